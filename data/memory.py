"""This process's memory beside the store's: kept in few places while it is in use, and given back to the system afterwards.

Linux with the GNU C library only; elsewhere the system's own allocator does as it does.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import sys

import pyarrow as pa

LIBRARY = "libc.so.6"
M_ARENA_MAX = -8  # as malloc.h has it
ARENAS = 2


def keep_together() -> None:
    """Few places for small pieces. By itself the C library begins one for each thread, up to eight a processor.

    A page holds as long as anything is left in it: a dozen threads' leftovers held 20 MB after a load. Measured with two and with one: no
    load takes longer. To be called before threads begin.
    """
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):  # a C library other than GNU's has no such function
            ctypes.CDLL(LIBRARY).mallopt(M_ARENA_MAX, ARENAS)


def give_back() -> None:
    """To the system, what some work needed and needs no more: allocators keep it for the next time, which may be in three months."""
    gc.collect()
    give_back_freed()


def give_back_freed() -> None:
    """The same of what is free already, without looking for what nobody needs any more: between two steps of one piece of work."""
    pa.default_memory_pool().release_unused()
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(LIBRARY).malloc_trim(0)
