"""What a frozen verdict aimed at, as ends to draw: read from the words that were signed, so that the chart says what the sentence says."""

from __future__ import annotations

import re

from data.framework import Aim

NUMBER = r"([\d,]*\.?\d+)%?"
BETWEEN = re.compile(rf"^{NUMBER} to {NUMBER}$")
ONE = re.compile(rf"^(At least|More than|Above|At most|Fewer than|Below) {NUMBER}$")
UPWARDS = ("At least", "More than", "Above")


def ends(target: str) -> tuple[Aim, float | None, float | None]:
    """The aim, the lower and the upper end of what `Goal.words` says: '75% to 80%' is a range from 75 to 80; nothing to draw for
    'None set' and for a year to be bettered whose figure is not told."""
    if found := BETWEEN.match(target):
        return "range", _number(found[1]), _number(found[2])
    if found := ONE.match(target):
        return ("increase", _number(found[2]), None) if found[1] in UPWARDS else ("reduce", None, _number(found[2]))
    return "monitor", None, None


def _number(written: str) -> float:
    return float(written.replace(",", ""))
