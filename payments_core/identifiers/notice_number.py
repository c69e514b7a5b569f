"""The number of a payment notice (numero avviso, NAV): 18 digits that name one payable debt.

The first digit, the auxiliary digit, says how the rest is cut (SACI 1.4.0, chapter 2):

* 0: application code (2), base (13), check (2); the IUV is the last 15 digits.
* 1: 17 free digits, all of them the IUV, no check.
* 2: base (15), check (2); the IUV is the last 17 digits.
* 3: segregation code (2), base (13), check (2); the IUV is the last 17 digits.

Where there is a check it is the first 16 digits modulo 93, written with two digits, so 93 to 99
never occur. Only form 3 is issued today; the others live in old notices and must be read.

The hub does not verify the check. A number from the wire is therefore only tested with
`is_wellformed`; a number typed by a person with `validate`.

>>> check_digits("3020320027000002")
'51'
>>> validate("3020 3200 2700 0002 51")
'302032002700000251'
>>> iuv_of("302032002700000251"), segregation_code_of("302032002700000251")
('02032002700000251', '02')
>>> build("01", 42)
'301000000000004285'
"""

import re

from payments_core.errors import BadValue

#: Bases that one segregation code can hold: 13 digits.
BASE_LIMIT = 10**13

_CHECK_MODULUS = 93
_WELLFORMED = re.compile(r"[0-3][0-9]{17}")
_FIRST_SIXTEEN = re.compile(r"[0-9]{16}")
_SEGREGATION_CODE = re.compile(r"[0-9]{2}")
_SEPARATORS = re.compile(r"[\s.\-]+")
#: Longest piece of a refused text that an error repeats, characters.
_QUOTED_LENGTH = 40


def compact(text: str) -> str:
    """Without the blanks, points and hyphens with which people group digits."""
    return _SEPARATORS.sub("", text)


def check_digits(first16: str) -> str:
    """The two check digits for the first 16 digits of forms 0, 2 and 3.

    Raises `notice_number_malformed` for anything but 16 digits.

    >>> check_digits("3822021000000001")
    '01'
    """
    if not _FIRST_SIXTEEN.fullmatch(first16):
        raise BadValue("notice_number_malformed", notice_number=first16[:_QUOTED_LENGTH])
    return f"{int(first16) % _CHECK_MODULUS:02d}"


def is_wellformed(text: str) -> bool:
    """Whether the text is 18 digits of a known form; says nothing about the check."""
    return bool(_WELLFORMED.fullmatch(compact(text)))


def validate(text: str) -> str:
    """The compact number, with its check verified where its form has one.

    Raises `notice_number_malformed` when it is not a notice number at all and
    `notice_number_check` when it is one with a slip of the hand in it.
    """
    number = _wellformed(text)
    if number[0] != "1" and check_digits(number[:16]) != number[16:]:
        raise BadValue("notice_number_check", notice_number=number)
    return number


def is_valid(text: str) -> bool:
    """Whether `validate` accepts the text."""
    try:
        validate(text)
    except BadValue:
        return False
    return True


def format(number: str) -> str:  # noqa: A001 - the verb of python-stdnum
    """Printed form, groups of four.

    >>> format("302032002700000251")
    '3020 3200 2700 0002 51'
    """
    digits = compact(number)
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def build(segregation_code: str, base: int) -> str:
    """The number of form 3 for a base between 0 and `BASE_LIMIT` - 1.

    Raises `segregation_code_malformed` or `notice_base_out_of_range`.
    """
    if not _SEGREGATION_CODE.fullmatch(segregation_code):
        raise BadValue(
            "segregation_code_malformed", segregation_code=segregation_code[:_QUOTED_LENGTH]
        )
    if not 0 <= base < BASE_LIMIT:
        raise BadValue("notice_base_out_of_range", base=base)
    first16 = f"3{segregation_code}{base:013d}"
    return first16 + check_digits(first16)


def iuv_of(number: str) -> str:
    """The creditor reference (IUV) inside a notice number: 15 digits for form 0, else 17.

    Wants a well-formed number, not a verified one: receipts of doubtful numbers exist too.
    """
    digits = _wellformed(number)
    return digits[3:] if digits[0] == "0" else digits[1:]


def carrying(iuv: str) -> tuple[str, ...]:
    """Every number whose IUV this may be, those with a right check first, then the later forms.

    15 digits stand behind one of 100 application codes, of which the check leaves one or two;
    17 digits are of form 3, 2 or 1, and the last has no check. Nothing else stands in a number.

    >>> carrying("02032002700000251")[0], carrying("721265093769322")[0]
    ('302032002700000251', '001721265093769322')
    >>> carrying("RF18539007547034")
    ()
    """
    match len(iuv) if iuv.isascii() and iuv.isdigit() else 0:
        case 15:
            numbers = [f"0{application_code:02d}{iuv}" for application_code in range(100)]
        case 17:
            numbers = [f"{form}{iuv}" for form in "321"]
        case _:
            numbers = []
    return tuple(sorted(numbers, key=lambda number: not is_valid(number)))


def segregation_code_of(number: str) -> str | None:
    """The segregation code of a number of form 3; the other forms have none."""
    digits = _wellformed(number)
    return digits[1:3] if digits[0] == "3" else None


def _wellformed(text: str) -> str:
    number = compact(text)
    if not _WELLFORMED.fullmatch(number):
        raise BadValue("notice_number_malformed", notice_number=text[:_QUOTED_LENGTH])
    return number
