"""What is personal stops at reading: names, postcode, practice and free text are gone, NHS numbers are keyed hashes, birth is year and month."""

from __future__ import annotations

import hashlib
import hmac
import re

import pytest
from hypothesis import given as with_any
from hypothesis import strategies

from data.checking import check
from data.checking_report import faults_as_rows
from data.reading_people import hmac_pads
from data.return_definition import codes_of, load_return
from tests.data.extract import HEADINGS, KEY, check_rows, event, found, given, reading_of, text_of

PERSONAL = (
    "Quillfeather",
    "Ada",
    "Mill Lane",
    "N81999",
    "WA7 9ZZ",
    "9434765919",
    "943 476 5919",
    "1944-05-17",
    "a fall at home",
    "Provider House",
)


def keyed(number: str) -> str:
    """The keyed hash of an NHS number, by Python's own library."""
    return hmac.new(KEY, number.encode(), hashlib.sha256).hexdigest()


def every_text(checked) -> str:
    """Everything that may be stored of a file: its kept rows, its faults, its notes."""
    return repr(checked.accepted.to_pylist()) + repr(checked.faults.to_pylist()) + repr(checked.notes)


@with_any(strategies.binary(min_size=0, max_size=200), strategies.binary(max_size=40))
def test_the_pads_make_the_hmac_of_rfc_2104(key, message):
    outer, inner = hmac_pads(key)
    made = hashlib.sha256(outer + hashlib.sha256(inner + message).digest()).digest()
    assert made == hmac.new(key, message, hashlib.sha256).digest()


@pytest.mark.parametrize("written", ["9434765919", "943 476 5919", "943-476-5919", " 9434765919 ", "9434765919.0"])
def test_the_hash_is_that_of_the_bare_digits(tmp_path, written):
    assert given(reading_of(tmp_path, text_of([event(NHS_Number=written)])), "nhs_hash") == [(keyed("9434765919"),)]


def test_nothing_personal_is_left(tmp_path):
    rows = [
        event(Event_Description="a fall at home", Provider_CQC_Location_Name="Provider House", Event_Reference="E-9434765919"),
        event("Request", NHS_Number="943 476 5919", LA_Person_Unique_Identifier="943-476-5919"),
        event("Review", Service_Type="9434765919", Eligible_Needs_Identified="see 943 476 5919", Adult_1_Linked_Person_ID="9434765919"),
        event("Assessment", NHS_Number="9434765918", Date_of_Birth="17.5.44"),
    ]
    checked = check_rows(tmp_path, *rows)
    tables = checked.reading.connection.execute("select table_name from duckdb_tables() where table_name <> 'officer_value'").fetchall()
    held = every_text(checked) + "".join(
        repr(checked.reading.connection.execute(f"from {name}").fetchall()) for (name,) in tables if name != "fault"
    )
    assert [word for word in (*PERSONAL, "9434765918", "17.5.44") if word in held] == []


def test_a_council_number_that_is_an_nhs_number_becomes_its_hash_wherever_it_stands(tmp_path):
    rows = [
        event(LA_Person_Unique_Identifier="9434765919"),
        event("Request", NHS_Number="", LA_Person_Unique_Identifier="9434765919"),
        event("Review", NHS_Number="", LA_Person_Unique_Identifier="P2", Adult_2_Linked_Person_ID="943 476 5919"),
    ]
    kept = check_rows(tmp_path, *rows).accepted.to_pylist()
    assert [row["la_person_unique_identifier"] for row in kept] == [keyed("9434765919"), keyed("9434765919"), "P2"]
    assert kept[2]["adult_2_linked_person_id"] == keyed("9434765919")


def test_the_person_is_the_nhs_number_or_else_the_councils_own(tmp_path):
    rows = [event(), event("Request", NHS_Number="", LA_Person_Unique_Identifier="p1"), event("Review", NHS_Number="12345")]
    assert check_rows(tmp_path, *rows).accepted.column("person").to_pylist() == [keyed("9434765919"), "321_p1", "321_P1"]


@pytest.mark.parametrize(
    ("number", "rule"),
    [
        ("9434765919", None), ("4010232137", None), ("9434765918", "nhs_number_check_digit"), ("9434765910", "nhs_number_check_digit"),
        ("1000000010", "nhs_number_check_digit"), ("943476591", "nhs_number_length"), ("9.43477E+09", "nhs_number_length"), ("not known", "nhs_number_length"),
    ],
)  # fmt: skip
def test_the_check_digit(tmp_path, number, rule):
    checked = check_rows(tmp_path, event(NHS_Number=number))
    assert found(checked) == ([(2, "NHS Number", rule)] if rule else [])


def test_the_officer_alone_sees_the_value_at_fault(tmp_path):
    checked = check_rows(tmp_path, event(NHS_Number="9434765918", Date_of_Birth="17/05/44"))
    assert checked.faults.column("value").to_pylist() == [None, None]
    assert checked.faults_for_officer().column("value").to_pylist() == ["17/05/44", "9434765918"]
    assert {(row["column"], row["value"]) for row in faults_as_rows(checked)} == {
        ("NHS Number", "9434765918"),
        ("Date of Birth", "17/05/44"),
    }


def test_a_person_with_and_without_an_nhs_number_is_counted(tmp_path):
    rows = [event(), event("Request", NHS_Number=""), event("Review", LA_Person_Unique_Identifier="P2")]
    notices = [fault["says"] for fault in check_rows(tmp_path, *rows).faults.to_pylist() if fault["rule"] == "some_rows_without_nhs_number"]
    assert notices == ["1 people have an NHS number on some rows and none on others: the national method counts each of them twice."]
    assert "some_rows_without_nhs_number" not in [
        rule for *_, rule in found(check(reading_of(tmp_path, text_of([event()])), None), "notice")
    ]


OTHER = "9434765870"  # a number that no row has for its NHS number
EVERYWHERE = [heading for heading in HEADINGS if heading not in ("NHS Number", "Date of Birth", "Reporting Period Start Date")]


class TestMisplaced:
    """What is personal is found in whatever column it stands, and taken out."""

    @pytest.mark.parametrize(
        "written",
        ["9434765919", "943 476 5919", "943-476-5919", "943.476/5919", "943\u00a0476\u00a05919", "N9434765919", "see 9434765919.", "0009434765919",
         "9434765919.0", "1234567891 and 9434765919", OTHER, "943 476 5870", f"mother: {OTHER}", "WA7 9ZZ", "at 3 Hill St, wa7 9zz", "Ada Quillfeather", "QUILLFEATHER, Ada"],
    )  # fmt: skip
    def test_it_is_gone_from_every_column(self, tmp_path, written):
        clean = [event(LA_Person_Unique_Identifier=f"C{place}") for place in range(4)]
        rows = [event(LA_Person_Unique_Identifier=f"P{place}") | {heading: written} for place, heading in enumerate(EVERYWHERE)]
        checked = check_rows(tmp_path, *clean, *rows)
        assert checked.rows_read == len(clean) + len(rows)
        held = every_text(checked).replace("\\xa0", "\u00a0")
        assert [word for word in (written, "9434765919", OTHER, "Hill St", "Quillfeather", "QUILLFEATHER") if word in held] == []

    def test_words_say_what_stood_there_and_a_note_where(self, tmp_path):
        checked = check_rows(
            tmp_path, event(Service_Component="ring 943 476 5919"), event("Review", Gender="Ada Quillfeather", Unit_Cost=OTHER)
        )
        kept = checked.accepted.to_pylist()
        assert re.fullmatch(r"\[NHS number removed: [0-9a-f]{8}\]", kept[0]["service_component"])
        assert re.fullmatch(r"\[name removed: [0-9a-f]{8}\]", kept[1]["gender"])
        assert kept[1]["unit_cost"] is None
        assert "NHS numbers stood in the column service_component and were removed." in checked.notes
        assert "names stood in the column gender and were removed." in checked.notes

    def test_in_a_persons_number_it_becomes_a_keyed_hash_that_still_tells_people_apart(self, tmp_path):
        rows = [event(NHS_Number="", LA_Person_Unique_Identifier=number) for number in (OTHER, "943 476 5870", "401 023 2137", "Ada")]
        kept = check_rows(tmp_path, *rows).accepted.column("la_person_unique_identifier").to_pylist()
        assert kept == [keyed(OTHER), keyed(OTHER), keyed("4010232137"), keyed("Ada")]

    def test_a_councils_own_ten_digits_are_left_alone(self, tmp_path):
        numbers = ["0000000019", "1000000010", OTHER]
        rows = [event(NHS_Number="", LA_Person_Unique_Identifier=number, Adult_1_Linked_Person_ID=number) for number in numbers]
        kept = check_rows(tmp_path, *rows).accepted
        assert kept.column("la_person_unique_identifier").to_pylist() == kept.column("adult_1_linked_person_id").to_pylist() == numbers

    def test_what_only_looks_like_it_stays(self, tmp_path):
        row = event(
            Provider_CQC_Location_ID=f"1-{OTHER}", Eligible_Needs_Identified="Yes", Ethnicity="White: Irish", Method_of_Review="By phone"
        )
        [kept] = check_rows(tmp_path, row | {"First Name": "White", "Last Name": "Irish"}).accepted.to_pylist()
        assert (kept["provider_cqc_location_id"], kept["ethnicity"], kept["method_of_review"]) == (f"1-{OTHER}", "White: Irish", "By phone")

    def test_one_fault_a_row_however_many_were_removed(self, tmp_path):
        rows = [event(Gender="9434765919"), event("Request", Gender="943 476 5919"), event("Review", Gender="x 9434765919")]
        assert found(check_rows(tmp_path, *rows)) == [(row, "Gender", "not_in_list") for row in (2, 3, 4)]


MANY = 25  # rows: too many for a slip of the keyboard


class TestOnManyRows:
    """A person's name is taken out however often it comes; a code that no list has yet stays, to be mapped."""

    @staticmethod
    def kept(tmp_path, heading, written, first="Ada", last="Quillfeather"):
        rows = [
            event("Request", LA_Person_Unique_Identifier=f"P{place}") | {"First Name": first, "Last Name": last, heading: written}
            for place in range(MANY)
        ]
        return check_rows(tmp_path, *rows)

    @pytest.mark.parametrize("written", ["Ada Quillfeather", "QUILLFEATHER, Ada", "Quillfeather"])
    @pytest.mark.parametrize("heading", ["Gender", "Event Outcome", "Provider CQC Location ID"])
    def test_a_name_is_gone(self, tmp_path, heading, written):
        checked = self.kept(tmp_path, heading, written)
        assert written not in every_text(checked)
        assert f"names stood in the column {heading.lower().replace(' ', '_')} and were removed." in checked.notes

    @pytest.mark.parametrize("written", ["Mrs Quill", "Dr. Quill of the surgery"])
    def test_a_name_after_its_title_is_gone_though_nobody_of_the_file_has_it(self, tmp_path, written):
        assert written not in every_text(self.kept(tmp_path, "Event Outcome", written))

    @pytest.mark.parametrize(
        ("heading", "written", "last"),
        [
            ("Event Outcome", "Hospital Discharge Team", "Quillfeather"),
            ("Service Component", "Telecare", "Quillfeather"),
            ("Ethnicity", "White", "White"),  # the list has the word
            ("Ethnicity", "Ada White", "White"),
            ("Service Component", "Day", "Day"),
            ("Provider CQC Location ID", "1-123456789", "Quillfeather"),
        ],
    )
    def test_a_code_that_no_list_has_stays(self, tmp_path, heading, written, last):
        checked = self.kept(tmp_path, heading, written, last=last)
        assert set(checked.accepted.column(heading.lower().replace(" ", "_")).to_pylist()) == {written}


class TestWordsForANumber:
    """Words in the number that people are told apart by: hashed, and a warning on each row says what to do."""

    @pytest.mark.parametrize(
        ("return_id", "heading", "content"),
        [
            ("wellbeing_service", "person_key", "person_key,contact_date\n{},2026-04-03\n"),
            ("reablement_follow_up", "person", "person,discharge_date,age_at_discharge,status_day91\n{},2026-04-03,80,home\n"),
            ("community_referrals", "person_key", "person_key,referral_date,service_name,team\n{},2026-04-03,Tea and Talk,IAT\n"),
        ],
    )
    @pytest.mark.parametrize("written", ["Mavis Quill", "QUILL  Mavis", "Mavis Quill 400098", "Quill. Mavis"])
    def test_a_name_becomes_a_hash_with_a_warning(self, tmp_path, return_id, heading, content, written):
        checked = check(reading_of(tmp_path, content.format(written), return_id=return_id), "990")
        assert "uill" not in every_text(checked) and "UILL" not in every_text(checked)
        [fault] = [fault for fault in faults_as_rows(checked) if fault["rule"] == "name_for_number"]
        assert (fault["row"], fault["column"], fault["severity"]) == (2, heading, "warning")
        assert "Give each person the number of the case system" in fault["what_to_do"]
        assert checked.has_faults

    def test_the_same_words_are_the_same_person_in_whatever_capitals(self, tmp_path):
        content = "person_key,contact_date\nMavis Quill,2026-04-03\nMAVIS QUILL,2026-04-04\nIvy Quill,2026-04-05\n"
        found_in = given(reading_of(tmp_path, content, return_id="wellbeing_service"), "person_key")
        assert found_in == [(keyed("MAVIS QUILL"),), (keyed("MAVIS QUILL"),), (keyed("IVY QUILL"),)]

    @pytest.mark.parametrize("number", ["W-17", "R 400098", "LAS 400098", "400 098", "P1/2", "a1b2"])
    def test_a_number_stays(self, tmp_path, number):
        content = f"person_key,contact_date\n{number},2026-04-03\n"
        checked = check(reading_of(tmp_path, content, return_id="wellbeing_service"), "990")
        assert "name_for_number" not in [rule for *_, rule in found(checked)]
        assert given(checked.reading, "person_key") == [(number,)]


PROSE = (
    "met her sister Araminta on Tuesday",
    "Mrs Quill rang on 01632 960 199",
    "ask +44 (0)7700 900123",
    "write to araminta@example.org",
    "Long term support " * 9,
)


class TestProse:
    """Free text in a column of codes is not kept: it may say anything about anybody."""

    @pytest.mark.parametrize("written", PROSE)
    @pytest.mark.parametrize("heading", ["Service Type", "Gender", "Event Outcome", "Provider CQC Location ID"])
    def test_it_is_gone(self, tmp_path, heading, written):
        checked = check_rows(tmp_path, event(), event("Request") | {heading: written})
        assert written.strip() not in every_text(checked)
        assert any(note.startswith("free texts stood in the column") for note in checked.notes)

    def test_the_same_text_becomes_the_same_words_and_another_others(self, tmp_path):
        rows = [event(Service_Type=text) for text in (PROSE[0], PROSE[1], PROSE[0])]
        kept = check_rows(tmp_path, *rows).accepted.column("service_type").to_pylist()
        assert kept[0] == kept[2] != kept[1]
        assert all(re.fullmatch(r"\[free text removed: [0-9a-f]{8}\]", text) for text in kept)

    def test_a_long_text_in_a_persons_number_becomes_a_keyed_hash(self, tmp_path):
        text = "lives with her daughter Araminta at number nine, the blue door"
        [kept] = check_rows(tmp_path, event(NHS_Number="", LA_Person_Unique_Identifier=text)).accepted.to_pylist()
        assert (kept["la_person_unique_identifier"], kept["person"]) == (keyed(text), f"321_{keyed(text)}")

    @pytest.mark.parametrize(
        "written",
        [
            "Long term support: Some new sort of community care",  # shares words with the list
            "Telecare",
            "Residential",
            "no list knows this",
            "12345678",
        ],
    )
    def test_a_value_that_may_be_a_code_stays(self, tmp_path, written):
        assert check_rows(tmp_path, event(Service_Type=written)).accepted.column("service_type").to_pylist() == [written]

    def test_every_code_of_every_list_stays(self, tmp_path):
        definition = load_return("client_level_data")
        for field in definition.fields:
            if field.code_list:
                codes = sorted({code.raw for code in codes_of(field.code_list)})
                reading = reading_of(tmp_path, text_of([event() | {field.heading: code} for code in codes]))
                assert given(reading, field.name) == [(code,) for code in codes], field.name


class TestOtherReturns:
    """A return whose rows speak of people is treated alike, whatever columns it has."""

    def test_an_nhs_number_used_as_a_persons_number_becomes_the_hash_that_client_level_data_has(self, tmp_path):
        content = "person_key,contact_date,outcome\n943 476 5919,2026-04-03,\nW-17,2026-04-04,met Ada at 3 Hill St WA7 9ZZ\n"
        reading = reading_of(tmp_path, content, return_id="wellbeing_service")
        assert given(reading, "person_key") == [(keyed("9434765919"),), ("W-17",)]
        assert "WA7" not in repr(given(reading, "*"))
