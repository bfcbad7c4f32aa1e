"""How a commitment stands, as cells of a table: the same on the overview, an objective's page and an outcome's."""

from __future__ import annotations

from metrics.progress import Baseline
from metrics.statistics.disclosure import Kind
from metrics.verdicts.words import decimals_of_measure, limit, number
from metrics.verdicts.year_end import YearEnd
from pages.parts import words
from pages.parts.markup import Html, el, join
from pages.parts.spacing import cuts, spaced
from pages.parts.sparkline import sparkline
from pages.parts.standings import NO_MEASURE, Standing
from pages.parts.tables import cell
from pages.parts.tags import verdict_tag

PERIODS_DRAWN = {"month": 24, "rolling_year": 24, "snapshot": 24, "quarter": 8, "financial_year": 6}


def verdict(standing: Standing, ahead: YearEnd | None = None) -> Html:
    """The tag; under it where the year would end, where that can be worked out. One is about now, the other never a verdict."""
    tag = verdict_tag(standing.word)
    return join((tag, el("span", f"year end: {ahead.word.lower()}", class_="terms"))) if ahead is not None and ahead.word else tag


def latest(standing: Standing) -> Html:
    """The latest complete figure over its terms; of a hole, what would feed it; of a figure that is not there, why."""
    point = standing.newest
    if point is None:
        waits = "waits for its return" if standing.word == NO_MEASURE else "no figures yet"
        return cell(el("span", "[x]", class_="figure"), waits)
    return cell(el("span", words.marked(point, standing.edges), class_="figure"), words.terms(point))


def target(standing: Standing) -> Html:
    """What was promised, and which way is good."""
    promise = standing.commitment
    if standing.target == "None set":
        return cell("None set", "the plan gives none")
    way = {"reduce": "fewer is better", "increase": "more is better", "range": "a range"}.get(promise.aim, "")
    better, than, year = standing.target.partition(" than in ")
    return cell(better, f"than in {year}") if than else cell(standing.target, standing.verdict.polarity or way)


def baseline(standing: Standing) -> Html:
    """What the plan compares with; not known is said, not left out."""
    found = standing.verdict.baseline
    if found is not None:
        year, _, how = found.words.partition(", ")
        own = "own records" if how.startswith("the council's own records") else how  # two lines are all a row has
        refused = "other rules" if standing.verdict.refusal else "recounted" if how.startswith("recounted") else own
        return cell(baseline_figure(found, standing), words.listed_with(", ", [year, refused]))
    if standing.commitment.baseline:
        return cell("[x]", f"{standing.commitment.baseline}: not known")
    return cell("[z]", "none in the plan")


def baseline_figure(found: Baseline, standing: Standing) -> str:
    """The value of a baseline in the measure's unit."""
    kind = standing.latest.kind if standing.latest is not None else Kind.COUNT
    return number(found.value) if kind is Kind.COUNT else limit(found.value, kind, decimals_of_measure(standing.commitment.measure))


def change(standing: Standing) -> Html:
    """What moved since the same period last year, and whether chance would give as much."""
    moved = standing.verdict.change
    if moved is None:
        return cell("[x]", "no figure a year before")
    judged = el("strong", moved.direction.lower()) if moved.direction in ("Improving", "Worsening") else moved.direction.lower()
    before = f"from {words.figure(moved.before)}"
    return cell(moved.amount, join((before, ": ", judged)) if moved.direction else before)


def two_years(standing: Standing) -> Html:
    """The sparkline, with the promise; its words say from, to and against what."""
    drawn = spaced(standing.points)[-PERIODS_DRAWN.get(standing.commitment.period_type, 24) :]
    known = [point for point in drawn if point is not None and point.value is not None]
    if not known:
        return el("span", "None yet", class_="hole")
    low, high = ends(standing)
    first, last = known[0], known[-1]
    against = f", against {standing.target}" if standing.target != "None set" else ""
    says = f"{words.when(first)}: {words.figure(first)}. {words.when(last)}: {words.figure(last)}{against}."
    waiting = drawn[-1] is not last or last.status == "provisional"
    values = [None if point is None else point.value for point in drawn]
    return sparkline(values, says, low=low, high=high, waiting=waiting, breaks=cuts(drawn))


def ends(standing: Standing) -> tuple[float | None, float | None]:
    """The ends of what was promised, to draw: the target, else the baseline to be bettered; nothing where that may not be compared."""
    promise, found = standing.commitment, standing.verdict.baseline
    if promise.target_low is not None or promise.target_high is not None:
        return promise.target_low, promise.target_high
    if found is None or standing.verdict.refusal or standing.word == "No target":
        return None, None
    return (found.value, None) if promise.aim == "increase" else (None, found.value)


def data_to(standing: Standing) -> Html:
    """How far the figures reach, and over how long a period each is."""
    point = standing.newest
    if point is None:
        return cell("None", "no return yet" if standing.word == NO_MEASURE else "nothing loaded")
    return cell(words.when(point), words.length(point.period_type))
