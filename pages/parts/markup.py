"""HTML built so that text is always escaped: what is not made here is never taken for HTML.

`el("p", "a < b", class_="small")` is `<p class="small">a &lt; b</p>`.
"""

from __future__ import annotations

import html
from collections.abc import Iterable

import streamlit as st

VOID = frozenset({"br", "col", "hr", "img"})


class Html(str):
    """Text that is HTML already, because this module made it."""


def text(value: object) -> Html:
    """The value as HTML: escaped, unless it is HTML already; nothing for None."""
    if isinstance(value, Html):
        return value
    return Html("" if value is None else html.escape(str(value)))


def join(parts: Iterable[object], between: object = "") -> Html:
    """The parts one after another, each escaped."""
    return Html(text(between).join(text(part) for part in parts))


def el(name: str, *children: object, **attributes: str | bool | int | None) -> Html:
    """An element. Attributes: `class_` is class, `data_label` is data-label; None and False are left out, True stands alone."""
    written = "".join(_attribute(key, value) for key, value in attributes.items() if value is not None and value is not False)
    if name in VOID:
        return Html(f"<{name}{written}>")
    return Html(f"<{name}{written}>{join(children)}</{name}>")


def fold(says: object, *inside: object, open: bool = False) -> Html:
    """What opens at a press, by mouse or keyboard, and needs no answer from the server; `open` where it stands open at first."""
    return el("details", el("summary", says), el("div", *inside), class_="fold", open=open)


def write(*parts: object) -> None:
    """Put the parts on the page, inside the one class that our style sheet speaks to."""
    st.html(el("div", *parts, class_="po"))


def _attribute(key: str, value: str | bool | int) -> str:
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{html.escape(str(value))}"'
