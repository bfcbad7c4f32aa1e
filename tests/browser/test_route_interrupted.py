"""After a load was killed, those who upload see which it was above every page, until they have seen it; nobody else does."""

import subprocess
import sys

import pytest

from data.records import attempts
from data.store import Store
from tests.browser.conftest import ROOT, serving
from tests.data.test_commands import YEAR, extract
from tests.data.test_commands_interrupted import ENDING, MOMENTS

NOTHING = "nothing of it is kept. Load it again."


@pytest.fixture
def interrupted_store(named_store, monkeypatch):
    """A store whose last load was killed among the rows."""
    monkeypatch.setenv("PREVENTION_STORE", str(named_store))
    code = ENDING.format(moment=MOMENTS["among the rows"][0], path=str(extract(named_store.parent, YEAR)))
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False).returncode == 9
    return named_store


def test_an_officer_is_told_and_puts_it_away_by_keyboard(interrupted_store, look):
    with serving(interrupted_store) as server:
        assert NOTHING not in look(server).open("/?as=smt").words
        seen = look(server).open("/upload?as=officer")
        assert "A load was interrupted" in seen.words and NOTHING in seen.words
        assert seen.violations() == []
        narrow = look(server, width=320).open("/?as=officer")
        assert NOTHING in narrow.words and not narrow.scrolls_sideways()
        seen.page.get_by_role("button", name="I have seen this").focus()
        seen.page.keyboard.press("Enter")
        seen.page.get_by_text("A load was interrupted").wait_for(state="detached")
        assert NOTHING not in look(server).open("/upload?as=officer").words
        assert seen.complaints == []
    log = interrupted_store.with_suffix(".log").read_text(encoding="utf-8")
    assert NOTHING in log
    opened = Store(interrupted_store)
    assert attempts.interrupted(opened) == []
    opened.close()
