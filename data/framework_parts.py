"""What a framework holds beside objectives and outcomes: its levels, and everything else it says, section by section in its own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from data.errors import FrameworkError
from data.framework_table import made_of, named, tables, without

STANDS_AT = ("primary", "secondary", "tertiary")
SHOWS = ("investment",)


@dataclass(frozen=True)
class Level:
    """A level or tier of prevention. `rank`: the higher the more intensive.

    `stands_at` ties it to the levels of other frameworks: primary, secondary, tertiary prevention, several where it is both; `why` says so.
    """

    id: str
    rank: int
    title: str
    wording: str
    defined: str
    source: str
    why: str
    stands_at: tuple[str, ...]
    offer: str = ""
    looks_like: str = ""


@dataclass(frozen=True)
class Element:
    """One thing a section says; `points` where the document lists several below it.

    `measures` would show it, `gap` says what none shows, `page` names the page that does. `level` and `levels` are ids of the framework's
    own levels; `stands_at` is for a framework that has none.
    """

    wording: str
    title: str = ""
    level: str = ""
    levels: tuple[str, ...] = ()
    stands_at: tuple[str, ...] = ()
    why: str = ""
    measures: tuple[str, ...] = ()
    gap: str = ""
    note: str = ""
    page: str = ""
    points: tuple[str, ...] = ()

    @property
    def at(self) -> tuple[str, ...]:
        """Every level it stands at."""
        return (self.level,) if self.level else self.levels


@dataclass(frozen=True)
class Section:
    """A part of the framework: its principles, its findings, its services. `words` open it.

    `shows` asks for something drawn beside it: 'investment', where its elements say at which levels a model puts its weight.
    """

    id: str
    title: str
    source: str
    elements: tuple[Element, ...]
    words: str = ""
    shows: str = ""


def levels(where: str, given: Mapping[str, Any]) -> tuple[Level, ...]:
    """The levels of a framework, as its file gives them. Raises FrameworkError in words."""
    found = tuple(made_of(Level, f"{where}, level '{named(table)}'", table) for table in tables(where, "level", given))
    for level in found:
        _among(f"{where}, level '{level.id}', 'stands_at'", level.stands_at, STANDS_AT)
        if not level.stands_at:
            raise FrameworkError(f"{where}, level '{level.id}', 'stands_at' names nothing. Name one or more of: {', '.join(STANDS_AT)}.")
    return found


def sections(where: str, given: Mapping[str, Any], known: Sequence[Level]) -> tuple[Section, ...]:
    """The sections of a framework, as its file gives them. Raises FrameworkError in words."""
    own = [level.id for level in known]
    return tuple(_section(f"{where}, section '{named(table)}'", table, own) for table in tables(where, "section", given))


def _section(where: str, table: Mapping[str, Any], known: Sequence[str]) -> Section:
    given = tables(where, "section.element", table)
    elements = tuple(made_of(Element, f"{where}, element {number}", each) for number, each in enumerate(given, start=1))
    if not elements:
        raise FrameworkError(f"{where} holds nothing. Add a [[section.element]], or take the section out.")
    for number, element in enumerate(elements, start=1):
        _among(f"{where}, element {number}", element.at, known)
        _among(f"{where}, element {number}, 'stands_at'", element.stands_at, STANDS_AT)
    found = made_of(Section, where, without(table, "element"), elements=elements)
    if found.shows and found.shows not in SHOWS:
        raise FrameworkError(
            f"{where}: 'shows' is '{found.shows}', which cannot be drawn. Use one of: {', '.join(SHOWS)}, or leave it out."
        )
    return found


def _among(where: str, named_levels: Sequence[str], known: Sequence[str]) -> None:
    for name in named_levels:
        if name not in known:
            there = ", ".join(known) or "none: the file describes no level"
            raise FrameworkError(f"{where} names the level '{name}', which is not one of its levels. They are: {there}.")
