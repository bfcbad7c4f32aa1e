"""The figures at the head of an objective: verdict, now, target, baseline, a year before, the end of the year, and how sure it is."""

from __future__ import annotations

from datetime import date

from metrics.results import Point
from metrics.verdicts.year_end import YearEnd
from pages.access import Visitor, may_open
from pages.parts import cells, gaps, links, narrative, standings, words
from pages.parts.markup import Html, el, join
from pages.parts.standings import Standing
from pages.parts.strip import Fact, strip


def strip_of(visitor: Visitor, number: int, until: date | None) -> Html:
    """Three judgements, never one: the verdict on now, the change on a year before, and how sure the figure is."""
    objective, standing = standings.of_objective(visitor, number, until)
    if standing.word == standings.NO_MEASURE:
        awaited = el("span", words.first_up(gaps.fed_by(standing.measure)), class_="main")
        # what could measure an objective that commits to nothing stands once, below
        fed = [Fact("What will feed it", awaited, "until then nobody knows the figure")] if objective.is_measured else []
        return strip(
            [
                Fact("Verdict", cells.verdict(standing)),
                Fact("Latest", "[x]", "not available: that is not none"),
                _target(standing),
                _baseline(visitor, standing),
                *fed,
            ]
        )
    point = standing.newest
    ahead = standings.ahead(visitor.audience, standing.commitment, until)
    return strip(
        [
            Fact("Verdict", cells.verdict(standing), standing.verdict.certainty or standing.verdict.distance),
            Fact(_period(visitor, point), words.marked(point, standing.edges), words.terms(point)),
            _target(standing),
            _baseline(visitor, standing),
            _year_before(standing),
            *([] if ahead is None else [_year_end(visitor, ahead)]),
            _likely_range(visitor, standing),
        ]
    )


def _period(visitor: Visitor, point: Point | None) -> Html | str:
    """The period of the figure; that 12 months end with the one that is named is what the glossary says."""
    if point is None:
        return "Latest"
    said = words.first_up(narrative.period(point))
    return links.to_word(said, visitor, "12 months to") if point.period_type == "rolling_year" else said


def _target(standing: Standing) -> Fact:
    promise = standing.commitment
    given = standing.target != "None set"
    terms = standing.verdict.polarity if given else "the plan gives none"
    decided = f"decided by {promise.set_by}" if promise.set_by else ""
    return Fact("Target", standing.target, words.listed_with("; ", [terms, decided]))


def _baseline(visitor: Visitor, standing: Standing) -> Fact:
    found, year = standing.verdict.baseline, standing.commitment.baseline
    if found is not None:
        said: object = found.words
        if standing.verdict.refusal:
            said = f"{found.words}; counted by other rules"
            if may_open(visitor.role, "baselines"):
                said = join([said, links.link("What can be done about it", visitor, "baselines")], ". ")
        return Fact("Baseline", cells.baseline_figure(found, standing), said)
    if not year:
        return Fact("Baseline", "[z]", "the plan names none")
    if not may_open(visitor.role, "baselines"):
        said = f"the plan prints no figure, and none is entered yet: an officer can enter it, or load the records of {year}"
        return Fact(f"Baseline {year}", "[x]", said)
    said = f"the plan prints no figure; none entered yet. Enter it, or load the records of {year}"
    enter = links.link("Enter the baseline", visitor, "baselines", measure=standing.commitment.measure)
    return Fact(f"Baseline {year}", "[x]", join([said, enter], ". "))


def _year_before(standing: Standing) -> Fact:
    change = standing.verdict.change
    if change is None:
        return Fact("Same period last year", "[x]", "not known")
    terms = words.listed_with(", ", [words.terms(change.before), change.amount, change.direction.lower()])
    return Fact(words.first_up(narrative.period(change.before)), words.figure(change.before), terms)


def _year_end(visitor: Visitor, ahead: YearEnd) -> Fact:
    """Where the year would end: in words only, so that it is not read as a second verdict."""
    label = links.to_word("Expected at year end", visitor, "Expected at year end")
    if not ahead.word:
        return Fact(label, "[z]", f"{ahead.year}: not worked out, see what it would take")
    months = words.plural(ahead.months, "month") if ahead.months else "months so far"
    return Fact(label, ahead.word, f"{ahead.year}, if it goes on like its first {months}: arithmetic, no forecast")


def _likely_range(visitor: Visitor, standing: Standing) -> Fact:
    terms = "95% interval" if standing.verdict.interval is not None else "the counts are not known"
    return Fact(links.to_word("Likely range", visitor, "Likely range"), narrative.likely_range(standing), terms)
