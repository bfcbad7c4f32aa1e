"""Whose published figures stand on a page and beside whose: the home council's; for an invented one, those of its plan's council."""

from __future__ import annotations

import streamlit as st

from data.council import area_name, council, councils
from metrics import benchmarks
from metrics.benchmarks import Areas
from pages.parts import choices, figures
from pages.parts.markup import Html, el

CHOICE = "with"
NOBODY = "No other council"
NOT_TO_JUDGE = (
    "The Department of Health and Social Care says: use these figures to benchmark and to monitor, not to judge how effective a council is."
)


def stands_for() -> str:
    """The council whose published figures are ours: the home council, or the one whose plan an invented council follows; '' for none."""
    return benchmarks.stands_for(figures.home(), figures.plan())


def areas(chosen: str = "") -> Areas:
    """The areas whose figures stand side by side on this page."""
    return benchmarks.areas_for(figures.home(), figures.plan(), chosen)


def choose(label: str = "Compare with another council", width: int | None = None) -> str:
    """The code of the council that the address asks for (`?with=`), '' for none; the choice beside it has every council there is."""
    return choices.chosen(CHOICE, label, _offered(), "", width=width)


def asked() -> str:
    """The same without the choice."""
    return choices.asked(CHOICE, _offered(), "")


def kept() -> dict[str, str]:
    """What a link to another comparison must carry in its address."""
    chosen = st.query_params.get(CHOICE, "")
    return {CHOICE: chosen} if chosen else {}


def whose() -> str:
    """For an invented council, whose figures these are; '' otherwise."""
    ours, real = figures.home(), stands_for()
    if ours is None or not ours.synthetic or not real:
        return ""
    return f"{ours.name} is invented: the published figures are {area_name(real)}’s, whose plan it follows."


def neighbours_source(code: str) -> str:
    """Where the list of councils like this one comes from, or that none is held."""
    known = council(code)
    if known is None or not known.neighbours:
        name = areas().name if code == stands_for() else area_name(code)
        return f"No list of councils like {name} is held, so there is no neighbours’ figure."
    return (
        f"Neighbours: the {len(known.neighbours)} councils that the Office for Local Government set beside {known.name}, by the "
        "nearest-neighbour model of the Chartered Institute of Public Finance and Accountancy (CIPFA). "
        "The list is in no order: it says who, not how alike."
    )


def not_to_judge() -> Html:
    """What the publisher says these figures are for."""
    return el("p", NOT_TO_JUDGE, class_="small")


def _offered() -> dict[str, str]:
    """Every council that exists today but the one whose page it is, by name."""
    home = stands_for()
    open_today = (each for each in councils().values() if each.abolished_on is None and each.code != home)
    return {"": NOBODY, **{each.code: each.name for each in sorted(open_today, key=lambda each: each.name)}}
