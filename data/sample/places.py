"""The lookup of postcodes of Exampleton: two towns that do not exist, and a few postcodes in neither."""

from __future__ import annotations

import csv
from pathlib import Path

TOWNS = {"XX1": "Mill End", "XX2": "Mill End", "XX3": "Mill End", "XX4": "Mill End", "XX5": "Mill End", "XX6": "Northvale",
         "XX7": "Northvale", "XX8": "Northvale", "XX9": "Northvale"}  # fmt: skip


def write(path: Path) -> Path:
    """The lookup, a row for each postcode district."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(["postcode", "locality"])
        writer.writerows(TOWNS.items())
    return path
