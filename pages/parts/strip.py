"""The figure strip under a heading: four to six cells, each a label, a number and its terms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pages.parts.markup import Html, el


@dataclass(frozen=True)
class Fact:
    """One cell of a strip; `figure` is a number in words, or a verdict tag."""

    label: object
    figure: object
    terms: object = ""


def strip(facts: Sequence[Fact]) -> Html:
    """The facts side by side, one below another on a narrow screen."""
    return el("dl", *(_fact(fact) for fact in facts), class_="strip")


def facts(pairs: Sequence[tuple[str, object]]) -> Html:
    """A plain list of names and what they are, in two columns."""
    return el("dl", *(el("div", el("dt", name), el("dd", value)) for name, value in pairs), class_="facts")


def _fact(fact: Fact) -> Html:
    figure = fact.figure if isinstance(fact.figure, Html) else el("span", fact.figure, class_="figure")
    return el("div", el("dt", fact.label), el("dd", figure, el("span", fact.terms, class_="terms")))
