"""What each return looks like: its headings, code lists and rules, read from `data/returns/`.

One file there is one return, and its name is the return's id. The SQL in those files ships with the product and is read from nowhere else.
"""

from __future__ import annotations

import csv
import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from data.errors import UploadError

FOLDER = Path(__file__).parent / "returns"
REFERENCE = Path(__file__).parent / "reference"
CODE_LISTS = REFERENCE / "code_lists"

LAYOUTS = ("rows", "published tables", "dated columns")
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
    """Something said once of the whole file: SQL that counts, and a sentence for a count above nought, `{count}` in it."""

    id: str
    column: str
    counts: str
    says: str
    do: str


@dataclass(frozen=True)
class PublishedMeasure:
    """A measure of a published table: its code there, and the id, basis, unit and sort of period it has here.

    Codes were given new meanings, so a code holds within the framework years `codes_since` to `codes_until`, and for figures of
    `year_since` to `year_until` (each the year in which it begins). One without an id is left out, for the reason in `why_left_out`.
    """

    code: str
    id: str
    basis: str
    unit: str
    period_type: str
    codes_since: int = 0
    codes_until: int = 9999
    year_since: int = 0
    year_until: int = 9999
    why_left_out: str = ""


@dataclass(frozen=True)
class ReturnDefinition:
    """A return: what it is for, the store's table its rows become, and how they are checked.

    of_one_council whether the file is one council's own: the store's, or the one it names
    shapes         the layouts it may have, the first that fits is taken; its id is the column `shape` of the view `understood`
    specification  where the specification of the return can be read
    due_every      months between one file and the next, 0 where none is due; due_days: how long after its period's end it may take
    terms          words used in conditions, each an SQL expression that becomes a column of the view `understood`
    facts          what is remembered of personal columns, each an SQL expression over every column of the file, dates read
    before         SQL run before the rules, for what they compare with
    stated_period  the columns that state the period's first and last day
    names          the columns with people's names, which are looked for in the other columns before they are forgotten
    """

    id: str
    title: str
    about: str
    table: str
    layout: str
    fields: tuple[Field, ...]
    rules: tuple[Rule, ...]
    terms: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)
    before: str = ""
    stated_period: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    find_repeats: bool = False
    of_one_council: bool = False
    shapes: tuple[Shape, ...] = ()
    specification: str = ""
    due_every: int = 0
    due_days: int = 0
    shares: tuple[Share, ...] = ()
    whole_file: tuple[WholeFile, ...] = ()
    measures: tuple[PublishedMeasure, ...] = ()

    def field(self, name: str) -> Field:
        """The field of that name."""
        return next(each for each in self.fields if each.name == name)

    def in_shape(self, shape_id: str) -> ReturnDefinition:
        """The return as a file of that shape has it."""
        shape = next((each for each in self.shapes if each.id == shape_id), None)
        if shape is None:
            return self
        return replace(self, table=shape.table or self.table, of_one_council=self.of_one_council and not shape.of_many)

    @property
    def council_field(self) -> str:
        """The column that says whose the row is; empty for a return that speaks of many councils."""
        return next((each.name for each in self.fields if each.kind == "council"), "")


@dataclass(frozen=True)
class Code:
    """One value of a code list: which release writes it so, and what it is read as."""

    field: str
    release: str
    raw: str
    cleaned: str
    verified: bool


def load_return(return_id: str) -> ReturnDefinition:
    """The return of that id. UploadError names the known ones when there is none."""
    known = _known()
    if return_id not in known:
        raise UploadError(f"There is no return called {return_id!r}. Use one of: {', '.join(known)}.")
    return _read(return_id)


def all_returns() -> tuple[ReturnDefinition, ...]:
    """Every return that can be loaded, in order of id."""
    return tuple(_read(return_id) for return_id in _known())


@functools.cache
def codes_of(code_list: str) -> tuple[Code, ...]:
    """The values of a code list that a file may carry, both releases."""
    with (CODE_LISTS / f"{code_list}.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["release"] != "derived"]
    return tuple(Code(row["field"], row["release"], row["raw"], row["cleaned"], row["verified"] == "true") for row in rows)


@functools.cache
def _known() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@functools.cache
def _read(return_id: str) -> ReturnDefinition:
    path = FOLDER / f"{return_id}.toml"
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    made = ReturnDefinition(
        id=return_id,
        fields=tuple(_field(each) for each in content.pop("field")),
        shapes=tuple(Shape(**{**each, "columns": tuple(each["columns"])}) for each in content.pop("shape", ())),
        rules=tuple(Rule(**each) for each in content.pop("rule", ())),
        shares=tuple(Share(**each) for each in content.pop("share", ())),
        whole_file=tuple(WholeFile(**each) for each in content.pop("whole_file", ())),
        measures=(*_measures_of(content.pop("codes", "")), *(PublishedMeasure(**each) for each in content.pop("measure", ()))),
        stated_period=tuple(content.pop("stated_period", ())),
        names=tuple(content.pop("names", ())),
        **content,
    )
    _refuse_nonsense(made)
    return made


def _measures_of(codes: str) -> tuple[PublishedMeasure, ...]:
    """What the codes of a framework mean, from the list of that name; none for no name."""
    if not codes:
        return ()
    with (REFERENCE / f"{codes}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_published(row) for row in csv.DictReader(file))


def _published(row: dict[str, str]) -> PublishedMeasure:
    years = {name: int(row[name]) for name in ("codes_since", "codes_until", "year_since", "year_until") if row[name]}
    return PublishedMeasure(
        row["code"], row["measure"], row["basis"], row["unit"], row["period_type"], why_left_out=row["why_left_out"], **years
    )


def _field(given: dict[str, Any]) -> Field:
    given = {**given, "also": tuple(given.get("also", ()))}
    made = Field(**given)
    if made.kind == "list" and not made.code_list:
        return Field(**{**given, "code_list": made.name})
    return made


def _refuse_nonsense(made: ReturnDefinition) -> None:
    """Raise ValueError where a shipped file contradicts itself: a programmer's mistake, found by the first test that reads it."""
    names = [each.name for each in made.fields]
    wrong = [each.name for each in made.fields if each.kind not in KINDS or names.count(each.name) > 1]
    wrong += [each.id for each in made.rules if each.severity not in SEVERITIES or each.column not in {*names, ""}]
    wrong += [name for shape in made.shapes for name in shape.columns if name not in names]
    wrong += [made.layout] if made.layout not in LAYOUTS else []
    if wrong:
        raise ValueError(f"data/returns/{made.id}.toml: {', '.join(wrong)}")
