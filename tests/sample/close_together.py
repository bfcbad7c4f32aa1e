"""People whose requests, short-term support and care homes lie close together: each gap just holds a chain or just breaks it.

Where `fuzzed_council` is messy in every way, this is one clean file full of the boundaries of measures.md 7.3 and 10.
"""

from __future__ import annotations

import datetime
import random

from tests.sample.fuzzed_council import ST_MAX, Cells, Upload
from tests.sample.national_tables import ACCOMMODATION, LTS4, ONE_DAY, OUTCOMES, SERVICE_TYPES, Day

SERVICES = (*(ST_MAX,) * 4, *LTS4, *SERVICE_TYPES[5:8])
GAPS = (-2, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8)
FIRST_GAPS = (0, 0, 1, 1, 2, 3, 4, 5, 27, 28, 28, 29, 29)
LATER_GAPS = (83, 84, 85, 90, 91, 92)
LENGTHS = (0, 0, 1, 1, 2, 3, 10, 30)
USEFUL = [outcome for outcome in OUTCOMES if outcome.startswith("NFA")]


def make(seed: int, people: int) -> list[Upload]:
    """One upload of so many people. The same seed makes the same upload."""
    chance = random.Random(seed)
    upload = Upload(datetime.datetime(2025, 7, 10, 10), (Day(2023, 4, 1), Day(2025, 6, 30)), first_record=1)
    for number in range(people):
        upload.rows += _life(chance, number)
    chance.shuffle(upload.rows)
    return [upload]


def _life(chance: random.Random, number: int) -> list[Cells]:
    person: Cells = {
        "la_person_unique_identifier": f"p{number}", "client_type": "Service user", "gender": "Female",
        "birth_year": chance.choice(("1940", "1959", "1985", "1985", "2006")), "birth_month": "4",
        "primary_support_reason": chance.choice(("Learning disability support", "Mental health support")),
    }  # fmt: skip
    start = Day(2024, chance.choice((2, 3, 3, 3, 4, 6)), chance.choice((1, 20, 28, 29)))
    events = [person | _event(chance, "Request", start)]
    if chance.random() < 0.15:  # two requests that end on one day
        events.append(person | _event(chance, "Request", start) | {"event_end_date": events[0]["event_end_date"]})
    if chance.random() < 0.2:  # support that ends about when the request starts
        events.append(person | _service(chance, start - 400 * ONE_DAY, chance.choice(LTS4)))
        events[-1]["event_end_date"] = start + chance.choice((-1, 0, 1)) * ONE_DAY
    if chance.random() < 0.2:  # a care home at the end of the time that is looked at
        out = events[0]["event_end_date"]
        assert isinstance(out, Day)
        events.append(person | _service(chance, out + chance.choice(LATER_GAPS) * ONE_DAY, chance.choice(LTS4[:2])))
        events.insert(1, person | _service(chance, out + ONE_DAY, ST_MAX))
    gaps = FIRST_GAPS
    for _ in range(chance.randint(0, 5)):
        before = events[0] if len(events) < 3 and chance.random() < 0.5 else events[-1]
        known = before["event_end_date"] or before["event_start_date"]
        assert isinstance(known, Day)
        kind = chance.choices(("Request", "Assessment", "Service", "Review"), (2, 3, 8, 2))[0]
        begun = known + chance.choice(gaps if chance.random() < 0.85 else LATER_GAPS) * ONE_DAY
        events.append(person | (_service(chance, begun, chance.choice(SERVICES)) if kind == "Service" else _event(chance, kind, begun)))
        if kind != "Service" and before["event_end_date"] and chance.random() < 0.3:  # two that end on one day
            events[-1]["event_start_date"], events[-1]["event_end_date"] = known, known + ONE_DAY
            twin = person | _event(chance, chance.choice(("Assessment", "Review")), known)
            events.append(twin | {"event_end_date": known + ONE_DAY})
        if kind == "Service" and chance.random() < 0.2:  # two that start on one day
            events.append(person | _service(chance, begun, chance.choice(SERVICES)))
        gaps = GAPS
    if chance.random() < 0.2:
        about = chance.choice(events)
        day = about["event_end_date"] or about["event_start_date"]
        assert isinstance(day, Day)
        for event in events:
            event["date_of_death"] = day + chance.choice((0, 1, *LATER_GAPS)) * ONE_DAY
    return events


def _event(chance: random.Random, kind: str, start: Day) -> Cells:
    outcome = chance.choice(USEFUL if chance.random() < 0.5 else [*OUTCOMES, None])
    event: Cells = {"event_type": kind, "event_outcome": outcome, "event_start_date": start}
    if kind == "Request":
        event["request_route_of_access"] = chance.choice(("Discharge from hospital", "Discharge from Hospital", "Self-funder", None))
    return event | {"event_end_date": start + chance.choice(LENGTHS) * ONE_DAY}


def _service(chance: random.Random, start: Day, service_type: str) -> Cells:
    return _event(chance, "Service", start) | {
        "event_end_date": None if chance.random() < 0.2 else start + chance.choice(LENGTHS) * ONE_DAY,
        "service_type": service_type,
        "service_component": chance.choice(("Reablement", "Reablement", "Equipment")) if service_type == ST_MAX else None,
        "accommodation_status": chance.choice((*ACCOMMODATION[:2], "Registered care home", "Unknown", "Unknown", "no such word", None)),
    }
