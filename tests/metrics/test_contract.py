"""One verdict for a contract from those on its linked measures."""

from __future__ import annotations

import pytest

from metrics.contract import NO_MEASURE, WHY_NOT, WORST_FIRST, one_verdict, worst
from metrics.progress import WORDS


@pytest.mark.parametrize(
    ("linked", "verdict"),
    [
        ("", NO_MEASURE),
        ("On track", "On track"),
        ("On track, At risk", "At risk"),
        ("At risk, Off track, On track", "Off track"),
        ("On track, Data late", "Data late"),
        ("At risk, Data late", "At risk"),
        # what cannot be judged does not pull a judged one down
        ("On track, Too few to say", "On track"),
        ("No target, On track, Not due yet", "On track"),
        ("No target, Too few to say", "Too few to say"),
        ("Not due yet, No target", "No target"),
        ("No measure yet, Not due yet", "Not due yet"),
        ("No measure yet", NO_MEASURE),
    ],
)
def test_the_worst_that_can_be_judged_is_the_contracts(linked, verdict):
    words = [word.strip() for word in linked.split(",") if word.strip()]
    assert one_verdict(words) == verdict
    place = worst(words)
    assert (None if place is None else words[place]) == (verdict if words else None)


def test_of_two_alike_the_first_linked_is_named():
    assert worst(["On track", "At risk", "At risk"]) == 1


def test_every_verdict_has_its_place():
    assert set(WORDS) < {*WORST_FIRST, *WHY_NOT}
