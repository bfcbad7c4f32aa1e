"""Editions: made, checked and approved by different people, frozen, numbered, and seen to be unchanged."""

from datetime import date, datetime

import pytest

from data.errors import StoreError
from data.records import editions
from data.records.editions import Item
from data.records.written import Overtaken
from data.store import Store
from metrics.editions import differences, verdicts_changed

AT = datetime(2026, 11, 20, 10, 0)
OCTOBER = date(2026, 10, 31)
ITEMS = [Item("result", "lts_year", "rolling_year|a", {"value": 2069.0}), Item("verdict", "delay-need", "lts_year", {"word": "On track"})]


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    store = Store(tmp_path_factory.mktemp("editions") / "editions.duckdb")
    yield store
    store.close()


@pytest.fixture
def store(opened):
    with opened.writing() as cursor:
        for table in ("edition", "edition_item", "edition_draft", "correction", "audit"):
            cursor.execute(f"delete from {table}")
    return opened


def signed(store, items=ITEMS, month=OCTOBER, **asked):
    drafted = editions.draft(store, "990", "October", month, by="olive", at=AT)
    checked = editions.check(store, "990", drafted, items, by="arthur", at=AT)
    return editions.approve(store, "990", checked, items, run_id=1, program="abc", by="arthur", at=AT, **asked)


def test_an_edition_is_numbered_and_holds_what_was_signed(store):
    made = signed(store)
    assert (made.number, made.checked_by, made.approved_by) == (1, "arthur", "arthur")
    assert sorted(editions.items(store, made), key=lambda item: item.kind) == ITEMS
    assert editions.editions(store, "990") == [made] and editions.editions(store, "991") == []
    assert signed(store).number == 2 and editions.drafts(store, "990") == []


def test_nobody_checks_or_approves_their_own_work(store):
    drafted = editions.draft(store, "990", "October", OCTOBER, by="olive", at=AT)
    with pytest.raises(StoreError, match="somebody else checks it"):
        editions.check(store, "990", drafted, ITEMS, by="olive", at=AT)
    with pytest.raises(StoreError, match="Nobody has checked"):
        editions.approve(store, "990", drafted, ITEMS, run_id=1, program="", by="arthur", at=AT)
    checked = editions.check(store, "990", drafted, ITEMS, by="arthur", at=AT)
    with pytest.raises(StoreError, match="somebody else approves it"):
        editions.approve(store, "990", checked, ITEMS, run_id=1, program="", by="olive", at=AT)


def test_what_changed_since_it_was_checked_is_checked_again(store):
    drafted = editions.draft(store, "990", "October", OCTOBER, by="olive", at=AT)
    checked = editions.check(store, "990", drafted, ITEMS, by="arthur", at=AT)
    other = [Item("result", "lts_year", "rolling_year|a", {"value": 2070.0}), ITEMS[1]]
    with pytest.raises(StoreError, match="have changed since it was checked"):
        editions.approve(store, "990", checked, other, run_id=1, program="", by="arthur", at=AT)


def test_an_edition_changed_by_other_means_is_refused(store):
    made = signed(store)
    with store.writing() as cursor:
        cursor.execute("update edition_item set body = replace(body, '2069', '2068')")
    with pytest.raises(StoreError, match="is not what was signed"):
        editions.items(store, made)


def test_there_is_one_edition_of_a_month_in_the_making(store):
    editions.draft(store, "990", "October", OCTOBER, by="olive", at=AT)
    with pytest.raises(StoreError, match="in the making already"):
        editions.draft(store, "990", "Again", OCTOBER, by="ruth", at=AT)
    editions.drop(store, "990", editions.drafts(store, "990")[0], by="olive", at=AT)
    assert editions.draft(store, "990", "Again", OCTOBER, by="ruth", at=AT).state == "draft"


def test_a_correction_stands_beside_an_edition_that_stays_as_it_was(store):
    made = signed(store)
    editions.correct(store, made, "One file was counted twice", old="2,069", new="2,060", told="The board, by letter", by="arthur", at=AT)
    assert [each.new_figure for each in editions.corrections(store, made)] == ["2,060"]
    assert editions.items(store, made)
    with pytest.raises(StoreError, match="who was told"):
        editions.correct(store, made, "Wrong", old="", new="", told=" ", by="arthur", at=AT)


@pytest.mark.parametrize(("until", "is_open"), [(None, True), (datetime(2026, 11, 20, 9), True), (datetime(2026, 11, 21, 9), False)])
def test_an_embargo_ends(store, until, is_open):
    assert signed(store, embargo_until=until).is_open(AT) is is_open


def result(item, value, **more):
    return Item(
        "result",
        "lts_year",
        item,
        {"value": value, "numerator": value, "denominator": None, "status": "observed", "method_version": "M1", **more},
    )


SEPTEMBER = "month|2026-09-01|2026-09-30|CLD local|"
DEFINED, REDEFINED = (Item("definition", "lts_year", "definition", {"digest": digest}) for digest in ("a", "b"))


@pytest.mark.parametrize(
    ("before", "after", "cause"),
    [
        ([result("sep", 80), DEFINED], [result("sep", 81), DEFINED], "revised data"),
        ([result("sep", 80), DEFINED], [result("sep", 81, method_version="M2"), DEFINED], "another method"),
        ([result("sep", 80), DEFINED], [result("sep", 81), REDEFINED], "another definition"),
        ([result("sep", 80), DEFINED], [result("sep", 80), result("oct", 82), DEFINED], "a newer period"),
        ([result("sep", 80), DEFINED], [DEFINED], "revised data"),
        ([result("sep", 80), DEFINED], [result("sep", None, status="suppressed"), DEFINED], "revised data"),
        ([result("sep", 80), DEFINED], [result("sep", 80), REDEFINED], None),
        ([result(f"{SEPTEMBER}gender|Female", 40)], [result(f"{SEPTEMBER}all|All", 80)], "a newer period"),  # groups of the newest only
        ([result(f"{SEPTEMBER}gender|Female", 40)], [], "revised data"),
    ],
)
def test_what_changed_between_two_editions_has_a_cause(before, after, cause):
    assert [each.cause for each in differences(before, after)] == ([cause] if cause else [])


def test_a_verdict_that_turned_is_told():
    then, now = ([Item("verdict", "delay-need", "lts_year", {"word": word})] for word in ("On track", "At risk"))
    assert verdicts_changed(then, now) == [("delay-need", "On track", "At risk")] and verdicts_changed(then, then) == []


def test_a_commitment_that_an_outcome_shows_again_is_told_once():
    def held(word):
        said = {"word": word}
        return [
            Item("verdict", "delay-need", "a", {**said, "of": "objective"}),
            Item("verdict", "less-need", "a", {**said, "of": "outcome"}),
        ]

    assert verdicts_changed(held("On track"), held("At risk")) == [("delay-need", "On track", "At risk")]


def test_of_two_who_approve_at_once_one_signs(store):
    drafted = editions.draft(store, "990", "October", OCTOBER, by="olive", at=AT)
    checked = editions.check(store, "990", drafted, ITEMS, by="arthur", at=AT)
    editions.approve(store, "990", checked, ITEMS, run_id=1, program="", by="arthur", at=AT)
    with pytest.raises(Overtaken, match="arthur saved this"):
        editions.approve(store, "990", checked, ITEMS, run_id=1, program="", by="ruth", at=AT)
    assert [each.approved_by for each in editions.editions(store, "990")] == ["arthur"]


def test_what_was_dropped_meanwhile_is_not_signed(store):
    drafted = editions.draft(store, "990", "October", OCTOBER, by="olive", at=AT)
    checked = editions.check(store, "990", drafted, ITEMS, by="arthur", at=AT)
    editions.drop(store, "990", checked, by="olive", at=AT)
    with pytest.raises(Overtaken, match="olive saved this"):
        editions.approve(store, "990", checked, ITEMS, run_id=1, program="", by="arthur", at=AT)
    assert editions.editions(store, "990") == []


@pytest.mark.parametrize(
    "change",
    [
        "embargo_until = null",
        "approved_by = 'somebody'",
        "checked_by = 'somebody'",
        "name = 'November'",
        "period_end = date '2026-11-30'",
        "approved_at = timestamp '2026-11-21 10:00'",
        "program = 'xyz'",
        "run_id = 2",
    ],
)
def test_who_signed_what_and_until_when_it_is_closed_cannot_be_changed_unseen(store, change):
    made = signed(store, embargo_until=datetime(2027, 1, 4, 9))
    assert editions.items(store, made)
    with store.writing() as cursor:
        cursor.execute(f"update edition set {change}")
    [changed] = editions.editions(store, "990")
    with pytest.raises(StoreError, match="is not what was signed"):
        editions.items(store, changed)


def test_an_edition_signed_before_there_were_signatures_is_still_read(store):
    made = signed(store)
    with store.writing() as cursor:
        cursor.execute("delete from edition_item where kind = 'signature'")
        cursor.execute("update edition set digest = ?", [editions.digest_of(ITEMS)])
    [older] = editions.editions(store, "990")
    assert made.digest != older.digest and len(editions.items(store, older)) == len(ITEMS)


def test_a_name_in_capitals_is_the_same_person(store):
    drafted = editions.draft(store, "990", "October", OCTOBER, by="olive@example", at=AT)
    with pytest.raises(StoreError, match="somebody else checks it"):
        editions.check(store, "990", drafted, ITEMS, by="Olive@Example ", at=AT)


def test_a_correction_is_kept_in_plain_letters_and_noted(store):
    made = signed(store)
    editions.correct(store, made, "It was \u202egnorw\x00.", old="70", new="71", told="The chair", by="olive", at=AT)
    assert [each.words for each in editions.corrections(store, made)] == ["It was gnorw."]
    assert store.rows("select who, what from audit where what = 'corrected an edition'") == [("olive", "corrected an edition")]
