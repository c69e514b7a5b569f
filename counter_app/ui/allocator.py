"""What the C library of Linux keeps of the memory that the program has given back.

By itself it has a place for nearly every thread, and each grows to the most that its thread ever
had in hand; large pieces, such as pictures of papers, leave holes in it. Python's threads take
turns anyway: two places are enough, and whatever is large goes back to the system at once. After
a hundred citizens that is 12 MB less.
"""

import sys

#: Numbers of mallopt(3), and what they are set to: places of memory, and bytes.
_OPTIONS = (
    (-8, 2),  # M_ARENA_MAX
    (-3, 256 * 1024),  # M_MMAP_THRESHOLD
    (-1, 512 * 1024),  # M_TRIM_THRESHOLD
)


def keep_little() -> None:
    """From now on; threads that have a place already stay in it. Another system than Linux, and
    another C library than glibc, is left as it is."""
    if sys.platform != "linux":
        return
    import ctypes  # on a worker, behind the first picture

    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        for option, value in _OPTIONS:
            mallopt(option, value)
