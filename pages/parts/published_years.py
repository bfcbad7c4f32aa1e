"""A published measure over the years: ours beside England's, the region's and those of councils like us, cut where the rules changed.

Figures of two bases follow each other and are never one line: no change is worked out across a break (measures.md 3).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from data.council import area_name
from data.framework import Commitment, Objective
from data.periods import financial_year_of
from metrics import benchmarks
from metrics.benchmarks import Areas, Benchmark
from metrics.catalogue import Measure, catalogue
from metrics.progress import Verdict
from metrics.results import Point
from pages.access import Visitor
from pages.parts import comparison_areas, drawing, figures, links, published_years_words, remembered, words
from pages.parts.charts import draw
from pages.parts.markup import Html, el, fold, write
from pages.parts.picture import Picture
from pages.parts.published_years_words import source
from pages.parts.standings import Standing
from pages.parts.tables import Column, cell, table

HEAD = "What others published about it"
SAYS = "Official figures of this council and those it is compared with. They are not the promise itself: no verdict rests on them."


@dataclass(frozen=True)
class Years:
    """What the years of one measure say: the finding, small lines below it, the line where two years are known, and every year."""

    finding: str
    below: str
    picture: Picture | None
    broken: str
    every_year: Html


def section(visitor: Visitor, measure: Measure) -> bool:
    """The years of a measure and of the one before its break; False, and nothing on the page, where nothing was published of it."""
    told = remembered.part(visitor, years, measure.id, comparison_areas.asked())
    if told is not None:
        _show(told, measure, "h2", f"As published: {told.finding}")
    return told is not None


def of_objective(visitor: Visitor, objective: Objective) -> bool:
    """The same for every measure that an objective promises or reads beside it; False where nothing was published of any."""
    named = dict.fromkeys([*(each.measure for each in objective.commitments), *objective.supporting, *objective.balancing])
    known = [catalogue()[each] for each in named if each in catalogue()]
    told = {each: remembered.part(visitor, years, each.id, comparison_areas.asked(), 240) for each in known}
    if any(told.values()):
        write(el("h2", HEAD), el("p", SAYS, class_="small"))
    for measure, found in told.items():
        if found is not None:
            _show(found, measure, "h3", f"{measure.title}: {found.finding}")
    return any(told.values())


def years(visitor: Visitor, measure_id: str, chosen: str, height: int = 300) -> Years | None:
    """What stands in a section, `chosen` the other council that is shown; None where nothing was published."""
    measure, areas = catalogue()[measure_id], comparison_areas.areas(chosen)
    found = [
        each
        for name in filter(None, [measure.before, measure_id])
        for each in reversed(benchmarks.of_measure(figures.store(), areas, name, visitor.audience))
        if each.ours is None or each.ours.status != "not applicable"  # carers are asked every second year
    ]
    ours = [each.ours for each in found if each.ours is not None]
    parts = [[point for point in ours if point.basis == basis] for basis in dict.fromkeys(point.basis for point in ours)]
    parts = [part for part in parts if any(point.value is not None for point in part)]
    if not parts:
        return None
    name = area_name(areas.home)
    said = [f"{name}, {ours[-1].unit}.", comparison_areas.whose(), comparison_areas.neighbours_source(areas.home)]
    return Years(
        finding=published_years_words.finding(parts),
        below=" ".join(filter(None, said)),
        picture=_picture(measure, parts, height),
        broken=published_years_words.broken(parts),
        every_year=fold(f"Every year: {', '.join(filter(None, _columns(areas)))}", _table(visitor, areas, found)),
    )


def _show(told: Years, measure: Measure, heading: str, says: str) -> None:
    write(el(heading, says), el("p", told.below, class_="small"))
    if told.picture is not None:
        draw(told.picture, told.picture.alt, key=f"years-{measure.id}")
    write(el("p", told.broken) if told.broken else "", told.every_year)


def _picture(measure: Measure, parts: Sequence[Sequence[Point]], height: int) -> Picture | None:
    """The parts with their gaps, and a line between them; None where fewer than two years are known."""
    line = [point for part in parts for point in part]
    known = [point for point in line if point.value is not None]
    if len(known) < 2:
        return None
    watched = Commitment(measure.id, measure.title, "monitor", "financial_year")
    drawn = drawing.picture(Standing(watched, measure, tuple(line), Verdict("No target", "", latest=known[-1])), line, height=height)
    breaks = tuple((part[0].period_start, "Break: from here\nby other rules") for part in parts[1:])
    return replace(drawn, breaks=breaks, alt=published_years_words.told(parts))


def _columns(areas: Areas) -> list[str]:
    """The areas of the table by name; '' where there is none."""
    alike = "councils like it" if areas.neighbours else ""
    region, chosen = (area_name(code) if code else "" for code in (areas.region, areas.chosen))
    return [area_name(areas.home), "England", region, alike, chosen]


def _table(visitor: Visitor, areas: Areas, found: Sequence[Benchmark]) -> Html:
    """Every year, the latest first: what was counted from what, and the areas beside each other."""
    names = _columns(areas)
    rows = [
        [
            cell(financial_year_of(each.year_end), links.to_measure(f"from {source(each.basis)}", visitor, each.measure.id)),
            *(cell_of for name, cell_of in zip(names, _cells(each), strict=True) if name),
        ]
        for each in reversed(found)
    ]
    columns = [Column("Year", "heading"), *(Column(words.first_up(name), "number") for name in names if name)]
    return table("Every year as published", columns, rows, stacks="narrow", note=words.key_of([str(part) for row in rows for part in row]))


def _cells(each: Benchmark) -> list[Html]:
    near, how = each.average.point, each.average.how
    alike = cell(words.MARKS.get(each.average.status, "[x]") if near is None else words.figure(near), how)
    single = [cell(words.figure(point), words.terms(point)) for point in (each.ours, each.england, each.region, each.chosen)]
    return [*single[:3], alike, single[3]]
