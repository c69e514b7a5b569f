"""Memory that many threads have given back, in a process of its own: it is set for good."""

import platform
import subprocess
import sys

import pytest

LOOK = """
import ctypes, re, sys, tempfile, threading
from counter_app.ui.qt_application import qt_application

if sys.argv[1] == "counter":
    application = qt_application()
libc = ctypes.CDLL(None)
for name in ("malloc", "fopen"):
    getattr(libc, name).restype = ctypes.c_void_p
together = threading.Barrier(8)

def work():
    together.wait()
    # The larger piece teaches the library to keep the smaller one, too.
    for size in (8 << 20, 4 << 20, 1000):
        piece = ctypes.c_void_p(libc.malloc(ctypes.c_size_t(size)))
        ctypes.memset(piece, 1, size)
        if size > 1000:
            libc.free(piece)

threads = [threading.Thread(target=work) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
with tempfile.NamedTemporaryFile() as told:
    stream = ctypes.c_void_p(libc.fopen(told.name.encode(), b"w"))
    libc.malloc_info(0, stream)
    libc.fclose(stream)
    found = told.read().decode()
kept = int(re.findall(r'<system type="current" size="(\\d+)"', found)[-1])
print(found.count("<heap "), kept >> 20)
"""


def places_and_mb(how: str) -> tuple[int, int]:
    done = subprocess.run(
        [sys.executable, "-c", LOOK, how], stdout=subprocess.PIPE, check=True, text=True
    )
    places, mb = done.stdout.split()
    return int(places), int(mb)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="glibc's own")
def test_threads_share_one_place_and_large_pieces_go_back() -> None:
    places, mb = places_and_mb("counter")
    places_otherwise, mb_otherwise = places_and_mb("as_usual")
    assert places == 1 < places_otherwise
    assert mb < mb_otherwise
