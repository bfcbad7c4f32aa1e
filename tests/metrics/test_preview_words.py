"""A preview told in words."""

from __future__ import annotations

import datetime

from data.loading import Receipt
from metrics.preview import Effect, Preview
from metrics.preview_words import as_text, effect_words
from tests.metrics.lines import admissions, share

D = datetime.date


def effect(before, after) -> Effect:
    point = after or before
    return Effect(point.measure_id, "A measure", point.unit, "June 2025", before, after)


def receipt(**changes: object) -> Receipt:
    given = {
        "upload_id": 3, "return_id": "client_level_data", "council": "990", "file_name": "june.csv", "rows_read": 1200, "rows_kept": 1199,
        "rows_warned": 5, "rows_rejected": 1, "submitted_at": datetime.datetime(2025, 7, 15), "stated": None, "derived": None, "given": None,
    }  # fmt: skip
    return Receipt(**(given | changes))


def test_one_effect():
    assert effect_words(effect(share(412, 536), share(418, 536))) == (
        "June 2025: 76.9% (412 of 536) now, 78.0% (418 of 536) then, up 1.1 points"
    )
    assert effect_words(effect(share(4_000, 8_000), share(4_000, 8_001))).endswith("then, a change too small to show")
    assert effect_words(effect(None, admissions(43))) == "June 2025: no figure now, 43 then"
    assert effect_words(effect(admissions(43), None)) == "June 2025: 43 now, no figure then"
    assert effect_words(effect(share(1, 2, status="provisional"), share(1, 2))) == (
        "June 2025: 50.0% (1 of 2) [p] now, 50.0% (1 of 2) then, the same value"
    )


def test_the_whole():
    told = Preview(
        (effect(admissions(43), admissions(40)),), (D(2025, 4, 1), D(2025, 6, 30)), ("April 2025", "May 2025", "June 2025"), 7, 12, (receipt(),),
        (("ascof_2a", "a sum too large"),),
    )  # fmt: skip
    assert as_text(told).splitlines() == [
        "june.csv: 1,200 rows read, 1,199 would be kept (5 with a warning), 1 left out.",
        "Its rows tell of 1 April 2025 to 30 June 2025.",
        "It would serve 3 months, April 2025 to June 2025.",
        "Latest figures that would change:",
        "  A measure, June 2025: 43 now, 40 then, down 3",
        "7 other measures keep their latest figures; 12 figures of earlier periods would change.",
        "ascof_2a could not be worked out: a sum too large",
        "Nothing was kept: this was a trial.",
    ]


def test_a_file_loaded_before():
    said = as_text(Preview((), None, ("June 2025",), receipts=(receipt(already_loaded=True),))).splitlines()
    assert said[:3] == [
        "june.csv was loaded before, as upload 3, and is in use.",
        "It would serve June 2025.",
        "No latest figure would change.",
    ]
