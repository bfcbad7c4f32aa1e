"""Every page at two widths: nothing that axe finds against WCAG 2.2 A and AA, no sideways scrolling, a name, one h1, words for charts."""

import pytest

from data.framework import load_framework
from pages import menu
from pages.access import ROLES, may_open

PLAN = load_framework("halton")
MEASURE = PLAN.objectives[0].headline.measure
# by the role that sees most of it; the overview by all
PAGES = [
    *(
        (entry.path, next(role for role in ("smt", "officer", "administrator") if may_open(role, entry.page_id)))
        for entry in menu.entries(PLAN)
    ),
    (f"measure?id={MEASURE}", "officer"),
    *((page, "scrutiny") for page in ("", "objective-1", "objective-5", "outcome-1", "questions", "editions", "editions?edition=1&with=2")),
    ("measure", "scrutiny"),
    ("editions?edition=2", "approver"),
    ("editions?edition=2&as_public=1&part=objective-5", "approver"),
    ("upload", "smt"),
]


@pytest.mark.parametrize(("path", "role"), PAGES, ids=[f"{path or 'overview'} as {role}" for path, role in PAGES])
def test_a_page_is_open_to_everybody(sample_server, look, path, role):
    seen = look(sample_server, width=320).open(f"/{path}{'&' if '?' in path else '?'}as={role}")
    assert seen.page.title().endswith(" - Prevention outcomes - Exampleton")
    assert seen.page.locator("html").get_attribute("lang") == "en"
    for width in (320, 1366):
        seen.page.set_viewport_size({"width": width, "height": 768})
        assert seen.settle().heading
        assert seen.violations() == [], width
        assert not seen.scrolls_sideways(), width
        for chart in seen.page.get_by_test_id("stPlotlyChart").all():
            assert chart.get_attribute("role") == "figure" and chart.get_attribute("aria-label"), "axe does not ask for a chart's words"
        seen.picture(f"{path.replace('?', '-').replace('=', '-') or 'overview'}-{role}")


def test_every_role_is_looked_at():
    assert {role for _, role in PAGES} >= set(ROLES) - {"approver"}, "an approver sees in this version what SMT sees"


@pytest.mark.parametrize("width", [1366, 320])
def test_first_start_is_open_to_everybody(look, tmp_path, width):
    from tests.browser.conftest import serving

    with serving(tmp_path / "new.duckdb") as server:
        seen = look(server, width).open("/")
        assert seen.heading == "Whose dashboard is this?"
        assert seen.violations() == [] and not seen.scrolls_sideways()
        seen.page.get_by_role("button", name="Continue").click()
        seen.page.get_by_role("heading", name="There is a problem").wait_for()
        seen.settle()
        assert seen.page.title().startswith("Error: ")
        assert seen.violations() == []
        seen.page.get_by_role("link", name="Enter the e-mail address of the first approver").click()
        assert seen.page.url.endswith("#approver")
        seen.page.get_by_label("Council or region").click()
        seen.page.keyboard.type("Halton")
        seen.settle().page.keyboard.press("Enter")
        seen.page.get_by_label("First administrator").fill("ada@example.gov.uk")
        seen.page.get_by_label("First approver").fill("art@example.gov.uk")
        seen.page.get_by_label("First approver").press("Tab")
        seen.settle().page.get_by_role("button", name="Continue").click()
        seen.page.get_by_role("heading", name="Check your answers").wait_for()
        assert seen.settle().violations() == []
        seen.page.get_by_role("button", name="Confirm and begin").click()
        seen.page.get_by_role("heading", name="This is now the dashboard of Halton").wait_for()
        assert seen.settle().violations() == []
        seen.follow("Go to the overview")
        assert seen.page.title().endswith(" - Prevention outcomes - Halton")
