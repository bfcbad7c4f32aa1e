"""Headings as councils write them, matched to the headings of a return."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from data.errors import UploadError
from data.return_definition import ReturnDefinition, all_returns


@dataclass(frozen=True)
class Headings:
    """Which column of the file is which field, and what had to be tolerated; `cells` are the headings as they are written."""

    columns: dict[str, int]
    width: int
    missing: frozenset[str]
    notes: tuple[str, ...]
    shape: str = ""
    cells: tuple[str, ...] = ()


def plain(heading: str) -> str:
    """A heading without capitals, spaces, underscores, quotation marks and other punctuation."""
    return re.sub(r"[\W_]+", "", heading.lower())


def count_known(definition: ReturnDefinition, cells: Sequence[str]) -> int:
    """How many of the return's headings are among the cells of a row."""
    known = {plain(name) for field in definition.fields for name in field.headings}
    return len(known & {plain(cell) for cell in cells})


def match(definition: ReturnDefinition, cells: Sequence[str]) -> Headings:
    """The columns of a row of headings. One UploadError names every missing and every doubled heading."""
    by_plain_name = {plain(name): field for field in definition.fields for name in field.headings}
    places: dict[str, list[int]] = {}
    unknown: list[str] = []
    for place, cell in enumerate(cells):
        if field := by_plain_name.get(plain(cell)):
            places.setdefault(field.name, []).append(place)
        elif cell.strip():
            unknown.append(" ".join(cell.split())[:60])
    _refuse(definition, places, cells)
    columns = {name: where[0] for name, where in places.items()}
    missing = frozenset(field.name for field in definition.fields if field.name not in columns)
    shape = _shape(definition, columns)
    notes = tuple(_tolerated(definition, columns, cells, unknown, frozenset() if shape else missing))
    return Headings(columns, len(cells), missing, notes, shape, tuple(cells))


def refuse_unknown(definition: ReturnDefinition, rows: Sequence[Sequence[str]]) -> UploadError:
    """The refusal of a file without a row of the return's headings; it says which return the file looks like, if any."""
    best = max(((count_known(other, row), other) for other in all_returns() for row in rows), key=lambda found: found[0], default=None)
    if best and best[0] >= min(3, len(best[1].fields)) and best[1].id != definition.id:
        other = best[1]
        return UploadError(
            f"This looks like the return {other.id!r} ({other.title}), not {definition.id!r}. "
            f"Load it as {other.id!r}, or choose the right file."
        )
    wanted = ", ".join(field.heading for field in definition.fields[:5])
    return UploadError(
        f"No row of headings of the return {definition.id!r} was found. Its headings begin: {wanted}. "
        "Choose the right file, or put the headings back."
    )


def _refuse(definition: ReturnDefinition, places: Mapping[str, Sequence[int]], cells: Sequence[str]) -> None:
    doubled = [definition.field(name).heading for name, where in places.items() if len(where) > 1]
    missing = [field.heading for field in definition.fields if field.needed and field.name not in places]
    if missing and len(places) <= len(missing):
        raise refuse_unknown(definition, [cells])
    faults = [_said(missing, "the column {} is missing", "the columns {} are missing")] if missing else []
    faults += [_said(doubled, "the heading {} stands more than once", "the headings {} stand more than once")] if doubled else []
    if faults:
        raise UploadError(
            f"The file cannot be read as {definition.title}: {'; '.join(faults)}. Put the headings right and load the file again."
        )


def _others(definition: ReturnDefinition, heading: str) -> tuple[str, ...]:
    return next(field.also for field in definition.fields if field.heading == heading)


def _shape(definition: ReturnDefinition, columns: Mapping[str, int]) -> str:
    """The id of the first layout all of whose columns are there. UploadError names the layouts where none is, and why one is of no use."""
    if not definition.shapes:
        return ""
    for shape in definition.shapes:
        if all(name in columns for name in shape.columns):
            if shape.refused:
                raise UploadError(f"The file holds {shape.words}. {shape.refused}")
            return shape.id
    ways = "; or ".join(
        f"{shape.words} ({', '.join(definition.field(name).heading for name in shape.columns)})"
        for shape in definition.shapes
        if not shape.refused
    )
    raise UploadError(f"The file cannot be read as {definition.title}: its columns make none of its layouts. It has one of: {ways}.")


def _said(names: Sequence[str], of_one: str, of_many: str) -> str:
    """A sentence about one name or about many."""
    return (of_one if len(names) == 1 else of_many).format(", ".join(names))


def _tolerated(
    definition: ReturnDefinition, columns: Mapping[str, int], cells: Sequence[str], unknown: Sequence[str], missing: frozenset[str]
) -> Iterator[str]:
    """What was tolerated in the headings, a sentence for each sort."""
    written = [(cells[place], definition.field(name).heading) for name, place in columns.items()]
    loose = [heading for cell, heading in written if cell != heading and cell not in _others(definition, heading)]
    if loose:
        quoted = "in quotation marks or " if any(cell.strip().startswith(("'", '"')) for cell, _ in written) else ""
        some = ", ".join(loose[:5]) + (" ..." if len(loose) > 5 else "")
        yield f"{len(loose)} headings were written {quoted}in other capitals, spaces or punctuation and were accepted: {some}."
    trailing = len(cells) - max(place for place, cell in enumerate(cells) if cell.strip()) - 1
    if trailing:
        places = "column after the last heading was" if trailing == 1 else "columns after the last heading were"
        yield f"{trailing} empty {places} left out."
    if unknown:
        of_many = f"{len(unknown)} columns are not part of the return and were left out: {{}}."
        yield _said(unknown, "1 column is not part of the return and was left out: {}.", of_many)
    if missing:
        names = ", ".join(field.heading for field in definition.fields if field.name in missing)
        yield f"The file has no column {names}: those details are not known."
