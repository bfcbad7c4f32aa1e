"""One edition in plain English: each objective in a sentence, figures as the reader may see them, commentary, questions, corrections."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from data.errors import DashboardError
from data.framework import Framework, Objective
from data.periods import day_words, period_words
from data.records import editions as kept
from data.records.editions import Edition, Item
from pages import frame
from pages.access import Visitor
from pages.edition_words import figure, sentence
from pages.parts import figures, header, links, who
from pages.parts.markup import Html, el, join, write
from pages.parts.strip import facts
from pages.parts.tables import Column, cell, table
from pages.parts.tags import attention, verdict_tag

BOXES = {"happened": "What happened", "why": "Why", "next": "What next"}
KEY = "[c] hidden to protect people's privacy: it does not mean none. [x] not available. [p] provisional. Counts to the nearest 5."


def show(visitor: Visitor, edition: Edition, others: Sequence[Edition]) -> None:
    """The page. Scrutiny reads it once its embargo is over, in figures safe to publish."""
    header.top(visitor, figures.synthetic(), (links.link("Editions", visitor, "editions"), f"Edition {edition.number}"))
    if visitor.audience == "public" and not edition.is_open(datetime.now()):
        header.title("This edition is under embargo", f"It opens at {edition.embargo_until:%H:%M on %d %B %Y}.")
        return
    held, plan = kept.items(figures.store(), edition), figures.plan()
    month = period_words("month", edition.period_end, edition.period_end)
    header.title(
        f"Edition {edition.number}: {edition.name}",
        f"Figures up to {month}. Approved by {edition.approved_by} on {day_words(edition.approved_at.date())}, checked by "
        f"{edition.checked_by}. Not for publication.",
    )
    if plan is not None:
        write(_lede(plan, held, visitor), *(_objective(visitor, each, held) for each in _ordered(plan, held, visitor)))
    write(_questions(held), _corrections(edition), _beside(visitor, edition, others), _made(edition, held))
    if visitor.audience == "exact" and visitor.role != "administrator":
        _correct(visitor, edition)


def _headline(held: Sequence[Item], objective: Objective, visitor: Visitor) -> Item | None:
    kind = "verdict" if visitor.audience == "exact" else "public verdict"
    return next((each for each in held if each.kind == kind and each.subject == objective.id and each.body["headline"]), None)


def _ordered(plan: Framework, held: Sequence[Item], visitor: Visitor) -> list[Objective]:
    """The most urgent first, as it stood."""

    def urgent(objective: Objective) -> tuple[int, int]:
        found = _headline(held, objective, visitor)
        return (attention(str(found.body["word"])) if found is not None else 99, objective.number)

    return sorted(plan.objectives, key=urgent)


def _lede(plan: Framework, held: Sequence[Item], visitor: Visitor) -> Html:
    """One paragraph a resident can read, that accounts for every promise."""
    said = [
        sentence(objective, found)
        for objective in _ordered(plan, held, visitor)
        if (found := _headline(held, objective, visitor)) is not None
    ]
    return el("p", " ".join(said), class_="lede")


def _objective(visitor: Visitor, objective: Objective, held: Sequence[Item]) -> Html:
    kind = "verdict" if visitor.audience == "exact" else "public verdict"
    found = [each for each in held if each.kind == kind and each.subject == objective.id]
    rows = [
        [
            verdict_tag(str(each.body["word"])),
            cell(each.body["title"], each.body["reason"]),
            figure(each.body["latest"]),
            str(each.body["target"]),
        ]
        for each in found
    ]
    columns = (
        Column("Verdict", "verdict", width=16),
        Column("Measure", "heading", width=48),
        Column("Latest", width=20),
        Column("Target", width=16),
    )
    said = next((each.body for each in held if each.kind == "commentary" and each.subject == objective.id), None)
    words = (
        facts([(name, said[part] or "nothing") for part, name in BOXES.items()])
        if said
        else el("p", "No commentary in this edition.", class_="hole")
    )
    heading = el("h2", f"{objective.number}. {objective.title}", id=objective.id)
    note = KEY if visitor.audience == "public" else ""
    return el("section", heading, table(objective.title, columns, rows, stacks="narrow", note=note), words)


def _questions(held: Sequence[Item]) -> Html:
    asked = [each.body for each in held if each.kind == "question"]
    if not asked:
        return Html("")
    told = [(f"{each['meeting']}", join((f"“{each['words']}” ", el("strong", "Reply: "), each["reply"] or "none yet"))) for each in asked]
    return el("section", el("h2", "Questions carried into this edition"), facts(told))


def _corrections(edition: Edition) -> Html:
    found = kept.corrections(figures.store(), edition)
    if not found:
        return Html("")
    told = (el("li", f"{day_words(each.at.date())}: {each.words}{_put_right(each)} Told: {each.told}.") for each in found)
    return el("section", el("h2", "Corrections"), el("ul", *told), class_="why")


def _put_right(each: kept.Correction) -> str:
    return f" It said {each.old_figure}; it is {each.new_figure}." if each.new_figure else ""


def _beside(visitor: Visitor, edition: Edition, others: Sequence[Edition]) -> Html:
    """The way to compare it with any other edition."""
    named = [
        links.link(
            f"edition {other.number}",
            visitor,
            "editions",
            edition=str(min(edition.number, other.number)),
            **{"with": str(max(edition.number, other.number))},
        )
        for other in others
        if other.number != edition.number
    ]
    return el("p", "What has changed between this and ", join(named, ", "), "?") if named and visitor.audience == "exact" else Html("")


def _made(edition: Edition, held: Sequence[Item]) -> Html:
    """What it is made of: how many things, by which run and program, and the fingerprint that shows it is unchanged."""
    results = sum(each.kind == "result" for each in held)
    told = [
        ("Figures held", str(results)), ("Run", str(edition.run_id)), ("Program", edition.program[:12]),
        ("Fingerprint", f"{edition.digest[:24]}: as signed"),
    ]  # fmt: skip
    return el("section", el("h2", "How it was made"), facts(told))


def _correct(visitor: Visitor, edition: Edition) -> None:
    with st.expander("Put a correction beside it"):
        top = st.container()
        with st.form(f"correct-{edition.id}", border=False):
            words = st.text_area("What was wrong", max_chars=600)
            old, new = st.text_input("The figure it gave", max_chars=80), st.text_input("The right figure", max_chars=80)
            told = st.text_input("Who was told, and how", max_chars=200)
            sent = st.form_submit_button("Record the correction", type="primary")
        if sent:
            try:
                kept.correct(figures.store(), edition, words, old=old, new=new, told=told, by=who.signs_as(visitor), at=datetime.now())
            except DashboardError as fault:
                with top:
                    write(frame.problem([(str(fault), "")]))
                return
            st.rerun()
