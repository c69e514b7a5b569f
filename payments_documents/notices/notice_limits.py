"""What a notice must satisfy before it is put on paper, A4 or roll (notice layout 2).

A paper is refused rather than printed with a cut field: a cut name is another person, a cut
amount another debt.
"""

from typing import Final

from payments_core.errors import BadValue, RuleBroken
from payments_core.money import NOTICE_MAX_CENTS
from payments_core.notice.codes import qr_payload
from payments_core.notice.content import AnyNotice, NoticePayment, NoticeStanding
from payments_core.rules.instalment_plan import without_installment

SUBJECT_LIMIT: Final = 90
ENTITY_NAME_LIMIT: Final = 50
SECTOR_LIMIT: Final = 50
CONTACTS_LIMIT: Final = 100
DEBTOR_NAME_LIMIT: Final = 70
DEBTOR_ADDRESS_LIMIT: Final = 140
TAX_CODE_LIMIT: Final = 16
ACCOUNT_HOLDER_LIMIT: Final = 50


def require_printable(content: AnyNotice) -> None:
    """Refuse a notice that paper cannot carry or that claims what its standing forbids.

    Raises `amount_too_large_for_notice`, `amount_not_positive`, `notice_field_over_limit`,
    `notice_number_malformed`, `entity_tax_code_malformed` (bad values) and
    `notice_number_missing`, `notice_number_in_preview`, `notice_number_repeated` (rules).
    """
    for payment in content.payments:
        _require_number(content, payment)
    _require_different_numbers(content.payments)
    for field, text, limit in _limited_fields(content):
        if text is not None and len(text) > limit:
            raise BadValue("notice_field_over_limit", field=field, length=len(text), limit=limit)


def _require_number(content: AnyNotice, payment: NoticePayment) -> None:
    preview = content.standing is NoticeStanding.PREVIEW
    if preview and payment.notice_number is not None:
        raise RuleBroken("notice_number_in_preview", notice_number=payment.notice_number)
    if not preview and payment.notice_number is None:
        raise RuleBroken("notice_number_missing")
    if payment.notice_number is not None:
        qr_payload(payment.notice_number, content.creditor.tax_code, payment.amount_cents)
    elif payment.amount_cents > NOTICE_MAX_CENTS:
        raise BadValue(
            "amount_too_large_for_notice",
            cents=payment.amount_cents,
            limit_cents=NOTICE_MAX_CENTS,
        )


def _require_different_numbers(payments: tuple[NoticePayment, ...]) -> None:
    """A number is printed for one payment only."""
    numbers = [one.notice_number for one in payments if one.notice_number is not None]
    if len(set(numbers)) < len(numbers):
        repeated = next(one for one in numbers if numbers.count(one) > 1)
        raise RuleBroken("notice_number_repeated", notice_number=repeated)


def _limited_fields(content: AnyNotice) -> tuple[tuple[str, str | None, int], ...]:
    creditor, debtor = content.creditor, content.debtor
    address = debtor.address
    street = " ".join(part for part in (address.street, address.street_number) if part)
    account, second = creditor.postal_account, content.second
    return (
        # Which instalment it is the program adds itself, and every layout has room for that.
        ("subject", without_installment(content.subject), SUBJECT_LIMIT),
        ("creditor_name", creditor.name, ENTITY_NAME_LIMIT),
        ("sector", creditor.sector, SECTOR_LIMIT),
        ("contacts", creditor.contacts, CONTACTS_LIMIT),
        ("debtor_name", debtor.full_name, DEBTOR_NAME_LIMIT),
        ("debtor_tax_code", debtor.identifier, TAX_CODE_LIMIT),
        ("debtor_address", street, DEBTOR_ADDRESS_LIMIT),
        ("account_holder", account.holder if account else None, ACCOUNT_HOLDER_LIMIT),
        ("second_subject", second.subject if second else None, SUBJECT_LIMIT),
        ("second_sector", second.sector if second else None, SECTOR_LIMIT),
    )
