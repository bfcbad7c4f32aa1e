"""Fifty readers at once, each with three seconds of thinking between two pages: how long one in twenty of them waits at least."""

from __future__ import annotations

import asyncio
import random
import statistics
import time
from collections.abc import Sequence
from pathlib import Path

from websockets.asyncio.client import ClientConnection, connect

from tests.benchmarks import page
from tests.benchmarks.measured import Measured, say
from tests.benchmarks.pages import STORIES, sample

READERS, THINKING, LASTING, BOUND = 50, 3.0, 60.0, 3
ALONE = 60  # reruns of the one reader
MIX = (
    "?as=smt", "?as=scrutiny", "objective-1?as=smt", "objective-3?as=smt", "objective-5?as=scrutiny", "outcome-1?as=smt",
    *STORIES, "measure?as=officer", "data-quality?as=officer", "uploads?as=officer",
)  # fmt: skip


def sessions(folder: Path) -> list[Measured]:
    """The slowest of twenty reruns (p95) with fifty readers against one reader's median: the dashboard, and the empty page beside it."""
    with page.served(page.FLOOR_PAGE, {}) as port:
        empty = asyncio.run(_measure(port, ("",)))
    with page.served(page.DASHBOARD, sample(folder)) as port:
        ours = asyncio.run(_measure(port, MIX))
    measured = []
    for name, (alone, together), bound in (("pages", ours, BOUND), ("the empty page", empty, None)):
        one, median, p95 = statistics.median(alone), statistics.median(together), statistics.quantiles(together, n=20)[-1]
        say(f"{name}: one reader {one * 1000:.0f} ms; {READERS} readers {median * 1000:.0f} ms, in {len(together):,} reruns.")
        measured.append(Measured(f"{name}, p95 of {READERS} readers against one reader's median", p95, "s", one, bound))
    return measured


async def _measure(port: int, mix: Sequence[str]) -> tuple[list[float], list[float]]:
    """Seconds of each rerun of one reader alone, and of many together."""
    chance = random.Random(4)
    async with _session(port) as one:
        for address in mix:
            await _rerun(one, address)
        alone = [await _rerun(one, mix[number % len(mix)]) for number in range(ALONE)]
    until = time.perf_counter() + THINKING + LASTING
    together = await asyncio.gather(*(_read(port, mix, random.Random(chance.random()), until) for _ in range(READERS)))
    return alone, [seconds for each in together for seconds in each]


async def _read(port: int, mix: Sequence[str], chance: random.Random, until: float) -> list[float]:
    """One reader among many, who comes at some moment; the page that stands open on coming is not counted."""
    await asyncio.sleep(chance.random() * THINKING)
    taken = []
    async with _session(port) as session:
        await _rerun(session, chance.choice(mix))
        while time.perf_counter() + THINKING < until:
            await asyncio.sleep(THINKING)
            taken.append(await _rerun(session, chance.choice(mix)))
    return taken


def _session(port: int) -> connect:
    return connect(page.socket_of(port), max_size=None, **page.HANDSHAKE, origin=f"http://127.0.0.1:{port}")


async def _rerun(session: ClientConnection, address: str) -> float:
    answer = page.Answer(address)
    begun = time.perf_counter()
    await session.send(page.asking(address))
    while not answer.is_whole(await session.recv()):
        pass
    return time.perf_counter() - begun
