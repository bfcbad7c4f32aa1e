"""What people do: read the overview, go to an objective, to a measure and back; by mouse and by keyboard alone."""

import pytest

from pages.access import ROLES

SERVICE = " - Prevention outcomes - Exampleton"


def test_from_the_overview_to_an_objective_to_a_measure_and_back(sample_server, look):
    seen = look(sample_server).open("/")
    overview = seen.heading
    assert "Synthetic data: Exampleton is an invented council" in seen.words
    link = seen.page.locator('[data-testid="stMain"] th a, [data-testid="stMain"] td a').first
    named = link.inner_text()
    link.click()
    seen.page.wait_for_url("**/objective-*")
    seen.settle()
    assert seen.page.title().endswith(SERVICE) and seen.page.title() != SERVICE
    assert named.split(". ", 1)[-1] in seen.words
    seen.page.locator('[data-testid="stMain"] a[href*="measure?"]').first.click()
    seen.page.wait_for_url("**/measure?*")
    seen.settle()
    assert seen.page.title().endswith(SERVICE)
    seen.page.go_back()
    seen.page.wait_for_url("**/objective-*")
    seen.settle()
    seen.page.go_back()
    seen.settle()
    assert seen.heading == overview
    assert seen.complaints == []


def test_the_keyboard_alone_leads_from_the_top_to_an_objective(sample_server, look):
    seen = look(sample_server).open("/")
    keyboard = seen.page.keyboard
    keyboard.press("Tab")
    assert focused(seen) == "Skip to main content"
    keyboard.press("Enter")
    passed = []
    while not (where := href(seen)).endswith(("objective-1", "objective-2", "objective-3", "objective-4", "objective-5", "objective-6")):
        assert len(passed) < 40, passed
        keyboard.press("Tab")
        passed.append(where)
    assert outline(seen) != "none", "what has the focus must show it"
    keyboard.press("Enter")
    seen.page.wait_for_url("**/objective-*")
    assert seen.settle().page.title().endswith(SERVICE)


def test_the_menu_works_by_keyboard_and_names_the_page(sample_server, look):
    seen = look(sample_server).open("/")
    seen.page.get_by_test_id("stTopNavLink").filter(has_text="Services").focus()
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_url("**/service-map*")
    seen.settle()
    assert seen.page.title() == f"Services{SERVICE}"


@pytest.mark.parametrize("role", ROLES)
def test_a_role_chosen_on_screen_lasts_through_links_menu_and_reload(sample_server, look, role):
    seen = look(sample_server).open("/?as=officer").open(f"/?as={role}")
    assert chosen(seen) == role
    seen.page.get_by_test_id("stTopNavLink").filter(has_text="Framework").click()  # in everybody's menu
    seen.page.wait_for_url("**/framework*")
    assert chosen(seen.settle()) == role
    seen.page.reload()
    assert chosen(seen.settle()) == role
    seen.page.locator('[data-testid="stMain"] .local a').first.click()
    assert chosen(seen.settle()) != role


@pytest.mark.parametrize("role", ROLES)
def test_no_menu_is_longer_than_eight_and_none_leads_to_a_refusal(sample_server, look, role):
    seen = look(sample_server).open(f"/?as={role}")
    names = seen.menu
    assert 2 <= len(names) <= 8
    for name in names[1:]:
        seen.page.get_by_test_id("stTopNavLink").filter(has=seen.page.get_by_text(name, exact=True)).click()
        assert seen.settle().heading != "You cannot open this page"


def test_a_number_that_is_not_a_role_gives_none(sample_server, look):
    assert chosen(look(sample_server).open("/?as=root")) == "smt"


def chosen(seen):
    """The role that the banner says is read as."""
    words = seen.page.locator('[data-testid="stMain"] .local strong').inner_text()
    return next(role.id for role in ROLES.values() if ("SMT" if role.id == "smt" else role.one) == words)


def focused(seen):
    return seen.page.evaluate("() => document.activeElement.textContent.trim()")


def href(seen):
    return seen.page.evaluate("() => (document.activeElement.getAttribute('href') || '').split('?')[0]")


def outline(seen):
    return seen.page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
