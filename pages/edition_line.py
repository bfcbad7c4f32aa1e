"""One measure of an edition: its chart, the same in words, the table and the files, all from the public figures that were frozen."""

from __future__ import annotations

from dataclasses import dataclass, replace

from data.framework import Commitment
from metrics.catalogue import Measure, catalogue
from metrics.progress import Verdict
from metrics.results import Point
from pages.access import Visitor
from pages.edition_held import Held
from pages.edition_reading import Reading
from pages.edition_target import ends
from pages.edition_words import Body, latest
from pages.parts import downloads, drawing, figures, narrative, words
from pages.parts.chart_file import Sheet
from pages.parts.charts import draw
from pages.parts.history import history
from pages.parts.markup import Html, el, fold, join, write
from pages.parts.picture import Picture
from pages.parts.standings import Standing


@dataclass(frozen=True)
class Line:
    """What is shown of one measure, ready to be written: above the chart, the chart, below it, and what its files hold.

    `picture` and `sheet` are None where there is no figure to draw; `above` then says why not.
    """

    measure: str
    above: Html
    picture: Picture | None = None
    alternative: str = ""
    below: Html = Html("")
    points: tuple[Point, ...] = ()
    sheet: Sheet | None = None


def show(reading: Reading, line: Line, *, beside: bool) -> None:
    """The measure under a heading of its own. The files of one beside the headline are behind one button: such a page has many charts."""
    write(line.above)
    if line.picture is None or line.sheet is None:
        return
    draw(line.picture, line.alternative, key=f"edition-{line.measure}")
    write(line.below)
    name = f"{line.measure}-{'edition-' + str(reading.signed.number) if reading.signed else 'draft'}"
    downloads.of_sheet(line.points, line.sheet, name, f"files-{line.measure}", folded=beside)


def made(board: Visitor, of: str, held: Held, said: Body, height: int, lead: str = "") -> Line:
    """The line of one verdict, from the frozen figures alone; `lead` stands below its heading, `of` names the edition in its files."""
    points = held.line(said)
    measure, title = str(said["measure"]), str(said["title"])
    standing = _standing(held, said, points)
    if all(point.value is None for point in points):
        return Line(measure, el("div", el("h2", title), el("p", lead) if lead else "", _hole(said, lead), class_="hole-box"))
    picture = drawing.picture(_drawn(standing), points, height, held.happened(measure))
    subtitle, source, meanwhile = (
        drawing.subtitle(standing, points, figures.council_name()),
        drawing.source(standing),
        drawing.event_key(picture),
    )
    table = fold(f"Table: {words.plural(len(points), 'period')}, latest first", history(points, title))
    below = (
        el("p", _paragraph(standing, said)),
        el("p", join((el("strong", "Meanwhile: "), " ".join(meanwhile)))) if meanwhile else "",
        _beside(held, measure),
        el("p", source, class_="small"),
        el("div", table, class_="printed"),
    )
    return Line(
        measure,
        join((el("h2", title), el("p", lead) if lead else "", el("p", subtitle, class_="small"))),
        picture,
        drawing.alternative(standing, points, picture.events),
        join(below),
        points,
        downloads.sheet(board, picture, title=title, subtitle=f"{of}. {subtitle}", source=source),
    )


def definition(held: Held, measure: str) -> Html:
    """What is counted, in words, as it stood when the edition was signed."""
    said = held.definitions.get(measure)
    if said is None:
        return Html("")
    return el("li", join((el("strong", said["title"]), ". ", said["definition"], f" Source: {said['source']}.")))


def _standing(held: Held, said: Body, points: tuple[Point, ...]) -> Standing:
    """The frozen verdict in the shape that charts are drawn from; what was not frozen is not drawn."""
    aim, low, high = ends(str(said.get("target") or ""))
    period_type = points[-1].period_type if points else "rolling_year"
    promise = Commitment(str(said["measure"]), str(said["title"]), aim, period_type, target_low=low, target_high=high)
    verdict = Verdict(str(said["word"]), str(said.get("reason") or ""), latest(said), target=str(said.get("target") or "None set"))
    return Standing(promise, _measure(held, promise.measure), points, verdict)


def _drawn(standing: Standing) -> Standing:
    """The same for the chart: where the newest figure is hidden, the mark for it would stand at the newest that is not."""
    hidden = standing.latest is not None and standing.latest.value is None
    return replace(standing, verdict=replace(standing.verdict, latest=None)) if hidden else standing


def _measure(held: Held, measure: str) -> Measure | None:
    """The measure under the name and source it had when the edition was signed."""
    known, said = catalogue().get(measure), held.definitions.get(measure)
    if known is None or said is None:
        return known
    return replace(known, title=str(said["title"]), definition=str(said["definition"]), source=str(said["source"]))


def _paragraph(standing: Standing, said: Body) -> str:
    told = narrative.paragraph(standing)
    if not said.get("change"):
        return told
    way = f": {said['direction'].lower()}" if said.get("direction") else ""
    return f"{told} Beside the same period a year before: {said['change']}{way}."


def _beside(held: Held, measure: str) -> Html:
    """What others have published for the same measure, by their own rules: beside the figures, not on their line."""
    found = held.comparisons.get(measure, ())
    if not found:
        return Html("")
    told = words.listed([f"{each['who']} {words.number(float(each['value']), 1)}" for each in found])
    return el("p", f"As published for {found[0]['period']} ({found[0]['unit']}): {told}.")


def _hole(said: Body, lead: str) -> Html:
    """Why there is nothing to draw, unless the sentence above says it."""
    why = _why(said)
    return el("p", why) if why not in lead else Html("")


def _why(said: Body) -> str:
    found = latest(said)
    return f"{words.first_up(words.terms(found))}." if found is not None else str(said.get("reason") or "No figure was there to freeze.")
