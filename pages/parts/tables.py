"""Official tables: real HTML with a caption and a scope on every heading.

Under a width a wide table turns into stacked blocks. Changing `display` takes a table's meaning away from
screen readers, so every part carries its role in words too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pages.parts.markup import Html, el, join

Kind = Literal["text", "number", "heading", "verdict", "bar"]
Stacks = Literal["wide", "narrow", "never"]


@dataclass(frozen=True)
class Column:
    """A column: its heading, the kind of its cells, a shorter heading for stacked blocks, and its share of the width in per cent."""

    title: str
    kind: Kind = "text"
    short: str | None = None
    width: int | None = None


def cell(main: object, terms: object = "", *, strong: bool = False) -> Html:
    """Two lines: what is said, and its terms in small text below."""
    line = el("span", main, class_="main strong" if strong else "main")
    return line if terms == "" else join((line, el("span", terms, class_="terms")))


def table(
    caption: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[object]],
    *,
    hide_caption: bool = True,
    stacks: Stacks = "never",
    totals: int = 0,
    tight: bool = False,
    note: object = "",
) -> Html:
    """The table; its last `totals` rows stand under a heavy rule. The note (its key) stands below. `tight`: for a page of one screen."""
    head = el("tr", *(_heading(column) for column in columns), role="row")
    first_total = len(rows) - totals
    body = (
        el(
            "tr",
            *(_cell(column, value) for column, value in zip(columns, row, strict=True)),
            role="row",
            class_="total" if n >= first_total else None,
        )
        for n, row in enumerate(rows)
    )
    wide = (el("col", style=None if column.width is None else f"width:{column.width}%") for column in columns)
    drawn = el(
        "table",
        el("caption", caption, class_="hidden" if hide_caption else None),
        el("colgroup", *wide),
        el("thead", head, role="rowgroup"),
        el("tbody", *body, role="rowgroup"),
        role="table",
        class_=f"stacks-{stacks} tight" if tight else f"stacks-{stacks}",
    )
    return drawn if note == "" else join((drawn, el("p", note, class_="small")))


def _heading(column: Column) -> Html:
    return el("th", column.title, scope="col", role="columnheader", class_={"number": "number", "bar": "bar-cell"}.get(column.kind))


def _cell(column: Column, value: object) -> Html:
    """The value in one box of its own: a stacked block sets label and box side by side."""
    label = column.title if column.short is None else column.short
    if column.kind == "heading":
        return el("th", el("div", value), scope="row", role="rowheader", data_label=label)
    if column.kind == "bar":
        return el("td", value, role="cell", class_="bar-cell")
    kind = column.kind if column.kind in ("number", "verdict") else None
    return el("td", el("div", value), role="cell", class_=kind, data_label=label)
