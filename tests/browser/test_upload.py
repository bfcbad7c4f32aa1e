"""An officer uploads a file with a fault for every rule, maps a value, confirms, sees what changed, and takes it back: by mouse and by keyboard."""

import re
from datetime import date

import pytest

from data.loading import accept, load
from data.records.home_council import name_home_council
from data.store import Store
from metrics.run import run
from tests.browser.conftest import serving
from tests.browser.upload_every_fault import every_rule, rows_that_break_every_rule
from tests.data.extract import event, text_of

YEAR = ("01/04/2025", "31/03/2026")
REQUESTS = "/measure?id=requests_all&type=month&period=2025-06-30&as=officer"
BEFORE = "3"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A dashboard of Exampleton with one clean file: three people asked in June 2025."""
    folder = tmp_path_factory.mktemp("upload")
    first = folder / "exampleton first.csv"
    first.write_text(text_of(event("Request", LA_Code="990", LA_Person_Unique_Identifier=f"Q{n}", NHS_Number="") for n in range(3)))
    store = Store(folder / "named.duckdb")
    name_home_council(store, "990", "X99000990", "Exampleton", "halton", synthetic=True)
    receipts = load(store, "client_level_data", [first], submitted_on=date(2026, 4, 20), covers=(date(2025, 4, 1), date(2026, 3, 31)))
    accept(store, receipts, lambda: run(store))
    store.close()
    with serving(folder / "named.duckdb") as address:
        yield address


@pytest.fixture(scope="module")
def every_fault(tmp_path_factory):
    """A file with a fault for every rule of the return."""
    folder = tmp_path_factory.mktemp("faults")
    path = folder / "exampleton every fault.csv"
    path.write_text(text_of(rows_that_break_every_rule(folder)))
    return path


def test_a_file_with_every_fault_is_read_mapped_loaded_and_taken_back(server, look, every_fault):
    seen = look(server, width=320).open("/upload?as=officer")
    good(seen, "1-choose")
    press(seen, "Continue", "Upload: Client Level Data extract")
    press(seen, "Check this file", "There is a problem")
    assert seen.page.title().startswith("Error: Give the file")
    good(seen, "2-file-fault")
    seen.page.get_by_role("link", name="Choose a file first").click()
    assert seen.page.url.endswith("#file")
    seen.page.locator("input[type=file]").set_input_files(every_fault)
    fill(seen, "First day", YEAR[0])
    fill(seen, "Last day", YEAR[1])
    press(seen, "Check this file", re.compile("rows cannot be used; nothing has been loaded yet"))
    changes_are_worked_out(seen)
    places = set(seen.page.locator('[id^="fault-"]').evaluate_all("all => all.map(each => each.id)"))
    assert {place_of(*rule) for rule in every_rule()} <= places
    assert "Rejected" in seen.words and "Kept, warning" in seen.words
    good(seen, "3-report")
    seen.open("/?as=officer").open("/upload?as=officer")
    assert "rows cannot be used; nothing has been loaded yet" in seen.heading, "it is found again"
    decide(seen)
    good(seen, "3-report-mapped")
    press(seen, "Continue to check your answers", "Check your answers")
    assert "1 April 2025 to 31 March 2026 (this one decides)" in seen.words and "Period that its rows tell of" in seen.words
    good(seen, "4-answers")
    press(seen, re.compile("Confirm and load"), "There is a problem")
    good(seen, "4-answers-fault")
    seen.page.get_by_test_id("stCheckbox").locator("label").click()
    press(seen, re.compile("Confirm and load"), re.compile(r"Upload \d+: loaded"))
    reference = re.search(r"Upload (\d+): loaded", seen.heading)[1]
    assert "is your reference" in seen.words and "Figures that changed" in seen.words
    good(seen, "5-receipt")
    assert requests(seen) != BEFORE, "the figures have changed"
    take_back(seen, reference)
    assert requests(seen) == BEFORE, "the former figures are back"
    read_as_written_again(seen)


def test_the_keyboard_alone_uploads_maps_confirms_and_takes_back(server, look, every_fault):
    seen = look(server).open("/upload?as=officer")
    reach(seen, "Continue")
    enter(seen, "Upload: Client Level Data extract")
    reach(seen, re.compile("(upload)?Upload"), within="stFileUploader")  # an icon is letters too
    with seen.page.expect_file_chooser() as chooser:
        seen.page.keyboard.press("Space")  # Streamlit's field does not answer to Enter
    chooser.value.set_files(every_fault)
    seen.page.get_by_test_id("stFileChip").wait_for()
    seen.settle()
    reach(seen, "First day")
    seen.page.keyboard.type(YEAR[0])
    reach(seen, "Last day")
    seen.page.keyboard.type(YEAR[1])
    reach(seen, "Check this file")
    enter(seen, re.compile("rows cannot be used; nothing has been loaded yet"))
    changes_are_worked_out(seen)
    reach(seen, "Read it as")
    seen.open_list()
    seen.page.keyboard.press("Enter")
    reach(seen.settle(), "Why")
    seen.page.keyboard.type("A slip of the hand")
    reach(seen, "Read it so from now on")
    seen.settle().page.keyboard.press("Enter")
    seen.page.get_by_text("from now on. The file was checked again").wait_for()
    changes_are_worked_out(seen)
    reach(seen, "Continue to check your answers")
    enter(seen, "Check your answers")
    reach(seen, re.compile("The .*rejected rows? may be left out"))
    seen.page.keyboard.press("Space")
    reach(seen.settle(), "Confirm and load")
    enter(seen, re.compile(r"Upload \d+: loaded"))
    assert requests(seen) != BEFORE
    seen.open("/upload?as=officer")
    reach(seen, "Open this upload")
    enter(seen, re.compile("Upload"))
    for name, typed in (("Withdraw this upload", ""), ("Why is it withdrawn?", "The wrong file"), ("See what would change", "")):
        reach(seen, name)
        seen.settle().page.keyboard.type(typed) if typed else enter(seen, re.compile("Withdraw upload|would change without upload"))
    reach(seen, re.compile(r"Withdraw upload \d+"))
    enter(seen, re.compile(r"Upload \d+: withdrawn"))
    assert requests(seen) == BEFORE
    read_as_written_again(seen)


def test_a_file_of_a_gigabyte_is_refused_in_our_own_words_before_it_is_read(server, look, tmp_path):
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(1_000_000_000)
    seen = look(server).open("/upload?as=officer")
    press(seen, "Continue", "Upload: Client Level Data extract")
    seen.page.locator("input[type=file]").set_input_files(path)
    seen.page.get_by_role("heading", name="There is a problem").wait_for()
    seen.settle()
    assert "The selected file has 1,000 MB, and fewer than 1,000 MB can be read. It was refused before it was read." in seen.words
    assert "Axios" not in seen.words and "413" not in seen.words
    assert seen.violations() == []
    press(seen, "Choose another return", "Upload a return")


def test_two_officers_at_one_machine_each_have_their_own(server, look, every_fault):
    one, other = look(server), look(server, elsewhere=True)
    press(one.open("/upload?as=officer"), "Continue", "Upload: Client Level Data extract")
    assert other.open("/upload?as=officer").heading == "Upload a return"
    assert one.open("/upload?as=officer").heading == "Upload: Client Level Data extract"


def place_of(rule, column):
    """Where the report says something of a rule and column."""
    return f"fault-{rule}-{re.sub('[^a-z0-9]', '-', column.lower())}"


def good(seen, name):
    """Nothing that axe finds, no sideways scrolling, no complaint of the browser, on a wide screen and on a phone, which it ends with."""
    for width in (1366, 320):
        seen.page.set_viewport_size({"width": width, "height": 768})
        assert seen.settle().violations() == [] and not seen.scrolls_sideways() and seen.complaints == [], width
        seen.picture(f"upload-{name}")
        seen.page.set_viewport_size({"width": width, "height": 768})


def press(seen, button, then):
    """Press a button and wait for the heading that follows."""
    seen.settle().page.get_by_role("button", name=button, exact=isinstance(button, str)).click()
    seen.page.get_by_role("heading", name=then).first.wait_for()
    return seen.settle()


def fill(seen, label, typed):
    seen.page.get_by_label(label).fill(typed)
    seen.page.get_by_label(label).press("Tab")
    seen.settle()


def changes_are_worked_out(seen):
    """Wait until the figures with and without the file stand side by side."""
    seen.page.get_by_role("columnheader", name="With this file").first.wait_for(state="attached")
    seen.settle()


def decide(seen):
    """Map the value that is offered first."""
    seen.settle().page.get_by_label("Read it as").focus()
    seen.open_list()
    seen.page.keyboard.press("Enter")
    fill(seen.settle(), "Why", "A slip of the hand in the case system")
    seen.page.get_by_role("button", name="Read it so from now on").click()
    seen.page.get_by_text("from now on. The file was checked again").wait_for()
    changes_are_worked_out(seen)


def read_as_written_again(seen):
    """Take the decision on the value back."""
    seen.open("/rules?as=officer")
    fill(seen, "Why it is taken back", "It was another word")
    seen.page.get_by_role("button", name="Take it back, and work out the figures").click()
    seen.page.get_by_text("is in no list again").wait_for()
    assert seen.settle().violations() == []


def take_back(seen, reference):
    """Withdraw an upload on its own page."""
    seen.open(f"/uploads?upload={reference}&as=officer")
    press(seen, "Withdraw this upload", f"Withdraw upload {reference}")
    fill(seen, "Why is it withdrawn?", "The wrong file")
    press(seen, "See what would change", f"would change without upload {reference}")
    press(seen, f"Withdraw upload {reference}", f"Upload {reference}: withdrawn")


def requests(seen):
    """How many requests June 2025 has now."""
    return re.search(r"([\d,]+)\s+requests in the month", seen.open(REQUESTS).words)[1]


def reach(seen, name, within="stMain"):
    """Go on by Tab until what has the focus, in that part of the page, is called that."""
    passed = []
    while True:
        called, inside = focused(seen, within)
        if inside and (name.match(called) if isinstance(name, re.Pattern) else called.startswith(name)):
            return
        assert len(passed) < 120, passed
        seen.page.keyboard.press("Tab")
        passed.append(called)


def enter(seen, then):
    seen.settle().page.keyboard.press("Enter")
    seen.page.get_by_role("heading", name=then).first.wait_for()
    seen.settle()


def focused(seen, within):
    """What the focused element is called, and whether it is in that part of the page."""
    return seen.page.evaluate(
        "within => { const e = document.activeElement; const l = e.labels && e.labels[0];"
        " const name = (e.getAttribute('aria-label') || (l && l.textContent) || e.textContent || '').trim();"
        " return [name, e !== document.body && e.closest(`[data-testid=${within}]`) !== null] }",
        within,
    )
