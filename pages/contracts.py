"""One framework of performance over all contracts: one verdict for each, why, its value, its end, its review, and what has no measure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from data.services import contracts as rules
from data.services import reviews
from metrics import contract
from pages import contracts_choices, contracts_file, contracts_table, service_views
from pages.access import Visitor
from pages.contracts_choices import Chosen
from pages.contracts_held import Held, held
from pages.parts import figures, header, links, offer, remembered, words
from pages.parts.markup import Html, el, join, write
from pages.parts.strip import Fact, strip
from pages.parts.tags import ATTENTION, verdict_tag

VIEW = "contracts"
AT_ONCE = 60


def show(visitor: Visitor) -> None:
    """The contracts that level, provider, commissioner and verdict leave; all four stand in the address."""
    header.top(visitor, figures.synthetic(), (links.link("Services", visitor, "service-map"), "Contracts"))
    every = held(visitor.audience, offer.all_services(), figures.today())
    if not every:
        header.title("No contract recorded", rules.RULE)
        write(el("p", "Until a register or an edit says which services are commissioned, there is nothing to hold to account."))
        return
    write(service_views.line(visitor, VIEW), remembered.part(visitor, _above, offer.stamp()))
    write(el("h2", "The contracts", id="contracts"))
    asked = contracts_choices.choose(visitor, every)
    write(remembered.part(visitor, _list, asked, st.query_params.get("all", ""), offer.stamp()))
    left = contracts_choices.left(visitor, every, asked)
    if left:
        make = partial(contracts_file.csv_of, tuple(left), figures.today())
        icon = ":material/download:"
        st.download_button("Download as CSV", make, "contracts.csv", "text/csv", key="contracts", icon=icon, on_click="ignore")
    write(remembered.part(visitor, _rules))


def _above(visitor: Visitor, stamp: int) -> Html:
    """The heading, and how many contracts and how much money stand at each verdict."""
    every = held(visitor.audience, offer.all_services(), figures.today())
    below = f"{words.number(len(every))} contracts, {offer.money(_money(every))} a year where recorded. What needs attention first."
    return join((header.heading(finding(every), below), strip([_fact(every, word) for word in ATTENTION if _at(every, word)])))


def finding(every: Sequence[Held]) -> str:
    """'12 of 148 contracts are off track, 31 have no measure yet'."""
    off, none = len(_at(every, "Off track")), len(_at(every, contract.NO_MEASURE))
    verb = "is" if off < 2 else "are"
    first = f"{words.first_up(words.how_many(off)) if off else 'None'} of {words.plural(len(every), 'contract')} {verb} off track"
    return f"{first}, {words.how_many(none)} {'has' if none == 1 else 'have'} no measure yet" if none else first


def _list(visitor: Visitor, asked: Chosen, every_one: str, stamp: int) -> Html:
    """The contracts that are left as a table, the first of them until all are asked for."""
    left = contracts_choices.left(visitor, held(visitor.audience, offer.all_services(), figures.today()), asked)
    if not left:
        return el("p", "No contract is left by these choices. Choose fewer of them.")
    shown = left if every_one == "yes" else left[:AT_ONCE]
    listed = contracts_table.drawn(visitor, shown)
    more: Html | str = ""
    if len(shown) < len(left):
        kept = {name: value for name, value in asked if value}
        way = links.link(f"Show all {len(left)}", visitor, "service-map", view=VIEW, all="yes", **kept)
        more = el("p", f"The {len(shown)} that need attention most. ", way)
    told = f"{words.first_up(words.plural(len(left), 'contract'))}, {offer.money(_money(left))} a year where recorded."
    return join((el("p", told, class_="small"), listed, more))


def _fact(every: Sequence[Held], word: str) -> Fact:
    there = _at(every, word)
    return Fact(verdict_tag(word), words.number(len(there)), f"{offer.money(_money(there))} a year")


def _rules(visitor: Visitor) -> Html:
    """The rule, what is no contract, and what a review holds a contract against."""
    plan, section = reviews.criteria()
    held_against = el("ul", *(el("li", f"“{element.wording}”") for element in section.elements))
    return el(
        "section",
        el("h2", "How a contract gets its verdict"),
        el("p", contract.RULE), el("p", contract.BESIDE), el("p", rules.RULE),
        el("h2", "What a review holds a contract against"),
        el("p", "Each contract is reviewed six months before it ends, and held against:"),
        held_against,
        el("p", f"Source: {section.source}. {_not_printed(plan.notes)}", class_="small"),
    )  # fmt: skip


def _not_printed(notes: Sequence[str]) -> str:
    return next((note for note in notes if "criteria" in note), "")


def _at(every: Sequence[Held], word: str) -> list[Held]:
    return [one for one in every if one.word == word]


def _money(found: Sequence[Held]) -> float | None:
    known = [one.kept.service.a_year for one in found if one.kept.service.a_year is not None]
    return sum(known) if known else None
