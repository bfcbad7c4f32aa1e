"""A visitor's eyes: open a page and wait until it stands still, then ask what it says, how it scrolls, what axe finds."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

PICTURES = Path(__file__).parent / "pictures"
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]}}
AT_REST = '[data-testid="stApp"][data-test-script-state="notRunning"][data-test-connection-state="CONNECTED"]'
# Streamlit asks for its own addresses below a deep link first, and is told that there is nothing
EXPECTED = ("the server responded with a status of 404",)


class Looking:
    """One visitor with a fresh browser; remembers what the browser complained of and every address asked for outside the server."""

    def __init__(self, server, page):
        self.server = server
        self.page = page
        self.complaints = []
        self.outside = []
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", self._asked)

    def open(self, path):
        """Go to an address of the server by typing it."""
        self.page.goto(self.server + path)
        return self.settle()

    def settle(self):
        """Wait until the page has a heading and nothing on it changes any more."""
        self.page.wait_for_selector(AT_REST)
        self.page.wait_for_selector("h1")
        before = ""
        while (now := self.page.locator('[data-testid="stMain"]').inner_html()) != before:
            before = now
            self.page.wait_for_timeout(150)
        return self

    def follow(self, name):
        """Press a link by its words."""
        self.page.get_by_role("link", name=name).first.click()
        self.page.wait_for_timeout(300)
        return self.settle()

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
        """Keep a picture of the whole page, however long."""
        PICTURES.mkdir(exist_ok=True)
        width = self.page.viewport_size["width"]
        tall = self.page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollHeight") + 80
        self.page.set_viewport_size({"width": width, "height": max(768, tall)})
        self.settle()
        self.page.screenshot(path=PICTURES / f"{name}-{width}.png")

    def _said(self, message):
        if message.type in ("error", "warning") and not any(words in message.text for words in EXPECTED):
            self.complaints.append(message.text)

    def _asked(self, request):
        if not request.url.startswith((self.server, self.server.replace("http", "ws", 1), "data:", "blob:")):
            self.outside.append(request.url)
