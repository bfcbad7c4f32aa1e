"""Invented services of Exampleton: a register whose map has thin and thick places, 12 services written twice and five empty cells."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from data.sample.chance import Chance

LEVELS = ("Living well", "Staying well", "Problems or challenges", "Crisis or complex problems")
STAGES = ("Pregnancy and early years", "Children", "Young people", "Working age", "Later life", "All ages")
GAPS = frozenset(
    {
        ("Living well", "Pregnancy and early years"),
        ("Staying well", "Young people"),
        ("Problems or challenges", "All ages"),
        ("Living well", "Working age"),
        ("Crisis or complex problems", "Pregnancy and early years"),
    }
)
NAMED = {
    "Pregnancy and early years": "Parents and Babies",
    "Children": "Children's",
    "Young people": "Young People's",
    "Working age": "Adults'",
    "Later life": "Older People's",
    "All ages": "Open",
}
KINDS = {
    "Living well": ("Library Hour", "Walking Group", "Leisure Pass", "Information Kiosk", "Garden Club"),
    "Staying well": ("Debt Advice", "Weight Management Course", "Telephone Friends", "Warm Homes Visits", "Healthy Start Coaching"),
    "Problems or challenges": (
        "Key Worker Support", "Tenancy Sustainment", "Benefits Representation", "Counselling Rooms", "Enablement at Home",
    ),
    "Crisis or complex problems": (
        "Crisis Response Line", "Refuge and Recovery House", "Intensive Outreach Team", "Emergency Night Shelter",
        "Substance Misuse Treatment",
    ),
}  # fmt: skip
PLACES = ("Northvale", "Southmoor", "Eastfield", "Westbrook", "Millbank")
PROVIDERS = (
    "Exampleton Council", "Northvale Friends", "Kingfisher Care Ltd", "Bridge Street Trust", "Harbour Housing", "Lantern Advice",
    "Oakleaf Community CIC", "Example NHS Foundation Trust", "Riverside Carers", "The Quiet Room", "Sunrise Family Centre",
    "Compass Support", "Millbank Tenants", "Saltmarsh Recovery", "Beacon Youth", "Elm Tree Day Centre",
)  # fmt: skip
FUNDERS = (
    "Base budget", "Better Care Fund", "Public health grant", "Household Support Fund", "Integrated care board", "Lottery grant",
    "Disabled Facilities Grant", "Donations", "Housing revenue account", "Rough sleeping grant",
)  # fmt: skip
COMMISSIONERS = ("Adult Social Care", "Public Health", "Children's Services", "Integrated care board", "Housing Strategy", "Communities")
ARRANGEMENTS = ("Contract", "Contract", "Contract", "Grant", "Grant", "Spot purchase", "In-house", "Partnership agreement")
MEASURES = {
    "Library Hour": ("community_service_people", "survey_returns"), "Walking Group": ("community_service_people", "wellbeing_users"),
    "Leisure Pass": ("wellbeing_users", "community_service_people"), "Information Kiosk": ("front_door_contacts_share", "front_door_share"),
    "Garden Club": ("community_service_people", "front_door_community_refs"),
    "Debt Advice": ("front_door_community_refs", "requests_new"), "Weight Management Course": ("wellbeing_users", "wellbeing_new_people"),
    "Telephone Friends": ("wellbeing_users", "community_referrals_accepted"), "Warm Homes Visits": ("requests_new", "survey_positive"),
    "Healthy Start Coaching": ("wellbeing_new_people", "wellbeing_users"),
    "Key Worker Support": ("repeat_contact", "ld_settled"), "Tenancy Sustainment": ("ld_settled", "repeat_contact"),
    "Benefits Representation": ("front_door_share", "requests_new"), "Counselling Rooms": ("repeat_contact", "later_long_term_support"),
    "Enablement at Home": ("home91_local", "ascof_2a"),
    "Crisis Response Line": ("front_door_share", "later_long_term_support"), "Refuge and Recovery House": ("admissions_all", "lts_year"),
    "Intensive Outreach Team": ("lts_year", "ascof_2b"), "Emergency Night Shelter": ("ascof_2b", "repeat_contact"),
    "Substance Misuse Treatment": ("later_long_term_support", "lts_year"),
}  # fmt: skip
# some providers write the level in another framework's words: the map reads all of them
LEVEL_AS_WRITTEN = {
    "Walking Group": "Tier 0 (Community Capacity)", "Garden Club": "Tier 0 (Community Capacity)",
    "Information Kiosk": "Tier 1 (Primary Prevention)", "Library Hour": "Tier 1 (Primary Prevention)",
}  # fmt: skip
# four services that take first contacts, by the name that they would have without: name, type, provider, commissioner
FRONT_DOORS = {
    "Northvale Open Debt Advice": (
        "Exampleton Adult Social Care Contact Centre", "Contact centre", "Exampleton Council", "Adult Social Care",
    ),
    "Northvale Children's Debt Advice": ("Children's First Contact Team", "First contact", "Exampleton Council", "Children's Services"),
    "Northvale Older People's Benefits Representation": (
        "Later Life Single Point of Access", "Single point of access", "Example NHS Foundation Trust", "Integrated care board",
    ),
    "Eastfield Open Crisis Response Line": ("Night and Weekend Helpline", "Helpline", "Compass Support", "Public Health"),
}  # fmt: skip
COLUMNS = (
    "Service", "Description", "Target group", "Life stage", "Level", "Provider", "Commissioner", "Commissioned", "Category",
    "Funding source", "Arrangement", "Value", "Value period", "Start date", "End date", "Review date", "Area", "Linked measures",
)  # fmt: skip
VALUES = (700, 900, 1200, 1900)  # pounds, by level
FEWEST = 2  # in a cell that has any: each has one more than the last, so that no two cells are alike
TODAY, NEXT_SUMMER = date(2026, 11, 1), date(2027, 6, 1)


@dataclass(frozen=True)
class Row:
    """One service of the register."""

    name: str
    kind: str
    place: str
    stage: str
    level: str
    provider: str
    commissioner: str
    commissioned: str
    funder: str
    arrangement: str
    value: int | None
    starts_on: date
    ends_on: date | None
    review_on: date | None
    measures: str


# how the second writing of a service differs from the first, each another slip
SLIPS: tuple[Callable[[Row], Row], ...] = (
    lambda row: replace(row, name=row.name.replace("sponse", "ponse")),
    lambda row: replace(row, name=row.name.replace(" and ", " & ")),
    lambda row: replace(row, name=f"{row.name} Service"),
    lambda row: replace(row, name=f"The {row.name}"),
    lambda row: replace(row, name=" ".join([*row.name.split()[1:], row.name.split()[0]])),
    lambda row: replace(row, name=f"{row.name}s"),
    lambda row: replace(row, name=row.name.replace("e", "ee", 1)),
    lambda row: replace(row, name=row.name[:-1]),
    lambda row: replace(row, name=row.name.replace(" ", "  ", 1), provider=f"{row.provider} Limited"),
    lambda row: replace(row, name=row.name.replace("o", "", 1)),
    lambda row: replace(row, name=f"{row.name} scheme", provider=row.provider.lower()),
    lambda row: replace(row, name=row.name.replace(" ", "-", 1)),
)


def register() -> list[Row]:
    """Every service, the 12 that are written twice included; the second writings stand last."""
    chance = Chance("services")
    cells = [(level, stage) for level in reversed(LEVELS) for stage in reversed(STAGES) if (level, stage) not in GAPS]
    rows = [
        _service(chance, level, stage, number)
        for place, (level, stage) in enumerate(cells)
        for number in range(FEWEST + len(cells) - 1 - place)
    ]
    # twice written in the two fullest cells, so that no two cells come to hold as many
    twice = [*rows[: len(SLIPS) // 2], *rows[FEWEST + len(cells) - 1 :][: len(SLIPS) // 2]]
    return [_as_front_door(row) for row in rows] + [slip(row) for slip, row in zip(SLIPS, twice, strict=True)]


def write_services(path: Path) -> Path:
    """The register as a CSV file."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(_line(row) for row in register())
    return path


def _service(chance: Chance, level: str, stage: str, number: int) -> Row:
    kind, place = KINDS[level][number % len(KINDS[level])], PLACES[number // len(KINDS[level])]
    scale = 1 + LEVELS.index(level)
    paid = chance.whether(0.75)
    start = date(2022, 4, 1) + timedelta(days=30 * chance.between(0, 40))
    end = start + timedelta(days=365 * chance.between(1, 4) - 1)
    running = TODAY if chance.whether(0.06) else NEXT_SUMMER
    while end < running:
        end += timedelta(days=365)
    known_end = paid and chance.whether(0.85)
    return Row(
        name=f"{place} {NAMED[stage]} {kind}",
        kind=kind,
        place=place,
        stage=stage,
        level=level,
        provider=chance.pick(PROVIDERS),
        commissioner=chance.pick(COMMISSIONERS) if paid else "",
        commissioned="commissioned" if paid else "non-commissioned",
        funder=chance.pick(FUNDERS) if paid else chance.pick(("Donations", "Lottery grant", "")),
        arrangement=chance.pick(ARRANGEMENTS) if paid else "Voluntary",
        value=chance.between(9, 60) * VALUES[scale - 1] if paid and chance.whether(0.9) else None,
        starts_on=start,
        ends_on=end if known_end else None,
        review_on=end - timedelta(days=182) if known_end and chance.whether(0.6) else None,
        measures="; ".join(MEASURES[kind][: chance.between(1, 2)]) if chance.whether(0.8) else "",
    )


def _as_front_door(row: Row) -> Row:
    if row.name not in FRONT_DOORS:
        return row
    name, kind, provider, commissioner = FRONT_DOORS[row.name]
    return replace(row, name=name, kind=kind, provider=provider, commissioner=commissioner, funder="Base budget")


def _line(row: Row) -> list[object]:
    described = f"{row.kind} in {row.place} for {row.stage.lower()}"
    level = LEVEL_AS_WRITTEN.get(row.kind, row.level)
    return [
        row.name, described, row.stage, row.stage, level, row.provider, row.commissioner, row.commissioned, row.kind,
        row.funder, row.arrangement, row.value or "", "year" if row.value else "", _day(row.starts_on), _day(row.ends_on),
        _day(row.review_on), row.place, row.measures,
    ]  # fmt: skip


def _day(day: date | None) -> str:
    return "" if day is None else f"{day:%d/%m/%Y}"
