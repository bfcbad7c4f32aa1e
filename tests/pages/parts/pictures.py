"""Pictures drawn for tests of what is made of them: the ordinary chart and the awkward ones."""

from __future__ import annotations

from datetime import date

from pages.parts.picture import Dot, Mark, Picture

STARTED = (date(2025, 1, 15), "New wellbeing service started")
MOVED = (date(2025, 3, 1), "Front door moved to the new contact centre at the town hall")
RANGE = {"unit": "%", "target_low": 75.0, "target_high": 80.0, "target_words": "Target 75% to 80%"}


def dots(*heights, provisional=0):
    """One dot a month from April 2024; the last `provisional` of them may still change."""
    count = len(heights)
    days = [date(2024 + (3 + n) // 12, (3 + n) % 12 + 1, 1) for n in range(count)]
    return tuple(
        Dot(day, height, f"{day}: {height}", n >= count - provisional) for n, (day, height) in enumerate(zip(days, heights, strict=True))
    )


def years(*heights, first=2015):
    """One dot a financial year."""
    return tuple(
        Dot(date(year + 1, 3, 1), height, f"{year}: {height}", tick=f"{year}/{(year + 1) % 100:02d}")
        for year, height in enumerate(heights, first)
    )


def walk(count=30):
    """Shares that rise from about 69% to about 76%, the same whenever they are made."""
    return [round(69 + n * 0.22 + (n * 37 % 11 - 5) * 0.3, 1) for n in range(count)]


BREAK = (date(2025, 3, 1), "Break: from here\nCLD published")
PICTURES = {
    "ordinary": Picture(
        dots(*walk(), provisional=3),
        "75.6%",
        baseline=Mark(66.8, "Baseline 66.8%", date(2024, 4, 1), date(2026, 9, 1)),
        events=(STARTED,),
        alt="Line chart of requests resolved; first 67.5% in April 2024.",
        **RANGE,
    ),
    "events near each other": Picture(dots(*walk()), "75.6%", events=(STARTED, MOVED, (date(2025, 12, 1), "New form")), **RANGE),
    "ten years with breaks": Picture(
        years(801.2, 759.6, 702.3, 684.1, None, 577.0, 575.2, 580.4, 612.2, 554.8),
        "554.8",
        breaks=((date(2018, 3, 1), "Break: from here\nmethod 2017"), BREAK),
        target_high=580.4,
        target_words="Limit: lower than 580.4\nthe 2022/23 baseline",
        events=((date(2020, 3, 23), "First lockdown"),),
    ),
    "one point": Picture(dots(74.1), "74.1%", **RANGE),
    "one provisional point": Picture(dots(74.1, provisional=1), "74.1%", unit="%"),
    "all hidden": Picture(dots(None, None, None, None), "", **RANGE),
    "always the same": Picture(dots(*[12] * 18), "12", from_zero=True, target_high=12, target_words="Limit: fewer than 12"),
    "nothing but nought": Picture(dots(*[0] * 14), "0", from_zero=True),
    "millions": Picture(dots(*(1e6 + n * 13_000 for n in range(24))), "1,299,000", target_high=1.2e6, target_words="Limit: fewer than 1,200,000"),
    "very long words": Picture(
        dots(*walk()),
        "75.6%",
        target_low=70.0,
        target_words="Target: more than in the year before the pandemic began, that is 70% or more",
        events=((date(2025, 1, 15), "Sixty letters is the most that may be said of one milestone."),),
        unit="%",
    ),
    "gaps": Picture(dots(70, 71, None, 73, None, 75, 76, None, None, 72, 71, 70, None, 74), "74%", unit="%"),
}  # fmt: skip
