import re

import pytest

from pages.parts.tables import Column, cell, table

COLUMNS = (Column("Verdict", "verdict"), Column("Area", "heading"), Column("Same period last year", "number", short="A year ago"))
DRAWN = table("Areas", COLUMNS, [["x", "Northgate", "3"], ["y", "All", "7"]], stacks="wide", totals=1, note="[c] hidden")


def test_every_heading_has_a_scope_and_the_table_a_caption():
    assert re.findall(r'<th [^>]*scope="(\w+)"', DRAWN) == ["col", "col", "col", "row", "row"]
    assert '<caption class="hidden">Areas</caption>' in DRAWN


def test_a_stacked_table_keeps_its_meaning():
    roles = ("table", "rowgroup", "row", "columnheader", "rowheader", "cell")
    assert all(f'role="{role}"' in DRAWN for role in roles)
    assert 'data-label="A year ago"' in DRAWN


def test_totals_stand_apart_and_the_key_stands_below():
    assert DRAWN.count('class="total"') == 1 and DRAWN.index('class="total"') > DRAWN.index("Northgate")
    assert DRAWN.endswith('<p class="small">[c] hidden</p>')


def test_a_row_of_another_length_is_refused():
    with pytest.raises(ValueError):
        table("Areas", COLUMNS, [["x", "y"]])


def test_a_cell_says_its_terms_below():
    assert cell("76.9%", "412 of 536") == '<span class="main">76.9%</span><span class="terms">412 of 536</span>'
