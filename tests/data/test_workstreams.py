"""Which actions belong to which part of a framework, and how a part goes."""

from datetime import date, datetime

import pytest

from data.framework import load_framework
from data.records.actions import Action, KeptAction
from data.records.workstreams import belongs, parts, progress
from data.records.written import Record

TODAY = date(2026, 11, 22)
HALTON = load_framework("halton")


def kept(subject="", state="open", **said):
    return KeptAction(Action("Do it", "Ada", **said), Record(1, 1, subject, None, {}, state, datetime(2026, 11, 1), "ada"))


def part_of(framework, part_id):
    return next(each for each in parts(load_framework(framework)) if each.id == part_id)


def test_the_shipped_workstreams_and_priority_areas_are_parts_before_anybody_acts():
    assert [each.number for each in parts(load_framework("leicestershire"))] == list(range(1, 9))
    oldham = parts(load_framework("oldham"))
    assert [each.id for each in oldham if each.kind == "Priority areas"] == [
        "Increase awareness of Prevention Framework", "Pathway Mapping", "VCFSE Funding Review",
        "Strengthen Interface with Connected Programmes", "Service Directory", "Strengths-based Working",
    ]  # fmt: skip
    assert [each.number for each in parts(HALTON)] == list(range(1, 7))


@pytest.mark.parametrize(
    ("framework", "part", "action", "is_there"),
    [
        ("oldham", "Service Directory", kept(part="Service Directory"), True),
        ("oldham", "Service Directory", kept(), False),
        ("halton", "front-door", kept("front-door"), True),
        ("halton", "delay-care-home", kept("front-door"), False),
        ("leicestershire", "first-contact-points-information-and-advice", kept("front-door"), True),
        ("leicestershire", "first-contact-points-information-and-advice", kept("front_door_share"), True),
        ("leicestershire", "first-contact-points-information-and-advice", kept(measure="front_door_share"), True),
        ("leicestershire", "commissioning", kept("front-door"), False),
        ("leicestershire", "commissioning", kept(part="commissioning"), True),
        ("leicestershire", "commissioning", kept(part="Commissioning"), True),
    ],
)
def test_an_action_regroups_by_what_it_names_and_by_the_measure_it_works_on(framework, part, action, is_there):
    assert belongs(action, part_of(framework, part), HALTON) is is_there


def test_how_a_part_goes_counts_what_is_done_overdue_and_due_next():
    found = [
        kept(due_on=date(2026, 11, 21)), kept(due_on=date(2026, 12, 24)), kept(due_on=date(2026, 11, 22)), kept(state="done"),
        kept(state="dropped"), kept(),
    ]  # fmt: skip
    goes = progress(found, TODAY)
    assert (goes.done, goes.of, goes.overdue, goes.next_due) == (1, 5, 1, found[2])
    assert progress([], TODAY).next_due is None
