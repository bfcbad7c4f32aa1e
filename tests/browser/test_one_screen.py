"""SMT's month in one screen of 1366 by 768, the answer two clicks away at most, and every view restored by its address alone."""

import re

BOTTOMS = """names => names.map(name => [name, Math.max(...[...document.querySelectorAll(name)].map(
    each => each.getBoundingClientRect().bottom))])"""
ANSWERS = ("Why “", "What it would take", "Can I quote this?", "What the data behind it lack", "What the plan says")
ON_SCREEN = (
    ".po h1",
    ".tight tbody tr:nth-child(6)",
    ".decide > section:nth-child(1)",
    ".decide > section:nth-child(2)",
    ".decide + .below",
)


def test_all_objectives_decisions_and_changes_are_on_one_screen(sample_server, look):
    seen = look(sample_server).open("/?as=smt")
    assert {name: bottom for name, bottom in seen.page.evaluate(BOTTOMS, list(ON_SCREEN)) if bottom > 768} == {}


def test_a_directors_questions_are_answered_one_click_from_the_first_row(sample_server, look):
    seen = look(sample_server).open("/?as=smt")
    seen.page.locator(".tight tbody tr a").first.click()
    seen.settle()
    told = seen.page.get_by_role("heading", level=2).all_inner_texts()
    assert [asked for asked in ANSWERS if not any(each.startswith(asked) for each in told)] == []


def test_an_address_restores_month_and_split(sample_server, look):
    seen = look(sample_server).open("/objective-5?as=smt&period=2026-06-30&by=gender")
    said = seen.words
    for words in ("Shown as it stood with figures up to June 2026.", "By gender"):
        assert words in said
    chosen = seen.page.get_by_test_id("stSelectbox").locator("input").evaluate_all("inputs => inputs.map(each => each.value)")
    assert {"June 2026", "Gender"} <= set(chosen)
    assert "period=2026-06-30" in seen.page.url and "by=gender" in seen.page.url


def test_what_is_chosen_goes_into_the_address(sample_server, look):
    seen = look(sample_server).open("/objective-5?as=smt")
    seen.page.get_by_role("combobox", name="Who it is about: split by").focus()
    seen.open_list().page.get_by_role("option", name="Gender").click()
    seen.settle()
    assert "by=gender" in seen.page.url and "By gender" in seen.words
    seen.page.reload()
    assert "By gender" in seen.settle().words


def test_the_month_is_printed_on_one_sheet(sample_server, look):
    """Members are given paper: as the browser prints it, on the sheet that the style asks for."""
    seen = look(sample_server).open("/?as=smt")
    printed = seen.page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
