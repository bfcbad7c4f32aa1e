"""What settles a provisional figure is said for every reason why one may still change."""

from __future__ import annotations

from pathlib import Path

import pytest

from metrics.results import results
from metrics.verdicts.settling import LATER, SETTLED_BY, what_settles, why_provisional
from tests.sample import made

ROOT = Path(__file__).parents[2]
REASONS = "".join((ROOT / name).read_text(encoding="utf-8") for name in ("metrics/engine_result.sql", "data/views/month_doubt.sql"))


@pytest.mark.parametrize("words", [words for words, _ in SETTLED_BY])
def test_every_reason_is_one_that_is_given(words: str) -> None:
    assert words in REASONS.replace("', $look_ahead_days, '", "").replace("', $look_back_days, '", "")


def test_every_provisional_figure_of_the_sample_says_what_settles_it() -> None:
    for audience in ("exact", "public"):
        found = {(p.note, p.basis) for p in results(made.store(), audience=audience) if p.status == "provisional"}
        assert len(found) > 20
        assert [each for each in found if LATER in what_settles(*each)] == []


@pytest.mark.parametrize(
    ("note", "basis", "says"),
    [
        (None, "CLD published", "The figure is settled by the publisher's final table."),
        (None, "CLD as-DHSC", "The figure is settled by a later file of the same period."),
        (
            "Worked out from the newest submission, after the last whole quarter. The 7 days after the period are not wholly covered by "
            "uploads yet.",
            "CLD as-DHSC",
            "Worked out from the newest submission, after the last whole quarter. The 7 days after the period are not wholly covered by "
            "uploads yet. The figure is settled by the submission that covers the days after its period, and by the submission made once its "
            "quarter is over.",
        ),
    ],
)
def test_why_and_by_what(note: str | None, basis: str, says: str) -> None:
    assert why_provisional(note, basis) == says
