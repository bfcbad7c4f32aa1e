"""Commands given at this machine, carried out here because this process holds the store: where they are taken, and who may ask."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import json
import logging
import secrets
from collections.abc import AsyncIterator
from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from data.commands import arguments, counter, wire
from data.commands.counter import Counter
from data.commands.program import Program
from data.errors import StoreError
from data.store import Store
from metrics.commands import PROGRAM as FIGURES
from metrics.preview_words import told_load
from metrics.run import run
from pages import beginning
from pages.commands_answer import carried_out
from pages.commands_files import Body, NoRoom, received
from pages.parts import figures
from pages.sign_in import FORWARDED, LOOPBACK, host_name

PROGRAMS: dict[str, Program] = {program.name: program for program in (arguments.program(run, told_load), FIGURES)}
REFUSED = "This address takes commands given at the dashboard's own machine, by somebody who may read its store."
NO_COMMAND = "The dashboard does not know this command. Bring the program that gave it and the dashboard to the same version."
TOO_LARGE = "The files have more than the {limit:,} MB that this dashboard takes. Put them where its own user may read them."
BROWSERS = ("Origin", "Sec-Fetch-Site", "Sec-Fetch-Mode", "Cookie")  # headers that a browser adds and no command sends
EVERYWHERE = ("", "0.0.0.0", "::")
AGAIN = 5.0  # seconds until a store that another process has is tried again
logger = logging.getLogger(__name__)


class Desk:
    """Where commands are taken while the server runs, from the moment the store is open."""

    def __init__(self) -> None:
        self.route = Route(wire.ROUTE, self._take, methods=["POST"])
        self._open: tuple[Store, Counter] | None = None

    @contextlib.asynccontextmanager
    async def while_running(self, _: st.App) -> AsyncIterator[None]:
        """The server's life: the store is opened at its start and not at the first visit, so that commands find who holds it."""
        opening = asyncio.create_task(self._open_up())
        try:
            yield
        finally:
            opening.cancel()
            if self._open is not None:
                store, taken_at = self._open
                counter.withdraw(store.path, taken_at)

    async def _open_up(self) -> None:
        """Open the store, as soon as nobody else has it, say where commands are taken, and finish what an earlier process left."""
        said = ""
        while self._open is None:
            try:
                store = await asyncio.to_thread(figures.store)
            except StoreError as fault:
                if said != str(fault):
                    logger.warning("%s", said := str(fault))
                await asyncio.sleep(AGAIN)
                continue
            address = own_address(st.get_option("server.address"), int(st.get_option("server.port")), st.get_option("server.sslCertFile"))
            if address is None:
                logger.warning("This server does not answer at 127.0.0.1 without HTTPS, so it takes no commands while it runs.")
                break
            self._open = store, counter.announce(store.path, address)
        try:
            await asyncio.to_thread(beginning.begin, figures.store())
        except Exception:  # the first visitor's page tries again
            logger.exception("What an earlier process left could not be finished")

    async def _take(self, request: Request) -> Response:
        """Read the command and what comes with it, and answer while it is carried out."""
        if self._open is None or not may_ask(request, self._open[1]):
            return PlainTextResponse(REFUSED, 403)
        store = self._open[0]
        body = Body(request.stream())
        try:
            asked = wire.read_request(await body.line(wire.LONGEST_LINE))
            program = PROGRAMS[asked.program]
            unseen = [number for number, file in enumerate(asked.files) if wire.named_file(Path(file.path)) != file]
            wanted = [asked.files[number] for number in asked.sent or unseen]
            limit = int(st.get_option("server.maxUploadSize"))
            if sum(file.size for file in wanted) > limit * 1_000_000:
                return PlainTextResponse(TOO_LARGE.format(limit=limit), 413)
            if unseen and not asked.sent:
                return PlainTextResponse(json.dumps(unseen), 409)
            copies = await received(body, wanted, store.folder / "temporary")
        except (ValueError, KeyError):
            return PlainTextResponse(NO_COMMAND, 400)
        except NoRoom as fault:
            return PlainTextResponse(str(fault), 507)
        return StreamingResponse(carried_out(program, asked, copies, store), media_type="application/x-ndjson")


def may_ask(request: Request, taken_at: Counter) -> bool:
    """Whether a request comes from this machine, by no proxy, from no browser, under this machine's own name, with the token."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return (
        request.client is not None
        and _is_loopback(request.client.host)
        and not any(header in request.headers for header in (*FORWARDED, *BROWSERS))
        and host_name(request.headers.get("Host")) in LOOPBACK
        and request.headers.get("Content-Type") == wire.KIND
        and scheme == "Bearer"
        and secrets.compare_digest(token.encode(), taken_at.token.encode())
    )


def own_address(address: str | None, port: int, certificate: str | None) -> str | None:
    """Where a process of this machine reaches the server, or None: bound to another address only, or by HTTPS under another name."""
    if certificate:
        return None
    if (address or "") in (*EVERYWHERE, "localhost"):
        return f"http://127.0.0.1:{port}"
    if not _is_loopback(address or ""):
        return None
    return f"http://[{address}]:{port}" if ":" in (address or "") else f"http://{address}:{port}"


def _is_loopback(address: str) -> bool:
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return False
    mapped = getattr(known, "ipv4_mapped", None)  # a server bound to :: sees 127.0.0.1 as ::ffff:127.0.0.1
    return (mapped or known).is_loopback
