"""What a figure's note may tell the public: why it is provisional, without how many people or rows that is about."""

from __future__ import annotations

import re

# the counts of `data/views/month_doubt.sql`: before what they count, or before what became of them
OF_ALL = re.compile(r"\bthe [\d,]+ (?=(?:people|discharges)\b)")
OF_SOME = re.compile(r"(^|[.] )?\b[\d,]+ (row|number|had|has|have|of the)(s?)\b")


def public_note(note: str | None) -> str | None:
    """'Of the 22 people of August 2026, 3 have not been checked.' becomes 'Of the people of August 2026, some have not been checked.'"""
    return None if note is None else OF_SOME.sub(_some, OF_ALL.sub("the ", note))


def _some(found: re.Match[str]) -> str:
    start, word = found[1], found[2]
    some = "some" if start is None else f"{start}Some"
    return f"{some} {word}s" if word in ("row", "number") else f"{some} {'have' if word == 'has' else word}"
