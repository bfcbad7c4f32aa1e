"""Turns: pages that are asked for at the same moment are worked out one after another.

The interpreter works on one thing at a time. Pages worked out side by side all end together, when the last is done; one after another, the
first reader has theirs at once and the last no later than before. Nor do readers who came together then stay together, click after click,
a growing crowd.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = 0.5  # seconds: a page that takes long (a first reading of the figures) does not hold up those of others any longer
_turn = threading.Lock()


@contextmanager
def mine() -> Iterator[None]:
    """Wait for a turn, though not for long, and hand it on at the end."""
    has_turn = _turn.acquire(timeout=PATIENCE)
    try:
        yield
    finally:
        if has_turn:
            _turn.release()
