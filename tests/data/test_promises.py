"""A council's own promises: each field at its limits, what is refused, taking back, and that nobody else's plan moves."""

import datetime
import math
from dataclasses import replace

import pytest

from data.errors import EntryError, StoreError
from data.framework import load_framework
from data.records.promises import Target, adopted, changes, subject_of, target_of
from data.records.promises_deciding import decide_by_when, decide_lead, decide_target, decide_tolerance, take_back
from tests.drawing import new_store

AT = datetime.datetime(2026, 4, 3, 9, 30)
PLAN = load_framework("halton")
FRONT_DOOR, WELLBEING, ADMISSIONS = (PLAN.objectives[n].headline for n in (0, 1, 4))
SIGNED = {"why": "Cabinet, 3 April", "by": "A. Osei", "at": AT}


@pytest.fixture
def store(tmp_path):
    opened = new_store(tmp_path)
    yield opened
    opened.close()


def target(store, commitment, given, *, percentage=False, better="none", **said):
    decide_target(store, "990", PLAN, commitment, given, percentage=percentage, better=better, **{**SIGNED, **said})


def now(store, commitment, council="990"):
    plan = adopted(store, council, PLAN)
    return next(each for o in plan.objectives for each in o.commitments if subject_of(each) == subject_of(commitment))


def test_a_plan_nobody_changed_is_the_plan_itself(store):
    assert adopted(store, "990", PLAN) is PLAN


@pytest.mark.parametrize(
    ("commitment", "given", "better", "kept"),
    [
        (FRONT_DOOR, Target("range", 70, 80), "higher", ("range", 70, 80)),
        (FRONT_DOOR, Target("range", 0, 100), "higher", ("range", 0, 100)),  # the ends of what a share can be
        (WELLBEING, Target("increase", 400), "none", ("increase", 400, None)),  # the plan only watches: a first number
        (WELLBEING, Target("reduce", None, 400), "none", ("reduce", None, 400)),
        (WELLBEING, Target("range", 300, 400), "none", ("range", 300, 400)),
        (ADMISSIONS, Target("reduce", None, 0), "lower", ("reduce", None, 0)),
        (ADMISSIONS, Target("range", 50, 60), "lower", ("range", 50, 60)),
        (ADMISSIONS, Target("reduce", None, 60), "higher", ("reduce", None, 60)),  # the plan's own direction goes before the measure's
    ],
)
def test_a_target_holds_with_who_set_it(store, commitment, given, better, kept):
    target(store, commitment, given, percentage=commitment is FRONT_DOOR, better=better)
    found = now(store, commitment)
    assert (found.aim, found.target_low, found.target_high) == kept
    assert (found.set_by, found.tolerance, found.tolerance_set_by) == ("A. Osei on 3 April 2026", commitment.tolerance, "")
    assert store.rows("select who, what, subject from audit") == [("A. Osei", "changed a promise", subject_of(commitment))]


@pytest.mark.parametrize(
    ("commitment", "given", "better", "says"),
    [
        (FRONT_DOOR, Target("range", 80, 80), "higher", "ends at 80, not above its start at 80"),
        (FRONT_DOOR, Target("range", 80.5, 75), "higher", "ends at 75, not above"),
        (FRONT_DOOR, Target("range", 75, 100.01), "higher", "percentage of at most 100"),
        (FRONT_DOOR, Target("range", -0.01, 80), "higher", "0 or more"),
        (FRONT_DOOR, Target("range", 75), "higher", "Enter the highest"),
        (FRONT_DOOR, Target("increase", 75), "higher", "Enter both its ends"),
        (FRONT_DOOR, Target("monitor"), "higher", "what kind of target"),
        (ADMISSIONS, Target("increase", 75), "none", "The promise is to reduce"),
        (ADMISSIONS, Target("reduce"), "lower", "Enter the highest"),
        (ADMISSIONS, Target("reduce", 10, 60), "lower", "Enter no lower end"),
        (WELLBEING, Target("reduce", None, 60), "higher", "The promise is to increase"),  # none in the plan: as the measure has it
        (WELLBEING, Target("increase", math.inf), "none", "0 or more"),
        (WELLBEING, Target("increase", math.nan), "none", "0 or more"),
        (replace(WELLBEING, measure="ascof_9z"), Target("increase", 1), "none", "no promise called “ascof_9z rolling_year”"),
    ],
)
def test_a_target_that_cannot_be_is_refused_in_words(store, commitment, given, better, says):
    with pytest.raises(EntryError, match=says):
        target(store, commitment, given, percentage=commitment is FRONT_DOOR, better=better)
    assert changes(store, "990") == ()


def test_every_fault_is_told_at_once_with_the_entry_it_is_about(store):
    with pytest.raises(EntryError) as refused:
        target(store, FRONT_DOOR, Target("range", 175, -5), percentage=True, why=" ", by="")
    assert [about for _, about in refused.value.faults] == ["high", "low", "high", "why", ""]


@pytest.mark.parametrize(("size", "holds"), [(0, True), (100, True), (100.5, False), (-0.1, False), (math.nan, False)])
def test_a_tolerance_of_a_share(store, size, holds):
    def decide():
        decide_tolerance(store, "990", PLAN, FRONT_DOOR, size, percentage=True, **SIGNED)

    if not holds:
        with pytest.raises(EntryError, match="Enter a tolerance"):
            decide()
        return
    decide()
    found = now(store, FRONT_DOOR)
    assert (found.tolerance, found.tolerance_set_by, found.set_by) == (size, "A. Osei on 3 April 2026", "")


def test_a_tolerance_of_a_count_may_be_large(store):
    decide_tolerance(store, "990", PLAN, ADMISSIONS, 120, percentage=False, **SIGNED)
    assert now(store, ADMISSIONS).tolerance == 120


def test_a_lead_and_a_day_of_an_objective_and_of_a_commitment(store):
    today = AT.date()
    decide_lead(store, "990", PLAN, "delay-need", " Director of  Adult Social Care ", **SIGNED)
    decide_by_when(store, "990", PLAN, "delay-need", today, **{**SIGNED, "by": "B. Lee", "at": AT + datetime.timedelta(hours=1)})
    decide_by_when(store, "990", PLAN, subject_of(ADMISSIONS), datetime.date(2027, 3, 31), **SIGNED)
    objective = adopted(store, "990", PLAN).objective("delay-need")
    assert (objective.lead, objective.by_when) == ("Director of Adult Social Care", "3 April 2026")
    assert objective.set_by == "B. Lee on 3 April 2026", "the latest of the two"
    assert (now(store, ADMISSIONS).lead, now(store, ADMISSIONS).by_when) == ("", "31 March 2027")


@pytest.mark.parametrize(
    ("decide", "says"),
    [
        (lambda store: decide_lead(store, "990", PLAN, "delay-need", " ", **SIGNED), "Enter who leads"),
        (lambda store: decide_lead(store, "990", PLAN, "delay-need", "x" * 61, **SIGNED), "at most 60 letters"),
        (lambda store: decide_lead(store, "990", PLAN, "delay-greed", "SMT", **SIGNED), "no promise called “delay-greed”"),
        (lambda store: decide_by_when(store, "990", PLAN, "delay-need", datetime.date(2026, 4, 2), **SIGNED), "2 April 2026 is past"),
        (lambda store: decide_by_when(store, "990", PLAN, "delay-need", None, **SIGNED), "Enter a day like 31/03/2027"),
        (lambda store: take_back(store, "990", "delay-need", "lead", **SIGNED), "nothing to take back"),
    ],
)
def test_what_cannot_be_is_refused_in_words(store, decide, says):
    with pytest.raises(EntryError, match=says):
        decide(store)


def test_the_same_again_is_refused_and_the_plan_s_own_numbers_may_be_decided(store):
    target(store, FRONT_DOOR, Target("range", 75, 80), percentage=True)
    assert now(store, FRONT_DOOR).set_by == "A. Osei on 3 April 2026", "the council stands by what the plan says: that is a decision too"
    with pytest.raises(EntryError, match="holds already"):
        target(store, FRONT_DOOR, Target("range", 75, 80), percentage=True)


def test_taken_back_the_plan_holds_again_and_every_step_stays_to_be_read(store):
    target(store, FRONT_DOOR, Target("range", 70, 80), percentage=True)
    decide_tolerance(store, "990", PLAN, FRONT_DOOR, 5, percentage=True, **SIGNED)
    before = store.version
    with pytest.raises(EntryError, match="Say why"):
        take_back(store, "990", subject_of(FRONT_DOOR), "target", **{**SIGNED, "why": ""})
    take_back(store, "990", subject_of(FRONT_DOOR), "target", **{**SIGNED, "at": AT + datetime.timedelta(days=1)})
    assert store.version > before, "pages work their verdicts out again"
    found = now(store, FRONT_DOOR)
    assert (found.target_low, found.set_by, found.tolerance) == (75, "", 5), "the tolerance was not taken back"
    assert [(each.name, each.value != "", each.is_latest) for each in changes(store, "990")] == [
        ("target", False, True), ("tolerance", True, True), ("target", True, False),
    ]  # fmt: skip
    with pytest.raises(EntryError, match="nothing to take back"):
        take_back(store, "990", subject_of(FRONT_DOOR), "target", **SIGNED)
    assert store.rows("select what, count(*) from audit group by what order by what") == [
        ("changed a promise", 2), ("took a promise back", 1),
    ]  # fmt: skip


def test_another_council_s_promises_and_another_commitment_of_the_measure_are_left_alone(store):
    target(store, FRONT_DOOR, Target("range", 70, 80), percentage=True)
    assert adopted(store, "991", PLAN) is PLAN
    by_quarter = replace(FRONT_DOOR, period_type="quarter", headline=False)
    both = replace(PLAN.objectives[0], commitments=(FRONT_DOOR, by_quarter))
    found = adopted(store, "990", replace(PLAN, objectives=(both,))).objectives[0].commitments
    assert [each.target_low for each in found] == [70, 75]


def test_a_promise_that_the_plan_no_longer_makes_changes_nothing_and_what_cannot_be_read_is_told(store):
    target(store, FRONT_DOOR, Target("range", 70, 80), percentage=True)
    without = replace(PLAN, objectives=PLAN.objectives[1:])
    assert adopted(store, "990", without) == without
    for value in ("75 to 80", '{"goal": 5}'):
        with pytest.raises(StoreError, match="cannot be read"):
            target_of(value)
