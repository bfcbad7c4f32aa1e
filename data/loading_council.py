"""Whose files a store takes: a council's own store holds that council's files and nobody else's, a regional one those of every council."""

from __future__ import annotations

from data.errors import UploadError
from data.records.home_council import home_council
from data.return_definition import ReturnDefinition
from data.store import Store


def council_expected(store: Store, definition: ReturnDefinition, asked: str | None) -> str | None:
    """The council whose file it must be: the one asked for, or else the store's own; None where the file itself says.

    UploadError when another council's people would come into a council's own store. Published files speak of all councils, and regional
    stores are for the files of several.
    """
    home = home_council(store)
    if not definition.of_one_council or home is None or home.regional:
        return asked
    if asked and _plain(asked) not in ("", _plain(home.code)):  # blank is no code, which is said where codes are read
        raise UploadError(
            f"This store holds {home.name} ({home.code}) alone, and {definition.title} is of one council: one of council {asked.strip()} "
            "is not loaded into it. Name that council's own store in PREVENTION_STORE or --store. Nothing was loaded."
        )
    return asked or home.code


def _plain(code: str) -> str:
    """A council code without what files and people write differently in it."""
    return code.strip().upper().lstrip("0")
