"""What may be said of each published measure of a year, and of all of them in one sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from data.periods import financial_year_of
from metrics import benchmarks
from metrics.benchmarks import Areas
from metrics.benchmarks_against import Against, against
from metrics.benchmarks_compare import TESTED
from metrics.results import Audience
from pages.parts import comparison_areas, figures, words

CARERS = "Survey of Adult Carers"


def rows(audience: Audience, areas: Areas, year_end: date) -> tuple[Against, ...]:
    """Every published measure of a year."""
    return tuple(against(each, areas) for each in benchmarks.of_year(figures.store(), areas, year_end, audience))


def finding(found: Sequence[Against], areas: Areas, year_end: date) -> str:
    """'2024/25: better than England on 9 of 20 published measures, worse on 2, similar on 8; 1 cannot be compared'."""
    told = [row for row in found if row.applies]
    many = Counter(row.england.word for row in told)
    name = areas.name
    year = financial_year_of(year_end) if figures.council_name() == name else f"{name}, {financial_year_of(year_end)}"
    tested = sum(many[word] for word in TESTED)
    if not tested:
        return f"{year}: none of {words.plural(len(told), 'published measure')} can be compared with England"
    neither = many["Higher"] + many["Lower"]
    said = [
        f"{year}: better than England on {many['Better']} of {len(told)} published measures",
        f"worse on {many['Worse']}",
        f"similar on {many['Similar']}",
        f"higher or lower on {neither}" if neither else "",
    ]
    without = f"; {len(told) - tested} cannot be compared" if len(told) > tested else ""
    return f"{', '.join(filter(None, said))}{without}"


def below(found: Sequence[Against]) -> str:
    """The small lines under the finding: whose figures they are, what does not apply this year, and what chance does."""
    resting = [row for row in found if not row.applies]
    carers = all(CARERS in row.of.measure.source for row in resting)
    why = ": carers are surveyed every second year" if carers else ""
    tested = sum(row.england.is_tested for row in found)
    said = [
        comparison_areas.whose(),
        f"{words.first_up(words.plural(len(resting), 'more measure'))} {'does' if len(resting) == 1 else 'do'} not apply in this year{why}."
        * bool(resting),
        f"Of {tested} comparisons at 95%, about one in 20 would look different by chance alone." * bool(tested),
    ]
    return " ".join(filter(None, said))
