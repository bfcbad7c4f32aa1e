"""A reader of public figures who wants to know what is hidden: every figure is a range, and whatever adds up narrows ranges until they stay.

The reader knows the rules: what is rounded to 5, what a percentage to one decimal says of its two counts, that months make a quarter,
quarters a year and groups their whole, and that a hidden figure holds a number of 1 to 4. Of what the rules withhold for the sake of others
the reader knows nothing.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from metrics.catalogue import catalogue
from metrics.protection import is_in_a_run
from metrics.results import ALL, PUBLISHED, Point
from metrics.statistics.disclosure import Cell, Kind, Rules, too_small

MOST = 10**6
PARTS = (("quarter", "month", 3), ("financial_year", "quarter", 4), ("rolling_year", "quarter", 4), ("rolling_year", "month", 12))
Key = tuple[object, ...]


@dataclass
class Reader:
    """What a reader knows: from what to what each count may be, which add up, and which two are a share to one decimal."""

    exact: dict[Key, Point]
    ranges: dict[Key, tuple[float, float]] = field(default_factory=dict)
    sums: list[tuple[Key, list[Key]]] = field(default_factory=list)
    shares: list[tuple[Key, Key, float]] = field(default_factory=list)
    hidden: list[tuple[Key, Key | None, bool]] = field(default_factory=list)

    def pinned(self) -> list[Key]:
        """The hidden counts of 1 to 4, and hidden rests of 1 to 4, of which one value is left."""
        self._think()
        found = []
        for counted, whole, _ in self.hidden:
            low, high = self.ranges[counted]
            if low == high and 1 <= low <= 4:
                found.append(counted)
            if whole is not None:
                least, most = self.ranges[whole]
                if (least == most and 1 <= least <= 4) or (least - high == most - low and 1 <= least - high <= 4):
                    found.append(whole)
        return found

    def rests(self) -> list[Key]:
        """The shares of which a rest of 1 to 4 is known to the person: who it did not happen to, whether the share is shown or hidden."""
        self._think()
        known = [key for key, (low, high) in self.ranges.items() if key[-1] == "rest" and low == high and 1 <= low <= 4]
        return [key[:-1] for key in known if key[-3:-1] == ALL]

    def _think(self) -> None:
        before = None
        while before != self.ranges:
            before = dict(self.ranges)
            for total, parts in self.sums:
                self._add_up([(total, -1), *((part, 1) for part in parts)])
            for counted, whole, value in self.shares:
                self._add_up([(counted, 1000), (whole, -(10 * value - 0.5))], 0, math.inf)
                self._add_up([(counted, 1000), (whole, -(10 * value + 0.5))], -math.inf, 0)
            for counted, whole, is_split in self.hidden:
                if whole is not None:
                    self._why_hidden(counted, whole, is_split)

    def _add_up(self, terms: Sequence[tuple[Key, float]], low: float = 0, high: float = 0) -> None:
        """Narrow the ranges of terms whose weighted sum lies between two numbers."""
        ends = [sorted((weight * self.ranges[key][0], weight * self.ranges[key][1])) for key, weight in terms]
        least, most = sum(end[0] for end in ends), sum(end[1] for end in ends)
        for (key, weight), (own_least, own_most) in zip(terms, ends, strict=True):
            one, other = sorted(((low - most + own_most) / weight, (high - least + own_least) / weight))
            self.narrow(key, math.ceil(one - 1e-6) if one > -MOST else 0, math.floor(other + 1e-6) if other < MOST else MOST)

    def narrow(self, key: Key, low: float, high: float) -> None:
        known = self.ranges.get(key, (0, MOST))
        self.ranges[key] = (max(low, known[0]), min(high, known[1]))
        assert self.ranges[key][0] <= self.ranges[key][1], f"nothing is left for {key}: the reader has a rule wrong"

    def _why_hidden(self, counted: Key, whole: Key, is_split: bool) -> None:
        """A share is hidden for few counted, few in all, or few left (of a whole below 20 where it is a single total)."""
        (low, high), (least, most) = self.ranges[counted], self.ranges[whole]
        ways = [
            (max(low, 1), min(high, 4), least, most),
            (low, min(high, 4), max(least, 1), min(most, 4)),
            (max(low, least - 4), min(high, most - 1), max(least, low + 1), min(most, high + 4, MOST if is_split else 19)),
        ]
        left = [way for way in ways if way[0] <= way[1] and way[2] <= way[3]]
        self.narrow(counted, min(way[0] for way in left), max(way[1] for way in left))
        self.narrow(whole, min(way[2] for way in left), max(way[3] for way in left))


def reader_of(public: Iterable[Point], exact: Iterable[Point], *, knows_why: bool = False, alone: bool = False) -> Reader:
    """What somebody knows who has read all the public points. `exact` only says which sums hold, which the measures' rules would tell.

    `knows_why`: a hidden month or quarter, too, holds a number of 1 to 4; it is hidden for its own sake only.
    `alone`: each measure was protected without the other parts of its whole, so that their percentages come from exact counts.
    """
    reader = Reader({_key(point): point for point in exact if point.basis not in PUBLISHED and point.numerator is not None})
    tables: dict[Key, list[Point]] = defaultdict(list)
    for point in public:
        if _key(point) in reader.exact:
            tables[_key(point)[:-1]].append(point)
    beside = {_beside(table[0], alone) for table in tables.values() if any(point.status == "suppressed" for point in table)}
    for table in tables.values():
        _read(reader, table, knows_why, is_guarded=_beside(table[0], alone) in beside)
    _groups(reader, tables)
    _wholes(reader)
    _lengths(reader)
    _ages(reader)
    return reader


def _beside(point: Point, alone: bool) -> Key:
    """A breakdown of one period, of all measures that are parts of one whole."""
    measure = catalogue()[point.measure_id]
    return (measure.id if alone else measure.whole or measure.id, point.council, *_key(point)[2:-1])


def _read(reader: Reader, table: Sequence[Point], knows_why: bool, is_guarded: bool) -> None:
    """The figures of one breakdown of one period, or its total. `is_guarded`: hidden ones among them or beside them."""
    is_split = table[0].group_type != ALL[0]
    gone = [point for point in table if point.status == "suppressed"]
    total = next((point for point in reader.exact.values() if _is_total(point, table[0])), None) if is_split and gone else None
    for point in table:
        counted, whole = (*_key(point), "counted"), (*_key(point), "whole")
        out_of = whole if point.kind is Kind.PROPORTION else None
        for key in filter(None, (counted, out_of)):
            reader.ranges[key] = (0, MOST)
        if out_of is not None:
            reader.sums.append((whole, [counted, (*_key(point), "rest")]))
            reader.ranges[(*_key(point), "rest")] = (0, MOST)
        if point in gone:
            is_run = is_in_a_run(point.period_type, point.period_end)
            own_sake = knows_why or is_split or point.period_type not in ("month", "quarter")
            of_hidden_total = total is not None and (total.numerator or 0) < 5
            is_part = bool(catalogue()[point.measure_id].whole)
            certain = own_sake and not of_hidden_total and (not is_split or len(gone) != 2) and not is_part
            certain = certain and (is_split or _is_small(reader.exact[_key(point)], is_run))
            if is_part and own_sake and 1 <= (reader.exact[_key(point)].numerator or 0) <= 4:
                reader.narrow(counted, 1, 4)  # of the hidden parts of a year the small ones are easily guessed
            reader.hidden.append((counted, out_of if certain else None, is_split or is_run))
            if certain and out_of is None and 1 <= (reader.exact[_key(point)].numerator or 0) <= 4:
                reader.narrow(counted, 1, 4)
            continue
        for key, seen in ((counted, point.numerator), (out_of, point.denominator)):
            if key is not None and seen is not None:
                reader.narrow(key, max(5, seen - 2) if seen else 0, seen + 2 if seen else 0)
        if out_of is not None and point.value is not None and not is_guarded:
            reader.shares.append((counted, whole, point.value))


def _groups(reader: Reader, tables: dict[Key, list[Point]]) -> None:
    """The groups of a breakdown make its total."""
    for table in tables.values():
        point = table[0]
        total = (*_key(point)[:-2], *ALL)
        if point.group_type == ALL[0] or total not in reader.exact:
            continue
        measure = catalogue().get(point.measure_id)
        if measure is not None and point.group_type in measure.shares:
            _if_true(reader, (*total, "whole"), [(*_key(each), "counted") for each in table])
            continue
        for part in ("counted", "whole"):
            _if_true(reader, (*total, part), [(*_key(each), part) for each in table])


def _wholes(reader: Reader) -> None:
    """Measures that are parts of one whole make the denominator of their shares; a count of a part is what its share counts."""
    parts: dict[Key, dict[str, list[Key]]] = defaultdict(lambda: defaultdict(list))
    for key, point in reader.exact.items():
        measure = catalogue().get(point.measure_id)
        if measure is not None and measure.whole:
            parts[(measure.whole, key[0], *key[2:])][measure.part].append(key)
    for same in parts.values():
        shares = [next((each for each in keys if reader.exact[each].kind is Kind.PROPORTION), None) for keys in same.values()]
        for key in filter(None, shares):
            _if_true(reader, (*key, "whole"), [(*each, "counted") for each in shares if each is not None])
            for other in filter(None, shares):
                _if_true(reader, (*key, "whole"), [(*other, "whole")])
        for keys in same.values():
            for key in keys[1:]:
                _if_true(reader, (*keys[0], "counted"), [(*key, "counted")])


def _lengths(reader: Reader) -> None:
    """Months make quarters, and quarters years."""
    for key, point in list(reader.exact.items()):
        for longer, shorter, count in PARTS:
            if point.period_type == longer and point.group_type == ALL[0]:
                step = 12 // count if longer != "quarter" else 1
                ends = [_month_end(point.period_end, back * step) for back in range(count)]
                parts = [(*key[:3], shorter, end, *ALL) for end in ends]
                for part in ("counted", "whole"):
                    _if_true(reader, (*key, part), [(*each, part) for each in parts])
        if point.period_type == "financial_year":
            for part in ("counted", "whole"):
                _if_true(reader, (*key, part), [(*key[:3], "rolling_year", *key[4:], part)])


def _ages(reader: Reader) -> None:
    """Admissions of all adults are those of the two ages, which are measures of their own."""
    for key in [key for key in reader.exact if key[1] == "admissions_all"]:
        both = [(key[0], name, *key[2:], "counted") for name in ("ascof_2b", "ascof_2c")]
        _if_true(reader, (*key, "counted"), both)
        for band, name in zip(("18 to 64", "65 and above"), ("ascof_2b", "ascof_2c"), strict=True):
            if key[-2:] == ("age_band", band):
                _if_true(reader, (*key, "counted"), [(key[0], name, *key[2:-2], *ALL, "counted")])


def _if_true(reader: Reader, total: Key, parts: list[Key]) -> None:
    known = total in reader.ranges and all(part in reader.ranges for part in parts)
    if known and _truth(reader, total) == sum(_truth(reader, part) for part in parts):
        reader.sums.append((total, parts))


def _truth(reader: Reader, key: Key) -> float:
    point = reader.exact[key[:-1]]
    return (point.numerator if key[-1] == "counted" else point.denominator) or 0.0


def _is_small(point: Point, is_part: bool) -> bool:
    """Whether a figure of everybody is hidden for its own sake, not for that of others in other editions."""
    return too_small(Cell(point.kind, point.numerator, point.denominator, point.value), Rules(), is_part)


def _is_total(point: Point, of: Point) -> bool:
    return point.group_type == ALL[0] and _key(point)[:-2] == _key(of)[:-2]


def _key(point: Point) -> Key:
    return (point.council, point.measure_id, point.basis, point.period_type, point.period_end, point.group_type, point.group_value)


def _month_end(end: date, back: int) -> date:
    month = end.year * 12 + end.month - 1 - back + 1
    return date(month // 12, month % 12 + 1, 1) - timedelta(days=1)
