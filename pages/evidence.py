"""Evidence that is not a figure: evaluations and what they led to, case studies without personal details, calculations of value."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from data.framework import Commitment
from data.periods import day_words
from data.records.evidence import KeptEvidence, evidence
from data.services import assessment
from metrics.behind import evaluations_wait
from metrics.catalogue import catalogue
from pages import evidence_form
from pages.access import Visitor
from pages.parts import figures, header, links, narrative, offer, standings, subjects, who, words
from pages.parts.cells import latest
from pages.parts.markup import Html, el, join, write
from pages.parts.standings import Standing
from pages.parts.strip import Fact, strip
from pages.parts.tables import Column, cell, table

NAMES = {"evaluation": "Evaluations", "case study": "Case studies", "value": "Calculations of value"}
COUNTED = ("evaluations_finished", "evaluations_used")
WAITS = "An evaluation was recorded since figures were worked out. They count it with the next upload, or with the first visit of tomorrow."
COLUMNS = (
    Column("Evidence", "heading", width=44),
    Column("For", width=20),
    Column("What it led to", width=24),
    Column("Recorded", width=12),
)


def show(visitor: Visitor) -> None:
    """All of it, by kind; with ?about= what there is for one objective or service."""
    home, about = figures.home(), st.query_params.get("about", "")
    found = evidence(figures.store(), home.code, about) if home is not None else []
    header.top(visitor, figures.synthetic())
    header.title(finding(found), "What people say and what was decided because of it. Case studies are without personal details.")
    write(_counted(visitor) if not about else "")
    write(*(listed(visitor, kind, [each for each in found if each.evidence.kind == kind]) for kind in NAMES))
    write(_assessed(visitor, about))
    if who.may_act(visitor):
        evidence_form.add(visitor)


def _counted(visitor: Visitor) -> Html:
    """The two figures that evaluations give, and whether they wait for the next run."""
    known = [standings.standing(visitor.audience, Commitment(measure, "", "monitor", "quarter")) for measure in COUNTED]
    shown = [
        Fact(links.to_measure(catalogue()[each.commitment.measure].title, visitor, each.commitment.measure), latest(each), _period(each))
        for each in known
    ]
    waits = el("p", WAITS, class_="small") if evaluations_wait(figures.store()) else ""
    return el("section", strip(shown), waits)


def _period(standing: Standing) -> str:
    return narrative.period(standing.latest) if standing.latest is not None else ""


def _assessed(visitor: Visitor, about: str) -> Html:
    """The services that were held against the foundations, each with when; their pages hold the answers."""
    found = [each for each in offer.all_services() if each.service.assessments and (not about or each.key == about)]
    plan, section = assessment.with_foundations()
    heading = el("h2", "Self-assessments of services")
    way = el("p", f"Each service's own page holds the form: {section.title.lower()} of {plan.name}.", class_="small")
    if not found:
        return el("section", heading, el("p", "None recorded.", class_="hole"), way)
    items = (
        el(
            "li",
            links.link(each.service.name, visitor, "service-map", service=each.key),
            f": {words.listed([f'{one.occasion} {day_words(one.on)}' for one in each.service.assessments])}",
        )
        for each in found
    )
    return el("section", heading, el("ul", *items), way)


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
            cell(each.evidence.title, join((each.evidence.words, _sum(each))), strong=True),
            _for(visitor, each),
            cell(each.evidence.led_to, day_words(each.evidence.decided_on) if each.evidence.decided_on else "")
            if each.evidence.led_to
            else el("span", "None recorded", class_="hole"),
            cell(day_words(each.record.at.date()), each.evidence.source),
        ]
        for each in found
    ]
    return el("section", el("h2", NAMES[kind]), table(NAMES[kind], COLUMNS, rows, stacks="narrow"))


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
    if said.kind != "value":
        return ""
    people = f"{words.number(said.people)} people. " if said.people is not None else ""
    benefit = f", benefit {offer.money(said.benefit)}" if said.benefit is not None else ""
    return f" {people}Cost {offer.money(said.cost)}{benefit}. Assumptions: {said.assumptions}"
