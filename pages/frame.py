"""What stands around every page: its name in the browser, the style, the wordmark, and who the visitor is taken for."""

from __future__ import annotations

import html
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from data.errors import StoreError
from data.periods import day_words
from pages.access import ROLES, Visitor
from pages.parts import figures, links, spine
from pages.parts.header import STYLE
from pages.parts.markup import Html, el, write

SERVICE = "Prevention outcomes"
FRAME_STYLE = Path(__file__).with_name("frame.css")
ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="4" fill="#12436d"/>'
    '<path d="M6 23l7-8 5 4 8-11" fill="none" stroke="#fff" stroke-width="3"/></svg>'
)
LETTER = 9.4  # mean width of a letter of the wordmark, in its own units


def entitle(says: str, council: str) -> None:
    """Name the page in the browser: its finding or its name, the service, the council."""
    st.set_page_config(page_title=" - ".join(part for part in (says, SERVICE, council) if part))


def dress(council: str) -> None:
    """The width, the styles and the wordmark of every page; on paper whose page it is and when it was read."""
    # a drawing of our own: Streamlit would fetch an icon named in words from a server outside
    st.set_page_config(layout="wide", page_icon=ICON)
    st.html(_styles(council, figures.today()))
    st.logo(wordmark(council), size="large", link=None)


@lru_cache(maxsize=4)
def _styles(council: str, today: date) -> str:
    """All style sheets in one, since each piece that is sent costs every run of every page."""
    sheets = "".join(path.read_text(encoding="utf-8") for path in (STYLE, spine.STYLE, FRAME_STYLE))
    # a wordmark wider than this pushes the menu's button off a phone: there the council's name must do
    narrow = f'@media (max-width: 640px) {{ [data-testid="stHeaderLogo"] {{ max-width: {_narrow(council)}px; }} }}'
    return f"<style>{sheets}{narrow}{_on_paper(council, today)}</style>"


def _on_paper(council: str, today: date) -> str:
    """The line at the foot of every printed page: the wordmark is not printed, and a page on a table must say whose it is and of when."""
    says = ", ".join(part for part in (council, SERVICE, f"printed on {day_words(today)}") if part)
    kept = "".join(letter for letter in says if letter.isprintable() and letter not in '"\\<>')
    return f'@page {{ @bottom-left {{ content: "{kept}"; font: 10pt sans-serif; }} }}'


def local_banner(visitor: Visitor) -> None:
    """Above each page on a machine of one's own: that nobody signed in, and the roles to read as."""
    if visitor.how != "local":
        return
    kept = {name: value for name, value in st.query_params.items() if name != "as"}
    links = (_role_link(role, kept, visitor.role) for role in ROLES)
    write(
        el(
            "nav",
            el("span", "This dashboard answers this machine only, so nobody signs in. Read as:"),
            el("ul", *links),
            class_="local",
            aria_label="Role on this machine",
        )
    )


def sign_in(visitor: Visitor) -> None:
    """The page of somebody who has no role here: why, and the way in, or out again."""
    st.title("Sign in", anchor=False)
    write(el("p", visitor.why))
    if visitor.name and st.button("Sign out"):
        st.logout()
    elif not visitor.name and "is_logged_in" in st.user and st.button("Sign in with your council account", type="primary"):
        st.login()


def refuse(why: str, visitor: Visitor) -> None:
    """The page of somebody who may not open this one."""
    st.title("You cannot open this page", anchor=False)
    write(el("p", why), el("p", links.link("Go to the overview", visitor, "")))


def closed(fault: StoreError) -> None:
    """The one page there is while the store cannot be opened."""
    entitle("Not available", "")
    st.title("The dashboard cannot open its store", anchor=False)
    write(el("p", fault), el("p", "Nothing has been lost. Reload this page when that is done."))


def foot(visitor: Visitor) -> None:
    """Under each page of somebody who signed in: as whom, and the way out."""
    if visitor.how == "sign-in" and visitor.role:
        write(el("p", f"Signed in as {visitor.name}, {ROLES[visitor.role].one}.", class_="small signed-in"))
        if st.button("Sign out", key="sign-out"):
            st.logout()


def problem(faults: Iterable[tuple[str, str]]) -> Html:
    """The box at the top of a form that cannot go on: each fault in words, as a link to the place it speaks of.

    Links lead to an element with that id on the same page, so they do not reload it.
    """
    items = (el("li", el("a", says, href=f"#{place}") if place else says) for says, place in faults)
    return el("div", el("h2", "There is a problem"), el("ul", *items), class_="problem", role="alert", tabindex="-1")


def wordmark(council: str) -> str:
    """Council and service side by side as a picture: an image gets none of the page's fonts, so its width is given."""
    left, right = _width(council), len(SERVICE) * LETTER * 0.92
    gap = 11 if council else 0
    parts = (
        f'<text x="0" y="22" font-family="Georgia, serif" font-weight="700" font-size="20" fill="#12436d" '
        f'textLength="{left:.0f}" lengthAdjust="spacingAndGlyphs">{html.escape(council)}</text>'
        if council
        else "",
        f'<path d="M{left + gap:.0f} 3v24" stroke="#7b8793"/>' if council else "",
        f'<text x="{left + 2 * gap:.0f}" y="22" font-family="Arial, sans-serif" font-size="18" fill="#16202a" '
        f'textLength="{right:.0f}" lengthAdjust="spacingAndGlyphs">{SERVICE}</text>',
    )
    width = left + 2 * gap + right + 2
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} 30" width="{width:.0f}" height="30">{"".join(parts)}</svg>'


def _width(council: str) -> float:
    return len(council) * LETTER * 1.06


def _narrow(council: str) -> int:
    """How much of the wordmark a phone shows: the council's name, or the service where there is none; Streamlit draws it 32 pixels high."""
    return min(200, round((_width(council) or 200) * 32 / 30))


def _role_link(role: str, kept: dict[str, str], current: str) -> Html:
    words = "SMT" if role == "smt" else ROLES[role].one
    if role == current:
        return el("li", el("strong", words, aria_current="true"))
    return el("li", el("a", words, href="?" + urlencode({**kept, "as": role})))
