"""Whose store it is, and who has which role."""

import pytest

from data.errors import StoreError
from data.records.home_council import HomeCouncil, home_council, name_home_council
from data.records.members import members, set_member
from data.store import Store

EXAMPLETON = HomeCouncil("990", "X99000990", "Exampleton", "halton", synthetic=True, regional=False)


@pytest.fixture
def store(tmp_path):
    opened = Store(tmp_path / "store.duckdb")
    yield opened
    opened.close()


def name_exampleton(store, **changed):
    return name_home_council(
        store, **{"code": "990", "ons_code": "X99000990", "name": "Exampleton", "plan": "halton", "synthetic": True, **changed}
    )


def done(store):
    return store.rows("select what, subject, details from audit order by done_at")


def test_a_new_store_is_nobody_s(store):
    assert home_council(store) is None


def test_it_becomes_a_council_s_and_says_so_in_the_audit(store):
    before = store.version
    assert name_exampleton(store, by="Ada") == EXAMPLETON == home_council(store)
    assert store.version > before
    assert done(store) == [("named the home council", "council 990", "Exampleton, plan halton")]


def test_the_same_council_may_be_put_right(store):
    name_exampleton(store, plan="")
    name_exampleton(store)
    assert home_council(store) == EXAMPLETON
    assert len(done(store)) == 2


def test_it_never_becomes_another_council_s(store):
    name_exampleton(store)
    with pytest.raises(StoreError, match="belongs to Exampleton \\(990\\).*Name another file"):
        name_home_council(store, "321", "E06000006", "Halton", "halton")
    assert home_council(store) == EXAMPLETON


def test_the_latest_role_counts_and_a_leaver_has_none(store):
    assert members(store) == {}
    set_member(store, "Olive.Marsh@Exampleton.example ", "smt", by="Ada")
    set_member(store, "olive.marsh@exampleton.example", "officer", by="Ada")
    set_member(store, "arthur.penn@exampleton.example", "approver", by="Ada")
    set_member(store, "arthur.penn@exampleton.example", "", by="Ada")
    assert members(store) == {"arthur.penn@exampleton.example": "", "olive.marsh@exampleton.example": "officer"}
    assert [what for what, *_ in done(store)] == ["gave a role", "gave a role", "gave a role", "took a role away"]
