"""A page shown to a role by AppTest, and everything it says: HTML, headings, charts and their words."""

from __future__ import annotations

import html
import json
import re
from datetime import date

from streamlit.testing.v1 import AppTest

TODAY = date(2026, 11, 22)
EVERY_ROLE = ("officer", "approver", "smt", "scrutiny", "administrator")


def _script(page, role, given, plan):
    import importlib

    from pages.access import Visitor

    importlib.import_module(f"pages.{page}").show(Visitor("a test", role, "local", plan=plan), **given)


def show(page, role="smt", query=None, plan="", **given):
    """The page after one run, `plan` the framework looked at; whatever went wrong in it fails here."""
    at = AppTest.from_function(_script, kwargs={"page": page, "role": role, "given": given, "plan": plan}, default_timeout=30)
    for name, value in (query or {}).items():
        at.query_params[name] = value
    at.run()
    assert not at.exception, at.exception
    return at


def html_of(at):
    """All the HTML of a page, in its order."""
    return "\n".join(block.proto.body for block in at.get("html"))


def words_of(at):
    """What the page says, without its tags."""
    return said_in(html_of(at))


def said_in(written):
    """What HTML says, without its tags: a cell stands apart from the next, a link does not stand apart from the stop after it."""
    apart = re.sub(r"<style\b.*?</style>|</?(?:a|strong)\b[^>]*>", "", written, flags=re.DOTALL)
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", apart))).strip()


def charts_of(at):
    """The charts of a page: what plotly draws, and the words that stand for it."""
    return [(json.loads(block.proto.spec), block.proto.alt) for block in at.get("plotly_chart")]
