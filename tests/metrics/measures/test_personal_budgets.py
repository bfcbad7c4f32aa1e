"""ASCOF 3D: the worked set of measures.md 9.1 on 31 March 2026, and the carers' categories of 9.2."""

from __future__ import annotations

from pathlib import Path

from tests.metrics.council import BOTH_METHODS, council

# community support, born 1940 unless said
WORKED_SET = """
person | event_start_date | event_end_date | service_type | service_component | delivery_mechanism | birth_year | birth_month | date_of_death
B01    | 2025-01-01 |            | Long term support: Community | Home support or domiciliary care | Direct payment             | | |
B02    | 2025-01-01 |            | Long term support: Community | Direct payment                   |                            | | |
B03    | 2025-01-01 |            | Long term support: Community | Direct payment                   | CASSR commissioned support | | |
B04    | 2025-01-01 |            | Long term support: Community | Home support or domiciliary care | CASSR managed personal budget | | |
B05    | 2025-01-01 |            | Long term support: Community | Home support or domiciliary care | CASSR commissioned support | | |
B06    | 2025-01-01 |            | Long term support: Community | Home support or domiciliary care |                            | | |
B07    | 2025-01-01 |            | Long term support: Community | Home support or domiciliary care | Something else             | | |
B08    | 2025-01-01 |            | Long term support: Community | Home support or domiciliary care | CASSR managed personal budget | | |
B08    | 2025-02-01 |            | Long term support: Community | Day support                      | CASSR commissioned support | | |
B09    | 2025-01-01 |            | Long term support: Community | Direct payment                   | Direct payment             | | |
B09    | 2025-02-01 |            | Long term support: Residential care | Long term residential care |                           | | |
B10    | 2025-01-01 | 2026-03-31 | Long term support: Community | Direct payment                   | Direct payment             | | |
B11    | 2025-01-01 | 2026-03-30 | Long term support: Community | Direct payment                   | Direct payment             | | |
B12    | 2025-01-01 |            | Long term support: Community | Direct payment                   | Direct payment             | | | 2026-03-31
B13    | 2025-01-01 |            | Long term support: Community | Direct payment                   | Direct payment             | | | 2026-03-30
B14    | 2025-01-01 |            | Long term support: Community | Direct payment                   | Direct payment             | - | - |
B15    | 2025-01-01 |            | Long term support: Community | Home support or domiciliary care | CASSR managed personal budget | 1990 | 6 |
B16    | 2025-01-01 |            | Long term support: Community | Direct payment                   | Direct payment             | 2009 | 6 |
B17    | 2025-01-01 |            | Long term support: Prison    | Other long term support          | CASSR managed personal budget | | |
B18    | 2026-04-01 |            | Long term support: Community | Direct payment                   | Direct payment             | | |
B19    | 2025-01-01 |            | Long term support: Prison    | Direct payment                   | Direct payment             | | |
"""
ON_THE_DAY = {"period_type": "snapshot"}


@BOTH_METHODS
def test_the_worked_set(tmp_path: Path, method: str) -> None:
    drawn_council = council(tmp_path, WORKED_SET, method)
    directing = {"B01", "B02", "B03", "B04", "B08", "B10", "B12", "B14", "B15"}
    paid = directing - {"B04", "B08", "B15"}
    in_community = directing | {"B05", "B06", "B07"}
    for measure, counting in (("ascof_3d1a", directing), ("ascof_3d2a", paid)):
        counted = drawn_council.counted(measure, **ON_THE_DAY)
        assert {person for person, (_, numerator) in counted.items() if numerator} == counting
        assert {person for person, (denominator, _) in counted.items() if denominator} == in_community
    assert drawn_council.figure("ascof_3d1a", **ON_THE_DAY) == (9, 12, 75.0, "observed")
    assert drawn_council.figure("ascof_3d2a", **ON_THE_DAY) == (6, 12, 50.0, "observed")
    for band, directed, paid_to, everyone in (("65 and above", 7, 5, 10), ("18 to 64", 1, 0, 1), ("Unknown", 1, 1, 1)):
        assert drawn_council.figure("ascof_3d1a", band, group_type="age_band", **ON_THE_DAY)[:2] == (directed, everyone)
        assert drawn_council.figure("ascof_3d2a", band, group_type="age_band", **ON_THE_DAY)[:2] == (paid_to, everyone)
    assert drawn_council.figure("ascof_3d1a", "Not recorded", **ON_THE_DAY)[:2] == (2, 12)
    assert drawn_council.excluded("ascof_3d1a", **ON_THE_DAY) == {"care_home": 1, "under_18": 1, "prison": 2}


CARERS = """
person | client_type                       | event_type | service_type | service_component | delivery_mechanism | event_outcome
C1     | Unpaid carer                      | Service    | Unpaid carer support: Direct to unpaid carer | Unpaid carer respite | Direct payment |
C2     | Unpaid carer                      | Service    | Unpaid carer support: Direct to unpaid carer | Direct payment       |                |
C3     | Unpaid carer known by association | Service    | Unpaid carer support: Direct to unpaid carer | Unpaid carer respite | CASSR managed personal budget |
C4     | Unpaid carer                      | Service    | Unpaid carer support: Direct to unpaid carer | Unpaid carer respite | CASSR commissioned support |
C5     | Unpaid carer                      | Service    | Unpaid carer support: Direct to unpaid carer | Unpaid carer respite |                |
C6     | Unpaid carer                      | Service    | Unpaid carer support: Direct to unpaid carer |                      | CASSR commissioned support |
C7     | Unpaid carer                      | Service    | Unpaid carer support: Direct to unpaid carer |                      | Direct payment |
C8     | Unpaid carer                      | Request    |                                              |                      |                | NFA: Information and advice or signposting
C9     | Unpaid carer                      | Request    |                                              |                      |                | NFA: Other
C10    | Unpaid carer                      | Assessment |                                              |                      |                | NFA: Other
C11    | Unpaid carer                      | Service    | Unpaid carer support: Support involving the person cared-for | Unpaid carer respite | Direct payment |
C12    | Unpaid carer                      | Review     |                                              |                      |                | NFA: Other
C12    | Unpaid carer                      | Service    | Unpaid carer support: Direct to unpaid carer | Unpaid carer respite | CASSR managed personal budget |
C13    | Service user                      | Service    | Unpaid carer support: Direct to unpaid carer | Unpaid carer respite | Direct payment |
"""


@BOTH_METHODS
def test_carers_count_once_by_the_best_they_got(tmp_path: Path, method: str) -> None:
    drawn_council = council(tmp_path, CARERS, method, event_start_date="2025-06-01", event_end_date="2025-06-20")
    assert drawn_council.rules("ascof_3d1b") == {
        "C1": {""}, "C2": {""}, "C3": {""}, "C4": {""}, "C5": {"mechanism_unknown"}, "C6": {"no_component"}, "C7": {""},
        "C8": {"information_only"}, "C10": {"no_direct_support"}, "C11": {"no_direct_support"}, "C12": {""},
    }  # fmt: skip
    assert drawn_council.figure("ascof_3d1b") == (5, 6, 83.3, "observed")
    assert drawn_council.figure("ascof_3d2b") == (3, 6, 50.0, "observed")


OTHER_EVENTS = """
person | event_type | event_start_date | event_end_date | service_type                        | service_component | delivery_mechanism
V1     | Review     | 2026-03-01       | 2026-03-31     | Long term support: Community        | Day support       | CASSR managed personal budget
V2     | Review     | 2026-03-01       | 2026-03-30     | Long term support: Community        | Day support       | CASSR managed personal budget
V3     | Assessment | 2026-03-20       | 2026-04-02     | Long term support: Community        | Day support       | CASSR commissioned support
V4     | Service    | 2025-01-01       |                | Long term support: Community        | Day support       | Direct payment
V4     | Review     | 2026-03-20       | 2026-04-02     | Long term support: Residential care |                   |
V5     | Review     | 2026-03-20       | 2026-04-02     |                                     |                   | Direct payment
"""


@BOTH_METHODS
def test_the_type_of_service_decides_whatever_the_type_of_event(tmp_path: Path, method: str) -> None:
    """DHSC's code for 3D, and NHS England's for LTS001, ask for no type of event; 2E asks for services."""
    drawn_council = council(tmp_path, OTHER_EVENTS, method)
    assert drawn_council.counted("ascof_3d1a", **ON_THE_DAY) == {"V1": (1, 1), "V3": (1, 0), "V4": (0, 0)}
    assert drawn_council.figure("ascof_3d1a", **ON_THE_DAY) == (1, 2, 50.0, "observed")
    assert drawn_council.figure("lts_snapshot", **ON_THE_DAY)[0] == 3
    assert drawn_council.figure("lts_year")[0] == 4
    assert drawn_council.figure("ascof_2e2b")[:2] == (0, 1)  # V4
