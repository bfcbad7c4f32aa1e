"""A verdict on a commitment, and why: where the latest figure stands against what was promised (statistics.md 4).

Three judgements stay apart: the verdict (the figure against the promise), the change on the same period last year, and how certain the
verdict is. The verdict comes from unrounded figures, also for the public, who read its words with figures after disclosure control.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from data.framework import Commitment
from metrics.catalogue import catalogue
from metrics.results import PUBLISHED, STANDARD_RULES, Audience, Point, latest_complete, may_be_published
from metrics.statistics.disclosure import Kind, Rules
from metrics.statistics.rounding import exactly
from metrics.verdicts import reasons
from metrics.verdicts.baselines import Baseline, as_counted, baseline_for, why_not_comparable
from metrics.verdicts.change import Change, change_on_last_year, why_no_change
from metrics.verdicts.exact import exact_value
from metrics.verdicts.few import TOO_FEW, is_too_few
from metrics.verdicts.goals import Goal, goal_of, told_apart
from metrics.verdicts.likely_range import likely_range
from metrics.verdicts.seen import seen_baseline, seen_change, seen_points
from metrics.verdicts.settling import why_provisional
from metrics.verdicts.verdict import WORDS, Verdict
from metrics.verdicts.words import WORD, polarity
from metrics.verdicts.yardsticks import STANDARD, Yardsticks, why_late, yardsticks

__all__ = [
    "WORDS", "Baseline", "Change", "Verdict", "Yardsticks", "baseline_for", "better_by", "change_on_last_year", "judge", "likely_range",
    "polarity", "why_not_comparable", "yardsticks",
]  # fmt: skip

# what a promise makes better goes before what the measure calls better: a plan may want fewer of what others want more of
PROMISED = {"increase": "higher", "reduce": "lower", "range": "range"}


def judge(
    commitment: Commitment,
    measure_better: str,
    points: Sequence[Point],
    baseline: Baseline | None,
    today: date,
    *,
    audience: Audience = "exact",
    look_ahead_days: int = 0,
    measured: bool = True,
    agreed: Yardsticks = STANDARD,
    rules: Rules = STANDARD_RULES,
    shown_points: Sequence[Point] | None = None,
) -> Verdict:
    """The verdict on a commitment from the points of its measure (exact ones, whoever will read it) and its baseline, as of `today`.

    `shown_points` are the same line as the audience may see it among all the figures of the measure; without them it is protected alone.
    `measured` is False for a measure this version does not work out; `look_ahead_days` is how long it waits to see what happened next.
    """
    line = [point for point in points if _is_of(point, commitment) and (audience == "exact" or may_be_published(point))]
    if len({(point.council, point.basis) for point in line}) > 1:
        raise ValueError("A verdict is about one line: points of one council on one basis. Choose them with `series`.")
    latest = latest_complete(line)
    kind = _kind_of(commitment.measure) if latest is None else latest.kind
    better = better_by(commitment, measure_better)
    view = Verdict("", "", target=reasons.target_words(commitment, None, kind), polarity=polarity(better, kind))
    if latest is None:
        return _without_a_figure(view, commitment, measured, line, why_late(line, commitment.period_type, today, look_ahead_days, agreed))
    seen = {id(point): shown for point, shown in zip(line, seen_points(line, audience, rules, shown_points), strict=True)}
    shown = seen[id(latest)]
    refusal = "" if baseline is None else why_not_comparable(latest, baseline)
    baseline = baseline if refusal else as_counted(baseline, latest)
    known = seen_baseline(baseline, kind, audience, rules)
    goal = goal_of(commitment, None if refusal else baseline, kind, agreed.points, agreed.percent)
    told = goal_of(commitment, None if refusal else known, kind, agreed.points, agreed.percent)
    if told is not None and audience == "exact":
        shown, told = told_apart(shown, told)
    view = replace(
        view,
        latest=shown,
        baseline=known,
        refusal=refusal,
        change=seen_change(line, latest, seen, better, commitment),
        target=reasons.target_words(commitment, told, kind),
        interval=likely_range(shown),
        set_by=reasons.set_by_words(commitment, baseline),
        no_change=why_no_change(list(seen.values()), shown),
        edges=() if told is None else told.edges,
    )
    late = why_late(line, commitment.period_type, today, look_ahead_days, agreed)
    if late is not None:
        return replace(view, word="Data late", reason=f"{late} {reasons.found_words(shown, told)}.")
    if commitment.aim == "monitor" or (goal is None and not commitment.baseline):
        still = f" It is provisional. {why_provisional(shown.note, shown.basis)}" if shown.status == "provisional" else ""
        return replace(view, word="No target", reason=f"{reasons.NO_NUMBER} {reasons.found_words(shown)}.{still}")
    if shown.status == "suppressed" or is_too_few(latest):
        return replace(view, word=TOO_FEW, reason=reasons.why_too_few(shown))
    if goal is None:
        return replace(view, word="No baseline", reason=reasons.why_no_baseline(commitment, refusal))
    if told is None:
        return replace(view, word=TOO_FEW, reason=f"The baseline is too small a number to show. {reasons.found_words(shown)}.")
    if latest.status == "provisional":
        return replace(view, word="Not due yet", reason=_why_provisional(shown, told))
    view = replace(view, tolerance=reasons.tolerance_words(commitment, told, agreed))
    return _weighed(view, commitment, goal, told, latest, baseline, audience)


def better_by(commitment: Commitment, measure_better: str) -> str:
    """Which way is better: as was promised, else as the measure has it."""
    return PROMISED.get(commitment.aim, measure_better)


def _weighed(
    view: Verdict, commitment: Commitment, goal: Goal, told: Goal, latest: Point, baseline: Baseline | None, audience: Audience
) -> Verdict:
    """The verdict when there is a figure and a goal for it: judged by `goal`, told by `told`, which holds what the audience may see."""
    shown = view.latest
    assert shown is not None and shown.value is not None
    standing = goal.stand(exact_value(latest))
    value = exact_value(latest) if audience == "exact" else exactly(shown.value)
    distance = told.distance(float(value)) if told.stand(value) is standing else reasons.TOO_CLOSE
    certainty, doubt = reasons.certainty_words(goal, latest, view.interval, baseline)
    return replace(
        view,
        word=WORD[standing],
        reason=f"{reasons.rule_words(told, baseline)} {reasons.found_words(shown, told)}, {distance}.{_unsettled(view.baseline, told)}",
        distance=distance,
        turn=reasons.turn_words(goal, told, latest, audience),
        certainty=certainty,
        doubt=doubt,
        note=reasons.above_range_words(commitment) if goal.is_above_range(exact_value(latest)) else "",
    )


def _without_a_figure(view: Verdict, commitment: Commitment, measured: bool, line: Sequence[Point], late: str | None) -> Verdict:
    """What is said where no period has a figure: hidden or published in another form, nobody to count, or nothing has come at all."""
    newest = max(line, key=lambda point: point.period_end, default=None)
    if not measured:
        return replace(
            view,
            word="No target" if commitment.aim == "monitor" else "Not due yet",
            reason=_unless_watched(commitment, reasons.NOT_MEASURED),
        )
    if newest is None:
        word, why = "Data late", "No figures yet." if commitment.aim == "monitor" else reasons.NOTHING_LOADED
    elif newest.basis in PUBLISHED:  # nothing is late: the tables came, without a figure of this council
        word, why = TOO_FEW if newest.status == "suppressed" else "Not due yet", reasons.why_not_published(newest)
    else:
        word, why = TOO_FEW if newest.status == "no cases" and late is None else "Data late", late or reasons.why_none_of_ours(newest)
    return replace(view, word="No target" if commitment.aim == "monitor" else word, reason=_unless_watched(commitment, why))


def _unless_watched(commitment: Commitment, why: str) -> str:
    return f"{reasons.NO_NUMBER} {why}" if commitment.aim == "monitor" else why


def _why_provisional(shown: Point, told: Goal) -> str:
    return f"{reasons.found_words(shown, told)}. It is provisional, so there is no verdict yet. {why_provisional(shown.note, shown.basis)}"


def _unsettled(baseline: Baseline | None, told: Goal) -> str:
    """That the baseline judged against may still change, and what settles it; '' where it may not, or a target is judged against."""
    if baseline is None or not baseline.is_provisional or not told.strict:
        return ""
    return f" The baseline is provisional, and the verdict with it. {why_provisional(baseline.note, baseline.basis, 'The baseline')}"


def _kind_of(measure_id: str) -> Kind:
    """What kind a measure's figures will be, before there is one; a count where nothing is known of it."""
    measure = catalogue().get(measure_id)
    if measure is None or measure.kind == Kind.COUNT:
        return Kind.COUNT
    return Kind.PROPORTION if measure.unit.startswith("%") else Kind.RATE if " per " in f" {measure.unit} " else Kind.MEAN


def _is_of(point: Point, commitment: Commitment) -> bool:
    of = (commitment.measure, commitment.period_type, commitment.group_type, commitment.group_value)
    return (point.measure_id, point.period_type, point.group_type, point.group_value) == of
