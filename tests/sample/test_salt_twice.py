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
from tests.sample import close_together, counted_people, fuzzed_council, recount_salt
from tests.sample.fuzzed_council import Upload
from tests.sample.national_tables import COUNCIL, ROUTES, Day, Row, Tables, _clean, tables
from tests.sample.recount import financial_year
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
MEASURES = {*BY_GROUP, "home84_cld"}


@pytest.mark.parametrize(("seed", "method"), [(1, "M1"), (2, "M2")])
def test_both_roads_count_the_same_people_whose_events_lie_close_together(tmp_path: Path, seed: int, method: str) -> None:
    compared, differences = compare(tmp_path, close_together.make(seed, people=500), method)
    assert differences == []
    assert {measure for measure, many in compared.items() if many > 50} == MEASURES


@pytest.mark.parametrize(("seed", "method"), [(21, "M1"), (22, "M2")])
def test_both_roads_count_the_same_people_of_messy_files(tmp_path: Path, seed: int, method: str) -> None:
    compared, differences = compare(tmp_path, fuzzed_council.make(seed, people=150), method)
    assert differences == []
    assert sum(compared.values()) > 300


def compare(folder: Path, uploads: list[Upload], method: str) -> tuple[Counter[str], list[str]]:
    """Of each measure how many entries were compared over all periods, and where the two roads differ."""
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
