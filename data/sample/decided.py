"""What Exampleton wrote down beside its figures: baselines, a target, a lead and a date of its own, milestones and a rebase. All invented.

Each stands there as people enter it, through the same doors, with who, when and why, and shows a rule at work: a baseline from the SALT
return is refused against figures counted from Client Level Data; local reports give two pathways a baseline and the third has none.
"""

from __future__ import annotations

from datetime import date, datetime

from data.framework import load_framework
from data.records.baselines import EnteredBaseline, enter_baseline
from data.records.milestones import record
from data.records.promises import Target
from data.records.promises_deciding import decide_by_when, decide_lead, decide_target
from data.records.rebases import rebase
from data.sample.council import COUNCIL, PLAN
from data.store import Store

OFFICER, DIRECTOR = "olive.marsh@exampleton.example", "sanjay.mistry@exampleton.example"
DECIDED_AT = datetime(2026, 11, 10, 10, 0)
REPORTED, ASKED = "Discharge report of March 2023", "The plan compares with local reports of that year."
BASELINES = (
    (
        EnteredBaseline("ascof_2c", "2022/23", "SALT return", 268.0, 65, 24_250, "SALT return 2022/23"),
        "Copied from the return as it was sent.",
    ),
    (EnteredBaseline("pathway_0", "2022/23", "local upload", 8_927, 8_927, source=REPORTED), ASKED),
    (EnteredBaseline("pathway_1", "2022/23", "local upload", 1_033, 1_033, source=REPORTED), ASKED),
)
MILESTONES = (
    ("wellbeing", date(2024, 5, 1), "Wellbeing service opened", "Report to the Health Board, June 2024."),
    ("home-after-reablement", date(2025, 4, 1), "Reablement widened to all wards", "Contract with both hospitals."),
    ("front-door", date(2026, 3, 2), "One telephone number for all requests", "Customer services project, closing report."),
)
PEOPLE_TO_REACH = 1_000
FEWEST = 12  # figures on both sides of a rebase
WIDENED = "Reablement was widened to all wards for good, so more people go home with it than before."
SETTLED = """
-- one row per month with a final figure of a measure: its first day
select period_start
from result join current_run using (run_id)
where council = ? and measure_id = ? and period_type = 'month' and group_type = 'all' and status = 'observed'
order by period_start
"""


def decide(store: Store) -> None:
    """Enter all of it, once; the figures must have been worked out."""
    if store.rows("select 1 from milestone where council = ?", [COUNCIL]):
        return
    at, plan = min(DECIDED_AT, datetime.now().replace(microsecond=0)), load_framework(PLAN)
    for baseline, why in BASELINES:
        enter_baseline(store, COUNCIL, baseline, why=why, by=OFFICER, at=at)
    people = next(each for objective in plan.objectives for each in objective.commitments if each.measure == "community_service_people")
    target, why = Target("increase", low=PEOPLE_TO_REACH), "The directory of community services doubled, so more people should use them."
    decide_target(store, COUNCIL, plan, people, target, percentage=False, better="higher", why=why, by=DIRECTOR, at=at)
    why = "Results of surveys came late: somebody must ask for them."
    decide_lead(store, COUNCIL, plan, "evaluation", "Commissioning manager", why=why, by=DIRECTOR, at=at)
    decide_by_when(store, COUNCIL, plan, "delay-care-home", date(2027, 3, 31), why="The plan gives no date.", by=DIRECTOR, at=at)
    starts = [month for (month,) in store.rows(SETTLED, [COUNCIL, "pathway_1"])]
    widened = date(2025, 4, 1)
    rebase(store, COUNCIL, "pathway_1", widened, starts=starts, fewest=FEWEST, showed="", why=WIDENED, by=DIRECTOR, at=at)
    for subject, on, words, source in MILESTONES:
        record(store, COUNCIL, subject, on, words, why=source, by=OFFICER, at=max(at, datetime.combine(on, at.time())))
