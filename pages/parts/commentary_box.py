"""Commentary on an objective for a month: the promise before and whether it was kept, what is written, and the boxes to write in.

Each box is kept as a draft when the reader leaves it. What somebody else wrote meanwhile is never overwritten.
"""

from __future__ import annotations

from datetime import date, datetime

import streamlit as st

from data.framework import Objective
from data.periods import day_words, period_words
from data.records.commentary import LONGEST, PARTS, Commentary, KeptCommentary, commentary, is_required, promised_before, save
from data.records.home_council import HomeCouncil
from data.records.written import Record
from pages.access import Visitor
from pages.parts import figures, links, overtaken, who
from pages.parts.markup import Html, el, write
from pages.parts.said import quoted, said
from pages.parts.strip import facts

WRITE = "write"  # in the address: whether the boxes are open
WAS_IT_KEPT = {"": "Nobody has said yet", "yes": "Yes", "partly": "Partly", "no": "No"}
NAMED = {**PARTS, "kept": "Was the promise kept?"}


def show(visitor: Visitor, objective: Objective, period_end: date, word: str, word_before: str) -> None:
    """The place for commentary on this objective's page. Scrutiny reads it in editions, where it has been checked."""
    home = figures.home()
    if home is None or visitor.audience == "public":
        return
    store = figures.store()
    now = commentary(store, home.code, objective.id, period_end)
    before = promised_before(store, home.code, objective.id, period_end)
    month = period_words("month", period_end, period_end)
    # what is written stands above the boxes and is drawn after them: a rerun of our own would swallow a press that comes with the typing
    above = st.container()
    if who.may_comment(visitor) and st.query_params.get(WRITE) == "yes":
        _boxes(visitor, home, objective, period_end, now, before)
        now = commentary(store, home.code, objective.id, period_end)
    elif who.may_comment(visitor):  # three boxes on every objective's page would cost each reader more than all its figures
        period = {"period": period_end.isoformat(), WRITE: "yes"}
        do = "Change" if now is not None and now.is_finished else "Write"
        write(el("p", links.link(f"{do} the commentary", visitor, f"objective-{objective.number}", **period)))
    asked = is_required(word, word_before) and not (now is not None and now.is_finished)
    needed = (
        el("p", el("strong", "Commentary is asked for"), f": {word.lower()}{'' if word == 'Off track' else ' at least twice running'}.")
        if asked
        else ""
    )
    with above:
        write(el("h2", f"Commentary on {month}", id="commentary"), needed, _promise(before, now), _written(now, month))


def _promise(before: KeptCommentary | None, now: KeptCommentary | None) -> Html:
    """What was promised last time, and whether it was kept."""
    if before is None or before.record.period_end is None:
        return Html("")
    month = period_words("month", before.record.period_end, before.record.period_end)
    kept = WAS_IT_KEPT[now.commentary.kept if now is not None else ""]
    return facts([(f"Promised in {month}", quoted(before.commentary.next)), ("Was it kept?", kept)])


def _written(now: KeptCommentary | None, month: str) -> Html:
    if now is None or now.commentary.is_empty:
        return el("p", f"No commentary on {month} yet.", class_="hole")
    state = "Finished" if now.is_finished else "A draft"
    told = [(name, said(getattr(now.commentary, part))) for part, name in PARTS.items()]
    too_long = [
        f"{name} has {len(getattr(now.commentary, part)):,} letters: cut it to {LONGEST} before you finish."
        for part, name in PARTS.items()
        if len(getattr(now.commentary, part)) > LONGEST
    ]
    below = el("p", " ".join((f"{state}: {now.record.by}, {day_words(now.record.at.date())}.", *too_long)), class_="small")
    return el("div", facts(told), below)


def _boxes(
    visitor: Visitor, home: HomeCouncil, objective: Objective, period_end: date, now: KeptCommentary | None, before: KeptCommentary | None
) -> None:
    key = f"commentary-{objective.id}-{period_end}"
    held = overtaken.opened(key, None if now is None else now.record)
    top = st.container()
    stands = Commentary(**held.body)
    with st.container():
        typed = {
            part: st.text_area(name, value=getattr(stands, part), key=overtaken.box(key, part), on_change=_note_typing, args=(key,))
            for part, name in PARTS.items()
        }
        kept = stands.kept
        if before is not None:
            answers = list(WAS_IT_KEPT)
            kept = st.radio(
                "Was the promise kept?", answers, index=answers.index(stands.kept), format_func=WAS_IT_KEPT.__getitem__, horizontal=True,
                key=overtaken.box(key, "kept"), on_change=_note_typing, args=(key,),
            )  # fmt: skip
        again = " It is finished: what you change is a draft until you finish it again." if now is not None and now.is_finished else ""
        write(el("p", f"Each box is kept as a draft when you leave it, and holds {LONGEST} letters at the end.{again}", class_="small"))
        finish = st.button("Finish the commentary", type="primary", key=f"{key}-finish")
    mine = Commentary(typed["happened"], typed["why"], typed["next"], kept or "")

    def keep(over: Record | None) -> KeptCommentary:
        at = datetime.now()
        return save(figures.store(), home.code, objective.id, period_end, mine, by=visitor.name, at=at, over=over, finished=finish)

    has_typed = st.session_state.pop(f"{key}-typed", False)
    # while both texts wait for a decision nothing is kept: typing on would decide it
    if (finish or has_typed) and held.clash is None and (made := overtaken.saved(key, keep, top)) is not None:
        held.over = made.record
        if finish:  # it stands above as text: the same again in boxes would be read twice
            st.query_params.pop(WRITE, None)
            st.rerun()
    if (put := overtaken.settle(key, NAMED, keep, top, mine=vars(mine))) is not None:
        held.over = put.record
        st.rerun()


def _note_typing(key: str) -> None:
    """Only what this reader typed is kept: what stands in a box because it stood there before is not theirs to save."""
    st.session_state[f"{key}-typed"] = True
