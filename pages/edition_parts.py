"""What several pages of an edition hold: verdicts as a table, commentary, what the board asked, corrections, the key, its mark."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from data.periods import day_words
from data.records.editions import Correction, Item
from pages.edition_held import Held, Wording
from pages.edition_reading import MARK, Reading
from pages.edition_words import Body, figure, moved
from pages.parts import words
from pages.parts.markup import Html, el, join
from pages.parts.strip import facts
from pages.parts.tables import Column, cell, table
from pages.parts.tags import state_tag, verdict_tag

BOXES = {"happened": "What happened", "why": "Why", "next": "What next"}
COLUMNS = (
    Column("Verdict", "verdict", width=14),
    Column("Measure, and why this verdict", "heading", width=38),
    Column("Latest", width=18),
    Column("Target", width=12),
    Column("A year before", width=18),
)
LOOKS = {"open": "risk", "replied": "due", "closed": "on"}
ROUNDED = "Counts of 1 to 4 are hidden, and any other that would give one away; other counts are to the nearest 5, so parts may not add up."


def mark() -> Html:
    """That it is for the council's own boards only."""
    return el("span", MARK, class_="tag")


def verdicts(caption: str, found: Sequence[tuple[object, Body]]) -> Html:
    """Measures or objectives, each named as given, with verdict, why, latest figure, target and what changed in a year."""
    return table(caption, COLUMNS, [_row(named, said) for named, said in found], stacks="narrow")


def _row(named: object, said: Body) -> list[object]:
    tag = verdict_tag(str(said["word"])) if said["word"] else cell("[z]", "no verdict")
    return [tag, cell(named, str(said.get("reason") or "")), figure(said), str(said.get("target") or "None set"), moved(said)]


def commentary(said: Body | None) -> Html:
    """The three boxes, and whether the promise of the time before was kept."""
    if said is None:
        return el("p", "No commentary in this edition.", class_="hole")
    told: list[tuple[str, object]] = [(name, str(said.get(part) or "nothing")) for part, name in BOXES.items()]
    # an answer about a promise that is not held tells nobody anything: editions signed before it was frozen leave both out
    if said.get("kept") and said.get("promised"):
        told += [("Promised the time before", f"“{said['promised']}”"), ("Was it kept?", words.first_up(str(said["kept"])))]
    return facts(told)


def questions(reading: Reading, found: Sequence[Item]) -> Html:
    """What was asked, about what, and the reply."""
    columns = (Column("State", "verdict", width=12), Column("Asked", "heading", width=44), Column("Reply", width=44))
    rows = [
        [
            state_tag(words.first_up(str(each.body["state"])), LOOKS.get(str(each.body["state"]), "due")),
            cell(
                f"“{each.body['words']}”",
                join((f"{words.first_up(str(each.body['kind']))}, {each.body['meeting']}. ", _about(reading, each))),
            ),
            _reply(reading, each.body),
        ]
        for each in found
    ]
    return table("Questions and recommendations", columns, rows, stacks="narrow")


def _about(reading: Reading, item: Item) -> Html:
    """What it was asked about, as a link where the edition has a page for it."""
    wording = next((each for each in reading.held.wordings if each.id == item.subject), None)
    if wording is not None:
        return reading.link(numbered(wording), page_of(wording))
    title = reading.held.definitions.get(item.subject, {}).get("title")
    return el("span", title or "The whole strategy" if title or not item.subject else item.subject)


def _reply(reading: Reading, body: Mapping[str, object]) -> Html:
    if not body.get("reply"):
        due = f": due {_day(body['due_on'])}" if body.get("due_on") else ""
        return el("span", f"No reply yet{due}", class_="hole")
    who = words.listed_with(", ", [str(body.get("owner") or ""), _day(body["replied_on"]) if body.get("replied_on") else ""])
    said = f"“{body['reply']}”"
    return cell(said, join((who, ". ", reading.link("See the correction"))) if _is_corrected(reading, f"{said} {who}") else who)


def _is_corrected(reading: Reading, said: str) -> bool:
    """Whether a correction gives otherwise what is said here: a date or words, since a bare number stands in many places by chance."""
    old = [each.old_figure.strip() for each in reading.corrections]
    return any(re.search(rf"(?<!\w){re.escape(each)}(?!\w)", said) for each in old if re.search("[a-zA-Z]", each))


def _day(written: object) -> str:
    return day_words(date.fromisoformat(str(written)))


def numbered(wording: Wording) -> str:
    """'3. Help people to live in their own home'; an outcome goes by its title."""
    return f"{wording.number}. {wording.title}" if wording.kind == "objective" else wording.title


def page_of(wording: Wording) -> str:
    """Its address: 'objective-3', 'outcome-1'."""
    return f"{wording.kind}-{wording.number}"


def corrections(found: Sequence[Correction]) -> Html:
    """What was put right since it was signed."""
    if not found:
        return Html("")
    told = (el("li", f"{day_words(each.at.date())}: {each.words}{_put_right(each)} Told: {each.told}.") for each in found)
    return el("section", el("h2", "Corrections"), el("ul", *told), class_="why")


def to_corrections(reading: Reading) -> Html:
    """The way to the corrections from a page other than the first: what they are about is not known, so that they stand on that alone."""
    found = reading.corrections
    return el("p", reading.link("Corrections to this edition"), f": {words.how_many(len(found))}.") if found else Html("")


def _put_right(each: Correction) -> str:
    return f" It said {each.old_figure}; it is {each.new_figure}." if each.new_figure else ""


def key(reading: Reading) -> Html:
    """What the marks mean and how people are protected: as frozen, else as it is everywhere."""
    held = reading.held.key
    marks = [(str(sign), words.first_up(str(says))) for sign, says in dict(held.get("symbols") or words.KEY).items()]
    rules = [str(each) for each in held.get("rules") or (ROUNDED,)]
    return el("section", el("h2", "Key"), facts(marks), el("ul", *(el("li", each) for each in rules), class_="small"))


def plan_words(held: Held) -> Html:
    """Where an edition did not freeze the plan's words, that they are today's."""
    if held.is_frozen:
        return Html("")
    return el(
        "p",
        "The plan's words are not part of this edition: they stand as the plan has them now. Its figures are as signed.",
        class_="small",
    )
