"""Every period of a line as a table: a column for what is known of any of its figures, and none for what nobody publishes."""

from __future__ import annotations

import pytest

from pages.parts.history import history
from tests.pages.parts.points import monthly, point
from tests.pages.showing import said_in

SURVEY = {"measure_id": "ascof_1a", "unit": "score out of 24", "basis": "survey"}
COUNT = {"measure_id": "admissions_all", "unit": "people"}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ([point(406, 533, 76.2)], "Period Number Out of Share State August 2026 406 533 76.2% Complete"),
        ([point(17, 28, 60.7)], "August 2026 17 28 too few Complete"),
        ([point(80, None, 80.0, **COUNT)], "Period Number State August 2026 80 Complete"),
        # a survey has an outcome, its margin and who answered, and nobody publishes a numerator
        (
            [point(None, 115, 19.0, margin=0.8, **SURVEY)],
            "Period Answered Score out of 24 Plus or minus State August 2026 115 19.0 0.8 Complete",
        ),
        # of some years the outcome alone is published: it stands there all the same
        ([point(None, None, 85.4)], "Period Share State August 2026 85.4% Complete"),
        ([point(None, None, 85.4), point(170, 201, 84.6)], "Period Number Out of Share State August 2026 170 201 84.6% Complete"),
    ],
)
def test_what_is_known_stands_there_and_what_nobody_publishes_has_no_column(line, says):
    assert says in said_in(history(line, "A measure"))


def test_a_period_without_a_figure_says_why():
    said = said_in(history(monthly({"2026-07": 70.0, "2026-08": None}), "A measure"))
    assert "August 2026 [x] [x] [x] Not available [x]" in said and "[x] not available." in said
