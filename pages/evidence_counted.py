"""What evidence is counted into: the two figures of evaluations, and the services that were held against the foundations."""

from __future__ import annotations

from data.framework import Commitment
from data.periods import day_words
from data.services import assessment
from metrics.behind import evaluations_wait
from metrics.catalogue import catalogue
from pages.access import Visitor
from pages.parts import figures, links, narrative, offer, standings, words
from pages.parts.cells import latest
from pages.parts.markup import Html, el
from pages.parts.standings import Standing
from pages.parts.strip import Fact, strip

COUNTED = ("evaluations_finished", "evaluations_used")
WAITS = "An evaluation was recorded since figures were worked out. They count it with the next upload, or with the first visit of tomorrow."


def figures_of(visitor: Visitor) -> Html:
    """The two figures that evaluations give, and whether they wait for the next run."""
    known = [standings.standing(visitor.audience, Commitment(measure, "", "monitor", "quarter")) for measure in COUNTED]
    shown = [
        Fact(links.to_measure(catalogue()[each.commitment.measure].title, visitor, each.commitment.measure), latest(each), _period(each))
        for each in known
    ]
    waits = el("p", WAITS, class_="small") if evaluations_wait(figures.store()) else ""
    return el("section", strip(shown), waits)


def _period(standing: Standing) -> str:
    return narrative.period(standing.latest) if standing.latest is not None else ""


def assessed(visitor: Visitor, about: str) -> Html:
    """The services that were held against the foundations, each with when; their pages hold the answers."""
    found = [each for each in offer.all_services() if each.service.assessments and (not about or each.key == about)]
    plan, section = assessment.with_foundations()
    heading = el("h2", "Self-assessments of services")
    way = el("p", f"Each service's own page holds the form: {section.title.lower()} of {plan.name}.", class_="small")
    if not found:
        return el("section", heading, el("p", "None recorded.", class_="hole"), way)
    items = (
        el(
            "li",
            links.link(each.service.name, visitor, "service-map", service=each.key),
            f": {words.listed([f'{one.occasion} {day_words(one.on)}' for one in each.service.assessments])}",
        )
        for each in found
    )
    return el("section", heading, el("ul", *items), way)
