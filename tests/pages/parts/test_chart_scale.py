from datetime import date

import pytest

from pages.parts.chart_scale import left_margin, named_days, named_heights, scale, span, start_words
from pages.parts.picture import Level, Picture
from tests.pages.parts.pictures import PICTURES, STARTED, dots, years


@pytest.mark.parametrize(
    ("heights", "more", "bottom", "named"),
    [
        ([60.0, 70.0], {"unit": "%"}, "The scale starts at 58%.", ["58%", "60%", "62%", "64%", "66%", "68%", "70%"]),
        ([60.0, 70.0], {"unit": "%", "from_zero": True}, "The scale starts at zero.", ["0%", "20%", "40%", "60%", "80%"]),
        ([412, 530], {}, "The scale starts at 390.", ["400", "425", "450", "475", "500", "525"]),
        ([0.61, 0.79], {}, "The scale starts at 0.58.", ["0.60", "0.65", "0.70", "0.75", "0.80"]),
        ([1, 3], {}, "The scale starts at zero.", ["0", "1", "2", "3", "4"]),
        ([0, 0], {}, "The scale starts at zero.", ["0", "1"]),
        ([99.0, 100.0], {"unit": "%"}, "The scale starts at 97%.", ["97%", "98%", "99%", "100%"]),
        ([1e6, 1.3e6], {}, "The scale starts at 950,000.", ["1,000,000", "1,100,000", "1,200,000", "1,300,000"]),
        ([], {}, "The scale starts at zero.", ["0", "1"]),
    ],
)
def test_the_scale_has_round_heights_and_says_where_it_starts(heights, more, bottom, named):
    picture = Picture(dots(*heights), "", **more)
    assert start_words(picture) == bottom
    assert [words for _, words in named_heights(picture)] == named


@pytest.mark.parametrize("name", PICTURES)
def test_everything_lies_within_the_scale(name):
    picture = PICTURES[name]
    (bottom, top), (first, last) = scale(picture), span(picture)
    assert all(bottom <= dot.height < top for dot in picture.known) and all(bottom <= end < top for end in picture.target)
    assert all(first < dot.at < last for dot in picture.dots) and all(first < on < last for on, _ in picture.events)


def test_limits_of_a_control_chart_lie_within_the_scale():
    level = Level(90.0, date(2024, 4, 1), date(2024, 5, 1), True)
    assert scale(Picture(dots(60.0, 70.0), "", levels=(level,)))[1] > 90


@pytest.mark.parametrize(
    ("months", "ticks"),
    [(31, ["Apr 2024", "Apr 2025", "Apr 2026", "Oct 2026"]), (28, ["Apr 2024", "Apr 2025", "Jul 2026"]), (1, ["Apr 2024"])],
)
def test_ticks_stand_each_april_and_at_the_end_without_touching(months, ticks):
    assert [words.replace("\n", " ") for _, words in named_days(Picture(dots(*map(float, range(months))), "30"))] == ticks


def test_years_have_a_tick_each_and_the_latest_is_named():
    named = [words for _, words in named_days(Picture(years(*range(10)), "9"))]
    assert named == ["2015/16", "", "", "2018/19", "", "", "2021/22", "", "", "2024/25"]


def test_an_event_within_the_last_period_has_room():
    picture = Picture(years(1.0, 2.0), "2", events=((date(2017, 3, 30), "Event"), STARTED))
    assert span(picture)[1] > date(2025, 1, 15)


def test_large_numbers_have_room_at_the_left():
    assert left_margin(PICTURES["millions"]) > 70 > left_margin(PICTURES["ordinary"]) > left_margin(PICTURES["nothing but nought"]) == 34
