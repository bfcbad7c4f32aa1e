"""A rerun of every page of the menu on the sample council, against a page with one chart and one table."""

from __future__ import annotations

import statistics
from pathlib import Path

from data.framework import load_framework
from pages import access, menu
from tests.benchmarks import page, process
from tests.benchmarks.measured import Measured, say
from tests.benchmarks.process import succeeded

ROUNDS, WARM_UP, RERUNS = 3, 4, 15
BOUND, ALONE = (
    3,
    "the server alone",
)  # how long a kernel waits before it acknowledges a message is not the server's doing: shown, not judged
READ_BY = ("smt", "officer", "approver", "administrator")  # the first of them that may open a page reads it here
STORIES = (
    "measure?id=front_door_share&type=month&as=smt",
    "measure?id=ascof_2c&type=rolling_year&as=officer",
    "measure?id=home91_local&as=smt",
    "measure?id=ascof_3a&as=smt",
    "measure?id=requests_all&type=month&as=approver",
)
VIEWS = (
    "editions?edition=2&as=smt",
    "editions?draft=3&as=approver",
    "service-map?view=contracts&as=smt",
    "service-map?view=workstreams&as=smt",
    "service-map?view=value&as=smt",
)
PUBLIC = (
    "?as=scrutiny",
    "objective-1?as=scrutiny",
    *(f"outcome-{number}?as=scrutiny" for number in range(1, 5)),
    "editions?edition=1&with=2&as=scrutiny",
    "questions?as=scrutiny",
    "framework?as=scrutiny",
)
AS_A_READER_WAITS = ("?as=smt", "objective-1?as=smt", "outcome-1?as=smt", STORIES[0], "methods?as=smt")


def addresses() -> list[str]:
    """Every page there is, for a role that may open it, more than one story, and what else is drawn at the addresses of some."""
    plan = load_framework("halton")
    found = []
    for entry in menu.entries(plan):
        if entry.page_id != "first_start":  # a store that is set up has no use for it
            role = next(role for role in READ_BY if access.may_open(role, entry.page_id))
            found.append(f"{entry.path}?as={role}")
    return [*found, *VIEWS, *PUBLIC, *STORIES]


def sample(folder: Path) -> dict[str, str]:
    """The sample council's store, made there; what tells the dashboard to open it."""
    store = folder / "sample" / "sample.duckdb"
    store.parent.mkdir()
    say("Making the sample council ...")
    succeeded(process.run(["-m", "data.sample", str(store)]))
    return {"PREVENTION_STORE": str(store)}


def pages(folder: Path) -> list[Measured]:
    """The first run of each page after the start (shown only), then its reruns as the server works and as a reader waits."""
    environment, measured = sample(folder), []
    with page.served(page.FLOOR_PAGE, {}) as empty, page.served(page.DASHBOARD, environment) as dashboard:
        for number in range(1, ROUNDS + 1):
            say(f"Round {number} of {ROUNDS}: rerunning pages ...")
            for prompt, asked in ((True, addresses()), (False, AS_A_READER_WAITS)):
                with page.Tab(empty, prompt=prompt) as floor, page.Tab(dashboard, prompt=prompt) as tab:
                    for address in asked:
                        measured += _compare(tab, floor, address, ALONE if prompt else "as a reader waits", first=number == 1 and prompt)
    return measured


def _compare(tab: page.Tab, floor: page.Tab, address: str, what: str, *, first: bool) -> list[Measured]:
    """Reruns of a page and of the empty one in turns, so that what else the machine does weighs on both."""
    begun = tab.rerun(address)
    pairs = [(tab.rerun(address), floor.rerun("")) for _ in range(WARM_UP + RERUNS)][WARM_UP:]
    taken, empty = (statistics.median(each) for each in zip(*pairs, strict=True))
    found = [Measured(f"page {address}, {what}", taken, "s", empty, BOUND if what == ALONE else None)]
    return [*found, Measured(f"page {address}, its first run", begun, "s", empty, None)] if first else found
