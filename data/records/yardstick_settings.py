"""What a council sets figures to be judged by: tolerances, lateness, rules of control charts, what the public may see.

Each is a `setting` of the name that its reader in metrics/ asks for, with an owner, a reason and a date; the latest holds, the others are
its history. What may be set at all stands in yardstick_settings.toml. Setting one: yardsticks_setting.py.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
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
    phrase: str = ""
    worded: Mapping[str, str] = field(default_factory=dict)
    choices: tuple[str, ...] = ()
    least: float = 0.0
    most: float = 0.0
    whole: bool = False

    def words(self, value: str) -> str:
        """A value in words: '2 percentage points', '1 month', '5% of the target', 'all figures', 'yes'."""
        unit = self.unit.removesuffix("s") if value == "1" else self.unit
        return self.worded.get(value) or (self.phrase.format(value) if self.phrase else f"{value} {unit}".strip())


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
