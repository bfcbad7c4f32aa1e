from collections import Counter

import pytest

from data.council import ENGLAND, area_name, council, council_by_ons_code, councils, is_invented, regions


def test_halton_is_321_with_fifteen_neighbours() -> None:
    halton = council("321")
    assert halton is not None
    assert (halton.name, halton.ons_code, halton.region) == ("Halton", "E06000006", "North West")
    assert len(halton.neighbours) == len(set(halton.neighbours)) == 15
    assert {"Warrington", "Knowsley", "St. Helens"} <= {area_name(code) for code in halton.neighbours}
    assert halton.code not in halton.neighbours


def test_every_code_is_there_once_and_every_neighbour_exists() -> None:
    known = councils()
    assert sum(each.abolished_on is None for each in known.values()) == 153
    assert Counter(each.ons_code for each in known.values()).most_common(1)[0][1] == 1
    assert all(neighbour in known for each in known.values() for neighbour in each.neighbours)
    assert all(each.name and each.region for each in known.values())


def test_names_of_areas() -> None:
    assert area_name("738") == "Bournemouth, Christchurch and Poole"
    assert area_name("E12000002") == "North West"
    assert area_name(ENGLAND) == "England"
    assert area_name("990") == "990"
    assert len(regions()) == 9


def test_codes_lead_both_ways() -> None:
    assert council_by_ons_code("E08000004") == council("307")
    assert council_by_ons_code("E00000000") is None
    assert council("990") is None


@pytest.mark.parametrize(("code", "expected"), [("990", True), ("999", True), ("321", False), ("9900", False), ("99A", False)])
def test_invented_codes(code: str, expected: bool) -> None:
    assert is_invented(code) is expected
