"""What a spreadsheet's cells do not tell: hidden rows and columns, formulas without a result, the first day of its calendar.

The reader gives cells; these marks stand only in the packed text of a sheet (xlsx: ECMA-376; ods: OpenDocument 1.2), which is read
through a piece at a time and never held whole.
"""

from __future__ import annotations

import contextlib
import posixpath
import re
import zipfile
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

PIECE = 1 << 20
LONGEST_LIST = 5_000_000  # bytes of the list of sheets: a workbook has a few hundred at most
XLSX_ROW_END, ODS_ROW_END = b"row>", b"</table:table-row>"
XLSX_HIDDEN_ROW = re.compile(rb"<(?:\w+:)?row\b(?=[^<>]*\bhidden\s*=\s*[\"'](?:1|true))(?=[^<>]*\br\s*=\s*[\"'](\d+))[^<>]*[^/]>\s*<")
XLSX_COLUMN = re.compile(
    rb"<(?:\w+:)?col\s(?=[^<>]*\bhidden\s*=\s*[\"'](?:1|true))(?=[^<>]*\bmin\s*=\s*[\"'](\d+))(?=[^<>]*\bmax\s*=\s*[\"'](\d+))"
)
XLSX_NO_RESULT = re.compile(  # a text formula may well have an empty result
    rb"<(?:\w+:)?c\s(?![^<>]*\bt\s*=\s*[\"']str)[^<>]*?\br\s*=\s*[\"']([A-Z]{1,3})(\d+)[\"'][^<>]*>\s*<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w+:)?f>)"
    rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
XLSX_ERROR = re.compile(rb"<(?:\w+:)?c\s(?=[^<>]*\bt\s*=\s*[\"']e[\"'])[^<>]*?\br\s*=\s*[\"']([A-Z]{1,3})(\d+)[\"']")
ODS_TABLE = re.compile(rb"<table:table\s[^<>]*?table:name=\"([^\"]*)\"")
ODS_HIDDEN_ROW = re.compile(rb"<table:table-row\b(?=[^<>]*table:visibility=\"(?:collapse|filter)\")[^<>]*>(?=\s*<table:table-cell)")
ODS_COLUMN = re.compile(rb"<table:table-column\b([^<>]*)>")
ODS_NO_RESULT = re.compile(rb"<table:table-cell\b(?=[^<>]*table:formula=)(?![^<>]*office:value-type=)")


@dataclass
class Marks:
    """What was found about one sheet. `first_errors` names the first cells that show an error (#DIV/0!), `first_without_result` those whose
    formula has no result; columns and rows count from 1."""

    hidden_rows: int = 0
    hidden_columns: int = 0
    formulas_without_result: int = 0
    first_without_result: list[str] = field(default_factory=list)
    errors: int = 0
    first_errors: list[str] = field(default_factory=list)
    from_1904: bool = False
    has_macros: bool = False


def marks_of(path: Path, sheet: str, below: int, wanted: Collection[int], width: int) -> Marks:
    """The marks of one sheet, as far as they lie below the row of headings and within its columns; `wanted` are those that are read.

    An old workbook (xls), and one that is laid out like no other, has no marks.
    """
    marks = Marks()
    with contextlib.suppress(zipfile.BadZipFile, zlib.error, KeyError, ElementTree.ParseError, ValueError), zipfile.ZipFile(path) as packed:
        names = packed.namelist()
        marks.has_macros = any(name.lower().endswith("vbaproject.bin") or name.startswith("Basic/") for name in names)
        if "content.xml" in names:
            _look_through_ods(packed, sheet, marks, width)
        else:
            part, marks.from_1904 = _xlsx_part(packed, sheet)
            _look_through_xlsx(packed, part, marks, below, wanted, width)
    return marks


def _xlsx_part(packed: zipfile.ZipFile, sheet: str) -> tuple[str, bool]:
    """Which packed file holds the sheet, and whether the workbook counts its days from 1904."""
    workbook = next((name for name in packed.namelist() if posixpath.basename(name) == "workbook.xml"), "workbook.xml")
    listed = _small(packed, workbook)
    relations = _small(packed, f"{posixpath.dirname(workbook)}/_rels/workbook.xml.rels")
    attributes = next((each.attrib for each in listed.iter() if _tag(each) == "sheet" and each.get("name") == sheet), {})
    key = next((value for name, value in attributes.items() if name.endswith("}id")), "")
    target = next((each.get("Target", "") for each in relations.iter() if each.get("Id") == key), "")
    part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{posixpath.dirname(workbook)}/{target}")
    settings = next((each for each in listed.iter() if _tag(each) == "workbookPr"), None)
    return part, settings is not None and settings.get("date1904", "0").lower() in ("1", "true")


def _small(packed: zipfile.ZipFile, name: str) -> ElementTree.Element:
    with packed.open(name) as file:
        text = file.read(LONGEST_LIST)
    if b"<!DOCTYPE" in text:  # where entities that grow without end are declared
        raise ValueError(name)
    return ElementTree.fromstring(text)  # without declarations, and not large


def _tag(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _pieces(packed: zipfile.ZipFile, part: str, end: bytes) -> Iterator[bytes]:
    """The text of a packed file a few megabytes at a time, each piece ending where a row does, as far as it has rows."""
    left = b""
    with packed.open(part) as file:
        while piece := file.read(PIECE):
            whole, found, rest = (left + piece).rpartition(end)
            if found:
                yield whole + found
                left = rest
            else:
                left = rest[-4 * PIECE :]
    yield left


def _look_through_xlsx(packed: zipfile.ZipFile, part: str, marks: Marks, below: int, wanted: Collection[int], width: int) -> None:
    for text in _pieces(packed, part, XLSX_ROW_END):
        if b"hidden" in text:
            marks.hidden_rows += sum(int(row) > below for row in XLSX_HIDDEN_ROW.findall(text))
            marks.hidden_columns += sum(max(0, min(int(last), width) - int(first) + 1) for first, last in XLSX_COLUMN.findall(text))
        if b'"e"' in text or b"'e'" in text:
            for letters, row in XLSX_ERROR.findall(text):
                if int(row) > below and column_number(letters) - 1 in wanted:
                    marks.errors += 1
                    marks.first_errors = [*marks.first_errors, f"{letters.decode()}{int(row)}"][:3]
        if b"<f" in text or b":f" in text:
            for letters, row in XLSX_NO_RESULT.findall(text):
                if int(row) > below and column_number(letters) - 1 in wanted:
                    marks.formulas_without_result += 1
                    marks.first_without_result = [*marks.first_without_result, f"{letters.decode()}{int(row)}"][:3]


def _look_through_ods(packed: zipfile.ZipFile, sheet: str, marks: Marks, width: int) -> None:
    table, place = "", 0
    for text in _pieces(packed, "content.xml", ODS_ROW_END):
        parts = ODS_TABLE.split(text)  # the text before a table's beginning, its name, the text after, and so on
        for number, part in enumerate(parts):
            if number % 2:
                table, place = ElementTree.fromstring(b"<n>" + part + b"</n>").text or "", 0
                continue
            if table != sheet:
                continue
            for column in ODS_COLUMN.findall(part):
                repeated = re.search(rb"number-columns-repeated=\"(\d+)\"", column)
                columns = min(int(repeated[1]), width) if repeated else 1
                if b'visibility="collapse"' in column or b'visibility="filter"' in column:
                    marks.hidden_columns += max(0, min(columns, width - place))
                place += columns
            marks.hidden_rows += len(ODS_HIDDEN_ROW.findall(part))
            marks.formulas_without_result += len(ODS_NO_RESULT.findall(part))


def column_number(letters: bytes) -> int:
    """The number of a spreadsheet's column: A is 1, Z is 26, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
