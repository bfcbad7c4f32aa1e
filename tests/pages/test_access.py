"""Who may open what, who is taken for whom, and that the unknown get nothing."""

import itertools

import pytest

from pages import access, sign_in
from pages.access import ROLES, audience, may_open, refusal

NOW = 1_800_000_000
MEMBERS = {"olive@example.gov.uk": "officer", "gone@example.gov.uk": "", "odd@example.gov.uk": "emperor"}


def user(email="olive@example.gov.uk", **said):
    return {"is_logged_in": True, "email": email, "exp": NOW + 60, **said}


@pytest.mark.parametrize(
    ("page", "officer", "approver", "smt", "scrutiny", "administrator"),
    [
        ("overview", 1, 1, 1, 1, 1),
        ("objective", 1, 1, 1, 1, 1),
        ("outcome", 1, 1, 1, 1, 1),
        ("measure", 1, 1, 1, 0, 1),
        ("benchmarks", 1, 1, 1, 0, 1),
        ("actions", 1, 1, 1, 0, 1),
        ("service_map", 1, 1, 1, 0, 1),
        ("evidence", 1, 1, 1, 0, 1),
        ("editions", 1, 1, 1, 1, 1),
        ("questions", 1, 1, 1, 1, 1),
        ("methods", 1, 1, 1, 1, 1),
        ("upload", 1, 0, 0, 0, 0),
        ("administration", 0, 0, 0, 0, 1),
        ("first_start", 0, 0, 0, 0, 1),
        ("a page nobody has heard of", 0, 0, 0, 0, 0),
    ],
)
def test_who_opens_what(page, officer, approver, smt, scrutiny, administrator):
    opened = dict(zip(ROLES, (officer, approver, smt, scrutiny, administrator), strict=True))
    assert {role: may_open(role, page) for role in ROLES} == {role: bool(may) for role, may in opened.items()}


@pytest.mark.parametrize(("role", "page"), list(itertools.product(["", "root", "Officer", "*"], access.OPENS_FOR)))
def test_an_unknown_role_opens_nothing_and_reads_what_is_public(role, page):
    assert not may_open(role, page)
    assert audience(role) == "public"


def test_scrutiny_alone_reads_the_public_edition():
    assert {role for role in ROLES if audience(role) == "public"} == {"scrutiny"}


def test_a_refusal_says_who_may_and_what_to_do():
    assert refusal("upload") == "This page is for performance officers. Ask an administrator of this dashboard if you need it."
    assert refusal("upload", "scrutiny") == refusal("upload", "smt") == refusal("upload")


@pytest.mark.parametrize("page", sorted(access.LIVE))
def test_what_nobody_signed_is_refused_to_scrutiny_with_what_it_reads_instead(page):
    assert "A scrutiny board reads editions" in refusal(page, "scrutiny")
    assert not may_open("scrutiny", page)


@pytest.mark.parametrize(
    ("said", "role", "why"),
    [
        (user(), "officer", ""),
        (user("Olive@Example.gov.uk "), "officer", ""),
        (user("", preferred_username="olive@example.gov.uk"), "officer", ""),
        ({"is_logged_in": False}, "", "Sign in"),
        (user(exp=NOW), "", "run out"),
        (user(exp=None), "", "run out"),
        (user(email_verified=False), "", "vouches"),
        (user(""), "", "vouches"),
        (user("gone@example.gov.uk"), "", "not on this dashboard's list"),
        (user("gone@example.gov.uk", roles=["smt"]), "", "not on this dashboard's list"),
        (user("odd@example.gov.uk"), "", "not on this dashboard's list"),
        (user("new@example.gov.uk"), "", "not on this dashboard's list"),
        (user("new@example.gov.uk", roles=["Everyone", "smt", "administrator"]), "smt", ""),
        (user("new@example.gov.uk", roles="scrutiny"), "scrutiny", ""),
        (user(roles=["administrator"]), "officer", ""),
    ],
)
def test_who_a_sign_in_is_taken_for(said, role, why):
    visitor = sign_in.signed_in(said, MEMBERS, "roles", NOW)
    assert (visitor.role, visitor.how) == (role, "sign-in" if role else "unknown")
    assert why in visitor.why


def test_a_claim_counts_only_where_it_was_named():
    assert sign_in.signed_in(user("new@example.gov.uk", roles=["administrator"]), MEMBERS, "", NOW).role == ""


def test_the_first_administrator_comes_in_only_while_the_list_is_empty(monkeypatch):
    monkeypatch.setenv("PREVENTION_FIRST_ADMINISTRATOR", "first@example.gov.uk")
    assert sign_in.signed_in(user("first@example.gov.uk"), {}, "", NOW).role == "administrator"
    assert sign_in.signed_in(user("second@example.gov.uk"), {}, "", NOW).role == ""
    assert sign_in.signed_in(user("first@example.gov.uk"), MEMBERS, "", NOW).role == ""


def test_nobody_is_the_first_administrator_when_none_is_named(monkeypatch):
    monkeypatch.delenv("PREVENTION_FIRST_ADMINISTRATOR", raising=False)
    assert sign_in.signed_in(user("first@example.gov.uk"), {}, "", NOW).role == ""


@pytest.mark.parametrize(
    ("address", "headers", "alone"),
    [
        ("127.0.0.1", {"Host": "127.0.0.1:8501", "Origin": "http://127.0.0.1:8501"}, True),
        ("localhost", {"Host": "localhost:8501", "Origin": "http://localhost:8501"}, True),
        ("::1", {"Host": "[::1]:8501"}, True),
        ("127.0.0.1", {}, True),
        ("0.0.0.0", {"Host": "127.0.0.1:8501"}, False),
        (None, {"Host": "127.0.0.1:8501"}, False),
        ("", {}, False),
        ("10.1.2.3", {}, False),
        ("127.0.0.1", {"Host": "dashboard.example.gov.uk"}, False),
        ("127.0.0.1", {"Host": "127.0.0.1:8501", "Origin": "https://dashboard.example.gov.uk"}, False),
        ("127.0.0.1", {"Host": "127.0.0.1:8501", "Origin": "null"}, False),
        ("127.0.0.1", {"Host": "127.0.0.1.example.org"}, False),
        ("127.0.0.1", {"Host": "[::1"}, False),
        *(("127.0.0.1", {"Host": "127.0.0.1:8501", header: "10.1.2.3"}, False) for header in sign_in.FORWARDED),
    ],
)
def test_a_role_can_be_chosen_only_where_nobody_else_can_ask(address, headers, alone):
    assert sign_in.answers_this_machine_only(address, headers) is alone
