"""A choice lives in the address: it is read from there, written there, and nothing that is not on offer is taken from there."""

import pytest
from streamlit.testing.v1 import AppTest


def _page():
    import streamlit as st

    from pages.parts.choices import chosen

    st.text(chosen("by", "Split by", {"age": "Age", "gender": "Gender"}, "age"))


@pytest.mark.parametrize(
    ("address", "shown"),
    [("", "age"), ("age", "age"), ("gender", "gender"), ("shoe size", "age")],
)
def test_the_address_decides(address, shown):
    at = AppTest.from_function(_page)
    if address:
        at.query_params["by"] = address
    assert at.run().text[0].value == shown
    assert not at.exception


def test_choosing_writes_the_address_and_the_usual_choice_clears_it():
    at = AppTest.from_function(_page).run()
    at.selectbox(key="chosen-by").select("gender").run()
    assert at.text[0].value == "gender" and at.query_params["by"] == "gender"
    at.selectbox(key="chosen-by").select("age").run()
    assert at.text[0].value == "age" and "by" not in at.query_params


def test_another_address_in_the_same_session_wins_over_what_was_chosen():
    at = AppTest.from_function(_page).run()
    at.selectbox(key="chosen-by").select("gender").run()
    del at.query_params["by"]
    assert at.run().text[0].value == "age"


def _month():
    from datetime import date

    import streamlit as st

    from pages.parts import choices

    months = [date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30)]
    st.text(choices.month_end(months).isoformat())
    choices.choose_month(months, "Figures up to")


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("", "2026-09-30"),
        ("2026-06-30", "2026-06-30"),
        ("2026-07-31", "2026-06-30"),  # no quarter ends then: as it stood at the one before
        ("2031-01-31", "2026-09-30"),
        ("1926-05-31", "2026-09-30"),
        ("last Tuesday", "2026-09-30"),
    ],
)
def test_a_day_in_the_address_gives_the_month_end_there_was(address, shown):
    at = AppTest.from_function(_month)
    if address:
        at.query_params["period"] = address
    at.run()
    assert at.text[0].value == shown and at.selectbox[0].value == shown
    assert not at.exception
