"""Figures that another version of the program made are made again."""

from __future__ import annotations

from pathlib import Path

import pytest

from metrics import program
from metrics.run import run
from pages import beginning
from tests.drawing import new_store


def test_a_start_with_another_program_works_the_figures_out_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = new_store(tmp_path)
    assert not program.has_changed(store), "there is nothing to make again"
    first = run(store).run_id
    assert not program.has_changed(store)
    monkeypatch.setattr(program, "digest", lambda: "a later version")
    assert program.has_changed(store)
    beginning.begin(store)
    assert not program.has_changed(store)
    assert store.rows("select run_id from current_run")[0][0] > first
    beginning.begin(store)
    assert store.rows("select count(*) from setting where name = ?", [program.MADE_BY]) == [(2,)]
