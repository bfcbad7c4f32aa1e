"""A scrutiny member who follows every link from the overview of the sample council, through the door itself."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from tests.pages.showing import charts_of, html_of

DOOR = Path(__file__).parent.parent.parent / "dashboard.py"
LINK = re.compile(r'<a[^>]* href="([^"]*)"')


class Ours(PagesManager):
    """AppTest wakes Streamlit's old way of finding pages for every run; on a server `serving.prepare` has put it off for good."""

    def __init__(self, *given, **named):
        PagesManager.uses_pages_directory = False
        super().__init__(*given, **named)


class Seen:
    """One page as it was read: its HTML, what its charts hold, and the h1 that Streamlit draws of a refusal."""

    def __init__(self, at):
        self.html = html_of(at)
        self.charts = [f"{spec['data']} {alt}" for spec, alt in charts_of(at)]
        self.titles = [title.value for title in at.title]
        self.links = {unescape(href) for href in LINK.findall(self.html)}


def visit(address):
    """What stands at an address of the dashboard, like './objective-1?as=scrutiny'."""
    asked = urlsplit(address)
    at = AppTest.from_file(DOOR, default_timeout=60)
    for name, value in parse_qsl(asked.query):
        at.query_params[name] = value
    at._page_hash = calc_hash(asked.path.removeprefix("./"))  # AppTest changes pages by file, and ours are functions
    at.run()
    assert not at.exception, (address, at.exception)
    return Seen(at)


def everything(first):
    """Every page that links lead to from the first ones, by address; links within a page, and those that change the role, are not followed."""
    found, waiting = {}, list(first)
    while waiting:
        address = waiting.pop()
        if address not in found:
            found[address] = visit(address)
            waiting += [each.partition("#")[0] for each in found[address].links if each.startswith("./")]
    return found
