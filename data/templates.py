"""What an officer fills in: an empty workbook with a return's headings and what goes under each, and filled examples."""

from __future__ import annotations

import io
from pathlib import Path

import xlsxwriter

from data.return_definition import Field, ReturnDefinition, codes_of

EXAMPLES = Path(__file__).parent / "returns" / "examples"
KIND_WORDS = {
    "date": "a date, like 31/03/2026",
    "birth date": "a date of birth, like 31/03/1950; only its month and year are kept",
    "month": "a month, like 2026-04 or April 2026",
    "number": "a number",
    "nhs number": "an NHS number of ten digits; only a keyed code of it is kept",
    "council": "a council's social care code, like 321",
}
MOST_VALUES = 40  # a longer list is not read in a cell
LONGEST_SHEET_NAME = 31
GUIDE = "What goes in each column"


def has_template(definition: ReturnDefinition) -> bool:
    """Whether the return is one that people fill in; published tables are loaded as they were published."""
    return definition.layout == "rows"


def template(definition: ReturnDefinition) -> bytes:
    """An xlsx workbook: a sheet of headings for each layout of the return, and one that says what goes in each column."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as workbook:
        for shape_id, fields in _layouts(definition):
            widths = [max(14, len(field.heading) + 2) for field in fields]
            _fill(workbook, shape_id, [[field.heading for field in fields]], widths)
        said = [[field.heading, _kind(field), _when(field), field.matters] for field in definition.fields]
        _fill(workbook, GUIDE, [["Column", "What goes in", "Must be filled in", "What a blank does"], *said], [34, 60, 34, 60])
    return file.getvalue()


def examples(definition: ReturnDefinition) -> dict[str, bytes]:
    """Filled files of an invented council by name, one for each layout of the return; none for what is loaded as published."""
    return {path.name: path.read_bytes() for path in sorted(EXAMPLES.glob(f"{definition.id}[.-]*csv"))}


def _layouts(definition: ReturnDefinition) -> list[tuple[str, list[Field]]]:
    """The name and the columns of each layout: those that make it known, and those that no layout has to itself."""
    if not definition.shapes:
        return [(definition.id, list(definition.fields))]
    claimed = {name for shape in definition.shapes for name in shape.columns}
    return [
        (shape.id, [field for field in definition.fields if field.name in shape.columns or field.name not in claimed])
        for shape in definition.shapes
        if not shape.of_many
    ]


def _fill(workbook: xlsxwriter.Workbook, name: str, rows: list[list[str]], widths: list[int]) -> None:
    """A sheet of text, its headings in bold and frozen."""
    sheet = workbook.add_worksheet(name[:LONGEST_SHEET_NAME])
    plain = workbook.add_format({"text_wrap": True, "valign": "top"})
    for number, width in enumerate(widths):
        sheet.set_column(number, number, width)
    for number, row in enumerate(rows):
        for place, text in enumerate(row):
            sheet.write_string(number, place, text, plain if number else workbook.add_format({"bold": True, "text_wrap": True}))
    sheet.freeze_panes(1, 0)


def _kind(field: Field) -> str:
    if field.kind != "list":
        return KIND_WORDS.get(field.kind, "text")
    values = sorted({code.raw for code in codes_of(field.code_list) if code.raw})
    more = f" and {len(values) - MOST_VALUES} more" if len(values) > MOST_VALUES else ""
    return "one of: " + "; ".join(values[:MOST_VALUES]) + more


def _when(field: Field) -> str:
    if field.needed:
        return "always: without this column the file is refused"
    return f"on {field.required_on}" if field.required_when else "where it is known"
