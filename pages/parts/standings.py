"""How commitments stand: the verdict on each, with its figures as the visitor may see them, today or at the end of an earlier month."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import takewhile

from data.framework import Commitment, Framework, Objective, load_framework
from data.store import Store
from metrics.catalogue import Measure, catalogue
from metrics.progress import Baseline, Verdict, baseline_for, judge
from metrics.results import Audience, Point, disclosure_rules
from metrics.statistics.disclosure import Kind, Rules
from metrics.verdicts.goals import goal_of
from metrics.verdicts.yardsticks import Yardsticks, yardsticks
from metrics.verdicts.year_end import YearEnd, year_end
from pages.access import Visitor
from pages.parts import figures
from pages.parts.tags import attention

NO_MEASURE = "No measure yet"


@dataclass(frozen=True)
class Standing:
    """A commitment and how it stands. `points` are its line, oldest first, as the visitor may see it."""

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
        """The latest complete point, as the visitor may see it."""
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
    def newest(self) -> Point | None:
        """The latest complete point; where there is none, the newest that says why not."""
        return self.latest or (self.points[-1] if self.points else None)


Row = tuple[Objective, Standing]


def is_worked_out(measure: Measure | None) -> bool:
    """Whether the measure is made from Client Level Data; other figures are published, or wait for a return of their own."""
    return measure is not None and bool(measure.sql) and measure.basis != "local upload"


def is_awaited(measure: Measure | None) -> bool:
    """Whether a return of the council's own brings its figures, which nobody has to send."""
    return measure is None or measure.basis == "local upload"


def standing(audience: Audience, commitment: Commitment, until: date | None = None) -> Standing:
    """How a commitment stands today, or as it stood with the figures up to a month end."""
    return _standing(figures.store(), figures.store().version, audience, _held_by(commitment), until, figures.today())


def standings(audience: Audience, objectives: Sequence[Objective], until: date | None = None) -> list[Standing]:
    """How the headline of each objective stands, in the plan's order."""
    return [standing(audience, objective.headline, until) for objective in objectives]


def ahead(audience: Audience, commitment: Commitment, until: date | None = None) -> YearEnd | None:
    """Where the year would end if the rest of it went as its months so far did, and what the goal would take; None: nothing may be said."""
    return _ahead(figures.store(), figures.store().version, audience, commitment, until, figures.today())


def looked_at(visitor: Visitor) -> Framework:
    """The framework that the visitor looks at: another council's over the same figures, else the one this council adopted."""
    plan = load_framework(visitor.plan) if visitor.plan else figures.plan()
    if plan is None:
        raise LookupError("No plan has been adopted, so it has no objectives and no outcomes.")
    return plan


def of_objective(visitor: Visitor, number: int, until: date | None = None) -> Row:
    """The objective with this number in the framework that is looked at, and how its headline stands."""
    objective = next(each for each in looked_at(visitor).objectives if each.number == number)
    return objective, standing(visitor.audience, promised(objective.headline), until)


def promised(commitment: Commitment) -> Commitment:
    """What the adopted plan promises about the whole of the measure, where another framework only watches it: a verdict does not change
    with the framework it is looked at by."""
    plan = figures.plan()
    every = [each for objective in plan.objectives for each in objective.commitments] if plan is not None else []
    if commitment.aim != "monitor" or commitment in every:
        return commitment
    same = (each for each in every if (each.measure, each.group_type) == (commitment.measure, commitment.group_type))
    return next(same, commitment)


def evidence(audience: Audience, measure_id: str, until: date | None = None) -> Standing:
    """A measure that nothing was promised about, as a commitment to watch it: its own line, else the published one."""
    measure = catalogue().get(measure_id)
    line = figures.whole(figures.points(audience, measure_id))
    kinds = measure.period_types if measure is not None else ()
    period_type = next(
        (kind for kind in ("rolling_year", "month", "snapshot", "financial_year") if any(p.period_type == kind for p in line)), None
    )
    title = measure.title if measure is not None else measure_id
    return standing(audience, Commitment(measure_id, title, "monitor", period_type or (kinds[-1] if kinds else "financial_year")), until)


def months_with_figures(found: Sequence[Standing], at_most: int = 13) -> list[date]:
    """The ends of the months that can be shown, the latest complete one last: a month is complete once a headline has a figure for it."""
    newest = max((each.latest.period_end for each in found if each.latest is not None), default=None)
    ends = {point.period_end for each in found for point in each.points if point.value is not None}
    return [] if newest is None else sorted(end for end in ends if end <= newest)[-at_most:]


def months_running(audience: Audience, now: Standing, months: Sequence[date]) -> int:
    """For how many of these months in a row, the latest last, the verdict has been what it is now."""
    same = takewhile(lambda end: standing(audience, now.commitment, end).word == now.word, reversed(months))
    return len(list(same))


def most_urgent_first(audience: Audience, found: Iterable[tuple[Objective, Standing]], months: Sequence[date]) -> list[Row]:
    """Objectives in the order of attention: by verdict, within one verdict the longest-standing first, then as the plan has them."""

    def need(row: Row) -> tuple[int, int, int]:
        objective, now = row
        return attention(now.word), -months_running(audience, now, months), objective.number

    return sorted(found, key=need)


def tolerance() -> str:
    """By how much a target may be missed and be at risk, where the plan does not say, and who says so."""
    agreed = yardsticks(figures.store())
    return (
        f"Tolerance where the plan gives none: {agreed.points:g} points for a share, {agreed.percent:g}% of the limit for anything else; "
        f"{agreed.who_set_it}. A figure is late {agreed.late_after_days} days after it could be there."
    )


@lru_cache(maxsize=64)
def _baseline(opened: Store, version: int, commitment: Commitment) -> Baseline | None:
    council = figures.home()
    return None if council is None else baseline_for(opened, council.code, commitment)


@lru_cache(maxsize=8)
def _agreed(opened: Store, version: int) -> tuple[Yardsticks, Rules]:
    """What verdicts are judged by, and what the public may not see."""
    return yardsticks(opened), disclosure_rules(opened)


@lru_cache(maxsize=2048)
def _standing(opened: Store, version: int, audience: Audience, commitment: Commitment, until: date | None, on: date) -> Standing:
    measure = catalogue().get(commitment.measure)
    exact, seen = (_until(figures.line(who, commitment), until) for who in ("exact", audience))
    agreed, rules = _agreed(opened, version)
    verdict = judge(
        commitment,
        measure.better if measure is not None else "none",
        exact,
        _baseline(opened, version, commitment),
        on if until is None else until,
        audience=audience,
        look_ahead_days=measure.look_ahead_days if measure is not None else 0,
        measured=is_worked_out(measure) or bool(exact),
        agreed=agreed,
        rules=rules,
        shown_points=seen,
    )
    return Standing(commitment, measure, tuple(seen), verdict)


@lru_cache(maxsize=512)
def _ahead(opened: Store, version: int, audience: Audience, commitment: Commitment, until: date | None, on: date) -> YearEnd | None:
    exact = _until(figures.whole(figures.points("exact", commitment.measure)), until)
    verdict = standing(audience, commitment, until).verdict
    agreed, rules = _agreed(opened, version)
    known = _baseline(opened, version, commitment)
    day = on if until is None else until
    return year_end(commitment, exact, verdict, day, agreed=agreed, audience=audience, baseline=known, rules=rules)


def _held_by(commitment: Commitment) -> Commitment:
    """The commitment; by council years where nobody has 12 months to the end of every month: others publish a measure so."""
    if commitment.period_type != "rolling_year":
        return commitment
    known = {point.period_type for point in figures.points("exact", commitment.measure)}
    only_years = "financial_year" in known and "rolling_year" not in known
    return replace(commitment, period_type="financial_year") if only_years else commitment


def _until(found: Sequence[Point], until: date | None) -> list[Point]:
    return [point for point in found if until is None or point.period_end <= until]
