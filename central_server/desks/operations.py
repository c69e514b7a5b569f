"""What desks deliver: each operation takes effect once, in a transaction of its own.

A desk may have worked alone for days, so its word about the past is taken; what it could not know
is checked here. Every check is against what the server itself gave out: the lease, the rate, the
operator, the person.
"""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from central_server.catalogue import repository as catalogue
from central_server.catalogue.models import RateRow
from central_server.citizens import repository as citizens
from central_server.desks import repository
from central_server.desks.models import LeaseRow
from central_server.entities import repository as entities
from central_server.identity import repository as identity
from central_server.identity.actor import EnrolledDesk, works_at_counter
from central_server.jobs import inbox
from central_server.notices import service as notices
from central_server.positions import repository as positions
from central_server.positions import service as position_service
from payments_core.clock import rome_date
from payments_core.errors import BadValue, PaymentsError, RuleBroken
from payments_core.identifiers import notice_number, operation_id
from payments_core.model.debt_position import (
    Address,
    DebtPosition,
    Installment,
    Party,
    PaymentOption,
    PersonKind,
    PositionStatus,
    Transfer,
)
from payments_core.money import Cents
from payments_core.rules.position_lifecycle import PositionEvent
from payments_core.wire.desk.messages import (
    DebtorInfo,
    Operation,
    OperationAnswer,
    OperationOutcome,
    Problem,
    ReleaseNotice,
)

RELEASE = "RELEASE"


class LeaseGone(RuleBroken):
    """The numbers are no longer this machine's to use: its lease is fenced or the desk retired."""


def perform(
    session: Session,
    desk: EnrolledDesk,
    operation: Operation,
    new_id: Callable[[], str],
    now: datetime,
) -> OperationAnswer:
    """Do what the operation says, or repeat the answer that it had the first time."""
    source = f"desk:{desk.desk_id}"
    payload = operation.model_dump(mode="json")
    try:
        key = operation_id.validate(operation.operation_id)
    except BadValue as trouble:
        return _refusal(operation, OperationOutcome.REFUSED, trouble)
    received = inbox.receive(session, desk.entity_id, source, key, RELEASE, payload, now)
    if not received.first:
        return _repeated(operation, received)
    answer = _first_answer(session, desk, operation, new_id, now)
    inbox.store_answer(session, desk.entity_id, source, key, answer.model_dump(mode="json"))
    return answer


def _repeated(operation: Operation, received: inbox.Received) -> OperationAnswer:
    if received.payload != operation.model_dump(mode="json"):
        reused = RuleBroken("operation_id_reused", operation_id=operation.operation_id)
        return _refusal(operation, OperationOutcome.REFUSED, reused)
    stored = OperationAnswer.model_validate(received.answer)
    if stored.outcome is OperationOutcome.ACCEPTED:
        return stored.model_copy(update={"outcome": OperationOutcome.ALREADY_DONE})
    return stored


def _first_answer(
    session: Session,
    desk: EnrolledDesk,
    operation: Operation,
    new_id: Callable[[], str],
    now: datetime,
) -> OperationAnswer:
    try:
        with session.begin_nested():
            payable_at = _release(session, desk, operation, new_id, now)
    except LeaseGone as trouble:
        return _refusal(operation, OperationOutcome.GONE, trouble)
    except PaymentsError as trouble:
        return _refusal(operation, OperationOutcome.REFUSED, trouble)
    except IntegrityError:
        # Two operations with one number at once: the constraint has the last word.
        used = RuleBroken("notice_number_used", notice_number=operation.release.notice_number)
        return _refusal(operation, OperationOutcome.REFUSED, used)
    return OperationAnswer(
        operation_id=operation.operation_id,
        outcome=OperationOutcome.ACCEPTED,
        payable_at=payable_at,
    )


def _refusal(
    operation: Operation, outcome: OperationOutcome, trouble: PaymentsError
) -> OperationAnswer:
    problem = Problem(code=trouble.code, facts=dict(trouble.facts))
    return OperationAnswer(operation_id=operation.operation_id, outcome=outcome, problem=problem)


def _release(
    session: Session,
    desk: EnrolledDesk,
    operation: Operation,
    new_id: Callable[[], str],
    now: datetime,
) -> datetime:
    release = operation.release
    lease = _own_lease(session, desk, release)
    _check_number(session, lease, release)
    _check_operator(session, desk, operation)
    _check_citizen(session, desk, release)
    rate = _agreed_rate(session, desk, release)
    debt = _debt(session, desk.entity_id, release, rate)
    position = position_service.create(
        session, debt, position_id=new_id(), citizen_id=release.citizen_id,
        rate_id=release.rate_id, rate_version=release.rate_version, now=now,
    )  # fmt: skip
    position_service.apply_event(position, PositionEvent.PUBLISH)
    recorded = notices.Release(
        desk.entity_id, release.notice_number, desk.desk_id, operation.operator_id,
        release.released_at,
    )  # fmt: skip
    payable_at = notices.record(session, recorded, now)
    session.flush()
    return payable_at


def _own_lease(session: Session, desk: EnrolledDesk, release: ReleaseNotice) -> LeaseRow:
    row = identity.desk(session, desk.entity_id, desk.desk_id)
    if row is None or row.retired_at is not None:
        raise LeaseGone("desk_retired", desk_id=desk.desk_id)
    lease = repository.lease(session, desk.entity_id, release.lease_id)
    if lease is None or lease.desk_id != desk.desk_id or lease.generation != release.generation:
        raise RuleBroken("lease_unknown", lease_id=release.lease_id)
    if lease.generation != row.generation:
        raise LeaseGone("lease_fenced", lease_id=release.lease_id)
    return lease


def _check_number(session: Session, lease: LeaseRow, release: ReleaseNotice) -> None:
    number = notice_number.validate(release.notice_number)
    base = int(number[3:16])
    inside = lease.first_base <= base <= lease.last_base
    if notice_number.segregation_code_of(number) != lease.segregation_code or not inside:
        raise RuleBroken("notice_number_outside_lease", notice_number=number)
    if positions.position_by_notice(session, lease.entity_id, number) is not None:
        raise RuleBroken("notice_number_used", notice_number=number)


def _check_operator(session: Session, desk: EnrolledDesk, operation: Operation) -> None:
    roles = identity.roles_of(session, desk.entity_id, operation.operator_id)
    if not works_at_counter(roles):
        raise RuleBroken("operator_not_allowed", operator_id=operation.operator_id)


def _check_citizen(session: Session, desk: EnrolledDesk, release: ReleaseNotice) -> None:
    if release.citizen_id is None:
        return
    if citizens.citizen(session, desk.entity_id, release.citizen_id) is None:
        raise RuleBroken("citizen_unknown", citizen_id=release.citizen_id)


def _agreed_rate(session: Session, desk: EnrolledDesk, release: ReleaseNotice) -> RateRow:
    row = catalogue.rate_row(session, desk.entity_id, release.rate_id, release.rate_version)
    if row is None:
        raise RuleBroken("rate_unknown", rate_id=release.rate_id, rate_version=release.rate_version)
    total_cents = catalogue.rate_of(session, row).total_cents
    if release.amount_cents != total_cents:
        raise RuleBroken(
            "amount_differs_from_rate", amount_cents=release.amount_cents, rate_cents=total_cents
        )
    if release.due_on < rome_date(release.released_at):
        raise RuleBroken("due_date_past", due_on=release.due_on.isoformat())
    return row


def _debt(session: Session, entity_id: str, release: ReleaseNotice, rate: RateRow) -> DebtPosition:
    entity = entities.entity(session, entity_id)
    account = entities.account(session, entity_id, rate.account_id)
    if entity is None or account is None:
        raise RuleBroken("account_unknown", account_id=rate.account_id)
    postal = entities.postal_account(session, entity_id)
    amount_cents = Cents(release.amount_cents)
    transfer = Transfer(
        transfer_no=1,
        amount_cents=amount_cents,
        beneficiary_tax_code=entity_id,
        beneficiary_name=entity.name,
        iban=account.iban,
        postal_iban=postal.iban if postal else None,
        remittance=release.subject,
        category=rate.category,
    )
    installment = Installment(
        notice_number=release.notice_number,
        amount_cents=amount_cents,
        due_on=release.due_on,
        description=release.subject,
        transfers=(transfer,),
    )
    return DebtPosition(
        entity_id,
        entity.name,
        _party(release.debtor),
        (PaymentOption((installment,)),),
        PositionStatus.DRAFT,
    )


def _party(debtor: DebtorInfo) -> Party:
    return Party(
        kind=PersonKind(debtor.kind),
        identifier=debtor.identifier,
        full_name=debtor.full_name,
        address=Address(
            street=debtor.street,
            street_number=debtor.street_number,
            postal_code=debtor.postal_code,
            city=debtor.city,
            province=debtor.province,
            country=debtor.country,
        ),
        email=debtor.email,
    )
