"""A preview says what a load, a withdrawal or a mapping then gives, and leaves nothing behind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from data.errors import UploadError
from data.framework import Commitment
from data.loading import FaultsFound, accept, load, withdraw
from data.person_key import person_key
from data.records.home_council import name_home_council
from data.records.value_mappings import EffectsNotSeen, map_value
from data.store import Store
from metrics import preview as preview_module
from metrics.preview import Effect, Preview, preview_load, preview_mapping, preview_withdrawal
from metrics.preview_effects import Effects, effects_of
from metrics.results import Point, results
from metrics.run import TransactionLost, run
from tests.data.extract import event, text_of
from tests.drawing import new_store
from tests.metrics.lines import admissions, rate, score, share

SPRING = ["2025-04", "2025-05", "2025-06"]
SPRING_DAYS = (date(2025, 4, 1), date(2025, 6, 30))
SUMMER = ["2025-07", "2025-08", "2025-09"]
REQUESTS = "requests_all"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = new_store(tmp_path)
    person_key(store)  # made once, by the first look at any file
    name_home_council(store, "990", "E99999990", "Exampleton", "halton", synthetic=True)
    yield store
    store.close()


def file_of(folder: Path, months: list[str], name: str, outcome: str = "NFA: Other", people: int = 3, **changes: str) -> Path:
    """So many requests a month, each of another person."""
    rows = []
    for number, month in enumerate(months):
        for n in range(people):
            own = {"LA Code": "990", "NHS Number": "", "LA Person Unique Identifier": f"P{month}{n}", "Event Outcome": outcome}
            when = {"Event Start Date": f"{month}-03", "Event End Date": f"{month}-04"}
            period = {"Reporting Period Start Date": f"{months[0]}-01", "Reporting Period End Date": f"{months[-1]}-28"}
            rows.append(event("Request") | own | when | period | (changes if (number, n) == (len(months) - 1, 0) else {}))
    path = folder / name
    path.write_text(text_of(rows), encoding="utf-8", newline="")
    return path


def loaded(store: Store, path: Path, submitted_on: date, covers: tuple[date, date] | None = None) -> int:
    receipts = load(store, "client_level_data", [path], submitted_on=submitted_on, covers=covers)
    accept(store, receipts, lambda: run(store))
    return receipts[0].upload_id


def everything(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, and the store's version."""
    tables = [
        name for (name,) in store.rows("select table_name from duckdb_tables() where database_name = 'store' and not temporary order by 1")
    ]
    return {name: store.rows(f"from {name} order by all") for name in tables} | {"version": [(store.version,)]}


def compared(effect: Effect) -> tuple[object, ...]:
    return tuple(
        None if point is None else (point.numerator, point.denominator, point.value, point.status)
        for point in (effect.before, effect.after)
    )


def agrees_with_what_came(store: Store, told: Preview, before: list[Point]) -> None:
    """Each figure foretold is there, each that changed was foretold, and each was what it was said to have been."""
    after = results(store, councils=["990"])
    came = effects_of(*([p for p in points if p.group_type == "all"] for points in (before, after)), preview_module._promised(store))
    assert [(each.measure_id, each.period_words, *compared(each)) for each in came.latest] == [
        (each.measure_id, each.period_words, *compared(each)) for each in told.effects
    ]
    assert (came.unchanged, came.earlier, bool(came.latest)) == (told.unchanged, told.earlier, True)
    for effect in told.effects:
        for point, points in ((effect.before, before), (effect.after, after)):
            assert point is None or (point.measure_id, point.value) in {(each.measure_id, each.value) for each in points}


def test_a_preview_of_a_load_is_what_the_load_then_gives_and_nothing_stays_of_it(store: Store, tmp_path: Path) -> None:
    loaded(store, file_of(tmp_path, SPRING, "spring.csv"), date(2025, 7, 15))
    summer = file_of(tmp_path, [*SPRING, *SUMMER], "summer.csv", "NFA: Information and advice or signposting", people=5)
    held, before = everything(store), results(store, councils=["990"])
    told = preview_load(store, "client_level_data", [summer], submitted_on=date(2025, 10, 15), by="Ola Ficer")
    assert everything(store) == held
    assert told.derived == (date(2025, 4, 1), date(2025, 9, 30))
    assert told.months_served == ("April 2025", "May 2025", "June 2025", "July 2025", "August 2025", "September 2025")
    assert [(receipt.rows_kept, receipt.already_loaded) for receipt in told.receipts] == [(30, False)]
    loaded(store, summer, date(2025, 10, 15))
    agrees_with_what_came(store, told, before)


def test_the_first_file_of_all_brings_figures_where_there_were_none(store: Store, tmp_path: Path) -> None:
    told = preview_load(store, "client_level_data", [file_of(tmp_path, SPRING, "spring.csv")], submitted_on=date(2025, 7, 15))
    assert {effect.before for effect in told.effects} == {None} and told.unchanged == 0
    [june] = [effect for effect in told.effects if effect.measure_id == REQUESTS]
    assert (june.period_words, june.after and june.after.value, june.title) == ("June 2025", 3, june.title)


def test_a_preview_of_a_withdrawal_is_what_it_then_gives(store: Store, tmp_path: Path) -> None:
    loaded(store, file_of(tmp_path, SPRING, "spring.csv"), date(2025, 7, 15))
    newer = loaded(store, file_of(tmp_path, [*SPRING, *SUMMER], "summer.csv", people=5), date(2025, 10, 15))
    held, before = everything(store), results(store, councils=["990"])
    told = preview_withdrawal(store, newer)
    assert everything(store) == held
    assert told.months_served[-1] == "September 2025", "what it serves now"
    assert (REQUESTS, "September 2025", 5, None) in {
        (each.measure_id, each.period_words, each.before and each.before.value, each.after and each.after.value) for each in told.effects
    }
    withdraw(store, newer, "A slip")
    run(store)
    agrees_with_what_came(store, told, before)


def test_a_mapping_is_seen_before_it_is_made(store: Store, tmp_path: Path) -> None:
    odd = file_of(tmp_path, SPRING, "odd.csv", **{"Client Type": "Punter"})
    loaded(store, odd, date(2025, 7, 15))
    held, before = everything(store), results(store, councils=["990"])
    told = preview_mapping(store, "990", "client_type", "punter", "Service user")
    assert everything(store) == held
    map_value(store, "990", "client_type", "punter", "Service user", why="Our word for it.", by="Ola Ficer", at=datetime(2026, 11, 22))
    run(store)
    agrees_with_what_came(store, told, before)


def test_an_events_type_may_be_previewed_though_not_mapped_unseen(store: Store, tmp_path: Path) -> None:
    loaded(store, file_of(tmp_path, SPRING, "odd.csv", **{"Event Type": "Asking"}), date(2025, 7, 15), SPRING_DAYS)
    with store.writing() as cursor:
        cursor.execute("insert into decision values (1, '990', 'method', 'method', '', 'M2', 'test', now()::timestamp, 'X')")
    run(store)
    told = preview_mapping(store, "990", "event_type", "Asking", "Request")
    assert told.effects
    with pytest.raises(EffectsNotSeen):
        map_value(store, "990", "event_type", "Asking", "Request", why="So.", by="X", at=datetime(2026, 11, 22))


def test_a_file_loaded_before_changes_nothing(store: Store, tmp_path: Path) -> None:
    spring = file_of(tmp_path, SPRING, "spring.csv")
    loaded(store, spring, date(2025, 7, 15))
    told = preview_load(store, "client_level_data", [spring], submitted_on=date(2025, 7, 16))
    assert (told.effects, [receipt.already_loaded for receipt in told.receipts]) == ((), [True])
    assert told.months_served == ("April 2025", "May 2025", "June 2025")


def test_what_a_load_refuses_a_preview_refuses(store: Store, tmp_path: Path) -> None:
    held = everything(store)
    with pytest.raises(UploadError, match="There is no file"):
        preview_load(store, "client_level_data", [tmp_path / "none.csv"])
    with pytest.raises(FaultsFound):
        preview_load(store, "client_level_data", [file_of(tmp_path, SPRING, "bad.csv", Gender="?")], strict=True)
    with pytest.raises(UploadError, match="There is no upload 7"):
        preview_withdrawal(store, 7)
    with pytest.raises(UploadError, match="cannot be read as 'Nothing'"):
        preview_mapping(store, "990", "client_type", "punter", "Nothing")
    assert everything(store) == held


def test_a_measure_that_ends_the_transaction_is_left_out_and_named(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = preview_module.run_in
    tried = []

    def fails_once(cursor: object, *, is_default: bool, failures: dict[str, str], in_little: bool) -> object:
        tried.append(dict(failures))
        if not failures:
            failures[REQUESTS] = "A sum too large"
            raise TransactionLost
        return real(cursor, is_default=is_default, failures=failures)

    monkeypatch.setattr(preview_module, "run_in", fails_once)
    told = preview_load(store, "client_level_data", [file_of(tmp_path, SPRING, "spring.csv")], submitted_on=date(2025, 7, 15))
    assert (tried, told.failures) == ([{}, {REQUESTS: "A sum too large"}], ((REQUESTS, "A sum too large"),))
    assert told.effects and REQUESTS not in {effect.measure_id for effect in told.effects}


class TestWhatCountsAsAChange:
    """One line of figures before and after, each case for a reason."""

    def test_nothing(self) -> None:
        assert effects_of([share(1, 2)], [share(1, 2)], []) == Effects((), 1, 0)

    def test_the_last_digit_is_no_change_and_a_status_is(self) -> None:
        assert effects_of([share(1, 3)], [share(1, 3, value=100 / 3 + 1e-12)], []).latest == ()
        [effect] = effects_of([share(1, 3, status="provisional")], [share(1, 3)], []).latest
        assert effect.relative_change == 0

    def test_the_counts_behind_the_same_share(self) -> None:
        assert len(effects_of([share(1, 2)], [share(2, 4)], []).latest) == 1

    def test_a_new_period_beside_the_latest_now(self) -> None:
        before = [share(1, 2, "2026-08-31"), share(1, 2, "2026-09-30")]
        after = [share(2, 2, "2026-08-31"), share(1, 4, "2026-09-30"), share(3, 4, "2026-10-31")]
        found = effects_of(before, after, [])
        assert [(effect.before and effect.before.period_end, effect.after and effect.after.period_end) for effect in found.latest] == [
            (None, date(2026, 10, 31)),
            (date(2026, 9, 30), date(2026, 9, 30)),
        ]
        assert (found.unchanged, found.earlier) == (0, 1), "an older period than the latest now is counted, not told"

    def test_the_latest_provisional_beside_the_latest_complete(self) -> None:
        before = [share(1, 2, "2026-09-30"), share(1, 2, "2026-10-31", status="provisional")]
        after = [share(1, 2, "2026-09-30"), share(2, 2, "2026-10-31", status="provisional")]
        [effect] = effects_of(before, after, []).latest
        assert effect.after == after[1]

    def test_the_plan_first_then_by_how_much_each_measure_newest_first(self) -> None:
        before = [share(1, 2, "2026-09-30"), admissions(50), rate(50, 25_000)]
        after = [share(1, 4, "2026-09-30"), share(1, 2), admissions(49), admissions(52, "2026-10-31"), rate(51, 25_000), score(19.2, 0.4)]
        promised = [Commitment("ascof_2c", "Fewer admissions", "reduce", "rolling_year")]
        told = effects_of(before, after, promised).latest
        assert [(effect.measure_id, effect.after and effect.after.period_end.month) for effect in told] == [
            ("ascof_2c", 9), ("ascof_1a", 3), ("front_door_share", 10), ("front_door_share", 9), ("admissions_all", 10), ("admissions_all", 9),
        ]  # fmt: skip
        assert [effect.committed for effect in told] == [True] + 5 * [False]

    def test_a_figure_that_goes(self) -> None:
        [effect] = effects_of([share(1, 2)], [share(0, 1, value=None, status="not available")], []).latest
        assert effect.relative_change == float("inf")

    def test_unknown_before_and_after_is_no_figure_at_all(self) -> None:
        assert effects_of([], [share(0, 1, value=None, status="no cases")], []).latest == ()
