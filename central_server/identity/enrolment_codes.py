"""One-time codes with which machines become desks: how they are made, typed and judged.

A code that a person types has 16 signs in groups of four, of 32 that nobody takes for one another
(no I, L, O, U): 80 bits, which nobody guesses. Codes that an administrator has thought of are often
worse; where real notices are at stake they need MIN_BITS.

>>> grouped("K7QF9M2X3TBHWPZR")
'K7QF-9M2X-3TBH-WPZR'
>>> as_made(" k7qf 9m2x 3tbh wpzr ")
'K7QF-9M2X-3TBH-WPZR'
>>> is_weak("sportello12"), is_weak("K7QF-9M2X-3TBH-WPZR")
(True, False)
"""

import math
import re
import string

#: Signs of the codes that the server makes (Crockford's base 32), and how many a code has.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 16
#: Bits below which a code may be guessed, and signs of different kinds that it has at least.
MIN_BITS = 60
MIN_DIFFERENT = 8

_GROUP = 4
_READ_AS = str.maketrans("OIL", "011")
_BETWEEN = re.compile(r"[\s.\-]+")
_MADE = re.compile(f"[{ALPHABET}]{{{LENGTH}}}")
#: Kinds of signs, and how many of a kind there are; any other sign is of the last.
_KINDS = (string.digits, string.ascii_lowercase, string.ascii_uppercase)
_OTHERS = 10


def grouped(signs: str) -> str:
    """A code as it is shown and kept."""
    return "-".join(signs[start : start + _GROUP] for start in range(0, len(signs), _GROUP))


def as_made(typed: str) -> str:
    """A code of the server's however it is typed: small letters, other groups, O for 0; any other
    text as it is."""
    compact = _BETWEEN.sub("", typed).upper().translate(_READ_AS)
    return grouped(compact) if _MADE.fullmatch(compact) else typed


def is_weak(code: str) -> bool:
    """Whether a code may be guessed: at best it is chance, and even then it has too few bits."""
    kinds = [kind for kind in _KINDS if not set(kind).isdisjoint(code)]
    others = not set(code).issubset("".join(_KINDS))
    signs = sum(map(len, kinds)) + (_OTHERS if others else 0)
    bits = len(code) * math.log2(signs) if signs else 0
    return bits < MIN_BITS or len(set(code)) < MIN_DIFFERENT
