"""The secret that turns an NHS number into a person's key. Losing it makes everyone a new person, so it is kept with the backups."""

from __future__ import annotations

import hashlib
import hmac
import logging
import os
import secrets

from data.errors import StoreError
from data.store import Store

logger = logging.getLogger(__name__)


def person_key(store: Store) -> bytes:
    """The key of this store: PREVENTION_PERSON_KEY, or the file `person.key` beside the store, made once if there is none.

    Raises StoreError when it is not the key the store was begun with: under another key every person would become a new one.
    """
    given = os.environ.get("PREVENTION_PERSON_KEY", "").strip()
    key = given.encode() if given else _key_file(store)
    _same_as_before(store, key)
    return key


def _key_file(store: Store) -> bytes:
    path = store.folder / "person.key"
    if path.exists():
        return path.read_bytes().strip()
    if _check_value(store) is not None:
        raise StoreError(
            f"The person key is missing. This store was begun with one: set PREVENTION_PERSON_KEY, "
            f"or put person.key back into {store.folder}."
        )
    key = secrets.token_hex(32).encode()
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(key)
    logger.warning("A person key was made in %s. Back it up: without it, no later file can be matched to the people loaded so far.", path)
    return key


def _same_as_before(store: Store, key: bytes) -> None:
    """Compare the key with the check value kept in the store; keep one where there is none."""
    check = hmac.new(key, b"person key check value", hashlib.sha256).hexdigest()
    known = _check_value(store)
    if known is None:
        with store.writing() as cursor:
            cursor.execute(
                "insert into setting values ('person_key_check', ?, 'dashboard', now()::timestamp, 'refuses a load under another key')",
                [check],
            )
    elif not hmac.compare_digest(known, check):
        raise StoreError(
            "The person key is not the one this store was begun with, so every person would become a new one. "
            "Set PREVENTION_PERSON_KEY (or person.key beside the store) to the first key and load again. Nothing has changed."
        )


def _check_value(store: Store) -> str | None:
    row = store.rows("select value from setting where name = 'person_key_check' order by set_at limit 1")
    return str(row[0][0]) if row else None
