"""Whoever tries to get behind what the public may read: other people's notes, forged addresses, files of charts, forms of other roles."""

import json
import re
from dataclasses import replace
from datetime import date, datetime

import pytest

from data.errors import StoreError
from data.framework import load_framework
from data.records import editions, evidence
from data.records.editions import Item
from data.records.evidence import Evidence
from data.services import service
from data.services.service import Service
from pages.access import may_open
from pages.parts import chart_file, downloads, figures
from tests.pages.showing import EVERY_ROLE, charts_of, html_of, said_in, show, words_of

PLAN = load_framework("halton")
LINES = (
    ("front_door_share", "month"),
    ("requests_all", "month"),
    ("repeat_contact", "month"),
    ("admissions_all", "rolling_year"),
    ("ascof_2c", "rolling_year"),
    ("lts_year", "rolling_year"),
    ("lts_snapshot", "snapshot"),
    ("ascof_2a", "rolling_year"),
)
AT = datetime(2026, 11, 20, 9, 0)
TABLES = ("evidence", "service_entry", "edition", "edition_item", "edition_draft", "correction")
FORGED = ("9999-12-31", "<script>alert(1)</script>", "'; drop table result; --", "-1\0", "２０２６" * 2000)


@pytest.fixture
def written(filled):
    """The store with figures; what a test writes is taken away afterwards."""
    yield filled
    with filled.writing() as cursor:
        for table in TABLES:
            cursor.execute(f"delete from {table}")


def sign(store, items, by=("ada", "bea", "cyd")):
    """An edition of October 2026 that holds these items."""
    begun = editions.draft(store, "990", "October 2026", date(2026, 10, 31), by=by[0], at=AT)
    checked = editions.check(store, "990", begun, items, by=by[1], at=AT)
    return editions.approve(store, "990", checked, items, run_id=1, program="p", by=by[2], at=AT)


@pytest.mark.parametrize("role", EVERY_ROLE)
def test_people_of_an_evaluation_of_value_are_for_those_who_may_read_evidence(written, role):
    """Three people, £900 in all and £300 each: any two of them give the third."""
    made = service.save(written, "990", Service("Falls clinic", "Riverside Care"), by="ada", at=AT)
    said = Evidence(
        "value", "Two years of the clinic", "Three people stayed at home", people=3, cost=900.0, assumptions="£300 for each of 3"
    )
    evidence.save(written, "990", replace(said, service=made.key), by="ada", at=AT, subject=made.key)
    told = words_of(show("service_map", role, {"service": made.key}))
    assert "Falls clinic" in told
    assert ("£300" in told) is may_open(role, "evidence")
    assert ("hree people" in told) is may_open(role, "evidence")


@pytest.mark.parametrize("role", ["smt", "scrutiny"])
def test_an_edition_that_was_changed_behind_the_dashboard_is_refused_in_a_sentence(written, role):
    sign(written, [Item("plan", "halton", "wording", {"title": "A plan"})])
    with written.writing() as cursor:
        cursor.execute("update edition_item set body = '{}'")
    assert "is not what was signed" in words_of(show("editions", role, {"edition": "1"}))


PAGES = (
    ("overview", {}, ("month", "plan")),
    ("objective", {"number": 5}, ("period", "by", "with", "plan")),
    ("outcome", {"number": 4}, ("period", "plan")),
    ("measure", {}, ("id",)),
    ("measure", {}, ("type", "period", "by", "with")),
    ("benchmarks", {}, ("year", "with")),
    ("framework", {}, ("plan", "at")),
    ("service_map", {}, ("service", "view", "q")),
    ("service_map", {}, ("view", "q")),
    ("actions", {}, ("action", "about")),
    ("questions", {}, ("question",)),
    ("editions", {}, ("edition", "with")),
)


@pytest.mark.parametrize("said", FORGED, ids=range(len(FORGED)))
def test_a_forged_address_is_answered_by_a_page(filled, said):
    for page, given, names in PAGES:
        asked = dict.fromkeys(names, said) | ({"id": "ascof_2b"} if names[0] == "type" else {})
        told = html_of(show(page, "scrutiny", asked, **given))
        assert "<h1" in told and "<script>alert" not in told


READ = [
    *(("objective", {}, {"number": each.number}) for each in PLAN.objectives),
    *(("measure", {"id": name, "type": kind}, {}) for name, kind in LINES),
]


@pytest.mark.parametrize(("page", "query", "given"), READ)
def test_no_word_chart_or_file_holds_an_exact_count_of_a_measure_on_the_page(filled, page, query, given, monkeypatch):
    """Every whole number of 50 or more that the exact figures hold and the public ones do not, wherever it might stand."""
    files = []

    def taken(points, sheet, name, key, beside=downloads.NONE, folded=False):
        files.extend((downloads.csv_of(points, beside), said_in(chart_file.svg(sheet))))

    monkeypatch.setattr(downloads, "of_sheet", taken)
    at = show(page, "scrutiny", query, **given)
    drawn = [json.dumps(spec["data"]) + alt for spec, alt in charts_of(at)]
    measures = [query["id"]] if query else [each.measure for each in PLAN.objectives[given["number"] - 1].commitments]
    secret = set.union(*(counts("exact", name) - counts("public", name) for name in measures))
    for text in (words_of(at), *drawn, *files):
        assert numbers(re.sub(r"[Ll]ikely range [\d,.]+ to [\d,.]+", "", text)) & secret == set()


def counts(audience, measure):
    """The counts of a measure, large enough not to be met by chance."""
    found = {count for point in figures.points(audience, measure) for count in (point.numerator, point.denominator, point.value)}
    return {int(count) for count in found if count is not None and count >= 50 and count == int(count)}


def numbers(text):
    """The whole numbers of a text."""
    found = re.findall(r"(?<![\w.,/-])\d[\d,]*(?:\.0)?(?![\w%/-]|[.,]\d)", text)
    return {int(each.removesuffix(".0").rstrip(",").replace(",", "")) for each in found}


@pytest.mark.parametrize("role", EVERY_ROLE)
def test_scrutiny_writes_nothing_and_an_approver_no_commentary(filled, role):
    may_write = role in ("officer", "approver", "smt")
    for page, given in (("actions", {}), ("questions", {}), ("service_map", {}), ("editions", {}), ("objective", {"number": 1})):
        at = show(page, role, {"view": "add", "write": "yes"}, **given)
        offered = [each.label for each in at.button]
        assert may_write or not (at.text_area or [each for each in offered if not each.startswith("Download")])
        if page == "objective":
            assert ("Finish the commentary" in offered) is (role in ("officer", "smt"))


def test_who_made_an_edition_neither_checks_nor_approves_it(written):
    items = [Item("plan", "halton", "wording", {"title": "A plan"})]
    for by in (("ada", "ada", "cyd"), ("ada", "bea", "ada")):
        with pytest.raises(StoreError, match="You made this edition"):
            sign(written, items, by)
        editions.drop(written, "990", editions.drafts(written, "990")[0], by="ada", at=AT)
