"""Who uses the keyboard alone sees where they are: every stop of the Tab key has a line round it that stands out."""

import pytest

# the widest line round what has the focus, or round the box that it is the inside of
LINE = """() => {
    const here = document.activeElement, round = [here, here.parentElement].map(each => getComputedStyle(each));
    const own = here.tagName === 'BODY' || here.textContent === 'Skip to main content';  // Streamlit's own link is a box by itself
    const name = here.getAttribute('aria-label') || here.textContent.slice(0, 40) || here.tagName;
    return [name, own ? 3 : Math.max(...round.map(each => each.outlineStyle === 'none' ? 0 : parseFloat(each.outlineWidth)))];
}"""
STOPS = 30


@pytest.mark.parametrize("path", ["/?as=smt", "/objective-1?as=smt", "/editions?as=smt", "/benchmarks?as=smt"])
def test_every_stop_of_the_keyboard_can_be_seen(sample_server, look, path):
    seen = look(sample_server).open(path)
    unseen = []
    for _ in range(STOPS):
        seen.page.keyboard.press("Tab")
        name, line = seen.page.evaluate(LINE)
        unseen += [name] if line < 2 else []
    assert unseen == []
