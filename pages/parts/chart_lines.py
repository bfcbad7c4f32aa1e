"""The line of a chart in pieces: solid, cut at breaks and gaps, dotted where it may still change; and the dots that stand out on it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from pages.parts.picture import Dot, Picture

FEW = 3  # so few figures are seen as dots only
Kind = Literal["settled", "provisional", "signal"]


@dataclass(frozen=True)
class Run:
    """A piece of the line, its gaps included; `unsure` is drawn dotted, `dotted` has a dot on every figure."""

    dots: tuple[Dot, ...]
    unsure: bool
    dotted: bool


@dataclass(frozen=True)
class Marker:
    """A dot that stands out: the latest settled one, one that may still change (hollow), one that is more than chance (a diamond)."""

    dot: Dot
    kind: Kind


def runs(picture: Picture) -> list[Run]:
    """The pieces of the line. One that may still change reaches to the settled dots on both its sides."""
    found: list[Run] = []
    for part in _parts(picture):
        pieces = [(unsure, list(piece)) for unsure, piece in groupby(part, key=lambda dot: dot.provisional)]
        for place, (unsure, piece) in enumerate(pieces):
            before = pieces[place - 1][1][-1:] if unsure and place > 0 else []
            after = pieces[place + 1][1][:1] if unsure and place + 1 < len(pieces) else []
            dots = (*before, *piece, *after)
            # a figure between two gaps, or alone between two breaks, would not be seen as a line
            alone = any(dot.height is None for dot in dots) or len(dots) == 1
            found.append(Run(dots, unsure, not unsure and (picture.dotted or len(picture.known) < FEW or alone)))
    return found


def markers(picture: Picture) -> list[Marker]:
    """The dots that stand out, in the order in which they are drawn."""
    known = picture.known
    settled = [dot for dot in known if not dot.provisional]
    tail = [dot for dot in known if not settled or dot.at > settled[-1].at]
    signals = [dot for dot in known if dot.signal]
    # what may still change after a gap, or before the first settled figure, is not joined to a settled dot: it is seen as a dot
    lonely = [run.dots[0] for run in runs(picture) if run.unsure and len(run.dots) == 1 and run.dots[0].height is not None]
    hollow = [*(dot for dot in lonely if dot not in tail), *tail]
    return (
        [Marker(dot, "provisional") for dot in hollow]
        + [Marker(dot, "settled") for dot in settled[-1:]]
        + [Marker(dot, "signal") for dot in signals]
    )


def _parts(picture: Picture) -> list[list[Dot]]:
    """The dots between one break and the next."""
    edges = [at for at, _ in picture.breaks]
    parts: list[list[Dot]] = [[] for _ in range(len(edges) + 1)]
    for dot in picture.dots:
        parts[sum(dot.at >= edge for edge in edges)].append(dot)
    return [part for part in parts if part]
