"""How much text the cells of a spreadsheet come to: a small file may say one long text a million times, and the reader copies it.

An xlsx keeps each text once and names it by number (ECMA-376, shared strings); an ods says that a cell or a row is repeated
(OpenDocument 1.2). Both are counted in the packed text, a piece at a time, before a cell is read.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator

from data.errors import UploadError

PIECE = 1 << 20
LONGEST_PART = 4 * PIECE  # of one row or one text as packed: no spreadsheet program writes a longer one
MOST_TEXT = 250_000_000  # letters in all cells: a million rows of Client Level Data have fewer than a spreadsheet may have
TOO_MUCH = (
    "The cells of the spreadsheet hold more text than can be opened safely: a long text stands in very many cells. "
    "Delete what is not part of the table, or save it as CSV (UTF-8) and load that."
)
TAG = re.compile(rb"<[^>]*>")
STRING_END, ODS_ROW_END = re.compile(rb"</(?:\w+:)?si>"), re.compile(rb"</table:table-row>")
ROW_END = re.compile(rb"</(?:\w+:)?row>|<(?:\w+:)?row\b[^>]*/>")
CELL_OF_STRING = re.compile(rb"<(?:\w+:)?c\s[^>]*?\bt\s*=\s*[\"']s[\"']")
NAMED_STRING = re.compile(rb"<(?:\w+:)?c\s[^>]*?\bt\s*=\s*[\"']s[\"'][^>]*>\s*<(?:\w+:)?v[^>]*>\s*(\d{1,9})\s*<")
ODS_ROW_REPEATED = re.compile(rb"^[^>]*number-rows-repeated=\"(\d{1,9})\"")
ODS_CELL = re.compile(rb"<table:table-cell\b([^>]*)(?<!/)>(.*?)</table:table-cell>", re.DOTALL)
ODS_CELL_REPEATED = re.compile(rb"number-columns-repeated=\"(\d{1,9})\"")


def refuse_too_much_text(packed: zipfile.ZipFile) -> None:
    """UploadError where the cells come to more text than MOST_TEXT. Takes the memory of a few pieces, whatever the file says."""
    names = packed.namelist()
    if "content.xml" in names:
        _refuse_above(_text_of_ods(packed))  # and the rest: which of the two it is read as, its name decides
    strings = [
        len(TAG.sub(b"", text))
        for name in names
        if posixpath.basename(name).lower() == "sharedstrings.xml"
        for text in _parts(packed, name, STRING_END, b"<")
    ]
    sheets = [name for name in names if name.lower().endswith(".xml")] if strings else []
    cells = sum(len(CELL_OF_STRING.findall(row)) for name in sheets for row in _rows(packed, name))
    if cells * max(strings, default=0) > MOST_TEXT:  # only then is it worth the time to look at each
        _refuse_above(_text_of_row(row, strings) for name in sheets for row in _rows(packed, name))


def _refuse_above(counts: Iterator[int]) -> None:
    total = 0
    for count in counts:
        total += count
        if total > MOST_TEXT:
            raise UploadError(TOO_MUCH)


def _parts(packed: zipfile.ZipFile, name: str, end: re.Pattern[bytes], begin: bytes | None) -> Iterator[bytes]:
    """The text of a packed file, cut where the parts end. UploadError where one has begun and does not end; without `begin` it is cut."""
    left = b""
    with packed.open(name) as file:
        while piece := file.read(PIECE):
            *whole, left = end.split(left + piece)
            yield from whole
            if len(left) > LONGEST_PART:
                if begin is not None and begin in left:
                    raise UploadError(TOO_MUCH)
                yield left
                left = b""


def _rows(packed: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """The rows of a packed file as packed; none where it is no sheet."""
    with packed.open(name) as file:
        is_sheet = b"worksheet" in file.read(PIECE)
    return _parts(packed, name, ROW_END, None) if is_sheet else iter(())


def _text_of_row(row: bytes, strings: list[int]) -> int:
    """How long the shared texts of a row's cells are; a cell that does not tell its text at once counts as the longest."""
    named = Counter(map(int, NAMED_STRING.findall(row)))
    told = sum(strings[number] * times for number, times in named.items() if number < len(strings))
    return told + (len(CELL_OF_STRING.findall(row)) - named.total()) * max(strings)


def _text_of_ods(packed: zipfile.ZipFile) -> Iterator[int]:
    """How long the texts of repeated cells and rows are; what is not repeated is no longer than it is unpacked."""
    for part in _parts(packed, "content.xml", ODS_ROW_END, b"<table:table-row"):
        row = part.rpartition(b"<table:table-row")[2]
        if b"-repeated=" not in row or b"value-type" not in row:
            continue
        rows = ODS_ROW_REPEATED.match(row)
        text = 0
        for marks, content in ODS_CELL.findall(row):
            columns = ODS_CELL_REPEATED.search(marks)
            text += len(TAG.sub(b"", content)) * (int(columns[1]) if columns else 1)
        yield text * (int(rows[1]) if rows else 1)
