"""The rules that a council settles for itself: how each stands, since when and why, and a form to settle one another way."""

from __future__ import annotations

import streamlit as st

from data.errors import DashboardError
from data.periods import day_words
from data.records.council_rules import Settled, settle, settled
from metrics.catalogue import catalogue
from metrics.run import run
from pages import council_mappings, frame
from pages.access import Visitor
from pages.parts import figures, header, links, words
from pages.parts.markup import Html, el, write
from pages.parts.tables import Column, cell, table

MAY_SETTLE = ("approver", "administrator")
COLUMNS = (
    Column("Rule to settle", "heading", width=32),
    Column("In force", width=26),
    Column("Settled by", width=18),
    Column("Measures it bends", width=24),
)
DONE = "council_rules_done"


def show(visitor: Visitor) -> None:
    """The rules, and for those who may settle them the form."""
    header.top(visitor, figures.synthetic(), (links.link("Methods", visitor, "methods"), "Rules the council settles"))
    found = settled(figures.store())
    changed = sum(each.value != "" for each in found)
    header.title(
        f"{words.how_many(changed).capitalize()} of {len(found)} rules settled otherwise than shipped"
        if changed
        else "Every rule is as shipped",
        "Where there is no national answer, the council settles the rule. Each stands under the figures it bends.",
    )
    if said := st.session_state.pop(DONE, ""):
        write(el("p", said, class_="done", role="status"))
    write(table("Rules", COLUMNS, [_row(visitor, each) for each in found], stacks="narrow"))
    write(el("p", "Tolerances, targets, limits and what is hidden stand on their own page: ", _judgement(visitor), "."))
    if visitor.role in MAY_SETTLE:
        _form(visitor, found)
    council_mappings.show(visitor)


def _row(visitor: Visitor, each: Settled) -> tuple[object, ...]:
    measures = [links.to_measure(catalogue()[name].title, visitor, name) for name in each.rule.bends if name in catalogue()]
    by = cell(each.by, f"{day_words(each.on.date())}: {each.why}") if each.on else cell("[z]", "as shipped")
    return (each.rule.question, each.rule.words(each.value), by, _listed(measures))


def _judgement(visitor: Visitor) -> Html:
    return links.link("What figures are judged by", visitor, "judgement")


def _listed(measures: list[Html]) -> Html:
    return el("ul", *(el("li", name) for name in measures), class_="plain")


def _form(visitor: Visitor, found: tuple[Settled, ...]) -> None:
    st.header("Settle a rule", anchor=False)
    top = st.empty()
    chosen = st.selectbox("Rule", found, format_func=lambda each: each.rule.question)
    with st.form("council-rule", border=False):
        value = st.radio("What shall hold", [value for value, _ in chosen.rule.choices], format_func=chosen.rule.words)
        why = st.text_area("Why: who decided, where", max_chars=400)
        sent = st.form_submit_button("Settle, and work out the figures", type="primary")
    if not sent:
        return
    try:
        settle(figures.store(), chosen.rule.name, value or "", why=why, by=visitor.name)
        with st.spinner("Working out the figures ..."):
            run(figures.store())
    except DashboardError as fault:
        frame.entitle("Error: Rules the council settles", "")
        top.html(el("div", frame.problem([(str(fault), "")]), class_="po"))
        return
    st.session_state[DONE] = f"Settled: {chosen.rule.words(value or '')}. The figures have been worked out again."
    st.rerun()
