"""The key of an edition: what its marks mean, and how people are protected in what the public reads of it, in words and numbers."""

from __future__ import annotations

from dataclasses import asdict

from data.records.editions import Item
from metrics.statistics.disclosure import Rules

MARKS = {
    "[c]": "hidden to protect people's privacy. It does not mean none",
    "[x]": "not available",
    "[z]": "not applicable",
    "[p]": "provisional: it may still change",
}


def key(rules: Rules) -> Item:
    """The marks, and the rules of disclosure in force."""
    return Item("key", "disclosure", "key", {"symbols": dict(MARKS), "rules": in_words(rules), **asdict(rules)})


def in_words(rules: Rules) -> list[str]:
    """What `metrics/statistics/disclosure.py` does, for somebody who reads the figures."""
    return [
        f"A count of 1 to {rules.hide_below - 1} is hidden, and so is a share that leaves only so few people out; of "
        f"{rules.headline_denominator} people or more over a financial year or on one day, not split into groups, only a count of so few.",
        "Where a hidden figure could be worked out from the others of its breakdown, the next smallest is hidden with it; months and "
        "quarters that would add up to a hidden one are hidden too, also with what earlier editions showed.",
        f"Other counts are rounded to the nearest {rules.round_to}, each by itself, so parts may not add up to their whole.",
        "A percentage comes from the exact counts and has one decimal; beside hidden figures, and beside a measure "
        "that counts nearly the same people, it comes from the rounded counts.",
        "A rate comes from the rounded count.",
        "Verdicts come from the exact figures and are told with the rounded ones.",
        "What others have published stands as they published it.",
    ]
