"""Milestones: what happened that may show in the figures, and the forms to record one or take it off the charts."""

from __future__ import annotations

from datetime import datetime
from functools import partial

import streamlit as st

from data.framework import Framework
from data.periods import day_words
from data.records.milestones import LONGEST, Milestone, every_milestone, record, withdraw
from metrics.catalogue import catalogue
from pages import judgement_form
from pages.access import Visitor
from pages.judgement_form import Faults, chosen_in_address, day_of, reason, send
from pages.parts import figures, words
from pages.parts.markup import Html, el, join, write
from pages.parts.tables import Column, cell, table

FORM, BACK = "milestone", "milestone-back"
ALL = "all"
COLUMNS = (Column("What happened", "heading", width=30), Column("Day", width=16), Column("Bears on", width=24), Column("Recorded"))
GONE = (Column("What happened", "heading", width=30), Column("Day", width=16), Column("Bore on", width=24), Column("Taken off"))


def finding(council: str) -> str:
    """How many are on the charts."""
    found = _in_force(council)
    return f"{words.first_up(words.plural(len(found), 'milestone'))} on the charts" if found else "No milestone recorded yet"


def in_force(visitor: Visitor, council: str, plan: Framework) -> Html:
    """Those on the charts, the latest first."""
    titles = _titles(plan)
    rows = [
        [each.words, day_words(each.on), _on(each, titles), cell(each.by, f"{day_words(each.at.date())}: {each.why}")]
        for each in _in_force(council)
    ]
    return table("Milestones on the charts", COLUMNS, rows, stacks="narrow") if rows else el("p", "None recorded.")


def history(visitor: Visitor, council: str, plan: Framework) -> Html:
    """Those that were taken off, and why."""
    titles = _titles(plan)
    rows = [
        [
            each.words,
            day_words(each.on),
            _on(each, titles),
            cell(each.withdrawn_by, f"{day_words(each.withdrawn_at)}: {each.withdrawn_why}"),
        ]
        for each in every_milestone(figures.store(), council)
        if each.withdrawn_at is not None
    ]
    heading = el("h2", "Taken off the charts")
    return join((heading, table("Milestones taken off the charts", GONE, rows, stacks="narrow") if rows else el("p", "None.")))


def forms(visitor: Visitor, council: str, plan: Framework, wrong: Faults) -> None:
    """What happened, when, what it bears on and where that stands; under it what can be taken off."""
    titles = _titles(plan)
    subject = chosen_in_address("measure", list(titles), "What it bears on", titles.__getitem__)
    wrong.at_top(FORM)
    with st.form(FORM, border=False):
        write(
            el("p", "The words stand on charts that everybody reads, the public too: name no person and no small number.", class_="small")
        )
        wrong.beside(FORM, "words")
        said = st.text_input(
            f"What happened, in at most {LONGEST} letters", max_chars=LONGEST, autocomplete="off", key=f"{FORM}-words"
        )  # fmt: skip
        wrong.beside(FORM, "on")
        typed = st.text_input("On which day, like 01/04/2026", autocomplete="off", width=272, key=f"{FORM}-on")
        why = reason(wrong, FORM, "Where that is recorded: a report, a meeting, a contract")
        sent = st.form_submit_button("Record this milestone", type="primary")
    if sent:
        bears_on = "" if subject == ALL else subject
        send(FORM, partial(_record, visitor, council, bears_on, said, typed, why), f"Recorded: {said.strip()}. It is on the charts now.")
    if held := _in_force(council):
        st.subheader("Take one off the charts", anchor=False)
        judgement_form.take_back(wrong, BACK, held, _named, "Take it off", partial(_withdraw, visitor, council))


def _record(visitor: Visitor, council: str, subject: str, said: str, typed: str, why: str) -> None:
    record(figures.store(), council, subject, day_of(typed), said, why=why, by=visitor.name, at=datetime.now())


def _withdraw(visitor: Visitor, council: str, milestone: Milestone, why: str) -> None:
    withdraw(figures.store(), council, milestone.id, why=why, by=visitor.name, at=datetime.now())


def _titles(plan: Framework) -> dict[str, str]:
    """What a milestone may bear on: everything, an objective, a measure that the plan names; each in words."""
    objectives = {each.id: f"Objective {each.number}: {each.title}" for each in plan.objectives}
    measures = {name: catalogue()[name].title for name in plan.measures if name in catalogue()}
    return {ALL: "Everything", **objectives, **measures}


def _on(milestone: Milestone, titles: dict[str, str]) -> str:
    return titles.get(milestone.subject or ALL, milestone.subject)


def _named(milestone: Milestone) -> str:
    return f"{milestone.words}, {day_words(milestone.on)}"


def _in_force(council: str) -> list[Milestone]:
    return [each for each in every_milestone(figures.store(), council) if each.withdrawn_at is None]
