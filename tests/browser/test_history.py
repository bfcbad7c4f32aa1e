"""Uploads so far, in a real browser: withdrawing by mouse and by keyboard alone, with what changes before and the former figures after."""

import pytest

from data.records.home_council import name_home_council
from metrics.run import run
from tests.browser.conftest import serving
from tests.drawing import copied, submit

ROWS = """
person | event_type | event_start_date | event_end_date | event_outcome
A      | Request    | 2026-06-01       | 2026-06-02     | NFA: Other
B      | Request    | 2026-06-03       | 2026-06-04     | NFA: Other
"""
WHY = "Why is it withdrawn?"


@pytest.fixture
def server(tmp_path):
    """A dashboard on the store below."""
    copied(two_files, tmp_path / "named.duckdb").close()
    with serving(tmp_path / "named.duckdb") as address:
        yield address


def two_files(store):
    """Two files of the same months; the newer one tells of a request more."""
    name_home_council(store, "990", "X99000990", "Exampleton", "halton", synthetic=True)
    submit(store, ROWS.strip().rsplit("\n", 1)[0], covers=("2026-04-01", "2026-06-30"), submitted_at="2026-07-10 10:00")
    submit(store, ROWS, covers=("2026-04-01", "2026-06-30"), submitted_at="2026-08-10 10:00")
    with store.writing() as cursor:
        cursor.execute(
            "update upload set file_name = 'CLD ' || upload_id || '.csv', file_hash = repeat('abcdef' || upload_id, 9), loaded_by = 'ada'"
        )
        cursor.execute("update upload set rows_read = 2, rows_kept = 2, rows_warned = 1, rows_rejected = 0, accepted_at = loaded_at")
        cursor.execute("insert into fault values (2, 3, 'Event Outcome', 'not_in_list', 'warning', 'Odd', '''Odd'' is not in the list.')")
    run(store)


def good(seen):
    """Nothing that axe finds, no sideways scrolling, no complaint, on a wide screen and on a phone, which it ends with."""
    for width in (1366, 320):
        seen.page.set_viewport_size({"width": width, "height": 768})
        assert seen.settle().violations() == [] and not seen.scrolls_sideways() and seen.complaints == [], width


def test_an_upload_is_withdrawn_and_put_back(server, look):
    seen = look(server, width=320).open("/uploads?as=officer")
    assert seen.heading == "Two uploads, one of them in use, one replaced"
    good(seen)
    seen.picture("uploads-officer")
    seen.follow("Upload 2")
    assert seen.heading == "Upload 2 serves April 2026 to June 2026"
    good(seen)
    seen.picture("upload-2-officer")
    press(seen, "Withdraw this upload", "Withdraw upload 2")
    press(seen, "See what would change", "There is a problem")
    assert seen.page.title().startswith("Error: ")
    good(seen)
    seen.page.get_by_role("link", name="Enter the reason").click()
    assert seen.page.url.endswith("#why")
    seen.page.get_by_label(WHY).fill("The wrong quarter")
    seen.page.get_by_label(WHY).press("Tab")
    press(seen, "See what would change", "would change without upload 2")
    assert "2\nrequests in the month" in seen.words and "1\nrequests in the month" in seen.words
    good(seen)
    seen.picture("upload-2-withdraw")
    press(seen, "Withdraw upload 2", "Upload 2: withdrawn")
    assert "Upload 2 is withdrawn. The figures are worked out again." in seen.words
    good(seen)
    seen.open("/measure?id=requests_all&type=month&period=2026-06-30&as=officer")
    assert "1\nrequests in the month" in seen.words, "the former figures are back"
    seen.open("/uploads?upload=2&as=officer")
    press(seen, "Put it back in use", "Put upload 2 back in use")
    seen.page.get_by_label("Why is it put back?").fill("It was right")
    seen.page.get_by_label("Why is it put back?").press("Tab")
    press(seen, "Continue", "Put upload 2 back in use: check your answers")
    good(seen)
    press(seen, "Put back upload 2", "Upload 2 serves April 2026 to June 2026")
    good(seen)


def test_the_keyboard_alone_withdraws_an_upload(server, look):
    seen = look(server).open("/uploads?as=approver")
    reach(seen, "Upload 2")
    press_here(seen, "Upload 2 serves April 2026 to June 2026")
    reach(seen, "Withdraw this upload")
    press_here(seen, "Withdraw upload 2")
    reach(seen, WHY)
    seen.page.keyboard.type("The wrong quarter")
    reach(seen, "See what would change")
    press_here(seen, "would change without upload 2")
    reach(seen, "Withdraw upload 2")
    press_here(seen, "Upload 2: withdrawn")
    assert "The wrong quarter" in seen.words


def test_what_we_knew_and_baselines_are_open_to_everybody(server, look):
    seen = look(server, width=320).open("/as-of?day=2026-08-09&as=smt")
    assert "One upload known then" in seen.words
    good(seen)
    press(seen, "Work out the figures of that day", "known on 9 August 2026", level=2)
    good(seen)
    seen.picture("as-of-smt")
    seen.page.get_by_label("The day").fill("yesterday")
    seen.page.get_by_label("The day").press("Tab")
    press(seen, "Show what we knew", "There is a problem")
    good(seen)
    seen.open("/baselines?measure=lts_year&as=officer")
    press(seen, "Continue", "There is a problem")
    good(seen)
    seen.picture("baselines-fault")
    for label, typed in (("The figure, in people", "2,148"), ("Document", "SALT return 2022/23"), ("Why this figure", "The plan's year")):
        seen.page.get_by_label(label).fill(typed)
        seen.page.get_by_label(label).press("Tab")
    seen.settle().page.get_by_label("Where the figure is from").focus()
    seen.open_list().page.get_by_role("option", name="The council's own SALT return").click()
    press(seen, "Continue", "Check your answers")
    good(seen)
    seen.picture("baselines-check")
    press(seen, "Confirm this baseline", "One baseline entered by hand")
    good(seen)
    seen.picture("baselines-list")


def press(seen, button, then, level=None):
    """Press a button and wait for the heading that follows."""
    seen.settle().page.get_by_role("button", name=button, exact=True).click()
    seen.page.get_by_role("heading", name=then, level=level).first.wait_for()
    seen.settle()


def reach(seen, name):
    """Go on by Tab until what has the focus is called that; what has it shows it."""
    passed = []
    while not (called := focused(seen)).startswith(name):
        assert len(passed) < 60, passed
        seen.page.keyboard.press("Tab")
        passed.append(called)
    looks = "() => { const s = getComputedStyle(document.activeElement); return [s.outlineStyle, s.boxShadow, s.borderColor] }"
    assert name == WHY or seen.page.evaluate(looks)[:2] != ["none", "none"], "what has the focus must show it"


def press_here(seen, then):
    seen.settle().page.keyboard.press("Enter")
    seen.page.get_by_role("heading", name=then).first.wait_for()
    seen.settle()


def focused(seen):
    """The name of what has the focus."""
    return seen.page.evaluate("() => document.activeElement.getAttribute('aria-label') || document.activeElement.textContent.trim()")
