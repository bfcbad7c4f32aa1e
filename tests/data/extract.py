"""Client Level Data files drawn in a test: a clean row, and the changes that a test makes to it. The headings are the specification's own."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from data.checking import Checked, check
from data.reading import Reading, read
from data.return_definition import load_return

KEY = b"a key for tests, thirty-two long"

HEADINGS = (
    "LA Code", "Reporting Period Start Date", "Reporting Period End Date", "NHS Number", "LA Person Unique Identifier", "First Name",
    "Last Name", "GP Practice Name", "GP Practice Code", "Gender", "Ethnicity", "Date of Birth", "Date of Death", "Client Type",
    "Primary Support Reason", "Postcode", "Accommodation Status", "Employment Status", "Has Unpaid Carer",
    "Autism Spectrum Disorder (ASD)", "Visual Impairment", "Hearing Impairment", "Dementia", "Client Funding Status", "Event Type",
    "Event Reference", "Event Start Date", "Event End Date", "Event Description", "Event Outcome", "Request: Route of Access",
    "Assessment Type", "Eligible Needs Identified", "Method of Assessment", "Total Hrs Caring per week",
    "No. of adults being cared for", "Adult 1 Linked Person_ID", "Adult 2 Linked Person_ID", "Adult 3 Linked Person_ID",
    "Service Type", "Service Component", "Delivery Mechanism", "Provider CQC Location Name", "Provider CQC Location ID",
    "Review Reason", "Review Outcomes Achieved", "Method of Review", "Unit Cost", "Cost Frequency (Unit Type)", "Planned units per week",
)  # fmt: skip

PERSON = {
    "LA Code": "321", "Reporting Period Start Date": "2025-04-01", "Reporting Period End Date": "2026-03-31", "NHS Number": "9434765919",
    "LA Person Unique Identifier": "P1", "First Name": "Ada", "Last Name": "Quillfeather", "GP Practice Name": "Mill Lane Surgery",
    "GP Practice Code": "N81999", "Gender": "Female", "Ethnicity": "White: Irish", "Date of Birth": "1944-05-17",
    "Client Type": "Service user", "Primary Support Reason": "Physical support: Personal care support", "Postcode": "WA7 9ZZ",
    "Accommodation Status": "Owner occupier or shared ownership scheme", "Has Unpaid Carer": "No",
    "Client Funding Status": "Fully social care funded",
}  # fmt: skip
EVENTS = {
    "Request": {
        "Event Type": "Request", "Event Start Date": "2025-06-02", "Event End Date": "2025-06-05",
        "Event Outcome": "NFA: Information and advice or signposting", "Request: Route of Access": "Discharge from hospital",
    },
    "Assessment": {
        "Event Type": "Assessment", "Event Start Date": "2025-06-06", "Event End Date": "2025-06-20",
        "Event Outcome": "Progress to support planning or services", "Assessment Type": "Long term assessment",
        "Method of Assessment": "Service user only",
    },
    "Service": {
        "Event Type": "Service", "Event Start Date": "2025-07-01", "Event Outcome": "Continuation of support or services",
        "Service Type": "Long term support: Community", "Service Component": "Home support or domiciliary care",
        "Delivery Mechanism": "CASSR managed personal budget", "Unit Cost": "21.50", "Cost Frequency (Unit Type)": "Hourly",
        "Planned units per week": "7",
    },
    "Review": {
        "Event Type": "Review", "Event Start Date": "2026-01-05", "Event End Date": "2026-01-12",
        "Event Outcome": "Continuation of support or services", "Review Reason": "Planned", "Review Outcomes Achieved": "Fully achieved",
        "Method of Review": "Service user only",
    },
}  # fmt: skip

Row = Mapping[str, str]


def event(kind: str = "Service", **changes: str) -> dict[str, str]:
    """A clean row of that event type; a change is named by its heading, spaces written as underscores."""
    by_name = {name.replace(" ", "_"): name for name in HEADINGS}
    return {**PERSON, **EVENTS[kind], **{by_name.get(name, name): value for name, value in changes.items()}}


def text_of(rows: Iterable[Row], headings: Sequence[str] = HEADINGS, delimiter: str = ",", line_end: str = "\r\n") -> str:
    """Rows as a delimited text, under the headings."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator=line_end)
    writer.writerow(headings)
    writer.writerows([[row.get(name, "") for name in headings] for row in rows])
    return out.getvalue()


def reading_of(folder: Path, content: str | bytes, name: str = "extract.csv", return_id: str = "client_level_data") -> Reading:
    """A file with that content, read."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read(path, load_return(return_id), KEY)


def check_rows(folder: Path, *rows: Row, council: str | None = None) -> Checked:
    """A file of those rows, read and checked."""
    return check(reading_of(folder, text_of(rows)), council)


def given(reading: Reading, columns: str) -> list[tuple[object, ...]]:
    """Columns of the table that a file was read into, row by row."""
    return reading.connection.execute(f"select {columns} from given order by row_number").fetchall()


def found(checked: Checked, *severities: str) -> list[tuple[int | None, str, str]]:
    """Row, column and rule of every fault of those severities; warnings and rejections unless said otherwise."""
    wanted = severities or ("warning", "rejected")
    faults = checked.faults.to_pylist()
    return [(fault["row_number"], fault["column_name"], fault["rule"]) for fault in faults if fault["severity"] in wanted]
