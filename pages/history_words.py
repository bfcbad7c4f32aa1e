"""Uploads in words: what state one is in, what it serves, which days it covers. The same in the list and on an upload's own page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from data.periods import MONTHS, day_words
from data.records.uploads import Days, Upload
from data.return_definition import all_returns
from pages.access import Visitor
from pages.parts import links
from pages.parts.markup import Html, el, join
from pages.parts.words import listed

PATH = "uploads"
# the word of each state and the look of its tag: a shape keeps its meaning (looks.md 2)
STATES = {
    "in use": ("In use", "on"),
    "in part": ("In use in part", "on"),
    "replaced": ("Replaced", "none"),
    "serves nothing": ("Serves no period", "none"),
    "waiting": ("Figures not worked out yet", "late"),
    "left out": ("Left out", "none"),
    "withdrawn": ("Withdrawn", "unlike"),
}


def title_of(return_id: str) -> str:
    """What a return is called; its id where this version does not know it."""
    return next((each.title for each in all_returns() if each.id == return_id), return_id)


def tag(upload: Upload) -> Html:
    """The state as word, shape and colour."""
    word, look = STATES[upload.state]
    return el("span", word, class_=f"tag tag-{look}")


def to_upload(visitor: Visitor, upload_id: int, words: object = "") -> Html:
    """A link to an upload's own page."""
    return links.link(words or f"Upload {upload_id}", visitor, PATH, upload=str(upload_id))


def to_uploads(visitor: Visitor, upload_ids: Sequence[int]) -> Html:
    """Links to several uploads: 'uploads 14, 15 and 16'."""
    linked = [to_upload(visitor, each, str(each)) for each in upload_ids]
    parts = [join(linked[:-1], ", "), *linked[-1:]] if len(linked) > 1 else linked
    return join(["upload " if len(linked) == 1 else "uploads ", join(parts, " and ")])


def why_so(visitor: Visitor, upload: Upload) -> object:
    """What stands under the state: by what it is replaced, or by whom withdrawn and why."""
    if upload.state == "withdrawn":
        by = f" by {upload.withdrawn_by}" if upload.withdrawn_by else ""
        return f"{day(upload.withdrawn_at)}{by}: {upload.withdrawn_why}"
    if upload.state in ("in part", "replaced"):
        return join(["replaced by ", to_uploads(visitor, upload.replaced_by)])
    if upload.state == "serves nothing":
        return "no whole quarter in it had ended when it was made, or its period is not known"
    return "the next start of the dashboard tries again" if upload.state == "waiting" else ""


def served(upload: Upload) -> str:
    """The periods it serves now: 'April 2025 to June 2025', 'mid-2022 to mid-2025', 'the whole file', 'none'."""
    if upload.state == "withdrawn":
        return "none"
    if not upload.serves:
        return "the whole file" if upload.state == "in use" else "none"
    if upload.return_id == "population":
        return _mid_years([first.year for first, _ in upload.serves])
    return "; ".join(stretch(each) for each in upload.serves)


def stretch(days: Days) -> str:
    """Days from a month's first to a month's last as months, others as they are: 'April 2025 to June 2025', '3 May 2025 to 9 May 2025'."""
    first, last = days
    if first == last:
        return day_words(first)
    if first.day == 1 and is_month_end(last):
        names = [f"{MONTHS[each.month]} {each.year}" for each in (first, last)]
        return names[0] if names[0] == names[1] else " to ".join(names)
    return f"{day_words(first)} to {day_words(last)}"


def is_month_end(last: date) -> bool:
    """Whether a day is the last of its month."""
    return date.fromordinal(last.toordinal() + 1).day == 1


def day(moment: datetime | date | None) -> str:
    """A day in a tight table: '21 Nov 2026'; '[x]' where it is not known."""
    return "[x]" if moment is None else f"{moment.day} {moment:%b %Y}"


def moment(at: datetime | None) -> str:
    """A moment: '21 November 2026 at 14:05'; '[x]' where it is not known."""
    return "[x]" if at is None else f"{day_words(at.date())} at {at:%H:%M}"


def _mid_years(years: Sequence[int]) -> str:
    """'mid-2015 to mid-2020 and mid-2024'."""
    runs: list[list[int]] = []
    for year in sorted(set(years)):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return listed([f"mid-{run[0]}" if len(run) == 1 else f"mid-{run[0]} to mid-{run[-1]}" for run in runs])
