"""What a council sets is what its figures are judged by: the shipped values are the built-in ones, and each reader takes another at once."""

import datetime

import pytest

from data.errors import StoreError
from data.records.yardstick_settings import every_yardstick
from data.records.yardsticks_setting import set_yardstick
from metrics.results import disclosure_rules
from metrics.statistics.control_chart import Rules as ChartRules
from metrics.statistics.disclosure import Rules as DisclosureRules
from metrics.verdicts.chart_rules import control_chart_rules
from metrics.verdicts.yardsticks import Yardsticks, yardsticks
from tests.drawing import new_store

READERS = {"judgement_": yardsticks, "control_chart_": control_chart_rules, "disclosure_": disclosure_rules}
BUILT_IN = {"judgement_": Yardsticks(), "control_chart_": ChartRules(), "disclosure_": DisclosureRules()}
OTHERS = {"all": "18", "yes": "no"}
AT = datetime.datetime(2026, 4, 3)


@pytest.fixture
def store(tmp_path):
    opened = new_store(tmp_path)
    yield opened
    opened.close()


def as_text(value):
    return {None: "all", True: "yes", False: "no"}[value] if value is None or isinstance(value, bool) else f"{value:g}"


@pytest.mark.parametrize("each", every_yardstick(), ids=lambda each: each.name)
def test_the_shipped_value_is_the_built_in_one_and_another_is_taken(store, each):
    prefix = next(prefix for prefix in READERS if each.name.startswith(prefix))
    field = each.name.removeprefix(prefix)
    assert as_text(getattr(BUILT_IN[prefix], field)) == each.shipped
    assert READERS[prefix](store) == BUILT_IN[prefix]
    other = OTHERS.get(each.shipped) or (each.choices[1] if each.choices else "") or f"{each.most:g}"
    other = "20" if each.name == "control_chart_fewest" else "10" if each.name == "disclosure_round_to" else other
    other = "6" if each.name == "judgement_expected_every_months" else other
    set_yardstick(store, each.name, other, owner="Director", why="a test", by="a test", at=AT)
    assert as_text(getattr(READERS[prefix](store), field)) == other


def test_a_rule_of_charts_that_means_nothing_is_told(store):
    with store.writing() as cursor:
        cursor.execute("insert into setting values ('control_chart_shift', 'seven', 'x', now()::timestamp, '')")
    with pytest.raises(StoreError, match="control_chart_shift is 'seven'"):
        control_chart_rules(store)
