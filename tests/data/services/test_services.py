"""The offer mapped: what the register holds, what was changed on screen, where services stand, what repeats and what is missing."""

from collections import Counter
from datetime import date, datetime

import pytest

from data.errors import StoreError
from data.framework import load_framework
from data.loading import load
from data.records.home_council import name_home_council
from data.records.written import Overtaken
from data.sample.services import GAPS, LEVELS, SLIPS, STAGES, register, write_services
from data.services import places, repeats, service
from data.services.service import KeptService, Service
from data.store import Store

AT = datetime(2026, 11, 20, 10, 0)
OLDHAM = load_framework("oldham")


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A store with the sample's register; tests that write work on what they add themselves."""
    folder = tmp_path_factory.mktemp("services")
    store = Store(folder / "services.duckdb")
    name_home_council(store, "990", "X99000990", "Exampleton", "halton", synthetic=True)
    load(store, "service_register", [write_services(folder / "services.csv")], by="ada")
    yield store
    store.close()


def kept(name, **said):
    found = Service(name, **said)
    return KeptService(found, found.key)


def test_the_sample_has_more_than_200_services_and_no_two_written_alike(filled):
    found = service.services(filled, "990")
    assert len(found) == len(register()) >= 200
    assert len({each.key for each in found}) == len(found)
    for column, fewest in (("provider", 12), ("funding_source", 8), ("value", 80), ("starts_on", 30), ("ends_on", 30)):
        assert len({getattr(each.service, column) for each in found}) > fewest


def test_every_cell_of_level_and_life_stage_differs_and_the_planted_gaps_are_the_empty_ones(filled):
    counted = Counter(
        (level.title, stage)
        for each in service.services(filled, "990")
        for level in places.levels(each.service, OLDHAM)
        for stage in places.life_stages(each.service)
    )
    assert len(set(counted.values())) == len(counted) == len(LEVELS) * len(STAGES) - len(GAPS)
    titles = {"Crisis or complex problems", "Problems or challenges", "Staying well", "Living well"}
    assert {(title, stage) for title in titles for stage in STAGES} - set(counted) == GAPS


def test_the_planted_duplicates_are_found_and_no_others(filled):
    found = repeats.pairs(filled, "990", service.services(filled, "990"))
    rows = register()
    planted = {frozenset((written.name, twice.name)) for twice, written in zip(rows[-len(SLIPS) :], _first_writings(rows), strict=True)}
    told = {frozenset((" ".join(each.one.service.name.split()), " ".join(each.other.service.name.split()))) for each in found}
    assert len(planted) == 12
    assert told == {frozenset(" ".join(name.split()) for name in pair) for pair in planted}


def _first_writings(rows):
    """The services that are written twice: the first six of the two fullest cells."""
    cells = list(dict.fromkeys((row.level, row.stage) for row in rows))[:2]
    return [row for cell in cells for row in [row for row in rows[: -len(SLIPS)] if (row.level, row.stage) == cell][:6]]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (kept("Lunch Club", provider="Friends"), kept("The Lunch Club", provider="Friends Ltd"), True),
        (kept("Falls Prevention & Balance Class"), kept("Falls prevention and balance class"), True),
        (kept("Lunch Club", area="Northvale"), kept("Lunch Club", area="Southmoor"), False),
        (kept("Counselling", life_stage="Children"), kept("Counselling", life_stage="Later life"), False),
        (kept("Lunch Club", provider="Friends"), kept("Lunch Club", provider="Harbour Housing"), False),
        (kept("Carers' Cafe", provider="Friends"), kept("Carers Cafe", provider=""), True),
        (kept("Community Alarms", provider="Friends"), kept("Community Arts", provider="Friends"), False),
        (kept("Befriendng Visits"), kept("Befriending Visits"), False),
        (kept("Befriendng Visits", provider="Friends"), kept("Befriending Visits", provider="Friends"), True),
    ],
)
def test_likeness_of_names_needs_something_else_that_is_alike(filled, one, other, alike):
    assert bool(repeats.pairs(filled, "991", [one, other])) is alike


def test_an_officer_decides_and_the_decision_stays(filled):
    pair = repeats.pairs(filled, "990", service.services(filled, "990"))[0]
    repeats.decide(filled, "990", pair, repeats.DIFFERENT, why="Two contracts", by="ada", at=AT)
    after = repeats.pairs(filled, "990", service.services(filled, "990"))
    assert after[-1].decided == "different" and after[-1].one.key == pair.one.key
    assert sum(bool(each.decided) for each in after) == 1


@pytest.mark.parametrize(
    ("level", "stands", "oldham", "leicestershire"),
    [
        ("Living well", ("primary",), ["living-well"], ["tier-0", "tier-1"]),
        ("Tier 2", ("secondary",), ["staying-well"], ["tier-2"]),
        ("level 4", ("tertiary",), ["crisis"], ["tier-3"]),
        ("Delay", ("tertiary",), ["crisis"], ["tier-3"]),
        (
            "Primary prevention; Secondary prevention",
            ("primary", "secondary"),
            ["staying-well", "living-well"],
            ["tier-0", "tier-1", "tier-2"],
        ),
        ("Problems or challenges", ("secondary", "tertiary"), ["problems"], ["tier-2", "tier-3"]),
        ("Tier 0 (Community Capacity)", ("primary",), ["living-well"], ["tier-0"]),
        ("Level 9", (), [], []),
        ("", (), [], []),
    ],
)
def test_a_level_in_the_words_of_any_framework_stands_in_all(level, stands, oldham, leicestershire):
    one = Service("Any", level=level)
    assert places.places(one) == stands
    assert [each.id for each in places.levels(one, OLDHAM)] == oldham
    assert [each.id for each in places.levels(one, load_framework("leicestershire"))] == leicestershire


def test_a_service_for_several_parts_of_life_stands_in_each_and_one_that_does_not_say_is_not_said():
    assert places.life_stages(Service("Any", life_stage="children; Young people")) == ("Children", "Young people")
    assert places.life_stages(Service("Any")) == ("Not said",)
    assert places.stages_of([Service("A", life_stage="Veterans"), Service("B")])[-2:] == ["Veterans", "Not said"]


@pytest.mark.parametrize(
    ("value", "period", "starts", "ends", "a_year"),
    [
        (1200.0, "year", None, None, 1200.0),
        (100.0, "Monthly", None, None, 1200.0),
        (3000.0, "", date(2024, 1, 1), date(2026, 12, 31), pytest.approx(1000, rel=0.01)),
        (3000.0, "", None, None, None),
        (None, "year", None, None, None),
    ],
)
def test_a_value_is_for_a_year_only_where_the_register_says_for_how_long_it_is(value, period, starts, ends, a_year):
    assert Service("Any", value=value, value_period=period, starts_on=starts, ends_on=ends).a_year == a_year


def test_a_service_is_added_changed_and_taken_off_and_the_second_to_save_is_told(filled):
    added = service.save(filled, "992", Service("Tea and Talk", area="Northvale"), by="ada", at=AT)
    changed = service.save(filled, "992", Service("Tea and Talk", area="Northvale", value=500.0), by="ben", at=AT, kept=added)
    assert [each.service.value for each in service.services(filled, "992")] == [500.0]
    with pytest.raises(Overtaken, match="ben saved this"):
        service.save(filled, "992", Service("Tea and Talk", area="Northvale", value=700.0), by="ada", at=AT, kept=added)
    with pytest.raises(StoreError, match="(?i)There is a Tea and Talk"):
        service.save(filled, "992", Service("tea and  talk", area="northvale"), by="ada", at=AT)
    service.save(filled, "992", changed.service, by="ada", at=AT, kept=changed, state=service.TAKEN_OFF)
    assert service.services(filled, "992") == [] and len(service.history(filled, "992", changed)) == 3


def test_two_who_change_a_service_of_the_register_for_the_first_time_are_told_too(filled):
    one = service.services(filled, "990")[5]
    service.save(filled, "990", one.service, by="ada", at=AT, kept=one)
    with pytest.raises(Overtaken):
        service.save(filled, "990", one.service, by="ben", at=AT, kept=one)


@pytest.mark.parametrize(
    ("said", "says"),
    [
        (Service(" "), "Give the service's name"),
        (Service("A", value=-1.0), "not below nought"),
        (Service("A", starts_on=date(2026, 2, 1), ends_on=date(2026, 1, 1)), "ends before it starts"),
    ],
)
def test_a_service_says_what_is_wrong(filled, said, says):
    with pytest.raises(StoreError, match=says):
        service.save(filled, "993", said, by="ada", at=AT)
