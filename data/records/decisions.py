"""Decisions of a council on how it is judged: one way to keep them, with a reason, an author, a date and a line of the audit.

What is decided is told apart by kind (a promise, a rebase), subject (a measure, an objective) and name (a field, a day). The latest counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from data.errors import EntryError
from data.store import Store

EVERY = """
-- one row per decision of a kind; in_force marks the latest on its subject and name
select subject, name, coalesce(value, ''), coalesce(why, ''), coalesce(decided_by, ''), decided_at,
       row_number() over (partition by subject, name order by decided_at desc, decision_id desc) = 1
from decision
where council = ? and kind = ?
order by decided_at desc, decision_id desc
"""


@dataclass(frozen=True)
class Decision:
    """What was decided on a subject, why, by whom and when; `is_latest` is False once a later one took its place."""

    subject: str
    name: str
    value: str
    why: str
    by: str
    at: datetime
    is_latest: bool


def decisions(store: Store, council: str, kind: str) -> tuple[Decision, ...]:
    """Every decision of a kind that a council took, the newest first."""
    return tuple(Decision(*row) for row in store.rows(EVERY, [council, kind]))


def decide(
    store: Store, council: str, kind: str, subject: str, values: dict[str, str], *, why: str, by: str, at: datetime, noted: tuple[str, str]
) -> None:
    """Keep a decision, a row for each name in `values`, and one line of the audit: `noted` says what was done and how it reads.

    EntryError without a reason, an author or a council.
    """
    faults = missing(council, why, by)
    if faults:
        raise EntryError(*faults)
    what, details = noted
    with store.writing() as cursor:
        [(latest,)] = cursor.execute("select coalesce(max(decision_id), 0) from decision").fetchall()
        cursor.executemany(
            "insert into decision values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                [latest + n, council, kind, subject, name, value, why.strip(), at, by]
                for n, (name, value) in enumerate(values.items(), start=1)
            ],
        )
        cursor.execute("insert into audit values (now()::timestamp, ?, ?, ?, ?)", [by, what, subject, f"{details}: {why.strip()}"])


def missing(council: str, why: str, by: str, ask: str = "Say why: the reason stands beside what was decided.") -> list[tuple[str, str]]:
    """What every decision and every record must have and this one has not; `ask` asks for the reason."""
    faults = [] if why.strip() else [(ask, "why")]
    return faults if council and by.strip() else [*faults, ("A decision has a council and an author. Sign in and decide again.", "")]
