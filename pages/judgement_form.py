"""The frame of the forms of this page: what is wrong at the top and beside each entry, what was done, and who may."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import streamlit as st

from data.errors import DashboardError, EntryError
from data.periods import parse_day
from pages import frame
from pages.parts import figures
from pages.parts.markup import el, write

MAY_DECIDE = frozenset({"approver", "administrator"})
MAY_RECORD = frozenset({"officer", *MAY_DECIDE})
FAULTS, DONE = "judgement_faults", "judgement_done"
WIDTH = 736
LONGEST_REASON = 400
Item = TypeVar("Item")


@dataclass(frozen=True)
class Faults:
    """What was wrong with the form sent last: which form, and each sentence with the entry it is about."""

    form: str = ""
    found: tuple[tuple[str, str], ...] = ()

    def at_top(self, form: str) -> None:
        """All that was wrong with a form, before its first entry: a page of several forms has no one top for the box to stand at."""
        if self.form == form and self.found:
            write(frame.problem([(says, f"{form}-{about}" if about else "") for says, about in self.found]))

    def beside(self, form: str, entry: str) -> None:
        """The words of the box at the top once more above the entry, where the box's link leads."""
        for says, about in self.found:
            if (self.form, about) == (form, entry):
                write(el("p", says, class_="fault", id=f"{form}-{entry}"))


def said(page: str) -> Faults:
    """Say once what the form sent last has done; what is wrong with it comes back, to be said where that form begins."""
    if done := st.session_state.pop(DONE, ""):
        write(el("p", done, class_="done", role="status"))
    wrong: Faults = st.session_state.pop(FAULTS, Faults())
    if wrong.found:
        frame.entitle(f"Error: {page}", figures.council_name())
    return wrong


def send(form: str, work: Callable[[], object], done: str) -> None:
    """Do what the form asks and show the page again: with what was done and an empty form, or with every fault and the form as it was."""
    try:
        work()
    except EntryError as refused:
        st.session_state[FAULTS] = Faults(form, refused.faults)
    except DashboardError as refused:
        st.session_state[FAULTS] = Faults(form, ((str(refused), ""),))
    else:
        st.session_state[DONE] = done
        for key in [key for key in st.session_state if str(key).startswith(f"{form}-")]:
            del st.session_state[key]
    st.rerun()


def reason(wrong: Faults, form: str, label: str) -> str:
    """The reason, which every decision has."""
    wrong.beside(form, "why")
    return st.text_area(label, max_chars=LONGEST_REASON, key=f"{form}-why")


def take_back(
    wrong: Faults, form: str, items: Sequence[Item], says: Callable[[Item], str], button: str, work: Callable[[Item, str], object]
) -> None:
    """A form to take one of several things back, with the reason; nothing where there is none."""
    if not items:
        return
    wrong.at_top(form)
    with st.form(form, border=False):
        wrong.beside(form, "change")
        place = st.selectbox("What to take back", range(len(items)), format_func=lambda n: says(items[n]), key=f"{form}-item")
        why = reason(wrong, form, "Why it is taken back")
        sent = st.form_submit_button(button)
    if sent:
        chosen = items[place]
        send(form, lambda: work(chosen, why), f"Taken back: {says(chosen)}.")


def day_of(typed: str) -> date | None:
    """The day that was typed, like 01/04/2026; None for anything else, which what keeps it then says."""
    try:
        return parse_day(typed.strip())
    except ValueError:
        return None


def chosen_in_address(name: str, known: Sequence[str], label: str, says: Callable[[str], str]) -> str:
    """A choice that the address holds, so that the page can be opened again just so."""
    asked = st.query_params.get(name, "")
    place = known.index(asked) if asked in known else 0
    # a key of its own, or the choice would be another widget once the address holds it and the keyboard's place would be lost
    chosen = st.selectbox(label, known, index=place, format_func=says, key=f"judgement-{name}-{len(known)}")
    st.query_params[name] = chosen
    return chosen
