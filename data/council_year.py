"""The council year (April to March) of a published file whose rows do not say: as the officer states, or in the file's own words."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from data.errors import UploadError
from data.periods import financial_year_of

Period = tuple[datetime.date, datetime.date]

TWO_YEARS = re.compile(r"(?<!\d)(20\d\d)\s*(?:-|/|_|\u2013|to)\s*(20\d\d|\d\d)(?!\d)", re.IGNORECASE)
RUN_TOGETHER = re.compile(r"(?<!\d)([1-3]\d)([1-3]\d)(?!\d)")  # 1920 is 2019/20, as NHS Digital names its files
ONE_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
# so are all the open data files named: here 2021 is never the calendar year
NAMED_BY_PUBLISHER = re.compile(r"asc-of-eng-(\d\d)(\d\d)(?!\d)", re.IGNORECASE)
HOW_TO_SAY = (
    "Say which: give the year's first and last day as the period (on the upload page, or --covers 2020-04-01:2021-03-31 for 2020/21), "
    "or add a column 'Financial year'."
)


class YearNotSaidError(UploadError):
    """Neither the rows nor the file's own words say for certain which council year the figures are for: it must be stated."""


@dataclass(frozen=True)
class CouncilYear:
    """The year in which the council year begins, and a sentence on how that is known."""

    first: int
    note: str


def council_year(file_name: str, words: Iterable[str], covers: Period | None) -> CouncilYear:
    """The year stated, or else the one that the words above the headings or the file's name speak of.

    YearNotSaidError where neither says one year for certain.
    """
    found, where, doubt = _in_words(file_name, list(words))
    if covers is not None:
        first = _stated(covers)
        other = f" The file's own words speak of {_words(found)}: check which is right." if found not in (None, first) else ""
        return CouncilYear(first, f"The figures were read as those of {_words(first)}, as stated.{other}")
    if found is None:
        raise YearNotSaidError(f"{doubt} {HOW_TO_SAY}")
    return CouncilYear(
        found,
        f"The figures were read as those of {_words(found)}, which {where} says; the rows do not. "
        "If that is wrong, withdraw the file and load it with the period stated.",
    )


def _stated(covers: Period) -> int:
    first, last = covers
    if (first.month, first.day, last) != (4, 1, datetime.date(first.year + 1, 3, 31)):
        raise UploadError(
            f"The figures are of one council year, and {first.isoformat()} to {last.isoformat()} is none. "
            "State 1 April to 31 March, as --covers 2020-04-01:2021-03-31."
        )
    return first.year


def _in_words(file_name: str, words: list[str]) -> tuple[int | None, str, str]:
    """The year found or None, where it was found, and what leaves it in doubt."""
    above = " \n ".join(words)
    for text, where in ((above, "the heading of the table"), (file_name, "the file's name")):
        years = {int(found[1]) for found in TWO_YEARS.finditer(text) if (int(found[1]) + 1 - int(found[2])) % 100 == 0}
        if len(years) == 1:
            return years.pop(), where, ""
        if years:
            named = " and ".join(_words(year) for year in sorted(years))
            return None, "", f"{where[0].upper()}{where[1:]} speaks of {named}, so which year the figures are for is in doubt."
    if (named_so := NAMED_BY_PUBLISHER.search(file_name)) and int(named_so[2]) == int(named_so[1]) + 1:
        return 2000 + int(named_so[1]), "the file's name", ""
    single = ONE_YEAR.search(file_name) or ONE_YEAR.search(above)
    if single:
        year = int(single[0])
        either = f"{_words(year - 1)} or {_words(year)}"
        return None, "", f"The file speaks of {year}, which may be {either}."
    together = {int(found[1]) for found in RUN_TOGETHER.finditer(file_name) if int(found[2]) == int(found[1]) + 1}
    if len(together) == 1:
        return 2000 + together.pop(), "the file's name", ""
    return None, "", "Neither the rows nor the file's name say which council year the figures are for."


def _words(first: int) -> str:
    return financial_year_of(datetime.date(first, 4, 1))
