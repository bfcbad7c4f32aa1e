"""Who a headline is about: the figure split one way at a time, as the address asks (`?by=gender`), as far as numbers allow."""

from __future__ import annotations

from datetime import date

from metrics.results import Point
from pages.access import Visitor
from pages.parts import choices, figures, links, narrative, remembered, splits, standings
from pages.parts.markup import Html, el, join

BY = "by"


def choose(visitor: Visitor, number: int, until: date | None) -> str:
    """The way of splitting that the address asks for, with the choice of it; '' where there is none to choose from."""
    offered = remembered.part(visitor, _offered, number, until)
    usual = next(iter(offered), "")
    return choices.chosen(BY, "Who it is about: split by", offered, usual, width=280) if len(offered) > 1 else usual


def breakdown(visitor: Visitor, number: int, until: date | None, by: str) -> Html:
    """The table of one way; what each group may show was decided before it came here."""
    point = _whole(visitor, number, until)
    if point is None:
        return Html("")
    found = figures.breakdowns(visitor.audience, point)
    if by not in found:
        return el("section", el("h2", "Who it is about"), el("p", splits.missing(())))
    _, standing = standings.of_objective(visitor, number, until)
    when = f"{standing.commitment.title}, {narrative.period(point)}"
    story = links.to_measure("every breakdown", visitor, point.measure_id, point.period_type, point.period_end.isoformat())
    missing = splits.missing(found)
    more = join((missing, " " if missing else "", "All of them on one page: ", story, "."))
    return el("div", splits.breakdown(by, found[by], point, when), el("p", more, class_="small"))


def _offered(visitor: Visitor, number: int, until: date | None) -> dict[str, str]:
    point = _whole(visitor, number, until)
    return {} if point is None else splits.offered(figures.breakdowns(visitor.audience, point))


def _whole(visitor: Visitor, number: int, until: date | None) -> Point | None:
    """The figure whose groups are shown; for the public the newest whole year of the measure up to it."""
    _, standing = standings.of_objective(visitor, number, until)
    return None if standing.latest is None else figures.split_by(visitor.audience, standing.latest)
