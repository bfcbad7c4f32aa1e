"""Whatever a file holds, every row of it is accounted for: read, rejected, or blank."""

from __future__ import annotations

import csv
import io

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from data.checking import check
from data.errors import UploadError
from tests.data.extract import HEADINGS, event, reading_of

CELL = some.text(some.sampled_from("aé\" ,;\n\t'-0123|"), max_size=6)
KIND = some.sampled_from(["whole", "short", "long", "blank", "other council", "no person"])
ANY_FILE = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)


def drawn_row(kind: str, cell: str, number: int) -> list[str]:
    """One row of that kind; the cell goes where free text stands."""
    whole = [event(LA_Person_Unique_Identifier=f"P{number}", Event_Description=cell).get(name, "") for name in HEADINGS]
    return {
        "whole": whole, "short": whole[:20], "long": [*whole, "more"], "blank": [], "other council": ["322", *whole[1:]],
        "no person": [*whole[:3], "", "", *whole[5:]],
    }[kind]  # fmt: skip


@ANY_FILE
@given(rows=some.lists(some.tuples(KIND, CELL), min_size=1, max_size=12), encoding=some.sampled_from(["utf-8", "cp1252", "utf-16"]))
def test_rows_read_are_kept_or_rejected_and_keep_their_numbers(tmp_path, rows, encoding):
    out = io.StringIO(newline="")
    csv.writer(out).writerows(
        [HEADINGS, *(drawn_row(kind, cell, number) for number, (kind, cell) in enumerate(rows)), drawn_row("whole", "", 99)]
    )
    checked = check(reading_of(tmp_path, out.getvalue().encode(encoding)), "321")
    wanted = [number for number, (kind, _) in enumerate([*rows, ("whole", "")], start=2) if kind == "whole"]
    assert checked.rows_read == checked.rows_kept + checked.rows_rejected == 1 + sum(kind != "blank" for kind, _ in rows)
    assert checked.accepted.column("row_number").to_pylist() == wanted


@ANY_FILE
@given(content=some.binary(max_size=300), cut=some.integers(0, 1200))
def test_any_bytes_end_in_rows_or_in_words(tmp_path, content, cut):
    clean = ",".join(HEADINGS) + "\n" + ",".join(event().get(name, "") for name in HEADINGS) + "\n"
    try:
        checked = check(reading_of(tmp_path, clean.encode()[:cut] + content), None)
    except UploadError as refused:
        assert str(refused).endswith(".")
    else:
        assert checked.rows_read == checked.rows_kept + checked.rows_rejected
