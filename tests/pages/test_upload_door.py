"""The door that files come through: what is too large is answered before it is read; a browser gets its cookie once."""

import pytest
from starlette.formparsers import MultiPartParser

from data.reading import TOO_MANY_BYTES
from pages import upload_door
from pages.upload_door import BROWSER, UploadDoor, refusal, refused
from tests.pages.waiting import waited

PATH = "/_stcore/upload_file/a-session/a-file"


def knock(path, method="PUT", **headers):
    """The status, headers and words of the door's answer, and whether anything was read on the way."""
    read, sent = [], []

    async def inside(scope, receive, send):
        read.append(await receive())
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def receive():
        return {"type": "http.request", "body": b"a file", "more_body": False}

    async def send(message):
        sent.append(message)

    pairs = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    waited(UploadDoor(inside)({"type": "http", "path": path, "method": method, "headers": pairs}, receive, send))
    return sent[0]["status"], dict(sent[0]["headers"]), sent[1]["body"].decode(), bool(read)


@pytest.mark.parametrize("prefix", ["", "/a/proxy"])
def test_a_file_of_a_gigabyte_is_refused_before_it_is_read(prefix):
    status, _, words, was_read = knock(prefix + PATH, content_length=str(TOO_MANY_BYTES))
    assert status == 413 and not was_read
    assert "1,000 MB" in words and "before it was read" in words
    assert refused("a-session") == TOO_MANY_BYTES
    assert refused("a-session") is None, "it is said once"


def test_a_file_of_unknown_size_is_refused_and_one_that_fits_is_let_in():
    assert knock(PATH)[0] == 413
    assert refused("a-session") == 0
    assert "unknown size" in refusal(0)
    status, _, _, was_read = knock(PATH, content_length=str(TOO_MANY_BYTES - 1))
    assert status == 204 and was_read
    assert refused("a-session") is None


def test_other_ways_and_other_methods_pass():
    assert knock("/_stcore/health", "GET", content_length=str(10 * TOO_MANY_BYTES))[0] == 204
    assert knock(PATH, "DELETE")[0] == 204


def test_anybody_may_knock_and_the_list_of_refused_stays_short():
    for number in range(3 * upload_door.MOST_REFUSED):
        knock(f"/_stcore/upload_file/session-{number}/x", content_length=str(TOO_MANY_BYTES))
    assert len(upload_door._refused) == upload_door.MOST_REFUSED
    upload_door._refused.clear()


def test_nothing_that_comes_in_is_put_on_a_disk():
    UploadDoor(None)
    assert MultiPartParser.spool_max_size > TOO_MANY_BYTES


def test_a_browser_gets_its_cookie_with_a_page_and_keeps_it():
    _, headers, _, _ = knock("/upload", "GET", accept="text/html,application/xhtml+xml")
    assert headers[b"set-cookie"].decode().startswith(f"{BROWSER}=") and b"HttpOnly; SameSite=Strict" in headers[b"set-cookie"]
    assert b"set-cookie" not in knock("/upload", "GET", accept="text/html", cookie=f"{BROWSER}=abc")[1]
    assert b"set-cookie" not in knock("/static/x.js", "GET", accept="*/*")[1]


@pytest.mark.parametrize("before", ["", 'other={"a": 1}; ', "odd; =; "])
def test_a_browser_that_has_its_cookie_keeps_it_whatever_else_it_brings(before):
    assert b"set-cookie" not in knock("/", "GET", accept="text/html", cookie=f"{before}{BROWSER}=mine")[1]
