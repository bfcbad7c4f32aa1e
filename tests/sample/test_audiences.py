"""The public reads the same verdicts as everybody: of one period a word is the same or withheld, never another."""

from __future__ import annotations

import datetime

import pytest

from data.framework import load_framework
from metrics.progress import Verdict, baseline_for, judge
from metrics.results import Point, for_public, latest_complete, results
from tests.sample import made

HALTON = load_framework("halton")
WITHHELD = {"Too few to say"}
PROMISED = [each for objective in HALTON.objectives for each in objective.commitments]


def of(verdict: Verdict) -> tuple[str, str, str, bool]:
    """What is said in words: the verdict, the direction of travel, the note and whether a baseline is refused."""
    return verdict.word, verdict.change.direction if verdict.change is not None else "", verdict.note, bool(verdict.refusal)


def held(commitment, points: list[Point]) -> list[Point]:
    wanted = (commitment.measure, commitment.period_type, commitment.group_type, commitment.group_value)
    line = [p for p in points if (p.measure_id, p.period_type, p.group_type, p.group_value) == wanted]
    basis = line[0].basis if line else ""
    return sorted((point for point in line if point.basis == basis), key=lambda point: point.period_end)


@pytest.mark.parametrize("commitment", PROMISED, ids=lambda each: each.measure)
def test_no_word_is_another_for_the_public(commitment) -> None:
    exact = held(commitment, results(made.store(), measures=[commitment.measure], councils=["990"]))
    shown = {point.period_end: point for point in held(commitment, for_public(exact))}
    baseline = baseline_for(made.store(), "990", commitment)
    compared = 0
    for end in [point.period_end for point in exact]:
        line = [point for point in exact if point.period_end <= end]
        seen = [shown[point.period_end] for point in line if point.period_end in shown]
        own = judge(commitment, "none", line, baseline, end)
        public = judge(commitment, "none", line, baseline, end, audience="public", shown_points=seen)
        newest = latest_complete(line)
        if newest is None or public.latest is None or public.latest.period_end != newest.period_end:
            continue  # the public sees 12 months at the ends of quarters only: its verdict is that of the quarter's end
        compared += 1
        if public.word in WITHHELD:
            assert public.latest.status == "suppressed" or own.word == public.word or "too small a number to show" in public.reason
            continue
        (word, direction, *rest), (same, seen_direction, *seen_rest) = of(own), of(public)
        assert (same, seen_rest) == (word, rest), end
        assert seen_direction in ("", direction), end
    assert compared


def test_a_public_verdict_is_of_the_newest_period_that_the_public_may_see() -> None:
    day = datetime.date(2026, 8, 31)
    admissions = next(each for each in PROMISED if each.measure == "admissions_all")
    exact = held(admissions, results(made.store(), measures=["admissions_all"], councils=["990"]))
    public = judge(admissions, "lower", [p for p in exact if p.period_end <= day], None, day, audience="public")
    assert public.latest is not None and public.latest.period_end == datetime.date(2026, 6, 30)
