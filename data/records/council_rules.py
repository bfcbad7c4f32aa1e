"""The rules that a council settles for itself where there is no national answer: what may be chosen, and what was."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from data.errors import StoreError
from data.store import Store

FILE = Path(__file__).with_suffix(".toml")
LATEST = "select name, arg_max(value, set_at), arg_max(owner, set_at), max(set_at), arg_max(why, set_at) from setting group by name"


@dataclass(frozen=True)
class CouncilRule:
    """A rule to settle: its question, what may be chosen (value and words, the shipped rule first), and the measures it bends."""

    name: str
    question: str
    choices: tuple[tuple[str, str], ...]
    bends: tuple[str, ...]

    def words(self, value: str) -> str:
        """A choice in words."""
        return dict(self.choices).get(value, value)


@dataclass(frozen=True)
class Settled:
    """How a rule stands: the value in force, who settled it, when and why; '' and None where it is as shipped."""

    rule: CouncilRule
    value: str
    by: str
    on: datetime | None
    why: str


@functools.cache
def council_rules() -> tuple[CouncilRule, ...]:
    """Every rule that may be settled."""
    listed = tomllib.loads(FILE.read_text(encoding="utf-8"))["rule"]
    return tuple(
        CouncilRule(each["name"], each["question"], tuple((value, words) for value, words in each["choices"]), tuple(each["bends"]))
        for each in listed
    )


def settled(store: Store) -> tuple[Settled, ...]:
    """How each rule stands."""
    latest = {name: rest for name, *rest in store.rows(LATEST)}
    return tuple(Settled(rule, *latest.get(rule.name, ["", "", None, ""])) for rule in council_rules())


def settle(store: Store, name: str, value: str, *, why: str, by: str) -> None:
    """Settle a rule, with the reason; figures are then to be worked out again.

    Raises StoreError where there is no such rule or choice, it stands so already, or the reason is missing.
    """
    now = next((each for each in settled(store) if each.rule.name == name), None)
    if now is None or value not in dict(now.rule.choices):
        raise StoreError("There is no such rule, or no such choice. Choose one of those listed.")
    if value == now.value:
        raise StoreError("That is the rule in force already. Choose another, or leave it.")
    if not why.strip():
        raise StoreError("Say why the rule is settled so: the reason stands beside every figure it bends.")
    with store.writing() as cursor:
        cursor.execute("insert into setting values (?, ?, ?, now()::timestamp, ?)", [name, value, by, why.strip()])
        cursor.execute(
            "insert into audit values (now()::timestamp, ?, 'settled a rule', ?, ?)", [by, name, f"{now.rule.words(value)}: {why.strip()}"]
        )
