"""SALT's short-term tables rebuilt: the worked set of measures.md 10.3, and each side of the rules of 10.1 and 10.4."""

from __future__ import annotations

from pathlib import Path

from tests.metrics.council import BOTH_METHODS, Council, D, council

TO_ASSESS = "Progress to assessment, review or reassessment"
ADVICE, DECLINED = "NFA: Information and advice or signposting", "NFA: Support declined"
LTS, ST_MAX = "Long term support: Community", "Short term support: ST-Max"
UNABLE, OTHER, SIGNPOSTED = "Unable to classify", "No services provided: other reason", "Signposted to universal or other services"
COMMUNITY, SHORT_TERM = "Long-term support: community", "Short-term support to maximise independence"

# year 2023/24, a request of 1 to 2 May 2023; release 1 wording and release 2 wording mixed, as files have them
WORKED_SET = """
person | event_type | event_start_date | event_end_date | service_type                 | event_outcome
S01    | Request    | 2023-05-01       | 2023-05-02     |                              | NFA - Information & Advice / Signposting only
S02    | Request    | 2023-05-01       | 2023-05-02     |                              | Progress to Assessment
S02    | Request    | 2023-05-06       | 2023-05-07     |                              | NFA: Information and advice or signposting
S03    | Request    | 2023-05-01       | 2023-05-02     |                              | Progress to Assessment
S03    | Request    | 2023-05-07       | 2023-05-08     |                              | NFA: Information and advice or signposting
S04    | Request    | 2023-05-01       | 2023-05-02     |                              | Progress to Assessment
S04    | Service    | 2022-06-01       |                | Long term support: Community |
S05    | Request    | 2023-05-01       | 2023-05-02     |                              | NFA: Information and advice or signposting
S05    | Service    | 2022-06-01       | 2023-04-30     | Long Term Support: Community |
S06    | Request    | 2023-05-01       | 2023-05-02     |                              | Progress to Assessment
S06    | Assessment | 2023-05-20       | 2023-05-25     |                              | Progress to Support Planning / Services
S06    | Service    | 2023-05-28       |                | Long term support: Community |
S07    | Request    | 2023-05-01       | 2023-05-02     |                              | Progress to Assessment
S07    | Assessment | 2023-05-20       | 2023-05-25     |                              | Progress to Support Planning / Services
S07    | Service    | 2023-05-29       |                | Long term support: Community |
S08    | Request    | 2023-05-01       | 2023-05-02     |                              | Progress to Assessment
S08    | Service    | 2023-05-31       |                | Long term support: Community |
S08C   | Request    | 2023-05-01       | 2023-05-02     |                              | Progress to Assessment
S08C   | Service    | 2023-05-31       | 2023-08-31     | Long term support: Community |
S09    | Request    | 2023-05-01       | 2023-05-02     |                              | Progress to Assessment
S09    | Service    | 2023-05-30       | 2023-08-30     | Long term support: Community |
S10    | Request    | 2023-05-01       | 2023-05-02     |                              | Progress to Assessment
S10    | Service    | 2023-05-03       | 2023-05-04     | Short term support: ST-Max   |
S10    | Service    | 2023-05-05       |                | Long term support: Community |
S11    | Request    | 2023-05-01       | 2023-05-02     |                              | Progress to Assessment
S11    | Assessment | 2023-05-05       | 2023-05-12     |                              | NFA - Support declined
S12    | Request    | 2023-05-01       | 2023-05-02     |                              | Progress to Assessment
S12    | Assessment | 2023-05-05       | 2023-05-12     |                              | NFA: Support declined
S12    | Review     | 2023-05-05       | 2023-05-12     |                              | NFA: Information and advice or signposting
S13    | Request    | 2023-05-01       | 2023-05-02     |                              | Progress to Assessment
S13    | Request    | 2023-05-15       | 2023-05-16     |                              | NFA: Information and advice or signposting
"""
YEAR = {"end": D(2024, 3, 31)}
THEN = {"covers": ("2023-04-01", "2024-06-30"), "submitted_at": "2024-07-15"}
TYPES = {  # the types of record of 10.1 point 9, in our words
    1: "The request: nothing came after", 2: "A service that came after", 3: "An assessment or review that came after",
    4: "The request: what came after does not tell", 5: "The request: what came after is too late, or another request",
}  # fmt: skip
EXPECTED = {
    "S01": [(1, SIGNPOSTED)], "S02": [(1, SIGNPOSTED)], "S03": [(1, SIGNPOSTED), (5, UNABLE)], "S05": [(1, SIGNPOSTED)],
    "S06": [(2, COMMUNITY)], "S07": [(4, UNABLE)], "S08": [(2, COMMUNITY)], "S09": [(2, COMMUNITY)], "S10": [(2, SHORT_TERM)],
    "S11": [(3, OTHER)], "S12": [(3, OTHER)], "S13": [(1, SIGNPOSTED), (5, UNABLE)],
}  # fmt: skip


@BOTH_METHODS
def test_the_worked_set(tmp_path: Path, method: str) -> None:
    as_worked = "\n".join(line for line in WORKED_SET.splitlines() if "S08C" not in line)
    drawn_council = council(tmp_path, as_worked, method, **THEN)
    assert drawn_council.figure("sts001", **YEAR) == (14, None, 14, "observed")
    assert drawn_council.excluded("sts001", **YEAR) == {"existing_client": 1}, "15 clusters, 14 of new people"
    sequels = {SIGNPOSTED: 5, COMMUNITY: 3, SHORT_TERM: 1, OTHER: 2, UNABLE: 3}
    assert {name: drawn_council.figure("sts001", name, **YEAR)[0] for name in sequels} == sequels
    assert told(drawn_council) == EXPECTED


def told(drawn_council: Council) -> dict[str, list[tuple[int, str]]]:
    """Of each person the type of record and the sequel of their clusters, the financial year 2023/24."""
    rows = drawn_council.from_nouns(
        "select council_number, how_it_is_known, sequel from request_sequel join person using (scope, person) "
        "where not had_long_term_support and ended between '2023-04-01' and '2024-03-31' and '2024-03-31' between known_from and known_until"
    )
    types = {words: number for number, words in TYPES.items()}
    found: dict[str, list[tuple[int, str]]] = {}
    for person, words, sequel in rows:
        found[person] = sorted([*found.get(person, []), (types[words], sequel)])
    return found


def test_a_first_event_too_late_counts_only_while_it_is_open(tmp_path: Path) -> None:
    found = told(council(tmp_path, WORKED_SET, **THEN))
    assert (found["S08"], found["S08C"]) == ([(2, COMMUNITY)], [(5, UNABLE)])


def cases(**rows_of: str) -> str:
    """One person for each case; its rows are type, start, end, service type, outcome."""
    rows = [f"{person} | {row}" for person, rows in rows_of.items() for row in rows.strip().splitlines()]
    return "\n".join(["person | event_type | event_start_date | event_end_date | service_type | event_outcome", *rows])


REQUEST = f"Request | 2023-05-01 | 2023-05-02 | | {TO_ASSESS}\n"
FOLLOWED_BY = {
    "ThreeDays": (f"Assessment | 2023-05-02 | 2023-05-04 | | {TO_ASSESS}\nService | 2023-05-07 | | {LTS} |", (2, COMMUNITY)),
    "FourDays": (f"Assessment | 2023-05-02 | 2023-05-04 | | {TO_ASSESS}\nService | 2023-05-08 | | {LTS} |", (4, UNABLE)),
    # only the row before counts: a long assessment does not bridge the gap after a short one that starts later
    "RowBefore": (
        f"Assessment | 2023-05-03 | 2023-06-30 | | {TO_ASSESS}\nReview | 2023-05-04 | 2023-05-05 | | {TO_ASSESS}\n"
        f"Service | 2023-05-09 | | {LTS} |", (4, UNABLE)),
    # after an open event nothing breaks the chain
    "Open": (f"Service | 2023-05-05 | | Short term support: Other short term |\nService | 2023-11-05 | | {LTS} |", (2, COMMUNITY)),
    "SameDay": (f"Request | 2023-05-12 | 2023-05-13 | | {ADVICE}\nService | 2023-05-12 | | {LTS} |", (5, UNABLE)),
    "DayBefore": (f"Service | 2023-05-12 | | {LTS} |\nRequest | 2023-05-13 | 2023-05-14 | | {ADVICE}", (2, COMMUNITY)),
    "LastDay": (f"Service | 2024-03-31 | | {LTS} |", (2, COMMUNITY)),  # open, so at any distance
    # what starts after the period is not looked at
    "NextYear": (f"Service | 2024-04-01 | | {LTS} |", (1, UNABLE)),
    "AsPlanned": ("Assessment | 2023-05-05 | 2023-05-12 | | NFA: Support ended as planned", (4, UNABLE)),
    "Other": ("Assessment | 2023-05-05 | 2023-05-12 | | NFA: Other", (3, OTHER)),
    "Later": (f"Assessment | 2023-05-05 | 2023-05-12 | | {ADVICE}\nReview | 2023-05-13 | 2023-05-14 | | {TO_ASSESS}", (3, SIGNPOSTED)),
    "Beside": (f"Assessment | 2023-05-05 | 2023-05-12 | | {ADVICE}\nReview | 2023-05-06 | 2023-05-12 | | {TO_ASSESS}", (3, OTHER)),
    "Latest": (
        f"Assessment | 2023-05-05 | 2023-05-12 | | {ADVICE}\nReview | 2023-05-06 | 2023-05-13 | | NFA: Deceased",
        (3, "No services provided: the person died")),
    "ForCarer": ("Service | 2023-05-05 | 2023-05-12 | Unpaid carer support: Direct to unpaid carer | NFA: Other", (3, OTHER)),
    "LowLevel": (f"Service | 2023-05-05 | 2023-05-12 | Short term support: Ongoing low level |\nService | 2023-05-05 | | {LTS} |", (2, COMMUNITY)),
}  # fmt: skip


def test_what_follows(tmp_path: Path) -> None:
    found = told(council(tmp_path, cases(**{name: REQUEST + rows for name, (rows, _) in FOLLOWED_BY.items()}), **THEN))
    assert {name: expected in found[name] for name, (_, expected) in FOLLOWED_BY.items()} == dict.fromkeys(FOLLOWED_BY, True)


OWN_OUTCOMES = {
    "NFA - 100% NHS funded care": "100% NHS funded care",
    "NFA: Referral to other service within the local authority": SIGNPOSTED,
    "NFA - Deceased": "No services provided: the person died",
    "NFA - Self-funded client (Inc. 12wk disregard)": OTHER,
    "NFA - Moved to another LA": OTHER,
    "NFA - Support ended: Other reason": OTHER,
    "NFA - No services offered: Other reason": OTHER,
    "NFA- Other": OTHER,
    "Service ended as planned": UNABLE,
    "Admitted to hospital": UNABLE,
    "Provision of service": UNABLE,
    "Progress to End of Life Care": UNABLE,
    "nonsense": UNABLE,
    "": UNABLE,
}


def test_the_request_s_own_outcome(tmp_path: Path) -> None:
    requests = {f"P{place}": f"Request | 2023-05-01 | 2023-05-02 | | {outcome}" for place, outcome in enumerate(OWN_OUTCOMES)}
    two = f"Request | 2023-05-01 | 2023-05-02 | | {DECLINED}\nRequest | 2023-05-02 | 2023-05-02 | | {ADVICE}"
    found = told(council(tmp_path, cases(**requests, Two=two), **THEN))
    assert [found[person] for person in requests] == [[(1, sequel)] for sequel in OWN_OUTCOMES.values()]
    assert found["Two"] == [(1, SIGNPOSTED)], "of two outcomes on the last day the first ranked counts"


RUNS_ON = f"""
person | event_type | event_start_date | event_end_date | event_outcome
A      | Request    | 2024-03-20       | 2024-03-30     | {ADVICE}
A      | Request    | 2024-04-02       | 2024-04-03     | {DECLINED}
B      | Request    | 2023-03-30       | 2023-04-01     | {ADVICE}
C      | Request    | 2023-03-30       | 2024-04-01     | {ADVICE}
"""


def test_a_cluster_that_runs_past_the_period_counts_by_its_last_row_in_it(tmp_path: Path) -> None:
    drawn_council = council(tmp_path, RUNS_ON, **THEN)
    assert drawn_council.figure("sts001", **YEAR)[0] == 2, "A by its first row, and B; C ends after the year"
    assert drawn_council.figure("sts001", SIGNPOSTED, **YEAR)[0] == 2
    april = {"end": D(2024, 4, 30), "period_type": "rolling_year"}
    assert drawn_council.figure("sts001", **april)[0] == 2, "A once more, by its second row, and C; B ended before"
    assert [drawn_council.figure("sts001", name, **april)[0] for name in (SIGNPOSTED, OTHER)] == [1, 1]


PEOPLE = f"""
person | nhs_hash | birth_year | birth_month | date_of_death | event_type | event_start_date | event_end_date | event_outcome | service_type
A      |          | 1959       | 4           |               | Request    | 2023-05-01       | 2023-05-02     | {ADVICE}      |
B      |          | 1959       | 3           |               | Request    | 2023-05-01       | 2023-05-02     | {ADVICE}      |
C      |          | 2006       | 4           |               | Request    | 2023-05-01       | 2023-05-02     | {ADVICE}      |
E      |          | -          | -           |               | Request    | 2023-05-01       | 2023-05-02     | {ADVICE}      |
F      |          |            |             |               | Request    | 2023-05-01       | 2023-05-02     | {ADVICE}      |
F      | ab       |            |             |               | Service    | 2023-07-01       | 2023-07-02     |               | Short term support: Other short term
G      |          |            |             | 2023-05-02    | Request    | 2023-05-01       | 2023-05-20     | {ADVICE}      |
"""


def test_who_counts_and_in_which_band(tmp_path: Path) -> None:
    drawn_council = council(tmp_path, PEOPLE, **THEN)
    assert drawn_council.rules("sts001", **YEAR) == {
        "A": {""}, "B": {""}, "C": {"under_18"}, "E": {"no_birth_month"}, "F": {"also_seen_with_nhs_number"}, "G": {""},
    }  # fmt: skip
    assert drawn_council.figure("sts001", "18 to 64", **YEAR)[0] == 1, "A is 64 on the last day, B is 65"
    assert drawn_council.figure("sts001", "65 and above", **YEAR)[0] == 2


AS_PLANNED = "NFA: Support ended as planned"
AFTER_SUPPORT = [
    ("", AS_PLANNED, OTHER),
    ("", "Admitted to hospital", OTHER),
    ("", "NFA: Deceased", "Ended early: NHS funded care or the person died"),
    ("", "NFA: Referral to NHS services or NHS funded social care", "Ended early: NHS funded care or the person died"),
    ("", "NFA: Self-funded client or under 12wk disregard", "No services provided: the person pays for their own care"),
    ("", DECLINED, "No services provided: support declined"),
    ("", ADVICE, "No services provided: signposted to other services"),
    ("", "NFA: Referral to other service within the local authority", "No services provided: signposted to other services"),
    ("", "NFA: Responsibility moved to another local authority", OTHER),
    ("", "Continuation of support or services", UNABLE),
    ("", "", UNABLE),
    (f"Service | 2023-06-04 | 2023-09-01 | {LTS} |", AS_PLANNED, "Long-term support"),
    (f"Service | 2023-06-05 | 2023-09-01 | {LTS} |", ADVICE, "No services provided: signposted to other services"),
    (f"Service | 2023-08-05 | | {LTS} |", ADVICE, "Long-term support"),  # open, so in scope at any distance
    ("Service | 2023-06-02 | 2023-09-01 | Short term support: Ongoing low level |", AS_PLANNED, "Ongoing low-level support"),
    ("Service | 2023-06-02 | 2023-09-01 | Short term support: Other short term |", AS_PLANNED, "Other short-term support"),
    (f"Review | 2023-06-02 | 2023-06-03 | | {ADVICE}", AS_PLANNED, "No services provided: signposted to other services"),
    (f"Review | 2023-06-02 | 2023-06-03 | | {ADVICE}\nAssessment | 2023-06-02 | 2023-06-03 | | {DECLINED}", AS_PLANNED, OTHER),
    (f"Review | 2023-06-02 | 2023-06-03 | | {ADVICE}\nAssessment | 2023-06-02 | 2023-06-03 | | {TO_ASSESS}", AS_PLANNED,
     "No services provided: signposted to other services"),
    (f"Review | 2023-06-02 | 2023-06-03 | | {TO_ASSESS}", AS_PLANNED, OTHER),
    (f"Review | 2023-06-02 | 2023-06-03 | | {TO_ASSESS}", "Admitted to hospital", UNABLE),
    (f"Service | 2023-06-03 | 2023-07-01 | {ST_MAX} | {ADVICE}\nService | 2023-06-03 | | {LTS} |", TO_ASSESS, UNABLE),
]  # fmt: skip


def test_what_follows_short_term_support(tmp_path: Path) -> None:
    """The support is from 3 May to 1 June 2023, after a request of 1 to 2 May."""
    drawn = {
        f"P{place}": f"{REQUEST}Service | 2023-05-03 | 2023-06-01 | {ST_MAX} | {outcome}\n{rows}"
        for place, (rows, outcome, _) in enumerate(AFTER_SUPPORT)
    }
    found = categories(council(tmp_path, cases(**drawn), **THEN))
    assert [case for case, (*_, category) in enumerate(AFTER_SUPPORT) if category not in found[f"P{case}"]] == []


def categories(drawn_council: Council) -> dict[str, list[str]]:
    """Of each person the categories of their spells that ended in 2023/24."""
    rows = drawn_council.from_nouns(
        "select council_number, category from reablement_after_request join person using (scope, person) where final_day = '2024-03-31'"
    )
    found: dict[str, list[str]] = {}
    for person, category in rows:
        found.setdefault(person, []).append(category)
    return found


SPELLS = [
    (f"Service | 2023-05-03 | 2023-06-01 | {ST_MAX} |\nService | 2023-06-02 | 2023-06-09 | {ST_MAX} |", 1),
    (f"Service | 2023-05-03 | 2023-06-01 | {ST_MAX} |\nService | 2023-06-03 | 2023-06-09 | {ST_MAX} |", 2),
    (f"Service | 2023-05-03 | 2024-03-31 | {ST_MAX} |", 1),
    (f"Service | 2023-05-03 | 2024-04-01 | {ST_MAX} |", 0),
    # goes on after the year: by its last row in it
    (f"Service | 2023-05-03 | 2024-03-31 | {ST_MAX} |\nService | 2024-04-01 | 2024-04-10 | {ST_MAX} |", 1),
    (f"Service | 2023-05-03 | | {ST_MAX} |", 0),
    (f"Service | 2023-05-31 | 2023-06-09 | {ST_MAX} |", 0),  # 29 days after the request: not its sequel
    (f"Service | 2023-05-30 | 2023-06-09 | {ST_MAX} |", 1),
    (f"Service | 2023-04-01 | | {LTS} |\nService | 2023-05-03 | 2023-06-01 | {ST_MAX} |", 0),  # not a new person
]


def test_spells_of_new_people(tmp_path: Path) -> None:
    drawn_council = council(tmp_path, cases(**{f"P{place}": REQUEST + rows for place, (rows, _) in enumerate(SPELLS)}), **THEN)
    found = categories(drawn_council)
    assert [len(found.get(f"P{place}", [])) for place in range(len(SPELLS))] == [many for _, many in SPELLS]
    assert drawn_council.figure("sts002a", **YEAR) == (6, None, 6, "observed")
    assert drawn_council.figure("sts002a", UNABLE, **YEAR)[0] == 6, "always shown, and here all of them: no outcome is written down"


SUPPORTED = """
person | event_start_date | event_end_date | service_type                 | note
A      | 2023-05-01       | 2023-06-01     | Short term support: ST-Max   | support on the first day
A      | 2022-05-01       | 2023-05-01     | Long term support: Community |
B      | 2023-05-01       | 2023-06-01     | Short term support: ST-Max   | support ended the day before
B      | 2022-05-01       | 2023-04-30     | Long term support: Community |
C      | 2023-05-01       | 2023-06-01     | Short term support: ST-Max   | no day between: one spell, asked at its start
C      | 2023-06-02       | 2023-07-01     | Short term support: ST-Max   |
C      | 2023-05-02       |                | Long term support: Community |
E      | 2023-05-01       | 2023-06-01     | Short term support: ST-Max   | a day between: two, the second of someone supported
E      | 2023-06-03       | 2023-07-01     | Short term support: ST-Max   |
E      | 2023-05-02       |                | Long term support: Community |
F      | 2024-03-01       | 2024-04-01     | Short term support: ST-Max   | ends after the year
F      | 2022-05-01       |                | Long term support: Community |
G      | 2024-03-01       | 2024-03-31     | Short term support: ST-Max   | goes on after the year: by its last row in it
G      | 2024-04-01       | 2024-04-10     | Short term support: ST-Max   |
G      | 2022-05-01       |                | Long term support: Prison    |
H      | 2024-03-01       |                | Short term support: ST-Max   | open
H      | 2022-05-01       |                | Long term support: Community |
"""


@BOTH_METHODS
def test_spells_of_people_who_were_supported(tmp_path: Path, method: str) -> None:
    drawn_council = council(tmp_path, SUPPORTED, method, **THEN)
    counted = {"A": (1, 1), "B": (0, 0), "C": (0, 0), "E": (1, 1), "G": (1, 1)}
    assert drawn_council.counted("sts002b", **YEAR) == counted
    assert drawn_council.figure("sts002b", **YEAR) == (3, None, 3, "observed")
    assert drawn_council.excluded("sts002b", **YEAR) == {"new_person": 3}
    assert drawn_council.figure("sts002b", end=D(2024, 4, 30), period_type="rolling_year")[0] == 4, "A, E, F, and G by its last row"
