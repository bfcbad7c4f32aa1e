"""Which objectives still lack the commentary that their verdict asks for: shown where an edition is made, before anybody checks it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from data.framework import Framework, Objective
from data.periods import period_words
from data.records.commentary import is_required, said_of
from pages.access import Visitor
from pages.parts import figures, links, standings
from pages.parts.markup import Html, el


@dataclass(frozen=True)
class Lacking:
    """An objective whose commentary is asked for and not finished. `word` is its verdict; `is_drafted`: somebody has begun.

    `month` is the end of the month it is to be written of: that of its latest complete figure.
    """

    objective: Objective
    word: str
    month: date
    is_drafted: bool

    @property
    def why(self) -> str:
        """'off track', 'at risk at least twice running', with what has been begun."""
        asked = "off track" if self.word == "Off track" else f"{self.word.lower()} at least twice running"
        return f"{asked}; a draft is begun and not finished" if self.is_drafted else asked


def lacking(plan: Framework, period_end: date) -> list[Lacking]:
    """Those of the plan that are off track as of the month, or at risk twice running, without finished commentary."""
    home = figures.home()
    if home is None:
        return []
    found = []
    now = standings.standings("exact", plan.objectives, period_end)
    for objective, stands in zip(plan.objectives, now, strict=True):
        ends = stands.latest.period_end if stands.latest is not None else period_end
        # the month before its figure's own: a figure that is months old would else be at risk twice by standing still
        stood = standings.standing("exact", stands.commitment, ends.replace(day=1) - timedelta(days=1))
        kept = said_of(figures.store(), home.code, objective.id, period_end, ends)
        if is_required(stands.word, stood.word) and not (kept is not None and kept.is_finished):
            found.append(Lacking(objective, stands.word, ends, kept is not None))
    return found


def shown(visitor: Visitor, plan: Framework, period_end: date) -> Html:
    """The list of them, each with the way to write it; nothing where nothing is lacking."""
    found = lacking(plan, period_end)
    if not found:
        return Html("")
    month = period_words("month", period_end, period_end)
    return el(
        "section", el("h3", f"Commentary is asked for in {month} and not finished"), el("ul", *(_way(visitor, each) for each in found))
    )


def _way(visitor: Visitor, each: Lacking) -> Html:
    page, says = f"objective-{each.objective.number}", f"Objective {each.objective.number}: {each.objective.title}"
    own = replace(visitor, plan="")  # the page of the council's own plan, whichever framework is looked at
    return el("li", links.link(says, own, page, period=each.month.isoformat(), write="yes"), f": {each.why}.")
