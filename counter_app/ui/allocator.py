"""What the C library of Linux keeps of the memory that the program has given back.

By itself it has a place for nearly every thread, and each grows to the most that its thread ever
had in hand. Python's threads take turns anyway: one place is enough, and whatever is large (a
picture of a paper, say) goes back to the system at once, so that it leaves no hole there.

A citizen costs some 180,000 pieces, of which none is kept: what lives is the same after the 100th
and the 300th. But the holes between what lives grow with the hours, in each place for itself; in
one place they are some 2 MB less.
"""

import sys

#: Numbers of mallopt(3), and what they are set to: places of memory, and bytes.
_OPTIONS = (
    (-8, 1),  # M_ARENA_MAX
    (-3, 256 * 1024),  # M_MMAP_THRESHOLD
    (-1, 512 * 1024),  # M_TRIM_THRESHOLD
)


def keep_little() -> None:
    """From now on: to be called before the first thread, for whoever has a place stays in it.
    Another system than Linux, and another C library than glibc, is left as it is."""
    if sys.platform != "linux":
        return
    import ctypes  # other systems start without it

    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        for option, value in _OPTIONS:
            mallopt(option, value)
