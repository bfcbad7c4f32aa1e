"""Limits started afresh: since when, why, and what the chart showed just before; the forms to do it and to take it back."""

from __future__ import annotations

from datetime import datetime
from functools import partial

import streamlit as st

from data.framework import Framework
from data.periods import day_words
from data.records.decisions import Decision
from data.records.rebases import Rebase, every_rebase, is_in_force, rebase, take_back
from metrics.catalogue import catalogue
from pages import judgement_form
from pages.access import Visitor
from pages.judgement_charts import Charted, chart_of, charted
from pages.judgement_form import Faults, chosen_in_address, day_of, reason, send
from pages.parts import control_words, figures, links, words
from pages.parts.markup import Html, el, fold, join, write
from pages.parts.tables import Column, cell, table

FORM, BACK = "rebase", "rebase-back"
AT_ONCE = 5  # findings; more stand behind a press
NOT_HIDDEN = (
    "Starting limits afresh does not hide this: it stays beside the decision in the record below, and what came before that day is still "
    "judged, by limits of their own."
)
NOTHING = "nothing beyond chance"
COLUMNS = (
    Column("Measure", "heading", width=26),
    Column("Since", width=16),
    Column("Decided", width=28),
    Column("What the chart showed then"),
)


def finding(council: str) -> str:
    """On how many charts limits were started afresh."""
    found = {decision.subject for decision, _ in every_rebase(figures.store(), council) if is_in_force(decision)}
    if not found:
        return "No limits have been started afresh"
    return f"Limits started afresh on {words.plural(len(found), 'control chart')}"


def in_force(visitor: Visitor, council: str, plan: Framework) -> Html:
    """Those that count."""
    rows = [_row(visitor, *each) for each in every_rebase(figures.store(), council) if is_in_force(each[0])]
    return table("Limits started afresh", COLUMNS, rows, stacks="narrow") if rows else el("p", "None recorded.")


def history(visitor: Visitor, council: str, plan: Framework) -> Html:
    """Every decision on limits, the newest first."""
    columns = (*COLUMNS, Column("Now"))
    rows = [[*_row(visitor, *each), _state(each[0])] for each in every_rebase(figures.store(), council)]
    heading = el("h2", "Every decision on limits")
    return join((heading, table("Every decision on limits", columns, rows, stacks="wide") if rows else el("p", "None has been taken.")))


def forms(visitor: Visitor, council: str, plan: Framework, wrong: Faults) -> None:
    """Which measure, what its chart shows now, from which day and why; under it what can be taken back."""
    known = charted(plan)
    if not known:
        write(el("p", "No measure of the plan has figures of separate months or quarters yet, so there is no control chart."))
        return
    measure = chosen_in_address("measure", known, "Which measure", lambda name: catalogue()[name].title)
    chart = chart_of(council, measure)
    if chart.found.why_not:
        write(el("p", f"There are no limits to start afresh. {chart.found.why_not} A milestone can be recorded meanwhile."))
    else:
        _ask(visitor, council, chart, wrong)
    held = [each for each in every_rebase(figures.store(), council) if is_in_force(each[0])]
    if held:
        st.subheader("Let limits run on again", anchor=False)
        judgement_form.take_back(wrong, BACK, held, _named, "Take it back", partial(_take_back, visitor, council))


def _ask(visitor: Visitor, council: str, chart: Charted, wrong: Faults) -> None:
    """What the chart shows now, and the form."""
    found = chart.found
    signals = [el("li", words.first_up(each)) for each in chart.signals]
    rest = words.first_up(words.plural(len(signals) - AT_ONCE, "earlier finding"))
    write(
        el("h3", "What the chart shows now"),
        el("p", f"{control_words.statement(found, chart.measure.better)}."),
        el("ul", *signals[:AT_ONCE]) if signals else "",
        fold(rest, el("ul", *signals[AT_ONCE:])) if len(signals) > AT_ONCE else "",
        el("p", NOT_HIDDEN),
        el(
            "p",
            f"It holds {words.plural(len(chart.starts), chart.noun)} with a final figure, from {day_words(chart.starts[0])} on; "
            f"limits take {found.rules.fewest} on each side.",
            class_="small",
        ),
    )
    wrong.at_top(FORM)
    with st.form(FORM, border=False):
        wrong.beside(FORM, "since")
        typed = st.text_input("From which day, like 01/04/2026", autocomplete="off", width=272, key=f"{FORM}-since")
        why = reason(wrong, FORM, "What known and lasting change began then, and who decided")
        sent = st.form_submit_button("Start limits afresh", type="primary")
    if sent:
        done = f"Limits of {chart.measure.title} start afresh from {typed.strip()}. What the chart showed stays in the record."
        send(FORM, partial(_rebase, visitor, council, chart, typed, why), done)


def _rebase(visitor: Visitor, council: str, chart: Charted, typed: str, why: str) -> None:
    rebase(
        figures.store(), council, chart.measure.id, day_of(typed), starts=chart.starts, fewest=chart.found.rules.fewest,
        showed="; ".join(chart.signals), why=why, by=visitor.name, at=datetime.now(),
    )  # fmt: skip


def _take_back(visitor: Visitor, council: str, held: tuple[Decision, Rebase], why: str) -> None:
    take_back(figures.store(), council, held[0].subject, held[1].since, why=why, by=visitor.name, at=datetime.now())


def _row(visitor: Visitor, decision: Decision, each: Rebase) -> list[object]:
    name = _title(decision.subject)
    link = links.to_measure(name, visitor, decision.subject) if decision.subject in catalogue() else name
    showed = "[z]" if decision.value == "no" else words.first_up(each.showed or NOTHING)
    return [link, day_words(each.since), cell(each.by, f"{day_words(each.at.date())}: {each.why}"), showed]


def _state(decision: Decision) -> str:
    if is_in_force(decision):
        return "In force"
    return "Limits run on" if decision.is_latest else "Replaced"


def _title(measure: str) -> str:
    return catalogue()[measure].title if measure in catalogue() else measure


def _named(held: tuple[Decision, Rebase]) -> str:
    return f"{_title(held[0].subject)}, from {day_words(held[1].since)}"
