"""The forms for promises: another target, tolerance, lead or date than the plan's, or taking one back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

import streamlit as st

from data.framework import Aim, Commitment, Framework
from data.records.decisions import Decision
from data.records.promises import Target, changes, is_in_force, subject_of
from data.records.promises_deciding import (
    AIMS_AT,
    LONGEST_LEAD,
    decide_by_when,
    decide_lead,
    decide_target,
    decide_tolerance,
    take_back,
)
from metrics.catalogue import catalogue
from pages import judgement_form
from pages.access import Visitor
from pages.baselines_form import number_of
from pages.judgement_form import Faults, chosen_in_address, day_of, reason, send
from pages.judgement_promises import FIELDS, in_words, own_plan, said, subjects
from pages.parts import figures
from pages.parts.markup import el, write

FORM, BACK = "promise", "promise-back"
KINDS: dict[Aim, str] = {"increase": "At least so much", "reduce": "At most so much", "range": "Between two ends"}


def forms(visitor: Visitor, council: str, plan: Framework, wrong: Faults) -> None:
    """Which promise, which part of it, and what shall hold; under it what can be taken back."""
    own = own_plan()
    titles = dict(subjects(own))
    wrong.beside(FORM, "promise")
    subject = chosen_in_address("measure", _as_asked(list(titles)), "Which promise", titles.__getitem__)
    commitment = next((c for o in own.objectives for c in o.commitments if subject_of(c) == subject), None)
    fields = ["lead", "by_when"] if commitment is None else list(FIELDS)
    field = chosen_in_address("field", fields, "What of it", FIELDS.__getitem__)
    write(el("p", f"In force: {in_words(plan, subject, field)}.", class_="small"))
    decide = _target(wrong, own, commitment) if commitment is not None and field == "target" else None
    wrong.at_top(FORM)
    with st.form(FORM, border=False):
        entered = decide() if decide is not None else _simple(wrong, own, subject, commitment, field)
        why = reason(wrong, FORM, "Why: who decided, where")
        sent = st.form_submit_button("Decide this", type="primary")
    if sent:
        work = partial(entered, figures.store(), council, own, why=why, by=visitor.name, at=datetime.now())
        send(FORM, work, f"Decided: {FIELDS[field].lower()} of {titles[subject]}. Every verdict follows it from the next page you open.")
    held = [each for each in changes(figures.store(), council) if is_in_force(each) and each.subject in titles]
    if held:
        st.subheader("Let the plan's own hold again", anchor=False)
        judgement_form.take_back(wrong, BACK, held, partial(_named, titles), "Take it back", partial(_take_back, visitor, council))


def _as_asked(known: list[str]) -> list[str]:
    """The subjects; where the address names a measure alone, its first commitment takes its place."""
    asked = st.query_params.get("measure", "")
    if asked and asked not in known:
        st.query_params["measure"] = next((each for each in known if each.split(" ")[0] == asked), known[0])
    return known


def _target(wrong: Faults, own: Framework, commitment: Commitment) -> Callable[[], Callable[..., None]]:
    """Which kind of target, asked before the form so that the form asks for the right ends."""
    measure = catalogue().get(commitment.measure)
    better = measure.better if measure is not None else "none"
    promised = commitment.aim if commitment.aim != "monitor" else AIMS_AT.get(better, "")
    kinds: list[Aim] = ["range"] if promised == "range" else [each for each in KINDS if promised in ("", each) or each == "range"]
    wrong.beside(FORM, "aim")
    aim: Aim = (
        kinds[0]
        if len(kinds) == 1
        else st.radio("Kind of target", kinds, format_func=KINDS.__getitem__, key=f"aim-{subject_of(commitment)}")
    )
    share = measure is not None and measure.kind == "proportion"
    unit = f", in {measure.unit}" if measure is not None else ""

    def ends() -> Callable[..., None]:
        low = _number(wrong, "low", f"The lowest that will do{unit}") if aim in ("increase", "range") else None
        high = _number(wrong, "high", f"The highest that will do{unit}") if aim in ("reduce", "range") else None
        return lambda store, council, plan, **who: decide_target(
            store, council, plan, commitment, Target(aim, low, high), percentage=share, better=better, **who
        )

    return ends


def _simple(wrong: Faults, own: Framework, subject: str, commitment: Commitment | None, field: str) -> Callable[..., None]:
    """A tolerance, a lead or a day: one entry each."""
    if field == "lead":
        wrong.beside(FORM, "lead")
        lead = st.text_input("Who leads: a post or a group", max_chars=LONGEST_LEAD, autocomplete="off", key=f"{FORM}-lead")
        return lambda store, council, plan, **who: decide_lead(store, council, plan, subject, lead, **who)
    if field == "by_when":
        wrong.beside(FORM, "by_when")
        typed = st.text_input("By when, like 31/03/2027", autocomplete="off", width=272, key=f"{FORM}-by_when")
        return lambda store, council, plan, **who: decide_by_when(store, council, plan, subject, day_of(typed), **who)
    assert commitment is not None
    measure = catalogue().get(commitment.measure)
    share = measure is not None and measure.kind == "proportion"
    unit = "percentage points" if share else measure.unit if measure is not None else ""
    size = _number(wrong, "tolerance", f"By how much the target may be missed and be at risk, in {unit}")
    return lambda store, council, plan, **who: decide_tolerance(
        store, council, plan, commitment, float("nan") if size is None else size, percentage=share, **who
    )


def _number(wrong: Faults, entry: str, label: str) -> float | None:
    """What was typed as a number, None for anything else."""
    wrong.beside(FORM, entry)
    read = number_of(st.text_input(label, autocomplete="off", width=272, key=f"{FORM}-{entry}"))
    return None if read is None else float(read)


def _named(titles: dict[str, str], change: Decision) -> str:
    return f"{titles[change.subject]}, {FIELDS[change.name].lower()}: {said(change)}"


def _take_back(visitor: Visitor, council: str, change: Decision, why: str) -> None:
    take_back(figures.store(), council, change.subject, change.name, why=why, by=visitor.name, at=datetime.now())
