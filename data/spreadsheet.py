"""A spreadsheet (xlsx, ods, xls) as rows of text, refused before it can fill the memory."""

from __future__ import annotations

import datetime
import mmap
import os
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import python_calamine

from data.errors import UploadError
from data.spreadsheet_marks import column_number
from data.spreadsheet_text import refuse_too_much_text
from data.spreadsheet_trial import opens_within_bounds

MAGIC = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
WEB_PAGE = (b"<!doctype html", b"<html", b"<table", b"<head", b"<meta")
OPENING = 4096  # bytes in which a file says what it is
MOST_BYTES = 800_000_000  # unpacked; 100,000 rows of 50 columns take about 400 MB
MOST_CELLS = 12_000_000  # the rectangle that the cells span: the reader makes room for all of it
PIECE = 1 << 20
TOO_LARGE = "Save it as CSV (UTF-8) and load that: a CSV file may have a million rows."
DAMAGED = (
    "The file looks like a spreadsheet but cannot be opened: it is damaged, was cut off, or has a password. "
    "Save it again, without a password, as xlsx or CSV."
)
LOCKED = "The spreadsheet is locked with a password. Open it in your spreadsheet program, take the password away, save it, and load that."
LOCKED_STREAM = "EncryptedPackage".encode("utf-16-le")  # how an xlsx with a password names its contents
MOST_OLD_BYTES = 300_000_000  # of an xls, which is read whole
# a cell that is not closed at once holds something; one that is has only a look
XLSX_COLUMN = re.compile(rb"<(?:\w+:)?c\s(?=[^>]*[^/]>)[^>]*?\br\s*=\s*[\"']([A-Z]{1,3})[0-9]")
XLSX_ROW = re.compile(rb"<(?:\w+:)?c\s(?=[^>]*[^/]>)[^>]*?\br\s*=\s*[\"'][A-Z]{1,3}([0-9]{1,7})[\"']")
ODS_WIDE_CELL = re.compile(rb'<table:table-cell (?=[^>]*value-type)[^>]*number-columns-repeated="([0-9]{3,9})"')
ODS_TALL_ROW = re.compile(
    rb'<table:table-row [^>]*number-rows-repeated="([0-9]{3,9})"[^>]*>'
    rb"(?:<table:table-cell(?![^>]*value-type)[^>]*/>)*<table:table-cell [^>]*value-type"
)


def is_spreadsheet(path: Path) -> bool:
    """Whether the file is a spreadsheet, or another packed file: it starts as one does."""
    with path.open("rb") as file:
        return file.read(4) in MAGIC


def refuse_web_page(path: Path) -> None:
    """UploadError where the file is a web page or an XML table, which some systems export under a spreadsheet's name."""
    with path.open("rb") as file:
        begins = file.read(OPENING).lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if begins.startswith(WEB_PAGE) or b"urn:schemas-microsoft-com:office:spreadsheet" in begins:
        raise UploadError(
            "The file is a web page, not a spreadsheet, whatever its name says: some systems export tables so. "
            "Open it in your spreadsheet program, save it as xlsx or CSV (UTF-8), and load that."
        )


@contextmanager
def opened(path: Path) -> Iterator[python_calamine.CalamineWorkbook]:
    """The workbook. UploadError where it is damaged, locked, no spreadsheet after all, or larger unpacked than a reader can hold."""
    _refuse_what_is_too_large(path)
    if not opens_within_bounds(path):
        raise UploadError(DAMAGED)
    try:
        workbook = python_calamine.CalamineWorkbook.from_path(str(path))
    except python_calamine.PasswordError as fault:
        raise UploadError(LOCKED) from fault
    except python_calamine.CalamineError as fault:
        raise UploadError(DAMAGED) from fault
    with workbook:
        yield workbook


def sheets(workbook: python_calamine.CalamineWorkbook) -> Iterator[python_calamine.CalamineSheet]:
    """The sheets of a workbook, opened one after another."""
    for name in workbook.sheet_names:
        try:
            yield workbook.get_sheet_by_name(name)
        except python_calamine.CalamineError as fault:
            raise UploadError(DAMAGED) from fault


def rows_of(sheet: python_calamine.CalamineSheet) -> Iterator[list[str | None]]:
    """The rows of a sheet as text, from its first row on, blank ones too; the first cell is that of column A."""
    left: list[str | None] = [None] * (sheet.start[1] if sheet.start else 0)
    for row in sheet.iter_rows():
        yield left + [as_text(cell) for cell in row]


def as_text(cell: object) -> str | None:
    """A cell as a text file would hold it: whole numbers without a decimal point, dates as 2026-03-31, an empty cell as None."""
    if isinstance(cell, str):
        return cell or None
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else format(cell, ".15g")
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat() if cell.time() == datetime.time() else cell.isoformat(" ")
    return str(cell)


def _refuse_what_is_too_large(path: Path) -> None:
    if not zipfile.is_zipfile(path):
        with path.open("rb") as file:
            if file.read(4) == MAGIC[0]:
                raise UploadError(DAMAGED)
            if file.seek(0, os.SEEK_END) > MOST_OLD_BYTES:
                raise UploadError(f"The spreadsheet is too large to open safely. {TOO_LARGE}")
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
                if content.find(LOCKED_STREAM) >= 0:
                    raise UploadError(LOCKED)
        return
    try:
        with zipfile.ZipFile(path) as packed:
            names = packed.namelist()
            if "mimetype" not in names and "[Content_Types].xml" not in names:
                raise UploadError("The file is a packed folder (zip), not a spreadsheet. Unpack it and load the file inside.")
            if "xl/workbook.bin" in names:  # how far its cells span cannot be told before it is opened
                raise UploadError("The file is a binary spreadsheet (xlsb). Save it as xlsx or as CSV (UTF-8), and load that.")
            if _is_locked(packed):
                raise UploadError(LOCKED)
            if sum(entry.file_size for entry in packed.infolist()) > MOST_BYTES:
                raise UploadError(f"The spreadsheet is too large to open safely. {TOO_LARGE}")
            for name in names:  # a sheet may lie in any folder
                _refuse_a_wide_span(packed, name)
            refuse_too_much_text(packed)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError) as fault:
        raise UploadError(DAMAGED) from fault


def _is_locked(packed: zipfile.ZipFile) -> bool:
    """Whether a packed file, or the OpenDocument spreadsheet in it, has a password."""
    if any(entry.flag_bits & 1 for entry in packed.infolist()):
        return True
    if "META-INF/manifest.xml" not in packed.namelist():
        return False
    with packed.open("META-INF/manifest.xml") as manifest:
        return b"encryption-data" in manifest.read(PIECE)


def _refuse_a_wide_span(packed: zipfile.ZipFile, name: str) -> None:
    """Read one sheet's text through, a piece at a time, and measure the rectangle that its cells span."""
    wide, tall, tail = 1, 1, b""
    with packed.open(name) as sheet:
        while piece := sheet.read(PIECE):
            text = tail + piece
            wide = max([wide, *map(column_number, set(XLSX_COLUMN.findall(text))), *map(int, ODS_WIDE_CELL.findall(text))])
            tall = max([tall, *map(int, XLSX_ROW.findall(text))]) + sum(map(int, ODS_TALL_ROW.findall(text)))
            tail = text[-4000:]
    if wide * tall > MOST_CELLS:
        raise UploadError(
            f"The spreadsheet spans {tall:,} rows and {wide:,} columns, too many to open safely. "
            f"Delete what lies outside the table. {TOO_LARGE}"
        )
