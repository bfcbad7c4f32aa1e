"""One edition, or a draft of one, with its exact figures, for those who make it: verdicts, words, questions, what it is made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from data.errors import DashboardError
from data.records import editions as kept
from data.records.editions import Edition, Item
from data.records.written import Record
from metrics.edition_giveaway import giveaways_in
from metrics.editions import RESULT, VERDICT
from pages import edition_draft, edition_held, frame
from pages import edition_parts as parts
from pages.access import Visitor
from pages.edition_held import Held, Wording
from pages.edition_reading import Reading
from pages.edition_words import Body, sentence
from pages.parts import figures, header, links, remembered, who
from pages.parts.markup import Html, el, join, write
from pages.parts.strip import facts
from pages.parts.tags import attention

MAY_CORRECT = frozenset({"officer", "approver", "smt"})


def show(visitor: Visitor, edition: Edition, others: Sequence[Edition]) -> None:
    """A signed edition. StoreError when it is not what was signed."""
    held = edition_held.items(edition)
    query = (("edition", str(edition.number)),)
    corrections = tuple(kept.corrections(figures.store(), edition))
    name = f"Edition {edition.number}: {edition.name}"
    reading = Reading(visitor, edition_held.of_edition(edition), name, edition.period_end, edition, corrections, query)
    _page(reading, held)
    write(parts.corrections(corrections), _beside(visitor, edition, others), _made(edition, held))
    if visitor.role in MAY_CORRECT:
        _correct(visitor, edition, held)


def show_draft(visitor: Visitor, record: Record) -> None:
    """What would be signed, as it stands now."""
    _page(edition_draft.reading(visitor, record), edition_draft.would_hold(record).items)


def _page(reading: Reading, held: Sequence[Item]) -> None:
    """What a draft and a signed edition have in common."""
    visitor = reading.visitor
    header.top(visitor, figures.synthetic(), (links.link("Editions", visitor, "editions"), reading.name))
    frame.entitle(reading.name, figures.council_name())
    board = reading.link("Read it as the scrutiny board " + ("does" if reading.signed else "will"))
    header.title(reading.name, join((reading.below(), " ", parts.mark())))
    write(el("p", board), _told(reading, held), _asked(reading))


def _told(reading: Reading, held: Sequence[Item]) -> Html:
    """What is said of every objective and outcome. What was signed does not change, so it is made once for all who read alike."""
    if reading.signed is None:
        return _subjects(reading.held, held)
    return remembered.part(reading.visitor, _signed_subjects, reading.signed)


def _signed_subjects(visitor: Visitor, edition: Edition) -> Html:
    return _subjects(edition_held.of_edition(edition), edition_held.items(edition))


def _subjects(held: Held, items: Sequence[Item]) -> Html:
    """The headlines in a paragraph, the plan's words, then each objective and outcome."""
    rows = _ordered(held, items)
    lede = " ".join(sentence(each.title, said[0]) for each, said in rows if said and said[0]["headline"])
    return join((el("p", lede, class_="lede"), parts.plan_words(held), *(_subject(held, each, said) for each, said in rows)))


def _ordered(held: Held, items: Sequence[Item]) -> list[tuple[Wording, list[Body]]]:
    """Each objective with its exact verdicts, the headline first, the most urgent first, as it stood; then each outcome."""
    verdicts: dict[str, list[Body]] = defaultdict(list)
    for each in sorted((each for each in items if each.kind == VERDICT), key=lambda item: not item.body["headline"]):
        verdicts[each.subject].append(each.body)
    found = [(each, verdicts[each.id]) for each in held.wordings]

    def urgent(row: tuple[Wording, list[Body]]) -> tuple[str, int, int]:
        each, said = row
        return each.kind, attention(str(said[0]["word"])) if said and said[0]["headline"] else 99, each.number

    return sorted(found, key=urgent)


def _subject(held: Held, of: Wording, said: Sequence[Body]) -> Html:
    heading = el("h2", parts.numbered(of), id=of.id)
    drawn = (
        parts.verdicts(of.title, [(str(each["title"]), each) for each in said])
        if said
        else el("p", of.gap or "Not measured yet.", class_="hole")
    )
    words = parts.commentary(held.commentary.get(of.id)) if of.kind == "objective" else ""
    return el("section", heading, drawn, words)


def _asked(reading: Reading) -> Html:
    found = reading.held.questions
    heading = el("h2", "Questions carried into this edition")
    return el("section", heading, parts.questions(reading, found)) if found else Html("")


def _beside(visitor: Visitor, edition: Edition, others: Sequence[Edition]) -> Html:
    """The way to compare it with any other edition."""
    pairs = [sorted((edition.number, other.number)) for other in others if other.number != edition.number]
    named = [
        links.link(
            f"edition {first if second == edition.number else second}", visitor, "editions", edition=str(first), **{"with": str(second)}
        )
        for first, second in pairs
    ]
    return el("p", "What has changed between this and ", join(named, ", "), "?") if named else Html("")


def _made(edition: Edition, held: Sequence[Item]) -> Html:
    """What it is made of: how many figures, by which run and program, and the fingerprint that shows it is unchanged."""
    told = [
        ("Figures held", f"{sum(each.kind == RESULT for each in held):,}"), ("Run", str(edition.run_id)), ("Program", edition.program[:12]),
        ("Fingerprint", f"{edition.digest[:24]}: as signed"),
    ]  # fmt: skip
    return el("section", el("h2", "How it was made"), facts(told))


def _correct(visitor: Visitor, edition: Edition, held: Sequence[Item]) -> None:
    """The form; words that give away what the edition hides are refused, since they stand beside it for everybody."""
    with st.expander("Put a correction beside it"):
        top = st.container()
        with st.form(f"correct-{edition.id}", border=False):
            words = st.text_area("What was wrong", max_chars=600)
            old, new = st.text_input("The figure it gave", max_chars=80), st.text_input("The right figure", max_chars=80)
            told = st.text_input("Who was told, and how", max_chars=200)
            sent = st.form_submit_button("Record the correction", type="primary")
        if not sent:
            return
        faults = list(dict.fromkeys(fault for said in (words, old, new, told) for fault in giveaways_in(said, held)))
        if not faults:
            try:
                kept.correct(figures.store(), edition, words, old=old, new=new, told=told, by=who.signs_as(visitor), at=datetime.now())
            except DashboardError as fault:
                faults = [str(fault)]
        if not faults:
            st.rerun()
        with top:
            write(frame.problem([(fault, "") for fault in faults]))
