"""The first step of an upload: which return it is, what that is for, and the same one as last time at one click."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from data.periods import day_words
from data.records.uploads import Upload, uploads
from data.return_definition import ReturnDefinition, all_returns
from data.templates import examples, has_template, template
from metrics.verdicts.words import number
from pages.access import Visitor
from pages.parts import figures, remembered, words
from pages.parts.markup import el, write
from pages.parts.strip import facts
from pages.upload_desk import Desk, Settings
from pages.upload_door import LARGEST_WORDS

USUAL = "client_level_data"
KINDS = ("csv", "txt", "xlsx", "xls", "ods")
AGAIN = 3
TYPES = f"CSV or text, Excel (xlsx, xls) or OpenDocument (ods), of less than {LARGEST_WORDS}"
PERSONAL = (
    "Names, postcodes, GP practices and free text are dropped while the file is read, in memory. NHS numbers become codes that only the "
    "council's key could match. Of a birth date the month and year are kept."
)
NOBODY = "The file speaks of no person by name or number."


def show(visitor: Visitor, desk: Desk) -> None:
    """The page of this step."""
    st.title("Upload a return", anchor=False)
    known = {each.id: each for each in all_returns()}
    last = remembered.part(visitor, _latest)
    if last:
        write(el("h2", "The same return as last time", class_="part"))
        for upload, definition in last[:AGAIN]:
            _again(desk, upload, definition)
        write(el("h2", "Or choose a return", class_="part"))
    chosen = desk.settings.return_id if desk.settings else USUAL
    ids = list(known)  # Streamlit copies what it offers, and a definition is large
    place = ids.index(chosen) if chosen in known else 0
    definition = known[st.selectbox("What the file is", ids, index=place, format_func=lambda each: known[each].title)]
    if st.button("Continue", type="primary"):
        if desk.settings is None or desk.settings.return_id != definition.id:
            desk.settings = Settings(definition.id)
        desk.begin_again("file")
        st.rerun()
    write(el("h2", definition.title, class_="part"), facts(_said(definition)))
    _downloads(definition)


def _latest(visitor: Visitor) -> tuple[tuple[Upload, ReturnDefinition], ...]:
    return tuple(latest_of_each(uploads(figures.store()), all_returns()))


def latest_of_each(every: Sequence[Upload], known: Sequence[ReturnDefinition]) -> list[tuple[Upload, ReturnDefinition]]:
    """The latest upload in use of each return: Client Level Data, then those that are due by a day, then the rest; the newest first."""
    by_id = {each.id: each for each in known}
    found: dict[str, Upload] = {}
    for upload in sorted(every, key=lambda each: -each.upload_id):
        if upload.withdrawn_at is None and upload.return_id in by_id:
            found.setdefault(upload.return_id, upload)
    latest = [(upload, by_id[upload.return_id]) for upload in found.values()]
    return sorted(latest, key=lambda each: (each[1].id != USUAL, each[1].due_every == 0))


def as_last_time(upload: Upload) -> Settings:
    """What to fill in for the next one: the period vouched for, where one was, moved on by a quarter. It is shown before confirming."""
    if upload.given is None:
        return Settings(upload.return_id)
    first, last = (a_quarter_on(day, month_end=n == 1) for n, day in enumerate(upload.given))
    return Settings(upload.return_id, covers_from=f"{first:%d/%m/%Y}", covers_to=f"{last:%d/%m/%Y}")


def a_quarter_on(day: date, *, month_end: bool) -> date:
    """The same day three months on; a month's last day becomes a month's last day."""
    months = day.year * 12 + day.month - 1 + 3
    first = date(months // 12, months % 12 + 1, 1)
    last = date.fromordinal(date((months + 1) // 12, (months + 1) % 12 + 1, 1).toordinal() - 1)
    is_end = date.fromordinal(day.toordinal() + 1).day == 1
    return last if month_end and is_end else first.replace(day=min(day.day, last.day))


def _again(desk: Desk, upload: Upload, definition: ReturnDefinition) -> None:
    when = day_words(upload.loaded_at.date()) if upload.loaded_at else "a day not known"
    period = upload.given or upload.derived or upload.stated
    covers = f", {day_words(period[0])} to {day_words(period[1])}" if period else ""
    write(el("p", f"Last: {upload.file_name}, loaded on {when}, {number(upload.rows_kept)} rows kept{covers}.", class_="small"))
    if st.button(f"{definition.title}, as last time", key=f"again-{upload.return_id}"):
        desk.settings = as_last_time(upload)
        desk.begin_again("file")
        st.rerun()


def _said(definition: ReturnDefinition) -> list[tuple[str, object]]:
    personal = any(field.personal or field.officer_only or field.kind == "nhs number" for field in definition.fields)
    needed = [field.heading for field in definition.fields if field.needed]
    more = f" and {len(needed) - 8} more" if len(needed) > 8 else ""
    layouts = [shape.words for shape in definition.shapes]
    said: list[tuple[str, object]] = [("What it is", definition.about), ("Accepted", TYPES)]
    if definition.layout == "rows":
        without = f"it is refused without {words.listed([*needed[:8]])}{more}" if needed else "which a file needs depends on its layout"
        said.append(("Columns", f"{len(definition.fields)} are known; {without}."))
    if layouts:
        said.append(("Layouts", el("ul", *(el("li", each) for each in layouts))))
    if definition.specification:
        address = definition.specification
        is_link = address.startswith("https://")
        said.append(("Specification", el("a", address, href=address) if is_link else address))
    return [*said, ("Personal details", PERSONAL if personal else NOBODY)]


def _downloads(definition: ReturnDefinition) -> None:
    buttons = st.container(horizontal=True)
    icon = ":material/download:"
    if has_template(definition):
        buttons.download_button(
            "Template (xlsx)", lambda: template(definition), f"{definition.id} template.xlsx", on_click="ignore", icon=icon, key="template"
        )
    for name, content in examples(definition).items():
        buttons.download_button(f"Filled example: {name}", content, name, "text/csv", on_click="ignore", icon=icon, key=f"example-{name}")
