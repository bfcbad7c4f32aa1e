"""The contracts as a CSV file, a row for each, with its verdict and why."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date

from data.safe_cells import write_csv
from pages.contracts_held import Held, standing_of, title, told, why

COLUMNS = (
    "verdict", "contract", "provider", "commissioner", "level", "arrangement", "value_a_year", "starts_on", "ends_on", "review_by",
    "review", "measure_behind_the_verdict", "why", "other_linked_measures",
)  # fmt: skip


def csv_of(found: Sequence[Held], today: date) -> str:
    """The file; what is not recorded is an empty cell."""
    written = io.StringIO()
    write_csv(written, COLUMNS, (_row(each, today) for each in found), line_end="\r\n")
    return written.getvalue()


def _row(each: Held, today: date) -> list[object]:
    service = each.kept.service
    return [
        each.word, service.name, service.provider, service.commissioner, service.level, service.arrangement,
        "" if service.a_year is None else f"{service.a_year:.2f}", _day(service.starts_on), _day(service.ends_on),
        _day(each.review.by if each.review is not None else None), standing_of(each, today),
        title(each.behind) if each.behind is not None else "", why(each), "; ".join(told(one) for one in each.others),
    ]  # fmt: skip


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()
