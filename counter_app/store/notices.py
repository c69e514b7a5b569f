"""Notices released on this desk."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import delete, distinct, func, select
from sqlalchemy.orm import Session

from counter_app.store import co_debtors
from counter_app.store.listed_notices import ASKED_AT_ONCE, words_to_list_by
from counter_app.store.tables import NoticeRow, OutboxRow, ReleaseState
from payments_core.clock import rome_date
from payments_core.wire.desk.messages import CitizenInfo
from payments_core.wire.desk.operation_messages import Operation, ReleaseNotice


def add(session: Session, operation: Operation, citizen: CitizenInfo, offline_kind: bool) -> None:
    """Keep the notices of a release that is being made, not yet answered.

    A number of a pad stays the same after a refusal: the refused release gives way to the new one,
    and its task still tells of it.
    """
    release, debtor = operation.release, operation.release.debtor
    numbers = [payment.notice_number for payment in release.payments]
    session.execute(
        delete(NoticeRow).where(
            NoticeRow.notice_number.in_(numbers), NoticeRow.state == ReleaseState.REFUSED
        )
    )
    session.add_all(
        NoticeRow(
            notice_number=payment.notice_number,
            operation_id=operation.operation_id,
            operator_id=operation.operator_id,
            citizen_id=release.citizen_id,
            release=release.model_dump_json(),
            citizen=citizen.model_dump_json(),
            offline_kind=offline_kind,
            state=ReleaseState.PENDING,
            problem=None,
            released_at=release.released_at,
            payable_at=None,
            paid_at=None,
            late_print=False,
            kind_id=release.kind_id,
            amount_cents=payment.amount_cents,
            due_on=payment.due_on,
            debtor_words=words_to_list_by(debtor.full_name),
            debtor_code=debtor.identifier,
            subject_words=words_to_list_by(release.subject),
            option_no=payment.option_no if len(release.options()) > 1 else None,
        )
        for payment in release.payments
    )
    for payment in release.payments:
        owing = (one.citizen_id for one in release.co_debtors)
        co_debtors.keep(session, payment.notice_number, owing)


def by_operation(session: Session, operation_id: str) -> Sequence[NoticeRow]:
    """The notices that an operation released, in the order of their numbers."""
    return session.scalars(
        select(NoticeRow)
        .where(NoticeRow.operation_id == operation_id)
        .order_by(NoticeRow.notice_number)
    ).all()


def ways_of(session: Session, rows: Sequence[NoticeRow]) -> dict[str, list[NoticeRow]]:
    """All numbers of the debts of these notices that may be paid in several ways, by operation."""
    asked = sorted({row.operation_id for row in rows if row.option_no is not None})
    found = dict[str, list[NoticeRow]]()
    for some in (asked[at : at + ASKED_AT_ONCE] for at in range(0, len(asked), ASKED_AT_ONCE)):
        query = select(NoticeRow).where(NoticeRow.operation_id.in_(some))
        for row in session.scalars(query):
            found.setdefault(row.operation_id, []).append(row)
    return found


def by_number(session: Session, notice_number: str) -> NoticeRow | None:
    """The notice with this number, if it was released here."""
    return session.get(NoticeRow, notice_number)


def by_numbers(session: Session, notice_numbers: Sequence[str]) -> Sequence[NoticeRow]:
    """Those of these numbers, a page of them at most, that were released here."""
    return session.scalars(
        select(NoticeRow).where(NoticeRow.notice_number.in_(notice_numbers))
    ).all()


def position_of(session: Session, notice_number: str) -> str:
    """The key of a notice's position in the outbox: the first number of its release, or its own
    where it was not released here."""
    ours = by_number(session, notice_number)
    if ours is None:
        return notice_number
    return ReleaseNotice.model_validate_json(ours.release).notice_number


def may_be_of_another(notice: NoticeRow) -> bool:
    """Whether what the server tells of this number may be about another debt.

    It is where the release was refused: a copy of this desk may have used the number. A number of a
    form is free for every desk, and this one's only when its release was accepted.
    """
    match ReleaseState(notice.state):
        case ReleaseState.REFUSED:
            return True
        case ReleaseState.PENDING:
            release = ReleaseNotice.model_validate_json(notice.release)
            return release.payment(notice.notice_number).lease_id is None
        case _:
            return False


def between(session: Session, start_at: datetime, end_at: datetime) -> Sequence[NoticeRow]:
    """Notices released from `start_at` up to and without `end_at`, last first."""
    return session.scalars(
        select(NoticeRow)
        .where(NoticeRow.released_at >= start_at, NoticeRow.released_at < end_at)
        .order_by(NoticeRow.released_at.desc(), NoticeRow.notice_number.desc())
    ).all()


def released_by_day(session: Session, since: datetime) -> dict[date, int]:
    """How many numbers this desk has used on each of Rome's days since an instant."""
    instants = session.scalars(select(NoticeRow.released_at).where(NoticeRow.released_at >= since))
    return Counter(rome_date(instant) for instant in instants)


def released_kinds(
    session: Session, start_at: datetime, end_at: datetime
) -> Sequence[tuple[str, str, str, int]]:
    """How often each operator has released each kind and rate here, from `start_at` up to and
    without `end_at`: operator, kind, rate, number of releases."""
    kind = func.json_extract(NoticeRow.release, "$.kind_id")
    rate = func.json_extract(NoticeRow.release, "$.rate_id")
    found = session.execute(
        select(NoticeRow.operator_id, kind, rate, func.count(distinct(NoticeRow.operation_id)))
        .where(NoticeRow.released_at >= start_at, NoticeRow.released_at < end_at)
        .group_by(NoticeRow.operator_id, kind, rate)
    )
    return [(who, kind_id, rate_id, times) for who, kind_id, rate_id, times in found]


def last_of_operator(session: Session, operator_id: str) -> NoticeRow | None:
    """A number of the last release that an operator made on this desk."""
    newest = (
        select(NoticeRow)
        .where(NoticeRow.operator_id == operator_id)
        .order_by(NoticeRow.released_at.desc(), NoticeRow.notice_number.desc())
        .limit(1)
    )
    return session.scalars(newest).one_or_none()


def waiting(session: Session) -> Sequence[NoticeRow]:
    """Notices whose release the server has not answered, in the order of delivery."""
    return session.scalars(
        select(NoticeRow)
        .join(OutboxRow, OutboxRow.operation_id == NoticeRow.operation_id)
        .order_by(OutboxRow.seq)
    ).all()


def of_citizen(session: Session, citizen_id: str) -> Sequence[NoticeRow]:
    """Notices released here that a citizen owes, alone or with others, last first."""
    shared = NoticeRow.notice_number.in_(co_debtors.numbers_of(citizen_id))
    return session.scalars(
        select(NoticeRow)
        .where((NoticeRow.citizen_id == citizen_id) | shared)
        .order_by(NoticeRow.released_at.desc())
    ).all()


def last_released(session: Session) -> NoticeRow | None:
    """The last notice released on this desk."""
    newest = select(NoticeRow).order_by(NoticeRow.released_at.desc()).limit(1)
    return session.scalars(newest).one_or_none()


def drop_late_print(session: Session, operation_id: str) -> None:
    """The paper of a release is made, or nobody wants it any more."""
    for row in by_operation(session, operation_id):
        row.late_print = False


def to_print_late(session: Session) -> Sequence[NoticeRow]:
    """Notices that have no paper yet, but the answer to their release, and can be paid.

    While there is no answer, what the server tells of the number may be about the debt that a copy
    of this desk has released under it.
    """
    return session.scalars(
        select(NoticeRow)
        .where(
            NoticeRow.late_print.is_(True),
            NoticeRow.operation_id.not_in(select(OutboxRow.operation_id)),
            NoticeRow.state.in_((ReleaseState.PAYABLE, ReleaseState.PAID)),
        )
        .order_by(NoticeRow.released_at)
    ).all()
