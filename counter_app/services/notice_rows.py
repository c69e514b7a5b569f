"""Turns what the store and the server know of a notice into a row for the window."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from sqlalchemy.orm import Session

from counter_app.services import known_debts
from counter_app.services.views import NoticeView, RowState
from counter_app.store.tables import NoticeRow, ReleaseState
from payments_core.money import Cents
from payments_core.rules.position_progress import OtherWay
from payments_core.wire.desk.notice_messages import Change, ChangeKind, NoticeInfo, NoticeState
from payments_core.wire.desk.operation_messages import ReleaseNotice

_OPEN = (RowState.TO_PAY, RowState.OVERDUE, RowState.TO_REGISTER, RowState.TO_CHECK)

_PAID = (RowState.PAID, RowState.TO_CHECK)
_UNPAYABLE = (RowState.TO_REGISTER, RowState.SUSPENDED)
#: What a decision of somebody makes of a row.
_DECIDED = {
    ChangeKind.NOTICE_SUSPENDED: RowState.SUSPENDED,
    ChangeKind.NOTICE_EXPIRED: RowState.EXPIRED,
    ChangeKind.NOTICE_CANCELLED: RowState.CANCELLED,
}

#: States of what could still be cancelled.
_WITHDRAWABLE = (RowState.TO_PAY, RowState.OVERDUE, RowState.TO_REGISTER, RowState.SUSPENDED)


def told(session: Session, infos: Sequence[NoticeInfo], today: date) -> list[NoticeView]:
    """Rows from what the server said of all notices of some debts."""
    otherwise = known_debts.ways_told(session, infos)
    return [from_server(info, today, otherwise.get(info.notice_number)) for info in infos]


def of_desk(session: Session, rows: Sequence[NoticeRow], today: date) -> list[NoticeView]:
    """Rows from what this desk has released."""
    otherwise = known_debts.ways_here(session, rows)
    return [from_desk(row, today, otherwise.get(row.notice_number)) for row in rows]


def from_server(info: NoticeInfo, today: date, otherwise: OtherWay | None = None) -> NoticeView:
    """A row from what the server said; `otherwise` is what is known since of its debt."""
    state = _state_of(info, today, otherwise or info.other_way)
    return NoticeView(
        notice_number=info.notice_number,
        citizen_id=info.citizen_id,
        debtor_name=info.debtor_name,
        debtor_identifier=info.debtor_identifier,
        subject=info.subject,
        amount_cents=Cents(info.amount_cents),
        due_on=info.due_on,
        state=state,
        released_at=info.released_at,
        paid_at=info.paid_at,
        debt=info.position_id,
        option_no=info.option_no,
        co_debtors=tuple(one.full_name for one in info.co_debtors),
        cancel_waits=info.cancel_waits and state in _WITHDRAWABLE,
        plan_kind=info.plan_kind or "",
    )


def from_desk(row: NoticeRow, today: date, otherwise: OtherWay | None = None) -> NoticeView:
    """A row from a notice that this desk has released; `otherwise` is what became of its debt."""
    release, number = ReleaseNotice.model_validate_json(row.release), row.notice_number
    payment, own_state = release.payment(number), ReleaseState(row.state)
    state = RowState(otherwise) if otherwise else _state_here(own_state, payment.due_on, today)
    is_plan = len(release.payments) > 1 or row.option_no is not None
    return NoticeView(
        notice_number=number,
        citizen_id=row.citizen_id,
        debtor_name=release.debtor.full_name,
        debtor_identifier=release.debtor.identifier,
        subject=release.description(number),
        amount_cents=Cents(payment.amount_cents),
        due_on=payment.due_on,
        state=state,
        released_at=row.released_at,
        paid_at=row.paid_at,
        debt=row.operation_id,
        option_no=payment.option_no,
        in_plan=is_plan,
        co_debtors=tuple(one.debtor.full_name for one in release.co_debtors),
        cancel_waits=row.cancel_waits and state in _WITHDRAWABLE,
        plan_kind="" if is_plan else release.kind_id,
        # What the server has refused pays nothing.
        plan_of=(row.plan_of or "") if own_state is not ReleaseState.REFUSED else "",
    )


def after(view: NoticeView, change: Change, today: date) -> NoticeView:
    """The row after a step that was told of its notice; the same where the step says too little,
    as of an amount that was changed."""
    match change.kind:
        case ChangeKind.NOTICE_PAID if view.state not in _PAID:
            return replace(view, state=RowState.PAID, paid_at=change.at)
        case ChangeKind.NOTICE_REGISTERED if view.state in _UNPAYABLE:
            return replace(view, state=_payable_state(view.due_on, today))
        case kind if kind in _DECIDED:
            return replace(view, state=_DECIDED[kind])
        case _:
            return view


def with_plans(views: Sequence[NoticeView]) -> list[NoticeView]:
    """Somebody's rows, those of one debt marked as such; a plan that was made here for a notice of
    theirs is of its debt, before the server lists it."""
    debts = {view.notice_number: view.debt for view in views}
    views = [replace(view, debt=debts.get(view.plan_of, view.debt)) for view in views]
    numbers = Counter(view.debt for view in views if view.debt)
    return [replace(view, in_plan=numbers[view.debt] > 1) for view in views]


def one_way_cents(views: Sequence[NoticeView]) -> Cents:
    """The sum of these, in cents: of a debt that may be paid in one of several ways only the first
    way counts."""
    way = {view.debt: view.option_no for view in reversed(views) if view.debt}
    return Cents(
        sum(view.amount_cents for view in views if way.get(view.debt, 0) in (0, view.option_no))
    )


def is_open(view: NoticeView) -> bool:
    """Whether something is still to be done or paid."""
    return view.state in _OPEN


def open_first(views: list[NoticeView]) -> tuple[NoticeView, ...]:
    """Open debts by what of them is due first, then the closed ones, newest first. What pays one
    debt stays together, way by way and in the order in which it is due."""
    debts: dict[str, list[NoticeView]] = {}
    for place, view in enumerate(views):
        debts.setdefault(view.debt if view.in_plan else f"alone {place}", []).append(view)
    for debt in debts.values():
        debt.sort(key=lambda view: (view.option_no, view.due_on, view.notice_number))
    opened = [debt for debt in debts.values() if any(map(is_open, debt))]
    closed = [debt for debt in debts.values() if not any(map(is_open, debt))]
    opened.sort(key=lambda debt: min((one.due_on, one.released_at) for one in debt if is_open(one)))
    closed.sort(key=lambda debt: max(one.released_at for one in debt), reverse=True)
    return tuple(chain.from_iterable((*opened, *closed)))


def _state_of(info: NoticeInfo, today: date, otherwise: OtherWay | None) -> RowState:
    match info.state:
        case NoticeState.PAID:
            return RowState.PAID
        case NoticeState.PAID_TWICE:
            # Somebody has money to get back: not done with, although it is paid.
            return RowState.TO_CHECK
        case _ if otherwise is not None:
            return RowState(otherwise)
        case NoticeState.SUSPENDED:
            return RowState.SUSPENDED
        case NoticeState.EXPIRED:
            return RowState.EXPIRED
        case NoticeState.CANCELLED:
            return RowState.CANCELLED
        case NoticeState.OPEN if info.payable_at is None:
            return RowState.TO_REGISTER
        case NoticeState.OPEN:
            return _payable_state(info.due_on, today)


def _state_here(state: ReleaseState, due_on: date, today: date) -> RowState:
    match state:
        case ReleaseState.PENDING | ReleaseState.ACCEPTED:
            return RowState.TO_REGISTER
        case ReleaseState.REFUSED:
            return RowState.TO_CHECK
        case ReleaseState.PAID:
            return RowState.PAID
        case ReleaseState.SUSPENDED:
            return RowState.SUSPENDED
        case ReleaseState.EXPIRED:
            return RowState.EXPIRED
        case ReleaseState.CANCELLED:
            return RowState.CANCELLED
        case ReleaseState.PAYABLE | ReleaseState.CHANGED:
            return _payable_state(due_on, today)


def _payable_state(due_on: date, today: date) -> RowState:
    return RowState.OVERDUE if due_on < today else RowState.TO_PAY
