"""Person numbers that a spreadsheet shortened: nobody is told apart by them, and the officer hears what to do."""

from __future__ import annotations

import pytest

from data.checking import Checked, check
from data.errors import UploadError
from tests.data.extract import event, found, reading_of, text_of

REFERRALS = "referral_date,person_key,team,service_name,outcome\n"


def referrals(folder, *numbers: str) -> Checked:
    """A list of referrals of people with these numbers."""
    rows = "".join(f"03/08/2026,{number},Contact Centre,Lunch club,accepted\n" for number in numbers)
    return check(reading_of(folder, REFERRALS + rows, return_id="community_referrals"), "990")


def extract(folder, *people: tuple[str, str]) -> Checked:
    """Client Level Data of people with these NHS numbers and numbers of the council's own."""
    rows = [event(NHS_Number=nhs, LA_Person_Unique_Identifier=own) for nhs, own in people]
    return check(reading_of(folder, text_of(rows)), None)


@pytest.mark.parametrize("shortened", ["4.00098E+05", "4e+5", "1.23456789012346e+17"])
def test_a_row_counts_without_a_person_and_is_told_why_once(tmp_path, shortened):
    checked = referrals(tmp_path, "P-1", shortened, shortened)
    assert found(checked) == [(3, "person_key", "number_shortened"), (4, "person_key", "number_shortened")]
    assert "formatted as text" in checked.what_to_do("number_shortened", "person_key")
    assert checked.accepted["person"].to_pylist() == ["P-1", None, None]
    assert {fault["value"] for fault in checked.faults.to_pylist()} == {None}
    assert {fault["value"] for fault in checked.faults_for_officer().to_pylist()} == {shortened}


@pytest.mark.parametrize("number", ["4E05", "12E-5X", "E+05", "4.5E+", "400098"])
def test_other_numbers_are_left_alone(tmp_path, number):
    checked = referrals(tmp_path, "P-1", number)
    assert found(checked) == []
    assert checked.accepted["person"].to_pylist() == ["P-1", number]


@pytest.mark.parametrize("make", [referrals, lambda folder, *numbers: extract(folder, *(("", number) for number in numbers))])
def test_a_file_whose_every_number_is_shortened_is_refused(tmp_path, make):
    with pytest.raises(UploadError, match="shortened every number.*column formatted as text"):
        make(tmp_path, "4.00098E+05", "4.00105E+05")


def test_client_level_data_keeps_who_is_known_by_the_nhs_number_and_makes_nobody_of_the_rest(tmp_path):
    checked = extract(tmp_path, ("9434765919", "4.00098E+05"), ("", "4.00105E+05"), ("", "400111"))
    assert {row for row, *_ in found(checked, "rejected")} == {3}
    assert (3, "LA Person Unique Identifier", "no_person") in found(checked, "rejected")
    assert (2, "LA Person Unique Identifier", "number_shortened") in found(checked, "warning")
    assert checked.accepted["row_number"].to_pylist() == [2, 4]


@pytest.mark.parametrize(("stand_ins", "said"), [(9, False), (10, True)])
def test_a_number_that_stands_in_for_many_people_is_noticed(tmp_path, stand_ins, said):
    checked = referrals(tmp_path, *(["UNKNOWN"] * stand_ins), *(f"P-{number}" for number in range(100 - stand_ins)))
    assert [rule for *_, rule in found(checked, "notice") if rule == "one_number_on_many_rows"] == ["one_number_on_many_rows"] * said
