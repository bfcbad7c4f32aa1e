"""What a comparison says in a table: its tag, the small word under another area's figure, and how the neighbours' figure was made."""

from __future__ import annotations

from metrics.benchmarks import Benchmark
from metrics.benchmarks_average import Average
from metrics.benchmarks_compare import TESTED, Compared
from metrics.results import Point
from pages.parts import words
from pages.parts.markup import Html, el
from pages.parts.tables import cell
from pages.parts.tags import state_tag

BETTER = {"higher": "higher is better", "lower": "lower is better", "range": "inside a range is good"}
KEY = (
    ("Better", "the difference is more than chance, and in our favour"),
    ("Similar", "chance alone would often give such a difference: that is not the same as equal"),
    ("Worse", "the difference is more than chance, and against us"),
)


def tag(found: Compared) -> Html:
    """The word with its shape; plain words where nothing may be said."""
    return state_tag(found.word, found.word.lower()) if found.word in TESTED else el("span", found.word, class_="tag-plain")


def ours(point: Point | None) -> Html:
    """Our figure over its terms."""
    return cell(el("span", words.marked(point), class_="main strong"), _terms(point))


def theirs(point: Point | None, found: Compared | None = None) -> Html:
    """Another area's figure, over how ours stands to it."""
    said = "" if found is None else found.word.lower() if found.is_tested else ""
    return cell(words.marked(point), f"ours {said}" if said else "" if point is not None and point.value is not None else _terms(point))


def together(made: Average) -> Html:
    """The neighbours' figure, over how it was made in a few words."""
    if made.point is None:
        few = "not averaged" if made.status == "not applicable" else f"{made.of} only: too few"
        return cell(words.MARKS.get(made.status, "[x]"), few if made.of else words.UNKNOWN.get(made.status, made.how))
    how = f"{made.of} together" if made.point.numerator is not None else f"median of {made.of}"
    return cell(words.marked(made.point), how)


def polarity(better: str) -> str:
    """Which way is good: 'higher is better'."""
    return BETTER.get(better, "neither way is better")


def how_made(found: tuple[Benchmark, ...]) -> Html:
    """How each neighbours' figure was made, and who is not in it: one line for all measures that were made alike."""
    alike: dict[str, list[str]] = {}
    for each in found:
        if each.average.point is not None:
            said = f"{words.first_up(each.average.how)}. {each.average.missing}".strip()
            alike.setdefault(said, []).append(each.measure.source.partition(",")[0].partition(" (")[0])
    return el("ul", *(el("li", el("strong", f"{', '.join(sorted(which))}: "), f"{said.rstrip('.')}.") for said, which in alike.items()))


def _terms(point: Point | None) -> str:
    return "no figure in the tables" if point is None else words.terms(point)
