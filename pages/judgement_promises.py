"""The plan's promises in its own words, and beside them what the council has decided otherwise since."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from data.framework import Commitment, Framework, Objective, load_framework
from data.periods import day_words
from data.records.decisions import Decision
from data.records.home_council import home_council
from data.records.promises import TAKEN_BACK, changes, is_in_force, subject_of, target_of, who
from data.records.yardstick_settings import yardsticks_now
from metrics.catalogue import Measure, catalogue
from metrics.statistics.disclosure import Kind
from metrics.verdicts.goals import goal_of
from metrics.verdicts.reasons import target_words
from pages.access import Visitor
from pages.parts import figures, links, words
from pages.parts.markup import Html, el, join
from pages.parts.tables import Column, cell, table

FIELDS = {"target": "Target", "tolerance": "Tolerance", "lead": "Lead", "by_when": "By when"}
COLUMNS = (Column("Promise", "heading", width=34), Column("In the plan", width=28), Column("What holds", width=38))
EVERY = (
    Column("Promise", "heading", width=24), Column("What", width=9), Column("Decided", width=15), Column("By"), Column("Why", width=20),
    Column("Now", width=8),
)  # fmt: skip
AS_IN_PLAN = "as in the plan"


def finding(council: str) -> str:
    """How many promises hold otherwise than in the plan."""
    found = {each.subject for each in changes(figures.store(), council) if is_in_force(each)}
    return f"{words.first_up(words.plural(len(found), 'promise'))} changed by the council" if found else "Every promise is as in the plan"


def own_plan() -> Framework:
    """The plan as its file has it, nothing of the council's in it."""
    home = home_council(figures.store())
    assert home is not None and home.plan
    return load_framework(home.plan)


def in_force(visitor: Visitor, council: str, plan: Framework) -> Html:
    """Objective by objective, then each commitment: the plan's words, what holds, who decided it."""
    held: dict[str, list[Decision]] = {}
    for each in changes(figures.store(), council):
        if is_in_force(each):
            held.setdefault(each.subject, []).append(each)
    general = {each.yardstick.name: each.yardstick.words(each.value) for each in yardsticks_now(figures.store())}
    rows: list[list[object]] = []
    for own, now in zip(own_plan().objectives, plan.objectives, strict=True):
        name = cell(links.to_objective(f"{own.number}. {own.title}", visitor, own.number), own.indicator, strong=True)
        rows.append([name, cell(*_led(own)), _holds(_led(own), _led(now), held.get(own.id, []))])
        for before, after in zip(own.commitments, now.commitments, strict=True):
            said = _promised(before, general), _promised(after, general)
            rows.append([before.title, cell(*said[0]), _holds(*said, held.get(subject_of(before), []))])
    return table("Promises in the plan and in force", COLUMNS, rows, stacks="narrow")


def history(visitor: Visitor, council: str, plan: Framework) -> Html:
    """Every change that was ever decided, the newest first."""
    titles = dict(subjects(own_plan()))
    rows = [
        [
            titles.get(each.subject, f"{each.subject}, no longer in the plan"),
            FIELDS.get(each.name, each.name),
            said(each),
            cell(each.by, day_words(each.at.date())),
            each.why,
            "In force" if is_in_force(each) else AS_IN_PLAN.capitalize() if each.is_latest else "Replaced",
        ]
        for each in changes(figures.store(), council)
    ]
    heading = el("h2", "Every change that was decided")
    return join(
        (heading, table("Every change that was decided", EVERY, rows, stacks="wide") if rows else el("p", "None has been decided."))
    )


def subjects(plan: Framework) -> Iterator[tuple[str, str]]:
    """What a decision can be about, in the plan's order: an objective's id or a commitment's subject, each with its title."""
    for objective in plan.objectives:
        yield objective.id, f"Objective {objective.number}: {objective.title}"
        for commitment in objective.commitments:
            yield subject_of(commitment), f"{objective.number}. {commitment.title}"


def in_words(plan: Framework, subject: str, field: str) -> str:
    """What holds now of one field of a promise."""
    objective = plan.objective(subject)
    commitment = next((each for o in plan.objectives for each in o.commitments if subject_of(each) == subject), None)
    if field in ("lead", "by_when") or commitment is None:
        return str(getattr(objective or commitment, field)) or "not given"
    measure = catalogue().get(commitment.measure)
    if field == "target":
        return target_said(commitment, measure)
    return "the general yardstick" if commitment.tolerance is None else tolerance_said(commitment.tolerance, measure)


def said(change: Decision) -> str:
    """What was decided, in words."""
    if change.value == TAKEN_BACK:
        return "Taken back: the plan's own holds"
    if change.name == "by_when":
        return day_words(date.fromisoformat(change.value))
    measure = catalogue().get(change.subject.split(" ")[0])
    if change.name == "target":
        found = target_of(change.value)
        return target_said(Commitment("", "", found.aim, "month", target_low=found.low, target_high=found.high), measure)
    return tolerance_said(float(change.value), measure) if change.name == "tolerance" else change.value


def target_said(commitment: Commitment, measure: Measure | None) -> str:
    """A target in words: '75% to 80%', 'At most 66', 'Lower than in 2022/23', 'None set'."""
    kind = measure.kind if measure is not None else "count"
    of = Kind(kind) if kind in ("proportion", "rate", "mean") else Kind.COUNT
    return target_words(commitment, goal_of(commitment, None, of, 0, 0), of)


def tolerance_said(tolerance: float, measure: Measure | None) -> str:
    """A tolerance in the measure's own unit: '2 points', '40'."""
    return f"{tolerance:g} points" if measure is not None and measure.kind == "proportion" else f"{tolerance:,.10g}"


def _promised(commitment: Commitment, general: dict[str, str]) -> tuple[str, str]:
    """The target, and the rest of what was promised; `general` are the yardsticks in words."""
    measure = catalogue().get(commitment.measure)
    share = measure is not None and measure.kind == "proportion"
    tolerance = f"tolerance by the general yardstick, {general['judgement_points' if share else 'judgement_percent']}"
    if commitment.tolerance is not None:
        tolerance = f"tolerance {tolerance_said(commitment.tolerance, measure)}"
    rest = (
        "" if commitment.aim == "monitor" else tolerance,
        f"led by {commitment.lead}" if commitment.lead else "",
        f"by {commitment.by_when}" if commitment.by_when else "",
    )
    return target_said(commitment, measure), words.listed_with("; ", rest)


def _led(objective: Objective) -> tuple[str, str]:
    return f"Led by {objective.lead}", f"by when: {objective.by_when or 'not given'}"


def _holds(before: tuple[str, str], after: tuple[str, str], held: list[Decision]) -> Html:
    """What holds where the council decided something else, with each decision in a line: what, who and when, why."""
    if not held:
        return el("span", "As in the plan", class_="terms")
    decided = (el("li", f"{FIELDS[each.name]} decided by {who(each)}: {each.why}", class_="small") for each in held)
    return join((cell(*after) if after != before else cell("As in the plan, by decision"), el("ul", *decided, class_="plain")))
