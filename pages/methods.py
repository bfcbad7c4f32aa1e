"""How the figures are made: what the words and marks mean, the way from a file to a figure, and every measure from the catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from data.periods import day_words
from metrics.catalogue import Measure, catalogue
from pages import measures
from pages.access import Visitor, may_open
from pages.parts import figures, glossary, header, links, remembered, standings, words
from pages.parts.markup import Html, el, fold, write
from pages.parts.strip import facts
from pages.parts.tables import Column, table
from pages.parts.tags import verdict_tag

KINDS = {
    "proportion": "A share: those for whom it happened, of all whom the measure is about.",
    "rate": "A rate: people counted, for every 100,000 residents of that age.",
    "count": "A number of people or events. There is no denominator.",
    "mean": "An average.",
    "published": "Worked out by others and shown as they give it.",
}


def show(visitor: Visitor) -> None:
    """The page."""
    header.top(visitor, figures.synthetic())
    write(remembered.part(visitor, _page))


def _page(visitor: Visitor) -> Html:
    heading = header.heading(
        "How the figures are made", "Everything here is drawn from the measures themselves, so it cannot fall behind them."
    )
    beside = el("div", el("div", _verdicts(), _judgements()), el("div", _marks(), _steps()), class_="pairs")
    settled = (
        links.link("The rules that the council settles for itself", visitor, "rules") if may_open(visitor.role, "council_rules") else ""
    )
    return el(
        "div",
        heading,
        beside,
        el("section", el("h2", "Bases: who counted, by whose rules"), _pairs("Basis", glossary.BASES)),
        el("section", el("h2", "Words"), _pairs("Word", glossary.TERMS), id="glossary"),
        el("p", settled) if settled else "",
        _measures(visitor),
        class_="stack",
    )


def _measures(visitor: Visitor) -> Html:
    """Every measure, by topic, each topic folded."""
    ordered = sorted(catalogue().values(), key=lambda measure: (measure.topic, measure.title))
    folds = []
    for topic, found in groupby(ordered, key=lambda measure: measure.topic):
        entries = [_measure(visitor, measure) for measure in found]
        folds.append(fold(f"{measures.topic_name(topic)}: {words.plural(len(entries), 'measure')}", *entries))
    return el("section", el("h2", f"The {len(ordered)} measures"), el("p", "Open a topic to read how each is counted."), *folds)


def _verdicts() -> Html:
    rows = [[verdict_tag(word), says] for word, says in glossary.VERDICTS]
    drawn = table("Verdicts", (Column("Verdict", "heading", width=28), Column("What it says")), rows)
    return el("section", el("h2", "Verdicts, most urgent first"), drawn)


def _judgements() -> Html:
    return el(
        "section", el("h2", "Three judgements, kept apart"), facts(glossary.JUDGEMENTS), el("p", standings.tolerance(), class_="small")
    )


def _marks() -> Html:
    rows = [[mark, words.first_up(says)] for mark, says in words.KEY.items()]
    says = "Nothing is left blank and nothing unknown is shown as 0."
    drawn = table("Marks", (Column("Mark", "heading"), Column("What it says")), rows, note=says)
    return el("section", el("h2", "Marks"), drawn)


def _steps() -> Html:
    return el("section", el("h2", "From a file to a figure"), el("ol", *(el("li", step) for step in glossary.STEPS)))


def _pairs(name: str, pairs: Sequence[tuple[str, str]]) -> Html:
    rows = [(el("span", word, id=glossary.anchor(word)), says) for word, says in pairs]
    return table(f"{name}s", (Column(name, "heading", width=20), Column("What it means")), rows, stacks="narrow")


def _measure(visitor: Visitor, measure: Measure) -> Html:
    """One entry: what it says, how it is counted, where it comes from, its limits."""
    said: list[tuple[str, object]] = [
        ("Counted as", f"{KINDS[measure.kind]} Unit: {measure.unit}."),
        (
            "Good is",
            {"higher": "higher", "lower": "lower", "range": "inside the target range"}.get(measure.better, "neither: it is context"),
        ),
        ("Source", measure.source),
        ("Basis", measure.basis),
        ("How long a period waits", measure.lag or "Not at all."),
    ]
    if measure.framework_years:
        said.append(("Framework", words.listed(measure.framework_years)))
    if measure.caveats:
        said.append(("Read it with", el("ul", *(el("li", caveat) for caveat in measure.caveats))))
    if measure.rules:
        said.append(("Left out", el("ul", *(el("li", sentence) for sentence in measure.rules.values()))))
    said.append(("Reviewed", day_words(measure.reviewed)))
    return el("section", el("h3", links.to_measure(measure.title, visitor, measure.id)), el("p", measure.definition), facts(said))
