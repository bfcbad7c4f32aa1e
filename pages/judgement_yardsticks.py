"""The yardsticks: what holds, who answers for it, every value it ever had, and a form to set one."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from data.framework import Framework
from data.periods import day_words
from data.records.yardstick_settings import Standing, yardsticks_now
from data.records.yardsticks_setting import LONGEST_OWNER, set_yardstick
from pages.access import Visitor
from pages.judgement_form import Faults, chosen_in_address, reason, send
from pages.parts import figures, words
from pages.parts.markup import Html, el, join, write
from pages.parts.tables import Column, cell, table

FORM = "yardstick"
COLUMNS = (Column("Yardstick", "heading", width=46), Column("In force", width=20), Column("Set by", width=34))
EARLIER = (Column("Yardstick", "heading", width=24), Column("Value", width=18), Column("Owner"), Column("Set on"), Column("Why", width=28))


def finding(council: str) -> str:
    """How many the council has set itself."""
    found = yardsticks_now(figures.store())
    many = sum(bool(each.history) for each in found)
    return (
        f"{words.first_up(words.how_many(many))} of {len(found)} yardsticks set by the council" if many else "Every yardstick is as shipped"
    )


def in_force(visitor: Visitor, council: str, plan: Framework) -> Html:
    """What each is, what holds, and who answers for it."""
    return table("Yardsticks in force", COLUMNS, [_row(each) for each in yardsticks_now(figures.store())], stacks="narrow")


def history(visitor: Visitor, council: str, plan: Framework) -> Html:
    """Every value that was ever set, the newest first."""
    found = [(standing, each) for standing in yardsticks_now(figures.store()) for each in standing.history]
    rows = [
        [standing.yardstick.title, standing.yardstick.words(each.value), each.owner, day_words(each.at.date()), each.why]
        for standing, each in sorted(found, key=lambda pair: pair[1].at, reverse=True)
    ]
    heading = el("h2", "Every value that was set")
    return join((heading, table("Every value that was set", EARLIER, rows, stacks="narrow") if rows else el("p", "None has been set yet.")))


def form(visitor: Visitor, council: str, plan: Framework, wrong: Faults) -> None:
    """Which one, its value, its owner and why."""
    now = {each.yardstick.name: each for each in yardsticks_now(figures.store())}
    wrong.beside(FORM, "yardstick")
    chosen = now[chosen_in_address("yardstick", list(now), "Which yardstick", lambda name: now[name].yardstick.title)]
    yardstick = chosen.yardstick
    key = f"{FORM}-{yardstick.name}"
    wrong.at_top(FORM)
    with st.form(FORM, border=False):
        write(el("p", f"{yardstick.says} In force: {yardstick.words(chosen.value)}. {yardstick.bounds}", class_="small"))
        wrong.beside(FORM, "value")
        if yardstick.choices:
            place = yardstick.choices.index(chosen.value) if chosen.value in yardstick.choices else 0
            value = st.radio("What shall hold", yardstick.choices, index=place, format_func=yardstick.words, key=f"{key}-value") or ""
        else:
            unit = f", in {yardstick.unit}" if yardstick.unit else ""
            value = st.text_input(f"What shall hold{unit}", autocomplete="off", width=272, key=f"{key}-value")
        wrong.beside(FORM, "owner")
        owner = st.text_input("Who answers for it: a post or a board", max_chars=LONGEST_OWNER, autocomplete="off", key=f"{FORM}-owner")
        why = reason(wrong, FORM, "Why: who decided, where")
        sent = st.form_submit_button("Set this yardstick", type="primary")
    if sent:
        send(
            FORM,
            lambda: set_yardstick(
                figures.store(), yardstick.name, value, owner=owner, why=why, by=visitor.name, at=datetime.now()
            ),
            f"{yardstick.title} is now {yardstick.words(value.strip())}. Every page judges by it from its next opening.",
        )  # fmt: skip


def _row(each: Standing) -> list[object]:
    yardstick = each.yardstick
    newest = each.history[0] if each.history else None
    by = (
        cell(newest.owner, f"{day_words(newest.at.date())}: {newest.why}")
        if newest
        else el("span", "As shipped: nobody has set another", class_="terms")
    )
    return [cell(yardstick.title, yardstick.says), yardstick.words(each.value), by]
