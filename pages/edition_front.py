"""The first page of an edition: how it goes in one paragraph, each objective in a line, what the board asked, what the marks mean."""

from __future__ import annotations

from collections.abc import Sequence

from pages import edition_parts as parts
from pages import edition_reading
from pages.edition_held import Wording
from pages.edition_reading import Reading
from pages.edition_words import Body, tally
from pages.parts import figures, header, links, words
from pages.parts.markup import Html, el, join, write
from pages.parts.strip import facts
from pages.parts.tags import attention

NEWEST = 4  # questions on the first page, so that it stays one or two sheets of paper
UNMEASURED: Body = {"word": "No measure yet", "reason": "", "latest": None}


def show(reading: Reading) -> None:
    """The page."""
    edition_reading.top(reading, title=reading.name)
    found = _ordered(reading)
    header.title(f"How well is prevention working in {figures.council_name()}?", join((reading.below(), " ", parts.mark())))
    write(
        el("p", tally([str(said["word"]) for _, said in found], "objective"), class_="lede"),
        parts.plan_words(reading.held),
        parts.verdicts("Objectives, most urgent first", [(_named(reading, each), said) for each, said in found]),
        _outcomes(reading),
        _asked(reading),
        parts.corrections(reading.corrections),
        el("div", parts.key(reading), _made(reading), class_="pairs"),
        _others(reading),
    )


def _ordered(reading: Reading) -> list[tuple[Wording, Body]]:
    """Each objective with its verdict, the most urgent first, as it stood."""
    found = [(each, reading.held.headline(each) or {**UNMEASURED, "reason": each.gap}) for each in reading.held.of_kind("objective")]
    return sorted(found, key=lambda row: (attention(str(row[1]["word"])), row[0].number))


def _named(reading: Reading, each: Wording) -> Html:
    return reading.link(parts.numbered(each), parts.page_of(each))


def _outcomes(reading: Reading) -> Html:
    named = [reading.link(each.title, parts.page_of(each)) for each in reading.held.of_kind("outcome")]
    return el("p", "The plan's outcomes: ", join(named, ", "), ".") if named else Html("")


def _asked(reading: Reading) -> Html:
    found = reading.held.questions
    if not found:
        return Html("")
    all_of_them = f"All {words.how_many(len(found))} questions and replies in this edition"
    way = el("p", reading.link(all_of_them, "questions")) if len(found) > NEWEST else ""
    heading = el("h2", "What you asked" if reading.is_board else "What the board asked")
    return el("section", heading, parts.questions(reading, found[:NEWEST]), way)


def _made(reading: Reading) -> Html:
    """What it is made of, and the fingerprint that shows it is unchanged."""
    told: list[tuple[str, object]] = [
        ("Plan", reading.held.title or "not named"),
        ("Public figures", f"{sum(len(points) for points in reading.held.points.values()):,}"),
    ]
    if reading.signed is not None:
        told += [("Program", reading.signed.program[:12]), ("Fingerprint", f"{reading.signed.digest[:24]}: as signed")]
    return el("section", el("h2", "How it was made"), facts(told))


def _others(reading: Reading) -> Html:
    """The way to other editions and to what changed between two."""
    others: Sequence[int] = [each.number for each in edition_reading.every() if reading.signed and each.number < reading.signed.number]
    if not reading.is_board or reading.signed is None:
        return Html("")
    every = links.link("All editions", reading.visitor, "editions")
    if not others:
        return el("p", every)
    query = {"edition": str(others[-1]), "with": str(reading.signed.number)}
    return el("p", links.link(f"What has changed since edition {others[-1]}", reading.visitor, "editions", **query), ". ", every)
