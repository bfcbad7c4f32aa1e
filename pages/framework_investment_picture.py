"""Today's investment by level as a picture: a bar for each level, its share, and which way the plan wants it, in words and by an arrow.

The picture stands in the page as a data address, since inline SVG is taken out of pages; its words are its text alternative.
"""

from __future__ import annotations

import base64
import html
from collections.abc import Sequence
from dataclasses import dataclass

from pages.parts import offer, words
from pages.parts.markup import Html, el

WIDTH, ROW, BAR = 300, 74, 16
INK, BLUE, GROUND = "#16202a", "#12436d", "#ffffff"
MORE, LESS, NEITHER = "more", "less", ""
WAYS = {MORE: "The plan wants more here", LESS: "The plan wants less here", NEITHER: "The plan says nothing of it"}


@dataclass(frozen=True)
class Place:
    """What stands at a level of prevention today; `share` in per cent of all recorded money, None where no value is recorded."""

    name: str
    services: int
    valued: int
    money: float | None
    share: float | None
    wanted: str


def picture(rows: Sequence[Place]) -> Html:
    """The drawing of these levels, in their order."""
    return el("img", src=_address(rows), alt=told(rows), width=WIDTH, height=ROW * len(rows), class_="investment")


def told(rows: Sequence[Place]) -> str:
    """The drawing in words."""
    said = [
        f"{row.name}: {per_cent(row)}, {offer.money(row.money) if row.money is not None else 'no value recorded'}, "
        f"{words.number(row.services)} services. {WAYS[row.wanted]}."
        for row in rows
    ]
    return f"Bars of today's yearly investment by level of prevention. {' '.join(said)}"


def per_cent(row: Place) -> str:
    """'62.1%', or that it is not known."""
    return "[x]" if row.share is None else f"{words.number(row.share, 1)}%"


def _address(rows: Sequence[Place]) -> str:
    """The drawing as a data address: a row for each level with its name, share, bar, and which way the plan wants it."""
    parts = "".join(_row(row, place * ROW) for place, row in enumerate(rows))
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{ROW * len(rows)}" viewBox="0 0 {WIDTH} {ROW * len(rows)}" '
        f'font-family="Source Sans, Arial, sans-serif" fill="{INK}"><rect width="100%" height="100%" fill="{GROUND}"/>{parts}</svg>'
    )
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def _row(row: Place, top: int) -> str:
    wide = (WIDTH - 2) * min(row.share or 0.0, 100.0) / 100
    name, amount, way = (html.escape(said) for said in (row.name, per_cent(row), WAYS[row.wanted]))
    return (
        f'<text x="0" y="{top + 16}" font-size="15" font-weight="600">{name}</text>'
        f'<text x="{WIDTH}" y="{top + 16}" font-size="15" font-weight="600" text-anchor="end">{amount}</text>'
        f'<rect x="1" y="{top + 24}" width="{WIDTH - 2}" height="{BAR}" fill="#fff" stroke="{INK}" stroke-width="1"/>'
        f'<rect x="1" y="{top + 24}" width="{wide:.1f}" height="{BAR}" fill="{BLUE}"/>'
        f"{_arrow(row.wanted, wide, top + 24)}"
        f'<text x="0" y="{top + 57}" font-size="14">{way}</text>'
    )


def _arrow(wanted: str, wide: float, top: int) -> str:
    """From the end of the bar to where the plan wants it: to the right for more, to the left for less; the words below say it too."""
    if not wanted:
        return ""
    middle = top + BAR / 2
    if wanted == MORE:
        start, end, colour = wide + 4, min(wide + 34, WIDTH - 4), INK
    else:
        start, end = (wide - 4, max(wide - 34, 6))
        colour = "#ffffff" if wide > 44 else INK
    tip = 6 if wanted == MORE else -6
    return (
        f'<path d="M{start:.1f} {middle}H{end - tip:.1f}" stroke="{colour}" stroke-width="2" stroke-dasharray="4 3"/>'
        f'<path d="M{end:.1f} {middle}l{-tip} -5v10z" fill="{colour}"/>'
    )
