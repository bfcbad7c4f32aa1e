import pytest

from pages.parts import words
from tests.pages.parts.points import point

RATE = {"unit": "per 100,000 people aged 65 and over", "measure_id": "ascof_2c"}
COUNT = {"unit": "people", "measure_id": "lts_year", "period_type": "rolling_year"}


@pytest.mark.parametrize(
    ("of", "figure", "terms"),
    [
        (point(412, 536, 76.9), "76.9%", "412 of 536 requests"),
        (point(412, 536, 76.9, status="provisional"), "76.9%", "412 of 536 requests"),
        (point(17, 28, 60.7), "17 of 28", "too few for a share"),
        (point(0, 536, 0.0), "0.0%", "0 of 536 requests"),
        (point(2061, None, 2061, **COUNT), "2,061", "people in 12 months"),
        (point(74, 25400, 291.3, **RATE), "291.3", "per 100,000 people aged 65 and over: 74 of 25,400"),
        (point(74, None, None, status="not available", **RATE), "[x]", "74 counted, no population for a rate"),
        (point(None, None, 78.4, margin=6.2, basis="survey"), "78.4%", "plus or minus 6.2"),
        (point(None, None, 86.4, basis="CLD published"), "86.4%", "counts not published"),
        (point(status="suppressed"), "[c]", "hidden to protect people's privacy. It does not mean none"),
        (point(status="not available"), "[x]", "not available"),
        (point(status="not applicable"), "[z]", "not applicable"),
        (point(status="late"), "[x]", "the data are late"),
        (point(status="not due"), "Not due yet", "the period has not ended yet"),
        (point(0, 0, None, status="no cases"), "No cases", "nobody to count in this period"),
        (None, "[x]", "no figure for this period"),
    ],
)
def test_zero_hidden_missing_late_not_due_and_not_applicable_read_differently(of, figure, terms):
    assert (words.figure(of), words.terms(of)) == (figure, terms)


def test_what_may_change_is_marked():
    assert words.marked(point(412, 536, 76.9, status="provisional")) == "76.9% [p]"
    assert words.marked(point(412, 536, 76.9)) == "76.9%"


def test_the_key_explains_the_marks_used_and_no_others():
    assert words.key_of(["[c]", "12", "76.9% [p]"]) == (
        "[c] hidden to protect people's privacy. It does not mean none. [p] provisional: it may still change."
    )
    assert words.key_of(["12"]) == ""


@pytest.mark.parametrize(("parts", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")])
def test_lists(parts, said):
    assert words.listed(parts) == said


@pytest.mark.parametrize(("count", "said"), [(0, "no objectives"), (1, "one objective"), (2, "two objectives"), (11, "11 objectives")])
def test_small_numbers_are_words(count, said):
    assert words.plural(count, "objective") == said
