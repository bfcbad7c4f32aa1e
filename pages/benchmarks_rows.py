"""What may be said of each published measure of a year, and of all of them in one sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from data.council import area_name
from data.periods import financial_year_of
from metrics import benchmarks
from metrics.benchmarks import Areas, Benchmark
from metrics.benchmarks_compare import TESTED, Compared, with_area, with_council
from metrics.results import Audience
from pages.parts import comparison_areas, figures, words


@dataclass(frozen=True)
class Row:
    """One measure with what may be said of ours against England, the region and the chosen council."""

    of: Benchmark
    england: Compared
    region: Compared
    chosen: Compared

    @property
    def applies(self) -> bool:
        """Whether there could be a figure: a survey made every second year has none by its nature in the other."""
        return not all(point is None or point.status == "not applicable" for point in (self.of.ours, self.of.england))


def rows(audience: Audience, areas: Areas, year_end: date) -> tuple[Row, ...]:
    """Every published measure of a year."""
    return tuple(compared(each, areas) for each in benchmarks.of_year(figures.store(), areas, year_end, audience))


def compared(found: Benchmark, areas: Areas) -> Row:
    """One measure with its three comparisons."""
    better, us = found.measure.better, area_name(areas.home)
    return Row(
        found,
        with_area(found.ours, found.england, better, us, "England"),
        with_area(found.ours, found.region, better, us, area_name(areas.region)),
        with_council(found.ours, found.chosen, better, us, area_name(areas.chosen)),
    )


def finding(found: Sequence[Row], areas: Areas, year_end: date) -> str:
    """'2024/25: better than England on 9 of 20 published measures, worse on 2, similar on 8; 1 cannot be compared'."""
    told = [row for row in found if row.applies]
    many = Counter(row.england.word for row in told)
    name = area_name(areas.home)
    year = financial_year_of(year_end) if figures.council_name() == name else f"{name}, {financial_year_of(year_end)}"
    tested = sum(many[word] for word in TESTED)
    if not tested:
        return f"{year}: none of {words.plural(len(told), 'published measure')} can be compared with England"
    neither = many["Higher"] + many["Lower"]
    said = [
        f"{year}: better than England on {many['Better']} of {len(told)} published measures",
        f"worse on {many['Worse']}",
        f"similar on {many['Similar']}",
        f"higher or lower on {neither}" if neither else "",
    ]
    without = f"; {len(told) - tested} cannot be compared" if len(told) > tested else ""
    return f"{', '.join(filter(None, said))}{without}"


def below(found: Sequence[Row]) -> str:
    """The small lines under the finding: whose figures they are, what does not apply this year, and what chance does."""
    resting = sum(not row.applies for row in found)
    tested = sum(row.england.is_tested for row in found)
    said = [
        comparison_areas.whose(),
        f"{words.first_up(words.plural(resting, 'more measure'))} {'does' if resting == 1 else 'do'} not apply in this year."
        * bool(resting),
        f"Of {tested} comparisons at 95%, about one in 20 would look different by chance alone." * bool(tested),
    ]
    return " ".join(filter(None, said))
