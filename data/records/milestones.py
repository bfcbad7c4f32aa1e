"""Milestones: what happened that may show in the figures, a new service or a changed form, each with its day, its source and who noted it.

`subject` is the measure or the objective that it bears on; '' is for all. One that is withdrawn is shown nowhere and stays in the record.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from data.errors import EntryError
from data.framework import known_framework
from data.periods import day_words
from data.records.decisions import missing
from data.records.home_council import home_council
from data.store import Store

LONGEST = 60  # letters: what a mark on a chart has room for
EVERY = """
select milestone_id, happened_on, words, subject, why, recorded_by, recorded_at,
       coalesce(withdrawn_by, ''), withdrawn_at, coalesce(withdrawn_why, '')
from milestone
where council = ?
order by happened_on desc, milestone_id desc
"""

NOTED = "insert into audit values (now()::timestamp, ?, ?, ?, ?)"


@dataclass(frozen=True)
class Milestone:
    """What happened and on which day, in at most 60 letters; `why` says where it stands. `withdrawn_at` is None while it counts."""

    id: int
    on: date
    words: str
    subject: str
    why: str
    by: str
    at: datetime
    withdrawn_by: str = ""
    withdrawn_at: datetime | None = None
    withdrawn_why: str = ""


def record(store: Store, council: str, subject: str, on: date | None, words: str, *, why: str, by: str, at: datetime) -> Milestone:
    """Keep a milestone. EntryError with every fault: no day or one to come, words that do not fit, no source, there already."""
    said, source = " ".join(words.split()), why.strip()
    faults = missing(council, source, by, "Say where it is recorded: a report, a meeting, a start date in a contract.")
    if on is None:
        faults.insert(0, ("Enter a day like 01/04/2026.", "on"))
    elif on > at.date():
        faults.insert(0, (f"{day_words(on)} is still to come. Record what has happened once it has.", "on"))
    if not said:
        faults.insert(0, ("Say what happened, like: New wellbeing service started.", "words"))
    elif len(said) > LONGEST:
        faults.insert(0, (f"Say it in at most {LONGEST} letters, so that it fits on a chart: these are {len(said)}.", "words"))
    if any((each.subject, each.on, each.words.lower()) == (subject, on, said.lower()) for each in _in_force(store, council)):
        faults.insert(0, ("That is recorded already.", "words"))
    if faults or on is None:
        raise EntryError(*faults)
    with store.writing() as cursor:
        [(latest,)] = cursor.execute("select coalesce(max(milestone_id), 0) from milestone").fetchall()
        made = Milestone(latest + 1, on, said, subject, source, by, at)
        cursor.execute(
            "insert into milestone values (?, ?, ?, ?, ?, ?, ?, ?, null, null, null)",
            [made.id, council, subject, on, said, source, by, at],
        )
        cursor.execute(NOTED, [by, "recorded a milestone", f"milestone {made.id}", f"{day_words(on)}: {said}. {source}"])
    return made


def withdraw(store: Store, council: str, milestone_id: int, *, why: str, by: str, at: datetime) -> Milestone:
    """Take a milestone off every chart, with the reason. EntryError where the council has none of that number, or the reason is missing."""
    found = next((each for each in _in_force(store, council) if each.id == milestone_id), None)
    if found is None:
        raise EntryError(("There is no such milestone any more: somebody has taken it off. Read the list again.", "change"))
    if faults := missing(council, why, by, "Say why the milestone is taken off: the reason is kept with it."):
        raise EntryError(*faults)
    with store.writing() as cursor:
        cursor.execute(
            "update milestone set withdrawn_by = ?, withdrawn_at = ?, withdrawn_why = ? where milestone_id = ? and council = ?",
            [by, at, why.strip(), milestone_id, council],
        )
        cursor.execute(NOTED, [by, "withdrew a milestone", f"milestone {milestone_id}", f"{found.words}. {why.strip()}"])
    return found


def milestones(store: Store, council: str, measure: str) -> tuple[Milestone, ...]:
    """What happened that may show in a measure, oldest first: recorded for it, for an objective it belongs to, or for all."""
    subjects = {"", measure, *_objectives_of(store, council, measure)}
    return tuple(each for each in _in_force(store, council) if each.subject in subjects)


def every_milestone(store: Store, council: str) -> tuple[Milestone, ...]:
    """All that a council ever recorded, the latest event first; those withdrawn too."""
    return tuple(Milestone(*row) for row in store.rows(EVERY, [council]))


def _in_force(store: Store, council: str) -> list[Milestone]:
    return [each for each in reversed(every_milestone(store, council)) if each.withdrawn_at is None]


def _objectives_of(store: Store, council: str, measure: str) -> list[str]:
    """The objectives of the council's plan that commit to the measure, or show it beside what they commit to."""
    home = home_council(store)
    plan = known_framework(home.plan) if home is not None else None
    if home is None or home.code != council or plan is None:
        return []
    named = {each.id: {*(promise.measure for promise in each.commitments), *each.supporting, *each.balancing} for each in plan.objectives}
    return [objective for objective, measures in named.items() if measure in measures]
