"""Whose store this is: one council and the plan it follows, named at first start."""

from __future__ import annotations

from dataclasses import dataclass

from data.errors import StoreError
from data.store import Store


@dataclass(frozen=True)
class HomeCouncil:
    """The council that a store belongs to. `plan` is the id of a framework; a regional store takes files of every council."""

    code: str
    ons_code: str
    name: str
    plan: str
    synthetic: bool
    regional: bool


def home_council(store: Store) -> HomeCouncil | None:
    """The store's council, or None before first start."""
    rows = store.rows("select council, ons_code, name, plan, synthetic, regional from home_council order by named_at desc limit 1")
    return HomeCouncil(*rows[0]) if rows else None


def name_home_council(
    store: Store, code: str, ons_code: str, name: str, plan: str, synthetic: bool = False, regional: bool = False, by: str = ""
) -> HomeCouncil:
    """Say whose store this is, once. Raises StoreError when it is another council's already: real and invented people are never mixed."""
    with store.writing() as cursor:
        held = cursor.execute("select council, name from home_council").fetchall()
        if held and held[0][0] != code:
            raise StoreError(
                f"This store belongs to {held[0][1]} ({held[0][0]}), so it cannot become {name}'s. "
                "Name another file in PREVENTION_STORE or --store."
            )
        if held:
            cursor.execute("delete from home_council")  # the same council again: its plan or name was put right
        cursor.execute(
            "insert into home_council values (?, ?, ?, ?, ?, ?, now()::timestamp, ?)", [code, ons_code, name, plan, synthetic, regional, by]
        )
        cursor.execute(
            "insert into audit values (now()::timestamp, ?, 'named the home council', ?, ?)",
            [by, f"council {code}", f"{name}, plan {plan}"],
        )
    return HomeCouncil(code, ons_code, name, plan, synthetic, regional)
