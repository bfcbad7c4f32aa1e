"""A chart that plotly has checked once and Streamlit is handed again and again.

Checking every part of a figure takes three times as long as all else that is done to show it; Streamlit has it done for a dictionary at
every rerun, and takes the word of what is a figure already.
"""

from __future__ import annotations

from typing import Any

import streamlit as st
from plotly.basedatatypes import BaseFigure
from plotly.tools import return_figure_from_figure_or_data

CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "responsive": True}


class Plotted(BaseFigure):  # type: ignore[misc]  # plotly has no types
    """A checked figure, for showing only: it gives what plotly made of the dictionary, and nobody changes it."""

    def __init__(self, figure: dict[str, Any]) -> None:
        # not what a figure of plotly's does on being made: that would build an object for each part of it
        object.__setattr__(self, "_checked", return_figure_from_figure_or_data(figure, validate_figure=True))

    def to_dict(self) -> dict[str, Any]:
        """The figure as plotly.js reads it."""
        checked: dict[str, Any] = object.__getattribute__(self, "_checked")
        return checked


def show(chart: Plotted, alt: str, key: str) -> None:
    """The chart on the page, without the mode bar (seven Tab stops that lead nowhere)."""
    st.plotly_chart(chart, theme=None, alt=alt, config=CONFIG, key=key, width="stretch")
