"""A few loads killed at moments spread over their length, one of them carried out by a dashboard. tests/kills.py kills as many as asked."""

from tests.data.test_commands import request, written
from tests.kills import length_of_a_load, spread, variants

MONTHS = [f"2025-{month:02}" for month in range(4, 13)]


def test_no_kill_loses_an_acknowledged_upload_or_leaves_half_of_one(tmp_path):
    source = written(tmp_path / "source.csv", [request(n, MONTHS[n % 9]) for n in range(2_000)])
    first, *files = variants(source, tmp_path, 7)
    store = tmp_path / "killed.duckdb"
    tally = spread(store, files, length_of_a_load(store, first), through_dashboard=6)
    assert tally.kills == 6
    assert tally.wrong == [], str(tally)
