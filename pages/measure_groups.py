"""Who a number is about: every way it is split, or, when the address asks for one (`?by=gender`), that one over time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from metrics.catalogue import catalogue
from metrics.results import Point
from metrics.statistics.disclosure import Kind
from pages.access import Visitor
from pages.parts import figures, links, narrative, remembered, splits, words
from pages.parts.markup import Html, el, join, write
from pages.parts.tables import Column, table

MOST_PERIODS = 14  # over a year of months: what a reader takes in at once


def show(visitor: Visitor, point: Point) -> None:
    """The section at the foot of a measure's page; what each group may show was decided before it came here."""
    asked = st.query_params.get("by", "")
    write(remembered.part(visitor, _section, point.measure_id, point.period_type, point.period_end, point.basis, asked))


def _section(visitor: Visitor, measure_id: str, period_type: str, period_end: date, basis: str, by: str) -> Html:
    every = figures.whole(figures.points(visitor.audience, measure_id))
    point = next(each for each in every if (each.period_type, each.period_end, each.basis) == (period_type, period_end, basis))
    of = figures.split_by(visitor.audience, point)
    found = figures.breakdowns(visitor.audience, of)
    if not found:
        return el("section", el("h2", "Who it is about"), el("p", splits.missing(found))) if catalogue()[measure_id].sql else Html("")
    offered = splits.offered(found)
    when, chosen = narrative.period(of), by if by in found else ""
    shown = [chosen] if chosen else list(offered)
    tables = [splits.breakdown(name, found[name], of, when) for name in shown]
    if chosen:
        tables.append(_over_time(visitor, of, chosen, found[chosen]))
    gone = splits.missing(found)
    return el(
        "section",
        _ways(visitor, point, offered, chosen),
        el("div", *tables, class_="pairs"),
        el("p", gone, class_="small") if gone and not chosen else "",
    )


def _ways(visitor: Visitor, point: Point, offered: dict[str, str], chosen: str) -> Html:
    """One way of splitting over time, or all of them side by side."""
    here = {"id": point.measure_id, "type": point.period_type, "period": point.period_end.isoformat()}
    ways: list[Html] = [el("strong", "All", aria_current="true") if not chosen else links.link("All", visitor, "measure", **here)]
    for name, says in offered.items():
        same = name == chosen
        ways.append(el("strong", says, aria_current="true") if same else links.link(says, visitor, "measure", **here, by=name))
    return el("nav", el("p", "One split over time: ", join(ways, ", "), class_="small"), aria_label="Ways of splitting")


def _over_time(visitor: Visitor, of: Point, by: str, groups: Sequence[Point]) -> Html:
    """Each group's figure in the periods up to the one shown, latest first."""
    names = [group.group_value for group in groups]
    line = [
        point
        for point in figures.points(visitor.audience, of.measure_id)
        if (point.group_type, point.basis, point.period_type) == (by, of.basis, of.period_type) and point.period_end <= of.period_end
    ]
    by_end: dict[date, dict[str, Point]] = {}
    for point in line:
        by_end.setdefault(point.period_end, {})[point.group_value] = point
    ends = sorted(by_end, reverse=True)[:MOST_PERIODS]
    rows = [[_period(by_end[end]), *(_figure(by_end[end].get(name)) for name in names)] for end in ends]
    columns = [Column("Period", "heading"), *(Column(name or "Unknown", "number") for name in names)]
    heading = f"By {splits.name(by)}, {words.plural(len(ends), 'period')}"
    key = words.key_of([str(cell) for row in rows for cell in row])
    region = el("div", table(heading, columns, rows, note=key), style="overflow-x:auto", tabindex="0", role="region", aria_label=heading)
    unit = of.unit if of.kind is Kind.PROPORTION else f"Number of {words.noun(of)}"
    return el("section", el("h2", heading), el("p", words.first_up(unit), class_="small"), region)


def _period(found: dict[str, Point]) -> str:
    return words.first_up(narrative.period(next(iter(found.values()))))


def _figure(point: Point | None) -> str:
    """A group's figure in one cell: its share, or how many where it has no more than that or too few to say a share of."""
    if point is None:
        return "[x]"
    if point.kind is Kind.PROPORTION:
        return words.counts(point) if point.value is not None and words.few(point) else words.marked(point)
    return words.number(point.numerator) if point.numerator is not None else words.marked(point)
