"""A store with local returns drawn as tables, and what the measures make of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from data.loading import Receipt, load
from data.records.home_council import name_home_council
from data.store import Store, open_store
from metrics.run import run

Figure = tuple[float | None, float | None, float | None, str]


@dataclass
class Returns:
    """The store of council 990; each file given is loaded as one upload."""

    store: Store

    def given(self, return_id: str, drawn: str | bytes, submitted_on: date | None = None) -> Receipt:
        """Load a file: bytes as they are, or a table drawn with commas between its cells."""
        path = self.store.folder / f"{return_id}_{len(self.store.rows('select 1 from upload'))}.csv"
        if isinstance(drawn, bytes):
            path.write_bytes(drawn)
        else:
            lines = (",".join(cell.strip() for cell in line.split(",")) for line in drawn.strip().split("\n"))
            path.write_text("\n".join(lines), encoding="utf-8")
        return load(self.store, return_id, [path], submitted_on=submitted_on)[0]

    def settled(self, **settings: str) -> None:
        """The council's choices."""
        with self.store.writing() as cursor:
            for name, value in settings.items():
                cursor.execute("insert into setting values (?, ?, 'test', now()::timestamp, 'test')", [name, value])

    def worked_out(self) -> Returns:
        """The same, with every measure worked out."""
        report = run(self.store)
        assert report.failures == {}
        return self

    def figures(
        self, measure: str, period_type: str = "month", council: str = "990", group: tuple[str, str] = ("all", "All")
    ) -> dict[str, Figure]:
        """Numerator, denominator, value and status by the month in which the period ends."""
        rows = self._results(measure, period_type, council, group)
        return {f"{row['period_end']:%Y-%m}": (row["numerator"], row["denominator"], row["value"], row["status"]) for row in rows}

    def notes(self, measure: str, period_type: str = "month") -> dict[str, str]:
        """What is printed beside each figure, by the month in which the period ends."""
        return {f"{row['period_end']:%Y-%m}": row["note"] for row in self._results(measure, period_type, "990", ("all", "All"))}

    def left_out(self, measure: str, end: date, period_type: str = "month") -> dict[str, int]:
        """How many each rule left out."""
        query = "select rule, candidates from exclusion where run_id = (select max(run_id) from run) and measure_id = ? and period_end = ? and period_type = ?"
        return {str(rule): int(count) for rule, count in self.store.rows(query, [measure, end, period_type])}

    def _results(self, measure: str, period_type: str, council: str, group: tuple[str, str]) -> list[Mapping[str, Any]]:
        columns = ("period_end", "numerator", "denominator", "value", "status", "note")
        rows = self.store.rows(
            f"select {', '.join(columns)} from result where run_id = (select max(run_id) from run) and measure_id = ? and period_type = ? "
            "and council = ? and group_type = ? and group_value = ? order by period_end",
            [measure, period_type, council, *group],
        )
        return [dict(zip(columns, row, strict=True)) for row in rows]


def returns(folder: Path) -> Returns:
    """An empty store of council 990."""
    store = open_store(folder / "returns.duckdb")
    name_home_council(store, "990", "E99999990", "Exampleton", "halton", synthetic=True)
    return Returns(store)
