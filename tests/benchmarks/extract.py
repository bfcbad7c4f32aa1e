"""A big council's extract: 300,000 rows of 50 columns over four years, the same bytes every time."""

from __future__ import annotations

import csv
import datetime
import sys
from pathlib import Path

from data.sample.files import Extract, write_extract
from data.sample.history import history
from data.sample.layout import COLUMN
from data.sample.words import LAST_NAMES, PRACTICES, REQUEST, SERVICE, WOMEN

ROWS = 300_000
COVERS = (datetime.date(2022, 10, 1), datetime.date(2026, 9, 30))  # 48 months: 37 rolling years
SUBMITTED_ON = datetime.date(2026, 10, 26)
SCALE = 6.6  # six and a half Exampletons


def write(path: Path) -> None:
    """Write the extract with the columns that the sample leaves half empty filled in, as they are in real ones."""
    whole = path.with_suffix(".whole")
    write_extract(whole, history(SCALE), Extract(*COVERS, made_on=SUBMITTED_ON), 1)
    with whole.open(encoding="utf-8", newline="") as given, path.open("w", encoding="utf-8", newline="") as file:
        rows, writer = csv.reader(given), csv.writer(file, lineterminator="\r\n")
        writer.writerow(next(rows))
        for number in range(ROWS):
            writer.writerow(_filled(next(rows), number))
    whole.unlink()


def _filled(row: list[str], number: int) -> list[str]:
    """Names, practice, reference and free text, one for every row; the council's place of care on every service."""
    person = int(row[COLUMN["LA Person Unique Identifier"]] or 0)
    code, practice = PRACTICES[person % len(PRACTICES)]
    always = {
        "First Name": WOMEN[person % len(WOMEN)], "Last Name": LAST_NAMES[person % len(LAST_NAMES)],
        "GP Practice Name": practice, "GP Practice Code": code,
        "Visual Impairment": "No visual impairment", "Hearing Impairment": "No hearing impairment",
        "Autism Spectrum Disorder (ASD)": "No", "Dementia": "No",
    }  # fmt: skip
    if row[COLUMN["Event Type"]]:
        always["Event Reference"] = f"EV{number:09d}"
        always["Event Description"] = (
            "Contact about care and support" if row[COLUMN["Event Type"]] == REQUEST else "Care and support, see case notes"
        )
    if row[COLUMN["Event Type"]] == SERVICE:
        always["Provider CQC Location Name"] = f"Exampleton Care {person % 40 + 1}"
        always["Provider CQC Location ID"] = f"1-99000{person % 40 + 1:04d}"
    for header, value in always.items():
        row[COLUMN[header]] = row[COLUMN[header]] or value
    return row


if __name__ == "__main__":
    write(Path(sys.argv[1]))
