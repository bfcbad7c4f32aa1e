"""What signed editions tell together: somebody who keeps the older paper holds its figures against the newer one.

A month that an older edition shows, and that the newer one hides beside a small one, gives the small one back as soon as the newer edition
shows the quarter. So what was told counts as known: the newer edition hides, of what it alone shows, the smallest figure that would lead to
one that it hides, or that an older one hid. Shares only: counts and rates are rounded, each by itself, which blurs what they add up to.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from metrics.edition_sums import Cell, Counts, Share, Terms, ties
from metrics.protection import is_in_a_run
from metrics.results import PUBLISHED
from metrics.statistics import disclosure
from metrics.statistics.disclosure import Kind, Rules

if TYPE_CHECKING:
    from metrics.results import Point

# what goes first of several that would do: a board misses a month less than a year
LENGTHS = ("month", "quarter", "rolling_year", "snapshot", "financial_year")


@dataclass(frozen=True)
class Paper:
    """The shares that one edition holds, exact, which of them it shows the public, and what adds up to what."""

    held: frozenset[Share]
    shown: frozenset[Share]
    tied: frozenset[Terms]


def paper(held: Mapping[Cell, Counts], shown: Collection[Cell]) -> Paper:
    """The paper that holds these shares and shows some of them."""
    return Paper(frozenset(held.items()), frozenset((cell, held[cell]) for cell in shown), frozenset(ties(held)))


def paper_of(points: Sequence[Point], gone: Collection[int]) -> Paper:
    """What an edition would hold of these exact figures if it hid those in `gone`, by position."""
    cells = {number: cell for number, point in enumerate(points) if (cell := cell_of(point)) is not None}
    held = {cell: (points[number].numerator or 0.0, points[number].denominator or 0.0) for number, cell in cells.items()}
    return paper(held, [cell for number, cell in cells.items() if number not in gone])


def cell_of(point: Point) -> Cell | None:
    """The place of a share that was counted; None for every other figure."""
    if point.basis in PUBLISHED or point.kind is not Kind.PROPORTION or point.numerator is None:
        return None
    return Cell(point.measure_id, point.basis, point.period_type, point.period_end, point.group_type, point.group_value)


def to_hide_as_well(new: Paper, older: Sequence[Paper], rules: Rules) -> frozenset[Cell]:
    """What the new edition must hide so that no small figure, hidden by it or by an older one, follows from what all of them show.

    What followed from the older ones, or follows from the new one alone, is none of its doing: its own rules have judged that.
    """
    told = frozenset[Share]().union(*(each.shown for each in older))
    before = frozenset[Terms]().union(*(each.tied for each in older))
    tied = before | new.tied
    small = {share for each in (new, *older) for share in each.held - each.shown if _is_small(share, rules)}
    small -= _following(told, before).keys() | _following(new.shown, new.tied).keys()
    out: set[Share] = set()
    while True:
        followed = _following((told | new.shown) - out, tied)
        leads = {each for share in small if share in followed for each in _leads(share, followed)} & new.shown - told - out
        if not leads:
            return frozenset(cell for cell, _ in out)
        out.add(min(leads, key=_worth))


def _worth(share: Share) -> tuple[bool, int, float, Cell]:
    """In which order of several that would do one is hidden: a group before everybody, a month before a year, few before many."""
    cell, (_, whole) = share
    return cell.is_total, LENGTHS.index(cell.period_type), whole, cell


def _following(known: Collection[Share], tied: Collection[Terms]) -> dict[Share, Terms]:
    """What can be worked out from what is known, each with the sum that gives it."""
    found: dict[Share, Terms] = {}
    have, left = set(known), list(tied)
    while True:
        waiting = []
        before = len(found)
        for terms in left:
            unknown = terms - have
            if len(unknown) == 1:
                [share] = unknown
                found[share] = terms
                have.add(share)
            elif unknown:
                waiting.append(terms)
        if len(found) == before:
            return found
        left = waiting


def _leads(target: Share, followed: Mapping[Share, Terms]) -> Iterable[Share]:
    """Everything known that a share was worked out from."""
    seen, ahead = {target}, [target]
    while ahead:
        for share in followed.get(ahead.pop(), frozenset()) - seen:
            seen.add(share)
            ahead.append(share)
    return seen - followed.keys()


def _is_small(share: Share, rules: Rules) -> bool:
    """Whether a figure was hidden for its own sake."""
    cell, counts = share
    is_part = not cell.is_total or is_in_a_run(cell.period_type, cell.period_end)
    return disclosure.too_small(disclosure.Cell(Kind.PROPORTION, *counts, None), rules, is_part)
