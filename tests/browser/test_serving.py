"""What the server sends: compressed, with its headers, nothing from elsewhere."""

import urllib.request
from itertools import product
from urllib.parse import quote

import pytest
from websockets.exceptions import InvalidStatus

from tests.browser.at_the_socket import Plain, Socket, said, went_well

NONSENSE = (
    "' or 1=1 --", "<script>alert(1)</script>", "../../etc/passwd", "A" * 20_000, "\u202e\u0000é", "NaN", "1e309", "-1", "²", "9999-12-31",
    "2026-13-45", "[1,2]", "javascript:alert(1)", "1\r\nSet-Cookie: x=1",
)  # fmt: skip
BOARD = ("", "objective-1", "objective-99", "outcome-1", "framework", "questions", "editions", "methods", "administration", "%00")
ASKED = ("edition", "draft", "compare", "with", "part", "period", "about", "plan", "id")


def answer(address, **headers):
    with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=30) as got:
        return got.status, dict(got.headers), got.read()


def test_every_answer_carries_the_security_headers(sample_server):
    for path in ("/", "/objective-1", "/_stcore/health"):
        status, headers, _ = answer(sample_server + path)
        assert status == 200
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert "frame-ancestors 'none'" in headers["content-security-policy"]


def test_scripts_come_compressed(sample_server):
    _, _, index = answer(sample_server + "/")
    script = index.decode().split('src="./')[1].split('"')[0]
    _, plain, whole = answer(f"{sample_server}/{script}")
    _, packed, small = answer(f"{sample_server}/{script}", **{"Accept-Encoding": "gzip"})
    assert "content-encoding" not in plain and packed["content-encoding"] == "gzip"
    assert len(small) < 0.5 * len(whole)


def test_nothing_is_fetched_from_outside_and_nothing_is_refused_by_the_policy(sample_server, look):
    seen = look(sample_server, elsewhere=True)
    for path in ("/", "/objective-1", "/methods", "/upload?as=officer", "/administration?as=administrator"):
        seen.open(path)
        assert seen.outside == []
        assert seen.complaints == []


def test_another_origin_may_not_talk_to_the_server(sample_server, look):
    seen = look(sample_server).open("/")
    port = sample_server.rsplit(":", 1)[1]
    opened = seen.page.evaluate(
        """address => new Promise(done => {
            const socket = new WebSocket(address); socket.onopen = () => done('open'); socket.onerror = () => done('refused');
        })""",
        f"ws://localhost:{port}/_stcore/stream",  # a name other than the page's: the page's own policy refuses it
    )
    assert opened == "refused"


@pytest.mark.parametrize("origin", ["http://localhost:3000", "https://elsewhere.example", "null"])
def test_no_page_but_the_servers_own_may_open_its_websocket(sample_server, origin):
    with pytest.raises(InvalidStatus, match="403"), Socket(sample_server, origin=origin):
        pass


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/media/0.csv", "/_stcore/agent"])
def test_what_is_no_page_is_not_there(sample_server, path):
    assert Plain().get(sample_server + path)[0] == 404


def test_nonsense_in_an_address_is_answered_calmly(sample_server):
    with Socket(sample_server) as page:
        for number, (path, name) in enumerate(product(BOARD, ASKED)):
            value = NONSENSE[number % len(NONSENSE)]
            answers = page.open(f"{path}?as=scrutiny&{name}={quote(value, safe='')}")
            assert went_well(answers) and "Sorry, this page" not in said(answers), (path, name, value)
            assert "<script>alert" not in "".join(each.delta.new_element.html.body for each in answers)
