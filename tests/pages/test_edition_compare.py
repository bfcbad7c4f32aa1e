"""Two editions side by side, read by the public: figures of headline lines only, and none where the measure hides any."""

from datetime import date

import pytest

from data.records.editions import Item
from metrics.edition_contents import body, place
from metrics.results import Point
from pages import edition_compare
from pages.access import Visitor
from pages.edition_held import PUBLIC_VERDICT, sort_out


def point(measure: str, month: int, value: float, status: str = "observed", period_type: str = "month") -> Point:
    shown = None if status == "suppressed" else value
    return Point(
        "990", measure, "", "M1", "CLD as-DHSC", period_type, date(2026, month, 1), date(2026, month, 28), "all", "All", shown, None, shown,
        "people", status, None, "1",
    )  # fmt: skip


def held(revised: float, status: str = "observed") -> list[Item]:
    points = [
        *(point("requests_all", month, 100 + revised) for month in (4, 5)),
        point("requests_all", 6, 3, status),
        point("requests_all", 6, 300 + revised, period_type="quarter"),
        point("lts_year", 4, 500 + revised),
    ]
    items = [Item(kind, each.measure_id, place(each), body(each)) for each in points for kind in ("result", "public result")]
    said = {"word": "No target", "headline": True, "measure": "requests_all", "title": "Requests", "latest": body(points[0])}
    wording = Item("wording", "one", "wording", {"kind": "objective", "number": 1, "title": "Requests", "wording": "Fewer."})
    return [*items, wording, Item(PUBLIC_VERDICT, "one", "requests_all|month|All", said)]


@pytest.mark.parametrize(("status", "says"), [("observed", 0), ("suppressed", 4)])
def test_the_public_compares_headline_lines_and_no_figure_of_a_measure_that_hides_one(status: str, says: int) -> None:
    older, newer = held(0, status), held(20, "observed")
    moved = edition_compare.differences(
        *(edition_compare._readable(Visitor("Ann", "scrutiny", "sign-in"), each) for each in (older, newer)), edition_compare.RESULT
    )
    kept = edition_compare._on_the_pages(moved, sort_out(older), sort_out(newer))
    assert {(each.measure, each.period.split("|")[0]) for each in kept} == {("requests_all", "month")}
    hiding = edition_compare._with_hidden(edition_compare._readable(Visitor("Ann", "scrutiny", "sign-in"), older))
    assert hiding == ({"requests_all"} if says else frozenset())
    visitor, shown = Visitor("Ann", "scrutiny", "sign-in"), sort_out(newer)
    told = str(edition_compare._moved(visitor, shown, "revised data", [each for each in kept if each.before], hiding))
    assert ("not shown side by side" in told) is bool(says)
    assert ("120" in told) is not bool(says)
