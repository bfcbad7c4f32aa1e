"""SALT's tables and the stand-ins for 2D a second time: plain Python from reference/measures.md 7.3 and 10, one period at a time, row by row.

On the tables of `national_tables`. Each function gives one entry per thing in the denominator: the person's key, and what is said of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import groupby

from tests.sample.national_tables import FAR, INVALID, LTS4, SETTLED, Day, Person, Row, Tables
from tests.sample.recount import ST_MAX, days, is_long_term, is_st_max

EVENTS = ("request", "assessment", "service", "review")
UNABLE, OTHER, SIGNPOSTED = "Unable to classify", "No services provided: other reason", "Signposted to universal or other services"
OUTCOME_RANK = {  # NHS England's list, in Release 2 words; what it misspells is not in it
    "Progress to reablement/ST-Max": 1, "Progress to assessment, review or reassessment": 2, "Admitted to hospital": 3,
    "Progress to support planning or services": 5, "Release 1 specification only: Not mapped": 6, "Continuation of support or services": 7,
    "NFA: Support ended as planned": 8, "NFA: Deceased": 11, "NFA: Responsibility moved to another local authority": 12,
    "NFA: Information and advice or signposting": 14, "NFA: Referral to other service within the local authority": 14,
    "NFA: Self-funded client or under 12wk disregard": 15, "NFA: Support declined": 16, "NFA: Other": 19, INVALID: 100,
}  # fmt: skip
SEQUELS = {
    "NFA: Information and advice or signposting": SIGNPOSTED, "NFA: Referral to other service within the local authority": SIGNPOSTED,
    "NFA: Referral to NHS services or NHS funded social care": "100% NHS funded care",
    "NFA: Deceased": "No services provided: the person died", "NFA: Responsibility moved to another local authority": OTHER,
    "NFA: Self-funded client or under 12wk disregard": OTHER, "NFA: Support declined": OTHER,
    "NFA: No services offered for other reason": OTHER, "NFA: Support ended for other reason": OTHER, "NFA: Other": OTHER,
}  # fmt: skip
SERVICES = {  # in the order in which they count after a request
    ST_MAX: "Short-term support to maximise independence", "Long term support: Nursing care": "Long-term support: nursing care",
    "Long term support: Residential care": "Long-term support: residential care",
    "Long term support: Community": "Long-term support: community", "Long term support: Prison": "Long-term support: prison",
    "Short term support: Ongoing low level": "Ongoing low-level support", "Short term support: Other short term": "Other short-term support",
}  # fmt: skip
EARLY, ELSEWHERE = "Ended early: NHS funded care or the person died", "No services provided: signposted to other services"
CATEGORIES = {
    "NFA: Referral to NHS services or NHS funded social care": EARLY, "NFA: Deceased": EARLY,
    "NFA: Self-funded client or under 12wk disregard": "No services provided: the person pays for their own care",
    "NFA: Support declined": "No services provided: support declined", "NFA: Information and advice or signposting": ELSEWHERE,
    "NFA: Referral to other service within the local authority": ELSEWHERE,
    "NFA: Responsibility moved to another local authority": OTHER, "NFA: No services offered for other reason": OTHER,
    "NFA: Support ended for other reason": OTHER, "NFA: Support ended as planned": OTHER, "NFA: Other": OTHER, "Admitted to hospital": OTHER,
}  # fmt: skip
CARE_HOMES = ("Long term support: Residential care", "Long term support: Nursing care")
Said = list[tuple[str, str]]


def requests_by_sequel(tables: Tables, first: Day, last: Day) -> Said:
    """10.1: clusters of requests of new people that ended in the period, by what followed."""
    return [(key, _sequel(own, chain)) for key, own, chain in _new_requests(tables, first, last)]


def _new_requests(tables: Tables, first: Day, last: Day) -> Iterable[tuple[str, str | None, list[Row] | None]]:
    """Of each such cluster the person, its own outcome and its chain: None where nothing at all came after."""
    for key, events in _counted_people(tables, first, last):
        for cluster in _clusters([row for row in events if _is(row, "request") and row.end], 4):
            begun = min(row.start for row in cluster if row.start)
            ended = [row for row in cluster if row.end and first <= row.end <= last]
            if not ended or _has_long_term_support(events, begun):
                continue
            end = max(row.end for row in ended if row.end)
            later = [
                row for row in events
                if row.start and row.start >= end and not (_is(row, "request") and (row.start == begun or row.end == end))
            ]  # fmt: skip
            yield key, _first_ranked(row for row in ended if row.end == end), _chain(later, end, 28, lambda row: _is(row, "request"))


def _sequel(own: str | None, chain: list[Row] | None) -> str:
    services = [row.service_type for row in chain or () if _is(row, "service") and row.service_type in SERVICES]
    if services:
        return SERVICES[min(services, key=list(SERVICES).index)]
    usable = [row for row in chain or () if _is_nfa(row.outcome)]
    if not usable:
        return SEQUELS.get(own or "", UNABLE)
    latest = max(row.end or Day.min for row in usable)
    alike = {_as_seen(row) for row in chain or () if (row.end or Day.min) == latest}
    return SEQUELS[str(next(row.outcome for row in usable if (row.end or Day.min) == latest))] if len(alike) == 1 else OTHER


def support_after_requests(tables: Tables, first: Day, last: Day) -> Said:
    """10.4, STS002a: spells of ST-Max after those requests that ended in the period, by what followed."""
    starts: dict[str, set[Day]] = defaultdict(set)
    for key, _, chain in _new_requests(tables, first, last):
        starts[key] |= {row.start for row in chain or () if is_st_max(row) and row.start}
    found = []
    for key, events in _counted_people(tables, first, last):
        for spell in _clusters([row for row in events if is_st_max(row) and row.start in starts[key]], 1):
            begun, end = min(row.start for row in spell if row.start), max(row.end or FAR for row in spell)
            if not first <= end <= last:
                continue
            later = [
                row for row in events
                if row.start and row.start >= end and not (row.service_type == ST_MAX and (row.start == begun or row.end == end))
            ]  # fmt: skip
            own = _first_ranked(row for row in spell if (row.end or FAR) == end)
            found.append((key, _category(own, _chain(later, end, 3, lambda row: row.service_type == ST_MAX))))
    return found


def _category(own: str | None, chain: list[Row] | None) -> str:
    ranks = [list(SERVICES).index(str(row.service_type)) for row in chain or () if _is(row, "service") and row.service_type in SERVICES]
    if ranks:
        return "Long-term support" if min(ranks) <= 4 else list(SERVICES.values())[min(ranks)]
    usable = [row for row in chain or () if _is_nfa(row.outcome)]
    if usable:
        latest = max(row.end or Day.min for row in usable)
        alike = {_as_seen(row): row.outcome for row in usable if (row.end or Day.min) == latest}
        return CATEGORIES[str(next(iter(alike.values())))] if len(alike) == 1 else OTHER
    return UNABLE if chain and own == "Admitted to hospital" else CATEGORIES.get(own or "", UNABLE)


def support_of_the_supported(tables: Tables, first: Day, last: Day) -> Said:
    """10.4, STS002b: spells of ST-Max that ended in the period, of people with long-term support at their start."""
    return [
        (key, "")
        for key, events in _counted_people(tables, first, last)
        for spell in _clusters([row for row in events if is_st_max(row)], 1)
        if first <= max(row.end or FAR for row in spell) <= last
        and _has_long_term_support(events, min(row.start for row in spell if row.start))
    ]


def settled(tables: Tables, first: Day, last: Day) -> Said:
    """10.5, LTS004: people aged 18 to 64 supported for a learning disability, by whether their home is a settled one."""
    found = []
    for key, events in _counted_people(tables, first, last):
        rows = [
            row for row in events
            if is_long_term(row) and row.service_type != "Long term support: Prison" and (row.end or FAR) >= first
            and (row.support_reason or "").lower() == "learning disability support"
        ]  # fmt: skip
        if not rows or (tables.people[key].age(last) or 99) > 64:
            continue
        telling = [row for row in rows if row.accommodation not in (None, INVALID)]
        best = max(((row.start, row.accommodation != "Unknown") for row in telling if row.start), default=None)
        said = {row.accommodation for row in telling if (row.start, row.accommodation != "Unknown") == best}
        found.append((key, "yes" if len(said) == 1 and said <= set(SETTLED) else "no"))
    return found


def home_after_discharge(tables: Tables, first: Day, last: Day, route: Callable[[Row], str | None]) -> Said:
    """7.3: reablement of people aged 65 and over after a discharge in the period, by whether they neither died nor entered a care home."""
    found = []
    for key, person, events, (begun, _) in _episodes(tables):
        days_out = [
            row.end for row in events
            if _is(row, "request") and row.end and (route(row) or "").lower() == "discharge from hospital"
            and -7 <= days(begun, row.end) <= 3
        ]  # fmt: skip
        if not days_out or not first <= max(days_out) <= last:
            continue
        out = max(days_out)
        age = person.age(out)
        if age is not None and age >= 65 and not (person.died and person.died < out):
            died = person.died is not None and days(out, person.died) <= 84
            moved = any(
                row.service_type in CARE_HOMES and is_long_term(row) and 0 <= days(out, row.start) <= 84 for row in events if row.start
            )
            found.append((key, "no" if died or moved else "yes"))
    return found


def home_after_reablement(tables: Tables, first: Day, last: Day) -> Said:
    """7.3: reablement of adults that ended in the period, by whether they were neither dead nor in a care home in the 91 days after."""
    found = []
    for key, person, events, (begun, end) in _episodes(tables):
        age = person.age(min(end, last))
        if not first <= end <= last or (age is not None and age < 18) or (person.died and person.died < begun):
            continue
        died = person.died is not None and days(end, person.died) <= 91
        homes = [row for row in events if row.service_type in CARE_HOMES and is_long_term(row) and row.start and (row.end or FAR) >= end]
        found.append((key, "no" if died or any(days(end, row.start) <= 91 for row in homes if row.start) else "yes"))
    return found


def _episodes(tables: Tables) -> Iterable[tuple[str, Person, list[Row], tuple[Day, Day]]]:
    """7.1 point 2: of each cluster of reablement the person, all events of theirs with usable dates, first and last day."""
    for key, rows in _by_person(tables).items():
        events = [row for row in rows if row.start and (row.end or FAR) >= row.start]
        spans: list[tuple[Day, Day]] = []
        for row in sorted(events, key=lambda row: row.start or FAR):
            if is_st_max(row) and row.component == "Reablement" and row.start:
                if spans and days(spans[-1][1], row.start) <= 7:
                    spans[-1] = (spans[-1][0], max(spans[-1][1], row.end or FAR))
                else:
                    spans.append((row.start, row.end or FAR))
        for span in spans:
            yield key, tables.people[key], events, span


def _by_person(tables: Tables) -> dict[str, list[Row]]:
    events: dict[str, list[Row]] = defaultdict(list)
    for row in tables.events:
        if row.client_type == "Service user" and row.start and row.event_type.lower() in EVENTS:
            events[row.person].append(row)
    return events


def _counted_people(tables: Tables, first: Day, last: Day) -> Iterable[tuple[str, list[Row]]]:
    """10.1 point 1 and the person rule: adults alive at the start whose birth month is known, with what started by the last day."""
    for key, rows in _by_person(tables).items():
        person = tables.people[key]
        age = person.age(last)
        if age is not None and age >= 18 and not person.seen_with_nhs_number and not (person.died and person.died < first):
            yield key, [row for row in rows if row.start and row.start <= last]


def _clusters(rows: list[Row], gap: int) -> list[list[Row]]:
    """Rows that run on: each starts no more than so many days after the end of the one before it, not of any before it."""
    found: list[list[Row]] = []
    for row in sorted(rows, key=_order):
        if found and row.start and days(found[-1][-1].end or FAR, row.start) <= gap:
            found[-1].append(row)
        else:
            found.append([row])
    return found


def _chain(later: list[Row], after: Day, limit: int, stops: Callable[[Row], bool]) -> list[Row] | None:
    """10.1 point 8: the events before the first day that breaks the chain; a day breaks as a whole. None when there are no events."""
    chain: list[Row] = []
    before: Row | None = None
    for day, of_day in groupby(sorted(later, key=_order), key=lambda row: row.start or FAR):
        rows = list(of_day)
        comes_first = before is None
        for row in rows:
            too_late = comes_first and row.end is not None and days(after, day) > limit
            gap = before is not None and before.end is not None and days(before.end, day) > 3
            if stops(row) or too_late or gap:
                return chain
            before = row
        chain += rows
    return chain if later else None


def _order(row: Row) -> tuple[Day, Day, int]:
    return row.start or FAR, row.end or FAR, row.record


def _is(row: Row, word: str) -> bool:
    return row.event_type.lower() == word


def _is_nfa(outcome: str | None) -> bool:
    return (outcome or "").startswith("NFA:") and outcome != "NFA: Support ended as planned"


def _as_seen(row: Row) -> tuple[str, Day | None, Day | None, str | None]:
    return row.event_type.lower(), row.start, row.end, row.outcome


def _has_long_term_support(events: list[Row], day: Day) -> bool:
    return any(row.service_type in LTS4 and row.start and row.start <= day <= (row.end or FAR) for row in events)


def _first_ranked(rows: Iterable[Row]) -> str | None:
    return min(rows, key=lambda row: (OUTCOME_RANK.get(row.outcome or "", 99), row.outcome or "~")).outcome
