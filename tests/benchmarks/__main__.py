"""The benchmarks, as ratios in one run: python -m tests.benchmarks [files | pages | sessions] (make bench runs all). Exit 1 when a bound is broken.

A ratio is held against this machine's own floor, measured just before and just after, so that what else the machine does weighs on both;
of three rounds the middle ratio counts. On a machine that is busy with other work the ratios still swing: run it when it is quiet.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.files import files
from tests.benchmarks.measured import Measured, show
from tests.benchmarks.pages import pages
from tests.benchmarks.sessions import sessions


def main(asked: list[str]) -> int:
    """Measure what is asked (everything otherwise), print the tables, and say by the exit code whether each bound is kept."""
    parts: dict[str, Callable[[Path], list[Measured]]] = {"files": files, "pages": pages, "sessions": sessions}
    if set(asked) - set(parts):
        sys.exit(__doc__)
    kept = True
    for name in asked or parts:
        with tempfile.TemporaryDirectory(prefix="prevention-bench-") as folder:
            kept = show(parts[name](Path(folder))) and kept
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
