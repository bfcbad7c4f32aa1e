"""The returns as data: every one is whole, and the specification's own."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from data.errors import UploadError
from data.headings import plain
from data.return_definition import FOLDER, all_returns, load_return
from tests.data.extract import HEADINGS

SCHEMA = "".join(path.read_text(encoding="utf-8") for path in (Path("data/schema.sql"), *Path("data/migrations").glob("*.sql")))


def test_the_headings_of_client_level_data_are_the_specifications_in_order():
    assert [field.heading for field in load_return("client_level_data").fields] == list(HEADINGS)


def test_a_database_name_is_its_heading_without_punctuation():
    fields = load_return("client_level_data").fields
    assert [field.name for field in fields if plain(field.heading) != plain(field.name)] == []


def test_an_unknown_return_is_refused_with_the_known_ones():
    with pytest.raises(UploadError, match="Use one of: ascof_.*, client_level_data, .*, population"):
        load_return("nonsense")


@pytest.mark.parametrize("definition", all_returns(), ids=lambda each: each.id)
def test_every_return_goes_to_a_table_of_the_store_and_says_what_it_is_for(definition):
    for table in {definition.table, *(shape.table for shape in definition.shapes if shape.table)}:
        assert f"create table if not exists {table} (" in SCHEMA or f"create table {table} (" in SCHEMA
    assert definition.title
    assert definition.about


@pytest.mark.parametrize("definition", all_returns(), ids=lambda each: each.id)
def test_every_rule_says_what_is_wrong_and_what_to_do(definition):
    assert all(rule.says.endswith(".") and rule.do for rule in definition.rules)
    assert all(field.required_on and field.matters for field in definition.fields if field.required_when)


def test_what_is_personal_goes_nowhere():
    personal = {field.name for field in load_return("client_level_data").fields if field.personal}
    assert personal == {
        "nhs_number", "first_name", "last_name", "gp_practice_name", "gp_practice_code", "date_of_birth", "postcode",
        "event_reference", "event_description", "provider_cqc_location_name",
    }  # fmt: skip
    of_people = re.sub(r"create table locality_lookup .*", "", SCHEMA)  # a list of all postcodes, nobody's own
    assert not personal & set(of_people.replace(",", " ").split())


def test_the_files_hold_nothing_but_what_is_known():
    for path in FOLDER.glob("*.toml"):
        assert tomllib.loads(path.read_text(encoding="utf-8"))["field"]
