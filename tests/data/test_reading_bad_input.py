"""Bad files: each ends in a clear sentence that says what to do, never in a traceback and never in rows lost without a word."""

from __future__ import annotations

import csv
import io
import os
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

from data import loading
from data.checking import check
from data.errors import UploadError
from data.reading import require_file
from data.store import Store
from tests.data.extract import HEADINGS, event, found, given, reading_of, text_of

CLEAN = text_of([event("Request"), event("Service")])


def refusal(folder: Path, content: str | bytes, **how: str) -> str:
    """The sentence that a file is refused with."""
    with pytest.raises(UploadError) as refused:
        reading_of(folder, content, **how)
    return str(refused.value)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "The file is empty"),
        (b" \r\n\r\n", "The file is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "The file is not text"),
        (bytes(range(256)) * 40, "The file is not text"),
        (b"%PDF-1.7 and so on", "The file is not text"),
        (b"\0", "No row of headings"),
        (text_of([event()] * 20).encode() + b"321,\x00\x00\r\n", "line 22 holds a byte that no text has"),
        (text_of([]), "headings but no rows"),
        (text_of([]) + "," * 49 + "\r\n", "headings but no rows"),
        (text_of([]) * 2, "headings but no rows"),
        ("a,b\r\n1,2\r\n", "No row of headings of the return 'client_level_data' was found"),
        ("just a few words", "No row of headings"),
        (CLEAN.replace(",", "\t", 10), "are missing"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(tmp_path, content, words):
    assert words in refusal(tmp_path, content)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(UploadError, match="There is no file"):
        from data.reading import read
        from data.return_definition import load_return

        read(tmp_path / "nowhere.csv", load_return("client_level_data"), b"key")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_what_is_no_file_or_has_no_end_is_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "zero.csv").symlink_to("/dev/zero")
    for name in ("pipe.csv", "zero.csv", ".", "x" * 5000, "loop/../nothing"):
        with pytest.raises(UploadError, match="There is no file|cannot be opened"):
            require_file(tmp_path / name)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize("name", ["two\nlines.csv", "\x1b[31mred.csv", "bad\udcff.csv"])
def test_a_name_that_cannot_be_printed_is_refused(tmp_path, name):
    assert "Give it another name" in refusal(tmp_path, CLEAN, name=name)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize("name", ["[ab].csv", "?.csv", "*.csv", "{a,b}.csv", "100%'s;.csv", '".csv', "a.csv.gz"])
def test_a_file_named_like_a_pattern_is_read_and_no_other(tmp_path, name):
    (tmp_path / "a.csv").write_text(text_of([event("Review"), event("Review")]), encoding="utf-8")
    assert given(reading_of(tmp_path, CLEAN, name=name), "event_type") == [("Request",), ("Service",)]


def test_every_missing_and_doubled_heading_is_listed_in_one_sentence(tmp_path):
    headings = [name for name in HEADINGS if name not in ("Event Start Date", "Service Type")] + ["event_type", "GENDER"]
    sentence = refusal(tmp_path, text_of([event()], headings))
    assert "Event Start Date, Service Type are missing" in sentence
    assert "Gender, Event Type stand more than once" in sentence


def test_a_file_of_another_return_is_recognised(tmp_path):
    population = "mid_year,ons_code,area_name,population_18_64,population_65_plus,basis\r\n2024,E06000006,Halton,78425,25379,ONS\r\n"
    assert "looks like the return 'population'" in refusal(tmp_path, population)
    assert "looks like the return 'client_level_data'" in refusal(tmp_path, CLEAN, return_id="population")


def test_a_csv_is_no_published_time_series(tmp_path):
    assert "a spreadsheet with a sheet for each measure" in refusal(tmp_path, CLEAN, return_id="ascof_time_series")


class TestCutOff:
    """A copy that broke off."""

    def test_in_the_middle_of_a_row(self, tmp_path):
        assert re.search(r"stops in the middle of row 3: it was cut off", refusal(tmp_path, CLEAN.encode()[:-90]))

    def test_inside_a_quoted_cell(self, tmp_path):
        content = text_of([event(), event(Event_Outcome="Progress to assessment, review or reassessment")])
        cut = content.encode()[: content.encode().rindex(b" review or")]
        assert "ends inside a quoted cell that opens on line 3" in refusal(tmp_path, cut)

    def test_a_spreadsheet(self, tmp_path):
        book = openpyxl.Workbook()
        book.active.append(list(HEADINGS))
        out = io.BytesIO()
        book.save(out)
        assert "damaged, was cut off, or has a password" in refusal(
            tmp_path, out.getvalue()[: len(out.getvalue()) // 2], name="extract.xlsx"
        )


class TestQuotationMarks:
    """A quotation mark out of place must not swallow the rows after it."""

    def test_one_that_is_never_closed_is_refused_with_its_line(self, tmp_path):
        rows = [event("Request", Event_Outcome="NFA: Other", LA_Person_Unique_Identifier=f"P{n}") for n in range(6)]
        content = text_of(rows).replace(",P2,", ',"P2,')
        assert "A quotation mark opens on line 4 and is not closed" in refusal(tmp_path, content)

    def test_one_that_a_later_quoted_cell_closes_is_refused_too(self, tmp_path):
        rows = [event("Request", Event_Outcome="NFA: Other", LA_Person_Unique_Identifier=f"P{n}") for n in range(3)]
        rows += [event("Request", Event_Outcome="Progress to assessment, review or reassessment"), event("Request")]
        content = text_of(rows).replace(",P2,", ',"P2,')
        assert "quotation mark" in refusal(tmp_path, content)

    def test_a_stray_mark_in_an_unquoted_cell_is_a_letter_like_any_other(self, tmp_path):
        content = text_of([event(), event()]).replace("P1,Ada", 'P1,Ad"a', 1)
        reading = reading_of(tmp_path, content)
        assert given(reading, "la_person_unique_identifier") == [("P1",), ("P1",)]

    def test_a_mark_not_doubled_inside_a_quoted_cell_makes_one_row_unreadable(self, tmp_path):
        content = text_of([event(), event(), event()]).replace("P1,Ada", 'P1,"A "d" a"', 1)
        checked = check(reading_of(tmp_path, content), None)
        assert found(checked, "rejected") == [(2, "", "unreadable_row")]
        assert (checked.rows_read, checked.rows_kept, checked.rows_rejected) == (3, 2, 1)

    def test_a_line_end_inside_a_quoted_cell_is_no_fault(self, tmp_path):
        rows = [event(Event_Description="first line\nsecond, line"), event("Request", Event_Description='said "no"\r\n\r\ntwice'), event()]
        for line_end in ("\r\n", "\n"):
            reading = reading_of(tmp_path, text_of(rows, line_end=line_end))
            assert given(reading, "row_number, event_type") == [(2, "Service"), (3, "Request"), (4, "Service")]


class TestRaggedRows:
    """Rows with more or fewer cells than headings are faults of their own; the others keep their row numbers."""

    def test_are_rejected_and_counted(self, tmp_path):
        lines = text_of([event(LA_Person_Unique_Identifier=f"P{n}") for n in range(5)]).splitlines()
        lines[2] = "321,2025-04-01"
        lines[4] += ",one,two"
        lines.insert(4, "")
        checked = check(reading_of(tmp_path, "\r\n".join(lines) + "\r\n"), None)
        assert found(checked, "rejected") == [(3, "", "unreadable_row"), (6, "", "unreadable_row")]
        assert checked.accepted.select(["row_number", "la_person_unique_identifier"]).to_pylist() == [
            {"row_number": 2, "la_person_unique_identifier": "P0"},
            {"row_number": 4, "la_person_unique_identifier": "P2"},
            {"row_number": 7, "la_person_unique_identifier": "P4"},
        ]
        assert "1 empty row between the rows was left out." in checked.notes

    def test_say_how_many_cells_they_have(self, tmp_path):
        checked = check(reading_of(tmp_path, CLEAN + "321,2025-04-01\r\n"), None)
        assert "The row has 2 cells where there are 50 headings." in [fault["says"] for fault in checked.faults.to_pylist()]

    def test_a_file_of_nothing_else_is_refused(self, tmp_path):
        lines = CLEAN.splitlines()
        assert "No row fits the headings" in refusal(tmp_path, "\n".join([lines[0], "321,x", "321,y", ""]))


class TestPackedFiles:
    """Spreadsheets are packed: what would unpack into too much is refused before it is opened."""

    def packed(self, **members: bytes) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in members.items():
                archive.writestr(name.replace("__", "/"), content)
        return out.getvalue()

    def test_a_plain_archive_is_no_spreadsheet(self, tmp_path):
        assert "packed folder (zip)" in refusal(tmp_path, self.packed(**{"extract.csv": CLEAN.encode()}), name="extract.zip")

    def test_one_that_unpacks_into_too_much(self, tmp_path, monkeypatch):
        monkeypatch.setattr("data.spreadsheet.MOST_BYTES", 1_000_000)
        bomb = self.packed(**{"[Content_Types].xml": b"<x/>", "xl/worksheets/sheet1.xml": b"0" * 2_000_000})
        assert "too large to open safely" in refusal(tmp_path, bomb, name="extract.xlsx")

    def test_a_cell_in_the_far_corner(self, tmp_path):
        book = openpyxl.Workbook()
        book.active.append(list(HEADINGS))
        book.active["XFD1048576"] = "x"
        out = io.BytesIO()
        book.save(out)
        assert "spans 1,048,576 rows and 16,384 columns" in refusal(tmp_path, out.getvalue(), name="extract.xlsx")

    @pytest.mark.parametrize("cell", [b"<c r='XFD1048576'", b'<c\tr="XFD1048576"', b'<x:c s="1" r = "XFD1048576"'])
    def test_a_cell_in_the_far_corner_of_a_sheet_written_by_hand(self, tmp_path, cell):
        bomb = self.packed(**{"[Content_Types].xml": b"<x/>", "odd/sheet.part": cell + b"><v>1</v></c>"})
        assert "spans 1,048,576 rows and 16,384 columns" in refusal(tmp_path, bomb, name="extract.xlsx")

    def test_a_binary_workbook(self, tmp_path):
        book = self.packed(**{"[Content_Types].xml": b"<x/>", "xl/workbook.bin": b"\x83\x01"})
        assert "Save it as xlsx or as CSV" in refusal(tmp_path, book, name="extract.xlsb")

    def test_one_damaged_in_the_middle(self, tmp_path):
        whole = self.packed(**{"[Content_Types].xml": b"<x/>", "xl/worksheets/sheet1.xml": text_of([event()] * 40).encode()})
        for place in range(150, len(whole) - 200, 30):
            broken = bytearray(whole)
            broken[place] ^= 0xFF
            assert "damaged, was cut off, or has a password" in refusal(tmp_path, bytes(broken), name="extract.xlsx")

    def test_a_cell_repeated_without_end(self, tmp_path):
        content = b'<table:table-row table:number-rows-repeated="900000"><table:table-cell table:number-columns-repeated="900" office:value-type="float"/>'
        bomb = self.packed(**{"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})
        assert "too many to open safely" in refusal(tmp_path, bomb, name="extract.ods")


def test_rows_in_two_sheets_are_not_read_by_half(tmp_path):
    book = openpyxl.Workbook()
    for name, rows in (("Quarter 1", [event()]), ("Quarter 2", [event("Request")]), ("Template", [])):
        sheet = book.create_sheet(name)
        for row in csv.reader(text_of(rows).splitlines()):
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    assert "The sheets 'Quarter 1' and 'Quarter 2' both hold rows" in refusal(tmp_path, out.getvalue(), name="extract.xlsx")
    del book["Quarter 2"]
    out = io.BytesIO()
    book.save(out)
    assert given(reading_of(tmp_path, out.getvalue(), name="extract.xlsx"), "event_type") == [("Service",)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_cell_without_end_is_a_fault_of_its_row_alone(tmp_path, encoding):
    rows = [event(Event_Description="x" * 3_000_000), event("Request")]
    checked = check(reading_of(tmp_path, text_of(rows).encode(encoding)), None)
    assert (checked.rows_read, checked.rows_kept, found(checked, "rejected")) == (2, 1, [(2, "", "unreadable_row")])
    assert "A cell holds far more than any cell of this return may." in [fault["says"] for fault in checked.faults.to_pylist()]


def test_row_numbers_hold_in_a_file_larger_than_one_piece(tmp_path):
    lines = text_of([event("Request", Event_Outcome="Progress to assessment, review or reassessment")]).splitlines()
    whole = [lines[1].replace(",P1,", f",P{row},") for row in range(2, 40_002)]
    for row in (3, 9_000, 9_001, 25_000, 40_001):
        whole[row - 2] = "321,ragged"
    whole[30_000 - 2] = ""
    checked = check(reading_of(tmp_path, "\n".join([lines[0], *whole]) + "\n"), None)
    kept = checked.accepted.select(["row_number", "la_person_unique_identifier"]).to_pylist()
    assert [row["la_person_unique_identifier"] for row in kept] == [f"P{row['row_number']}" for row in kept]
    assert (checked.rows_read, checked.rows_kept, checked.rows_rejected) == (39_999, 39_994, 5)


@pytest.mark.parametrize("size", [1, 700, 1501])
def test_pieces_may_end_anywhere(tmp_path, monkeypatch, size):
    monkeypatch.setattr("data.text_file.CHUNK", size)
    rows = [event(Event_Description='first "line"\r\n\r\nZoë'), event("Request"), event(Event_Description="a\nb\nc"), event("Review")]
    for encoding in ("utf-8", "cp1252", "utf-16"):
        reading = reading_of(tmp_path, text_of(rows).encode(encoding))
        assert given(reading, "row_number, event_type") == [(2, "Service"), (3, "Request"), (4, "Service"), (5, "Review")]


def test_a_file_may_be_checked_again_for_another_council(tmp_path):
    reading = reading_of(tmp_path, text_of([event(), event("Request", LA_Code="322"), event("Review")]))
    assert [check(reading, council).rows_kept for council in (None, "322", None)] == [2, 1, 2]


@pytest.mark.parametrize("titles", ["sep=,\r\n", 'Extract for "Halton,from the "new" system\r\n', '"Extract, made\r\non Monday",,\r\n'])
def test_titles_above_the_headings_may_hold_anything(tmp_path, titles):
    assert given(reading_of(tmp_path, titles + CLEAN), "event_type") == [("Request",), ("Service",)]


@pytest.mark.parametrize(
    ("return_id", "content", "says"),
    [
        (
            "client_level_data",
            text_of([event(NHS_Number="", LA_Person_Unique_Identifier="", LA_Code="990")] * 3),
            "none of the file's 3 rows",
        ),
        ("population", "mid_year,ons_code,population_18_64,population_65_plus\n2024,E06000006,,\n", "none of the file's 1 rows"),
        ("locality_lookup", "postcode,locality\nnowhere,Runcorn\n", "On 1 of them: 'nowhere' is no postcode"),
    ],
)
def test_a_file_of_which_no_row_can_be_kept_is_refused(tmp_path, return_id, content, says):
    store, path = Store(tmp_path / "s.duckdb"), tmp_path / "file.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UploadError, match="Nothing was loaded") as refused:
        loading.load(store, return_id, [path])
    assert says in str(refused.value)
    assert store.rows("select count(*) from upload") == [(0,)]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize(
    "name",
    [
        "=cmd|' C calc'!A0.csv",
        "+1.csv",
        "@sum.csv",
        "a;b|c&d.csv",
        "<script>x.csv",
        "' or 1=1 --.csv",
        "..csv",
        "-rf.csv",
        "é" * 100 + ".csv",
    ],
)
def test_a_hostile_name_is_kept_as_text(tmp_path, name):
    store = Store(tmp_path / "s.duckdb")
    (tmp_path / name).write_text("postcode,locality\nWA7,Runcorn\n", encoding="utf-8")
    [receipt] = loading.load(store, "locality_lookup", [tmp_path / name])
    assert store.rows("select file_name from upload") == [(name,)] == [(receipt.file_name,)]


@pytest.mark.parametrize("name", ["null\0byte.csv", "x" * 5000 + ".csv", "../../" * 20 + "passwd"])
def test_a_name_that_is_no_files_is_answered_in_one_short_line(tmp_path, name):
    with pytest.raises(UploadError) as refused:
        require_file(tmp_path / name)
    assert str(refused.value).isprintable()
    assert len(str(refused.value)) < 500


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_name_that_reads_backwards_is_refused(tmp_path):
    assert "Give it another name" in refusal(tmp_path, CLEAN, name="extract\u202evsc.exe")


@pytest.mark.parametrize(
    ("files", "rows", "says"),
    [
        (2, 4, ["Row 4 says the headings again; it was left out."]),
        (3, 6, ["2 rows (the first is row 4) say the headings again; they were left out."]),
        (1, 2, []),
    ],
)
@pytest.mark.parametrize("line_end", ["\r\n", "\r"], ids=["by the database", "by Python"])
def test_headings_that_stand_again_are_no_row(tmp_path, files, rows, says, line_end):
    reading = reading_of(tmp_path, (CLEAN * files).replace("\r\n", line_end))
    assert reading.rows_read == rows
    assert [note for note in reading.notes if "again" in note] == says
