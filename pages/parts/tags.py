"""Verdict tags: always word, shape and colour together, so that a grey print still tells them apart."""

from __future__ import annotations

from pages.parts.markup import Html, el

# the order of attention: what needs most comes first
ATTENTION = (
    "Off track",
    "At risk",
    "Data late",
    "Too few to say",
    "On track",
    "No baseline",
    "No target",
    "Not comparable",
    "Not due yet",
    "No measure yet",
)

_LOOK = {
    "Off track": "off",
    "At risk": "risk",
    "Data late": "late",
    "On track": "on",
    "No target": "none",
    "No baseline": "none",
    "Not due yet": "due",
    "Not comparable": "unlike",
    "No measure yet": "hole",
}


def verdict_tag(word: str) -> Html:
    """The tag of a verdict. Small numbers have no verdict, so they have no shape: plain words."""
    if word == "Too few to say":
        return el("span", "Too few to say", class_="tag-plain")
    return el("span", word, class_=f"tag tag-{_LOOK[word]}")


def state_tag(word: str, look: str) -> Html:
    """A tag that is no verdict, in the look of one: `look` is a name of the style sheet's, such as late or on."""
    return el("span", word, class_=f"tag tag-{look}")


def attention(word: str) -> int:
    """Where a verdict stands in the order of attention, from 0."""
    return ATTENTION.index(word)
