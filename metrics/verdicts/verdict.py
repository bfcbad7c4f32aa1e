"""What is said of a commitment: the word, why, how sure, and what stands beside them."""

from __future__ import annotations

from dataclasses import dataclass

from metrics.results import Point
from metrics.statistics.intervals import Interval
from metrics.verdicts.baselines import Baseline
from metrics.verdicts.change import Change

WORDS = ("Off track", "At risk", "Data late", "On track", "No target", "No baseline", "Not due yet", "Too few to say")


@dataclass(frozen=True)
class Verdict:
    """The word, the reason in one or two sentences, and what a page shows beside them. Empty text means there is nothing to say.

    `latest` and `baseline` are as the audience may see them; `interval` is the likely range of `latest`, in its unit.
    """

    word: str
    reason: str
    latest: Point | None = None
    baseline: Baseline | None = None
    change: Change | None = None
    distance: str = ""  # '8 above the limit', '1.4 points short of 80.5%', 'inside the range'
    target: str = "None set"  # '75% to 80%', 'Fewer than 66', 'Fewer than in 2022/23'
    polarity: str = ""  # 'fewer is better'
    turn: str = ""  # what would turn the verdict, in people where the audience may know
    certainty: str = ""  # 'clearly' or 'within the margin'
    doubt: str = ""  # why it is within the margin
    note: str = ""  # what to check even so
    refusal: str = ""  # why the baseline there is may not be compared with: then no line is drawn for it
    tolerance: str = ""  # how far the target may be missed and be at risk, who says so and since when
    set_by: str = ""  # who set what is to be reached, and when
    no_change: str = ""  # why there is no direction of travel, and what can be done
    interval: Interval | None = None
    edges: tuple[float, ...] = ()  # what `latest` is judged by, as the audience may see it: no figure is rounded across one
