"""The contracts as a table: verdict, why, value, end and review; of one that nothing measures, what could."""

from __future__ import annotations

from collections.abc import Sequence

from data.periods import day_words
from data.services import contracts as rules
from metrics.catalogue import catalogue
from pages.access import Visitor
from pages.contracts_held import Held, standing_of, title, told, why
from pages.parts import figures, links, offer, words
from pages.parts.markup import Html, el, join
from pages.parts.tables import Column, cell, table
from pages.parts.tags import state_tag, verdict_tag

LOOKS = {"overdue": "off", "due soon": "risk", "to come": "due", "no day known": "none"}
COLUMNS = (
    Column("Verdict", "verdict", width=12),
    Column("Contract", "heading", width=24),
    Column("Why", width=32),
    Column("Value a year", "number", width=10),
    Column("Ends", width=9),
    Column("Review by", width=13),
)
NOTE = "[x] not recorded. A review falls due six months before the end, where the register gives no day."


def drawn(visitor: Visitor, shown: Sequence[Held]) -> Html:
    """The table of these contracts."""
    return table("Contracts", COLUMNS, [_row(visitor, one) for one in shown], stacks="wide", note=NOTE)


def _row(visitor: Visitor, one: Held) -> list[object]:
    service, today = one.kept.service, figures.today()
    by = words.listed_with(", ", [service.provider or "provider [x]", service.commissioner and f"for {service.commissioner}"])
    review: object = "[x]"
    if one.review is not None:
        review = cell(day_words(one.review.by), state_tag(words.first_up(standing_of(one, today)), LOOKS[standing_of(one, today)]))
    return [
        verdict_tag(one.word),
        cell(links.link(service.name, visitor, "service-map", service=one.kept.key), by, strong=True),
        _why(visitor, one),
        offer.money(service.a_year),
        day_words(service.ends_on) if service.ends_on else "[x]",
        review,
    ]


def _why(visitor: Visitor, one: Held) -> Html:
    """The measure behind the verdict and its reason; of a contract without one, what could measure it."""
    if one.behind is None:
        measures, alike = rules.could_measure(one.kept, offer.all_services())
        named = words.listed_or([f"“{catalogue()[each].title}”" for each in measures if each in catalogue()])
        could = f"It could be measured by {named}, as others {alike} are." if named else "No other of its kind or level has one either."
        return el("span", f"{why(one)} {could}", class_="hole")
    beside = f"Beside it: {'; '.join(told(each) for each in one.others)}." if one.others else ""
    return cell(join((links.to_measure(title(one.behind), visitor, one.behind.commitment.measure), f": {why(one)}")), beside)
