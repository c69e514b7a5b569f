"""Prints of many notices: asked for here, made by `bulk_worker`."""

from collections.abc import Callable, Sequence
from operator import itemgetter

from sqlalchemy.orm import Session

from counter_app.events import BulkPrintChanged, CounterEvents
from counter_app.printing.device import PrinterState
from counter_app.printing.spool import Spool
from counter_app.services.bulk_order import BulkOrder, BulkPlan, BulkView, BulkWay, LeftOut
from counter_app.services.bulk_reached import reached_by
from counter_app.services.notice_rows import one_way_cents
from counter_app.services.sign_in import SignIn
from counter_app.services.views import NoticeView, RowState
from counter_app.store import bulk_prints, citizens, notices, operators
from counter_app.store.bulk_prints import UNFINISHED, BulkState, ItemState, NewItem
from counter_app.store.database import Database
from counter_app.store.tables import BulkPrintItemRow, BulkPrintRow
from payments_core.clock import Clock
from payments_core.errors import RuleBroken
from payments_core.rules.position_progress import REFUSALS
from payments_core.wire.desk.messages import CitizenInfo
from payments_core.wire.desk.operation_messages import ReleaseNotice

#: Notices of one print: more are printed on the server.
NOTICES_AT_MOST = 5000

#: Why there is nothing to be paid with the paper of a notice in one of these states.
_NOT_PRINTED = {
    RowState.PAID: "notice_already_paid",
    RowState.TO_CHECK: "notice_refused",
    RowState.SUSPENDED: "notice_not_payable",
    RowState.EXPIRED: "notice_not_payable",
    RowState.CANCELLED: "notice_cancelled",
    **{RowState(way): reason for way, reason in REFUSALS.items()},
}


class BulkPrints:
    """One print at a time on a desk, whoever has asked for it."""

    def __init__(
        self,
        database: Database,
        sign_in: SignIn,
        spool: Spool,
        events: CounterEvents,
        clock: Clock,
        new_id: Callable[[], str],
        wake: Callable[[], None],
    ) -> None:
        self._database = database
        self._sign_in = sign_in
        self._spool = spool
        self._events = events
        self._clock = clock
        self._new_id = new_id
        self._wake = wake

    def plan(self, shown: Sequence[NoticeView]) -> BulkPlan:
        """What a print of these notices would be, one paper a debt; each is looked at again when
        its turn comes."""
        papers = _one_a_debt(shown)
        left_out = tuple(_left_out(one) for one in papers if one.state in _NOT_PRINTED)
        total = one_way_cents([one for one in shown if one.state not in _NOT_PRINTED])
        return BulkPlan(len(papers) - len(left_out), total, left_out)

    def begin(self, order: BulkOrder) -> BulkView:
        """Ask for a print; it begins at once, and whatever happens then it is known.

        Raises `not_signed_in`, `bulk_is_empty`, `bulk_too_many`, `bulk_under_way` while another
        print of this desk is not over, and `printer_not_set`.
        """
        operator_id, now = self._sign_in.operator_id(), self._clock.now()
        chosen = _one_a_debt(order.notices)
        if not self.plan(order.notices).count:
            raise RuleBroken("bulk_is_empty")
        if len(chosen) > NOTICES_AT_MOST:
            raise RuleBroken("bulk_too_many", count=len(chosen), limit=NOTICES_AT_MOST)
        if order.way is BulkWay.PRINTER and self._spool.paper_state() is PrinterState.NOT_SET:
            raise RuleBroken("printer_not_set")
        print_id = self._new_id()
        with self._database.write() as session:
            if bulk_prints.unfinished(session) is not None:
                raise RuleBroken("bulk_under_way")
            if order.by_postal_code:
                chosen = _by_postal_code(session, chosen)
            items = [NewItem(one.notice_number, one.debtor_name, self._new_id()) for one in chosen]
            target = str(order.target) if order.target is not None else None
            bulk_prints.add(
                session, print_id, operator_id, now, order.way, target, items,
                by_postal_code=order.by_postal_code,
            )  # fmt: skip
        self._tell(print_id)
        return self.view(print_id)

    def unfinished(self) -> BulkView | None:
        """The print of this desk that is not over."""
        with self._database.read() as session:
            row = bulk_prints.unfinished(session)
            return self._view_of(session, row) if row is not None else None

    def view(self, print_id: str) -> BulkView:
        """How a print stands; `bulk_print_unknown`."""
        with self._database.read() as session:
            return self._view_of(session, _get(session, print_id))

    def pause(self, print_id: str) -> None:
        """Stop after what is in hand; harmless for a print that does not run. What is in the
        printer's queue comes out."""
        self._set(print_id, BulkState.PAUSED, only=(BulkState.RUNNING,))

    def go_on(self, print_id: str) -> None:
        """Go on where it stopped; harmless for a print that is not paused. Raises
        `bulk_of_another` for a print that somebody else has asked for: it bears their name."""
        with self._database.read() as session:
            asked_by = _get(session, print_id).asked_by
        if asked_by != self._sign_in.operator_id():
            raise RuleBroken("bulk_of_another")
        self._set(print_id, BulkState.RUNNING, only=(BulkState.PAUSED,))

    def cancel(self, print_id: str) -> None:
        """Print nothing more of it; what is out or in its file stays. Whoever is signed in may,
        so that no print of somebody who has left stands in the way. Raises `not_signed_in`."""
        self._sign_in.operator_id()
        self._set(print_id, BulkState.CANCELLED, only=UNFINISHED)

    def _set(self, print_id: str, state: BulkState, only: Sequence[BulkState]) -> None:
        with self._database.write() as session:
            row = _get(session, print_id)
            if row.state not in only:
                return
            bulk_prints.set_state(session, row, state, self._clock.now())
        self._tell(print_id)

    def _tell(self, print_id: str) -> None:
        self._events.publish(BulkPrintChanged(print_id))
        self._wake()

    def _view_of(self, session: Session, row: BulkPrintRow) -> BulkView:
        reached = reached_by(session, row)
        on_printer = row.way == BulkWay.PRINTER
        to_check = bulk_prints.jobs_to_check(session, row.print_id) if on_printer else 0
        name = operators.name_of(session, row.asked_by) or row.asked_by
        current = self._sign_in.current()
        theirs = current is None or current.operator_id != row.asked_by
        left_out = bulk_prints.in_state(session, row.print_id, ItemState.LEFT_OUT)
        return BulkView(
            print_id=row.print_id,
            way=BulkWay(row.way),
            target=row.target,
            state=BulkState(row.state),
            count=reached.count,
            printed=reached.printed,
            under_way=reached.under_way,
            to_check=to_check,
            left_out=tuple(_left_out_of(item) for item in left_out),
            asked_at=row.asked_at,
            asked_by=name,
            waits_for=name if theirs and row.state in UNFINISHED else None,
            problem=row.problem,
            facts=bulk_prints.facts_of(row),
        )


def _get(session: Session, print_id: str) -> BulkPrintRow:
    row = bulk_prints.find(session, print_id)
    if row is None:
        raise RuleBroken("bulk_print_unknown", print_id=print_id)
    return row


def _one_a_debt(shown: Sequence[NoticeView]) -> list[NoticeView]:
    """The first of each debt that can be paid, or else the first: its paper bears them all."""
    chosen: dict[str, NoticeView] = {}
    for one in shown:
        debt = one.debt or one.notice_number
        former = chosen.get(debt)
        if former is None or (former.state in _NOT_PRINTED and one.state not in _NOT_PRINTED):
            chosen[debt] = one
    return list(chosen.values())


def _left_out(notice: NoticeView) -> LeftOut:
    number = notice.notice_number
    paid = notice.paid_at is not None
    code = "notice_already_paid" if paid else _NOT_PRINTED[notice.state]
    return LeftOut(number, notice.debtor_name, code, {"notice_number": number})


def _left_out_of(item: BulkPrintItemRow) -> LeftOut:
    facts = bulk_prints.facts_of(item)
    return LeftOut(item.notice_number, item.debtor_name, item.problem or "", facts)


def _by_postal_code(session: Session, chosen: Sequence[NoticeView]) -> list[NoticeView]:
    """As letters are carried; those without one, or from abroad without one, at the end."""
    coded = [(_postal_code(session, one), one) for one in chosen]
    coded.sort(key=itemgetter(0))
    return [one for _code, one in coded]


def _postal_code(session: Session, notice: NoticeView) -> tuple[bool, str]:
    ours = notices.by_number(session, notice.notice_number)
    code = None
    if ours is not None:
        code = ReleaseNotice.model_validate_json(ours.release).debtor.postal_code
    elif notice.citizen_id is not None:
        row = citizens.find(session, notice.citizen_id)
        code = CitizenInfo.model_validate_json(row.info).postal_code if row is not None else None
    return code is None, code or ""
