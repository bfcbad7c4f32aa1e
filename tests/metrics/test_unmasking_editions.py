"""Somebody who keeps every edition holds them side by side, and works out no more of what is hidden than one of them gives away."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from data.records import editions
from metrics.edition_older import beside_older, papers
from metrics.edition_sums import Cell
from metrics.edition_told import Paper, paper, paper_of, to_hide_as_well
from metrics.editions import PUBLIC, RESULT
from metrics.results import PUBLISHED, Point, for_public
from metrics.statistics.disclosure import Rules
from tests.metrics.test_unmasking import MONTHS, drawn
from tests.metrics.unmasking import _key, reader_of
from tests.sample import made

RULES = Rules()
FEW = (
    "later_long_term_support",
    "% of resolved requests",
    100,
    0.2,
)  # months of which some count fewer than five, and their quarters do not
SEEDS = range(3, 8)
NEARLY_ALL = ("home84_cld", "% of people aged 65 and over", 80, 0.85)
MONTH_ENDS = MONTHS[18:33]  # October 2024 to December 2025: an edition of each is signed when it is over


def signed(exact: list[Point], *, remember: bool) -> list[tuple[list[Point], list[Point]]]:
    """What the editions of some months in a row hold and show of these figures."""
    held: list[tuple[list[Point], list[Point]]] = []
    for end in MONTH_ENDS:
        now = [point for point in exact if point.period_end <= end]
        public = for_public(now)
        older = [as_paper(was, shown) for was, shown in held] if remember else []
        held.append((now, beside_older(now, public, older, RULES)))
    return held


def as_paper(exact: list[Point], public: list[Point]) -> Paper:
    seen = {_key(point): point for point in public}
    told = [point for point in exact if _key(point) in seen]
    return paper_of(told, [number for number, point in enumerate(told) if seen[_key(point)].status == "suppressed"])


def together(held: list[tuple[list[Point], list[Point]]]) -> list[Point]:
    """What is shown in one of them, and what none shows."""
    found: dict[tuple[object, ...], Point] = {}
    for _, public in held:
        for point in public:
            if _key(point) not in found or found[_key(point)].status == "suppressed":
                found[_key(point)] = point
    return list(found.values())


def known(kind: tuple[str, str, int, float], seed: int, *, remember: bool) -> list[object]:
    """The hidden numbers, and rests of months and quarters, that are known to whoever has all the editions and not from the last alone."""
    exact = [point for point in drawn(seed, *kind) if point.group_type == "all" and point.period_end <= MONTH_ENDS[-1]]
    held = signed(exact, remember=remember)
    both, alone = reader_of(together(held), exact), reader_of(held[-1][1], exact)
    found = [*both.pinned(), *both.rests()]
    return [key for key in found if key not in [*alone.pinned(), *alone.rests()]]


def test_no_hidden_number_is_known_from_the_editions_of_months_in_a_row() -> None:
    for seed in SEEDS:
        assert known(FEW, seed, remember=True) == known(NEARLY_ALL, seed, remember=True) == []


def test_the_attempt_would_succeed_if_each_edition_were_protected_by_itself() -> None:
    assert sum(len(known(kind, seed, remember=False)) for kind in (FEW, NEARLY_ALL) for seed in SEEDS) > 5


def at(period_type: str, end: str) -> Cell:
    return Cell("ascof_2a", "CLD as-DHSC", period_type, date.fromisoformat(end), "all", "All")


APRIL, MAY, JUNE = (at("month", end) for end in ("2026-04-30", "2026-05-31", "2026-06-30"))
SPRING, SPRING_BEFORE = at("quarter", "2026-06-30"), at("quarter", "2025-06-30")
TO_JUNE, TO_MARCH = at("rolling_year", "2026-06-30"), at("rolling_year", "2026-03-31")


def test_a_quarter_is_hidden_where_an_older_edition_shows_its_other_months() -> None:
    before = {APRIL: (20.0, 30.0), MAY: (21.0, 30.0), SPRING_BEFORE: (60.0, 90.0), TO_MARCH: (240.0, 360.0)}
    now = {**before, JUNE: (3.0, 30.0), SPRING: (44.0, 90.0), TO_JUNE: (224.0, 360.0)}
    older = paper(before, before)
    alone = paper(now, [SPRING_BEFORE, TO_MARCH, SPRING, TO_JUNE])
    assert to_hide_as_well(alone, [], RULES) == frozenset()
    assert to_hide_as_well(alone, [older], RULES) == {SPRING, TO_JUNE}, "years a quarter apart would give the quarter"


def test_revised_figures_do_not_say_what_an_older_edition_hid() -> None:
    """In the older edition May leaves 4 out, and its months are hidden; with one person more in May the newer one could show them all."""
    older = paper({APRIL: (12.0, 21.0), MAY: (18.0, 22.0), JUNE: (18.0, 25.0), SPRING: (48.0, 68.0)}, [SPRING])
    now = {APRIL: (12.0, 21.0), MAY: (18.0, 23.0), JUNE: (18.0, 25.0), SPRING: (48.0, 69.0)}
    assert to_hide_as_well(paper(now, now), [older], RULES) == {APRIL, MAY}


def test_what_no_edition_ties_together_stays_shown() -> None:
    """Counted otherwise since, the months of the older paper do not add up to the newer quarter."""
    older = paper({APRIL: (19.0, 30.0), MAY: (22.0, 31.0)}, [APRIL, MAY])
    now = {APRIL: (20.0, 30.0), MAY: (21.0, 30.0), JUNE: (3.0, 30.0), SPRING: (44.0, 90.0)}
    assert to_hide_as_well(paper(now, [SPRING]), [older], RULES) == frozenset()


def test_of_a_breakdown_the_group_goes_that_no_older_edition_shows() -> None:
    women, men, unknown = (replace(at("financial_year", "2026-03-31"), group_type="gender", group_value=value) for value in ("F", "M", "U"))
    everybody = at("financial_year", "2026-03-31")
    older = paper({men: (30.0, 50.0)}, [men])
    now = {everybody: (73.0, 124.0), women: (40.0, 70.0), men: (30.0, 50.0), unknown: (3.0, 4.0)}
    assert to_hide_as_well(paper(now, [everybody, women]), [older], RULES) == {women}


def test_the_editions_of_the_sample_are_read_as_they_were_signed_and_give_nothing_away() -> None:
    store, held = made.store(), []
    for edition, read in zip(editions.editions(store, "990"), papers(store, "990", 2), strict=True):
        items = editions.items(store, edition)
        exact, public = ([as_point(each.body) for each in items if each.kind == kind] for kind in (RESULT, PUBLIC))
        assert read == as_paper(exact, public) and len(read.shown) > 300
        held.append((exact, public))
    assert papers(store, "990", 0) == ()
    unchanged = {_key(point): point for point in held[-1][0] if point.basis not in PUBLISHED}
    for exact, public in held[:-1]:
        same = {_key(point) for point in exact if (now := unchanged.get(_key(point))) is not None and says(now) == says(point)}
        public[:] = [point for point in public if _key(point) in same]
    assert reader_of(together(held), held[-1][0]).pinned() == []


def says(point: Point) -> tuple[float | None, float | None]:
    return point.numerator, point.denominator


def as_point(said: Mapping[str, Any]) -> Point:
    return Point(**{**said, **{name: date.fromisoformat(said[name]) for name in ("period_start", "period_end", "as_of") if said[name]}})
