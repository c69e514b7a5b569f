"""How long who mistypes a password has to wait: the server and a desk without it keep to the same.

A few attempts cost nothing but themselves. From then on each one is waited for twice as long as the
one before, so that guessing goes nowhere and a tired clerk is back in minutes.

>>> [wait_after(attempts).seconds for attempts in (2, 3, 4, 10, 99)]
[0, 2, 4, 256, 300]
"""

from datetime import timedelta

#: Attempts that cost nothing but themselves.
FREE_ATTEMPTS = 3
#: Wait after the first attempt beyond the free ones; it doubles with each further one.
FIRST_WAIT_SECONDS = 2
#: Longest wait between two attempts.
LAST_WAIT_SECONDS = 300


def wait_after(attempts: int) -> timedelta:
    """How long the next attempt must wait after so many without success."""
    if attempts < FREE_ATTEMPTS:
        return timedelta(0)
    doublings = min(attempts - FREE_ATTEMPTS, 16)
    return timedelta(seconds=min(FIRST_WAIT_SECONDS * 2**doublings, LAST_WAIT_SECONDS))
