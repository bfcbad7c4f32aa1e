"""Community capacity beside the demand in the other tiers: signs that it may take demand away, never proof that it does."""

from __future__ import annotations

from collections.abc import Sequence

from data.framework import Framework, Level, all_frameworks
from data.services.contracts import is_contract
from data.services.demand import DEMAND
from data.services.places import levels
from data.services.service import KeptService
from pages.access import Visitor
from pages.parts import cells, links, offer, standings, words
from pages.parts.markup import Html, el
from pages.parts.tables import Column, table

COLUMNS = (
    Column("Tier", width=16), Column("Sign of demand there", "heading", width=28), Column("Verdict", "verdict", width=12),
    Column("Latest", width=15), Column("Same period last year", short="A year ago", width=16), Column("Two years", width=13),
)  # fmt: skip
CANNOT = (
    "What can be said: how demand went while this money was spent. What cannot: that the one brought about the other. Demand moves with "
    "age, illness, housing, money and rules as well; only a comparison with places or people without the service could tell."
)


def section(visitor: Visitor, found: Sequence[KeptService]) -> Html:
    """What is recorded at the lowest tier, and the signs of demand in each tier above and in it."""
    plan, lowest = _lowest()
    here = [each for each in found if lowest in levels(each.service, plan)]
    known = [each.service.a_year for each in here if each.service.a_year is not None]
    contracts = sum(is_contract(each.service) for each in here)
    money = offer.money(sum(known)) if known else "no value recorded"
    verb = "stands" if len(here) == 1 else "stand"
    stands = f"{words.first_up(words.plural(len(here), 'service'))} {verb} at {lowest.title}"
    what = f"{stands} ({words.first_down(lowest.defined)}): "
    held = f"{words.plural(contracts, 'contract')}, {money} a year where recorded. "
    says = "Their levels stand in the register in the words of any framework, so a service may stand at the tier above too."
    rows = [_row(visitor, level, measure) for level in plan.levels if level != lowest for measure in _signs(plan, level)]
    return el(
        "section", el("h2", f"{lowest.title.partition(':')[0]} beside demand in the other tiers", id="demand"),
        el("p", what, held, says), table("Demand in the other tiers", COLUMNS, rows, stacks="wide"), el("p", CANNOT),
        el("p", f"Asked for by {plan.name}: “more rigorous KPIs … to evidence their impact on demand within other tiers”.", class_="small"),
    )  # fmt: skip


def _lowest() -> tuple[Framework, Level]:
    """The framework that has a tier 0, and that tier."""
    return next((plan, level) for plan in all_frameworks().values() for level in plan.levels if level.rank == 0)


def _signs(plan: Framework, level: Level) -> tuple[str, ...]:
    return tuple(measure for place in level.stands_at for measure in DEMAND[place])


def _row(visitor: Visitor, level: Level, measure: str) -> list[object]:
    standing = standings.of_measure(visitor.audience, measure)
    title = standing.measure.title if standing.measure is not None else measure
    return [
        level.title, links.to_measure(title, visitor, measure), cells.verdict(standing), cells.latest(standing), cells.change(standing),
        cells.two_years(standing),
    ]  # fmt: skip
