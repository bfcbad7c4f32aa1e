"""Today's investment beside a plan's two models: by level, with the number of services, what has no value, and which way it should go."""

import base64
import html
import re
from dataclasses import replace

import pytest

from data.framework import load_framework
from data.services.service import KeptService, Service
from pages import framework_investment
from pages.access import Visitor
from pages.framework_investment import by_place, finding
from pages.framework_investment_picture import Place
from tests.pages.showing import said_in

MODELS = next(section for section in load_framework("halton").sections if section.id == "models")
SMT = Visitor("a test", "smt", "local")


def register(*rows):
    """Services drawn as (level, yearly value in pounds or None)."""
    made = [Service(f"Service {n}", level=level, value=value, value_period="year") for n, (level, value) in enumerate(rows)]
    return [KeptService(each, each.key) for each in made]


TODAY = register(("Tertiary", 600), ("Tertiary", None), ("Secondary; Tertiary", 200), ("Secondary", 100), ("Primary", 100), ("", None))


def test_each_level_has_its_services_its_money_and_which_way_the_plan_wants_it():
    assert by_place(MODELS, TODAY) == [
        Place("Tertiary prevention", 3, 2, 800, 80.0, "less"),
        Place("Secondary prevention", 2, 2, 300, 30.0, "more"),
        Place("Primary prevention", 1, 1, 100, 10.0, "more"),
    ]


@pytest.mark.parametrize(
    ("found", "says"),
    [
        (TODAY, "Today is nearer to “Responsive Services”: 80.0% of the money stands at tertiary prevention"),
        (
            register(("Primary", 700), ("Secondary", 100), ("Tertiary", 200)),
            "Today is nearer to “Further Move to Empowerment”: 80.0% of the money stands at primary prevention and secondary prevention",
        ),
        (
            register(("Primary", 100), ("Tertiary", 100)),
            "Today 50.0% of the money stands at tertiary prevention, and as much where the other model wants it",
        ),
        (register(("Primary", None), ("Tertiary", None), ("Tertiary", None)), "66.7% of the services stand at tertiary prevention"),
        (register(("Tertiary", 100)), "Today is nearer to “Responsive Services”: 100.0% of the money stands at tertiary prevention"),
        (register(("", 100)), "Nothing in the register says at which level it stands"),
    ],
)
def test_what_it_amounts_to_is_said_and_a_tie_is_no_verdict(found, says):
    assert says in finding(MODELS, found)


def test_drawing_words_and_table_say_the_same_and_what_is_not_known(filled):
    drawn = framework_investment.drawn(SMT, MODELS, TODAY)
    said, alt = said_in(drawn), html.unescape(re.search(r'alt="([^"]+)"', drawn)[1])
    assert "Tertiary prevention less 3 £800 80.0%" in said and "Primary prevention more 1 £100 10.0%" in said
    assert "No value recorded for one service at tertiary prevention: counted among the services, not in the money." in said
    assert "One service without a level: in no row." in said
    assert "Tertiary prevention: 80.0%, £800, 3 services. The plan wants less here." in alt
    svg = base64.b64decode(re.search(r"base64,([^\"]+)", drawn)[1]).decode()
    assert [word for word in ("80.0%", "30.0%", "10.0%", "The plan wants less here", "The plan wants more here") if word not in svg] == []


def test_a_model_that_says_nothing_of_a_level_leaves_it_so():
    silent = replace(MODELS, elements=(MODELS.elements[0], replace(MODELS.elements[1], stands_at=("primary",))))
    assert [row.wanted for row in by_place(silent, TODAY)] == ["less", "", "more"]


def test_without_money_the_share_is_not_known_and_without_a_register_nothing_is(filled):
    said = said_in(framework_investment.drawn(SMT, MODELS, register(("Primary", None))))
    assert "no value recorded" in said and "Primary prevention more 1 [x] [x]" in said
    assert "That is not the same as no investment." in said_in(framework_investment.drawn(SMT, MODELS, []))
