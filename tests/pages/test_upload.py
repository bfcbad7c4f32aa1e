"""Uploading a return as an officer does: the box when something is wrong, the report, the confirmation, the receipt, and nothing left behind."""

import pytest
from streamlit.testing.v1 import AppTest

from data.records.home_council import name_home_council
from pages.parts import figures
from tests.data.extract import event, text_of

ROWS = (
    event(),
    event("Request", LA_Person_Unique_Identifier="P2", NHS_Number="9434765870"),
    event(LA_Person_Unique_Identifier="P3", NHS_Number="", Event_End_Date="2025-06-01"),  # ends before it starts: kept, with a warning
    event(LA_Person_Unique_Identifier="", NHS_Number=""),  # nobody: rejected
)


def page():
    from pages import upload
    from pages.access import Visitor

    upload.show(Visitor("olive@example.gov.uk", "officer", "sign-in"))


@pytest.fixture
def at(tmp_path, monkeypatch):
    monkeypatch.setenv("PREVENTION_STORE", str(tmp_path / "upload.duckdb"))
    store = figures.store()
    name_home_council(store, "321", "E06000006", "Halton", "halton")
    yield AppTest.from_function(page, default_timeout=60).run()
    figures._open.pop(str(tmp_path / "upload.duckdb")).close()


def said(at):
    return " ".join([*(title.value for title in at.title), *(block.proto.body for block in at.get("html"))])


def press(at, label):
    next(button for button in at.button if button.label.startswith(label)).click().run()
    assert not at.exception
    return said(at)


def choose(at, content, name="extract.csv"):
    at.file_uploader[0].set_value([(name, content, "text/csv")])
    at.run()
    return press(at, "Check this file")


def nothing_is_left(tmp_path):
    return [path.name for path in (tmp_path / "temporary").glob("*")] == []


def test_a_file_is_checked_confirmed_and_acknowledged(at, tmp_path):
    words = choose(at, text_of(ROWS).encode())
    assert "1 of 4 rows cannot be used; nothing has been loaded yet" in words
    assert figures.store().rows("select count(*) from upload") == [(0,)]
    assert "Quillfeather" not in words and "9434765919" not in words
    confirm = next(button for button in at.button if button.label.startswith("Confirm"))
    assert confirm.disabled, "somebody must say that rows may be left out"
    at.checkbox[0].check().run()
    words = press(at, "Confirm and load 3 rows")
    assert "Upload 1: loaded" in words and "3 kept, 1 rejected" in words
    assert figures.store().rows("select rows_kept, rows_rejected, loaded_by, file_name from upload") == [
        (3, 1, "olive@example.gov.uk", "extract.csv")
    ]
    assert figures.store().rows("select count(*) from current_run") == [(1,)]
    assert nothing_is_left(tmp_path)
    assert "Upload a return" in press(at, "Upload another file")


def test_the_same_file_again_changes_nothing(at):
    for expected in ("Upload 1: loaded", "Upload 1: loaded before, nothing changed"):
        choose(at, text_of(ROWS[:2]).encode())
        assert expected in press(at, "Confirm and load 2 rows")
        press(at, "Upload another file")
    assert figures.store().rows("select count(*) from upload") == [(1,)]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "The selected file is empty"),
        (b"\x00\x01\x02\xff" * 500, "There is a problem"),
        (b"a,b,c\n1,2,3\n", "There is a problem"),
        (text_of([]).encode(), "There is a problem"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_box_in_words(at, tmp_path, content, says):
    words = choose(at, content)
    assert says in words and "There is a problem" in words
    assert str(tmp_path) not in words, "no path of this machine is shown"
    assert figures.store().rows("select count(*) from upload") == [(0,)]
    assert not list((tmp_path / "temporary").glob("*"))


def test_nothing_chosen_and_a_date_that_is_none(at):
    assert "Choose a file first" in press(at, "Check this file")
    at.text_input[0].input("31 March").run()
    assert "is not a date" in choose(at, text_of(ROWS).encode())


def test_choosing_another_file_forgets_the_first(at):
    choose(at, text_of(ROWS).encode())
    assert "Upload a return" in press(at, "Choose another file")
    assert "upload_chosen" not in at.session_state
    assert figures.store().rows("select count(*) from upload") == [(0,)]
