"""What a load needed goes back to the system."""

import subprocess
import sys
import threading
import weakref

import pytest

from data import memory

IN_ARENAS = """
import ctypes, re, threading
from data import memory
memory.keep_together()
begun = threading.Barrier(12)
def work():
    kept = [ctypes.create_string_buffer(2000) for _ in range(100)]
    begun.wait()
threads = [threading.Thread(target=work) for _ in range(12)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(len([line for line in open('/proc/self/maps') if int(line.split('-')[0], 16) % (64 << 20) == 0 and line.split()[-1] == '0']))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the GNU C library's own allocator")
def test_threads_share_a_few_places():
    places = subprocess.run([sys.executable, "-c", IN_ARENAS], capture_output=True, text=True, check=True)
    assert int(places.stdout) < 2 * memory.ARENAS + 1


def test_giving_back_frees_what_nobody_reaches_any_more():
    class Thing:
        pass

    freed = threading.Event()
    thing = Thing()
    thing.itself = thing
    weakref.finalize(thing, freed.set)
    del thing
    memory.give_back()
    assert freed.is_set()
