"""Lists beside the map: reviews due, what the register lacks, offer groups, and the services that a search finds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import streamlit as st

from data.framework import Framework
from data.periods import day_words
from data.services import offers as offer_groups
from data.services import reviews as contract_reviews
from data.services.places import stages_of
from data.services.repeats import Pair
from data.services.search import answers
from data.services.service import KeptService
from pages.access import Visitor
from pages.parts import choices, in_view, links, offer, remembered, words
from pages.parts.markup import Html, el, join, write
from pages.parts.tables import Column, cell, table
from pages.parts.tags import state_tag
from pages.service_matrix import Matrix, levels_of, matrix, scale, stands_at

WITHIN = timedelta(days=92)
LOOKS = {"overdue": "off", "due soon": "risk", "to come": "due"}
MOST, AT_ONCE = 8, 60
REVIEW_COLUMNS = (
    Column("Review", "verdict", width=20), Column("Service", "heading", width=34), Column("Review by", width=16),
    Column("Value a year", "number", width=14), Column("Contract ends", width=16),
)  # fmt: skip
SERVICE_COLUMNS = (
    Column("Service", "heading", width=34), Column("Level", width=16), Column("Life stage", width=14), Column("Commissioner", width=14),
    Column("Value a year", "number", width=10), Column("Until", width=12),
)  # fmt: skip


def reviews(visitor: Visitor, found: Sequence[KeptService], plan: Framework, today: date) -> Html:
    """The contract reviews that are overdue or fall within three months, the most urgent first; levels in the framework's own names."""
    due = contract_reviews.due(found, today, WITHIN)
    late = sum(review.standing(today) == "overdue" for review in due)
    heading = _reviews_finding(late, len(due) - late)
    source, criteria = contract_reviews.criteria()
    held = f"Held against: {'; '.join(words.first_down(each.wording) for each in criteria.elements)} ({source.title})."
    note = f"A review falls due six months before the contract ends, where the register gives no day. {held}"
    rows = [
        [
            state_tag(_said(review.days(today)), LOOKS[review.standing(today)]),
            cell(
                named(visitor, review.kept),
                words.listed_with(", ", [review.kept.service.provider, stands_at(review.kept, plan)]),
                strong=True,
            ),
            day_words(review.by),
            offer.money(review.kept.service.a_year),
            day_words(review.kept.service.ends_on) if review.kept.service.ends_on else "[x]",
        ]
        for review in due[:MOST]
    ]
    way = links.link("All contracts, each with its verdict and its review", visitor, "service-map", view="contracts")
    more = el("p", f"And {len(due) - MOST} more. " if len(due) > MOST else "", way)
    drawn = table("Contract reviews due", REVIEW_COLUMNS, rows, stacks="narrow", note=note) if rows else el("p", note, class_="small")
    return el("section", el("h2", heading), drawn, more)


def missing(visitor: Visitor, found: Sequence[KeptService], of: Matrix, pairs: Sequence[Pair]) -> Html:
    """What the register lacks: empty cells, values, dates, measures; and services that may be one."""
    undecided = sum(not pair.decided for pair in pairs)
    no_value = sum(each.service.a_year is None for each in found)
    no_measure = sum(not each.service.linked for each in found)
    no_end = sum(each.service.ends_on is None for each in found)
    said: list[object] = []
    if of.gaps:
        said.append(f"No service recorded at: {words.listed([f'“{row}” for {column.lower()}' for row, column in of.gaps])}.")
    if no_value:
        said.append(
            f"{words.first_up(words.plural(no_value, 'service'))} without a yearly value [x]: counted, adding nothing to the money."
        )
    if no_end:
        said.append(f"{words.first_up(words.plural(no_end, 'service'))} without an end date: nobody is told before they end.")
    if no_measure:
        said.append(f"{words.first_up(words.plural(no_measure, 'service'))} with no measure linked.")
    if undecided:
        pair = "pair of services" if undecided == 1 else "pairs of services"
        ways = links.link(f"{words.first_up(words.how_many(undecided))} {pair}", visitor, "service-map", view="duplicates")
        said.append(join((ways, " may be one and the same.")))
    nothing = el("p", "Nothing: every cell has a service, and every service a value, an end and a measure.")
    return el("section", el("h2", "What is missing"), el("ul", *(el("li", each) for each in said)) if said else nothing, class_="why")


def offers(visitor: Visitor, found: Sequence[KeptService], plan: Framework) -> Html:
    """The second axis: how many services of the register belong to each offer group of the framework, and the groups that have none."""
    groups = offer_groups.groups(plan)
    if not groups:
        return Html("")
    belongs = [(each, offer_groups.group_of(each.service, plan)) for each in found]
    rows = []
    named_levels = {level.id: level.title for level in plan.levels}
    for group in groups:
        mine = [each for each, of in belongs if of is group]
        rows.append(
            [
                group.title,
                named_levels.get(group.level, ""),
                f"“{group.wording}”",
                len(mine) if mine else el("span", "None recorded", class_="hole"),
            ]
        )
    outside = sum(of is None for _, of in belongs)
    note = f"Told by likeness of words to the framework's examples; {outside} services are like none of them."
    columns = (
        Column("Offer group", "heading", width=24),
        Column("Level", width=18),
        Column("In the document's words", width=46),
        Column("Services", "number", width=12),
    )
    return el(
        "section", el("h2", "By offer group", id="offers"), table("Services by offer group", columns, rows, stacks="narrow", note=note)
    )


def search(visitor: Visitor, found: Sequence[KeptService], plan: Framework) -> None:
    """The services that a word, a level and a life stage leave, all kept in the address."""
    write(el("h2", "Find a service", id="find"))
    rows = levels_of(plan, found)
    word, level, stage = st.columns(3)
    with word:
        typed = st.text_input(
            "A word or part of one: name, provider, funder, what it does", key="service_q", value=st.query_params.get("q", "")
        )
    with level:
        at = choices.chosen("level", "Level", {"": "Every level", **{row: row for row in rows}}, "")
    with stage:
        of_life = choices.chosen(
            "stage", "Life stage", {"": "Every life stage", **{each: each for each in stages_of([each.service for each in found])}}, ""
        )
    if typed != st.query_params.get("q", ""):
        if typed:
            st.query_params["q"] = typed
        else:
            st.query_params.pop("q", None)
    write(remembered.part(visitor, _found, typed, at, of_life, st.query_params.get("all", ""), offer.stamp()))


def _found(visitor: Visitor, typed: str, at: str, of_life: str, every: str, stamp: int) -> Html:
    """The services that are left, the first of them until all are asked for."""
    found, plan = offer.all_services(), in_view.framework(visitor)
    assert plan is not None
    of = matrix(found, plan)
    there = [each for each in found if answers(each.service, typed)]
    worded = len(there)
    there = [each for each in there if (not at or each in of.levels[at].found) and (not of_life or each in of.stages[of_life].found)]
    shown = there if every == "yes" else there[:AT_ONCE]
    heading = f"{words.first_up(words.plural(len(there), 'service'))} found" if len(there) != len(found) else f"All {len(found)} services"
    rows = [_row(visitor, each, plan) for each in shown]
    note = f"Levels by {scale(plan)}; below each, the register's own word where it differs. [x] not recorded."
    drawn = table("Services", SERVICE_COLUMNS, rows, stacks="narrow", note=note) if rows else el("p", _none(typed, worded))
    more: Html | str = ""
    if len(shown) < len(there):
        asked = {"q": typed, "level": at, "stage": of_life, "all": "yes"}
        kept = {name: value for name, value in asked.items() if value}
        more = el("p", f"The first {AT_ONCE} by name. ", links.link(f"Show all {len(there)}", visitor, "service-map", **kept))
    return join((el("h3", heading), drawn, more))


def named(visitor: Visitor, kept: KeptService) -> Html:
    """The service's name, a link to its page."""
    return links.link(kept.service.name, visitor, "service-map", service=kept.key)


def _row(visitor: Visitor, kept: KeptService, plan: Framework) -> list[object]:
    service = kept.service
    said = words.listed_with(", ", [service.provider or "provider [x]", service.target_group])
    until = day_words(service.ends_on) if service.ends_on else "[x]"
    return [
        cell(named(visitor, kept), said),
        _level(kept, plan),
        service.life_stage or "[x]",
        service.commissioner or "[x]",
        offer.money(service.a_year),
        until,
    ]


def _level(kept: KeptService, plan: Framework) -> Html:
    """Where it stands in the framework looked at; the register's word below where that is another."""
    at, written = stands_at(kept, plan), kept.service.level
    return cell(at or "[x]", f"in the register: {written}" if written and written.lower() != at.lower() else "")


def _none(typed: str, worded: int) -> str:
    if worded:
        return f"{words.first_up(words.plural(worded, 'service'))} at other levels or life stages. Choose every level and every life stage."
    return f"No service of the register says “{typed}” in its name, provider, funder, area or description. Try another word or part of one."


def _said(days: int) -> str:
    return f"Overdue by {words.plural(-days, 'day')}" if days < 0 else "Due today" if days == 0 else f"Due in {words.plural(days, 'day')}"


def _reviews_finding(late: int, more: int) -> str:
    if not late and not more:
        return "No contract review falls within three months"
    if not late:
        return f"{words.first_up(words.plural(more, 'contract review'))} within three months, none overdue"
    verb = "is" if late == 1 else "are"
    return f"{words.first_up(words.plural(late, 'contract review'))} {verb} overdue, {words.how_many(more)} more within three months"
