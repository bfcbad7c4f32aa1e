"""What each return looks like: its headings, code lists and rules, read from `data/returns/`.

One file there is one return, and its name is the return's id. The SQL in those files ships with the product and is read from nowhere else.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from data.errors import UploadError
from data.return_codes import CODE_LISTS, Code, codes_of
from data.return_parts import KINDS, SEVERITIES, Field, Rule, Shape, Share, WholeFile
from data.return_published import REFERENCE, PublishedMeasure, measures_of

__all__ = [
    "CODE_LISTS", "FOLDER", "KINDS", "LAYOUTS", "REFERENCE", "SEVERITIES", "Code", "Field", "PublishedMeasure", "ReturnDefinition", "Rule",
    "Shape", "Share", "WholeFile", "all_returns", "codes_of", "load_return",
]  # fmt: skip

FOLDER = Path(__file__).parent / "returns"
LAYOUTS = ("rows", "published tables", "dated columns")


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
        measures=(*measures_of(content.pop("codes", "")), *(PublishedMeasure(**each) for each in content.pop("measure", ()))),
        stated_period=tuple(content.pop("stated_period", ())),
        names=tuple(content.pop("names", ())),
        **content,
    )
    _refuse_nonsense(made)
    return made


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
