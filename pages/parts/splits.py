"""Breakdowns of one figure: a table for each way it is split, with the whole as its last row."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from metrics.results import Point
from metrics.statistics.disclosure import Kind
from pages.parts import words
from pages.parts.markup import Html, el
from pages.parts.tables import Column, table

NAMES = {
    "age_band": "age",
    "locality": "locality",
    "gender": "gender",
    "ethnicity_group": "ethnic group",
    "primary_support_reason": "reason for support",
    "route_of_access": "route of access",
    "outcome": "how it ended",
    "setting": "setting",
    "mechanism": "how it is arranged",
    "sequel": "what followed",
    "category": "what followed",
    "how_it_is_known": "how what followed is known",
    "age_at_discharge": "age on leaving hospital",
    "after_hospital": "whether it came after hospital",
    "referral_source": "who referred",
    "commissioned": "whether the service is commissioned",
    "place": "hospital",
}
WANTED = ("age_band", "gender", "ethnicity_group", "primary_support_reason", "locality")  # what a plan's reader asks for first
LAST = ("Unknown", "No data", "unknown", "Not known", "Invalid and not mapped")


def name(group_type: str) -> str:
    """A way of splitting, in words."""
    return NAMES.get(group_type, group_type.replace("_", " "))


def offered(found: Collection[str]) -> dict[str, str]:
    """The ways of splitting that have figures, in words: those asked for first, then the measure's own."""
    first = [split for split in WANTED if split in found]
    return {split: words.first_up(name(split)) for split in [*first, *(split for split in found if split not in first)]}


def missing(found: Collection[str]) -> str:
    """A sentence on what is asked for and cannot be shown; '' when all is there."""
    gone = [name(split) for split in WANTED if split not in found]
    if not gone:
        return ""
    lookup = " Locality needs the council's lookup of postcodes." if "locality" not in found else ""
    return f"No figures by {words.listed_or(gone)}: the return or the measure does not tell them apart.{lookup}"


def breakdown(group_type: str, groups: Sequence[Point], of: Point, subtitle: str) -> Html:
    """The table of one breakdown, the unknown last, under a heading that says what differs most where shares may be compared."""
    rows = [_row(point, point.group_value or "Unknown") for point in _ordered(groups)] + [_row(of, "All")]
    share = of.kind is Kind.PROPORTION
    columns = [Column(words.first_up(name(group_type)), "heading"), Column("Number", "number")]
    if share:
        columns += [Column("Share", "number"), Column("0% to 100%", "bar")]
    shown = [row if share else row[:2] for row in rows]
    key = words.key_of([str(cell) for row in shown for cell in row])
    drawn = table(f"By {name(group_type)}", columns, shown, totals=1, note=key)
    return el("section", el("h2", _statement(group_type, groups, of)), el("p", subtitle, class_="small"), drawn)


def _statement(group_type: str, groups: Sequence[Point], of: Point) -> str:
    """'By route of access: 52.9% (Hospital) to 81.6% (Self)', of groups large enough to say so; else 'By age'."""
    told = [point for point in groups if point.value is not None and not words.few(point) and point.group_value not in LAST]
    heading = f"By {name(group_type)}"
    if of.kind is not Kind.PROPORTION or len(told) < 2:
        return heading
    low, high = (pick(told, key=lambda point: point.value or 0) for pick in (min, max))
    if low.value == high.value:
        return heading
    return f"{heading}: {words.figure(low)} ({low.group_value}) to {words.figure(high)} ({high.group_value})"


def _ordered(groups: Sequence[Point]) -> list[Point]:
    """As the measure lists them; many groups by size; the unknown last."""
    by_size = len(groups) > 4
    return sorted(groups, key=lambda point: (point.group_value in LAST, -(point.denominator or point.numerator or 0) if by_size else 0))


def _row(point: Point, label: str) -> list[object]:
    if point.status == "suppressed":
        return [label, "[c]", "[c]", ""]
    number = (
        words.counts(point)
        if point.kind is Kind.PROPORTION
        else words.number(point.numerator or 0)
        if point.numerator is not None
        else "[x]"
    )
    if point.value is None:
        return [label, number, words.figure(point), ""]
    share = el("span", "too\u00a0few", class_="terms") if words.few(point) else words.figure(point)
    return [label, number, share, "" if words.few(point) else bar(point.value)]


def bar(share: float) -> Html:
    """A bar from 0% to 100%, hidden from screen readers: the number beside it says it."""
    return el("span", el("span", style=f"width:{share:.1f}%"), class_="bar", aria_hidden="true")
