"""What Exampleton has signed: two editions by three people each, one put right, a third begun; all of it once, none of it to come."""

from datetime import date, datetime

import pytest

from data.records import editions
from data.records.editions import Item
from data.sample.council import COUNCIL, MEMBERS
from data.sample.signed import Made, sign
from data.store import Store
from metrics.edition_giveaway import giveaways, giveaways_in
from metrics.editions import PUBLIC, differences
from tests.sample import made

ITEMS = [Item("result", "lts_year", "a", {"value": 2069.0})]


@pytest.fixture(scope="module")
def signed():
    return {each.name: (each, editions.items(made.store(), each)) for each in editions.editions(made.store(), COUNCIL)}


def test_two_editions_are_signed_and_a_third_is_begun(signed):
    assert [(each.number, name, each.period_end) for name, (each, _) in signed.items()] == [
        (1, "August 2026", date(2026, 8, 31)),
        (2, "September 2026", date(2026, 9, 30)),
    ]
    assert [(each.body["name"], each.state) for each in editions.drafts(made.store(), COUNCIL)] == [("October 2026", "draft")]


def test_each_was_made_checked_and_approved_by_three_people_who_may(signed):
    begun = {each.body["made_by"] for each in editions.drafts(made.store(), COUNCIL)}
    roles = dict(MEMBERS)
    for edition, _ in signed.values():
        assert len({*begun, edition.checked_by, edition.approved_by}) == 3
        assert (roles[edition.checked_by], roles[edition.approved_by]) == ("smt", "approver")
        assert edition.approved_at < datetime.now() and edition.is_open(datetime.now())
        [(as_of,)] = made.store().rows("select as_of from run where run_id = ?", [edition.run_id])
        assert as_of <= edition.approved_at.date(), "nobody signs figures of a day that has not come"


def test_each_holds_what_people_wrote_and_the_reply(signed):
    for name, (_, held) in signed.items():
        said = {(each.kind, each.subject): each.body for each in held if each.kind in ("commentary", "question")}
        assert said["question", "front-door"]["reply"].startswith("Repeat requests have not risen")
        assert ("Saturday" in said["commentary", "delay-care-home"]["next"]) and said["question", "delay-care-home"]["state"] == "open"
        assert {each.subject for each in held if each.kind == "wording"} >= {"delay-care-home", "independence"}, name


def test_no_words_of_them_give_a_hidden_number_away(signed):
    for edition, held in signed.values():
        assert giveaways(held) == []
        for each in editions.corrections(made.store(), edition):
            assert [said for words in (each.words, each.old_figure, each.new_figure, each.told) for said in giveaways_in(words, held)] == []


def test_the_second_is_put_right_by_one_dated_correction(signed):
    assert [len(editions.corrections(made.store(), edition)) for edition, _ in signed.values()] == [0, 1]
    edition, _ = signed["September 2026"]
    assert editions.corrections(made.store(), edition)[0].at >= edition.approved_at


def test_between_them_figures_were_revised_and_newer_ones_came(signed):
    (_, august), (_, september) = signed.values()
    assert {each.cause for each in differences(august, september, PUBLIC)} == {"revised data", "a newer period"}


def test_they_are_signed_once(tmp_path):
    store = Store(tmp_path / "signed.duckdb")
    asked = []

    def make(month, as_of):
        asked.append((month, as_of))
        return Made(ITEMS, 1, "a program")

    assert sign(store, make) and not sign(store, make)
    assert asked == [(date(2026, 8, 31), date(2026, 10, 31)), (date(2026, 9, 30), None)]
    assert [each.number for each in editions.editions(store, COUNCIL)] == [1, 2]
    store.close()


def test_what_people_began_themselves_stands_alone(tmp_path):
    store = Store(tmp_path / "own.duckdb")
    own = editions.draft(store, COUNCIL, "Our own", date(2026, 8, 31), by="ada", at=datetime(2026, 11, 20, 9))
    editions.drop(store, COUNCIL, own, by="ada", at=datetime(2026, 11, 20, 10))
    assert not sign(store, lambda month, as_of: Made(ITEMS, 1, "a program")) and editions.editions(store, COUNCIL) == []
    store.close()
