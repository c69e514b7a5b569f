"""Verification codes beside receipts: made in the transaction that stores a receipt, or later for
those that were stored without; never changed.

A code is made of each receipt for a notice of the entity itself. One whose key was revoked proves
nothing any more, so that its receipt may get a second one, of another key.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from central_server.db.insertion import insert_all_new
from central_server.payments.models import ReceiptAnomaly, ReceiptCodeRow, ReceiptRow
from central_server.signing.models import SigningKeyEndRow
from central_server.signing.repository import KeyEnd
from central_server.signing.signer import ReceiptSigner
from payments_core.clock import rome_date
from payments_core.money import Cents
from payments_core.notice.verification_code import ReceiptClaims

#: Receipts signed in one transaction.
BATCH = 500


def sign_stored(
    session: Session, signer: ReceiptSigner | None, entity_id: str,
    rows: Sequence[Mapping[str, Any]], now: datetime,
) -> int:  # fmt: skip
    """Sign receipts of an entity, given as columns of ReceiptRow; says how many got a code.

    Without a `signer` there are no codes: for data of tests and samples.
    """
    claims = [_claims(entity_id, row) for row in rows if _is_own(row)]
    if signer is None or not claims:
        return 0
    signed = signer.codes(session, entity_id, claims)
    made = [
        {
            "entity_id": entity_id, "receipt_id": said.receipt_id, "key_id": one.key_id,
            "code": one.code, "signed_at": now,
        }
        for said, one in zip(claims, signed, strict=True) if one is not None
    ]  # fmt: skip
    return len(insert_all_new(session, ReceiptCodeRow, made))


def sign_some(
    session: Session, signer: ReceiptSigner, entity_id: str, after: str, now: datetime
) -> tuple[str | None, int]:
    """Sign receipts that have no code, in the order of their ids and above `after`, at most BATCH.

    Returns the last id that was looked at, None when there is no other, and how many got a code.
    """
    rows = session.execute(
        select(*_READ)
        .where(
            ReceiptRow.entity_id == entity_id, ReceiptRow.receipt_id > after,
            _is_own_notice(), ~_has_code(),
        )
        .order_by(ReceiptRow.receipt_id)
        .limit(BATCH)
    ).mappings().all()  # fmt: skip
    signed = sign_stored(session, signer, entity_id, [{**row} for row in rows], now)
    return rows[-1]["receipt_id"] if rows else None, signed


def count_without(session: Session, entity_id: str) -> int:
    """How many receipts have no code that proves anything."""
    return (
        session.scalar(
            select(func.count())
            .select_from(ReceiptRow)
            .where(ReceiptRow.entity_id == entity_id, _is_own_notice(), ~_has_code())
        )
        or 0
    )


def codes_of(session: Session, entity_id: str, receipt_ids: Sequence[str]) -> dict[str, str]:
    """The newest code of each receipt that proves something; those without are absent: no paper is
    to bear a code of a revoked key."""
    found = session.execute(
        select(ReceiptCodeRow.receipt_id, ReceiptCodeRow.code)
        .where(
            ReceiptCodeRow.entity_id == entity_id, ReceiptCodeRow.receipt_id.in_(receipt_ids),
            ~_is_revoked(),
        )
        .order_by(ReceiptCodeRow.signed_at)
    )  # fmt: skip
    return {row.receipt_id: row.code for row in found}


#: Columns of ReceiptRow that a code is made of.
_READ = (
    ReceiptRow.receipt_id, ReceiptRow.notice_number, ReceiptRow.amount_cents, ReceiptRow.paid_at,
    ReceiptRow.application_on, ReceiptRow.received_at, ReceiptRow.position_id, ReceiptRow.anomaly,
)  # fmt: skip


def _claims(entity_id: str, row: Mapping[str, Any]) -> ReceiptClaims:
    return ReceiptClaims(
        entity_id=entity_id,
        notice_number=row["notice_number"],
        receipt_id=row["receipt_id"],
        amount_cents=Cents(row["amount_cents"]),
        paid_on=_paid_on(row),
    )


def _paid_on(row: Mapping[str, Any]) -> date:
    """The day that papers print, and where they print none, that on which the receipt came."""
    paid_at, application_on = row["paid_at"], row["application_on"]
    if paid_at is None and isinstance(application_on, date):
        return application_on
    return rome_date(paid_at or row["received_at"])


def _is_own(row: Mapping[str, Any]) -> bool:
    """A share of a payment for another creditor's notice is not the entity's to vouch for."""
    return row["position_id"] is not None or row["anomaly"] == ReceiptAnomaly.UNKNOWN_NOTICE


def _is_own_notice() -> ColumnElement[bool]:
    return or_(
        ReceiptRow.position_id.is_not(None), ReceiptRow.anomaly == ReceiptAnomaly.UNKNOWN_NOTICE
    )


def _has_code() -> ColumnElement[bool]:
    code = ReceiptCodeRow
    return (
        select(code.code)
        .where(
            code.entity_id == ReceiptRow.entity_id, code.receipt_id == ReceiptRow.receipt_id,
            ~_is_revoked(),
        )
        .exists()
    )  # fmt: skip


def _is_revoked() -> ColumnElement[bool]:
    code, end = ReceiptCodeRow, SigningKeyEndRow
    revoked = select(end.key_id).where(
        end.entity_id == code.entity_id, end.key_id == code.key_id, end.end == KeyEnd.REVOKED
    )
    return revoked.exists()
