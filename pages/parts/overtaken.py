"""Two people at one text. A form keeps what it was opened on; where somebody else was quicker, both texts stand until a person chose.

A form is used like this (pages/actions_form.py): `opened` gives what its boxes begin with, `saved` tries to keep what was typed, `settle`
shows both texts and saves the reader's own where they say so, `forget` ends it. Boxes are keyed by `box`, so that what is typed
outlives what others save, and a form that is opened again begins afresh.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.errors import DashboardError
from data.periods import day_words
from data.records.written import Overtaken, Record
from pages import frame
from pages.parts.markup import Html, el, write
from pages.parts.said import said
from pages.parts.tables import Column, table

Made = TypeVar("Made")


@dataclass
class Opened:
    """What a form was opened on. `drawn` is the version in its boxes and stays; `over` is the one it would replace; `clash` waits."""

    drawn: Record | None
    over: Record | None
    clash: Overtaken | None = None

    @property
    def body(self) -> Mapping[str, Any]:
        """What the boxes begin with: the version that was opened; one's own text while it waits for a decision."""
        if self.clash is not None:
            return self.clash.mine
        return {} if self.drawn is None else self.drawn.body

    @property
    def state(self) -> str:
        """The state that the form begins with, '' for something new."""
        if self.clash is not None:
            return self.clash.state
        return "" if self.drawn is None else self.drawn.state


def opened(key: str, now: Record | None) -> Opened:
    """What the form of that name works on: what was opened before, or what stands now where nothing is typed yet."""
    held: Opened | None = st.session_state.get(key)
    # boxes that were not on the last page have forgotten what was typed: reading what stands now loses nothing
    if held is None or (held.clash is None and not _is_on_screen(key, held)):
        held = st.session_state[key] = Opened(now, now)
    return held


def box(key: str, name: str) -> str:
    """The key of a box of the form: another one once the form is opened on another version."""
    return f"{_boxes(key, st.session_state[key])}{name}"


def forget(key: str) -> None:
    """Let go of what was opened and typed: the form begins again with what stands now."""
    st.session_state.pop(key, None)


def saved(key: str, save: Callable[[Record | None], Made], top: DeltaGenerator) -> Made | None:
    """What `save` made over the version that was read. None where it refused: `top` says why, or both texts wait for a choice."""
    held: Opened = st.session_state[key]
    try:
        made = save(held.over)
    except Overtaken as fault:
        # the next press is made by somebody who has seen this version, and no later one
        held.clash, held.over = fault, fault.theirs
        return None
    except DashboardError as fault:
        with top:
            write(frame.problem([(str(fault), "")]))
        return None
    held.clash = None
    return made


def settle(
    key: str, named: Mapping[str, str], save: Callable[[Record | None], Made], top: DeltaGenerator, *, mine: Mapping[str, Any] | None = None
) -> Made | None:
    """Both texts with two buttons, in `top`, while a choice is waited for; what was saved when the reader put their own in its place.

    `named`: the parts of the text in words; `mine`: what is typed now, where that may have changed since it was refused.
    """
    held: Opened = st.session_state[key]
    clash = held.clash
    if clash is None:
        return None
    with top:
        box = frame.problem([(str(clash), "")])
        write(el("div", box, both(clash, named, clash.mine if mine is None else mine), class_="stack"))
        with st.container(horizontal=True):
            puts = st.button("Put mine in its place", key=f"{key}-put")
            takes = st.button("Leave what stands", key=f"{key}-take")
    if takes:
        forget(key)
        st.rerun()
    made = saved(key, save, top) if puts else None
    if held.clash is not None and held.clash is not clash:
        st.rerun()  # somebody was quicker once more: what stands now has to be read first
    return made


def both(clash: Overtaken, named: Mapping[str, str], mine: Mapping[str, Any]) -> Html:
    """The parts that differ, theirs beside mine; what is the same in both needs no decision."""
    told = [(name, clash.theirs.body.get(part), mine.get(part)) for part, name in named.items()]
    told += [("State", clash.theirs.state, clash.state)] if clash.state else []
    rows = [[name, said(_words(theirs), "nothing"), said(_words(ours), "nothing")] for name, theirs, ours in told if theirs != ours]
    if not rows:
        return el("p", "Both say the same.")
    columns = (Column("Part", "heading", width=20), Column(f"Stands now, by {clash.theirs.by}", width=40), Column("Yours", width=40))
    return table("What stands now and yours, where they differ", columns, rows, hide_caption=False, stacks="narrow")


def _words(value: object) -> str:
    """A part of a body in words: days are kept there as text."""
    try:
        return "" if value is None else day_words(date.fromisoformat(str(value)))
    except ValueError:
        return str(value)


def _boxes(key: str, held: Opened) -> str:
    return f"{key}-{0 if held.drawn is None else held.drawn.version}-"


def _is_on_screen(key: str, held: Opened) -> bool:
    return any(str(name).startswith(_boxes(key, held)) for name in st.session_state)
