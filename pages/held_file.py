"""An uploaded file while it is read: under its own name, open to nobody else, and in memory alone where the system can do that.

On Linux the file is one that no folder holds (`memfd_create`); what stands in the private folder is only a link to it, which leads nowhere
once this process has gone. Elsewhere a private file beside the store holds it (docs/decisions.md says why that may be).
"""

from __future__ import annotations

import contextlib
import functools
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

PREFIX = "upload-"
PIECE = 1 << 24


class HeldFile:
    """A file that is held: `path` opens it, in this process and in those it starts, until `close`."""

    def __init__(self, name: str, content: memoryview, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        _forget_leftovers(folder)
        self.size = content.nbytes
        self._private = Path(tempfile.mkdtemp(prefix=PREFIX, dir=folder))  # mode 700
        self._in_memory: int | None = None
        self.path = self._private / safe_name(name)
        try:
            self._take(content)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Forget it; nothing happens the second time."""
        if self._in_memory is not None:
            os.close(self._in_memory)
            self._in_memory = None
        shutil.rmtree(self._private, ignore_errors=True)

    def _take(self, content: memoryview) -> None:
        if hasattr(os, "memfd_create"):
            self._in_memory = os.memfd_create("upload", os.MFD_CLOEXEC)
            os.fchmod(self._in_memory, 0o600)
            for start in range(0, len(content), PIECE):
                _write_all(self._in_memory, content[start : start + PIECE])
            self.path.symlink_to(f"/proc/{os.getpid()}/fd/{self._in_memory}")
        else:
            with os.fdopen(os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(content)


@contextlib.contextmanager
def held(name: str, content: memoryview, folder: Path) -> Iterator[Path]:
    """The path of a file with this content, held below `folder`, which is the store's; forgotten on the way out."""
    file = HeldFile(name, content, folder)
    try:
        yield file.path
    finally:
        file.close()


def safe_name(name: str) -> str:
    """The file's own name, which receipts show, without what could lead elsewhere or trip a file system."""
    last = re.split(r"[\\/]", name)[-1]
    return re.sub(r"[^\w ().,&+-]", "_", last).strip(" .")[-120:] or "file"


def _write_all(descriptor: int, piece: memoryview) -> None:
    while piece:
        piece = piece[os.write(descriptor, piece) :]


@functools.cache
def _forget_leftovers(folder: Path) -> None:
    """Remove, once in this process, what an earlier one left when it was killed while reading.

    No other process can be using it: only one holds the store.
    """
    for left in folder.glob(f"{PREFIX}*"):
        shutil.rmtree(left)
