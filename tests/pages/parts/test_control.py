"""The control chart as it is drawn and said."""

import datetime

import pytest

from data.records.rebases import Rebase
from metrics.statistics.control_chart import Rules
from metrics.verdicts.variation import variation
from pages.parts import control_drawing, control_words
from pages.parts.control_drawing import drawn
from tests.metrics.test_variation import PAIR, STEP, counts, line

REBASE = Rebase(datetime.date(2024, 12, 1), "A new wellbeing service", "A. Osei", datetime.datetime(2025, 1, 10, 9))


@pytest.mark.parametrize(
    ("values", "better", "says"),
    [
        (STEP, "range", "July 2025: run above the average"),
        (STEP, "higher", "July 2025: run above the average, a change for the better"),
        (STEP, "lower", "July 2025: run above the average, a change for the worse"),
        (PAIR, "higher", "Nothing beyond chance since April 2025"),
        ([5, 6] * 7, "higher", "Nothing beyond chance in 14 months"),
    ],
)
def test_the_statement_is_the_finding(values, better, says):
    assert control_words.statement(variation(line(values)), better) == says


@pytest.mark.parametrize(
    ("values", "target", "says"),
    [
        (PAIR, (None, None), ["March 2025 (14.0%) and April 2025 (14.0%) are close to the upper limit, as two of three in a row seldom are: "
                              "better than chance explains.", "If nothing changes, a month can be expected to lie between 6.4% and 15.2%."]),
        ([5, 6] * 7, (6.0, None), ["Every month lies between the limits, without a run to one side: what moved from month to month may be chance.",
                                   "If nothing changes, a month can be expected to lie between 2.8% and 8.2%.",
                                   "The target (6%) lies between the limits: left as it is, chance decides which months meet it."]),
        ([5, 6] * 7, (9.0, None), ["Left as it is, no month can be expected to meet the target (6%): that takes a change."]),
        ([5, 6] * 7, (2.0, None), ["Left as it is, every month can be expected to meet the target (6%)."]),
        (STEP, (75.0, 80.0), ["With the newest figure out of line, the limits (between 46.8% and 59.2%) say little of the months to come.",
"Over the whole chart the limits lie short of the target (6%)."]),
    ],
)  # fmt: skip
def test_every_finding_is_a_sentence(values, target, says):
    told = control_words.findings(variation(line(values), target=target), "higher", "6%")
    assert told[-len(says) :] == says


def test_average_and_limits_are_named_on_the_chart_and_signals_are_diamonds():
    chart = drawn(variation(line(PAIR)))
    names = [label["text"] for label in chart["layout"]["annotations"]]
    assert {"Upper limit 15.2%", "Average 10.8%", "Lower limit 6.4%", "Close to the limit"} <= set(names)
    assert [shape["line"]["dash"] for shape in chart["layout"]["shapes"]] == ["solid", "dash", "dash"]
    marks = chart["data"][-1]
    assert (marks["marker"]["symbol"], marks["y"], marks["x"]) == ("diamond", [14.0, 14.0], ["2025-03-01", "2025-04-01"])
    assert marks["text"][0].endswith("<br>Close to the upper limit")


def test_a_finding_about_the_newest_figure_stands_over_it():
    names = [label["text"] for label in drawn(variation(line(STEP)))["layout"]["annotations"]]
    assert '<b><span style="font-size:14px">Run above the average</span><br>55.0%</b>' in names and "Run above the average" not in names


@pytest.mark.parametrize(
    ("target", "shapes", "says"),
    [
        ((12.0, None), [("line", "dash")], "<b>Target</b>"),
        ((12.0, 14.0), [("rect", None), ("line", "dot"), ("line", "dot")], "<b>Target</b>"),
        ((75.0, 80.0), [], "<b>Target lies above</b>"),
        ((None, None), [], None),
    ],
)
def test_the_target_is_drawn_where_it_is_near_and_named_where_it_is_far(target, shapes, says):
    layout = drawn(variation(line(PAIR)), target, "Target" if says else "")["layout"]
    drawn_shapes = [(shape["type"], shape["line"].get("dash")) for shape in layout["shapes"]]
    assert drawn_shapes == [*shapes, ("line", "solid"), ("line", "dash"), ("line", "dash")]
    assert [text for text in (label["text"] for label in layout["annotations"]) if "Target" in text] == ([says] if says else [])


def test_a_file_holds_the_limits_beside_the_figures():
    found = variation(line(PAIR))
    columns = control_drawing.columns(found)
    assert list(columns) == ["average", "lower_limit", "upper_limit", "signal"] and {len(cells) for cells in columns.values()} == {18}
    assert [cell for cell in columns["signal"] if cell] == ["two of three close to the upper limit"] * 2


def test_what_happened_stands_on_it():
    happened = [(datetime.date(2025, 1, 15), "New service"), (datetime.date(2023, 1, 15), "Long ago")]
    picture = control_drawing.picture(variation(line(PAIR)), events=happened)
    assert picture.events == (happened[0],) and picture.left_out == (happened[1],)


def test_each_part_has_its_own_limits():
    chart = drawn(variation(line(STEP), [REBASE], rules=Rules(fewest=8)))
    assert [shape["x0"] for shape in chart["layout"]["shapes"]] == ["2024-04-01"] * 3 + ["2024-12-01"] * 3


def test_limits_are_drawn_and_said_no_further_than_a_share_can_go():
    judged = variation(line([1, 9] * 8))
    layout = drawn(judged)["layout"]
    assert min(shape["y0"] for shape in layout["shapes"]) == 0 and layout["yaxis"]["range"][0] == 0
    assert [label["yanchor"] for label in layout["annotations"] if label["text"] == "Lower limit 0.0%"] == ["bottom"]
    assert "between 0.0% and 26.3%" in " ".join(control_words.findings(judged, "lower", ""))


def test_what_a_careful_reader_must_know():
    exact, public = (
        " ".join(control_words.to_bear_in_mind(variation(counts([50, 60] * 8), [REBASE], rules=Rules(fewest=8)), who))
        for who in ("exact", "public")
    )
    assert "The limits are on trial: they rest on 8 months, and settle from 20 on." in exact
    assert (
        "Limits start afresh from 1 December 2024, by a recorded decision: A new wellbeing service. Decided by A. Osei on 10 January 2025."
        in exact
    )
    assert "Osei" not in public and "recorded decision." in public and "rounded numbers" in public and "rounded" not in exact


def test_the_words_that_stand_for_the_chart_say_as_much():
    says = control_words.alternative(variation(line(PAIR)), "requests resolved", "higher")
    assert says == (
        "Control chart of requests resolved: 18 months, April 2024 to September 2025. Average 10.8%; limits between 6.4% and 15.2%. Two figures "
        "are marked as more than chance. Nothing beyond chance since April 2025. The table below holds every figure."
    )


def test_the_lengths_of_the_rules_are_printed():
    assert "eight in a row on one side" in control_words.rules(variation(line(PAIR), rules=Rules(shift=8)))
