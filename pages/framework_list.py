"""docs/frameworks.md: every element of every framework that ships and of the first questions, and the page where it stands.

python -m pages.framework_list > docs/frameworks.md writes it again; a test says when that is due, and another opens each page named here
and looks for each element on it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from data.framework import FOLDER, Framework, Level, Objective, load_framework
from data.records.questions import first_questions

LONGEST = 240
HEAD = Path(__file__).with_suffix(".md").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Listed:
    """One element: its words as they stand on the page, what it is called there, and the page's address."""

    words: str
    page: str
    name: str = ""


def document() -> str:
    """The whole list as Markdown."""
    return "\n".join([HEAD, *(line for plan in shipped() for line in _framework(plan)), *_minutes()]) + "\n"


def shipped() -> list[Framework]:
    """The frameworks that ship with the dashboard, whatever a council has added."""
    return [load_framework(path.stem) for path in sorted(FOLDER.glob("*.toml"))]


def elements(plan: Framework) -> dict[str, list[Listed]]:
    """Every element of a framework under the heading that holds it."""
    page = f"/framework?plan={plan.id}"
    found = {
        plan.vision_name: [Listed(plan.vision, page)],
        "How targets are to be read": [Listed(plan.target_note, page)] if plan.target_note else [],
        "Levels": [each for level in plan.levels for each in _level(level, f"{page}#levels")],
        "Objectives": [each for objective in plan.objectives for each in _objective(objective, plan.id)],
        "Outcomes": [
            Listed(each.wording, f"/outcome-{each.number}?plan={plan.id}", f"{each.number}{f', for {each.whom}' if each.whom else ''}")
            for each in plan.outcomes
        ],
        "About the place": [Listed(fact.words, page) for fact in plan.key_facts],
    }
    for section in plan.sections:
        at = f"{page}#{section.id}"
        found[section.title] = [Listed(words, at, each.title) for each in section.elements for words in (each.wording, *each.points)]
    return {title: listed for title, listed in found.items() if listed}


def minutes() -> list[Listed]:
    """What the minutes of 2018 hold: questions, the action, the resolution, and the replies they give."""
    return [
        Listed(words, "/questions", each.kind) for _, _, each in first_questions("halton") for words in (each.words, each.reply) if words
    ]


def _level(level: Level, page: str) -> Iterator[Listed]:
    said = {"": level.wording, "what is offered": level.offer, "who and why": level.defined, "key characteristics": level.looks_like}
    yield from (Listed(words, page, f"{level.title}{f', {what}' if what else ''}") for what, words in said.items() if words)


def _objective(objective: Objective, plan: str) -> Iterator[Listed]:
    page = f"/objective-{objective.number}?plan={plan}"
    yield Listed(objective.wording, page, str(objective.number))
    said = [("indicator", objective.indicator), *(("success criterion", each) for each in objective.success_criteria)]
    said += [("monitoring", each) for each in objective.monitoring_actions]
    yield from (Listed(words, page, f"{objective.number}, {what}") for what, words in said if words)


def _framework(plan: Framework) -> Iterator[str]:
    yield f"## {plan.name}\n\nSource: {plan.source}. {_counts(plan)}\n"
    counted = {"Levels": len(plan.levels), "Objectives": len(plan.objectives)}
    counted |= {section.title: len(section.elements) for section in plan.sections}
    for title, listed in elements(plan).items():
        yield from _table(title, counted.get(title, len(listed)), listed)


def _minutes() -> Iterator[str]:
    yield "## Halton's minutes of 19 June 2018\n\nThe first entries of the questions, for councils that follow Halton's plan.\n"
    yield from _table("Questions, action and resolution, with the replies", len(first_questions("halton")), minutes())


def _counts(plan: Framework) -> str:
    counted = {"levels": len(plan.levels), "objectives": len(plan.objectives), "outcomes": len(plan.outcomes)}
    told = [f"{count} {name}" for name, count in counted.items() if count]
    return f"{', '.join(told)}; {sum(len(section.elements) for section in plan.sections)} more elements in {len(plan.sections)} sections."


def _table(title: str, count: int, rows: Sequence[Listed]) -> Iterator[str]:
    yield f"### {title} ({count})\n\n| Element | Page |\n|---|---|"
    yield from (f"| {_short(f'{each.name}: {each.words}' if each.name else each.words)} | `{each.page}` |" for each in rows)
    yield ""


def _short(words: str) -> str:
    plain = words.replace("|", "/")
    return plain if len(plain) <= LONGEST else f"{plain[:LONGEST].rsplit(' ', 1)[0]} …"


if __name__ == "__main__":
    sys.stdout.write(document())
