"""How an objective got where it is: the finding, the chart with what happened meanwhile, the same in words, the table and the files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from metrics.results import PUBLISHED
from pages.access import Visitor
from pages.parts import downloads, drawing, figures, gaps, happened, narrative, published_years, remembered, standings, words
from pages.parts.charts import draw
from pages.parts.history import history
from pages.parts.markup import Html, el, fold, join, write
from pages.parts.picture import Picture
from pages.parts.standings import Standing


@dataclass(frozen=True)
class Drawn:
    """The chart of a headline and all that is written around it, as one reader may see it. No picture: one figure alone is no line."""

    standing: Standing
    picture: Picture | None
    alt: str
    title: str
    subtitle: str
    above: Html
    below: Html


def show(visitor: Visitor, number: int, until: date | None) -> None:
    """The left column under the strip."""
    drawn = remembered.part(visitor, made, number, until)
    if drawn is None:
        objective, standing = standings.of_objective(visitor, number, until)
        why = gaps.no_figures(standing.measure) if objective.is_measured else gaps.unmeasured(objective)
        heading = "No figures yet" if objective.is_measured else "What could measure it"
        write(el("div", el("h2", heading), el("p", why), class_="hole-box"))
        published_years.of_objective(visitor, objective)
        return
    measure, points = drawn.standing.commitment.measure, drawn.standing.points
    write(drawn.above)
    if drawn.picture is None:
        write(drawn.below)
        downloads.button(points, measure, key=f"files-{measure}")
    else:
        draw(drawn.picture, drawn.alt, key=f"chart-{measure}")
        write(drawn.below)
        source = drawing.source(drawn.standing)
        downloads.of_chart(
            visitor, points, drawn.picture, title=drawn.title, subtitle=drawn.subtitle, source=source, name=measure, key=f"files-{measure}"
        )
    if drawn.standing.latest is not None and drawn.standing.latest.basis in PUBLISHED:  # nothing of the council's own yet
        objective, _ = standings.of_objective(visitor, number, until)
        published_years.of_objective(visitor, objective, without=measure)


def made(visitor: Visitor, number: int, until: date | None) -> Drawn | None:
    """The chart and its words; None where no period has a figure."""
    _, standing = standings.of_objective(visitor, number, until)
    council = figures.home()
    if council is None or all(point.value is None for point in standing.points):
        return None
    picture = drawing.picture(standing, standing.points, events=happened.happened(visitor, standing.commitment.measure, until))
    is_line = len(picture.known) > 1
    title, subtitle = narrative.statement(visitor, standing), drawing.subtitle(standing, standing.points, council.name)
    if not is_line:
        subtitle = subtitle.partition(" The scale starts")[0]  # there is no scale
    table = history(standing.points, standing.commitment.title)
    meanwhile = drawing.event_key(picture)
    return Drawn(
        standing,
        picture if is_line else None,
        drawing.alternative(standing, standing.points, picture.events),
        title,
        subtitle,
        join((el("h2", title), el("p", subtitle, class_="small"))),
        join(
            (
                el("p", narrative.paragraph(standing)),
                el("p", join((el("strong", "Meanwhile: "), " ".join(meanwhile)))) if meanwhile else "",
                narrative.source(visitor, standing),
                fold(f"Table: {words.plural(len(standing.points), 'period')}, latest first", table),
            )
        ),
    )
