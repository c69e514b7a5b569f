"""Which PINs an operator may choose: six digits or more that nobody tries first.

>>> validate(" 490 271 ")
'490271'
>>> [is_easy(pin) for pin in ("000000", "123456", "909090", "112112", "490271")]
[True, True, True, True, False]

Nobody's date of birth is known here, so that none can be refused.
"""

from itertools import pairwise

from payments_core.errors import BadValue

LEAST_DIGITS, MOST_DIGITS = 6, 12
#: Different digits that a PIN must have: with fewer one sees it on the keys.
_LEAST_DIFFERENT = 3


def validate(typed: str) -> str:
    """The PIN without the spaces in it. Raises `pin_malformed` for what is not so many digits, and
    `pin_too_easy`."""
    pin = "".join(typed.split())
    if not (pin.isascii() and pin.isdigit() and LEAST_DIGITS <= len(pin) <= MOST_DIGITS):
        raise BadValue("pin_malformed", least=LEAST_DIGITS, most=MOST_DIGITS)
    if is_easy(pin):
        raise BadValue("pin_too_easy")
    return pin


def is_easy(pin: str) -> bool:
    """Whether its digits are too few different ones, run up or down in even steps (also past the
    nine), or are one group written again and again."""
    digits = [int(digit) for digit in pin]
    steps = {(after - before) % 10 for before, after in pairwise(digits)}
    repeated = pin in (pin + pin)[1:-1]
    return len(set(digits)) < _LEAST_DIFFERENT or len(steps) == 1 or repeated
