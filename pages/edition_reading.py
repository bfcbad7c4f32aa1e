"""An edition opened for reading as the scrutiny board reads it, or the reason in words why it is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from data.errors import StoreError
from data.periods import day_words, period_words
from data.records import editions as kept
from data.records.editions import Correction, Edition
from pages import edition_held, frame
from pages.access import Visitor
from pages.edition_held import Held
from pages.parts import figures, header, links
from pages.parts.markup import Html, el, join, write

MARK = "Not for publication"


@dataclass(frozen=True)
class Reading:
    """An edition, or a draft, with who reads it. `signed` is None for a draft; `query` is what its addresses must say."""

    visitor: Visitor
    held: Held
    name: str
    month: date
    signed: Edition | None = None
    corrections: tuple[Correction, ...] = ()
    query: tuple[tuple[str, str], ...] = ()

    @property
    def is_board(self) -> bool:
        """Whether the reader has no other pages than these, so that the plain addresses are the edition's."""
        return self.visitor.audience == "public"

    @property
    def board(self) -> Visitor:
        """The reader as those whom the figures were made safe for: what a file of a chart is marked by."""
        return replace(self.visitor, role="scrutiny", plan="")

    def link(self, words: object, page: str = "") -> Html:
        """A link to a page of the same edition ('' is its first page, 'objective-3', 'questions')."""
        if self.is_board:
            return links.link(words, self.visitor, page, **dict(self.query))
        more = {"part": page} if page else {}
        return links.link(words, self.visitor, "editions", **dict(self.query), as_public="1", **more)

    def below(self) -> str:
        """What it is, up to when, and who answers for it."""
        said = f"{self.name}. Figures up to {period_words('month', self.month, self.month)}."
        if self.signed is None:
            return f"{said} Not signed off."
        signed = self.signed
        return f"{said} Approved by {signed.approved_by} on {day_words(signed.approved_at.date())}, checked by {signed.checked_by}."


@dataclass(frozen=True)
class NotOpen:
    """Why nothing is shown, in a heading and a sentence. `is_fault`: something is wrong that somebody must put right."""

    title: str
    why: str
    is_fault: bool = False


def every() -> list[Edition]:
    """Every signed edition of this council, the oldest first."""
    home = figures.home()
    return [] if home is None else kept.editions(figures.store(), home.code)


def asked_for(visitor: Visitor, number: str) -> Reading | NotOpen:
    """The edition with this number, without one the newest that is open, as a scrutiny board reads it."""
    signed, now = every(), datetime.now()
    open_ones = [each for each in signed if each.is_open(now)]
    if not number:
        return read(visitor, open_ones[-1], newest=True) if open_ones else _none_yet(signed)
    one = next((each for each in signed if str(each.number) == number), None)
    if one is None:
        return NotOpen("There is no such edition", "No edition has this number. The editions page lists all that can be read.")
    if visitor.audience == "public" and not one.is_open(now):
        return NotOpen("This edition is under embargo", embargo(one))
    return read(visitor, one, newest=one in open_ones[-1:])


def read(visitor: Visitor, edition: Edition, *, newest: bool = False) -> Reading | NotOpen:
    """A signed edition; where what is held is not what was signed, the sentence that says so in the place of its figures."""
    try:
        held = edition_held.of_edition(edition)
    except StoreError as fault:
        return NotOpen(f"Edition {edition.number} cannot be shown", str(fault), is_fault=True)
    query = () if newest and visitor.audience == "public" else (("edition", str(edition.number)),)
    corrections = tuple(kept.corrections(figures.store(), edition))
    name = f"Edition {edition.number}: {edition.name}"
    return Reading(replace(visitor, plan=""), held, name, edition.period_end, edition, corrections, query)


def embargo(edition: Edition) -> str:
    """'It opens at 09:00 on 4 December 2026.'"""
    until = edition.embargo_until
    assert until is not None
    return f"Edition {edition.number} is signed off. It opens at {until:%H:%M} on {day_words(until.date())}."


def explain(visitor: Visitor, why: NotOpen) -> None:
    """The page in the place of one that is not there: why, and what can be read."""
    header.top(visitor, figures.synthetic())
    header.title(why.title, "" if why.is_fault else why.why)
    ways = join([links.link("Editions", visitor, "editions"), links.link("Framework", visitor, "framework"),
                 links.link("Words and rules", visitor, "methods")], ", ")  # fmt: skip
    write(frame.problem([(why.why, "")]) if why.is_fault else "", el("p", "You can read: ", ways, "."))


def top(reading: Reading, crumb: str = "", title: str = "") -> None:
    """Above every page of an edition: for whom, the way back, and to officers that they read what others will."""
    here = title or crumb or reading.name
    frame.entitle(f"{here}, edition {reading.signed.number}" if reading.signed else f"{here}, draft", figures.council_name())
    crumbs: Sequence[Html | str] = (reading.link(reading.name), crumb) if crumb else ()
    if not reading.is_board:
        crumbs = (links.link("Editions", reading.visitor, "editions"), *(crumbs or (reading.name,)))
    header.top(reading.visitor, figures.synthetic(), crumbs, reads="public")
    if not reading.is_board:
        exact = links.link("Read it with exact figures", reading.visitor, "editions", **dict(reading.query))
        write(el("p", "You read this as the scrutiny board ", "does" if reading.signed else "will", ". ", exact, class_="small"))


def _none_yet(signed: Sequence[Edition]) -> NotOpen:
    if signed:
        return NotOpen("No edition is open yet", embargo(signed[-1]))
    return NotOpen(
        "No edition has been signed off yet",
        "When the council has checked and signed off its first edition, it stands here: how each objective is going, what was done, and "
        "the replies to what the board asked.",
    )
