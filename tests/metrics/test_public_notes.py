"""A note that the public reads counts nobody."""

import pytest

from metrics.public_notes import public_note


@pytest.mark.parametrize(
    ("note", "told"),
    [
        (
            "Of the 22 people of August 2026, 18 had not reached day 91 when the list was made, and 3 have not been checked.",
            "Of the people of August 2026, some had not reached day 91 when the list was made, and some have not been checked.",
        ),
        (
            "The pathway of 12 of the 1,020 discharges of May 2026 is not known.",
            "The pathway of some of the discharges of May 2026 is not known.",
        ),
        ("1 row of May 2026 could not be kept, so ...", "Some rows of May 2026 could not be kept, so ..."),
        (
            "Too few. 3 numbers of discharges of May 2026 cannot be read or are hidden.",
            "Too few. Some numbers of discharges of May 2026 cannot be read or are hidden.",
        ),
        ("The 91 days start when the person leaves hospital.", "The 91 days start when the person leaves hospital."),
        (
            "People who went back (2b) are in a group. Population: mid-2024.",
            "People who went back (2b) are in a group. Population: mid-2024.",
        ),
        (None, None),
    ],
)
def test_a_public_note_counts_nobody(note: str | None, told: str | None) -> None:
    assert public_note(note) == told
