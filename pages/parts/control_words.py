"""A control chart in sentences: the statement over it, what was found, what it says of the target, and what to bear in mind."""

from __future__ import annotations

from data.periods import day_words, financial_year_of, period_words
from metrics.results import Audience, Point
from metrics.statistics.control_chart import Assurance, Limits, Signal
from metrics.statistics.disclosure import Kind
from metrics.verdicts.variation import NOUNS, Episode, Variation, is_judged
from metrics.verdicts.words import decimals, said
from pages.parts import words

INTRODUCTION = (
    "Figures go up and down even when nothing has changed. The two dashed lines show how far chance alone usually takes this one, judged "
    "by its own past. A single figure between them needs no explanation; a white diamond marks what chance seldom does."
)
BETTER = {("higher", True), ("lower", False)}
MOST_TOLD = 3
HELD_AGAINST = {
    Assurance.MEETS: "Over the whole chart the limits lie on the good side of the target",
    Assurance.FAILS: "Over the whole chart the limits lie short of the target",
    Assurance.HIT_OR_MISS: "Over the whole chart the target lies between the limits",
}
SHORT = {
    Signal.ABOVE: "Above the upper limit",
    Signal.BELOW: "Below the lower limit",
    Signal.RISING: "Rising",
    Signal.FALLING: "Falling",
    Signal.CLOSE_ABOVE: "Close to the upper limit",
    Signal.CLOSE_BELOW: "Close to the lower limit",
    Signal.HIGH: "Run above the average",
    Signal.LOW: "Run below the average",
}


def statement(found: Variation, better: str) -> str:
    """The finding over the chart: 'May 2026: below the lower limit, a change for the worse', 'Nothing beyond chance since June 2025'."""
    judged = found.judged
    if not found.episodes:
        return f"Nothing beyond chance in {words.plural(len(judged), NOUNS[judged[-1].period_type])}"
    newest = newest_of(found)
    last = newest.points[-1]
    if last is not judged[-1]:
        return f"Nothing beyond chance since {_period(last)}"
    meant = meaning(newest.signal, better)
    name = SHORT[newest.signal]
    return f"{words.first_up(_period(last))}: {name[:1].lower()}{name[1:]}" + (f", a change for the {meant}" if meant else "")


def findings(found: Variation, better: str, target: str) -> list[str]:
    """What was found, a sentence each, the newest first; then what the limits say of the months to come and of the target."""
    noun, limits = NOUNS[found.judged[-1].period_type], found.chart.limits
    newest_first = sorted(found.episodes, key=lambda each: each.points[-1].period_end, reverse=True)
    told = [_episode(each, found, better) for each in newest_first[:MOST_TOLD]]
    if len(newest_first) > MOST_TOLD:
        told.append(f"{words.first_up(words.plural(len(newest_first) - MOST_TOLD, 'earlier finding'))}: see the table.")
    if not told:
        told.append(f"Every {noun} lies between the limits, without a run to one side: what moved from {noun} to {noun} may be chance.")
    if limits is None:
        return told
    span = between(limits, found.judged[-1])
    if found.has_moved:
        told.append(f"With the newest figure out of line, the limits ({span}) say little of the {noun}s to come.")
        return told + ([f"{HELD_AGAINST[found.assurance]} ({target})."] if found.assurance is not None else [])
    told.append(f"If nothing changes, a {noun} can be expected to lie {span}.")
    promised = {
        Assurance.MEETS: f"Left as it is, every {noun} can be expected to meet the target ({target}).",
        Assurance.FAILS: f"Left as it is, no {noun} can be expected to meet the target ({target}): that takes a change.",
        Assurance.HIT_OR_MISS: f"The target ({target}) lies between the limits: left as it is, chance decides which {noun}s meet it.",
    }
    return told + ([promised[found.assurance]] if found.assurance is not None else [])


def to_bear_in_mind(found: Variation, audience: Audience) -> list[str]:
    """What a careful reader must know: trial limits, gaps, month ends, rounding, rebases."""
    judged = found.judged
    noun, last = NOUNS[judged[-1].period_type], found.chart.parts[-1]
    told = []
    if last.on_trial:
        told.append(f"The limits are on trial: they rest on {last.values} {noun}s, and settle from {found.rules.enough} on.")
    if any(part.gaps for part in found.chart.parts):
        told.append(f"Where {noun}s are missing or hidden, the figures on both sides are taken as neighbours.")
    if any(point is not None and point.value is not None and not is_judged(point) for point in found.line):
        told.append("What is provisional is dotted and not judged.")
    if judged[-1].period_type == "snapshot":
        told.append("Most people counted at one month end are counted at the next, so a rise, a fall or a run means less than it seems.")
    if audience == "public" and judged[-1].kind in (Kind.COUNT, Kind.RATE):
        told.append("Worked out from the rounded numbers shown here.")
    for each in found.rebases:
        why = f": {each.why.rstrip('.')}. Decided by {each.by} on {day_words(each.at.date())}." if audience == "exact" else "."
        told.append(f"Limits start afresh from {day_words(each.since)}, by a recorded decision{why}")
    return told


def rules(found: Variation) -> str:
    """What counts as more than chance, with the lengths in force."""
    each, noun = found.rules, NOUNS[found.judged[-1].period_type]
    return (
        f"What counts as more than chance: a {noun} outside the limits; {words.how_many(each.trend)} in a row each higher, or each lower, "
        f"than the one before; two of three in a row close to the same limit; {words.how_many(each.shift)} in a row on one side of the "
        "average. The limits lie above and below the average by 2.66 times the average move from one figure to the next (XmR chart, after "
        "Making Data Count, NHS England)."
    )


def alternative(found: Variation, title: str, better: str) -> str:
    """The chart in words, for those who do not see it."""
    judged = found.judged
    limits = found.chart.limits
    shown = "" if limits is None else f" Average {level(limits.mean, judged[-1])}; limits {between(limits, judged[-1])}."
    marked = sum(signal is not None for signal in found.chart.signals)
    beyond = f"{words.first_up(words.plural(marked, 'figure'))} {'is' if marked == 1 else 'are'} marked as more than chance."
    span = f"{words.plural(len(judged), NOUNS[judged[-1].period_type])}, {_period(judged[0])} to {_period(judged[-1])}"
    return f"Control chart of {title}: {span}.{shown} {beyond} {statement(found, better)}. The table below holds every figure."


def between(limits: Limits, like: Point) -> str:
    """'between 68.2% and 83.0%', not below 0 or above 100%."""
    lower, upper = clipped(limits, like)
    return f"at {level(lower, like)}" if lower == upper else f"between {level(lower, like)} and {level(upper, like)}"


def clipped(limits: Limits, like: Point) -> tuple[float, float]:
    """The limits as far as such a figure can go."""
    upper = min(limits.upper, 100.0) if like.kind is Kind.PROPORTION else limits.upper
    return max(limits.lower, 0.0), upper


def level(value: float, like: Point) -> str:
    """A level in the unit of a point: '72.1%'."""
    return said(value, like.kind, decimals(like))


def meaning(signal: Signal, better: str) -> str:
    """'better' or 'worse', '' where neither more nor less is better in itself."""
    if better not in ("higher", "lower"):
        return ""
    return "better" if (better, signal.is_up) in BETTER else "worse"


def newest_of(found: Variation) -> Episode:
    """The finding that reaches furthest to the present. There must be one."""
    return max(found.episodes, key=lambda each: each.points[-1].period_end)


def _episode(each: Episode, found: Variation, better: str) -> str:
    """'May 2026 (81.0%) lies above the upper limit: a change for the better.'"""
    first, last, many = each.points[0], each.points[-1], len(each.points)
    noun = NOUNS[last.period_type]
    if many == 1:
        which = f"{words.first_up(_period(first))} ({words.figure(first)})"
    else:
        link = "and" if many == 2 else "to"
        which = f"{words.first_up(_period(first))} ({words.figure(first)}) {link} {_period(last)} ({words.figure(last)})"
    one = many == 1
    does = {
        Signal.ABOVE: f"{'lies' if one else 'lie'} above the upper limit",
        Signal.BELOW: f"{'lies' if one else 'lie'} below the lower limit",
        Signal.RISING: f"{'is' if one else 'are'} part of {_run(found.rules.trend, noun)}, each higher than the one before",
        Signal.FALLING: f"{'is' if one else 'are'} part of {_run(found.rules.trend, noun)}, each lower than the one before",
        Signal.CLOSE_ABOVE: f"{'is' if one else 'are'} close to the upper limit, as two of three in a row seldom are",
        Signal.CLOSE_BELOW: f"{'is' if one else 'are'} close to the lower limit, as two of three in a row seldom are",
        Signal.HIGH: f"{'is' if one else 'are'} part of {_run(found.rules.shift, noun)} above the average",
        Signal.LOW: f"{'is' if one else 'are'} part of {_run(found.rules.shift, noun)} below the average",
    }
    meant = meaning(each.signal, better)
    return f"{which} {does[each.signal]}" + (f": {'better' if meant == 'better' else 'worse'} than chance explains." if meant else ".")


def _run(length: int, noun: str) -> str:
    return f"at least {words.how_many(length)} {noun}s in a row"


def _period(point: Point) -> str:
    """A period within a sentence: 'May 2026', 'Quarter 2 of 2026/27', '31 March 2026'."""
    if point.period_type == "snapshot":
        return day_words(point.period_end)
    if point.period_type == "quarter":
        return f"Quarter {(point.period_end.month - 4) // 3 % 4 + 1} of {financial_year_of(point.period_end)}"
    return period_words(point.period_type, point.period_start, point.period_end)
