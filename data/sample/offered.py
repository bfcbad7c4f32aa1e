"""What people of Exampleton wrote about its services: evaluations, value, assessments, and actions for workstreams. All invented.

Written before the figures are worked out, since decisions that cite an evaluation are counted among them.
"""

from __future__ import annotations

from datetime import date, datetime

from data.records import actions, evidence
from data.records.actions import Action
from data.records.evidence import Evidence
from data.sample.council import COUNCIL
from data.sample.decided import OFFICER
from data.services import assessment, service
from data.services.assessment import ESTABLISHED, REVIEWED, Answer, Assessment
from data.services.service import KeptService
from data.store import Store

WRITTEN_AT = datetime(2026, 11, 9, 11, 0)
KIOSK, WALKS, GARDEN = "Northvale Open Information Kiosk", "Northvale Open Walking Group", "Northvale Open Garden Club"
HOMES, FRIENDS, HOUR = "Northvale Adults' Warm Homes Visits", "Southmoor Adults' Telephone Friends", "Northvale Children's Library Hour"
AT_HOME, KEY = "Southmoor Young People's Enablement at Home", "Northvale Older People's Enablement at Home"
# service, title, what it shows, finished on, what it led to, decided on
EVALUATIONS = (
    (FRIENDS, "Who rings, and who does not", "Most who rang once rang again; few men did.", date(2025, 9, 12),
     "Two callers are men from April on.", date(2025, 11, 4)),
    (WALKS, "A year of walks", "Walkers stayed; newcomers found it by word of mouth only.", date(2025, 12, 5),
     "The walks stand in the directory of services.", date(2026, 2, 17)),
    (GARDEN, "What gardeners say", "Company mattered more than the garden.", date(2026, 1, 30),
     "The walks stand in the directory of services.", date(2026, 2, 17)),
    (HOMES, "Warm homes, second winter", "Homes were warmer; half of those asked could not be reached again.", date(2026, 5, 22), "", None),
    (KIOSK, "Who uses the kiosk", "It is used in the morning, mostly for bus times.", date(2026, 6, 19),
     "The kiosk moves to the health centre.", date(2026, 8, 25)),
    (AT_HOME, "Carers on enablement at home", "Carers want to know the plan for after the visits end.", date(2026, 8, 14),
     "Each plan is talked over with the carer.", date(2026, 9, 29)),
)  # fmt: skip
VALUES = (
    (WALKS, Evidence(
        "value", "Walking group, its fourth year", "Entered from the provider's yearly report.", covers="April 2025 to March 2026",
        people=164, cost=21_700.0, benefit=58_600.0, anyway=35.0, others=25.0, source="Provider's report, May 2026",
        assumptions="One fall in 40 walkers a year is avoided, at the price of an ambulance and a night in hospital.")),
    (KIOSK, Evidence(
        "value", "Information kiosk", "Nobody counts who asks, so the cost for each person is not known.",
        covers="April 2025 to March 2026", cost=8_400.0, source="Contract monitoring",
        assumptions="No benefit is worked out until people are counted.")),
    (FRIENDS, Evidence(
        "value", "Telephone friends, two years", "Entered from the business case.", covers="January 2024 to December 2025", people=312,
        cost=104_400.0, benefit=131_000.0, source="Business case, March 2026",
        assumptions="One surgery visit in eight is saved, at £42 each, and one hour of home care a month for one person in ten.")),
    (HOMES, Evidence(
        "value", "Warm homes visits, first winter", "Entered from the fund's own form.", covers="October 2025 to March 2026", people=97,
        cost=23_400.0, benefit=20_900.0, anyway=10.0, others=0.0, source="Fund's return, June 2026",
        assumptions="Fuel saved in one winter at the price cap; nothing is counted for health.")),
)  # fmt: skip
FULLY, PART, NOT_YET = "Fully", "In part", "Not yet"
# service, the day it was established and the answers then, the day of its review and the answers; in the order of the foundations
ASSESSED: tuple[tuple[str, str, tuple[str, ...], str, tuple[str, ...]], ...] = (
    (WALKS, "2022-07-30", (PART, FULLY, PART, NOT_YET, NOT_YET, NOT_YET), "2026-06-12", (PART, FULLY, FULLY, PART, PART, FULLY)),
    (FRIENDS, "2023-12-22", (PART, PART, FULLY, PART, NOT_YET, PART), "2026-03-27", (FULLY, PART, FULLY, PART, PART, FULLY)),
    (GARDEN, "2025-03-16", (NOT_YET, FULLY, FULLY, PART, "", PART), "", ()),
    (HOMES, "", (), "2026-06-05", (PART, FULLY, PART, PART, PART, NOT_YET)),
    (AT_HOME, "2023-07-25", (PART, NOT_YET, FULLY, PART, PART, NOT_YET), "2026-09-30", (PART, PART, FULLY, PART, FULLY, PART)),
    (KEY, "2023-08-24", (FULLY, PART, FULLY, "", "", NOT_YET), "", ()),
)
SHOWN_BY = {
    FULLY: "Agreed with the steering group and seen at the visit.",
    PART: "Begun; the provider says what is left to do.",
    NOT_YET: "Nothing to show for it yet.",
}
# Leicestershire's workstreams: title of the workstream, what is done, by whom, by when, how far
WORKSTREAMS = (
    ("Commissioning", "Put every contract of three departments into one register", "Head of Commissioning", date(2027, 1, 15), 80, "open"),
    ("Commissioning", "Agree what a contract is held against at its review", "Head of Commissioning", date(2026, 12, 18), 50, "open"),
    ("Communities Strategy", "Ask each tier 0 provider for one figure that shows its effect", "Communities lead", date(2027, 2, 26), 25,
     "open"),
    ("Workforce Development", "Two briefings on early help for elected members", "Workforce lead", date(2026, 9, 30), 100, "done"),
    ("First Contact Points, Information and Advice", "Send callers of three lines to one number", "Head of Access", date(2027, 3, 31), 10,
     "open"),
    ("Partnership", "One page on who meets whom, and what for", "Partnership officer", date(2026, 12, 11), 60, "open"),
    ("Assisted Living Technology", "Try self-assessment for simple equipment online", "Occupational therapy lead", None, 0, "open"),
)  # fmt: skip


def write(store: Store) -> None:
    """Write all of it, once."""
    known = {each.service.name: each for each in service.services(store, COUNCIL)}
    if any(each.service.assessments for each in known.values()):
        return
    at = min(WRITTEN_AT, datetime.now().replace(microsecond=0))
    for name, title, words, finished, led_to, decided in EVALUATIONS:
        said = Evidence("evaluation", title, words, led_to, decided, "Evaluation report", known[name].key, finished_on=finished)
        evidence.save(store, COUNCIL, said, by=OFFICER, at=at, subject="evaluation")
    for name, piece in VALUES:
        evidence.save(store, COUNCIL, Evidence(**{**vars(piece), "service": known[name].key}), by=OFFICER, at=at)
    for name, established, first, reviewed, second in ASSESSED:
        kept = known[name]
        for occasion, day, scores in ((ESTABLISHED, established, first), (REVIEWED, reviewed, second)):
            kept = _assess(store, kept, occasion, day, scores, at) if day else kept
    for part, title, owner, due, percent, state in WORKSTREAMS:
        action = Action(title, owner, "SMT", due, part=part, percent=percent)
        actions.save(store, COUNCIL, action, by=OFFICER, at=at, state=state)


def _assess(store: Store, kept: KeptService, occasion: str, day: str, scores: tuple[str, ...], at: datetime) -> KeptService:
    titles = [element.title for element in assessment.with_foundations()[1].elements]
    answers = tuple(Answer(title, score, SHOWN_BY[score]) for title, score in zip(titles, scores, strict=True) if score)
    made = Assessment(occasion, date.fromisoformat(day), OFFICER, answers)
    return service.assess(store, COUNCIL, kept, made, by=OFFICER, at=at)
