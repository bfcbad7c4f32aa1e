"""What stands round every page: the answer's headers, what a fault may say, the wordmark, the box of faults."""

import logging
import re
import sys
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages import frame, serving

INDEX = "<html><script>\n      window.prerenderReady = false\n    </script><script type='module' src='x.js'></script></html>"
ITS_HASH = "sha256-THxz9J9+wf7rhwR2YkXJoSZ13UCmYyC+3lNDv2+8ugA="  # as Chromium names it when it refuses that script


def rules(policy):
    return dict(rule.partition(" ")[::2] for rule in policy.split("; "))


def test_a_page_loads_scripts_from_this_server_alone():
    policy = rules(serving.content_policy(INDEX, "127.0.0.1:8501"))
    assert policy["script-src"] == f"'self' '{ITS_HASH}'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["img-src"] == "'self' data:"
    assert policy["connect-src"] == "'self' ws://127.0.0.1:8501 wss://127.0.0.1:8501"


@pytest.mark.parametrize("host", ["", "a b", "x; script-src *", "evil.example *", "a\r\nb"])
def test_a_strange_host_adds_nothing_to_the_policy(host):
    assert rules(serving.content_policy(INDEX, host))["connect-src"] == "'self'"


def test_streamlits_own_page_needs_no_more_than_the_policy_gives():
    index = serving.INDEX.read_text(encoding="utf-8")
    assert not re.findall(r"(?:src|href)=\"https?:", index)
    assert "unsafe-eval" not in serving.content_policy(index, "localhost")


def test_the_log_gets_the_place_of_a_fault_and_not_its_words():
    try:
        raise ValueError("row of Jane Doe, 999 123 4567")
    except ValueError:
        record = logging.LogRecord("streamlit.error_util", logging.ERROR, "", 1, "Uncaught app execution", None, sys.exc_info())
    assert serving._place_only(record)
    assert "Jane" not in record.getMessage()
    assert "ValueError" in record.getMessage() and "test_frame.py" in record.getMessage()
    assert record.exc_info is None


def test_the_wordmark_is_a_drawing_with_the_name_in_it():
    drawn = frame.wordmark("Bath & North East Somerset")
    assert drawn.startswith("<svg") and "Bath &amp; North East Somerset" in drawn and "Prevention outcomes" in drawn
    assert "<path" not in frame.wordmark("")


def test_each_fault_links_to_its_place_and_is_escaped():
    box = frame.problem([("Enter <b>a</b> date", "day"), ("No place", "")])
    assert '<a href="#day">Enter &lt;b&gt;a&lt;/b&gt; date</a>' in box
    assert "<li>No place</li>" in box
    assert 'role="alert"' in box and "There is a problem" in box


def test_a_store_error_is_a_page_in_words():
    def page():
        from data.errors import StoreError
        from pages import frame

        frame.closed(StoreError("The store is already open by process 7."))

    shown = AppTest.from_function(page).run()
    assert not shown.exception
    assert shown.title[0].value == "The dashboard cannot open its store"


@pytest.mark.parametrize(("kind", "shown"), [("ValueError", "could not be shown"), ("StoreError", "Jane &lt;b&gt;")])
def test_a_fault_is_one_calm_box_with_its_words_only_when_they_were_written_for_readers(kind, shown):
    def page(kind):
        from data.errors import StoreError
        from pages import serving

        assert serving.say_sorry({"ValueError": ValueError, "StoreError": StoreError}[kind]("Jane <b>"))

    at = AppTest.from_function(page, kwargs={"kind": kind}).run()
    words = at.get("html")[0].proto.body
    assert shown in words and "There is a problem" in words
    assert kind == "StoreError" or "Jane" not in words


@pytest.mark.parametrize(
    ("council", "says"),
    [
        ("Exampleton", "Exampleton, Prevention outcomes, printed on 22 November 2026"),
        ("", "Prevention outcomes, printed on 22 November 2026"),
        ('A"} body { display: none } </style>\\', "A} body { display: none } /style, Prevention outcomes, printed on 22 November 2026"),
    ],
)
def test_a_printed_page_says_whose_it_is_and_of_when_and_nothing_breaks_out_of_it(council, says):
    assert frame._on_paper(council, date(2026, 11, 22)) == f'@page {{ @bottom-left {{ content: "{says}"; font: 10pt sans-serif; }} }}'


def test_no_style_is_lost_to_a_list_that_cannot_hold_it():
    """A browser drops a pseudo-element within `:is(...)` without a word, and the tags of a printed page kept their colours."""
    sheets = {path.name: path.read_text(encoding="utf-8") for path in Path(frame.__file__).parent.rglob("*.css")}
    assert (
        sheets and {name: found for name, sheet in sheets.items() if (found := re.findall(r":(?:is|where)\([^)]*::[^)]*\)", sheet))} == {}
    )
