"""A store of the sample council: its name and plan, its people's roles, its files, published figures beside them, and what it decided."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from data.loading import Receipt, load
from data.records.home_council import home_council, name_home_council
from data.records.members import members, set_member
from data.sample import acted, decided, offered
from data.sample.council import COUNCIL, MEMBERS, NAME, ONS_CODE, PLAN
from data.sample.files import make_sample
from data.store import Store

BY = "the sample"
PUBLISHED = Path(__file__).parent.parent / "reference" / "published"
PUBLISHED_AS = {"ascof_timeseries": "ascof_time_series", "population": "population"}  # how a file's name begins, and the return it is
FILLED = "sample_filled"

Say = Callable[[str], None]


def fill(store: Store, then: Callable[[Sequence[Receipt]], object], say: Say) -> bool:
    """Make `store` the sample council's and ready to show; `then` works out the figures. False when it was filled before.

    Raises StoreError when the store belongs to another council.
    """
    if is_filled(store):
        return False
    receipts = _load(store, say)
    acted.act(store)
    offered.write(store)  # before the figures: decisions that cite an evaluation are among them
    say("Working out the figures ...")
    then(receipts)
    decided.decide(store)
    with store.writing() as cursor:
        cursor.execute("insert into setting values (?, 'yes', ?, now()::timestamp, 'the next start need not make it again')", [FILLED, BY])
    store.checkpoint()
    return True


def is_filled(store: Store) -> bool:
    """Whether the store holds the whole sample."""
    home = home_council(store)
    return home is not None and home.code == COUNCIL and bool(store.rows("select 1 from setting where name = ?", [FILLED]))


def _load(store: Store, say: Say) -> list[Receipt]:
    """Name the council and its people, and load every file; those loaded before are recognised. The files themselves are not kept."""
    name_home_council(store, COUNCIL, ONS_CODE, NAME, PLAN, synthetic=True, by=BY)
    known = members(store)
    for member, role in MEMBERS:
        if member not in known:
            set_member(store, member, role, BY)
    receipts = []
    for path in sorted(PUBLISHED.iterdir()):
        return_id = next((name for start, name in PUBLISHED_AS.items() if path.name.startswith(start)), None)
        if return_id is not None:
            say(f"Loading published figures: {path.name}")
            receipts += load(store, return_id, [path], by=BY)
    with tempfile.TemporaryDirectory() as folder:
        say(f"Making the files of {NAME}, an invented council ...")
        files = make_sample(Path(folder))
        for number, file in enumerate(files, start=1):
            say(f"Loading file {number} of {len(files)}: {file.path.name}")
            receipts += load(store, file.return_id, [file.path], submitted_on=file.submitted_on, covers=file.covers, by=BY)
    return receipts
