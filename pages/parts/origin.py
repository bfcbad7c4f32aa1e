"""Where one number comes from: numerator and denominator, rows to people step by step, files, basis, method."""

from __future__ import annotations

from data.local_returns import RECORDED
from data.periods import day_words
from metrics.catalogue import Measure
from metrics.results import PUBLISHED, STANDARD_RULES, Audience, Point
from metrics.statistics.disclosure import Kind
from metrics.story import File, not_in_numerator
from metrics.verdicts.likely_range import likely_range
from pages.parts import approval, cells, figures, finality, narrative, words
from pages.parts.drawing import told_by
from pages.parts.markup import Html, el
from pages.parts.standings import Standing
from pages.parts.strip import Fact, facts, strip
from pages.parts.tables import Column, table

EXACT_STEPS = "From the third step on, left out and still in add up."
PUBLIC_STEPS = "Each number is rounded to the nearest 5 by itself, so steps may not add up. [c] hidden for privacy: it does not mean none."
STATES = {"observed": "Complete", "provisional": "Provisional [p]"}


def numbers(standing: Standing, point: Point) -> Html:
    """The strip: verdict where one is promised, numerator, denominator, value, how sure, and what state it is in."""
    promised = [Fact("Verdict", cells.verdict(standing), standing.verdict.distance)] if standing.commitment.aim != "monitor" else []
    interval = likely_range(point)  # of the period shown, which may be another than the one the verdict is about
    how_sure = "published margin" if point.margin is not None else "95% interval" if interval is not None else "not known"
    state = "As published" if point.basis in PUBLISHED and point.status == "observed" else STATES.get(point.status, words.figure(point))
    return strip(
        [
            *promised,
            *_value(point),
            Fact("Likely range", narrative.range_of(point, interval), how_sure),
            Fact("State", state, point.note or ("" if point.value is not None else words.terms(point))),
        ]
    )


def _value(point: Point) -> list[Fact]:
    """The value and what it is made of; of a survey, how many answered and how far it may be out."""
    value = words.marked(point)
    if point.margin is not None:
        answered = [Fact("Answered", words.number(point.denominator), "people")] if point.denominator is not None else []
        return [Fact("Value", value, point.unit if len(point.unit) > 1 else ""), Fact("Margin", words.terms(point)), *answered]
    if point.kind not in (Kind.PROPORTION, Kind.RATE):
        return [Fact("Number" if point.kind is Kind.COUNT else "Value", value, words.terms(point))]
    names = ("Counted", "Out of", "Share") if point.kind is Kind.PROPORTION else ("Number", "Population", "Rate")
    counted = Fact(names[0], _count(point, point.numerator), "numerator")
    return [
        counted,
        Fact(names[1], _count(point, point.denominator), "denominator"),
        Fact(names[2], value, "" if point.unit == "%" else point.unit),
    ]


def rows_to_people(audience: Audience, measure: Measure, point: Point) -> Html:
    """Each step from the rows of the files to what is counted, with what was left out and why."""
    total, steps = figures.steps(audience, point)
    if not measure.sql or point.basis in PUBLISHED:
        says = "Published by others. Who is behind it is not in this dashboard, so there are no steps to show."
        return el("section", el("h2", "How it was counted"), el("p", says))
    files = figures.files(audience, point)
    given = figures.rows_of(audience, point)
    rows: list[list[object]] = []
    if files:
        rows.append([f"Rows in {words.plural(len(files), 'file')}", "[z]", _known(given.read)])
        rows.append(["Accepted: the others cannot be an event of a person of this council", _known(given.rejected), _known(given.kept)])
    each = "each evaluation recorded once" if measure.reads == RECORDED else "each event once, however many files tell of it"
    rows.append([f"Looked at by this measure: {each}", "[z]", _known(total)])
    rows += [[step.why, _known(step.left_out), _known(step.still_in)] for step in steps]
    rows.append(["Counted", "[z]", _count(point, point.denominator if point.kind is Kind.PROPORTION else point.numerator)])
    if point.kind is Kind.PROPORTION:
        rest = not_in_numerator(point)
        # rounded counts that meet do not mean that nobody was left out
        hidden = audience == "public" and rest is not None and rest < STANDARD_RULES.hide_below
        rows.append(["Of them in the numerator", "[c]" if hidden else _known(rest), _count(point, point.numerator)])
    heading = (
        f"From {_known(given.read)} rows to {words.listed_with(' ', [_count(point, point.numerator), words.noun(point)])}"
        if files
        else "From the record to the figure"
        if measure.reads == RECORDED
        else "From rows to people"
    )
    note = EXACT_STEPS if audience == "exact" else PUBLIC_STEPS
    columns = (Column("Step", "heading"), Column("Left out", "number"), Column("Still in", "number"))
    drawn = table(
        "From rows to people",
        columns,
        rows,
        stacks="narrow",
        totals=2 if point.kind is Kind.PROPORTION else 1,
        note=f"{note} [z] not applicable.",
    )
    return el("section", el("h2", heading), drawn)


def _no_file(measure: Measure) -> str:
    if measure.reads == RECORDED:
        return "None: people record it in the dashboard itself, on the Evidence page"
    return "As published; no file of the council's own"


def where_from(audience: Audience, measure: Measure, point: Point) -> Html:
    """Files, basis, method, framework, population and day: everything needed to make the number again."""
    files = figures.files(audience, point)
    method = f", method {point.method_version}" if point.method_version else ""
    year = f", framework {point.framework_year}" if point.framework_year else ""
    said: list[tuple[str, object]] = [
        ("Files", el("ul", *(el("li", _file(file)) for file in files), class_="plain") if files else _no_file(measure)),
        ("Basis", f"{point.basis}{method}{year}"),
        ("Source", words.first_up(told_by(point, measure))),
        ("As of", day_words(point.as_of) if point.as_of is not None else "[x]"),
        ("Final", finality.final(point)),
        ("How long a period waits", measure.lag or "Not at all."),
        ("Approved", approval.approved(audience, point)),
    ]
    if point.note and point.status != "provisional":  # why it may still change stands under "Final"
        said.insert(3, ("Note", point.note))
    return el("section", el("h2", "Where it came from"), facts(said))


def _file(file: File) -> str:
    by = f", {file.loaded_by}" if file.loaded_by else ""
    when = f", {day_words(file.loaded_at.date())}" if file.loaded_at is not None else ""
    read, kept, rejected = (_known(count) for count in (file.rows.read, file.rows.kept, file.rows.rejected))
    gone = " (withdrawn since)" if file.withdrawn else ""
    return f"Upload {file.upload_id}, {file.name}{when}{by}: {read} rows in, {kept} accepted, {rejected} rejected{gone}"


def _count(point: Point, count: float | None) -> str:
    if count is not None:
        return words.number(count)
    return "[c]" if point.status == "suppressed" else words.MARKS.get(point.status, "[c]" if point.value is not None else "[x]")


def _known(count: float | None) -> str:
    return "[c]" if count is None else words.number(count)
