"""What a number may be set against, and what may not be: another basis or another method is refused, with the reason."""

from __future__ import annotations

from dataclasses import dataclass

from data.periods import financial_year_of
from data.return_definition import all_returns
from metrics.benchmarks_groups import counterparts
from metrics.catalogue import Measure, catalogue
from metrics.results import Point
from pages.access import Visitor
from pages.parts import cells, comparison_areas, comparison_beside, comparison_years, links, narrative, remembered, words
from pages.parts.comparison_years import Line
from pages.parts.markup import Html, el, fold, join, write
from pages.parts.standings import Standing
from pages.parts.tables import Column, table
from pages.parts.tags import verdict_tag


def compared(standing: Standing, point: Point) -> Html:
    """The year before and the baseline: what it was, what it is, and what may be said."""
    verdict, change = standing.verdict, standing.verdict.change
    rows: list[list[object]] = []
    ours = words.figure(point, standing.edges)
    if change is not None:
        said = f"{words.first_up(change.amount)}: {change.direction.lower() or 'no test can be made'}"
        rows.append([words.first_up(narrative.period(change.before)), words.figure(change.before), ours, said])
    else:
        rows.append(["Same period last year", "[x]", ours, standing.verdict.no_change or "No figure for it"])
    found = verdict.baseline
    if found is not None and verdict.refusal:
        refused = join((verdict_tag("Not comparable"), el("span", verdict.refusal, class_="terms")))
        rows.append([f"Baseline {found.words}", cells.baseline_figure(found, standing), "[z]", refused])
    elif found is not None:
        certain = f", {verdict.certainty}" if verdict.certainty else ""
        rows.append(
            [
                f"Baseline {found.words}",
                cells.baseline_figure(found, standing),
                ours,
                f"{words.first_up(verdict.distance)}{certain}",
            ]
        )
    elif standing.commitment.baseline:
        rows.append([f"Baseline {standing.commitment.baseline}", "[x]", ours, "None entered, and the plan prints none"])
    columns = (
        Column("Compared with", "heading"),
        Column("It was", "number"),
        Column("It is", "number"),
        Column("What may be said", short="Say"),
    )
    key = words.key_of([str(cell) for row in rows for cell in row])
    return el("section", el("h2", "What it may be compared with"), table("Comparisons", columns, rows, stacks="narrow", note=key))


@dataclass(frozen=True)
class Section:
    """The published figures beside a measure, made once for all who read alike; `body` stands under the choice of another council."""

    head: Html
    body: Html
    is_chosen_from: bool = True


def section(visitor: Visitor, measure: Measure, point: Point | None) -> None:
    """The published figures that may stand beside a measure: England, the region, the neighbours and the council that the address names.

    For an objective's page and a measure's own. `point` is the figure that the page shows, None where it has none.
    """
    made = remembered.part(visitor, _section, measure.id, "" if point is None else point.basis, comparison_areas.asked())
    if not made.is_chosen_from:
        write(made.head, made.body)
        return
    write(made.head)
    comparison_areas.choose(width=320)
    write(made.body)


def _section(visitor: Visitor, measure_id: str, basis: str, other: str) -> Section:
    measure, areas = catalogue()[measure_id], comparison_areas.areas(other)
    found = comparison_years.lines(visitor.audience, measure, areas) if areas.home else []
    if not found:
        return Section(el("div", el("h2", "No published figures to compare with"), el("p", _why_none(measure))), Html(""), False)
    first = found[0]
    head = el(
        "div",
        el("h2", comparison_years.finding(first, areas, measure)),
        el("p", f"{_bases(first, basis)} {comparison_areas.whose()}", class_="small"),
        comparison_areas.not_to_judge(),
    )
    year = financial_year_of(first.newest.of.year_end)
    every = links.link(f"All published measures of {year}", visitor, "benchmarks", year=year, **({"with": other} if other else {}))
    folds = [comparison_years.year_by_year(line, areas) for line in found if len(line.years) > 1]
    if first.newest.of.neighbours:
        folds.append(fold(f"The neighbours one by one, {year}", comparison_beside.one_by_one(first.newest, areas)))
    body = el(
        "div",
        comparison_years.newest(found, areas),
        fold("Why each word, and how the neighbours’ figure was made", *(comparison_years.reasons(line, areas) for line in found)),
        el("p", comparison_areas.neighbours_source(areas.home), " ", every, class_="small"),
        *folds,
        comparison_beside.own_and_published(visitor, measure),
    )
    return Section(head, body)


def _bases(first: Line, ours: str) -> str:
    """On which basis the figures are, and that none of ours on another ('' where we have none) is set against them."""
    said = f"Basis: {first.basis}, {comparison_years.year(first.newest)}."
    return said if ours in ("", first.basis) else f"{said} Ours are on the basis “{ours}”, so no difference is worked out."


def _why_none(measure: Measure) -> str:
    """Why there is nothing to compare with: nobody publishes it, or no table of it is loaded."""
    told_of = {each.id for definition in all_returns() for each in definition.measures if each.id}
    if not told_of & {measure.id, measure.before, *(each.measure_id for each in counterparts().get(measure.id, ()))}:
        return "Nobody publishes this measure for other councils, so there is nothing to set beside ours."
    return "No published table that holds this measure is loaded yet. An officer can upload one."
