"""What may be said of one published figure against England, the region and one more council."""

from __future__ import annotations

from dataclasses import dataclass

from data.council import area_name
from metrics.benchmarks import Areas, Benchmark
from metrics.benchmarks_compare import Compared, with_area, with_council


@dataclass(frozen=True)
class Against:
    """One measure of one year with its three comparisons."""

    of: Benchmark
    england: Compared
    region: Compared
    chosen: Compared

    @property
    def applies(self) -> bool:
        """Whether there could be a figure: a survey made every second year has none by its nature in the other."""
        return not all(point is None or point.status == "not applicable" for point in (self.of.ours, self.of.england))


def against(found: Benchmark, areas: Areas) -> Against:
    """The comparisons of a measure."""
    better, us = found.measure.better, areas.name
    return Against(
        found,
        with_area(found.ours, found.england, better, us, "England"),
        with_area(found.ours, found.region, better, us, area_name(areas.region)),
        with_council(found.ours, found.chosen, better, us, area_name(areas.chosen)),
    )
