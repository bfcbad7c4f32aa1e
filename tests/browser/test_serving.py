"""What the server sends: compressed, with its headers, nothing from elsewhere."""

import urllib.request


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
