"""What a measure's file must be, and that every file is."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.errors import MeasureError
from metrics.catalogue import catalogue, read_measure

GOOD = """/*
title = "A measure"
definition = "What it says."
kind = "count"
unit = "people"
better = "none"
source = "Test"
basis = "CLD local"
reviewed = 2026-11-22
breakdowns = ["gender"]
period_types = ["month"]
*/
select 1
"""


def test_every_measure_of_the_plan_is_there() -> None:
    asked_for = (
        "ascof_2a ascof_2b ascof_2c ascof_2e1 ascof_2e2a ascof_2e2b ascof_3d1a ascof_3d2a ascof_3d1b ascof_3d2b lts_year lts_snapshot "
        "lts_over12 admissions_all requests_all requests_new front_door_share front_door_split repeat_contact later_long_term_support"
    )
    assert set(asked_for.split()) <= {measure.id for measure in catalogue().values() if measure.sql}


@pytest.mark.parametrize("measure", catalogue().values(), ids=lambda measure: measure.id)
def test_every_measure_speaks_to_the_public(measure) -> None:
    said = " ".join([measure.title, measure.definition, measure.unit, *measure.caveats, *measure.rules.values()])
    assert measure.definition.endswith(".")
    assert not any(word in said.lower() for word in ("service user ", "clients ", "cohort", "utili")), "plain words, of people"
    assert all(sentence.endswith(".") for sentence in (*measure.caveats, *measure.rules.values()))


@pytest.mark.parametrize("measure", [each for each in catalogue().values() if each.sql], ids=lambda measure: measure.id)
def test_every_rule_in_a_query_has_its_sentence(measure) -> None:
    views = Path(__file__).parents[2] / "data" / "views"
    queries = measure.sql + "".join(view.read_text(encoding="utf-8") for view in views.glob("*.sql") if view.stem in measure.sql)
    assert all(f"'{rule}'" in queries for rule in measure.rules), "no sentence without its rule"
    assert measure.kind in ("proportion", "rate", "count")
    assert set(measure.period_types) <= {"snapshot"} or "snapshot" not in measure.period_types


def test_a_measure_whose_series_broke_names_the_one_before_it() -> None:
    """Both are of the same thing in the same unit of value; the one before is published and on the basis of the SALT return."""
    broken = {measure.id: catalogue()[measure.before] for measure in catalogue().values() if measure.before}
    assert {measure: before.id for measure, before in broken.items()} == {
        "ascof_2a": "salt_2d", "ascof_2b": "salt_2a1", "ascof_2c": "salt_2a2", "ascof_2d1": "home91_salt", "ascof_2d2": "home91_offered_salt",
    }  # fmt: skip
    for measure, before in broken.items():
        now = catalogue()[measure]
        assert (before.kind, before.basis, before.better) == ("published", "SALT published", now.better)
        assert before.unit.split(" ")[:2] == now.unit.split(" ")[:2]


def test_a_good_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "mine.sql"
    path.write_text(GOOD)
    measure = read_measure(path)
    assert (measure.id, measure.sql, measure.breakdowns) == ("mine", "select 1", ("gender",))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("/*", ""), "must open with a comment"),
        (('unit = "people"', ""), "missing: unit"),
        (('unit = "people"', 'unit = "people"\ncolour = "red"'), "not known: colour"),
        (('kind = "count"', 'kind = "guess"'), "kind is 'guess'"),
        (('["gender"]', '["gender); drop table result"]'), "not a plain lower-case name"),
        (('["month"]', '["fortnight"]'), "'fortnight' is not one of"),
        (('kind = "count"', 'kind = "rate"'), "of which population"),
        (("select 1", ""), "has a query"),
        (('basis = "CLD local"', "basis = local"), "is not TOML"),
        (('["gender"]', '["gender"]\nshares = ["age_band"]'), "not among the breakdowns"),
    ],
)
def test_a_wrong_file_is_refused_in_words(tmp_path: Path, change: tuple[str, str], said: str) -> None:
    path = tmp_path / "mine.sql"
    path.write_text(GOOD.replace(*change, 1))
    with pytest.raises(MeasureError, match="mine.sql is wrong") as refused:
        read_measure(path)
    assert said in str(refused.value)
