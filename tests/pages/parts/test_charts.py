import html
from datetime import date

import pytest

from pages.parts import charts
from pages.parts.charts import figure
from pages.parts.picture import BAND, BASELINE, BLUE, GREEN, INK, INK_2, Mark, Picture
from tests.pages.parts.pictures import PICTURES, STARTED, dots


def lines(picture):
    return [line for line in figure(picture)["data"] if line["mode"] != "markers"]


def texts(picture):
    return [label["text"] for label in figure(picture)["layout"]["annotations"]]


def test_a_gap_is_never_joined():
    (line,) = lines(Picture(dots(1.0, None, 3.0), "3"))
    assert line["y"] == [1.0, None, 3.0] and line["connectgaps"] is False


def test_what_may_change_is_dotted_from_the_last_settled_dot_with_hollow_dots():
    drawn = figure(Picture(dots(1.0, 2.0, 3.0, 4.0, provisional=2), "2"))["data"]
    assert [(line["line"]["dash"], line["y"]) for line in drawn if line["mode"] != "markers"] == [
        ("solid", [1.0, 2.0]),
        ("dot", [2.0, 3.0, 4.0]),
    ]
    assert [line["marker"]["color"] for line in drawn if line["mode"] == "markers"] == ["#ffffff", "#12436d"]


def test_a_break_interrupts_the_line_and_says_why():
    picture = Picture(dots(1.0, 2.0, 3.0), "3", breaks=((date(2024, 6, 1), "Break: from here\nCLD local"),))
    assert [line["y"] for line in lines(picture)] == [[1.0, 2.0], [3.0]]
    assert "Break: from here<br>CLD local" in texts(picture)


@pytest.mark.parametrize(
    ("low", "high", "shapes", "dash"),
    [(75, 80, ["rect", "line", "line"], "dot"), (None, 66, ["line"], "dash"), (75, None, ["line"], "dash"), (None, None, [], "")],
)
def test_a_range_is_a_band_and_a_one_sided_target_a_dashed_line(low, high, shapes, dash):
    drawn = figure(Picture(dots(70.0, 71.0), "71", target_low=low, target_high=high, target_words="Target"))["layout"]["shapes"]
    assert [shape["type"] for shape in drawn] == shapes
    assert all(shape["line"]["dash"] == dash for shape in drawn if shape["type"] == "line")


def test_the_baseline_is_drawn_only_where_it_may_be_compared():
    mark = Mark(66.8, "Baseline 66.8%", date(2024, 5, 1), date(2024, 6, 1))
    (shape,) = figure(Picture(dots(70.0, 71.0, 72.0), "72%", baseline=mark))["layout"]["shapes"]
    assert (shape["xref"], shape["x0"], shape["x1"], shape["line"]["dash"]) == ("x", "2024-05-01", "2024-06-01", "dashdot")


def test_an_event_is_a_fine_dotted_line_on_its_day_and_can_be_pointed_at():
    drawn = figure(Picture(dots(*range(24)), "23", events=(STARTED,)))
    (shape,) = drawn["layout"]["shapes"]
    assert (shape["x0"], shape["line"]["width"], shape["line"]["dash"]) == ("2025-01-15", 1.0, "1.5px,3px")
    assert drawn["data"][-1]["text"] == ["15 January 2025: New wellbeing service started"]


def test_words_of_people_are_not_taken_for_html():
    picture = Picture(dots(*range(24)), "23", events=((date(2025, 1, 15), "<b>A</b> & <i>B</i>"),))
    said = [label["text"].replace("<br>", " ") for label in figure(picture)["layout"]["annotations"]]
    assert html.escape("<b>A</b> & <i>B</i>") in said


def test_there_is_nothing_to_press_and_no_title_or_legend():
    layout = figure(Picture(dots(1.0, 2.0), "2"))["layout"]
    assert "title" not in layout and layout["showlegend"] is False and layout["yaxis"]["fixedrange"] and layout["xaxis"]["fixedrange"]


def test_a_figure_between_two_gaps_is_still_seen_on_a_line_without_dots():
    (line,) = lines(Picture(dots(1.0, None, 2.0, None, 3.0), "3", dotted=False))
    assert line["mode"] == "lines+markers"


@pytest.mark.parametrize("name", PICTURES)
def test_every_picture_can_be_drawn_and_plotly_agrees(name):
    charts._checked.cache_clear()
    checked = charts._checked(PICTURES[name])
    assert len(checked.to_dict()["layout"].get("annotations", ())) == len(texts(PICTURES[name]))
    assert charts._checked(PICTURES[name]) is checked


def luminance(colour):
    """Relative luminance after WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("ground", ["#ffffff", BAND])
@pytest.mark.parametrize("mark", [INK, INK_2, BLUE, GREEN, BASELINE])
def test_every_mark_stands_out_from_its_ground(mark, ground):
    assert contrast(mark, ground) >= 4.5


def test_marks_that_print_in_the_same_grey_differ_in_dash_or_direction():
    mark = Mark(66.8, "Baseline 66.8%", date(2024, 4, 1), date(2025, 9, 1))
    picture = Picture(
        dots(*range(60, 78)), "77", baseline=mark, target_low=75, target_words="T", events=(STARTED,), breaks=((date(2024, 9, 1), "B"),)
    )
    shapes = figure(picture)["layout"]["shapes"]
    kinds = [(shape["x0"] == shape["x1"], shape["line"]["dash"], shape["line"]["width"]) for shape in shapes]
    assert len(set(kinds)) == len(kinds) == 4
