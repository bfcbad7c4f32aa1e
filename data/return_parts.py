"""What a return is made of: its columns, the ways it is laid out, the rules it is held against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

KINDS = ("text", "list", "date", "month", "birth date", "number", "nhs number", "council")
SEVERITIES = ("rejected", "warning", "notice")


@dataclass(frozen=True)
class Field:
    """One column: its heading exactly as specified, its database name, and what hangs on it.

    needed         the file is refused without this column
    required_when  SQL over the view `understood`: on which rows a blank is a fault ('' never)
    required_on    the same in words
    verified       whether the code list is known to be whole: only then is a value outside it a warning
    personal       never carried further than reading, but for what `facts` say of it
    officer_only   carried, but a fault shows its value to officers alone
    person_number  whether it is what people are told apart by
    not_before     no day or month of it can be earlier: one that is is a slip, and a fault of the severity `slips`
    matters        what a blank or an unknown value does to the figures
    also           other headings that files give this column
    """

    name: str
    heading: str
    kind: str = "text"
    needed: bool = False
    required_when: str = ""
    required_on: str = ""
    code_list: str = ""
    verified: bool = True
    personal: bool = False
    officer_only: bool = False
    person_number: bool = False
    not_before: date | None = None
    slips: str = "rejected"
    matters: str = ""
    also: tuple[str, ...] = ()

    @property
    def headings(self) -> tuple[str, ...]:
        """Every heading by which the column is known, as specified first."""
        return (self.heading, self.name, *self.also)


@dataclass(frozen=True)
class Shape:
    """One of the ways in which a return is laid out: the columns that make it known, what one row is, and where that differs its table.

    of_many   the rows speak of many councils or hospitals, so the file is no one council's
    year      the column that says which council year a figure is for; a file without it says so once, or the officer does
    refused   why a file laid out so is of no use, and what to load in its place; '' where it is read
    """

    id: str
    columns: tuple[str, ...]
    words: str
    table: str = ""
    of_many: bool = False
    year: str = ""
    refused: str = ""


@dataclass(frozen=True)
class Rule:
    """A rule selects the rows that break it. `says` may name columns in braces; `do` is what to do about it."""

    id: str
    column: str
    fails_when: str
    says: str
    severity: str
    do: str
    leaves_out: bool = False  # the row is not kept, though nothing is wrong with it


@dataclass(frozen=True)
class Share:
    """A column whose blanks are counted, since each changes an indicator: among which rows, in SQL and in words."""

    column: str
    of: str
    words: str


@dataclass(frozen=True)
class WholeFile:
    """Something said once of the whole file: SQL that counts, and a sentence for a count above nought, `{count}` in it.

    refuses   nothing of such a file can be trusted: it is refused, in the sentence and `do`
    """

    id: str
    column: str
    counts: str
    says: str
    do: str
    refuses: bool = False
