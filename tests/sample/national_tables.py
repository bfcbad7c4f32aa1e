"""The national method a second time, by a slow and obvious road: plain Python, no SQL, nothing of the product.

Written from reference/cld.md section 7 and 8 (method M1), for the sample council's files and the values that occur in them.
"""

from __future__ import annotations

import csv
import datetime
from collections import defaultdict
from copy import copy
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

Day = datetime.date
ONE_DAY = datetime.timedelta(days=1)
FAR = Day(9999, 1, 1)
NATIONAL_START = Day(2023, 4, 1)
COUNCIL = "990"

OUTCOMES = {  # Release 2 wording, hierarchy
    "Progress to reablement/ST-Max": 1, "Progress to assessment, review or reassessment": 2, "Release 1 specification only: Not mapped": 3,
    "Progress to support planning or services": 4, "Continuation of support or services": 5, "Admitted to hospital": 6,
    "NFA: Responsibility moved to another local authority": 7, "NFA: Referral to NHS services or NHS funded social care": 8,
    "NFA: Self-funded client or under 12wk disregard": 9, "NFA: Information and advice or signposting": 10,
    "NFA: Referral to other service within the local authority": 11, "NFA: Support declined": 12, "NFA: Deceased": 13,
    "NFA: Support ended as planned": 14, "NFA: Support ended for other reason": 15, "NFA: No services offered for other reason": 16,
    "NFA: Other": 17,
}  # fmt: skip
RELEASE_1 = {
    "NFA - Support declined": "NFA: Support declined", "NFA- Other": "NFA: Other", "Carer": "Unpaid carer",
    "NFA - Information & Advice / Signposting only": "NFA: Information and advice or signposting",
    "Progress to Assessment": "Progress to assessment, review or reassessment",
    "Carer Support: Direct to Carer": "Unpaid carer support: Direct to unpaid carer",
}  # fmt: skip
LTS4 = tuple(f"Long term support: {setting}" for setting in ("Nursing care", "Residential care", "Community", "Prison"))
SERVICE_TYPES = (
    *LTS4, "Short term support: ST-Max", "Short term support: Ongoing low level", "Short term support: Other short term",
    "Unpaid carer support: Direct to unpaid carer", "Unpaid carer support: Support involving the person cared-for",
)  # fmt: skip
CLIENT_TYPES = ("Service user", "Unpaid carer", "Unpaid carer known by association")
MECHANISMS = ("Direct payment", "CASSR managed personal budget", "CASSR commissioned support")
COMPONENTS = (
    "Reablement", "Short term nursing care", "Short term residential care", "Long term nursing care", "Long term residential care",
    "Home support or domiciliary care", "Day support", "Meals", "Equipment", "Direct payment", "Shared Lives", "Community supported living",
    "Extra care housing", "Other short term support", "Other long term support", "Unpaid carer respite", "Unpaid carer sitting service",
    "Other unpaid carer support",
)  # fmt: skip
SETTLED = (
    "Owner occupier or shared ownership scheme", "Tenant: Local authority or other social housing provider", "Tenant: Private landlord",
    "Settled mainstream housing with family or friends", "Supported accommodation, supported lodgings or supported group home",
    "Shared Lives scheme", "Sheltered housing, extra care housing or other sheltered housing",
)  # fmt: skip
UNSETTLED = (
    "Placed in temporary accommodation by the council (inc. homelessness resettlement)",
    "Staying with family or friends as a short term guest", "Registered care home", "Registered nursing home", "Unknown",
)  # fmt: skip
INVALID = "Invalid and not mapped"
NEEDED = (
    "LA Code", "NHS Number", "LA Person Unique Identifier", "Date of Birth", "Date of Death", "Client Type", "Accommodation Status",
    "Event Type", "Event Start Date", "Event End Date", "Event Outcome", "Request: Route of Access", "Assessment Type", "Service Type",
    "Service Component", "Delivery Mechanism",
)  # fmt: skip


@dataclass(slots=True)
class Row:
    """One row of a file: what the method needs of it, cleaned, with the raw words that make its key."""

    record: int
    person: str
    council_number: str | None
    has_nhs_number: bool
    event_type: str
    client_type: str | None
    start: Day | None
    end: Day | None
    given_end: Day | None
    died: Day | None
    birth: Day | None
    outcome: str | None
    assessment_type: str | None
    service_type: str | None
    component: str | None
    mechanism: str | None
    accommodation: str | None
    raw_words: tuple[str, ...]
    period: tuple[Day, Day] = (FAR, FAR)

    @property
    def is_service(self) -> bool:
        return "service" in self.event_type.lower()

    @property
    def hierarchy(self) -> int:
        return OUTCOMES.get(self.outcome or "", 999)


@dataclass
class Submission:
    """One file: when it was handed in, what it covers, its rows."""

    submitted_on: Day
    covers: tuple[Day, Day] | None
    rows: list[Row] = field(default_factory=list)

    @property
    def period(self) -> tuple[Day, Day] | None:
        return self.covers or derived_period(self)


@dataclass
class Person:
    """The latest details known of a person."""

    birth: Day | None
    died: Day | None
    accommodation: str
    council_number: str | None
    has_nhs_number: bool

    def age(self, on: Day) -> int | None:
        return None if self.birth is None else int((on - self.birth).days // 365.25)


@dataclass
class Tables:
    """What the measures read: unique events, and people."""

    events: list[Row]
    people: dict[str, Person]


def submission(path: Path, submitted_on: Day, covers: tuple[Day, Day] | None, first_record: int) -> Submission:
    """A file's rows: trimmed, empty where they say NULL; rows of nobody or of another council left at the door."""
    read = Submission(submitted_on, covers)
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = csv.reader(file)
        places = {header: place for place, header in enumerate(next(lines)) if header in NEEDED}
        for number, cells in enumerate(lines):
            given = {header: _text(cells[place]) for header, place in places.items()}
            if given["LA Code"] == COUNCIL and (given["NHS Number"] or given["LA Person Unique Identifier"]):
                read.rows.append(_row(given, first_record + number))
    return read


def _text(cell: str) -> str | None:
    text = cell.strip()
    return None if text in ("", "NULL") else text


def _row(given: dict[str, str | None], record: int) -> Row:
    start, end, died = (_day(given[name]) for name in ("Event Start Date", "Event End Date", "Date of Death"))
    born = _day(given["Date of Birth"])
    derived_end = end
    if died and start and ((end is None and died > start) or (end is not None and start <= died <= end)):
        derived_end = died
    event_type = given["Event Type"] or ""
    key = {
        "request": ("Request: Route of Access",), "assessment": ("Assessment Type",), "service": ("Service Type", "Service Component"),
    }.get(event_type.lower(), ())  # fmt: skip
    return Row(
        record=record,
        person=given["NHS Number"] or f"{COUNCIL}_{given['LA Person Unique Identifier']}",
        council_number=given["LA Person Unique Identifier"],
        has_nhs_number=given["NHS Number"] is not None,
        event_type=event_type,
        client_type=_clean(given["Client Type"], CLIENT_TYPES),
        start=start,
        end=derived_end,
        given_end=end,
        died=died,
        birth=born.replace(day=1) if born else None,
        outcome=_clean(given["Event Outcome"], tuple(OUTCOMES)),
        assessment_type=_clean(given["Assessment Type"], ("Long term assessment", "Short term assessment")),
        service_type=_clean(given["Service Type"], SERVICE_TYPES),
        component=_clean(given["Service Component"], COMPONENTS),
        mechanism=_clean(given["Delivery Mechanism"], MECHANISMS),
        accommodation=_clean(given["Accommodation Status"], SETTLED + UNSETTLED),
        raw_words=tuple((given[name] or "").upper() for name in ("Client Type", "Event Type", *key)),
    )


@cache
def _day(text: str | None) -> Day | None:
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.datetime.strptime(text or "", form).date()
        except ValueError:
            continue
    return None


@cache
def _clean(text: str | None, known: tuple[str, ...]) -> str | None:
    if text is None:
        return None
    words = {value.upper(): value for value in known} | {old.upper(): new for old, new in RELEASE_1.items() if new in known}
    return words.get(text.upper(), INVALID)


def derived_period(given: Submission) -> tuple[Day, Day] | None:
    """cld.md 7.1: the months that carry at least 2% of the dated rows and nearly all kinds of event."""
    import_month = given.submitted_on.replace(day=1)
    count: dict[Day, int] = defaultdict(int)
    kinds: dict[Day, set[str]] = defaultdict(set)
    for row in given.rows:
        if row.given_end is not None and row.given_end < import_month:
            month = row.given_end.replace(day=1)
            count[month] += 1
            if row.event_type:
                kinds[month].add(row.event_type.upper())
    if not count:
        return None
    total, most = sum(count.values()), max(len(found) for found in kinds.values())
    good = [month for month in count if total < 100 or (100 * count[month] / total >= 2 and len(kinds[month]) >= most - 1)]
    return (min(good), month_end(max(good))) if good else None


def month_end(day: Day) -> Day:
    return Day(day.year + day.month // 12, day.month % 12 + 1, 1) - ONE_DAY


def reference_periods(submissions: list[Submission], with_tail: bool) -> list[tuple[Day, Day, Submission]]:
    """cld.md 7.2: the submission that serves each quarter from April 2023, quarters of one submission taken together."""
    last = max(period[1] for given in submissions if (period := given.period))
    chosen: dict[int, list[tuple[Day, Day]]] = defaultdict(list)
    start = NATIONAL_START
    last_quarter_end = None
    while start <= last:
        end = month_end(Day(start.year, start.month + 2, 1))
        able = [
            (given.submitted_on, place)
            for place, given in enumerate(submissions)
            if (period := given.period) and period[0] <= start and period[1] >= end and given.submitted_on > end
        ]
        if able:
            chosen[max(able)[1]].append((start, end))
            last_quarter_end = end
        start = end + ONE_DAY
    periods = [(min(quarters)[0], max(quarters)[1], submissions[place]) for place, quarters in chosen.items()]
    newest = max(submissions, key=lambda given: given.submitted_on)
    if with_tail and last_quarter_end and newest.period and newest.period[1] > last_quarter_end:
        periods.append((last_quarter_end + ONE_DAY, newest.period[1], newest))
    return sorted(periods, key=lambda period: period[0])


def tables(submissions: list[Submission], with_tail: bool = False) -> Tables:
    """Unique events of the joined table, and the latest details of each person (cld.md 7.3 to 8)."""
    periods = reference_periods(submissions, with_tail)
    kept: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for start, end, given in periods:
        for row in given.rows:
            if _in_period(row, start, end):
                row = copy(row)
                row.period = (start, end)
                kept[_unique(row)].append(row)
    last_end = max(end for _, end, _ in periods)
    events = []
    for versions in kept.values():
        starts = {row.period[0] for row in versions}
        closed = [_closed(row, starts, last_end) for row in versions]
        closed.sort(key=lambda row: (row.period[1], row.end or FAR, -row.hierarchy, row.record), reverse=True)
        events.append(closed[0])
    return Tables(events, _people(events))


def _in_period(row: Row, start: Day, end: Day) -> bool:
    if row.start is None or row.start > end or row.event_type == "":
        return False
    if row.died is not None and (row.died < start or row.died < row.start):
        return False
    if row.is_service:
        return row.end is None or row.end >= start
    return row.end is not None and start <= row.end <= end


def _unique(row: Row) -> tuple[object, ...]:
    return (row.person.upper(), row.start, *row.raw_words, None if row.is_service else row.end)


def _closed(row: Row, starts_seen: set[Day], last_end: Day) -> Row:
    """cld.md 7.6: a service that the very next reference period no longer holds ended with its own."""
    end = row.period[1]
    if row.is_service and end < last_end and (row.end is None or row.end > end) and end + ONE_DAY not in starts_seen:
        return replace(row, end=end)
    return row


def _people(events: list[Row]) -> dict[str, Person]:
    by_person: dict[str, list[Row]] = defaultdict(list)
    for row in events:
        by_person[row.person].append(row)
    return {person: _person(rows) for person, rows in by_person.items()}


def _person(rows: list[Row]) -> Person:
    """cld.md 8 for birth, death and accommodation."""
    births = [(-row.period[1].toordinal(), row.birth) for row in rows if row.birth is not None]
    deaths = [(row.period[1], row.died) for row in rows if row.died is not None]

    def rank(row: Row) -> tuple[object, ...]:
        return (_accommodation(row) != "Unknown", row.period[1], row.end or FAR, row.start)

    best = max(rank(row) for row in rows)
    values = {_accommodation(row) for row in rows if rank(row) == best}
    accommodation = values.pop() if len(values) == 1 else "Unknown"
    latest = max(rows, key=lambda row: (row.period[1], row.record))
    return Person(
        birth=min(births)[1] if births else None,
        died=max(deaths)[1] if deaths else None,
        accommodation=_from_services(rows) if accommodation == "Unknown" else accommodation,
        council_number=latest.council_number,
        has_nhs_number=any(row.has_nhs_number for row in rows),
    )


def _accommodation(row: Row) -> str:
    return "Unknown" if row.accommodation in (None, INVALID) else str(row.accommodation)


def _from_services(rows: list[Row]) -> str:
    """cld.md 8, accommodation fallback from services."""
    ranks = {"Long term support: Nursing care": 1, "Long term support: Residential care": 2, "Long term support: Community": 3,
             "Long term support: Prison": 4, "Short term support: ST-Max": 5, "Short term support: Ongoing low level": 6,
             "Short term support: Other short term": 7}  # fmt: skip
    telling = {"Shared Lives": "Shared Lives scheme", "Community supported living": "Supported accommodation, supported lodgings or supported group home",
               "Extra care housing": "Sheltered housing, extra care housing or other sheltered housing", "Home support or domiciliary care": ""}  # fmt: skip
    services = [row for row in rows if row.is_service]
    if not services:
        return "Unknown"

    def rank(row: Row) -> tuple[object, ...]:
        return (row.end or FAR, -ranks.get(row.service_type or "", 99), row.component in telling, row.start)

    best = max(rank(row) for row in services)
    first = [row for row in services if rank(row) == best]
    types = {row.service_type for row in first}
    usable = {row.component for row in first if row.component in telling}
    service_type = types.pop() if len(types) == 1 else None
    component = usable.pop() if len(usable) == 1 else None
    if service_type == "Long term support: Nursing care":
        return "Registered nursing home"
    if service_type == "Long term support: Residential care":
        return "Registered care home"
    if component is not None and telling[component]:
        return telling[component]
    if service_type == "Long term support: Community":
        return "Unknown: Presumed at home" if component else "Unknown: Presumed in community"
    return "Unknown"
