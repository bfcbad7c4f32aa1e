"""What is not measured yet, and what would feed it: a hole is named, never blank and never 0."""

from __future__ import annotations

from data.framework import Objective
from metrics.catalogue import Measure
from metrics.results import Point
from pages.access import Visitor
from pages.parts import words
from pages.parts.markup import Html, el


def fed_by(measure: Measure | None) -> str:
    """What will bring the figures of a measure: 'the reablement follow-up return'."""
    return _lower(measure.source) if measure is not None else "a return that this version cannot read yet"


def unmeasured(objective: Objective) -> str:
    """Why an objective that commits to no measure has no figure, in the framework's words where it has any."""
    return objective.gap or "The framework commits to nothing that a measure could show."


def waits_for(measure: Measure | None) -> str:
    """The gap in a sentence: which return will feed it."""
    return f"No measure yet: {fed_by(measure)} will feed it. None recorded, since no return has come: that is not the same as none."


def no_figures(measure: Measure | None) -> str:
    """Why a measure has no figures: what is not loaded, or not made yet."""
    if measure is None or measure.basis == "local upload":
        return waits_for(measure)
    if not measure.sql:
        return "No figures yet: no published file that holds them has been loaded for this council."
    return "No figures yet: no upload covers a whole period of it."


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def commentary(visitor: Visitor, objective: Objective) -> Html:
    """The place of what the lead says about an objective: a hole that is named, with whose it is to fill."""
    lead = objective.headline.lead or objective.lead
    if visitor.audience == "public":
        says = "No commentary has been published. It stands here once it is signed off with an edition."
    else:
        says = f"No commentary yet. {lead or 'The lead'} says here what happened, why, and what comes next, by whom and by when."
    return el("section", el("h2", f"What {_the(lead)} says"), el("p", says), class_="hole-box")


def _the(lead: str) -> str:
    return "the senior management team" if lead == "SMT" else lead or "the lead"


def no_value(point: Point) -> str:
    """Why a period of a measure has no value, in a sentence."""
    return f"{words.first_up(words.terms(point))}. {point.note or ''}".strip()
