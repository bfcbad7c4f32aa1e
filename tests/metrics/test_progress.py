"""Verdicts at each boundary, their reasons, and what the public is told of them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.framework import Commitment, load_framework
from data.records.baselines import EnteredBaseline, enter_baseline
from data.store import Store, open_store
from metrics.progress import WORDS, Baseline, Verdict, baseline_for, judge, likely_range, yardsticks
from metrics.results import Point
from metrics.statistics.disclosure import Kind
from metrics.verdicts.seen import seen_baseline
from tests.metrics.keeping import keep
from tests.metrics.lines import admissions, rate, score, share

TODAY = date(2026, 11, 22)
HALTON = load_framework("halton")
FRONT_DOOR = HALTON.objectives[0].headline
CARE_HOMES = HALTON.objectives[4].headline
BASELINE = Baseline(
    66, None, 66, "CLD as-DHSC", "Result for 2022/23", "2022/23, recounted by this method", "financial_year", date(2022, 4, 1), date(2023, 3, 31), "M1"
)  # fmt: skip


def front_door(*points: Point, **how: object) -> Verdict:
    return judge(FRONT_DOOR, "range", points, None, TODAY, **how)


def care_homes(*points: Point, baseline: Baseline | None = BASELINE, today: date = TODAY, **how: object) -> Verdict:
    return judge(CARE_HOMES, "lower", points, baseline, today, **how)


@pytest.mark.parametrize(
    ("resolved", "word", "distance"),
    [
        (7290, "Off track", "2.1 points below the range"),
        (7300, "At risk", "2.0 points below the range"),
        (7496, "At risk", "0.04 points below the range"),
        (7500, "On track", "inside the range"),
        (8000, "On track", "inside the range"),
        (8010, "On track", "0.1 points above the range"),
    ],
)
def test_a_range_of_75_to_80_with_2_points(resolved: int, word: str, distance: str) -> None:
    verdict = front_door(share(resolved, 10_000))
    assert (verdict.word, verdict.distance) == (word, distance)
    assert verdict.target == "75% to 80%"
    assert verdict.note == ("Above the range: check that people in need are not turned away." if resolved > 8000 else "")


def test_a_verdict_explains_itself_and_says_what_would_turn_it() -> None:
    verdict = front_door(share(412, 536))
    assert verdict.reason == "On track means 75% to 80%. October 2026: 76.9% (412 of 536), inside the range."
    assert verdict.turn == "11 fewer of the same 536 would put it at risk. At risk is from 73% to below 75%."
    assert (verdict.certainty, verdict.doubt) == ("within the margin", "The likely range, 73.1% to 80.2%, reaches below 75%.")
    assert verdict.tolerance == "Tolerance 2 points: the dashboard's general rule; no owner has set another."


def test_a_value_that_rounding_would_put_on_the_other_side_is_shown_in_full() -> None:
    assert "October 2026: 74.96% (7,496 of 10,000)" in front_door(share(7496, 10_000)).reason


@pytest.mark.parametrize(
    ("resolved", "certainty"), [(751, "within the margin"), (790, "clearly"), (600, "clearly"), (745, "within the margin")]
)
def test_certainty_against_a_target(resolved: int, certainty: str) -> None:
    assert front_door(share(resolved, 1000)).certainty == certainty


@pytest.mark.parametrize(
    ("admitted", "word", "distance"),
    [
        (74, "Off track", "8 above the limit"),
        (70, "Off track", "4 above the limit"),
        (69, "At risk", "3 above the limit"),
        (66, "At risk", "at the limit of 66"),
        (65, "On track", "1 below the limit"),
    ],
)
def test_fewer_than_the_baseline(admitted: int, word: str, distance: str) -> None:
    verdict = care_homes(admissions(admitted))
    assert (verdict.word, verdict.distance, verdict.target, verdict.polarity) == (word, distance, "Fewer than 66", "fewer is better")
    assert "exceed" not in " ".join([verdict.reason, verdict.turn, verdict.doubt])


def test_off_track_says_how_many_fewer() -> None:
    verdict = care_homes(admissions(74))
    assert verdict.reason == (
        "On track means fewer than 66, the baseline (2022/23, recounted by this method). 12 months to September 2026: 74, 8 above the limit."
    )
    assert verdict.turn == "9 fewer would put it on track. On track is fewer than 66; at risk is from 66 to 69."
    assert (verdict.certainty, verdict.doubt) == ("within the margin", "The difference from the baseline could be chance.")
    assert verdict.tolerance == "Tolerance 3.3 (5% of the limit): the dashboard's general rule; no owner has set another."


def test_more_than_the_baseline_in_percentages() -> None:
    more = Commitment("front_door_share", "Share", "increase", "month", True, baseline="2022/23")
    before = Baseline(103, 128, 100 * 103 / 128, "CLD local", "", "2022/23", "financial_year", date(2022, 4, 1), date(2023, 3, 31), "M1")
    verdicts = [judge(more, "higher", [share(x, 115)], before, TODAY) for x in (93, 91, 60)]
    assert [verdict.word for verdict in verdicts] == ["On track", "At risk", "Off track"]
    assert [verdict.distance for verdict in verdicts] == [
        "0.4 points above 80.5%",
        "1.3 points short of 80.5%",
        "28.3 points short of 80.5%",
    ]
    assert verdicts[1].target == "Above 80.5%"
    assert verdicts[2].certainty == "clearly"


def test_levels_to_reach_and_limits_to_keep() -> None:
    at_least = Commitment("front_door_share", "Share", "increase", "month", True, target_low=75, tolerance=2)
    at_most = Commitment("admissions_all", "Admissions", "reduce", "rolling_year", True, target_high=66, tolerance=3)
    assert [judge(at_least, "higher", [share(x, 100)], None, TODAY).word for x in (75, 73, 72)] == ["On track", "At risk", "Off track"]
    verdicts = [judge(at_most, "lower", [admissions(x)], None, TODAY) for x in (66, 69, 70)]
    assert [verdict.word for verdict in verdicts] == ["On track", "At risk", "Off track"]
    assert verdicts[2].turn == "4 fewer would put it on track. On track is at most 66; at risk is above 66, up to 69."


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"basis": "SALT return"}, "the series breaks in April 2024, so no change is worked out"),
        ({"basis": "SALT published"}, "Load the council's records of 2022/23"),
        ({"basis": "CLD published"}, "No national figure from Client Level Data exists before April 2024"),
        ({"basis": "local upload"}, "other rules, so no change is worked out"),
        ({"method_version": "M2"}, "worked out by method M2 and this figure by M1"),
        ({"period_type": "month"}, "The baseline is for one month and this figure for 12 months"),
    ],
)
def test_a_baseline_counted_otherwise_is_refused_with_the_reason(changes: dict[str, str], says: str) -> None:
    verdict = care_homes(admissions(74), baseline=replace(BASELINE, **changes))
    assert (verdict.word, verdict.target) == ("No baseline", "Fewer than in 2022/23")
    assert says in verdict.reason == verdict.refusal
    assert verdict.distance == verdict.turn == ""


def test_without_a_baseline_it_says_how_to_supply_one() -> None:
    verdict = care_homes(admissions(74), baseline=None)
    assert verdict.word == "No baseline"
    assert "Enter the council's own, or load its 2022/23 records" in verdict.reason


@pytest.mark.parametrize("point", [share(3, 40), share(15, 19), share(4, 4000)])
def test_too_few_to_say(point: Point) -> None:
    assert front_door(point).word == "Too few to say"
    assert front_door(share(15, 20)).word == "On track"


def test_too_few_admissions_to_say() -> None:
    assert care_homes(admissions(4)).word == "Too few to say"
    assert care_homes(admissions(5)).word == "On track"


def test_no_target_shows_the_trend() -> None:
    monitor = Commitment("admissions_all", "Admissions", "monitor", "rolling_year", True)
    verdict = judge(monitor, "higher", [admissions(386), admissions(331, "2025-09-30")], None, TODAY)
    assert (verdict.word, verdict.target) == ("No target", "None set")
    assert verdict.change is not None
    assert (verdict.change.words, verdict.change.direction) == ("up 55 from 331", "Improving")
    assert "not work this measure out" in judge(monitor, "higher", [], None, TODAY, measured=False).reason


def test_provisional_figures_only_are_not_due_yet() -> None:
    verdict = front_door(share(412, 536, status="provisional", note="28 days have not passed"))
    assert verdict.word == "Not due yet"
    assert verdict.reason.endswith(
        "It is provisional, so there is no verdict yet. 28 days have not passed. The figure is settled by a later file of the same period."
    )
    assert front_door(share(380, 500, "2026-09-30"), share(300, 536, status="provisional")).word == "On track"
    assert front_door(measured=False).word == "Not due yet"


@pytest.mark.parametrize(
    ("newest", "today", "look_ahead", "is_late"),
    [
        ("2026-09-30", date(2027, 2, 14), 0, False),  # the quarter to December was due 45 days after its end
        ("2026-09-30", date(2027, 2, 15), 0, True),
        ("2026-09-30", date(2027, 3, 14), 28, False),
        ("2026-09-30", date(2027, 3, 15), 28, True),
        ("2026-10-31", date(2027, 2, 15), 0, True),
        ("2026-12-31", date(2027, 2, 15), 0, False),
    ],
)
def test_data_are_late_45_days_after_the_next_quarter(newest: str, today: date, look_ahead: int, is_late: bool) -> None:
    verdict = care_homes(admissions(60, newest), today=today, look_ahead_days=look_ahead)
    assert verdict.word == ("Data late" if is_late else "On track")


def test_late_data_say_since_when_and_what_is_there() -> None:
    verdict = care_homes(admissions(60), today=date(2027, 2, 24))
    assert verdict.reason == (
        "Figures to December 2026 were due by 14 February 2027: 10 days late. The newest are for September 2026. 12 months to September 2026: 60."
    )
    assert care_homes().word == "Data late"


def test_provisional_figures_keep_data_from_being_late() -> None:
    assert care_homes(admissions(60), admissions(61, "2026-12-31", status="provisional"), today=date(2027, 2, 24)).word == "On track"


def test_published_figures_keep_their_own_calendar() -> None:
    published = Commitment("ascof_1a", "Quality of life", "increase", "financial_year", True, target_low=19)
    assert judge(published, "higher", [score(19.0, 0.8)], None, date(2028, 1, 1)).word == "On track"


@pytest.mark.parametrize(
    ("better", "now", "before", "direction"),
    [
        ("lower", admissions(74), admissions(69, "2025-09-30"), "No clear change"),
        ("lower", admissions(120), admissions(69, "2025-09-30"), "Worsening"),
        ("lower", admissions(40), admissions(69, "2025-09-30"), "Improving"),
        ("lower", rate(64, 25_379), rate(75, 25_000, "2025-09-30"), "No clear change"),
        ("none", admissions(120), admissions(69, "2025-09-30"), "Higher"),
    ],
)
def test_direction_against_the_same_period_last_year(better: str, now: Point, before: Point, direction: str) -> None:
    commitment = replace(CARE_HOMES, measure=now.measure_id, aim="monitor", baseline="")
    verdict = judge(commitment, better, [before, now], None, TODAY)
    assert verdict.change is not None and verdict.change.direction == direction


@pytest.mark.parametrize(
    ("now", "before", "direction", "words"),
    [
        ((412, 536), (363, 517), "Improving", "up 6.7 points from 70.2%"),
        ((480, 536), (412, 536), "Worsening", "up 12.7 points from 76.9%"),  # out at the top of the range
        ((1590, 2000), (1510, 2000), "No clear change", "up 4.0 points from 75.5%"),  # inside both times
    ],
)
def test_nearer_to_the_range_is_better(now: tuple[int, int], before: tuple[int, int], direction: str, words: str) -> None:
    change = front_door(share(*now), share(*before, "2025-10-31")).change
    assert change is not None and (change.direction, change.words) == (direction, words)


def test_surveys_change_when_their_margins_allow_it() -> None:
    watched = Commitment("ascof_1a", "Quality of life", "monitor", "financial_year", True)
    for margin, direction in ((0.8, "No clear change"), (0.05, "Improving"), (None, "")):
        change = judge(watched, "higher", [score(18.9, margin, "2024-03-31"), score(19.0, margin)], None, TODAY).change
        assert change is not None and change.direction == direction


@pytest.mark.parametrize(
    ("point", "ends"),
    [
        (share(751, 1000), (72.3272, 77.6807)),
        (admissions(65), (50.1632, 82.8491)),
        (admissions(9), (4.1154, 17.0848)),  # exact under 10
        (rate(64, 25_379, value=252.2), (194.1973, 322.0295)),  # from the counts, not from the value rounded
        (score(18.9, 0.8), (18.1, 19.7)),
        (score(18.9, None), None),
        (share(80, 100, basis="survey"), None),  # weighted answers: their margin or nothing
        (share(80, 100, basis="survey", margin=6.2), (73.8, 86.2)),
        (share(120, 100), None),
    ],
)
def test_the_likely_range_is_made_by_the_method_for_its_kind(point: Point, ends: tuple[float, float] | None) -> None:
    found = likely_range(point)
    assert (found if found is None or ends is None else (found.lower, found.upper)) == (
        ends if ends is None else pytest.approx(ends, abs=5e-4)
    )


def test_the_public_reads_the_same_verdict_with_rounded_figures() -> None:
    verdict = front_door(share(412, 536), share(363, 517, "2025-10-31"), audience="public")
    assert verdict.reason == "On track means 75% to 80%. October 2026: 76.9% (410 of 535), inside the range."
    assert verdict.turn == "At risk is from 73% to below 75%."
    off = care_homes(admissions(74), admissions(69, "2025-09-30"), admissions(75, "2026-10-31"), audience="public")
    assert (off.word, off.target, off.distance) == ("Off track", "Fewer than 65", "10 above the limit")
    assert off.latest is not None and off.latest.period_end == date(2026, 9, 30)
    assert off.change is not None and off.change.words == "up 5 from 70"


def test_the_public_is_not_told_a_distance_that_rounding_contradicts() -> None:
    promised = replace(CARE_HOMES, target_high=66.0)
    verdict = judge(promised, "lower", [admissions(67)], None, TODAY, audience="public")
    assert (verdict.word, verdict.target, verdict.distance) == (
        "At risk",
        "At most 66",
        "too close to the limit to show in rounded figures",
    )


NOT_COVERED = "The 28 days after the period are not wholly covered by uploads yet."


@pytest.mark.parametrize("audience", ["exact", "public"])
def test_a_provisional_figure_says_why_and_what_settles_it_whatever_the_verdict(audience: str) -> None:
    unsettled = share(412, 536, status="provisional", note=NOT_COVERED)
    says = f"{NOT_COVERED} The figure is settled by the submission that covers the days after its period."
    assert front_door(unsettled, audience=audience).reason.endswith(f"It is provisional, so there is no verdict yet. {says}")
    watched = replace(FRONT_DOOR, aim="monitor", target_low=None, target_high=None)
    assert judge(watched, "range", [unsettled], None, TODAY, audience=audience).reason.endswith(f"It is provisional. {says}")


@pytest.mark.parametrize("audience", ["exact", "public"])
def test_a_verdict_against_a_provisional_baseline_says_so_and_what_settles_it(audience: str) -> None:
    unsettled = replace(BASELINE, is_provisional=True, note="Of the 22 people of March 2023, 3 have not been checked.")
    verdict = care_homes(admissions(74), baseline=unsettled, audience=audience)
    of = "Of the 22 people of March 2023, 3" if audience == "exact" else "Of the people of March 2023, some"
    assert verdict.word == "Off track"
    assert verdict.reason.endswith(
        f"The baseline is provisional, and the verdict with it. {of} have not been checked. "
        "The baseline is settled by a list in which nearly all are checked."
    )
    assert "provisional" not in care_homes(admissions(74), audience=audience).reason
    with_target = replace(CARE_HOMES, target_high=70.0)
    assert "provisional" not in judge(with_target, "lower", [admissions(74)], unsettled, TODAY, audience=audience).reason


@pytest.mark.parametrize(
    ("status", "note", "word", "says"),
    [
        ("suppressed", "ASCOF 2B, 2C or both are hidden.", "Too few to say", "2024/25 is hidden to protect people's privacy. That does not mean none. ASCOF 2B, 2C or both are hidden."),
        ("not available", "Not published as a number, only as rates: read ASCOF 2B and 2C in its place.", "Not due yet",
         "2024/25: Not published as a number, only as rates: read ASCOF 2B and 2C in its place."),
        ("not available", None, "Not due yet", "2024/25: the published tables hold no figure of this council."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("audience", ["exact", "public"])
def test_what_was_published_without_a_figure_is_not_late(status: str, note: str | None, word: str, says: str, audience: str) -> None:
    known = {"period_type": "financial_year", "period_start": date(2024, 4, 1), "basis": "CLD published", "method_version": ""}
    point = replace(admissions(69, "2025-03-31"), numerator=None, value=None, status=status, note=note, **known)
    given = replace(CARE_HOMES, period_type="financial_year")
    verdict = judge(given, "lower", [point], BASELINE, TODAY, audience=audience)
    assert (verdict.word, verdict.reason) == (word, says)
    watched = judge(replace(given, aim="monitor", baseline=""), "lower", [point], None, TODAY, audience=audience)
    assert watched.word == "No target" and says in watched.reason
    ours = replace(point, basis="CLD as-DHSC", status="not available")
    assert judge(given, "lower", [ours], BASELINE, TODAY, audience=audience).word == "Data late"


def test_small_numbers_stay_hidden_from_the_public() -> None:
    few = front_door(share(3, 40), share(24, 40, "2025-10-31"), audience="public")
    assert (few.word, few.change, few.interval) == ("Too few to say", None, None)
    assert few.latest is not None and few.latest.numerator is None
    assert care_homes(admissions(10), baseline=replace(BASELINE, value=3, numerator=3), audience="public").word == "Too few to say"


@pytest.mark.parametrize(("counted", "told"), [(3.0, None), (66.0, 65.0)])
def test_an_entered_baseline_is_protected_like_one_that_is_worked_out(counted: float, told: float | None) -> None:
    entered = replace(BASELINE, value=counted, numerator=counted, is_entered=True)
    for known in (entered, replace(entered, numerator=None)):
        verdict = care_homes(admissions(10), baseline=known, audience="public")
        assert (None if verdict.baseline is None else verdict.baseline.value) == told
        assert verdict.target == ("Fewer than in 2022/23" if told is None else "Fewer than 65")
        if told is None:
            assert verdict.word == "Too few to say"
    per_head = replace(entered, value=100 * counted / 78425 * 1000, denominator=78425.0)
    shown = seen_baseline(per_head, Kind.RATE, "public")
    assert (None if shown is None else shown.numerator) == told
    assert seen_baseline(replace(per_head, numerator=None), Kind.RATE, "public") is None, "the population gives the count"
    assert seen_baseline(per_head, Kind.RATE, "exact") is per_head


def test_a_month_hidden_for_the_sake_of_another_has_no_verdict_for_the_public() -> None:
    quarter = [share(x, n, end) for x, n, end in ((76, 100, "2026-08-31"), (3, 40, "2026-07-31"), (76, 100, "2026-09-30"))]
    assert front_door(*quarter).word == "On track"
    hidden = front_door(*quarter, audience="public")
    assert (hidden.word, hidden.distance, hidden.turn) == ("Too few to say", "", "") and "hidden" in hidden.reason


def test_two_lines_are_not_one() -> None:
    with pytest.raises(ValueError, match="one council on one basis"):
        care_homes(admissions(74), admissions(70, "2025-09-30", basis="CLD published"))


@given(st.integers(5, 400), st.integers(5, 400))
def test_fewer_never_reads_worse_and_more_never_better(admitted: int, limit: int) -> None:
    rank = {"On track": 2, "At risk": 1, "Off track": 0}
    baseline = replace(BASELINE, numerator=limit, value=limit)
    here, fewer = (rank[care_homes(admissions(count), baseline=baseline).word] for count in (admitted + 1, admitted))
    assert fewer >= here
    mirrored = replace(CARE_HOMES, aim="increase")
    more, same = (rank[judge(mirrored, "higher", [admissions(count)], baseline, TODAY).word] for count in (admitted + 1, admitted))
    assert more >= same


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "store.duckdb")
    with store.writing() as cursor:
        cursor.execute("insert into current_run values (1)")
    yield store
    store.close()


def test_a_baseline_is_the_result_of_its_year_on_the_same_basis(store: Store) -> None:
    assert baseline_for(store, "990", CARE_HOMES) is None
    assert baseline_for(store, "990", FRONT_DOOR) is None
    keep(store, admissions(74), admissions(71, "2023-03-31", period_type="financial_year", basis="SALT published"))
    refused = baseline_for(store, "990", CARE_HOMES)
    assert refused is not None and refused.words == "2022/23, published SALT figures"
    assert care_homes(admissions(74), baseline=refused).word == "No baseline"
    keep(store, admissions(66, "2023-03-31", period_type="financial_year"))
    found = baseline_for(store, "990", CARE_HOMES)
    assert found is not None
    assert (found.value, found.basis, found.words) == (66, "CLD as-DHSC", "2022/23, recounted by this method")
    assert care_homes(admissions(64), baseline=found).word == "On track"
    assert baseline_for(store, "321", CARE_HOMES) is None


def test_what_the_council_entered_comes_first_and_the_latest_entry_counts(store: Store) -> None:
    keep(store, admissions(74), admissions(66, "2023-03-31", period_type="financial_year", status="provisional"))
    found = baseline_for(store, "990", CARE_HOMES)
    assert found is not None and found.words == "2022/23, recounted by this method, provisional"
    for value, day in ((72, 1), (70, 2)):
        entry = EnteredBaseline("admissions_all", "2022/23", "CLD as-DHSC", value, source="Own count of April 2026")
        enter_baseline(store, "990", entry, why="Late records", by="A. Osei", at=datetime(2026, 5, day))
    entered = baseline_for(store, "990", CARE_HOMES)
    assert entered is not None
    assert (entered.value, entered.is_entered, entered.source) == (70, True, "Own count of April 2026")
    verdict = care_homes(admissions(74), baseline=entered)
    assert (verdict.word, verdict.certainty, verdict.distance) == ("Off track", "within the margin", "4 above the limit")


def test_tolerances_are_settings_with_an_owner(store: Store) -> None:
    assert yardsticks(store).percent == 5
    with store.writing() as cursor:
        for name, value in (("judgement_percent", "15"), ("judgement_expected_every_months", "1")):
            cursor.execute("insert into setting values (?, ?, 'the Director', ?, 'agreed')", [name, value, datetime(2026, 4, 3)])
    agreed = yardsticks(store)
    verdict = care_homes(admissions(74), agreed=agreed)
    assert verdict.word == "At risk"
    assert verdict.tolerance == "Tolerance 9.9 (15% of the limit): set by the Director on 3 April 2026."
    assert care_homes(admissions(74), agreed=agreed, today=date(2026, 12, 16)).word == "Data late"


def test_each_tolerance_names_its_own_owner(store: Store) -> None:
    with store.writing() as cursor:
        cursor.execute("insert into setting values ('judgement_points', '1', 'the Director', ?, 'agreed')", [datetime(2026, 4, 3)])
    agreed = yardsticks(store)
    shares = judge(FRONT_DOOR, "range", [share(746, 1000)], None, TODAY, agreed=agreed)
    assert (shares.word, shares.tolerance) == ("At risk", "Tolerance 1 point: set by the Director on 3 April 2026.")
    general = "the dashboard's general rule; no owner has set another"
    assert care_homes(admissions(74), agreed=agreed).tolerance == f"Tolerance 3.3 (5% of the limit): {general}."
    assert agreed.who_set_it == f"the points set by the Director on 3 April 2026, the percentage {general}"


def test_every_word_is_one_a_tag_exists_for() -> None:
    seen = {care_homes(admissions(count)).word for count in range(1, 90)}
    assert seen == {"Too few to say", "On track", "At risk", "Off track"} < set(WORDS)
