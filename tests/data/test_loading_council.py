"""A council's own store takes that council's files alone; a regional store and a new one take any council's; published files go anywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.__main__ import main
from data.commands import whose
from data.commands.counter import Counter
from data.errors import StoreHeld, UploadError
from data.loading import load
from data.loading_council import council_expected
from data.records.home_council import name_home_council
from data.return_definition import load_return
from data.store import Store
from tests.data.extract import event, text_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store that is Exampleton's."""
    return home(tmp_path / "exampleton.duckdb")


def home(path: Path, *, regional: bool = False) -> Path:
    store = Store(path)
    name_home_council(store, "990", "E99999990", "Exampleton", "halton", synthetic=True, regional=regional)
    store.close()
    return path


@pytest.mark.parametrize(
    ("regional", "return_id", "asked", "expected"),
    [
        (False, "client_level_data", None, "990"),
        (False, "client_level_data", " 990 ", " 990 "),
        (False, "client_level_data", "0990", "0990"),
        (False, "front_door_contacts", None, "990"),
        (False, "ascof_time_series", None, None),
        (False, "ascof_time_series", "991", "991"),
        (True, "client_level_data", None, None),
        (True, "client_level_data", "991", "991"),
    ],
)
def test_whose_file_it_must_be(tmp_path, regional, return_id, asked, expected):
    store = Store(home(tmp_path / "any.duckdb", regional=regional))
    assert council_expected(store, load_return(return_id), asked) == expected
    store.close()


@pytest.mark.parametrize("return_id", ["client_level_data", "front_door_contacts"])
def test_another_council_s_is_refused_and_the_words_say_where_it_goes(path, return_id):
    store = Store(path)
    with pytest.raises(UploadError, match=r"holds Exampleton \(990\) alone.*council 991.*PREVENTION_STORE or --store. Nothing was loaded"):
        council_expected(store, load_return(return_id), "991")
    store.close()


def test_nobody_s_people_come_in_by_naming_their_council(path, tmp_path):
    theirs = tmp_path / "theirs.csv"
    theirs.write_text(text_of([event(LA_Code="991")]), encoding="utf-8", newline="")
    store = Store(path)
    for council in ("991", None):
        with pytest.raises(UploadError) as refused:
            load(store, "client_level_data", [theirs], council=council)
        assert "--council" not in str(refused.value)
    assert store.rows("select count(*) from upload") == [(0,)]
    store.close()


def test_a_store_that_is_nobody_s_yet_takes_any(tmp_path):
    store = Store(tmp_path / "new.duckdb")
    assert council_expected(store, load_return("client_level_data"), "991") == "991"
    store.close()


@pytest.mark.parametrize("named", ["PREVENTION_STORE", "--store"])
def test_a_check_is_for_the_council_of_the_store_and_says_so(path, tmp_path, monkeypatch, capsys, named):
    contacts = tmp_path / "contacts.csv"
    contacts.write_text("month,referrals_total,referrals_front_door\n2026-04,10,7\n", encoding="utf-8")
    where = ["--store", str(path)] if named == "--store" else []
    if not where:
        monkeypatch.setenv(named, str(path))
    before = path.read_bytes()
    main(["check", "front_door_contacts", str(contacts), *where])
    said = capsys.readouterr()
    assert "of council 990" in said.out
    assert f"Checked as a file of Exampleton (990), whose store is {path}" in said.err
    main(["check", "front_door_contacts", str(contacts), "--council", "991", *where])
    said = capsys.readouterr()
    assert "of council 991" in said.out and said.err == ""
    assert path.read_bytes() == before


@pytest.mark.parametrize("process", [7, 8], ids=["the one that holds it", "never another"])
def test_of_a_store_that_is_held_a_check_asks_the_dashboard(path, tmp_path, monkeypatch, capsys, process):
    def held(*_):
        raise StoreHeld("The store is already open.", 7)

    def answers(_, request, console):
        assert request.words == ("whose",)
        return whose.whose(Store(path), None, console)

    monkeypatch.setattr(whose, "glance", held)
    monkeypatch.setattr(whose.counter, "find", lambda _: Counter("http://127.0.0.1:1", "", process))
    monkeypatch.setattr(whose, "hand_over", answers)
    contacts = tmp_path / "contacts.csv"
    contacts.write_text("month,referrals_total,referrals_front_door\n2026-04,10,7\n", encoding="utf-8")
    main(["check", "front_door_contacts", str(contacts), "--store", str(path)])
    assert ("of council 990" in capsys.readouterr().out) is (process == 7)


@pytest.mark.parametrize("kind", ["none", "regional", "not a store", "held"])
def test_where_no_council_can_be_read_a_check_asks_for_one(tmp_path, capsys, kind):
    path = tmp_path / "other.duckdb"
    contacts = tmp_path / "contacts.csv"
    contacts.write_text("month,referrals_total,referrals_front_door\n2026-04,10,7\n", encoding="utf-8")
    if kind in ("regional", "held"):
        home(path, regional=kind == "regional")
    if kind == "not a store":
        path.write_text("nothing", encoding="utf-8")
    holder = Store(path) if kind == "held" else None
    assert main(["check", "front_door_contacts", str(contacts), "--store", str(path)]) == 2
    assert "Name the council with --council" in capsys.readouterr().err
    assert path.exists() is (kind != "none")
    if holder is not None:
        holder.close()
