"""Files that come with a command, for when the dashboard's own user cannot read them: held as an upload is, and gone afterwards."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from data.commands.wire import NamedFile
from pages.held_file import PREFIX, safe_name


class NoRoom(Exception):
    """The disk would not take the files."""


@dataclass(frozen=True)
class Copies:
    """Where the caller's files are, and the private folder that holds them while the command runs."""

    paths: Mapping[Path, Path] = field(default_factory=dict)
    folder: Path | None = None

    def forget(self) -> None:
        """Remove them."""
        if self.folder is not None:
            shutil.rmtree(self.folder)


class Body:
    """What a request brings, a part at a time, never whole in memory."""

    def __init__(self, stream: AsyncIterator[bytes]) -> None:
        self._stream = stream
        self._left = b""

    async def line(self, longest: int) -> bytes:
        """The first line. Raises ValueError when there is none so short."""
        found = bytearray()
        while b"\n" not in found:
            piece = await anext(self._stream, b"")
            found += piece
            if not piece or len(found) > longest + len(piece):
                raise ValueError("no line")
        line, _, self._left = bytes(found).partition(b"\n")
        return line

    async def into(self, path: Path, size: int) -> None:
        """The next `size` bytes, as a file. Raises ValueError when there are fewer."""
        with path.open("xb") as file:
            while size:
                piece = self._left or await anext(self._stream, b"")
                if not piece:
                    raise ValueError("broken off")
                file.write(piece[:size])
                self._left = piece[size:]
                size -= len(piece[:size])


async def received(body: Body, files: Sequence[NamedFile], folder: Path) -> Copies:
    """The files of a body on disk, in a folder below `folder` that is open to nobody else.

    Raises ValueError when the body holds something else, and NoRoom when they cannot be written; either way none is left.
    """
    if not files:
        return Copies()
    copies = Copies(folder=_private(folder))
    paths: dict[Path, Path] = {}
    try:
        for number, file in enumerate(files):
            place = Path(str(copies.folder)) / str(number)  # two files may have the same name
            place.mkdir(mode=0o700)
            paths[Path(file.path)] = place / safe_name(file.path)
            await body.into(paths[Path(file.path)], file.size)
    except OSError as fault:
        copies.forget()
        raise NoRoom(f"The dashboard has no room for these files ({fault.strerror}). Nothing was changed.") from fault
    except BaseException:
        copies.forget()
        raise
    return Copies(paths, copies.folder)


def _private(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix=PREFIX, dir=folder))  # mode 700
    except OSError as fault:
        raise NoRoom(f"The dashboard cannot write to {folder} ({fault.strerror}). Nothing was changed.") from fault
