"""Which services are contracts, what a contract is reviewed against, and what could measure one that nothing measures."""

from __future__ import annotations

from datetime import date

import pytest

from data.services import contracts, reviews
from data.services.service import KeptService, Service

TODAY = date(2026, 11, 22)


def kept(name="A", **said):
    found = Service(name, **said)
    return KeptService(found, found.key)


@pytest.mark.parametrize(
    ("commissioned", "arrangement", "is_one"),
    [
        ("Commissioned", "Contract", True),
        ("Commissioned", "Grant", True),
        ("Commissioned", "", True),
        ("Commissioned", "In-house", False),
        ("Not commissioned", "Voluntary", False),
        ("", "Contract", False),
    ],
)
def test_a_contract_is_commissioned_and_not_from_the_council_itself(commissioned, arrangement, is_one):
    assert contracts.is_contract(Service("A", commissioned=commissioned, arrangement=arrangement)) is is_one


def test_what_has_ended_is_no_contract_any_more_and_what_ends_today_still_is():
    ends = (date(2026, 11, 21), TODAY, None)
    found = [kept(str(n), commissioned="Commissioned", ends_on=end) for n, end in enumerate(ends)]
    assert [each.service.name for each in contracts.contracts(found, TODAY)] == ["1", "2"]


def test_what_others_of_its_kind_are_linked_to_comes_before_what_others_at_its_level_are():
    others = [
        kept("B", category="Advice", level="Tier 1", measures="requests_new; repeat_contact"),
        kept("C", category="Advice", level="Tier 1", measures="repeat_contact"),
        kept("D", category="Walks", level="Tier 2", measures="wellbeing_users"),
    ]
    assert contracts.could_measure(kept(category="Advice", level="Tier 2"), others) == (("repeat_contact", "requests_new"), "of its kind")
    assert contracts.could_measure(kept(category="Debt", level="Tier 2"), others) == (("wellbeing_users",), "at its level")
    assert contracts.could_measure(kept(), others) == ((), "")


def test_the_criteria_of_a_review_are_leicestershires_four():
    plan, section = reviews.criteria()
    assert (plan.id, len(section.elements), section.elements[0].wording) == ("leicestershire", 4, "Is efficient")
