"""From a figure to an action, a reply and a signed edition: three people in a real browser, and the month after."""

import pytest

from tests.browser.conftest import serving
from tests.sample import made


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server on a sample of this file's own, which it writes in."""
    with serving(made.copied_to(tmp_path_factory.mktemp("sign-off"))) as address:
        yield address


def press(seen, button, then):
    """Press a button and wait for the words that follow."""
    seen.page.get_by_role("button", name=button).first.click()
    seen.page.get_by_text(then).first.wait_for()
    return seen.settle()


def fill(seen, label, words):
    box = seen.page.get_by_label(label, exact=True).first
    box.fill(words)
    box.press("Tab")
    return seen.settle()


def test_commentary_action_reply_sign_off_and_the_month_after(server, look):
    seen = look(server)
    # SMT: commentary on what is off track, an action, a reply to scrutiny
    seen.open("/objective-6?period=2026-06-30&as=smt")
    seen.follow("Write the commentary")
    for box, words in (("What happened", "Fewer were at home."), ("Why", "Calls came late."), ("What next", "Ring on day 80.")):
        fill(seen, box, words)
    assert "A draft" in seen.words
    press(seen, "Finish the commentary", "Finished: ")
    assert seen.violations() == []
    seen.open("/actions?as=smt&about=home-after-reablement")
    fill(seen, "What will be done", "Ring everybody on day 80")
    fill(seen, "Owner: a name or a post", "Reablement manager")
    press(seen, "Add the action", "Say how it goes")
    assert seen.heading == "Ring everybody on day 80" and seen.violations() == []
    seen.open("/questions?as=smt")
    seen.follow("“Why have admissions to care homes risen since the spring?”")
    fill(seen, "Reply", "Stays in hospital became shorter.")
    press(seen, "Save", "Question: replied")
    assert seen.heading == "Question: replied"
    # an officer makes an edition of June, an approver reads what would be signed, as the board will too, checks and signs it
    sign(seen, "June 2026")
    # scrutiny reads it at the overview and follows it to the objective, marked and safe
    seen.open("/?as=scrutiny")
    assert seen.heading == "How well is prevention working in Exampleton?" and "Edition 3: June 2026" in seen.words
    assert "Not for publication" in seen.words and "Stays in hospital became shorter." in seen.words
    assert seen.menu == ["Overview", "Editions", "Questions", "Framework", "Methods"]
    for width in (1366, 320):
        seen.page.set_viewport_size({"width": width, "height": 768})
        assert seen.settle().violations() == [] and not seen.scrolls_sideways(), width
    seen.page.set_viewport_size({"width": 1366, "height": 768})
    seen.settle().follow("6. More people at home 91 days on")
    assert "Ring on day 80." in seen.words and "Edition 3: June 2026" in seen.words
    assert seen.page.get_by_test_id("stPlotlyChart").count() >= 1
    for width in (1366, 320):
        seen.page.set_viewport_size({"width": width, "height": 768})
        assert seen.settle().violations() == [] and not seen.scrolls_sideways(), width
    seen.page.set_viewport_size({"width": 1366, "height": 768})
    # the month after, the promise stands beside the boxes
    seen.open("/objective-6?as=smt")
    assert "“Ring on day 80.”" in seen.words and "Was it kept?" in seen.words
    # what was told before and since, for those who made it and for the board
    for role in ("smt", "scrutiny"):
        seen.open(f"/editions?edition=1&with=2&as={role}")
        assert seen.heading.startswith("From edition 1 to 2") and "Then and now" in seen.words
        assert seen.violations() == [] and not seen.scrolls_sideways()


def sign(seen, month):
    seen.open("/editions?as=officer")
    assert "This opens a draft of the month and freezes nothing." in seen.words
    seen.page.get_by_label("Month").click()
    seen.page.keyboard.type(month)
    seen.settle().page.keyboard.press("Enter")
    fill(seen, "Name", month)
    press(seen, "Begin it", f"In the making: {month}")
    seen.open("/editions?as=approver")
    seen.page.get_by_role("link", name="Read what would be signed").last.click()
    assert seen.settle().heading == f"Draft: {month}" and seen.violations() == []
    seen.follow("Read it as the scrutiny board will")
    assert "You read this as the scrutiny board will." in seen.words and seen.violations() == []
    seen.open("/editions?as=approver")
    seen.page.get_by_role("button", name="I have checked it").last.click()
    seen.page.get_by_text("Checked.").first.wait_for()
    seen.settle()
    press(seen, "Approve and freeze it", "Approved and frozen.")
    assert "signed off" in seen.heading
