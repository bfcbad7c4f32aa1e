from pages.parts import splits
from tests.pages.parts.points import point


def drawn(*groups, of=None):
    return splits.breakdown("route_of_access", groups, of or point(408, 540, 75.6), "August 2026")


def group(value, *numbers, **more):
    return point(*numbers, group_type="route_of_access", group_value=value, **more)


def test_the_heading_says_what_differs_most_among_groups_large_enough():
    said = drawn(
        group("Hospital", 57, 108, 52.8), group("Self", 132, 162, 81.5), group("Police", 2, 28, 7.1), group("Unknown", 99, 100, 99.0)
    )
    assert "By route of access: 52.8% (Hospital) to 81.5% (Self)" in said


def test_few_people_show_counts_and_no_share_or_bar():
    said = drawn(group("Police", 17, 28, 60.7))
    assert "17 of 28" in said and "too\u00a0few" in said and said.count('class="bar"') == 1


def test_a_hidden_group_is_marked_twice_and_explained():
    said = drawn(group("Police", status="suppressed"))
    assert said.count(">[c]<") == 2 and "[c] hidden to protect people" in said


def test_the_unknown_stand_last_before_the_total():
    said = drawn(group("Unknown", 60, 100, 60.0), group("Self", 132, 162, 81.5))
    assert said.index(">Self<") < said.index(">Unknown<") < said.index(">All<")


def test_a_rate_is_split_by_number_since_no_population_is_held_for_groups():
    rate = {"unit": "per 100,000 people aged 65 and over", "status": "not available"}
    said = splits.breakdown("gender", [group("Female", 44, None, None, **rate)], point(74, 25400, 291.3, unit=rate["unit"]), "")
    assert ">44<" in said and ">74<" in said and "Share" not in said
