"""What is wrapped round every answer of the server: compression, security headers, and what a fault may say."""

from __future__ import annotations

import base64
import gc
import hashlib
import logging
import re
import traceback
from importlib import import_module
from pathlib import Path

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime.pages_manager import PagesManager

from data import memory
from data.errors import DashboardError
from pages import access_files, frame
from pages.access_door import Door
from pages.parts.markup import write
from pages.upload_door import UploadDoor

SORRY = "Sorry, this page could not be shown. Nothing was changed. Tell whoever runs this dashboard: the log says where it went wrong."
INDEX = Path(st.__file__).parent / "static" / "index.html"


def content_policy(index: str, host: str) -> str:
    """What a page may load: this server's own files and drawings written into the page, from and to nowhere else.

    Scripts must be files of this server, but for those that stand in Streamlit's own `index`, which are named by their hash.
    """
    inline = re.findall(r"<script>(.*?)</script>", index, re.DOTALL)
    hashes = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in inline)
    sockets = f"ws://{host} wss://{host}" if re.fullmatch(r"[\w.:\[\]-]+", host) else ""
    rules = (
        "default-src 'self'",
        f"script-src 'self' {hashes}",
        "style-src 'self' 'unsafe-inline'",  # Streamlit writes its styles into the page
        "img-src 'self' data:",
        "font-src 'self' data:",
        f"connect-src 'self' {sockets}",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
    return "; ".join(rule.strip() for rule in rules)


HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class SecurityHeaders:
    """Adds the headers to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.index = INDEX.read_text(encoding="utf-8")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                policy = content_policy(self.index, Headers(scope=scope).get("host", ""))
                MutableHeaders(scope=message).update({**HEADERS, "Content-Security-Policy": policy})
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


MIDDLEWARE = (Middleware(SecurityHeaders), Middleware(Door), Middleware(UploadDoor), Middleware(GZipMiddleware, compresslevel=5))


def prepare() -> None:
    """What must be so before the first visitor comes.

    Streamlit's old way of finding pages is awake until somebody's run reaches `st.navigation`; in it a first visitor could run any
    `pages/*.py` by its address, past sign-in. And its log would hold whatever an exception quotes. What is in memory by then stays there.
    """
    PagesManager.uses_pages_directory = False
    access_files.prepare()
    memory.keep_together()
    import_module("pyarrow.dataset")  # DuckDB asks for it with the first rows handed to it: not while an officer waits for a load
    # what was imported stays: walking all of it in each collection of garbage stopped every reader for up to 0.3 seconds
    gc.collect()
    gc.freeze()
    for tells in ("streamlit.error_util", "pages.commands", "pages.commands_answer"):
        logging.getLogger(tells).addFilter(_place_only)


def say_sorry(fault: Exception) -> bool:
    """A calm box in place of a traceback; what the fault says of itself is shown only when it was written for readers."""
    write(frame.problem([(str(fault) if isinstance(fault, DashboardError) else SORRY, "")]))
    return True


def _place_only(record: logging.LogRecord) -> bool:
    """Leave of an exception its kind and its place in the code: its message may quote a row of somebody's data."""
    if record.exc_info and record.exc_info[1] is not None:
        fault = record.exc_info[1]
        where = "; ".join(f"{step.filename}:{step.lineno} {step.name}" for step in traceback.extract_tb(fault.__traceback__)[-6:])
        record.msg, record.args = f"{record.msg}: {type(fault).__name__} at {where}", ()
        record.exc_info = record.exc_text = None
    return True
