"""The overview when another council's framework is looked at: its objectives, how what is linked to them stands, and the gaps.

Verdicts stay those of what this council promised in the plan it adopted; the framework only regroups them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from data.framework import Framework, Objective
from pages import frame, overview_foot
from pages.access import Visitor
from pages.parts import cells, choices, figures, finding, gaps, header, links, remembered, standings, words
from pages.parts.markup import Html, el, join, write
from pages.parts.standings import Row, Standing
from pages.parts.tables import Column, cell, table
from pages.parts.tags import verdict_tag


def show(visitor: Visitor) -> None:
    """The page, as it stands now or as it stood at the end of the month in the address (`?plan=oldham&period=2026-07-31`)."""
    header.top(visitor, figures.synthetic())
    months = remembered.part(visitor, _months)
    shown = choices.month_end(months) if months else None
    found = remembered.part(visitor, _finding, shown)
    frame.entitle(found, figures.council_name())
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        with st.container():
            write(header.heading(found), remembered.part(visitor, _whose))
        if months:
            choices.choose_month(months, "Month shown")
    write(remembered.part(visitor, _body, shown))


def _months(visitor: Visitor) -> tuple[date, ...]:
    """The ends of the months that can be shown, the latest complete one last."""
    return tuple(standings.months_with_figures([standing for _, standing in _measured(visitor, None)]))


def _finding(visitor: Visitor, shown: date | None) -> str:
    """'October 2026, by Oldham: seven of eight objectives have a measure, one off track': the gaps are counted in the heading."""
    plan = standings.looked_at(visitor)
    rows = _measured(visitor, _until(visitor, shown))
    urgent = {word: len({row.commitment.measure for _, row in rows if row.word == word}) for word in finding.URGENT}
    told = [f"{words.plural(count, 'measure')} {finding.SAID[word]}" for word, count in urgent.items() if count]
    when = f"{overview_foot.month_name(shown)}, by" if shown is not None else "By"
    has = (
        f"{words.how_many(len(rows))} of {words.plural(len(plan.objectives), 'objective')} {'has' if len(rows) == 1 else 'have'} a measure"
    )
    return f"{when} {_short(plan)}: {words.listed_with(', ', [has, *told[:1]])}"


def _whose(visitor: Visitor) -> Html:
    """Whose verdicts these are, the way back, and how the framework itself thinks of targets."""
    plan, adopted = standings.looked_at(visitor), figures.plan()
    if adopted is None:
        return Html("")
    back = links.link(f"Look by {_short(adopted)}", replace(visitor, plan=""), "", plan=adopted.id)
    says = f"{plan.name}, over the same figures. Verdicts are on what {figures.council_name()} promised in the plan it adopted. "
    note = join((" ", plan.target_note)) if plan.target_note else ""
    return el("p", says, back, ".", note, class_="small below")


def _body(visitor: Visitor, shown: date | None) -> Html:
    plan, months = standings.looked_at(visitor), _months(visitor)
    upto = [end for end in months if shown is not None and end <= shown]
    rows = standings.most_urgent_first(visitor.audience, _measured(visitor, _until(visitor, shown)), upto)
    period = shown.isoformat() if shown is not None and shown != months[-1] else ""
    holes = [_hole(visitor, plan, each) for each in plan.objectives if not each.is_measured]
    drawn = [*(_row(visitor, plan, *row, period) for row in rows), *holes]
    objectives = table("Objectives, most urgent first, those without a measure last", _columns(plan), drawn, stacks="wide", tight=True)
    foot = (_gaps(visitor, plan), overview_foot.changed(visitor, rows, upto), overview_foot.how_to_read(visitor, plan, shown))
    return join((objectives, el("div", *foot, class_="foot decide"), overview_foot.outcomes(visitor, plan)))


def _columns(plan: Framework) -> tuple[Column, ...]:
    return (
        Column("Verdict", "verdict", width=11),
        Column("Objective and what shows it", "heading", width=27),
        Column("Level", width=10) if _by_level(plan) else Column("Baseline", width=10),
        Column("Latest", width=16),
        Column("Target", width=10),
        Column("Same period last year", short="A year ago", width=15),
        Column("Two years", width=11),
    )


def _row(visitor: Visitor, plan: Framework, objective: Objective, standing: Standing, period: str) -> list[Html]:
    name = links.to_objective(f"{objective.number}. {objective.title}", visitor, objective.number, period)
    return [
        cells.verdict(standing),
        cell(name, standing.commitment.title, strong=True),
        _level(plan, objective) if _by_level(plan) else cells.baseline(standing),
        cells.latest(standing),
        cells.target(standing),
        cells.change(standing),
        cells.two_years(standing),
    ]


def _hole(visitor: Visitor, plan: Framework, objective: Objective) -> list[Html]:
    """An objective that nothing measures: a hole in every place where a figure would stand; below the table, what could fill it."""
    name = links.to_objective(f"{objective.number}. {objective.title}", visitor, objective.number)
    return [
        verdict_tag("No measure yet"),
        cell(name, "nothing measures it", strong=True),
        _level(plan, objective) if _by_level(plan) else cell("[z]"),
        cell(el("span", "[x]", class_="figure"), "no measure yet"),
        cell("None set", "nothing to set it for"),
        cell("[x]", "no measure yet"),
        el("span", "None yet", class_="hole"),
    ]


def _gaps(visitor: Visitor, plan: Framework) -> Html:
    """What nothing measures, and what could."""
    said = [
        join((links.to_objective(f"Objective {each.number}", visitor, each.number), f": {gaps.unmeasured(each)}"))
        for each in plan.objectives
        if not each.is_measured
    ]
    without = [each for each in plan.outcomes if not each.evidence]
    if without:
        named = join([links.to_outcome(each.number, visitor, each.number) for each in without], ", ")
        which, has = ("Outcome ", " has") if len(without) == 1 else ("Outcomes ", " have")
        said.append(join((which, named, has, " no measure either." if said else " no measure.")))
    return el("section", el("h2", "What nothing measures"), finding.bullets(said, "Each objective and outcome has a measure."))


def _measured(visitor: Visitor, until: date | None) -> list[Row]:
    """The objectives with a measure, and how the headline of each stands against what the adopted plan promises about it."""
    return [
        (each, standings.standing(visitor.audience, standings.promised(each.headline), until))
        for each in standings.looked_at(visitor).objectives
        if each.is_measured
    ]


def _until(visitor: Visitor, shown: date | None) -> date | None:
    """None for the latest month: with all the figures there are, the provisional ones after it too."""
    months = _months(visitor)
    return None if not months or shown == months[-1] else shown


def _by_level(plan: Framework) -> bool:
    return any(each.level for each in plan.objectives)


def _level(plan: Framework, objective: Objective) -> Html:
    titles = {level.id: level.title for level in plan.levels}
    return cell(titles.get(objective.level, "All levels"))


def _short(plan: Framework) -> str:
    """'Oldham', of 'Oldham: Prevention Framework, January 2024'; a plan of the council's own goes by its title."""
    home = figures.home()
    return plan.title if home is not None and plan.council == home.code else plan.name.partition(":")[0].partition(",")[0]
