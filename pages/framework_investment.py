"""Today's investment by level of prevention beside the models that a plan describes: what it is now, and which way the plan wants it.

From the register of services: how many there are at each level, how many have a value, and their yearly value together. A service at
two levels counts at both, as on the service map.
"""

from __future__ import annotations

from collections.abc import Sequence

from data.framework import Section
from data.framework_parts import STANDS_AT
from data.services.places import places
from data.services.service import KeptService
from pages.access import Visitor
from pages.framework_investment_picture import LESS, MORE, NEITHER, Place, per_cent, picture
from pages.framework_levels import NAMES
from pages.parts import links, offer, words
from pages.parts.markup import Html, el
from pages.parts.tables import Column, table


def drawn(visitor: Visitor, of: Section, found: Sequence[KeptService]) -> Html:
    """The section: what it amounts to, the drawing, and the same as a table with what is not known said."""
    if not found:
        return el(
            "div", el("h3", "Today's investment is not known"),
            el("p", "No register of services has been loaded yet. That is not the same as no investment."), class_="hole-box",
        )  # fmt: skip
    rows = by_place(of, found)
    way = links.link("Services and money by level and life stage", visitor, "service-map")
    return el(
        "section", el("h3", finding(of, found)), el("p", _subtitle(found), class_="small"),
        el("div", el("div", picture(rows)), el("div", _table(rows, found), el("p", way, ".")), class_="pairs"), id=f"{of.id}-today",
    )  # fmt: skip


def by_place(of: Section, found: Sequence[KeptService]) -> list[Place]:
    """The levels of prevention, the most intensive first."""
    now, wished = of.elements[0].stands_at, of.elements[-1].stands_at
    whole = _money(found)
    made = []
    for place in reversed(STANDS_AT):
        there = [each for each in found if place in places(each.service)]
        money = _money(there)
        share = None if not whole else 100 * (money or 0) / whole
        wanted = MORE if place in wished and place not in now else LESS if place in now and place not in wished else NEITHER
        made.append(
            Place(words.first_up(NAMES[place]), len(there), sum(each.service.a_year is not None for each in there), money, share, wanted)
        )
    return made


def finding(of: Section, found: Sequence[KeptService]) -> str:
    """'Today is nearer to “Responsive Services”: 62.1% of the money stands at tertiary prevention'; of services where no money is known."""
    now, wished = of.elements[0], of.elements[-1]
    by_money = bool(_money(found))
    ours, theirs = (_weight(found, each.stands_at, by_money=by_money) for each in (now, wished))
    what = "money" if by_money else "services"
    at = {True: now, False: wished}[ours >= theirs]
    levels = words.listed([NAMES[place] for place in at.stands_at])
    share = f"{words.number(max(ours, theirs), 1)}% of the {what} stand{'s' if by_money else ''} at {levels}"
    if not max(ours, theirs):
        return "Nothing in the register says at which level it stands"
    if words.number(ours, 1) == words.number(theirs, 1):
        return f"Today {share}, and as much where the other model wants it"
    return f"Today is nearer to “{at.title}”: {share}"


def _weight(found: Sequence[KeptService], at: Sequence[str], *, by_money: bool) -> float:
    """Per cent of the money, or of the services, that stands at these levels: each service once."""
    there = [each for each in found if set(at) & set(places(each.service))]
    whole, part = (_money(found), _money(there)) if by_money else (len(found), len(there))
    return 100 * (part or 0) / whole if whole else 0.0


def _money(found: Sequence[KeptService]) -> float | None:
    """Pounds a year of those with a value; None where none has one."""
    known = [each.service.a_year for each in found if each.service.a_year is not None]
    return sum(known) if known else None


def _subtitle(found: Sequence[KeptService]) -> str:
    valued = [each for each in found if each.service.a_year is not None]
    total = f"{offer.money(_money(found))} a year" if valued else "no value recorded"
    return f"Yearly value of the {words.number(len(found))} services in the register, {total}, by level of prevention. Bars start at 0%."


def _table(rows: Sequence[Place], found: Sequence[KeptService]) -> Html:
    columns = (
        Column("Level", "heading"), Column("The plan wants"), Column("Services", "number"), Column("Value a year", "number"),
        Column("Share of it", "number"),
    )  # fmt: skip
    shown = [
        [row.name, row.wanted or "not said", words.number(row.services), offer.money(row.money), per_cent(row)]
        for row in rows
    ]  # fmt: skip
    return table("Today's investment by level of prevention", columns, shown, stacks="narrow", note=_not_known(rows, found))


def _not_known(rows: Sequence[Place], found: Sequence[KeptService]) -> str:
    """What the register does not say, and why shares may add up to more than all."""
    without = [f"{words.plural(row.services - row.valued, 'service')} at {row.name.lower()}" for row in rows if row.services > row.valued]
    nowhere = sum(not places(each.service) for each in found)
    said = [f"No value recorded for {words.listed(without)}: counted among the services, not in the money." if without else ""]
    said.append(f"{words.first_up(words.plural(nowhere, 'service'))} without a level: in no row." if nowhere else "")
    said.append("A service at two levels counts at both, so rows may add up to more than all. [x] not available." if found else "")
    return words.listed_with(" ", said)
