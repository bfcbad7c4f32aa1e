"""A part of a page that is made once and shown again, until the store's version or the day moves.

`remembered.part(visitor, _table, month)` is `_table(visitor, month)`, worked out the first time that anybody who reads alike asks for it.
What is made for the public and what is made for those who read exact figures lie on shelves of their own, and a shelf is chosen by the
visitor's audience alone: whatever else is wrong with a key, a public visitor can only ever be handed what was made for the public.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from data.store import Store
from metrics.results import Audience
from pages.access import Visitor
from pages.parts import figures

P = ParamSpec("P")
Made = TypeVar("Made")
AT_MOST = 1000  # parts on a shelf: some ten times the parts of every page for every role


class Shelf:
    """What one audience was shown of one store: the parts asked for last, all made from one version of it."""

    def __init__(self) -> None:
        self._version = -1
        self._parts: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = threading.Lock()
        self._busy: dict[Hashable, tuple[threading.RLock, list[None]]] = {}  # what is being made, and by how many it is waited for

    @contextmanager
    def making(self, key: Hashable) -> Iterator[None]:
        """One at a time makes a part: after a load all readers ask for it at once."""
        with self._lock:
            turn, waiting = self._busy.setdefault(key, (threading.RLock(), []))
            waiting.append(None)
        try:
            with turn:
                yield
        finally:
            with self._lock:
                waiting.pop()
                if not waiting:
                    del self._busy[key]

    def find(self, version: int, key: Hashable) -> tuple[Any, ...]:
        """The part in a tuple, or an empty one."""
        with self._lock:
            if version != self._version or key not in self._parts:
                return ()
            self._parts.move_to_end(key)
            return (self._parts[key],)

    def keep(self, version: int, key: Hashable, part: object) -> None:
        """Put a part there. A newer version clears the shelf; what was still made from an older one is not kept."""
        with self._lock:
            if version > self._version:
                self._version = version
                self._parts.clear()
            if version == self._version:
                self._parts[key] = part
                while len(self._parts) > AT_MOST:
                    self._parts.popitem(last=False)


_shelves: WeakKeyDictionary[Store, dict[Audience, Shelf]] = WeakKeyDictionary()
_adding = threading.Lock()


def part(visitor: Visitor, make: Callable[Concatenate[Visitor, P], Made], *asked: P.args, **named: P.kwargs) -> Made:
    """What `make(visitor, ...)` gives, remembered for all who read alike.

    `make` is a function of a module, and what it depends on besides the store is in its arguments: it reads neither the address nor the
    session. What is written down without moving the version (`figures_stand`: commentary, actions, questions, editions, the audit) is no
    part of what is remembered, unless a stamp of it is among the arguments. It is handed the visitor without a name, so that it cannot
    write one into what others are shown. What it gives is shared: HTML, or something else that nobody changes.
    """
    if make.__closure__ or "<" in make.__qualname__:
        raise TypeError(f"{make.__qualname__} may depend on more than its arguments: remember a function that stands in a module.")
    anyone = replace(visitor, name="", why="")
    opened = figures.store()
    version, audience = opened.version, anyone.audience
    # 1, 1.0 and True are one key to a dictionary, and may be three sentences
    kinds = tuple(type(each) for each in (*asked, *named.values()))
    key = (make.__module__, make.__qualname__, anyone, figures.today(), asked, tuple(sorted(named.items())), kinds)
    shelf = _shelf(opened, audience)
    if found := shelf.find(version, key):
        return found[0]  # type: ignore[no-any-return]
    with shelf.making(key):
        if found := shelf.find(version, key):
            return found[0]  # type: ignore[no-any-return]
        made = make(anyone, *asked, **named)
        shelf.keep(version, key, made)
    return made


def forget() -> None:
    """Clear every shelf: for tests that change what stands outside the store."""
    with _adding:
        _shelves.clear()


def _shelf(opened: Store, audience: Audience) -> Shelf:
    with _adding:
        return _shelves.setdefault(opened, {}).setdefault(audience, Shelf())
