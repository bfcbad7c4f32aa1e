"""Periods in the sector's words."""

from __future__ import annotations

import datetime

import pytest

from data.periods import day_words, financial_year_of, parse_day, parse_financial_year, parse_range, period_words

D = datetime.date


@pytest.mark.parametrize(("day", "year"), [(D(2023, 3, 31), "2022/23"), (D(2023, 4, 1), "2023/24"), (D(1999, 12, 1), "1999/00")])
def test_a_financial_year_starts_in_april(day: D, year: str) -> None:
    assert financial_year_of(day) == year


@pytest.mark.parametrize("text", ["2022/23", "2022-23", "2022/2023", "2022 to 2023", "22/23", " 2022–23 "])
def test_a_financial_year_is_read_however_it_is_written(text: str) -> None:
    assert parse_financial_year(text) == (D(2022, 4, 1), D(2023, 3, 31))


@pytest.mark.parametrize("text", ["2022", "2022/24", "2022 23", "last year", "2022/3"])
def test_what_is_not_a_financial_year_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a financial year"):
        parse_financial_year(text)


@pytest.mark.parametrize(
    ("period_type", "start", "end", "words"),
    [
        ("month", D(2026, 10, 1), D(2026, 10, 31), "October 2026"),
        ("quarter", D(2026, 4, 1), D(2026, 6, 30), "Quarter 1 (April to June 2026)"),
        ("quarter", D(2026, 1, 1), D(2026, 3, 31), "Quarter 4 (January to March 2026)"),
        ("financial_year", D(2024, 4, 1), D(2025, 3, 31), "2024/25"),
        ("rolling_year", D(2025, 11, 1), D(2026, 10, 31), "12 months to October 2026"),
        ("snapshot", D(2026, 3, 31), D(2026, 3, 31), "as at 31 March 2026"),
    ],
)
def test_periods_are_said_as_people_say_them(period_type: str, start: D, end: D, words: str) -> None:
    assert period_words(period_type, start, end) == words


def test_days_and_ranges() -> None:
    assert parse_day("31/03/2026") == parse_day("2026-03-31") == D(2026, 3, 31)
    assert day_words(D(2026, 11, 1)) == "1 November 2026"
    assert parse_range("2025-04-01:2026-03-31") == (D(2025, 4, 1), D(2026, 3, 31))
    for text in ("2025-04-01", "2026-03-31:2025-04-01", "soon:later"):
        with pytest.raises(ValueError, match="write it like|ends before"):
            parse_range(text)
