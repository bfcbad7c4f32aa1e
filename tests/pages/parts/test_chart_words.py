"""Words on charts: inside the plot and whole on a phone, clear of each other, events in words or as numbers."""

from datetime import date
from itertools import combinations

import pytest

from pages.parts.chart_board import PHONE, ROOM, Board
from pages.parts.chart_scale import right_margin
from pages.parts.chart_words import placed
from pages.parts.letters import balanced, width, wrapped
from pages.parts.picture import Picture
from tests.pages.parts.pictures import PICTURES, RANGE, STARTED, dots, walk, years


def boxes(picture, wide=PHONE):
    board = Board(picture, wide)
    return [(words, board.box(words)) for words in placed(picture, wide).words], board.tall


@pytest.mark.parametrize("wide", [PHONE, 820.0])
@pytest.mark.parametrize("name", PICTURES)
def test_all_words_are_whole_and_inside_the_plot(name, wide):
    found, tall = boxes(PICTURES[name], wide)
    for words, (left, top, right, bottom) in found:
        assert left >= -ROOM and right <= wide + max(ROOM, right_margin(PICTURES[name])) and top >= 0 and bottom <= tall + 1, words.lines


@pytest.mark.parametrize("name", PICTURES)
def test_no_words_stand_on_others(name):
    for (one, a), (other, b) in combinations(boxes(PICTURES[name])[0], 2):
        across, down = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
        assert across <= 1 or down <= 1, (one.lines, other.lines)


ROUND_THE_LIMIT = Picture(
    dots(*[69.0 + (n * 7 % 5) for n in range(30)], 76.0, 78.0, 80.0, provisional=1), "78", from_zero=True, target_high=70.0,
    target_words="Limit: fewer than 70\nthe 2022/23 baseline",
)  # fmt: skip
JUST_AFTER_A_BREAK = Picture(
    years(85.4, 45.7, 84.6, None, None, None, 64.77), "64.77%", unit="%", breaks=((date(2021, 4, 1), "Break: from here\nby other rules"),)
)


def covered(picture, words, wide=PHONE):
    """How many spots of the line, eight pixels apart, words stand on."""
    board = Board(picture, wide)
    left, top, right, bottom = board.box(words)
    return sum(left <= x <= right and top <= y <= bottom for x, y in board._data)


def test_words_of_a_line_that_the_data_crowd_round_stand_clear_of_them_and_name_the_line():
    said = {words.lines[0]: words for words in placed(ROUND_THE_LIMIT).words}
    assert "Dashed line: limit fewer than" in " ".join(said)
    for words in said.values():
        assert covered(ROUND_THE_LIMIT, words) <= 2, words.lines


def test_words_of_a_line_with_room_stand_on_it_without_its_name():
    assert not any("Dashed line" in line for words in placed(PICTURES["ordinary"]).words for line in words.lines)


def test_the_latest_figure_stands_over_its_dot_where_a_break_is_just_before_it():
    latest = next(words for words in placed(JUST_AFTER_A_BREAK).words if words.lines == ("64.77%",))
    board = Board(JUST_AFTER_A_BREAK)
    left, _, right, _ = board.box(latest)
    assert latest.align == "center" and not any(left < x < right for x in board._uprights)


def test_provisional_is_left_to_the_text_where_it_would_stand_far_from_its_dot():
    crowded = Picture(dots(*[70.0, 80.0] * 15, 79.0, provisional=1), "80%", unit="%")
    assert all(words.lines != ("provisional",) for words in placed(crowded).words)
    level = Picture(dots(*[60.0] * 30, provisional=1), "60%", unit="%")
    assert any(words.lines == ("provisional",) for words in placed(level).words)


@pytest.mark.parametrize("name", [name for name in PICTURES if name != "very long words"])
def test_labels_have_at_most_two_lines(name):
    assert all(len(words.lines) <= 2 for words in placed(PICTURES[name]).words)


@pytest.mark.parametrize(
    ("events", "numbered"),
    [
        ([STARTED], False),
        ([STARTED, (date(2025, 2, 1), "A second service started too")], True),
        ([(date(2025, 1, 15), "Far too many words to stand beside a line on a phone, so")], True),
        ([], False),
    ],
)
def test_events_are_numbered_where_their_words_find_no_room(events, numbered):
    found = placed(Picture(dots(*[70.0] * 30), "70%", events=tuple(events)))
    assert found.numbered is numbered
    boxed = ["".join(words.lines) for words in found.words if words.boxed]
    assert boxed == ([str(number) for number, _ in enumerate(events, 1)] if numbered else [])


def test_a_wide_sheet_has_room_for_words_that_a_phone_numbers():
    picture = Picture(dots(*walk()), "75%", events=(STARTED, (date(2025, 10, 1), "Two more advisers")), **RANGE)
    assert placed(picture, 820.0).numbered is False


def test_the_target_is_read_first_then_the_figure():
    said = [words.lines[0] for words in placed(PICTURES["ordinary"]).words]
    assert said[:3] == ["Target 75% to 80%", "Baseline 66.8%", "75.6%"] and "provisional" in said


def test_where_no_figure_can_be_shown_the_plot_says_so():
    assert ("No figure can be shown",) in [words.lines for words in placed(PICTURES["all hidden"]).words]


@pytest.mark.parametrize(
    ("words", "room", "lines"),
    [("New wellbeing service started", 118, ["New wellbeing", "service started"]), ("", 100, []), ("Unbreakable", 10, ["Unbreakable"])],
)
def test_words_are_wrapped_by_their_width(words, room, lines):
    assert wrapped(words, room, 14) == lines


def test_the_lines_of_an_event_are_about_as_wide_as_each_other():
    assert wrapped("New wellbeing service started", 160, 14)[1] == "started"
    assert balanced("New wellbeing service started", 160, 14) == ["New wellbeing", "service started"]


def test_widths_are_those_of_arial():
    assert width("Wil", 1000) == 944 + 222 + 222 and width("10%", 1000) == 556 * 2 + 889
