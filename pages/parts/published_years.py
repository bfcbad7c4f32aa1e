"""A published measure over the years as a chart: the part before a break and the part after it, which no line joins.

Figures of two bases follow each other and are never one line: no change is worked out across a break (measures.md 3). What other areas
had in the same years stands in the comparison (`comparison.section`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from data.council import area_name
from data.framework import Commitment, Objective
from metrics import benchmarks
from metrics.catalogue import Measure, catalogue
from metrics.progress import Verdict
from metrics.results import Point
from pages.access import Visitor
from pages.parts import comparison_areas, downloads, drawing, figures, links, published_years_words, remembered, words
from pages.parts.chart_scale import start_words
from pages.parts.charts import draw
from pages.parts.history import history
from pages.parts.markup import el, fold, join, write
from pages.parts.picture import Picture
from pages.parts.standings import Standing

HEAD = "What is published about it"
SAYS = "Official figures. They are not the promise itself, so no verdict rests on them."


@dataclass(frozen=True)
class Years:
    """What the years of one measure say: the finding, whose and what they are, the line where two years are known, and its breaks.

    `points` are the years themselves, oldest first, for the files; `source` says where they come from.
    """

    finding: str
    below: str
    picture: Picture | None
    broken: str
    points: tuple[Point, ...] = ()
    source: str = ""


def section(visitor: Visitor, measure: Measure) -> bool:
    """The two parts of a broken series, for the measure's own page; False, and nothing there, where its series is whole.

    Nor for an invented council, which has no published figures of its own: another's stand in the comparison.
    """
    told = remembered.part(visitor, years, measure.id) if measure.before and not figures.synthetic() else None
    if told is None or not told.broken:
        return False
    write(el("h2", f"As published: {told.finding}"), el("p", told.below, class_="small"))
    _draw(visitor, told, measure, f"As published: {told.finding}")
    return True


def of_objective(visitor: Visitor, objective: Objective, without: str = "") -> bool:
    """The years of every measure that an objective promises or reads beside it; False where nothing was published of any.

    For a council that has loaded nothing of its own yet: what there is to read until then. `without` is shown on the page already.
    """
    named = dict.fromkeys([*(each.measure for each in objective.commitments), *objective.supporting, *objective.balancing])
    told = {each: remembered.part(visitor, years, each, 240) for each in named if each in catalogue() and each != without}
    if any(told.values()):
        write(el("h2", HEAD), el("p", SAYS, class_="small"))
    for measure_id, found in told.items():
        if found is not None:
            _tell(visitor, catalogue()[measure_id], found)
    return any(told.values())


def years(visitor: Visitor, measure_id: str, height: int = 300) -> Years | None:
    """What was published of a measure, and of the one before its break; None where nothing was."""
    measure, home = catalogue()[measure_id], comparison_areas.stands_for()
    points = [
        each.ours
        for name in filter(None, [measure.before, measure_id])
        for each in reversed(benchmarks.of_measure(figures.store(), benchmarks.areas_of(home), name, visitor.audience))
        if each.ours is not None and each.ours.status != "not applicable"  # carers are asked every second year
    ]
    parts = [[point for point in points if point.basis == basis] for basis in dict.fromkeys(point.basis for point in points)]
    parts = [part for part in parts if any(point.value is not None for point in part)]
    if not parts:
        return None
    picture = _picture(measure, parts, height)
    drawn = f"{area_name(home)}, {parts[-1][-1].unit}, {published_years_words.span(parts)}, as published."
    return Years(
        finding=published_years_words.finding(parts),
        below=words.listed_with(" ", [drawn, start_words(picture) if picture is not None else "", comparison_areas.whose()]),
        picture=picture,
        broken=published_years_words.broken(parts),
        points=tuple(point for part in parts for point in part),
        source=published_years_words.source(parts),
    )


def _tell(visitor: Visitor, measure: Measure, told: Years) -> None:
    story = links.to_measure("Beside England, the region and other councils", visitor, measure.id)
    write(el("h3", f"{measure.title}: {told.finding}"), el("p", join((f"{told.below} ", story, ".")), class_="small"))
    _draw(visitor, told, measure, f"{measure.title}: {told.finding}")


def _draw(visitor: Visitor, told: Years, measure: Measure, title: str) -> None:
    """The chart, its breaks in words, and its files; of one year alone the figures as a file."""
    name = f"{measure.id}-published"
    if told.picture is not None:
        draw(told.picture, told.picture.alt, key=f"years-{measure.id}")
    table = (
        fold(f"Table: {words.plural(len(told.points), 'year')}, latest first", history(told.points, title)) if len(told.points) > 1 else ""
    )
    if told.broken or table:
        write(el("p", told.broken) if told.broken else "", table)
    if told.picture is None:
        downloads.button(told.points, name, key=f"files-{name}")
        return
    downloads.of_chart(
        visitor, told.points, told.picture, title=title, subtitle=told.below, source=told.source, name=name, key=f"files-{name}"
    )


def _picture(measure: Measure, parts: Sequence[Sequence[Point]], height: int) -> Picture | None:
    """The parts with their gaps, and a break between them; None where fewer than two years are known."""
    line = [point for part in parts for point in part]
    known = [point for point in line if point.value is not None]
    if len(known) < 2:
        return None
    watched = Commitment(measure.id, measure.title, "monitor", "financial_year")
    drawn = drawing.picture(Standing(watched, measure, tuple(line), Verdict("No target", "", latest=known[-1])), line, height=height)
    breaks = tuple((part[0].period_start, "Break: from here\nby other rules") for part in parts[1:])
    return replace(drawn, breaks=breaks, alt=published_years_words.told(parts))
