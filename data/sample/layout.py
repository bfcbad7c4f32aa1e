"""A row of Client Level Data: the fifty columns of the specification's second release, under their exact headers."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from data.sample import words
from data.sample.council import COUNCIL
from data.sample.town import Event, Person
from data.sample.words import ASSESSMENT, CARER, REQUEST, REVIEW, SERVICE, SERVICE_USER

HEADERS = (
    "LA Code", "Reporting Period Start Date", "Reporting Period End Date", "NHS Number", "LA Person Unique Identifier",
    "First Name", "Last Name", "GP Practice Name", "GP Practice Code", "Gender", "Ethnicity", "Date of Birth", "Date of Death",
    "Client Type", "Primary Support Reason", "Postcode", "Accommodation Status", "Employment Status", "Has Unpaid Carer",
    "Autism Spectrum Disorder (ASD)", "Visual Impairment", "Hearing Impairment", "Dementia", "Client Funding Status",
    "Event Type", "Event Reference", "Event Start Date", "Event End Date", "Event Description", "Event Outcome",
    "Request: Route of Access", "Assessment Type", "Eligible Needs Identified", "Method of Assessment", "Total Hrs Caring per week",
    "No. of adults being cared for", "Adult 1 Linked Person_ID", "Adult 2 Linked Person_ID", "Adult 3 Linked Person_ID",
    "Service Type", "Service Component", "Delivery Mechanism", "Provider CQC Location Name", "Provider CQC Location ID",
    "Review Reason", "Review Outcomes Achieved", "Method of Review", "Unit Cost", "Cost Frequency (Unit Type)", "Planned units per week",
)  # fmt: skip
COLUMN = {header: place for place, header in enumerate(HEADERS)}
DATES = tuple(place for place, header in enumerate(HEADERS) if "Date" in header)
COST = {  # pounds, how often, units a week
    words.HOME_SUPPORT: (23.4, "Hourly", 9.5), words.DIRECT_PAYMENT: (241.0, "Weekly", 1.0), words.DAY: (62.0, "Per session", 2.0),
    words.SUPPORTED_LIVING: (865.0, "Weekly", 1.0), words.SHARED_LIVES: (438.0, "Weekly", 1.0), words.EXTRA_CARE: (214.0, "Weekly", 1.0),
    "Long term residential care": (742.0, "Weekly", 1.0), "Long term nursing care": (861.0, "Weekly", 1.0),
    words.LONG_OTHER: (96.0, "Weekly", 1.0), "Other unpaid carer support": (55.0, "Monthly", 1.0),
    "Unpaid carer sitting service": (17.5, "Hourly", 3.0), "Unpaid carer respite": (120.0, "Weekly", 0.5),
    "Short term residential care": (780.0, "Weekly", 1.0), "Short term nursing care": (890.0, "Weekly", 1.0),
}  # fmt: skip
RELEASE_1 = {CARER: "Carer", words.DIRECT_TO_CARER: "Carer Support: Direct to Carer", words.DIRECT_PAYMENT: "Direct Payment",
             words.ADVICE: "NFA - Information & Advice / Signposting only", words.TO_ASSESSMENT: "Progress to Assessment"}  # fmt: skip


@dataclass
class Rows:
    """Makes the rows of one extract; details of a person are the same on each of them."""

    start: datetime.date
    end: datetime.date
    made_on: datetime.date
    extract: int
    _people: dict[int, list[str]] = field(default_factory=dict)
    _made: int = 0

    def of(self, event: Event, end: datetime.date | None) -> list[str]:
        """The row of an event with the end as known in this extract; an open service continues."""
        self._made += 1
        details = self._people.get(event.person.number) or self._details(event.person)
        user, service = event.client_type == SERVICE_USER, event.kind == SERVICE
        known_by_association = event.kind == ""
        outcome = words.CONTINUES if service and end is None else event.outcome
        review_result = ("Fully achieved", "Partially achieved", "Partially achieved", "Not achieved")[event.person.number % 4]
        return [
            *details[:13],
            event.client_type,
            "" if event.kind == REQUEST or known_by_association else event.person.reason,
            *details[15:17],
            details[17] if user else "",
            details[18],
            *(details[19:23] if user else ("", "", "", "")),
            details[23] if user and event.kind in (SERVICE, REVIEW) else "",
            event.kind,
            f"{self.extract}-{self._made}" if service else "",  # made anew in each extract, as real ones often are
            "" if known_by_association else event.start.isoformat(),
            end.isoformat() if end else "",
            self._free_text(event),
            outcome,
            event.route,
            event.assessment_type,
            "",
            ("Service user only" if user else "Unpaid carer only") if event.kind == ASSESSMENT else "",
            "",
            "" if user else "1",
            str(event.cared_for.number + 400_000) if event.cared_for else "",
            "",
            "",
            event.service_type,
            event.component,
            event.mechanism,
            *self._provider(event),
            event.review_reason,
            review_result if event.review_reason == words.PLANNED_REVIEW else "",
            ("Service user only" if user else "Unpaid carer only") if event.kind == REVIEW else "",
            *self._cost(event),
        ]

    def _details(self, person: Person) -> list[str]:
        """Columns 1 to 24 as far as they are the person's, as known in this extract."""
        dead = person.dies is not None and person.death_known <= self.made_on and person.dies <= self.end
        home = next(home for since, home in reversed(person.homes) if since <= self.end)
        code, practice = ("", "") if person.practice is None else words.PRACTICES[person.practice]
        number = person.number
        details = [
            COUNCIL, self.start.isoformat(), self.end.isoformat(),
            person.nhs_number if person.nhs_number_known <= self.made_on else "", str(number + 400_000),
            person.first_name, person.last_name, practice, code, person.gender, person.ethnicity, person.born.isoformat(),
            person.dies.isoformat() if dead and person.dies else "", "", "",
            f"XX{number % 9 + 1} {number % 7 + 1}{'ABDEFGHJLN'[number % 10]}{'PQRSTUWXYZ'[number // 10 % 10]}",
            home, person.employment, person.has_carer, "Yes" if person.reason == words.LEARNING and number % 4 == 0 else "",
            "Partial sight/sight impaired" if number % 29 == 0 else "", "Hard of hearing" if number % 23 == 0 else "",
            "Yes" if person.reason == words.MEMORY else "", person.funding,
        ]  # fmt: skip
        self._people[number] = details
        return details

    def _free_text(self, event: Event) -> str:
        """Now and then somebody's name in words that anyone may type: it must not get past the door."""
        person = event.person
        return f"Call about {person.first_name}" if event.kind == REQUEST and person.number % 9 == 0 and person.first_name else ""

    def _provider(self, event: Event) -> tuple[str, str]:
        if event.kind != SERVICE or event.client_type == CARER or event.component in (words.DIRECT_PAYMENT, "Equipment"):
            return "", ""
        place, name = words.PROVIDERS[event.provider]
        return name, place

    def _cost(self, event: Event) -> tuple[str, str, str]:
        if event.component not in COST or event.service_type == words.ST_MAX:
            return "", "", ""
        pounds, frequency, units = COST[event.component]
        return f"{pounds * (90 + event.person.number % 21) / 100:.2f}", frequency, f"{units:.2f}"


def in_release_1(row: list[str]) -> list[str]:
    """A carer's row in the words of the first release; other rows as they are."""
    return [RELEASE_1.get(cell, cell) for cell in row] if row[COLUMN["Client Type"]] == CARER else row


def day_first(row: list[str]) -> list[str]:
    """The row with its dates as 31/03/2024."""
    return [f"{cell[8:]}/{cell[5:7]}/{cell[:4]}" if place in DATES and cell else cell for place, cell in enumerate(row)]
