"""An edition's figures and verdicts in words, from what was frozen: no figure is worked out again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from metrics.results import Point
from metrics.statistics.disclosure import Kind
from pages.parts import narrative, words
from pages.parts.markup import Html
from pages.parts.tables import cell
from pages.parts.tags import attention

SAID = {
    "Off track": "is off track",
    "At risk": "is at risk",
    "On track": "is on track",
    "Data late": "waits for late data",
    "No target": "has no target in the plan",
    "No baseline": "has no baseline to compare with",
    "Not due yet": "is not due yet",
    "Not comparable": "cannot be compared",
    "Too few to say": "has too few people to say",
    "No measure yet": "is not measured yet",
}
SURE = {
    "clearly": "clearly: chance alone would seldom give it",
    "within the margin": "within the margin: chance alone could have given it",
}
SEVERAL = {"is": "are", "waits": "wait", "has": "have", "cannot": "cannot"}
Body = Mapping[str, Any]


def point(body: Body | None) -> Point | None:
    """A frozen result as a point again."""
    if body is None:
        return None
    days = {name: date.fromisoformat(value) for name in ("period_start", "period_end", "as_of") if (value := body.get(name))}
    return Point(**{**body, **days})


def latest(said: Body) -> Point | None:
    """The newest figure that a verdict speaks of, or that a measure without a verdict has."""
    found = said.get("found")
    return found if isinstance(found, Point) else point(said.get("latest"))


def figure(said: Body) -> Html:
    """The latest figure over its terms and its period."""
    found = latest(said)
    if found is None:
        return cell("[x]", "no figure yet")
    terms = found.unit if found.value is not None and found.kind is Kind.COUNT else words.terms(found)
    return cell(words.marked(found), f"{terms}, {narrative.period(found)}")


def moved(said: Body) -> Html:
    """What changed on the same period a year before, and whether it is better or worse."""
    if not said.get("change"):
        return cell("[x]", "no figure a year before")
    return cell(said["change"], str(said.get("direction") or "").lower())


def sure(said: Body) -> str:
    """How far chance alone could have given the verdict, in words that explain themselves; where it cannot be told, how far off it is."""
    certainty = str(said.get("certainty") or "")
    return SURE.get(certainty, certainty) or str(said.get("distance") or "")


def sentence(title: str, said: Body) -> str:
    """'“Delay residential or nursing care” is off track: 10 above the limit. It is worsening.'"""
    distance = f": {said['distance']}" if said.get("distance") else ""
    way = f" It is {said['direction'].lower()}." if said.get("direction") in ("Improving", "Worsening") else ""
    return f"“{title}” {SAID[str(said['word'])]}{distance}.{way}"


def tally(found: Sequence[str], of: str) -> str:
    """'Of six objectives, one is off track, two are on track and three have no target in the plan.'"""
    told = []
    for word, count in sorted(Counter(found).items(), key=lambda each: attention(each[0])):
        verb, _, rest = SAID[word].partition(" ")
        told.append(f"{words.how_many(count)} {verb if count == 1 else SEVERAL[verb]} {rest}")
    return f"Of {words.plural(len(found), of)}, {words.listed(told)}." if found else ""
