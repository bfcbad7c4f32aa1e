"""The last step of an upload: the receipt with its reference, to keep or print, and the figures that changed."""

from __future__ import annotations

import streamlit as st

from data.periods import day_words
from data.records.uploads import Upload, uploads
from data.return_definition import load_return
from metrics.verdicts.words import number
from pages import frame
from pages.access import Visitor
from pages.parts import figures, links, words
from pages.parts.markup import Html, el, join, write
from pages.upload_answers import days, facts_in_rows
from pages.upload_desk import Desk, Loaded
from pages.upload_effects import SHOWN, as_they_are_now, effects_table
from pages.upload_print import page


def show(visitor: Visitor, desk: Desk) -> None:
    """The page of this step."""
    done = desk.loaded
    assert done is not None
    receipt = done.receipt
    upload = next((each for each in uploads(figures.store()) if each.upload_id == receipt.upload_id), None)
    heading = f"Upload {receipt.upload_id}: " + ("loaded before, nothing changed" if receipt.already_loaded else "loaded")
    frame.entitle(heading, figures.council_name())
    st.title(heading, anchor=False)
    said = facts_of(done, upload)
    write(el("div", el("p", said[0][1], class_="figure"), el("p", "is your reference. Keep it."), role="status", class_="done"))
    write(
        facts_in_rows(said),
        el("h2", "What happens next", class_="part"),
        _next(visitor, done),
    )
    if upload is not None and upload.withdrawn_at is not None:
        write(el("p", el("strong", "It has been withdrawn since: the figures are without it.")))
    elif done.effects and not receipt.already_loaded and not done.trouble:
        write(el("h2", "Figures that changed", class_="part"), effects_table(visitor, as_they_are_now(done.effects[:SHOWN]), "Now"))
        if len(done.effects) > SHOWN:
            with st.expander(f"{number(len(done.effects) - SHOWN)} more figures that changed"):
                write(effects_table(visitor, as_they_are_now(done.effects[SHOWN:]), "Now"))
    buttons = st.container(horizontal=True)
    buttons.download_button(
        "Receipt to print (HTML)", printed(said, figures.council_name()), f"receipt {said[0][1]}.html", "text/html", on_click="ignore",
        icon=":material/print:",
    )  # fmt: skip
    if buttons.button("Upload another file"):
        desk.begin_again("choose", same=False)
        st.rerun()


def facts_of(done: Loaded, upload: Upload | None) -> list[tuple[str, object]]:
    """The receipt's lines, its reference first."""
    receipt = done.receipt
    decides = receipt.given or receipt.derived or receipt.stated
    return [
        ("Reference", upload.reference if upload is not None and upload.reference else f"Upload {receipt.upload_id}"),
        ("File", receipt.file_name),
        ("File’s hash (SHA-256)", f"begins {done.file_hash[:16]}" if done.file_hash else "[x] not available"),
        ("Return", load_return(receipt.return_id).title),
        ("Council", receipt.council or words.NO_COUNCIL),
        ("Rows", f"{number(receipt.rows_read)} read, {number(receipt.rows_kept)} kept, {number(receipt.rows_rejected)} rejected"),
        ("Of those kept", f"{number(receipt.rows_warned)} with a warning"),
        (words.made(receipt.return_id), day_words(receipt.submitted_at.date())),
        ("Period stated", days(receipt.stated) or "none"),
        ("Period its rows tell of", days(receipt.derived) or "not worked out from this file"),
        ("Period vouched for", days(receipt.given) or "none"),
        ("Covers", days(decides) or "not worked out from this file"),
        ("Loaded by", f"{done.by}, {day_words(done.at.date())} at {done.at:%H:%M}"),
        ("Figures", done.trouble or ("as they were" if receipt.already_loaded else "worked out")),
    ]


def printed(said: list[tuple[str, object]], council: str) -> bytes:
    """The receipt as a page to print."""
    rows = (el("tr", el("th", name, scope="row"), el("td", says)) for name, says in said)
    table = el("table", el("caption", "What was loaded"), el("tbody", *rows))
    return page(f"Receipt {said[0][1]}", join((el("p", council), el("h1", f"Receipt: {said[0][1]}"), table)))


def _next(visitor: Visitor, done: Loaded) -> Html:
    upload = str(done.receipt.upload_id)
    person_by_person = (
        el(
            "li",
            links.link("Compare person by person", visitor, "reconciliation"),
            " whom government counted and whom the figures here do.",
        )
        if done.receipt.return_id == "ascof_reconciliation"
        else ""
    )
    return el(
        "ul",
        person_by_person,
        el("li", links.link("Go to the overview", visitor, ""), " to see each objective with the new figures."),
        el("li", links.link("Open this upload", visitor, "uploads", upload=upload), " to see which months it serves, or to withdraw it."),
        el("li", "The file itself has been forgotten. What was wrong in it stays with the upload, without personal details."),
    )
