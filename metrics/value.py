"""What a recorded calculation of value comes to: divisions of what was recorded, and nothing that was not."""

from __future__ import annotations

from data.records.evidence import Evidence


def cost_each(said: Evidence) -> float | None:
    """Pounds for each person reached; None where either is not known, or nobody was reached."""
    return said.cost / said.people if said.cost is not None and said.people else None


def benefit_counted(said: Evidence) -> float | None:
    """The benefit in pounds without what would have come anyway and what is due to others; None where no benefit was worked out.

    Deadweight and attribution as in the Cabinet Office's Guide to Social Return on Investment (2009, revised 2012), stage 4: one after the
    other, each of what the one before left. A share that was not recorded is not taken off: `is_whole` says so.
    """
    if said.benefit is None:
        return None
    return said.benefit * (1 - (said.anyway or 0) / 100) * (1 - (said.others or 0) / 100)


def returned(said: Evidence) -> float | None:
    """Pounds of counted benefit for each pound of cost; None where either is not known, or it cost nothing."""
    counted = benefit_counted(said)
    return counted / said.cost if counted is not None and said.cost else None


def is_whole(said: Evidence) -> bool:
    """Whether the calculation says what would have come anyway and what is due to others: without them its return is an upper bound."""
    return said.anyway is not None and said.others is not None
