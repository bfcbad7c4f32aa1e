"""Every measure there is, read from the files in `measures/`: the file name is the id, the folder is the topic."""

from __future__ import annotations

import datetime
import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from data.errors import MeasureError
from data.local_returns import RECORDED
from data.return_definition import all_returns

MEASURES = Path(__file__).parent / "measures"
KINDS = ("proportion", "rate", "count", "mean", "published")
BETTER = ("higher", "lower", "range", "none")
BASES = (
    "CLD as-DHSC", "CLD local", "CLD published", "SALT return", "SALT published", "SALT-style from CLD", "survey", "local upload",
    "other published",
)  # fmt: skip
PERIOD_TYPES = ("month", "quarter", "financial_year", "rolling_year", "snapshot")
AGE_BANDS = ("18 to 64", "65 and above", "18 and above")
REQUIRED = ("title", "definition", "kind", "unit", "better", "source", "basis", "reviewed")
NAME = re.compile(r"[a-z][a-z0-9_]*")
COMMENT = re.compile(r"\s*/\*(.*?)\*/\s*(.*)", re.DOTALL)


@dataclass(frozen=True)
class Measure:
    """One measure as its file describes it. A published measure has no query: its figures come only from other people's tables."""

    id: str
    topic: str
    title: str
    definition: str
    kind: str
    unit: str
    better: str
    source: str
    basis: str
    reviewed: datetime.date
    path: Path
    sql: str = ""
    framework_years: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()
    lag: str = ""
    rules: dict[str, str] = field(default_factory=dict)
    breakdowns: tuple[str, ...] = ()
    period_types: tuple[str, ...] = ()
    look_back_days: int = 0
    look_ahead_days: int = 0
    population: str | None = None
    reads: str = "client_level_data"
    """The return whose uploads must cover a period for it to have a figure; or `evidence`, what people record in the dashboard itself."""
    reads_longer: str = ""
    """The same for periods longer than a month, where that is another: distinct people need rows that name them."""
    weighted: bool = False
    """A candidate stands for as many as its column `weight` says: a month's total is one row."""
    adds_up: bool = False
    """Longer periods are the sum of their months: counted by month once, then added up."""
    shares: tuple[str, ...] = ()
    """Breakdowns whose values share out the whole: numerator = those in the group, denominator = everyone counted."""
    whole: str = ""
    """What it shares out with other measures that name the same, so that a hidden one of them is what the others leave."""
    part: str = ""
    """Which part of that whole it counts; a count and a share of the same part name the same."""
    within: str = ""
    """The measure that counts everybody whom this one counts, and more: the two together say how many more."""
    beside: str = ""
    """The one breakdown that also counts rows beside the headline: the query then returns `headline`, false for those."""
    always: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Groups that have a row in every covered period, cases or none."""
    before: str = ""
    """The measure with the published figures of the years before a break in series, counted by other rules: never joined with these."""

    @property
    def framework_year(self) -> str:
        """The year of the framework whose code and definition this is, '' for a local measure."""
        return self.framework_years[-1] if self.framework_years else ""

    @property
    def per(self) -> int:
        """What a value is per: 100 for a percentage, 100,000 for a rate."""
        return 100_000 if self.kind == "rate" else 100

    def why_left_out(self, rule: str) -> str:
        """The sentence for the rule that left a candidate out, '' when it is in."""
        return self.rules[rule] if rule else ""


@cache
def catalogue() -> dict[str, Measure]:
    """All measures by id. Raises MeasureError, naming the file, when one is not what a measure's file must be."""
    found: dict[str, Measure] = {}
    for path in sorted(MEASURES.rglob("*.sql")):
        if path.stem in found:
            raise MeasureError(f"Two files describe the measure {path.stem}: {found[path.stem].path} and {path}. Keep one.")
        found[path.stem] = read_measure(path)
    for measure in found.values():
        if measure.before and measure.before not in found:
            raise _wrong(measure.path, f"before is {measure.before!r}, which is no measure")
        if measure.within and measure.within not in found:
            raise _wrong(measure.path, f"within is {measure.within!r}, which is no measure")
    return found


def read_measure(path: Path) -> Measure:
    """The measure that a file describes."""
    match = COMMENT.fullmatch(path.read_text(encoding="utf-8"))
    if match is None:
        raise _wrong(path, "it must open with a comment, /* ... */, that describes the measure")
    try:
        head = tomllib.loads(match[1])
    except tomllib.TOMLDecodeError as error:
        raise _wrong(path, f"the opening comment is not TOML ({error})") from error
    unknown = sorted(set(head) - set(Measure.__dataclass_fields__) - {"id", "topic", "path", "sql"})
    missing = [name for name in REQUIRED if name not in head]
    if unknown or missing:
        raise _wrong(
            path,
            "; ".join(filter(None, [f"missing: {', '.join(missing)}" * bool(missing), f"not known: {', '.join(unknown)}" * bool(unknown)])),
        )
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in head.items()}
    values["definition"] = " ".join(head["definition"].split())  # long ones run over several lines
    values["always"] = {name: tuple(groups) for name, groups in head.get("always", {}).items()}
    measure = Measure(id=path.stem, topic=path.parent.name, path=path, sql=match[2].strip(), **values)
    for fault in _faults(measure):
        raise _wrong(path, fault)
    return measure


def _faults(measure: Measure) -> list[str]:
    """What is wrong with a measure, in words."""
    said = filter(None, (measure.whole, measure.part))
    names = (measure.id, *said, *measure.breakdowns, *measure.shares, *measure.always, *measure.rules)
    known = {"kind": (measure.kind, KINDS), "better": (measure.better, BETTER), "basis": (measure.basis, BASES)}
    faults = [f"{what} is {value!r}, not one of {', '.join(allowed)}" for what, (value, allowed) in known.items() if value not in allowed]
    # the engine writes these names into SQL, so nothing but a plain name may pass
    faults += [f"{name!r} is not a plain lower-case name" for name in names if not NAME.fullmatch(name)]
    faults += [f"period type {name!r} is not one of {', '.join(PERIOD_TYPES)}" for name in measure.period_types if name not in PERIOD_TYPES]
    split_by = (*measure.shares, *measure.always, *filter(None, [measure.beside]))
    faults += [f"{name!r} is not among the breakdowns" for name in split_by if name not in measure.breakdowns]
    scopes = {RECORDED, *(each.id for each in all_returns())}
    faults += [f"{name!r} is not a return" for name in (measure.reads, measure.reads_longer) if name and name.split(" ")[0] not in scopes]
    if bool(measure.whole) != bool(measure.part):
        faults.append("whole and part go together")
    if measure.population is not None and measure.population not in AGE_BANDS:
        faults.append(f"population is {measure.population!r}, not one of {', '.join(AGE_BANDS)}")
    if measure.kind == "rate" and measure.population is None:
        faults.append("a rate must say of which population")
    if (measure.kind == "published") != (not measure.sql):
        faults.append("a measure has a query, and a published one has none")
    if measure.sql and not measure.period_types:
        faults.append("it must name its period types")
    return faults


def _wrong(path: Path, fault: str) -> MeasureError:
    return MeasureError(f"The measure file {path.relative_to(MEASURES) if path.is_relative_to(MEASURES) else path} is wrong: {fault}.")
