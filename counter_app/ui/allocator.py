"""What the C library of Linux keeps of the memory that the program has given back.

By itself it has a place for nearly every thread, and each grows to the most that its thread ever
had in hand; large pieces, such as pictures of papers, leave holes in it. Python's threads take
turns anyway: two places are enough, and whatever is large goes back to the system at once. After
a hundred citizens that is 12 MB less.

Small pieces leave holes too, between what lives on: 4 MB more of them with each four hundred
citizens, while what lives stays the same. What is empty in them can be given back.
"""

import sys
from typing import Any

#: Numbers of mallopt(3), and what they are set to: places of memory, and bytes.
_OPTIONS = (
    (-8, 2),  # M_ARENA_MAX
    (-3, 256 * 1024),  # M_MMAP_THRESHOLD
    (-1, 512 * 1024),  # M_TRIM_THRESHOLD
)


def keep_little() -> None:
    """From now on; threads that have a place already stay in it. Another system than Linux, and
    another C library than glibc, is left as it is."""
    if (mallopt := _of_glibc("mallopt")) is not None:
        for option, value in _OPTIONS:
            mallopt(option, value)


def give_back() -> None:
    """Let the system have the empty pages between what lives: half a millisecond. Nothing happens
    where `keep_little` does nothing."""
    if (trim := _of_glibc("malloc_trim")) is not None:
        trim(0)


def _of_glibc(name: str) -> Any:
    if sys.platform != "linux":
        return None
    import ctypes  # on a worker, behind the first picture

    return getattr(ctypes.CDLL(None), name, None)
