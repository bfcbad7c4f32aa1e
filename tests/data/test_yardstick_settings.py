"""What figures are judged by: each yardstick at its limits, what is refused, that readers take it at once, and its history."""

import datetime

import pytest

from data.errors import EntryError
from data.records.yardstick_settings import every_yardstick, yardsticks_now
from data.records.yardsticks_setting import set_yardstick
from tests.drawing import new_store

AT = datetime.datetime(2026, 4, 3, 9, 30)


@pytest.fixture
def store(tmp_path):
    opened = new_store(tmp_path)
    yield opened
    opened.close()


def put(store, name, value, owner="Director of Adult Social Care", why="Cabinet, 3 April", by="A. Osei", at=AT):
    set_yardstick(store, name, value, owner=owner, why=why, by=by, at=at)


def now(store, name):
    return next(each for each in yardsticks_now(store) if each.yardstick.name == name)


ENDS = [
    ("judgement_points", "0", "10", "-0.1", "10.1"),
    ("judgement_percent", "0", "20", "-1", "20.5"),
    ("judgement_late_after_days", "0", "184", "-1", "185"),
    ("control_chart_shift", "6", "10", "5", "11"),
    ("control_chart_trend", "6", "10", "5", "11"),
    ("control_chart_fewest", "12", "20", "11", "25"),  # in force: settled from 20
    ("control_chart_enough", "20", "36", "19", "37"),
    ("disclosure_hide_below", "5", "20", "4", "21"),
]


@pytest.mark.parametrize(("name", "least", "most", "under", "over"), ENDS)
def test_a_yardstick_is_set_up_to_its_ends_and_not_beyond(store, name, least, most, under, over):
    for value in (under, over):
        with pytest.raises(EntryError, match="Enter a (whole )?number from"):
            put(store, name, value)
    assert now(store, name).history == ()
    for days, value in enumerate((least, most)):
        if value != now(store, name).value:
            put(store, name, value, at=AT + datetime.timedelta(days=days))
        assert now(store, name).value == value


def test_every_yardstick_is_tried_or_has_its_choices():
    assert {name for name, *_ in ENDS} == {each.name for each in every_yardstick() if not each.choices}
    for each in every_yardstick():
        assert each.bounds and each.says and (not each.choices or each.shipped in each.choices)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("judgement_point", "2", "no such yardstick"),
        ("judgement_points", "2", "2 percentage points already"),
        ("judgement_points", "2.0", "2 percentage points already"),
        ("judgement_points", "two", "Enter a number from 0 to 10"),
        ("judgement_points", "nan", "Enter a number from 0 to 10"),
        ("judgement_points", "", "Enter a number from 0 to 10"),
        ("judgement_late_after_days", "30.5", "Enter a whole number"),
        ("judgement_expected_every_months", "2", "Choose one of: 1, 3, 6, 12"),
        ("control_chart_fixed_after", "11", "At least 12"),
        ("control_chart_screened", "perhaps", "Choose one of: yes, no"),
        ("control_chart_fewest", "21", "cannot settle from 20 figures on"),
        ("disclosure_round_to", "3", "never laxer"),
        ("disclosure_round_to", "1", "never laxer"),
        ("disclosure_round_to", "20", "under 10 must be hidden first"),
        ("disclosure_hide_below", "4", "never laxer"),
    ],
)
def test_what_cannot_be_set_is_refused_in_words(store, name, value, says):
    with pytest.raises(EntryError, match=says):
        put(store, name, value)
    assert store.rows("select count(*) from setting") == [(0,)]


def test_every_fault_is_told_at_once(store):
    with pytest.raises(EntryError) as refused:
        put(store, "judgement_points", "many", owner=" ", why="", by="")
    assert [about for _, about in refused.value.faults] == ["value", "owner", "why", ""]
    with pytest.raises(EntryError, match="at most 60 letters"):
        put(store, "judgement_points", "3", owner="x" * 61)


def test_it_stands_with_its_owner_and_keeps_its_history_and_is_audited(store):
    before = store.version
    put(store, "judgement_points", "2.50")
    put(store, "judgement_points", "2", why="As shipped after all", at=AT + datetime.timedelta(days=1))
    assert store.version == before + 2, "pages judge by it from their next run"
    standing = now(store, "judgement_points")
    assert (standing.value, [each.value for each in standing.history]) == ("2", ["2", "2.5"])
    assert (standing.history[0].owner, standing.history[0].why) == ("Director of Adult Social Care", "As shipped after all")
    assert store.rows("select who, what, subject, details from audit order by details desc")[0] == (
        "A. Osei", "set a yardstick", "judgement_points",
        "2.5 percentage points, owned by Director of Adult Social Care: Cabinet, 3 April",
    )  # fmt: skip


def test_hiding_less_again_is_refused_while_rounding_rests_on_it(store):
    put(store, "disclosure_hide_below", "10")
    put(store, "disclosure_round_to", "20")
    with pytest.raises(EntryError, match="from 5 on would read as nought"):
        put(store, "disclosure_hide_below", "5", at=AT + datetime.timedelta(days=1))


def test_a_value_with_its_unit():
    says = {each.name: each.words for each in every_yardstick()}
    assert says["judgement_points"]("1") == "1 percentage point" and says["judgement_points"]("2.5") == "2.5 percentage points"
    assert says["judgement_percent"]("5") == "5% of the target"
    assert says["judgement_expected_every_months"]("1") == "1 month"
    assert says["control_chart_fixed_after"]("all") == "all figures" and says["control_chart_screened"]("yes") == "yes"
    assert says["control_chart_fixed_after"]("18") == "the first 18 figures" and says["disclosure_hide_below"]("5") == "fewer than 5 people"
