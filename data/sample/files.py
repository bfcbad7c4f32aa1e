"""The invented history as the council's extracts: each file is a cut, with what was known on the day it was made."""

from __future__ import annotations

import csv
import datetime
from dataclasses import dataclass
from pathlib import Path

from data.sample import community, day_91, discharges, flaws, layout, places, services, surveys
from data.sample.council import COUNCIL, NAME, ONS_CODE, POPULATION
from data.sample.history import history
from data.sample.town import DAY, Event, Town
from data.sample.words import CARER_BY_ASSOCIATION, SERVICE

CLIENT_LEVEL_DATA, POPULATION_RETURN, LOOKUP = "client_level_data", "population", "locality_lookup"
LOCAL_RETURNS_ON = datetime.date(2026, 11, 6)
REGISTER_ON = datetime.date(2026, 11, 16)
RECOUNT = (datetime.date(2022, 4, 1), datetime.date(2023, 3, 31))


@dataclass(frozen=True)
class SampleFile:
    """A file of the sample: which return it is, when it was handed in, and the days an officer vouches for, if any."""

    path: Path
    return_id: str
    submitted_on: datetime.date
    covers: tuple[datetime.date, datetime.date] | None = None


@dataclass(frozen=True)
class Extract:
    """One cut of the history: the days it is about and the day it was made."""

    start: datetime.date
    end: datetime.date
    made_on: datetime.date
    day_first: bool = False  # dates as 31/03/2024
    release_1: bool = False  # carers' rows still in Release 1 words


def extracts() -> tuple[Extract, ...]:
    """The 2022/23 recount, the rolling years to each quarter end from March 2024, and the rolling year to October 2026."""
    quarter_ends = [(year, month) for year in (2024, 2025, 2026) for month in (3, 6, 9, 12)][:11]
    waits = (30, 25, 27, 29, 24, 28, 23, 34, 26, 22, 27)
    cuts = [Extract(*RECOUNT, made_on=datetime.date(2024, 5, 24))]
    for (year, month), wait in zip(quarter_ends, waits, strict=True):
        end = datetime.date(year + month // 12, month % 12 + 1, 1) - DAY
        start = datetime.date(year - (month < 12), month % 12 + 1, 1)
        cuts.append(Extract(start, end, end + wait * DAY, day_first=(year, month) == (2024, 6), release_1=(year, month) == (2024, 3)))
    cuts.append(Extract(datetime.date(2025, 11, 1), datetime.date(2026, 10, 31), datetime.date(2026, 11, 9)))
    return tuple(cuts)


def make_sample(folder: Path) -> tuple[SampleFile, ...]:
    """Write the sample's files into `folder`: population and postcodes first, then the rest in the order they were handed in."""
    folder.mkdir(parents=True, exist_ok=True)
    town = history()
    files = [SampleFile(_write_population(folder / f"population_{COUNCIL}.csv"), POPULATION_RETURN, datetime.date(2026, 9, 1))]
    files += [
        SampleFile(places.write(folder / f"locality_lookup_{COUNCIL}.csv"), LOOKUP, datetime.date(2024, 4, 2)),
        SampleFile(community.write_referrals(folder / f"community_referrals_{COUNCIL}.csv"), "community_referrals", LOCAL_RETURNS_ON),
        SampleFile(community.write_wellbeing(folder / f"wellbeing_service_{COUNCIL}.csv"), "wellbeing_service", LOCAL_RETURNS_ON),
        SampleFile(surveys.write_surveys(folder / f"survey_results_{COUNCIL}.csv"), "survey_results", surveys.HANDED_IN),
        SampleFile(discharges.write(folder / f"discharge_pathways_{COUNCIL}.csv"), "discharge_pathways", LOCAL_RETURNS_ON),
        SampleFile(
            day_91.write(folder / f"reablement_follow_up_{COUNCIL}.csv", LOCAL_RETURNS_ON), "reablement_follow_up", LOCAL_RETURNS_ON
        ),
    ]
    files.append(SampleFile(services.write_services(folder / f"service_register_{COUNCIL}.csv"), "service_register", REGISTER_ON))
    for number, extract in enumerate(extracts(), start=1):
        path = folder / f"cld_{COUNCIL}_{extract.start}_to_{extract.end}.csv"
        write_extract(path, town, extract, number)
        covers = RECOUNT if (extract.start, extract.end) == RECOUNT else None
        files.append(SampleFile(path, CLIENT_LEVEL_DATA, extract.made_on, covers))
    return tuple(sorted(files, key=lambda file: (file.return_id not in (POPULATION_RETURN, LOOKUP), file.submitted_on, file.path.name)))


def write_extract(path: Path, town: Town, extract: Extract, number: int) -> None:
    """One file of Client Level Data, as the specification's second release lays it out."""
    rows = layout.Rows(extract.start, extract.end, extract.made_on, number)
    cells = [rows.of(event, _known_end(event, extract)) for event in town.events if _belongs(event, extract)]
    cells = flaws.spoilt_rows(cells, layout.COLUMN, number)
    if extract.release_1:
        cells = [layout.in_release_1(row) for row in cells]
    if extract.day_first:
        cells = [layout.day_first(row) for row in cells]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(layout.HEADERS)
        writer.writerows(cells)


def _known_end(event: Event, extract: Extract) -> datetime.date | None:
    """The end, where it had been recorded by then and lies within the period."""
    return event.end if event.end is not None and event.end_known <= extract.made_on and event.end <= extract.end else None


def _belongs(event: Event, extract: Extract) -> bool:
    """Services active in the period; all else finished in it; only what was known, and not yet taken out again."""
    if not event.known <= extract.made_on < event.withdrawn or event.start > extract.end:
        return False
    if event.client_type == CARER_BY_ASSOCIATION:
        return event.start >= extract.start
    end = _known_end(event, extract)
    if event.kind == SERVICE:
        return end is None or end >= extract.start
    return end is not None and end >= extract.start


def _write_population(path: Path) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(["mid_year", "ons_code", "area_name", "population_18_64", "population_65_plus", "basis"])
        writer.writerows([year, ONS_CODE, NAME, younger, older, "invented"] for year, younger, older in POPULATION)
    return path
