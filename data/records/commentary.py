"""Commentary on an objective in a month: what happened, why, what next; and whether what was promised the month before was kept.

Drafts are kept as they are typed, longer than a box may be in the end. A draft becomes commentary when its author finishes it.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

from data.errors import StoreError
from data.records import written
from data.records.plain import plain
from data.records.written import Record
from data.store import Store

DRAFT, FINISHED = "draft", "finished"
PARTS = {"happened": "What happened", "why": "Why", "next": "What next"}
LONGEST = 600  # letters a box: three short boxes fit beside a chart and on paper
LONGEST_DRAFT = 6000  # what is pasted to be cut down is kept too, up to here
KEPT = ("", "yes", "partly", "no")


@dataclass(frozen=True)
class Commentary:
    """Three short texts; `kept` answers the promise of the period before: yes, partly, no, or '' while nobody has said."""

    happened: str = ""
    why: str = ""
    next: str = ""
    kept: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been written."""
        return not any((self.happened, self.why, self.next))


@dataclass(frozen=True)
class KeptCommentary:
    """Commentary with the record that holds it."""

    commentary: Commentary
    record: Record

    @property
    def is_finished(self) -> bool:
        """Whether its author is done with it: a draft is nobody's word yet."""
        return self.record.state == FINISHED


def commentary(store: Store, council: str, subject: str, period_end: date) -> KeptCommentary | None:
    """What is written about an objective for a month, draft or finished, or None."""
    return next((each for each in every(store, council, subject) if each.record.period_end == period_end), None)


def said_of(store: Store, council: str, subject: str, month: date, figure_ends: date | None) -> KeptCommentary | None:
    """What is written that speaks for an objective in a month: of the month itself, else of the one in which its latest figure ends.

    A figure that waits 91 days is three months older than the paper it stands in, and so is what was said of it.
    """
    own = commentary(store, council, subject, month)
    if own is not None or figure_ends is None or figure_ends >= month:
        return own
    return commentary(store, council, subject, figure_ends)


def promised_before(store: Store, council: str, subject: str, period_end: date) -> KeptCommentary | None:
    """The newest finished commentary of an earlier period that says what comes next: its promise stands beside the new one."""
    earlier = [
        each
        for each in every(store, council, subject)
        if each.is_finished and each.commentary.next and each.record.period_end is not None and each.record.period_end < period_end
    ]
    return max(earlier, key=lambda each: each.record.period_end or date.min, default=None)


def every(store: Store, council: str, subject: str = "") -> list[KeptCommentary]:
    """All commentary of a council, or of one objective, each in its newest version."""
    found = written.newest(store, "commentary", council)
    return [_kept(record) for record in found if not subject or record.subject == subject]


def save(
    store: Store, council: str, subject: str, period_end: date, said: Commentary, *, by: str, at: datetime, over: Record | None = None,
    finished: bool = False,
) -> KeptCommentary:  # fmt: skip
    """Keep a draft, or finish it. StoreError says what is missing; Overtaken that somebody else wrote meanwhile."""
    most = LONGEST if finished else LONGEST_DRAFT
    said = replace(said, **{part: plain(getattr(said, part)) for part in PARTS})
    for part, name in PARTS.items():
        if (length := len(getattr(said, part))) > most:
            raise StoreError(f"{name} has {length:,} letters, and a box holds {most:,}{' at the end' if finished else ''}: say it shorter.")
    if said.kept not in KEPT:
        raise StoreError("Whether the promise was kept is yes, partly or no.")
    if finished and not all(getattr(said, part).strip() for part in PARTS):
        raise StoreError("Write all three boxes before you finish: what happened, why, and what next.")
    before = promised_before(store, council, subject, period_end)
    if finished and before is not None and not said.kept:
        raise StoreError("Say whether what was promised before was kept: it stands beside the boxes.")
    state = FINISHED if finished else DRAFT
    kept = written.save(
        store, "commentary", council, asdict(said), state=state, by=by, at=at, subject=subject, period_end=period_end, over=over, alone=True
    )
    return _kept(kept)


def is_required(now: str, before: str) -> bool:
    """Whether a verdict asks for commentary: off track, or at risk twice running."""
    return now == "Off track" or (now == "At risk" and before == "At risk")


def _kept(record: Record) -> KeptCommentary:
    return KeptCommentary(Commentary(**record.body), record)
