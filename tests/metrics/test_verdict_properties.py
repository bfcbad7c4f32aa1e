"""What always holds of verdicts: they mirror with polarity, a tighter tolerance never betters one, and other councils' rows change none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from data.framework import Commitment, load_framework
from data.store import Store, open_store
from metrics.catalogue import catalogue
from metrics.progress import Baseline, Verdict, baseline_for, judge
from metrics.results import results, series
from metrics.run import run
from metrics.statistics.comparison import difference_of_shares, ratio_of_rates
from metrics.statistics.intervals import clopper_pearson, counted, wilson
from metrics.verdicts.year_end import YearEnd, year_end
from tests.drawing import new_store, submit
from tests.metrics.council import AS_OF
from tests.metrics.keeping import keep
from tests.metrics.lines import admissions, share
from tests.metrics.test_engine import by_chance

TODAY = date(2026, 11, 22)
RANK = {"Off track": 0, "At risk": 1, "On track": 2}
WHOLE = 1000
FEW = settings(max_examples=60, deadline=None)

shares = st.integers(20, WHOLE - 20)
limits_ = st.integers(10, 90)
tolerances = st.sampled_from([0.0, 0.5, 1.0, 2.0, 5.0, 20.0])


def keep_under(limit: float, tolerance: float) -> Commitment:
    return Commitment("front_door_share", "", "reduce", "month", True, target_high=limit, tolerance=tolerance)


def reach(limit: float, tolerance: float) -> Commitment:
    return Commitment("front_door_share", "", "increase", "month", True, target_low=limit, tolerance=tolerance)


def judged(promise: Commitment, now: int, before: int | None = None, baseline: Baseline | None = None) -> Verdict:
    line = [share(now, WHOLE)] + ([] if before is None else [share(before, WHOLE, "2025-10-31")])
    return judge(promise, "none", line, baseline, TODAY)


@FEW
@given(shares, shares, limits_, tolerances)
def test_a_line_where_less_is_better_reads_as_its_mirror_where_more_is(now: int, before: int, limit: int, tolerance: float) -> None:
    down = judged(keep_under(limit, tolerance), now, before)
    up = judged(reach(100 - limit, tolerance), WHOLE - now, WHOLE - before)
    assert (down.word, down.certainty) == (up.word, up.certainty)
    assert down.change is not None and up.change is not None and down.change.direction == up.change.direction
    assert down.change.difference == pytest.approx(-up.change.difference)


@FEW
@given(shares, shares)
def test_against_a_baseline_too(now: int, before: int) -> None:
    def against(numerator: int) -> Baseline:
        value = 100 * numerator / WHOLE
        return Baseline(numerator, WHOLE, value, "CLD local", "", "2022/23", "month", date(2022, 4, 1), date(2023, 3, 31), "M1")

    fewer, more = (Commitment("front_door_share", "", aim, "month", True, baseline="2022/23") for aim in ("reduce", "increase"))  # type: ignore[arg-type]
    down, up = judged(fewer, now, None, against(before)), judged(more, WHOLE - now, None, against(WHOLE - before))
    assert (down.word, down.certainty) == (up.word, up.certainty)


@FEW
@given(shares, limits_, tolerances, tolerances, st.booleans())
def test_a_tighter_tolerance_never_betters_a_verdict(now: int, limit: int, one: float, other: float, fewer: bool) -> None:
    promise = keep_under if fewer else reach
    tight, loose = (judged(promise(limit, tolerance), now).word for tolerance in sorted((one, other)))
    assert RANK[tight] <= RANK[loose]
    assert (tight == "On track") is (loose == "On track"), "a tolerance decides between at risk and off track only"


@FEW
@given(shares, shares, limits_, tolerances)
def test_verdicts_are_ordered_as_the_figures_are(one: int, other: int, limit: int, tolerance: float) -> None:
    low, high = sorted((one, other))
    assert RANK[judged(keep_under(limit, tolerance), low).word] >= RANK[judged(keep_under(limit, tolerance), high).word]
    assert RANK[judged(reach(limit, tolerance), low).word] <= RANK[judged(reach(limit, tolerance), high).word]


@FEW
@given(shares, limits_, tolerances, st.booleans())
def test_the_people_named_turn_the_verdict_and_one_fewer_does_not(now: int, limit: int, tolerance: float, fewer: bool) -> None:
    promise = (keep_under if fewer else reach)(limit, tolerance)
    verdict = judged(promise, now)
    first = verdict.turn.split(" ", maxsplit=2)
    assume(first[1] in ("more", "fewer"))
    people = int(first[0].replace(",", "")) * (1 if first[1] == "more" else -1)
    wanted = re.search(r"would put it (on track|at risk|off track)\.", verdict.turn)
    assert wanted is not None and (wanted[1] == "on track") is (verdict.word != "On track")
    assume(20 <= now + people <= WHOLE - 20)
    assert judged(promise, now + people).word.lower() == wanted[1]
    assert judged(promise, now + people - (1 if people > 0 else -1)).word == verdict.word or verdict.word == "Off track"


@FEW
@given(st.integers(0, 500), st.integers(1, 500), st.floats(0.5, 0.99), st.floats(0.001, 0.009))
def test_intervals_enclose_the_value_and_widen_with_confidence(numerator: int, more: int, confidence: float, bolder: float) -> None:
    whole = numerator + more
    for make, value in (
        (lambda level: wilson(numerator, whole, level), numerator / whole),
        (lambda level: clopper_pearson(numerator, whole, level), numerator / whole),
        (lambda level: counted(numerator, level), numerator),
    ):
        narrow, wide = make(confidence), make(confidence + bolder)
        assert wide.lower <= narrow.lower <= value <= narrow.upper <= wide.upper


@FEW
@given(st.integers(1, 300), st.integers(1, 300), st.integers(1, 300), st.integers(1, 300), st.floats(0.5, 0.9))
def test_intervals_of_comparisons_enclose_them_and_widen_too(x1: int, more1: int, x2: int, more2: int, confidence: float) -> None:
    cases = (x1, x1 + more1, x2, x2 + more2)
    for compare in (difference_of_shares, ratio_of_rates):
        narrow, wide = compare(*cases, confidence), compare(*cases, confidence + 0.05)
        assert narrow is not None and wide is not None
        assert wide.interval.lower <= narrow.interval.lower <= narrow.value <= narrow.interval.upper <= wide.interval.upper


@FEW
@given(st.integers(1, 300), st.integers(1, 300), st.integers(1, 300), st.integers(1, 300))
def test_two_rates_compared_the_other_way_round_are_the_mirror(x1: int, n1: int, x2: int, n2: int) -> None:
    there, back = ratio_of_rates(x1, n1, x2, n2), ratio_of_rates(x2, n2, x1, n1)
    assert there is not None and back is not None
    assert there.value == pytest.approx(1 / back.value) and there.interval.lower == pytest.approx(1 / back.interval.upper)
    assert there.p == pytest.approx(back.p) and there.is_clear is back.is_clear


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "store.duckdb")
    with store.writing() as cursor:
        cursor.execute("insert into current_run values (1)")
    yield store
    store.close()


def all_said(store: Store, council: str, today: date) -> dict[tuple[str, str, str], tuple[Verdict, YearEnd | None]]:
    """Every verdict and year's end of Halton's plan for a council, without the number of the run's files."""
    found = {}
    promises = [promise for objective in load_framework("halton").objectives for promise in objective.commitments]
    for promise in promises:
        measure = catalogue().get(promise.measure)
        better = measure.better if measure is not None else "none"
        line = series(store, promise.measure, promise.period_type, council)
        points = results(store, measures=[promise.measure], councils=[council], groups=["all"])
        known = baseline_for(store, council, promise)
        for audience in ("exact", "public"):
            verdict = judge(promise, better, line, known, today, audience=audience)  # type: ignore[arg-type]
            ahead = year_end(promise, points, verdict, today, audience=audience, baseline=known)  # type: ignore[arg-type]
            found[promise.measure, promise.period_type, audience] = verdict, ahead
    return found


def test_results_of_another_council_change_no_verdict(store: Store) -> None:
    ours = [
        admissions(74), admissions(69, "2025-09-30"), admissions(66, "2023-03-31", period_type="financial_year"),
        share(412, 536), share(363, 517, "2025-10-31"),
    ]  # fmt: skip
    keep(store, *ours)
    before = all_said(store, "990", TODAY)
    assert {verdict.word for verdict, _ in before.values()} >= {"Off track", "On track"}
    keep(store, *[replace(point, council="991", numerator=(point.numerator or 0) + 40, value=(point.value or 0) + 40) for point in ours])
    keep(store, admissions(1, "2026-10-31", council="991"), share(1, 100, "2026-11-30", council="991"))
    assert all_said(store, "990", TODAY) == before
    assert all_said(store, "991", TODAY) != before


def test_rows_of_another_council_change_no_verdict_from_the_extract_on(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    submit(store, by_chance(9, 300, 60), covers=("2024-04-01", "2026-06-30"), submitted_at="2026-07-15")
    run(store, "M1", AS_OF, is_default=True)
    before = all_said(store, "990", AS_OF)
    assert sum(verdict.latest is not None for verdict, _ in before.values()) >= 6
    submit(store, by_chance(10, 300, 60), covers=("2024-04-01", "2026-06-30"), submitted_at="2026-07-15", council="991")
    run(store, "M1", AS_OF, is_default=True)
    assert all_said(store, "990", AS_OF) == before
    assert all_said(store, "991", AS_OF) != before
