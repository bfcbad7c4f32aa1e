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
    # an officer makes two editions, an approver checks and signs each
    for name in ("September", "October"):
        sign(seen, name)
    # scrutiny reads it, marked and safe
    seen.open("/editions?edition=1&as=scrutiny")
    assert "Not for publication" in seen.words and "Stays in hospital became shorter." in seen.words
    assert seen.violations() == [] and not seen.scrolls_sideways()
    # the month after, the promise stands beside the boxes
    seen.open("/objective-6?as=smt")
    assert "“Ring on day 80.”" in seen.words and "Was it kept?" in seen.words
    seen.open("/editions?edition=1&with=2&as=smt")
    assert seen.heading.startswith("From edition 1 to 2") and seen.violations() == []


def sign(seen, name):
    seen.open("/editions?as=officer")
    fill(seen, "Name", name)
    press(seen, "Begin it", f"In the making: {name}")
    seen.open("/editions?as=approver")
    press(seen, "I have checked it", "Checked.")
    press(seen, "Approve and freeze it", "Approved and frozen.")
    assert "signed off" in seen.heading
