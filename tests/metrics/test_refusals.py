"""Comparisons that are refused: always with the reason and with what the reader can do; and those that are allowed, at the boundary."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from data.framework import Commitment, load_framework
from data.store import Store, open_store
from metrics.progress import Baseline, baseline_for, judge, why_not_comparable
from metrics.results import Point
from tests.metrics.keeping import keep
from tests.metrics.lines import admissions, rate, score, share

TODAY = date(2026, 11, 22)
CARE_HOMES = load_framework("halton").objectives[4].headline
BASELINE = Baseline(
    66, None, 66, "CLD as-DHSC", "Result for 2022/23", "2022/23, recounted by this method", "financial_year", date(2022, 4, 1), date(2023, 3, 31), "M1"
)  # fmt: skip
SALT = replace(BASELINE, basis="SALT return", words="2022/23, the council's SALT return", method_version="")
WATCHED = Commitment("admissions_all", "Admissions", "monitor", "rolling_year", True)


@pytest.mark.parametrize(
    ("changes", "reason", "options"),
    [
        ({"basis": "SALT return"}, "the series breaks in April 2024", ("Load the council's records of 2022/23", "enter a baseline", "a later year")),
        ({"basis": "SALT published"}, "count by other rules", ("Load the council's records of 2022/23", "enter a baseline", "a later year")),
        ({"basis": "CLD published"}, "No national figure from Client Level Data exists before April 2024", ("Say where this baseline comes from", "load the council's records of 2022/23")),
        ({"basis": "local upload"}, "on the basis 'local upload' and this figure on 'CLD as-DHSC'", ("Enter a baseline of 2022/23", "recounted by this method", "load that year's records")),
        ({"basis": "survey"}, "other rules", ("Enter a baseline of 2022/23",)),
        ({"basis": "SALT-style from CLD"}, "other rules", ("Enter a baseline of 2022/23",)),
        ({"method_version": "M2"}, "worked out by method M2 and this figure by M1", ("run both by the same method",)),
        ({"period_type": "month"}, "The baseline is for one month and this figure for 12 months", ("Enter a baseline for 12 months", "decide on a target")),
        ({"period_type": "quarter"}, "The baseline is for three months", ("Enter a baseline for 12 months",)),
        ({"period_type": "snapshot"}, "The baseline is for one day", ("Enter a baseline for 12 months",)),
    ],
)  # fmt: skip
def test_a_refused_baseline_has_its_reason_and_options(changes: dict[str, str], reason: str, options: tuple[str, ...]) -> None:
    verdict = judge(CARE_HOMES, "lower", [admissions(74)], replace(BASELINE, **changes), TODAY)
    assert (verdict.word, verdict.target, verdict.distance, verdict.turn) == ("No baseline", "Fewer than in 2022/23", "", "")
    assert reason in verdict.refusal == verdict.reason
    for option in options:
        assert option in verdict.refusal
    assert verdict.refusal.count(". ") >= 1, "a reason and then what can be done"


@pytest.mark.parametrize(
    ("point", "baseline"),
    [
        (admissions(74), BASELINE),
        (admissions(74), replace(BASELINE, period_type="rolling_year")),
        (admissions(74), replace(BASELINE, method_version="")),  # entered by the council, by no method of ours
        (admissions(74, basis="SALT return"), SALT),
        (admissions(74, basis="SALT published"), replace(SALT, basis="SALT published")),
        (share(76, 100), replace(BASELINE, basis="CLD local", period_type="financial_year")),  # shares of a month and of a year are shares
        (admissions(74, basis="CLD published"), replace(BASELINE, basis="CLD published", period_start=date(2024, 4, 1), period_end=date(2025, 3, 31))),
    ],
)  # fmt: skip
def test_what_counts_by_the_same_rules_may_be_compared(point: Point, baseline: Baseline) -> None:
    assert why_not_comparable(point, baseline) == ""


def test_the_break_is_the_first_of_april_2024() -> None:
    before, after = (replace(BASELINE, basis="CLD published", period_end=date.fromisoformat(end)) for end in ("2024-03-31", "2024-04-01"))
    point = admissions(74, basis="CLD published")
    assert why_not_comparable(point, before) != "" == why_not_comparable(point, after)


def test_a_rate_for_a_month_is_not_one_for_a_year() -> None:
    yearly = replace(BASELINE, basis="CLD as-DHSC")
    assert "12 months and this figure for one month" in why_not_comparable(rate(6, 25_379, period_type="month"), yearly)


@pytest.mark.parametrize(
    ("before", "says"),
    [
        ([], "no figure for the same period last year on the same basis. Load that year's records"),
        ([admissions(69, "2025-08-31")], "no figure for the same period last year"),
        ([admissions(69, "2025-09-30", status="suppressed", numerator=None, value=None)], "hidden to protect people's privacy"),
        ([admissions(69, "2025-09-30", status="not available", value=None)], "is not available"),
        ([admissions(69, "2025-09-30", method_version="M2")], "by method M2 and this one by M1: run both by the same method"),
        ([admissions(69, "2025-09-30")], ""),
    ],
)
def test_why_there_is_no_change_on_last_year(before: list[Point], says: str) -> None:
    verdict = judge(WATCHED, "lower", [*before, admissions(74)], None, TODAY)
    assert says in verdict.no_change
    assert (verdict.no_change == "") is (verdict.change is not None and verdict.change.direction != "")


def test_a_change_that_cannot_be_tested_has_an_amount_and_no_direction() -> None:
    watched = Commitment("ascof_1a", "Quality of life", "monitor", "financial_year", True)
    verdict = judge(watched, "higher", [score(18.9, None, "2024-03-31"), score(19.0, None)], None, TODAY)
    assert verdict.change is not None and (verdict.change.amount, verdict.change.direction) == ("up 0.1", "")
    assert "cannot be tested" in verdict.no_change


@pytest.mark.parametrize(
    ("now", "before", "direction"),
    [
        (share(420, 1000), share(400, 1000, "2025-10-31"), "No clear change"),  # 2 points of 1,000: z 0.9
        (share(444, 1000), share(400, 1000, "2025-10-31"), "Improving"),  # z 2.0
        (share(443, 1000), share(400, 1000, "2025-10-31"), "No clear change"),  # the interval begins at 0
        (share(356, 1000), share(400, 1000, "2025-10-31"), "Worsening"),
        (share(400, 1000), share(400, 1000, "2025-10-31"), "No clear change"),
    ],
)
def test_a_direction_is_only_ever_said_by_test(now: Point, before: Point, direction: str) -> None:
    watched = replace(WATCHED, measure="front_door_share", period_type="month", aim="increase", target_low=50.0)
    change = judge(watched, "higher", [before, now], None, TODAY).change
    assert change is not None and change.direction == direction


def nobody(end: str) -> Point:
    return replace(share(1, 1, end), numerator=0.0, denominator=0.0, value=None, status="no cases")


UNKNOWN = {"value": None, "status": "not available"}
NO_POPULATION = "No population is held for this council, so there is a number and no rate."


@pytest.mark.parametrize(
    ("line", "word", "reason"),
    [
        ([], "Data late", "No figures yet: nothing has been loaded that covers a whole period of this measure."),
        ([nobody("2026-10-31")], "Too few to say", "October 2026: there was nobody to count, so there is nothing to judge."),
        ([nobody("2026-03-31")], "Data late", "Figures to June 2026 were due by 14 August 2026: 100 days late. The newest are for March 2026."),
        ([nobody("2026-09-30"), share(1, 1, note=NO_POPULATION, **UNKNOWN)], "Data late", f"October 2026: {NO_POPULATION}"),
        ([share(1, 1, **UNKNOWN)], "Data late", "No figures yet: nothing has been loaded that covers a whole period of this measure."),
        ([share(380, 500, "2026-09-30"), nobody("2026-10-31")], "On track", "On track means 75% to 80%. September 2026: 76.0% (380 of 500), inside the range."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("audience", ["exact", "public"])
def test_nobody_to_count_nothing_loaded_and_late_are_three_things(line: list[Point], word: str, reason: str, audience: str) -> None:
    front_door = load_framework("halton").objectives[0].headline
    verdict = judge(front_door, "range", line, None, TODAY, audience=audience)  # type: ignore[arg-type]
    assert verdict.word == word and (audience == "public" or verdict.reason == reason)
    watched = judge(replace(front_door, aim="monitor", target_low=None, target_high=None), "range", line, None, TODAY)
    assert watched.word == "No target" and watched.reason.startswith("The plan sets no number to reach")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "store.duckdb")
    with store.writing() as cursor:
        cursor.execute("insert into current_run values (1)")
    yield store
    store.close()


def test_a_figure_from_before_the_break_is_told_and_refused(store: Store) -> None:
    promise = Commitment("ascof_2c", "Rate", "reduce", "rolling_year", True, baseline="2022/23")
    keep(
        store, rate(64, 25_379), rate(70, 25_000, "2023-03-31", measure_id="salt_2a2", basis="SALT published", period_type="financial_year")
    )
    found = baseline_for(store, "990", promise)
    assert found is not None and found.basis == "SALT published" and "2022/23" in found.words
    verdict = judge(promise, "lower", [rate(64, 25_379)], found, TODAY)
    assert verdict.word == "No baseline" and "breaks in April 2024" in verdict.refusal
    keep(store, rate(70, 25_000, "2023-03-31", period_type="financial_year"))
    own = baseline_for(store, "990", promise)
    assert own is not None and own.basis == "CLD as-DHSC", "the measure's own figure goes before that of another"
