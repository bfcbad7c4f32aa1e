"""A table of a framework's file as one of the frozen shapes of a plan: nothing unknown, nothing missing, each of its type."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import MISSING, fields
from datetime import date, time
from typing import Any, TypeVar

from data.errors import FrameworkError

T = TypeVar("T")

# what a TOML value must be for a field of that type (the modules' annotations are text), and how to say so
SHAPES: dict[str, tuple[tuple[type, ...], str]] = {
    "str": ((str,), "text in quotation marks"),
    "Aim": ((str,), "text in quotation marks"),
    "int": ((int,), "a whole number"),
    "bool": ((bool,), "true or false"),
    "float | None": ((int, float), "a number"),
}
MAY_BE_EMPTY = {"by_when", "baseline"}  # what is not required may be left out instead


def made_of(shape: type[T], where: str, table: Mapping[str, Any], **made: Any) -> T:
    """`table` as a `shape`: no key it does not know, none missing, each of its type. What is in `made` is not the file's to say."""
    known = {field.name: field for field in fields(shape) if field.name not in made}  # type: ignore[arg-type]
    for key in table:
        if key not in known:
            raise FrameworkError(f"{where} has the key '{key}', which means nothing here. The keys are: {', '.join(known)}.")
    for name, field in known.items():
        if name not in table and field.default is MISSING:
            raise FrameworkError(f"{where} has no '{name}'. Add it; where the plan says nothing, write so in words or leave by_when empty.")
    return shape(**{key: _value(f"{where}, '{key}'", key, str(known[key].type), value) for key, value in table.items()}, **made)


def tables(where: str, key: str, given: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The tables that a file gives as `[[key]]`, none where it gives none."""
    found = given.get(key.rpartition(".")[2], [])
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise FrameworkError(f"{where}: '{key}' must be written as [[{key}]], once for each, with its keys on the lines below it.")
    return found


def without(table: Mapping[str, Any], *keys: str) -> dict[str, Any]:
    """The table without what is read on its own."""
    return {key: value for key, value in table.items() if key not in keys}


def named(table: Mapping[str, Any], key: str = "id") -> str:
    """What a table calls itself, for a message about it."""
    return str(table.get(key, "?"))


def _value(where: str, key: str, wanted: str, value: Any) -> Any:
    if wanted == "tuple[str, ...]":
        if not (isinstance(value, list) and all(isinstance(item, str) for item in value)):
            raise FrameworkError(f'{where} must be a list of texts, like ["first", "second"].')
        if not all(item.strip() for item in value):
            raise FrameworkError(f"{where} holds an empty text. Write it out, or take it out.")
        return tuple(value)
    types, words = SHAPES[wanted]
    if not isinstance(value, types) or (isinstance(value, bool) and bool not in types):
        raise FrameworkError(f"{where} must be {words}, not {_said(value)}.")
    if isinstance(value, str) and not value.strip() and key not in MAY_BE_EMPTY:
        raise FrameworkError(f"{where} is empty. Write it out: a reader must see what is meant.")
    if isinstance(value, float) and not math.isfinite(value):
        raise FrameworkError(f"{where} must be a number, not {value}.")
    return float(value) if isinstance(value, int) and wanted == "float | None" else value


def _said(value: Any) -> str:
    """A value as a council would write it."""
    if isinstance(value, dict):
        return "a table"
    return str(value) if isinstance(value, date | time) else repr(value)
