"""A store with figures drawn by hand: one of every status there is, small numbers, a baseline, files and what rules left out."""

from __future__ import annotations

import datetime
from calendar import monthrange
from pathlib import Path
from typing import Any

from data.store import Store

AS_OF = datetime.date(2026, 11, 15)
SMALL = 3  # the small number that no public page may hold, in "ascof_2b" and in one age band
COLUMNS = (
    "run_id, council, measure_id, framework_year, method_version, basis, period_type, period_start, period_end, group_type, group_value, "
    "numerator, denominator, value, margin, unit, status, as_of, uploads, note"
)
POPULATION = 25_400
YOUNGER = 74_400


def empty_store(folder: Path) -> Store:
    """A store that belongs to Exampleton and holds nothing yet."""
    store = Store(folder / "empty.duckdb")
    _belongs(store)
    return store


def filled_store(folder: Path) -> Store:
    """The same with figures from April 2023 to October 2026."""
    store = Store(folder / "filled.duckdb")
    _belongs(store)
    rows = [*_front_door(), *_admissions(), *_long_term(), *_snapshot(), *_reablement(), *_others(), *_published()]
    with store.writing() as cursor:
        cursor.execute("insert into run values (1, '990', 'M1', ?, ?, ?, true, '', '')", [AS_OF, AS_OF, AS_OF])
        cursor.execute("insert into current_run values (1)")
        cursor.executemany(f"insert into result ({COLUMNS}) values ({', '.join('?' * 20)})", rows)
        cursor.executemany("insert into exclusion values (1, '990', ?, ?, ?, ?, ?, ?)", list(_exclusions()))
        cursor.executemany(
            "insert into upload (upload_id, return_id, council, file_name, submitted_at, loaded_at, loaded_by, rows_read, rows_kept, "
            "rows_warned, rows_rejected, accepted_at) values (?, 'client_level_data', '990', ?, ?, ?, 'A. Osei', ?, ?, 12, ?, '2026-11-12')",
            [
                [40, "Exampleton CLD to June <2026>.csv", "2026-08-11", "2026-08-12", 281_940, 281_933, 7],
                [41, "Exampleton CLD to September 2026.csv", "2026-11-11", "2026-11-12", 287_412, 287_398, 14],
            ],
        )
    return store


def _belongs(store: Store) -> None:
    with store.writing() as cursor:
        cursor.execute("insert into home_council values ('990', 'E99999990', 'Exampleton', 'halton', true, false, ?, 'a test')", [AS_OF])


def months(first: tuple[int, int], last: tuple[int, int]) -> list[datetime.date]:
    """The last day of each month, from first to last."""
    numbers = range(first[0] * 12 + first[1] - 1, last[0] * 12 + last[1])
    return [datetime.date(n // 12, n % 12 + 1, monthrange(n // 12, n % 12 + 1)[1]) for n in numbers]


def year_to(end: datetime.date) -> datetime.date:
    """The first day of the 12 months that end on a month end."""
    return datetime.date(end.year - (end.month < 12), end.month % 12 + 1, 1)


def row(
    measure: str,
    period: tuple[str, datetime.date, datetime.date],
    numbers: tuple[float | None, float | None, float | None],
    unit: str,
    **more: Any,
) -> list[Any]:
    """One row of `result`. `more` changes council, basis, group, status, note, margin, year."""
    numerator, denominator, value = numbers
    known = {
        "council": "990",
        "year": "2024/25",
        "method": "M1",
        "basis": "CLD as-DHSC",
        "group": ("all", "All"),
        "status": "observed",
        "uploads": "40, 41",
    }
    given = {**known, **more}
    return [
        1, given["council"], measure, given["year"], given["method"], given["basis"], *period, *given["group"], numerator, denominator, value,
        given.get("margin"), unit, given["status"], AS_OF, given["uploads"], given.get("note", ""),
    ]  # fmt: skip


def _wave(place: int, size: float) -> float:
    """A little noise that is the same every time."""
    return ((place * 7919) % 13 - 6) / 6 * size


def _front_door() -> list[list[Any]]:
    found = []
    for n, end in enumerate(months((2023, 4), (2026, 10))):
        asked = 500 + (n * 31) % 60
        share = 0.66 + n * 0.0026 + _wave(n, 0.012)
        status, note = ("observed", "") if n < 41 else ("provisional", "The 28 days after the period are not yet covered by any file.")
        period = ("month", end.replace(day=1), end)
        kept = {"basis": "CLD local", "year": "", "status": status, "note": note}
        resolved = round(asked * share)
        found.append(row("front_door_share", period, (resolved, asked, 100 * resolved / asked), "% of requests", **kept))
        found.append(row("requests_all", period, (asked + 21, None, asked + 21), "requests", year="", status=status, note=note))
        found.append(row("requests_new", period, (asked - 190, None, asked - 190), "requests", year="", status=status, note=note))
        later = {**kept, "status": "observed" if n < 38 else "provisional"}
        back = round(resolved * (0.108 + _wave(n, 0.008)))
        found.append(row("repeat_contact", period, (back, resolved, 100 * back / resolved), "% of resolved requests", **later))
        found.append(
            row("later_long_term_support", period, (back // 5, resolved, 100 * (back // 5) / resolved), "% of resolved requests", **later)
        )
        if n >= 39:
            for group, part in (("18 to 64", 0.4), ("65 and above", 0.55)):
                of, inside = round(asked * part), round(resolved * part)
                found.append(
                    row("front_door_share", period, (inside, of, 100 * inside / of), "% of requests", group=("age_band", group), **kept)
                )
            found.append(row("front_door_share", period, (17, 28, 100 * 17 / 28), "% of requests", group=("age_band", "Unknown"), **kept))
            for group, part in (("Hospital", 0.2), ("Family or friend", 0.5), ("Self", 0.3)):
                of, inside = round(asked * part), round(resolved * part * (0.7 if group == "Hospital" else 1.08))
                found.append(
                    row(
                        "front_door_share",
                        period,
                        (inside, of, 100 * inside / of),
                        "% of requests",
                        group=("route_of_access", group),
                        **kept,
                    )
                )
            ways = (
                ("resolved", resolved),
                ("short-term help", asked // 12),
                ("progressed", asked - resolved - asked // 12 - 9),
                ("unknown", 9),
            )
            found.append(row("front_door_split", period, (asked, asked, 100.0), "% of requests", **kept))
            for way, many in ways:
                found.append(
                    row("front_door_split", period, (many, asked, 100 * many / asked), "% of requests", group=("outcome", way), **kept)
                )
    return found


def _admissions() -> list[list[Any]]:
    found = []
    for n, end in enumerate(months((2024, 3), (2026, 9))):
        older, younger = 62 + n * 4 // 10 + round(_wave(n, 1)), 6 - n % 3
        period = ("rolling_year", year_to(end), end)
        found.append(row("admissions_all", period, (older + younger, None, older + younger), "people"))
        found.append(
            row(
                "ascof_2c",
                period,
                (older, POPULATION, older / POPULATION * 1e5),
                "per 100,000 people aged 65 and over",
                note="Population of mid-2024.",
            )
        )
        small = SMALL if n == 30 else younger
        found.append(
            row(
                "ascof_2b",
                period,
                (small, YOUNGER, small / YOUNGER * 1e5),
                "per 100,000 people aged 18 to 64",
                note="Population of mid-2024.",
            )
        )
        if n == 30:
            for group, many in (("Female", older - 30), ("Male", 27), ("Unknown", SMALL)):
                found.append(
                    row(
                        "ascof_2c",
                        period,
                        (many, POPULATION, many / POPULATION * 1e5),
                        "per 100,000 people aged 65 and over",
                        group=("gender", group),
                    )
                )
    return found


def _long_term() -> list[list[Any]]:
    kept = {"basis": "SALT-style from CLD", "year": ""}
    found = [
        row("lts_year", ("financial_year", datetime.date(2022, 4, 1), datetime.date(2023, 3, 31)), (2148, None, 2148), "people", **kept)
    ]
    for n, end in enumerate(months((2024, 3), (2026, 9))):
        people = 2140 - n * 3 + round(_wave(n, 8))
        found.append(row("lts_year", ("rolling_year", year_to(end), end), (people, None, people), "people", **kept))
        if n == 30:
            for group, many in (("18 to 64", people // 3), ("65 and above", people - people // 3)):
                found.append(
                    row("lts_year", ("rolling_year", year_to(end), end), (many, None, many), "people", group=("age_band", group), **kept)
                )
    return found


def _snapshot() -> list[list[Any]]:
    return [
        row("lts_snapshot", ("snapshot", end, end), (1570 + n % 9, None, 1570 + n % 9), "people", basis="SALT-style from CLD", year="")
        for n, end in enumerate(months((2024, 3), (2026, 9)))
    ]


def _reablement() -> list[list[Any]]:
    found = []
    for n, end in enumerate(months((2024, 3), (2026, 9))):
        done, of = 96 + n % 8, 128
        found.append(row("ascof_2a", ("rolling_year", year_to(end), end), (done, of, 100 * done / of), "% of episodes"))
    return found


def _others() -> list[list[Any]]:
    """One of every status a page must be able to say."""
    at = ("rolling_year", datetime.date(2025, 10, 1), datetime.date(2026, 9, 30))
    nothing = (None, None, None)
    return [
        row("ascof_2e1", at, (0, 0, None), "% of people", status="no cases"),
        row("ascof_2e2a", at, nothing, "% of people", status="not due"),
        row("ascof_2e2b", at, nothing, "% of people", status="late"),
        row("ascof_3d1a", ("snapshot", at[2], at[2]), nothing, "% of people", status="not available"),
        row("ascof_3d2a", ("snapshot", at[2], at[2]), nothing, "% of people", status="not applicable"),
        row("ascof_3d1b", at, nothing, "% of people", status="suppressed"),
    ]


def _published() -> list[list[Any]]:
    year = ("financial_year", datetime.date(2024, 4, 1), datetime.date(2025, 3, 31))
    unit = "per 100,000 people aged 65 and over"
    kept = {"basis": "CLD published", "method": "", "uploads": ""}
    areas = (("E92000001", 65060, 10981090, 592.5), ("E12000002", 9785, 1456180, 672.0), ("321", 64, 25379, 252.2))
    found = [row("ascof_2c", year, (n, d, v), unit, council=code, **kept) for code, n, d, v in areas]
    found.append(row("ascof_2d1", year, (72795, 120005, 60.7), "% of people", council="E92000001", **kept))
    found.append(row("ascof_2d1", year, (None, None, None), "% of people", council="353", status="suppressed", **kept))
    survey = {"basis": "survey", "method": "", "uploads": "", "margin": 6.2}
    return [*found, row("ascof_3a", year, (None, None, 78.4), "% of people", **survey)]


def _exclusions() -> list[list[Any]]:
    at = [datetime.date(2025, 10, 1), datetime.date(2026, 9, 30)]
    rules = (("no_component", 41), ("earlier_stay", 53), ("counted_once", 4), ("other_age_band", 5))
    day = [datetime.date(2026, 8, 1), datetime.date(2026, 8, 31)]
    found = [["ascof_2c", "rolling_year", *at, rule, many] for rule, many in rules]
    return [*found, ["front_door_share", "month", *day, "outside", 37], ["front_door_share", "month", *day, "unpaid_carer", SMALL]]
