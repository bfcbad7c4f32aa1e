"""Every plan there is: those that ship with the dashboard, and those that a council puts into a folder of its own.

One TOML file is one plan; its name is the plan's id. They are read once, when a program starts. A file of the council's own that cannot
be read is left out and said (`framework_faults`): nothing else waits for it.
"""

from __future__ import annotations

import functools
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from data.errors import FrameworkError
from data.framework_parts import Element, Level, Section
from data.framework_reading import read_framework
from data.framework_shapes import AIMS, PERIOD_TYPES, Aim, Commitment, Framework, KeyFact, Objective, Outcome
from data.store import store_path

__all__ = [
    "AIMS", "PERIOD_TYPES", "Aim", "Commitment", "Element", "Framework", "KeyFact", "Level", "Objective", "Outcome", "Section",
    "all_frameworks", "framework_faults", "known_framework", "load_framework", "own_folder", "read_file", "read_framework",
]  # fmt: skip

FOLDER = Path(__file__).parent / "frameworks"
NAMED = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
LARGEST = 1_000_000  # bytes: ten times the longest that ships


@dataclass(frozen=True)
class Plans:
    """The plans that can be read, by id, and what is wrong with the council's own that cannot."""

    readable: Mapping[str, Framework]
    faults: Mapping[str, str]


def all_frameworks() -> dict[str, Framework]:
    """Every plan that can be read, by id."""
    return dict(_plans(own_folder()).readable)


def framework_faults() -> dict[str, str]:
    """What is wrong with the council's own files, in sentences, by the name of the file without `.toml`."""
    return dict(_plans(own_folder()).faults)


def load_framework(framework_id: str) -> Framework:
    """The plan with this id. Raises FrameworkError where there is none or its file cannot be read."""
    plans = _plans(own_folder())
    if framework_id in plans.readable:
        return plans.readable[framework_id]
    if framework_id in plans.faults:
        raise FrameworkError(plans.faults[framework_id])
    raise FrameworkError(
        f"There is no plan called '{framework_id}'. The plans are: {', '.join(plans.readable)}. "
        f"A council's own stands as {framework_id}.toml in {own_folder()}."
    )


def known_framework(framework_id: str) -> Framework | None:
    """The plan with this id, or None where its file is gone or cannot be read."""
    return _plans(own_folder()).readable.get(framework_id)


def own_folder() -> Path:
    """Where a council puts plans of its own: the folder that PREVENTION_FRAMEWORKS names, else `frameworks` beside the store."""
    return Path(os.environ.get("PREVENTION_FRAMEWORKS") or Path(store_path()).parent / "frameworks")


def read_file(path: Path) -> Framework:
    """The plan in a council's file. Raises FrameworkError with what is wrong, where, and what to do."""
    if not NAMED.fullmatch(path.stem):
        raise FrameworkError(
            f"{path.name}: the name stands in addresses. Use small letters, digits and hyphens, like exampleton-2027.toml."
        )
    if (FOLDER / path.name).exists():
        raise FrameworkError(
            f"{path.name}: a plan of that name ships with the dashboard. Give the file another, like {path.stem}-2027.toml."
        )
    try:
        if path.stat().st_size > LARGEST:
            raise FrameworkError(f"{path.name} is larger than a plan can be. Keep its words and promises, and leave the rest out.")
        return read_framework(path.stem, path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as fault:
        raise FrameworkError(f"{path.name} is not text in UTF-8. Save it as UTF-8.") from fault
    except OSError as fault:
        raise FrameworkError(f"{path.name} cannot be opened: {fault.strerror}. Let the dashboard read it.") from fault


@functools.cache
def _plans(own: Path) -> Plans:
    """The plans that ship, by name, then the council's own."""
    shipped = {path.stem: read_framework(path.stem, path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.toml"))}
    readable: dict[str, Framework] = {}
    faults: dict[str, str] = {}
    if os.environ.get("PREVENTION_FRAMEWORKS") and not own.is_dir():
        faults["PREVENTION_FRAMEWORKS"] = (
            f"PREVENTION_FRAMEWORKS names {own}, and there is no such folder. Make it, or take the setting away."
        )
    for path in sorted(own.glob("*.toml")):
        try:
            readable[path.stem] = read_file(path)
        except FrameworkError as fault:
            faults.setdefault(path.stem, str(fault))
    return Plans({**shipped, **readable}, faults)
