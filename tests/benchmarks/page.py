"""How long a page's rerun takes, seen from the browser's end of the websocket."""

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
from websockets.sync.client import ClientConnection, connect

ROOT = Path(__file__).parent.parent.parent
FLOOR_PAGE = Path(__file__).parent / "floor_page.py"
DASHBOARD = ROOT / "dashboard.py"
WARM_UP, RERUNS = 5, 30


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

    The server sends small messages only once the last was acknowledged, and a kernel takes 40 ms to do so unasked. A reader's browser
    waits for that too, on every page alike; without it one sees the server's own work.
    """

    def recv(self, size: int, flags: int = 0) -> bytes:
        received = super().recv(size, flags)
        if hasattr(socket, "TCP_QUICKACK"):  # Linux
            self.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
        return received


def rerun_seconds(port: int, page: str, *, prompt: bool = False) -> list[float]:
    """How long each of a number of reruns of a page (by its address below the root) took, from asking to its last message.

    `prompt` leaves out what the network's own waiting adds.
    """
    plain = (PromptSocket if prompt else socket.socket)(socket.AF_INET, socket.SOCK_STREAM)
    plain.connect(("127.0.0.1", port))
    plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    address, origin = f"ws://127.0.0.1:{port}/_stcore/stream", f"http://127.0.0.1:{port}"
    with connect(address, sock=plain, subprotocols=["streamlit"], origin=origin, max_size=None, compression=None) as session:
        taken = [_rerun(session, page) for _ in range(WARM_UP + RERUNS)]
    return taken[WARM_UP:]


def _rerun(session: ClientConnection, page: str) -> float:
    """Seconds of one run of the page, from the request to "script finished"."""
    ask = BackMsg()
    ask.rerun_script.page_name, _, ask.rerun_script.query_string = page.partition("?")
    ask.rerun_script.context_info.url = f"http://127.0.0.1/{page}"
    begun = time.perf_counter()
    session.send(ask.SerializeToString())
    charts = 0
    while True:
        answer = ForwardMsg()
        answer.ParseFromString(session.recv(timeout=60))
        kind = answer.WhichOneof("type")
        charts += kind == "delta"
        if kind == "script_finished":
            if answer.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY or not charts:
                raise RuntimeError(f"The page {page or 'overview'!r} did not run to its end.")
            return time.perf_counter() - begun
