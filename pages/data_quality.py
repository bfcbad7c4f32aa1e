"""How good the data are: what is late and whose it is, which oddities bend which measure, and what is filled in, field by field."""

from __future__ import annotations

import streamlit as st

from data.periods import day_words
from data.quality.freshness import Freshness, freshness, name_owner
from data.quality.problems import Found, look
from metrics.catalogue import catalogue
from pages import data_quality_fields, data_quality_people
from pages.access import Visitor
from pages.parts import figures, header, links, remembered
from pages.parts.markup import Html, el, write
from pages.parts.tables import Column, cell, table
from pages.parts.tags import state_tag

FRESH_COLUMNS = (
    Column("Return", "heading", width=34),
    Column("Data to", width=16),
    Column("Next due", width=16),
    Column("State", "verdict", width=16),
    Column("Owner", width=18),
)
PROBLEM_COLUMNS = (
    Column("What was found", "heading", width=38),
    Column("Share", "number", width=10),
    Column("Measures it distorts, and how", width=34),
    Column("What to do", width=18),
)
LOOKS = {"in time": "on", "data late": "late", "none due": "none", "not loaded yet": "hole"}
MAY_NAME_OWNERS = ("officer", "approver", "administrator")


def show(visitor: Visitor) -> None:
    """The whole page, or with ?problem= the people behind one oddity."""
    problem = st.query_params.get("problem", "")
    if problem and visitor.role == "officer":
        data_quality_people.show(visitor, problem)
        return
    header.top(visitor, figures.synthetic())
    write(remembered.part(visitor, _how_fresh))
    if visitor.role in MAY_NAME_OWNERS:
        _owner_form(visitor, remembered.part(visitor, _fresh))
    write(remembered.part(visitor, _oddities))
    _fields(visitor)
    if visitor.role == "officer":
        write(
            el(
                "section",
                el("h2", "See also"),
                el("p", links.link("Person by person against the national file", visitor, "reconciliation")),
            )
        )


def _fresh(visitor: Visitor) -> tuple[Freshness, ...]:
    """Every return, how fresh it is."""
    return freshness(figures.store(), figures.today())


def _found(visitor: Visitor) -> tuple[Found, ...]:
    """Every kind of oddity, and how much of it there is."""
    home = figures.home()
    return look(figures.store(), home.code) if home is not None else ()


def _how_fresh(visitor: Visitor) -> Html:
    """The finding, and how fresh each return is."""
    fresh, found = remembered.part(visitor, _fresh), remembered.part(visitor, _found)
    below = "Every fault of the data bends a figure somewhere: here is which, by how many rows, and what mends it."
    heading = header.heading(_finding(fresh, found), below)
    return el("div", heading, el("section", el("h2", "How fresh each return is"), _fresh_table(fresh)), class_="stack")


def _oddities(visitor: Visitor) -> Html:
    found = remembered.part(visitor, _found)
    return el("section", el("h2", "Oddities that bend a measure"), _problem_table(visitor, found))


def _finding(fresh: tuple[Freshness, ...], found: tuple[Found, ...]) -> str:
    late = sum(each.state == "data late" for each in fresh)
    bent = sum(each.faults > 0 for each in found)
    first = "No return is late" if not late else "1 return is late" if late == 1 else f"{late} returns are late"
    second = (
        "no oddity was found" if not bent else "1 kind of oddity bends a measure" if bent == 1 else f"{bent} kinds of oddity bend measures"
    )
    return f"{first}; {second}" if found else first


def _fresh_table(fresh: tuple[Freshness, ...]) -> Html:
    rows = [
        (
            cell(each.definition.title, "1 file in use" if each.files == 1 else f"{each.files} files in use"),
            day_words(each.covers_to) if each.covers_to else cell("[x]", "not known") if each.files else cell("[z]", "no file yet"),
            day_words(each.due) if each.due else cell("[z]", "no day set"),
            cell(state_tag(each.state.capitalize(), LOOKS[each.state]), f"{each.days_late} days" if each.days_late else ""),
            each.owner or cell("[x]", "nobody named"),
        )
        for each in fresh
    ]
    note = "Due: the end of the period after the newest, and the days that the return may take. [x] not known, [z] does not apply."
    return table("Freshness of returns", FRESH_COLUMNS, rows, stacks="narrow", note=note)


def _owner_form(visitor: Visitor, fresh: tuple[Freshness, ...]) -> None:
    with st.expander("Name who sees to a return"), st.form("owner", border=False):
        titles = {each.definition.id: each.definition.title for each in fresh}
        chosen = st.selectbox("Return", list(titles), format_func=lambda each: titles[each])
        owner = st.text_input("Who sees to it: a name or a team", max_chars=80).strip()
        if st.form_submit_button("Save") and chosen is not None:
            name_owner(figures.store(), chosen, owner, visitor.name)
            st.rerun()


def _problem_table(visitor: Visitor, found: tuple[Found, ...]) -> Html:
    if not found:
        return el("p", "No Client Level Data extract is in use yet, so there is nothing to look through.")
    return table("Oddities", PROBLEM_COLUMNS, [_problem_row(visitor, each) for each in found], stacks="narrow")


def _problem_row(visitor: Visitor, each: Found) -> tuple[object, ...]:
    named = [links.to_measure(catalogue()[name].title, visitor, name) for name in each.problem.distorts if name in catalogue()]
    distorts = el("ul", *(el("li", name) for name in named), class_="plain")
    people = links.link("See which records", visitor, "data-quality", problem=each.problem.id)
    return (
        cell(each.problem.title, each.words),
        data_quality_fields.percent(each.faults, each.rows),
        cell(each.problem.how, distorts),
        cell(each.problem.do, people) if visitor.role == "officer" and each.faults else each.problem.do,
    )


def _fields(visitor: Visitor) -> None:
    held = remembered.part(visitor, data_quality_fields.held)
    if held:
        st.header("What is filled in, field by field", anchor=False)
        data_quality_fields.show(visitor, held)
