"""What changed, in words: revised, unchanged, new, or not known; and never for the public."""

from dataclasses import replace
from datetime import date

import pytest

from metrics.revisions import Reported, Revision
from pages.parts import figures, revision
from tests.pages.parts.points import point
from tests.pages.showing import said_in

DAY = date(2026, 10, 31)


def told(monkeypatch, reported, shown, audience="exact"):
    monkeypatch.setattr(revision, "last_reported", lambda store, point: reported)
    monkeypatch.setattr(figures, "store", lambda: None)
    return said_in(revision.changed(audience, shown))


NOW = point(74.0, None, 74.0, measure_id="requests_all", unit="requests")
THEN = replace(NOW, numerator=72.0, value=72.0, uploads="40")


@pytest.mark.parametrize(
    ("reported", "says"),
    [
        (None, "No earlier reading of this line is kept"),
        (
            Reported(DAY, (Revision(THEN, replace(NOW, uploads="40, 41")),)),
            "Read now, it is 74 [r]: 2 more counted. New behind it: upload 41.",
        ),
        (Reported(DAY, (Revision(THEN, replace(NOW, uploads="40")),)), "It rests on the same uploads"),
        (Reported(DAY, (Revision(NOW, NOW),)), "is what it was as of 31 October 2026: 74"),
        (Reported(DAY, (Revision(NOW, NOW), Revision(NOW, NOW))), "None of the 2 periods of this line was revised since then."),
        (Reported(DAY, ()), "is new: as of 31 October 2026 it was not shown yet."),
        (Reported(DAY, (Revision(replace(THEN, value=None, numerator=None, status="suppressed"), NOW),)), "there was no figure then"),
    ],
)
def test_it_says_what_changed(monkeypatch, reported, says):
    assert says in told(monkeypatch, reported, NOW)


def test_the_public_is_shown_no_two_readings(monkeypatch):
    assert told(monkeypatch, Reported(DAY, (Revision(THEN, NOW),)), NOW, "public") == ""
