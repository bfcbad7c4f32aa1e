"""An uploaded file on disk: private, under its own name, and gone afterwards, whatever happens."""

import os
import stat

import pytest

from pages.held_file import held, safe_name


def test_it_is_there_while_it_is_read_and_gone_afterwards(tmp_path):
    with held("Extract July.csv", memoryview(b"a,b\n"), tmp_path / "temporary") as path:
        assert path.read_bytes() == b"a,b\n"
        assert path.name == "Extract July.csv"
        if os.name == "posix":
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
            assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert list((tmp_path / "temporary").iterdir()) == []


def test_it_is_gone_when_reading_fails(tmp_path):
    with pytest.raises(ZeroDivisionError), held("x.csv", memoryview(b"a"), tmp_path):
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_process_left_goes_and_nothing_else(tmp_path):
    (tmp_path / "upload-abc").mkdir()
    (tmp_path / "upload-abc" / "old.csv").write_text("secret")
    (tmp_path / "other").mkdir()
    with held("x.csv", memoryview(b"a"), tmp_path):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["other"]


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("Extract (July).csv", "Extract (July).csv"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\file.csv", "file.csv"),
        ("..", "file"),
        ("", "file"),
        ("a\x00b;c.csv", "a_b_c.csv"),
        ("<script>.csv", "_script_.csv"),
        ("x" * 300 + ".csv", "x" * 116 + ".csv"),
    ],
)
def test_a_name_cannot_lead_elsewhere(given, safe):
    assert safe_name(given) == safe
