"""A visitor's eyes: open a page and wait until it stands still, then ask what it says, how it scrolls, what axe finds."""

import os
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

PICTURES = Path(__file__).parent / "pictures"
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]},
    "resultTypes": ["violations"],  # of what passes only that it does
}
# True when the page stands still: nothing asked of the server is open, every part has come (a part that has not is a skeleton), and
# neither the page nor its place has changed for a while. A scroll counts as a change: it closes an open list.
STANDS_STILL = """quiet => {
    if (!window.looking) {
        window.looking = {changed: performance.now()};
        const change = () => { window.looking.changed = performance.now(); };
        new MutationObserver(change).observe(document, {subtree: true, childList: true, characterData: true, attributes: true});
        document.addEventListener('scroll', change, true);
    }
    const app = document.querySelector('[data-testid=stApp]'), main = document.querySelector('[data-testid=stMain]'), now = performance.now();
    const answered = !window.asked || window.asked.ended > window.asked.at || now - window.asked.at > 1000;
    const here = main && main.querySelector('h1') && !main.querySelector('[data-testid=stSkeleton]') && !window.leaving;
    const rests = app && app.dataset.testScriptState === 'notRunning' && app.dataset.testConnectionState === 'CONNECTED';
    if (!here || !rests || !answered) window.looking.changed = now;
    return now - window.looking.changed >= quiet;
}"""
# What a press asks of the server is noted when it is sent, so that nobody takes the page before the answer for the answer.
NOTES = """
window.asked = {at: 0, ended: 0};
addEventListener('beforeunload', () => { window.leaving = true; });
const send = WebSocket.prototype.send;
WebSocket.prototype.send = function (...sent) { window.asked.at = performance.now(); return send.apply(this, sent); };
new MutationObserver(changes => changes.forEach(change => {
    if (change.target.dataset.testScriptState === 'notRunning') window.asked.ended = performance.now();
})).observe(document, {subtree: true, attributeFilter: ['data-test-script-state']});
"""
QUIET = 150  # milliseconds
# Streamlit asks for its own addresses below a deep link first, and is told that there is nothing
EXPECTED = ("the server responded with a status of 404",)


class Looking:
    """One visitor with a fresh browser; remembers what the browser complained of and every address asked for outside the server."""

    def __init__(self, server, page):
        self.server = server
        self.page = page
        self.complaints = []
        self.outside = []
        self._hears = (("console", self._said), ("pageerror", self._failed), ("request", self._asked))
        for event, heard in self._hears:
            page.on(event, heard)

    def leave(self):
        """Go away: nothing stays open at the server, and nothing more is remembered."""
        self.page.goto("about:blank")
        for event, heard in self._hears:
            self.page.remove_listener(event, heard)

    def open(self, path):
        """Go to an address of the server by typing it."""
        self.page.goto(self.server + path)
        return self.settle()

    def settle(self):
        """Wait until the page is whole, has a heading, and nothing on it changes any more."""
        self.page.wait_for_function(STANDS_STILL, arg=QUIET, polling=25)
        return self

    def follow(self, name):
        """Press a link by its words."""
        self.page.get_by_role("link", name=name).first.click()
        return self.settle()

    def open_list(self):
        """Open the select box that has the focus. A scroll that comes after the press closes the list again, so press until it is there."""
        self.settle()
        for _ in range(20):
            self.page.keyboard.press("ArrowDown")
            if self.settle().page.get_by_role("option").first.is_visible():
                return self
        raise AssertionError("the list does not open")

    @property
    def heading(self):
        """The page's one h1."""
        headings = self.page.locator("h1").all_inner_texts()
        assert len(headings) == 1, headings
        return headings[0]

    @property
    def words(self):
        """All that the page says."""
        return self.page.locator('[data-testid="stMain"]').inner_text()

    @property
    def menu(self):
        """The names in the menu."""
        return self.page.get_by_test_id("stTopNavLink").all_inner_texts()

    def scrolls_sideways(self):
        """Whether any part but a table that may scrolls sideways."""
        return self.page.evaluate(
            "() => [document.documentElement, document.querySelector('[data-testid=stMain]')].some(e => e.scrollWidth > e.clientWidth)"
        )

    def violations(self):
        """What axe finds against WCAG 2.0 to 2.2, A and AA: rule and place."""
        found = Axe().run(self.page, options=RULES).response["violations"]
        return [(each["id"], node["html"][:200]) for each in found for node in each["nodes"]]

    def picture(self, name):
        """Keep a picture of the whole page, however long, where the environment asks for them (PICTURES=1)."""
        if not os.environ.get("PICTURES"):
            return
        PICTURES.mkdir(exist_ok=True)
        width = self.page.viewport_size["width"]
        tall = self.page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollHeight") + 80
        self.page.set_viewport_size({"width": width, "height": max(768, tall)})
        self.settle()
        self.page.screenshot(path=PICTURES / f"{name}-{width}.png")

    def _said(self, message):
        if message.type in ("error", "warning") and not any(words in message.text for words in EXPECTED):
            self.complaints.append(message.text)

    def _failed(self, error):
        self.complaints.append(str(error))

    def _asked(self, request):
        if not request.url.startswith((self.server, self.server.replace("http", "ws", 1), "data:", "blob:")):
            self.outside.append(request.url)
