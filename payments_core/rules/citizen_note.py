"""What a clerk may note about a citizen: one line of plain text that others can read back.

A note stands beside somebody's name on every desk of the entity, so it holds nothing that a screen
would carry out instead of showing: no control characters, no marks that turn the order of what
follows round (Unicode bidirectional controls). Letters of every script are welcome.
"""

import unicodedata

from payments_core.errors import BadValue

#: Longest note, characters.
NOTE_LIMIT = 500
#: Shortest reason for withdrawing one, characters: what an auditor can still understand.
REASON_LEAST = 3
#: Characters of Unicode's group Cf that letters need to be joined or kept apart.
_JOINERS = frozenset("\u200c\u200d")
#: Groups that are no text: controls, formats, lone surrogates, line and paragraph separators.
_NO_TEXT = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
#: What are no characters at all and XML cannot carry.
_NOTHING = frozenset("\ufffe\uffff")


def validate(text: str, least: int = 1) -> str:
    """The note without spaces at its ends and with single ones inside.

    Raises `note_too_short`, `note_too_long` (says how long it is), `note_unprintable`.

    >>> validate("  ha chiesto   di non telefonare ")
    'ha chiesto di non telefonare'
    """
    clean = " ".join(word for word in text.split(" ") if word)
    if any(is_no_text(sign) for sign in clean):
        raise BadValue("note_unprintable")
    if len(clean) < least:
        raise BadValue("note_too_short", least=least)
    if len(clean) > NOTE_LIMIT:
        raise BadValue("note_too_long", typed=len(clean), limit=NOTE_LIMIT)
    return clean


def is_no_text(sign: str) -> bool:
    """Whether a character is a command to whoever shows it rather than something to be read."""
    tag = "\U000e0020" <= sign <= "\U000e007f"  # flags of regions are drawn with these
    if sign in _JOINERS or tag:
        return False
    return sign in _NOTHING or unicodedata.category(sign) in _NO_TEXT
