"""The forms of the judgement page in a browser: what is wrong is seen where the form begins, leads to its entry, and is open to everybody."""

import pytest


@pytest.mark.parametrize("width", [1366, 320])
def test_what_is_wrong_with_a_form_is_seen_and_leads_to_the_entry(sample_server, look, width):
    seen = look(sample_server, width).open("/judgement?part=promises&measure=front_door_share&as=approver")
    button = seen.page.get_by_role("button", name="Decide this")
    button.wait_for()
    assert seen.violations() == [] and not seen.scrolls_sideways()
    button.click()
    seen.page.get_by_role("heading", name="There is a problem").wait_for()
    seen.settle()
    assert seen.page.title().startswith("Error: Promises")
    assert seen.violations() == [] and not seen.scrolls_sideways()
    top = seen.page.locator(".problem").bounding_box()["y"]
    assert 0 <= top < 768, "the box stands where the eye is"
    seen.page.get_by_role("link", name="Enter the highest that will do, as a number.").click()
    assert seen.page.url.endswith("#promise-high")
    seen.picture("judgement-promises-error")
