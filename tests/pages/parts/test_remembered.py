"""What is remembered for one reader is shown to those who read alike, and to nobody else."""

import gc
import threading
import time
from dataclasses import dataclass, replace
from datetime import date
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pages.access import ROLES, Visitor
from pages.parts import figures, remembered


class Shop:
    """As much of a store as remembering asks for."""

    def __init__(self, version=1):
        self.version = version


@dataclass
class Here:
    """Which store is open, and which day it is."""

    store: Shop
    today: date = date(2026, 11, 22)


made_for: list[tuple[object, ...]] = []
here = Here(Shop())


@pytest.fixture(autouse=True)
def afresh(monkeypatch):
    monkeypatch.setattr(figures, "store", lambda: here.store)
    monkeypatch.setattr(figures, "today", lambda: here.today)
    here.store, here.today = Shop(), date(2026, 11, 22)
    made_for.clear()
    remembered.forget()


def _part(visitor, *asked, **named):
    """A part that holds all it was made from."""
    made = (visitor.audience, visitor.role, visitor.how, asked, tuple(named.items()), here.store, here.store.version, here.today)
    made_for.append(made)
    return made


def _other_part(visitor):
    return "another"


def _closing_over(kept):
    def held(visitor):
        return kept

    return held


READERS = st.builds(
    Visitor, st.sampled_from(["", "A. Osei", "B. Hughes"]), st.sampled_from([*ROLES, "", "mayor"]), st.sampled_from(["local", "sign-in"])
)
ASKED = st.lists(st.one_of(st.integers(0, 2), st.booleans(), st.sampled_from(["month", ""]), st.none()), max_size=2)
EVENTS = st.lists(st.one_of(st.tuples(READERS, ASKED), st.sampled_from(["a load", "another store", "the next day"])), max_size=40)


@settings(max_examples=200, deadline=None)
@given(EVENTS)
def test_nobody_is_handed_what_was_not_made_for_them_now(events):
    shops = [Shop(), Shop(7)]
    here.store = shops[0]
    for event in events:
        if event == "a load":
            here.store.version += 1
        elif event == "another store":
            here.store = shops[here.store is shops[0]]
        elif event == "the next day":
            here.today = date.fromordinal(here.today.toordinal() + 1)
        else:
            reader, asked = event
            seen = remembered.part(reader, _part, *asked)
            assert seen[:3] == (reader.audience, reader.role, reader.how)
            assert repr(seen[3]) == repr(tuple(asked))  # 1 is not True
            assert seen[5:] == (here.store, here.store.version, here.today)


class Lookalike:
    """A reader, or an argument, that is taken for every other: what a fault in a key would amount to."""

    def __init__(self, audience):
        self.audience = self.role = self.how = audience

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return True


@given(st.lists(st.sampled_from(["exact", "public"]), min_size=2, max_size=12))
def test_even_a_faulty_key_hands_the_public_nothing_exact(audiences):
    remembered.forget()
    made_for.clear()
    with mock.patch.object(remembered, "replace", lambda visitor, **_: visitor):
        assert [remembered.part(Lookalike(each), _part)[0] for each in audiences] == audiences
    assert len(made_for) == len(set(audiences))


def test_it_is_made_once_for_all_who_read_alike():
    first, second = (remembered.part(Visitor(name, "smt", "sign-in"), _part, "month") for name in ("A. Osei", "B. Hughes"))
    assert first is second and len(made_for) == 1


def test_who_asked_is_not_told_to_what_makes_it():
    seen = []

    with mock.patch.object(remembered, "replace", lambda visitor, **changed: seen.append(replace(visitor, **changed)) or seen[-1]):
        remembered.part(Visitor("A. Osei", "smt", "sign-in", "a secret"), _part)
    assert seen == [Visitor("", "smt", "sign-in", "")]


def test_each_function_and_each_name_has_a_part_of_its_own():
    reader = Visitor("", "smt", "local")
    assert remembered.part(reader, _other_part) == "another" != remembered.part(reader, _part)
    assert remembered.part(reader, _part, by="age_band") is not remembered.part(reader, _part, to="age_band")


@pytest.mark.parametrize("make", [lambda visitor: "x", _closing_over("x")])
def test_what_may_hold_more_than_its_arguments_is_refused(make):
    with pytest.raises(TypeError, match="may depend on more than its arguments"):
        remembered.part(Visitor("", "smt", "local"), make)


def test_a_load_empties_the_shelf_and_what_was_begun_before_it_is_not_kept():
    shelf = remembered.Shelf()
    shelf.keep(1, "a", "old")
    shelf.keep(2, "b", "new")
    shelf.keep(1, "c", "begun before the load")
    assert [shelf.find(*each) for each in ((1, "a"), (2, "a"), (2, "b"), (2, "c"), (1, "c"))] == [(), (), ("new",), (), ()]


def test_a_shelf_is_bounded_and_the_longest_unasked_go(monkeypatch):
    monkeypatch.setattr(remembered, "AT_MOST", 2)
    shelf = remembered.Shelf()
    for key in ("a", "b"):
        shelf.keep(1, key, key)
    shelf.find(1, "a")
    shelf.keep(1, "c", "c")
    assert [shelf.find(1, key) for key in "abc"] == [("a",), (), ("c",)]


def test_what_fails_is_not_remembered():
    with pytest.raises(ZeroDivisionError):
        remembered.part(Visitor("", "smt", "local"), _failing)
    with pytest.raises(ZeroDivisionError):
        remembered.part(Visitor("", "smt", "local"), _failing)


def _failing(visitor):
    return 1 / 0


def test_a_store_that_is_gone_is_let_go():
    remembered.part(Visitor("", "smt", "local"), _other_part)
    assert len(remembered._shelves) == 1
    here.store = Shop()
    made_for.clear()
    gc.collect()
    assert len(remembered._shelves) == 0


def test_many_readers_at_once_each_get_their_own():
    wrong = []

    def read(role):
        for number in range(200):
            seen = remembered.part(Visitor("", role, "local"), _part, number % 20)
            if seen[:2] != (Visitor("", role, "local").audience, role):
                wrong.append(seen)

    readers = [threading.Thread(target=read, args=(role,)) for role in ("smt", "scrutiny", "officer", "scrutiny")]
    for each in readers:
        each.start()
    for each in readers:
        each.join()
    assert not wrong


def test_all_who_ask_at_once_wait_for_one_to_make_it():
    reader, seen = Visitor("", "smt", "local"), []
    askers = [threading.Thread(target=lambda: seen.append(remembered.part(reader, _slow))) for _ in range(8)]
    for each in askers:
        each.start()
    for each in askers:
        each.join(20)
    assert len(seen) == 8 and len(made_for) == 1
    assert all(shelf._busy == {} for shelves in remembered._shelves.values() for shelf in shelves.values())


def test_a_part_may_be_made_of_parts():
    assert remembered.part(Visitor("", "smt", "local"), _outer) == ("another", "another")


def _slow(visitor):
    time.sleep(0.2)
    return _part(visitor)


def _outer(visitor):
    return remembered.part(visitor, _other_part), remembered.part(visitor, _other_part)
