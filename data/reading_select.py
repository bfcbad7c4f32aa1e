"""The one query that turns a file's columns into the table `given`: text trimmed, dates and numbers read, personal columns left behind."""

from __future__ import annotations

from collections.abc import Mapping

from data.return_definition import Field, ReturnDefinition

READ = {
    "date": "read_date({text}, '20')",
    "month": "read_month({text})",
    "birth date": "read_date({text}, null)",
    "number": "read_number({text})",
}
KEPT_A_WHILE = ("nhs number", "birth date")  # needed once more, to be hashed or shown to the officer, then dropped


def select_given(definition: ReturnDefinition, columns: Mapping[str, int], width: int) -> str:
    """SQL that reads `source` (row_number, c0, c1 ...) and gives the columns of `given`; each name in it comes from our own files.

    A row is blank when its first `width` cells are, or, with no width, those that are known.
    """
    cells = ", ".join(f"c{place}" for place in (range(width) if width else columns.values()))
    texts = ",\n".join(f"{_text(columns.get(field.name))} as {_text_name(field)}" for field in definition.fields)
    read = "".join(
        f",\n{READ[field.kind].format(text=_text_name(field))} as {field.name}" for field in definition.fields if field.kind in READ
    )
    kept = ",\n".join(expression for field in definition.fields for expression in _kept(field, definition))
    facts = "".join(f",\n{expression} as {name}" for name, expression in definition.facts.items())
    opened = f"select row_number, coalesce({cells}) is null as is_blank,\n{texts}\nfrom source"
    return f"select row_number, is_blank, {kept}{facts}\nfrom (select *{read}\nfrom ({opened}))"


def _text(place: int | None) -> str:
    return "null::varchar" if place is None else f"cell(c{place})"


def _text_name(field: Field) -> str:
    """What a column's text is called while it is being read."""
    return f"{field.name}_text" if field.kind in READ else field.name


def _kept(field: Field, definition: ReturnDefinition) -> list[str]:
    """What of a column goes into `given`: under its own name the text, under `..._read` what it means."""
    if field.kind in KEPT_A_WHILE or field.name in definition.names:
        return [f"{_text_name(field)} as {field.name}"]
    if field.personal:
        return []
    if field.kind not in READ:
        return [field.name]
    return [f"{_text_name(field)} as {field.name}", f"{field.name} as {field.name}_read"]


def view_understood(definition: ReturnDefinition, shape: str = "") -> str:
    """SQL of the view that rules are written in: `given`, dates and numbers under their own names (texts as `..._text`), and the terms."""
    swapped = [field.name for field in definition.fields if field.kind in READ and not field.personal]
    as_read = "".join(f", {name} as {name}_text, {name}_read as {name}" for name in swapped)
    without = f" exclude ({', '.join(name for each in swapped for name in (each, f'{each}_read'))})" if swapped else ""
    terms = "".join(f", {expression} as {name}" for name, expression in definition.terms.items())
    council = f", council_code({definition.council_field}) as council_code" if definition.council_field else ""
    inner = f"select *{without}, rowid as place{as_read}{council}, '{shape}' as shape from given"  # noqa: S608
    return f"create view understood as select *{terms} from ({inner})"  # noqa: S608
