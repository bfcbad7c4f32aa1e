"""Setting what figures are judged by: within what is allowed, with an owner and a reason, from the next page on."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal, InvalidOperation

from data.errors import EntryError
from data.records.yardstick_settings import Yardstick, every_yardstick, yardsticks_now
from data.store import Store

LONGEST_OWNER = 60


def set_yardstick(store: Store, name: str, value: str, *, owner: str, why: str, by: str, at: datetime) -> None:
    """Set a yardstick; every page judges by it from its next run. `owner` answers for it, `by` is who sets it here.

    EntryError with every fault: nothing of that name, a value beyond what is allowed or in force already, no owner or reason.
    """
    yardstick = next((each for each in every_yardstick() if each.name == name), None)
    if yardstick is None:
        raise EntryError(("There is no such yardstick. Choose one of those listed.", "yardstick"))
    now = {each.yardstick.name: each.value for each in yardsticks_now(store)}
    read, fault = _read(yardstick, value)
    if not fault:
        fault = _beside(name, {**now, name: read}) or ("" if read != now[name] else f"It is {yardstick.words(read)} already.")
    said, faults = " ".join(owner.split()), [(fault, "value")] if fault else []
    if not said:
        faults.append(("Enter who answers for it: a post or a board.", "owner"))
    elif len(said) > LONGEST_OWNER:
        faults.append((f"Name the owner in at most {LONGEST_OWNER} letters: these are {len(said)}.", "owner"))
    if not why.strip():
        faults.append(("Say why: the reason stands beside what was set.", "why"))
    if not by.strip():
        faults.append(("A setting has an author. Sign in and set it again.", ""))
    if faults:
        raise EntryError(*faults)
    with store.writing() as cursor:
        cursor.execute("insert into setting values (?, ?, ?, ?, ?)", [name, read, said, at, why.strip()])
        details = f"{yardstick.words(read)}, owned by {said}: {why.strip()}"
        cursor.execute("insert into audit values (now()::timestamp, ?, 'set a yardstick', ?, ?)", [by, name, details])


def _read(yardstick: Yardstick, typed: str) -> tuple[str, str]:
    """The value as it is kept, and what is wrong with it."""
    plain = typed.strip().replace(",", "")
    if yardstick.choices:
        return plain, "" if plain in yardstick.choices else f"Choose one of: {', '.join(yardstick.choices)}. {yardstick.bounds}"
    span = f"from {yardstick.least:g} to {yardstick.most:g}"
    try:
        number = Decimal(plain)
    except InvalidOperation:
        return "", f"Enter a number {span}."
    if not number.is_finite() or (yardstick.whole and number != number.to_integral_value()):
        return "", f"Enter a {'whole ' if yardstick.whole else ''}number {span}."
    if not Decimal(str(yardstick.least)) <= number <= Decimal(str(yardstick.most)):
        return "", f"Enter a number {span}. {yardstick.bounds}"
    return f"{float(number):.10g}", ""


def _beside(name: str, values: dict[str, str]) -> str:
    """What is wrong with a value beside the others in force, in a sentence; '' for nothing."""
    fewest, enough = int(values["control_chart_fewest"]), int(values["control_chart_enough"])
    if name in ("control_chart_fewest", "control_chart_enough") and fewest > enough:
        return f"Limits cannot settle from {enough} figures on when none are drawn with fewer than {fewest}. Set the other one first."
    hidden, rounded = int(values["disclosure_hide_below"]), int(values["disclosure_round_to"])
    if name.startswith("disclosure_") and 2 * hidden < rounded:
        return f"Rounded to {rounded}, numbers from {hidden} on would read as nought. Numbers under {rounded // 2} must be hidden first."
    return ""
