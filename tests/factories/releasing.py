"""Releases notices straight into a store, for tests of what must survive."""

import uuid
from datetime import date

from sqlalchemy.orm import Session

from counter_app.store import notices, outbox
from counter_app.store.number_source import NumberSource
from counter_app.store.numbers import NextNumber, PrintedNumber
from payments_core.wire.desk.operation_messages import (
    DebtorInfo,
    Operation,
    ReleasedPayment,
    ReleaseNotice,
)
from tests.factories.fake_server import NOW, citizen


def operation_for(number: NextNumber | PrintedNumber, operation_id: str) -> Operation:
    """An operation that releases a notice with this number."""
    return Operation(
        operation_id=operation_id,
        operator_id="op-laura",
        release=ReleaseNotice(
            generation=number.generation,
            kind_id="carta-identita",
            kind_revision=1,
            rate_id="carta-identita",
            rate_version=1,
            citizen_id="c-1",
            debtor=DebtorInfo(kind="F", identifier="RSSMRA80A41Z999C", full_name="Rossi Maria"),
            subject="Carta d'identità elettronica",
            amount_cents=2195,
            payments=(
                ReleasedPayment(
                    option_no=1,
                    notice_number=number.notice_number,
                    lease_id=number.lease_id,
                    amount_cents=2195,
                    due_on=date(2026, 12, 23),
                ),
            ),
            released_at=NOW,
        ),
    )


def keep(session: Session, operation: Operation, offline: bool = True) -> None:
    """Write notice and outbox row."""
    notices.add(session, operation, citizen(), offline)
    outbox.add(session, operation, operation.release.notice_number, NOW)


def release_into(
    source: NumberSource, operation_id: str | None = None, offline: bool = True
) -> str:
    """Release one notice; its number."""
    with source.next_numbers() as (session, (number,)):
        operation = operation_for(number, operation_id or uuid.uuid4().hex)  # noqa: TID251
        keep(session, operation, offline)
    return number.notice_number
