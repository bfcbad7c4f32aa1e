"""Person by person against the record-level file that government gives back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from data.loading import load
from metrics.reconciliation import comparable, reconcile
from tests.metrics.council import council

ROWS = """
person | event_start_date | event_end_date | service_type                 | event_outcome
A      | 2025-05-01       | 2025-06-10     | Short term support: ST-Max   | NFA: Support ended as planned
B      | 2025-05-01       | 2025-06-10     | Short term support: ST-Max   | NFA: Support declined
B      | 2024-05-01       | 2025-06-10     | Long term support: Community |
C      | 2025-05-01       | 2025-06-10     | Short term support: ST-Max   | NFA: Support ended as planned
D      | 2025-05-01       | 2025-06-10     | Short term support: ST-Max   | NFA: Support ended as planned
D      | 2025-08-01       | 2025-09-10     | Short term support: ST-Max   | NFA: Support ended as planned
E      | 2024-05-01       |                | Long term support: Community |
"""
FILE = """Reporting Period,LA Code,LA Person ID,Measure,Description,Group,Numerator,Denominator
1 Apr 25 - 31 Mar 26,990,A,2A,x,Total,1,1
1 Apr 25 - 31 Mar 26,990,A,2A,x,65 and above,1,1
1 Apr 25 - 31 Mar 26,990,B,2A,x,Total,1,1
1 Apr 25 - 31 Mar 26,990,D,2A,x,65 and above,1,1
1 Apr 25 - 31 Mar 26,990,D,2A,x,65 and above,0,1
2025/26,990,E,ASCOF 2A,x,Total,0,1
2025-26,990,Z,2A,x,,0,1
1 Apr 25 - 31 Mar 26,990,Z,1A,x,Total,1,1
sometime,990,Z,2A,x,Total,1,1
"""


def test_everybody_is_in_both_in_one_or_in_the_other_with_the_rule_that_says_why(tmp_path: Path) -> None:
    store = council(tmp_path, ROWS).store
    path = tmp_path / "given back.csv"
    path.write_text(FILE, encoding="utf-8")
    [receipt] = load(store, "ascof_reconciliation", [path], submitted_on=date(2026, 9, 1), council="990")
    assert (receipt.rows_read, receipt.rows_kept, receipt.rows_rejected) == (9, 7, 2)
    [compared] = comparable(store)
    assert (compared.measure_id, compared.period_start, compared.period_end, compared.people) == (
        "ascof_2a", date(2025, 4, 1), date(2026, 3, 31), 5,
    )  # fmt: skip
    found = reconcile(store, compared)
    assert [(each.person, each.outcome, each.rule) for each in found.people] == [
        ("A", "in both", ""),
        ("D", "in both, counted differently", ""),
        ("C", "local only", ""),
        ("B", "national only", "existing_client"),
        ("E", "national only", ""),
        ("Z", "national only", ""),
    ]
    why = {each.person: each.why for each in found.people}
    assert why["B"] == "The person had long-term support in the 91 days before the episode, so is not new to it."
    assert "no event here that this measure considers" in why["E"]
    assert "in no file of Client Level Data" in why["Z"]
    numbers = [(each.national_denominator, each.national_numerator, each.local_denominator, each.local_numerator) for each in found.people]
    assert numbers[:2] == [(1, 1, 1, 1), (2, 1, 2, 2)]
    assert found.totals == {"in both": 1, "in both, counted differently": 1, "national only": 3, "local only": 1}
    assert found.unexplained == 2


def test_the_newest_file_of_a_period_is_compared(tmp_path: Path) -> None:
    store = council(tmp_path, ROWS).store
    for number, day in enumerate((1, 2)):
        path = tmp_path / f"{number}.csv"
        path.write_text(FILE.replace("A,2A", f"A{number},2A"), encoding="utf-8")
        load(store, "ascof_reconciliation", [path], submitted_on=date(2026, 9, day), council="990")
    assert [compared.upload_id for compared in comparable(store)] == [max(row[0] for row in store.rows("select upload_id from upload"))]
