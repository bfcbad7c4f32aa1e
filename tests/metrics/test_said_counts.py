"""Which numbers in a text are counts: those of people however they are said, and not dates, ages, places, units or names."""

import pytest

from metrics.said_counts import counts_said

SMALL = 30

COUNTS = [
    ("It should have been one.", 1), ("one", 1), ("It was 1\u00a0people", 1), ("It was 1  people", 1), ("one in all", 1), ("1 clients", 1),
    ("admissions: 3", 3), ("3 placements", 3), ("3 individuals", 3), ("3 deaths", 3), ("3 fewer than last year", 3), ("3\npeople", 3),
    ("three very frail older people", 3), ("a third of nine", 9), ("half a dozen moved in", 6), ("two dozen", 24), ("a couple left", 2),
    ("twenty-three left", 23), ("a single request came", 1), ("one of the new residents", 1), ("one of them died", 1),
    ("3 hospital admissions in two wards", 3), ("3 moved to two wards", 3), ("3 waited months for care", 3), ("rose to 3 – two wards", 3),
    ("one care home resident", 1), ("In December 3 people moved in", 3), ("3 may have moved", 3), ("Under question 3, 4 people moved", 4),
    ("objective 3 and 4 people", 4), ("week 3 people moved", 3), ("about 3 people", 3), ("fewer than 2", 2), ("3people", 3), ("x=3", 3),
    ("admissions: 3\nWards: 4", 3), ("It went from 18 to 64", 18), ("3.0 people", 3), ("all but two of them", 2), ("3/4", 4), ("-3", 3),
    ("２ people", 2), ("Ⅲ people", 3), ("③", 3), ("thr\u00adee", 3), ("3\u200b people", 3), ("\u202e3 people", 3), ("3-person", 3),
    ("Scrutiny: 1 person aged 18 to 64 admitted", 1), ("3 people in their first 2 months", 3), ("from 4 to 3", 4),
]  # fmt: skip
EVERYDAY = [
    "On 3 December it opened, and on 3 to 5 January 2027 it closes.",
    "The reply reached the board two days later than the edition says.",
    "Saturday starts began, but only in one of the two towns.",
    "In three of the four wards the team is complete.",
    "Eight more extra care flats open at Millbank in March 2027.",
    "More people were still at home on day 91, 91 days after they left.",
    "Fewer adults aged 18 to 64 asked again; those of 65 and over did, and carers under 18 too.",
    "The share fell by 3 percentage points, to 18.4%, or by 3%.",
    "It cost £3 more a week, £12 million in all.",
    "Pathway 1 discharges take two to three weeks to be recorded.",
    "See objective 3, question 2 and edition 1; pathways 0 to 2 and questions 2, 3 and 5 are not affected.",
    "No one was turned away, and the two teams helped one another.",
    "Three social workers and a couple of nurses joined the team in quarter 2.",
    "Work goes on in the three months to 31 March 2026.",
    "A third of the requests were answered within two working days, at the 2nd call.",
    "The contact team is open from 9 am to 5pm, 9:30 on Fridays.",
    "Show each priority with its measure on one page, in one form, one day.",
    "About 10 people moved in, fewer than five of them from hospital.",
    "One in ten who answered had not known of it, four in five would use it again.",
    "One of the reasons is that home care could not start at weekends.",
    "Section 9 of the Care Act 2014 and regulation 18 apply in 2026/27.",
    "The two hospitals, three GP practices and one council share one form.",
    "Ward 3 has had two new managers in six months.",
    "The six-week service became a twelve-week service on 3/11/2025.",
    "Two smaller care homes with 24 beds closed, five miles away.",
    "Health and Care Scrutiny Board, 24 November 2026",
    "2½ years",
]


@pytest.mark.parametrize(("words", "count"), COUNTS)
def test_a_count_is_found_however_it_is_said(words, count):
    assert count in counts_said(words)


@pytest.mark.parametrize("words", EVERYDAY)
def test_what_is_clearly_something_else_is_no_count(words):
    assert not {number for number in counts_said(words) if number < SMALL}
