"""The sample's files are what they claim: synthetic, the same every time, and shaped like a council's own."""

import csv
import datetime
import hashlib
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from data.sample import COUNCIL, ONS_CODE
from data.sample.chance import Chance, Quota, next_month
from data.sample.files import extracts
from data.sample.story import wish
from data.sample.town import nhs_number
from tests.sample import made

ROOT = Path(__file__).parent.parent.parent
HEADERS = """
LA Code|Reporting Period Start Date|Reporting Period End Date|NHS Number|LA Person Unique Identifier|First Name|Last Name|GP Practice Name
GP Practice Code|Gender|Ethnicity|Date of Birth|Date of Death|Client Type|Primary Support Reason|Postcode|Accommodation Status
Employment Status|Has Unpaid Carer|Autism Spectrum Disorder (ASD)|Visual Impairment|Hearing Impairment|Dementia|Client Funding Status
Event Type|Event Reference|Event Start Date|Event End Date|Event Description|Event Outcome|Request: Route of Access|Assessment Type
Eligible Needs Identified|Method of Assessment|Total Hrs Caring per week|No. of adults being cared for|Adult 1 Linked Person_ID
Adult 2 Linked Person_ID|Adult 3 Linked Person_ID|Service Type|Service Component|Delivery Mechanism|Provider CQC Location Name
Provider CQC Location ID|Review Reason|Review Outcomes Achieved|Method of Review|Unit Cost|Cost Frequency (Unit Type)|Planned units per week
"""


def extract_files():
    return [file for file in made.files() if file.return_id == "client_level_data"]


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def latest():
    return rows_of(extract_files()[-1].path)


def test_the_same_bytes_come_out_of_another_process(tmp_path):
    program = f"from pathlib import Path; from data.sample import make_sample; make_sample(Path({str(tmp_path)!r}))"
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": "7"})

    def digests(folder):
        return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}

    assert digests(tmp_path) == digests(made.files()[0].path.parent)


def test_every_file_has_the_fifty_headers_of_release_2_in_their_order():
    wanted = HEADERS.strip().replace("\n", "|").split("|")
    assert len(wanted) == 50
    for file in extract_files():
        with file.path.open(encoding="utf-8", newline="") as lines:
            assert next(csv.reader(lines)) == wanted


def test_the_files_follow_each_other_as_a_council_sends_them():
    files = extract_files()
    assert len(files) == 13 == len(extracts())
    recount = [file for file in files if file.covers]
    assert [file.covers for file in recount] == [(datetime.date(2022, 4, 1), datetime.date(2023, 3, 31))]
    rolling = [extract for extract in extracts() if extract.start.year > 2022]
    assert [extract.end.isoformat()[:7] for extract in rolling] == [
        "2024-03", "2024-06", "2024-09", "2024-12", "2025-03", "2025-06", "2025-09", "2025-12", "2026-03", "2026-06", "2026-09", "2026-10",
    ]  # fmt: skip
    for extract in rolling:
        months = 12 * (extract.end.year - extract.start.year) + extract.end.month - extract.start.month + 1
        assert (months, extract.start.day, next_month(extract.end.replace(day=1)).month) == (12, 1, extract.start.month)
        assert 8 <= (extract.made_on - extract.end).days <= 35
    assert [file.submitted_on for file in files] == sorted(file.submitted_on for file in files)


def test_files_are_of_a_small_council_and_stay_small():
    for file in extract_files():
        rows = rows_of(file.path)
        assert 12_000 <= len(rows) <= 20_000
        assert len({row["NHS Number"] for row in rows}) > 6_000
    assert sum(file.path.stat().st_size for file in made.files()) < 70_000_000


def test_nobody_in_it_is_real(latest):
    assert {row["LA Code"] for row in latest} == {COUNCIL, "991"}, "one row of another invented council is there to be refused"
    for row in latest:
        assert row["NHS Number"] == "" or row["NHS Number"].startswith("999"), "the range kept for tests"
        assert row["Postcode"].startswith("XX"), "an area that is not in use"
        assert row["GP Practice Code"] == "" or row["GP Practice Code"].startswith("X99")


@pytest.mark.parametrize("number", [1, 2, 3, 17, 4_321, 20_000, 249_999])
def test_nhs_numbers_pass_their_check(number):
    digits = [int(digit) for digit in nhs_number(number)]
    assert len(digits) == 10
    assert sum(digit * weight for digit, weight in zip(digits, range(10, 0, -1), strict=True)) % 11 == 0


def test_nhs_numbers_are_everyone_s_own():
    numbers = [nhs_number(number) for number in range(30_000)]
    assert len(set(numbers)) == len(numbers)


def test_rows_hold_together(latest):
    """Requests, assessments and reviews have ended within the period; services were active in it; nobody is served twice over."""
    start, end = "2025-11-01", "2026-10-31"
    odd = Counter()
    for row in latest:
        if row["Event Type"] == "Service":
            odd["service ended before"] += row["Event End Date"] != "" and row["Event End Date"] < start
            odd["service without a type"] += row["Service Type"] == ""
            odd["open service that has an end's outcome"] += row["Event End Date"] == "" and not row["Event Outcome"].startswith(
                "Continuation"
            )
        elif row["Event Type"]:
            odd["ended outside"] += not start <= row["Event End Date"] <= end
        odd["begins later"] += row["Event Start Date"] > end
        odd["ends before it starts"] += "" < row["Event End Date"] < row["Event Start Date"]
        odd["dies before birth"] += "" < row["Date of Death"] < row["Date of Birth"]
    assert 1 <= odd.pop("ends before it starts") <= 3, "on purpose"
    assert {name: count for name, count in odd.items() if count} == {}


def test_a_few_values_are_wrong_on_purpose(latest):
    def count(header, value):
        return sum(row[header] == value for row in latest)

    assert count("LA Code", "991") == 1
    assert sum(row["NHS Number"] == row["LA Person Unique Identifier"] == "" for row in latest) == 1
    assert count("Event Start Date", "2025-02-30") == 1
    assert 1 <= count("Ethnicity", "White") < 20
    assert 1 <= count("Delivery Mechanism", "Managed budget") <= 3
    assert 1 <= count("Event Outcome", "NFA - Support declined") + count("Event Outcome", "NFA- Other") <= 5
    assert 1 <= sum(row["NHS Number"] == "" for row in latest) < 30
    assert len(latest) - len({tuple(list(row.values())[:25] + list(row.values())[26:]) for row in latest}) >= 2, "two rows come twice"


def test_one_file_writes_its_days_first_and_the_oldest_has_carers_in_release_1_words():
    by_name = {file.path.name: file.path for file in extract_files()}
    day_first = rows_of(by_name["cld_990_2023-07-01_to_2024-06-30.csv"])
    assert day_first[0]["Reporting Period End Date"] == "30/06/2024"
    oldest = Counter(row["Client Type"] for row in rows_of(by_name["cld_990_2023-04-01_to_2024-03-31.csv"]))
    assert oldest["Carer"] > 400
    assert oldest["Unpaid carer"] == 0


def test_the_population_file_names_the_council_and_four_years():
    (file,) = [file for file in made.files() if file.return_id == "population"]
    rows = rows_of(file.path)
    assert [(row["mid_year"], row["ons_code"]) for row in rows] == [(str(year), ONS_CODE) for year in (2022, 2023, 2024, 2025)]
    assert (rows[-1]["population_18_64"], rows[-1]["population_65_plus"]) == ("74400", "25400")


def test_a_quota_keeps_to_its_wish():
    quota = Quota(Chance("a test"), jitter=2.0)
    counts = [quota.next(5.3) for _ in range(100)]
    assert len(set(counts)) > 2
    assert abs(sum(counts) - 530) <= 3


def test_a_line_is_level_outside_its_points():
    line = ((datetime.date(2024, 1, 1), 10.0), (datetime.date(2024, 1, 11), 20.0))
    days = [datetime.date(2023, 1, 1), datetime.date(2024, 1, 1), datetime.date(2024, 1, 6), datetime.date(2025, 1, 1)]
    assert [wish(line, day) for day in days] == [10.0, 10.0, 15.0, 20.0]
