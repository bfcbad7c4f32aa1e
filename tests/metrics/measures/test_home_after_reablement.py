"""The stand-in for ASCOF 2D(1) and the plan's literal clock: each side of every boundary of measures.md 7.3."""

from __future__ import annotations

from pathlib import Path

from metrics.catalogue import catalogue
from tests.metrics.council import BOTH_METHODS, Council, D, council

ST_MAX = "Short term support: ST-Max"
RESIDENTIAL, NURSING = "Long term support: Residential care", "Long term support: Nursing care"
HEADER = (
    "person | event_type | event_start_date | event_end_date | service_type | service_component | request_route_of_access | date_of_death "
    "| birth_year | birth_month"
)


def life(person: str, *services: str, discharged: str = "2025-05-01", ended: str = "2025-06-10", component: str = "Reablement",
         died: str = "", born: str = "1940 | 6") -> str:  # fmt: skip
    """Somebody discharged from hospital and in reablement from 1 May 2025; each further service is its start, end and type."""
    own = f"| {died} | {born}"
    return "\n".join([
        f"{person} | Request | 2025-04-20 | {discharged} | | | Discharge from Hospital {own}",
        f"{person} | Service | 2025-05-01 | {ended} | {ST_MAX} | {component} | {own}",
        *(f"{person} | Service | {service} | {component if ST_MAX in service else ''} | {own}" for service in services),
    ])  # fmt: skip


def answers(tmp_path: Path, measure: str, lives: dict[str, tuple[str, int | None]], method: str = "M1") -> Council:
    """Check that each person is counted as expected: 1 at home, 0 not, None not in the measure."""
    drawn_council = council(tmp_path, "\n".join([HEADER, *(rows for rows, _ in lives.values())]), method)
    expected = {person: (0, 0) if at_home is None else (1, at_home) for person, (_, at_home) in lives.items()}
    assert drawn_council.counted(measure) == expected
    return drawn_council


def named(**lives: tuple[str, int | None]) -> dict[str, tuple[str, int | None]]:
    return lives


@BOTH_METHODS
def test_a_discharge_close_to_the_start(tmp_path: Path, method: str) -> None:
    lives = named(
        EightBefore=(life("EightBefore", discharged="2025-04-23"), None),
        SevenBefore=(life("SevenBefore", discharged="2025-04-24"), 1),
        SameDay=(life("SameDay"), 1),
        ThreeAfter=(life("ThreeAfter", discharged="2025-05-04"), 1),
        FourAfter=(life("FourAfter", discharged="2025-05-05"), None),
    )
    drawn_council = answers(tmp_path, "home84_cld", lives, method)
    assert drawn_council.excluded("home84_cld") == {"no_discharge": 2}
    months = {end: drawn_council.figure("home84_cld", end=end, period_type="month")[1] for end in (D(2025, 4, 30), D(2025, 5, 31))}
    assert months == {D(2025, 4, 30): 1, D(2025, 5, 31): 2}, "the month is that of the discharge"
    assert drawn_council.figure("home91_literal", "After a discharge from hospital")[:2] == (3, 3)
    assert drawn_council.figure("home91_literal", "Not after a discharge from hospital")[:2] == (2, 2)


def test_the_84_days_after_the_discharge(tmp_path: Path) -> None:
    lives = named(
        Before=(life("Before", f"2025-04-30 | 2025-05-20 | {RESIDENTIAL}"), 1),  # 7.3 looks at starts only
        ThatDay=(life("ThatDay", f"2025-05-01 | | {RESIDENTIAL}"), 0),
        Day84=(life("Day84", f"2025-07-24 | | {NURSING}"), 0),
        Day85=(life("Day85", f"2025-07-25 | | {NURSING}"), 1),
        AtHome=(life("AtHome", "2025-06-24 | | Long term support: Community"), 1),
        Backwards=(life("Backwards", f"2025-06-24 | 2025-06-23 | {NURSING}"), 1),  # ends before it starts: no usable dates
        DiedThatDay=(life("DiedThatDay", died="2025-05-02", discharged="2025-05-02"), 0),
        Died84=(life("Died84", died="2025-07-24"), 0),
        Died85=(life("Died85", died="2025-07-25"), 1),
        # of several discharges the latest starts the clock: day 86 of the first, 84 of the second
        Two=(
            life("Two", f"2025-07-26 | | {NURSING}")
            + "\nTwo | Request | 2025-04-25 | 2025-05-03 | | | discharge from hospital | | 1940 | 6",
            0,
        ),
    )
    answers(tmp_path, "home84_cld", lives)


def test_who_is_counted(tmp_path: Path) -> None:
    lives = named(
        Is65=(life("Is65", discharged="2025-05-02", born="1960 | 5"), 1),
        Is64=(life("Is64", discharged="2025-05-01", born="1960 | 5"), None),  # 23,741 days: 64 by the formula
        AgeUnknown=(life("AgeUnknown", born="- | -"), None),
    )
    drawn_council = answers(tmp_path, "home84_cld", lives)
    assert drawn_council.excluded("home84_cld") == {"under_65": 1, "age_unknown": 1}
    assert drawn_council.figure("home91_literal")[1] == 3, "the literal words know no age"


def test_only_reablement_by_name_and_no_more_than_7_days_between(tmp_path: Path) -> None:
    rows = [
        life("One", f"2025-06-17 | 2025-06-30 | {ST_MAX}"),
        life("Two", f"2025-06-18 | 2025-06-30 | {ST_MAX}"),
        life("Other", component="Equipment"),
    ]
    drawn_council = council(tmp_path, "\n".join([HEADER, *rows]))
    assert drawn_council.counted("home91_literal") == {"One": (1, 1), "Two": (2, 2)}
    assert drawn_council.counted("home84_cld") == {"One": (1, 1), "Two": (1, 1)}, "the second episode did not follow the discharge"


@BOTH_METHODS
def test_the_91_days_after_the_end(tmp_path: Path, method: str) -> None:
    lives = named(
        Day91=(life("Day91", f"2025-09-09 | | {RESIDENTIAL}"), 0),
        Day92=(life("Day92", f"2025-09-10 | | {RESIDENTIAL}"), 1),
        ThatDay=(life("ThatDay", f"2025-06-10 | | {RESIDENTIAL}"), 0),
        ThereAlready=(life("ThereAlready", f"2025-06-01 | | {NURSING}"), 0),
        LeftBefore=(life("LeftBefore", f"2025-05-20 | 2025-06-09 | {RESIDENTIAL}"), 1),
        AtHome=(life("AtHome", "2025-06-20 | | Long term support: Community"), 1),
        DiedThatDay=(life("DiedThatDay", died="2025-06-10"), 0),
        Died91=(life("Died91", died="2025-09-09"), 0),
        Died92=(life("Died92", died="2025-09-10"), 1),
    )
    answers(tmp_path, "home91_literal", lives, method)


def test_those_not_followed_long_enough_are_provisional_and_an_open_episode_has_not_ended(tmp_path: Path) -> None:
    late = "B | Request | 2026-04-01 | 2026-04-10 | | | Discharge from hospital | | |\n"
    late += f"B | Service | 2026-04-10 | 2026-04-20 | {ST_MAX} | Reablement | | | |"
    drawn_council = council(tmp_path, "\n".join([HEADER, life("A"), life("C", ended=""), late]))
    for measure, counted in (("home84_cld", 2), ("home91_literal", 0)):
        assert drawn_council.figure(measure, end=D(2025, 5, 31), period_type="month")[1] == counted
        assert drawn_council.figure(measure)[1] == counted or measure == "home91_literal"
        assert drawn_council.figure(measure, end=D(2025, 6, 30), period_type="rolling_year")[3] == "observed"
        assert drawn_council.figure(measure, end=D(2026, 4, 30), period_type="month") == (1, 1, 100.0, "provisional")
    assert drawn_council.figure("home91_literal", end=D(2025, 6, 30), period_type="month")[1] == 1


def test_neither_can_be_taken_for_a_national_figure() -> None:
    for measure in (catalogue()["home84_cld"], catalogue()["home91_literal"]):
        assert measure.basis == "CLD local"
        assert measure.framework_year == ""
        assert any("2D(1)" in caveat and "same thing" in caveat for caveat in measure.caveats)
