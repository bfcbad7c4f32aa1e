"""Measures that are parts of one whole: a hidden part among shown ones is what they leave of it.

The measures say so in their files: `whole` names what they share out, `part` which part of it each is; a count and a share of the same part
are one cell. What is hidden of one part is hidden with the next smallest part of the same period and group, as it is with the next smallest
group of a breakdown (statistics.md 5.2).

A measure may also count some of those that another counts (`within`): direct payments among personal budgets. How many more the other
counts is then a number too, which nobody shows and everybody can take off. Where it is 1 to 4, both measures' percentages of that period
come from rounded counts: nothing need be hidden, since no difference of rounded counts is known to the person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from metrics.catalogue import catalogue
from metrics.statistics.disclosure import Rules, gives_away, hidden, next_to_hide

if TYPE_CHECKING:
    from metrics.results import Point

EVERYBODY = "all"
Table = tuple[object, ...]
Cell = tuple[str, str]


@dataclass(frozen=True)
class Together:
    """The positions of the figures to hide, and of those beside them whose percentages are to come from rounded counts."""

    gone: frozenset[int]
    guarded: frozenset[int]


def with_relatives(measures: Collection[str]) -> list[str]:
    """These measures, all that are parts of the same wholes and all within one another: protecting one needs them all."""
    known = catalogue()
    wholes = {known[name].whole for name in measures if name in known} - {""}
    outer = {known[name].within or name for name in measures if name in known}
    beside = (measure.id for measure in known.values() if measure.whole in wholes or measure.id in outer or measure.within in outer)
    return sorted({*measures, *beside})


def told_by_two(exact: Sequence[Point], gone: Collection[int], rules: Rules) -> set[int]:
    """The positions of shown figures whose percentages, beside those of a measure within theirs or around it, leave 1 to 4 people over.

    Where it is so for everybody, it goes for everybody and all breakdowns of the period, since groups add up to everybody; where it is so
    for one group, for that breakdown.
    """
    at = {(point.measure_id, *_stands(point), point.group_value): number for number, point in enumerate(exact)}
    tables: set[Table] = set()
    for number, point in enumerate(exact):
        measure = catalogue().get(point.measure_id)
        around = at.get((measure.within, *_stands(point), point.group_value)) if measure is not None and measure.within else None
        if around is None or number in gone or around in gone or not _few_more(exact[around], point, rules):
            continue
        period = _stands(point)[:-1]
        tables |= {
            (name, *period, split)
            for name in (point.measure_id, exact[around].measure_id)
            for split in (("", point.group_type) if point.group_type == EVERYBODY else (point.group_type,))
        }
    return {
        number
        for number, point in enumerate(exact)
        if number not in gone and ((point.measure_id, *_stands(point)) in tables or (point.measure_id, *_stands(point)[:-1], "") in tables)
    }


def _few_more(outer: Point, inner: Point, rules: Rules) -> bool:
    """Whether one counts 1 to 4 more than the other, in all or among those to whom it did not happen."""
    more = [(outer.numerator or 0) - (inner.numerator or 0), (outer.denominator or 0) - (inner.denominator or 0)]
    return any(0 < each < rules.hide_below for each in (*more, more[1] - more[0] if more[1] else 0))


def _stands(point: Point) -> Table:
    """The breakdown of one period of one council that a figure is in, whatever its measure; the breakdown comes last."""
    return (point.council, point.basis, point.period_type, point.period_start, point.period_end, point.group_type)


def together(exact: Sequence[Point], gone: Collection[int], rules: Rules) -> Together:
    """What must go with the figures already hidden (`gone`, by position in `exact`, the figures before protection)."""
    tables: dict[Table, list[int]] = defaultdict(list)
    for number, point in enumerate(exact):
        if _place(point) is not None:
            tables[_table(point)].append(number)
    sizes = _sizes_of_parts(exact, tables)
    now, guarded = set(gone), set[int]()
    for table in sorted(tables, key=lambda each: each[-1] != EVERYBODY):  # totals first: a hidden one hides its breakdowns
        numbers = tables[table]
        if table[-1] == EVERYBODY:
            now |= _hidden_totals(exact, numbers, now, sizes[table[:-2]], rules)
        else:
            totals = {_cell(exact[number])[0] for number in tables.get((*table[:-1], EVERYBODY), ()) if number in now}
            now |= {number for number in numbers if _cell(exact[number])[0] in totals}
            now |= _hidden_groups(exact, numbers, now, rules)
        if now & set(numbers):
            guarded |= set(numbers) - now
    return Together(frozenset(now), frozenset(guarded))


def _hidden_totals(
    exact: Sequence[Point], numbers: Sequence[int], gone: Collection[int], sizes: Mapping[str, float], rules: Rules
) -> set[int]:
    """One period's parts. The next smallest is that of all periods together, so that the lengths of period hide the same two parts."""
    amounts = _amounts(exact, numbers)
    order = [sizes[part] if amount else 0.0 for (part, _), amount in amounts.items()]
    return _spread(exact, numbers, gone, amounts, order, [range(len(order))], rules)


def _hidden_groups(exact: Sequence[Point], numbers: Sequence[int], gone: Collection[int], rules: Rules) -> set[int]:
    """One breakdown of all the parts of a period: its lines are the parts of each group and the groups of each part."""
    amounts = _amounts(exact, numbers)
    cells = list(amounts)
    lines = [
        [number for number, cell in enumerate(cells) if cell[side] == name]
        for side in (0, 1)
        for name in sorted({each[side] for each in cells})
    ]
    return _spread(exact, numbers, gone, amounts, list(amounts.values()), lines, rules)


def _spread(
    exact: Sequence[Point],
    numbers: Sequence[int],
    gone: Collection[int],
    amounts: Mapping[Cell, float],
    sizes: Sequence[float],
    lines: Sequence[Sequence[int]],
    rules: Rules,
) -> set[int]:
    """The positions to hide so that no line has exactly one hidden cell, nor hidden ones that its total gives away."""
    cells, values = list(amounts), list(amounts.values())
    out = {_cell(exact[number]) for number in numbers if number in gone}
    found = hidden(sizes, [number for number, cell in enumerate(cells) if cell in out], lines)
    by_the_person = replace(rules, round_to=1)  # a share to one decimal gives the parts that are shown to the person
    while True:
        more = next((each for line in lines if (each := _one_more(values, sizes, found, line, by_the_person)) is not None), None)
        if more is None:
            break
        found = hidden(sizes, found | {more}, lines)
    out = {cells[number] for number in found}
    return {number for number in numbers if _cell(exact[number]) in out}


def _one_more(values: Sequence[float], sizes: Sequence[float], gone: Collection[int], line: Sequence[int], rules: Rules) -> int | None:
    inside = [place for place, cell in enumerate(line) if cell in gone and values[cell] > 0]
    return next_to_hide(sizes, gone, line) if gives_away([values[cell] for cell in line], inside, rules) else None


def _amounts(exact: Sequence[Point], numbers: Iterable[int]) -> dict[Cell, float]:
    """How many are counted in each part and group; a part's count and its share say the same."""
    found: dict[Cell, float] = {}
    for number in numbers:
        cell = _cell(exact[number])
        found[cell] = max(found.get(cell, 0.0), exact[number].numerator or 0.0)
    return dict(sorted(found.items()))


def _sizes_of_parts(exact: Sequence[Point], tables: Mapping[Table, Sequence[int]]) -> dict[Table, dict[str, float]]:
    """How many each part counts in all periods of all lengths, by council, basis and whole."""
    found: dict[Table, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for table, numbers in tables.items():
        if table[-1] == EVERYBODY:
            for (part, _), amount in _amounts(exact, numbers).items():
                found[table[:-2]][part] += amount
    return found


def _place(point: Point) -> tuple[str, str] | None:
    """The whole that a figure's measure is a part of, and which part; None where it is none."""
    measure = catalogue().get(point.measure_id)
    return None if measure is None or not measure.whole else (measure.whole, measure.part)


def _cell(point: Point) -> Cell:
    place = _place(point)
    assert place is not None
    return place[1], point.group_value


def _table(point: Point) -> Table:
    """What the parts of one breakdown of one period have in common; the period and the breakdown come last."""
    place = _place(point)
    assert place is not None
    return (place[0], point.council, point.basis, (point.period_type, point.period_start, point.period_end), point.group_type)
