"""What every test needs: quiet, repeatable, and never the store of somebody who runs the dashboard on this machine."""

import random

import duckdb
import pytest
from xdist.scheduler import LoadScopeScheduling

_connect = duckdb.connect


class BrowserTogether(LoadScopeScheduling):
    """All tests of the browser go to one process, with one browser and one server of the sample; every other goes where there is room."""

    def _split_scope(self, nodeid):
        return "browser" if nodeid.startswith("tests/browser/") else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """The plugin's own groups are read from a name that pytest no longer goes by."""
    return BrowserTogether(config, log)


def _connect_with_one_thread(*args, config=None, **more):
    """A test's few rows are done before a second thread has begun. Servers and commands that tests start have all that the machine has."""
    return _connect(*args, config={"threads": 1, **(config or {})}, **more)


duckdb.connect = _connect_with_one_thread


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch, tmp_path):
    """No test reads a setting of the machine it runs on; one that opens a store without naming it gets an empty one of its own."""
    for name in ("PREVENTION_STORE_KEY", "PREVENTION_PERSON_KEY", "PREVENTION_ROLE_CLAIM", "PREVENTION_FIRST_ADMINISTRATOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PREVENTION_STORE", str(tmp_path / "nobody-s.duckdb"))


@pytest.fixture(autouse=True)
def chance_is_seeded():
    random.seed(20261121)
