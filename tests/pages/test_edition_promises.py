"""What two editions say of each promise: its first figures are no changed verdict, and a changed verdict is named."""

import pytest

from data.records.editions import Item
from metrics.edition_contents import body
from pages.edition_promises import heading, promises
from tests.pages.parts.points import point

FIGURE = body(point(412, 536, 76.9))
HIDDEN, MISSING = body(point(status="suppressed")), body(point(status="not available"))


def held(*said):
    return [
        Item("verdict", "o", f"m{number}", {"word": word, "latest": latest, "title": "M"}) for number, (word, latest) in enumerate(said)
    ]


@pytest.mark.parametrize(
    ("was", "now", "change"),
    [
        (("No measure yet", None), ("On track", FIGURE), "First figures"),
        (("No measure yet", None), ("No target", HIDDEN), "First figures"),
        (("No target", MISSING), ("No target", FIGURE), "First figures"),
        (("No measure yet", None), ("Data late", None), "From no measure yet to data late"),
        (("At risk", FIGURE), ("On track", FIGURE), "From at risk to on track"),
        (("Off track", FIGURE), ("Off track", FIGURE), "As it was"),
    ],
)
def test_what_became_of_a_promise(was, now, change):
    assert [each.change for each in promises(held(was), held(now))] == [change]


def test_a_promise_that_the_older_edition_did_not_hold_is_new():
    assert [each.change for each in promises([], held(("On track", FIGURE)))] == ["New in this edition"]


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        ([("No measure yet", None)] * 2, [("On track", FIGURE)] * 2, ["two promises have their first figures", "no verdict changed"]),
        ([("No target", MISSING)], [("No target", FIGURE)], ["one promise has its first figures", "no verdict changed"]),
        (
            [("No measure yet", None), ("At risk", FIGURE)],
            [("On track", FIGURE), ("Off track", FIGURE)],
            ["one promise has its first figures", "one verdict changed"],
        ),
        ([("At risk", FIGURE)] * 2, [("At risk", FIGURE)] * 2, ["no verdict changed"]),
    ],
)
def test_first_figures_are_counted_apart_from_verdicts(was, now, says):
    assert heading(held(*was), held(*now)) == says
