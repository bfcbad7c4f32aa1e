"""The door that files come through: too large a one is refused before it is read, and none is put on a disk on its way in."""

from __future__ import annotations

import re
import secrets

from starlette.datastructures import Headers, MutableHeaders
from starlette.formparsers import MultiPartParser
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from data.reading import TOO_MANY_BYTES

LARGEST_WORDS = f"{TOO_MANY_BYTES // 1_000_000:,} MB"
BROWSER = "prevention_browser"  # which browser it is, so that an upload under way is found again where nobody signs in; nothing else
UPLOAD = re.compile(r".*/_stcore/upload_file/([^/]+)/[^/]+")
TOO_LARGE = (
    f"The selected file has {{size}}, and fewer than {LARGEST_WORDS} can be read. It was refused before it was read. "
    "Export a shorter period, or split the file by period, and upload the parts."
)
MOST_REFUSED = 100
_refused: dict[str, int] = {}


class UploadDoor:
    """Answers a file that is too large, or of unknown size, before its first byte is read; lets everything else pass."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        # Starlette would write a file of more than 1 MB to the system's temporary folder, in clear
        MultiPartParser.spool_max_size = 2 * TOO_MANY_BYTES

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        found = UPLOAD.fullmatch(scope["path"])
        size = Headers(scope=scope).get("content-length", "")
        if scope["method"] == "PUT" and found and not (size.isdigit() and int(size) < TOO_MANY_BYTES):
            known = int(size) if size.isdigit() else 0
            _note(found[1], known)
            await PlainTextResponse(refusal(known), 413, {"Connection": "close"})(scope, receive, send)
            return
        await self.app(scope, receive, _knowing(scope, send))


def refusal(size: int) -> str:
    """Why a file of so many bytes (0: not known) is not taken, in words."""
    return TOO_LARGE.format(size=f"{size / 1e6:,.0f} MB" if size else "an unknown size, perhaps")


def _note(session_id: str, size: int) -> None:
    """Keep it for the page of that session, which asks; the oldest go, since anybody may knock at a door."""
    _refused[session_id] = size
    while len(_refused) > MOST_REFUSED:
        _refused.pop(next(iter(_refused)), None)


def refused(session_id: str) -> int | None:
    """The size of a file that this session was refused since it was last asked, or None."""
    return _refused.pop(session_id, None)


def _knowing(scope: Scope, send: Send) -> Send:
    """Give a browser that comes to a page for the first time its cookie."""
    if BROWSER in cookie_parser(Headers(scope=scope).get("cookie", "")) or not Headers(scope=scope).get("accept", "").startswith(
        "text/html"
    ):
        return send

    async def send_with_cookie(message: Message) -> None:
        if message["type"] == "http.response.start":
            value = f"{BROWSER}={secrets.token_urlsafe(16)}; Path=/; HttpOnly; SameSite=Strict"
            MutableHeaders(scope=message).append("Set-Cookie", value)
        await send(message)

    return send_with_cookie
