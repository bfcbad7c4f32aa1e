"""Words that give away a hidden number: in what people entered before an edition is signed, and in a correction of it."""

import pytest

from data.records.editions import Item
from metrics.edition_giveaway import giveaways, giveaways_in

FIGURES = [
    Item("verdict", "o", "x", {"measure": "m", "word": "On track"}),
    Item("wording", "o", "wording", {"measures": ["m"], "supporting": ["beside"], "lead": "SMT"}),
    Item("result", "m", "a", {"numerator": 3.0}),
    Item("public result", "m", "a", {"numerator": None}),
    Item("result", "m", "b", {"numerator": 18.0, "denominator": 64.0}),
    Item("public result", "m", "b", {"numerator": 20.0, "denominator": 65.0}),
    Item("result", "m", "c", {"numerator": 15.0}),
    Item("public result", "m", "c", {"numerator": 15.0}),
    Item("result", "m", "d", {"numerator": 90.0, "denominator": 98.0}),
    Item("public result", "m", "d", {"numerator": 90.0, "denominator": 100.0}),
    Item("result", "m", "e", {"numerator": 85.0, "denominator": 95.0}),
    Item("public result", "m", "e", {"numerator": 85.0, "denominator": 95.0}),
    Item("result", "beside", "a", {"numerator": 7.0}),
    Item("result", "elsewhere", "a", {"numerator": 4.0}),
]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("3 people moved in", True), ("Three new admissions", True), ("3 of 9 went home", True), ("On 3 December it opened", False),
        ("Saturday starts in two towns", False), ("A few people moved in", False), ("13 people moved in", False), ("2023 people", False),
        ("18 people left", True), ("15 people left", False), ("7 requests came", True), ("Three of them died", True),
        ("In three of the four towns", False), ("Three of the new residents", True),
        ("4 people of another measure", False), ("admissions: 3", True), ("three very frail older people", True), ("3\u00a0clients", True),
        ("8 were not at home", True), ("All but eight of them", True), ("10 were not at home", False),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("kind", "part"),
    [("commentary", "happened"), ("question", "reply"), ("milestone", "words"), ("wording", "lead"), ("question", "owner")],
)
def test_only_counts_of_people_give_a_number_away(kind, part, words, told):
    found = giveaways([*FIGURES, Item(kind, "o", "entered", {part: words})])
    assert bool(found) is told
    assert not told or "which the public edition hides or rounds" in found[0]


def test_what_is_about_the_whole_strategy_is_held_against_every_measure():
    assert giveaways([*FIGURES, Item("milestone", "", "1", {"words": "Four people of one ward"})]) == [
        "The milestone on the strategy says 4, which the public edition hides or rounds. Say it in other words, such as “a few” or “about 10”."
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("3", True), (" 3 ", True), ("3 people", True), ("It said 15; it is 18.", True), ("It said 4 and not 15", True),
        ("3 instead of 15", True), ("It went from 18 to 64", True), ("4, not 5", True), ("(18)", True), ("“18”", True),
        ("15", False), ("2,018", False), ("18.4%", False), ("£18", False), ("18%", False), ("One file was counted twice", False),
        ("Letter of 3 December 2026", False), ("Edition 3, objective 3: the month was wrong", False), ("aged 18 to 64", False),
        ("See page 3.", False), ("The board, by letter", False), ("", False), ("The admissions were three.", True), ("eighteen", True),
        ("three in all", True), ("8 were not", True), ("It took three months in two towns", False),
    ],
)  # fmt: skip
def test_a_correction_may_not_print_what_the_edition_hides(words, told):
    assert bool(giveaways_in(words, FIGURES)) is told


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Scrutiny: 3 people admitted", True),
        ("Scrutiny board, 3 November 2026", False),
        ("Quarter 3, 2026/27", False),
        ("Edition 3", False),
    ],
)
def test_an_edition_may_not_be_called_by_what_it_hides(name, told):
    found = giveaways(FIGURES, name)
    assert bool(found) is told and (not told or found[0].startswith("The edition's name says 3, which"))


def test_nothing_is_hidden_where_nothing_is_exact():
    assert giveaways_in("3 people", []) == [] and giveaways([], "3 people") == []
