"""What is wrapped round every answer of the server: compression, security headers, and what a fault may say."""

from __future__ import annotations

import logging
import traceback

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime.pages_manager import PagesManager

from data.errors import DashboardError

# Streamlit's own code needs inline styles and scripts and, for charts, eval; nothing may come from or go to another place
POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' ws: wss:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
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

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


MIDDLEWARE = (Middleware(SecurityHeaders), Middleware(GZipMiddleware, compresslevel=5))


def prepare() -> None:
    """What must be so before the first visitor comes.

    Streamlit's old way of finding pages is awake until somebody's run reaches `st.navigation`; in it a first visitor could run any
    `pages/*.py` by its address, past sign-in. And its log would hold whatever an exception quotes.
    """
    PagesManager.uses_pages_directory = False
    logging.getLogger("streamlit.error_util").addFilter(_place_only)


def say_sorry(fault: Exception) -> bool:
    """A calm box in place of a traceback; what the fault says of itself is shown only when it was written for readers."""
    if isinstance(fault, DashboardError):
        st.error(str(fault))
    else:
        st.error("Sorry, this page could not be shown. Nothing was changed. Tell whoever runs this dashboard: the log says where it went wrong.")
    return True


def _place_only(record: logging.LogRecord) -> bool:
    """Leave of an exception its kind and its place in the code: its message may quote a row of somebody's data."""
    if record.exc_info and record.exc_info[1] is not None:
        fault = record.exc_info[1]
        where = "; ".join(f"{step.filename}:{step.lineno} {step.name}" for step in traceback.extract_tb(fault.__traceback__)[-6:])
        record.msg, record.args = f"{record.msg}: {type(fault).__name__} at {where}", ()
        record.exc_info = record.exc_text = None
    return True
