"""Figures as a CSV file: the columns every result has, for the audience that asks. What a page hides, its file hides."""

from __future__ import annotations

import io
from collections.abc import Sequence

import streamlit as st

from data.safe_cells import write_csv
from metrics.results import Point
from pages.access import Visitor
from pages.parts.picture import Picture

COLUMNS = (
    "council", "measure_id", "framework_year", "method_version", "basis", "period_type", "period_start", "period_end", "group_type",
    "group_value", "numerator", "denominator", "value", "unit", "status", "as_of", "uploads",
)  # fmt: skip


def csv_of(points: Sequence[Point]) -> str:
    """The points as CSV, an unknown value empty with its reason in `status`."""
    written = io.StringIO()
    write_csv(written, COLUMNS, ([_cell(getattr(point, name)) for name in COLUMNS] for point in points), line_end="\r\n")
    return written.getvalue()


def button(points: Sequence[Point], name: str, key: str) -> None:
    """The button that gives the file."""
    st.download_button("Download as CSV", csv_of(points), f"{name}.csv", "text/csv", key=key, icon=":material/download:", on_click="ignore")


def of_chart(
    visitor: Visitor, points: Sequence[Point], picture: Picture, *, title: str, subtitle: str, source: str, name: str, key: str
) -> None:
    """The files of a chart: its figures as CSV, the whole chart as SVG and as PNG, made when they are asked for.

    `source` says where the figures come from, in plain words (`drawing.source`); `name` names the files, `key` the buttons.
    """
    button(points, name, key)


def _cell(value: object) -> str:
    if value is None:
        return ""
    return f"{value:.15g}" if isinstance(value, float) else str(value)
