"""What an edition of the home council would hold (`metrics/edition_contents.py`)."""

from __future__ import annotations

from datetime import date

from data.framework import Framework
from data.records.editions import Item
from metrics import edition_contents
from pages.parts import figures


def contents(plan: Framework, period_end: date) -> list[Item]:
    """Everything an edition of that month holds, from the current run."""
    home = figures.home()
    return [] if home is None else edition_contents.contents(figures.store(), home.code, plan, period_end)
