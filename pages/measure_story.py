"""The story of one number, made once for all who read alike: everything on the page of a measure but its buttons and boxes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from data.framework import Commitment
from metrics.catalogue import Measure, catalogue
from metrics.results import Point
from metrics.statistics.disclosure import Kind
from pages.access import Visitor
from pages.parts import comparison, control, drawing, figures, header, links, narrative, origin, revision, standings, words
from pages.parts.control import Control
from pages.parts.control_drawing import Events
from pages.parts.happened import happened
from pages.parts.history import history
from pages.parts.markup import Html, el, fold, join
from pages.parts.picture import Picture
from pages.parts.standings import Standing

BETTER = {"higher": "Higher is better.", "lower": "Lower is better.", "range": "Inside the target range is good."}
OF_TYPE = {"rolling_year": "12 months", "month": "month", "quarter": "quarter", "financial_year": "financial year", "snapshot": "month end"}


@dataclass(frozen=True)
class Trend:
    """The line up to the period shown: its finding, chart, table, and what its files are called by."""

    above: Html
    below: Html
    points: tuple[Point, ...]
    picture: Picture | None = None
    alt: str = ""
    title: str = ""
    subtitle: str = ""
    source: str = ""


@dataclass(frozen=True)
class Story:
    """One number: heading, strip, where it came from, its line, whether it is more than chance."""

    point: Point
    heading: Html
    numbers: Html
    counted: Html
    trend: Trend
    where: Html
    control: Control | None


@dataclass(frozen=True)
class Offer:
    """The periods of one length that may be chosen, latest first, by their last day; the usual one is the latest complete."""

    period_type: str
    periods: tuple[tuple[str, str], ...]
    usual: str


def offered(visitor: Visitor, measure_id: str, asked_type: str) -> Offer | None:
    """The periods of the length asked for, else of the usual one; None where the measure has no figure."""
    every = lines(visitor, catalogue()[measure_id])
    if not every:
        return None
    kind = asked_type if asked_type in every else next(iter(every))
    named = tuple((point.period_end.isoformat(), words.first_up(narrative.period(point))) for point in reversed(every[kind]))
    usual = figures.complete(every[kind]) or every[kind][-1]
    return Offer(kind, named, usual.period_end.isoformat())


def lines(visitor: Visitor, measure: Measure) -> dict[str, list[Point]]:
    """The line of each length of period that the measure has figures for, oldest first, each on one basis; the usual length first."""
    found = {kind: figures.line(visitor.audience, Commitment(measure.id, measure.title, "monitor", kind)) for kind in OF_TYPE}
    return {kind: line for kind, line in found.items() if line}


def story(visitor: Visitor, measure_id: str, period_type: str, period_end: date, editions: tuple[int, int]) -> Story:
    """The number of one period. There must be a point for it. `editions` moves when one is approved (`approval.stamp`)."""
    measure = catalogue()[measure_id]
    every = lines(visitor, measure)
    line = every[period_type]
    point = next(each for each in line if each.period_end == period_end)
    standing = standings.standing(visitor.audience, commitment(measure, point), point.period_end)
    drawn = [other for other in line if other.period_end <= point.period_end]
    events = happened(visitor, measure_id, point.period_end)
    asked = None if measure.shares else control.made(visitor, standing, drawn, events)  # what shares out the whole is always 100%
    counted = (
        origin.rows_to_people(visitor.audience, measure, point),
        rule(measure),
        comparison.compared(standing, point),
        el("section", asked.above) if asked is not None else "",
    )
    return Story(
        point,
        join((_heading(measure, point), _other_lengths(visitor, measure, point, list(every)))),
        origin.numbers(standing, point),
        join(counted),
        _trend(visitor, standing, line, drawn, events),
        join((revision.changed(visitor.audience, point), origin.where_from(visitor.audience, measure, point))),
        asked,
    )


def commitment(measure: Measure, point: Point) -> Commitment:
    """What the plan promises about this measure for this length of period, else a commitment to watch it."""
    plan = figures.plan()
    every = [each for objective in plan.objectives for each in objective.commitments] if plan is not None else []
    same = (each for each in every if (each.measure, each.period_type) == (measure.id, point.period_type))
    return next(same, Commitment(measure.id, measure.title, "monitor", point.period_type))


def rule(measure: Measure) -> Html:
    """The definition, its limits, and the query that counts."""
    sql = el("pre", measure.sql, tabindex="0", role="region", aria_label=f"The rule of {measure.title} in SQL")
    return el(
        "section",
        el("h2", "The rule in words"),
        el("p", measure.definition),
        el("ul", *(el("li", caveat) for caveat in measure.caveats)),
        fold(f"The rule in SQL ({len(measure.sql.splitlines())} lines)", sql) if measure.sql else "",
    )


def _heading(measure: Measure, point: Point) -> Html:
    """'Requests resolved at the front door: how we know it is 75.6%', and whose figure it is, of which period."""
    per = " per 100,000" if point.kind is Kind.RATE else ""
    has_one_figure = point.value is not None and not measure.shares  # what shares out the whole is always 100%
    says = f"{measure.title}: how we know" + (f" it is {words.figure(point)}{per}" if has_one_figure else "")
    better = BETTER.get(measure.better, "Neither more nor less is better in itself.")
    return header.heading(says, f"{words.first_up(drawing.told_by(point, measure))}. {words.first_up(narrative.period(point))}. {better}")


def _other_lengths(visitor: Visitor, measure: Measure, point: Point, found: Sequence[str]) -> Html:
    """Links to the same measure over other lengths of period."""
    others = [links.to_measure(OF_TYPE[kind], visitor, measure.id, kind) for kind in found if kind != point.period_type]
    return el("p", "Also by ", join(others, ", "), class_="small") if others else Html("")


def _trend(visitor: Visitor, standing: Standing, line: Sequence[Point], drawn: Sequence[Point], events: Events) -> Trend:
    """The line up to the period shown, small, with its table."""
    council, measure = figures.home(), standing.measure
    assert measure is not None
    below = fold(f"Table: {words.plural(len(line), 'period')}, latest first", history(line, measure.title))
    if council is None or measure.shares or sum(other.value is not None for other in drawn) < 2:
        return Trend(Html(""), below, tuple(line))
    title, subtitle = narrative.statement(visitor, standing), drawing.subtitle(standing, drawn, council.name)
    chart = drawing.picture(standing, drawn, height=240, events=events)
    marked = drawing.event_key(chart)
    meanwhile = el("p", el("strong", "Meanwhile: "), " ".join(marked), class_="small") if marked else ""
    above = join((el("h2", title), el("p", subtitle, class_="small")))
    alt = drawing.alternative(standing, drawn, events)
    return Trend(above, join((meanwhile, below)), tuple(line), chart, alt, title, subtitle, drawing.source(standing))
