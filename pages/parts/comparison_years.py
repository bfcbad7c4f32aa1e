"""A measure's published figures year by year beside England, the region, the neighbours and one more council; never across a break."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from data.council import area_name
from data.periods import period_words
from metrics import benchmarks
from metrics.benchmarks import Areas
from metrics.benchmarks_against import Against, against
from metrics.benchmarks_groups import counterparts
from metrics.catalogue import Measure, catalogue
from metrics.results import Audience
from pages.parts import figures, spine_words, words
from pages.parts.markup import Html, el, fold
from pages.parts.tables import Column, cell, table

SAYS = {"Better": "better than", "Worse": "worse than", "Similar": "similar to", "Higher": "higher than", "Lower": "lower than"}
BEFORE = "Until 2023/24, from the SALT return: counted by other rules, so never joined or compared with the years after"


@dataclass(frozen=True)
class Line:
    """One measure on one basis over the years, newest first. `why` says what it is beside the measure of the page, '' for itself."""

    measure: Measure
    basis: str
    why: str
    years: tuple[Against, ...]

    @property
    def is_before(self) -> bool:
        """Whether it is the part of a series before its break."""
        return self.why == BEFORE

    @property
    def newest(self) -> Against:
        """The newest year in which ours is known, else the newest."""
        return next((each for each in self.years if each.of.ours is not None and each.of.ours.value is not None), self.years[0])


def lines(audience: Audience, measure: Measure, areas: Areas) -> list[Line]:
    """What is published of the measure, of it before the break, and of those that stand for it where nobody publishes it."""
    instead = counterparts().get(measure.id, ())
    named = {} if instead else {measure.id: "", measure.before: BEFORE}  # what only we add up has no area beside it
    for each in instead:
        named[each.measure_id] = f"In its place: {each.what}"
        named.setdefault(catalogue()[each.measure_id].before, BEFORE)
    found = []
    for measure_id, why in named.items():
        together = benchmarks.of_measure(figures.store(), areas, measure_id, audience) if measure_id else ()
        for basis, years in groupby(sorted(together, key=lambda each: each.basis), key=lambda each: each.basis):
            found.append(Line(catalogue()[measure_id], basis, why, tuple(against(each, areas) for each in years)))
    return found


def finding(line: Line, areas: Areas, of: Measure) -> str:
    """'2024/25: better than England and the North West, similar to Knowsley', of the newest year in which ours is known."""
    last, name = line.newest, areas.name
    told = [name] if name != figures.council_name() else []
    told += [_within(line.measure.title) if told else line.measure.title] if line.measure.id != of.id else []
    start = f"{', '.join([*told, year(last)])}: "
    alike: dict[str, list[str]] = {}
    for found, them in ((last.england, "England"), (last.region, _region(areas)), (last.chosen, area_name(areas.chosen))):
        if found.is_tested:
            alike.setdefault(SAYS[found.word], []).append(them)
    said = [f"{word} {words.listed(names)}" for word, names in alike.items()]
    return start + (", ".join(said) if said else "no comparison with England can be made")


def _within(title: str) -> str:
    """A measure's name within a sentence, which begins with a council's."""
    return f"{title[:1].lower()}{title[1:]}" if title[1:2].islower() else title


def newest(found: Sequence[Line], areas: Areas) -> Html:
    """The newest year of each line beside the others', what stands for the measure and what came before a break under its own name."""
    rows = [[cell(words.first_up(year(line.newest)), _named(line, found)), *_row(line.newest, areas)] for line in found]
    key = words.key_of([str(part) for row in rows for part in row])
    named = any(_named(line, found) for line in found)  # beside a year alone stands nothing, so its column is narrow
    columns = [Column("Published" if named else "Year", "heading", width=28 if named else 12), *_columns(areas)]
    return table("The newest published figures", columns, rows, stacks="wide", note=key)


def year_by_year(line: Line, areas: Areas) -> Html:
    """Every year of a line, newest first, behind a press."""
    rows = [[words.first_up(year(each)), *_row(each, areas)] for each in line.years]
    key = words.key_of([str(part) for row in rows for part in row])
    drawn = table(
        f"{line.measure.title}, {line.basis}", [Column("Year", "heading", width=12), *_columns(areas)], rows, stacks="wide", note=key
    )
    return fold(f"Every year: {line.measure.title} ({line.basis})", el("p", f"{line.why}.", class_="small") if line.why else "", drawn)


def reasons(line: Line, areas: Areas) -> Html:
    """Why the newest year says what it says, and how the neighbours' figure was made."""
    last, made = line.newest, line.newest.of.average
    compared = (last.england, *([last.region] if areas.region else []), *([last.chosen] if areas.chosen else []))
    said = [*dict.fromkeys(each.reason for each in compared), f"Neighbours: {made.how}.", f"{made.missing}." if made.missing else ""]
    which = el("strong", f"{line.measure.title}, {year(last)}: ") if line.why else ""
    return el("p", which, " ".join(filter(None, said)), class_="small")


def year(of: Against) -> str:
    """The year of a figure: '2024/25', 'as at 31 March 2025'."""
    point = of.of.ours or of.of.england or of.of.region or of.of.chosen
    return period_words(point.period_type, point.period_start, point.period_end) if point is not None else f"{of.of.year_end.year}"


def _named(line: Line, found: Sequence[Line]) -> str:
    """Which measure a row is of, where it is not the page's own on its only basis."""
    if line.why:
        return f"{line.measure.title}. {line.why}."
    return line.basis if len(found) > 1 else ""


def _columns(areas: Areas) -> list[Column]:
    return [
        Column(areas.name),
        Column("Against England"),
        Column("England"),
        *([Column(area_name(areas.region))] if areas.region else []),
        Column("Neighbours"),
        *([Column(area_name(areas.chosen))] if areas.chosen else []),
    ]


def _row(each: Against, areas: Areas) -> Sequence[object]:
    of = each.of
    return [
        spine_words.ours(of.ours),
        spine_words.tag(each.england),
        spine_words.theirs(of.england),
        *([spine_words.theirs(of.region, each.region)] if areas.region else []),
        spine_words.together(of.average),
        *([spine_words.theirs(of.chosen, each.chosen)] if areas.chosen else []),
    ]


def _region(areas: Areas) -> str:
    name = area_name(areas.region)
    return name if name in ("London", "Yorkshire and The Humber") else f"the {name}"
