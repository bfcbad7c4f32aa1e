"""Taking an upload out of use, or back in: a reason, what would change, and only then the confirmation."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from data.errors import DashboardError
from data.loading import accept
from data.records.uploads import Upload, put_back, take_out
from metrics.preview import Effect, Preview, preview_withdrawal
from metrics.results import Point
from metrics.run import run
from pages import frame
from pages.access import Visitor
from pages.history_words import served, title_of
from pages.parts import figures, words
from pages.parts.markup import Html, el, write
from pages.parts.strip import facts
from pages.parts.tables import Column, cell, table

STEP, WHY, CHANGES, DONE, FAULT = "withdraw_step", "withdraw_why", "withdraw_changes", "withdraw_done", "withdraw_fault"
WIDTH = 736
LONGEST_REASON = 500
NO_REASON = "Enter the reason"
AT_ONCE = 12  # more figures than these stand behind a press
CHANGED = (Column("Measure", "heading", width=46), Column("Now", "number"), Column("Without it", "number"))


def is_going_on(upload: Upload) -> bool:
    """Whether the visitor is in the middle of the steps, for this upload and from its present state."""
    step = st.session_state.get(STEP)
    return step is not None and step[0] == (upload.upload_id, upload.state == "withdrawn")


def offer(upload: Upload) -> None:
    """The button that begins: out of use, or in use again."""
    back = upload.state == "withdrawn"
    if st.button("Put it back in use" if back else "Withdraw this upload"):
        _go(upload, "ask")


def say_what_was_done(upload: Upload) -> None:
    """Once, after the confirmation: what was done and whether the figures are worked out."""
    done = st.session_state.get(DONE)
    if done is not None and done[0] == upload.upload_id:
        del st.session_state[DONE]
        write(el("p", done[1], class_="done", role="status"))
    fault = st.session_state.pop(FAULT, "")  # somebody else was quicker
    if fault:
        write(frame.problem([(fault, "")]))


def show(visitor: Visitor, upload: Upload) -> None:
    """The step the visitor has come to."""
    _, step = st.session_state[STEP]
    if step == "check":
        _check(visitor, upload)
        return
    with st.container(width=WIDTH):
        _ask(upload)


def _ask(upload: Upload) -> None:
    """The reason, with what it means above and the fault, if any, at the top and beside the field."""
    back = upload.state == "withdrawn"
    fault = st.session_state.pop(FAULT, "")
    if fault:
        frame.entitle(f"Error: {upload.reference}", figures.council_name())
        write(frame.problem([(fault, "why")]))
    st.title(f"Put upload {upload.upload_id} back in use" if back else f"Withdraw upload {upload.upload_id}", anchor=False)
    write(el("p", BACK if back else OUT), facts(_what(upload)))
    if fault:
        write(el("p", fault, class_="fault", id="why"))
    label = "Why is it put back?" if back else "Why is it withdrawn?"
    why = st.text_area(label, st.session_state.get(WHY, ""), max_chars=LONGEST_REASON)
    buttons = st.container(horizontal=True)
    if buttons.button("Continue" if back else "See what would change", type="primary"):
        st.session_state[WHY] = why
        if not why.strip():
            st.session_state[FAULT] = NO_REASON
            st.rerun()
        _try(upload, lambda: _preview(upload), "check")
    if buttons.button("Leave it as it is"):
        _forget()
        st.rerun()


def _check(visitor: Visitor, upload: Upload) -> None:
    """What would change, the reason once more, and the confirmation."""
    back = upload.state == "withdrawn"
    preview: Preview | None = st.session_state.get(CHANGES)
    st.title(_finding(upload, preview), anchor=False)
    if preview is not None:
        _changes(preview)
    write(el("h2", "Check your answers"), facts([*_what(upload), ("Reason", st.session_state.get(WHY, ""))]))
    buttons = st.container(horizontal=True)
    if buttons.button(f"{'Put back' if back else 'Withdraw'} upload {upload.upload_id}", type="primary"):
        _try(upload, lambda: _do(visitor, upload), "")
    if buttons.button("Change the reason"):
        _go(upload, "ask")
    if buttons.button("Leave it as it is"):
        _forget()
        st.rerun()


def _changes(preview: Preview) -> None:
    """The figures with and without the upload: those the plan promises something about at once, a long rest on demand."""
    promised = [each for each in preview.effects if each.committed]
    others = [each for each in preview.effects if not each.committed]
    said = [f"{words.first_up(words.plural(preview.unchanged, 'measure'))} would stay as they are." if preview.unchanged else ""]
    said += [f"{name} could not be worked out: {reason}." for name, reason in preview.failures]
    write(*(el("p", each) for each in said if each))
    if promised:
        write(el("h2", "What the plan promises something about"), _table("Promised figures that would change", promised))
    if others and len(others) <= AT_ONCE:
        write(el("h2", "Other figures"), _table("Other figures that would change", others))
    elif others:
        with st.expander(f"The other {len(others)} figures that would change, the largest change first"):
            write(_table("Other figures that would change", others))


def _table(caption: str, effects: Sequence[Effect]) -> Html:
    rows = [[cell(each.title, each.period_words), _figure(each.before), _figure(each.after)] for each in effects]
    key = words.key_of([str(part) for row in rows for part in row])
    return table(caption, CHANGED, rows, stacks="narrow", note=key)


def _figure(point: Point | None) -> Html:
    """The figure and its terms; no figure is not none."""
    return cell("[x]", "no figure") if point is None else cell(words.marked(point), words.terms(point))


OUT = (
    "Figures are worked out again without it, and what an earlier upload told of the same periods serves again. "
    "Its rows stay in the record, and it can be put back."
)
BACK = "Figures are worked out again with it. That it was withdrawn, by whom and why, stays in the record."


def _what(upload: Upload) -> list[tuple[str, object]]:
    return [
        ("Upload", upload.reference),
        ("Return", title_of(upload.return_id)),
        ("File", upload.file_name),
        ("Serves now", served(upload)),
    ]


def _finding(upload: Upload, preview: Preview | None) -> str:
    if preview is None:
        return f"Put upload {upload.upload_id} back in use: check your answers"
    if not preview.effects:
        return f"No figure would change without upload {upload.upload_id}"
    return f"{words.first_up(words.plural(len(preview.effects), 'figure'))} would change without upload {upload.upload_id}"


def _preview(upload: Upload) -> None:
    """What would change, kept for the next step; nothing where an upload is put back."""
    st.session_state[CHANGES] = None
    if upload.state != "withdrawn":
        with st.spinner("Working out what would change ..."):
            st.session_state[CHANGES] = preview_withdrawal(figures.store(), upload.upload_id)


def _do(visitor: Visitor, upload: Upload) -> None:
    """The change itself, then the figures; a failure there leaves the change standing and is said."""
    store, back = figures.store(), upload.state == "withdrawn"
    why = st.session_state.get(WHY, "")
    with st.spinner("Working out the figures ..."):
        if back:
            put_back(store, upload.upload_id, why, visitor.name)
        else:
            take_out(store, upload.upload_id, why, visitor.name)
        done = f"Upload {upload.upload_id} is {'back in use' if back else 'withdrawn'}."
        try:
            accept(store, [], lambda: run(store))
        except DashboardError as fault:
            done += f" The figures could not be worked out yet: {fault} The next start tries again."
        else:
            done += " The figures are worked out again."
    _forget()
    st.session_state[DONE] = (upload.upload_id, done)


def _try(upload: Upload, work: Callable[[], None], then: str) -> None:
    """Do the work and go on; what keeps it from being done stands at the top of the first step."""
    try:
        work()
    except DashboardError as fault:
        st.session_state[FAULT] = str(fault)
        _go(upload, "ask")
    if then:
        _go(upload, then)
    st.rerun()


def _go(upload: Upload, step: str) -> None:
    st.session_state[STEP] = ((upload.upload_id, upload.state == "withdrawn"), step)
    st.rerun()


def _forget() -> None:
    for key in (STEP, WHY, CHANGES, FAULT):
        st.session_state.pop(key, None)
