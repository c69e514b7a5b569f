"""What a scanner means that types with the keys of another country.

A scanner is a keyboard: it presses the keys on which its own country writes a sign, and the PC
writes what stands on them in its own. Digits, letters, point and comma are the same on keyboards of
the United States and of Italy; other signs change places. A text is translated only where it cannot
have been meant as it stands, because it begins as one of our codes does with the signs changed.

>>> as_meant("PAGOPA§002§302000000001234567§80999990106§2250")
'PAGOPA|002|302000000001234567|80999990106|2250'
>>> as_meant("codfase)NBPA<18")
'codfase=NBPA;18'
>>> as_meant("D'Angelo") is None
True
"""

import re

#: Signs of the same keys, on a keyboard of the United States and on an Italian one.
_US = "`~@#^&*()-_=+[{]}\\|;:'\"<>/?"
_ITALIAN = "\\|\"£&/()='?ì^èé+*ù§òçà°;:-_"

_FROM_US = str.maketrans(_ITALIAN, _US)
# With the capitals locked the letters among the signs are capitals, too.
_FROM_US.update(str.maketrans("ÌÈÙÒÀ", "=[\\;'"))
_FROM_ITALIAN = str.maketrans(_US, _ITALIAN)

#: How our codes begin when a scanner of the United States writes them on an Italian keyboard: the
#: QR, the slip, a treasurer's text, a flow id, the stripe and the lines of the cards.
_MEANT_US = re.compile(
    r"PAGOPA§002§|CODFASEÌNBPAÒ|.{0,140}LGPE'RIVERSAMENTO|20[0-9]{2}'[0-9]{2}'[0-9]{2}"
    r"|[%ò].{7,200}_|[ACI].ITA[A-Z0-9;]{25};|[ACI];ITA[A-Z0-9;]{25}",
    re.IGNORECASE | re.DOTALL,
)
#: And when an Italian scanner writes the two codes of a notice on a keyboard of the United States.
_MEANT_ITALIAN = re.compile(r"PAGOPA~002~|CODFASE\)NBPA<", re.IGNORECASE)


def as_meant(text: str) -> str | None:
    """The text with the signs that the scanner meant; None without a sure sign of other keys."""
    if _MEANT_US.match(text):
        return text.translate(_FROM_US)
    if _MEANT_ITALIAN.match(text):
        return text.translate(_FROM_ITALIAN)
    return None


def from_other_keys(text: str) -> str:
    """The signs of a scanner of the United States on an Italian keyboard, sure sign or not."""
    return text.translate(_FROM_US)


def shows_keys(text: str) -> bool:
    """Whether a text has signs that another country's keys would have changed.

    >>> shows_keys("2026/1420"), shows_keys("302000000001234567")
    (True, False)
    """
    return text.translate(_FROM_ITALIAN) != text
