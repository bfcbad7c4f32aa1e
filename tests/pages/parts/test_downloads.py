import csv
import io

import pytest
from streamlit.testing.v1 import AppTest

from pages.access import Visitor
from pages.parts import chart_file, downloads
from tests.pages.parts.pictures import PICTURES
from tests.pages.parts.points import point

SMT, BOARD = Visitor("a test", "smt", "local"), Visitor("a test", "scrutiny", "local")
SAID = {"title": "On track", "subtitle": "Requests, Exampleton.", "source": "Source: Client Level Data."}


def test_the_file_has_the_contract_columns_and_keeps_the_unknown_empty():
    header, first, second, end = downloads.csv_of([point(412, 536, 76.9), point(status="suppressed")]).split("\r\n")
    assert header.split(",") == list(downloads.COLUMNS)
    assert first.startswith("990,front_door_share,,M1,CLD local,month,2026-08-01,2026-08-31,all,All,412,536,76.9,% of requests,observed,")
    assert ",all,All,,,,% of requests,suppressed," in second and end == ""


@pytest.mark.parametrize(("given", "written"), [("=1+1", "'=1+1"), ("@A1", "'@A1"), ("18 to 64", "18 to 64"), ("-3", "-3")])
def test_no_cell_is_a_formula(given, written):
    (row,) = csv.DictReader(io.StringIO(downloads.csv_of([point(1, 2, 50.0, group_value=given)])))
    assert row["group_value"] == written


@pytest.mark.parametrize(("value", "written"), [(1e6, "1000000"), (0.1 + 0.2, "0.3"), (0.0, "0"), (None, "")])
def test_numbers_are_plain_and_nought_is_not_unknown(value, written):
    (row,) = csv.DictReader(io.StringIO(downloads.csv_of([point(value=value)])))
    assert row["value"] == written


@pytest.mark.parametrize(("visitor", "marking"), [(SMT, "OFFICIAL-SENSITIVE, exact figures"), (BOARD, "OFFICIAL, small numbers hidden")])
def test_the_sheet_is_marked_for_who_asks(filled, visitor, marking):
    made = chart_file.svg(downloads.sheet(visitor, PICTURES["ordinary"], **SAID))
    assert marking in made and "Synthetic data: Exampleton is an invented council" in made


def test_nothing_is_drawn_until_somebody_asks(filled, monkeypatch):
    asked = []
    monkeypatch.setitem(downloads.DRAWN, "svg", ("image/svg+xml", lambda made: asked.append("svg") or chart_file.svg(made)))
    monkeypatch.setitem(downloads.DRAWN, "png", ("image/png", lambda made: asked.append("png") or b""))
    at = AppTest.from_function(_page).run()
    assert not at.exception and asked == []
    assert [button.proto.label for button in at.get("download_button")] == ["Download as CSV", "Download as SVG", "Download as PNG"]


def _page():
    from pages.parts import downloads
    from tests.pages.parts.pictures import PICTURES
    from tests.pages.parts.points import point
    from tests.pages.parts.test_downloads import SAID, SMT

    downloads.of_chart(SMT, [point(412, 536, 76.9)], PICTURES["ordinary"], **SAID, name="front_door_share", key="files")
