"""The offer mapped on screen: the matrix, what is missing, reviews, search, one service, and who may change what."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from data.loading import load
from data.records.home_council import name_home_council
from data.sample.services import GAPS, write_services
from data.services import service
from data.store import Store
from pages.parts import figures
from tests.pages.showing import EVERY_ROLE, TODAY, html_of, words_of


@pytest.fixture(scope="module")
def mapped(tmp_path_factory):
    """A store that holds the sample's register and nothing else."""
    folder = tmp_path_factory.mktemp("map")
    store = Store(folder / "map.duckdb")
    name_home_council(store, "990", "X99000990", "Exampleton", "halton", synthetic=True)
    load(store, "service_register", [write_services(folder / "services.csv")], by="ada")
    figures._open[str(store.path)] = store
    yield store
    figures._open.pop(str(store.path)).close()


@pytest.fixture(autouse=True)
def read_it(mapped, monkeypatch):
    monkeypatch.setenv("PREVENTION_STORE", str(mapped.path))
    monkeypatch.setattr(figures, "today", lambda: TODAY)


def _script(role, plan):
    from pages import service_map
    from pages.access import Visitor

    service_map.show(Visitor("a test", role, "local", plan=plan))


def show(role="smt", plan="oldham", **query):
    at = AppTest.from_function(_script, kwargs={"role": role, "plan": plan}, default_timeout=30)
    for name, value in query.items():
        at.query_params[name] = value
    at.run()
    assert not at.exception, at.exception
    return at


def test_the_map_says_where_the_money_goes_and_draws_every_gap_as_a_hole():
    at = show()
    said = words_of(at)
    assert re.search(r"\d+% of the money goes to the two most intensive levels", said)
    assert html_of(at).count("None recorded</span></td>") == len(GAPS)
    assert all(f"“{level}” for {stage.lower()}" in said for level, stage in GAPS)
    assert "12 pairs of services may be one and the same" in said


def test_another_framework_regroups_the_same_services():
    by_tier, by_place = words_of(show(plan="leicestershire")), words_of(show(plan=""))
    assert "Tier 3: Tertiary Prevention" in by_tier and "Tertiary prevention" in by_place
    assert "221 services in the register" in by_tier and "221 services in the register" in by_place
    assert "“Responsive Services” to “Further Move to Empowerment”" in by_place


def test_shares_above_the_whole_are_said_in_the_headline_and_levels_bear_the_names_of_the_framework_looked_at():
    by_place, by_level = words_of(show(plan="")), words_of(show())
    assert re.search(r"\d+% of the money goes to the most intensive level, \d+% also to a lower one", by_place)
    assert re.search(r"shares add up to 1\d\d%", by_place) and "shares add up" not in by_level
    assert "Compass Support, Tertiary prevention" in by_place and "in the register: Crisis or complex problems" in by_place
    assert "Compass Support, Crisis or complex problems" in by_level and "in the register: Crisis or complex problems" not in by_level


def test_front_doors_are_told_from_points_of_information_and_advice():
    said = words_of(show())
    assert "Four front doors of three providers" in said and "Ten information and advice points, no front door" in said


def test_offer_groups_are_the_second_axis_where_the_framework_has_them():
    assert words_of(show()).count("e.g.") == 14
    assert "By offer group" not in words_of(show(plan=""))


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ({"q": "lantern"}, "found"),
        ({"level": "Living well", "stage": "Children"}, "Two services found"),
        ({"q": "no such thing"}, "No service of the register says “no such thing”"),
        ({"q": "HELPLINES"}, "One service found"),
        ({"q": "helpline", "level": "Living well"}, "One service at other levels or life stages"),
        ({"all": "yes"}, "All 221 services"),
    ],
)
def test_a_search_is_in_the_address(query, says):
    assert says in words_of(show(**query))


def test_the_list_is_short_until_all_is_asked_for():
    assert "Show all 221" in words_of(show()) and "Show all 221" not in words_of(show(all="yes"))


@pytest.mark.parametrize("role", EVERY_ROLE)
def test_every_role_sees_a_service_and_only_some_may_change_it(mapped, role):
    kept = service.services(mapped, "990")[0]
    at = show(role, service=kept.key)
    said = words_of(at)
    assert kept.service.name in said and "No evaluation of value is recorded" in said
    assert bool(at.expander) is (role in ("officer", "approver", "smt"))


def test_a_service_that_is_gone_is_answered_in_words():
    assert "There is no such service" in words_of(show(service="nobody"))


def test_likely_duplicates_are_decided_by_a_person():
    before = show("officer", view="duplicates")
    assert "12 pairs of services may be one and the same" in words_of(before)
    before.text_input[0].input("One contract")
    before.button[0].click().run()
    assert "11 pairs of services" in words_of(before)
    assert not show("scrutiny", view="duplicates").button


def test_a_service_is_added_and_the_next_to_add_it_is_told():
    at = show("officer", view="add")
    at.text_input[0].input("Tea and Talk")
    at.button[0].click().run()
    assert not at.exception
    again = show("officer", view="add")
    again.text_input[0].input("Tea and Talk")
    again.button[0].click().run()
    assert "There is a problem" in words_of(again) and "There is a Tea and Talk" in words_of(again)


def test_two_who_change_one_service_are_told(mapped):
    kept = service.services(mapped, "990")[3]
    mine, theirs = show("officer", service=kept.key), show("smt", service=kept.key)
    for at, provider in ((theirs, "Beacon Youth"), (mine, "Harbour Housing")):
        at.text_input[1].input(provider)
        next(button for button in at.button if button.label == "Save the service").click().run()
        assert not at.exception
    assert "after you opened it" in words_of(mine) and "Beacon Youth" in words_of(mine)
    assert next(each for each in service.services(mapped, "990") if each.key == kept.key).service.provider == "Beacon Youth"


def test_without_a_register_the_page_says_what_would_fill_it(empty):
    assert "No services recorded yet" in words_of(show())
