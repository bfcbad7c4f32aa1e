"""When a contract is to be looked at again: on the day the register gives, else six months before it ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from data.framework import Framework, all_frameworks
from data.framework_parts import Section
from data.services.service import KeptService, Service

AHEAD_MONTHS = 6
SOON = timedelta(days=30)
CRITERIA = "review-criteria"


@dataclass(frozen=True)
class Review:
    """A review, by when, and whether the register gave the day itself."""

    kept: KeptService
    by: date
    is_given: bool

    def standing(self, today: date) -> str:
        """'overdue', 'due soon' (within 30 days) or 'to come'."""
        return "overdue" if self.by < today else "due soon" if self.by <= today + SOON else "to come"

    def days(self, today: date) -> int:
        """Days until it is due; below nought once it is overdue."""
        return (self.by - today).days


def review_of(kept: KeptService, today: date) -> Review | None:
    """The review of a service; None where it ended already, or nobody knows when it ends."""
    service = kept.service
    if service.ends_on is not None and service.ends_on < today:
        return None
    if service.review_on is not None:
        return Review(kept, service.review_on, is_given=True)
    return None if service.ends_on is None else Review(kept, months_before(service.ends_on, AHEAD_MONTHS), is_given=False)


def due(found: Iterable[KeptService], today: date, within: timedelta) -> list[Review]:
    """The reviews that are overdue or fall due within so many days, the most overdue first."""
    reviews = [review for each in found if (review := review_of(each, today)) is not None and review.by <= today + within]
    return sorted(reviews, key=lambda review: (review.by, review.kept.key))


def has_ended(service: Service, today: date) -> bool:
    """Whether its contract is over."""
    return service.ends_on is not None and service.ends_on < today


def months_before(day: date, months: int) -> date:
    """The same day so many months before; the last of that month where it has no such day."""
    total = day.year * 12 + day.month - 1 - months
    year, month = divmod(total, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def criteria() -> tuple[Framework, Section]:
    """The framework that says what a service is held against when it is reviewed, and that section of it. LookupError where none does."""
    return next((plan, section) for plan in all_frameworks().values() for section in plan.sections if section.id == CRITERIA)
