"""Why an objective has its verdict, what it would take, and whether it is good news."""

from __future__ import annotations

from datetime import date

from data.framework import Objective
from metrics.verdicts.year_end import YearEnd
from pages.access import Visitor, may_open
from pages.parts import beside, gaps, links, standings
from pages.parts.markup import Html, el, join
from pages.parts.standings import Standing

UNMEASURED = "The framework commits to no measure for it, so there is no figure to judge."


def reason(visitor: Visitor, number: int, until: date | None) -> Html:
    """All that stands beside the chart."""
    objective, standing = standings.of_objective(visitor, number, until)
    ahead = standings.ahead(visitor.audience, standing.commitment, until)
    return join(
        (
            _why(visitor, objective, standing, ahead),
            _what_it_would_take(ahead),
            beside.good_news(visitor, objective, until),
        )
    )


def _why(visitor: Visitor, objective: Objective, standing: Standing, ahead: YearEnd | None) -> Html:
    """The rule, where the figure stands, what would turn the verdict, how sure it is, and whose rule it is."""
    verdict = standing.verdict
    awaits = gaps.waits_for(standing.measure) if objective.is_measured else UNMEASURED
    says = [awaits if standing.word == standings.NO_MEASURE else verdict.reason]
    said_below = ahead is not None and verdict.turn in ahead.needed
    says += ["" if said_below else verdict.turn, f"It says “{verdict.certainty}”. {verdict.doubt}" if verdict.doubt else "", verdict.note]
    return el(
        "section",
        el("h2", f"Why “{standing.word.lower()}”?"),
        *(el("p", said) for said in says if said),
        el("p", verdict.tolerance, " ", _judged_by(visitor), class_="small") if verdict.tolerance else "",
        class_="why",
    )


def _judged_by(visitor: Visitor) -> Html:
    """The way to who decided what figures are judged by, for those who may read it."""
    return links.link("What figures are judged by", visitor, "judgement") if may_open(visitor.role, "judgement") else Html("")


def _what_it_would_take(ahead: YearEnd | None) -> Html:
    """The average needed for the rest of the year, and the people that makes; or why nobody can say."""
    if ahead is None:
        return Html("")
    says = [ahead.needed, ahead.expected, ahead.why_not]
    return el("section", el("h2", "What it would take"), *(el("p", said) for said in says if said), id="what-it-would-take")
