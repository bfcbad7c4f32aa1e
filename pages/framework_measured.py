"""What measures something in a framework: the measures with their verdicts, or the gap and what could fill it.

To the public it names the measures and the gaps and no verdict: what stands against a promise today nobody has signed off yet.
"""

from __future__ import annotations

from collections.abc import Sequence

from metrics.catalogue import catalogue
from pages.access import Visitor, may_open
from pages.parts import figures, in_view, links, words
from pages.parts.markup import Html, el, join
from pages.parts.tags import attention, verdict_tag


def most_urgent(visitor: Visitor, measures: Sequence[str], gap: str) -> Html:
    """The most urgent verdict among the measures with its measure, and how many more there are; or the gap and what could fill it."""
    if not measures:
        return el("div", verdict_tag("No measure yet"), el("span", gap, class_="terms"))
    if visitor.audience == "public":
        return _named(measures)
    found = sorted((in_view.of_measure(visitor.audience, each) for each in measures), key=lambda standing: attention(standing.word))
    more = f" and {len(found) - 1} more" if len(found) > 1 else ""
    first = found[0].commitment
    return el("div", verdict_tag(found[0].word), " ", _linked(visitor, first.title, first.measure), el("span", more, class_="small"))


def every(visitor: Visitor, measures: Sequence[str]) -> list[Html]:
    """Each measure with its verdict; to the public by its name."""
    if visitor.audience == "public":
        return [_named(measures)] if measures else []
    found = [in_view.of_measure(visitor.audience, each) for each in measures]
    return [el("div", verdict_tag(each.word), " ", _linked(visitor, each.commitment.title, each.commitment.measure)) for each in found]


def leads_somewhere(visitor: Visitor) -> bool:
    """Whether the objectives and outcomes of the framework looked at have pages for this visitor: editions are of the adopted plan."""
    return visitor.audience == "exact" or not visitor.plan


def _named(measures: Sequence[str]) -> Html:
    """The measures by name, where no verdict is to be seen."""
    return el("div", f"Measured by {words.listed([words.first_down(_name(each)) for each in measures])}.", class_="terms")


def _linked(visitor: Visitor, title: str, measure_id: str) -> Html:
    """The measure's name, which leads to its story where the visitor may read it."""
    return links.to_measure(title, visitor, measure_id) if may_open(visitor.role, "measure") else join((title,))


def _name(measure_id: str) -> str:
    """What the adopted plan calls the measure, else its own title."""
    plan = figures.plan()
    promised = [each for objective in plan.objectives for each in objective.commitments] if plan is not None else []
    known = catalogue().get(measure_id)
    return next((each.title for each in promised if each.measure == measure_id), measure_id if known is None else known.title)
