import base64
import re

import pytest

from pages.parts.sparkline import sparkline


def drawn(*given, **named):
    """The picture itself, taken out of its address."""
    image = sparkline(*given, "Jan: 1. Mar: 3.", **named)
    return base64.b64decode(re.search(r"base64,([^\"]+)", image)[1]).decode()


@pytest.mark.parametrize(
    ("values", "breaks", "lines"),
    [([1, 2, 3], [], 1), ([1, 2, None, 3, 4], [], 2), ([1, 2, 3, 4], [2], 2), ([None, 2, 3], [], 1), ([5, 5, 5], [], 1)],
)
def test_a_gap_is_never_joined_and_a_break_cuts(values, breaks, lines):
    assert drawn(values, breaks=breaks).count("<polyline") == lines


def test_a_figure_between_two_gaps_is_still_seen():
    assert drawn([1, None, 2, None, 3]).count("<circle") == 4  # three, and the last one once more as the latest


@pytest.mark.parametrize(("waiting", "fill"), [(True, "#ffffff"), (False, "#16202a")])
def test_the_last_dot_is_hollow_while_something_is_awaited(waiting, fill):
    assert re.findall(r'<circle[^>]*fill="([^"]+)"', drawn([1, 2, 3], waiting=waiting))[-1] == fill


@pytest.mark.parametrize(("low", "high", "band", "lines"), [(None, None, 0, 0), (None, 2, 0, 1), (1, None, 0, 1), (1, 2, 1, 2)])
def test_the_promise_is_a_line_or_a_band(low, high, band, lines):
    picture = drawn([1, 2, 3], low=low, high=high)
    assert (picture.count("<rect"), picture.count("<line")) == (band, lines)


def test_it_has_words_for_those_who_do_not_see_it():
    assert 'alt="Jan: 1. Mar: 3."' in sparkline([1, 2, 3], "Jan: 1. Mar: 3.")


def test_nothing_known_is_said_in_words():
    assert "No figures yet" in sparkline([None, None], "")
