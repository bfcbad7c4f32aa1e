"""A secret that could be guessed lets nobody in."""

import pytest

import dashboard
from pages import access_secret
from pages.access import Visitor
from pages.access_secret import SHORTEST, TOO_SHORT

SIGNED_IN = Visitor("ada@exampleton.example", "administrator", "sign-in")
LOCAL = Visitor("someone at this machine", "smt", "local")


class User(dict):
    def to_dict(self):
        return dict(self)


@pytest.mark.parametrize(
    ("length", "user", "visitor", "role"),
    [
        (SHORTEST, {"is_logged_in": True, "sub": "ada"}, SIGNED_IN, "administrator"),
        (SHORTEST - 1, {"is_logged_in": True, "sub": "ada"}, SIGNED_IN, ""),
        (0, {"is_logged_in": False}, Visitor("", "", "unknown", "Sign in."), ""),
        (0, {}, LOCAL, "smt"),  # nobody signs in
    ],
)
def test_a_secret_that_could_be_guessed_lets_nobody_in(monkeypatch, length, user, visitor, role):
    monkeypatch.setattr(access_secret, "get_cookie_secret", lambda: "x" * length)
    monkeypatch.setattr(dashboard.st, "user", User(user))
    found = dashboard._still_in(visitor)
    assert found.role == role
    assert (found.why == TOO_SHORT) is (bool(user) and length < SHORTEST)
