"""Services and their yearly value by level and life stage, and how the money is shared among the levels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from data.framework import Framework
from data.services.places import levels, life_stages, places, stages_of
from data.services.service import KeptService
from pages.access import Visitor
from pages.framework_levels import NAMES
from pages.parts import links, offer, words
from pages.parts.markup import Html, el
from pages.parts.splits import bar
from pages.parts.tables import Column, table

STEPS = 5
NOT_SAID = "Level not said"


@dataclass(frozen=True)
class Cell:
    """What stands in one place of the map. `money` is None where no service there has a value."""

    found: tuple[KeptService, ...]

    @property
    def money(self) -> float | None:
        """Pounds a year, of those with a value."""
        known = [each.service.a_year for each in self.found if each.service.a_year is not None]
        return sum(known) if known else None


@dataclass(frozen=True)
class Matrix:
    """The map: its rows (most intensive first), its columns, and what stands in each cell. A service may stand in several."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: dict[tuple[str, str], Cell]
    levels: dict[str, Cell]
    stages: dict[str, Cell]
    all: Cell

    @property
    def gaps(self) -> list[tuple[str, str]]:
        """The empty cells among the levels and stages that the map has."""
        return [(row, column) for row in self.rows for column in self.columns if NOT_SAID not in row and not self.cells[row, column].found]

    @property
    def repeats(self) -> int:
        """How many services stand at more than one level."""
        times = Counter(each.key for row in self.rows for each in self.levels[row].found)
        return sum(count > 1 for count in times.values())


def matrix(found: Sequence[KeptService], plan: Framework) -> Matrix:
    """The map of these services by a framework's levels, or by primary, secondary and tertiary where it has none."""
    at = {each.key: titles(each, plan) or (NOT_SAID,) for each in found}
    rows = levels_of(plan, found)
    columns = tuple(stages_of([each.service for each in found]))
    stages = {each.key: life_stages(each.service) for each in found}
    cells = {
        (row, column): Cell(tuple(each for each in found if row in at[each.key] and column in stages[each.key]))
        for row in rows
        for column in columns
    }
    by_level = {row: Cell(tuple(each for each in found if row in at[each.key])) for row in rows}
    by_stage = {column: Cell(tuple(each for each in found if column in stages[each.key])) for column in columns}
    return Matrix(rows, columns, cells, by_level, by_stage, Cell(tuple(found)))


def levels_of(plan: Framework, found: Sequence[KeptService]) -> tuple[str, ...]:
    """The rows of the map: the framework's levels, else primary, secondary and tertiary, the most intensive first."""
    named = [level.title for level in sorted(plan.levels, key=lambda level: -level.rank)]
    named = named or [NAMES[place].capitalize() for place in reversed(NAMES)]
    return (*named, *([NOT_SAID] if any(not titles(each, plan) for each in found) else []))


def titles(kept: KeptService, plan: Framework) -> tuple[str, ...]:
    """The levels it stands at, as this framework names them; primary, secondary and tertiary prevention where it has none of its own."""
    if plan.levels:
        return tuple(level.title for level in levels(kept.service, plan))
    return tuple(NAMES[place].capitalize() for place in places(kept.service))


def stands_at(kept: KeptService, plan: Framework) -> str:
    """The same in one phrase: 'Secondary prevention and tertiary prevention'; '' where the register names no level that is known."""
    first, *rest = titles(kept, plan) or ("",)
    return words.listed([first, *(rest if plan.levels else map(words.first_down, rest))])


def scale(plan: Framework) -> str:
    """Whose level names the map uses: 'the levels of <framework>', or the Care Act's where it has none of its own."""
    return f"the levels of {plan.name}" if plan.levels else f"primary, secondary and tertiary prevention, since {plan.name} names no levels"


def finding(of: Matrix) -> str:
    """'67% of the money goes to the two most intensive levels, 9% also to a lower one'; of services where no money is known."""
    ranked = [row for row in of.rows if row != NOT_SAID]
    upper = ranked[: max(len(ranked) // 2, 1)]
    whole = of.all.money or 0
    told = words.listed([f"“{row}”" for row in upper])
    # each service once, though it stands at several levels
    there = Cell(tuple({each.key: each for row in upper for each in of.levels[row].found}.values()))
    if not whole:
        return f"{len(there.found) / max(len(of.all.found), 1):.0%} of services stand at {told}"
    share = (there.money or 0) / whole
    most = "most intensive level" if len(upper) == 1 else f"{words.how_many(len(upper))} most intensive levels"
    lower = {each.key for row in ranked[len(upper) :] for each in of.levels[row].found}
    both = sum(each.service.a_year or 0 for each in there.found if each.key in lower) / whole
    return f"{share:.0%} of the money goes to the {most}{f', {both:.0%} also to a lower one' if both else ''}"


def drawn(visitor: Visitor, of: Matrix) -> Html:
    """The matrix, to be scrolled sideways on a narrow screen; shade repeats the money, which is always printed."""
    most = max((cell.money or 0 for cell in of.cells.values()), default=0)
    head = el("tr", *(el("th", each, scope="col") for each in ("Level", *of.columns, "All")))
    body = [
        el(
            "tr", el("th", row, scope="row"),
            *(_cell(visitor, of.cells[row, column], most, row, column) for column in of.columns), _total(of.levels[row]),
        )
        for row in of.rows
    ]  # fmt: skip
    foot = el(
        "tr", el("th", "All levels", scope="row"), *(_total(of.stages[column]) for column in of.columns), _total(of.all), class_="total"
    )
    caption = el("caption", "Services and yearly value by level and life stage", class_="hidden")
    drawn_table = el("table", caption, el("thead", head), el("tbody", *body, foot), class_="matrix")
    note = "A service may stand at several levels or life stages, so rows and columns may add up to more than all. [x] no value recorded."
    region = el("div", drawn_table, tabindex="0", role="region", aria_label="Services by level and life stage", class_="scrolls")
    return el("section", region, el("p", note, class_="small"))


def investment(of: Matrix, plan: Framework) -> Html:
    """The money by level against the wish to move upstream: how much of it stands at each level, most intensive first."""
    ranked = [row for row in of.rows if row != NOT_SAID]
    whole = of.all.money or 0
    if not whole:
        return Html("")
    shares = {row: 100 * (of.levels[row].money or 0) / whole for row in ranked}
    rows = [
        [row, len(of.levels[row].found), offer.money(of.levels[row].money), f"{words.number(shares[row], 1)}%", bar(shares[row])]
        for row in ranked
    ]
    lowest = shares[ranked[-1]]
    columns = (
        Column("Level", "heading"), Column("Services", "number"), Column("Value a year", "number"), Column("Share of it", "number"),
        Column("0% to 100%", "bar"),
    )  # fmt: skip
    models = next((section for section in plan.sections if section.id == "models"), None)
    wish = (
        f"The plan wishes to move from “{models.elements[0].title}” to “{models.elements[1].title}”: this is the share that shows it."
        if models is not None
        else "Moving upstream means that the lower rows grow."
    )
    heading = f"{words.number(lowest, 1)}% of the money stands at “{ranked[-1]}”"
    if of.repeats:
        together = sum(shares.values())
        heading += f"; shares add up to {words.number(together)}%"
        wish += f" {words.first_up(words.plural(of.repeats, 'service'))} at two or more levels count at each of them."
    return el(
        "section",
        el("h2", heading, id="investment"),
        el("p", wish, class_="small"),
        table("Investment by level", columns, rows, stacks="narrow"),
    )


def _cell(visitor: Visitor, of: Cell, most: float, row: str, column: str) -> Html:
    if not of.found:
        return el("td", el("span", "None recorded", class_="none"), class_="empty")
    step = min(int((of.money or 0) / most * STEPS), STEPS - 1) + 1 if most else 1
    count = links.link(words.number(len(of.found)), visitor, "service-map", level=row, stage=column)
    noun = " service" if len(of.found) == 1 else " services"
    return el("td", el("span", count, noun, class_="main"), el("span", offer.money(of.money), class_="terms"), class_=f"money-{step}")


def _total(of: Cell) -> Html:
    noun = "service" if len(of.found) == 1 else "services"
    return el(
        "td", el("span", f"{words.number(len(of.found))} {noun}", class_="main strong"), el("span", offer.money(of.money), class_="terms")
    )
