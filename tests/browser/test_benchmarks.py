"""Benchmarks by keyboard alone: another council is chosen, the address keeps it, and what folds away opens."""


def test_another_council_is_chosen_by_keyboard_and_the_address_restores_it(sample_server, look):
    seen = look(sample_server).open("/benchmarks?as=smt")
    assert "Knowsley" not in seen.words
    seen.page.get_by_label("Compare with another council").focus()
    seen.settle().page.keyboard.type("Knows")  # a scroll that comes after the first letter would close the list
    seen.page.get_by_role("option", name="Knowsley").wait_for()
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_url("**with=315**")
    assert "Knowsley" in seen.settle().words
    again = look(sample_server).open("/benchmarks?as=smt&with=315&year=2023%2F24")
    assert "Knowsley" in again.words and "2023/24" in again.heading


def test_the_reasons_open_by_keyboard_and_stand_within_the_page(sample_server, look):
    seen = look(sample_server, width=320).open("/benchmarks?as=officer&with=315")
    seen.page.locator("summary", has_text="The reason for each word").focus()
    seen.page.keyboard.press("Enter")
    assert "likely range" in seen.settle().words
    assert seen.violations() == [] and not seen.scrolls_sideways()
