"""What people promised and have not done: actions whose day has passed, and questions of scrutiny without a reply."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from data.periods import day_words
from data.records.actions import KeptAction, actions, overdue
from data.records.questions import OPEN, KeptQuestion, questions
from pages.access import Visitor
from pages.parts import figures, links, words
from pages.parts.markup import Html, join


def waiting(visitor: Visitor) -> tuple[Html, ...]:
    """A sentence for each of the two that there is, with the way to them; nothing for those who read editions only.

    What is written moves no version of the store, so a page that remembers what it drew takes these sentences as an argument.
    """
    home = figures.home()
    if home is None or visitor.audience == "public":
        return ()
    late = overdue(actions(figures.store(), home.code), figures.today())
    asked = [each for each in questions(figures.store(), home.code) if each.state == OPEN]
    return tuple(each for each in (_overdue(visitor, late), _unanswered(visitor, asked, figures.today())) if each)


def _overdue(visitor: Visitor, late: Sequence[KeptAction]) -> Html:
    """'One action is overdue: since 13 November 2026, Head of Care Management.' Of several, the oldest."""
    if not late:
        return Html("")
    first = min(late, key=lambda each: each.action.due_on or date.max)
    only = len(late) == 1
    count = links.link(f"{words.first_up(words.plural(len(late), 'action'))} overdue", visitor, "actions")
    since = day_words(first.action.due_on) if first.action.due_on is not None else ""
    return join((count, ": due" if only else ", the first: due", f" {since}, {first.action.owner}."))


def _unanswered(visitor: Visitor, asked: Sequence[KeptQuestion], today: date) -> Html:
    """'Three questions wait for a reply, one of them late.'"""
    if not asked:
        return Html("")
    late = sum(each.is_late(today) for each in asked)
    due = min((each.question.due_on for each in asked if each.question.due_on is not None and each.question.due_on >= today), default=None)
    said = links.link(f"{words.first_up(words.plural(len(asked), 'question'))} of scrutiny", visitor, "questions")
    soon = f", {words.how_many(late)} of them late" if late else f", the next by {day_words(due)}" if due is not None else ""
    return join((said, f" {'waits' if len(asked) == 1 else 'wait'} for a reply{soon}."))
