"""A choice that the address holds: the address decides what a page shows, and choosing writes it there, so a link restores the view."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st


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


def _write(name: str, usual: str) -> None:
    now = st.session_state[_key(name)]
    if now == usual:
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = now


def _key(name: str) -> str:
    return f"chosen-{name}"
