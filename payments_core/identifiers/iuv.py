"""The creditor reference of a payment (identificativo univoco di versamento, IUV).

Inside a notice number it is 17 digits, or 15 in the oldest form; payments begun on an entity's
own site carried free alphanumeric references or ISO 11649 ones, up to 35 characters
(SACI 1.4.0, chapter 2). A reference alone does not tell which form it has: 17 digits may come
from a notice number with a check or from one without. So only the form is tested here, and the
check is left to `notice_number` and `rf_reference` where the whole number is known.

>>> validate("02032002700000251")
'02032002700000251'
>>> is_valid("RF18 5390 0754 7034"), is_valid("")
(True, False)
"""

import re

from payments_core.errors import BadValue

#: Longest creditor reference, characters (paForNode.xsd, creditorReferenceId).
MAX_LENGTH = 35

_ALPHANUMERIC = re.compile(rf"[0-9A-Za-z]{{1,{MAX_LENGTH}}}")


def validate(text: str) -> str:
    """The reference without blanks, letters as written; raises `iuv_malformed`."""
    reference = "".join(text.split())
    if not _ALPHANUMERIC.fullmatch(reference):
        raise BadValue("iuv_malformed", iuv=text[:MAX_LENGTH])
    return reference


def is_valid(text: str) -> bool:
    """Whether `validate` accepts the text."""
    try:
        validate(text)
    except BadValue:
        return False
    return True
