"""The third step of an upload: where every row went, every fault by rule, and what the file would change. Nothing is kept yet."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from data.periods import day_words
from data.records.uploads import Upload, uploads
from data.return_definition import load_return
from metrics.verdicts.words import number
from pages import frame, upload_downloads, upload_mapping
from pages.access import Visitor
from pages.parts import figures, links, words
from pages.parts.markup import Html, el, join, write
from pages.parts.strip import Fact, strip
from pages.parts.tables import Column, cell, table
from pages.upload_check import Fault, Report
from pages.upload_desk import Desk
from pages.upload_effects import SHOWN, besides, effects_table, said_when_nothing_changes

# what happens to a row of each severity, the most serious first, and the look of its tag
SEVERITY = {"rejected": ("Rejected", "off"), "warning": ("Kept, warning", "risk"), "notice": ("Kept", "none")}
COLUMNS = (
    Column("What happens", "verdict", width=12),
    Column("Fault", "heading", width=30),
    Column("Times", "number", width=7),
    Column("First rows, and what they hold", width=20, short="First rows"),
    Column("What to do", width=31),
)
IN_THE_BOX = 5
LOOK_AGAIN = 1.0
TOLD = 60  # characters of a value that are shown


def show(visitor: Visitor, desk: Desk) -> None:
    """The page of this step."""
    found = desk.report
    assert found is not None and desk.settings is not None
    before = loaded_before(uploads(figures.store()), desk.settings.return_id, found.file_hash)
    serious = found.of("rejected", "warning")
    if serious:
        frame.entitle("Error: Read the report", figures.council_name())
        write(frame.problem([(_in_a_line(fault), _place(fault)) for fault in serious[:IN_THE_BOX]]))
    st.title(finding(found, before), anchor=False)
    if desk.said:
        write(el("p", desk.said, role="status", class_="done"))
    write(_counted(found), el("div", _faults(found), class_="part"))
    upload_downloads.offer(desk)
    if not before and found.rows_kept:
        write(el("h2", "What loading this file would change", class_="part"))
        _effects(visitor, desk)
    upload_mapping.show(visitor, desk, found)
    _beside_the_last(desk, found)
    _lead_on(visitor, desk, found, before)


def finding(found: Report, before: Upload | None = None) -> str:
    """The report in one sentence."""
    if before is not None:
        return f"This file was loaded before, as upload {before.upload_id}; nothing would change"
    if not found.rows_kept:
        return f"None of the {number(found.rows_read)} rows can be used; nothing has been loaded"
    if found.rows_rejected:
        return f"{number(found.rows_rejected)} of {number(found.rows_read)} rows cannot be used; nothing has been loaded yet"
    if found.rows_warned:
        return f"{number(found.rows_warned)} of {number(found.rows_read)} rows have a warning; nothing has been loaded yet"
    return f"No faults found in {number(found.rows_read)} row{'' if found.rows_read == 1 else 's'}; nothing has been loaded yet"


def loaded_before(every: Sequence[Upload], return_id: str, file_hash: str) -> Upload | None:
    """The upload in use that was made of the very same file, or None."""
    same = (each for each in every if (each.return_id, each.file_hash) == (return_id, file_hash) and each.withdrawn_at is None)
    return next(same, None)


def _counted(found: Report) -> Html:
    return strip(
        (
            Fact("Rows in the file", number(found.rows_read), "all accounted for"),
            Fact("Kept, no fault", number(found.rows_clean)),
            Fact("Kept with a warning", number(found.rows_warned), "as the national method keeps them" if found.rows_warned else ""),
            Fact("Rejected", number(found.rows_rejected), "left out when you load the file" if found.rows_rejected else ""),
        )
    )


def _faults(found: Report) -> Html:
    tidied = el("section", el("h2", "What was tidied or noted"), el("ul", *(el("li", note) for note in found.notes))) if found.notes else ""
    if not found.faults:
        return join((tidied,))
    rows = [_row(fault) for fault in found.faults]
    heading = f"{words.first_up(words.plural(len(rows), 'kind'))} of fault or notice, the most serious first"
    drawn = table("Faults by rule and column", COLUMNS, rows, stacks="wide", note=upload_mapping.PERSONAL_VALUES)
    return join((el("section", el("h2", heading), drawn), tidied))


def _row(fault: Fault) -> tuple[object, ...]:
    kind = fault.kind
    said, look = SEVERITY[kind.severity]
    others = f" And {number(fault.others)} more like it in this column." if fault.others else ""
    where = f"Column: {kind.column}" if kind.column else "Whole row" if kind.first_rows else "Whole file"
    fault_words = el("span", kind.says + others, id=_place(fault), tabindex="-1")
    return el("span", said, class_=f"tag tag-{look}"), cell(fault_words, where), number(fault.count), _first(fault), _do(fault)


def _first(fault: Fault) -> Html | str:
    """The first rows and what stands in each; how many more there are."""
    if not fault.first:
        return "Whole file"
    lines = [f"{number(each.row)}: {_short(each.value)}" if each.value else number(each.row) for each in fault.first]
    more = fault.count - len(fault.first)
    lines += [f"and {number(more)} more"] if more > 0 and not fault.others else []
    return el("ul", *(el("li", line) for line in lines), class_="plain small")


def _do(fault: Fault) -> Html:
    """What to do; for values outside their list, the nearest one that is in it."""
    near = [
        f"“{_short(each.value)}”: {'use “' + each.nearest + '”' if each.nearest else 'nothing like it in the list'}"
        for each in fault.values
    ]
    drawn = el("ul", *(el("li", each) for each in near[:3]), class_="plain small") if near else ""
    more = el("span", f"and {number(len(near) - 3)} other values, below", class_="terms") if len(near) > 3 else ""
    return join((el("span", fault.kind.what_to_do, class_="main"), drawn, more))


def _short(value: str) -> str:
    return value if len(value) <= TOLD else f"{value[:TOLD]} ..."


def _in_a_line(fault: Fault) -> str:
    column = f"{fault.kind.column}: " if fault.kind.column and fault.kind.column not in fault.kind.says else ""
    times = "once" if fault.count == 1 else f"{number(fault.count)} times"
    return (
        f"{column}{fault.kind.says} {words.first_up(times)}, {'rejected' if fault.kind.severity == 'rejected' else 'kept with a warning'}"
    )


def _place(fault: Fault) -> str:
    column = "".join(letter if letter.isalnum() else "-" for letter in fault.kind.column.lower())
    return f"fault-{fault.kind.rule}-{column}"


def _effects(visitor: Visitor, desk: Desk) -> None:
    """The figures without and with the file, once they are worked out; until then, how far that is."""
    work = desk.weighing
    if work is None:
        return
    if not work.is_done:

        @st.fragment(run_every=LOOK_AGAIN)
        def progress() -> None:
            if work.is_done:
                st.rerun()
            write(
                el("p", "Working out the figures with this file and without it. You need not wait for it.", role="status"),
                el("p", f"{work.seconds:.0f} s so far", class_="small"),
            )

        progress()
    elif work.result is None:
        write(el("p", f"This could not be worked out: {work.fault} The rows can be loaded all the same."))
    elif not work.result.effects:
        write(said_when_nothing_changes())
    else:
        effects = work.result.effects
        write(el("p", besides(work.result), class_="small"))
        write(effects_table(visitor, effects[:SHOWN], "With this file"))
        if len(effects) > SHOWN:
            with st.expander(f"{number(len(effects) - SHOWN)} more figures that change"):
                write(effects_table(visitor, effects[SHOWN:], "With this file"))


def _beside_the_last(desk: Desk, found: Report) -> None:
    """This file beside the latest upload of the same return: a file half as long is most often a mistake."""
    assert desk.settings is not None
    last = next((each for each in uploads(figures.store()) if each.return_id == desk.settings.return_id and not each.withdrawn_at), None)
    if last is None:
        return
    columns = (
        Column("Count", "heading"),
        Column(f"Upload {last.upload_id}", "number"),
        Column("This file", "number"),
        Column("Difference"),
    )
    pairs = (
        ("Rows in the file", last.rows_read, found.rows_read),
        ("Rows kept", last.rows_kept, found.rows_kept),
        ("Of these with a warning", last.rows_warned, found.rows_warned),
        ("Rows rejected", last.rows_rejected, found.rows_rejected),
    )
    rows: list[list[object]] = [[name, number(then), number(now), _difference(then, now)] for name, then, now in pairs]
    periods = [el("span", _days(each), class_="terms") for each in (last.stated, found.stated)]
    rows.append(["Period stated", *periods, "" if last.stated == found.stated else "another period"])
    said = f"Beside the last {load_return(desk.settings.return_id).title}"
    write(el("section", el("h2", said, class_="part"), table(said, columns, rows, stacks="narrow")))


def _difference(then: int, now: int) -> str:
    if then == now:
        return "the same"
    share = f" ({number(100 * abs(now - then) / then, 1)}%)" if then else ""
    return f"{number(abs(now - then))} {'more' if now > then else 'fewer'}{share}"


def _days(period: tuple[object, ...] | None) -> str:
    return f"{day_words(period[0])} to {day_words(period[1])}" if period else "none"  # type: ignore[arg-type]


def _lead_on(visitor: Visitor, desk: Desk, found: Report, before: Upload | None) -> None:
    buttons = st.container(horizontal=True)
    desk.said = ""
    if before is not None:
        write(el("p", links.link(f"See upload {before.upload_id}", visitor, "uploads", upload=str(before.upload_id))))
    elif found.rows_kept and buttons.button("Continue to check your answers", type="primary"):
        desk.step = "answers"
        st.rerun()
    if buttons.button("Choose another file"):
        desk.begin_again("file")
        st.rerun()
