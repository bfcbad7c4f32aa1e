"""What real extracts get wrong, in small measure: enough for the checks to show something, not enough to drown the figures."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable

from data.sample import words
from data.sample.chance import Chance
from data.sample.town import DAY, Event, Town
from data.sample.words import ASSESSMENT, REQUEST, REVIEW, SERVICE, SERVICE_USER

RELOADED_ON = datetime.date(2026, 4, 1)
RELEASE_1_OUTCOME = {words.DECLINED: "NFA - Support declined", words.OTHER: "NFA- Other"}


def strew(town: Town) -> None:
    """Spoil a few values and records of the history; the same ones in every file that holds them."""
    chance = Chance("flaws")
    settled = datetime.date(2023, 4, 1)

    def some(count: int, wanted: Callable[[Event], bool]) -> list[Event]:
        found = [event for event in town.events if event.client_type == SERVICE_USER and wanted(event)]
        return chance.some(found, count, [1.0] * len(found))

    def recent(event: Event) -> bool:
        return (event.end or event.start) >= datetime.date(2025, 11, 1)

    long_term = (words.COMMUNITY, words.RESIDENTIAL, words.NURSING)
    # recorded in error and taken out later: the national method closes it with the last file that held it
    for event in some(9, lambda e: e.service_type == words.COMMUNITY and e.start > settled and e.end is None):
        event.withdrawn = event.known + chance.between(100, 400) * DAY
    # a package reloaded under a new start date: the old service vanishes, a new one appears
    for event in some(4, lambda e: e.service_type == words.COMMUNITY and e.start < RELOADED_ON and e.end is None):
        event.withdrawn = RELOADED_ON + 9 * DAY
        town.events.append(dataclasses.replace(event, start=RELOADED_ON, known=event.withdrawn, withdrawn=datetime.date.max))
    for event in some(2, lambda e: e.service_type == words.RESIDENTIAL and e.start > settled):
        event.component = ""
    for event in some(3, lambda e: e.service_type == words.LOW_LEVEL and recent(e) and e.end is not None):
        event.end = event.start - 3 * DAY
    for event in some(3, lambda e: e.service_type == words.COMMUNITY and e.mechanism != "" and recent(e)):
        event.mechanism = "Managed budget"
    for event in some(2, lambda e: e.service_type == words.LOW_LEVEL and recent(e)):
        event.service_type = "Low level support"
    for event in some(8, lambda e: e.kind == REVIEW and recent(e)) + some(4, lambda e: e.kind == ASSESSMENT and recent(e)):
        event.outcome = ""
    for event in some(5, lambda e: e.kind == REQUEST and e.outcome in RELEASE_1_OUTCOME and recent(e)):
        event.outcome = RELEASE_1_OUTCOME[event.outcome]
    for event in some(3, lambda e: e.kind == SERVICE and recent(e)):
        event.person.ethnicity = "White"
    for event in some(2, lambda e: e.kind == REQUEST and recent(e)):
        event.person.born = datetime.date(1900, 1, 1)  # a dummy date, as old systems put in
    # no NHS number at all; and one found only later, which makes one person look like two
    for event in some(1, lambda e: e.service_type in long_term and e.end is None) + some(24, lambda e: e.kind == REQUEST):
        event.person.nhs_number = ""
    for event in some(2, lambda e: e.service_type == words.COMMUNITY and e.end is None and e.start > settled and e.person.nhs_number != ""):
        event.person.nhs_number_known = max(event.known + 150 * DAY, datetime.date(2025, 6, 1))


def spoilt_rows(rows: list[list[str]], column: dict[str, int], extract: int) -> list[list[str]]:
    """A file's rows and a few that went wrong in the extract itself.

    Two come twice, one is another council's, one nobody's, and one has a day that no calendar has.
    """
    chance = Chance(f"extract {extract}")

    def like(wanted: str, **changed: str) -> list[str]:
        row = list(chance.pick([row for row in rows[::37] if row[column["Event Type"]] == wanted]))
        for header, value in changed.items():
            row[column[header.replace("_", " ")]] = value
        return row

    return [
        *rows,
        like(SERVICE),
        like(REQUEST),
        like(REQUEST, LA_Code="991"),
        like(REQUEST, NHS_Number="", LA_Person_Unique_Identifier=""),
        like(ASSESSMENT, Event_Start_Date="2025-02-30"),
    ]
