"""First start: whose dashboard this is, which plan it follows, who may do what, and what is known of the year it compares with."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from data.errors import StoreError
from data.framework import Commitment
from pages import frame, framework_faults
from pages.access import ROLES, Visitor
from pages.parts import figures, links
from pages.parts.markup import el, write
from pages.setting_up import SOURCES, Answers, Area, Figure, areas, asked_baselines, faults, plans, record

PEOPLE = {
    "administrator": "First administrator: keeps the list of people and the settings",
    "approver": "First approver: signs figures off before they are published",
    "officer": "First performance officer, if known: uploads returns (optional)",
}

FORM_WIDTH = 736


def show(visitor: Visitor) -> None:
    """The questions, then the answers to check, then what happens next."""
    home = figures.home()
    if home is not None:
        st.title("First start is done", anchor=False)
        write(el("p", f"This dashboard belongs to {home.name}. To begin another, name another file in PREVENTION_STORE."))
    elif st.session_state.get("first_start_step") == "check":
        _check(visitor, st.session_state["first_start"])
    else:
        with st.container(width=FORM_WIDTH):
            _ask(visitor, st.session_state.get("first_start", Answers()))


def _ask(visitor: Visitor, before: Answers) -> None:
    """The questions, with what was answered before; Continue leads on only when nothing is wrong."""
    wrong: list[tuple[str, str]] = st.session_state.get("first_start_faults", [])
    if wrong:
        frame.entitle("Error: First start", "")
        write(frame.problem(wrong))
    st.title("Whose dashboard is this?", anchor=False)
    write(el("p", "Nothing is kept until you have checked your answers. A council cannot be changed later; all else can."))
    write(framework_faults.box(visitor))
    _fault(wrong, "area")
    choices = areas()
    area = st.selectbox(
        "Council or region", choices, index=choices.index(before.area) if before.area else None,
        format_func=lambda choice: choice.words, placeholder="Choose one",
    )  # fmt: skip
    _fault(wrong, "plan")
    known = list(plans())
    plan = st.selectbox(
        "The plan it follows", known, index=_usual(known, before.plan, area),
        format_func=lambda each: plans()[each].name, placeholder="Choose one",
    )  # fmt: skip
    st.header("Who may do what", anchor=False)
    write(el("p", "By e-mail address, as the council's sign-in service gives it. One person has one role."))
    people = {}
    for role, words in PEOPLE.items():
        _fault(wrong, role)
        proposed = visitor.name if role == "administrator" and visitor.how == "sign-in" else ""
        people[role] = st.text_input(words, value=before.people.get(role, proposed), autocomplete="off")
    baselines = {}
    asked = asked_baselines(plan or "")
    if asked:
        st.header(f"What was it in {asked[0].baseline}?", anchor=False)
        write(
            el(
                "p",
                "The plan compares with that year. Leave empty what is not known: the dashboard then says so.",
            )
        )
    for promise in asked:
        baselines[promise.measure] = _ask_figure(promise, before.baselines.get(promise.measure, Figure()), wrong)
    if st.button("Continue", type="primary"):
        answers = Answers(area, plan or "", people, baselines)
        st.session_state["first_start"] = answers
        st.session_state["first_start_faults"] = faults(answers)
        st.session_state["first_start_step"] = "ask" if st.session_state["first_start_faults"] else "check"
        st.rerun()


def _ask_figure(promise: Commitment, before: Figure, wrong: list[tuple[str, str]]) -> Figure:
    """One figure of the baseline year: the figure, what it was worked out from, and its source."""
    place = f"baseline-{promise.measure}"
    with st.expander(promise.title, expanded=before.is_given or any(where == place for _, where in wrong)):
        _fault(wrong, place)
        value, numerator, denominator = st.columns(3)
        return Figure(
            value.text_input("Figure", before.value, key=f"{place}-value"),
            numerator.text_input("Numerator (optional)", before.numerator, key=f"{place}-numerator"),
            denominator.text_input("Denominator (optional)", before.denominator, key=f"{place}-denominator"),
            st.selectbox("Where it comes from", list(SOURCES), index=list(SOURCES).index(before.source), key=f"{place}-source"),
        )


def _check(visitor: Visitor, answers: Answers) -> None:
    """The answers once more, nothing kept yet; then, in their place, that it is done."""
    place, pressed = st.empty(), st.empty()
    with place.container():
        st.title("Check your answers", anchor=False)
        write(el("dl", *(el("div", el("dt", name), el("dd", says)) for name, says in _in_words(answers)), class_="answers"))
    with pressed.container(horizontal=True):
        confirmed = st.button("Confirm and begin", type="primary")
        if st.button("Change an answer"):
            st.session_state["first_start_step"] = "ask"
            st.rerun()
    if confirmed:
        try:
            record(figures.store(), answers, visitor.name, datetime.now())
        except StoreError as fault:
            write(frame.problem([(str(fault), "")]))
            return
        for key in ("first_start", "first_start_step", "first_start_faults"):
            st.session_state.pop(key, None)
        pressed.empty()  # what is made where something stood in the same run takes its place only as far as it reaches
        with place.container():
            _done(visitor, answers)


def _done(visitor: Visitor, answers: Answers) -> None:
    """That it is done, and what comes next."""
    assert answers.area is not None
    frame.entitle("Done", answers.area.name)
    st.title(f"This is now the dashboard of {answers.area.name}", anchor=False)
    local = visitor.how == "local"
    upload = el("a", "Upload the first file", href="./upload?as=officer") if local else "A performance officer uploads the first file"
    write(
        el("p", upload, ": the Client Level Data extract that goes to government.", role="status"),
        el("p", links.link("Go to the overview", visitor, "")),
    )


def _in_words(answers: Answers) -> list[tuple[str, str]]:
    assert answers.area is not None
    said = [("Council or region", answers.area.words), ("The plan it follows", plans()[answers.plan].name)]
    said += [(f"First {ROLES[role].one}", person.strip().lower() or "not named yet") for role, person in answers.people.items()]
    for promise in asked_baselines(answers.plan):
        figure = answers.baselines[promise.measure]
        terms = f" ({figure.numerator} of {figure.denominator})" if figure.numerator and figure.denominator else ""
        said.append((f"{promise.title}, {promise.baseline}", f"{figure.value}{terms}, {figure.source}" if figure.is_given else "not known"))
    return said


def _fault(wrong: list[tuple[str, str]], place: str) -> None:
    """The words of the box at the top once more beside the question, where the box's link leads."""
    for says, where in wrong:
        if where == place:
            write(el("p", says, class_="fault", id=place))


def _usual(known: list[str], before: str, area: Area | None) -> int | None:
    """The plan that stands chosen: what was chosen before, else the one this council wrote; where there is neither, the reader chooses."""
    own = next((name for name, plan in plans().items() if area is not None and plan.council == area.code), "")
    chosen = before or own
    return known.index(chosen) if chosen else None
