"""What people of Exampleton wrote about their figures: actions, commentary with promises, questions with replies, evidence. All invented.

The minutes of 2018 that stand among the questions are real: they are those of the council whose plan Exampleton follows, with their source.
"""

from __future__ import annotations

from datetime import date, datetime

from data.records import actions, commentary, evidence, questions
from data.records.actions import Action
from data.records.commentary import Commentary
from data.records.evidence import Evidence
from data.records.questions import Question
from data.sample.council import COUNCIL, PLAN
from data.sample.decided import OFFICER
from data.store import Store

DIRECTOR = "sanjay.mistry@exampleton.example"
AUGUST, SEPTEMBER = date(2026, 8, 31), date(2026, 9, 30)
WRITTEN_AT = datetime(2026, 10, 20, 14, 0)
LATER = datetime(2026, 11, 10, 9, 30)
BOARD = "Health and Care Scrutiny Board, 15 September 2026"
ACTIONS: tuple[tuple[str, Action, str], ...] = (
    (
        "delay-care-home",
        Action(
            "Review every placement made from hospital in the last year",
            "Head of Care Management",
            "SMT",
            date(2026, 11, 13),
            note="Forty of 62 read.",
            percent=65,
        ),
        "open",
    ),
    (
        "delay-care-home",
        Action("Open eight more extra care flats at Millbank", "Head of Commissioning", "SMT", date(2027, 3, 31), percent=20),
        "open",
    ),
    (
        "home-after-reablement",
        Action("Ring everybody on day 80, not on day 91", "Reablement manager", "SMT", date(2026, 12, 11), percent=10),
        "open",
    ),
    ("evaluation", Action("Agree one form for all service evaluations", "Commissioning manager", "SMT", None), "open"),
    (
        "front-door",
        Action(
            "Train the contact team in the new directory", "Head of Access", "SMT", date(2026, 6, 30), note="All 14 trained.", percent=100
        ),
        "done",
    ),
    ("", Action("Arrange a seminar on the strategy for all members", "Democratic services", "SMT", date(2027, 1, 29), percent=0), "open"),
    (
        "",
        Action(
            "Make one directory of services for residents and staff",
            "Head of Access",
            "SMT",
            date(2027, 2, 26),
            part="Service Directory",
            percent=30,
        ),
        "open",
    ),
    (
        "",
        Action("Map the ways into wellbeing support", "Public health lead", "SMT", date(2026, 12, 18), part="Pathway Mapping", percent=40),
        "open",
    ),
)
SAID: tuple[tuple[str, date, Commentary], ...] = (
    (
        "delay-care-home",
        AUGUST,
        Commentary(
            "More people moved into care homes than in the year before the plan.",
            "Hospital stays were shorter over the summer, and home care could not start at weekends.",
            "Home care will start on Saturdays from October.",
        ),
    ),
    (
        "delay-care-home",
        SEPTEMBER,
        Commentary(
            "New admissions stayed above the limit.",
            "Saturday starts began, but only in one of the two towns.",
            "Saturday starts in both towns by December, and each placement from hospital is read again.",
            "partly",
        ),
    ),
)
ASKED: tuple[tuple[str, Question], ...] = (
    (
        "delay-care-home",
        Question(
            "Why have admissions to care homes risen since the spring?",
            BOARD,
            date(2026, 9, 15),
            owner="Head of Care Management",
            due_on=date(2026, 11, 24),
        ),
    ),
    (
        "front-door",
        Question(
            "Are people turned away when more is dealt with at the front door?",
            BOARD,
            date(2026, 9, 15),
            owner="Head of Access",
            reply="Repeat requests have not risen, and later long-term support has not either: both stand beside the figure.",
            replied_on=date(2026, 10, 6),
        ),
    ),
    (
        "",
        Question(
            "Show each priority with its measure on one page.", BOARD, date(2026, 9, 15), kind="recommendation", owner="Performance team"
        ),
    ),
)
EVIDENCE: tuple[tuple[str, Evidence], ...] = (
    (
        "evaluation",
        Evidence(
            "evaluation",
            "What people say of the wellbeing service",
            "Four in five who answered would use it again; half had not known of it.",
            "The contract was renewed with a duty to visit lunch clubs.",
            date(2026, 3, 20),
            "Evaluation report, March 2026",
        ),
    ),
    (
        "front-door",
        Evidence(
            "case study",
            "A coffee morning instead of a care package",
            "Somebody in their eighties rang because the days were long. A visit found that they liked company and could not carry "
            "shopping. "
            "A neighbour's group and a weekly delivery were arranged. Half a year later no care had been asked for.",
            source="Community coordinator",
        ),
    ),
    (
        "wellbeing",
        Evidence(
            "value",
            "Wellbeing service, its first year",
            "Cost and savings as its manager worked them out.",
            people=287,
            cost=186_000.0,
            benefit=243_000.0,
            source="Business case, June 2025",
            assumptions="One visit to a surgery in ten is saved, at £42 each; nothing is counted for wellbeing itself.",
        ),
    ),
)


def act(store: Store) -> None:
    """Write all of it, once."""
    if actions.actions(store, COUNCIL):
        return
    now = datetime.now().replace(microsecond=0)
    for subject, action, state in ACTIONS:
        actions.save(store, COUNCIL, action, by=OFFICER, at=min(WRITTEN_AT, now), subject=subject, state=state)
    for subject, month, said in SAID:
        commentary.save(store, COUNCIL, subject, month, said, by=DIRECTOR, at=min(WRITTEN_AT, now), finished=True)
    questions.record_first(store, COUNCIL, PLAN)
    for subject, question in ASKED:
        questions.save(
            store, COUNCIL, question, by=OFFICER, at=max(min(LATER, now), datetime.combine(question.asked_on, now.time())), subject=subject
        )
    for subject, piece in EVIDENCE:
        evidence.save(store, COUNCIL, piece, by=OFFICER, at=min(LATER, now), subject=subject)
