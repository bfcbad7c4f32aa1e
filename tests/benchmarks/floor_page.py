"""The page that a page of the dashboard is compared with: nothing but one chart and one table."""

import streamlit as st

MONTHS = [f"2026-{month:02d}" for month in range(1, 13)]
VALUES = [70 + month / 2 for month in range(12)]

st.plotly_chart({"data": [{"type": "scatter", "x": MONTHS, "y": VALUES}], "layout": {"height": 400}}, theme=None)
st.table([{"Month": month, "Value": value} for month, value in zip(MONTHS, VALUES, strict=True)])
