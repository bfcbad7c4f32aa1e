"""The register of services: a full one, a plain directory, grants; contacts of people are not kept, an organisation's own are."""

from __future__ import annotations

import csv
import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from data.checking import Checked, check
from data.errors import UploadError
from data.loading import load
from data.reading import read
from data.return_definition import load_return
from tests.data.extract import KEY, found, reading_of
from tests.drawing import new_store

FILES = Path(__file__).parent / "files"
# Trafford Council, Open Government Licence v3.0; from traffordDataLab/council_open_data @ fe5479dc2923 and traffordDataLab/open_data @ a33a7d949483:
# 13 of 555 grants, 11 of 60 services, all six hubs, as published
GRANTS = FILES / "trafford_grants_extract.csv"
DIRECTORY = FILES / "trafford_mental_health_services_extract.csv"
HUBS = FILES / "trafford_community_hubs.csv"
REGISTER = (
    "Service,Description,Level,Provider,Commissioner,Commissioned,Value,Start date,End date,Telephone,Email,Contact name,Linked measures\n"
)


def checked_file(path: Path) -> Checked:
    return check(read(path, load_return("service_register"), KEY), "990")


def register(folder: Path, *rows: str) -> Checked:
    return check(reading_of(folder, REGISTER + "\n".join(rows), "register.csv", "service_register"), "990")


def kept(checked: Checked, columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name.strip()] for name in columns.split(",")) for row in checked.accepted.to_pylist()]


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_full_register(tmp_path):
    checked = register(
        tmp_path,
        'Reablement,"Help at home, up to six weeks",Delay,Example Care,Exampleton Council,yes,"£1,250,000.50",01/04/2024,31/03/2027,,,,ascof_2a; home91_local',
        "Tea and Talk,,Prevent,Friends,,non-commissioned,,,,,,,",
    )
    about = "service, level, provider, commissioner, commissioned, value, starts_on, ends_on, measures, arrangement"
    assert kept(checked, about) == [
        ("Reablement", "Delay", "Example Care", "Exampleton Council", "Commissioned", Decimal("1250000.50"),
         datetime.date(2024, 4, 1), datetime.date(2027, 3, 31), "ascof_2a;home91_local", None),
        ("Tea and Talk", "Prevent", "Friends", None, "Not commissioned", None, None, None, None, None),
    ]  # fmt: skip
    assert (checked.reading.shape, checked.has_faults, checked.council) == ("register", False, "990")


def test_grants_in_the_columns_of_360giving():
    checked = checked_file(GRANTS)
    rows = rows_of(GRANTS)
    assert (checked.reading.shape, checked.rows_read, checked.rows_kept, checked.has_faults) == ("grants", len(rows), len(rows), False)
    assert sum(value for (value,) in kept(checked, "value")) == sum(Decimal(row["Amount Awarded"]) for row in rows)
    about = "service, provider, commissioner, category, arrangement, value, value_period, starts_on, ends_on, area"
    assert kept(checked, about)[0] == (
        "Voluntary Sector Grant to Altrincham Children's Choir", "Altrincham Children's Choir", "Trafford Metropolitan Borough Council",
        "Voluntary Sector Grants", "Grant", Decimal("2266.00"), "whole grant", datetime.date(2013, 1, 18), datetime.date(2014, 1, 17), "Trafford",
    )  # fmt: skip


def test_two_grants_of_the_same_name_day_and_value_are_two_where_their_identifiers_differ():
    cancer = [row for row in rows_of(GRANTS) if "Confidence After Cancer" in row["Title"] and row["Award Date"] == "2013-06-22"]
    assert len({row["Identifier"] for row in cancer}) == len(cancer) == 2
    assert sum(name == cancer[0]["Title"] for (name,) in kept(checked_file(GRANTS), "service")) == 3


@pytest.mark.parametrize(("path", "services"), [(DIRECTORY, 11), (HUBS, 6)])
def test_a_plain_directory_lacks_the_rest_and_is_read(path, services):
    checked = checked_file(path)
    assert (checked.reading.shape, checked.rows_read, checked.rows_kept, checked.has_faults) == ("directory", services, services, False)
    assert set(kept(checked, "provider, commissioner, level, value")) == {(None, None, None, None)}
    names = [next(iter(row.values())) for row in rows_of(path)]
    assert [name for (name,) in kept(checked, "service")] == names


def test_an_address_takes_its_postcode_with_it():
    assert kept(checked_file(DIRECTORY), "address, contact, website")[0] == (
        "36 New Mount Street, Manchester, M4 4DE", "0161 832 3736", "http://www.moodswings.org.uk/",
    )  # fmt: skip


def test_an_organisations_mailbox_is_kept_and_any_other_not():
    contacts = " ".join(contact for (contact,) in kept(checked_file(HUBS), "contact"))
    assert "info@stjohnscentre.org" in contacts
    assert "enquiries@oursalewest.co.uk" in contacts
    assert "hopefood@" not in contacts
    assert "friends@" not in contacts


@pytest.mark.parametrize(
    ("telephone", "email", "contact"),
    [
        ("0161 496 0000", "info@care.example", "0161 496 0000; info@care.example"),
        ("07700 900123", "ada.quillfeather@care.example", None),
        ("+44 7700 900123", "referrals.team@care.example", "referrals.team@care.example"),
        ("0300 123 4567", "a.quillfeather@care.example", "0300 123 4567"),
        ("0800 000 000", "informal.ada@care.example", "0800 000 000"),
        ("+44 (0)7700 900 123", "Info@care.example; ada.quillfeather@care.example", "Info@care.example"),
        ("0161 496 0000 / 07700-900-123", "ada.quillfeather@care.example; help@care.example", "0161 496 0000; help@care.example"),
        ("00447700900123", "Ada <ada.quillfeather@care.example>", None),
        ("7700900123", "info@care.example; office@care.example", "info@care.example; office@care.example"),
        ("(07700) 900.123 or 0161 496 0000", "ask Ada Quillfeather", "0161 496 0000"),
    ],
)
def test_contacts_of_people_are_kept_nowhere(tmp_path, telephone, email, contact):
    store = new_store(tmp_path)
    path = tmp_path / "register.csv"
    words = "Ask for a visit: write to ada.quillfeather@care.example or ring 07700 900123, not 943 476 5919 or 0161 496 0000."
    path.write_text(REGISTER + f'Visits,"{words}",,Example Care,,,,,,{telephone},{email},Ada Quillfeather,\n')
    load(store, "service_register", [path], council="990", by="tester")
    [(kept_contact, description)] = store.rows("select contact, description from service")
    assert kept_contact == contact
    assert description == "Ask for a visit: write to [address removed] or ring [number removed], not [number removed] or 0161 496 0000."
    told = " ".join(f"{value} {says}" for value, says in store.rows("select value, says from fault"))
    assert "uillfeather" not in told
    assert "900123" not in told
    assert "943 476" not in told


@pytest.mark.parametrize(
    "mobile",
    ["07700 900123", "07700-900-123", "00447700900123", "0044 7700 900123", "+44 (0)7700 900 123", "+447700900123", "(07700) 900123", "07700.900.123", "077 00 90 01 23"],
)  # fmt: skip
def test_a_mobile_in_a_description_is_taken_out_however_it_is_written(tmp_path, mobile):
    checked = register(tmp_path, f'Visits,"Ring {mobile}, or 0161 496 0000; opened in 2019",,Example Care,,,,,,,,,')
    [(description,)] = kept(checked, "description")
    assert description == "Ring [number removed], or 0161 496 0000; opened in 2019"
    assert "contacts_in_descriptions" in [rule for *_, rule in found(checked, "notice")]


def test_faults_are_named(tmp_path):
    checked = register(
        tmp_path,
        ",No name,,Example Care,,,,,,,,,",
        "Late,,,Example Care,,,100,31/03/2027,01/04/2024,,,,",
        "Odd,,,Example Care,,perhaps,-5,,,,,,How many people we saw",
        "Twice,,,Example Care,,,lots,soon,,,,,",
        "Twice,,,Example Care,,,lots,soon,,,,,",
    )
    assert found(checked) == [
        (2, "Service", "no_service"), (3, "End date", "ends_before_it_starts"),
        (4, "Commissioned", "commissioned_not_understood"), (4, "Linked measures", "measures_not_ids"), (4, "Value", "value_below_nought"),
        (5, "Service", "listed_twice"), (5, "Start date", "date_not_readable"), (5, "Value", "number_not_readable"),
        (6, "Start date", "date_not_readable"), (6, "Value", "number_not_readable"),
    ]  # fmt: skip
    assert [name for (name,) in kept(checked, "service")] == ["Late", "Odd", "Twice"]


def test_a_grant_that_says_no_months_or_nonsense_has_no_end(tmp_path):
    text = "Title,Recipient Org:Name,Amount Awarded,Award Date,Planned Dates:Duration (months)\nA,B,10,2025-04-01,\nC,D,10,2025-04-01,1.5\nE,F,10,2025-01-31,1\n"
    checked = check(reading_of(tmp_path, text, "grants.csv", "service_register"), "990")
    assert kept(checked, "service, ends_on") == [("A", None), ("C", None), ("E", datetime.date(2025, 2, 27))]
    assert found(checked) == [(3, "Planned Dates:Duration (months)", "duration_not_months")]


def test_a_file_without_services_is_refused(tmp_path):
    with pytest.raises(UploadError, match="one row for each service"):
        reading_of(tmp_path, "description,address,telephone\na,b,c\n", "list.csv", "service_register")
    with pytest.raises(UploadError, match="--council"):
        check(reading_of(tmp_path, "name,address\na,b\n", "list.csv", "service_register"), None)


@pytest.mark.parametrize(("name", "is_kept"), [("Total", False), ("Grand total:", False), ("Total Care", True)])
def test_a_total_below_the_table_is_no_service(tmp_path, name, is_kept):
    checked = register(tmp_path, f"{name},,,,,,,,,,,,")
    assert bool(checked.rows_kept) is is_kept
