"""What an edition holds: the same each time it is made, and for the public nothing that its figures hide."""

import re
from dataclasses import fields
from datetime import date, datetime

import pytest

from data.framework import all_frameworks, load_framework
from data.records import commentary, editions
from data.records.commentary import Commentary
from data.records.editions import digest_of
from data.records.promises import adopted
from metrics.edition_contents import body, contents, place
from metrics.results import Point, results
from metrics.statistics.disclosure import Rules
from tests.metrics.unmasking import reader_of
from tests.pages.drawn_store import SMALL, filled_store
from tests.sample import made

PLAN = load_framework("halton")
MONTH = date(2026, 9, 30)
DAYS = ("period_start", "period_end", "as_of")
# small counts as our own verdicts would say them; they name no others, and numbers of months and points are none
COUNTED = re.compile(
    r"(?<![\d.,/])(\d{1,3})(?: [a-z]+){0,2} (?:people|persons?|residents?|adults?|admissions?|carers?|requests?|of (?=\d))"
)


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    opened = filled_store(tmp_path_factory.mktemp("contents"))
    yield opened
    opened.close()


@pytest.fixture(scope="module", params=["drawn", "sample"])
def held(request):
    """The store of a council and what its edition of September holds, by kind."""
    store = made.store() if request.param == "sample" else request.getfixturevalue("drawn")
    found = contents(store, "990", adopted(store, "990", PLAN), MONTH)
    return store, {kind: [each for each in found if each.kind == kind] for kind in {each.kind for each in found}}


def point(said):
    """A frozen result as a point again."""
    return Point(**{**said, **{name: said[name] and date.fromisoformat(said[name]) for name in DAYS}})


def texts(said):
    """Every text in a body, however deep."""
    if isinstance(said, str):
        return [said]
    values = said.values() if isinstance(said, dict) else said if isinstance(said, list) else []
    return [text for value in values for text in texts(value)]


def numbers(text):
    """The whole numbers of a text."""
    found = re.findall(r"(?<![\w.,/-])\d[\d,]*(?![\w%/-]|[.,]?\d)", text)
    return {int(each.replace(",", "")) for each in found}


def counts(points):
    return {int(count) for each in points for count in (each.numerator, each.denominator) if count is not None}


@pytest.mark.parametrize("month", [date(2026, 3, 31), date(2026, 8, 31), date(2026, 10, 31)])
def test_made_twice_it_is_the_same(drawn, month):
    once, again = (contents(drawn, "990", PLAN, month) for _ in range(2))
    assert once and digest_of(once) == digest_of(again) == digest_of(list(reversed(again)))


def test_a_signed_edition_can_be_made_again_from_its_run():
    store = made.store()
    plan = adopted(store, "990", PLAN)
    for edition in editions.editions(store, "990"):
        assert digest_of(contents(store, "990", plan, edition.period_end, edition.run_id)) == digest_of(editions.items(store, edition))


def test_nothing_of_it_is_younger_than_its_month(held):
    _, by = held
    assert {each.body["period_end"] <= MONTH.isoformat() for kind in ("result", "public result") for each in by[kind]} == {True}
    assert {each.body["on"] <= MONTH.isoformat() for each in by.get("milestone", ())} <= {True}


def test_nothing_is_held_twice(held):
    for kind, items in held[1].items():
        assert len({(each.subject, each.item) for each in items}) == len(items), kind


@pytest.mark.parametrize("plan", all_frameworks().values(), ids=lambda plan: plan.id)
def test_an_edition_of_any_plan_holds_nothing_twice(drawn, plan):
    found = contents(drawn, "990", plan, MONTH)
    assert len({(each.kind, each.subject, each.item) for each in found}) == len(found) > 100


def test_every_objective_and_outcome_has_its_words_its_measures_and_their_verdicts(held):
    store, by = held
    plan = adopted(store, "990", PLAN)
    said = {each.subject: each.body for each in by["wording"]}
    assert list(said) == [each.id for each in (*plan.objectives, *plan.outcomes)]
    for objective in plan.objectives:
        assert (said[objective.id]["kind"], said[objective.id]["wording"]) == ("objective", objective.wording)
    for outcome in plan.outcomes:
        assert said[outcome.id]["measures"] == list(outcome.evidence)
        for kind in ("verdict", "public verdict"):
            shown = [each.body for each in by[kind] if each.subject == outcome.id]
            assert [each["measure"] for each in shown] == list(outcome.evidence)
            assert not any(each["headline"] for each in shown)


def test_an_outcome_says_of_a_promised_measure_what_its_objective_says(held):
    by_measure = {}
    for each in held[1]["public verdict"]:
        by_measure.setdefault((each.body["measure"], each.item), set()).add((each.body["word"], each.body["reason"]))
    assert {len(said) for said in by_measure.values()} == {1}


def test_the_public_results_are_those_of_the_public_audience(held):
    store, by = held
    public = {(each.measure_id, place(each)): body(each) for each in results(store, councils=["990"], audience="public")}
    assert {(each.subject, each.item): each.body for each in by["public result"]}.items() <= public.items()
    assert [field.name for field in fields(Point)] == list(by["public result"][0].body)


def test_what_is_hidden_cannot_be_worked_out_from_what_the_public_reads(held):
    store, by = held
    exact = results(store, councils=["990"], measures=PLAN.measures)
    latest = [each.body["latest"] for each in by["public verdict"] if each.body["latest"] is not None]
    public = {(each["measure_id"], place(point(each))): point(each) for each in [*(each.body for each in by["public result"]), *latest]}
    assert reader_of(public.values(), exact).pinned() == []


def test_the_latest_figure_of_a_public_verdict_is_one_of_the_public_results(held):
    public = [each.body for each in held[1]["public result"]]
    for each in held[1]["public verdict"]:
        assert each.body["latest"] is None or each.body["latest"] in public


def test_no_word_of_a_public_verdict_holds_an_exact_count(held):
    """Counts from 30 on wherever they stand; smaller ones, which are also days and months, where they count people."""
    _, by = held
    for each in by["public verdict"]:
        exact, public = (
            counts([point(one.body) for one in by[kind] if one.subject == each.body["measure"]]) for kind in ("result", "public result")
        )
        secret = exact - public
        for text in texts({**each.body, "latest": None}):
            assert not {number for number in numbers(text) & secret if number >= 30}, text
            assert not {int(number) for number in COUNTED.findall(text)} & secret, text


def test_the_search_for_exact_counts_can_fail(drawn):
    exact = [each for each in contents(drawn, "990", PLAN, MONTH) if each.kind == "verdict" and each.body["measure"] == "ascof_2b"]
    assert any(SMALL in numbers(text) for each in exact for text in texts({**each.body, "latest": None}))


def test_the_plan_s_words_hold_no_number_of_ours(held):
    """What stands in a wording is the plan's, or a day or a lead that was decided."""
    written = " ".join(texts([vars(each) | {"notes": list(each.notes)} for each in (*PLAN.objectives, *PLAN.outcomes)]))
    lists = [list(part) for each in PLAN.objectives for part in (each.success_criteria, each.monitoring_actions, each.notes)]
    known = numbers(" ".join([written, *texts(lists), PLAN.source, *(text for each in PLAN.outcomes for text in each.notes)]))
    for each in held[1]["wording"]:
        own = {name: said for name, said in each.body.items() if name not in ("lead", "by_when", "measures", "supporting", "balancing")}
        assert numbers(" ".join(texts(own))) <= known


def test_the_key_holds_the_rules_in_force_and_no_other_number(held):
    (key,) = held[1]["key"]
    rules = Rules()
    assert numbers(" ".join(texts(key.body))) == {1, rules.hide_below - 1, rules.headline_denominator, rules.round_to}
    assert (key.body["hide_below"], key.body["round_to"]) == (5, 5) and list(key.body["symbols"]) == ["[c]", "[x]", "[z]", "[p]"]


def test_a_comparison_is_a_published_figure_as_it_was_published(held):
    store, by = held
    for each in by.get("comparison", ()):
        there = [point for point in results(store, measures=[each.subject]) if point.basis == each.body["basis"]]
        found = {point.value for point in there if point.period_end.isoformat() == each.body["period_end"]}
        assert each.body["value"] in found and each.body["basis"] not in ("CLD as-DHSC", "CLD local", "local upload")
        assert each.body["who"] in ("England", "North West", "Halton")


def test_there_is_nothing_where_nothing_has_been_worked_out(drawn):
    assert contents(drawn, "990", PLAN, date(2020, 1, 31)) == [] and contents(drawn, "991", PLAN, MONTH) == []


def test_what_was_said_of_an_older_figure_stands_in_the_edition_of_the_month(tmp_path):
    """A figure that waits 91 days ends months before the paper it stands in: what was said of it belongs there too."""
    store, objective = filled_store(tmp_path), PLAN.objectives[0]

    def held(kind):
        return [each.body for each in contents(store, "990", PLAN, date(2027, 3, 31)) if (each.kind, each.subject) == (kind, objective.id)]

    [headline] = [each for each in held("verdict") if each["headline"]]
    ends = date.fromisoformat(headline["latest"]["period_end"])
    assert ends < date(2027, 3, 31) and held("commentary") == []
    said = Commentary("Fewer asked.", "One surgery stopped sending people.", "We ring it.", kept="yes")
    commentary.save(store, "990", objective.id, ends, said, by="olive", at=datetime(2026, 10, 1), finished=True)
    assert [each["happened"] for each in held("commentary")] == ["Fewer asked."]
    store.close()


def test_an_edition_says_that_data_are_late_as_the_overview_of_its_day_did(tmp_path):
    """Nothing has come since the month it is about: by the day of the run the next figure is late."""
    store = filled_store(tmp_path)
    with store.writing() as cursor:
        cursor.execute("update run set as_of = date '2027-06-30'")
    words = {
        month: {
            each.body["word"] for each in contents(store, "990", PLAN, month) if each.kind == "verdict" and each.body["latest"] is not None
        }
        for month in (MONTH, date(2026, 3, 31))
    }
    assert "Data late" in words[MONTH] and "Data late" not in words[date(2026, 3, 31)]
    store.close()
