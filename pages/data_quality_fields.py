"""One extract, field by field: rows valid, of the old release, blank and invalid; and each troubled field's share over time."""

from __future__ import annotations

import streamlit as st

from data.periods import day_words
from data.quality.fields import STATES, Extract, FieldQuality, extracts, field_quality
from metrics.verdicts.words import number
from pages.access import Visitor
from pages.parts import figures, remembered
from pages.parts.markup import Html, el, write
from pages.parts.sparkline import sparkline
from pages.parts.tables import Column, cell, table

ALL = "All events"
COLUMNS = (
    Column("Field", "heading", width=26),
    Column("Usable", "number", width=10),
    Column("Over time", width=14),
    *(Column(state.capitalize(), "number", width=10) for state in STATES),
)
NOTE = (
    "Usable: valid or of the old release, of the rows where the field is filled in or mandatory. England's own shares are in no file held, "
    "so none stand beside."
)


def held(visitor: Visitor) -> tuple[Extract, ...]:
    """The extracts in use, oldest first."""
    return tuple(extracts(figures.store()))


def show(visitor: Visitor, held: tuple[Extract, ...]) -> None:
    """The table of one extract and type of event, as chosen."""
    left, right = st.columns(2)
    newest_first = held[::-1]
    chosen = left.selectbox("Extract", newest_first, format_func=_name)
    every = field_quality(figures.store(), chosen.upload_id)
    kinds = [ALL, *sorted({each.event_type for each in every})]
    kind = right.selectbox("Type of event", kinds)
    only = st.toggle("Only fields with something missing or invalid", value=True)
    write(remembered.part(visitor, _fields, chosen.upload_id, kind, only))


def _fields(visitor: Visitor, upload_id: int, kind: str, only: bool) -> Html:
    """The table of one extract and type of event; with `only`, of the fields with something missing or invalid."""
    rows = _of_kind(field_quality(figures.store(), upload_id), kind)
    shown = [each for each in rows if not only or each.count("blank, mandatory") or each.count("invalid")]
    shown.sort(key=_worst_first)
    if not shown:
        return el("p", "Nothing mandatory is missing and nothing is invalid.")
    every = held(visitor)
    before = {
        extract.upload_id: {each.field: each for each in _of_kind(field_quality(figures.store(), extract.upload_id), kind)}
        for extract in every
    }
    line = [before[extract.upload_id] for extract in every]
    return table("Fields", COLUMNS, [_row(each, line) for each in shown], stacks="wide", note=NOTE)


def _name(extract: Extract) -> str:
    to = f"to {day_words(extract.covers_to)}" if extract.covers_to else "period not known"
    return f"Upload {extract.upload_id}, {to}: {extract.file_name}"


def _of_kind(every: tuple[FieldQuality, ...], kind: str) -> list[FieldQuality]:
    """The fields of one type of event, or of all together."""
    if kind != ALL:
        return [each for each in every if each.event_type == kind]
    summed: dict[str, FieldQuality] = {}
    for each in every:
        have = summed.get(each.field)
        counts = each.counts if have is None else tuple(a + b for a, b in zip(have.counts, each.counts, strict=True))
        summed[each.field] = FieldQuality(each.field, each.heading, ALL, counts)
    return list(summed.values())


def _share(each: FieldQuality) -> float | None:
    """Per cent usable, of rows where the field is filled in or ought to be; None where there are none."""
    asked = each.rows - each.count("blank, allowed")
    return 100 * (each.count("valid") + each.count("old release")) / asked if asked else None


def _row(each: FieldQuality, line: list[dict[str, FieldQuality]]) -> tuple[object, ...]:
    shares = [_share(fields[each.field]) if each.field in fields else None for fields in line]
    known = [share for share in shares if share is not None]
    says = (
        f"{each.heading}: {number(known[0], 1)}% usable in the first extract, {number(known[-1], 1)}% in the newest."
        if known
        else "No rows ask for it."
    )
    asked = each.rows - each.count("blank, allowed")
    usable = percent(each.count("valid") + each.count("old release"), asked)
    return (each.heading, usable, sparkline(shares, says), *(_count(each, state) for state in STATES))


def _worst_first(each: FieldQuality) -> float:
    share = _share(each)
    return 101.0 if share is None else share


def percent(part: int, whole: int) -> str:
    """A share of rows, never rounded to none or to all: one blank is a blank."""
    if not whole:
        return "[z]"
    share = 100 * part / whole
    if part in (0, whole):
        return f"{number(share)}%"
    return "under 0.1%" if share < 0.1 else f"{number(min(share, 99.9), 1)}%"


def _count(each: FieldQuality, state: str) -> Html | str:
    count = each.count(state)
    return cell(number(count), percent(count, each.rows)) if count else "0"
