"""One upload's own page: its receipt, what it serves, what was found in it, what was done to it; and out of use or in use again."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from data.records.uploads import Event, KindOfFault, Upload, events_of, faults_of
from metrics.verdicts.words import number
from pages import frame, history_withdraw
from pages.access import MAY_WITHDRAW, Visitor
from pages.history_words import PATH, STATES, moment, served, stretch, tag, title_of, to_upload, to_uploads, why_so
from pages.parts import figures, header, links, words
from pages.parts.markup import Html, el, join, write
from pages.parts.strip import Fact, facts, strip
from pages.parts.tables import Column, cell, table

SEVERITY = {"rejected": ("Rejected", "off"), "warning": ("Kept, warning", "risk"), "notice": ("Kept", "none")}
FAULTS = (Column("What happened", "verdict"), Column("Fault", "heading"), Column("Times", "number"), Column("First rows"))


def show(visitor: Visitor, asked: str, every: Sequence[Upload]) -> None:
    """The page of the upload with this number, or a step of taking it out of use."""
    upload = next((each for each in every if str(each.upload_id) == asked), None)
    header.top(visitor, figures.synthetic(), (links.link("Uploads so far", visitor, PATH), upload.reference if upload else "Upload"))
    if upload is None:
        header.title("There is no such upload", "The list of uploads has every one there ever was, withdrawn ones too.")
        return
    frame.entitle(upload.reference, figures.council_name())
    if visitor.role in MAY_WITHDRAW and history_withdraw.is_going_on(upload):
        history_withdraw.show(visitor, upload)
        return
    history_withdraw.say_what_was_done(upload)
    header.title(finding(upload), f"{title_of(upload.return_id)}: {upload.file_name}")
    write(_strip(visitor, upload))
    if visitor.role in MAY_WITHDRAW:
        history_withdraw.offer(upload)
    left, right = st.columns([1.3, 1], gap="large")
    with left:
        _receipt(visitor, upload)
    with right:
        write(_serving(visitor, upload, every))
    write(_faults(faults_of(figures.store(), upload.upload_id)), _record(events_of(figures.store(), upload.upload_id)))


def finding(upload: Upload) -> str:
    """The page in a sentence: 'Upload 12 serves April 2025 to June 2025'."""
    if upload.state in ("in use", "in part") and upload.serves:
        return f"{upload.reference} serves {served(upload)}"
    return f"{upload.reference}: {STATES[upload.state][0].lower()}"


def _strip(visitor: Visitor, upload: Upload) -> Html:
    """Its state, and where every row went."""
    return strip(
        [
            Fact("State", tag(upload), why_so(visitor, upload)),
            Fact("Rows in the file", number(upload.rows_read)),
            Fact("Kept", number(upload.rows_kept), f"{number(upload.rows_warned)} of them with a warning"),
            Fact("Rejected", number(upload.rows_rejected)),
        ]
    )


def _receipt(visitor: Visitor, upload: Upload) -> None:
    """Who, when, what, and the periods said of it; the whole hash on demand."""
    deciding = "given" if upload.given else "derived" if upload.derived else ""
    said: list[tuple[str, object]] = [
        ("Reference", upload.reference),
        ("Return", title_of(upload.return_id)),
        ("Council", upload.council or words.NO_COUNCIL),
        ("Loaded", f"{moment(upload.loaded_at)}, by {upload.loaded_by or 'somebody not named'}"),
        (words.made(upload.return_id), moment(upload.submitted_at).partition(" at ")[0]),
        *((f"Period {how}", _period(days, how == deciding)) for how, days in _periods(upload)),
        *([("Its rows reach", upload.derived_words)] if upload.derived_words else []),
        ("Figures worked out", moment(upload.accepted_at) if upload.accepted_at else "not yet"),
        ("File", f"{upload.file_name}, {_size(upload.file_bytes)}"),
        ("File's hash", f"{upload.file_hash[:8]} (SHA-256, the first 8 of 64 figures)" if upload.file_hash else "[x] not available"),
    ]
    if upload.same_file_as:
        said.append(("The same file", join(["loaded also as ", to_uploads(visitor, upload.same_file_as)])))
    write(el("h2", "Receipt"), el("div", facts(said), class_="wide-terms"))
    if upload.file_hash:
        with st.expander("The whole hash of the file"):
            write(
                el("p", upload.file_hash, class_="hash"),
                el("p", "The same file always has the same hash: so it is known again.", class_="small"),
            )


def _periods(upload: Upload) -> list[tuple[str, tuple[object, ...] | None]]:
    return [("stated", upload.stated), ("derived", upload.derived), ("given", upload.given)]


def _period(days: tuple[object, ...] | None, decides: bool) -> str:
    """A period in words, and whether it is the one that decides what the file serves."""
    if days is None:
        return "none"
    return stretch(days) + (" (this one decides)" if decides else "")  # type: ignore[arg-type]


def _size(size: int) -> str:
    """'3.2 MB', '14 kB'."""
    return f"{size / 1e6:,.1f} MB" if size >= 1e6 else f"{-(-size // 1000):,} kB" if size else "size not known"


def _serving(visitor: Visitor, upload: Upload, every: Sequence[Upload]) -> Html:
    """Which periods it serves and which another serves in its place; and whose place it took."""
    said = served(upload)
    rows: list[list[object]] = []
    if said != "none":
        rows.append([words.first_up(said), "This upload"])
    if upload.state != "withdrawn":
        rows += [
            [stretch(each.days) if each.days else "The whole file", to_upload(visitor, each.replaced_by)]
            for each in upload.stretches
            if each.replaced_by is not None
        ]
    took = sorted(each.upload_id for each in every if upload.upload_id in each.replaced_by)
    drawn = (
        table("What serves its periods now", (Column("Period", "heading"), Column("Served by")), rows)
        if rows
        else el("p", "No figure of today rests on it." if upload.state != "waiting" else "Its figures are not worked out yet.")
    )
    chain = el("p", "It took over periods that were served by ", to_uploads(visitor, took), ", which stay in the record.") if took else ""
    return el("section", el("h2", "What it serves now"), drawn, chain)


def _faults(found: Sequence[KindOfFault]) -> Html:
    """The faults kept with it, by rule."""
    if not found:
        return el("section", el("h2", "What the check found"), el("p", "No faults were found in this file."))
    rows = [
        [
            el("span", SEVERITY[each.severity][0], class_=f"tag tag-{SEVERITY[each.severity][1]}"),
            cell(each.says or each.rule, f"Column: {each.column}" if each.column else "Whole file"),
            number(each.rows),
            (", ".join(map(number, each.first_rows)) or "the whole file")
            + (f" and {number(each.rows - len(each.first_rows))} more" if each.rows > len(each.first_rows) > 0 else ""),
        ]
        for each in found
    ]
    note = (
        "As kept on loading, each kind with its first fault in words. The value of a personal field is never kept, so it is not shown here."
    )
    return el(
        "section",
        el("h2", "What the check found, the most serious first"),
        table("Faults by rule", FAULTS, rows, stacks="narrow", note=note),
    )


def _record(done: Sequence[Event]) -> Html:
    """What was done to it, by whom and why."""
    rows = [[moment(each.at), each.who or "not named", words.first_up(each.what), each.details] for each in done]
    columns = (Column("When", "heading"), Column("Who"), Column("What"), Column("Details"))
    drawn = table("What was done to this upload", columns, rows, stacks="narrow") if rows else el("p", "No line was kept.")
    return el("section", el("h2", "What was done to it"), drawn)
