"""The spine of published measures as HTML: a row each, by the objectives of the national framework, and how to read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from data.council import area_name
from data.periods import financial_year_of
from metrics.benchmarks import Areas, Benchmark
from metrics.benchmarks_against import Against
from metrics.benchmarks_compare import Compared
from metrics.benchmarks_groups import grouped
from pages import benchmarks_rows
from pages.access import Visitor
from pages.parts import comparison_areas, links, spine, spine_words, words
from pages.parts.markup import Html, el, join
from pages.parts.tables import Column, cell, table

PICTURE = (
    "In the picture the upright line is England, the thin line reaches from the lowest to the highest council, the box holds the middle "
    "half of them, and our own mark has the shape of its word; a hollow ring where no test was made. Better lies to the right."
)
TAKEN_AS = (
    "Measures made from Client Level Data are official statistics in development. The figures of England and of regions are taken as "
    "exact, but a survey is held against both margins of error."
)
WHY = (Column("Measure", "heading", width=34), Column("Against England", "verdict", width=16), Column("Why"))


@dataclass(frozen=True)
class Page:
    """What the page says, made once for all who read alike."""

    finding: str
    below: str
    spine: Html
    reasons: Html
    foot: Html


def page(visitor: Visitor, year_end: date, other: str) -> Page:
    """Everything the page says of one year, beside the other council chosen ('' for none)."""
    areas = comparison_areas.areas(other)
    found = benchmarks_rows.rows(visitor.audience, areas, year_end)
    by_measure = {(row.of.measure.id, row.of.basis): row for row in found}
    groups = [(title, [by_measure[of.measure.id, of.basis] for of in group]) for title, group in grouped([row.of for row in found])]
    year = financial_year_of(year_end)
    return Page(
        benchmarks_rows.finding(found, areas, year_end),
        benchmarks_rows.below(found),
        join(_group(visitor, f"{title}, {year}", title, rows, areas) for title, rows in groups),
        table("The reason for each word", WHY, [_why(row) for _, rows in groups for row in rows], stacks="narrow"),
        _foot(found, areas),
    )


def _group(visitor: Visitor, caption: str, title: str, rows: Sequence[Against], areas: Areas) -> Html:
    return el("section", el("h2", title), table(caption, _columns(areas), [_row(visitor, row, areas) for row in rows], stacks="wide"))


def _columns(areas: Areas) -> tuple[Column, ...]:
    chosen = (Column(area_name(areas.chosen), width=10),) if areas.chosen else ()
    region = (Column(area_name(areas.region), width=10),) if areas.region else ()
    return (
        Column("Measure", "heading", width=26 if areas.chosen else 32),
        Column(areas.name, width=12),
        Column("Against England", width=11),
        Column("England", width=8),
        *region,
        Column("Neighbours", width=10),
        *chosen,
        Column("Better to the right", short="Where it lies", width=14),
    )


def _row(visitor: Visitor, row: Against, areas: Areas) -> list[object]:
    of = row.of
    story = links.link(
        of.measure.title, visitor, "measure", id=of.measure.id, **_period(of), **({"with": areas.chosen} if areas.chosen else {})
    )
    terms = f"{of.measure.source.partition(',')[0]}, {spine_words.polarity(of.measure.better)}"
    region = [spine_words.theirs(of.region, row.region)] if areas.region else []
    chosen = [spine_words.theirs(of.chosen, row.chosen)] if areas.chosen else []
    drawn = spine.spine(of.ours, of.england, of.spread, row.england, of.measure.better, areas.name)
    return [
        cell(story, terms),
        spine_words.ours(of.ours),
        spine_words.tag(row.england),
        spine_words.theirs(of.england),
        *region,
        spine_words.together(of.average),
        *chosen,
        drawn,
    ]


def _period(of: Benchmark) -> dict[str, str]:
    point = of.ours or of.england
    return {} if point is None else {"type": point.period_type, "period": point.period_end.isoformat()}


def _why(row: Against) -> list[object]:
    """The reason against England; under it those against the region and the chosen council, where a test was made."""
    more = " ".join(each.reason for each in (row.region, row.chosen) if each.is_tested)
    return [row.of.measure.title, spine_words.tag(row.england), cell(row.england.reason, more)]


def _foot(found: Sequence[Against], areas: Areas) -> Html:
    """How to read the page, who the neighbours are and how their figures were made, and what all this is for."""
    points = [point for row in found for point in (row.of.ours, row.of.england, row.of.region, row.of.chosen)]
    marks = words.key_of([words.marked(point) for point in points])
    read = [el("p", spine_words.tag(Compared(word, "")), f" {said}.", class_="small") for word, said in spine_words.KEY]
    made = el("div", spine_words.how_made(tuple(row.of for row in found)), class_="small")
    return el(
        "div",
        el(
            "section",
            el("h2", "How to read this"),
            *read,
            el("p", PICTURE, class_="small"),
            el("p", marks, class_="small") if marks else "",
        ),
        el("section", el("h2", "Neighbours"), el("p", comparison_areas.neighbours_source(areas.home), class_="small"), made),
        el("section", el("h2", "What these figures are for"), comparison_areas.not_to_judge(), el("p", TAKEN_AS, class_="small")),
        class_="foot",
    )
