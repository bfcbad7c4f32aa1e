"""The fourth step of an upload: everything that is about to be kept, once more, and the one button that does it."""

from __future__ import annotations

from datetime import date

import streamlit as st

from data.periods import day_words
from data.return_definition import load_return
from metrics.verdicts.words import number
from pages.access import Visitor
from pages.parts import words
from pages.parts.markup import Html, el, write
from pages.upload_desk import Desk
from pages.upload_effects import months_in_words
from pages.upload_work import NOT_HELD, begin_load

PERSONAL = "Dropped while reading. NHS numbers became codes that cannot be turned back without the council’s key"
LOOK_AGAIN = 1.0
PLACE = "leave-out"
WAITS = (
    "The period that the rows tell of is still being worked out. The file can be loaded once it stands above; this page shows it by itself."
)
LEAVE = "Say that the rejected rows may be left out, or put them right and upload the file again"


def show(visitor: Visitor, desk: Desk) -> None:
    """The page of this step."""
    found = desk.report
    assert found is not None
    st.title("Check your answers", anchor=False)
    waits = _is_unknown_yet(desk)  # asked once: what is closed now must be shown again
    if waits:
        _periods_come_later(desk)
    write(facts_in_rows(answers(desk)))
    agreed = found.rows_rejected == 0 or _ask_leave(desk, found.rows_rejected)
    if waits:
        write(el("p", WAITS, class_="small", role="status"))
    buttons = st.container(horizontal=True)
    confirm = f"Confirm and load {number(found.rows_kept)} row{'' if found.rows_kept == 1 else 's'}"
    if buttons.button(confirm, type="primary", disabled=waits):
        desk.faults = [(NOT_HELD, "")] if desk.file is None else [] if agreed else [(LEAVE, PLACE)]
        if not desk.faults:
            begin_load(desk, visitor.name)
        st.rerun()
    if buttons.button("Back to the report"):
        desk.step, desk.faults = "report", []
        st.rerun()
    if buttons.button("Change the file or its settings"):
        desk.begin_again("file")
        st.rerun()


def facts_in_rows(said: list[tuple[str, object]]) -> Html:
    """Names and what they are, each pair on a line of its own."""
    return el("dl", *(el("div", el("dt", name), el("dd", says)) for name, says in said), class_="answers")


def answers(desk: Desk) -> list[tuple[str, object]]:
    """What is about to be loaded, as what, for when."""
    found, settings = desk.report, desk.settings
    assert found is not None and settings is not None
    said: list[tuple[str, object]] = [
        ("File", f"{found.file_name}, {_size(desk.file_size)}"),
        ("Return", load_return(settings.return_id).title),
        ("Council", found.council or words.NO_COUNCIL),
        (words.made(settings.return_id), day_words(desk.submitted_on) if desk.submitted_on else "today"),
        ("Period that the file states", days(found.stated) or "none"),
        ("Period that its rows tell of", _derived(desk)),
        ("Period you vouch for", f"{days(desk.covers)} (this one decides)" if desk.covers else "none: what the rows tell of decides"),
        ("Months it would serve", _months(desk)),
        ("Rows to be loaded", f"{number(found.rows_kept)}, of these {number(found.rows_warned)} with a warning"),
        ("Rows left out", number(found.rows_rejected)),
    ]
    if any(field.personal for field in load_return(settings.return_id).fields):
        said.append(("Names and postcodes", PERSONAL))
    return said


def days(period: tuple[date, date] | None) -> str:
    """'1 April 2025 to 31 March 2026', '' for none."""
    return f"{day_words(period[0])} to {day_words(period[1])}" if period else ""


def _is_unknown_yet(desk: Desk) -> bool:
    """Whether the period of the rows is still to come: nobody vouches for a file before it stands beside the one stated."""
    return desk.weighing is not None and not desk.weighing.is_done


def _ask_leave(desk: Desk, rejected: int) -> bool:
    """Whether the officer says that the rejected rows may be left out."""
    faults = [says for says, where in desk.faults if where == PLACE]
    if faults:
        write(el("div", *(el("p", each, class_="fault") for each in faults), id=PLACE))
    return st.checkbox("The one rejected row may be left out" if rejected == 1 else f"The {number(rejected)} rejected rows may be left out")


def _derived(desk: Desk) -> str | Html:
    """The period worked out from the rows, and that it is another than the one stated."""
    work = desk.weighing
    if work is None or not work.is_done:
        return "still being worked out"
    if work.result is None:
        return f"not worked out: {work.fault}"
    derived = work.result.derived
    stated = desk.report.stated if desk.report is not None else None
    if derived is None:
        return "not worked out from this file"
    if stated is None or stated == derived:
        return days(derived)
    return el("span", days(derived), el("strong", " Another than the file states: check that the whole period was exported."))


def _months(desk: Desk) -> str:
    work = desk.weighing
    if work is None or not work.is_done:
        return "still being worked out"
    return months_in_words(work.result.months_served) if work.result is not None else "not worked out"


def _periods_come_later(desk: Desk) -> None:
    """Show the page again once the periods are known."""

    @st.fragment(run_every=LOOK_AGAIN)
    def wait() -> None:
        if not _is_unknown_yet(desk):
            st.rerun()

    wait()


def _size(size: int) -> str:
    return f"{size / 1e6:,.1f} MB" if size >= 1e6 else f"{max(1, size // 1000):,} kB"
