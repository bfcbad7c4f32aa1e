"""Whose store a command would go to, asked of a store that is only looked at."""

from __future__ import annotations

import os
from pathlib import Path

from data.store_connection import glance

ASK = "select council, name from store.home_council where not coalesce(regional, false) order by named_at desc limit 1"


def council_of_store(path: Path) -> tuple[str, str] | None:
    """Code and name of the council that the store there belongs to; None for a regional store, and one that cannot be read just now."""
    found = glance(path, os.environ.get("PREVENTION_STORE_KEY") or None, ASK)
    return (str(found[0][0]), str(found[0][1])) if found else None
