"""A spreadsheet that says it holds more than any machine can hold ends a process of its own, not ours."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Sequence

import pytest

from data.errors import UploadError
from data.spreadsheet import opened, rows_of, sheets
from data.spreadsheet_trial import opens_within_bounds

END, FREE, NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
CELL, TEXTS, SHEET, SIZE, FILE_BEGINS, FILE_ENDS = 0xFD, 0xFC, 0x85, 0x200, 0x809, 0x0A


def record(kind: int, content: bytes = b"") -> bytes:
    """One record of an old workbook ([MS-XLS] 2.1.4)."""
    return struct.pack("<HH", kind, len(content)) + content


def xls(cells: Sequence[tuple[int, int]], text: str = "a", says_rows: int = 1) -> bytes:
    """An old workbook of one sheet with the text in these cells, alone in the fewest sectors of a compound file ([MS-CFB])."""
    begins = {kind: record(FILE_BEGINS, struct.pack("<HHHHII", 0x600, kind, 0, 0, 0, 0)) for kind in (5, 16)}
    texts = record(TEXTS, struct.pack("<IIHB", 1, 1, len(text), 0) + text.encode())
    place = len(begins[5]) + len(record(SHEET, bytes(9))) + len(texts) + 4
    book = begins[5] + record(SHEET, struct.pack("<IBBBB", place, 0, 0, 1, 0) + b"S") + texts + record(FILE_ENDS)
    book += begins[16] + record(SIZE, struct.pack("<IIHHH", 0, says_rows, 0, 1, 0))
    book += b"".join(record(CELL, struct.pack("<HHHI", row, column, 0, 0)) for row, column in cells) + record(FILE_ENDS)
    book = book.ljust(4096, b"\0")
    sectors = -(-len(book) // 512)
    book = book.ljust(sectors * 512, b"\0")
    table = [NONE, END, *range(3, sectors + 2), END]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<9I109I", 0, 1, 1, 0, 4096, END, 0, END, 0, 0, *[FREE] * 108)

    def entry(name: str, kind: int, first: int, size: int, child: int) -> bytes:
        words = name.encode("utf-16-le") + b"\0\0"
        return (
            words.ljust(64, b"\0")
            + struct.pack("<HBBIII", len(words), kind, 1, FREE, FREE, child)
            + bytes(36)
            + struct.pack("<IQ", first, size)
        )

    entries = entry("Root Entry", 5, END, 0, 1) + entry("Workbook", 2, 2, len(book), FREE)
    return head + struct.pack("<128I", *table, *[FREE] * (128 - len(table))) + entries.ljust(512, b"\0") + book


def xlsx(rows: str) -> bytes:
    """A new workbook of one sheet with these rows as packed."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relation, packages = (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://schemas.openxmlformats.org/package/2006",
    )

    def relations(kind: str, target: str) -> str:
        return f'<Relationships xmlns="{packages}/relationships"><Relationship Id="r1" Type="{relation}/{kind}" Target="{target}"/></Relationships>'

    members = {
        "[Content_Types].xml": f'<Types xmlns="{packages}/content-types"/>',
        "_rels/.rels": relations("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{relation}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in members.items():
            packed.writestr(name, text)
    return out.getvalue()


def test_an_old_workbook_is_read(tmp_path):
    path = tmp_path / "old.xls"
    path.write_bytes(xls([(0, 0), (1, 1)], text="month"))
    with opened(path) as workbook:
        [sheet] = sheets(workbook)
        assert list(rows_of(sheet)) == [["month", None], [None, "month"]]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("old.xls", xls([(0, 0), (65535, 65535)]), id="an old one with a cell in the far corner"),
        pytest.param("old.xls", xls([(0, 0)], says_rows=0xFFFFFFF0), id="an old one that states a vast size"),
        pytest.param(
            "new.xlsx",
            xlsx('<row r="1"><c r="XFD1"><v>1</v></c></row><row r="1048576"><c><v>1</v></c></row>'),
            id="a new one whose last cell does not say where it is",
        ),
    ],
)
def test_what_says_that_it_holds_too_much_is_refused(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UploadError, match="more than can be opened safely. Copy the table into a new workbook"), opened(path):
        pass


def test_one_long_text_in_very_many_cells_is_refused(tmp_path):
    path = tmp_path / "old.xls"
    path.write_bytes(xls([(row, 0) for row in range(3_000)], text="L" * 8000))
    assert opens_within_bounds(path)
    with pytest.raises(UploadError, match="more than can be opened safely"):
        opens_within_bounds(path, most_memory=50_000_000)


def test_a_damaged_one_is_no_workbook(tmp_path):
    path = tmp_path / "old.xls"
    path.write_bytes(xls([(0, 0)])[:2000])
    assert not opens_within_bounds(path)
