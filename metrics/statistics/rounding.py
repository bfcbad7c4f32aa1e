"""Rounding as people expect it: half away from zero, once, at the end.

Python's own `round` gives 2.2 for 2.25 and 86.3 for 86.35: halves go to the even digit, and 86.35 is a little less than it looks.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal


def rounded(value: float, decimals: int = 1) -> float:
    """`value` to so many decimals, halves away from zero: 2.25 is 2.3, 86.35 is 86.4, -2.25 is -2.3."""
    return float(exactly(value).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP))


def rounded_to(count: float, base: int = 5) -> float:
    """`count` to the nearest multiple of `base`, halves up: 386 is 385, 5,832 is 5,830, 2.5 is 5 (see statistics.md 5.2, rule 3)."""
    if base <= 1:
        return float(count)
    return float((exactly(count) / base).quantize(Decimal(1), rounding=ROUND_HALF_UP) * base)


def exactly(value: float | Decimal) -> Decimal:
    """The decimal number people read when `value` is printed, with the noise of binary fractions taken off at the 12th digit.

    A Decimal is cut at the same digit, so that a third worked out by one road is a third worked out by another.
    """
    return Decimal(f"{value:.12g}")
