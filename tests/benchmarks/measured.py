"""What is measured, held against a floor of the same run, and printed as a table."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Measured:
    """One thing measured in one round, and the floor of that round."""

    what: str
    value: float
    unit: str
    floor: float
    bound: float | None  # None: shown, not judged

    @property
    def ratio(self) -> float:
        return self.value / self.floor

    @property
    def kept(self) -> bool:
        return self.bound is None or self.ratio <= self.bound


def show(measured: Iterable[Measured]) -> bool:
    """Print the middle round of each thing measured; whether all of them keep their bound."""
    rounds: dict[str, list[Measured]] = {}
    for one in measured:
        rounds.setdefault(one.what, []).append(one)
    middles = [sorted(found, key=lambda one: one.ratio)[len(found) // 2] for found in rounds.values()]
    say(f"\n{'':<72}{'measured':>12}{'floor':>12}{'ratio':>8}{'bound':>8}")
    for one in middles:
        value, floor = (f"{number:,.3f} s" if one.unit == "s" else f"{number:,.0f} {one.unit}" for number in (one.value, one.floor))
        bound = "" if one.bound is None else f"{one.bound:.0f}"
        say(f"{one.what:<72}{value:>12}{floor:>12}{one.ratio:>8.2f}{bound:>8}{'' if one.kept else '   broken'}")
    say("")
    return all(one.kept for one in middles)


def say(words: str) -> None:
    """A line for whoever waits."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()
