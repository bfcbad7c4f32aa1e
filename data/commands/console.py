"""Where a command writes. It is given one rather than printing, since a dashboard carries out commands of several people at once."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TextIO


@dataclass(frozen=True)
class Console:
    """What a command answers (`out`), what it has to say beside that (`err`), and whether somebody watches it work."""

    out: TextIO
    err: TextIO
    watched: bool = False

    def say(self, text: object) -> None:
        """A line of the answer, out at once: a receipt is an acknowledgement only when it has been read."""
        self.out.write(f"{text}\n")
        self.out.flush()

    def complain(self, text: object) -> None:
        """A line about what went wrong."""
        self.err.write(f"{text}\n")
        self.err.flush()

    def progress(self, text: object) -> None:
        """A line about what is being done, for somebody at a terminal; a script's log stays as it was."""
        if self.watched:
            self.complain(text)


def this_terminal() -> Console:
    """The console of this process."""
    return Console(sys.stdout, sys.stderr, watched=sys.stderr.isatty())
