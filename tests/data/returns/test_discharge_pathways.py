"""Hospital discharges by pathway: NHS England's files and the traps in them, and the council's own two layouts."""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from data.checking import Checked, check
from data.errors import UploadError
from tests.data.extract import found, reading_of
from tests.metrics.local_returns import Returns, returns

# NHS England, acute discharges, August 2026: the header and 16 rows as published; from Nylon1/NHS @ 208acfca2e64,
# data/raw/acute-discharge-august-2026.csv (Open Government Licence v3.0)
SAMPLE = Path(__file__).parent / "files" / "nhs_england_acute_discharge_csv_layout_sample_aug2026.csv"
LAYOUT = ("Period", "Level", "Region", "ICB", "Org Code", "Org Name", "Metric", "Metric Type", "Metric Group", "Value")
DESTINATIONS = (  # as NHS England words them since 27 May 2024
    "Pathway 0: Discharge to a domestic home, hotel, or other temporary accommodation without the need for new/increased care or support from health and social care",
    "Pathway 0: Discharge back to an original care home placement when the care home has confirmed they can continue to meet the persons needs with the same level of support",
    "Pathway 1: Discharge to a domestic home, hotel, or other temporary accommodation, or hospice at home with rehabilitation, reablement and recovery",
    "Pathway 1: Discharge to a domestic home, hotel, or other temporary accommodation, or hospice at home with other new/additional support (eg end of life care)",
    "Pathway 1: Discharge back to original care home placement with rehabilitation, reablement and recovery or with an increased level of support",
    "Pathway 2: Short-term bed/hospice for rehabilitation, reablement and recovery / end of life care",
    "Pathway 3: Discharge to a care home as a new admission",
    "Pathway 3: Discharge to a care home/hospice as a new admission for end-of-life care",
)  # fmt: skip


def published(*rows: tuple[str, str, str, str, str | int], group: str = "Discharge destination", day: str = "01/08/2026") -> str:
    """A file in NHS England's layout: level, code, name, metric and value of each row."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(LAYOUT)
    writer.writerows(
        [day, level, "[z]", "[z]", code, name, metric, "Daily metric", group, value] for level, code, name, metric, value in rows
    )
    return out.getvalue()


def of_trust(*numbers: str | int, code: str = "RWW") -> list[tuple[str, str, str, str, str | int]]:
    """The rows of one hospital trust, a number for each destination."""
    return [("PROVIDER", code, f"TRUST {code}", metric, number) for metric, number in zip(DESTINATIONS, numbers, strict=True)]


def checked(folder: Path, content: str | bytes, council: str | None = "990") -> Checked:
    reading = reading_of(folder, content, return_id="discharge_pathways")
    return check(reading, council if reading.definition.of_one_council else None)


def drawn(table: str) -> str:
    return "\n".join(",".join(cell.strip() for cell in line.split(",")) for line in table.strip().split("\n"))


def rows_of(result: Checked) -> list[dict[str, Any]]:
    return list(result.accepted.to_pylist())


def test_of_the_16_published_rows_the_4_destinations_are_kept(tmp_path: Path) -> None:
    result = checked(tmp_path, SAMPLE.read_bytes())
    assert (result.rows_read, result.rows_kept) == (16, 4)
    assert not result.has_faults
    assert any("Windows-1252" in note for note in result.notes)
    counts = {row["council"]: row["value"] for row in rows_of(result) if row["group_type"] == "all"}
    assert counts == {"E92000001": 230013, "Y63": 35779, "Y62": 33796, "QK1": 7583}
    assert {row["area_level"] for row in rows_of(result)} == {"England", "Region", "ICB"}


def test_a_destination_dated_the_1st_is_a_total_of_the_month(tmp_path: Path) -> None:
    [england] = [
        row for row in rows_of(checked(tmp_path, SAMPLE.read_bytes())) if (row["council"], row["group_type"]) == ("E92000001", "all")
    ]
    assert (england["period_type"], str(england["period_start"]), str(england["period_end"])) == ("month", "2026-08-01", "2026-08-31")
    assert england["basis"] == "other published"


def test_delay_reasons_that_name_a_pathway_and_daily_numbers_are_left_out(tmp_path: Path) -> None:
    result = checked(tmp_path, SAMPLE.read_bytes())
    said = {fault["value"] for fault in result.faults.to_pylist() if fault["rule"] == "not_a_destination"}
    assert said == {"NCTR", "Additional bed days lost", "Delay reason LOS 14+", "Delay reason LOS 7+ Costs"}


def test_a_destination_of_another_day_is_never_added_up(tmp_path: Path) -> None:
    result = checked(
        tmp_path,
        published(*of_trust(8, 1, 1, 1, 1, 1, 1, 1)) + published(*of_trust(8, 1, 1, 1, 1, 1, 1, 1), day="02/08/2026").split("\r\n", 1)[1],
    )
    assert Counter(rule for _, _, rule in found(result)) == {"not_a_month_total": 8}
    assert [row["value"] for row in rows_of(result) if (row["measure_id"], row["group_type"]) == ("pathway_0", "all")] == [9]


@pytest.mark.parametrize(
    ("numbers", "shares"),
    [  # NHS England's totals of June 2024 to March 2025 and their known shares: England, the integrated care board QYG, RWW and RBN
        ((2516997, 59570, 205713, 64586, 15709, 93813, 36775, 12761), (85.7, 9.5, 3.1, 1.6)),
        ((118024, 2097, 6316, 10644, 82, 4878, 3776, 104), (82.3, 11.7, 3.3, 2.7)),
        ((12243, 437, 1540, 57, 32, 821, 334, 32), (81.8, 10.5, 5.3, 2.4)),
        ((34731, 22, 836, 0, 33, 192, 1446, 0), (93.3, 2.3, 0.5, 3.9)),
    ],
)
def test_shares_are_worked_out_by_the_publishers_own_pathways(tmp_path: Path, numbers: tuple[int, ...], shares: tuple[float, ...]) -> None:
    found_shares = {
        row["measure_id"]: row["value"]
        for row in rows_of(checked(tmp_path, published(*of_trust(*numbers))))
        if row["measure_id"].startswith("pathway_share") and row["group_type"] == "all"
    }
    assert found_shares == {f"pathway_share_{pathway}": share for pathway, share in enumerate(shares)}


def test_care_home_residents_are_a_destination_of_their_own(tmp_path: Path) -> None:
    rows = rows_of(checked(tmp_path, published(*of_trust(90, 4, 1, 1, 1, 1, 1, 1))))
    pathway_0 = {row["group_value"]: row["value"] for row in rows if row["measure_id"] == "pathway_0"}
    assert pathway_0["All"] == 94
    assert next(value for words, value in pathway_0.items() if words.startswith("Discharge back to an original care home")) == 4


def test_a_marker_makes_the_pathway_unknown_and_no_share_is_worked_out(tmp_path: Path) -> None:
    result = checked(tmp_path, published(*of_trust(90, "[z]", 1, 1, 1, 1, 1, 1)))
    assert [rule for _, _, rule in found(result)] == ["figure_not_readable"]
    counts = {row["measure_id"]: (row["value"], row["status"]) for row in rows_of(result) if row["group_type"] == "all"}
    assert counts == {
        "pathway_0": (None, "not available"), "pathway_1": (3, "observed"), "pathway_2": (1, "observed"), "pathway_3": (2, "observed"),
    }  # fmt: skip


def test_no_discharge_at_all_is_no_cases(tmp_path: Path) -> None:
    rows = [row for row in rows_of(checked(tmp_path, published(*of_trust(*[0] * 8)))) if row["group_type"] == "all"]
    assert {row["status"] for row in rows if row["measure_id"].startswith("pathway_share")} == {"no cases"}
    assert {row["value"] for row in rows if not row["measure_id"].startswith("pathway_share")} == {0}


@pytest.mark.parametrize(
    ("metric", "measure"),
    [
        ("P0 - Domestic home without reablement", "pathway_0"),
        ("P1 - Hotel with reablement", "pathway_1"),
        ("Domestic home with reablement support", "pathway_1"),
        ("Other without reablement support", "pathway_0"),
        ("Care home 24-hour rehabilitation", "pathway_2"),
        ("Designated setting", "pathway_2"),
        ("Hospice", "pathway_2"),
        ("Community rehabilitation setting", "pathway_2"),
        ("Care home as a new admission, likely to be permanent", "pathway_3"),
        ("Care home as an existing resident", None),
        ("Designated setting as a new admission", None),
        ("P3b - Care home, existing resident", None),
    ],
)
def test_destinations_in_the_words_before_may_2024(tmp_path: Path, metric: str, measure: str | None) -> None:
    result = checked(tmp_path, published(("PROVIDER", "RWW", "A trust", metric, 5)))
    assert {row["measure_id"] for row in rows_of(result)} == ({measure} if measure else set())
    assert not result.has_faults


def test_a_row_that_stands_twice_or_of_an_unknown_level_is_rejected(tmp_path: Path) -> None:
    twice = ("PROVIDER", "RWW", "A trust", DESTINATIONS[0], 5)
    result = checked(
        tmp_path, published(twice, twice, ("Ward", "W1", "A ward", DESTINATIONS[0], 5), ("ICB", "QYG", "An ICB", "Somewhere", 5))
    )
    assert {(row, rule) for row, _, rule in found(result)} == {(3, "figure_twice"), (4, "no_such_level"), (5, "no_known_pathway")}


TIDY = "org_code,org_name,level,region,period_start,period_end,pathway,destination,discharges\nRWW,A trust,Provider,North West,{},{},Pathway 2,Pathway 2: Short-term bed,7\n"


@pytest.mark.parametrize(
    ("start", "end", "kept"), [("2024-06-01", "2025-03-31", 0), ("2024-06-01", "2024-06-30", 1), ("2024-04-01", "2025-03-31", 1)]
)
def test_a_total_of_ten_months_fits_no_period(tmp_path: Path, start: str, end: str, kept: int) -> None:
    result = checked(tmp_path, TIDY.format(start, end))
    assert (result.rows_kept, [rule for _, _, rule in found(result)]) == (kept, [] if kept else ["period_of_no_use"])


def test_a_file_without_pathways_is_refused_with_the_reason(tmp_path: Path) -> None:
    columns = "org_code,org_name,level,region,month,nctr_daily_average,discharged_total,remaining_daily_average,days_recorded"
    with pytest.raises(UploadError, match="without their pathways. Nothing here is worked out from numbers without a pathway. Load NHS"):
        checked(tmp_path, f"{columns}\nQYG,Cheshire,ICB,North West,2024-08,1525.16,15156.0,1036.26,31\n")


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("0", "0"), ("P0", "0"), ("Pathway 0", "0"), ("pathway 1 - home with support", "1"), ("PW2", "2"), ("3", "3"), ("3a", "3"), ("2.0", "2"),
        ("3b", "3b"), ("P3B", "3b"), ("Pathway 3b: existing resident", "3b"), ("Back to existing care home", "3b"),
        ("Pathway 0: Discharge back to an original care home placement", "3b"), ("unknown", "unknown"), ("n/k", "unknown"),
        ("10", "unknown"), ("0.5", "unknown"), ("4", "unknown"), ("", "unknown"),
    ],
)  # fmt: skip
def test_pathways_as_they_are_written(tmp_path: Path, written: str, read_as: str) -> None:
    result = checked(tmp_path, f"discharge_date,pathway,trust,age_band\n01/04/2026,{written},RWW,65+\n")
    assert [row["pathway"] for row in rows_of(result)] == [read_as]
    warned = {"": ["blank_mandatory"], "10": ["pathway_not_known"], "0.5": ["pathway_not_known"], "4": ["pathway_not_known"]}
    assert [rule for _, _, rule in found(result)] == warned.get(written, [])


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("18-64", "18 to 64"), ("18 to 64", "18 to 64"), ("65+", "65 and above"), ("65 and over", "65 and above"), ("aged 85 or older", "65 and above"),
        ("75-84", "65 and above"), ("under 18", "Under 18"), ("0-17", "Under 18"), ("<18", "Under 18"), ("All", "Unknown"), ("18+", "Unknown"),
        ("", "Unknown"), ("60-70", "Unknown"),
    ],
)  # fmt: skip
def test_age_bands_as_they_are_written(tmp_path: Path, written: str, read_as: str) -> None:
    result = checked(tmp_path, f"month,trust,pathway,age_band,discharges\n2026-04,RWW,0,{written},5\n")
    assert [row["age_band"] for row in rows_of(result)] == [read_as]


def test_each_rule_of_the_councils_own_totals(tmp_path: Path) -> None:
    table = """
    month,   trust, pathway, age_band, discharges
    2026-04, RWW,   0,       65+,      40
    2026-04, rww,   P0,      65+,      40
    2026-04, RWW,   1,       65+,      -1
    2026-04, RWW,   2,       65+,      1.5
    2099-01, RWW,   2,       65+,      1
    soon,    RWW,   2,       65+,      1
    2026-04, RWW,   home,    65+,      1
    2026-04, RWW,   3,       old,      1
    2026-04, RWW,   3,       65+,      <5
    2026-04, RWW,   1,       18-64,
    """
    result = checked(tmp_path, drawn(table))
    assert found(result) == [
        (3, "month", "stands_twice"), (4, "discharges", "negative"), (5, "discharges", "not_whole"), (6, "month", "month_to_come"),
        (7, "month", "no_month"), (8, "pathway", "pathway_not_known"), (9, "age_band", "age_not_known"),
        (10, "discharges", "number_not_readable"), (11, "discharges", "blank_mandatory"),
    ]  # fmt: skip
    assert [(row["pathway"], row["count"], row["status"]) for row in rows_of(result)] == [
        ("0", 40, "observed"), (None, None, "not available"), (None, None, "not available"),  # two left out, so the month is not whole
        ("unknown", 1, "observed"), ("3", 1, "observed"), ("3", None, "not available"), ("1", None, "not available"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("table", "kept", "rules"),
    [
        ("2026-04,RWW,0,All,110\n2026-04,RWW,0,18-64,40\n2026-04,RWW,0,65+,70", 110, {"total_beside_parts": "notice"}),
        ("2026-04,RWW,0,All,110\n2026-04,RWW,0,18-64,40\n2026-04,RWW,0,65+,60", 100, {"total_unlike_parts": "rejected"}),
        (
            "2026-04,RWW,0,65+,70\n2026-04,RWW,0,65-74,30\n2026-04,RWW,0,75-84,30\n2026-04,RWW,0,85+,10",
            70,
            {"total_beside_parts": "notice"},
        ),
        ("2026-04,RWW,0,All,70\n2026-04,RWW,0,65+,70\n2026-04,RWW,0,65-74,30\n2026-04,RWW,0,75+,40", 70, {"total_beside_parts": "notice"}),
        ("2026-04,All,0,65+,15\n2026-04,RWW,0,65+,10\n2026-04,RBN,0,65+,5", 15, {"total_beside_parts": "notice"}),
        ("2026-04,RWW,All,65+,15\n2026-04,RWW,0,65+,10\n2026-04,RWW,unknown,65+,5", 15, {"total_beside_parts": "notice"}),
        ("2026-04,RWW,0,All,110\n2026-04,RWW,1,All,9", 119, {}),
        ("2026-04,RWW,0,All,5\n2026-04,RBN,0,65+,5\n2026-05,RWW,0,65+,5", 15, {}),
    ],
)
def test_a_total_beside_its_parts_never_counts_twice(tmp_path: Path, table: str, kept: int, rules: dict[str, str]) -> None:
    result = checked(tmp_path, f"month,trust,pathway,age_band,discharges\n{table}\n")
    assert sum(row["count"] for row in rows_of(result)) == kept
    totals = {fault["rule"]: fault["severity"] for fault in result.faults.to_pylist() if fault["rule"].startswith("total_")}
    assert totals == rules


@pytest.mark.parametrize(("unknown", "said"), [(5, False), (6, True)])
def test_more_than_5_in_100_unknown_is_said_once(tmp_path: Path, unknown: int, said: bool) -> None:
    result = checked(tmp_path, f"month,pathway,discharges\n2026-04,0,{100 - unknown}\n2026-04,unknown,{unknown}\n")
    assert [fault["rule"] for fault in result.faults.to_pylist()] == ["unknown_pathways"] * said
    assert not result.has_faults


def test_a_hospital_in_no_list_is_a_notice_and_stays_as_it_is_written(tmp_path: Path) -> None:
    result = checked(
        tmp_path, "month,trust,pathway,age_band,discharges\n2026-04,Exampleton General,0,65+,5\n2026-04,RWW,0,65+,5\n2026-04,,0,65+,5\n"
    )
    assert found(result, "notice") == [(2, "trust", "not_in_unverified_list")]
    assert "shown as it stands" in result.what_to_do("not_in_unverified_list", "trust")
    assert [row["place"] for row in rows_of(result)] == [
        "Exampleton General", "Warrington and Halton Teaching Hospitals NHS Foundation Trust", "Hospital not named",
    ]  # fmt: skip


def test_a_list_of_discharges_keeps_the_day_and_nobody(tmp_path: Path) -> None:
    result = checked(
        tmp_path, "discharge_date,pathway,trust,age_band,name\n30/04/2026,1,RWW,65+,Ann Example\n,1,RWW,65+,\n01/01/2099,1,RWW,65+,\n"
    )
    [row] = rows_of(result)
    assert (str(row["day"]), str(row["month"]), row["count"]) == ("2026-04-30", "2026-04-01", 1)
    assert "person" not in row
    assert [rule for _, _, rule in found(result)] == ["no_day", "day_to_come"]


@pytest.fixture
def council(tmp_path: Path) -> Returns:
    return returns(tmp_path)


def test_published_figures_stand_beside_the_councils_own_on_another_basis(council: Returns) -> None:
    council.given("discharge_pathways", published(*of_trust(90, 4, 1, 1, 1, 1, 1, 1)).encode("cp1252"))
    council.given("discharge_pathways", "month,trust,pathway,age_band,discharges\n2026-08,RWW,0,65+,5\n")
    council.worked_out()
    assert council.figures("pathway_0", council="RWW") == {"2026-08": (94, None, 94, "observed")}
    assert council.figures("pathway_share_0", council="RWW") == {"2026-08": (94, 100, 94, "observed")}
    assert council.figures("pathway_0") == {"2026-08": (5, None, 5, "observed")}
    bases = council.store.rows("select distinct council, basis from result where measure_id = 'pathway_0' order by council")
    assert bases == [("990", "local upload"), ("RWW", "other published")]
