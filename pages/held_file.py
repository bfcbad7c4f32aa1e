"""An uploaded file on disk for just as long as it is read: under its own name, open to nobody else, and gone afterwards."""

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


@contextlib.contextmanager
def held(name: str, content: memoryview, folder: Path) -> Iterator[Path]:
    """The path of a file with this content, in a private folder below `folder`, which is the store's; removed on the way out."""
    folder.mkdir(parents=True, exist_ok=True)
    _forget_leftovers(folder)
    private = Path(tempfile.mkdtemp(prefix=PREFIX, dir=folder))  # mode 700
    try:
        path = private / safe_name(name)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
        yield path
    finally:
        shutil.rmtree(private)


def safe_name(name: str) -> str:
    """The file's own name, which receipts show, without what could lead elsewhere or trip a file system."""
    last = re.split(r"[\\/]", name)[-1]
    return re.sub(r"[^\w ().,&+-]", "_", last).strip(" .")[-120:] or "file"


@functools.cache
def _forget_leftovers(folder: Path) -> None:
    """Remove, once in this process, what an earlier one left when it was killed while reading.

    No other process can be using it: only one holds the store.
    """
    for left in folder.glob(f"{PREFIX}*"):
        shutil.rmtree(left)
