"""Who is counted in each measure, in plain Python from reference/measures.md: one entry per person, episode or request in the denominator.

Where `recount` gives the totals of a few measures, this gives all twenty, for any period, with the people behind them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from tests.sample.national_tables import (
    FAR,
    INVALID,
    LTS4,
    NATIONAL_START,
    ONE_DAY,
    SETTLED,
    Day,
    Person,
    Row,
    Submission,
    Tables,
    month_end,
    served,
)
from tests.sample.recount import (
    CARE_HOMES,
    COMMISSIONED,
    COMMUNITY,
    DIRECT,
    MANAGED,
    OLDER,
    OUTSIDE_THE_DOOR,
    ST_MAX,
    YOUNGER,
    cluster_of,
    days,
    episodes,
    is_long_term,
    is_st_max,
    left_out,
    names_long_term,
    sequel,
    supported_since_before,
    verdict,
)  # fmt: skip

ADVICE = "NFA: Information and advice or signposting"
SELF_FUNDED = "NFA: Self-funded client or under 12wk disregard"
CARERS = ("Unpaid carer", "Unpaid carer known by association")


@dataclass(frozen=True)
class Counted:
    """One entry of a denominator: whose, of which group, and whether it is in the numerator. `beside` is shown but not added."""

    person: str
    group: str
    in_numerator: bool = True
    beside: bool = False


Counting = Callable[[Tables, Day, Day], list[Counted]]


def band(person: Person, on: Day) -> str:
    """The age band on a day, by the formula of cld.md 7.9."""
    age = person.age(on)
    return "Unknown" if age is None else "Under 18" if age < 18 else YOUNGER if age < 65 else OLDER


def of_type(tables: Tables, word: str, client_types: tuple[str, ...] = ("Service user",)) -> list[Row]:
    """The events of a type, whatever the capitals, of service users unless others are asked for."""
    return [row for row in tables.events if row.event_type.lower() == word and row.client_type in client_types]


def admissions(tables: Tables, first: Day, last: Day) -> list[Counted]:
    """6.1: people newly placed in long-term residential or nursing care, each once, in the younger band of two."""
    base: dict[str, list[Row]] = defaultdict(list)
    for row in of_type(tables, "service"):
        person, component = tables.people[row.person], (row.component or "").lower()
        if (
            row.service_type in CARE_HOMES and person.birth is not None and not (person.died and person.died < first)
            and ("residential" in component or "nursing" in component) and "short" not in component
            and not (tables.method == "M2" and row.outcome == SELF_FUNDED)
        ):  # fmt: skip
            base[row.person].append(row)
    found: dict[str, set[str]] = defaultdict(set)
    for key, rows in base.items():
        for row in rows:
            assert row.start is not None
            if not first <= row.start <= last or row.outcome == SELF_FUNDED:
                continue
            if any(one.start < row.start and (one.end is None or days(one.end, row.start) < 365) for one in rows if one.start):
                continue
            if (group := band(tables.people[key], row.start)) != "Under 18":
                found[key].add(group)
    return [Counted(key, min(groups)) for key, groups in found.items()]


def admissions_of(group: str) -> Counting:
    return lambda tables, first, last: [each for each in admissions(tables, first, last) if each.group == group]


def long_term(tables: Tables) -> list[Row]:
    """Long-term support as 3D and LTS001 take it: by the type of service alone."""
    return [row for row in tables.events if row.client_type == "Service user" and row.service_type in LTS4]


def supported(tables: Tables, first: Day, last: Day) -> list[Counted]:
    """10.5, LTS001a and b: people with long-term support at any time in the period, by NHS England's rule of who is a person."""
    rows = [row for row in long_term(tables) if row.start and row.start <= last and (row.end or FAR) >= first]
    keys = {row.person for row in rows} - left_out(tables, rows, first)
    return [Counted(key, band(tables.people[key], last)) for key in keys if _counts_in_salt(tables.people[key], first, last)]


def supported_over_12_months(tables: Tables, day: Day, _: Day) -> list[Counted]:
    """10.5, LTS001c: of those, people whose unbroken chain began more than 12 months before."""
    year_before = Day(day.year - 1, day.month, 28 if (day.month, day.day) == (2, 29) else day.day)
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in long_term(tables):
        rows[row.person].append(row)
    left = left_out(tables, [row for row in long_term(tables) if row.start and row.start <= day], day)
    return [
        Counted(key, band(tables.people[key], day))
        for key, of_person in rows.items()
        if key not in left and _counts_in_salt(tables.people[key], day, day) and supported_since_before(year_before, of_person, day)
    ]


def _counts_in_salt(person: Person, first: Day, last: Day) -> bool:
    alive = person.died is None or person.died >= first
    return alive and band(person, last) in (YOUNGER, OLDER)


def living_at_home(group: str, reason: str | None = None) -> Counting:
    """8: people of an age band with long-term support in the period, by whether their home is a settled one; the group is their gender."""

    def counting(tables: Tables, first: Day, last: Day) -> list[Counted]:
        last_day: dict[str, Day] = {}
        for row in long_term(tables):
            end = row.end or FAR
            if is_long_term(row) and row.start and row.start <= last and end >= row.start and end >= first:
                last_day[row.person] = max(min(end, last), last_day.get(row.person, Day.min))
        found = []
        for key, day in last_day.items():
            person = tables.people[key]
            if not (person.died and person.died < first) and band(person, day) == group and reason in (None, person.support_reason):
                found.append(Counted(key, person.gender, person.accommodation in (*SETTLED, "Unknown: Presumed at home")))
        return found

    return counting


def personal_budgets(ranks_in_numerator: tuple[int, ...]) -> Counting:
    """9.1: people with long-term community support on a day, best setting first."""

    def counting(tables: Tables, day: Day, _: Day) -> list[Counted]:
        best: dict[str, int] = {}
        for row in long_term(tables):
            end = row.end or FAR
            if row.start and row.start <= day and end >= row.start and end >= day:
                best[row.person] = min(_rank(row), best.get(row.person, 9))
        found = []
        for key, rank in best.items():
            person = tables.people[key]
            if 3 <= rank <= 6 and not (person.died and person.died < day) and (group := band(person, day)) != "Under 18":
                found.append(Counted(key, group, rank in ranks_in_numerator))
        return found

    return counting


def _rank(row: Row) -> int:
    if row.service_type in CARE_HOMES:
        return 1 if row.service_type == "Long term support: Nursing care" else 2
    mechanism = DIRECT if row.component == DIRECT else row.mechanism
    if row.service_type == COMMUNITY:
        return {DIRECT: 3, MANAGED: 4, COMMISSIONED: 5}.get(str(mechanism), 6)
    return {MANAGED: 7, COMMISSIONED: 8}.get(str(mechanism), 9)


def carers(categories_in_numerator: tuple[int, ...]) -> Counting:
    """9.2: unpaid carers with support of their own in the period, best category first."""

    def counting(tables: Tables, first: Day, last: Day) -> list[Counted]:
        best: dict[str, int] = {}
        for row in tables.events:
            end = row.end or FAR
            if row.client_type in CARERS and row.start and row.start <= last and end >= first and end >= row.start:
                category = _category(row)
                if category is not None:
                    best[row.person] = min(category, best.get(row.person, 9))
        found = []
        for key, category in best.items():
            person = tables.people[key]
            if category <= 3 and not (person.died and person.died < first) and (group := band(person, last)) != "Under 18":
                found.append(Counted(key, group, category in categories_in_numerator))
        return found

    return counting


def _category(row: Row) -> int | None:
    if row.service_type == "Unpaid carer support: Direct to unpaid carer":
        if DIRECT in (row.mechanism, row.component):
            return 1
        return None if row.component is None else {MANAGED: 2, COMMISSIONED: 3}.get(str(row.mechanism), 4)
    if row.service_type == "Unpaid carer support: Support involving the person cared-for":
        return 6
    if row.service_type is None and row.event_type.lower() in ("assessment", "review"):
        return 5 if row.outcome == ADVICE else 6
    return 5 if row.service_type is None and row.outcome == ADVICE and row.event_type.lower() == "request" else None


def reablement(tables: Tables, first: Day, last: Day) -> list[Counted]:
    """5.1: episodes of people new to long-term support, by whether long-term support followed."""
    found = []
    for key, rows in _by_person(tables).items():
        base = [row for row in rows if row.client_type == "Service user" and row.start and (row.end is None or row.end >= row.start)]
        person = tables.people[key]
        for episode in episodes(base):
            group = band(person, min(episode.end, last))
            existing = any(
                row.start < episode.start and days(row.end or FAR, episode.start) < 91
                for row in base if row.service_type in LTS4 and row.start
            )  # fmt: skip
            if not first <= episode.end <= last or group == "Under 18" or existing or (person.died and person.died < episode.start):
                continue
            others = [row for row in base if not (is_st_max(row) and row.start and episode.start <= row.start <= episode.end)]
            result = verdict(sequel(episode, others, person))
            if result is not None:
                found.append(Counted(key, group, result))
    return found


def _by_person(tables: Tables) -> dict[str, list[Row]]:
    events: dict[str, list[Row]] = defaultdict(list)
    for row in tables.events:
        events[row.person].append(row)
    return events


def requests(tables: Tables, first: Day, last: Day) -> list[Counted]:
    """11.2: requests that ended in the period; those about unpaid carers are a breakdown."""
    return [
        Counted(row.person, band(tables.people[row.person], row.end), beside=row.client_type in CARERS)
        for row in of_type(tables, "request", ("Service user", *CARERS))
        if row.end and first <= row.end <= last
    ]


@dataclass(frozen=True)
class Contact:
    """A service user's request with what the front door wants to know of it."""

    row: Row
    group: str
    way: str
    new: bool
    repeated: bool
    supported_later: bool


def contacts(tables: Tables, first: Day, last: Day) -> list[Contact]:
    """11 and 10.1 points 3 and 5: service users' requests that ended in the period."""
    found = []
    events = _by_person(tables)
    for row in of_type(tables, "request"):
        if not row.end or not first <= row.end <= last:
            continue
        mine = [one for one in events[row.person] if one.client_type == "Service user" and one.start]
        cluster = cluster_of(row, mine)
        begun = min(one.start for one in cluster if one.start)
        later = {one.record: days(row.end, one.start) for one in mine if one.start}
        found.append(Contact(
            row=row,
            group=band(tables.people[row.person], row.end),
            way=_way(row, [one for one in mine if 0 <= later[one.record] <= 28]),
            new=not any(names_long_term(one) and one.start <= begun <= (one.end or FAR) for one in mine if one.start),
            repeated=any(
                one.event_type.lower() == "request" and one not in cluster and 0 <= later[one.record] <= 91 for one in mine
            ),
            supported_later=any(is_long_term(one) and 0 <= later[one.record] <= 91 for one in mine),
        ))  # fmt: skip
    return found


def _way(row: Row, within_28_days: list[Row]) -> str:
    """How a request ended, by its outcome and then by what happened next: long-term support before reablement before an assessment."""
    if row.outcome in OUTSIDE_THE_DOOR:
        return "outside"
    if row.outcome in (None, INVALID):
        return "unknown"
    if row.outcome == "Progress to reablement/ST-Max":
        return "short-term help"
    if not row.outcome.startswith("NFA"):
        return "progressed"
    if any(is_long_term(one) for one in within_28_days):
        return "progressed"
    if any(one.event_type.lower() == "service" and one.service_type == ST_MAX for one in within_28_days):
        return "short-term help"
    if any(one.event_type.lower() == "assessment" and one.assessment_type == "Long term assessment" for one in within_28_days):
        return "progressed"
    return "resolved"


def of_contacts(asked: Callable[[Contact], bool], answer: Callable[[Contact], bool], by_way: bool = False) -> Counting:
    """Those contacts that a measure asks about, in the numerator where the answer is yes."""

    def counting(tables: Tables, first: Day, last: Day) -> list[Counted]:
        return [
            Counted(each.row.person, each.way if by_way else each.group, answer(each))
            for each in contacts(tables, first, last)
            if asked(each)
        ]

    return counting


def _inside(contact: Contact) -> bool:
    return contact.way != "outside"


def _resolved(contact: Contact) -> bool:
    return contact.way == "resolved"


def _yes(_: Contact) -> bool:
    return True


MEASURES: dict[str, Counting] = {
    "ascof_2a": reablement,
    "ascof_2b": admissions_of(YOUNGER),
    "ascof_2c": admissions_of(OLDER),
    "admissions_all": admissions,
    "ascof_2e1": living_at_home(YOUNGER, "Learning disability support"),
    "ascof_2e2a": living_at_home(YOUNGER),
    "ascof_2e2b": living_at_home(OLDER),
    "ascof_3d1a": personal_budgets((3, 4)),
    "ascof_3d2a": personal_budgets((3,)),
    "ascof_3d1b": carers((1, 2)),
    "ascof_3d2b": carers((1,)),
    "lts_year": supported,
    "lts_snapshot": supported,
    "lts_over12": supported_over_12_months,
    "requests_all": requests,
    "requests_new": of_contacts(lambda contact: contact.new, _yes),
    "front_door_share": of_contacts(_inside, _resolved),
    "front_door_split": of_contacts(_inside, _yes, by_way=True),
    "repeat_contact": of_contacts(_resolved, lambda contact: contact.repeated),
    "later_long_term_support": of_contacts(_resolved, lambda contact: contact.supported_later),
}


def periods(submissions: list[Submission]) -> dict[tuple[str, Day, Day], str]:
    """Each period that the submissions wholly serve, by its type, first and last day, with the scope whose tables it reads."""
    months: dict[str, set[Day]] = {}
    for scope in ("national", "tail", "early"):
        months[scope] = set()
        for each in served(submissions, scope):
            month = each.start
            while month <= each.end:
                months[scope].add(month)
                month = month_end(month) + ONE_DAY
    quarters = [each.end for each in served(submissions, "national") if not each.tail]
    last_quarter = max(quarters, default=Day.min)
    found = {}
    for month in sorted(set.union(*months.values())):
        last = month_end(month)
        back = _months_back(month)
        kinds = [("month", 0), ("rolling_year", 11)]
        kinds += [("quarter", 2)] if last.month % 3 == 0 else []
        kinds += [("financial_year", 11)] if last.month == 3 else []
        for kind, length in [*kinds, ("snapshot", 0)]:
            first = last if kind == "snapshot" else back[length]
            scope = "early" if first < NATIONAL_START else "national" if last <= last_quarter else "tail"
            if set(back[: length + 1]) <= months[scope]:
                found[kind, first, last] = scope
    return found


def _months_back(month: Day) -> list[Day]:
    """A month and the eleven before it, latest first."""
    back = [month]
    while len(back) < 12:
        back.append((back[-1] - ONE_DAY).replace(day=1))
    return back


def totals(entries: list[Counted]) -> dict[str, tuple[int, int]]:
    """Numerator and denominator of each group, and of 'All'."""
    numerator: Counter[str] = Counter()
    denominator: Counter[str] = Counter()
    for each in entries:
        for group in (each.group, "All"):
            if not (each.beside and group == "All"):
                numerator[group] += each.in_numerator
                denominator[group] += 1
    return {group: (numerator[group], denominator[group]) for group in denominator}
