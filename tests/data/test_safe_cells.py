"""No export gives a spreadsheet a formula, and none changes a number."""

from __future__ import annotations

import io
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from data.safe_cells import safe, write_csv

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize(
    "formula",
    ["=cmd|' /C calc'!A0", "+1+cmd()", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=", "-", "--1", "+44 1928 000", "-1e9999", "-1,00",
     # wide and small forms of the signs, and what nobody sees before them
     "\uff1d1+1", "\uff0b1+cmd()", "\uff0d2+3", "\uff20SUM(A1)", "\ufe66 1", "\ufe6bSUM(A1)", " =1", "\u00a0=1", "\u3000\uff1d1", "\ufeff=1",
     "\u200b\u200e =1", "\u202e=1", "\x00=1", " \t-2+3"],
)  # fmt: skip
def test_what_a_spreadsheet_would_carry_out_is_made_text(formula):
    assert safe(formula) == f"'{formula}"


@pytest.mark.parametrize(
    "kept",
    ["-5", "+5", "-1.5", "-.5", "-1,234", "-12.5%", "-1e5", "", "Nursing", "a=b", " -5", " a=b", "1\uff1d1", "'=1", "2026-03-31", -5, -1.5, Decimal("-2"), None, True,
     date(2026, 3, 31)],
)  # fmt: skip
def test_numbers_and_ordinary_text_stay(kept):
    assert safe(kept) is kept


def test_a_table_is_written_with_its_headings_and_unknown_cells_empty():
    out = io.StringIO(newline="")
    write_csv(out, ("name", "value"), [("=1+1", -5), ("a, b", None), ("-5", -0.5)])
    assert out.getvalue() == 'name,value\n\'=1+1,-5\n"a, b",\n-5,-0.5\n'


def test_no_other_module_writes_csv_of_its_own():
    """The sample's files are a council's own extracts, which must hold what a council's would."""
    writes = re.compile(r"csv\.(writer|DictWriter)\(|\.to_csv\(")
    rooms = [path for room in ("data", "metrics", "pages") for path in (ROOT / room).rglob("*.py")]
    found = {
        path.relative_to(ROOT).as_posix() for path in [*rooms, ROOT / "dashboard.py"] if writes.search(path.read_text(encoding="utf-8"))
    }
    assert {path for path in found if not path.startswith("data/sample/")} == {"data/safe_cells.py"}
