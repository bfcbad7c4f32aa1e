"""What stands under the objectives of an overview: what changed, how to read it, and the way to the outcomes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from data.framework import Framework
from data.periods import period_words
from pages.access import Visitor
from pages.parts import finding, links, shared_faults, standings, words
from pages.parts.markup import Html, el, join
from pages.parts.standings import Row


def changed(visitor: Visitor, rows: Sequence[Row], months: Sequence[date]) -> Html:
    """The verdicts that are others than a month before. `months` are the month ends up to the one shown, the latest last."""
    if len(months) < 2:
        return el("section", el("h2", "Changed"), el("p", "There is no earlier month to compare with yet."))
    before = [standings.standing(visitor.audience, now.commitment, months[-2]) for _, now in rows]
    said = finding.changed(visitor, rows, before)
    since = month_name(months[-2])
    return el("section", el("h2", f"Changed since {since}"), finding.bullets(said, f"No verdict has changed since {since}."))


def how_to_read(visitor: Visitor, plan: Framework, shown: date | None) -> Html:
    """The key to the table above, for the month shown; None: there are no figures."""
    hidden = "" if visitor.audience == "exact" else "[c] hidden to protect people's privacy, not none; other counts to the nearest 5. "
    later = f"Figures after {month_name(shown)} have no verdict yet. " if shown is not None else ""
    return el(
        "section",
        el("h2", "How to read this"),
        el(
            "p",
            *(join((said, " ")) for said in shared_faults.shared(visitor, plan)[:1]),
            f"Most urgent first. Dashed line or band: the target. Hollow dot: a later figure is missing or provisional. {later}"
            f"No clear change: the difference could be chance. {hidden}[x] not available, [z] not applicable, [p] provisional. ",
            links.link("All words and rules", visitor, "methods"),
            class_="small",
        ),
    )


def outcomes(visitor: Visitor, plan: Framework) -> Html:
    """The way to the plan's outcomes, which no objective owns; of a framework with levels, to the page that holds them."""
    if plan.levels and plan.outcomes:
        sorted_there = " by level" if any(each.level for each in plan.objectives) else ""
        says = f"The framework on a page, with its {words.plural(len(plan.outcomes), 'outcome')}{sorted_there}"
        return el("p", links.link(says, visitor, "framework"), class_="small below")
    named = [links.to_outcome(outcome.title, visitor, outcome.number) for outcome in plan.outcomes]
    return el("p", "The plan's outcomes: ", join(named, ", "), class_="small below") if named else Html("")


def month_name(end: date) -> str:
    """'October 2026'."""
    return period_words("month", end, end)
