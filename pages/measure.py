"""One number's own story: how it was counted, from which files, by which rule, and what it may be compared with.

The address holds every choice: `?id=front_door_share&type=month&period=2026-08-31&by=age_band&with=353`.
"""

from __future__ import annotations

from datetime import date

import streamlit as st

from metrics.catalogue import Measure, catalogue
from pages import frame, measure_groups, measure_said, measure_story, measures
from pages.access import Visitor
from pages.measure_story import OF_TYPE, Offer, Story, Trend, offered, story
from pages.parts import approval, choices, comparison, control, downloads, figures, gaps, header, links, published_years, remembered
from pages.parts.charts import draw
from pages.parts.markup import Html, join, write


def show(visitor: Visitor) -> None:
    """The story of the measure that the address names (`?id=`), for the period it names; the list of measures when it names none."""
    asked = st.query_params.get("id", "")
    if not asked:
        measures.show(visitor)
        return
    measure = catalogue().get(asked)
    if measure is None:
        header.top(visitor, figures.synthetic(), [*_above(visitor), "Measure"])
        every = links.link("The list of measures", visitor, "measure")
        header.title("There is no such measure", join((every, " has every one there is.")))
        return
    frame.entitle(measure.title, figures.council_name())
    header.top(visitor, figures.synthetic(), _crumbs(visitor, measure))
    asked_type = st.query_params.get("type", "")
    offer = remembered.part(visitor, offered, measure.id, asked_type if asked_type in OF_TYPE else "")
    if offer is None:
        header.title(measure.title, f"{measure.source}. {gaps.no_figures(measure)}")
        published_years.section(visitor, measure)
        comparison.section(visitor, measure, None)
        write(measure_story.rule(measure))
        measure_said.show(visitor, measure)
        return
    told = _chosen(visitor, measure, offer)
    write(told.numbers)
    left, right = st.columns([1.7, 1], gap="large")
    with left:
        write(told.counted)
        if told.control is not None:
            control.show(visitor, told.control, f"control-{measure.id}")
    with right:
        _trend(visitor, measure, told.trend)
        write(told.trend.below, told.where)
    published_years.section(visitor, measure)
    comparison.section(visitor, measure, told.point)
    measure_groups.show(visitor, told.point)
    measure_said.show(visitor, measure)


def _above(visitor: Visitor) -> list[Html | str]:
    return [links.link("Overview", visitor, ""), links.link("Measures", visitor, "measure")]


def _crumbs(visitor: Visitor, measure: Measure) -> list[Html | str]:
    """Overview, the objective that promises it (or the list of measures), and the measure."""
    plan = figures.plan()
    promised = [o.number for o in plan.objectives if measure.id in {c.measure for c in o.commitments}] if plan is not None else []
    if promised:
        return [links.link("Overview", visitor, ""), links.to_objective(f"Objective {promised[0]}", visitor, promised[0]), measure.title]
    return [*_above(visitor), measure.title]


def _chosen(visitor: Visitor, measure: Measure, offer: Offer) -> Story:
    """The heading with the choice of period beside it, which the address holds; the story of the period chosen."""
    named = dict(offer.periods)
    end = choices.asked("period", named, offer.usual)
    told = remembered.part(visitor, story, measure.id, offer.period_type, date.fromisoformat(end), approval.stamp())
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        with st.container():  # takes the room that the box leaves, so that a long heading breaks and the box stays beside it
            write(told.heading)
        choices.chosen("period", "Period", named, offer.usual, hide_label=True, width=272)
    return told


def _trend(visitor: Visitor, measure: Measure, trend: Trend) -> None:
    """The line up to the period shown, small, with its table and its files."""
    if trend.picture is None:
        downloads.button(trend.points, measure.id, key=f"csv-{measure.id}")
        return
    write(trend.above)
    draw(trend.picture, trend.alt, key=f"trend-{measure.id}")
    downloads.of_chart(
        visitor, trend.points, trend.picture, title=trend.title, subtitle=trend.subtitle, source=trend.source, name=measure.id,
        key=f"csv-{measure.id}",
    )  # fmt: skip
