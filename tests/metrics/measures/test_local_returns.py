"""Measures worked out from the returns that councils make themselves, each from files drawn here."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from data.errors import UploadError
from data.loading import load, withdraw
from data.records.home_council import name_home_council
from data.store import Store, open_store
from metrics.results import Point, results
from metrics.run import run

REFERRALS = """
referral_date, person_key, team,             service_name,  outcome
01/04/2026,    A,          IAT,              Lunch club,    accepted
02/04/2026,    A,          Contact Centre,   Walking group, declined
05/06/2026,    A,          IAT,              Lunch club,
06/06/2026,    B,          Hospital team,    Lunch club,    attended
07/06/2026,    ,           Contact centre 2, Knitting,      accepted
"""
TOTALS = """
month,    team, commissioned,     referrals, people
2026-06,  IAT,  commissioned,     30,        20
2026-06,  IAT,  non-commissioned, 10,        10
Aug 2026, IAT,  yes,              7,
"""
CONTACTS = """
person_key, first_contact_date, contact_date, referral_source
A,          01/03/2026,         01/04/2026,   GP surgery
A,          01/03/2026,         02/04/2026,   GP surgery
B,          ,                   05/05/2026,   Front door
B,          ,                   05/06/2026,   self
C,          05/06/2026,         05/06/2026,
"""
SEEN = """
month,     new_people, people_seen, contacts
2026-07,   5,          20,          33
July 2026, 5,          20,          33
2026-09,   2,          18,          20
"""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    opened = open_store(tmp_path / "drawn.duckdb")
    name_home_council(opened, "990", "E99999990", "Exampleton", "halton", synthetic=True)
    return opened


def given(store: Store, return_id: str, drawn: str, submitted_on: date | None = None) -> int:
    """Load a file drawn as a table; the upload's number."""
    path = store.folder / f"{return_id}_{len(store.rows('select 1 from upload'))}.csv"
    lines = (",".join(cell.strip() for cell in line.split(",")) for line in drawn.strip().split("\n"))
    path.write_text("\n".join(lines), encoding="utf-8")
    return load(store, return_id, [path], submitted_on=submitted_on)[0].upload_id


def figures(store: Store, measure: str, period_type: str, group_type: str = "all") -> dict[str, tuple[float | None, float | None]]:
    """Numerator and denominator of the current run by the month in which the period ends, and the group where it is not all."""
    run(store)
    found = results(store, measures=[measure], period_types=[period_type], councils=["990"], groups=[group_type])
    return {_name(point): (point.numerator, point.denominator) for point in found}


def _name(point: Point) -> str:
    return f"{point.period_end:%Y-%m}" + ("" if point.group_type == "all" else f" {point.group_value}")


def test_referrals_of_the_front_door_count_by_month(store: Store) -> None:
    given(store, "community_referrals", REFERRALS)
    # May lies between the first and the last referral of the list: it had none
    assert figures(store, "front_door_community_refs", "month") == {"2026-04": (2, None), "2026-05": (0, None), "2026-06": (2, None)}
    assert figures(store, "front_door_community_refs", "quarter") == {"2026-06": (4, None)}
    [exclusion] = store.rows(
        "select rule, candidates from exclusion where measure_id = 'front_door_community_refs' and period_type = 'quarter'"
    )
    assert exclusion == ("other_team", 1)


def test_people_referred_count_once_and_only_where_they_are_named(store: Store) -> None:
    given(store, "community_referrals", REFERRALS)
    assert figures(store, "community_service_people", "month") == {"2026-04": (1, None), "2026-05": (0, None)}
    assert figures(store, "community_referrals_accepted", "month") == {"2026-04": (1, 2), "2026-05": (0, 0), "2026-06": (2, 2)}


def test_services_are_matched_to_the_newest_register(store: Store) -> None:
    given(store, "community_referrals", REFERRALS)
    upload = "insert into upload (upload_id, return_id, council, submitted_at) values (?, 'service_register', '990', ?)"
    service = "insert into service (upload_id, council, service, commissioned) values (?, '990', ?, ?)"
    with store.writing() as cursor:
        for number, (name, commissioned) in enumerate((("LUNCH CLUB ", "Not commissioned"), ("Lunch club", "Commissioned")), start=100):
            cursor.execute(upload, [number, datetime(2026, 6, number - 99)])
            cursor.execute(service, [number, name, commissioned])
    assert figures(store, "front_door_community_refs", "month", "commissioned") == {
        "2026-04 Commissioned": (1, None),
        "2026-04 Not commissioned": (0, None),
        "2026-04 Not in directory": (1, None),
        "2026-05 Commissioned": (0, None),
        "2026-05 Not commissioned": (0, None),
        "2026-06 Commissioned": (1, None),
        "2026-06 Not commissioned": (0, None),
        "2026-06 Not in directory": (1, None),
    }


def test_monthly_totals_cover_the_months_they_name_and_no_other(store: Store) -> None:
    given(store, "community_referrals", TOTALS)
    # July is in no row, so it is not known; August names no number of people, so people are not known
    assert figures(store, "front_door_community_refs", "month") == {"2026-06": (40, None), "2026-08": (7, None)}
    assert figures(store, "community_service_people", "month") == {"2026-06": (30, None)}
    assert figures(store, "community_service_people", "rolling_year") == {}


def test_a_newer_file_speaks_for_its_months_until_it_is_withdrawn(store: Store) -> None:
    given(store, "community_referrals", REFERRALS, date(2026, 7, 1))
    newer = given(store, "community_referrals", TOTALS, date(2026, 9, 1))
    both = figures(store, "front_door_community_refs", "month")
    assert both == {"2026-04": (2, None), "2026-05": (0, None), "2026-06": (40, None), "2026-08": (7, None)}
    served = (
        "select upload_id, strftime(period_start, '%m') from served_quarter where run_id = (select run_id from current_run) order by all"
    )
    assert {month: upload for upload, month in store.rows(served)} == {"04": 1, "05": 1, "06": newer, "08": newer}
    withdraw(store, newer, "wrong month")
    assert figures(store, "front_door_community_refs", "month") == {"2026-04": (2, None), "2026-05": (0, None), "2026-06": (2, None)}


def test_a_list_made_within_a_month_does_not_cover_it(store: Store) -> None:
    given(store, "community_referrals", REFERRALS, date(2026, 6, 20))
    assert figures(store, "front_door_community_refs", "month") == {"2026-04": (2, None), "2026-05": (0, None)}


def test_people_of_the_wellbeing_service_are_never_a_sum_of_months(store: Store) -> None:
    given(store, "wellbeing_service", CONTACTS)
    assert figures(store, "wellbeing_users", "month") == {"2026-04": (1, None), "2026-05": (1, None), "2026-06": (2, None)}
    new = {"2026-04": (0, None), "2026-05": (1, None), "2026-06": (1, None)}
    assert figures(store, "wellbeing_new_people", "month") == new
    year = "\n".join(f"A,01/01/2026,{month}/2026,GP\nZ{month},,{month}/2026,GP" for month in (f"15/{n:02}" for n in range(1, 13)))
    given(store, "wellbeing_service", "person_key,first_contact_date,contact_date,referral_source\n" + year.replace("/2026", "/2025"))
    assert figures(store, "wellbeing_users", "rolling_year")["2025-12"] == (13, None)


def test_a_new_person_counts_once_however_many_contacts_and_files(store: Store) -> None:
    drawn = """
    person_key, first_contact_date, contact_date, referral_source
    A,          ,                   05/04/2026,   self
    A,          ,                   05/04/2026,   GP
    B,          01/03/2026,         07/04/2026,   GP
    ,           ,                   09/04/2026,   GP
    C,          ,                   02/05/2026,   GP
    """
    given(store, "wellbeing_service", drawn)
    later = """
    person_key, first_contact_date, contact_date, referral_source
    A,          ,                   05/06/2026,   housing
    D,          ,                   06/06/2026,   GP
    """
    given(store, "wellbeing_service", later)
    # A came in April already, whatever the file of June can tell; who is not named is nobody that can be told to be new
    assert figures(store, "wellbeing_new_people", "month") == {"2026-04": (1, None), "2026-05": (1, None), "2026-06": (1, None)}
    assert figures(store, "wellbeing_new_people", "quarter") == {"2026-06": (3, None)}


def test_totals_of_the_wellbeing_service_make_no_year(store: Store) -> None:
    upload = given(store, "wellbeing_service", SEEN)
    assert store.rows("select rows_read, rows_kept, rows_rejected from upload where upload_id = ?", [upload]) == [(3, 2, 1)]
    assert figures(store, "wellbeing_users", "month") == {"2026-07": (20, None), "2026-09": (18, None)}
    twelve = "\n".join(f"2025-{month:02},1,{month},{month}" for month in range(1, 13))
    given(store, "wellbeing_service", "month,new_people,people_seen,contacts\n" + twelve)
    assert figures(store, "wellbeing_users", "rolling_year") == {}
    assert figures(store, "wellbeing_new_people", "rolling_year")["2025-12"] == (12, None)


def test_the_councils_own_count_of_contacts(store: Store) -> None:
    drawn = """
    month,   team, referrals_total, referrals_front_door
    2026-04, North, 100, 77
    2026-04, South, 50,  40
    2026-05, North, 50,
    2026-06, North, 10,  11
    2026-07, North, 10,  0
    """
    upload = given(store, "front_door_contacts", drawn)
    assert store.rows("select rows_kept, rows_rejected from upload where upload_id = ?", [upload]) == [(3, 2)]
    assert figures(store, "front_door_contacts_share", "month") == {"2026-04": (117, 150), "2026-07": (0, 10)}
    assert figures(store, "front_door_contacts_share", "month", "team")["2026-04 South"] == (40, 50)
    assert figures(store, "front_door_contacts_share", "quarter") == {}


def test_forms_returned_count_once_a_wave_whatever_the_questions(store: Store) -> None:
    drawn = """
    survey,   audience,      wave_start, wave_end,   invited, returned, question_id, question_text, positive, neutral, negative
    Carers,   carers,        01/04/2026, 30/04/2026, 100,     40,       1,           Heard,         30,       6,       4
    Carers,   carers,        01/04/2026, 30/04/2026, 100,     38,       2,           Safe,          30,       5,       3
    Partners, partners,      01/05/2026, 31/05/2026, ,        12,       1,           Heard,         6,        4,       2
    Users,    service users, 01/07/2026, 31/07/2026, 80,      20,       1,           Heard,         15,       3,       2
    """
    given(store, "survey_results", drawn)
    assert figures(store, "survey_returns", "quarter") == {"2026-06": (52, None), "2026-09": (20, None)}
    assert figures(store, "survey_response_rate", "quarter") == {"2026-06": (40, 100), "2026-09": (20, 80)}
    by_audience = figures(store, "survey_returns", "quarter", "audience")
    assert sorted(number for number, _ in by_audience.values() if number) == [12, 20, 40]
    assert figures(store, "survey_positive", "quarter") == {"2026-06": (66, 90), "2026-09": (15, 20)}
    assert figures(store, "survey_positive", "quarter", "question")["2026-06 Heard"] == (36, 52)


def test_questions_with_fewer_than_five_answers_are_left_out(store: Store) -> None:
    drawn = """
    survey, audience, wave_end,   invited, returned, question_id, question_text, positive, neutral, negative
    Carers, carers,   30/04/2026, 10,      5,        1,           Heard,         3,        1,       1
    Carers, carers,   30/04/2026, 10,      5,        2,           Safe,          3,        1,       0
    """
    given(store, "survey_results", drawn)
    assert figures(store, "survey_positive", "quarter") == {"2026-06": (3, 5)}


def test_months_whose_rows_were_purged_are_not_known_any_more(store: Store) -> None:
    upload = given(store, "community_referrals", REFERRALS)
    with store.writing() as cursor:
        cursor.execute("delete from activity where day < date '2026-05-15'")
        cursor.execute("insert into purge values (now()::timestamp, 'a test', date '2026-05-15', ?, 'activity', 2)", [upload])
    assert figures(store, "front_door_community_refs", "month") == {"2026-06": (2, None)}


def test_a_survey_quarter_that_is_not_over_has_no_figure(store: Store) -> None:
    drawn = """
    survey, audience, wave_end,   invited, returned, question_id, question_text, positive, neutral, negative
    Carers, carers,   30/04/2026, 10,      5,        1,           Heard,         3,        1,       1
    Carers, carers,   31/07/2026, 10,      6,        1,           Heard,         4,        1,       1
    """
    given(store, "survey_results", drawn, date(2026, 8, 20))
    assert figures(store, "survey_returns", "quarter") == {"2026-06": (5, None)}


def test_the_same_file_for_another_council_is_another_upload(tmp_path: Path) -> None:
    regional = open_store(tmp_path / "regional.duckdb")
    path = tmp_path / "contacts.csv"
    path.write_text("month,referrals_total,referrals_front_door\n2026-04,10,7\n", encoding="utf-8")
    first, again, other = (load(regional, "front_door_contacts", [path], council=code)[0] for code in ("321", "321", "324"))
    assert (first.already_loaded, again.already_loaded, other.already_loaded) == (False, True, False)
    assert again.upload_id == first.upload_id and other.council == "324"


@pytest.mark.parametrize("code", ["zz;drop", "", " ", "3 21", "a" * 10])
def test_what_is_no_council_code_is_refused(tmp_path: Path, code: str) -> None:
    path = tmp_path / "contacts.csv"
    path.write_text("month,referrals_total,referrals_front_door\n2026-04,10,7\n", encoding="utf-8")
    with pytest.raises(UploadError, match="council"):
        load(open_store(tmp_path / "regional.duckdb"), "front_door_contacts", [path], council=code)


def test_where_no_row_is_of_the_front_door_its_referrals_are_not_known(store):
    given(store, "community_referrals", REFERRALS, date(2026, 7, 1))
    given(
        store,
        "community_referrals",
        "referral_date,person_key,team,service_name,outcome\n03/08/2026,A,Adult Front Door,Lunch club,accepted",
        date(2026, 9, 1),
    )
    run(store, as_of=date(2026, 9, 30))
    assert "2026-08" not in figures(store, "front_door_community_refs", "month")
    assert figures(store, "front_door_community_refs", "month")["2026-05"] == (0, None)
    assert figures(store, "community_service_people", "month")["2026-08"] == (1, None)
