"""Values that no list knows: what each is to be read as, decided once with a reason, for this file and every later one."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from data.checking_kinds import UnknownValue
from data.errors import UploadError
from data.records.value_mappings import WHAT_A_ROW_IS, map_value, valid_values
from metrics.verdicts.words import number
from pages.access import Visitor
from pages.parts import figures
from pages.parts.markup import el, write
from pages.upload_check import Report
from pages.upload_desk import Desk
from pages.upload_work import begin_check

MAPPED_RETURN = "client_level_data"  # the return whose values the national method cleans
PERSONAL_VALUES = "What a row holds is shown to you alone. Of a personal column only the row and the rule are kept, never what it held."
PLACE = "mapping"


def show(visitor: Visitor, desk: Desk, found: Report) -> None:
    """The form, where the file has such values; what is decided is followed by another check."""
    unknown = unknown_values(desk, found)
    if not unknown or desk.file is None:
        return
    write(
        el("h2", "Values that no list knows", class_="part"),
        el(
            "p",
            "Until one is mapped it counts as “Invalid and not mapped”. Decide once what it is to be read as: this file, later ones and "
            "those loaded before are then read so. The rows stay as they were given, and the decision can be taken back.",
        ),
    )
    faults = [says for says, where in desk.faults if where == PLACE]
    if faults:
        write(el("div", *(el("p", each, class_="fault") for each in faults), id=PLACE))
    field, heading, value = st.selectbox("The value", unknown, format_func=lambda each: _said(*each), key="mapping-value")
    valid = valid_values(field)
    near = valid.index(value.nearest) if value.nearest in valid else None
    cleaned = st.selectbox("Read it as", valid, index=near, placeholder="Choose one of the list", key=f"mapping-to-{field}-{value.value}")
    why = st.text_input("Why", key="mapping-why", help=None)
    seen = field not in WHAT_A_ROW_IS or st.checkbox("I know that this changes which rules its rows fall under", key="mapping-seen")
    if st.button("Read it so from now on"):
        try:
            _decide(visitor, found.council, field, value.value, cleaned or "", why, seen)
        except UploadError as fault:
            desk.faults = [(str(fault), PLACE)]
        else:
            desk.faults = []
            desk.said = f"{heading} “{value.value}” is read as “{cleaned}” from now on. The file was checked again."
            begin_check(desk, visitor.name)
        st.rerun()


def unknown_values(desk: Desk, found: Report) -> list[tuple[str, str, UnknownValue]]:
    """Each value in no list, with its column's name and heading; those that a decision would change, the commonest first."""
    if desk.settings is None or desk.settings.return_id != MAPPED_RETURN:
        return []
    every = [(fault.kind.field, fault.kind.column, value) for fault in found.faults for value in fault.values if fault.kind.field]
    return sorted(every, key=lambda each: -each[2].rows)


def _decide(visitor: Visitor, council: str, field: str, raw: str, cleaned: str, why: str, seen: bool) -> None:
    if not cleaned:
        raise UploadError("Choose what the value is to be read as")
    if not why.strip():
        raise UploadError("Say why the value is to be read so: others will ask")
    map_value(figures.store(), council, field, raw, cleaned, why=why, by=visitor.name, at=datetime.now(), effects_seen=seen)


def _said(field: str, heading: str, value: UnknownValue) -> str:
    return f"{heading}: “{value.value}”, {'1 row' if value.rows == 1 else number(value.rows) + ' rows'}"
