"""What first start asks, what is wrong with an answer, and how the answers are kept. `first_start.py` shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from data.council import councils, regions
from data.framework import Commitment, Framework, all_frameworks
from data.records.baselines import EnteredBaseline, enter_baseline
from data.records.home_council import name_home_council
from data.records.members import set_member
from data.store import Store

# where a figure of 2022/23 can come from, as an officer would say it, and the basis it then has
SOURCES = {
    "The council's own SALT return": "SALT return",
    "Published SALT figures": "SALT published",
    "The council's own records": "local upload",
}


@dataclass(frozen=True)
class Area:
    """Somebody a store can belong to: a council, or a region with all its councils."""

    code: str
    ons_code: str
    name: str
    is_region: bool = False

    @property
    def words(self) -> str:
        """The name as a list shows it."""
        return f"{self.name} (a region, with all its councils)" if self.is_region else self.name


@dataclass(frozen=True)
class Figure:
    """A baseline as typed: nothing of it has been read as a number yet."""

    value: str = ""
    numerator: str = ""
    denominator: str = ""
    source: str = next(iter(SOURCES))

    @property
    def is_given(self) -> bool:
        """Whether anything was typed."""
        return any(part.strip() for part in (self.value, self.numerator, self.denominator))


@dataclass(frozen=True)
class Answers:
    """Everything first start asks, as typed. `baselines` is by measure."""

    area: Area | None = None
    plan: str = ""
    people: Mapping[str, str] = field(default_factory=dict)
    baselines: Mapping[str, Figure] = field(default_factory=dict)


def areas() -> list[Area]:
    """Every council there is today by name, then the regions."""
    today = [Area(each.code, each.ons_code, each.name) for each in councils().values() if each.abolished_on is None]
    whole = [Area(code, code, name, is_region=True) for code, name in regions().items()]
    return sorted(today, key=lambda area: area.name) + sorted(whole, key=lambda area: area.name)


def plans() -> dict[str, Framework]:
    """The plans that can be adopted, by id."""
    return all_frameworks()


def asked_baselines(plan: str) -> list[Commitment]:
    """The promises of a plan that compare everybody with an earlier year: a council may know that year's figure."""
    found = [promise for objective in plans()[plan].objectives for promise in objective.commitments] if plan else []
    asked = {promise.measure: promise for promise in reversed(found) if promise.baseline and promise.group_type == "all"}
    return list(reversed(asked.values()))


def faults(answers: Answers) -> list[tuple[str, str]]:
    """What keeps the answers from being used: a sentence and the id of the question it is about, in the questions' order."""
    found: list[tuple[str, str]] = []
    if answers.area is None:
        found.append(("Choose whose dashboard this is", "area"))
    if not answers.plan:
        found.append(("Choose the plan", "plan"))
    found += _people_faults(answers.people)
    for measure, figure in answers.baselines.items():
        found += [(says, f"baseline-{measure}") for says in _figure_faults(figure)]
    return found


def record(store: Store, answers: Answers, by: str, at: datetime) -> None:
    """Keep the answers. Raises StoreError when the store became somebody else's in the meantime."""
    assert answers.area is not None
    area = answers.area
    # people first: a store that is named and has nobody on its list would shut everybody out
    for role, person in answers.people.items():
        if person.strip():
            set_member(store, person, role, by)
    for promise in asked_baselines(answers.plan):
        figure = answers.baselines.get(promise.measure, Figure())
        if figure.is_given:
            entered = EnteredBaseline(
                promise.measure, promise.baseline, SOURCES[figure.source], float(_number(figure.value) or 0),
                _number(figure.numerator), _number(figure.denominator), figure.source,
            )  # fmt: skip
            enter_baseline(store, area.code, entered, why="Entered at first start", by=by, at=at)
    name_home_council(store, area.code, area.ons_code, area.name, answers.plan, synthetic=False, regional=area.is_region, by=by)


def _people_faults(people: Mapping[str, str]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    seen: dict[str, str] = {}
    for role, typed in people.items():
        person = typed.strip().lower()
        if not person and role in ("administrator", "approver"):
            found.append((f"Enter the e-mail address of the first {role}", role))
        elif person and not ("@" in person[1:-1] and " " not in person):
            found.append(("Enter an e-mail address like name@example.gov.uk", role))
        elif person in seen:
            found.append(("Enter somebody else: one person has one role, so that nobody approves their own work", role))
        if person:
            seen[person] = role
    return found


def _figure_faults(figure: Figure) -> list[str]:
    if not figure.is_given:
        return []
    found = []
    if not figure.value.strip():
        found.append("Enter the figure itself besides what it was worked out from, or leave all three empty")
    if any(part.strip() and _number(part) is None for part in (figure.value, figure.numerator, figure.denominator)):
        found.append("Enter numbers like 80.5 or 2,148")
    return found


def _number(typed: str) -> float | None:
    """The number in '2,148' or '80.5%', or None."""
    plain = typed.strip().removesuffix("%").replace(",", "").strip()
    whole, _, part = plain.partition(".")
    return float(plain) if whole.isascii() and whole.isdigit() and (part == "" or (part.isascii() and part.isdigit())) and plain else None
