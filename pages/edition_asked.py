"""The questions that an edition carries, with their replies as they stood when it was signed."""

from __future__ import annotations

from pages import edition_parts as parts
from pages import edition_reading
from pages.edition_reading import Reading
from pages.parts import header, words
from pages.parts.markup import el, join, write


def show(reading: Reading) -> None:
    """The page."""
    found = reading.held.questions
    edition_reading.top(reading, "Questions")
    waiting = sum(not each.body.get("reply") for each in found)
    count = words.first_up(words.plural(len(found), "question"))
    said = (
        f"{count} carried into this edition, {words.how_many(waiting)} without a reply"
        if found
        else "No question is carried into this edition"
    )
    header.title(said, join((reading.below(), " ", parts.mark())))
    empty = "What was asked before is answered and closed, or nothing was asked."
    write(parts.questions(reading, found) if found else el("p", empty, class_="hole"), parts.to_corrections(reading))
