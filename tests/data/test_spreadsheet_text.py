"""A small spreadsheet whose cells come to more text than a machine can hold is refused before a cell is read."""

from __future__ import annotations

import io
import zipfile

import pytest

from data import spreadsheet_text
from data.errors import UploadError
from data.spreadsheet_text import refuse_too_much_text

LONG = "A" * 20_000


def packed(**members: str) -> zipfile.ZipFile:
    """A packed file with these members: __ stands for /."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in members.items():
            made.writestr(f"{name.replace('__', '/')}.xml", text)
    return zipfile.ZipFile(out)


def xlsx(texts: list[str], cells: list[str]) -> zipfile.ZipFile:
    """A sheet of 1,000 rows with these cells, each a number of a shared text."""
    strings = "".join(f"<si><t>{text}</t></si>" for text in texts)
    row = "".join(f'<c r="A1" s="2" t="s"><v>{cell}</v></c>' for cell in cells)
    return packed(xl__sharedStrings=f"<sst>{strings}</sst>", xl__worksheets__sheet1=f"<worksheet>{f'<row>{row}</row>' * 1000}</worksheet>")


def ods(rows_repeated: int, columns_repeated: int, text: str) -> zipfile.ZipFile:
    cell = f'<table:table-cell office:value-type="string" table:number-columns-repeated="{columns_repeated}"><text:p>{text}</text:p></table:table-cell>'
    empty = (
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    return packed(content=f'<t><table:table-row table:number-rows-repeated="{rows_repeated}">{cell}</table:table-row>{empty}</t>')


@pytest.mark.parametrize(
    "book",
    [
        pytest.param(lambda: xlsx(["month", LONG], ["1"] * 20), id="one long text in 20,000 cells"),
        pytest.param(lambda: xlsx(["month", LONG], ["1</v><v>"] * 20), id="cells that do not tell their text at once"),
        pytest.param(lambda: packed(xl__sharedStrings=f"<sst><si><t>{'A' * 9_000_000}"), id="a text without an end"),
        pytest.param(lambda: ods(1000, 20, LONG), id="repeated cells in a repeated row"),
        pytest.param(lambda: packed(content=f"<table:table-row>{'A' * 9_000_000}"), id="a row without an end"),
    ],
)
def test_is_refused(book, monkeypatch):
    with book() as workbook, pytest.raises(UploadError, match="more text than can be opened safely"):
        refuse_too_much_text(workbook)


@pytest.mark.parametrize(
    "book",
    [
        pytest.param(lambda: xlsx(["month", LONG], ["0"] * 50), id="a long text in no cell"),
        pytest.param(lambda: xlsx(["month", LONG, "2026-04"], ["2", "1"]), id="a long text in a thousand cells"),
        pytest.param(lambda: ods(1000, 20, "a short text"), id="a short text repeated"),
        pytest.param(lambda: packed(xl__worksheets__sheet1="<worksheet>" + '<row r="1"/>' * 900_000), id="empty rows"),
        pytest.param(lambda: packed(content=f"<office:styles>{'s' * 5_000_000}</office:styles>"), id="many styles before the first row"),
    ],
)
def test_is_opened(book):
    with book() as workbook:
        refuse_too_much_text(workbook)


def test_the_count_is_exact_where_a_row_has_a_long_text(monkeypatch):
    monkeypatch.setattr(spreadsheet_text, "MOST_TEXT", 20_005_000)
    with xlsx(["month", LONG], ["0", "1"]) as workbook:
        refuse_too_much_text(workbook)
    monkeypatch.setattr(spreadsheet_text, "MOST_TEXT", 20_004_999)
    with xlsx(["month", LONG], ["0", "1"]) as workbook, pytest.raises(UploadError):
        refuse_too_much_text(workbook)
