"""Commentary on an objective for a month: the promise before and whether it was kept, what is written, and the boxes to write in.

Each box is kept as a draft when the reader leaves it. What somebody else wrote meanwhile is never overwritten.
"""

from __future__ import annotations

from datetime import date, datetime

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.errors import DashboardError
from data.framework import Objective
from data.periods import day_words, period_words
from data.records.commentary import LONGEST, Commentary, KeptCommentary, commentary, is_required, promised_before, save
from data.records.home_council import HomeCouncil
from data.records.written import Overtaken, Record
from pages import frame
from pages.access import Visitor
from pages.parts import figures, links, who
from pages.parts.markup import Html, el, write
from pages.parts.strip import facts

WRITE = "write"  # in the address: whether the boxes are open
BOXES = {"happened": "What happened", "why": "Why", "next": "What next"}
WAS_IT_KEPT = {"": "Nobody has said yet", "yes": "Yes", "partly": "Partly", "no": "No"}


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
        write(el("p", links.link("Write the commentary", visitor, f"objective-{objective.number}", **period)))
    asked = is_required(word, word_before) and not (now is not None and now.is_finished)
    needed = (
        el("p", el("strong", "Commentary is asked for"), f": {word.lower()}{'' if word == 'Off track' else ' twice running'}.")
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
    return facts([(f"Promised in {month}", f"“{before.commentary.next}”"), ("Was it kept?", kept)])


def _written(now: KeptCommentary | None, month: str) -> Html:
    if now is None or now.commentary.is_empty:
        return el("p", f"No commentary on {month} yet.", class_="hole")
    state = "Finished" if now.is_finished else "A draft"
    told = [(name, getattr(now.commentary, part) or "nothing yet") for part, name in BOXES.items()]
    return el("div", facts(told), el("p", f"{state}: {now.record.by}, {day_words(now.record.at.date())}.", class_="small"))


def _boxes(
    visitor: Visitor, home: HomeCouncil, objective: Objective, period_end: date, now: KeptCommentary | None, before: KeptCommentary | None
) -> None:
    key = f"commentary-{objective.id}-{period_end}"
    st.session_state.setdefault(f"{key}-read", None if now is None else now.record)
    top = st.container()
    stands = Commentary() if now is None else now.commentary
    with st.container():
        typed = {
            part: st.text_area(
                name, value=getattr(stands, part), max_chars=LONGEST, key=f"{key}-{part}", on_change=_note_typing, args=(key,)
            )
            for part, name in BOXES.items()
        }
        kept = stands.kept
        if before is not None:
            answers = list(WAS_IT_KEPT)
            kept = st.radio(
                "Was the promise kept?", answers, index=answers.index(stands.kept), format_func=WAS_IT_KEPT.__getitem__, horizontal=True,
                key=f"{key}-kept", on_change=_note_typing, args=(key,),
            )  # fmt: skip
        write(el("p", "Each box is kept as a draft when you leave it.", class_="small"))
        finish = st.button("Finish the commentary", type="primary", key=f"{key}-finish")
    said = Commentary(typed["happened"], typed["why"], typed["next"], kept or "")
    if finish or st.session_state.pop(f"{key}-typed", False):
        _keep(visitor, home, objective, period_end, said, key, top, finished=finish)
    if (theirs := st.session_state.get(f"{key}-theirs")) is not None:
        _choose(visitor, home, objective, period_end, said, key, top, theirs)


def _note_typing(key: str) -> None:
    """Only what this reader typed is kept: what stands in a box because it stood there before is not theirs to save."""
    st.session_state[f"{key}-typed"] = True


def _keep(
    visitor: Visitor, home: HomeCouncil, objective: Objective, period_end: date, said: Commentary, key: str, top: DeltaGenerator,
    *, finished: bool,
) -> None:  # fmt: skip
    over: Record | None = st.session_state[f"{key}-read"]
    try:
        made = save(
            figures.store(), home.code, objective.id, period_end, said, by=visitor.name, at=datetime.now(), over=over, finished=finished
        )
    except Overtaken as fault:
        st.session_state[f"{key}-theirs"] = fault.theirs
        with top:
            write(frame.problem([(str(fault), "")]))
        return
    except DashboardError as fault:
        with top:
            write(frame.problem([(str(fault), "")]))
        return
    st.session_state[f"{key}-read"] = made.record


def _choose(
    visitor: Visitor, home: HomeCouncil, objective: Objective, period_end: date, mine: Commentary, key: str, top: DeltaGenerator,
    theirs: Record,
) -> None:  # fmt: skip
    """Theirs and mine side by side; a person says which stands."""
    with top:
        told = [(f"{theirs.by} wrote: {name.lower()}", str(theirs.body[part]) or "nothing") for part, name in BOXES.items()]
        told += [(f"You wrote: {name.lower()}", getattr(mine, part) or "nothing") for part, name in BOXES.items()]
        write(facts(told))
        if st.button("Let theirs stand", key=f"{key}-take"):
            for part in (*BOXES, "kept", "theirs", "read"):
                st.session_state.pop(f"{key}-{part}", None)
            st.rerun()
        if st.button("Put mine in its place", key=f"{key}-put"):
            st.session_state.pop(f"{key}-theirs")
            st.session_state[f"{key}-read"] = theirs
            _keep(visitor, home, objective, period_end, mine, key, top, finished=False)
            st.rerun()
