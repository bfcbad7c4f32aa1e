"""Uploads so far: the list, one upload's page, withdrawing and putting back with what changes, and what we knew on a day."""

from __future__ import annotations

import datetime
import re

import pytest

from data.records.home_council import name_home_council
from data.records.uploads import uploads
from metrics.run import run
from pages.access import may_open
from pages.parts import figures
from tests.drawing import copied, submit
from tests.pages.showing import EVERY_ROLE, html_of, show, words_of

READERS = [role for role in EVERY_ROLE if may_open(role, "uploads")]
CHANGERS = ["officer", "approver"]
ROWS = """
person | event_type | event_start_date | event_end_date | event_outcome
A      | Request    | 2026-06-01       | 2026-06-02     | NFA: Other
B      | Request    | 2026-06-03       | 2026-06-04     | NFA: Other
"""


@pytest.fixture
def store(tmp_path, monkeypatch):
    """The store below, open for the pages."""
    opened = copied(three_uploads, tmp_path / "history.duckdb")
    key = str(opened.path)
    figures._open[key] = opened
    monkeypatch.setenv("PREVENTION_STORE", key)
    monkeypatch.setattr(figures, "today", lambda: datetime.date.today())
    yield opened
    figures._open.pop(key).close()


def three_uploads(opened):
    """Upload 1 tells of one request in June 2026, upload 2, which replaces it, of two; a published file besides."""
    name_home_council(opened, "990", "X99000990", "Exampleton", "halton", synthetic=True)
    submit(opened, ROWS.strip().rsplit("\n", 1)[0], covers=("2026-04-01", "2026-06-30"), submitted_at="2026-07-10 10:00")
    submit(opened, ROWS, covers=("2026-04-01", "2026-06-30"), submitted_at="2026-08-10 10:00")
    with opened.writing() as cursor:
        cursor.execute(
            "update upload set file_name = 'CLD <b>' || upload_id || '</b>.csv', file_hash = repeat('abcdef' || upload_id, 9), rows_read = 2, rows_kept = 2, "
            "rows_warned = 1, rows_rejected = 0, loaded_by = 'A. Osei', accepted_at = loaded_at, council = '990'"
        )
        cursor.execute("insert into fault values (2, 3, 'Event Outcome', 'not_in_list', 'warning', 'Odd', '''Odd'' is not in the list.')")
        cursor.execute("insert into upload (upload_id, return_id, file_name, loaded_at, accepted_at) values (3, 'population', 'p.csv', ?, ?)",
                       [datetime.datetime(2026, 9, 1, 9)] * 2)  # fmt: skip
        cursor.execute("insert into population values (3, 'X99000990', '990', 'Exampleton', 2024, '65 and above', 25400, 'census')")
    run(opened)


def requests_in_june(store):
    return store.rows(
        "select numerator from result where run_id = (select run_id from current_run) and measure_id = 'requests_all' "
        "and period_type = 'month' and period_end = '2026-06-30' and group_type = 'all'"
    )


def press(at, label):
    next(button for button in at.button if button.label == label).click()
    at.run()
    assert not at.exception, at.exception
    return at


def title(at):
    """The page's one heading, however it was made."""
    found = [each.value for each in at.title] + re.findall(r"<h1[^>]*>(.*?)</h1>", html_of(at))
    assert len(found) == 1, found
    return found[0]


def asked(at, name):
    """What the address holds under a name; AppTest gives it as text or in a list."""
    found = at.query_params[name]
    return found[0] if isinstance(found, list) else found


def write_reason(at, why):
    at.text_area[0].set_value(why)
    return at


@pytest.mark.parametrize("role", READERS)
def test_everybody_who_may_read_them_sees_every_upload_and_its_page(store, role):
    said = words_of(show("history", role))
    assert "Three uploads, two of them in use, one replaced" in said
    assert "Upload 2 Client Level Data extract: CLD <b>2</b>.csv, file abcdef2a In use April 2026 to June 2026" in said
    assert "Replaced replaced by upload 2 none" in said
    assert "mid-2024" in said
    at = show("history", role, {"upload": "2"})
    said = words_of(at)
    assert title(at) == "Upload 2 serves April 2026 to June 2026"
    assert "It took over periods that were served by upload 1, which stay in the record." in said
    assert "'Odd' is not in the list." in said and "abcdef2" * 9 in said
    assert ("Withdraw this upload" in [button.label for button in at.button]) is (role in CHANGERS)


def test_a_file_name_is_never_read_as_html(store):
    assert "<b>2" not in html_of(show("history", "officer", {"upload": "2"})) and "<b>2" not in html_of(show("history", "officer"))


def test_the_same_file_loaded_again_after_it_was_withdrawn_leads_to_the_earlier_upload(store):
    with store.writing() as cursor:
        cursor.execute("update upload set file_hash = 'same', withdrawn_at = if(upload_id = 1, now()::timestamp, null) where upload_id < 3")
    assert "file same, the same file as upload 1" in words_of(show("history", "officer"))
    assert "The same file loaded also as upload 1" in words_of(show("history", "officer", {"upload": "2"}))
    at = press(write_reason(press(show("history", "officer", {"upload": "1"}), "Put it back in use"), "It was right"), "Continue")
    assert "The same file is in use as upload 2." in words_of(press(at, "Put back upload 1"))


@pytest.mark.parametrize("asked", ["9", "x", "1;drop table upload", "-1", "0"])
def test_an_upload_that_is_not_there_is_told_so(store, asked):
    assert title(show("history", "officer", {"upload": asked})) == "There is no such upload"


def test_the_list_is_chosen_by_return_and_the_choice_stands_in_the_address(store):
    at = show("history", "officer", {"return": "population"})
    assert "Upload 3" in words_of(at) and "Upload 2" not in words_of(at)
    at.selectbox[0].set_value("client_level_data").run()
    assert asked(at, "return") == "client_level_data" and "Upload 3" not in words_of(at)
    at.selectbox[0].set_value("").run()
    assert "Upload 3" in words_of(at) and "Upload 2" in words_of(at)


def test_two_hundred_uploads_stay_readable(store):
    with store.writing() as cursor:
        cursor.execute(
            "insert into upload (upload_id, return_id, file_name, loaded_at, accepted_at) "
            "select n, 'population', 'p' || n || '.csv', '2026-09-02', '2026-09-02' from range(4, 204) as many(n)"
        )
    said = words_of(show("history", "officer"))
    assert "203 uploads" in said and "Uploads, newest first: 1 to 25 of 203" in said
    assert "Older uploads" in said and "Newer uploads" not in said and "Upload 178 " not in said
    last = words_of(show("history", "officer", {"part": "9"}))
    assert "201 to 203 of 203" in last and "Older uploads" not in last and "Upload 1 " in last
    for odd in ("0", "-3", "999", "x", "9" * 40):
        assert "of 203" in words_of(show("history", "officer", {"part": odd}))


def test_before_the_first_upload_the_way_to_it_is_shown(empty):
    assert "Upload the first file" in words_of(show("history", "officer"))
    assert "An officer can upload the first file" in words_of(show("history", "smt"))


@pytest.mark.parametrize("role", CHANGERS)
def test_an_upload_is_withdrawn_after_what_changes_was_seen_and_the_former_figures_are_back(store, role):
    assert requests_in_june(store) == [(2,)]
    at = press(show("history", role, {"upload": "2"}), "Withdraw this upload")
    assert title(at) == "Withdraw upload 2"
    at = press(at, "See what would change")
    assert "There is a problem Enter the reason" in words_of(at)
    at = press(write_reason(at, "The wrong quarter"), "See what would change")
    assert re.fullmatch(r"\S+ figures? would change without upload 2", title(at))
    assert re.search(r"June 2026 2 requests in the month 1 requests in the month", words_of(at))
    assert "Reason The wrong quarter" in words_of(at)
    assert (requests_in_june(store), uploads(store)[1].withdrawn_at) == ([(2,)], None), "nothing has happened yet"
    at = press(at, "Withdraw upload 2")
    assert "Upload 2 is withdrawn. The figures are worked out again." in words_of(at)
    assert requests_in_june(store) == [(1,)]
    assert "by a test: The wrong quarter" in words_of(at) and title(at) == "Upload 2: withdrawn"
    assert "Upload 2 is withdrawn." not in words_of(at.run()), "said once"
    at = press(at, "Put it back in use")
    at = press(write_reason(at, "It was right"), "Continue")
    at = press(at, "Put back upload 2")
    assert "Upload 2 is back in use. The figures are worked out again." in words_of(at) and requests_in_june(store) == [(2,)]
    assert "withdrawn by a test: The wrong quarter" in words_of(at), "the record keeps both"
    assert [each.state for each in uploads(store)] == ["in use", "in use", "replaced"]


def test_a_reason_can_be_changed_and_the_whole_left_as_it_was(store):
    at = press(show("history", "officer", {"upload": "2"}), "Withdraw this upload")
    at = press(write_reason(at, "first words"), "See what would change")
    at = press(at, "Change the reason")
    assert at.text_area[0].value == "first words"
    at = press(at, "Leave it as it is")
    assert title(at) == "Upload 2 serves April 2026 to June 2026" and uploads(store)[1].withdrawn_at is None


def test_one_that_a_colleague_withdrew_in_the_meantime_is_not_withdrawn_twice(store):
    from data.loading import withdraw

    at = press(show("history", "officer", {"upload": "2"}), "Withdraw this upload")
    at = press(write_reason(at, "mine"), "See what would change")
    withdraw(store, 2, "theirs", "B. Khan")
    at = at.run()
    assert title(at) == "Upload 2: withdrawn" and "by B. Khan: theirs" in words_of(at)
    assert "Withdraw upload 2" not in [button.label for button in at.button]


def test_those_who_only_read_cannot_reach_the_steps(store):
    at = show("history", "smt", {"upload": "2"})
    at.session_state["withdraw_step"] = ((2, False), "check")
    at.run()
    assert not at.exception and [button.label for button in at.button] == []


@pytest.mark.parametrize("role", READERS)
def test_what_we_knew_today_is_what_is_shown_today(store, role):
    at = show("history_as_of", role, {"day": datetime.date.today().isoformat()})
    assert "As the dashboard showed them in the evening of that day" in words_of(at)
    assert "has changed since" in words_of(at) and "Nothing known on" in words_of(at)


def test_figures_of_a_day_before_the_dashboard_are_worked_out_when_asked_to(store):
    at = show("history_as_of", "smt", {"day": "2026-07-20"})
    assert "One upload known then." in words_of(at) and "Headline figures" not in words_of(at)
    at = press(at, "Work out the figures of that day")
    assert "The dashboard showed no figures yet on that day." in words_of(at)
    assert "Headline figures then and now" in words_of(at)


def test_an_earlier_day_shows_its_uploads_and_one_before_any_says_so(store):
    assert "the first upload is of 10 July 2026" in words_of(show("history_as_of", "smt", {"day": "2020-01-01"}))
    assert "is still to come" in words_of(show("history_as_of", "smt", {"day": "2999-01-01"}))
    said = words_of(show("history_as_of", "smt", {"day": "2026-08-09"}))
    assert "One upload known then." in said and "Upload 1 " in said and "Upload 2 " not in said


@pytest.mark.parametrize("typed", ["yesterday", "31/02/2026", "9999999"])
def test_what_is_no_day_is_told_beside_the_field(store, typed):
    at = show("history_as_of", "smt")
    assert "There is a problem" not in words_of(at)
    at.text_input[0].set_value(typed)
    at = press(at, "Show what we knew")
    assert words_of(at).count("Enter a day like 14/05/2026") == 2
    at.text_input[0].set_value("09/08/2026")
    at = press(at, "Show what we knew")
    assert asked(at, "day") == "2026-08-09" and "What we knew on 9 August 2026" in words_of(at)


@pytest.mark.parametrize("page", ["history", "history_as_of"])
def test_an_empty_store_has_its_pages(empty, page):
    assert title(show(page, "officer", {"day": "2026-11-01"}))
