"""Where a running dashboard takes commands: an address and a token in a file beside the store, for its owner alone to read.

The token is made anew at every start. Whoever can read the file could read the store as well, so handing over gives nobody more than
they had. A dashboard that was killed leaves its file behind; nobody asks there unless the same process still holds the store.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from data.errors import StoreError


@dataclass(frozen=True)
class Counter:
    """The address (`http://127.0.0.1:8501`) and token of a dashboard, and the number of its process."""

    address: str
    token: str
    process: int


def beside(store: Path) -> Path:
    """The file that says where commands for this store are taken."""
    whole = store.resolve()
    return whole.with_name(f"{whole.name}.dashboard")


def announce(store: Path, address: str) -> Counter:
    """Say in the file, mode 600, that this process takes commands at the address; what an earlier one left there goes."""
    counter = Counter(address, secrets.token_urlsafe(32), os.getpid())
    path, part = beside(store), beside(store).with_suffix(".part")
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        json.dump(asdict(counter), file)
    part.replace(path)  # whole or not at all
    return counter


def withdraw(store: Path, counter: Counter) -> None:
    """Take the file away again, unless a later start has put its own there."""
    with contextlib.suppress(StoreError):
        if find(store) == counter:
            beside(store).unlink(missing_ok=True)


def find(store: Path) -> Counter | None:
    """Where commands for this store are taken, or None where nobody says so. Raises StoreError when the file is another user's."""
    path = beside(store)
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        return Counter(str(said["address"]), str(said["token"]), int(said["process"]))
    except FileNotFoundError:
        return None
    except PermissionError as fault:
        raise StoreError(
            f"The dashboard that holds the store runs as another user ({path} is theirs). Give the command as that user, or as root."
        ) from fault
    except (OSError, ValueError, KeyError, TypeError):
        return None  # left half-written or written by something else: nobody to ask
