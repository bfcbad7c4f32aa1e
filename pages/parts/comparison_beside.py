"""Our own figure beside the published one of the same year, and the neighbours one by one."""

from __future__ import annotations

from data.council import area_name
from metrics.benchmarks import Areas
from metrics.benchmarks_against import Against
from metrics.benchmarks_beside import Beside, beside, pairs
from metrics.benchmarks_compare import among_many, expected_range
from metrics.catalogue import Measure
from metrics.results import Point
from metrics.statistics.disclosure import Kind
from metrics.verdicts.few import is_too_few
from metrics.verdicts.words import decimals, number
from pages.access import Visitor, may_open
from pages.parts import figures, links, narrative, words
from pages.parts.markup import Html, el, join
from pages.parts.tables import Column, cell, table

NEWEST = 3  # years in which both figures are set side by side
MANY = (
    "Many councils are looked at here at once, so the test is a wider one: outside the expected range means outside 99.8% limits round "
    "England’s figure for a council of that size. With narrower limits one in 20 would look different by chance."
)


def own_and_published(visitor: Visitor, measure: Measure) -> Html:
    """The two figures of each year of which both are held, by how much they differ and what explains it; nothing where there are none."""
    both = pairs(figures.points(visitor.audience, measure.id))[:NEWEST]
    if not both:
        return Html("")
    found = [beside(figures.store(), ours, published, visitor.audience) for ours, published in both]
    rows = [_own_row(visitor, measure, each) for each in found]
    columns = (
        Column("Year", "heading"),
        Column("Our own", "number"),
        Column("Published", "number"),
        Column("What sets them apart", short="Apart"),
    )
    return el(
        "section",
        el("h3", _finding(found)),
        el(
            "p",
            "Ours is worked out here from our own files by the national method; the published one by government from what we sent.",
            class_="small",
        ),
        table("Our own figure beside the published one", columns, rows, stacks="narrow"),
    )


def one_by_one(newest: Against, areas: Areas) -> Html:
    """The neighbours of one year by name, each with its figure and whether it lies outside the range expected round England's."""
    of = newest.of
    known = {point.council: point for point in of.neighbours}
    named = sorted(areas.neighbours, key=area_name)
    every = [(areas.name, of.ours), *((area_name(code), known.get(code)) for code in named)]
    rows = [[name, words.marked(point), words.terms(point), _expected(point, of.england, of.measure)] for name, point in every]
    key = words.key_of([str(cell) for row in rows for cell in row])
    columns = (
        Column("Council", "heading"),
        Column("Figure", "number"),
        Column("Out of how many"),
        Column("Against what is expected", short="Expected"),
    )
    return join((el("p", MANY, class_="small"), table("The neighbours one by one", columns, rows, stacks="narrow", note=key)))


def _finding(found: list[Beside]) -> str:
    newest = found[0]
    year = narrative.period(newest.published)
    if newest.agree:
        return f"{words.first_up(year)}: our own figure and the published one agree"
    by = newest.apart.partition(":")[0]
    return (
        f"{words.first_up(year)}: our own figure is {by} on the published one"
        if by != "unchanged"
        else f"{year}: alike but for a few people"
    )


def _own_row(visitor: Visitor, measure: Measure, found: Beside) -> list[object]:
    said: list[object] = [el("span", "They agree." if found.agree else f"{words.first_up(found.apart)}.", class_="main")]
    said += [el("ul", *(el("li", reason) for reason in found.reasons), class_="small")] if found.reasons else []
    if found.people_compared and may_open(visitor.role, "reconciliation"):
        asked = {"id": measure.id, "period": found.ours.period_end.isoformat()}
        said.append(el("p", links.link("Compare person by person", visitor, "reconciliation", **asked), class_="small"))
    return [
        words.first_up(narrative.period(found.published)),
        cell(words.marked(found.ours), words.terms(found.ours)),
        cell(words.marked(found.published), words.terms(found.published)),
        join(said),
    ]


def _expected(point: Point | None, england: Point | None, measure: Measure) -> str:
    said = among_many(point, england, measure.better)
    if not said or point is None or england is None:
        return "no test can be made" if point is not None and point.value is not None else "[z]"
    limits = expected_range(point, england)
    if limits is None or is_too_few(point):
        return said
    printed, unit = decimals(point), "%" if point.kind is Kind.PROPORTION else ""
    return f"{said}, {number(limits.lower, printed)}{unit} to {number(limits.upper, printed)}{unit}"
