"""Is it more than chance? The control chart of a measure: statement, chart, findings, table; or why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from data.periods import period_words
from data.records.rebases import Rebase, rebases
from data.store import Store
from metrics.results import Point, disclosure_rules
from metrics.statistics.control_chart import Rules
from metrics.verdicts.chart_rules import control_chart_rules
from metrics.verdicts.variation import Variation, unsuited, variation
from pages.access import Visitor, may_open
from pages.parts import cells, control_words, downloads, drawing, figures, links, words
from pages.parts.chart_scale import start_words
from pages.parts.charts import draw
from pages.parts.control_drawing import Events, columns, picture
from pages.parts.markup import Html, el, fold, join, write
from pages.parts.picture import Picture
from pages.parts.spacing import cuts, spaced
from pages.parts.standings import Standing
from pages.parts.tables import Column, table

SEPARATE = {"month": "Ask it of months", "quarter": "Ask it of quarters", "snapshot": "Ask it of month ends"}


@dataclass(frozen=True)
class Control:
    """The section, made once for all who read alike: what stands over the chart, the chart if there is one, what stands below."""

    above: Html
    below: Html = Html("")
    points: tuple[Point, ...] = ()
    picture: Picture | None = None
    alt: str = ""
    title: str = ""
    subtitle: str = ""
    source: str = ""
    limits: downloads.Columns = field(default_factory=dict)


def show(visitor: Visitor, control: Control, name: str) -> None:
    """The chart and what stands below it, for those whose page has said what stands above. `name` names the files and the widgets."""
    if control.picture is None:
        return
    draw(control.picture, control.alt, key=name)
    downloads.of_chart(
        visitor, control.points, control.picture, title=control.title, subtitle=control.subtitle, source=control.source, name=name,
        key=f"files-{name}", beside=control.limits,
    )  # fmt: skip
    write(control.below)


def made(visitor: Visitor, standing: Standing, line: Sequence[Point], events: Events = ()) -> Control:
    """The section of a measure's page, from the points of a line as the visitor may see them, oldest first."""
    measure, heading = standing.measure, el("h2", "Is it more than chance?")
    assert measure is not None
    if reason := unsuited(line[-1]):
        return Control(join((heading, el("p", reason), _elsewhere(visitor, line[-1]))))
    every = spaced(line)
    since = max(cuts(every), default=0)
    opened = figures.store()
    afresh, rounding, rules = _decided(opened, opened.version, line[-1].council, measure.id)
    blur = rounding if visitor.audience == "public" else 0
    found = variation(every[since:], afresh, cells.ends(standing), rules, rounded_to=blur)
    if found.why_not:
        return Control(join((heading, el("p", found.why_not), _same_rules(since, every))))
    alt = control_words.alternative(found, measure.title.lower(), standing.better)
    said = drawing.target_words(standing, line[-1].kind) if standing.target != "None set" else ""
    drawn = picture(found, cells.ends(standing), said, events, alt)
    title, subtitle = control_words.statement(found, standing.better), _subtitle(standing, found, drawn)
    above = (heading, el("p", control_words.INTRODUCTION), el("h3", title), el("p", subtitle, class_="small"))
    happened = drawing.event_key(drawn)
    below = (
        el("ul", *(el("li", said) for said in control_words.findings(found, standing.better, standing.target))),
        el("p", el("strong", "Meanwhile: "), " ".join(happened)) if happened else "",
        el("p", " ".join(control_words.to_bear_in_mind(found, visitor.audience)), class_="small"),
        _same_rules(since, every),
        fold("Table: figures, average, limits and what they show", _table(found, measure.title)),
        el("p", control_words.rules(found), " ", _afresh(visitor, measure.id), class_="small"),
    )
    judged = tuple(point for point in found.line if point is not None)
    return Control(join(above), join(below), judged, drawn, alt, title, subtitle, drawing.source(standing), columns(found))


def _afresh(visitor: Visitor, measure_id: str) -> Html:
    """The way to where limits are started afresh, for those who may read it."""
    if not may_open(visitor.role, "judgement"):
        return Html("")
    return links.link("Who set the rules, and limits started afresh", visitor, "judgement", part="rebases", measure=measure_id)


def _subtitle(standing: Standing, found: Variation, drawn: Picture) -> str:
    judged = found.judged
    title = standing.measure.title if standing.measure is not None else standing.commitment.title
    every = {"month": "monthly", "quarter": "quarterly"}.get(judged[-1].period_type, "on the last day of each month")
    area = figures.council_name()
    span = f"{words.month(judged[0].period_end)} to {words.month(judged[-1].period_end)}"
    return f"{title} ({judged[-1].unit}), {area}, {every}, {span}. {start_words(drawn)}"


def _table(found: Variation, title: str) -> Html:
    """Every period of the chart, latest first, with the limits it was judged by."""
    columns = [Column("Period", "heading"), Column("Figure", "number"), Column("Average", "number")]
    columns += [Column("Lower limit", "number"), Column("Upper limit", "number"), Column("What it shows")]
    rows = [_row(found, place) for place in reversed(range(len(found.line))) if found.line[place] is not None]
    key = words.key_of([str(cell) for row in rows for cell in row])
    return table(f"{title}: figures and limits", columns, rows, note=key)


def _row(found: Variation, place: int) -> list[object]:
    point, like, signal = found.line[place], found.judged[-1], found.chart.signals[place]
    assert point is not None
    within = next(part.limits for part in found.chart.parts if part.start <= place < part.stop)
    ends = (within.mean, *control_words.clipped(within, like)) if within is not None else ()
    levels = [control_words.level(end, like) for end in ends] or ["[z]"] * 3
    judged = any(point is each for each in found.judged)
    shows = (
        control_words.SHORT[signal] if signal is not None else "Chance may explain it" if judged and within is not None else "Not judged"
    )
    return [words.first_up(_period(point)), words.marked(point), *levels, shows]


def _same_rules(since: int, every: Sequence[Point | None]) -> Html:
    """Says from when on figures were judged, where earlier ones were counted by other rules."""
    first = every[since]
    if since == 0 or first is None:
        return Html("")
    return el("p", f"Judged from {_period(first)}: what came before was counted by other rules.", class_="small")


def _elsewhere(visitor: Visitor, point: Point) -> Html:
    """Links to the same measure over periods of which it may be asked."""
    found = {each.period_type for each in figures.whole(figures.points(visitor.audience, point.measure_id)) if not unsuited(each)}
    ways = [links.to_measure(name, visitor, point.measure_id, kind) for kind, name in SEPARATE.items() if kind in found]
    return el("p", join(ways, ", ")) if ways else Html("")


def _period(point: Point) -> str:
    return period_words(point.period_type, point.period_start, point.period_end)


@lru_cache(maxsize=128)
def _decided(opened: Store, version: int, council: str, measure: str) -> tuple[tuple[Rebase, ...], int, Rules]:
    """The rebases of a measure, what the public's counts are rounded to, and the rules that the council set for control charts."""
    return rebases(opened, council, measure), disclosure_rules(opened).round_to, control_chart_rules(opened)
