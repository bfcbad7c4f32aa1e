"""What is wrong with a council's own framework files, in sentences for those who can put it right.

`python -m pages.framework_faults FILE...` says it before a file is put in place: exit 0 where each can be used as it is, else 1.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path

from data.errors import FrameworkError
from data.framework import FOLDER, Framework, all_frameworks, framework_faults, own_folder, read_file
from metrics.catalogue import catalogue
from pages.access import Visitor
from pages.framework_sections import PAGES
from pages.parts import figures, header
from pages.parts.markup import Html, el


def box(visitor: Visitor) -> Html:
    """The faults of the council's own files, for those who work with exact figures; nothing where there are none."""
    said = [*framework_faults().values(), *(says for plan in _own() for says in unknown(plan))]
    if not said or visitor.audience == "public":
        return Html("")
    how = f"The files stand in {own_folder()} and are read when the dashboard starts. Everything else is as it was."
    listed = el("ul", *(el("li", each) for each in said))
    return el("section", el("h2", "A framework of the council's own needs putting right"), listed, el("p", how), class_="why")


def instead_of_a_plan(visitor: Visitor) -> None:
    """The heading of a page that has no plan to show: none was adopted, or its file cannot be read, and then why."""
    home = figures.home()
    if home is None or not home.plan or home.plan in all_frameworks():
        header.title(
            "No plan has been adopted yet", "An administrator chooses the plan that this council follows. Its objectives then stand here."
        )
        return
    why = framework_faults().get(home.plan, f"Its file {home.plan}.toml is not in {own_folder()}: put it back.")
    asks = "Ask an administrator of this dashboard." if visitor.audience == "public" else f"{why} Then start the dashboard again."
    header.title("The plan this council follows cannot be read", f"{asks} Figures, commentary and actions are kept.")


def unknown(plan: Framework) -> list[str]:
    """What a plan names and the dashboard does not have: measures and pages, each with the nearest there is."""
    known = catalogue()
    said = [
        f"{plan.id}.toml names the measure '{each}', which there is not. It stands as a gap.{_nearest(each, known)}"
        for each in plan.measures
        if each not in known
    ]
    pages = [element.page for section in plan.sections for element in section.elements if element.page and element.page not in PAGES]
    return said + [f"{plan.id}.toml names the page '{each}'. Use one of: {', '.join(PAGES)}." for each in dict.fromkeys(pages)]


def check(files: Sequence[str]) -> tuple[int, list[str]]:
    """What is to be said of these files, and 0 where each can be used as it is, else 1."""
    said: list[str] = []
    wrong = 0
    for file in files:
        try:
            plan = read_file(Path(file))
        except FrameworkError as fault:
            wrong, said = 1, [*said, str(fault)]
            continue
        found = unknown(plan)
        wrong |= bool(found)
        said += found or [
            f"{Path(file).name} can be used: {len(plan.objectives)} objectives, {len(plan.outcomes)} outcomes, {len(plan.levels)} levels, "
            f"{len(plan.sections)} sections. Put it into {own_folder()} and start the dashboard again."
        ]
    return wrong, said


def _own() -> list[Framework]:
    return [plan for plan in all_frameworks().values() if not (FOLDER / f"{plan.id}.toml").exists()]


def _nearest(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, list(known), n=1)
    return f" Did you mean {near[0]}?" if near else ""


if __name__ == "__main__":
    code, lines = check(sys.argv[1:])
    sys.stdout.write("".join(f"{line}\n" for line in lines) or "Name the files to check.\n")
    sys.exit(code)
