"""What changed since a number was last reported: as it was read then, as it is read now, and which uploads came between.

Told to those who read exact figures only: two readings of one public figure, side by side, would say more than each of them may.
"""

from __future__ import annotations

from data.periods import day_words
from metrics.results import Audience, Point
from metrics.revisions import Reported, Revision, last_reported
from metrics.statistics.disclosure import Kind
from pages.parts import figures, narrative, words
from pages.parts.markup import Html, el, fold, join
from pages.parts.tables import Column, table

KEPT = "Figures are kept of the last reading of each month and of every reading as of another day."
COLUMNS = (Column("Period", "heading"), Column("As reported", "number"), Column("Read now", "number"))


def changed(audience: Audience, point: Point) -> Html:
    """The section of a measure's page; nothing for the public."""
    if audience == "public":
        return Html("")
    reported = last_reported(figures.store(), point)
    if reported is None:
        said = [
            el("p", "No earlier reading of this line is kept, so there is nothing that it could differ from."),
            el("p", KEPT, class_="small"),
        ]
        return el("section", el("h2", "What changed"), *said, class_="why")
    return el("section", el("h2", "What changed"), _of_this(reported, point), _of_all(reported), class_="why")


def _of_this(reported: Reported, point: Point) -> Html:
    """The period shown: what it was, what it is, and which uploads are new in it."""
    day, when = day_words(reported.as_of), words.first_up(narrative.period(point))
    found = reported.of(point)
    if found is None or found.now is None:
        return el("p", f"{when} is new: as of {day} it was not shown yet.")
    if not found.is_revised:
        return el("p", f"{when} is what it was as of {day}: {words.spoken(point)}.")
    read = join(("As of ", day, ", ", narrative.period(point), " was ", el("strong", words.spoken(found.then)), ". Read now, it is "))
    return join((el("p", read, el("strong", words.spoken(point)), f" [r]: {_by_how_much(found)}."), el("p", _why(found), class_="small")))


def _of_all(reported: Reported) -> Html:
    """How many periods of the line were revised, and which."""
    revised, every = reported.revised, len(reported.periods)
    if not revised:
        return el("p", f"None of the {every} periods of this line was revised since then.", class_="small") if every > 1 else Html("")
    rows = [
        [words.first_up(narrative.period(each.then)), _short(each.then), "[x]" if each.now is None else f"{_short(each.now)} [r]"]
        for each in revised
    ]
    says = f"{words.first_up(words.plural(len(revised), 'period'))} of {every} revised since {day_words(reported.as_of)}"
    return fold(says, table(says, COLUMNS, rows, note="[r] revised, [x] not available."))


def _by_how_much(found: Revision) -> str:
    """The difference in people where both are counted, else in words that a figure came or went."""
    assert found.now is not None
    before, after = found.then.numerator, found.now.numerator
    if found.then.value is None:
        return "there was no figure then"
    if found.now.value is None:
        return "there is no figure any more"
    if before is not None and after is not None and before != after:
        noun = "" if found.now.kind is Kind.RATE else " counted"
        return f"{words.number(abs(after - before))} {'more' if after > before else 'fewer'}{noun}"
    return "what it is divided by changed"


def _why(found: Revision) -> str:
    """Which uploads it rests on now and did not then."""
    new = [str(number) for number in found.new_uploads]
    if not new:
        return "It rests on the same uploads; what other uploads tell of the same people, or a decision of the council, changed it."
    return f"New behind it: upload{'' if len(new) == 1 else 's'} {words.listed(new)}."


def _short(point: Point) -> str:
    """The figure, and its counts where it is a share."""
    if point.value is None:
        return words.marked(point)
    return f"{words.figure(point)} ({words.counts(point)})" if point.kind is Kind.PROPORTION else words.figure(point)
