"""The files of a chart: SVG that can be read, PNG of its size, all that a paper needs on it, nothing that the audience may not see."""

import re
import struct
from datetime import date
from xml.etree import ElementTree

import pytest

from metrics.verdicts.variation import variation
from pages.parts import chart_file
from pages.parts.chart_file import Sheet, png, svg
from pages.parts.control_drawing import picture as control_picture
from tests.metrics.test_variation import PAIR, line
from tests.pages.parts.pictures import PICTURES

NAME = "{http://www.w3.org/2000/svg}"


def sheet(name="ordinary", **more):
    given = {
        "title": "On track since March 2026, at risk before",
        "subtitle": "Requests resolved at the front door (% of requests), Exampleton, monthly, Apr 2024 to Sep 2026. The scale starts at 62%.",
        "source": "Source: Client Level Data (upload 41). Basis: CLD local, method M1, as of 12 November 2026.",
        "audience": "exact",
        "made_on": date(2026, 11, 22),
        "synthetic": "Exampleton",
        "key": ("15 January 2025: New wellbeing service started.",),
    }
    return Sheet(PICTURES[name] if isinstance(name, str) else name, **{**given, **more})


def root(made):
    return ElementTree.fromstring(svg(made))


def said(made):
    return [text.text for text in root(made).iter(f"{NAME}text")]


def test_it_holds_all_that_a_paper_needs():
    told = said(sheet())
    assert told[:3] == ["OFFICIAL-SENSITIVE, exact figures", "Synthetic data: Exampleton is an invented council", sheet().title]
    assert sheet().subtitle in " ".join(told) and sheet().source in told and "File made on 22 November 2026." in told
    assert {"75.6%", "Target 75% to 80%", "Baseline 66.8%", "provisional", "70%", "Apr", "2024", *sheet().key} <= set(told)


def test_it_has_a_name_and_a_description_for_those_who_do_not_see_it():
    drawing = root(sheet())
    title, description = drawing.find(f"{NAME}title"), drawing.find(f"{NAME}desc")
    assert drawing.get("role") == "img" and drawing.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert title.text == sheet().title and "first 67.5% in April 2024." in description.text and "an invented council" in description.text
    assert root(sheet(title="Another")).get("id") != drawing.get("id")


@pytest.mark.parametrize(
    ("audience", "synthetic", "marking"),
    [
        ("exact", "", "OFFICIAL-SENSITIVE, exact figures"),
        ("public", "Exampleton", "OFFICIAL, small numbers hidden, others rounded"),
    ],
)
def test_it_is_marked_for_its_audience_and_says_what_is_invented(audience, synthetic, marking):
    told = said(sheet(audience=audience, synthetic=synthetic))
    assert told[0] == marking and any("invented" in each for each in told) is bool(synthetic)


@pytest.mark.parametrize("name", PICTURES)
def test_every_picture_can_be_drawn_within_its_sheet(name):
    drawing = root(sheet(name))
    wide, tall = float(drawing.get("width")), float(drawing.get("height"))
    for element in drawing.iter():
        for key, most in (("x", wide), ("x1", wide), ("x2", wide), ("cx", wide), ("y", tall), ("y1", tall), ("y2", tall), ("cy", tall)):
            assert 0 <= float(element.get(key, 0)) <= most


def test_a_gap_is_a_gap_and_what_may_change_is_dotted_with_hollow_dots():
    paths = list(root(sheet("gaps")).iter(f"{NAME}path"))
    assert sum(path.get("d").count("M") for path in paths) == 5
    drawing = root(sheet())
    assert [path.get("stroke-dasharray") for path in drawing.iter(f"{NAME}path")] == [None, "3 3"]
    assert len([dot for dot in drawing.iter(f"{NAME}circle") if dot.get("fill") == "#ffffff"]) == 3


def test_a_control_chart_has_its_limits_target_and_diamonds():
    drawn = control_picture(variation(line(PAIR)), (12.0, None), "Target: 12% or more", alt="Control chart of requests.")
    told = said(sheet(drawn))
    assert {"Upper limit 15.2%", "Average 10.8%", "Lower limit 6.4%", "Target: 12% or more", "Close to the limit"} <= set(told)
    assert len([path for path in root(sheet(drawn)).iter(f"{NAME}path") if path.get("d").endswith("z")]) == 2


def test_words_of_people_are_escaped_and_what_xml_cannot_hold_is_left_out():
    assert "<b>New</b> & old" in said(sheet(title="<b>New</b>\x00 & old\x1f"))
    assert "script" not in {element.tag.removeprefix(NAME) for element in root(sheet(title="<script>alert(1)</script>")).iter()}


def test_nothing_is_fetched():
    made = svg(sheet())
    assert re.findall(r"(?:href|src)=|url\(|@import|https?://(?!www\.w3\.org/2000/svg)", made) == []


def test_the_png_is_a_picture_of_twice_the_size():
    made = png(sheet("one point"))
    wide, tall = struct.unpack(">II", made[16:24])
    assert made[:8] == b"\x89PNG\r\n\x1a\n" and wide == 1920 and tall == 2 * int(root(sheet("one point")).get("height"))


def test_the_words_of_a_png_are_drawn(monkeypatch):
    """An unknown family would be left out without a word: a chart without letters."""
    with_words = png(sheet("one point"))
    monkeypatch.setattr(chart_file, "text", lambda *args, **named: None)
    assert len(png(sheet("one point"))) < len(with_words) * 0.8
