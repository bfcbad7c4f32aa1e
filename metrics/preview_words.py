"""A preview in words, for a terminal: what would become of the files, and each figure now and then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from data.loading import Receipt
from data.periods import day_words
from data.store import Store
from metrics.preview import Effect, Preview, preview_load
from metrics.results import Point
from metrics.verdicts.words import counts, decimals, figure, moved


def as_text(preview: Preview) -> str:
    """The preview in lines of text. Exact figures are in it: it is for those who may load."""
    return "\n".join(_lines(preview))


def told_load(
    store: Store,
    return_id: str,
    paths: Sequence[Path],
    *,
    submitted_on: date | None = None,
    covers: tuple[date, date] | None = None,
    council: str | None = None,
    by: str = "",
    strict: bool = False,
) -> str:
    """What loading these files would change, in words; the arguments and refusals are those of `data.loading.load`."""
    return as_text(preview_load(store, return_id, paths, submitted_on=submitted_on, covers=covers, council=council, by=by, strict=strict))


def effect_words(effect: Effect) -> str:
    """One effect: 'June 2025: 76.9% (412 of 536) now, 78.0% (418 of 536) then, up 1.1 points'."""
    words = f"{effect.period_words}: {_point(effect.before)} now, {_point(effect.after)} then"
    before, after = effect.before, effect.after
    if before is None or after is None or before.value is None or after.value is None:
        return words
    if before.value == after.value:
        return f"{words}, the same value"
    told = moved(after.value - before.value, after.kind, decimals(after))
    return f"{words}, {'a change too small to show' if told == 'unchanged' else told}"


def _lines(preview: Preview) -> Iterator[str]:
    yield from map(_receipt, preview.receipts)
    if preview.derived:
        yield f"Its rows tell of {day_words(preview.derived[0])} to {day_words(preview.derived[1])}."
    if preview.months_served:
        first, last = preview.months_served[0], preview.months_served[-1]
        yield f"It would serve {len(preview.months_served)} months, {first} to {last}." if first != last else f"It would serve {first}."
    yield "Latest figures that would change:" if preview.effects else "No latest figure would change."
    yield from (f"  {effect.title}, {effect_words(effect)}" for effect in preview.effects)
    yield f"{preview.unchanged:,} other measures keep their latest figures; {preview.earlier:,} figures of earlier periods would change."
    yield from (f"{measure} could not be worked out: {reason}" for measure, reason in preview.failures)
    yield "Nothing was kept: this was a trial."


def _receipt(receipt: Receipt) -> str:
    if receipt.already_loaded:
        return f"{receipt.file_name} was loaded before, as upload {receipt.upload_id}, and is in use."
    kept = f"{receipt.rows_kept:,} would be kept ({receipt.rows_warned:,} with a warning), {receipt.rows_rejected:,} left out"
    return f"{receipt.file_name}: {receipt.rows_read:,} rows read, {kept}."


def _point(point: Point | None) -> str:
    if point is None or point.value is None:
        return "no figure"
    return f"{figure(point)}{counts(point)}{' [p]' if point.status == 'provisional' else ''}"
