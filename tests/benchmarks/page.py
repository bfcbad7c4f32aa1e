"""A page's rerun, seen from the browser's end of the websocket."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

ROOT = Path(__file__).parent.parent.parent
FLOOR_PAGE = Path(__file__).parent / "floor_page.py"
DASHBOARD = ROOT / "dashboard.py"


@contextlib.contextmanager
def served(script: Path, environment: Mapping[str, str]) -> Iterator[int]:
    """A server of the script on a free port of this machine, gone afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port), "--server.address", "127.0.0.1"]
    server = subprocess.Popen(
        [*command, "--server.headless", "true"],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port, server)
        yield port
    finally:
        server.terminate()
        server.wait(20)


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if server.poll() is not None:
            raise RuntimeError("The server stopped before it answered: run it by hand to see why.")
        with contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2).close()
            return
        time.sleep(0.1)
    raise RuntimeError("The server did not answer within 30 seconds.")


class PromptSocket(socket.socket):
    """A socket that acknowledges at once.

    A server that sends small messages only once the last was acknowledged waits for a kernel that takes 40 ms to do so unasked. With this
    one sees the server's own work.
    """

    def recv(self, size: int, flags: int = 0) -> bytes:
        received = super().recv(size, flags)
        if hasattr(socket, "TCP_QUICKACK"):  # Linux
            self.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
        return received


class Tab:
    """One reader's open page: an address (below the root) asked for again and again."""

    def __init__(self, port: int, *, prompt: bool = False) -> None:
        """With `prompt` what the network's own waiting adds is left out."""
        plain = (PromptSocket if prompt else socket.socket)(socket.AF_INET, socket.SOCK_STREAM)
        plain.connect(("127.0.0.1", port))
        plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._session = connect(socket_of(port), sock=plain, max_size=None, **HANDSHAKE, origin=f"http://127.0.0.1:{port}")

    def __enter__(self) -> Tab:
        return self

    def __exit__(self, *_: object) -> None:
        self._session.close()

    def rerun(self, page: str) -> float:
        """Seconds of one run of the page, from the request to "script finished"."""
        answer = Answer(page)
        begun = time.perf_counter()
        self._session.send(asking(page))
        while not answer.is_whole(self._session.recv(timeout=60)):
            pass
        return time.perf_counter() - begun


# a page that says so is quick, and not the page that was asked for
REFUSED = (b"cannot open its store", b'class="problem"', b"There is no such")
HANDSHAKE = {"subprotocols": ["streamlit"], "compression": None}


def socket_of(port: int) -> str:
    """Where a server's websocket is."""
    return f"ws://127.0.0.1:{port}/_stcore/stream"


def asking(page: str) -> bytes:
    """The message by which a browser asks for a page by its address below the root."""
    ask = BackMsg()
    ask.rerun_script.page_name, _, ask.rerun_script.query_string = page.partition("?")
    ask.rerun_script.context_info.url = f"http://127.0.0.1/{page}"
    return ask.SerializeToString()


class Answer:
    """What comes back for one request, message by message."""

    def __init__(self, page: str) -> None:
        self._page = page
        self.elements = self.bytes = 0

    def is_whole(self, message: bytes | str) -> bool:
        """Take one more message; whether it was the last."""
        assert isinstance(message, bytes)
        answer = ForwardMsg()
        answer.ParseFromString(message)
        kind = answer.WhichOneof("type")
        self.elements += kind == "delta"
        self.bytes += len(message)
        if kind == "script_finished" and (answer.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY or not self.elements):
            raise RuntimeError(f"The page {self._page or 'overview'!r} did not run to its end.")
        if any(each in message for each in REFUSED):
            raise RuntimeError(f"The page {self._page!r} was refused.")
        return kind == "script_finished"
