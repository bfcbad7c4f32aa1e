"""LTS004 rebuilt: settled accommodation and paid work of people with a learning disability (measures.md 10.5); and rates of 10.6."""

from __future__ import annotations

from pathlib import Path

from metrics.run import run
from tests.metrics.council import AS_OF, BOTH_METHODS, YEAR_END, Council, council

LD = "Learning disability support"
HOME, CARE_HOME = "Owner occupier or shared ownership scheme", "Registered care home"
PAID, SEEKING = "Paid: Less than 16 hours a week", "Not in Paid Employment (seeking work)"
PEOPLE = f"""
person | event_start_date | event_end_date | service_type                        | accommodation_status | employment_status | primary_support_reason | birth_year
A      | 2025-05-01       |                | Long term support: Community        | {HOME}               | {PAID}            | {LD}                   | 1990
B      | 2025-05-01       |                | Long term support: Residential care | {CARE_HOME}          | {SEEKING}         | Learning Disability Support | 1990
C      | 2024-05-01       |                | Long term support: Community        | {CARE_HOME}          | {SEEKING}         | {LD}                   | 1990
C      | 2025-05-01       |                | Long term support: Community        | {HOME}               | {PAID}            | {LD}                   | 1990
E      | 2025-05-01       |                | Long term support: Community        | {HOME}               | {PAID}            | {LD}                   | 1990
E      | 2025-05-01       |                | Long term support: Nursing care     | {CARE_HOME}          | {SEEKING}         | {LD}                   | 1990
F      | 2025-05-01       |                | Long term support: Community        | Unknown              | Unknown           | {LD}                   | 1990
F      | 2025-05-01       |                | Long term support: Nursing care     | {HOME}               | {PAID}            | {LD}                   | 1990
G      | 2024-05-01       |                | Long term support: Community        | {HOME}               | {PAID}            | {LD}                   | 1990
G      | 2025-05-01       |                | Long term support: Nursing care     | Unknown              | Unknown           | {LD}                   | 1990
H      | 2024-05-01       |                | Long term support: Community        | {HOME}               | {PAID}            | {LD}                   | 1990
H      | 2025-05-01       |                | Long term support: Nursing care     | -                    | nonsense          | {LD}                   | 1990
I      | 2025-05-01       |                | Long term support: Community        | -                    | -                 | {LD}                   | 1990
J      | 2025-05-01       |                | Long term support: Prison           | {HOME}               | {PAID}            | {LD}                   | 1990
K      | 2025-05-01       |                | Long term support: Community        | {HOME}               | {PAID}            | Mental health support  | 1990
L      | 2025-05-01       |                | Long term support: Community        | {HOME}               | {PAID}            | {LD}                   | 1960
M      | 2024-05-01       | 2025-03-31     | Long term support: Community        | {HOME}               | {PAID}            | {LD}                   | 1990
N      | 2024-05-01       | 2025-04-01     | Long term support: Community        | {HOME}               | {PAID}            | {LD}                   | 1990
O      | 2025-05-01       |                | Long term support: Community        | {HOME}               | {PAID}            | {LD}                   | 2015
"""
# E: two statuses that differ on one day are not known; F: a known one before "Unknown"; G: the latest says unknown; H: a blank and a value
# that no list knows say nothing; J in prison; K another reason; L turned 65 in June 2025; M ended the day before the year
COUNTED = {"A": 1, "B": 0, "C": 1, "E": 0, "F": 1, "G": 0, "H": 1, "I": 0, "L": None, "N": 1, "O": None}


@BOTH_METHODS
def test_settled_accommodation_and_paid_work(tmp_path: Path, method: str) -> None:
    drawn_council = council(tmp_path, PEOPLE, method, birth_month="6")
    counted = {person: (0, 0) if answer is None else (1, answer) for person, answer in COUNTED.items()}
    for measure in ("ld_settled", "ld_employed"):
        assert drawn_council.counted(measure) == counted, measure
        assert drawn_council.figure(measure) == (5, 9, 55.6, "observed")
        assert drawn_council.excluded(measure) == {"over_64": 1, "under_18": 1}
    assert drawn_council.figure("ld_settled", "Not known", group_type="accommodation_recorded")[:2] == (3, 9), "E, G, I"
    assert drawn_council.figure("ld_employed", "Recorded", group_type="employment_recorded")[:2] == (6, 9)


def test_long_term_support_for_every_100_000(tmp_path: Path) -> None:
    drawn_council = council(tmp_path, PEOPLE, birth_month="6")
    assert drawn_council.figure("lts_year_rate") == (12, None, None, "not available"), "no population is held yet"
    with drawn_council.store.writing() as cursor:
        cursor.execute(
            "insert into upload (upload_id, return_id, submitted_at, loaded_at) values (9, 'population', '2025-12-18', '2026-01-02')"
        )
        for band, people in (("18 to 64", 70_000), ("65 and above", 30_000)):
            cursor.execute(
                "insert into population (upload_id, council, mid_year, age_band, people, basis) values (9, '990', 2025, ?, ?, 'estimate')",
                [band, people],
            )
    run(drawn_council.store, "M1", AS_OF, is_default=True)
    again = Council(drawn_council.store, "M1")
    assert again.figure("lts_year")[0] == 12
    assert again.figure("lts_year_rate") == (12, 100_000, 12.0, "observed")
    assert again.figure("lts_snapshot_rate", end=YEAR_END, period_type="snapshot") == (11, 100_000, 11.0, "observed")
    younger, older = (again.figure("lts_year_rate", band, group_type="age_band") for band in ("18 to 64", "65 and above"))
    assert younger is not None and older is not None
    assert (younger[1], older[1]) == (70_000, 30_000), "each band against the people of that band"
    assert younger[0] + older[0] == 12
    by_gender = again.figure("lts_year_rate", "Female", group_type="gender")
    assert by_gender is None or by_gender[1:] == (None, None, "not available")
