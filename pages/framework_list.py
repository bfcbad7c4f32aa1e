"""docs/frameworks.md: every element of every framework and of the first questions, and the page where it stands.

python -m pages.framework_list > docs/frameworks.md writes it again; a test says when that is due.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from data.framework import Framework, all_frameworks
from data.records.questions import first_questions

LONGEST = 110
HEAD = """# Every element of the frameworks, and where it stands

The four frameworks and the minutes are data (`data/frameworks/*.toml`, `data/records/questions_first.toml`), each element in its
document's own words. This list is made from them: `python -m pages.framework_list > docs/frameworks.md`. Long elements are cut here,
never on their page. A framework's page is `/framework?plan=<its file's name>`; its objectives and outcomes have pages of their own.

Counted in the documents, and otherwise than sometimes said:

- Halton describes its services and teams under **15 headings**. They are 17 when the two complex care teams, and supported living and
  extra care housing, are counted one by one, as here.
- Leicestershire's action plan has eight workstreams, some over two rows of its tables. The criteria for renewing a contract are
  announced and not printed, so the four criteria of its review stand in their place on the service map.
- Wirral's values and considerations are pictures whose text was not to be had: the words around them stand here, and the gap is said.
"""


def document() -> str:
    """The whole list as Markdown."""
    return "\n".join([HEAD, *(line for plan in all_frameworks().values() for line in _framework(plan)), *_minutes()]) + "\n"


def _framework(plan: Framework) -> Iterable[str]:
    page = f"/framework?plan={plan.id}"
    yield f"## {plan.name}\n\nSource: {plan.source}. {_counts(plan)}\n"
    yield from _table(plan.vision_name, [(plan.vision, page)])
    yield from _table("Levels", [(f"{level.wording}: {level.defined}", f"{page}#levels") for level in plan.levels])
    yield from _table("Objectives", [(each.wording, f"/objective-{each.number}?plan={plan.id}") for each in plan.objectives])
    yield from _table("Outcomes", [(each.wording, f"/outcome-{each.number}?plan={plan.id}") for each in plan.outcomes])
    for section in plan.sections:
        named = [(f"{each.title}: {each.wording}" if each.title else each.wording, f"{page}#{section.id}") for each in section.elements]
        yield from _table(section.title, named)


def _minutes() -> Iterable[str]:
    yield "## Halton's minutes of 19 June 2018\n\nThe first entries of the questions, for councils that follow Halton's plan.\n"
    yield from _table("Questions, action and resolution", [(each.words, "/questions") for _, _, each in first_questions("halton")])


def _counts(plan: Framework) -> str:
    counted = {"levels": len(plan.levels), "objectives": len(plan.objectives), "outcomes": len(plan.outcomes)}
    told = [f"{count} {name}" for name, count in counted.items() if count]
    return f"{', '.join(told)}; {sum(len(section.elements) for section in plan.sections)} more elements in {len(plan.sections)} sections."


def _table(title: str, rows: Sequence[tuple[str, str]]) -> Iterable[str]:
    if not rows:
        return
    yield f"### {title} ({len(rows)})\n\n| Element | Page |\n|---|---|"
    yield from (f"| {_short(words)} | `{page}` |" for words, page in rows)
    yield ""


def _short(words: str) -> str:
    plain = words.replace("|", "/")
    return plain if len(plain) <= LONGEST else f"{plain[:LONGEST].rsplit(' ', 1)[0]} …"


if __name__ == "__main__":
    sys.stdout.write(document())
