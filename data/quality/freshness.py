"""How fresh each return is: to when its files reach, when the next is due, whether it is late, and who sees to it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from data.periods import next_period_end
from data.return_definition import ReturnDefinition, all_returns
from data.store import Store

State = Literal["in time", "data late", "not loaded yet", "none due"]
OWNER = "owner_of_"
NEWEST = """
select return_id, max(coalesce(given_end, derived_end, stated_end)), max(submitted_at)::date, count(*)
from upload
where withdrawn_at is null and not coalesce(excluded, false)
group by return_id
"""
OWNERS = "select name, arg_max(value, set_at) from setting where starts_with(name, ?) group by name"


@dataclass(frozen=True)
class Freshness:
    """A return: the last day its files in use cover, the day of the newest file, when the next is due, and its owner ('' for nobody)."""

    definition: ReturnDefinition
    files: int
    covers_to: datetime.date | None
    newest_file: datetime.date | None
    due: datetime.date | None
    state: State
    owner: str
    days_late: int = 0


def freshness(store: Store, today: datetime.date) -> tuple[Freshness, ...]:
    """Every return, the late ones first, then those in time, then those never loaded."""
    newest = {row[0]: row[1:] for row in store.rows(NEWEST)}
    owners = {name.removeprefix(OWNER): value for name, value in store.rows(OWNERS, [OWNER])}
    order: list[State] = ["data late", "in time", "none due", "not loaded yet"]
    found = [_of(definition, newest.get(definition.id), owners.get(definition.id, ""), today) for definition in all_returns()]
    return tuple(sorted(found, key=lambda each: (order.index(each.state), -each.days_late, each.definition.title)))


def name_owner(store: Store, return_id: str, owner: str, by: str) -> None:
    """Say who sees to it that a return comes in time."""
    with store.writing() as cursor:
        cursor.execute("insert into setting values (?, ?, ?, now()::timestamp, 'who sees to this return')", [OWNER + return_id, owner, by])
        cursor.execute("insert into audit values (now()::timestamp, ?, 'named the owner of a return', ?, ?)", [by, return_id, owner])


def _of(
    definition: ReturnDefinition, newest: tuple[datetime.date | None, datetime.date, int] | None, owner: str, today: datetime.date
) -> Freshness:
    if newest is None:
        return Freshness(definition, 0, None, None, None, "not loaded yet", owner)
    covers_to, newest_file, files = newest
    if covers_to is None or not definition.due_every:
        return Freshness(definition, files, covers_to, newest_file, None, "none due", owner)
    due = next_period_end(covers_to, definition.due_every) + datetime.timedelta(days=definition.due_days)
    late = max(0, (today - due).days)
    return Freshness(definition, files, covers_to, newest_file, due, "data late" if late else "in time", owner, late)
