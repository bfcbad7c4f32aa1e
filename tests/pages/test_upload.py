"""Uploading a return as an officer does: each step and each error, the receipt, and nothing left behind."""

import threading
import time
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from data.loading import load, withdraw
from data.records.home_council import name_home_council
from data.records.value_mappings import mappings
from pages import upload_desk, upload_work
from pages.parts import figures
from tests.data.extract import event, text_of

ROWS = (
    event(),
    event("Request", LA_Person_Unique_Identifier="P2", NHS_Number="9434765870"),
    event(LA_Person_Unique_Identifier="P3", NHS_Number="", Event_End_Date="2025-06-01"),  # ends before it starts: kept, with a warning
    event(LA_Person_Unique_Identifier="", NHS_Number=""),  # nobody: rejected
)
OLIVE = "olive@example.gov.uk"


def page(name):
    from pages import upload
    from pages.access import Visitor

    upload.show(Visitor(name, "officer", "sign-in"))


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("PREVENTION_STORE", str(tmp_path / "upload.duckdb"))
    monkeypatch.setattr(figures, "today", lambda: date(2026, 11, 22))
    opened = figures.store()
    name_home_council(opened, "321", "E06000006", "Halton", "halton")
    upload_desk._desks.clear()
    yield opened
    for desk in upload_desk._desks.values():
        for work in (desk.checking, desk.weighing, desk.loading):
            assert work is None or work.wait(60)
        desk.let_go()
    upload_desk._desks.clear()
    figures._open.pop(str(tmp_path / "upload.duckdb")).close()


def visitor(name=OLIVE):
    return AppTest.from_function(page, default_timeout=60, kwargs={"name": name}).run()


@pytest.fixture
def at(store):
    return visitor()


def said(at):
    assert not at.exception
    return " ".join([*(title.value for title in at.title), *(block.proto.body for block in at.get("html"))])


def names(at):
    return [button.label for button in at.button]


def press(at, label):
    next(button for button in at.button if button.label.startswith(label)).click().run()
    return said(at)


def settle(at, name=OLIVE):
    """Run the page until no work is going on."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        desk = upload_desk._desks[name]
        works = [work for work in (desk.checking, desk.weighing, desk.loading) if work is not None]
        if all(work.wait(60) for work in works):
            at.run()
            if all(work is None or work.is_done for work in (desk.checking, desk.weighing, desk.loading)):
                return said(at)
    raise AssertionError("the work does not end")


def give(at, content, name="extract.csv"):
    """From the first step to the report of a file."""
    if "Continue" in names(at):
        press(at, "Continue")
    at.file_uploader[0].set_value([(name, content, "text/csv")])
    at.run()
    press(at, "Check this file")
    return settle(at)


def load_it(at):
    """From the report to the receipt."""
    press(at, "Continue to check your answers")
    if at.checkbox:
        at.checkbox[0].check().run()
    press(at, "Confirm and load")
    return settle(at)


def kept_nothing(store):
    return store.rows("select count(*) from upload") == [(0,)]


def nothing_is_left(store):
    return [path.name for path in (store.folder / "temporary").glob("*")] == []


def test_the_first_step_says_what_the_return_is_and_what_happens_to_personal_details(at):
    words = said(at)
    assert "Requests, assessments, services and reviews" in words and "Names, postcodes" in words and "less than 1,000 MB" in words
    assert 'aria-current="step">1. Choose the return' in words
    assert {button.proto.label for button in at.get("download_button")} >= {"Template (xlsx)"}


def test_a_return_in_several_layouts_of_the_council_s_own_is_not_spoken_of_as_one_for_government(at):
    choice = at.selectbox[0]
    choice.set_value("service_register").run()
    assert "which a file needs depends on its layout" in said(at), "no column is needed in every layout"
    press(at, "Continue")
    assert at.text_input(key="submitted-on").label.startswith("The day the file was made")
    words = give(at, b"name,description,address,postcode,telephone,website\nListening Ear,Counselling,2 Invented Street,,,\n")
    assert "No faults found in 1 row;" in words
    words = press(at, "Continue to check your answers")
    assert "Made on" in words and "Made for government" not in words
    assert "Confirm and load 1 row" in names(at)


def test_a_file_is_checked_confirmed_and_acknowledged(at, store):
    words = give(at, text_of(ROWS).encode())
    assert "1 of 4 rows cannot be used; nothing has been loaded yet" in words
    assert "There is a problem" in words and 'href="#fault-no_person-la-person-unique-identifier"' in words
    assert 'id="fault-no_person-la-person-unique-identifier"' in words, "the box leads to the row of the table"
    assert "With this file" in words, "the figures with and without it"
    assert kept_nothing(store)
    assert "Quillfeather" not in words and "9434765919" not in words
    words = press(at, "Continue to check your answers")
    assert "1 April 2025 to 31 March 2026" in words and "Period that its rows tell of" in words
    confirm = next(button for button in at.button if button.label.startswith("Confirm"))
    assert confirm.label == "Confirm and load 3 rows"
    assert "Say that the rejected rows may be left out" in press(at, "Confirm and load 3 rows") and kept_nothing(store)
    at.checkbox[0].check().run()
    press(at, "Confirm and load 3 rows")
    words = settle(at)
    assert "Upload 1: loaded" in words and "3 kept, 1 rejected" in words and "is your reference" in words
    assert store.rows("select rows_kept, rows_rejected, loaded_by, file_name from upload") == [(3, 1, OLIVE, "extract.csv")]
    assert store.rows("select count(*) from current_run") == [(1,)]
    assert nothing_is_left(store)
    assert "Figures that changed" in words
    withdraw(store, 1, why="Sent twice", by=OLIVE)
    at.run()
    assert "It has been withdrawn since" in said(at) and "Figures that changed" not in said(at)
    assert "Upload a return" in press(at, "Upload another file")


def test_nothing_can_be_confirmed_before_the_period_of_the_rows_stands_beside_the_one_stated(at, store, monkeypatch):
    go_on, weigh = threading.Event(), upload_work._weigh
    monkeypatch.setattr(upload_work, "_weigh", lambda *given: weigh(*given) if go_on.wait(60) else None)
    press(at, "Continue")
    at.file_uploader[0].set_value([("extract.csv", text_of(ROWS[:2]).encode(), "text/csv")])
    at.run()
    press(at, "Check this file")
    desk = upload_desk._desks[OLIVE]
    assert desk.checking.wait(60)
    at.run()
    words = press(at, "Continue to check your answers")
    confirm = next(button for button in at.button if button.label.startswith("Confirm"))
    assert confirm.disabled and "still being worked out" in words and "The file can be loaded once it stands above" in words
    go_on.set()
    words = settle(at)
    confirm = next(button for button in at.button if button.label.startswith("Confirm"))
    assert not confirm.disabled and "still being worked out" not in words
    assert "1 April 2025 to 31 March 2026" in words and kept_nothing(store)


def test_the_report_shows_each_fault_with_its_column_rows_values_and_what_to_do(at):
    words = give(at, text_of([*ROWS, event(LA_Person_Unique_Identifier="P9", NHS_Number="", Gender="Femal")]).encode())
    assert "Column: Gender" in words and "Femal" in words and "use “Female”" in words
    assert "Column: Event End Date" in words and "4: 2025-06-01" in words
    assert "Rejected" in words and "Kept, warning" in words
    assert {button.proto.label for button in at.get("download_button")} == {
        "Every fault as CSV", "Every fault as xlsx", "To print, by column (HTML)",
    }  # fmt: skip


def test_the_same_file_again_is_known_before_anything_is_confirmed(at, store):
    give(at, text_of(ROWS[:2]).encode())
    load_it(at)
    press(at, "Upload another file")
    words = give(at, text_of(ROWS[:2]).encode())
    assert "This file was loaded before, as upload 1; nothing would change" in words and "upload=1" in words
    assert not any(name.startswith("Continue to check") for name in names(at))
    withdraw(store, 1, "a test")
    at.run()
    assert any(name.startswith("Continue to check") for name in names(at)), "a withdrawn one may be loaded again"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "The selected file is empty"),
        (b"\x00\x01\x02\xff" * 500, "The file is not text"),
        (b"a,b,c\n1,2,3\n", "No row of headings"),
        (b"mid_year,ons_code,cassr_code,area_name,population_18_64,population_65_plus\n2024,E1,,X,1,2\n", "This looks like the return"),
        (text_of([]).encode(), "no rows"),
        (b"PK\x03\x04 cut off", "damaged"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_box_in_words(at, store, content, says):
    words = give(at, content)
    assert "There is a problem" in words and says in words
    assert '<div id="file"><p class="fault">' in words, "the same words beside the field"
    assert str(store.folder) not in words, "no path of this machine is shown"
    assert kept_nothing(store) and nothing_is_left(store)


def test_a_file_of_which_no_row_can_be_used_cannot_be_confirmed(at, store):
    words = give(at, text_of([event(LA_Person_Unique_Identifier="", NHS_Number="")]).encode())
    assert "None of the 1 rows can be used; nothing has been loaded" in words
    assert not any(name.startswith(("Continue", "Confirm")) for name in names(at))
    assert kept_nothing(store)


def test_another_council_s_file_is_refused(at, store):
    words = give(at, text_of([event(LA_Code="990")]).encode())
    assert "There is a problem" in words and "990" in words
    assert kept_nothing(store)


def test_nothing_chosen_and_days_that_are_none(at):
    press(at, "Continue")
    at.text_input(key="submitted-on").input("31 March")
    at.text_input(key="covers-from").input("01/04/2025")
    words = press(at, "Check this file")
    for each in ("Choose a file first", "The day it was made for government must be a date like 31/03/2026", "Give both the first and the"):
        assert words.count(each) == 2, "in the box and beside the field"
    at.text_input(key="submitted-on").input("01/01/2031")
    at.text_input(key="covers-to").input("31/03/2025")
    words = press(at, "Check this file")
    assert "today or in the past" in words and "ends before it starts" in words
    assert at.text_input(key="covers-to").value == "31/03/2025", "what was typed stays"


def test_the_period_vouched_for_and_the_day_are_kept_with_the_upload(at, store):
    press(at, "Continue")
    at.text_input(key="submitted-on").input("20/04/2026")
    at.text_input(key="covers-from").input("01/04/2025")
    at.text_input(key="covers-to").input("31/03/2026")
    give(at, text_of(ROWS[:2]).encode())
    words = press(at, "Continue to check your answers")
    assert "1 April 2025 to 31 March 2026 (this one decides)" in words and "20 April 2026" in words
    press(at, "Confirm and load")
    settle(at)
    assert store.rows("select given_start, given_end, submitted_at::date from upload") == [
        (date(2025, 4, 1), date(2026, 3, 31), date(2026, 4, 20))
    ]


def test_a_value_that_no_list_knows_is_mapped_once_with_a_reason(at, store):
    rows = [*ROWS[:2], event(LA_Person_Unique_Identifier="P2", NHS_Number="9434765870", Gender="Femal")]
    words = give(at, text_of(rows).encode())
    assert "1 of 3 rows have a warning" in words and "Values that no list knows" in words
    assert at.selectbox(key="mapping-to-gender-Femal").value == "Female", "the nearest is offered"
    assert "others will ask" in press(at, "Read it so from now on")
    at.text_input(key="mapping-why").input("A slip of the hand in the case system")
    press(at, "Read it so from now on")
    words = settle(at)
    assert "No faults found in 3 rows" in words
    assert [(each.field, each.raw, each.cleaned, each.by) for each in mappings(store, "321")] == [("gender", "Femal", "Female", OLIVE)]


def test_the_same_return_as_last_time_is_one_click(store, tmp_path):
    path = tmp_path / "first.csv"
    path.write_text(text_of(ROWS[:2]))
    load(store, "client_level_data", [path], covers=(date(2025, 4, 1), date(2026, 3, 31)), by="somebody")
    at = visitor()
    press(at, "Client Level Data extract, as last time")
    assert at.text_input(key="covers-from").value == "01/07/2025" and at.text_input(key="covers-to").value == "30/06/2026"
    words = give(at, text_of(ROWS).encode())
    assert "Beside the last Client Level Data extract" in words and "2 more (100.0%)" in words


def test_what_is_on_the_go_is_found_again_and_each_officer_has_their_own(at, store):
    give(at, text_of(ROWS).encode())
    again = visitor()
    assert "1 of 4 rows cannot be used" in said(again), "a new session of the same officer"
    other = visitor("omar@example.gov.uk")
    assert "Upload a return" in said(other)
    give_other = text_of(ROWS[:2]).encode()
    press(other, "Continue")
    other.file_uploader[0].set_value([("other.csv", give_other, "text/csv")])
    other.run()
    press(other, "Check this file")
    assert "No faults found in 2 rows" in settle(other, "omar@example.gov.uk")
    assert "1 of 4 rows cannot be used" in said(again.run())


def test_choosing_another_file_forgets_the_first(at, store):
    give(at, text_of(ROWS).encode())
    assert not nothing_is_left(store), "a link to what is held in memory"
    assert "Upload: Client Level Data extract" in press(at, "Choose another file")
    assert nothing_is_left(store) and kept_nothing(store)


def test_a_file_is_let_go_of_when_nobody_has_a_page_open_and_the_report_stays(at, store, monkeypatch):
    give(at, text_of(ROWS[:2]).encode())
    desk = upload_desk._desks[OLIVE]
    monkeypatch.setattr(upload_desk, "_is_open", lambda session: False)
    monkeypatch.setattr(upload_desk, "_desks", {OLIVE: desk})
    assert not upload_desk.let_go_where_nobody_looks(desk.seen + upload_desk.LEASE - 1)
    assert desk.file is not None
    assert upload_desk.let_go_where_nobody_looks(desk.seen + upload_desk.LEASE + 1)
    assert not upload_desk.let_go_where_nobody_looks(desk.seen + upload_desk.LEASE + 2), "memory goes back once"
    assert desk.file is None and nothing_is_left(store)
    assert "No faults found in 2 rows" in said(at.run())
    press(at, "Continue to check your answers")
    assert "no longer held" in press(at, "Confirm and load") and kept_nothing(store)
    upload_desk.let_go_where_nobody_looks(desk.seen + upload_desk.FORGOTTEN + 1)
    assert OLIVE not in upload_desk._desks


def test_a_load_that_is_refused_says_so_and_keeps_the_answers(at, store, monkeypatch):
    from data.errors import StoreError

    give(at, text_of(ROWS[:2]).encode())
    press(at, "Continue to check your answers")

    def refuse(*given, **named):
        raise StoreError("The disk is full. Nothing was changed.")

    monkeypatch.setattr(upload_work, "load", refuse)
    press(at, "Confirm and load")
    words = settle(at)
    assert "There is a problem" in words and "The disk is full" in words and "Check your answers" in words


def test_figures_that_cannot_be_worked_out_leave_the_upload_standing(at, store, monkeypatch):
    from data.errors import MeasureError

    give(at, text_of(ROWS[:2]).encode())

    def fail(store):
        raise MeasureError("A measure failed.")

    monkeypatch.setattr(upload_work, "run", fail)
    words = load_it(at)
    assert "Upload 1: loaded" in words and "the figures could not be worked out yet: A measure failed." in words
    assert store.rows("select accepted_at from upload") == [(None,)]
