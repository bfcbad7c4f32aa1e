"""Every return's example, spoilt in every way a file gets spoilt: each ends in the same rows, or in a sentence that says what to do."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from data.checking import Checked, check
from data.errors import UploadError
from data.return_definition import all_returns, load_return
from data.templates import examples
from tests.data.extract import reading_of

EXAMPLES = [(definition.id, name) for definition in all_returns() for name in examples(definition)]
BY_ROWS = [definition.id for definition in all_returns()]
FIRST = list({return_id: (return_id, name) for return_id, name in reversed(EXAMPLES)}.values())
first_example = pytest.mark.parametrize(("return_id", "name"), FIRST, ids=[return_id for return_id, _ in FIRST])
every_example = pytest.mark.parametrize(("return_id", "name"), EXAMPLES, ids=[name for _, name in EXAMPLES])
every_return = pytest.mark.parametrize("return_id", BY_ROWS)


def content_of(return_id: str, name: str) -> bytes:
    return examples(load_return(return_id))[name]


def text_of(return_id: str, name: str) -> str:
    return content_of(return_id, name).decode("utf-8-sig")


def cells_of(return_id: str, name: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text_of(return_id, name))))


def written(rows: list[list[str]], **how: str) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, **{"lineterminator": "\r\n", **how}).writerows(rows)  # type: ignore[arg-type]
    return out.getvalue()


def checked_of(folder: Path, content: str | bytes, return_id: str, name: str = "file.csv") -> Checked:
    return check(reading_of(folder, content, name=name, return_id=return_id), "990")


def kept(checked: Checked) -> list[tuple[object, ...]]:
    """The rows kept, but for their numbers, in the file's order."""
    rows = checked.accepted.to_pylist()
    return [tuple((name, value) for name, value in row.items() if name != "row_number") for row in rows]


def refusal(folder: Path, content: str | bytes, return_id: str, name: str = "file.csv") -> str:
    """The sentence a file is refused with: whole, of some length, with something to do in it, and no word of a program."""
    with pytest.raises(UploadError) as refused:
        checked_of(folder, content, return_id, name)
    sentence = str(refused.value)
    assert re.fullmatch(r"[A-Z].{20,}[.]", sentence, re.DOTALL), sentence
    assert re.search(r"\b(export|load|save|choose|put|unpack|split|give|check|state|name)\b", sentence, re.IGNORECASE), sentence
    assert not re.search(r"Error|Exception|Traceback|duckdb|None\b", sentence), sentence
    return sentence


@every_example
def test_the_example_is_clean(tmp_path: Path, return_id: str, name: str) -> None:
    checked = checked_of(tmp_path, content_of(return_id, name), return_id)
    assert checked.rows_kept == checked.rows_read > 0
    assert checked.accepted.num_rows > 0


SAME_ROWS: dict[str, Callable[[list[list[str]]], bytes]] = {
    "byte order mark": lambda rows: written(rows).encode("utf-8-sig"),
    "utf-16": lambda rows: written(rows).encode("utf-16"),
    "utf-16-be without a mark": lambda rows: written(rows).encode("utf-16-be"),
    "windows-1252": lambda rows: written(rows).encode("cp1252"),
    "semicolons": lambda rows: written(rows, delimiter=";").encode(),
    "tabs": lambda rows: written(rows, delimiter="\t").encode(),
    "line ends of two sorts": lambda rows: (written(rows[:2]) + written(rows[2:], lineterminator="\n")).encode(),
    "no last line end": lambda rows: written(rows).rstrip("\r\n").encode(),
    "every cell quoted": lambda rows: written(rows, quoting=csv.QUOTE_ALL).encode(),  # type: ignore[arg-type]
    "headings in capitals": lambda rows: written([[cell.upper() for cell in rows[0]], *rows[1:]]).encode(),
    "headings in quotation marks": lambda rows: written([[f'"{cell}"' for cell in rows[0]], *rows[1:]]).encode(),
    "headings with stray spaces": lambda rows: written([[f"  {cell} " for cell in rows[0]], *rows[1:]]).encode(),
    "cells with stray spaces": lambda rows: written(
        [rows[0], *([f" {cell} " if cell else "" for cell in row] for row in rows[1:])]
    ).encode(),
    "titles above": lambda rows: b'"Made by Performance, for the dashboard"\r\n\r\n' + written(rows).encode(),
    "trailing empty rows": lambda rows: written(rows).encode() + (b"," * (len(rows[0]) - 1) + b"\r\n") * 50 + b"\r\n\r\n",
    "trailing empty columns": lambda rows: written([[*row, "", "", ""] for row in rows]).encode(),
    "columns in another order": lambda rows: written([row[::-1] for row in rows]).encode(),
    "a column that nobody knows": lambda rows: written(
        [[*row, "Comment" if number == 0 else "x"] for number, row in enumerate(rows)]
    ).encode(),
}


@first_example
def test_manners_change_nothing(tmp_path: Path, return_id: str, name: str) -> None:
    rows = cells_of(return_id, name)
    good = kept(checked_of(tmp_path, written(rows), return_id))
    assert [manner for manner, spoil in SAME_ROWS.items() if kept(checked_of(tmp_path, spoil(rows), return_id)) != good] == []


@every_example
def test_a_spreadsheet_of_the_same_rows_is_the_same(tmp_path: Path, return_id: str, name: str) -> None:
    rows = cells_of(return_id, name)
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append([cell or None for cell in row])
    book.create_sheet("Notes").append(["nothing to load"])
    out = io.BytesIO()
    book.save(out)
    good = kept(checked_of(tmp_path, written(rows), return_id))
    assert kept(checked_of(tmp_path, out.getvalue(), return_id, "file.xlsx")) == good


@every_example
def test_ragged_rows_are_left_out_and_the_others_kept(tmp_path: Path, return_id: str, name: str) -> None:
    rows = cells_of(return_id, name)
    good = kept(checked_of(tmp_path, written(rows), return_id))
    checked = checked_of(tmp_path, written([*rows, [*rows[1], "x", "y"], rows[1][:1] or ["x"]]) + "\r\n", return_id)
    assert (checked.rows_read, checked.rows_rejected) == (len(rows) + 1, 2 if len(rows[0]) > 1 else 1)
    assert kept(checked) == good


@every_example
def test_a_heading_that_stands_twice_is_refused(tmp_path: Path, return_id: str, name: str) -> None:
    rows = [[*row, row[0]] for row in cells_of(return_id, name)]
    assert "more than once" in refusal(tmp_path, written(rows), return_id)


@every_example
def test_a_file_cut_off_in_a_row_is_refused_or_the_row_is_left_out(tmp_path: Path, return_id: str, name: str) -> None:
    content = written(cells_of(return_id, name)).encode()
    last = content.rstrip().rindex(b"\n") + 1
    first_cell = content.index(b",", last)
    assert "cut off" in refusal(tmp_path, content[:first_cell], return_id)


@first_example
def test_the_file_of_another_return_is_refused(tmp_path: Path, return_id: str, name: str) -> None:
    for other in BY_ROWS:
        if other != return_id:
            try:
                checked = checked_of(tmp_path, content_of(return_id, name), other)
            except UploadError as refused:
                assert str(refused).endswith(".")
            else:  # a layout that another return has too: what both call by the same names is read alike
                assert set(cells_of(return_id, name)[0]) & {field.heading for field in checked.reading.definition.fields}


SPOILT: dict[str, bytes] = {
    "empty": b"",
    "blank": b"\r\n \r\n\r\n",
    "a picture": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)),
    "a paper": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "every byte": bytes(range(256)) * 40,
    "a byte no text has": b"\0",
    "a packed folder": b"PK\x03\x04" + b"\0" * 60,
    "half an old spreadsheet": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "a page": b"<!DOCTYPE html><html><body><table><tr><td>1</td></tr></table></body></html>",
    "words": "just a few wörds".encode(),
    "a quotation mark": b'"',
    "commas": b",,,,\n,,,,\n",
    "utf-16 of nothing": b"\xff\xfe",
    "half a letter of utf-16": b"\xff\xfea",
    "no line ends": b"a,b,c" * 4_000,
}


@every_return
def test_what_is_no_such_file_is_refused_in_words(tmp_path: Path, return_id: str) -> None:
    for content in SPOILT.values():
        refusal(tmp_path, content, return_id)


@every_example
def test_headings_alone_are_refused(tmp_path: Path, return_id: str, name: str) -> None:
    assert "no rows" in refusal(tmp_path, written(cells_of(return_id, name)[:1]), return_id)


@every_return
@pytest.mark.parametrize("name", ["file.csv", "file.xlsx", "file.ods"])
def test_a_file_of_a_thousand_megabytes_is_refused_by_its_size_before_it_is_read(tmp_path: Path, return_id: str, name: str) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(1_000_000_000)  # takes no room on the disk
    from data.reading import read

    with pytest.raises(UploadError, match=r"has 1,000 MB; it must have fewer than 1,000 MB. It was not read"):
        read(path, load_return(return_id), b"key")
