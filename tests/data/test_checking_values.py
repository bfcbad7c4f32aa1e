"""Values held against the code lists of both releases."""

from __future__ import annotations

import csv

import pytest

from data.return_definition import CODE_LISTS, codes_of, load_return
from tests.data.extract import check_rows, event, found


def notices(checked) -> list[tuple[str, str]]:
    """Rule and sentence of each notice."""
    return [(fault["rule"], fault["says"]) for fault in checked.faults.to_pylist() if fault["severity"] == "notice"]


def test_release_1_wording_is_noticed_once_for_each_value(tmp_path):
    rows = [event(LA_Person_Unique_Identifier=f"P{n}", Event_Outcome="Provision of service", Gender="Male") for n in range(3)]
    checked = check_rows(tmp_path, *rows)
    says = "'Provision of service' is the wording of Release 1, on 3 rows; it is read as 'Continuation of support or services'."
    assert (notices(checked), checked.has_faults) == ([("release_1_wording", says)], False)


def test_other_capitals_are_noticed(tmp_path):
    checked = check_rows(tmp_path, event(Gender="FEMALE", Service_Type="long term support: community"))
    assert [rule for rule, _ in notices(checked)] == ["other_capitals", "other_capitals"]
    assert not checked.has_faults


def test_a_value_in_no_list_is_a_warning_on_every_row_with_the_nearest_value(tmp_path):
    rows = [event(LA_Person_Unique_Identifier=f"P{n}", Service_Type="Nursing", Gender="xyz") for n in range(2)]
    checked = check_rows(tmp_path, *rows)
    assert found(checked) == [(row, column, "not_in_list") for row in (2, 3) for column in ("Gender", "Service Type")]
    says = {fault["says"] for fault in checked.faults.to_pylist()}
    assert says == {
        "Gender 'xyz' is not in the list.",
        "Service Type 'Nursing' is not in the list. Did you mean 'Long term support: Nursing care'?",
    }
    assert "2A, 2B, 2C" in checked.what_to_do("not_in_list", "Service Type")


def test_a_value_that_may_mean_several_is_not_guessed(tmp_path):
    checked = check_rows(tmp_path, event(Ethnicity="White", Service_Type="Long term suport: Nursing"))
    assert [fault["says"] for fault in checked.faults.to_pylist()] == [
        "Ethnicity 'White' is not in the list.",
        "Service Type 'Long term suport: Nursing' is not in the list. Did you mean 'Long term support: Nursing care'?",
    ]


def test_a_value_outside_a_list_that_may_not_be_whole_is_a_notice(tmp_path):
    rows = [event("Request", LA_Person_Unique_Identifier=f"P{n}", **{"Request:_Route_of_Access": "By carrier pigeon"}) for n in range(3)]
    checked = check_rows(tmp_path, *rows)
    [(rule, says)] = notices(checked)
    assert (rule, checked.has_faults) == ("not_in_unverified_list", False)
    assert "'By carrier pigeon', on 3 rows, is not in the list known here" in says


def test_spaces_around_a_value_make_no_difference(tmp_path):
    assert found(check_rows(tmp_path, event(Gender=" Female ", Client_Type="  Service user")), "warning", "notice") == []


def test_a_name_of_a_value_with_a_quotation_mark_does_no_harm(tmp_path):
    checked = check_rows(tmp_path, event(Gender="O'Neill; drop table given; --"))
    assert found(checked) == [(2, "Gender", "not_in_list")]


LISTED = [field for field in load_return("client_level_data").fields if field.code_list]
LISTS = sorted({field.code_list for field in LISTED})


@pytest.mark.parametrize("name", LISTS)
def test_each_list_reads_a_value_one_way_only(name):
    read_as: dict[str, set[str]] = {}
    for code in codes_of(name):
        read_as.setdefault(code.raw.strip().upper(), set()).add(code.cleaned)
    assert all(len(cleaned) == 1 for cleaned in read_as.values())
    assert {code.field for code in codes_of(name)} == {name}


@pytest.mark.parametrize("name", LISTS)
def test_each_release_2_value_is_read_as_itself_and_everything_is_read_as_one(name):
    values = {code.raw for code in codes_of(name) if code.release == "2"}
    assert all(code.raw == code.cleaned for code in codes_of(name) if code.release == "2")
    extra = {"Financial assessment"} if name == "assessment_type" else set()  # Release 2's word for it is not known
    assert {code.cleaned for code in codes_of(name)} <= values | extra


def test_every_list_of_the_return_has_a_file():
    assert len(LISTS) == 24 and set(LISTS) <= {path.stem for path in CODE_LISTS.glob("*.csv")}


def test_the_hierarchy_of_outcomes_is_whole():
    with (CODE_LISTS / "event_outcome.csv").open(encoding="utf-8", newline="") as file:
        ranks = {row["cleaned"]: int(row["hierarchy"]) for row in csv.DictReader(file)}
    assert sorted(ranks.values()) == [*range(1, 18), 999]
    assert (ranks["Progress to reablement/ST-Max"], ranks["NFA: Other"], ranks["Invalid and not mapped"]) == (1, 17, 999)
