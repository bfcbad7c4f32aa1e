"""A real server on a store of its own, and a real browser to look at it. A missing browser fails these tests, it never skips them."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from data.records.home_council import name_home_council
from data.store import Store
from tests.browser.looking import NOTES, Looking
from tests.sample import made

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 120  # seconds: a machine that is busy with other work is slow, not wrong
NO_BROWSER = "No browser was found. Install Chromium or Google Chrome (on Debian: apt-get install chromium), or name one in CHROMIUM; then test again."


def pytest_collection_modifyitems(items):
    """Everything here is marked."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@contextmanager
def serving(store, **settings):
    """The address of a server that nobody has visited yet, on the store of that name."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    said = store.with_suffix(".log")
    with said.open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", str(ROOT / "dashboard.py"), "--server.port", str(port)],
            cwd=ROOT,
            env={**os.environ, "PREVENTION_STORE": str(store), **settings},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_for(f"http://127.0.0.1:{port}/_stcore/health", server, said)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(PATIENCE)


def wait_for(address, server, said):
    """Come back when the server answers."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:  # not listening yet, or too busy to answer in time
            time.sleep(0.1)
    pytest.fail(f"The server did not start. It said:\n{said.read_text(encoding='utf-8')}")


@pytest.fixture
def named_store(tmp_path):
    """A store that belongs to Exampleton and holds nothing: quick to make."""
    path = tmp_path / "named.duckdb"
    store = Store(path)
    name_home_council(store, "990", "X99000990", "Exampleton", "halton", synthetic=True)
    store.close()
    return path


@pytest.fixture(scope="session")
def sample_server(tmp_path_factory):
    """A server on the sample council's store, made by the command that `make run` uses."""
    with serving(made.copied_to(tmp_path_factory.mktemp("sample"))) as address:
        yield address


@pytest.fixture(scope="session")
def chromium():
    """The browser, started once."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if path is None:
        pytest.fail(NO_BROWSER)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def machine(chromium):
    """The machine that most visitors sit at."""
    context = _machine(chromium)
    yield context
    context.close()


@pytest.fixture(scope="session")
def tab(machine):
    """Its one tab that stays open: it has read a server's scripts once, which takes longer than any page."""
    return machine.new_page()


@pytest.fixture
def look(chromium, machine, tab):
    """A visitor: `look(server)`; `look(server, width=320)` on a phone; `look(server, elsewhere=True)` at a machine that was never here."""
    free, visitors, machines = [tab], [], []

    def looking(server, width=1366, height=768, elsewhere=False):
        if elsewhere:
            machines.append(_machine(chromium))
        page = machines[-1].new_page() if elsewhere else free.pop() if free else machine.new_page()
        page.set_viewport_size({"width": width, "height": height})
        visitors.append(Looking(server, page))
        return visitors[-1]

    yield looking
    for visitor in visitors:
        visitor.leave()
        if visitor.page is not tab:
            visitor.page.close()
    for each in machines:
        each.close()
    machine.clear_cookies()


def _machine(chromium):
    context = chromium.new_context(locale="en-GB")
    context.set_default_timeout(PATIENCE * 1000)
    context.add_init_script(NOTES)
    return context
