"""What a service is told by: whether it is a front door, a point of information, and whether it answers a search."""

import pytest

from data.services.front_doors import informs, is_front_door
from data.services.search import answers
from data.services.service import Service

CARERS = Service(
    "Carers\u2019 Caf\u00e9 & Falls-Prevention Class", provider="Riverside", description="Telecare is shown", target_group="Older people"
)


@pytest.mark.parametrize(
    ("name", "category", "door", "point"),
    [
        ("Adult Social Care Front Door", "", True, False),
        ("Team One", "Single Point of Access", True, False),
        ("First-Contact Team", "", True, False),
        ("Silver Line", "Help line", True, False),
        ("Information & Advice Line", "", True, False),
        ("Debt Advice", "Debt Advice", False, True),
        ("Information Kiosk", "", False, True),
        ("Own Front Door Flats", "Housing", False, False),
        ("Contact Visits", "Families", False, False),
        ("Garden Club", "", False, False),
    ],
)
def test_a_front_door_takes_first_contacts_and_advice_alone_makes_none(name, category, door, point):
    service = Service(name, category=category)
    assert (is_front_door(service), informs(service)) == (door, point)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("carers", True), ("Carer's", True), ("carer", True), ("CAFE", True), ("falls", True), ("fall prevent", True), ("telecare", True),
        ("tele", True), ("older riverside", True), ("falls-prevention", True), ("", True), ("  ", True), ("carers youth", False),
        ("glass", False), ("%", True), ("_", True),
    ],
)  # fmt: skip
def test_a_word_or_part_of_one_finds_a_service(typed, found):
    assert answers(CARERS, typed) is found
