"""Raw lines of a text file counted, and its quotation marks held to account: a mark never closed would swallow the rows after it."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass

from data.errors import UploadError

LONGEST_CELL = 1000  # lines within one quoted cell
BLANK_LINE = re.compile(rb"\n[\r\n]")


@dataclass(frozen=True)
class Lines:
    """What a count of the raw lines says, to hold the parser's count against."""

    records: int
    blank_records: tuple[int, ...]
    ends_with_line_end: bool


class QuotationMarks:
    """A walk over raw lines that knows which of them are one record, because a quoted cell runs on over line ends."""

    def __init__(self, delimiter: str, columns: int) -> None:
        mark = re.escape(delimiter.encode())
        self.delimiter, self.columns = delimiter, columns
        self.closed_cell = re.compile(rb"(^|" + mark + rb')"[^"]*(?:""[^"]*)*"(?=' + mark + rb"|\r?$)")
        self.opening_mark = re.compile(rb"(?:^|" + mark + rb')"')
        self.closing_mark = re.compile(rb'[^"]*(?:""[^"]*)*"(?=' + mark + rb"|\r?$)")
        self.opened_on = 0  # the line on which the cell we are in was opened; 0 outside of one
        self.lines_within = 0  # line ends inside quoted cells so far
        self.blank_records: list[int] = []

    def look_through(self, chunk: bytes, marks: bytes, lines_before: int) -> None:
        """Take in one piece of the file, and its marks and line ends alone. Only a line with an odd number of marks needs a closer look."""
        odd_lines = marks.replace(b"\r", b"").replace(b'""', b"").count(b'"')
        has_blank_lines = chunk.startswith((b"\r", b"\n")) or BLANK_LINE.search(chunk)
        if not odd_lines and not self.opened_on and not has_blank_lines:
            return  # so it is with nearly every piece of nearly every file
        for number, line in enumerate(chunk.split(b"\n")[: chunk.count(b"\n") + (not chunk.endswith(b"\n"))], start=lines_before + 1):
            if self.opened_on:
                self._within(line, number)
            elif not line or line == b"\r":
                self.blank_records.append(number - self.lines_within)
            elif line.count(b'"') & 1 and self._leaves_open(line):
                self.opened_on = number

    def lines(self, line_ends: int, ends_with_line_end: bool) -> Lines:
        """The count, at the end of the file."""
        if self.opened_on:
            raise UploadError(
                f"The file ends inside a quoted cell that opens on line {self.opened_on}: a quotation mark is missing there, "
                "or the file was cut off. Put that line right or export the file again."
            )
        return Lines(line_ends + (not ends_with_line_end) - self.lines_within, tuple(self.blank_records), ends_with_line_end)

    def _within(self, line: bytes, number: int) -> None:
        """A line that begins inside a quoted cell."""
        self.lines_within += 1
        if self._is_a_whole_row(line) or number - self.opened_on > LONGEST_CELL:
            raise UploadError(
                f"A quotation mark opens on line {self.opened_on} and is not closed before the next row begins on line {number}: "
                "rows would be lost. Put that line right (a quotation mark inside a quoted cell is written twice) or export the file again."
            )
        closing = self.closing_mark.match(line)
        if closing and not self._leaves_open(line[closing.end() :]):
            self.opened_on = 0

    def _leaves_open(self, line: bytes) -> bool:
        return self.opening_mark.search(self.closed_cell.sub(rb"\1", line)) is not None

    def _is_a_whole_row(self, line: bytes) -> bool:
        text = line.decode(errors="replace").rstrip("\r")
        return (
            self.columns > 1
            and text.count(self.delimiter) >= self.columns - 1
            and len(next(csv.reader([text], delimiter=self.delimiter))) == self.columns
        )
