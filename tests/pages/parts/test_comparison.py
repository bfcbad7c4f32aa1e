"""The section of published figures on an objective's and a measure's page: what it says, refuses, keeps apart and leaves out."""

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts import remembered
from tests.pages.showing import words_of


def _page(measure_id, role):
    from metrics.catalogue import catalogue
    from pages.access import Visitor
    from pages.parts import comparison, figures

    visitor = Visitor("a test", role, "local")
    whole = figures.whole(figures.points(visitor.audience, measure_id))
    own = [point for point in whole if "published" not in point.basis]
    comparison.section(visitor, catalogue()[measure_id], own[-1] if own else None)


@pytest.fixture(autouse=True)
def nothing_is_remembered():
    remembered.forget()


def section(measure_id, role="smt", **query):
    at = AppTest.from_function(_page, kwargs={"measure_id": measure_id, "role": role}, default_timeout=30)
    for name, value in query.items():
        at.query_params[name] = value
    at.run()
    assert not at.exception, at.exception
    return at


def said(measure_id, role="smt", **query):
    return words_of(section(measure_id, role, **query))


@pytest.mark.parametrize("role", ["smt", "scrutiny"])
def test_the_finding_the_figures_and_why(filled, role):
    told = said("ascof_2c", role)
    assert "Halton, 2024/25: better than England and the North West" in told
    assert "England: 592.5, above Halton’s likely range, 194.2 to 322.0 (95%)." in told
    assert "use these figures to benchmark and to monitor, not to judge" in told
    assert "Exampleton is invented: the published figures are Halton’s" in told


def test_ours_on_another_basis_are_not_set_against_them(filled):
    assert "Basis: CLD published, 2024/25. Ours are on the basis “CLD as-DHSC”, so no difference is worked out." in said("ascof_2c")


def test_where_nobody_publishes_a_measure_it_says_so(filled):
    told = said("front_door_share")
    assert "No published figures to compare with Nobody publishes this measure for other councils" in told
    assert not section("front_door_share").selectbox


def test_where_no_table_is_loaded_it_says_what_to_do(empty):
    for measure_id in ("ascof_2a", "home91_salt", "admissions_all"):
        assert "No published table that holds this measure is loaded yet. An officer can upload one." in said(measure_id)


def test_a_measure_that_nobody_publishes_has_its_counterpart_under_its_own_name(filled):
    told = said("admissions_all")
    assert "Halton, new admissions to care homes, aged 65 and over, 2024/25: better than England" in told
    assert "In its place: the same admissions of people aged 65 and over, as a rate." in told


def test_another_council_is_chosen_and_kept_in_the_address(filled):
    at = section("ascof_2c")
    at.selectbox(key="chosen-with").select("307").run()
    assert not at.exception and at.query_params["with"] in ("307", ["307"])
    assert "Oldham" in words_of(at) and "The tables hold no figure of Oldham for this year." in words_of(at)


def test_the_link_to_all_measures_keeps_year_and_council(filled):
    from tests.pages.showing import html_of

    assert "benchmarks?year=2024%2F25&amp;with=307&amp;as=smt" in html_of(section("ascof_2c", **{"with": "307"}))
