"""A chart that was checked once is the chart that Streamlit would have made of the dictionary."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.plotted import Plotted

FIGURE = {
    "data": [{"type": "scatter", "mode": "lines", "x": ["2026-01", "2026-02"], "y": [70.5, None], "text": ["a", "b"]}],
    "layout": {"height": 240, "shapes": [{"type": "line", "x0": 0, "x1": 1}], "annotations": [{"text": "75%"}]},
}


def _script(figure):
    import streamlit as st

    from pages.parts import plotted

    st.plotly_chart(figure, theme=None, key="dictionary")
    plotted.show(plotted.Plotted(figure), "in words", "ready")


def test_it_is_what_the_dictionary_becomes():
    at = AppTest.from_function(_script, kwargs={"figure": FIGURE}).run()
    assert not at.exception
    dictionary, ready = (block.proto for block in at.get("plotly_chart"))
    assert json.loads(ready.spec) == json.loads(dictionary.spec)
    assert ready.alt == "in words" and json.loads(ready.config)["displayModeBar"] is False


def test_what_plotly_does_not_know_is_refused_when_it_is_made():
    with pytest.raises(ValueError, match="noted"):
        Plotted({"data": [{"type": "scatter", "noted": "x"}], "layout": {}})
