from datetime import date

import pytest

from pages.parts.charts import figure, scale
from pages.parts.picture import Dot, Mark, Picture


def dots(*heights, provisional=0):
    """One dot a month from April 2024; the last `provisional` of them may still change."""
    count = len(heights)
    days = [date(2024 + (3 + n) // 12, (3 + n) % 12 + 1, 1) for n in range(count)]
    return tuple(
        Dot(day, height, f"{day}: {height}", n >= count - provisional) for n, (day, height) in enumerate(zip(days, heights, strict=True))
    )


def lines(picture):
    return [line for line in figure(picture)["data"] if line["mode"] != "markers"]


def test_a_gap_is_never_joined():
    (line,) = lines(Picture(dots(1.0, None, 3.0), "3"))
    assert line["y"] == [1.0, None, 3.0] and line["connectgaps"] is False


def test_what_may_change_is_dotted_from_the_last_settled_dot_with_hollow_dots():
    drawn = figure(Picture(dots(1.0, 2.0, 3.0, 4.0, provisional=2), "2"))["data"]
    assert [(line["line"]["dash"], line["y"]) for line in drawn if line["mode"] != "markers"] == [
        ("solid", [1.0, 2.0]),
        ("dot", [2.0, 3.0, 4.0]),
    ]
    assert [line["marker"]["color"] for line in drawn if line["mode"] == "markers"] == ["#ffffff", "#12436d"]


def test_a_break_interrupts_the_line_and_says_why():
    drawn = figure(Picture(dots(1.0, 2.0, 3.0), "3", breaks=((date(2024, 6, 1), "Break in series"),)))
    assert [line["y"] for line in drawn["data"] if line["mode"] != "markers"] == [[1.0, 2.0], [3.0]]
    assert "Break in series" in [label["text"] for label in drawn["layout"]["annotations"]]


@pytest.mark.parametrize(
    ("low", "high", "shapes", "dash"),
    [(75, 80, ["rect", "line", "line"], "dot"), (None, 66, ["line"], "dash"), (75, None, ["line"], "dash"), (None, None, [], "")],
)
def test_a_range_is_a_band_and_a_one_sided_target_a_dashed_line(low, high, shapes, dash):
    drawn = figure(Picture(dots(70.0, 71.0), "71", target_low=low, target_high=high, target_words="Target"))["layout"]["shapes"]
    assert [shape["type"] for shape in drawn] == shapes
    assert all(shape["line"]["dash"] == dash for shape in drawn if shape["type"] == "line")


def test_the_baseline_is_drawn_only_where_it_may_be_compared():
    mark = Mark(66.8, "Baseline 66.8%", date(2024, 5, 1), date(2024, 6, 1))
    (shape,) = figure(Picture(dots(70.0, 71.0, 72.0), "72%", baseline=mark))["layout"]["shapes"]
    assert (shape["xref"], shape["x0"], shape["x1"], shape["line"]["dash"]) == ("x", "2024-05-01", "2024-06-01", "dashdot")


def test_there_is_nothing_to_press_and_no_title_or_legend():
    layout = figure(Picture(dots(1.0, 2.0), "2"))["layout"]
    assert "title" not in layout and layout["showlegend"] is False and layout["yaxis"]["fixedrange"] and layout["xaxis"]["fixedrange"]


@pytest.mark.parametrize(
    ("months", "ticks"), [(31, ["Apr 2024", "Apr 2025", "Apr 2026", "Oct 2026"]), (28, ["Apr 2024", "Apr 2025", "Jul 2026"])]
)
def test_ticks_stand_each_april_and_at_the_end_without_touching(months, ticks):
    axis = figure(Picture(dots(*map(float, range(months))), "30"))["layout"]["xaxis"]
    assert [tick.replace("<br>", " ") for tick in axis["ticktext"]] == ticks


def test_a_figure_between_two_gaps_is_still_seen_on_a_line_without_dots():
    (line,) = lines(Picture(dots(1.0, None, 2.0, None, 3.0), "3", dotted=False))
    assert line["mode"] == "lines+markers"


@pytest.mark.parametrize(("from_zero", "bottom"), [(True, 0.0), (False, 58.5)])
def test_the_scale_says_where_it_starts(from_zero, bottom):
    assert scale(Picture(dots(60.0, 70.0), "70", from_zero=from_zero))[0] == bottom


def test_a_chart_without_figures_still_has_a_scale():
    assert scale(Picture(dots(None, None), "")) == (0.0, 1.0)
