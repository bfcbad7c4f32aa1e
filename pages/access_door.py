"""The door in front of the server: what is not a page is given, and taken, only where a page of the same visitor's asked for it.

Pages hold a role against what they show (`menu.py`). The server answers more than pages: files that were made for download, files that
are sent in, its own counts, the websocket. None of those asks who is there, so it is asked here.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from threading import Lock

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages import access_ended, access_files
from pages.upload_door import BROWSER, UPLOAD

CLOSED = re.compile(r".*/_stcore/metrics/?")  # how many are here and how much memory they take: nobody's business without a sign-in
DOWNLOAD = re.compile(r"(?!.*/static/).*/media/([^/.]+)(?:\.[^/]*)?")  # Streamlit's own fonts stand in /static/media
SIGN_OUT = re.compile(r".*/auth/logout")
MOST = 1_000  # open pages that may send a file; the oldest is asked to reload
YEAR = 365 * 24 * 3600
_may_send: OrderedDict[str, str] = OrderedDict()  # the browser of each
_writing = Lock()


def let_send(session_id: str, browser: str, may: bool) -> None:
    """Whether this browser may send files to this page: said at each of its runs, so that a role that was taken away takes this along."""
    with _writing:
        before = _may_send.pop(session_id, "")
        if may:
            _may_send[session_id] = browser or before  # a run may fall into a moment in which the browser is away
        while len(_may_send) > MOST:
            _may_send.popitem(last=False)


class Door:
    """Answers what is not for whoever asks before the server sees it; lets everything else pass."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope) if scope["type"] in ("http", "websocket") else Headers()
        if scope["type"] == "websocket" and not is_own_page(headers.get("origin"), headers.get("host")):
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        cookies = cookie_parser(headers.get("cookie", ""))
        status = refused(scope["path"], scope["method"], cookies)
        if status:
            await PlainTextResponse("Not found" if status == 404 else "Not allowed", status, {"Connection": "close"})(scope, receive, send)
            return
        if SIGN_OUT.fullmatch(scope["path"]):
            access_ended.end(cookies)
            access_files.forget(cookies.get(BROWSER, ""))
        by_https = headers.get("x-forwarded-proto", "").partition(",")[0].strip() == "https"
        await self.app(scope, receive, _marked(send, by_https=by_https, is_kept=DOWNLOAD.fullmatch(scope["path"]) is None))


def is_own_page(origin: str | None, host: str | None) -> bool:
    """Whether a websocket is asked for by a page of this very server, or by no browser.

    Streamlit lets in every page of the same machine, of any program; and before it refuses another's it asks an address in the
    internet for this machine's own, which nobody here should be able to bring about.
    """
    return origin is None or origin in (f"http://{host}", f"https://{host}")


def refused(path: str, method: str, cookies: dict[str, str]) -> int:
    """The status by which a request is refused, 0 where it passes."""
    if CLOSED.fullmatch(path):
        return 404
    download = DOWNLOAD.fullmatch(path)
    if download and not access_files.is_for(download[1], cookies.get(BROWSER, "")):
        return 404  # the same answer as for a file that is not there
    upload = UPLOAD.fullmatch(path)
    if upload and method != "OPTIONS" and _may_send.get(upload[1]) != cookies.get(BROWSER, ""):
        return 403
    return 0


def _marked(send: Send, *, by_https: bool, is_kept: bool) -> Send:
    """Sends on, and says of a file for download that no browser or proxy may keep a copy of its own.

    What a visitor has by HTTPS stays there: cookies are never sent in the clear, and the browser keeps to HTTPS for a year.
    """

    async def send_marked(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            if not is_kept:
                headers["Cache-Control"] = "no-store"
            if by_https:
                message["headers"] = [(name, value + b"; Secure" if _is_bare(name, value) else value) for name, value in message["headers"]]
                MutableHeaders(scope=message).setdefault("Strict-Transport-Security", f"max-age={YEAR}")
        await send(message)

    return send_marked


def _is_bare(name: bytes, value: bytes) -> bool:
    return name.lower() == b"set-cookie" and b"; secure" not in value.lower()
