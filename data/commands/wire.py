"""What goes between a command and the dashboard that carries it out: one line that asks, then files; back come lines that answer."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

ROUTE = "/commands"
KIND = "application/x-prevention-command"  # a browser's form cannot send it
LONGEST_LINE = 1_000_000  # bytes; a load of a thousand files with long names
PIECE = 1 << 20

Stream = Literal["out", "err", "exit"]


@dataclass(frozen=True)
class NamedFile:
    """A file as the caller sees it: enough to know whether the dashboard, under that path, sees the same one."""

    path: str
    size: int
    identity: tuple[int, int, int]  # device, number in its file system, changed at (nanoseconds)


@dataclass(frozen=True)
class Request:
    """A command as it was typed, by whom and from which folder, the files it reads, and which of them follow this line, in order."""

    program: str
    words: tuple[str, ...]
    name: str
    folder: str
    watched: bool
    files: tuple[NamedFile, ...]
    sent: tuple[int, ...] = ()

    def line(self) -> bytes:
        """The request as one line of JSON."""
        return json.dumps(asdict(self)).encode() + b"\n"


def read_request(line: bytes) -> Request:
    """The request in a line. Raises ValueError when it is none."""
    try:
        said = json.loads(line)
        files = tuple(NamedFile(str(f["path"]), int(f["size"]), _three(f["identity"])) for f in said["files"])
        sent = tuple(int(number) for number in said["sent"])
        if any(not 0 <= number < len(files) for number in sent) or any(file.size < 0 for file in files):
            raise ValueError("a file that is not among those named")
        words = tuple(str(word) for word in said["words"])
        return Request(str(said["program"]), words, str(said["name"]), str(said["folder"]), bool(said["watched"]), files, sent)
    except (KeyError, TypeError, AttributeError) as fault:
        raise ValueError("not a command") from fault


def named_file(path: Path) -> NamedFile | None:
    """A file as this process sees it; None for what is not a plain file that it may read."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(found.st_mode) or not os.access(path, os.R_OK):
        return None
    return NamedFile(str(path), found.st_size, (found.st_dev, found.st_ino, found.st_mtime_ns))


def pieces(path: Path) -> Iterator[bytes]:
    """A file's content, a piece at a time."""
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece


def answer(stream: Stream, said: str | int) -> bytes:
    """A line of the answer: text for one of the caller's streams, or the exit code, which comes last."""
    return json.dumps([stream, said]).encode() + b"\n"


def read_answer(line: bytes) -> tuple[Stream, str | int]:
    """A line of the answer. Raises ValueError when it is none, or cut off."""
    match json.loads(line):
        case [("out" | "err") as stream, str(said)]:
            return stream, said
        case ["exit", int(code)]:
            return "exit", code
    raise ValueError("not an answer")


def _three(numbers: object) -> tuple[int, int, int]:
    if not isinstance(numbers, list):
        raise ValueError("not a file's identity")
    device, number, changed_at = numbers
    return int(device), int(number), int(changed_at)
