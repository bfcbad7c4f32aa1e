"""A sign-in leaves a line in the audit table, once in a session; whoever sits at their own machine does not."""

from __future__ import annotations

import pytest

import dashboard
from pages.access import Visitor
from tests.drawing import new_store


@pytest.mark.parametrize(
    ("visitor", "lines"),
    [
        (Visitor("ada@exampleton.example", "smt", "sign-in"), [("ada@exampleton.example", "signed in", "smt")]),
        (Visitor("someone at this machine", "smt", "local"), []),
        (Visitor("", "", "unknown", "Sign in."), []),
    ],
)
def test_a_sign_in_is_noted_once(tmp_path, monkeypatch, visitor, lines):
    store = new_store(tmp_path)
    monkeypatch.setattr(dashboard.st, "session_state", {})
    for _ in range(2):
        dashboard._note_sign_in(store, visitor)
    assert store.rows("select who, what, details from audit") == lines
