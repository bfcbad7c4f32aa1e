"""The words this dashboard uses, in plain English: verdicts, marks, bases and the sector's own terms."""

from __future__ import annotations

import re

VERDICTS = (
    ("Off track", "The target is missed by more than the tolerance."),
    ("At risk", "The target is missed, by no more than the tolerance."),
    ("Data late", "A figure was due and has not come. The newest one we have is shown with its date."),
    ("On track", "The target is met. Above a target range it is met too, with a check that nobody in need was turned away."),
    ("No target", "The plan sets no number, so there is the trend and no verdict."),
    ("No baseline", "The plan compares with a year whose figure nobody has entered, or that was counted by other rules."),
    ("Not due yet", "The period is not over, or what happens after it is not known yet."),
    ("Too few to say", "So few people are counted that chance alone could give any verdict."),
    ("Not comparable", "Two figures were counted by other rules, so no change is worked out."),
    ("No measure yet", "The plan names this, and nothing that would count it has been sent to the dashboard. That is not none."),
)
JUDGEMENTS = (
    ("Verdict", "The figure against what the plan promised. The unrounded figure decides."),
    ("Change", "The figure against the same period last year. No clear change: the difference could be chance. It does not mean the same."),
    ("Certainty", "The likely range (95% confidence interval): how far chance alone could have moved the figure. “Within the margin”: "
                  "it reaches over the target. By Wilson's method for shares, by Byar's or the exact one for counts and rates."),
)  # fmt: skip
STEPS = (
    "An officer uploads the extract that also goes to government. Every row is checked and every fault is listed, with what to do.",
    "Names, postcodes, GP practices and free text are dropped at the door. The NHS number becomes a keyed code and is never kept.",
    "The national method joins the files: which file speaks for which dates, each event once however many files tell of it, services "
    "that vanish from later files closed, each person's latest details.",
    "Each measure asks of every person or event: is it in the denominator, did it happen, and if it was left out, by which rule.",
    "Numbers are counted for every covered month, quarter, year and 12 months. A period that no file covers has no figure, never 0.",
    "For public readers, counts of 1 to 4 are hidden and others rounded to the nearest 5, before a page or file is made.",
)
BASES = (
    ("CLD as-DHSC", "The Department of Health and Social Care's own rules, on this council's Client Level Data."),
    ("CLD local", "A definition of our own on Client Level Data, where there is no national one."),
    ("CLD published", "The official figure from Client Level Data, as published."),
    ("SALT-style from CLD", "The older return's rules, rebuilt on Client Level Data: close to it, not equal."),
    ("SALT return", "The council's own older yearly return (to 2023/24)."),
    ("SALT published", "Official figures from that return, as published."),
    ("survey", "A national sample survey, with its margin of error."),
    ("local upload", "A return of the council or its services, beside Client Level Data."),
    ("other published", "Published by another body."),
)
TERMS = (
    ("ASCOF", "Adult Social Care Outcomes Framework: the national measures of adult social care."),
    ("Baseline", "What a measure was in the year that the plan compares with."),
    ("CLD", "Client Level Data: the extract, person by person, that every council sends to government each quarter."),
    ("Denominator", "Everyone the measure is about: the number divided by."),
    ("Expected at year end", "Where the year would end if the rest of it went as its months so far did: arithmetic, not a forecast."),
    ("Front door", "The first place people who ask for help reach: the contact centre and initial assessment team."),
    ("Likely range", "The 95% interval: how far chance alone could have moved a figure. The fewer people, the wider it is."),
    ("Long-term support", "Nursing, residential, community or prison support meant to last."),
    ("Numerator", "Those for whom it happened: the number divided."),
    ("Provisional", "It may still change: later files may add or correct events, or what happens next is not known yet."),
    ("Reablement", "Short-term help to regain independence; in the data, short-term support to maximise independence (ST-Max)."),
    ("SALT", "Short and Long Term support: the yearly return that Client Level Data replaced."),
    ("SMT", "The senior management team of the council's adult social care."),
    ("12 months to", "A year that ends with the month named: each month's figure shares 11 months with the one before."),
)


def anchor(term: str) -> str:
    """The place of a word on the page of words and rules: 'word-likely-range'."""
    return "word-" + "-".join(re.findall(r"[a-z0-9]+", term.lower()))
