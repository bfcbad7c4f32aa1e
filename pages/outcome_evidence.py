"""What the measures of an outcome say of it: a finding over all of them, and each in words with its figures and England's beside it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from data.framework import Outcome
from metrics.benchmarks_groups import counterparts
from metrics.results import PUBLISHED
from pages.access import Visitor
from pages.parts import beside, cells, comparison_areas, comparison_years, drawing, narrative, spine_words, standings, words
from pages.parts.markup import Html, el, join
from pages.parts.standings import Standing
from pages.parts.tables import Column, cell, table
from pages.parts.tags import attention

COLUMNS = (
    Column("Verdict", "verdict", width=10),
    Column("Measure, and what it says", "heading", width=33),
    Column("Latest", width=14),
    Column("Same period last year", short="A year ago", width=15),
    Column("Two years", width=11),
    Column("As published, against England", short="England", width=17),
)
OWN_RULES = ("local upload", "CLD local", "SALT-style from CLD")
WAYS = ("Improving", "Worsening", "Higher", "Lower")
SAYS = {
    "Improving": "Better than a year before.",
    "Worsening": "Worse than a year before.",
    "Higher": "Higher than a year before, which is neither better nor worse.",
    "Lower": "Lower than a year before, which is neither better nor worse.",
    "No clear change": "The change in a year could be chance.",
}


def evidence_of(visitor: Visitor, number: int, until: date | None = None) -> tuple[Outcome, list[Standing]]:
    """The outcome with this number, and each measure that would show it: as the adopted plan promises it, else as one to watch."""
    outcome = next(each for each in standings.looked_at(visitor).outcomes if each.number == number)
    return outcome, [standings.of_measure(visitor.audience, measure, until) for measure in outcome.evidence]


def finding(evidence: Sequence[Standing]) -> str:
    """'Seven of eight measures can be read: two improving, one worsening': the gaps are counted in the heading."""
    if not evidence:
        return "Nothing in the framework measures it yet"
    known = [standing for standing in evidence if standing.latest is not None and standing.latest.value is not None]
    if not known:
        return f"None of {words.plural(len(evidence), 'measure')} can be read yet"
    of = "Both" if len(known) == len(evidence) == 2 else f"{words.first_up(words.how_many(len(known)))} of {words.how_many(len(evidence))}"
    read = f"{of} measures can be read" if len(evidence) > 1 else "Its one measure can be read"
    moved = [_direction(standing) for standing in known]
    told = [f"{words.how_many(moved.count(way))} {way.lower()}" for way in WAYS if way in moved]
    return f"{read}: {words.listed(told) if told else _unmoved(moved.count('No clear change'), len(moved))}"


def _unmoved(compared: int, known: int) -> str:
    """What is said where nothing moved more than chance: of those alone that have a year before to be compared with."""
    if not compared:
        return "none has a year before to compare with"
    return "no clear change in any" if compared == known else f"no clear change in the {words.how_many(compared)} with a year before"


def table_of(visitor: Visitor, outcome: Outcome, evidence: Sequence[Standing]) -> Html:
    """The measures, those with a figure first and by urgency; what has no figure last, with its hole drawn."""
    shown = sorted(evidence, key=lambda standing: (standing.latest is None, attention(standing.word)))
    rows = [_row(visitor, standing) for standing in shown]
    years = " The small lines show two years; of yearly figures, six." if any(_is_yearly(standing) for standing in evidence) else ""
    key = f"No target: the plan sets no number for the measure.{years} {words.key_of([str(part) for row in rows for part in row])}"
    whose = el("p", comparison_areas.whose(), class_="small")
    drawn = table(f"Measures of {outcome.title}", COLUMNS, rows, stacks="wide", note=key)
    return join((drawn, whose, comparison_areas.not_to_judge()))


def _is_yearly(standing: Standing) -> bool:
    return bool(standing.points) and standing.commitment.period_type == "financial_year"


def _row(visitor: Visitor, standing: Standing) -> list[Html]:
    return [
        cells.verdict(standing),
        cell(beside.named(visitor, standing), _says(standing)),
        cells.latest(standing),
        cells.change(standing),
        cells.two_years(standing),
        _england(visitor, standing),
    ]


def _says(standing: Standing) -> str:
    """What the measure says of the outcome, in words: the period, which way it went, which way is good, and whose figure it is."""
    point, measure = standing.latest, standing.measure
    if point is None or point.value is None:
        return f"{measure.source}." if measure is not None else ""
    source = f"{words.first_up(drawing.told_by(point, measure))}." if measure is not None else ""
    said = [f"{words.first_up(narrative.period(point))}.", SAYS.get(_direction(standing), "Nothing to compare with a year before.")]
    way = standing.verdict.polarity
    return " ".join([*said, f"{words.first_up(way)}." if way and way != "a range" else "", source]).replace("  ", " ")


def _england(visitor: Visitor, standing: Standing) -> Html:
    """The newest published figure of the council, or of the one an invented council stands for, in a word against England's."""
    if standing.measure is None:
        return cell("[z]", "not published")
    line = published(visitor, standing)
    if line is None:
        if standing.measure.basis in OWN_RULES:
            return cell("[z]", "nobody publishes it by these rules")
        if standing.measure.id in counterparts():  # a sum of numerators, of which only the rates of England mean something
            return cell("[z]", "a number: its rates are compared")
        return cell("[x]", "no published file loaded")
    newest = line.newest
    them = f"England {words.figure(newest.of.england)}, {comparison_years.year(newest)}"
    return el("div", spine_words.tag(newest.england), el("span", f"{words.figure(newest.of.ours)}; {them}", class_="terms"))


def published(visitor: Visitor, standing: Standing) -> comparison_years.Line | None:
    """What is published of the measure itself, of the council or of the one an invented council stands for; None where nothing is."""
    if standing.measure is None:
        return None
    found = comparison_years.lines(visitor.audience, standing.measure, comparison_areas.areas())
    return next((each for each in found if each.measure.id == standing.measure.id and each.basis in PUBLISHED), None)


def _direction(standing: Standing) -> str:
    return standing.verdict.change.direction if standing.verdict.change is not None else ""
