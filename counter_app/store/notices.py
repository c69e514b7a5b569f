"""Notices released on this desk."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from sqlalchemy import delete, distinct, func, select
from sqlalchemy.orm import Session

from counter_app.store import co_debtors
from counter_app.store.listed_notices import ASKED_AT_ONCE, words_to_list_by
from counter_app.store.tables import NoticeRow, OutboxRow, ReleaseState
from payments_core.clock import rome_date
from payments_core.wire.desk.messages import CitizenInfo
from payments_core.wire.desk.operation_messages import NoticePlan, Operation, ReleaseNotice

#: The ways to pay a debt whose notice was out before its plan: at once, and in instalments.
SINGLE_OPTION, PLAN_OPTION = 1, 2


def add(session: Session, operation: Operation, citizen: CitizenInfo, offline_kind: bool) -> None:
    """Keep the notices of a release that is being made, not yet answered.

    A number of a pad stays the same after a refusal: the refused release gives way to the new one,
    and its task still tells of it.
    """
    release = operation.release
    numbers = [payment.notice_number for payment in release.payments]
    session.execute(
        delete(NoticeRow).where(
            NoticeRow.notice_number.in_(numbers), NoticeRow.state == ReleaseState.REFUSED
        )
    )
    for row in _rows(operation, release, citizen, offline_kind):
        several = len(release.options()) > 1
        row.option_no = release.payment(row.notice_number).option_no if several else None
        session.add(row)
    for payment in release.payments:
        owing = (one.citizen_id for one in release.co_debtors)
        co_debtors.keep(session, payment.notice_number, owing)


def add_plan(
    session: Session,
    plan: NoticePlan,
    release: ReleaseNotice,
    citizen: CitizenInfo,
    offline_kind: bool,
) -> None:
    """Keep the notices of a plan that is being made for a notice that is out. `release` tells of
    them as of any others."""
    for row in _rows(plan, release, citizen, offline_kind):
        row.option_no, row.plan_of = PLAN_OPTION, plan.plan_of
        session.add(row)
    single = by_number(session, plan.plan_of)
    if single is not None and single.option_no is None:
        single.option_no = SINGLE_OPTION


def drop_plan(session: Session, plan_of: str) -> None:
    """The server has refused a plan: its notice is the one way to pay the debt again."""
    single = by_number(session, plan_of)
    if single is not None:
        single.option_no = None


def _rows(
    operation: Operation | NoticePlan,
    release: ReleaseNotice,
    citizen: CitizenInfo,
    offline_kind: bool,
) -> Iterator[NoticeRow]:
    for payment in release.payments:
        yield NoticeRow(
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
            debtor_words=words_to_list_by(release.debtor.full_name),
            debtor_code=release.debtor.identifier,
            subject_words=words_to_list_by(release.subject),
            option_no=None,
            plan_of=None,
        )


def by_operation(session: Session, operation_id: str) -> Sequence[NoticeRow]:
    """The notices that an operation released, in the order of their numbers."""
    return session.scalars(
        select(NoticeRow)
        .where(NoticeRow.operation_id == operation_id)
        .order_by(NoticeRow.notice_number)
    ).all()


def of_debt(session: Session, row: NoticeRow) -> Sequence[NoticeRow]:
    """All numbers of this desk that pay the debt of one of its notices; of a plan that the server
    has refused there are none."""
    found = by_operation(session, row.operation_id)
    if row.option_no is None:
        return found
    return ways_of(session, [row])[row.operation_id]


def ways_of(session: Session, rows: Sequence[NoticeRow]) -> dict[str, list[NoticeRow]]:
    """All numbers of the debts of these notices that may be paid in several ways, by operation:
    those of a notice and of the plan made for it later are found by either."""
    asked = sorted({row.operation_id for row in rows if row.option_no is not None})
    found = dict[str, list[NoticeRow]]()
    for some in (asked[at : at + ASKED_AT_ONCE] for at in range(0, len(asked), ASKED_AT_ONCE)):
        query = select(NoticeRow).where(NoticeRow.operation_id.in_(some))
        for row in session.scalars(query):
            found.setdefault(row.operation_id, []).append(row)
    _join_plans(session, found)
    return found


def plans_of(session: Session, notice_number: str) -> Sequence[NoticeRow]:
    """The notices of the plan that was made here for a notice that was out, unless refused."""
    return session.scalars(
        select(NoticeRow).where(
            NoticeRow.plan_of == notice_number, NoticeRow.state != ReleaseState.REFUSED
        )
    ).all()


def _join_plans(session: Session, found: dict[str, list[NoticeRow]]) -> None:
    """Put the numbers of a notice and of its later plan together, whichever was asked for."""
    known = [row for rows in found.values() for row in rows]
    singles = sorted({row.plan_of or row.notice_number for row in known})
    joined = dict[str, list[NoticeRow]]()
    for some in (singles[at : at + ASKED_AT_ONCE] for at in range(0, len(singles), ASKED_AT_ONCE)):
        plans = session.scalars(
            select(NoticeRow).where(
                NoticeRow.plan_of.in_(some), NoticeRow.state != ReleaseState.REFUSED
            )
        )
        for row in plans:
            joined.setdefault(row.plan_of or "", []).append(row)
    for single, plan in joined.items():
        ours = by_number(session, single)
        debt = ([ours] if ours is not None else []) + plan
        for row in debt:
            found[row.operation_id] = debt


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
    where it was not released here; of a plan that of the notice it was made for."""
    ours = by_number(session, notice_number)
    if ours is None:
        return notice_number
    if ours.plan_of is not None:
        return position_of(session, ours.plan_of)
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
    without `end_at`: operator, kind, rate, number of releases. A plan for a notice that was out is
    none."""
    kind = func.json_extract(NoticeRow.release, "$.kind_id")
    rate = func.json_extract(NoticeRow.release, "$.rate_id")
    found = session.execute(
        select(NoticeRow.operator_id, kind, rate, func.count(distinct(NoticeRow.operation_id)))
        .where(
            NoticeRow.released_at >= start_at,
            NoticeRow.released_at < end_at,
            NoticeRow.plan_of.is_(None),
        )
        .group_by(NoticeRow.operator_id, kind, rate)
    )
    return [(who, kind_id, rate_id, times) for who, kind_id, rate_id, times in found]


def last_of_operator(session: Session, operator_id: str) -> NoticeRow | None:
    """A number of the last release that an operator made on this desk; plans made later aside."""
    newest = (
        select(NoticeRow)
        .where(NoticeRow.operator_id == operator_id, NoticeRow.plan_of.is_(None))
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
    """Notices that have no paper yet, but the answer to their release, and can be paid, for
    another amount or until another day as well: somebody waits for the paper of those, too.

    While there is no answer, what the server tells of the number may be about the debt that a copy
    of this desk has released under it.
    """
    changed = (NoticeRow.state == ReleaseState.CHANGED) & NoticeRow.payable_at.is_not(None)
    return session.scalars(
        select(NoticeRow)
        .where(
            NoticeRow.late_print.is_(True),
            NoticeRow.operation_id.not_in(select(OutboxRow.operation_id)),
            NoticeRow.state.in_((ReleaseState.PAYABLE, ReleaseState.PAID)) | changed,
        )
        .order_by(NoticeRow.released_at)
    ).all()
