"""Two editions side by side: what the figures say otherwise, and whether data, method or the world has changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from data.records.editions import Item
from metrics.results import ALL

Cause = Literal["another method", "another definition", "revised data", "a newer period"]
RESULT, PUBLIC, VERDICT, DEFINITION = "result", "public result", "verdict", "definition"


@dataclass(frozen=True)
class Difference:
    """A figure that the newer edition gives otherwise. `before` and `after` are the bodies of the two results; None where there is none."""

    measure: str
    period: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    cause: Cause


def differences(older: Sequence[Item], newer: Sequence[Item], kind: str = RESULT) -> list[Difference]:
    """Every result of the kind that differs, by measure and period.

    The same period with another value was counted by another method where method or definition changed, else from revised data. What only
    the newer one has is a newer period. What only the older one has was withdrawn: revised data too. An edition holds the groups of the
    newest period only: those of an earlier one, of which the newer edition holds everybody, are no longer there and not withdrawn.
    """
    before, after = _results(older, kind), _results(newer, kind)
    methods = _definitions(older), _definitions(newer)
    found = []
    for key in sorted(before.keys() | after.keys()):
        was, now = before.get(key), after.get(key)
        if was is not None and now is not None and _says(was) == _says(now):
            continue
        if now is None and _everybody(key) != key and _everybody(key) in after:
            continue
        found.append(Difference(key[0], key[1], was, now, _cause(key[0], was, now, *methods)))
    return found


def verdicts_changed(older: Sequence[Item], newer: Sequence[Item]) -> list[tuple[str, str, str]]:
    """Subject, the verdict before and the verdict now, of every commitment of an objective whose verdict differs.

    An outcome shows the same commitments again, and measures that nothing was promised about: those are not told twice.
    """
    was, now = (
        {(each.subject, each.item): str(each.body["word"]) for each in held if each.kind == VERDICT and each.body.get("of") != "outcome"}
        for held in (older, newer)
    )
    return [
        (subject, was[subject, item], now[subject, item])
        for subject, item in sorted(was.keys() & now.keys())
        if was[subject, item] != now[subject, item]
    ]


def _cause(
    measure: str, was: Mapping[str, Any] | None, now: Mapping[str, Any] | None, older: Mapping[str, str], newer: Mapping[str, str]
) -> Cause:
    if was is None:
        return "a newer period"
    if now is not None and was.get("method_version") != now.get("method_version"):
        return "another method"
    if older.get(measure) != newer.get(measure):
        return "another definition"
    return "revised data"


def _results(held: Sequence[Item], kind: str) -> dict[tuple[str, str], Mapping[str, Any]]:
    return {(each.subject, each.item): each.body for each in held if each.kind == kind}


def _everybody(key: tuple[str, str]) -> tuple[str, str]:
    """Where the figure of everybody stands for the period and basis of a figure."""
    measure, item = key
    return measure, "|".join([*item.split("|")[:4], *ALL])


def _definitions(held: Sequence[Item]) -> dict[str, str]:
    return {each.subject: str(each.body.get("digest", "")) for each in held if each.kind == DEFINITION}


def _says(body: Mapping[str, Any]) -> tuple[object, ...]:
    return tuple(body.get(name) for name in ("value", "numerator", "denominator", "status"))
