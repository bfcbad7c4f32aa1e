"""Pages read the store of Halton's published files, on the same day whenever the tests are run."""

import pytest

from pages.parts import figures
from tests.pages.showing import TODAY
from tests.real import made


@pytest.fixture(scope="session")
def halton():
    """The store of Halton with real published files alone: for reading only."""
    return made.store()


@pytest.fixture
def pages(halton, monkeypatch):
    """The same, with the pages looking at it."""
    monkeypatch.setitem(figures._open, str(halton.path), halton)
    monkeypatch.setenv("PREVENTION_STORE", str(halton.path))
    monkeypatch.setattr(figures, "today", lambda: TODAY)
    return halton
