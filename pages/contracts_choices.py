"""Which contracts are looked at: by level, provider, commissioner and verdict, all four in the address."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from data.services.places import levels
from pages.access import Visitor
from pages.contracts_held import Held
from pages.parts import choices, in_view
from pages.parts.tags import ATTENTION

Chosen = tuple[tuple[str, str], ...]


def choose(visitor: Visitor, every: Sequence[Held]) -> Chosen:
    """What is asked for, by name: the choices that are not 'every'."""
    there = _options(visitor, every)
    asked = []
    for (name, (label, every_one, options)), place in zip(there.items(), st.columns(len(there)), strict=True):
        with place:
            asked.append((name, choices.chosen(name, label, {"": every_one, **{each: each for each in options}}, "")))
    return tuple(asked)


def left(visitor: Visitor, every: Sequence[Held], asked: Chosen) -> list[Held]:
    """The contracts that the choices leave."""
    by = dict(asked)
    return [
        one
        for one in every
        if (not by["level"] or by["level"] in _levels(visitor, one))
        and by["provider"] in ("", one.kept.service.provider)
        and by["commissioner"] in ("", one.kept.service.commissioner)
        and by["verdict"] in ("", one.word)
    ]


def _options(visitor: Visitor, every: Sequence[Held]) -> dict[str, tuple[str, str, list[str]]]:
    at = {each for one in every for each in _levels(visitor, one)}
    plan = in_view.framework(visitor)
    ranked = [level.title for level in plan.levels if level.title in at] if plan is not None else []
    return {
        "level": ("Level", "Every level", ranked or sorted(at)),
        "provider": ("Provider", "Every provider", sorted({one.kept.service.provider for one in every if one.kept.service.provider})),
        "commissioner": (
            "Commissioner",
            "Every commissioner",
            sorted({o.kept.service.commissioner for o in every if o.kept.service.commissioner}),
        ),
        "verdict": ("Verdict", "Every verdict", [word for word in ATTENTION if any(one.word == word for one in every)]),
    }


def _levels(visitor: Visitor, one: Held) -> tuple[str, ...]:
    plan = in_view.framework(visitor)
    at = tuple(level.title for level in levels(one.kept.service, plan)) if plan is not None and plan.levels else ()
    return at or ((one.kept.service.level,) if one.kept.service.level else ())
