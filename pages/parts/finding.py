"""What the figures say, as sentences: the heading of the overview, what to decide, what changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from data.framework import Objective
from pages.access import Visitor, may_open
from pages.parts import gaps, links, standings, words
from pages.parts.markup import Html, el, join
from pages.parts.spacing import apart
from pages.parts.standings import Row, Standing
from pages.parts.tags import ATTENTION

# how a heading counts each verdict: "one objective off track, two at risk"
SAID = {
    "Off track": "off track",
    "At risk": "at risk",
    "Data late": "waiting for data",
    "Too few to say": "with too few people to say",
    "On track": "on track",
    "No baseline": "without a baseline",
    "No target": "with no target",
    "Not due yet": "not due yet",
    "No measure yet": "not measured yet",
}
URGENT = ("Off track", "At risk", "Data late")
GROUPS_SAID = 3


def headline(period: str, headlines: Sequence[Standing]) -> str:
    """'October 2026: one objective off track, one at risk, three not measured yet'. What is urgent, else the first groups there are."""
    counted = [(word, sum(standing.word == word for standing in headlines)) for word in ATTENTION]
    there = [(word, count) for word, count in counted if count]
    urgent = [(word, count) for word, count in there if word in URGENT]
    rest = [pair for pair in there if pair not in urgent]
    holes = [pair for pair in rest if pair[0] == "No measure yet"]
    shown = (
        urgent
        if len(urgent) == len(URGENT)
        else [*urgent, *[p for p in rest if p not in holes][: GROUPS_SAID - len(urgent) - len(holes)], *holes]
    )
    said = [
        f"{words.plural(count, 'objective') if place == 0 else words.how_many(count)} {SAID[word]}"
        for place, (word, count) in enumerate(shown)
    ]
    return f"{period}: {', '.join(said)}"


def to_decide(visitor: Visitor, rows: Sequence[Row], months: Sequence[date]) -> list[Html]:
    """One sentence for everything that waits for the reader. `months` are the month ends up to the one shown, the latest last."""
    said = [_missed(visitor, objective, standing, months) for objective, standing in rows if standing.word in ("Off track", "At risk")]
    said += [
        join((_name(visitor, o), f": {_first_sentence(standing.verdict.reason)}"))
        for o, standing in rows
        if standing.word == "Data late" and standing.points
    ]
    empty = [row for row in rows if row[1].word == "Data late" and not row[1].points]
    if empty:
        said.append(join((_names(visitor, empty), ": no figures yet. An officer can upload the extract they are counted from.")))
    ours = visitor.audience == "exact"  # a scrutiny board cannot enter a figure or send a return: it is told what is missing
    unknown = [row for row in rows if row[1].word == "No baseline"]
    if unknown:
        year = unknown[0][1].commitment.baseline
        missing = _how_to_supply(visitor, year) if ours else f"The council has entered no figure for {year}."
        said.append(join((_names(visitor, unknown), ": no baseline to compare with. ", missing)))
    holes = [row for row in rows if row[1].word == "No measure yet"]
    if holes:
        waits = words.listed(sorted({gaps.fed_by(standing.measure) for _, standing in holes}))
        said.append(join((_names(visitor, holes), f": not measured yet. {'Agree who will send' if ours else 'What is awaited:'} {waits}.")))
    return said


def _how_to_supply(visitor: Visitor, year: str) -> Html:
    """What brings a missing baseline, with the way there for those who may enter one, and who may for everybody else."""
    own = f"the council's own figure for {year}"
    if may_open(visitor.role, "baselines"):
        return join((links.link(f"Enter {own}", visitor, "baselines"), ", or load the records of that year."))
    return join((f"A performance officer can enter {own}, or load the records of that year.",))


def changed(visitor: Visitor, rows: Sequence[Row], before: Sequence[Standing]) -> list[Html]:
    """One sentence for every verdict that is another than a month before."""
    pairs = [(objective, now, then) for (objective, now), then in zip(rows, before, strict=True) if now.word != then.word]
    return [
        join(
            (
                _name(visitor, o),
                f": {then.word.lower()} to {now.word.lower()}",
                f", {now.verdict.distance}" if now.verdict.distance else "",
                ".",
            )
        )
        for o, now, then in pairs
    ]


def _missed(visitor: Visitor, objective: Objective, standing: Standing, months: Sequence[date]) -> Html:
    # a figure counts once, however long it stands, and only with the figures that may be judged: a later, provisional one has no verdict
    judged = [point for point in standing.points if standing.latest is None or point.period_end <= standing.latest.period_end]
    own = {point.period_end for point in judged if point.value is not None}
    running = standings.months_running(visitor.audience, standing, [end for end in months if end in own])
    how_long = f" {words.how_many(running)} {apart(standing.points)}s running" if running > 1 else ""
    distance = f", {standing.verdict.distance}" if standing.verdict.distance else ""
    return join((_name(visitor, objective), f": {standing.word.lower()}{how_long}{distance}."))


def _first_sentence(said: str) -> str:
    return f"{said.split('. ')[0].rstrip('.')}."


def _name(visitor: Visitor, objective: Objective) -> Html:
    return links.to_objective(f"Objective {objective.number}", visitor, objective.number)


def _names(visitor: Visitor, rows: Sequence[Row]) -> Html:
    """'Objective 2', or 'Objectives 2, 3 and 6', each number a link."""
    if len(rows) == 1:
        return _name(visitor, rows[0][0])
    numbers = [links.to_objective(objective.number, visitor, objective.number) for objective, _ in rows]
    return join(("Objectives ", join(numbers[:-1], ", "), " and ", numbers[-1]))


def bullets(said: Sequence[Html], otherwise: str) -> Html:
    """The sentences as a list, or the one that says there is nothing."""
    return el("ul", *(el("li", sentence) for sentence in said)) if said else el("p", otherwise)
