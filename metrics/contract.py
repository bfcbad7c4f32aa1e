"""One verdict for a contract, from the verdicts on the measures it is linked to: one framework of performance over all contracts.

"Develop a consistent quality assurance and performance management framework to be applied across all externally commissioned contracts."
(Leicestershire, Early Help and Prevention Strategy, Summary action plan, Commissioning)
"""

from __future__ import annotations

from collections.abc import Sequence

NO_MEASURE = "No measure yet"
WORST_FIRST = ("Off track", "At risk", "Data late", "On track")
# what stands where none of its measures can be judged: the reason that is nearest to a verdict
WHY_NOT = ("Too few to say", "No baseline", "No target", "Not comparable", "Not due yet", NO_MEASURE)
RULE = (
    "A contract's verdict is the worst among the linked measures that can be judged: off track before at risk, then data late, then on "
    "track. A measure without a target or a baseline, too small, or not due yet does not count towards it; where no linked measure can be "
    "judged, the verdict says why. No linked measure is no measure yet."
)
BESIDE = (
    "Beside, not because of: the measures are of the whole council, and many services move them. A verdict says how what a service works "
    "towards stands; that the service brought it about cannot be claimed from it."
)


def worst(verdicts: Sequence[str]) -> int | None:
    """The place, among the verdicts on its linked measures, of the one that is the contract's; None where none is linked."""
    ranked = [*WORST_FIRST, *WHY_NOT]
    return min(range(len(verdicts)), key=lambda place: ranked.index(verdicts[place]), default=None)


def one_verdict(verdicts: Sequence[str]) -> str:
    """The contract's verdict: 'Off track', 'No target', ...; 'No measure yet' where it is linked to none."""
    place = worst(verdicts)
    return NO_MEASURE if place is None else verdicts[place]
