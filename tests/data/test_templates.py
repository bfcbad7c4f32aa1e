"""Templates and examples: what officers are given can be loaded again."""

from __future__ import annotations

import io
import secrets
from pathlib import Path

import pytest
from openpyxl import load_workbook

from data.checking import check
from data.errors import UploadError
from data.reading import read
from data.return_definition import ReturnDefinition, all_returns, load_return
from data.templates import examples, has_template, template

FILLED_IN = [each for each in all_returns() if has_template(each)]


@pytest.mark.parametrize("definition", FILLED_IN, ids=lambda each: each.id)
def test_each_layout_has_a_sheet_with_headings_that_are_known_again(definition: ReturnDefinition, tmp_path: Path) -> None:
    workbook = load_workbook(io.BytesIO(template(definition)))
    *layouts, guide = workbook.worksheets
    assert len(layouts) == max(1, len([shape for shape in definition.shapes if not shape.of_many]))
    assert [cell.value for cell in guide["A"]][1:] == [field.heading for field in definition.fields]
    path = tmp_path / "empty.xlsx"
    path.write_bytes(template(definition))
    with pytest.raises(UploadError, match="no rows"):
        read(path, definition, secrets.token_bytes(32))


@pytest.mark.parametrize("definition", FILLED_IN, ids=lambda each: each.id)
def test_every_layout_has_an_example_in_which_nothing_is_wrong(definition: ReturnDefinition, tmp_path: Path) -> None:
    shapes = set()
    for name, content in examples(definition).items():
        path = tmp_path / name
        path.write_bytes(content)
        with read(path, definition, secrets.token_bytes(32)) as reading:
            checked = check(reading, "990" if reading.definition.of_one_council else None)
            assert not checked.has_faults, checked.faults.to_pylist()
            assert checked.rows_kept == checked.rows_read > 0
            shapes.add(reading.shape)
    assert shapes == ({shape.id for shape in definition.shapes if not shape.refused} or {""})


def test_what_is_published_has_no_template() -> None:
    assert not has_template(load_return("ascof_time_series"))
