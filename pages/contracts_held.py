"""Every contract with its one verdict: the linked measures behind it, why it is so, and when it is to be reviewed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from data.services.contracts import contracts
from data.services.reviews import Review, review_of
from data.services.service import KeptService
from metrics import contract
from metrics.results import Audience
from pages.parts import gaps, narrative, standings, words
from pages.parts.standings import Standing
from pages.parts.tags import attention

NO_DAY = date.max
SENTENCE_ENDS = re.compile(r"(?<=[.])\s+(?=[A-Z0-9])")


@dataclass(frozen=True)
class Held:
    """A contract: `linked` are its measures as they stand, `behind` the one whose verdict is the contract's (None: none is linked)."""

    kept: KeptService
    linked: tuple[Standing, ...]
    word: str
    behind: Standing | None
    review: Review | None

    @property
    def others(self) -> list[Standing]:
        """The linked measures that the verdict is not from."""
        return [each for each in self.linked if each is not self.behind]


def held(audience: Audience, found: Iterable[KeptService], today: date) -> list[Held]:
    """The contracts that run, what needs attention first: by verdict, then an overdue review, then what ends soonest."""
    there = contracts(found, today)
    named = {measure for kept in there for measure in kept.service.linked}
    known = {measure: standings.of_measure(audience, measure) for measure in named}
    every = [_held(kept, known, today) for kept in there]
    return sorted(every, key=lambda each: _need(each, today))


def why(each: Held) -> str:
    """The verdict's reason in a sentence or two, without the name of the measure: '80 in 12 months to September 2026, 10 above the limit.
    Promised: fewer than 70.' The whole reason stands on the measure's own page.
    """
    if each.behind is None:
        return "No measure is linked to it, so nothing says how it goes."
    said, point, measure = each.behind.verdict, each.behind.latest, each.behind.measure
    if measure is None:
        return f"The register links it to {title(each.behind)}, and there is no such measure. The Methods page lists those there are."
    if each.word == contract.NO_MEASURE:
        return words.first_up(gaps.no_figures(measure).removeprefix(f"{contract.NO_MEASURE}: "))
    if not said.distance or point is None:
        return " ".join(SENTENCE_ENDS.split(said.reason)[:2])
    figure = f"{words.marked(point)}, {narrative.period(point)}, {said.distance}."
    return f"{words.first_up(figure)} Promised: {words.first_down(each.behind.target)}."


def standing_of(each: Held, today: date) -> str:
    """The review: 'overdue', 'due soon', 'to come'; 'no day known' where the register gives neither a day nor an end."""
    return "no day known" if each.review is None else each.review.standing(today)


def title(standing: Standing) -> str:
    """The measure's name as a reader knows it; its id where nobody knows the measure."""
    return standing.measure.title if standing.measure is not None else standing.commitment.measure


def told(standing: Standing) -> str:
    """A linked measure that the verdict is not from: 'Referrals to community services: no target'."""
    return f"{title(standing)}: {words.first_down(standing.word)}"


def _held(kept: KeptService, known: Mapping[str, Standing], today: date) -> Held:
    linked = tuple(known[measure] for measure in kept.service.linked)
    place = contract.worst([each.word for each in linked])
    behind = None if place is None else linked[place]
    return Held(kept, linked, contract.NO_MEASURE if behind is None else behind.word, behind, review_of(kept, today))


def _need(each: Held, today: date) -> tuple[int, bool, date, str]:
    return (
        attention(each.word), standing_of(each, today) != "overdue", each.kept.service.ends_on or NO_DAY, each.kept.service.name.lower(),
    )  # fmt: skip
