"""A table of a framework's file as one of the frozen shapes of `data/framework.py`: nothing unknown, nothing missing, each of its type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
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


def made_of(shape: type[T], where: str, table: Mapping[str, Any]) -> T:
    """`table` as a `shape`: no key it does not know, none missing, each of its type."""
    known = {field.name: field for field in fields(shape)}  # type: ignore[arg-type]
    for key in table:
        if key not in known:
            raise FrameworkError(f"{where} has the key '{key}', which means nothing here. The keys are: {', '.join(known)}.")
    for name, field in known.items():
        if name not in table and field.default is MISSING:
            raise FrameworkError(f"{where} has no '{name}'. Add it; where the plan says nothing, write so in words or leave by_when empty.")
    return shape(**{key: _value(f"{where}, '{key}'", key, str(known[key].type), value) for key, value in table.items()})


def _value(where: str, key: str, wanted: str, value: Any) -> Any:
    if wanted.startswith("tuple["):
        if wanted == "tuple[str, ...]" and not (isinstance(value, list) and all(isinstance(item, str) for item in value)):
            raise FrameworkError(f'{where} must be a list of texts, like ["first", "second"].')
        return tuple(value)
    types, words = SHAPES[wanted]
    if not isinstance(value, types) or (isinstance(value, bool) and bool not in types):
        raise FrameworkError(f"{where} must be {words}, not {value!r}.")
    if value == "" and key not in MAY_BE_EMPTY:
        raise FrameworkError(f"{where} is empty. Write it out: a reader must see what is meant.")
    return float(value) if isinstance(value, int) and wanted == "float | None" else value
