"""The words of a measure's published years: what stands on each side of a break under its own name, and that the sides are not compared.

A part is the points on one basis, oldest first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.periods import financial_year_of
from metrics.catalogue import catalogue
from metrics.results import Point
from metrics.statistics.disclosure import Kind
from pages.parts import narrative, words

FROM = {"SALT published": "the SALT return", "CLD published": "Client Level Data", "survey": "the national surveys"}


def finding(parts: Sequence[Sequence[Point]]) -> str:
    """'86.4% in 2024/25; before, by other rules, 81.2% in 2015/16 and 75.9% in 2022/23': what stands under today's name comes first."""
    return "; before, by other rules, ".join(_ends(part) for part in reversed(parts))


def _ends(part: Sequence[Point]) -> str:
    """'81.2% in 2015/16 and 75.9% in 2022/23'."""
    known = [point for point in part if point.value is not None]
    ends = [known[0]] if len(known) == 1 else [known[0], known[-1]]
    return words.listed([f"{_figure(point)} {_when(point)}" for point in ends])


def broken(parts: Sequence[Sequence[Point]]) -> str:
    """What stands on the two sides of a break, each under its own name, and that they are never compared."""
    if len(parts) == 1:
        return ""
    said = [f"{_span(part)} is “{_title(part)}”, from {_from(part[0].basis)}" for part in parts]
    return (
        f"The series is broken: {'; '.join(said)}. They count by other rules: no line joins them, and no change is worked out between them."
    )


def source(parts: Sequence[Sequence[Point]]) -> str:
    """Where each part comes from, in plain words, for a file of the chart."""
    said = []
    for part in parts:
        files = words.uploads(replace(part[0], uploads=" ".join(dict.fromkeys(point.uploads for point in part))))
        said.append(f"{_span(part)} {catalogue()[part[0].measure_id].source}{f' ({files})' if files else ''}, basis {part[0].basis}")
    return f"Source: {'; '.join(said)}."


def span(parts: Sequence[Sequence[Point]]) -> str:
    """From the first year to the last: '2015/16 to 2024/25'."""
    return _span([point for part in parts for point in part])


def _span(part: Sequence[Point]) -> str:
    return _year(part[0]) if len(part) == 1 else f"{_year(part[0])} to {_year(part[-1])}"


def _title(part: Sequence[Point]) -> str:
    return catalogue()[part[0].measure_id].title.partition(", until ")[0]


def _from(basis: str) -> str:
    return FROM.get(basis, "other published tables")


def _figure(point: Point) -> str:
    return f"{words.figure(point)}{' per 100,000' if point.kind is Kind.RATE else ''}"


def _when(point: Point) -> str:
    """'in 2024/25'; of a figure of one day 'as at 31 March 2026'."""
    return f"in {_year(point)}" if point.period_type == "financial_year" else narrative.period(point)


def _year(point: Point) -> str:
    return financial_year_of(point.period_end)


def told(parts: Sequence[Sequence[Point]]) -> str:
    """The chart in words, part by part: across a break there is no highest and no lowest."""
    said = []
    for part in parts:
        known = [point for point in part if point.value is not None]
        low, high = (pick(known, key=lambda point: point.value or 0) for pick in (min, max))
        marks = (("first", known[0]), ("lowest", low), ("highest", high), ("last", known[-1]))
        told = marks if len(known) > 1 else (("only", known[0]),)
        gaps = [f"{_year(point)} ({words.terms(point)})" for point in part if point.value is None]
        said.append(f"{_title(part)}: {'; '.join(f'{name} {_figure(point)} {_when(point)}' for name, point in told)}.")
        said += [f"No figure, so a gap: {words.listed(gaps)}."] if gaps else []
    return f"Line chart{' in parts that are not joined' if len(parts) > 1 else ''}. {' '.join(said)}"
