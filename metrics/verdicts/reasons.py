"""Why a verdict says what it says: its target, tolerance and certainty, what would turn it, and why there is none."""

from __future__ import annotations

from data.framework import Commitment
from data.periods import period_words
from metrics.public_notes import public_note
from metrics.results import Audience, Point
from metrics.statistics.comparison import Standing, margins_apart
from metrics.statistics.disclosure import Kind
from metrics.statistics.intervals import Interval
from metrics.verdicts.baselines import Baseline
from metrics.verdicts.change import counts_differ
from metrics.verdicts.exact import exact_value
from metrics.verdicts.few import FEW_CASES, FEW_IN_ALL, are_too_few
from metrics.verdicts.goals import Goal, people_to
from metrics.verdicts.words import WORD, counts, figure, limit, number, said
from metrics.verdicts.yardsticks import Yardsticks

NO_NUMBER = "The plan sets no number to reach, so there is the trend and no verdict."
NOT_MEASURED = "This version does not work this measure out yet, so there is nothing to judge."
NOTHING_LOADED = "No figures yet: nothing has been loaded that covers a whole period of this measure."
ABOVE = "check that this is meant"
WITH_THE_PLAN = "set with the plan's targets"
TOO_CLOSE = "too close to the limit to show in rounded figures"


def period_of(point: Point) -> str:
    """The point's period, to open a sentence: 'October 2026', 'As at 31 March 2026'."""
    words = period_words(point.period_type, point.period_start, point.period_end)
    return words[:1].upper() + words[1:]


def found_words(point: Point, goal: Goal | None = None) -> str:
    """The figure found: 'October 2026: 76.9% (412 of 536)'."""
    return f"{period_of(point)}: {figure(point, () if goal is None else goal.edges)}{counts(point)}"


def rule_words(goal: Goal, baseline: Baseline | None) -> str:
    """The rule in a sentence: 'On track means fewer than 66, the baseline (2022/23, recounted by this method).'"""
    against = f", the baseline ({baseline.words})" if goal.strict and baseline is not None else ""
    return f"On track means {_within(goal.words)}{against}."


def target_words(commitment: Commitment, goal: Goal | None, kind: Kind) -> str:
    """The target for a table, also where the figure it turns on is not known: 'Fewer than in 2022/23'."""
    if goal is not None:
        return goal.words
    if commitment.aim in ("increase", "reduce") and commitment.baseline:
        more, less = ("More", "Fewer") if kind is Kind.COUNT else ("Higher", "Lower")
        return f"{more if commitment.aim == 'increase' else less} than in {commitment.baseline}"
    return "None set"


def above_range_words(commitment: Commitment) -> str:
    """What to check when a figure is above its range: what the plan's file says, else in general words."""
    return f"Above the range: {commitment.above_range or ABOVE}."


def set_by_words(commitment: Commitment, baseline: Baseline | None) -> str:
    """Who set what is to be reached, and when where the council decided it itself; '' where there is no number to reach."""
    if commitment.target_low is None and commitment.target_high is None:
        if commitment.aim == "monitor" or not commitment.baseline:
            return ""
        entered = " The council entered the baseline itself." if baseline is not None and baseline.is_entered else ""
        return f"The plan promises {'more' if commitment.aim == 'increase' else 'fewer'} than in {commitment.baseline}.{entered}"
    return f"Target set by {commitment.set_by}, in place of the plan's." if commitment.set_by else "The plan sets the target."


def tolerance_words(commitment: Commitment, goal: Goal, agreed: Yardsticks) -> str:
    """How far the target may be missed and be "at risk", and who says so."""
    size = (
        f"{goal.tolerance:g} point{'' if goal.tolerance == 1 else 's'}" if goal.kind is Kind.PROPORTION else said(goal.tolerance, goal.kind)
    )
    if commitment.tolerance is not None:
        return f"Tolerance {size}, {f'set by {commitment.tolerance_set_by}' if commitment.tolerance_set_by else WITH_THE_PLAN}."
    share = "" if goal.kind is Kind.PROPORTION else f" ({agreed.percent:g}% of the limit)"
    return f"Tolerance {size}{share}: {agreed.set_by(goal.kind)}."


def why_too_few(shown: Point) -> str:
    """Why there is no verdict on so few."""
    if shown.status == "suppressed":
        return f"{period_of(shown)} is hidden to protect people's privacy. That does not mean none."
    return f"{found_words(shown)}. Too few for a verdict, which needs {FEW_CASES} cases and, for a share, {FEW_IN_ALL} in all."


def why_not_published(newest: Point) -> str:
    """Why tables that others publish hold no figure of ours, and what can be read in its place."""
    if newest.status == "suppressed":
        return f"{why_too_few(newest)}{f' {newest.note}' if newest.note else ''}"
    return f"{period_of(newest)}: {newest.note or 'the published tables hold no figure of this council.'}"


def why_none_of_ours(newest: Point) -> str:
    """Why a period of our own that is covered has no figure: nobody to count is not the same as nothing loaded."""
    if newest.status == "no cases":
        return f"{period_of(newest)}: there was nobody to count, so there is nothing to judge."
    return f"{period_of(newest)}: {public_note(newest.note)}" if newest.note else NOTHING_LOADED


def why_no_baseline(commitment: Commitment, refusal: str) -> str:
    """What is missing, or why what is there may not be used, and what to do about it."""
    if refusal:
        return refusal
    year = commitment.baseline
    return (
        f"The plan compares with {year} and gives no figure for it. Enter the council's own, or load its {year} records "
        "to have the baseline counted by the same method."
    )


def turn_words(goal: Goal, told: Goal, latest: Point, audience: Audience) -> str:
    """What would turn the verdict: the limits as told, and for those who may know them the people it takes."""
    is_met = goal.stand(exact_value(latest)) is Standing.MET
    rising = 1 if goal.low is not None else -1
    step = -rising if is_met else rising
    at_risk = f"At risk is {told.at_risk_words}." if told.at_risk_words else "The tolerance leaves no room for at risk."
    where = at_risk if is_met else f"On track is {_within(told.words)}; {at_risk[:1].lower()}{at_risk[1:]}"
    turned = people_to(goal, latest, step) if audience == "exact" else None
    if turned is None:
        return where
    people, then = turned
    whole = "" if latest.kind is not Kind.PROPORTION or latest.denominator is None else f" of the same {number(latest.denominator)}"
    return f"{number(people)} {'more' if step > 0 else 'fewer'}{whole} would put it {WORD[then].lower()}. {where}"


def certainty_words(goal: Goal, latest: Point, interval: Interval | None, baseline: Baseline | None) -> tuple[str, str]:
    """'clearly' when chance alone would seldom give this verdict; else 'within the margin', and why; ('', '') when it cannot be told."""
    if goal.strict and baseline is not None:
        clear = _differs(latest, baseline)
        if clear is None:
            return "", ""
        return ("clearly", "") if clear else ("within the margin", "The difference from the baseline could be chance.")
    if interval is None:
        return "", ""
    if goal.edge not in interval:
        return "clearly", ""
    lower, upper = (
        number(end) if latest.kind is Kind.COUNT else limit(end, latest.kind, goal.decimals) for end in (interval.lower, interval.upper)
    )
    is_met = goal.stand(exact_value(latest)) is Standing.MET
    way = "below" if is_met == (goal.low is not None) else "above"
    return "within the margin", f"The likely range, {lower} to {upper}, reaches {way} {limit(goal.edge, goal.kind, goal.decimals)}."


def _differs(latest: Point, baseline: Baseline) -> bool | None:
    """Whether a figure and its baseline differ by more than chance; None where no test can be made, or on too few."""
    if latest.margin is not None and baseline.margin is not None and latest.value is not None:
        return margins_apart(latest.value, latest.margin, baseline.value, baseline.margin)
    before = baseline.value if latest.kind is Kind.COUNT and baseline.numerator is None else baseline.numerator
    if latest.basis == "survey" or are_too_few(latest.kind, before, baseline.denominator):
        return None
    return counts_differ(latest.kind, latest.numerator, latest.denominator, before, baseline.denominator)


def _within(words: str) -> str:
    """The words inside a sentence: 'Fewer than 66' becomes 'fewer than 66'."""
    return words[:1].lower() + words[1:]
