"""The national method a second time, by a slow and obvious road: plain Python, no SQL, nothing of the product.

Written from reference/cld.md sections 7, 8 and 12, for files as councils send them and for the words of section 3.
"""

from __future__ import annotations

import csv
import datetime
from collections import defaultdict
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from statistics import median

Day = datetime.date
ONE_DAY = datetime.timedelta(days=1)
FAR = Day(9999, 1, 1)
NATIONAL_START = Day(2023, 4, 1)
EARLY_END = Day(2024, 6, 30)
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
RELEASE_1 = {  # where the words differ, not just their capitals
    "Carer": "Unpaid carer", "Carer known by association": "Unpaid carer known by association",
    "Progress to Assessment": "Progress to assessment, review or reassessment",
    "Progress to Re-assessment / Unplanned Review": "Progress to assessment, review or reassessment",
    "Progress to financial assessment": "Release 1 specification only: Not mapped",
    "Progress to End of Life Care": "Release 1 specification only: Not mapped",
    "Progress to Support Planning / Services": "Progress to support planning or services",
    "No change in package": "Continuation of support or services", "Provision of service": "Continuation of support or services",
    "NFA - Moved to another LA": "NFA: Responsibility moved to another local authority",
    "NFA - 100% NHS funded care": "NFA: Referral to NHS services or NHS funded social care",
    "NFA - Self-funded client (Inc. 12wk disregard)": "NFA: Self-funded client or under 12wk disregard",
    "NFA - Information & Advice / Signposting only": "NFA: Information and advice or signposting",
    "NFA - Support declined": "NFA: Support declined", "NFA - Deceased": "NFA: Deceased",
    "Service ended as planned": "NFA: Support ended as planned",
    "NFA - Support ended: Other reason": "NFA: Support ended for other reason",
    "NFA - No services offered: Other reason": "NFA: No services offered for other reason", "NFA- Other": "NFA: Other",
    "Community / Other route": "Community or other route",
    "Carer Support: Direct to Carer": "Unpaid carer support: Direct to unpaid carer",
    "Carer Support: Support involving the person cared-for": "Unpaid carer support: Support involving the person cared-for",
    "Home Support": "Home support or domiciliary care", "Carer Respite": "Unpaid carer respite",
    "Tenant": "Tenant: Local authority or other social housing provider", "Tenant - private landlord": "Tenant: Private landlord",
    "Settled mainstream housing with family / friends": "Settled mainstream housing with family or friends",
    "Supported accommodation / supported lodgings / supported group home":
        "Supported accommodation, supported lodgings or supported group home",
    "Sheltered housing / extra care housing / other sheltered housing": "Sheltered housing, extra care housing or other sheltered housing",
    "Mobile accommodation for Gypsy / Roma and Traveller communities": "Mobile accommodation for Gypsy, Roma and Traveller communities",
    "Rough sleeper / squatting": "Rough sleeper or squatting",
    "Night shelter / emergency hostel / direct access hostel": "Night shelter, emergency hostel or direct access hostel",
    "Staying with family / friends as a short-term guest": "Staying with family or friends as a short term guest",
    "Acute / long-term healthcare residential facility or hospital": "Acute hospital or long term healthcare residential facility",
    "Prison / Young offenders institution / detention centre": "Prison, young offenders institution or detention centre",
    "Support with Memory & Cognition": "Support with memory and cognition",
    "Social Support: Support to Carer": "Social support: Support to unpaid carer",
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
    "Home support or domiciliary care", "Day support", "Meals", "Transport", "Equipment", "Direct payment", "Shared Lives",
    "Community supported living", "Extra care housing", "Professional support: Social worker", "Professional support: Other",
    "Learning, education or employment support", "End of life care", "Emergency support", "Other short term support",
    "Other long term support", "Unpaid carer respite", "Unpaid carer sitting service", "Unpaid carer universal services",
    "Other unpaid carer support",
)  # fmt: skip
ROUTES = (
    "Planned entry (transition)", "Discharge from hospital", "Diversion from hospital services", "Community or other route", "Prison",
    "Self-funder", "Discharge from reablement", "Transfer from other LA",
)  # fmt: skip
ASSESSMENTS = ("Long term assessment", "Short term assessment", "Financial assessment")
EVENT_TYPES = ("Request", "Assessment", "Service", "Review")
GENDERS = ("Male", "Female", "Other", "Unknown")
FOR_A_CARER = "Social support: Support to unpaid carer"
SUPPORT_REASONS = (
    "Physical support: Personal care support", "Support with memory and cognition", "Learning disability support",
    "Mental health support", FOR_A_CARER, "Unknown",
)  # fmt: skip
SETTLED = (
    "Owner occupier or shared ownership scheme", "Tenant: Local authority or other social housing provider", "Tenant: Private landlord",
    "Settled mainstream housing with family or friends", "Supported accommodation, supported lodgings or supported group home",
    "Shared Lives scheme", "Approved premises for offenders released from prison or under probation supervision",
    "Sheltered housing, extra care housing or other sheltered housing", "Mobile accommodation for Gypsy, Roma and Traveller communities",
)  # fmt: skip
UNSETTLED = (
    "Rough sleeper or squatting", "Night shelter, emergency hostel or direct access hostel", "Refuge",
    "Placed in temporary accommodation by the council (inc. homelessness resettlement)",
    "Staying with family or friends as a short term guest", "Acute hospital or long term healthcare residential facility",
    "Registered care home", "Registered nursing home", "Prison, young offenders institution or detention centre",
    "Other temporary accommodation", "Unknown",
)  # fmt: skip
ACCOMMODATION = SETTLED + UNSETTLED
INVALID = "Invalid and not mapped"
PARTS_OF_THE_KEY = {
    "request": ("Request: Route of Access",), "assessment": ("Assessment Type",), "service": ("Service Type", "Service Component"),
}  # fmt: skip
NEEDED = (
    "LA Code", "NHS Number", "LA Person Unique Identifier", "Date of Birth", "Date of Death", "Client Type", "Accommodation Status",
    "Event Type", "Event Start Date", "Event End Date", "Event Outcome", "Request: Route of Access", "Assessment Type", "Service Type",
    "Service Component", "Delivery Mechanism", "Gender", "Primary Support Reason",
)  # fmt: skip


@dataclass(slots=True)
class Row:
    """One row of a file: what the method needs of it, cleaned, with the raw words that make its key."""

    record: int
    person: str
    council_number: str | None
    has_nhs_number: bool
    given_type: str
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
    gender: str | None
    support_reason: str | None
    is_service: bool
    key: tuple[str | None, ...]
    period: tuple[Day, Day] = (FAR, FAR)

    @property
    def hierarchy(self) -> int:
        return OUTCOMES.get(self.outcome or "", 999)


@dataclass
class Submission:
    """One file: when it was handed in, what it covers, its rows."""

    submitted_on: Day
    covers: tuple[Day, Day] | None
    rows: list[Row] = field(default_factory=list)
    method: str = "M1"
    hour: int = 0

    @property
    def period(self) -> tuple[Day, Day] | None:
        return self.covers or (derived_period(self) if self.method == "M1" else derived_period_m2(self))

    def came_after(self, day: Day) -> bool:
        """A date and time: at ten in the morning of that day is after it (cld.md section 10)."""
        return self.submitted_on > day or (self.submitted_on == day and self.hour > 0)


@dataclass
class Person:
    """The latest details known of a person."""

    birth: Day | None
    died: Day | None
    accommodation: str
    gender: str
    support_reason: str
    council_number: str | None
    has_nhs_number: bool
    seen_with_nhs_number: bool

    def age(self, on: Day) -> int | None:
        return None if self.birth is None else int((on - self.birth).days // 365.25)


@dataclass
class Tables:
    """What the measures read: unique events, and people, of whole quarters or months served."""

    events: list[Row]
    people: dict[str, Person]
    method: str = "M1"


def submission(path: Path, submitted_on: Day, covers: tuple[Day, Day] | None, first_record: int) -> Submission:
    """A file's rows: trimmed, empty where they say NULL; rows of nobody or of another council left at the door."""
    read = Submission(submitted_on, covers)
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = csv.reader(file)
        places = {header: place for place, header in enumerate(next(lines)) if header in NEEDED}
        for number, cells in enumerate(lines):
            given = {header: _text(cells[place]) for header, place in places.items()}
            if given["LA Code"] == COUNCIL and (given["NHS Number"] or given["LA Person Unique Identifier"]):
                read.rows.append(row_of(given, first_record + number))
    return read


def _text(cell: str) -> str | None:
    text = cell.strip()
    return None if text in ("", "NULL") else text


def row_of(given: dict[str, str | None], record: int, method: str = "M1") -> Row:
    """A row as the method takes it: ended by death, in Release 2 words, with what makes it the same event as another (cld.md 7.3 to 7.5)."""
    start, end, died = (_day(given[name]) for name in ("Event Start Date", "Event End Date", "Date of Death"))
    born = _day(given["Date of Birth"])
    derived_end = end
    if died and start and ((end is None and died > start) or (end is not None and start <= died <= end)):
        derived_end = died
    given_type = given["Event Type"] or ""
    event_type = given_type if method == "M1" else _clean(given["Event Type"], EVENT_TYPES) or ""
    is_service = "service" in event_type.lower() if method == "M1" else event_type == "Service"
    cleaned = {
        "Client Type": _clean(given["Client Type"], CLIENT_TYPES),
        "Request: Route of Access": _clean(given["Request: Route of Access"], ROUTES),
        "Assessment Type": _clean(given["Assessment Type"], ASSESSMENTS),
        "Service Type": _clean(given["Service Type"], SERVICE_TYPES),
        "Service Component": _clean(given["Service Component"], COMPONENTS),
    }
    parts: tuple[str, ...] = ("Client Type",)
    for word, own_parts in PARTS_OF_THE_KEY.items():
        if word in event_type.lower() if method == "M1" else word == event_type.lower():
            parts += own_parts
    compared = given if method == "M1" else cleaned
    return Row(
        record=record,
        person=(given["NHS Number"] or f"{COUNCIL}_{given['LA Person Unique Identifier']}").upper(),
        council_number=given["LA Person Unique Identifier"],
        has_nhs_number=given["NHS Number"] is not None,
        given_type=given_type,
        event_type=event_type,
        client_type=cleaned["Client Type"],
        start=start,
        end=derived_end,
        given_end=end,
        died=died,
        birth=born.replace(day=1) if born else None,
        outcome=_clean(given["Event Outcome"], tuple(OUTCOMES)),
        assessment_type=cleaned["Assessment Type"],
        service_type=cleaned["Service Type"],
        component=cleaned["Service Component"],
        mechanism=_clean(given["Delivery Mechanism"], MECHANISMS),
        accommodation=_clean(given["Accommodation Status"], ACCOMMODATION),
        gender=_clean(given["Gender"], GENDERS),
        support_reason=_clean(given["Primary Support Reason"], SUPPORT_REASONS),
        is_service=is_service,
        key=(event_type.upper(), *((compared[name] or "").upper() for name in parts)),
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


def derived_period_m2(given: Submission) -> tuple[Day, Day] | None:
    """cld.md 12, point 5: the latest run of months complete for requests, assessments and services alike."""
    import_month = given.submitted_on.replace(day=1)
    usable: list[set[Day]] = []
    counts: dict[str, dict[Day, int]] = {kind: defaultdict(int) for kind in ("Request", "Assessment", "Service")}
    for row in given.rows:
        kind = row.given_type[:10].title() if row.given_type.lower().startswith("assessment") else row.given_type[:7].title()
        if kind in counts and row.given_end and Day(2020, 4, 1) <= row.given_end < import_month:
            counts[kind][row.given_end.replace(day=1)] += 1
    if not all(counts.values()):
        return None
    totals = {kind: sum(months.values()) for kind, months in counts.items()}
    totals["Service"] += sum(row.given_type.lower().startswith("service") and row.given_end is None for row in given.rows)
    for kind, months in counts.items():
        big_enough = totals[kind] >= 0.05 * median(totals.values())
        complete = {month for month, rows in months.items() if big_enough and rows >= 10 and rows >= 0.2 * median(months.values())}
        between = {after(month) for month in complete if after(after(month)) in complete}
        usable.append(complete | between)
    shared = usable[0] & usable[1] & usable[2]
    if not shared:
        return None
    last = first = max(shared)
    while (first - ONE_DAY).replace(day=1) in shared:
        first = (first - ONE_DAY).replace(day=1)
    return first, month_end(last)


def after(month: Day) -> Day:
    """The first day of the next month."""
    return month_end(month) + ONE_DAY


def month_end(day: Day) -> Day:
    return Day(day.year + day.month // 12, day.month % 12 + 1, 1) - ONE_DAY


@dataclass(frozen=True)
class Served:
    """A quarter, or the tail of whole months after the last one, and the place of the submission that serves it."""

    start: Day
    end: Day
    place: int
    tail: bool = False


def served(submissions: list[Submission], scope: str) -> list[Served]:
    """cld.md 7.2: each quarter that is served and, in the scope 'tail', the whole months after them.

    National history starts in April 2023. The scope 'early' has the older quarters of submissions whose period was vouched for, and those
    to June 2024, so that the last rolling year that starts before April 2023 can be looked at for 91 days more.
    """
    periods = [period for given in submissions if (period := given.period)]
    chosen: list[Served] = []
    start = quarter_start(min((period[0] for period in periods), default=FAR))
    while start <= max((period[1] for period in periods), default=Day.min):
        end = month_end(Day(start.year, start.month + 2, 1))
        able = [
            (given.submitted_on, given.hour, place)
            for place, given in enumerate(submissions)
            if (period := given.period) and period[0] <= start and period[1] >= end and given.came_after(end)
            and (start >= NATIONAL_START or given.covers)
        ]  # fmt: skip
        if able:
            chosen.append(Served(start, end, max(able)[2]))
        start = end + ONE_DAY
    if scope == "early":
        return [quarter for quarter in chosen if quarter.end <= EARLY_END] if chosen and chosen[0].start < NATIONAL_START else []
    national = [quarter for quarter in chosen if quarter.start >= NATIONAL_START]
    if scope == "national":
        return national
    tail = _tail(submissions, chosen)
    return national + tail if tail else []


def _tail(submissions: list[Submission], chosen: list[Served]) -> list[Served]:
    """The whole months that the newest submission covers beyond the last whole quarter, before the month it came in."""
    beyond = [
        (given.submitted_on, given.hour, place, period)
        for place, given in enumerate(submissions)
        if (period := given.period) and (not chosen or period[1] > chosen[-1].end)
    ]
    if not beyond:
        return []
    submitted_on, _, place, period = max(beyond, key=lambda found: found[:3])
    first = period[0] if period[0].day == 1 else after(period[0])
    last = min((period[1] + ONE_DAY).replace(day=1), submitted_on.replace(day=1)) - ONE_DAY
    next_day = chosen[-1].end + ONE_DAY if chosen else first
    return [Served(next_day, last, place, tail=True)] if first <= next_day <= last else []


def reference_periods(submissions: list[Submission], scope: str) -> list[tuple[Day, Day, Submission]]:
    """The quarters of one submission taken together, then the tail as one more."""
    found: dict[tuple[int, bool], list[Served]] = defaultdict(list)
    for each in served(submissions, scope):
        found[each.place, each.tail].append(each)
    periods = [(parts[0].start, parts[-1].end, submissions[place]) for (place, _), parts in found.items()]
    return sorted(periods, key=lambda period: period[0])


def quarter_start(day: Day) -> Day:
    return Day(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def tables(submissions: list[Submission], scope: str = "national") -> Tables:
    """Unique events of the joined table, and the latest details of each person (cld.md 7.3 to 8)."""
    periods = reference_periods(submissions, scope)
    kept: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for start, end, given in periods:
        for row in given.rows:
            if _in_period(row, start, end):
                row = copy(row)
                row.period = (start, end)
                kept[_unique(row)].append(row)
    last_start = max((row.period[0] for versions in kept.values() for row in versions), default=FAR)
    events = []
    for versions in kept.values():
        starts = {row.period[0] for row in versions}
        closed = [_closed(row, starts, last_start) for row in versions]
        closed.sort(key=lambda row: (row.period[1], row.end or FAR, -row.hierarchy, row.record), reverse=True)
        events.append(closed[0])
    return Tables(events, _people(events), submissions[0].method)


def _in_period(row: Row, start: Day, end: Day) -> bool:
    if row.start is None or row.start > end or row.event_type == "":
        return False
    if row.died is not None and (row.died < start or row.died < row.start):
        return False
    if "service" in row.given_type.lower():  # rows are chosen by the word as given, by both methods
        return row.end is None or row.end >= start
    return row.end is not None and start <= row.end <= end


def _unique(row: Row) -> tuple[object, ...]:
    return (row.person, row.start, *row.key, None if row.is_service else row.end)


def _closed(row: Row, starts_seen: set[Day], last_start: Day) -> Row:
    """cld.md 7.6: what goes on and the very next reference period no longer holds ended with its own, but in the period that starts last."""
    end = row.period[1]
    if row.period[0] != last_start and (row.end is None or row.end > end) and end + ONE_DAY not in starts_seen:
        return replace(row, end=end)
    return row


def _people(events: list[Row]) -> dict[str, Person]:
    by_person: dict[str, list[Row]] = defaultdict(list)
    for row in events:
        by_person[row.person].append(row)
    with_nhs_number = {(row.council_number or "").upper() for row in events if row.has_nhs_number}
    return {person: _person(rows, with_nhs_number) for person, rows in by_person.items()}


def _person(rows: list[Row], with_nhs_number: set[str]) -> Person:
    """cld.md 8 for birth, death, accommodation, gender and primary support reason; cld.md 5 for who is a person to NHS England."""
    births = [(-row.period[1].toordinal(), row.birth) for row in rows if row.birth is not None]
    deaths = [(row.period[1], row.died) for row in rows if row.died is not None]
    accommodation = _latest(rows, lambda row: row.accommodation, ("Unknown",))
    latest = max(rows, key=lambda row: (row.period[1], row.record))
    has_nhs_number = any(row.has_nhs_number for row in rows)
    return Person(
        birth=min(births)[1] if births else None,
        died=max(deaths)[1] if deaths else None,
        accommodation=_from_services(rows) if accommodation == "Unknown" else accommodation,
        gender=_latest(rows, lambda row: row.gender, ("Unknown",)),
        support_reason=_latest(rows, lambda row: row.support_reason, ("Unknown", FOR_A_CARER)),
        council_number=latest.council_number,
        has_nhs_number=has_nhs_number,
        seen_with_nhs_number=not has_nhs_number and (latest.council_number or "").upper() in with_nhs_number,
    )


def _latest(rows: list[Row], detail: Callable[[Row], str | None], unknown: tuple[str, ...]) -> str:
    """The first-ranked value, known before unknown; several at the first rank overwrite each other."""
    ranked = []
    for row in rows:
        value = detail(row) or "Unknown"
        value = "Unknown" if value == INVALID else value
        ranked.append(((value not in unknown, row.period[1], row.end or FAR, row.start or Day.min), value))
    best = max(rank for rank, _ in ranked)
    values = {value for rank, value in ranked if rank == best}
    return values.pop() if len(values) == 1 else "Unknown"


def _from_services(rows: list[Row]) -> str:
    """cld.md 8, accommodation fallback from services."""
    ranks = {"Long term support: Nursing care": 1, "Long term support: Residential care": 2, "Long term support: Community": 3,
             "Long term support: Prison": 4, "Short term support: ST-Max": 5, "Short term support: Ongoing low level": 6,
             "Short term support: Other short term": 7}  # fmt: skip
    telling = {"Shared Lives": "Shared Lives scheme", "Community supported living": "Supported accommodation, supported lodgings or supported group home",
               "Extra care housing": "Sheltered housing, extra care housing or other sheltered housing", "Home support or domiciliary care": ""}  # fmt: skip
    services = [row for row in rows if row.event_type.lower() == "service"]
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
    if service_type == "Long term support: Prison":
        return "Prison, young offenders institution or detention centre"
    return "Unknown"
