"""One objective or outcome of an edition in plain English: how it goes, its figures, what was done, what was asked, in the plan's words."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from data.records.editions import Edition
from pages import edition_held, edition_line, edition_reading
from pages import edition_parts as parts
from pages.access import Visitor
from pages.edition_held import Held, Wording
from pages.edition_line import Line
from pages.edition_reading import Reading
from pages.edition_words import Body, latest, moved, sentence, sure
from pages.parts import header, narrative, remembered, words
from pages.parts.markup import Html, el, join, write
from pages.parts.strip import Fact, strip
from pages.parts.tags import verdict_tag

FIRST, BESIDE = 400, 260  # pixels: the headline's chart, and those of measures beside it


def show(reading: Reading, kind: str, number: int) -> None:
    """The page of the objective or outcome with this number."""
    wording = reading.held.wording(kind, number)
    if wording is None:
        edition_reading.top(reading, words.first_up(kind))
        header.title(f"There is no such {kind}", f"The plan of this edition has no {kind} with this number.")
        write(el("p", reading.link("Go to the first page of the edition")))
        return
    edition_reading.top(reading, f"{words.first_up(kind)} {number}", wording.title)
    of = f"{words.first_up(kind)} {number} of {len(reading.held.of_kind(kind))}."
    header.title(wording.title, join((of, " ", reading.below(), " ", parts.mark())))
    said = _measures(reading.held, wording)
    head = next((each for each in said if each.get("headline")), None)
    lines = _lines(reading, kind, number)
    write(_words(wording), parts.plan_words(reading.held), _lede(wording, head, said), _strip(head))
    if head is not None:
        evidence, words_beside = st.columns([1.85, 1], gap="large")
        with evidence:
            edition_line.show(reading, lines[said.index(head)], beside=False)
        with words_beside:
            write(_said(reading, wording), _asked(reading, wording))
    else:
        write(_said(reading, wording), _asked(reading, wording))
    for each, line in zip(said, lines, strict=True):
        if each is not head:
            edition_line.show(reading, line, beside=True)
    write(
        _gap(wording, said),
        _counted(reading, said),
        _notes(wording),
        parts.to_corrections(reading),
        parts.key(reading),
        _next(reading, wording),
    )


def _said(reading: Reading, wording: Wording) -> Html:
    """The three boxes of commentary; nothing for an outcome, which nobody comments on."""
    if wording.kind != "objective":
        return Html("")
    return el("section", el("h2", "What the council says about it"), parts.commentary(reading.held.commentary.get(wording.id)))


def _lines(reading: Reading, kind: str, number: int) -> tuple[Line, ...]:
    """The line of each measure, in the order of `_measures`. What was signed does not change, so its lines are made once for everybody."""
    if reading.signed is None:
        return _made(reading.board, reading.name, reading.held, kind, number)
    return remembered.part(reading.board, _signed_lines, reading.signed, reading.name, kind, number)


def _signed_lines(board: Visitor, edition: Edition, name: str, kind: str, number: int) -> tuple[Line, ...]:
    return _made(board, name, edition_held.of_edition(edition), kind, number)


def _made(board: Visitor, name: str, held: Held, kind: str, number: int) -> tuple[Line, ...]:
    wording = held.wording(kind, number)
    said = [] if wording is None else _measures(held, wording)
    of = [(each, FIRST, "") if each.get("headline") else (each, BESIDE, _why(each)) for each in said]
    return tuple(edition_line.made(board, name, held, *each) for each in of)


def _measures(held: Held, wording: Wording) -> list[Body]:
    """The frozen verdicts, the headline first; of measures without one their figures alone."""
    found = list(held.verdicts.get(wording.id, ()))
    named = {str(each["measure"]) for each in found}
    watched = [held.watched(measure) for measure in wording.measures if measure not in named]
    return found + [each for each in watched if each is not None]


def _words(wording: Wording) -> Html:
    """What the plan says, who leads and by when."""
    lead = f" Lead: {wording.lead}." if wording.lead else ""
    by_when = f" By when: {wording.by_when}." if wording.by_when else ""
    return el("p", f"In the plan: “{wording.wording}”.{lead}{by_when}")


def _lede(wording: Wording, head: Body | None, said: Sequence[Body]) -> Html:
    if head is not None:
        return join((el("p", sentence(wording.title, head), class_="lede"), el("p", head["reason"]) if head.get("reason") else ""))
    if wording.kind == "objective":
        return el("p", f"“{wording.title}” is not measured yet.", class_="lede")
    known = sum(each_latest is not None and each_latest.value is not None for each_latest in map(latest, said))
    of = words.plural(len(wording.measures), "measure")
    told = (
        f"{words.first_up(words.how_many(known))} of {of} that would show it can be read."
        if wording.measures
        else "Nothing in the plan measures it yet."
    )
    return el("p", told, class_="lede")


def _strip(head: Body | None) -> Html:
    """Verdict, latest figure, target, and the change in a year: four things kept apart."""
    if head is None:
        return Html("")
    found = latest(head)
    when = words.first_up(narrative.period(found)) if found is not None else "Latest"
    return strip([
        Fact("Verdict", verdict_tag(str(head["word"])), sure(head)),
        Fact(when, words.marked(found), words.terms(found)),
        Fact("Target", str(head.get("target") or "None set"), _beside_target(head)),
        Fact("A year before", moved(head)),
    ])  # fmt: skip


def _beside_target(head: Body) -> str:
    """How far the latest figure is from the target: 'latest: inside the range', so that it is not read as how sure the verdict is."""
    return f"latest: {head['distance']}" if head.get("distance") else ""


def _why(said: Body) -> str:
    """The verdict on a measure that is not the headline, in a sentence."""
    return f"{said['word']}. {said.get('reason') or ''}".strip() if said["word"] else ""


def _asked(reading: Reading, wording: Wording) -> Html:
    found = [each for each in reading.held.questions if each.subject == wording.id or each.subject in wording.measures]
    return el("section", el("h2", "What scrutiny asked about it"), parts.questions(reading, found)) if found else Html("")


def _gap(wording: Wording, said: Sequence[Body]) -> Html:
    """What no figure shows."""
    shown = {str(each["measure"]) for each in said}
    missing = len([measure for measure in wording.measures if measure not in shown])
    told = [el("p", wording.gap)] if wording.gap else []
    if missing:
        told.append(el("p", f"{words.first_up(words.plural(missing, 'measure'))} that would show more had no figure to freeze."))
    return el("section", el("h2", "What is not measured"), *told, class_="why") if told else Html("")


def _counted(reading: Reading, said: Sequence[Body]) -> Html:
    items = [edition_line.definition(reading.held, str(each["measure"])) for each in said]
    return el("section", el("h2", "What is counted"), el("ul", *items)) if any(items) else Html("")


def _notes(wording: Wording) -> Html:
    items = (el("li", note) for note in wording.notes)
    return el("section", el("h2", "Notes on reading it"), el("ul", *items)) if wording.notes else Html("")


def _next(reading: Reading, wording: Wording) -> Html:
    """The way on, as one turns the page of a paper."""
    after = reading.held.wording(wording.kind, wording.number + 1)
    way = (
        reading.link(f"Next: {parts.numbered(after)}", parts.page_of(after))
        if after is not None
        else reading.link("Back to the first page")
    )
    return el("p", way)
