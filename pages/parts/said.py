"""What people wrote, as a page shows it: its lines kept, its longest word broken where the page ends, its direction its own affair."""

from __future__ import annotations

from pages.parts.markup import Html, el


def said(words: str, otherwise: str = "nothing yet") -> Html:
    """The words of a person, or what stands where there are none."""
    return el("span", words, class_="said") if words.strip() else el("span", otherwise, class_="hole")


def quoted(words: str) -> Html:
    """The same in quotation marks."""
    return el("span", f"“{words}”", class_="said")
