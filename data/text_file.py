"""A text file of unknown manners: its encoding, its delimiter, where its headings stand, and whether its quotation marks add up.

Nothing here is left to guessing by a parser: a guessed dialect once threw away good rows without a word.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from data.errors import UploadError
from data.quotation_marks import Lines, QuotationMarks

DELIMITERS = {",": "commas", "\t": "tabs", ";": "semicolons", "|": "upright strokes"}
CHUNK = 1 << 22
OPENING = 1 << 20  # the headings stand within the first million bytes or nowhere
TITLE_ROWS = 40  # rows above the headings that are still looked through
PATTERN_MARKS = frozenset("*?[]{}")  # DuckDB takes a path with one of these for a pattern, and would read other files
NEITHER_QUOTE_NOR_LINE_END = bytes(set(range(256)) - {*b'"\r\n'})


@dataclass(frozen=True)
class TextFile:
    """A text file and the manners found: how it is encoded, what parts its cells, which record holds the headings."""

    path: Path
    encoding: str
    byte_order_mark: bool = False
    even_line_ends: bool = True
    delimiter: str = ","
    heading_record: int = 1
    headings: tuple[str, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether DuckDB can read it from disk as it stands."""
        return self.encoding == "utf-8" and self.even_line_ends and not PATTERN_MARKS & set(str(self.path.absolute()))

    def chunks(self) -> Iterator[bytes]:
        """The file as UTF-8, a few megabytes at a time, each piece ending where a line ends."""
        if self.is_plain:
            with self.path.open("rb") as raw:
                raw.seek(len(codecs.BOM_UTF8) if self.byte_order_mark else 0)
                while piece := raw.read(CHUNK):
                    yield piece + raw.readline()
        else:
            with self.text() as text:
                while words := text.read(CHUNK):
                    yield (words + text.readline()).encode()

    def text(self) -> io.TextIOWrapper:
        """The file as text, every line end a plain one."""
        decoder = "utf-8-sig" if self.encoding == "utf-8" else self.encoding
        return self.path.open("r", encoding=decoder, newline=None)


def manners(path: Path, heading_match: Callable[[Sequence[str]], int]) -> tuple[TextFile, list[list[str]]]:
    """How the file is written and where its headings stand, and the rows looked through. UploadError when it is not text.

    `heading_match` counts the known headings among the cells of a row; where no row has any, `headings` is empty.
    """
    with path.open("rb") as raw:
        opening = raw.read(OPENING)
    found = TextFile(path, _encoding(opening), byte_order_mark=opening.startswith(codecs.BOM_UTF8))
    best, looked_through = (0, found), []
    for delimiter in DELIMITERS:
        for record, cells in _first_records(_decoded(opening, found.encoding), delimiter):
            looked_through.append(cells)
            if (matched := heading_match(cells)) > best[0]:
                best = (matched, replace(found, delimiter=delimiter, heading_record=record, headings=tuple(cells)))
    return best[1], looked_through


def count_lines(file: TextFile) -> tuple[TextFile, Lines]:
    """The file, with its encoding put right where the start of it misled, and its lines counted.

    UploadError names the line where a quotation mark is never closed, and the file that is no text after all.
    """
    try:
        return file, _counted(file)
    except UnicodeDecodeError as fault:
        if file.encoding != "utf-8":
            raise UploadError(
                f"The file breaks off or is damaged: its text ({file.encoding}) cannot be read all through. Export it again."
            ) from fault
        return count_lines(replace(file, encoding="cp1252"))
    except _UnevenLineEndsError:
        return count_lines(replace(file, even_line_ends=False))


class _UnevenLineEndsError(Exception):
    """Line ends of more than one sort: DuckDB refuses these, Python reads them."""


def _encoding(opening: bytes) -> str:
    """The encoding that the first bytes tell of; UTF-8 until something in the file says otherwise."""
    if not opening.strip():
        raise UploadError("The file is empty. Export it again, and check its size before loading it.")
    if opening.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    zeros = opening[:4000].count(0)
    if zeros and zeros >= len(opening[:4000]) // 3:  # Latin letters in two bytes each: every other byte is nought
        return "utf-16-le" if opening[1:2] == b"\0" else "utf-16-be"
    if zeros or opening.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"PAR1")):
        raise UploadError("The file is not text. Export the return as a CSV file or a spreadsheet (xlsx or ods), and load that.")
    return "utf-8"


def _decoded(opening: bytes, encoding: str) -> str:
    """The start of the file as text: enough to find the headings by."""
    return opening.decode("utf-8-sig" if encoding == "utf-8" else encoding, errors="replace")


def _first_records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The first rows, with their numbers, of a text cut by one delimiter."""
    reader = csv.reader(io.StringIO(text, newline=None), delimiter=delimiter)
    try:
        for number, cells in enumerate(reader, start=1):
            if number > TITLE_ROWS:
                return
            yield number, cells
    except csv.Error:
        return  # not this delimiter: a quoted cell of more than a hundred thousand characters


def _counted(file: TextFile) -> Lines:
    quotes = QuotationMarks(file.delimiter, len(file.headings))
    line_number, last = 0, b""
    for chunk in file.chunks():
        marks = chunk.translate(None, NEITHER_QUOTE_NOR_LINE_END)  # thirty times shorter, so that counting in it costs nothing
        if b"\0" in chunk:
            line_number += chunk[: chunk.index(0)].count(b"\n") + 1
            raise UploadError(f"The file is not text all through: line {line_number} holds a byte that no text has. Export it again.")
        if file.is_plain and not chunk.isascii():
            chunk.decode()
        if b"\r" in marks and (marks.count(b"\r") != marks.count(b"\n") or chunk.count(b"\r\n") != marks.count(b"\n")):
            raise _UnevenLineEndsError
        quotes.look_through(chunk, marks, line_number)
        line_number += marks.count(b"\n")
        last = chunk[-1:]
    return quotes.lines(line_number, last == b"\n")
