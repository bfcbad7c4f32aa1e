"""Registers drawn in a test."""

from __future__ import annotations

from data.loading import load
from data.store import Store


def load_register(store: Store, drawn: str, heading: str = "Service, Provider, Start date, End date") -> None:
    """Load a register: a service a line, its cells parted by commas."""
    number = len(store.rows("select 1 from upload"))
    path = store.folder / f"services_{number}.csv"
    lines = [",".join(cell.strip() for cell in line.split(",")) for line in (heading, *drawn.strip().splitlines())]
    path.write_text("\n".join(lines), encoding="utf-8")
    load(store, "service_register", [path], council="990", by="ada")
