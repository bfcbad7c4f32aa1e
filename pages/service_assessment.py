"""A service held against the foundations: what was found when it was established and at each review, and the form for the next look."""

from __future__ import annotations

from datetime import datetime

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.errors import DashboardError
from data.framework_parts import Element
from data.periods import day_words
from data.records.written import Overtaken
from data.services import assessment, service
from data.services.assessment import ESTABLISHED, OCCASIONS, REVIEWED, SCORES, Answer, Assessment
from data.services.service import KeptService
from pages import frame
from pages.access import Visitor
from pages.parts import figures, words
from pages.parts.markup import Html, el, fold, write
from pages.parts.said import said
from pages.parts.tables import Column, cell, table
from pages.parts.tags import state_tag

LOOKS = {"Not yet": "off", "In part": "risk", "Fully": "on"}
SHOWN = 3  # of many: the first, and the newest two
OPEN = "Not looked at"
NAMES = {ESTABLISHED: "When it was established", REVIEWED: "At a review"}
DONE = "assessment_done"


def view(kept: KeptService) -> Html:
    """The foundations as rows, a column for each time somebody looked; that nobody did is said."""
    plan, section = assessment.with_foundations()
    every = kept.service.assessments
    source = el("p", f"“{section.words}” {section.source}.", class_="small")
    if not every:
        says = "Nobody has held this service against the foundations yet, neither when it was established nor at a review."
        return el("section", el("h2", "Self-assessment"), el("p", says, class_="hole"), source)
    shown = every if len(every) <= SHOWN else (every[0], *every[1 - SHOWN :])
    columns = (
        Column("Foundation", "heading", width=40), *(Column(f"{_when(each)}", width=60 // len(shown)) for each in shown),
    )  # fmt: skip
    rows = [[_foundation(element), *(_cell(each, element.title) for each in shown)] for element in section.elements]
    left = len(every) - len(shown)
    note = f"Entered by {words.listed(list(dict.fromkeys(each.by for each in every)))}."
    note += f" {words.first_up(words.plural(left, 'earlier review'))} {'is' if left == 1 else 'are'} in the record." if left else ""
    drawn = table("Self-assessment against the foundations", columns, rows, stacks="wide", note=note)
    return el("section", el("h2", finding(every, len(section.elements))), drawn, source)


def finding(every: tuple[Assessment, ...], foundations: int) -> str:
    """'Self-assessment: four of six foundations fully there; two of five foundations looked at when it was established'."""
    newest, first = every[-1], every[0]
    said_now = f"Self-assessment: {_fully(newest, foundations)} fully there"
    if first.occasion != ESTABLISHED:
        return f"{said_now}; not assessed when it was established"
    return said_now if newest is first else f"{said_now}; {_fully(first, foundations)} when it was established"


def _fully(of: Assessment, foundations: int) -> str:
    """'two of six foundations'; of those that somebody looked at, where not at all."""
    looked_at = len(of.answers)
    which = "" if looked_at == foundations else " looked at"
    return f"{words.how_many(of.fully) if of.fully else 'none'} of {words.plural(looked_at, 'foundation')}{which}"


def form(visitor: Visitor, kept: KeptService) -> None:
    """The form under a service's page; who saves second is told and loses nothing."""
    if done := st.session_state.pop(DONE, ""):
        write(el("p", done, class_="done", role="status"))
    _, section = assessment.with_foundations()
    with st.expander("Assess it against the foundations"):
        top = st.container()
        # the version that was read when the page was opened, so that a change by somebody else meanwhile is seen
        opened = st.session_state.setdefault(_read(kept), kept)
        with st.form(f"assessment-{kept.key}", border=False):
            occasion = st.radio(
                "Of when", OCCASIONS, format_func=lambda each: NAMES[each], index=int(bool(kept.service.assessments)), horizontal=True
            )
            on = st.date_input("On", value=figures.today(), format="DD/MM/YYYY", max_value=figures.today())
            given = []
            for element in section.elements:
                score = st.radio(element.title, (OPEN, *SCORES), horizontal=True, help=element.wording)
                given.append((element.title, score, st.text_input(f"What shows it: {element.title}", max_chars=assessment.LONGEST)))
            sent = st.form_submit_button("Record the assessment", type="primary")
    open_still = [title for title, score, why in given if why.strip() and score == OPEN]
    if sent and open_still:  # what was typed would be lost
        with top:
            write(frame.problem([(f"Say how far it has this, or take out what shows it: {words.listed(open_still)}.", "")]))
    elif sent:
        answers = tuple(Answer(title, score, why) for title, score, why in given if score and score != OPEN)
        _save(visitor, opened, Assessment(occasion or "", on, visitor.name, answers), top)


def _save(visitor: Visitor, kept: KeptService, made: Assessment, top: DeltaGenerator) -> None:
    home = figures.home()
    assert home is not None
    try:
        service.assess(figures.store(), home.code, kept, made, by=visitor.name, at=datetime.now())
    except Overtaken as fault:
        theirs = service.as_it_stands(kept, fault.theirs)
        with top:
            write(frame.problem([(str(fault), "")]), el("div", el("p", "What stands now:"), view(theirs)))
        st.session_state[_read(kept)] = theirs  # read now: the next save goes on top of it
        return
    except DashboardError as fault:
        with top:
            write(frame.problem([(str(fault), "")]))
        return
    st.session_state.pop(_read(kept), None)
    st.session_state[DONE] = "The assessment is recorded."
    st.rerun()


def _foundation(element: Element) -> Html:
    return el("div", el("span", element.title, class_="main strong"), fold("In the document's words", el("p", f"“{element.wording}”")))


def _cell(of: Assessment, foundation: str) -> Html:
    answer = of.answer(foundation)
    if answer is None:
        return el("span", OPEN, class_="hole")
    return cell(state_tag(answer.score, LOOKS[answer.score]), said(answer.why) if answer.why else "")


def _when(each: Assessment) -> str:
    what = "When established" if each.occasion == ESTABLISHED else "Reviewed"
    return f"{what}, {day_words(each.on)}"


def _read(kept: KeptService) -> str:
    """Where the session keeps the version that the form was opened on."""
    return f"assessment-read-{kept.key}"
