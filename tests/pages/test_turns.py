"""Turns: one page after another, and none held up for long."""

from __future__ import annotations

import threading
import time

import pytest

from pages import turns


def test_a_page_asked_for_in_the_meantime_begins_when_the_first_is_done() -> None:
    happened: list[str] = []

    def second() -> None:
        with turns.mine():
            happened.append("second begins")

    with turns.mine():
        other = threading.Thread(target=second)
        other.start()
        time.sleep(0.1)
        happened.append("first ends")
    other.join(5)
    assert happened == ["first ends", "second begins"]


def test_a_page_that_takes_long_holds_up_nobody_for_long_and_its_turn_stays_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 0.05)
    happened: list[str] = []

    def second() -> None:
        with turns.mine():
            happened.append("second went ahead")

    with turns.mine():
        other = threading.Thread(target=second)
        other.start()
        other.join(5)
        assert happened == ["second went ahead"]
        assert turns._turn.locked(), "whoever went ahead without a turn must not end that of the first"
    assert not turns._turn.locked()


def test_a_page_that_fails_hands_its_turn_on() -> None:
    with pytest.raises(ZeroDivisionError), turns.mine():
        _ = 1 / 0
    with turns.mine():
        assert turns._turn.locked()
