"""What a frozen verdict aimed at is drawn as its words say it."""

import pytest

from metrics.statistics.disclosure import Kind
from metrics.verdicts.goals import Goal
from pages.edition_target import ends


@pytest.mark.parametrize(
    ("low", "high", "strict", "kind"),
    [(75, 80, False, Kind.PROPORTION), (None, 66, True, Kind.COUNT), (None, 2150, True, Kind.COUNT), (78.3, None, True, Kind.PROPORTION),
     (200, None, False, Kind.COUNT), (None, 263.9, True, Kind.RATE), (None, 66, False, Kind.COUNT), (8927, None, True, Kind.COUNT)],
)  # fmt: skip
def test_words_lead_back_to_the_ends(low, high, strict, kind):
    aim = "range" if low is not None and high is not None else "increase" if low is not None else "reduce"
    assert ends(Goal(kind, low, high, strict, 1.0).words) == (aim, low, high)


@pytest.mark.parametrize("said", ["None set", "Fewer than in 2022/23", "", "Lower than in 2022/23", "At least"])
def test_what_names_no_number_draws_nothing(said):
    assert ends(said) == ("monitor", None, None)
