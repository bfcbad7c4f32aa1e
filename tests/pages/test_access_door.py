"""The door: what is not a page is given and taken only where a page of the same visitor's asked for it."""

import json
import time

import pytest
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from pages import access_door, access_ended, access_files
from pages.access_door import Door, is_own_page, let_send, refused
from pages.access_files import is_for, name_of, note
from pages.upload_door import BROWSER
from tests.pages.waiting import waited

SEND = "/_stcore/upload_file/{}/a-file"
SECRET = "x" * 40


def knock(path, kind="http", **headers):
    """What the door sends back, and whether the server behind it saw the request."""
    seen, sent = [], []

    async def inside(scope, receive, send):
        seen.append(scope["path"])
        await send({"type": "http.response.start", "status": 200, "headers": [(b"set-cookie", b"a=1"), (b"set-cookie", b"b=2; Secure")]})

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    pairs = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    waited(Door(inside)({"type": kind, "path": path, "method": "GET", "headers": pairs}, receive, send))
    return sent[0], bool(seen)


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/a/proxy/_stcore/metrics", "/_stcore/metrics/"])
def test_how_many_are_here_is_nobodys_business(path):
    answer, seen = knock(path)
    assert (answer["status"], seen) == (404, False)


@pytest.mark.parametrize(
    ("origin", "host", "own"),
    [
        ("https://dashboard.example.gov.uk", "dashboard.example.gov.uk", True),
        ("http://127.0.0.1:8501", "127.0.0.1:8501", True),
        ("http://[::1]:8501", "[::1]:8501", True),
        (None, "127.0.0.1:8501", True),  # no browser
        ("http://localhost:3000", "127.0.0.1:8501", False),  # another program on the same machine
        ("http://localhost:8501", "127.0.0.1:8501", False),
        ("https://elsewhere.example", "dashboard.example.gov.uk", False),
        ("https://dashboard.example.gov.uk.elsewhere.example", "dashboard.example.gov.uk", False),
        ("null", "127.0.0.1:8501", False),
        ("", "127.0.0.1:8501", False),
        ("http://[", "127.0.0.1:8501", False),
        ("http://127.0.0.1:8501", None, False),
    ],
)
def test_a_page_of_another_server_may_not_talk_to_this_one(origin, host, own):
    assert is_own_page(origin, host) is own
    given = {name: value for name, value in {"origin": origin, "host": host}.items() if value is not None}
    assert knock("/_stcore/stream", "websocket", **given)[1] is own


def test_files_are_taken_from_a_page_that_may_send_them_and_from_no_other():
    let_send("an-officer", "a browser", True)
    let_send("scrutiny", "another", False)
    own, other = {BROWSER: "a browser"}, {BROWSER: "another"}
    assert refused(SEND.format("an-officer"), "PUT", own) == refused(SEND.format("an-officer"), "DELETE", own) == 0
    assert refused(SEND.format("scrutiny"), "PUT", other) == refused(SEND.format("nobody"), "DELETE", {}) == 403
    assert refused(SEND.format("an-officer"), "PUT", other) == refused(SEND.format("an-officer"), "PUT", {}) == 403, "who knows its number"
    assert refused(SEND.format("nobody"), "OPTIONS", {}) == 0, "a browser asks what may be asked"
    let_send("an-officer", "", True)
    assert refused(SEND.format("an-officer"), "PUT", own) == 0, "a run while the browser was away"
    let_send("an-officer", "a browser", False)
    assert refused(SEND.format("an-officer"), "PUT", own) == 403, "a role that was taken away"


def test_the_list_of_pages_that_may_send_stays_short(monkeypatch):
    monkeypatch.setattr(access_door, "MOST", 3)
    for number in range(9):
        let_send(f"page-{number}", "a browser", True)
    assert [number for number in range(9) if not refused(SEND.format(f"page-{number}"), "PUT", {BROWSER: "a browser"})] == [6, 7, 8]


def test_a_file_made_for_download_is_for_the_browser_whose_page_offers_it():
    name = name_of(b"exact", "text/csv", "figures.csv")
    note(name, "a browser")
    assert is_for(name, "a browser")
    assert not is_for(name, "another") and not is_for(name, "") and not is_for("no such file", "a browser")
    path = f"/media/{name}.csv"
    assert refused(path, "GET", {BROWSER: "a browser"}) == 0
    assert {refused(path, method, cookies) for method in ("GET", "HEAD") for cookies in ({}, {BROWSER: "another"}, {BROWSER: ""})} == {404}
    assert refused("/static/media/letters.woff2", "GET", {}) == 0, "the pages' own letters are for everybody"
    note(name, "another")
    assert is_for(name, "a browser") and is_for(name, "another"), "both have a page that offers it"
    knock("/auth/logout", cookie=f"{BROWSER}=another")
    assert is_for(name, "a browser") and not is_for(name, "another"), "whoever sat there has signed out"


def test_nobody_on_the_way_keeps_a_file_made_for_download():
    name = name_of(b"kept by nobody", "text/csv")
    note(name, "a browser")
    assert (b"cache-control", b"no-store") in knock(f"/media/{name}.csv", cookie=f"{BROWSER}=a browser")[0]["headers"]
    assert b"cache-control" not in dict(knock("/static/a.js")[0]["headers"])


def test_the_name_of_a_file_depends_on_all_of_it_and_cannot_be_guessed(monkeypatch):
    large = bytes(3_000_000)
    changed = large[:700_000] + b"1" + large[700_001:]
    names = [name_of(data, "text/csv", name) for data in (large, changed) for name in (None, "a.csv", "b.csv")]
    assert len(set(names)) == 6 and name_of(large, "text/csv", "a.csv") == names[1]
    monkeypatch.setattr(access_files, "_secret", b"another process")
    assert name_of(large, "text/csv", "a.csv") not in names


def test_what_came_by_https_stays_there():
    answer, _ = knock("/", x_forwarded_proto="https")
    headers = dict(answer["headers"])
    assert [value for name, value in answer["headers"] if name == b"set-cookie"] == [b"a=1; Secure", b"b=2; Secure"]
    assert headers[b"strict-transport-security"] == b"max-age=31536000"
    answer, _ = knock("/")
    assert answer["headers"] == [(b"set-cookie", b"a=1"), (b"set-cookie", b"b=2; Secure")]


def test_a_sign_in_that_was_ended_stays_ended_until_it_would_have_run_out(monkeypatch):
    monkeypatch.setattr(access_ended, "get_cookie_secret", lambda: SECRET)
    monkeypatch.setattr(access_ended, "_ended", {})
    now = time.time()
    ada, again, other = ({"sub": sub, "iat": at, "exp": now + 60, "email": "x"} for sub, at in (("ada", 1), ("ada", 2), ("olive", 1)))
    for forged in ({}, {"_streamlit_user": "nonsense"}, {"_streamlit_user": held(ada, "another secret")}, {"_streamlit_user": "é\u2014"}):
        access_ended.end(forged)
    assert not access_ended.has_ended(ada)
    knock("/auth/logout", cookie=f"_streamlit_user={held(ada)}")
    assert access_ended.has_ended(ada)
    assert not access_ended.has_ended(again) and not access_ended.has_ended(other)
    monkeypatch.setattr(access_ended.time, "time", lambda: now + 61)
    access_ended.end({"_streamlit_user": held(other)})
    assert not access_ended.has_ended(ada), "it has run out: nothing is remembered longer than it counts"


def held(claims, secret=SECRET):
    return create_signed_value(secret, "_streamlit_user", json.dumps(claims)).decode()
