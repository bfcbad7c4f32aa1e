"""Published figures side by side: which areas, which years, how neighbours are put together, and what is never among them."""

import datetime

import pytest

from data.council import council
from data.store import Store
from metrics import benchmarks
from metrics.benchmarks_average import average
from metrics.benchmarks_beside import NOT_EXPLAINED, beside, pairs
from metrics.benchmarks_groups import counterparts, grouped
from metrics.catalogue import catalogue
from metrics.results import results
from tests.pages.drawn_store import COLUMNS, row
from tests.pages.parts.points import point

YEAR = ("financial_year", datetime.date(2024, 4, 1), datetime.date(2025, 3, 31))
DAY = ("snapshot", YEAR[2], YEAR[2])
OWN = {"council": "321", "basis": "CLD as-DHSC", "uploads": "1", "status": "observed"}
PUBLISHED = {"council": "321", "basis": "CLD published", "uploads": "2", "method": ""}
SHARE = {"measure_id": "ascof_2a", "basis": "CLD published", "unit": "%", "period_type": "financial_year"}


def store_of(folder, *rows, uploads=()):
    """A store whose current run has these rows; another run had other figures."""
    store = Store(folder / "drawn.duckdb")
    with store.writing() as cursor:
        cursor.execute("insert into current_run values (1)")
        cursor.executemany(f"insert into result ({COLUMNS}) values ({', '.join('?' * 20)})", [list(each) for each in rows])
        cursor.execute(f"insert into result ({COLUMNS}) select {COLUMNS.replace('run_id', '7').replace(' value', ' 99.9')} from result")
        for upload_id, submitted, loaded, rejected in uploads:
            cursor.execute(
                "insert into upload (upload_id, return_id, file_name, submitted_at, loaded_at, rows_read, rows_kept, rows_rejected) "
                "values (?, 'client_level_data', 'a.csv', ?, ?, 100, 100, ?)",
                [upload_id, submitted, loaded, rejected],
            )
    return store


def share(numerator, denominator, code, **more):
    return point(numerator, denominator, None if numerator is None else 100 * numerator / denominator, **{**SHARE, "council": code, **more})


@pytest.mark.parametrize(("known", "has_value"), [(0, False), (1, False), (2, False), (3, True)])
def test_one_or_two_councils_do_not_speak_for_all_neighbours(known, has_value):
    wanted = ("307", "353", "354", "350", "356")
    made = average([share(60, 100, code) for code in wanted[:known]], wanted)
    assert (made.point is not None) == has_value and made.of == known
    assert has_value or "too few to speak for them" in made.how or known == 0


def test_where_only_two_are_named_both_of_them_are_enough():
    assert average([share(60, 100, "307"), share(40, 100, "353")], ("307", "353")).point.value == 50.0


# --- which figures ---


def test_only_published_whole_figures_of_the_year_are_read(tmp_path):
    published = {**PUBLISHED, "council": "E92000001"}
    store = store_of(
        tmp_path,
        row("ascof_2a", YEAR, (142525, 184745, 77.1), "%", **published),
        row("ascof_2a", YEAR, (286, 331, 86.4), "%", **PUBLISHED),
        row("ascof_2a", YEAR, (290, 335, 86.6), "%", **OWN),  # our own figure is no benchmark
        row("ascof_2a", YEAR, (100, 110, 90.9), "%", **{**PUBLISHED, "group": ("gender", "Female")}),
        row("ascof_3d1a", DAY, (622, 2331, 26.7), "%", **PUBLISHED),  # a month end counts for the year that it ends
        row("ascof_3d2a", ("snapshot", datetime.date(2025, 2, 28), datetime.date(2025, 2, 28)), (1, 2, 50.0), "%", **PUBLISHED),
        row("ascof_2c", ("financial_year", datetime.date(2023, 4, 1), datetime.date(2024, 3, 31)), (60, 25000, 240.0), "per 100,000", **PUBLISHED),
        row("no_such_measure", YEAR, (1, 2, 50.0), "%", **PUBLISHED),
    )  # fmt: skip
    found = {each.measure.id: each for each in benchmarks.of_year(store, benchmarks.areas_of("321"), YEAR[2])}
    assert set(found) == {"ascof_2a", "ascof_3d1a"}
    assert (found["ascof_2a"].ours.value, found["ascof_2a"].england.value, found["ascof_2a"].region) == (86.4, 77.1, None)
    assert found["ascof_2a"].spread.known == 1, "England is no council"
    assert benchmarks.years(store) == [YEAR[2], datetime.date(2024, 3, 31)]
    assert [each.year_end.year for each in benchmarks.of_measure(store, benchmarks.areas_of("321"), "ascof_2c")] == [2024]
    store.close()


def test_an_empty_store_has_no_years_and_no_benchmarks(tmp_path):
    store = Store(tmp_path / "empty.duckdb")
    assert benchmarks.years(store) == [] and benchmarks.latest_year(store) is None
    assert benchmarks.of_year(store, benchmarks.areas_of("321"), YEAR[2]) == ()
    store.close()


def test_the_latest_year_has_at_least_half_of_what_the_fullest_has(tmp_path):
    rows = [row(name, YEAR, (50, 100, 50.0), "%", **PUBLISHED) for name in ("ascof_2a", "ascof_2e1", "ascof_2e2a", "ascof_2e2b")]
    next_year = ("financial_year", datetime.date(2025, 4, 1), datetime.date(2026, 3, 31))
    store = store_of(tmp_path, *rows, row("ascof_2a", next_year, (50, 100, 50.0), "%", **PUBLISHED))
    assert benchmarks.latest_year(store) == YEAR[2]
    with store.writing() as cursor:
        second = row("ascof_2e1", next_year, (50, 100, 50.0), "%", **PUBLISHED)
        cursor.execute(f"insert into result ({COLUMNS}) values ({', '.join('?' * 20)})", list(second))
    assert benchmarks.latest_year(store) == next_year[2]
    store.close()


def test_a_survey_of_very_few_is_hidden_from_the_public_and_from_every_spread(tmp_path):
    survey = {**PUBLISHED, "basis": "survey", "margin": 40.0}
    store = store_of(tmp_path, row("ascof_3a", YEAR, (None, 4, 99.0), "%", **survey),
                     row("ascof_3a", YEAR, (None, 300, 77.0), "%", **{**survey, "council": "323"}))  # fmt: skip
    areas = benchmarks.areas_of("321")
    (exact,), (public,) = (benchmarks.of_year(store, areas, YEAR[2], audience) for audience in ("exact", "public"))
    assert (exact.ours.value, public.ours.value, public.ours.status) == (99.0, None, "suppressed")
    assert (exact.spread.highest, public.spread.highest) == (77.0, 77.0)
    store.close()


def test_the_areas_of_a_council_are_england_its_region_its_neighbours_and_the_one_chosen():
    areas = benchmarks.areas_of("321", "307")
    assert areas.codes[:3] == ["321", "E92000001", "E12000002"] and areas.codes[-1] == "307"
    assert areas.neighbours == council("321").neighbours and len(areas.neighbours) == 15
    assert benchmarks.areas_of("321", "321").chosen == "", "a council is not compared with itself"
    assert benchmarks.areas_of("990").codes == ["990", "E92000001"]


# --- the neighbours together ---


def test_counts_are_added_up_and_percentages_never_averaged():
    made = average([share(90, 100, "107"), share(10, 1000, "106")], ["107", "106"])
    assert made.point.value == pytest.approx(100 * 100 / 1100), "the mean of 90% and 1% would be 45.5%"
    assert made.how == "all 2 neighbours together: their numerators over their denominators"


def test_a_rate_is_added_up_per_100000():
    rate = {"unit": "per 100,000", "measure_id": "ascof_2c"}
    made = average([point(64, 25379, 252.2, **{**SHARE, **rate, "council": "321"}), point(100, 20000, 500.0, **{**SHARE, **rate, "council": "107"})],
                   ["321", "107"])  # fmt: skip
    assert made.point.value == pytest.approx(1e5 * 164 / 45379)


def test_counts_that_are_hidden_under_a_shown_value_make_it_a_median_and_say_whose():
    found = [share(90, 100, "107"), share(50, 100, "106"), point(None, None, 60.0, **{**SHARE, "council": "108"})]
    made = average(found, ["107", "106", "108"])
    assert made.point.value == 60.0 and made.point.numerator is None
    assert made.how == "the median of all 3 neighbours, since the counts of North Tyneside are not published"


def test_who_is_missing_is_said_with_the_reason():
    known = [share(90, 100, code) for code in ("107", "307", "353")]
    made = average([*known, point(status="suppressed", **{**SHARE, "council": "106"})], ["107", "106", "108", "307", "353"])
    assert made.how == "3 of 5 neighbours together: their numerators over their denominators"
    assert made.missing == "Not in it: Gateshead (hidden) and North Tyneside (no figure in the tables)"


@pytest.mark.parametrize(
    ("found", "wanted", "how", "status"),
    [
        ([], [], "no list of councils like this one is held", "not available"),
        ([], ["107", "106"], "none of them has a figure", "not available"),
        ([point(status="not applicable", **{**SHARE, "council": "107"})], ["107"], "none of them has a figure", "not applicable"),
        ([point(10, None, 10, **{**SHARE, "unit": "people", "council": "107"})], ["107"], "numbers of people in councils of different size are not averaged", "not applicable"),
    ],
)  # fmt: skip
def test_where_there_is_no_average_it_says_why(found, wanted, how, status):
    made = average(found, wanted)
    assert (made.point, made.how, made.status) == (None, how, status)


# --- our own figure beside the published one ---


def drawn_pair(folder, ours, theirs, *, unit="%", method="M1", status="observed", note="", uploads=None):
    files = uploads or [(1, "2025-07-28", "2025-07-29", 0), (2, "2025-12-18", "2026-01-05", 0)]
    measure = "ascof_2c" if "per" in unit else "ascof_2a"
    store = store_of(
        folder,
        row(measure, YEAR, ours, unit, **{**OWN, "method": method, "status": status, "note": note}),
        row(measure, YEAR, theirs, unit, **PUBLISHED),
        uploads=files,
    )
    ((own, published),) = pairs(results(store, councils=["321"]))
    return store, own, published


def test_the_same_counts_agree_and_need_no_reason(tmp_path):
    store, ours, published = drawn_pair(tmp_path, (286, 331, 86.4048), (286, 331, 86.4))
    found = beside(store, ours, published)
    assert found.agree and found.reasons == ()
    store.close()


def test_the_difference_is_told_in_points_and_in_people(tmp_path):
    store, ours, published = drawn_pair(tmp_path, (290, 330, 87.8788), (286, 331, 86.4))
    found = beside(store, ours, published)
    assert found.apart == "up 1.5 points: 4 more counted, 1 fewer looked at"
    assert found.reasons == (NOT_EXPLAINED,)
    public = beside(store, ours, published, "public")
    assert public.apart == "up 1.5 points", "the public is not told by how many people"
    store.close()


EXPLAINED = [
    ({"uploads": [(1, "2026-02-01", "2026-02-02", 0), (2, "2025-12-18", "2026-01-05", 0)]},
     "Our newest file was made on 1 February 2026, after the national tables (18 December 2025)"),
    ({"uploads": [(1, "2025-04-30", "2025-04-30", 0), (2, "2025-12-18", "2026-01-05", 0)]},
     "Our newest file behind this figure was made on 30 April 2025, more than half a year before the national tables (18 December 2025)"),
    # nobody stated when the tables were made, so the day they were loaded says nothing
    ({"uploads": [(1, "2026-02-01", "2026-02-02", 0), (2, "2026-11-22", "2026-11-22", 0)]}, "published in December 2025, as they usually are"),
    ({"method": "M2"}, "Ours is worked out by method M2, the national table of 2024/25 by M1"),
    ({"status": "provisional", "note": "The week after is not covered."}, "Our figure is provisional. The week after is not covered."),
    ({"uploads": [(1, "2025-07-28", "2025-07-29", 12), (2, "2025-12-18", "2026-01-05", 0)]}, "12 rows of our files could not be kept"),
]  # fmt: skip


@pytest.mark.parametrize(("drawn", "reason"), EXPLAINED)
def test_only_the_reasons_that_apply_are_given(tmp_path, drawn, reason):
    store, ours, published = drawn_pair(tmp_path, (290, 330, 87.8788), (286, 331, 86.4), **drawn)
    found = beside(store, ours, published)
    assert len(found.reasons) == 1 and reason in found.reasons[0]
    store.close()


def test_another_population_explains_a_rate(tmp_path):
    store, ours, published = drawn_pair(tmp_path, (64, 25400, 251.9685), (64, 25379, 252.2), unit="per 100,000")
    found = beside(store, ours, published)
    assert found.apart == "down 0.2: as many counted, 21 more people in the population"
    assert found.reasons == ("The rates are of other populations: 25,400 here, 25,379 in the table.",)
    store.close()


def test_a_list_of_people_from_government_is_named_to_those_who_may_compare_it(tmp_path):
    store, ours, published = drawn_pair(tmp_path, (290, 330, 87.8788), (286, 331, 86.4))
    with store.writing() as cursor:
        names = [each[0] for each in cursor.execute("describe counted_nationally").fetchall()]
        known = {"upload_id": 1, "council": "321", "measure_id": "ascof_2a", "person": "P1", "period_start": YEAR[1], "period_end": YEAR[2],
                 "group_type": "all", "group_value": "All", "in_denominator": True, "in_numerator": True}  # fmt: skip
        cursor.execute(
            f"insert into counted_nationally ({', '.join(names)}) values ({', '.join('?' * len(names))})", [known.get(n) for n in names]
        )
    assert beside(store, ours, published).people_compared == 1
    assert "names 1 people" in beside(store, ours, published).reasons[0]
    assert beside(store, ours, published, "public").people_compared == 0
    store.close()


def test_years_of_which_only_one_figure_is_held_have_no_pair(tmp_path):
    store = store_of(tmp_path, row("ascof_2a", YEAR, (290, 330, 87.9), "%", **OWN), row("ascof_2e1", YEAR, (1, 2, 50.0), "%", **PUBLISHED))
    assert pairs(results(store, councils=["321"], measures=["ascof_2a"])) == []
    store.close()


# --- how they are grouped ---


def test_every_counterpart_is_a_measure_and_every_measure_has_a_group():
    assert set(counterparts()) <= set(catalogue())
    assert {each.measure_id for named in counterparts().values() for each in named} <= set(catalogue())


def test_measures_stand_under_the_objectives_of_the_framework(tmp_path):
    rows = [row(name, YEAR, (50, 100, 50.0), "%", **PUBLISHED) for name in ("ascof_6b", "ascof_2a", "ascof_1a", "salt_2d")]
    store = store_of(tmp_path, *rows)
    found = grouped(benchmarks.of_year(store, benchmarks.areas_of("321"), YEAR[2]))
    assert [(title, [each.measure.id for each in group]) for title, group in found] == [
        ("Quality of life (ASCOF 1)", ["ascof_1a"]),
        ("Independence (ASCOF 2)", ["ascof_2a"]),
        ("Continuity and quality of care (ASCOF 6)", ["ascof_6b"]),
        ("Until 2023/24, from the Short and Long Term return (SALT)", ["salt_2d"]),
    ]
    store.close()
