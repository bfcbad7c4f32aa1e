"""How a commitment stands: the verdict on it, with its figures as an audience may see them, today or at the end of an earlier month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from data.framework import Commitment, Framework
from metrics.catalogue import Measure, catalogue
from metrics.progress import Verdict, better_by, judge
from metrics.results import Audience, Point
from metrics.standing_grounds import Grounds, line, whole
from metrics.statistics.disclosure import Kind
from metrics.verdicts.goals import goal_of
from metrics.verdicts.year_end import YearEnd, year_end

NO_MEASURE = "No measure yet"
WATCHED = ("rolling_year", "month", "snapshot", "financial_year")  # by which length a measure is watched, where nobody promised one


@dataclass(frozen=True)
class Standing:
    """A commitment and how it stands. `points` are its line, oldest first, as the audience may see it."""

    commitment: Commitment
    measure: Measure | None
    points: tuple[Point, ...]
    verdict: Verdict

    @property
    def word(self) -> str:
        """The verdict, or that there is no measure yet: a hole is drawn as a hole."""
        return NO_MEASURE if not self.points and is_awaited(self.measure) else self.verdict.word

    @property
    def latest(self) -> Point | None:
        """The latest complete point, as the audience may see it."""
        return self.verdict.latest

    @property
    def target(self) -> str:
        """What was promised, in words, also where there is no figure yet: '75% to 80%', 'Fewer than in 2022/23', 'None set'."""
        said, kind = self.verdict.target, self.measure.kind if self.measure is not None else ""
        if said == "None set" and kind in ("proportion", "rate", "count"):
            goal = goal_of(self.commitment, None, Kind(kind), 0, 0)
            return said if goal is None else goal.words
        return said.replace("Lower than in", "Fewer than in").replace("Higher than in", "More than in") if kind == "count" else said

    @property
    def better(self) -> str:
        """Which way is better: as was promised, else as the measure has it."""
        return better_by(self.commitment, self.measure.better if self.measure is not None else "none")

    @property
    def edges(self) -> tuple[float | None, ...]:
        """What its latest figure is judged by: rounded across none of them, so that 74.96% does not read 75.0%."""
        return self.verdict.edges or (self.commitment.target_low, self.commitment.target_high)

    @property
    def newest(self) -> Point | None:
        """The latest complete point; where there is none, the newest that says why not."""
        return self.latest or (self.points[-1] if self.points else None)


def standing(grounds: Grounds, audience: Audience, commitment: Commitment, until: date | None, day: date) -> Standing:
    """How a commitment stands on a day, or as it stood with the figures up to a month end."""
    held = held_by(grounds, commitment)
    measure = catalogue().get(held.measure)
    exact, seen = (_until(line(grounds.points(who, held.measure), held), until) for who in ("exact", audience))
    verdict = judge(
        held,
        measure.better if measure is not None else "none",
        exact,
        grounds.baseline(held),
        day if until is None else until,
        audience=audience,
        look_ahead_days=measure.look_ahead_days if measure is not None else 0,
        measured=is_worked_out(measure) or bool(exact),
        agreed=grounds.agreed,
        rules=grounds.rules,
        shown_points=seen,
    )
    return Standing(held, measure, tuple(seen), verdict)


def ahead(grounds: Grounds, audience: Audience, commitment: Commitment, verdict: Verdict, until: date | None, day: date) -> YearEnd | None:
    """Where the year would end if the rest of it went as its months so far did, and what the goal would take; None: nothing may be said."""
    exact = _until(whole(grounds.points("exact", commitment.measure)), until)
    known, on = grounds.baseline(commitment), day if until is None else until
    return year_end(commitment, exact, verdict, on, agreed=grounds.agreed, audience=audience, baseline=known, rules=grounds.rules)


def about(grounds: Grounds, audience: Audience, plan: Framework | None, measure_id: str) -> Commitment:
    """What a measure is judged by: what the adopted plan promises about it, where it does; else a commitment to watch it."""
    return promise_about(plan, measure_id) or to_watch(grounds, audience, measure_id)


def promise_about(plan: Framework | None, measure_id: str, group_type: str = "all") -> Commitment | None:
    """The first thing a plan promises about a measure as a whole (or about its groups of one type), or None."""
    every = () if plan is None else (each for objective in plan.objectives for each in objective.commitments)
    return next((each for each in every if (each.measure, each.group_type) == (measure_id, group_type)), None)


def promised(plan: Framework | None, commitment: Commitment) -> Commitment:
    """What the adopted plan promises about a measure that another framework only watches: a verdict does not change with the framework
    it is looked at by."""
    is_own = plan is not None and any(commitment in objective.commitments for objective in plan.objectives)
    if commitment.aim != "monitor" or is_own:
        return commitment
    return promise_about(plan, commitment.measure, commitment.group_type) or commitment


def to_watch(grounds: Grounds, audience: Audience, measure_id: str) -> Commitment:
    """A commitment to watch a measure that nothing was promised about: its own line, else the published one."""
    measure = catalogue().get(measure_id)
    there = {point.period_type for point in whole(grounds.points(audience, measure_id))}
    kinds = measure.period_types if measure is not None else ()
    period_type = next((kind for kind in WATCHED if kind in there), kinds[-1] if kinds else "financial_year")
    return Commitment(measure_id, measure.title if measure is not None else measure_id, "monitor", period_type)


def held_by(grounds: Grounds, commitment: Commitment) -> Commitment:
    """The commitment; by council years where nobody has 12 months to the end of every month: others publish a measure so."""
    if commitment.period_type != "rolling_year":
        return commitment
    known = {point.period_type for point in grounds.points("exact", commitment.measure)}
    only_years = "financial_year" in known and "rolling_year" not in known
    return replace(commitment, period_type="financial_year") if only_years else commitment


def months_with_figures(found: Sequence[Standing], at_most: int = 13) -> list[date]:
    """The ends of the months that can be shown, the latest complete one last: a month is complete once a headline has a figure for it."""
    newest = max((each.latest.period_end for each in found if each.latest is not None), default=None)
    ends = {point.period_end for each in found for point in each.points if point.value is not None}
    return [] if newest is None else sorted(end for end in ends if end <= newest)[-at_most:]


def is_worked_out(measure: Measure | None) -> bool:
    """Whether the measure is made from Client Level Data; other figures are published, or wait for a return of their own."""
    return measure is not None and bool(measure.sql) and measure.basis != "local upload"


def is_awaited(measure: Measure | None) -> bool:
    """Whether a return of the council's own brings its figures, which nobody has to send."""
    return measure is None or measure.basis == "local upload"


def _until(found: Sequence[Point], until: date | None) -> list[Point]:
    return [point for point in found if until is None or point.period_end <= until]
