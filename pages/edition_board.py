"""What the addresses mean to a scrutiny board: never the figures of today, always an edition that was signed off and is open."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from pages import edition_asked, edition_front, edition_reading, edition_subject
from pages.access import Visitor
from pages.edition_reading import NotOpen, Reading
from pages.parts import figures

PAGES = ("objective", "outcome")


def front(visitor: Visitor) -> None:
    """The overview: the first page of the newest open edition, or of the one in the address (`?edition=2`)."""
    _with(visitor, edition_front.show)


def objective(visitor: Visitor, number: int) -> None:
    """The objective's page in that edition."""
    _with(visitor, lambda reading: edition_subject.show(reading, "objective", number))


def outcome(visitor: Visitor, number: int) -> None:
    """The outcome's page in that edition."""
    _with(visitor, lambda reading: edition_subject.show(reading, "outcome", number))


def questions(visitor: Visitor) -> None:
    """The questions that the edition carries."""
    _with(visitor, edition_asked.show)


def page(reading: Reading, asked: str) -> None:
    """A page of an edition by its name ('objective-3', 'questions'), for those whose own addresses mean something else."""
    kind, _, number = asked.partition("-")
    if asked == "questions":
        edition_asked.show(reading)
    elif kind in PAGES:
        edition_subject.show(reading, kind, int(number) if number.isascii() and number.isdigit() and len(number) < 5 else 0)
    else:
        edition_front.show(reading)


def _with(visitor: Visitor, show: Callable[[Reading], None]) -> None:
    reading = edition_reading.asked_for(visitor, st.query_params.get("edition", ""))
    adopted = figures.plan()
    if visitor.plan and show is not edition_front.show and show is not edition_asked.show:
        reading = _another_plan("" if adopted is None else adopted.name)
    if isinstance(reading, NotOpen):
        edition_reading.explain(visitor, reading)
    else:
        show(reading)


def _another_plan(adopted: str) -> NotOpen:
    """Objectives of a framework that the council did not adopt are in no edition: its own with the same number is not meant."""
    return NotOpen("No edition is about this framework", f"Editions are about the plan that this council has adopted: {adopted}.")
