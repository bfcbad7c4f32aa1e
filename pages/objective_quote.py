"""Can I quote this? What somebody must know before a number leaves the room, and a sentence to quote it by."""

from __future__ import annotations

from metrics.results import Point
from pages.access import Visitor
from pages.parts import approval, figures, finality, glossary, links, narrative, shared_faults, words
from pages.parts.markup import Html, el
from pages.parts.standings import Standing
from pages.parts.strip import facts

NOT_SIGNED = "Not yet. Nobody has signed this figure off; until somebody does, say so when you quote it."


def can_i_quote(visitor: Visitor, standing: Standing) -> Html:
    """The section: an answer first, then what it rests on."""
    point = standing.newest
    heading = el("h2", "Can I quote this?")
    if point is None or point.value is None:
        why = words.first_up(words.terms(point)) if point is not None else "There is no figure yet"
        return el("section", heading, el("p", el("strong", "No."), f" {why}."))
    said: list[tuple[str, object]] = [
        ("Final", finality.final(point)),
        ("How sure", _how_sure(standing)),
        ("By whose rules", f"{words.first_up(point.basis)}. {dict(glossary.BASES).get(point.basis, '')}"),
        ("Comparable", _comparable(standing)),
        ("Faults", _faults(visitor, standing)),
        ("Signed off", _signed(visitor, point)),
    ]
    story = links.to_measure("The whole story of this number", visitor, point.measure_id, point.period_type, point.period_end.isoformat())
    return el("section", heading, el("p", *_answer(standing, point)), facts(said), el("p", story), id="can-i-quote-this")


def _answer(standing: Standing, point: Point) -> tuple[object, ...]:
    when = narrative.period(point)
    quote = f"“{standing.commitment.title}, {figures.council_name()}, {when}: {words.spoken(point, standing.edges)}.”"
    if point.status == "provisional":
        return el("strong", "Only as provisional: "), quote
    if words.few(point):
        return el("strong", "As counts, not as a share: "), quote
    return el("strong", "Yes, with its date and what it counts: "), quote


def _signed(visitor: Visitor, point: Point) -> str:
    """In which edition it stands as it is shown here, in the words of the number's own story; or that nobody has signed it yet."""
    said = approval.approved(visitor.audience, point)
    return NOT_SIGNED if said == approval.NOT_YET else f"{said}."


def _how_sure(standing: Standing) -> str:
    if standing.verdict.interval is None:
        return "Not known: the counts behind it are not published."
    doubt = "" if standing.verdict.doubt.startswith("The likely range") else f" {standing.verdict.doubt}"
    certain = f": {standing.verdict.certainty}" if standing.verdict.certainty else ""
    return f"Likely range {narrative.likely_range(standing)} (95% interval){certain}.{doubt}"


def _comparable(standing: Standing) -> str:
    said = []
    if standing.verdict.refusal:
        said.append(f"Not with the baseline. {standing.verdict.refusal}")
    elif standing.verdict.baseline is not None:
        said.append(f"With the baseline: yes ({standing.verdict.baseline.words}).")
    elif standing.commitment.baseline:
        said.append(f"With the baseline: not yet, since no figure for {standing.commitment.baseline} is known.")
    year_ago = standing.verdict.change is not None
    said.append("With a year before: yes, the same rules." if year_ago else "With a year before: no figure for it.")
    return " ".join(said)


def _faults(visitor: Visitor, standing: Standing) -> str:
    count = shared_faults.how_many(visitor, standing.commitment.measure)
    if not count:
        few = "" if visitor.audience == "exact" else f" in {shared_faults.FEW} records or more"
        return f"None of those that are looked for bends it{few}."
    return f"{words.first_up(words.plural(count, 'kind'))} of fault in the data {'bends' if count == 1 else 'bend'} it: see what they lack."
