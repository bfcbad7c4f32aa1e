"""The rules of control charts that the council has set: how long a run is more than chance, how many figures limits take."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from data.errors import StoreError
from data.store import Store
from metrics.statistics.control_chart import STANDARD, Rules

QUERY = "select name, arg_max(value, set_at) from setting where name like 'control\\_chart\\_%' escape '\\' group by name"
READ: dict[str, Callable[[str], Any]] = {
    "shift": int,
    "trend": int,
    "fewest": int,
    "enough": int,
    "fixed_after": lambda value: None if value == "all" else int(value),
    "screened": {"yes": True, "no": False}.__getitem__,
}


def control_chart_rules(store: Store) -> Rules:
    """The rules in force: the latest of each setting named `control_chart_` and a field of `Rules`, else the built-in ones."""
    found: dict[str, Any] = {}
    for name, value in store.rows(QUERY):
        field = name.removeprefix("control_chart_")
        try:
            found[field] = READ[field](value)
        except (KeyError, ValueError) as error:
            raise StoreError(f"The setting {name} is {value!r}, which means nothing here. Set it again on the page Judgement.") from error
    return replace(STANDARD, **found)
