"""Headings as councils write them, matched to the headings of a return."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from data.errors import UploadError
from data.return_definition import ReturnDefinition, all_returns


@dataclass(frozen=True)
class Headings:
    """Which column of the file is which field, and what had to be tolerated."""

    columns: dict[str, int]
    width: int
    missing: frozenset[str]
    notes: tuple[str, ...]


def plain(heading: str) -> str:
    """A heading without capitals, spaces, underscores, quotation marks and other punctuation."""
    return re.sub(r"[\W_]+", "", heading.lower())


def count_known(definition: ReturnDefinition, cells: Sequence[str]) -> int:
    """How many of the return's headings are among the cells of a row."""
    known = {name for field in definition.fields for name in (plain(field.heading), plain(field.name))}
    return len(known & {plain(cell) for cell in cells})


def match(definition: ReturnDefinition, cells: Sequence[str]) -> Headings:
    """The columns of a row of headings. One UploadError names every missing and every doubled heading."""
    by_plain_name = {name: field for field in definition.fields for name in (plain(field.heading), plain(field.name))}
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
    return Headings(columns, len(cells), missing, tuple(_notes(definition, columns, cells, unknown, missing)))


def refuse_unknown(definition: ReturnDefinition, rows: Sequence[Sequence[str]]) -> UploadError:
    """The refusal of a file without a row of the return's headings; it says which return the file looks like, if any."""
    best = max(((count_known(other, row), other) for other in all_returns() for row in rows), key=lambda found: found[0], default=None)
    if best and best[0] >= min(3, len(best[1].fields)) and best[1].id != definition.id:
        return UploadError(
            f"This looks like the return {best[1].id!r} ({best[1].title}), not {definition.id!r}. Load it as {best[1].id!r}, or choose the right file."
        )
    wanted = ", ".join(field.heading for field in definition.fields[:5])
    return UploadError(
        f"No row of headings of the return {definition.id!r} was found. Its headings begin: {wanted}. Choose the right file, or put the headings back."
    )


def _refuse(definition: ReturnDefinition, places: dict[str, list[int]], cells: Sequence[str]) -> None:
    doubled = [definition.field(name).heading for name, where in places.items() if len(where) > 1]
    missing = [field.heading for field in definition.fields if field.needed and field.name not in places]
    if missing and len(places) <= len(missing):
        raise refuse_unknown(definition, [cells])
    faults = [f"the column{'s' * (len(missing) > 1)} {', '.join(missing)} {'are' if len(missing) > 1 else 'is'} missing"] if missing else []
    faults += (
        [f"the heading{'s' * (len(doubled) > 1)} {', '.join(doubled)} {'stand' if len(doubled) > 1 else 'stands'} more than once"]
        if doubled
        else []
    )
    if faults:
        raise UploadError(
            f"The file cannot be read as {definition.title}: {'; '.join(faults)}. Put the headings right and load the file again."
        )


def _notes(
    definition: ReturnDefinition, columns: dict[str, int], cells: Sequence[str], unknown: list[str], missing: frozenset[str]
) -> list[str]:
    written = [(cells[place], definition.field(name).heading) for name, place in columns.items()]
    loose = [heading for cell, heading in written if cell != heading]
    quoted = any(cell.strip().startswith(("'", '"')) for cell, _ in written)
    trailing = len(cells) - max((place for place, cell in enumerate(cells) if cell.strip()), default=-1) - 1
    notes = []
    if loose:
        how = "in quotation marks or " if quoted else ""
        notes.append(
            f"{len(loose)} headings were written {how}in other capitals, spaces or punctuation and were accepted: {', '.join(loose[:5])}{' ...' if len(loose) > 5 else ''}."
        )
    if trailing:
        notes.append(
            f"{trailing} empty {'columns' if trailing > 1 else 'column'} after the last heading {'were' if trailing > 1 else 'was'} left out."
        )
    if unknown:
        notes.append(
            f"{len(unknown)} {'columns are' if len(unknown) > 1 else 'column is'} not part of the return and {'were' if len(unknown) > 1 else 'was'} left out: {', '.join(unknown)}."
        )
    if missing:
        notes.append(
            f"The file has no column {', '.join(field.heading for field in definition.fields if field.name in missing)}: those details are not known."
        )
    return notes
