"""Figures as a CSV file: the columns every result has, for the audience that asks. What a page hides, its file hides."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from functools import partial

import streamlit as st

from data.safe_cells import write_csv
from metrics.results import Point
from pages.access import Visitor
from pages.parts import chart_file, figures
from pages.parts.chart_file import Sheet
from pages.parts.drawing import event_key
from pages.parts.picture import Picture

COLUMNS = (
    "council", "measure_id", "framework_year", "method_version", "basis", "period_type", "period_start", "period_end", "group_type",
    "group_value", "numerator", "denominator", "value", "unit", "status", "as_of", "uploads",
)  # fmt: skip
Columns = Mapping[str, Sequence[object]]
NONE: Columns = {}
ICON = ":material/download:"
DRAWN: dict[str, tuple[str, Callable[[Sheet], str | bytes]]] = {
    "svg": ("image/svg+xml", chart_file.svg),
    "png": ("image/png", chart_file.png),
}


def csv_of(points: Sequence[Point], beside: Columns = NONE) -> str:
    """The points as CSV, an unknown value empty with its reason in `status`. `beside`: more columns, by name, a cell for each point."""
    written = io.StringIO()
    rows = (
        [_cell(value) for value in (*(getattr(point, name) for name in COLUMNS), *(column[place] for column in beside.values()))]
        for place, point in enumerate(points)
    )
    write_csv(written, (*COLUMNS, *beside), rows, line_end="\r\n")
    return written.getvalue()


def button(points: Sequence[Point], name: str, key: str, beside: Columns = NONE) -> None:
    """The button that gives the file, written when it is asked for."""
    _button("CSV", partial(csv_of, tuple(points), beside), f"{name}.csv", "text/csv", key)


def of_chart(
    visitor: Visitor,
    points: Sequence[Point],
    picture: Picture,
    *,
    title: str,
    subtitle: str,
    source: str,
    name: str,
    key: str,
    beside: Columns = NONE,
) -> None:
    """The files of a chart: its figures as CSV, the whole chart as SVG and as PNG. Nothing is drawn until somebody asks for it.

    `source` says where the figures come from, in plain words (`drawing.source`); `name` names the files, `key` the buttons.
    """
    of_sheet(points, sheet(visitor, picture, title=title, subtitle=subtitle, source=source), name, key, beside)


def of_sheet(points: Sequence[Point], made: Sheet, name: str, key: str, beside: Columns = NONE, *, folded: bool = False) -> None:
    """The same for a sheet that is laid out already. `folded`: behind one button, where many charts stand on one page."""
    if not folded:
        with st.container(horizontal=True, gap="small"):
            _buttons(points, made, name, key, beside)
        return
    fold = st.popover("Download", icon=ICON, key=f"{key}-fold", on_change="rerun")
    if fold.open:
        with fold:
            _buttons(points, made, name, key, beside)


def sheet(visitor: Visitor, picture: Picture, *, title: str, subtitle: str, source: str) -> Sheet:
    """The sheet that holds a chart, marked for the audience that its figures were made for."""
    key = tuple(event_key(picture, chart_file.PLOT))
    return Sheet(picture, title, subtitle, source, visitor.audience, figures.today(), figures.synthetic(), key)


def _buttons(points: Sequence[Point], made: Sheet, name: str, key: str, beside: Columns) -> None:
    button(points, name, key, beside)
    for kind, (mime, draw) in DRAWN.items():
        _button(kind.upper(), partial(draw, made), f"{name}.{kind}", mime, f"{key}-{kind}")


def _button(kind: str, make: Callable[[], str | bytes], name: str, mime: str, key: str) -> None:
    st.download_button(f"Download as {kind}", make, name, mime, key=key, icon=ICON, on_click="ignore")


def _cell(value: object) -> str:
    if value is None:
        return ""
    return f"{value:.15g}" if isinstance(value, float) else str(value)
