"""The measures a second time, in plain Python from reference/measures.md, on the tables of `national_tables`."""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass

from tests.sample.national_tables import FAR, INVALID, LTS4, OUTCOMES, SETTLED, Day, Person, Row, Tables

CARE_HOMES = ("Long term support: Residential care", "Long term support: Nursing care")
ST_MAX = "Short term support: ST-Max"
COMMUNITY, PRISON = "Long term support: Community", "Long term support: Prison"
MANAGED, COMMISSIONED, DIRECT = "CASSR managed personal budget", "CASSR commissioned support", "Direct payment"
AS_PLANNED = "NFA: Support ended as planned"
OUTSIDE_THE_DOOR = ("NFA: Deceased", "NFA: Responsibility moved to another local authority", "Admitted to hospital")
YOUNGER, OLDER = "18 to 64", "65 and above"

Counts = dict[str, tuple[int, int]]  # age band (or "All") to numerator and denominator


def financial_year(first: int) -> tuple[Day, Day]:
    return Day(first, 4, 1), Day(first + 1, 3, 31)


def band(age: int | None) -> str | None:
    return None if age is None or age < 18 else YOUNGER if age < 65 else OLDER


def days(earlier: Day, later: Day) -> int:
    return (later - earlier).days


def _users(tables: Tables, kind: str) -> list[Row]:
    return [row for row in tables.events if row.event_type.lower() == kind and row.client_type == "Service user" and row.start is not None]


def admissions(tables: Tables, start: Day, end: Day) -> dict[str, int]:
    """measures.md 6.1, M1: people newly placed in long-term residential or nursing care, by age band."""
    stays: dict[str, list[Row]] = defaultdict(list)
    for row in _users(tables, "service"):
        person, component = tables.people[row.person], (row.component or "").lower()
        if (
            row.service_type in CARE_HOMES and person.birth is not None and (person.died is None or person.died >= start)
            and ("residential" in component or "nursing" in component) and "short" not in component
        ):  # fmt: skip
            stays[row.person].append(row)
    band_of: dict[str, str] = {}
    for person_id, rows in stays.items():
        for row in rows:
            assert row.start is not None
            if not start <= row.start <= end or row.outcome == "NFA: Self-funded client or under 12wk disregard":
                continue
            if any(
                before.start < row.start and (before.end is None or days(before.end, row.start) < 365) for before in rows if before.start
            ):
                continue
            found = band(tables.people[person_id].age(row.start))
            if found is not None:
                band_of[person_id] = min(found, band_of.get(person_id, found))
    return {group: sum(found == group for found in band_of.values()) for group in (YOUNGER, OLDER)}


def left_out(tables: Tables, rows: list[Row], first: Day) -> set[str]:
    """Who is no person of their own to NHS England: without an NHS number, under a council number that has one among a table's own rows."""

    def stays(person: Person) -> bool:
        return person.birth is not None and (person.died is None or person.died >= first)

    numbers = {(row.council_number or "").upper() for row in rows if row.has_nhs_number and stays(tables.people[row.person])}
    return {row.person for row in rows if not row.has_nhs_number and row.council_number and row.council_number.upper() in numbers}


def _long_term_support(tables: Tables) -> list[tuple[Row, Person]]:
    """Long-term support of people whose birth month is known: NHS England asks for the type of service alone, whatever the type of event."""
    return [
        (row, person)
        for row in tables.events
        if row.client_type == "Service user"
        and row.start is not None
        and row.service_type in LTS4
        and (person := tables.people[row.person]).birth is not None
    ]


def supported_in_year(tables: Tables, start: Day, end: Day) -> int:
    """measures.md 10.5, LTS001a: people with long-term support at any time in the period."""
    support = [
        (row, person)
        for row, person in _long_term_support(tables)
        if row.start and row.start <= end and (row.end is None or row.end >= start) and (person.died is None or person.died >= start)
    ]
    return len({row.person for row, person in support if band(person.age(end))} - left_out(tables, [row for row, _ in support], start))


def supported_on(tables: Tables, day: Day) -> int:
    """measures.md 10.5, LTS001b: people with long-term support on a day."""
    return supported_in_year(tables, day, day)


def supported_over_12_months(tables: Tables, day: Day) -> int:
    """measures.md 10.5, LTS001c: of those supported on a day, people whose unbroken support began more than 12 months before."""
    year_before = day.replace(year=day.year - 1)
    rows: dict[str, list[Row]] = defaultdict(list)
    for row, person in _long_term_support(tables):
        if (person.died is None or person.died >= day) and band(person.age(day)):
            rows[row.person].append(row)
    left = left_out(tables, [row for row, _ in _long_term_support(tables) if row.start and row.start <= day], day)
    return sum(supported_since_before(year_before, of_person, day) for key, of_person in rows.items() if key not in left)


def supported_since_before(before: Day, rows: list[Row], day: Day) -> bool:
    """Whether a service of a chain (each starts no later than the day after the row before it ended) that began before covers the day."""
    begun = previous = None
    for row in sorted(rows, key=lambda row: (row.start or FAR, row.end or FAR, row.record)):
        assert row.start is not None
        if begun is None or previous is None or days(previous, row.start) > 1:
            begun = row.start
        previous = row.end or FAR
        if begun < before and row.start <= day <= previous:
            return True
    return False


def requests(tables: Tables, start: Day, end: Day) -> int:
    """measures.md 11.2: requests of service users that ended in the period."""
    return sum(row.end is not None and start <= row.end <= end for row in _users(tables, "request"))


def front_door(tables: Tables, start: Day, end: Day) -> tuple[int, int]:
    """measures.md 11: requests resolved at the front door, out of those it could resolve."""
    events = _by_person(tables)
    ended = _ended(tables, start, end)
    resolved = [row for row in ended if _is_resolved(row, events[row.person])]
    return len(resolved), sum(row.outcome not in OUTSIDE_THE_DOOR for row in ended)


def afterwards(tables: Tables, start: Day, end: Day) -> tuple[int, int, int]:
    """measures.md 11: resolved requests followed within 91 days by another request; by long-term support; and all resolved ones."""
    events = _by_person(tables)
    again = supported = resolved = 0
    for row in _ended(tables, start, end):
        if not _is_resolved(row, events[row.person]):
            continue
        assert row.end is not None
        resolved += 1
        others = [other for other in events[row.person] if other.client_type == "Service user" and other.start is not None]
        cluster = cluster_of(row, others)
        again += any(
            other.event_type.lower() == "request" and other not in cluster and 0 <= days(row.end, other.start) <= 91
            for other in others if other.start
        )  # fmt: skip
        supported += any(is_long_term(other) and 0 <= days(row.end, other.start) <= 91 for other in others if other.start)
    return again, supported, resolved


def new_requests(tables: Tables, start: Day, end: Day) -> int:
    """measures.md 11.2 and 10.1 point 5: requests of people with no long-term support when their request (with those it runs on from) began."""
    events = _by_person(tables)
    found = 0
    for row in _ended(tables, start, end):
        others = [other for other in events[row.person] if other.client_type == "Service user" and other.start is not None]
        begun = min(other.start for other in cluster_of(row, others) if other.start)
        found += not any(names_long_term(other) and other.start <= begun <= (other.end or FAR) for other in others if other.start)
    return found


def _by_person(tables: Tables) -> dict[str, list[Row]]:
    events: dict[str, list[Row]] = defaultdict(list)
    for row in tables.events:
        events[row.person].append(row)
    return events


def _ended(tables: Tables, start: Day, end: Day) -> list[Row]:
    return [row for row in _users(tables, "request") if row.end is not None and start <= row.end <= end]


def names_long_term(row: Row) -> bool:
    """What SALT's tables of new people take for long-term support: any of the four kinds of event that names it."""
    return row.event_type.lower() in ("request", "assessment", "service", "review") and row.service_type in LTS4


def is_long_term(row: Row) -> bool:
    return row.event_type.lower() == "service" and row.service_type in LTS4


def _is_resolved(row: Row, of_person: list[Row]) -> bool:
    if row.end is None or row.outcome in OUTSIDE_THE_DOOR or row.outcome is None or not row.outcome.startswith("NFA"):
        return False
    return not any(goes_on(later, row.end) for later in of_person)


def goes_on(row: Row, after: Day) -> bool:
    if row.client_type != "Service user" or row.start is None or not 0 <= days(after, row.start) <= 28:
        return False
    if row.event_type.lower() == "service":
        return row.service_type in (*LTS4, ST_MAX)
    return row.event_type.lower() == "assessment" and row.assessment_type == "Long term assessment"


def cluster_of(row: Row, others: list[Row]) -> list[Row]:
    """The requests that run on from each other with this one: each within 4 days of the end of the one before (measures.md 10.1 point 3)."""
    clusters: list[list[Row]] = []
    for other in sorted(
        (other for other in others if other.event_type.lower() == "request"),
        key=lambda other: (other.start or FAR, other.end or FAR, other.record),
    ):
        if clusters and days(clusters[-1][-1].end or FAR, other.start or FAR) <= 4:
            clusters[-1].append(other)
        else:
            clusters.append([other])
    return next(cluster for cluster in clusters if row in cluster)


def carers(tables: Tables, start: Day, end: Day) -> tuple[tuple[int, int], tuple[int, int]]:
    """measures.md 9.2: 3D(1b) and 3D(2b), carers with support of their own in the period."""
    direct_to, with_cared_for = (
        "Unpaid carer support: Direct to unpaid carer",
        "Unpaid carer support: Support involving the person cared-for",
    )
    best: dict[str, int] = {}
    for row in tables.events:
        person, kind = tables.people[row.person], row.event_type.lower()
        advice = row.outcome == "NFA: Information and advice or signposting"
        if (
            row.client_type not in ("Unpaid carer", "Unpaid carer known by association") or row.start is None or row.start > end
            or (row.end is not None and (row.end < start or row.end < row.start)) or (person.died is not None and person.died < start)
        ):  # fmt: skip
            continue
        if row.service_type == direct_to:
            if DIRECT in (row.mechanism, row.component):
                category = 1
            elif row.component is None:
                continue
            else:
                category = {MANAGED: 2, COMMISSIONED: 3}.get(row.mechanism or "", 4)
        elif row.service_type == with_cared_for:
            category = 6
        elif row.service_type is None and kind in ("assessment", "review"):
            category = 5 if advice else 6
        elif row.service_type is None and advice:
            category = 5
        else:
            continue
        age = person.age(end)
        if age is not None and age < 18:
            continue
        best[row.person] = min(category, best.get(row.person, 9))
    denominator = sum(category <= 3 for category in best.values())
    return (sum(category <= 2 for category in best.values()), denominator), (sum(category == 1 for category in best.values()), denominator)


def personal_budgets(tables: Tables, day: Day) -> tuple[Counts, Counts]:
    """measures.md 9.1: 3D(1a) and 3D(2a), people supported in the community, by age band and in all."""
    ranks = {("community", DIRECT): 3, ("community", MANAGED): 4, ("community", COMMISSIONED): 5, ("community", None): 6,
             ("prison", MANAGED): 7, ("prison", COMMISSIONED): 8, ("prison", None): 9}  # fmt: skip
    best: dict[str, int] = {}
    for row in _users(tables, "service"):
        person = tables.people[row.person]
        age = person.age(day)
        if (
            row.service_type not in LTS4 or row.start is None or row.start > day or (row.end is not None and (row.end < row.start or row.end < day))
            or (person.died is not None and person.died < day) or (age is not None and age < 18)
        ):  # fmt: skip
            continue
        if row.service_type in CARE_HOMES:
            rank = 1 if row.service_type.endswith("Nursing care") else 2
        else:
            place = "community" if row.service_type == COMMUNITY else "prison"
            mechanism = DIRECT if row.component == DIRECT else row.mechanism
            rank = ranks.get((place, mechanism), ranks[place, None])
        best[row.person] = min(rank, best.get(row.person, 99))
    self_directed: Counts = {}
    direct: Counts = {}
    for group in (YOUNGER, OLDER, "All"):
        found = [rank for person, rank in best.items() if 3 <= rank <= 6 and group in ("All", band(tables.people[person].age(day)))]
        self_directed[group] = (sum(rank <= 4 for rank in found), len(found))
        direct[group] = (sum(rank == 3 for rank in found), len(found))
    return self_directed, direct


def living_at_home(tables: Tables, start: Day, end: Day) -> Counts:
    """measures.md 8: 2E(2a) and 2E(2b), people with long-term support who live at home or with family."""
    last: dict[str, Day] = {}
    for row in _users(tables, "service"):
        person = tables.people[row.person]
        finish = row.end or FAR
        if (
            row.service_type in LTS4 and row.start is not None and row.start <= end and finish >= row.start and finish >= start
            and (person.died is None or person.died >= start)
        ):  # fmt: skip
            last[row.person] = max(min(finish, end), last.get(row.person, start))
    counts: Counts = {}
    for group in (YOUNGER, OLDER):
        people = [tables.people[person] for person, day in last.items() if band(tables.people[person].age(day)) == group]
        settled = sum(person.accommodation in (*SETTLED, "Unknown: Presumed at home") for person in people)
        counts[group] = (settled, len(people))
    return counts


@dataclass
class Episode:
    """A cluster of reablement of one person."""

    start: Day
    end: Day
    rows: list[Row]

    @property
    def last(self) -> Row:
        return max(self.rows, key=lambda row: (row.end or FAR, -usability(row), row.record))


def usability(row: Row) -> int:
    """The outcome's hierarchy, the first five plus 100 (measures.md 5.1, step 1)."""
    place = OUTCOMES.get(row.outcome or INVALID, 999)
    return place + 100 if place <= 5 else place


def reablement(tables: Tables, start: Day, end: Day) -> Counts:
    """measures.md 5.1: episodes not followed by long-term support, by age band at the end of the episode."""
    base: dict[str, list[Row]] = defaultdict(list)
    for row in tables.events:
        if row.client_type == "Service user" and row.start is not None and (row.end is None or row.end >= row.start):
            base[row.person].append(row)
    counted: dict[str, list[bool]] = {YOUNGER: [], OLDER: [], "All": []}
    for person_id, rows in base.items():
        person = tables.people[person_id]
        for episode in episodes(rows):
            age = person.age(episode.end)
            if (
                not start <= episode.end <= end
                or (age is not None and age < 18)
                or (person.died is not None and person.died < episode.start)
            ):
                continue
            if any(
                row.service_type in LTS4 and row.start < episode.start and days(row.end or FAR, episode.start) < 91
                for row in rows
                if row.start
            ):
                continue
            others = [row for row in rows if not (is_st_max(row) and row.start and episode.start <= row.start <= episode.end)]
            result = verdict(sequel(episode, others, person))
            if result is not None:
                for group in ("All", band(age)):
                    if group:
                        counted[group].append(result)
    return {group: (sum(results), len(results)) for group, results in counted.items()}


def is_st_max(row: Row) -> bool:
    return row.event_type.lower() == "service" and row.service_type == ST_MAX


def episodes(rows: list[Row]) -> list[Episode]:
    episodes: list[Episode] = []
    for row in sorted(
        (row for row in rows if is_st_max(row)), key=lambda row: (row.start or FAR, row.end or FAR, usability(row), -row.record)
    ):
        assert row.start is not None
        if episodes and days(episodes[-1].end, row.start) <= 7:
            episodes[-1].rows.append(row)
            episodes[-1].end = max(episodes[-1].end, row.end or FAR)
        else:
            episodes.append(Episode(row.start, row.end or FAR, [row]))
    return episodes


def sequel(episode: Episode, others: list[Row], person: Person) -> str:
    """What followed, by the first rule that applies (measures.md 5.1, step 7)."""
    own = episode.last
    if person.died is not None and days(episode.end, person.died) <= 7:
        return "NFA: Deceased"
    if own.outcome == "Admitted to hospital":
        return own.outcome
    window = [
        row
        for row in others
        if row.start and row.start >= episode.start and (row.end or FAR) > episode.end and days(episode.end, row.start) <= 7
    ]
    again = min((row.start for row in window if row.service_type == ST_MAX and row.start), default=FAR)
    window = [row for row in window if row.start and row.start < again]
    services = [row for row in window if row.event_type.lower() == "service"]
    order = ("Long term support: Nursing care", "Long term support: Residential care", COMMUNITY, PRISON, ST_MAX,
             "Short term support: Ongoing low level", "Short term support: Other short term")  # fmt: skip
    short_stay = ("Short term residential care", "Short term nursing care")
    recognised = [row for row in window if row.service_type in order]
    if recognised:
        first = min(recognised, key=lambda row: (order.index(str(row.service_type)), row.component not in short_stay))
        if first.service_type == order[-1] and first.component in short_stay:
            return "Short term support: Residential or Nursing care"
        return str(first.service_type)
    considered = [
        row for row in window if row not in services and row.outcome != AS_PLANNED and (usability(own) < 100 or usability(row) < 100)
    ]
    nested = [row for row in others if row.start and row.start >= episode.start and row.end and episode.start < row.end <= episode.end]
    late = [
        row for row in nested
        if row.event_type.lower() in ("assessment", "review") and row.end and days(row.end, episode.end) < 14 and usability(row) < 100
    ]  # fmt: skip
    usable = [(usability(own), "a", own)] if not window or considered else []
    usable += [(usability(row), "b", row) for row in considered]
    if late:
        picked = max(late, key=lambda row: (row.end or FAR, -usability(row), row.record))
        usable.append((usability(picked), "c", picked))
    usable = [found for found in usable if found[0] < 100]
    if usable:
        return str(min(usable, key=lambda found: found[:2])[2].outcome)
    if any(row.event_type.lower() == "service" and row.component == "Equipment" for row in nested):
        return "Short term support: Ongoing low level"
    return own.outcome or INVALID


def verdict(outcome: str) -> bool | None:
    """In the numerator, only in the denominator, or in neither (measures.md 5.1, step 8)."""
    if outcome in LTS4 or outcome == "Short term support: Residential or Nursing care":
        return False
    if outcome in ("Short term support: Ongoing low level", "Short term support: Other short term"):
        return True
    if outcome in (
        "NFA: Information and advice or signposting", AS_PLANNED, "NFA: Responsibility moved to another local authority", "NFA: Other",
        "NFA: No services offered for other reason", "NFA: Support ended for other reason",
        "NFA: Referral to other service within the local authority",
    ):  # fmt: skip
        return True
    return None


def month(year: int, number: int) -> tuple[Day, Day]:
    first = datetime.date(year, number, 1)
    return first, datetime.date(year + number // 12, number % 12 + 1, 1) - datetime.timedelta(days=1)
