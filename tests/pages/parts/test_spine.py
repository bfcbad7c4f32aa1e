"""The spine: England in the middle, better to the right, our mark with the shape of its word, and words for those who do not see it."""

import base64
import re

import pytest

from metrics.benchmarks import Spread
from metrics.benchmarks_compare import Compared
from pages.parts.spine import MIDDLE, SHAPES, spine
from tests.pages.parts.points import point

SHARE = {"measure_id": "ascof_2a", "basis": "CLD published", "unit": "%", "period_type": "financial_year"}
SPREAD = Spread(146, 7, 6.1, 66.3, 73.9, 84.1, 100.0)
OURS, ENGLAND = point(286, 331, 86.4, **SHARE), point(142525, 184745, 77.1, **SHARE)


def drawn(word="Better", better="higher", ours=OURS, england=ENGLAND, spread=SPREAD):
    made = spine(ours, england, spread, Compared(word, ""), better, "Halton")
    picture = re.search(r'base64,([^"]+)"', made)
    return made, base64.b64decode(picture[1]).decode() if picture else ""


def place_of_ours(svg):
    return float(re.search(r"translate\(([\d.]+)", svg)[1])


def test_the_words_say_range_middle_half_england_and_ours():
    made, _ = drawn()
    assert 'alt="All 146 councils 6.1% to 100.0%; the middle half 66.3% to 84.1%; England 77.1%; Halton 86.4%, better."' in made


@pytest.mark.parametrize("word", SHAPES)
def test_each_word_has_a_shape_of_its_own(word):
    _, svg = drawn(word)
    assert SHAPES[word][0] in svg
    assert sum(path in svg for path, _ in SHAPES.values()) == 1


@pytest.mark.parametrize("word", ["No test", "Too few to say"])
def test_where_no_test_was_made_the_mark_is_a_hollow_ring_and_the_words_claim_nothing(word):
    made, svg = drawn(word)
    assert "<circle" in svg and not any(path in svg for path, _ in SHAPES.values())
    assert made.count("better") == 0 and "Halton 86.4%." in made


@pytest.mark.parametrize(("better", "to_the_right"), [("higher", True), ("none", True), ("range", True), ("lower", False)])
def test_better_lies_to_the_right(better, to_the_right):
    _, svg = drawn(better=better)
    assert (place_of_ours(svg) > MIDDLE) == to_the_right


def test_a_figure_we_do_not_know_has_no_mark_yet_the_others_are_drawn():
    made, svg = drawn("No figure", ours=point(status="suppressed", **SHARE))
    assert "England 77.1%." in made and "translate" not in svg and "circle" not in svg


def test_no_picture_without_england_or_of_numbers_of_people():
    people = {**SHARE, "unit": "people"}
    assert "Not drawn: no figure of England" in drawn(england=None)[0]
    assert "Not drawn: no figure of England" in drawn(england=point(status="not applicable", **SHARE))[0]
    assert "Not drawn: numbers of people" in drawn(england=point(888520, None, 888520, **people))[0]


def test_all_alike_is_drawn_in_the_middle():
    _, svg = drawn("Similar", ours=ENGLAND, spread=Spread(3, 0, 77.1, 77.1, 77.1, 77.1, 77.1))
    assert place_of_ours(svg) == MIDDLE
