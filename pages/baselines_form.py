"""What a baseline's form asks, what is wrong with an answer, and what a baseline on its basis may be compared with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from data.framework import Commitment, Framework
from data.records.baselines import EnteredBaseline, contradiction, whole_year
from metrics.catalogue import Measure, catalogue
from metrics.verdicts.baselines import BREAK, HOW, SALT, from_entry, why_not_comparable
from pages.parts import figures

# every basis a baseline can have, as an officer would say where it is from
BASES_IN_WORDS = {
    "SALT return": "The council's own SALT return",
    "SALT published": "Published SALT figures (ASCOF to 2023/24)",
    "CLD local": "The council's records of that year, counted by this method (option A)",
    "SALT-style from CLD": "SALT-style figures worked out from Client Level Data (option B)",
    "CLD published": "Published figures from Client Level Data (from 2024/25)",
    "local upload": "The council's own records of a service",
    "survey": "A survey",
    "other published": "Other published figures",
}
PER = {"% ": 100, "per 100,000": 100_000}


@dataclass(frozen=True)
class Answers:
    """The form as typed: nothing of it has been read as a number or a year yet."""

    measure: str = ""
    year: str = ""
    value: str = ""
    numerator: str = ""
    denominator: str = ""
    basis: str = ""
    document: str = ""
    page: str = ""
    why: str = ""


def measures_of(plan: Framework) -> list[Measure]:
    """The measures a baseline can be entered for: those promised, in the plan's order, then those beside them."""
    promised = [promise.measure for objective in plan.objectives for promise in objective.commitments]
    named = dict.fromkeys([*promised, *plan.measures])
    return [catalogue()[name] for name in named if name in catalogue()]


def promise_of(plan: Framework, measure: Measure) -> Commitment:
    """What the plan promises about a measure, one with a baseline year first; else a commitment to watch it."""
    found = [each for objective in plan.objectives for each in objective.commitments if each.measure == measure.id]
    period_type = measure.period_types[-1] if measure.period_types else "financial_year"
    return next((each for each in found if each.baseline), None) or next(
        iter(found), Commitment(measure.id, measure.title, "monitor", period_type)
    )


def per(measure: Measure) -> int | None:
    """What the measure's value is per: 100, 100,000, or None where it is a count or a score."""
    unit = f"{measure.unit} "
    return 100 if unit.startswith("%") else next((number for words, number in PER.items() if words in unit), None)


def faults(answers: Answers, today: date) -> list[tuple[str, str]]:
    """What keeps the answers from being used: a sentence and the id of the question, in the questions' order."""
    found: list[tuple[str, str]] = []
    measure = catalogue().get(answers.measure)
    if measure is None:
        found.append(("Choose the measure", "measure"))
    year = ""
    try:
        year = whole_year(answers.year, today)
    except ValueError as fault:
        found.append((str(fault) if answers.year.strip() else "Enter the financial year, like 2022/23", "year"))
    value, numerator, denominator = (number_of(each) for each in (answers.value, answers.numerator, answers.denominator))
    if value is None:
        found.append(("Enter the figure as a number like 80.5 or 2,148", "value"))
    for typed, read, place in ((answers.numerator, numerator, "numerator"), (answers.denominator, denominator, "denominator")):
        if typed.strip() and read is None:
            found.append((f"Enter the {place} as a number like 412, or leave it empty", place))
    if value is not None and measure is not None and not any(place in ("numerator", "denominator") for _, place in found):
        says = contradiction(value, numerator, denominator, per(measure))
        found += [(says, "value")] if says else []
    if not answers.basis:
        found.append(("Choose where the figure is from", "basis"))
    elif answers.basis == "CLD published" and year and year < "2024/25":
        found.append(("Choose another basis: no figure from Client Level Data was published for a year before 2024/25", "basis"))
    if not answers.document.strip():
        found.append(("Enter the document that the figure stands in", "document"))
    if not answers.why.strip():
        found.append(("Enter why this figure is the baseline", "why"))
    return found


def entered(answers: Answers, today: date) -> EnteredBaseline:
    """The answers as a baseline; only for answers without a fault."""
    measure = catalogue()[answers.measure]
    value, numerator, denominator = (number_of(each) for each in (answers.value, answers.numerator, answers.denominator))
    assert value is not None
    has_terms = per(measure) is not None
    page = answers.page.strip()
    return EnteredBaseline(
        measure.id,
        whole_year(answers.year, today),
        answers.basis,
        float(value),
        float(numerator) if has_terms and numerator is not None else None,
        float(denominator) if has_terms and denominator is not None else None,
        answers.document.strip() + (f", {page}" if page else ""),
    )


def number_of(typed: str) -> Decimal | None:
    """The number in '2,148' or '80.5%', or None: no signs, no powers of ten."""
    plain = typed.strip().removesuffix("%").replace(",", "").strip()
    whole, _, part = plain.partition(".")
    good = whole.isascii() and whole.isdigit() and (part == "" or (part.isascii() and part.isdigit())) and len(plain) <= 18
    return Decimal(plain) if good else None


def why_unlike(plan: Framework, baseline: EnteredBaseline) -> str:
    """Why the measure's own figures may not be compared with a baseline, '' when they may (or there is none yet on another basis)."""
    measure = catalogue()[baseline.measure]
    promise = promise_of(plan, measure)
    latest = figures.complete(figures.line("exact", promise))
    if latest is not None:
        return why_not_comparable(latest, from_entry(baseline, promise))
    if baseline.basis == measure.basis:
        return ""
    return (
        f"There is no figure yet. It will be on the basis “{measure.basis}” and the baseline is on “{baseline.basis}”: other rules, so no "
        "change will be worked out."
    )


def options(measure: Measure, baseline: EnteredBaseline) -> list[tuple[str, str]]:
    """The three honest ways to a baseline (measures.md 3), the best first: its name, and whether and how it applies here."""
    from_records = bool(measure.sql) and "CLD" in measure.basis
    style = measure.basis == "SALT-style from CLD"
    a = (
        f"Applies. Load the council's records of {baseline.period} as a Client Level Data file, with the period you vouch for: "
        f"this dashboard then works the baseline out, labelled “{baseline.period}, {HOW[measure.basis]}”."
        if from_records
        else "Does not apply: this measure is not worked out from Client Level Data."
    )
    b = (
        f"Applies: this measure is counted in SALT style. With the records of {baseline.period} loaded it has a figure for that year too, "
        "which is about, not equal to, the SALT return."
        if style
        else "Does not apply: this measure has no SALT-style count."
    )
    c = (
        f"Applies. The baseline stands beside SALT figures to 2023/24 only; the series breaks in {BREAK:%B %Y}, and the first year "
        "after it is a second baseline."
        if baseline.basis in SALT
        else "Does not apply: the baseline is not from SALT."
    )
    return [
        ("A. Count that year by the method of today", a),
        ("B. Go on counting as SALT did", b),
        ("C. Two series with a visible break", c),
    ]


def basis_words(basis: str) -> str:
    """A basis as an officer would say it."""
    return BASES_IN_WORDS.get(basis, basis)


def said(baseline: EnteredBaseline, measure: Measure) -> tuple[str, str]:
    """The figure, and what it was worked out from: ('76.9%', '412 of 536')."""
    sign = "%" if per(measure) == 100 else ""
    value = f"{baseline.value:,.10g}".rstrip() if baseline.value < 1e9 else f"{baseline.value:,.0f}"
    if baseline.numerator is None or baseline.denominator is None:
        return f"{value}{sign}", measure.unit if len(measure.unit) > 1 and not sign else "counts not given" if sign else ""
    return f"{value}{sign}", f"{baseline.numerator:,.10g} of {baseline.denominator:,.10g}"
