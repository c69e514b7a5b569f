"""What the desk brings home: its profile, further numbers, what has happened to notices."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from counter_app.client.central_client import CentralClient
from counter_app.events import (
    ChangeArrived,
    ChangesHeard,
    CounterEvents,
    OutboxChanged,
    TaskAdded,
)
from counter_app.store import citizens, desk, notices, numbers
from counter_app.store.database import Database
from counter_app.store.number_source import NumberSource
from counter_app.store.number_use import LOOK_BACK
from counter_app.store.tables import KnownNoticeRow, NoticeRow, ReleaseState
from counter_app.sync import stock
from counter_app.sync.approvals import Approvals, end_wishes
from payments_core.clock import Clock
from payments_core.wire.desk.message import PAGE_LIMIT
from payments_core.wire.desk.messages import Problem
from payments_core.wire.desk.notice_messages import Change, ChangeKind, NoticeInfo, NoticeState
from payments_core.wire.desk.operation_messages import LEASE_LIMIT, LeaseRequest

#: How often the profile is read again: rates change a few times a year.
PROFILE_EVERY = timedelta(minutes=15)


class Downloads:
    """Everything read from the server in the background."""

    def __init__(
        self, database: Database, events: CounterEvents, clock: Clock, numbers: NumberSource
    ) -> None:
        self._database = database
        self._events = events
        self._clock = clock
        self._numbers = numbers
        self._profile_at: datetime | None = None
        self._approvals = Approvals(database, events, clock)

    def refresh(self, client: CentralClient) -> None:
        """Profile when it is old, numbers when they are few, changes always."""
        self.refresh_profile(client)
        self.renew_numbers(client)
        self.fetch_changes(client)
        self._approvals.ask_why(client)

    def refresh_profile(self, client: CentralClient) -> None:
        """Read the profile again when it is older than PROFILE_EVERY, or gone: the machine has
        become another desk."""
        now, since = self._clock.now(), self._profile_at
        with self._database.read() as session:
            known = desk.get(session).profile is not None
        # A clock that was set back must not put the profile off for as long.
        if known and since is not None and abs(now - since) < PROFILE_EVERY:
            return
        profile = client.profile()
        with self._database.write() as session:
            kept_somebody = not desk.keeps_nobody(session)
            desk.keep_profile(session, profile)
            forgets = kept_somebody and desk.keeps_nobody(session)
            if forgets:
                citizens.forget_seen(session)
        if forgets:
            self._database.empty_log()
        self._profile_at = self._clock.now()  # the answer may have set the clock

    def renew_numbers(self, client: CentralClient) -> None:
        """Ask for blocks until the desk has its stock; one in doubt could not use them.

        Only numbers of the segregation code that is given out now count.
        """
        wanted = 0 if self._numbers.in_doubt else self._numbers_to_ask()
        while wanted > 0:
            count = min(wanted, LEASE_LIMIT)
            lease = client.lease(LeaseRequest(count=count))
            with self._database.write() as session:
                row = desk.get(session)
                row.numbers_code = lease.segregation_code  # the profile may be older than this
                numbers.add_lease(session, row.desk_id, lease, self._clock.now())
            self._events.publish(OutboxChanged())
            wanted -= count

    def _numbers_to_ask(self) -> int:
        with self._database.read() as session:
            used = notices.released_by_day(session, self._clock.now() - LOOK_BACK)
            left = numbers.numbers_left(session, desk.get(session).numbers_code)
        return stock.to_ask(stock.wanted_stock(used), left)

    def fetch_changes(self, client: CentralClient) -> None:
        """Read changes page by page; each page and its cursor are kept in one transaction.

        What this desk has released or seen is told one by one. The rest, of which a city has
        thousands a day, is told by pages, for lists of notices that others have released.
        """
        with self._database.read() as session:
            cursor = desk.get(session).change_cursor
        while True:
            asked_at = self._clock.now()
            page = client.changes(cursor, PAGE_LIMIT)
            with self._database.write() as session:
                concerning = [change for change in page.changes if _apply(session, change)]
                opened = self._approvals.apply(session, page.changes)
                row = desk.get(session)
                row.change_cursor = max(cursor, page.cursor)
                if page.changes and page.changes[-1].cursor == row.change_cursor:
                    row.last_change = page.changes[-1].mark
                elif page.cursor > cursor:
                    row.last_change = None  # of a kind that this program does not know
                if len(page.changes) < PAGE_LIMIT:
                    row.changes_read_at = min(asked_at, self._clock.now())
            if page.changes:
                self._events.publish(ChangesHeard(page.changes))
            for change in concerning:
                self._events.publish(ChangeArrived(change.notice_number, change.kind))
            for task_id in opened:
                self._events.publish(TaskAdded(task_id))
            if len(page.changes) < PAGE_LIMIT or page.cursor <= cursor:
                return
            cursor = page.cursor


def _apply(session: Session, change: Change) -> bool:
    """Whether the change is about a notice that this desk knows."""
    ours = notices.by_number(session, change.notice_number)
    if ours is not None and notices.may_be_of_another(ours):
        ours = None
    if ours is not None:
        _apply_to_ours(ours, change)
    if (known := citizens.known_notice(session, change.notice_number)) is not None:
        _apply_to_known(known, change)
    concerns = ours is not None or known is not None
    if concerns and change.kind is ChangeKind.NOTICE_PAID:
        end_wishes(session, change.notice_number)
    return concerns


#: What a decision of somebody makes of a notice.
_RELEASE_STATES = {
    ChangeKind.NOTICE_SUSPENDED: ReleaseState.SUSPENDED,
    ChangeKind.NOTICE_EXPIRED: ReleaseState.EXPIRED,
    ChangeKind.NOTICE_CANCELLED: ReleaseState.CANCELLED,
}
_NOTICE_STATES = {
    ChangeKind.NOTICE_SUSPENDED: NoticeState.SUSPENDED,
    ChangeKind.NOTICE_EXPIRED: NoticeState.EXPIRED,
    ChangeKind.NOTICE_CANCELLED: NoticeState.CANCELLED,
}


#: Whether somebody's wish to cancel a notice waits for another's decision.
_CANCEL_WAITS = {ChangeKind.CANCEL_REQUESTED: True, ChangeKind.CANCEL_REJECTED: False}
#: Stays with a notice whose amount or due date is another one, whatever else becomes of it.
_CHANGED = Problem(code="notice_changed").model_dump_json()


def _apply_to_ours(notice: NoticeRow, change: Change) -> None:
    match change.kind:
        case kind if kind in _CANCEL_WAITS:
            notice.cancel_waits = _CANCEL_WAITS[kind]
        case ChangeKind.NOTICE_REGISTERED:
            if notice.payable_at is None:
                notice.payable_at = change.at
            # What has changed since it was printed stays so, payable or not.
            if notice.state not in (ReleaseState.PAID, ReleaseState.CHANGED):
                changed = notice.problem is not None
                notice.state = ReleaseState.CHANGED if changed else ReleaseState.PAYABLE
        case ChangeKind.NOTICE_CHANGED:
            notice.problem = _CHANGED
            # What is suspended cannot be paid, for whatever amount.
            if notice.state != ReleaseState.SUSPENDED:
                notice.state = ReleaseState.CHANGED
        case kind if kind in _RELEASE_STATES:
            if notice.state == ReleaseState.CHANGED:
                notice.problem = _CHANGED
            notice.state = _RELEASE_STATES[kind]
        case ChangeKind.NOTICE_PAID:
            notice.paid_at = notice.paid_at or change.at
            notice.state = ReleaseState.PAID
        case _:
            return


def _apply_to_known(known: KnownNoticeRow, change: Change) -> None:
    info = NoticeInfo.model_validate_json(known.info)
    match change.kind:
        case ChangeKind.NOTICE_REGISTERED if info.payable_at is None:
            update: dict[str, object] = {"payable_at": change.at}
        case ChangeKind.NOTICE_REGISTERED if info.state is NoticeState.SUSPENDED:
            update = {"state": NoticeState.OPEN}
        case ChangeKind.NOTICE_PAID if info.state not in (NoticeState.PAID, NoticeState.PAID_TWICE):
            update = {"state": NoticeState.PAID, "paid_at": change.at}
        case kind if kind in _CANCEL_WAITS:
            update = {"cancel_waits": _CANCEL_WAITS[kind]}
        case kind if kind in _NOTICE_STATES:
            update = {"state": _NOTICE_STATES[kind]}
        case ChangeKind.NOTICE_PLANNED:
            update = {"plan_kind": None}
        case ChangeKind.NOTICE_CHANGED:
            # With another due date it can be paid again.
            reopened = info.state is NoticeState.EXPIRED
            update = {"state": NoticeState.OPEN} if reopened else {}
            known.outdated = True
        case _:
            return
    known.info = info.model_copy(update=update).model_dump_json()
    known.payment_check = None  # its timeline is older than what has just been learnt
    known.as_of = max(known.as_of, change.at)
