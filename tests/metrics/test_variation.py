"""Which lines are put on a control chart, and the sentence where one is not."""

import datetime

import pytest

from data.records.rebases import Rebase
from metrics.statistics.control_chart import Assurance, Rules, Signal
from metrics.verdicts.variation import variation
from tests.pages.parts.points import monthly, point

STEP = [50, 52, 49, 51, 50, 48, 52, 50, 55, 56, 54, 57, 55, 56, 58, 55]
PAIR = [10, 12, 11, 9, 10, 11, 10, 12, 9, 11, 10, 14, 14, 11, 10, 9, 11, 10]


def line(values, **more):
    """One share a month from April 2024."""
    return monthly({f"{2024 + (3 + n) // 12}-{(3 + n) % 12 + 1:02d}": value for n, value in enumerate(values)}, **more)


def counts(values, **more):
    """One count a month from April 2024; None is a hidden one."""
    given = [each.period_start for each in line(values)], [each.period_end for each in line(values)]
    return [
        point(
            value,
            None,
            value,
            unit="requests",
            period_start=start,
            period_end=end,
            status="suppressed" if value is None else "observed",
            **more,
        )
        for value, start, end in zip(values, *given, strict=True)
    ]


def rebase(since):
    return Rebase(datetime.date.fromisoformat(since), "A new service", "A. Osei", datetime.datetime(2026, 1, 1))


def found(of):
    return [
        (each.signal, each.points[0].period_start.strftime("%Y-%m"), each.points[-1].period_start.strftime("%Y-%m")) for each in of.episodes
    ]


def test_signals_are_told_in_runs():
    judged = variation(line(STEP), target=(75, 80))
    assert found(judged) == [(Signal.LOW, "2024-04", "2024-11"), (Signal.HIGH, "2024-12", "2025-07")]
    assert judged.has_moved and judged.assurance is Assurance.FAILS and judged.why_not == ""


def test_what_is_provisional_or_missing_is_passed_over():
    values = line([*PAIR[:3], None, *PAIR[3:]]) + line([0, 0, 99, 99], status="provisional")
    judged = variation(values)
    assert found(judged) == [(Signal.CLOSE_ABOVE, "2025-04", "2025-05")] and len(judged.judged) == 18 and judged.chart.parts[0].gaps == 1


def test_two_of_three_with_one_between_are_one_run():
    values = [10, 12, 11, 9, 10, 11, 10, 12, 9, 11, 10, 15, 12, 15, 10, 9, 11, 10]
    assert found(variation(line(values))) == [(Signal.CLOSE_ABOVE, "2025-03", "2025-05")]


def test_a_rebase_counts_from_its_first_day_and_only_inside_the_line():
    given = (rebase("2024-12-01"), rebase("2020-01-01"), rebase("2030-01-01"))
    judged = variation(line(STEP), given, rules=Rules(fewest=8))
    assert found(judged) == [] and judged.rebases == given[:1] and [part.start for part in judged.chart.parts] == [0, 8]


@pytest.mark.parametrize(
    ("of", "more", "says"),
    [
        (line(STEP, period_type="rolling_year"), {}, "Not asked of 12-month figures: each shares 11"),
        (line(STEP, period_type="financial_year"), {}, "Not asked of yearly figures"),
        (line(STEP, period_type="snapshot", basis="survey"), {}, "Not asked of yearly figures"),
        (line(STEP[:11]), {}, "takes at least 12 months with a final figure, and there are 11. Half of them are 51.0% or more."),
        (line(STEP[:1]), {}, "takes at least 12 months with a final figure, and there is one."),
        (line([None] * 20), {}, "takes at least 12 months with a final figure, and there are none."),
        (line(STEP, period_type="snapshot")[:3], {}, "at least 12 month ends"),
        (line(STEP), {"rebases": [rebase("2025-06-01")]}, "there are 2 since the limits were started afresh"),
        (line(STEP), {"rules": Rules(fewest=17)}, "at least 17 months"),
        (counts([4] * 18), {}, "On average fewer than 5 are counted a month"),
        (counts([9, None] * 12), {}, "Some months are hidden to protect people's privacy"),
        (counts([550, 555] * 10), {"rounded_to": 6}, "rounded to the nearest 6"),
        (
            [point(5, 10, 50.0, period_start=each.period_start, period_end=each.period_end) for each in line(STEP)],
            {},
            "rest on 10 to 10 a month",
        ),
    ],
)
def test_why_there_is_no_chart(of, more, says):
    judged = variation(of, **more)
    assert says in judged.why_not and judged.episodes == () and judged.assurance is None


@pytest.mark.parametrize("of", [counts([5, 6] * 9), counts([550, 555] * 10), line([50.0] * 14)])
def test_at_the_boundary_there_is_a_chart(of):
    assert variation(of, rounded_to=5 if of[0].value == 550 else 0).why_not == ""


@pytest.mark.parametrize(("most", "uneven"), [(60, False), (61, True)])
def test_shares_of_very_different_numbers_have_no_limits(most, uneven):
    of = [20, most, *[40] * 14]
    given = [
        point(n // 2, n, 50.0, period_start=each.period_start, period_end=each.period_end) for n, each in zip(of, line(STEP), strict=True)
    ]
    assert ("too few, or too uneven" in variation(given).why_not) is uneven
