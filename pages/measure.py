"""One number's own story: how it was counted, from which files, by which rule, and what it may be compared with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from data.framework import Commitment
from metrics.catalogue import Measure, catalogue
from metrics.results import Point
from metrics.statistics.disclosure import Kind
from pages import frame, measures
from pages.access import Visitor
from pages.parts import comparison, control, downloads, drawing, figures, gaps, header, links, narrative, origin, splits, standings, words
from pages.parts.charts import draw
from pages.parts.history import history
from pages.parts.markup import Html, el, join, write
from pages.parts.standings import Standing

TYPES = {"rolling_year": "12 months", "month": "month", "quarter": "quarter", "financial_year": "financial year", "snapshot": "month end"}


def show(visitor: Visitor) -> None:
    """The story of the measure that the address names (`?id=`), for the period it names; the list of measures when it names none."""
    asked = st.query_params.get("id", "")
    if not asked:
        measures.show(visitor)
        return
    measure = catalogue().get(asked)
    if measure is None:
        header.top(
            visitor, figures.synthetic(), (links.link("Overview", visitor, ""), links.link("Measures", visitor, "measure"), "Measure")
        )
        header.title("There is no such measure", "The list of measures has every one there is.")
        return
    frame.entitle(measure.title, figures.council_name())
    header.top(visitor, figures.synthetic(), _crumbs(visitor, measure))
    line = _line(visitor, measure)
    if not line:
        header.title(measure.title, f"{measure.source}. {gaps.no_figures(measure)}")
        comparison.published(measure, measure.basis)
        _rule(measure)
        return
    point = _choose(visitor, measure, line)
    standing = standings.standing(visitor.audience, _commitment(measure, point), point.period_end)
    write(origin.numbers(standing, point))
    left, right = st.columns([1.7, 1], gap="large")
    whole = figures.split_by(visitor.audience, point)
    split = (
        splits.breakdown(name, groups, whole, narrative.period(whole))
        for name, groups in figures.breakdowns(visitor.audience, whole).items()
    )
    with left:
        write(origin.rows_to_people(visitor.audience, measure, point))
        _rule(measure)
        write(comparison.compared(standing, point))
        comparison.published(measure, point.basis)
    with right:
        _trend(visitor, measure, standing, line, point)
        write(origin.where_from(visitor.audience, measure, point))
    write(el("div", *split, class_="pairs"))


def _crumbs(visitor: Visitor, measure: Measure) -> list[Html | str]:
    """Overview, the objective that promises it (or the list of measures), and the measure."""
    plan = figures.plan()
    promised = [o.number for o in plan.objectives if measure.id in {c.measure for c in o.commitments}] if plan is not None else []
    way = links.to_objective(f"Objective {promised[0]}", visitor, promised[0]) if promised else links.link("Measures", visitor, "measure")
    return [links.link("Overview", visitor, ""), way, measure.title]


def _line(visitor: Visitor, measure: Measure) -> list[Point]:
    """The points of the period type asked for, else of the first the measure has; one basis, oldest first."""
    kinds = [st.query_params.get("type", ""), *TYPES]
    return next(
        (line for kind in kinds if (line := figures.line(visitor.audience, Commitment(measure.id, measure.title, "monitor", kind)))), []
    )


def _commitment(measure: Measure, point: Point) -> Commitment:
    """What the plan promises about this measure for this length of period, else a commitment to watch it."""
    plan = figures.plan()
    every = [each for objective in plan.objectives for each in objective.commitments] if plan is not None else []
    same = (each for each in every if (each.measure, each.period_type) == (measure.id, point.period_type))
    return next(same, Commitment(measure.id, measure.title, "monitor", point.period_type))


def _choose(visitor: Visitor, measure: Measure, line: Sequence[Point]) -> Point:
    """The heading with the choice of period beside it, which is kept in the address; the point chosen."""
    named = {words.first_up(narrative.period(point)): point for point in reversed(line)}
    usual = figures.complete(line) or line[-1]
    first = next((point for point in line if point.period_end == _asked_end()), usual)
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        heading = st.container()
        chosen = named[
            st.selectbox("Period", list(named), index=list(named.values()).index(first), label_visibility="collapsed", width=272)
        ]
    if chosen is not first:
        st.query_params.update({"type": chosen.period_type, "period": chosen.period_end.isoformat()})
    with heading:
        header.title(_heading(measure, chosen), f"{measure.source}. {words.first_up(narrative.period(chosen))}. {_better(measure)}")
        write(_other_lengths(visitor, measure, chosen))
    return chosen


def _asked_end() -> date | None:
    """The end of the period in the address, when there is a date there."""
    try:
        return date.fromisoformat(st.query_params.get("period", ""))
    except ValueError:
        return None


def _heading(measure: Measure, point: Point) -> str:
    """'Requests resolved at the front door: how we know it is 75.6%'."""
    per = " per 100,000" if point.kind is Kind.RATE else ""
    has_one_figure = point.value is not None and not measure.shares  # what shares out the whole is always 100%
    return f"{measure.title}: how we know" + (f" it is {words.figure(point)}{per}" if has_one_figure else "")


def _better(measure: Measure) -> str:
    return {"higher": "Higher is better.", "lower": "Lower is better.", "range": "Inside the target range is good."}.get(
        measure.better, "Neither more nor less is better in itself."
    )


def _other_lengths(visitor: Visitor, measure: Measure, chosen: Point) -> Html:
    """Links to the same measure over other lengths of period."""
    found = {point.period_type for point in figures.whole(figures.points(visitor.audience, measure.id))}
    others = [
        links.to_measure(name, visitor, measure.id, kind) for kind, name in TYPES.items() if kind in found and kind != chosen.period_type
    ]
    return el("p", "Also by ", join(others, ", "), class_="small") if others else Html("")


def _rule(measure: Measure) -> None:
    """The definition, its limits, and the query that counts."""
    write(
        el(
            "section",
            el("h2", "The rule in words"),
            el("p", measure.definition),
            el("ul", *(el("li", caveat) for caveat in measure.caveats)),
        )
    )
    if measure.sql:
        with st.expander(f"The rule in SQL ({len(measure.sql.splitlines())} lines)"):
            write(el("pre", measure.sql, tabindex="0", role="region", aria_label=f"The rule of {measure.title} in SQL"))


def _trend(visitor: Visitor, measure: Measure, standing: Standing, line: Sequence[Point], point: Point) -> None:
    """The line up to the period shown, small, with its table and its file."""
    drawn = [other for other in line if other.period_end <= point.period_end]
    council = figures.home()
    if council is not None and not measure.shares and sum(other.value is not None for other in drawn) > 1:
        write(el("h2", narrative.statement(visitor, standing)), el("p", drawing.subtitle(standing, drawn, council.name), class_="small"))
        draw(drawing.picture(standing, drawn, height=240), drawing.alternative(standing, drawn), key=f"trend-{measure.id}")
    with st.expander(f"Table: {words.plural(len(line), 'period')}, latest first"):
        write(history(line, measure.title))
    downloads.button(line, measure.id, key=f"csv-{measure.id}")
    if not measure.shares:  # what shares out the whole is always 100%
        control.section(visitor, standing, drawn)
