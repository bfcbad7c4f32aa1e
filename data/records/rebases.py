"""Rebases: from when on limits of a control chart are worked out afresh, because something known and lasting changed.

Each is a `decision` of kind 'rebase': `subject` is the measure, `name` the first day it holds for, like 2026-04-01, `value` 'yes' or, to
take it back, 'no'. The latest counts. One without a reason or an author does not count: a rebase must never hide a concern.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from data.errors import StoreError
from data.store import Store

KIND = "rebase"
LATEST = """
-- one row per day decided on: its latest decision
select name, coalesce(value, ''), coalesce(why, ''), coalesce(decided_by, ''), decided_at
from decision
where council = ? and kind = ? and subject = ?
qualify row_number() over (partition by name order by decided_at desc, decision_id desc) = 1
order by name
"""


@dataclass(frozen=True)
class Rebase:
    """From which day on, why, who decided it and when."""

    since: date
    why: str
    by: str
    at: datetime


def rebases(store: Store, council: str, measure: str) -> tuple[Rebase, ...]:
    """The rebases in force for a measure, oldest first. StoreError when one names no day."""
    rows = store.rows(LATEST, [council, KIND, measure])
    return tuple(
        Rebase(_day(since), why.strip(), by.strip(), at)
        for since, value, why, by, at in rows
        if value == "yes" and why.strip() and by.strip()
    )


def _day(since: str) -> date:
    try:
        return date.fromisoformat(since)
    except ValueError as error:
        raise StoreError(f"A rebase is decided from {since!r}, which is no day. Decide it again with a day like 2026-04-01.") from error
