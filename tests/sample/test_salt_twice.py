"""SALT's tables and the stand-ins for 2D agree to the person with a second count, on messy small councils and on the sample."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from data.client_level_data import build
from data.store import Store
from metrics import engine
from metrics.catalogue import catalogue
from tests.sample import counted_people, fuzzed_council, recount_salt
from tests.sample.fuzzed_council import Cells, Theme
from tests.sample.national_tables import COUNCIL, LTS4, ROUTES, SERVICE_TYPES, Day, Row, Tables, _clean, tables
from tests.sample.recount import ST_MAX, financial_year
from tests.sample.recount_salt import Said
from tests.sample.test_known_answers import counted_again, of_engine

AS_OF = Day(2026, 8, 1)
BY_GROUP: dict[str, tuple[str, Callable[[Tables, Day, Day], Said]]] = {
    "sts001": ("sequel", recount_salt.requests_by_sequel),
    "sts002a": ("category", recount_salt.support_after_requests),
    "sts002b": ("''", recount_salt.support_of_the_supported),
    "ld_settled": ("case when in_numerator then 'yes' else 'no' end", recount_salt.settled),
    "home91_literal": ("case when in_numerator then 'yes' else 'no' end", recount_salt.home_after_reablement),
}
THEMES = (  # requests and short-term support close together, chains that just hold and just break
    Theme(
        (5, 2, 6, 1), (*(ST_MAX,) * 5, *LTS4[:3], *SERVICE_TYPES[5:7]), (0, 0, 1, 2, 3, 4, 5, 7, 8, -2, 28, 29), (0, 1, 2, 3, 20, 60, -1)
    ),
    Theme((2, 1, 6, 0), (*(ST_MAX,) * 6, *LTS4[:3]), (0, 1, 1, 2, 2, 3, 84, 85, 90, 91, 92), (0, 1, 5, 30, 60, 365)),
)


@pytest.mark.parametrize(("seed", "method", "people"), [(32, "M1", 250), (35, "M2", 250)])
def test_both_roads_count_the_same_people(tmp_path: Path, seed: int, method: str, people: int) -> None:
    compared, differences = compare(tmp_path, seed, method, people)
    assert differences == []
    assert {measure for measure, many in compared.items() if many > 20} == {*BY_GROUP, "home84_cld"}


def compare(folder: Path, seed: int, method: str, people: int) -> tuple[Counter[str], list[str]]:
    """Of each measure how many entries were compared over all periods, and where the two roads differ."""
    uploads = fuzzed_council.make(seed, people, (fuzzed_council.THEMES[0], *THEMES, *THEMES))
    for row in (row for upload in uploads for row in upload.rows):
        _make_hospital_likely(row)
    submissions = fuzzed_council.submissions(uploads, method, AS_OF)
    again = {scope: tables(submissions, scope) for scope in ("national", "tail", "early")}
    routes = {
        upload.first_record + place: row.get("request_route_of_access") for upload in uploads for place, row in enumerate(upload.rows)
    }

    def route(row: Row) -> str | None:
        told = routes[row.record]
        return _clean(str(told), ROUTES) if told else None

    def home84(of: Tables, first: Day, last: Day) -> Said:
        return recount_salt.home_after_discharge(of, first, last, route)

    yes = "case when in_numerator then 'yes' else 'no' end"
    compared: Counter[str] = Counter()
    differences: list[str] = []
    store = Store(folder / "fuzzed.duckdb")
    fuzzed_council.put_into(store, uploads)
    with store.cursor() as cursor:
        build(cursor, COUNCIL, method, AS_OF)
        engine.prepare(cursor, COUNCIL)
        for noun in engine.nouns():
            engine.make_noun(cursor, noun)
        cursor.execute(
            "create temp table who as select distinct event.person, upper(row.person) as key from event join cld_row as row using (record_id)"
        )
        for measure, (said, counting) in {**BY_GROUP, "home84_cld": (yes, home84)}.items():
            for (kind, first, last), scope in counted_people.periods(submissions).items():
                if kind not in catalogue()[measure].period_types or (kind == "rolling_year" and last.month == 3):
                    continue
                product, second = _listed(cursor, measure, kind, last, said), Counter(counting(again[scope], first, last))
                compared[measure] += sum(second.values())
                if product != second:
                    differences.append(f"{measure} {kind} to {last}: only product {product - second}, only again {second - product}")
    store.close()
    return compared, differences


def _make_hospital_likely(row: Cells) -> None:
    """Reablement by name, discharges from hospital and people over 65 are rare in a fuzzed council; the same for every file of an event."""
    start = row["event_start_date"]
    chance = start.toordinal() % 4 if isinstance(start, Day) else 0
    if chance and str(row.get("service_type")).upper() == ST_MAX.upper():
        row["service_component"] = "Reablement"
    if chance and row.get("request_route_of_access"):
        row["request_route_of_access"] = "Discharge from Hospital" if chance == 1 else "Discharge from hospital"
    if row.get("birth_year") and str(row["la_person_unique_identifier"])[-1] in "1234567":
        row["birth_year"] = "1950"


def _listed(cursor: duckdb.DuckDBPyConnection, measure: str, kind: str, last: Day, said: str) -> Counter[tuple[str, str]]:
    engine.candidates(cursor, catalogue()[measure], kind, last)
    rows = cursor.execute(f"select key, {said} from candidate join who using (person) where in_denominator").fetchall()
    return Counter((str(key), str(group)) for key, group in rows)


@pytest.mark.parametrize("year", (2023, 2024, 2025))
def test_the_sample_counted_again(year: int) -> None:
    period = financial_year(year)
    for measure, (group, counting) in BY_GROUP.items():
        said = Counter(answer for _, answer in counting(counted_again(), *period))
        whole = sum(said.values())
        assert whole > 50, measure
        if catalogue()[measure].kind == "proportion":
            assert of_engine(measure, "financial_year", period) == (said["yes"], whole)
            continue
        assert of_engine(measure, "financial_year", period)[0] == whole, measure
        if group in catalogue()[measure].breakdowns:
            assert {answer: of_engine(measure, "financial_year", period, group, answer)[0] for answer in said} == said
