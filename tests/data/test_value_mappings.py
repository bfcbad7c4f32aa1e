"""A value that no list knows, mapped once by an officer: what is refused, what the check then says, what the national method reads."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from data.checking import check
from data.client_level_data import build
from data.errors import UploadError
from data.loading import load
from data.records.value_mappings import EffectsNotSeen, map_value, mappings, unmap_value, valid_values
from data.store import Store
from tests.data.extract import event, found, reading_of, text_of
from tests.drawing import new_store, submit

AT = datetime(2026, 11, 21, 9, 30)
NURSING = "Long term support: Nursing care"
ODD = "person | event_start_date | service_type | ethnicity\nA | 2025-05-01 | Our nursing | Klingon"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = new_store(tmp_path)
    yield store
    store.close()


def decide(store: Store, field: str = "service_type", raw: str = "Our nursing", cleaned: str = NURSING, **changes: object) -> None:
    given = {"council": "990", "why": "Our system calls it so.", "by": "Ola Ficer", "at": AT} | changes
    map_value(store, given.pop("council"), field, raw, cleaned, **given)


def as_read(store: Store, method: str = "M1") -> tuple[str, str, str]:
    """The one event's service type and its group, and the person's ethnicity, by the national method."""
    with store.cursor() as cursor:
        build(cursor, "990", method, date(2026, 12, 31))
        return cursor.execute(
            "select distinct service_type, service_type_group, ethnicity from temp.event join temp.person using (person, scope)"
        ).fetchall()[0]


def test_a_mapping_is_kept_with_who_when_and_why_and_audited(store: Store) -> None:
    decide(store)
    [kept] = mappings(store, "990")
    assert (kept.field, kept.raw, kept.cleaned, kept.why, kept.by, kept.at) == (
        "service_type", "Our nursing", NURSING, "Our system calls it so.", "Ola Ficer", AT,
    )  # fmt: skip
    assert (mappings(store, "991"), mappings(store, None)) == ((), (kept,))
    assert store.rows("select who, what, subject, details from audit") == [
        ("Ola Ficer", "mapped a value", "service_type: Our nursing", f"read as {NURSING}: Our system calls it so.")
    ]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"field": "postcode"}, "'postcode' is not a field with a list of values. Those that have one are: accommodation_status, "),
        ({"cleaned": "Nursing"}, "Service Type cannot be read as 'Nursing'. Choose one of: Long term support: Nursing care; "),
        ({"cleaned": "Invalid and not mapped"}, "cannot be read as"),
        ({"raw": "long term support: PRISON "}, "is in the list already, and read as 'Long term support: Prison'"),
        ({"raw": "  "}, "A blank cannot be mapped"),
        ({"why": " "}, "Say why"),
        ({"council": ""}, "Say which council"),
    ],
)
def test_what_is_refused_is_told_and_changes_nothing(store: Store, changes: dict[str, str], says: str) -> None:
    with pytest.raises(UploadError) as refused:
        decide(store, **changes)
    assert says in str(refused.value)
    assert store.rows("select count(*) from decision union all select count(*) from audit") == [(0,), (0,)]


def test_the_latest_decision_counts_whatever_the_capitals_and_may_be_taken_back(store: Store) -> None:
    decide(store)
    decide(store, raw="OUR NURSING", cleaned="Long term support: Prison", at=datetime(2026, 11, 22))
    assert [(each.raw, each.cleaned) for each in mappings(store, "990")] == [("OUR NURSING", "Long term support: Prison")]
    unmap_value(store, "990", "service_type", "our nursing", why="A slip.", by="Ola Ficer", at=datetime(2026, 11, 23))
    assert mappings(store, "990") == ()
    with pytest.raises(UploadError, match="nothing to take back"):
        unmap_value(store, "990", "service_type", "our nursing", why="A slip.", by="Ola Ficer", at=datetime(2026, 11, 24))


def test_the_national_method_reads_the_mapping_and_its_end_in_uploads_already_there(store: Store) -> None:
    submit(store, ODD)
    unknown = as_read(store)
    decide(store)
    decide(store, "ethnicity", "klingon", "White: Irish")
    assert unknown == ("Invalid and not mapped", "Unknown", "No data: Undeclared or not known")
    assert as_read(store) == (NURSING, "Long term support", "White: Irish")
    for field, raw in (("service_type", "Our nursing"), ("ethnicity", "Klingon")):
        unmap_value(store, "990", field, raw, why="A slip.", by="Ola Ficer", at=datetime(2026, 11, 23))
    assert as_read(store) == unknown


def test_what_a_row_is_is_mapped_only_after_its_effects_were_seen(store: Store) -> None:
    with pytest.raises(EffectsNotSeen, match="Look at what changes first"):
        decide(store, "event_type", "Provision", "Service")
    decide(store, "event_type", "Provision", "Service", effects_seen=True)
    assert [each.raw for each in mappings(store, "990")] == ["Provision"]


def test_a_mapped_value_is_a_notice_and_no_warning(store: Store, tmp_path: Path) -> None:
    decide(store, council="321")
    decide(store, "event_outcome", "All done", "NFA: Other", council="321", effects_seen=True)
    rows = [event(Service_Type="our nursing", LA_Person_Unique_Identifier=f"P{n}") for n in range(2)] + [event(Event_Outcome="All done")]
    with reading_of(tmp_path, text_of(rows)) as reading:
        checked = check(reading, None, mappings(store, None))
        said = {fault["says"] for fault in checked.faults.to_pylist()}
        assert (found(checked), checked.has_faults) == ([], False)
        assert checked.accepted.column("service_type").to_pylist()[:2] == ["our nursing", "our nursing"], "rows stay as given"
    decided = "decided by Ola Ficer on 21 November 2026 because Our system calls it so."
    assert said == {
        f"'our nursing', on 2 rows, is read as '{NURSING}', {decided}",
        f"'All done', on 1 row, is read as 'NFA: Other', {decided}",
    }


def test_a_load_knows_the_mappings_in_force(store: Store, tmp_path: Path) -> None:
    decide(store, council="321")
    path = tmp_path / "extract.csv"
    path.write_text(text_of([event(Service_Type="our nursing")]), encoding="utf-8")
    [receipt] = load(store, "client_level_data", [path])
    assert receipt.rows_warned == 0
    assert store.rows("select rule, severity, value from fault") == [("read_as_decided", "notice", "our nursing")]
    assert store.rows("select service_type from cld_row") == [("our nursing",)]


def test_another_councils_mapping_makes_no_difference_to_a_check(store: Store, tmp_path: Path) -> None:
    decide(store)
    with reading_of(tmp_path, text_of([event(Service_Type="our nursing")])) as reading:
        assert found(check(reading, None, mappings(store, None))) == [(2, "Service Type", "not_in_list")]


def test_the_list_comes_before_a_decision(store: Store, tmp_path: Path) -> None:
    with store.writing() as cursor:  # a decision from before the list knew the value
        cursor.execute("insert into decision values (1, '321', 'value_mapping', 'gender', 'FEMALE', 'Male', 'old', ?, 'X')", [AT])
    with reading_of(tmp_path, text_of([event(Gender="FEMALE")])) as reading:
        assert found(check(reading, None, mappings(store, None)), "notice") == [(2, "Gender", "other_capitals")]


def test_the_values_to_choose_from_are_those_of_the_list_once_each() -> None:
    assert valid_values("event_type") == ("Request", "Assessment", "Service", "Review")
    assert len(valid_values("service_type")) == len(set(valid_values("service_type")))
