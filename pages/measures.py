"""Every measure there is, by topic, each with its latest figure and a link to its story."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from metrics.catalogue import Measure, catalogue
from pages.access import Visitor
from pages.parts import beside, cells, figures, header, remembered, standings, words
from pages.parts.markup import Html, el, write
from pages.parts.tables import Column, cell, table

COLUMNS = (
    Column("Measure", "heading", width=42),
    Column("Latest", width=22),
    Column("Two years", width=14),
    Column("Data to", width=12),
    Column("Basis", width=10),
)


def show(visitor: Visitor) -> None:
    """The list."""
    header.top(visitor, figures.synthetic())
    write(remembered.part(visitor, _list))


def _list(visitor: Visitor) -> Html:
    """The heading, and a table for each topic."""
    every = sorted(catalogue().values(), key=lambda measure: (measure.topic, measure.title))
    known = sum(standings.evidence(visitor.audience, measure.id).latest is not None for measure in every)
    heading = header.heading(
        f"{len(every)} measures, {known} with a figure",
        "Each name leads to the number's own story: how it was counted, from which files, by which rule.",
    )
    topics = (_topic(visitor, topic, list(measures)) for topic, measures in groupby(every, key=lambda measure: measure.topic))
    return el("div", heading, *topics, class_="stack")


def topic_name(topic: str) -> str:
    """A topic of the catalogue in words: 'Long term support', 'SALT'."""
    return "SALT" if topic == "salt" else words.first_up(topic.replace("_", " "))


def _topic(visitor: Visitor, topic: str, measures: Sequence[Measure]) -> Html:
    name = topic_name(topic)
    rows = [_row(visitor, measure) for measure in measures]
    return el("section", el("h2", name), table(name, COLUMNS, rows, stacks="wide"))


def _row(visitor: Visitor, measure: Measure) -> list[Html]:
    standing = standings.evidence(visitor.audience, measure.id)
    basis = standing.newest.basis if standing.newest is not None else measure.basis
    return [
        cell(beside.named(visitor, standing), measure.source),
        cells.latest(standing),
        cells.two_years(standing),
        cells.data_to(standing),
        cell(basis),
    ]
