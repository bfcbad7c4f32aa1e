"""What is not measured yet, and what would feed it: a hole is named, never blank and never 0."""

from __future__ import annotations

# by measure: the return that will bring its figures, as the people who send it would call it
FED_BY = {
    "wellbeing_users": "the wellbeing service's monthly return",
    "survey_returns": "the survey and evaluation return",
    "evaluations_used": "the register of commissioning decisions",
    "home91_local": "the reablement follow-up return",
    "home91_literal": "the reablement follow-up return",
    "pathway_0": "the hospital discharge return",
    "pathway_1": "the hospital discharge return",
    "pathway_2": "the hospital discharge return",
    "pathway_3": "the hospital discharge return",
    "front_door_community_refs": "the community referrals return",
    "community_service_people": "the community referrals return",
}


def fed_by(measure_id: str) -> str:
    """What will bring the figures of a measure, in words."""
    return FED_BY.get(measure_id, "a return that this version cannot read yet")


def waits_for(measure_id: str) -> str:
    """The gap in a sentence: which return will feed it."""
    return f"No measure yet: {fed_by(measure_id)} will feed it."
