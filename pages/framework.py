"""A framework on a page: its levels, objectives and outcomes with what measures them, then all it says, section by section."""

from __future__ import annotations

import streamlit as st

from data.framework import Framework, Section, all_frameworks
from pages import frame, framework_faults, framework_grid, framework_investment, framework_levels, framework_sections
from pages.access import Visitor
from pages.parts import figures, header, in_view, offer, remembered, words
from pages.parts.markup import Html, el, join, write


def show(visitor: Visitor) -> None:
    """The framework in view, with the choice of another at its side."""
    plan = in_view.framework(visitor)
    if plan is None:
        header.top(visitor, figures.synthetic())
        framework_faults.instead_of_a_plan(visitor)
        return
    header.top(visitor, figures.synthetic())
    found = _finding(plan)
    frame.entitle(f"{plan.name}: framework", figures.council_name())
    _heading(visitor, plan, found)
    sections = (remembered.part(visitor, _section, each.id, _stamp(visitor, each)) for each in plan.sections)
    write(framework_faults.box(visitor), remembered.part(visitor, _above), *sections, remembered.part(visitor, _below))


def _above(visitor: Visitor) -> Html:
    """What stands under the heading: no reader's words are in it, so it is made once for all who read alike."""
    plan = in_view.framework(visitor)
    assert plan is not None
    return join((
        el("p", el("strong", f"{plan.vision_name}: "), f"“{plan.vision}”"),
        el("p", plan.target_note, class_="why") if plan.target_note else "",
        framework_grid.grid(visitor, plan),
        _facts(plan),
        _contents(plan),
    ))  # fmt: skip


def _section(visitor: Visitor, section_id: str, stamp: int) -> Html:
    """One section; the stamp moves with every change of the register, where the section shows what stands in it."""
    plan = in_view.framework(visitor)
    assert plan is not None
    section = next(each for each in plan.sections if each.id == section_id)
    beside = framework_investment.drawn(visitor, section, offer.all_services()) if _stamp(visitor, section) else Html("")
    return framework_sections.section(visitor, plan, section, beside)


def _stamp(visitor: Visitor, section: Section) -> int:
    """0 where nothing of today stands in the section: to the public nothing does, since nobody has signed it off."""
    return 1 + offer.stamp() if section.shows == "investment" and visitor.audience == "exact" else 0


def _below(visitor: Visitor) -> Html:
    plan = in_view.framework(visitor)
    assert plan is not None
    notes = el("section", el("h2", "Notes"), el("ul", *(el("li", note) for note in plan.notes))) if plan.notes else ""
    return join((framework_levels.tied(visitor, plan), notes))


def _heading(visitor: Visitor, plan: Framework, found: str) -> None:
    """The finding with the choice of framework beside it. Another framework is another address, which every link then keeps."""
    known = all_frameworks()
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        heading = st.container()
        chosen = st.selectbox(
            "Framework shown", list(known), index=list(known).index(plan.id), format_func=lambda each: _short(known[each]),
            label_visibility="collapsed", width=280,
        )  # fmt: skip
    with heading:
        header.title(found, f"{plan.title}, {plan.period}. {_whose(visitor, plan)} Source: {plan.source}.")
    if chosen != plan.id:
        adopted = figures.home()
        in_view.choose("" if adopted is not None and chosen == adopted.plan else chosen)
        st.rerun()


def _whose(visitor: Visitor, plan: Framework) -> str:
    """Whose framework it is to this council: adopted, its own beside the adopted one, or another council's."""
    home, adopted = figures.home(), figures.plan()
    if home is None or adopted is None or plan.council != home.code or not visitor.plan:
        return in_view.adopted_words(visitor)
    return f"This council's own, over the same figures. It has adopted {adopted.name}."


def _finding(plan: Framework) -> str:
    """'Of 16 outcomes in this framework, 7 have a measure and 9 have none': the gaps are counted in the heading."""
    with_measure = sum(bool(outcome.evidence) for outcome in plan.outcomes)
    none = len(plan.outcomes) - with_measure
    if not plan.outcomes:
        return plan.title
    if not none:
        return f"Each of the {words.plural(len(plan.outcomes), 'outcome')} in this framework has a measure"
    said = [
        f"{words.how_many(count)} {'has' if count == 1 else 'have'} {what}" for count, what in ((with_measure, "a measure"), (none, "none"))
    ]
    return f"Of {words.how_many(len(plan.outcomes))} outcomes in this framework, {words.listed(said)}"


def _facts(plan: Framework) -> Html:
    if not plan.key_facts:
        return Html("")
    facts = (el("li", fact.words, " ", el("span", f"{fact.source}.", class_="small")) for fact in plan.key_facts)
    return el("section", el("h2", "About the place"), el("ul", *facts))


def _contents(plan: Framework) -> Html:
    """The sections that follow, by name; links within the page."""
    if not plan.sections:
        return Html("")
    named = [el("a", section.title, href=f"#{section.id}") for section in plan.sections]
    return el("nav", el("p", "All it says, in its own words: ", join(named, ", "), "."), aria_label="Sections of the framework")


def _short(plan: Framework) -> str:
    return plan.name.partition(",")[0]
