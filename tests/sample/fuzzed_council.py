"""Small councils with messy files, made from a seed: dates packed around every boundary of the method, words of both releases, gaps."""

from __future__ import annotations

import datetime
import random
from dataclasses import dataclass, field

import pyarrow as pa

from data.store import Store
from tests.sample.national_tables import (
    ACCOMMODATION,
    ASSESSMENTS,
    CLIENT_TYPES,
    COMPONENTS,
    COUNCIL,
    EVENT_TYPES,
    GENDERS,
    LTS4,
    MECHANISMS,
    ONE_DAY,
    OUTCOMES,
    RELEASE_1,
    ROUTES,
    SERVICE_TYPES,
    SUPPORT_REASONS,
    Day,
    Submission,
    month_end,
    row_of,
)  # fmt: skip

GAPS = (0, 0, 0, 1, 1, 2, 3, 4, 5, 6, 7, 7, 8, 8, 9, 13, 14, 15, 27, 28, 29, 30, 60, 83, 84, 90, 91, 92, 93, 180, 364, 365, 366, 367)
LENGTHS = (0, 0, 1, 1, 2, 5, 7, 8, 13, 14, 15, 28, 30, 60, 90, 180, 364, 365, 366, 700, -1, -5)
ST_MAX = "Short term support: ST-Max"


@dataclass(frozen=True)
class Theme:
    """What mostly happens in a life: how often each type of event, which services, how far apart, how long."""

    event_types: tuple[int, ...]
    services: tuple[str, ...]
    gaps: tuple[int, ...]
    lengths: tuple[int, ...]


THEMES = (
    Theme((4, 2, 7, 2), (*SERVICE_TYPES, *LTS4[:3], *(ST_MAX,) * 3), GAPS, LENGTHS),
    Theme((1, 4, 8, 3), (*SERVICE_TYPES, *(ST_MAX,) * 9), (0, 0, 1, 3, 6, 7, 7, 8, 8, -13, -14, -1, -2), (0, 1, 2, 13, 14, 20, 42)),
    Theme((0, 1, 9, 0), (*(LTS4[:3]) * 3, *(ST_MAX,) * 4), (0, 1, 7, 8, 89, 90, 91, 92), (0, 1, 10, 40)),
    Theme((0, 0, 9, 1), LTS4[:2], (0, 1, 30, 363, 364, 365, 366), (0, 1, 30, 200)),
    Theme((0, 0, 9, 1), LTS4, (0, 0, 1, 1, 2, 3), (0, 30, 180, 365, 366, 400, 31, 90)),
    Theme((9, 2, 4, 0), (*LTS4, *(ST_MAX,) * 3), (0, 3, 4, 4, 5, 5, 27, 28, 29, 90, 91, 92), (0, 0, 1, 3, -1, 30)),
)
CARE_HOME_COMPONENTS = (
    *("Long term residential care", "Long term nursing care") * 4,
    "Short term nursing care",
    "Short term residential care",
)
TELLING = ("Shared Lives", "Community supported living", "Extra care housing", "Home support or domiciliary care")
CARER_SERVICES = SERVICE_TYPES[-2:]
OLD_WORDS: dict[str, list[str]] = {}
for old, new in RELEASE_1.items():
    OLD_WORDS.setdefault(new, []).append(old)
HEADERS = {  # the headers the second road reads, by the store's column
    "nhs_hash": "NHS Number", "la_person_unique_identifier": "LA Person Unique Identifier", "date_of_death": "Date of Death",
    "client_type": "Client Type", "accommodation_status": "Accommodation Status", "event_type": "Event Type",
    "event_start_date": "Event Start Date", "event_end_date": "Event End Date", "event_outcome": "Event Outcome",
    "request_route_of_access": "Request: Route of Access", "assessment_type": "Assessment Type", "service_type": "Service Type",
    "service_component": "Service Component", "delivery_mechanism": "Delivery Mechanism", "gender": "Gender",
    "primary_support_reason": "Primary Support Reason",
}  # fmt: skip
DATES = ("event_start_date", "event_end_date", "date_of_death")

Cells = dict[str, str | Day | None]


@dataclass
class Upload:
    """One file as it lies in the store."""

    submitted_at: datetime.datetime
    covers: tuple[Day, Day] | None
    rows: list[Cells] = field(default_factory=list)
    first_record: int = 0
    in_use: bool = True


def make(seed: int, people: int | None = None, themes: tuple[Theme, ...] = THEMES) -> list[Upload]:
    """A council's uploads, of 30 to 80 people unless told how many. The same seed makes the same council."""
    chance = random.Random(seed)
    uploads = _uploads(chance)
    wording = chance.random()
    lives = [_life(chance, number, chance.choice(themes)) for number in range(people or chance.randint(30, 80))]
    record = 1
    for upload in uploads:
        upload.first_record = record
        for life in lives:
            vanished = chance.random() < 0.08
            for event in life:
                if not vanished and _told_in(chance, event, upload):
                    upload.rows.extend(_as_told(chance, event, wording) for _ in range(2 if chance.random() < 0.06 else 1))
        chance.shuffle(upload.rows)
        record += len(upload.rows)
    return uploads


def _uploads(chance: random.Random) -> list[Upload]:
    """Rolling years to quarter ends, some of them given again, left out or partly missing, and files after the last quarter."""
    starts = [Day(year, month, 1) for year in (2023, 2024, 2025) for month in (1, 4, 7, 10)]
    uploads = []
    for start in starts:
        if chance.random() < 0.75:
            length = chance.choice((12, 12, 12, 12, 3, 6, 13, 14, 10))
            uploads.append(_upload(chance, start, length))
            if chance.random() < 0.2:
                uploads.append(_upload(chance, start, length))
    for _ in range(chance.randint(1, 3)):  # any month to any month
        uploads.append(_upload(chance, Day(2025, chance.randint(1, 12), 1), chance.randint(8, 15)))
    if chance.random() < 0.3:
        uploads.append(_upload(chance, Day(2022, chance.choice((1, 4, 5, 7)), 1), chance.choice((6, 12, 15))))
    for upload in uploads:
        upload.in_use = chance.random() > 0.05
    uploads.sort(key=lambda upload: upload.submitted_at if chance.random() < 0.9 else datetime.datetime.min)
    return uploads


def _upload(chance: random.Random, start: Day, months: int) -> Upload:
    last = start
    for _ in range(months):
        last = month_end(last) + ONE_DAY
    last -= ONE_DAY
    if chance.random() < 0.1:
        start, last = start + chance.choice((-1, 1, 0)) * ONE_DAY, last + chance.choice((-1, 1, 5)) * ONE_DAY
    submitted = (
        datetime.datetime.combine(last, datetime.time(chance.choice((0, 10)))) + chance.choice((0, 1, 5, 20, 30, 35, 60, 120)) * ONE_DAY
    )
    return Upload(submitted, (start, last) if chance.random() < 0.85 else None)


def _life(chance: random.Random, number: int, theme: Theme) -> list[Cells]:
    """What really happened to one person, each event told from the one before it by a gap on a boundary."""
    person: Cells = {
        "la_person_unique_identifier": f"p{number}",
        "nhs_hash": f"h{number:04x}" if chance.random() < 0.5 else None,
        "gender": chance.choice((*GENDERS, None, "Mann")),
    }
    anchor = _boundary(chance)
    age = chance.choice((18, 65, 65, 40, 85, 17, 64))
    born = (
        Day(anchor.year - age, chance.randint(1, 12), 1)
        if chance.random() < 0.6
        else _months_before(anchor, age * 12 + chance.randint(-2, 2))
    )
    if chance.random() < 0.92:
        person |= {"birth_year": str(born.year), "birth_month": str(born.month)}
    kind = chance.choices(("user", "carer", "both"), (6, 3, 1) if theme is THEMES[0] else (12, 0, 1))[0]
    homeless_on_paper = chance.random() < 0.3
    events: list[Cells] = []
    at = anchor
    for _ in range(chance.randint(1, 9)):
        event = person | _event(chance, kind, theme)
        start = at
        end = None if chance.random() < 0.15 else start + chance.choice(theme.lengths) * ONE_DAY
        if chance.random() < 0.08:
            end = _boundary(chance)
        if chance.random() < 0.01:
            start = None
        event |= {"event_start_date": start, "event_end_date": end}
        if homeless_on_paper:
            event["accommodation_status"] = "Unknown"
        events.append(event)
        if chance.random() < 0.15:
            events.append(_nearly_the_same(chance, event, kind, theme))
        base = end if end and chance.random() < 0.75 else at
        at = (
            _boundary(chance)
            if chance.random() < 0.1
            else base + chance.choice(theme.gaps) * chance.choice((1, 1, 1, 1, 1, 1, -1)) * ONE_DAY
        )
    if chance.random() < 0.25:
        about = chance.choice(events)
        day = chance.choice([about["event_start_date"], about["event_end_date"], _boundary(chance)]) or anchor
        assert isinstance(day, Day)
        died = day + chance.choice((-1, 0, 0, 1, 7, 8, 30)) * ONE_DAY
        for event in events:
            event["date_of_death"] = died if chance.random() < 0.9 else None
    return events


def _nearly_the_same(chance: random.Random, event: Cells, kind: str, theme: Theme) -> Cells:
    """The event once more, with one or two of its details changed: the same event to the method, or another one."""
    other = _event(chance, kind, theme) | {"event_end_date": _boundary(chance)}
    changed = chance.sample(sorted(other.keys() - {"event_type"}), chance.choice((1, 1, 2)))
    return event | {column: other[column] for column in changed}


def _boundary(chance: random.Random) -> Day:
    """A day at the start or the end of a month, mostly of a quarter, or next to it."""
    first = Day(
        chance.choice((2022, 2023, 2024, 2024, 2024, 2025, 2025, 2025)), chance.choice((1, 4, 4, 4, 7, 10, chance.randint(1, 12))), 1
    )
    return first + chance.choice((-2, -1, -1, 0, 0, 1, 6, 7, 14)) * ONE_DAY


def _months_before(day: Day, months: int) -> Day:
    number = day.year * 12 + day.month - 1 - months
    return Day(number // 12, number % 12 + 1, 1)


def _event(chance: random.Random, kind: str, theme: Theme) -> Cells:
    client_type = chance.choice(CLIENT_TYPES[1:]) if kind == "carer" or (kind == "both" and chance.random() < 0.5) else CLIENT_TYPES[0]
    event_type = chance.choices(EVENT_TYPES, theme.event_types)[0]
    outcomes = list(OUTCOMES)
    event: Cells = {
        "client_type": client_type,
        "event_type": event_type,
        "event_outcome": chance.choice(outcomes[:6] if chance.random() < 0.35 else outcomes),
        "accommodation_status": chance.choice((*ACCOMMODATION, *("Unknown",) * 15)),
        "primary_support_reason": chance.choice((*SUPPORT_REASONS, *("Learning disability support",) * 4)),
    }
    if event_type == "Request":
        event["request_route_of_access"] = chance.choice(ROUTES)
    elif event_type == "Assessment":
        event["assessment_type"] = chance.choice(ASSESSMENTS)
    if event_type == "Service" or chance.random() < 0.02:
        types = CARER_SERVICES if client_type != CLIENT_TYPES[0] else theme.services
        event["service_type"] = chance.choice(types if chance.random() < 0.95 else SERVICE_TYPES)
        likely = CARE_HOME_COMPONENTS if event["service_type"] in LTS4[:2] else (*TELLING, "Direct payment", "Equipment", "Day support")
        event["service_component"] = chance.choice(likely if chance.random() < 0.8 else COMPONENTS)
        event["delivery_mechanism"] = chance.choice(MECHANISMS)
    return event


def _told_in(chance: random.Random, event: Cells, upload: Upload) -> bool:
    """Whether a file holds an event: when its period has it, and now and then when it has not, or the other way round."""
    start, end = event["event_start_date"], event["event_end_date"]
    first, last = upload.covers or (upload.submitted_at.date() - 400 * ONE_DAY, upload.submitted_at.date())
    within = (not isinstance(start, Day) or start <= last) and (not isinstance(end, Day) or end >= first)
    return chance.random() < (0.95 if within else 0.15)


def _as_told(chance: random.Random, event: Cells, wording: float) -> Cells:
    """An event as one file writes it: in the words of either release, odd capitals, blanks, mistakes."""
    told = dict(event)
    for column in ("client_type", "event_outcome", "request_route_of_access", "assessment_type", "service_type", "service_component",
                   "delivery_mechanism", "accommodation_status", "primary_support_reason"):  # fmt: skip
        word = told.get(column)
        if isinstance(word, str):
            told[column] = _worded(chance, word, wording)
    if chance.random() < 0.08:
        word = str(told["event_type"])
        told["event_type"] = chance.choice((word.lower(), word.upper(), f"{word}s", f"Re-{word}", None, "Referral"))
    if chance.random() < 0.05:
        end = told["event_end_date"]
        told["event_end_date"] = None if end else _boundary(chance)
    if chance.random() < 0.03:
        told["event_end_date"] = _boundary(chance)
    if chance.random() < 0.05:
        told["nhs_hash"] = None
    if chance.random() < 0.03:
        told["birth_year"] = told["birth_month"] = None
    if chance.random() < 0.03 and told.get("birth_year"):
        told |= {"birth_year": str(int(str(told["birth_year"])) - chance.choice((-1, 1, 47))), "birth_month": str(chance.randint(1, 12))}
    if chance.random() < 0.02:
        told["la_person_unique_identifier"] = str(told["la_person_unique_identifier"]).upper()
    if chance.random() < 0.03:
        told["date_of_death"] = _boundary(chance)
    if chance.random() < 0.02:
        told["accommodation_status"] = chance.choice(ACCOMMODATION)
    return told


def _worded(chance: random.Random, word: str, wording: float) -> str | None:
    dice = chance.random()
    if dice < 0.05:
        return None
    if dice < 0.08:
        return "Not a word of any list" if dice < 0.065 else "Nor this"
    if dice < 0.08 + 0.4 * wording and word in OLD_WORDS:
        return chance.choice(OLD_WORDS[word])
    return word.upper() if dice > 0.97 else word.title() if dice > 0.94 else word


def submissions(uploads: list[Upload], method: str, as_of: Day) -> list[Submission]:
    """The uploads as the second road reads them."""
    read = []
    for upload in uploads:
        if not upload.in_use or upload.submitted_at.date() > as_of:
            continue
        given = Submission(upload.submitted_at.date(), upload.covers, method=method, hour=upload.submitted_at.hour)
        given.rows = [row_of(_with_headers(cells), upload.first_record + place, method) for place, cells in enumerate(upload.rows)]
        read.append(given)
    return read


def _with_headers(cells: Cells) -> dict[str, str | None]:
    given = {header: None if cells.get(column) is None else str(cells[column]) for column, header in HEADERS.items()}
    born = cells.get("birth_year") is not None
    return given | {"Date of Birth": f"{cells['birth_year']}-{int(str(cells['birth_month'])):02d}-01" if born else None}


def put_into(store: Store, uploads: list[Upload]) -> None:
    """The uploads as the store keeps them."""
    with store.writing() as cursor:
        for place, upload in enumerate(uploads, start=1):
            cursor.execute(
                "insert into upload (upload_id, return_id, council, submitted_at, loaded_at, given_start, given_end, excluded) "
                "values (?, 'client_level_data', ?, ?, ?, ?, ?, ?)",
                [place, COUNCIL, upload.submitted_at, upload.submitted_at, *(upload.covers or (None, None)), not upload.in_use],
            )
            if upload.rows:
                cursor.register("drawn", _table(upload, place))
                cursor.execute("insert into cld_row by name select * from drawn")
                cursor.unregister("drawn")


def _table(upload: Upload, upload_id: int) -> pa.Table:
    columns = [*HEADERS, "birth_year", "birth_month"]
    held = {name: pa.array([cells.get(name) for cells in upload.rows], pa.date32() if name in DATES else pa.string()) for name in columns}
    numbers = range(len(upload.rows))
    persons = [cells.get("nhs_hash") or f"{COUNCIL}_{cells['la_person_unique_identifier']}" for cells in upload.rows]
    held |= {
        "upload_id": pa.array([upload_id] * len(upload.rows)), "row_number": pa.array([number + 2 for number in numbers]),
        "record_id": pa.array([upload.first_record + number for number in numbers]),
        "la_code": pa.array([COUNCIL] * len(upload.rows)), "person": pa.array(persons),
    }  # fmt: skip
    for name in ("birth_year", "birth_month"):
        held[name] = held[name].cast(pa.int32())
    return pa.table(held)
