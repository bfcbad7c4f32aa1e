"""How an action went, version by version: who said what, how far it was, and what became another owner or another day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from data.periods import day_words
from data.records.actions import OPEN, KeptAction
from pages.parts import words
from pages.parts.markup import Html, el
from pages.parts.said import said
from pages.parts.strip import facts


def history(every: Sequence[KeptAction]) -> Html:
    """The versions of one action, the oldest first, as a list with the newest on top."""
    if not every:
        return Html("")
    told = [_told(every[0], None), *(_told(now, before) for before, now in pairwise(every))]
    return el("section", el("h2", "How it went"), facts(list(reversed(told))))


def _told(now: KeptAction, before: KeptAction | None) -> tuple[str, Html]:
    when = day_words(now.record.at.date())
    changed = [] if before is None else _changed(before, now)
    note = now.action.note if before is None or now.action.note != before.action.note else ""
    says = said(note, "begun" if before is None else "" if changed else "nothing said")
    return when, el(
        "div", el("div", f"{now.action.percent}%: ", says), *(el("div", each, class_="terms") for each in (*changed, now.record.by))
    )


def _changed(before: KeptAction, now: KeptAction) -> list[str]:
    """What else became another: its state, owner, group or day."""
    was, is_ = before.action, now.action
    found = []
    if now.state != before.state:
        found.append("Opened again" if now.state == OPEN else words.first_up(now.state))
    if was.owner != is_.owner:
        found.append(f"Owner: {is_.owner}, before {was.owner}")
    if was.lead != is_.lead:
        found.append(f"Lead group: {is_.lead or 'none'}, before {was.lead or 'none'}")
    if was.due_on != is_.due_on:
        found.append(f"Due: {_day(is_.due_on)}, before {_day(was.due_on)}")
    if was.title != is_.title:
        found.append(f"Called before: {was.title}")
    return found


def _day(day: date | None) -> str:
    return day_words(day) if day is not None else "no day agreed"
