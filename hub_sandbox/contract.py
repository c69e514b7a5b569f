"""What the hub accepts from a station: the paForNode answers as tables, and the walk over them.

Each table is a sequence of parts in the order of the contract; a part is a text with its check or
again a sequence. Children carry no namespace. What the hub looks at beyond the shape (sums,
registered accounts) is in `answers`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import NoReturn

from lxml import etree

from hub_sandbox.refusals import HubFault, HubRefusal

TextCheck = Callable[[str], bool]

_SCHEMA_INSTANCE = "{http://www.w3.org/2001/XMLSchema-instance}"
_MAX_AMOUNT_CENTS = 99_999_999_999
_MAX_TRANSFERS = 5
_MAX_METADATA = 15
_MAX_EMAIL = 256


@dataclass(frozen=True, slots=True)
class Part:
    """One element of a sequence: its name, what it holds, how often it may stand there."""

    name: str
    content: "TextCheck | Sequence"
    least: int = 1
    most: int = 1


@dataclass(frozen=True, slots=True)
class Choice:
    """Exactly one of several elements."""

    options: tuple[Part, ...]


Sequence = tuple[Part | Choice, ...]


def text(longest: int) -> TextCheck:
    """Between one and `longest` characters: an empty element is an error, not an absence."""
    return lambda value: 1 <= len(value) <= longest


def pattern(expression: str) -> TextCheck:
    """The whole text follows a regular expression."""
    compiled = re.compile(expression, re.ASCII)
    return lambda value: compiled.fullmatch(value) is not None


def one_of(*allowed: str) -> TextCheck:
    """One of a few words."""
    return lambda value: value in allowed


def anything(_value: str) -> bool:
    """Any text, empty too."""
    return True


def is_amount(value: str) -> bool:
    """Euro with two decimals, more than zero (stAmountNotZero); blanks around are ignored."""
    digits = value.strip()
    if not re.fullmatch(r"[0-9]+\.[0-9]{2}", digits):
        return False
    return 1 <= int(digits.replace(".", "")) <= _MAX_AMOUNT_CENTS


def is_date(value: str) -> bool:
    """A calendar day, a zone allowed after it."""
    match = re.fullmatch(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(Z|[+-][0-9]{2}:[0-9]{2})?", value.strip())
    return match is not None and _parses(date.fromisoformat, match.group(1))


def is_instant(value: str) -> bool:
    """Day and time, zone optional."""
    return "T" in value and _parses(datetime.fromisoformat, value.strip())


def is_email(value: str) -> bool:
    """The contract's own idea of an e-mail address (stEMail)."""
    shape = r"[a-zA-Z0-9_.+\-]+@[a-zA-Z0-9\-]+(\.[a-zA-Z0-9\-]+)*"
    return len(value) <= _MAX_EMAIL and re.fullmatch(shape, value) is not None


def _parses(read: Callable[[str], object], value: str) -> bool:
    try:
        read(value)
    except ValueError:
        return False
    return True


is_boolean = pattern(r"\s*(true|false|1|0)\s*")
is_tax_code = pattern(r"[0-9]{11}")
is_state_or_province = pattern(r"[A-Z]{2}")
is_transfer_number = pattern(r"\s*\+?0*[1-5]\s*")
is_document_hash = pattern(r"[A-Za-z0-9+/=]{4,72}")

FAULT: Sequence = (
    Part("faultCode", anything),
    Part("faultString", anything),
    Part("id", anything),
    Part("description", anything, least=0),
    Part("serial", pattern(r"\s*[+-]?[0-9]{1,10}\s*"), least=0),
    Part("originalFaultCode", anything, least=0),
    Part("originalFaultString", anything, least=0),
    Part("originalDescription", anything, least=0),
)
OUTCOME: Sequence = (Part("outcome", one_of("OK", "KO")), Part("fault", FAULT, least=0))
METADATA: Sequence = (
    Part("mapEntry", (Part("key", text(140)), Part("value", text(140))), most=_MAX_METADATA),
)
SUBJECT: Sequence = (
    Part(
        "uniqueIdentifier",
        (
            Part("entityUniqueIdentifierType", one_of("F", "G")),
            Part("entityUniqueIdentifierValue", lambda value: 2 <= len(value) <= 16),
        ),
    ),
    Part("fullName", text(70)),
    Part("streetName", text(70), least=0),
    Part("civicNumber", text(16), least=0),
    Part("postalCode", text(16), least=0),
    Part("city", text(35), least=0),
    Part("stateProvinceRegion", text(35), least=0),
    Part("country", is_state_or_province, least=0),
    Part("e-mail", is_email, least=0),
)
STAMP_REQUEST: Sequence = (
    Part("hashDocumento", is_document_hash),
    Part("tipoBollo", one_of("01")),
    Part("provinciaResidenza", is_state_or_province),
)
_TRANSFER_HEAD: Sequence = (
    Part("idTransfer", is_transfer_number),
    Part("transferAmount", is_amount),
    Part("fiscalCodePA", is_tax_code),
)
_TRANSFER_TAIL: Sequence = (
    Part("remittanceInformation", text(140)),
    Part("transferCategory", text(140)),
    Part("metadata", METADATA, least=0),
)
TRANSFER_V1: Sequence = (*_TRANSFER_HEAD, Part("IBAN", text(35)), *_TRANSFER_TAIL)
TRANSFER_V2: Sequence = (
    *_TRANSFER_HEAD,
    Part("companyName", text(140), least=0),
    Choice((Part("IBAN", text(35)), Part("richiestaMarcaDaBollo", STAMP_REQUEST))),
    *_TRANSFER_TAIL,
)


def _payment(transfer: Sequence, company_name_least: int) -> Sequence:
    return (
        Part("creditorReferenceId", text(35)),
        Part("paymentAmount", is_amount),
        Part("dueDate", is_date),
        Part("retentionDate", is_instant, least=0),
        Part("lastPayment", is_boolean, least=0),
        Part("description", text(140)),
        Part("companyName", text(140), least=company_name_least),
        Part("officeName", text(140), least=0),
        Part("debtor", SUBJECT),
        Part("transferList", (Part("transfer", transfer, most=_MAX_TRANSFERS),)),
        Part("metadata", METADATA, least=0),
    )


VERIFY_ANSWER: Sequence = (
    *OUTCOME,
    Part(
        "paymentList",
        (
            Part(
                "paymentOptionDescription",
                (
                    Part("amount", is_amount),
                    Part("options", one_of("EQ", "LS", "GT", "ANY")),
                    Part("dueDate", is_date, least=0),
                    Part("detailDescription", text(140), least=0),
                    Part("allCCP", is_boolean),
                ),
            ),
        ),
        least=0,
    ),
    Part("paymentDescription", text(140), least=0),
    Part("fiscalCodePA", is_tax_code, least=0),
    Part("companyName", text(140), least=0),
    Part("officeName", text(140), least=0),
)
PAYMENT_ANSWER_V1: Sequence = (*OUTCOME, Part("data", _payment(TRANSFER_V1, 0), least=0))
PAYMENT_ANSWER_V2: Sequence = (*OUTCOME, Part("data", _payment(TRANSFER_V2, 1), least=0))
RECEIPT_ANSWER: Sequence = OUTCOME


def refuse_answer(where: str, why: str) -> NoReturn:
    """The hub's verdict on an answer that it does not take."""
    raise HubRefusal(HubFault.STATION_ANSWER, detail=f"{where}: {why}")


def check_shape(element: etree._Element, parts: Sequence, where: str) -> None:
    """Walk an element along its table; the first thing out of place refuses the answer."""
    children = list(element)
    if "".join([element.text or "", *(child.tail or "" for child in children)]).strip():
        refuse_answer(where, "text between elements")
    waiting = iter(children)
    current = next(waiting, None)
    for part in parts:
        options = part.options if isinstance(part, Choice) else (part,)
        current = _check_part(current, waiting, options, where)
    if current is not None:
        refuse_answer(f"{where}/{current.tag}", "not expected here")


def _check_part(
    current: etree._Element | None,
    waiting: Iterator[etree._Element],
    options: tuple[Part, ...],
    where: str,
) -> etree._Element | None:
    """Take from `waiting` what belongs to one place of the sequence; give back what follows."""
    by_name = {option.name: option for option in options}
    most = max(option.most for option in options)
    taken = 0
    while current is not None and taken < most and current.tag in by_name:
        option = by_name[str(current.tag)]
        taken += 1
        here = f"{where}/{option.name}" + (f"[{taken}]" if most > 1 else "")
        _check_content(current, option, here)
        current = next(waiting, None)
    if taken < min(option.least for option in options):
        refuse_answer(f"{where}/{'|'.join(by_name)}", "missing")
    return current


def _check_content(element: etree._Element, part: Part, where: str) -> None:
    if any(not str(name).startswith(_SCHEMA_INSTANCE) for name in element.attrib):
        refuse_answer(where, "attribute not expected")
    if isinstance(part.content, tuple):
        check_shape(element, part.content, where)
    elif len(element) or not part.content(element.text or ""):
        refuse_answer(where, "value not allowed")
