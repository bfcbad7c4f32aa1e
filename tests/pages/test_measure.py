"""A number's own story, and the list of measures that leads to it."""

import re

import pytest

from metrics.catalogue import catalogue
from pages import measure_groups
from tests.pages.parts.points import point
from tests.pages.showing import EVERY_ROLE, html_of, show, words_of

RATE = {"id": "ascof_2c", "type": "rolling_year", "period": "2026-09-30"}


@pytest.mark.parametrize("measure", sorted(catalogue()))
def test_every_measure_has_a_story_with_figures_and_without(filled, empty, monkeypatch, measure):
    for store, role in ((filled, "smt"), (filled, "scrutiny"), (empty, "smt")):
        monkeypatch.setenv("PREVENTION_STORE", str(store.path))
        said = html_of(show("measure", role, {"id": measure}))
        assert said.count("<h1") == 1 and "The rule in words" in said


@pytest.mark.parametrize("role", EVERY_ROLE)
def test_without_an_id_it_is_the_list(filled, role):
    said = words_of(show("measure", role))
    assert f"{len(catalogue())} measures," in said and "Requests resolved at the front door" in said


def test_numerator_denominator_value_range(filled):
    said = words_of(show("measure", query=RATE))
    assert (
        "Number 74 numerator Population 25,400 denominator Rate 291.3 per 100,000 people aged 65 and over Likely range 228.8 to 365.8"
        in said
    )


def test_rows_to_people_add_up(filled):
    said = words_of(show("measure", query=RATE))
    assert "From 569,352 rows to 74 people" in said
    assert "Looked at by this measure: each event once, however many files tell of it [z] 177" in said
    assert "The service has no component, so it cannot be told whether it is a long-term care-home service. 41 136" in said
    assert "The person was 18 to 64 on admission: counted in 2B. 5 74 Counted [z] 74" in said


def test_a_share_shows_who_is_in_the_numerator(filled):
    said = words_of(show("measure", query={"id": "front_door_share", "type": "month", "period": "2026-08-31"}))
    assert "Counted [z] 540 Of them in the numerator 132 408" in said


def test_the_rule_in_sql_can_be_scrolled_by_keyboard(filled):
    assert '<pre tabindex="0" role="region" aria-label="The rule of' in html_of(show("measure", query=RATE))


def test_published_figures_stand_under_their_own_names_and_basis(filled):
    said = words_of(show("measure", query=RATE))
    assert "Basis: CLD published, 2024/25. Ours are on the basis “CLD as-DHSC”, so no difference is worked out." in said


def test_a_survey_shows_its_margin_and_who_approved_it(filled):
    said = words_of(show("measure", query={"id": "ascof_3a"}))
    assert "78.4%" in said and "Margin plus or minus 6.2" in said and "72.2% to 84.6% published margin" in said
    assert "Published by others" in said and "By its publisher" in said


def test_where_it_came_from_names_files_basis_and_that_nobody_has_signed(filled):
    said = words_of(show("measure", query=RATE))
    assert (
        "Upload 41, Exampleton CLD to September 2026.csv, 12 November 2026, A. Osei: 287,412 rows in, 287,398 accepted, 14 rejected" in said
    )
    assert (
        "CLD as-DHSC, method M1, framework 2024/25" in said
        and "Population of mid-2024." in said
        and "Not yet: figures are signed off" in said
    )


def test_what_comes_from_a_file_is_never_taken_for_html(filled):
    assert "Exampleton CLD to June &lt;2026&gt;.csv" in html_of(show("measure", query=RATE))


def test_the_period_in_the_address_is_the_one_shown(filled):
    said = words_of(show("measure", query={**RATE, "period": "2026-03-31"}))
    assert "ASCOF 2C, from Client Level Data. 12 months to March 2026." in said


@pytest.mark.parametrize(
    "query", [{"id": "ascof_2c", "type": "nonsense", "period": "yesterday"}, {"id": "ascof_2c", "period": "1926-03-31"}]
)
def test_nonsense_in_the_address_shows_the_latest(filled, query):
    assert "12 months to September 2026" in words_of(show("measure", query=query))


def test_a_measure_that_is_not_there_is_answered_in_words(filled):
    missing = show("measure", query={"id": "<script>"})
    assert "There is no such measure The list of measures has every one there is." in words_of(missing)
    assert re.search(r'<a href="\./measure\?as=smt"[^>]*>The list of measures</a>', html_of(missing)), "one press leads there"


def test_a_split_may_be_asked_for_by_address_and_is_shown_over_time(filled):
    every = words_of(show("measure", query={"id": "front_door_share", "type": "month"}))
    assert "One split over time: All, By age" in every.replace("By route", "By route") or "One split over time" in every
    one = words_of(show("measure", query={"id": "front_door_share", "type": "month", "by": "route_of_access"}))
    assert "By route of access, " in one and "By route of access, " not in every
    assert "By route of access, " not in words_of(show("measure", query={"id": "front_door_share", "type": "month", "by": "<script>"}))


def test_choosing_a_period_is_kept_in_the_address(filled):
    at = show("measure", query={"id": "ascof_2c"})
    at.selectbox[0].select("12 months to June 2026").run()
    assert not at.exception and at.query_params["period"] in ("2026-06-30", ["2026-06-30"])


def test_a_rate_s_groups_are_counted_not_left_out():
    woman = point(48.0, None, None, unit="per 100,000 people aged 65 and over", group_type="gender", group_value="Female")
    assert measure_groups._figure(woman) == "48" and measure_groups._figure(None) == "[x]"
    assert measure_groups._figure(point(3.0, 5.0, 60.0)) == "3 of 5", "too few to say a share of"


@pytest.mark.parametrize("role", EVERY_ROLE)
def test_each_role_reads_the_story_with_what_it_may_open(filled, role):
    said = html_of(show("measure", role, {"id": "front_door_share", "type": "month"}))
    is_exact = role != "scrutiny"
    assert said.count("<h1") == 1
    assert ("What changed" in said) is is_exact, "two readings of one figure are not for the public"
    assert ("./judgement?part=rebases" in said) is is_exact
    assert f"as={role}" in said and not any(f"as={other}" in said for other in EVERY_ROLE if other != role)
