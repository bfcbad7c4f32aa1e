"""An uploaded file while it is read: private, under its own name, on no disk where the system allows it, and gone afterwards."""

import os
import stat
from pathlib import Path

import pytest

from data.aside import aside
from pages.held_file import held, safe_name


def test_it_is_there_while_it_is_read_and_gone_afterwards(tmp_path):
    with held("Extract July.csv", memoryview(b"a,b\n"), tmp_path / "temporary") as path:
        assert path.read_bytes() == b"a,b\n"
        assert path.name == "Extract July.csv"
        if os.name == "posix":
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
            assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert list((tmp_path / "temporary").iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "memfd_create"), reason="this system has no files in memory alone")
def test_no_folder_holds_what_is_in_it(tmp_path):
    with held("x.csv", memoryview(b"a secret"), tmp_path) as path:
        assert path.is_symlink() and path.is_file()
        assert path.read_bytes() == b"a secret"
        target = path.readlink()
        assert str(target.parent) == f"/proc/{os.getpid()}/fd" and str(target.readlink()).startswith("/memfd:")
        every = [file for file in tmp_path.rglob("*") if file.is_file() and not file.is_symlink()]
        assert every == []
    assert not target.exists()


def test_a_large_file_is_held_whole_and_can_be_read_by_a_process_of_ours(tmp_path):
    content = bytes(range(256)) * 200_000  # 51 MB, more than one piece
    with held("x.csv", memoryview(content), tmp_path) as path:
        assert aside(len, b"four") == 4
        assert aside(Path.read_bytes, path) == content


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
