"""How commitments stand (`metrics/standing.py`), for pages: of the home council, remembered until the store's version moves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache, lru_cache
from itertools import takewhile

from data.framework import Commitment, Framework, Objective, load_framework
from data.store import Store
from metrics import standing as judged
from metrics.progress import baseline_for
from metrics.results import Audience, disclosure_rules
from metrics.standing import NO_MEASURE, Standing, is_awaited, is_worked_out, months_with_figures
from metrics.standing_grounds import Grounds
from metrics.verdicts.yardsticks import yardsticks
from metrics.verdicts.year_end import YearEnd
from pages.access import Visitor
from pages.parts import figures
from pages.parts.tags import attention

__all__ = [
    "NO_MEASURE", "Row", "Standing", "ahead", "evidence", "framework", "grounds", "is_awaited", "is_worked_out", "looked_at",
    "months_running", "months_with_figures", "most_urgent_first", "of_measure", "of_objective", "promised", "standing", "standings",
    "tolerance",
]  # fmt: skip

Row = tuple[Objective, Standing]


def standing(audience: Audience, commitment: Commitment, until: date | None = None) -> Standing:
    """How a commitment stands today, or as it stood with the figures up to a month end."""
    return _standing(figures.store(), figures.store().version, audience, commitment, until, figures.today())


def standings(audience: Audience, objectives: Sequence[Objective], until: date | None = None) -> list[Standing]:
    """How the headline of each objective stands, in the plan's order."""
    return [standing(audience, objective.headline, until) for objective in objectives]


def ahead(audience: Audience, commitment: Commitment, until: date | None = None) -> YearEnd | None:
    """Where the year would end if the rest of it went as its months so far did, and what the goal would take; None: nothing may be said."""
    return _ahead(figures.store(), figures.store().version, audience, commitment, until, figures.today())


def framework(visitor: Visitor) -> Framework | None:
    """The framework that the visitor looks at: another council's over the same figures, else the one this council adopted; or None."""
    return load_framework(visitor.plan) if visitor.plan else figures.plan()


def looked_at(visitor: Visitor) -> Framework:
    """The same, on a page that there is only once a plan has been adopted."""
    plan = framework(visitor)
    if plan is None:
        raise LookupError("No plan has been adopted, so it has no objectives and no outcomes.")
    return plan


def of_objective(visitor: Visitor, number: int, until: date | None = None) -> Row:
    """The objective with this number in the framework that is looked at, and how its headline stands."""
    objective = next(each for each in looked_at(visitor).objectives if each.number == number)
    return objective, standing(visitor.audience, promised(objective.headline), until)


def promised(commitment: Commitment) -> Commitment:
    """What the adopted plan promises about a measure that another framework only watches."""
    return judged.promised(figures.plan(), commitment)


def of_measure(audience: Audience, measure_id: str, until: date | None = None) -> Standing:
    """How a measure stands: against what the adopted plan promises about it, where it does; else as a measure to watch."""
    return standing(audience, judged.about(grounds(), audience, figures.plan(), measure_id), until)


def evidence(audience: Audience, measure_id: str, until: date | None = None) -> Standing:
    """A measure that nothing was promised about, as a commitment to watch it: its own line, else the published one."""
    return standing(audience, judged.to_watch(grounds(), audience, measure_id), until)


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
    agreed = grounds().agreed
    return (
        f"Tolerance where the plan gives none: {agreed.points:g} points for a share, {agreed.percent:g}% of the limit for anything else; "
        f"{agreed.who_set_it}. A figure is late {agreed.late_after_days} days after it could be there."
    )


def grounds() -> Grounds:
    """What commitments of the home council are judged on: the figures that pages show (`figures.py`) and the rules in force."""
    return _grounds(figures.store(), figures.store().version)


@lru_cache(maxsize=8)
def _grounds(opened: Store, version: int) -> Grounds:
    council = figures.home()
    baseline = cache(lambda commitment: None if council is None else baseline_for(opened, council.code, commitment))
    return Grounds(lambda audience, measure: figures.points(audience, measure), baseline, yardsticks(opened), disclosure_rules(opened))


@lru_cache(maxsize=2048)
def _standing(opened: Store, version: int, audience: Audience, commitment: Commitment, until: date | None, on: date) -> Standing:
    return judged.standing(_grounds(opened, version), audience, commitment, until, on)


@lru_cache(maxsize=512)
def _ahead(opened: Store, version: int, audience: Audience, commitment: Commitment, until: date | None, on: date) -> YearEnd | None:
    verdict = standing(audience, commitment, until).verdict
    return judged.ahead(_grounds(opened, version), audience, commitment, verdict, until, on)
