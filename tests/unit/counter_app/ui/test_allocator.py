"""Memory that was given back, by many threads or in small pieces, in processes of their own: what
is set is set for good."""

import platform
import subprocess
import sys

import pytest

LOOK = """
import ctypes, re, sys, tempfile, threading
from counter_app.ui.allocator import keep_little

if sys.argv[1] == "keep_little":
    keep_little()
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

HOLES = """
import ctypes, os, sys
from counter_app.ui.allocator import give_back

libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
SIZE, PIECES = 20_000, 2_000
pieces = [ctypes.c_void_p(libc.malloc(ctypes.c_size_t(SIZE))) for _ in range(PIECES)]
for piece in pieces:
    ctypes.memset(piece, 1, SIZE)
for piece in pieces[::2]:
    libc.free(piece)

def in_memory():
    with open("/proc/self/statm") as told:
        return int(told.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")

before = in_memory()
if sys.argv[1] == "give_back":
    give_back()
lives = all(ctypes.string_at(piece, 1) == b"\\1" for piece in pieces[1::2])
print((before - in_memory()) >> 20, lives)
"""


pytestmark = pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="glibc's own")


def told_by(program: str, how: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", program, how], stdout=subprocess.PIPE, check=True, text=True
    )
    return done.stdout.split()


def places_and_mb(how: str) -> tuple[int, int]:
    places, mb = told_by(LOOK, how)
    return int(places), int(mb)


def test_threads_share_two_places_and_large_pieces_go_back() -> None:
    places, mb = places_and_mb("keep_little")
    places_otherwise, mb_otherwise = places_and_mb("as_usual")
    assert places <= 2 < places_otherwise
    assert mb < mb_otherwise


def test_holes_between_what_lives_go_back() -> None:
    mb, lives = told_by(HOLES, "give_back")
    mb_otherwise, _ = told_by(HOLES, "as_usual")
    # Of 20 MB of holes, all but the ends of each that share a page with what lives.
    assert int(mb) >= 10 > int(mb_otherwise)
    assert lives == "True"
