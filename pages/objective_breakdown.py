"""Who a headline is about: the figure split one way at a time, as the address asks (`?by=gender`), as far as numbers allow."""

from __future__ import annotations

from datetime import date

from metrics.results import Point
from pages.access import Visitor
from pages.parts import choices, figures, links, narrative, remembered, splits, standings
from pages.parts.markup import Html, el, join, write


def show(visitor: Visitor, number: int, until: date | None) -> None:
    """The choice and the table it gives; what each group may show was decided before it came here."""
    point = _whole(visitor, number, until)
    if point is None:
        return
    offered = splits.offered(figures.breakdowns(visitor.audience, point))
    if not offered:
        write(remembered.part(visitor, _nothing, number, until))
        return
    usual = next(iter(offered))
    by = choices.asked("by", offered, usual)
    if len(offered) > 1:
        choices.chosen("by", "Who it is about: split by", offered, usual, width=280)
    write(remembered.part(visitor, _table, number, until, by))


def _table(visitor: Visitor, number: int, until: date | None, by: str) -> Html:
    point = _whole(visitor, number, until)
    assert point is not None
    _, standing = standings.of_objective(visitor.audience, number, until)
    found = figures.breakdowns(visitor.audience, point)
    when = f"{standing.commitment.title}, {narrative.period(point)}"
    story = links.to_measure("every breakdown", visitor, point.measure_id, point.period_type, point.period_end.isoformat())
    more = join((splits.missing(found), " " if splits.missing(found) else "", "All of them on one page: ", story, "."))
    return join((splits.breakdown(by, found[by], point, when), el("p", more, class_="small")))


def _nothing(visitor: Visitor, number: int, until: date | None) -> Html:
    return el("section", el("h2", "Who it is about"), el("p", splits.missing(())))


def _whole(visitor: Visitor, number: int, until: date | None) -> Point | None:
    """The figure whose groups are shown; for the public the newest whole year of the measure up to it."""
    _, standing = standings.of_objective(visitor.audience, number, until)
    return None if standing.latest is None else figures.split_by(visitor.audience, standing.latest)
