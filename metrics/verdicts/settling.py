"""What settles a provisional figure: what has to come, by the reason why it may still change."""

from __future__ import annotations

from metrics.results import PUBLISHED

# by words of the reason, as `metrics/engine_result.sql` and `data/views/month_doubt.sql` write it
SETTLED_BY = (
    ("days after the period are not wholly covered", "the submission that covers the days after its period"),
    ("after the last whole quarter", "the submission made once its quarter is over"),
    ("days before the period are not wholly covered", "records of the days before its period"),
    ("had not reached day 91", "a list made after everybody's day 91"),
    ("not been checked", "a list in which nearly all are checked"),
    ("left hospital before the list begins", "a list that begins three months earlier"),
    ("the return has no rows of it", "a file with the hospital's rows"),
    ("cannot be read or are hidden", "a file in which every number of that month can be read"),
    ("could not be kept", "a file of that month whose rows can all be kept"),
    ("The pathway of ", "a file that says the pathway of most discharges"),
)
LATER = "a later file of the same period"
BY_OTHERS = "the publisher's final table"


def what_settles(note: str | None, basis: str, what: str = "The figure") -> str:
    """The sentence: 'The figure is settled by the submission that ...', 'The baseline is settled by a list made ..., and by ...'."""
    found = [by for words, by in SETTLED_BY if words in (note or "")]
    if not found:
        found = [BY_OTHERS if basis in PUBLISHED else LATER]
    return f"{what} is settled by {', and by '.join(found)}."


def why_provisional(note: str | None, basis: str, what: str = "The figure") -> str:
    """Why a figure may still change, where that is known, and what settles it."""
    because = f"{note.rstrip('.')}. " if note else ""
    return f"{because}{what_settles(note, basis, what)}"
