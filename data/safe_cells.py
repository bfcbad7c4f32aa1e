"""CSV that a spreadsheet reads as text and numbers, never as a formula: every export of the product is written here.

A text that begins with = + - @, a tab or a line end would be carried out by a spreadsheet; it gets ' before it, as OWASP advises
(owasp.org/www-community/attacks/CSV_Injection). So does one that begins with their wide or small forms, which some spreadsheets read as the
plain ones, and one with only spaces or marks that nobody sees before them. Numbers stay as they are, also where they come as text.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from typing import TextIO

# spaces, and marks of no width or of the direction of reading; then a sign that begins a formula, in any of its forms
FORMULA = re.compile(
    "[\\s\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\\x00-\\x1f]*[=+@\\-\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b]"
    "|[\t\r\n]"
)
NUMBER = re.compile(r"[+-]?(\d+(,\d{3})*(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?%?")


def safe(cell: object) -> object:
    """The cell, with ' before a text that a spreadsheet would take for a formula."""
    if isinstance(cell, str) and FORMULA.match(cell) and NUMBER.fullmatch(cell.strip(" ")) is None:
        return f"'{cell}"
    return cell


def write_csv(out: TextIO, columns: Sequence[str], rows: Iterable[Iterable[object]], line_end: str = "\n") -> None:
    """Write a row of headings and the rows to a text file opened with newline="" (or to a stream); an unknown cell is empty."""
    writer = csv.writer(out, lineterminator=line_end)
    writer.writerow(columns)
    writer.writerows([safe(cell) for cell in row] for row in rows)
