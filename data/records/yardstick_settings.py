"""What a council sets figures to be judged by: tolerances, lateness, rules of control charts, what the public may see.

Each is a `setting` of the name that its reader in metrics/ asks for, with an owner, a reason and a date; the latest holds, the others are
its history. What may be set at all stands in yardstick_settings.toml. Setting one: yardsticks_setting.py.
"""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from data.store import Store

FILE = Path(__file__).with_suffix(".toml")
EVERY = "select name, value, owner, set_at, coalesce(why, '') from setting order by set_at desc"


@dataclass(frozen=True)
class Yardstick:
    """Something to judge by: what it is, in words, what is shipped, and what may be set: one of `choices`, or `least` to `most`."""

    name: str
    group: str
    title: str
    says: str
    unit: str
    shipped: str
    bounds: str
    choices: tuple[str, ...] = ()
    least: float = 0.0
    most: float = 0.0
    whole: bool = False

    def words(self, value: str) -> str:
        """A value with its unit: '2 percentage points', '1 figure in a row', 'all figures', 'yes'."""
        unit = self.unit.replace("figures", "figure").replace("people", "person").replace("days", "day") if value == "1" else self.unit
        unit = unit.replace("months", "month").replace("percentage points", "percentage point") if value == "1" else unit
        return f"{value}{unit}" if unit.startswith("%") else f"{value} {unit}".strip()


@dataclass(frozen=True)
class SetYardstick:
    """A value that was set: by whom it is owned, since when and why."""

    value: str
    owner: str
    at: datetime
    why: str


@dataclass(frozen=True)
class Standing:
    """How a yardstick stands: the value in force, and every value ever set, the newest first; none where it is as shipped."""

    yardstick: Yardstick
    value: str
    history: tuple[SetYardstick, ...]


@functools.cache
def every_yardstick() -> tuple[Yardstick, ...]:
    """Everything that may be set, in the order in which it is read."""
    listed = tomllib.loads(FILE.read_text(encoding="utf-8"))["setting"]
    return tuple(Yardstick(**{**each, "choices": tuple(each.get("choices", ()))}) for each in listed)


def yardsticks_now(store: Store) -> tuple[Standing, ...]:
    """How each yardstick stands."""
    kept: dict[str, list[SetYardstick]] = {}
    for name, *rest in store.rows(EVERY):
        kept.setdefault(name, []).append(SetYardstick(*rest))
    found = ((each, tuple(kept.get(each.name, ()))) for each in every_yardstick())
    return tuple(Standing(each, history[0].value if history else each.shipped, history) for each, history in found)
