"""What was done that someone may later ask about, a line each."""

from __future__ import annotations

from data.store import Store


def note(store: Store, who: str, what: str, subject: str = "", details: str = "") -> None:
    """Add a line to the audit table; no figure changes by it."""
    with store.writing(figures_stand=True) as cursor:
        cursor.execute("insert into audit values (now()::timestamp, ?, ?, ?, ?)", [who, what, subject, details])
