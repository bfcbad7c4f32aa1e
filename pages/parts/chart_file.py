"""A whole chart as a file, to be pasted into a paper: marking, statement, what is drawn, the drawing, events, source and date.

SVG is written here, from the same picture as on the screen. PNG is that SVG drawn by resvg, which comes with vl-convert and brings its own
letters: no browser, no network, the same on every machine. (Vega itself, also in vl-convert, takes 3 s and 60 MB to start: not used.)
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree
from zlib import crc32

from data.periods import day_words
from metrics.results import Audience
from pages.parts.chart_svg import FONT, add, plot, text
from pages.parts.letters import width, wrapped
from pages.parts.picture import INK, INK_2, Picture

WIDE, EDGE = 960, 32  # pixels
PLOT = float(WIDE - 2 * EDGE)
TWICE = 2  # the pixels of a PNG for each of the drawing: sharp in print at 16 cm
TITLE, NORMAL, SMALL = 24, 15, 14
LINE = 1.35
BELOW = "The table below holds every figure."  # true of a page, not of a file
MARKINGS: dict[Audience, str] = {
    "exact": "OFFICIAL-SENSITIVE, exact figures",
    "public": "OFFICIAL, small numbers hidden, others rounded",
}


@dataclass(frozen=True)
class Sheet:
    """All that a file of a chart says. `synthetic` names an invented council; `key` are the sentences on events."""

    picture: Picture
    title: str
    subtitle: str
    source: str
    audience: Audience
    made_on: date
    synthetic: str = ""
    key: tuple[str, ...] = ()


def png(sheet: Sheet) -> bytes:
    """The chart as a picture of 1,920 pixels across."""
    import vl_convert  # 88 MB of library: only where somebody asks for such a file

    return vl_convert.svg_to_png(svg(sheet), scale=TWICE)


def svg(sheet: Sheet) -> str:
    """The chart as a drawing that stays sharp at every size, with its words for those who do not see it."""
    mark = f"chart-{crc32(f'{sheet.title}{sheet.subtitle}{sheet.picture.alt}'.encode()):08x}"  # two in one page have names of their own
    names = {"id": mark, "role": "img", "aria-labelledby": f"{mark}-title {mark}-desc", "font-family": FONT}
    root = ElementTree.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", **names})
    add(root, "title", sheet.title, id=f"{mark}-title")
    add(root, "desc", _description(sheet), id=f"{mark}-desc")
    ground = add(root, "rect", width=WIDE, fill="#ffffff")
    top = _heading(root, sheet)
    plot(root, sheet.picture, EDGE, top, PLOT)
    top += sheet.picture.height + 22
    for said in (*sheet.key, sheet.source, f"File made on {day_words(sheet.made_on)}."):
        top = _lines(root, said, top, SMALL, INK if said in sheet.key else INK_2)
    tall = f"{top + EDGE - SMALL:.0f}"
    root.attrib.update({"width": str(WIDE), "height": tall, "viewBox": f"0 0 {WIDE} {tall}"})
    ground.attrib["height"] = tall
    return ElementTree.tostring(root, encoding="unicode")


def _heading(root: ElementTree.Element, sheet: Sheet) -> float:
    """Marking, banner, statement and what is drawn; how far down they reach."""
    text(root, MARKINGS[sheet.audience], EDGE, EDGE + 4, SMALL, INK, bold=True)
    if sheet.synthetic:
        said = f"Synthetic data: {sheet.synthetic} is an invented council"
        wide = width(said, SMALL, bold=True)
        frame = {"fill": "none", "stroke": INK_2, "stroke_dasharray": "4 3"}
        add(root, "rect", x=WIDE - EDGE - wide - 16, y=EDGE - 15, width=wide + 16, height=28, **frame)
        text(root, said, WIDE - EDGE - wide / 2 - 8, EDGE + 4, SMALL, INK, bold=True, end="middle")
    top = _lines(root, sheet.title, EDGE + 42, TITLE, INK, bold=True)
    return _lines(root, sheet.subtitle, top + 2, NORMAL, INK_2) - 2


def _lines(root: ElementTree.Element, said: str, top: float, size: int, colour: str, *, bold: bool = False) -> float:
    """A paragraph in lines as wide as the sheet, its first baseline at `top`; where the next one goes."""
    for line in wrapped(said, WIDE - 2 * EDGE, size, bold=bold):
        text(root, line, EDGE, top, size, colour, bold=bold)
        top += size * LINE
    return top


def _description(sheet: Sheet) -> str:
    """What is drawn, in words: what the picture says of itself, and of the events what it does not say yet."""
    told = sheet.picture.alt.removesuffix(BELOW).rstrip()
    happened = [said for said in sheet.key if said.partition(": ")[2] not in told and said not in told]
    invented = f"Synthetic data: {sheet.synthetic} is an invented council." if sheet.synthetic else ""
    parts = (sheet.subtitle, told, *happened, invented, "The CSV file of the same name holds every figure.")
    return " ".join(part for part in parts if part)
