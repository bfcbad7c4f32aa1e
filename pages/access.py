"""Roles, what each may open, and the audience each reads as: asked in one place, before any page runs (`menu.py`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from metrics.results import Audience

How = Literal["local", "sign-in", "unknown"]


@dataclass(frozen=True)
class Role:
    """What somebody is here to do: `one` names a person with this role, `many` all of them."""

    id: str
    one: str
    many: str
    reads: Audience


ROLES = {
    role.id: role
    for role in (
        Role("officer", "performance officer", "performance officers", "exact"),
        Role("approver", "approver", "approvers", "exact"),
        Role("smt", "senior management team (SMT)", "the senior management team (SMT)", "exact"),
        Role("scrutiny", "scrutiny member", "scrutiny members", "public"),
        Role("administrator", "administrator", "administrators", "exact"),
    )
}

# every page has a line here; a page without one opens for nobody
_EVERYONE = frozenset(ROLES)
_EXACT = frozenset(role.id for role in ROLES.values() if role.reads == "exact")
MAY_WITHDRAW = frozenset({"officer", "approver"})  # others see the record of uploads and change nothing in it
OPENS_FOR: dict[str, frozenset[str]] = {
    "overview": _EVERYONE,
    "objective": _EVERYONE,
    "outcome": _EVERYONE,
    "framework": _EVERYONE,
    "service_map": _EXACT,
    "actions": _EXACT,
    "questions": _EVERYONE,
    "editions": _EVERYONE,
    "evidence": _EXACT,
    "measure": _EXACT,
    "benchmarks": _EXACT,
    "methods": _EVERYONE,
    "upload": frozenset({"officer"}),
    "uploads": _EXACT,
    "as_of": _EXACT,
    "baselines": frozenset({"officer", "approver"}),
    "data_quality": _EXACT,
    "council_rules": _EXACT,
    "judgement": _EXACT,
    "reconciliation": frozenset({"officer"}),
    "administration": frozenset({"administrator"}),
    "first_start": frozenset({"administrator"}),
}
LIVE = frozenset({"measure", "benchmarks", "actions", "service_map", "evidence"})  # what changes daily and nobody has signed
LIVE_TO_BOARD = (
    "This page holds figures or words of today, which nobody has signed off. A scrutiny board reads editions: the overview is the newest "
    "one, with each objective and outcome, and the questions and replies it carries."
)


@dataclass(frozen=True)
class Visitor:
    """Who is asking. Somebody unknown has no role and may open nothing; `why` then says what to do about it."""

    name: str
    role: str
    how: How
    why: str = ""
    plan: str = ""  # the framework looked at, where it is not the adopted one (parts/in_view.py)

    @property
    def audience(self) -> Audience:
        """Exact figures, or those safe to publish."""
        return audience(self.role)


def may_open(role: str, page_id: str) -> bool:
    """Whether a role may open a page; no to every role and page not named above."""
    return role in OPENS_FOR.get(page_id, frozenset())


def audience(role: str) -> Audience:
    """What a role reads: exact figures only for roles that are known and trusted with them."""
    return ROLES[role].reads if role in ROLES else "public"


def refusal(page_id: str, role: str = "") -> str:
    """The sentence for a visitor who may not open a page: "This page is for performance officers. Ask ... if you need it"."""
    if audience(role) == "public" and role in ROLES and page_id in LIVE:
        return LIVE_TO_BOARD
    many = " and ".join(ROLES[role].many for role in ROLES if role in OPENS_FOR.get(page_id, frozenset()))
    return f"This page is for {many or 'nobody'}. Ask an administrator of this dashboard if you need it."
