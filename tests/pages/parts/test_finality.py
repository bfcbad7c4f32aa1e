"""Whether a figure is final is said in the same words on an objective's page and on the measure's own."""

from __future__ import annotations

import pytest

from pages.parts.finality import final
from tests.pages.parts.points import point
from tests.pages.showing import show, words_of

YES = "Yes: its period is wholly covered. Files that come later may still correct it."
NOT_COVERED = "The 28 days after the period are not wholly covered by uploads yet."


@pytest.mark.parametrize(
    ("of", "says"),
    [
        (point(412, 536, 76.9), YES),
        (
            point(412, 536, 76.9, status="provisional", note=NOT_COVERED),
            f"No: provisional. {NOT_COVERED} The figure is settled by the submission that covers the days after its period.",
        ),
        (point(412, 536, 76.9, status="provisional"), "No: provisional. The figure is settled by a later file of the same period."),
        (
            point(412, 536, 76.9, status="provisional", basis="CLD published"),
            "No: provisional. The figure is settled by the publisher's final table.",
        ),
        (point(412, 536, 76.9, basis="CLD published"), "Yes, as published. The publisher may still correct it."),
        (point(status="suppressed"), "There is no figure: hidden to protect people's privacy. It does not mean none."),
        (point(status="no cases"), "There is no figure: nobody to count in this period."),
    ],
)
def test_what_is_said(of, says):
    assert final(of) == says


def test_the_objective_and_the_measure_say_it_alike(filled):
    objective = words_of(show("objective", number=1))
    measure = words_of(show("measure", query={"id": "front_door_share"}))
    assert f"Final {YES}" in objective and f"Final {YES}" in measure
    assert "Final when" not in measure and "How long a period waits" in measure
