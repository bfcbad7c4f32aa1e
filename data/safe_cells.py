"""CSV that a spreadsheet reads as text and numbers, never as a formula: every export of the product is written here.

A text that begins with = + - @, a tab or a line end would be carried out by a spreadsheet; it gets ' before it, as OWASP advises
(owasp.org/www-community/attacks/CSV_Injection). Numbers stay as they are, negative ones too, also where they come as text.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from typing import TextIO

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
NUMBER = re.compile(r"[+-]?(\d+(,\d{3})*(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?%?")


def safe(cell: object) -> object:
    """The cell, with ' before a text that a spreadsheet would take for a formula."""
    if isinstance(cell, str) and cell.startswith(FORMULA) and NUMBER.fullmatch(cell) is None:
        return f"'{cell}"
    return cell


def write_csv(out: TextIO, columns: Sequence[str], rows: Iterable[Iterable[object]], line_end: str = "\n") -> None:
    """Write a row of headings and the rows to a text file opened with newline="" (or to a stream); an unknown cell is empty."""
    writer = csv.writer(out, lineterminator=line_end)
    writer.writerow(columns)
    writer.writerows([safe(cell) for cell in row] for row in rows)
