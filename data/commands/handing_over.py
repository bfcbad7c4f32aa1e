"""A command handed to the dashboard that holds the store: its words and files go there, and what comes back is printed."""

from __future__ import annotations

import contextlib
import dataclasses
import http.client
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from data.commands.console import Console
from data.commands.counter import Counter
from data.commands.wire import KIND, ROUTE, Request, pieces, read_answer
from data.errors import StoreError

CONNECTING = 10  # seconds; once it is carried out a command takes as long as it takes
BROKEN_OFF = (
    "The dashboard stopped before the command was through. An upload whose receipt stands above is kept; of any other nothing is. "
    "Start the dashboard, see 'python -m data uploads', and give the command again."
)
LEFT = "The dashboard goes on with it: 'python -m data uploads' shows what became of it."


class NobodyThere(StoreError):
    """No dashboard answers at the counter, or one that does not know the token."""


def hand_over(counter: Counter, request: Request, console: Console) -> int:
    """Have the dashboard carry out the command; what it answers goes to the console, and its exit code comes back.

    Raises NobodyThere when it is not there or does not know us, with nothing done, and StoreError when it refuses or breaks off.
    """
    with _asked(counter, request) as answer:
        if answer.status == 409:
            wanted = _numbers(answer.read(), len(request.files))
        elif answer.status != 200:
            raise _refusal(answer)
        else:
            return _print(answer, console)
    with _asked(counter, dataclasses.replace(request, sent=wanted)) as answer:
        if answer.status != 200:
            raise _refusal(answer)
        return _print(answer, console)


@contextlib.contextmanager
def _asked(counter: Counter, request: Request) -> Iterator[http.client.HTTPResponse]:
    """The answer to a request, with the files that it says are sent."""
    where = urlsplit(counter.address)
    connection = http.client.HTTPConnection(where.hostname or "", where.port, timeout=CONNECTING)
    files = [request.files[number] for number in request.sent]
    line = request.line()
    headers = {
        "Authorization": f"Bearer {counter.token}",
        "Content-Type": KIND,
        "Content-Length": str(len(line) + sum(file.size for file in files)),
    }
    try:
        try:
            connection.connect()
        except OSError as fault:
            raise NobodyThere(f"No dashboard answers at {counter.address}.") from fault
        connection.sock.settimeout(None)
        try:
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # it has refused before the last piece, and says why
                connection.request("POST", ROUTE, _body(line, [Path(file.path) for file in files]), headers)
            answer = connection.getresponse()
        except (OSError, http.client.HTTPException) as fault:
            raise StoreError(BROKEN_OFF) from fault
        yield answer
    finally:
        connection.close()


def _body(line: bytes, files: Sequence[Path]) -> Iterator[bytes]:
    yield line
    for file in files:
        yield from pieces(file)


def _print(answer: http.client.HTTPResponse, console: Console) -> int:
    """Print as it comes; the exit code is the last line, and without it the answer was broken off."""
    try:
        for line in answer:
            stream, said = read_answer(line)
            if isinstance(said, int):
                return said
            to = console.out if stream == "out" else console.err
            to.write(said)
            to.flush()
    except (ValueError, http.client.HTTPException, ConnectionError) as fault:
        if isinstance(fault, BrokenPipeError):
            raise  # our own reader has seen enough
        raise StoreError(BROKEN_OFF) from fault
    except KeyboardInterrupt:
        raise StoreError(LEFT) from None
    raise StoreError(BROKEN_OFF)


def _refusal(answer: http.client.HTTPResponse) -> StoreError:
    """Why the dashboard did not take the command, in its own words."""
    said = answer.read(10_000).decode("utf-8", "replace").strip()
    return NobodyThere(said) if answer.status == 403 else StoreError(said or f"The dashboard refused the command ({answer.status}).")


def _numbers(content: bytes, files: int) -> tuple[int, ...]:
    """Which files the dashboard cannot see for itself."""
    try:
        wanted = tuple(int(number) for number in json.loads(content))
    except (ValueError, TypeError) as fault:
        raise NobodyThere("What answers there is no dashboard.") from fault
    if not wanted or any(not 0 <= number < files for number in wanted):
        raise NobodyThere("What answers there is no dashboard.")
    return wanted
