"""What a file may be called in receipts, tables and logs: its own name, without what identifies a person."""

from __future__ import annotations

import re
from collections.abc import Iterable

LONGEST = 200
E_MAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
TEN_DIGITS = re.compile(r"(?<![0-9])[0-9](?:[ \u00a0._-]{0,3}[0-9]){9}(?![0-9])")
WEIGHTS = range(10, 1, -1)


def without_people(name: str, names: Iterable[str] = ()) -> str:
    """The name with words in place of NHS numbers, e-mail addresses and those `names` (of people in the file) that stand in it.

    >>> without_people("notes 943 476 5919 for ann@example.gov.uk.csv")
    'notes [NHS number removed] for [e-mail address removed].csv'
    """
    ending = re.search(r"(\.[A-Za-z0-9]{1,8})?$", name)
    stem, ending_words = (name[: ending.start()], ending[0]) if ending else (name, "")
    stem = E_MAIL.sub("[e-mail address removed]", stem)
    stem = TEN_DIGITS.sub(lambda found: "[NHS number removed]" if _is_nhs_number(found[0]) else found[0], stem)
    for each in sorted(names, key=len, reverse=True):
        stem = re.sub(rf"(?<![^\W_]){re.escape(each)}(?![^\W_])", "[name removed]", stem, flags=re.IGNORECASE)
    return (stem if len(stem) <= LONGEST else f"{stem[:LONGEST]} ...") + ending_words


def words_of(name: str) -> list[str]:
    """The words of a file's name in small letters, as people's names are looked for among them."""
    return sorted(set(re.findall(r"[^\W\d_][^\W\d_'-]+", name.lower())))


def _is_nhs_number(text: str) -> bool:
    """Whether ten digits have the check digit of an NHS number (NHS Data Dictionary: modulus 11)."""
    digits = [int(character) for character in text if character.isdigit()]
    return (11 - sum(weight * digit for weight, digit in zip(WEIGHTS, digits, strict=False)) % 11) % 11 == digits[9]
