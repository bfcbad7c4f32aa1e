"""A choice that the address holds: the address decides what a page shows, and choosing writes it there, so a link restores the view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from data.periods import period_words

PERIOD = "period"


def chosen(name: str, label: str, options: Mapping[str, str], usual: str, *, hide_label: bool = False, width: int | None = None) -> str:
    """The option, a key of `options`, that `?name=` asks for; the usual one where it asks for none that there is.

    A select box under the words of `options` changes it. The usual one leaves the address clean.
    """
    now = asked(name, options, usual)
    key = _key(name)
    if st.session_state.get(key) != now:  # a link, the back button or another page changed the address
        st.session_state[key] = now
    st.selectbox(
        label,
        list(options),
        format_func=lambda option: options.get(option, option),
        key=key,
        on_change=_write,
        args=(name, usual),
        label_visibility="collapsed" if hide_label else "visible",
        width=width or "stretch",
    )
    return now


def asked(name: str, options: Mapping[str, str], usual: str) -> str:
    """The same without the select box: for what must be known before it is drawn."""
    said = st.query_params.get(name, "")
    return said if said in options else usual


def month_end(months: Sequence[date]) -> date:
    """The month end that `?period=2026-06-30` asks for; where there is none of that day the one before it; the latest where none is asked.

    The address is put right to it, so that a choice beside the heading says the same.
    """
    said = st.query_params.get(PERIOD, "")
    try:
        wanted = date.fromisoformat(said) if said else months[-1]
    except ValueError:
        wanted = months[-1]
    shown = max((end for end in months if end <= wanted), default=months[-1])
    if said and shown.isoformat() != said:
        st.query_params[PERIOD] = shown.isoformat()
    return shown


def choose_month(months: Sequence[date], label: str) -> None:
    """The choice of it, the latest first."""
    named = {end.isoformat(): period_words("month", end, end) for end in reversed(months)}
    chosen(PERIOD, label, named, months[-1].isoformat(), hide_label=True, width=184)


def _write(name: str, usual: str) -> None:
    now = st.session_state[_key(name)]
    if now == usual:
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = now


def _key(name: str) -> str:
    return f"chosen-{name}"
