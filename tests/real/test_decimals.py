"""Every published figure is printed as its source prints it: no decimal more, none lost."""

from __future__ import annotations

from collections import defaultdict

from metrics.results import ALL, PUBLISHED, Point, results
from metrics.verdicts.words import decimals, figure, number


def _after_the_point(value: float) -> int:
    return len(f"{value:.10g}".partition(".")[2])


def _is_area(point: Point) -> bool:
    """England and the regions go by their ONS code, councils by their own short one."""
    return len(point.council) == len("E92000001")


def _published(store) -> list[Point]:
    found = results(store)
    return [p for p in found if p.basis in PUBLISHED and (p.group_type, p.group_value) == ALL and p.value is not None]


def test_every_published_figure_has_the_decimals_that_its_source_prints(halton):
    most: dict[tuple[str, bool], int] = defaultdict(int)
    for point in _published(halton):
        line = point.measure_id, _is_area(point)
        most[line] = max(most[line], _after_the_point(point.value))
    assert len(most) > 40, "councils and areas of more than twenty measures"
    for point in _published(halton):
        printed = most[point.measure_id, _is_area(point)]
        if point.unit == "people":
            assert printed == 0
        else:
            assert (point.measure_id, decimals(point)) == (point.measure_id, printed)
            assert float(figure(point).rstrip("%").replace(",", "")) == point.value, "printed in full"


def test_every_published_margin_is_printed_in_full(halton):
    with_margin = [point for point in _published(halton) if point.margin is not None]
    assert len(with_margin) > 5000
    assert all(float(number(point.margin, decimals(point))) == point.margin for point in with_margin)


def test_england_and_the_regions_have_one_decimal_of_2d_where_councils_have_two(halton):
    shown = {(p.council, p.measure_id): figure(p) for p in _published(halton) if p.measure_id.startswith("ascof_2d")}
    assert shown["E92000001", "ascof_2d1"] == "60.7%"
    assert shown["E92000001", "ascof_2d2"] == "5.7%"
    assert shown["321", "ascof_2d1"] == "64.77%"
    assert shown["E12000002", "ascof_2d1"].rpartition(".")[2] in {f"{digit}%" for digit in range(10)}
