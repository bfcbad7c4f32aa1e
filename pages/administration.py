"""The list of people and what each may do, and how long rows about people are kept."""

from __future__ import annotations

import streamlit as st

from data.records.members import members, set_member
from pages import administration_retention, frame
from pages.access import ROLES, Visitor
from pages.parts import figures, header, remembered
from pages.parts.markup import el, write
from pages.parts.tables import Column, table

REMOVED = "No longer here: take off the list"


def show(visitor: Visitor) -> None:
    """Who is on the list, and a form to add somebody, change a role or take somebody off."""
    header.top(visitor, figures.synthetic())
    st.title("Who may do what", anchor=False)
    people = dict(remembered.part(visitor, _people))
    rows = [(name, ROLES[role].one if role in ROLES else role) for name, role in people.items()]
    says = "People are known by the e-mail address their sign-in gives. A change counts from their next click."
    drawn = table("People on the list", (Column("Person", "heading"), Column("Role")), rows, stacks="narrow")
    write(drawn, el("p", says, class_="small"))
    _change(visitor, people)
    administration_retention.show(visitor)


def _people(visitor: Visitor) -> tuple[tuple[str, str], ...]:
    """Everybody on the list, with their role."""
    return tuple((name, role) for name, role in members(figures.store()).items() if role)


def _change(visitor: Visitor, people: dict[str, str]) -> None:
    """Add somebody, give another role, or take somebody off; never the last administrator."""
    said = st.session_state.pop("administration_done", "")
    if said:
        write(el("p", said, class_="done", role="status"))
    st.header("Add or change somebody", anchor=False)
    with st.form("member", border=False):
        person = st.text_input("E-mail address", autocomplete="off").strip().lower()
        choices = [*ROLES, ""]
        role = st.selectbox(
            "Role", choices, index=None, format_func=lambda each: ROLES[each].one if each else REMOVED, placeholder="Choose one"
        )
        sent = st.form_submit_button("Save", type="primary")
    if not sent:
        return
    fault = _fault(person, role, people)
    if fault:
        frame.entitle("Error: Administration", "")
        write(frame.problem([(fault, "")]))
        return
    set_member(figures.store(), person, role or "", visitor.name)
    st.session_state["administration_done"] = f"{person} is now {ROLES[role].one}." if role else f"{person} is off the list."
    st.rerun()


def _fault(person: str, role: str | None, people: dict[str, str]) -> str:
    """What keeps the change from being made, or ''."""
    if not person:
        return "Enter the e-mail address of the person"
    if role is None:
        return "Choose a role"
    if role == "" and person not in people:
        return f"{person} is not on the list"
    others = [name for name, has in people.items() if has == "administrator" and name != person]
    if role != "administrator" and people.get(person) == "administrator" and not others:
        return "Make somebody else an administrator first: nobody could change this list"
    return ""
