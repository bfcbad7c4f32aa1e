"""Evidence that is not a figure: evaluations and what they led to, case studies without personal details, calculations of value."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from data.periods import day_words
from data.records.evidence import KeptEvidence, evidence
from pages import evidence_counted, evidence_form, evidence_one
from pages.access import Visitor
from pages.parts import figures, header, links, offer, subjects, who, words
from pages.parts.markup import Html, el, join, write
from pages.parts.tables import Column, cell, table

NAMES = {"evaluation": "Evaluations", "case study": "Case studies", "value": "Calculations of value"}
EARLIER = "assessment"  # recorded here before a service's own page held its assessments
HEADINGS = {**NAMES, EARLIER: "Assessments recorded here earlier"}
COLUMNS = (
    Column("Evidence", "heading", width=44),
    Column("For", width=20),
    Column("What it led to", width=24),
    Column("Recorded", width=12),
)


def show(visitor: Visitor) -> None:
    """All of it, by kind; with ?about= what there is for one objective or service, with ?evidence= one piece."""
    home, about = figures.home(), st.query_params.get("about", "")
    found = evidence(figures.store(), home.code, about) if home is not None else []
    one = next((each for each in found if str(each.record.id) == st.query_params.get("evidence", "")), None)
    if one is not None:
        evidence_one.show(visitor, one)
        return
    header.top(visitor, figures.synthetic())
    header.title(finding(found), "What people say and what was decided because of it. Case studies are without personal details.")
    write(evidence_counted.figures_of(visitor) if not about else "")
    write(*(listed(visitor, kind, [each for each in found if each.evidence.kind == kind]) for kind in NAMES))
    if earlier := [each for each in found if each.evidence.kind == EARLIER]:
        write(listed(visitor, EARLIER, earlier))
    write(evidence_counted.assessed(visitor, about))
    if who.may_act(visitor):
        evidence_form.add(visitor)


def finding(found: Sequence[KeptEvidence]) -> str:
    """'Three pieces of evidence; one evaluation of two led to a decision'."""
    evaluations = [each for each in found if each.evidence.kind == "evaluation"]
    led = sum(bool(each.evidence.led_to) for each in evaluations)
    if not found:
        return "No evidence recorded yet"
    first = f"{words.first_up(words.plural(len(found), 'piece'))} of evidence"
    if not evaluations:
        return first
    return f"{first}; {words.how_many(led)} of {words.plural(len(evaluations), 'evaluation')} led to a decision"


def listed(visitor: Visitor, kind: str, found: Sequence[KeptEvidence]) -> Html:
    """The evidence of a kind, or that there is none."""
    if not found:
        return el("section", el("h2", NAMES[kind]), el("p", "None recorded.", class_="hole"))
    rows = [
        [
            cell(
                links.link(each.evidence.title, visitor, "evidence", evidence=str(each.record.id)),
                join((each.evidence.words, _sum(each))),
                strong=True,
            ),
            _for(visitor, each),
            cell(each.evidence.led_to, day_words(each.evidence.decided_on) if each.evidence.decided_on else "")
            if each.evidence.led_to
            else el("span", "None recorded", class_="hole"),
            cell(day_words(each.record.at.date()), each.evidence.source),
        ]
        for each in found
    ]
    return el("section", el("h2", HEADINGS[kind]), table(HEADINGS[kind], COLUMNS, rows, stacks="narrow"))


def _for(visitor: Visitor, each: KeptEvidence) -> Html:
    """A link to the service or to what else it is evidence for; a service that is gone by the name it was known by."""
    kept = next((one for one in offer.all_services() if one.key == each.evidence.service), None)
    if kept is not None:
        return links.link(kept.service.name, visitor, "service-map", service=kept.key)
    gone = each.evidence.service.partition("|")[0]
    return el("span", gone) if gone else subjects.linked(visitor, each.record.subject)


def _sum(each: KeptEvidence) -> str:
    """What a calculation of value adds up: never more than was recorded."""
    said = each.evidence
    if said.kind == EARLIER:
        return f" {'; '.join(f'{name}: {score}' for name, score in said.scores)}."
    if said.kind != "value":
        return ""
    people = f"{words.number(said.people)} people. " if said.people is not None else ""
    benefit = f", benefit {offer.money(said.benefit)}" if said.benefit is not None else ""
    return f" {people}Cost {offer.money(said.cost)}{benefit}. Assumptions: {said.assumptions}"
