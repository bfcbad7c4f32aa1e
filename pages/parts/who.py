"""Who may write what: one list, so that a form is offered to the same people everywhere."""

from __future__ import annotations

from pages.access import ROLES, Visitor

MAY_ACT = frozenset({"officer", "approver", "smt"})  # actions, questions, evidence
MAY_COMMENT = frozenset({"smt", "officer"})


def may_act(visitor: Visitor) -> bool:
    """Whether the visitor may record actions, questions and evidence."""
    return visitor.role in MAY_ACT


def may_comment(visitor: Visitor) -> bool:
    """Whether the visitor may write commentary: those who answer for the objective; an approver checks it and does not write it."""
    return visitor.role in MAY_COMMENT


def signs_as(visitor: Visitor) -> str:
    """The name a signature is given by. On a machine of one's own nobody signs in, so the role says which hat was worn."""
    return f"{visitor.name}, as {ROLES[visitor.role].one}" if visitor.how == "local" else visitor.name
