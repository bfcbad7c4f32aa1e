from pages.parts.spacing import cuts, spaced
from tests.pages.parts.points import monthly


def values(line):
    return [None if point is None else point.value for point in line]


def test_a_month_without_a_row_is_a_gap():
    assert values(spaced(monthly({"2026-01": 1, "2026-02": 2, "2026-05": 5}))) == [1, 2, None, None, 5]


def test_quarters_are_as_near_as_months_where_there_are_only_quarters():
    assert values(spaced(monthly({"2025-12": 1, "2026-03": 2, "2026-06": 3}))) == [1, 2, 3]


def test_nothing_and_one_point():
    assert spaced([]) == []
    assert values(spaced(monthly({"2026-01": 1}))) == [1]


def test_another_basis_or_method_cuts_the_line():
    line = [
        *monthly({"2026-01": 1}, basis="SALT published"),
        *monthly({"2026-02": 2}, basis="CLD local", method_version="M1"),
        *monthly({"2026-03": 3}, basis="CLD local", method_version="M2"),
    ]
    assert cuts(line) == [1, 2]
    assert cuts([line[1], None, line[1]]) == []
