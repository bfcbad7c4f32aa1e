"""Every extract that a test of a measure draws, as the people of one council: every measure can be worked out on it, by both methods."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from metrics.run import run
from tests.drawing import drawn, new_store, submit
from tests.metrics.council import AS_OF, BOTH_METHODS

DRAWN_HERE = sorted(path.stem for path in Path(__file__).parent.glob("test_*.py") if path.stem != Path(__file__).stem)


def tables() -> list[str]:
    """The extracts drawn in the modules of this folder."""
    values = (value for name in DRAWN_HERE for value in vars(import_module(f"tests.metrics.measures.{name}")).values())
    return [value for value in values if isinstance(value, str) and value.strip().startswith("person ") and "| event_start_date" in value]


@BOTH_METHODS
def test_every_measure_is_worked_out_on_all_of_them(tmp_path: Path, method: str) -> None:
    found = tables()
    rows = [row | {"person": f"{place}{row.get('person')}"} for place, table in enumerate(found) for row in drawn(table)]
    assert len(found) > 10 and len(rows) > 150
    store = new_store(tmp_path)
    submit(store, rows, covers=("2022-04-01", "2026-06-30"), submitted_at="2026-07-15")
    assert run(store, method, AS_OF).failures == {}
