"""How the functions behind decisions, refunds and pads are asked; see `border_functions`."""

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from central_server.catalogue import administration
from central_server.catalogue import repository as catalogue
from central_server.catalogue import service as kinds
from central_server.desks import health, leases, pads
from central_server.desks import repository as blocks
from central_server.identity import repository as identity
from central_server.notices import acts as notice_acts
from central_server.notices import cancel_decisions as cancels
from central_server.notices import cancel_repository as cancel_rows
from central_server.notices import cancel_requests
from central_server.notices import repository as notices
from central_server.notices import service as releasing
from central_server.positions import acts, live, own_account
from central_server.positions import repository as positions
from central_server.positions.acts import Change, Deed, PaidElsewhere, PositionAct
from central_server.refunds import repository as refund_rows
from central_server.refunds import service as refunds
from central_server.takeover import repository as takeover
from payments_core.model.cancel_request import CancelStatus
from payments_core.model.refund import RefundStatus
from payments_core.wire.desk.catalogue_messages import PutKind
from payments_core.wire.desk.notice_messages import ActKind, ChangeKind, NoticeAct
from tests.factories.border_asked import CLOCK, NOW, Asked, Case
from tests.factories.clock import TEST_START
from tests.factories.server import a_kind
from tests.factories.twins import TWIN, refund_of

DEED = Deed("operator-twin", NOW, "prova")
ELSEWHERE = PaidElsewhere(date(2026, 11, 20), "bollettino", "123/45")
SUSPEND = NoticeAct(act=ActKind.SUSPEND, reason="prova")


def _open(asked: Asked) -> Any:
    return positions.position_by_notice(*asked.whose, asked.names.unpaid)


def _of_open(act: Callable[[Session, Any], Any]) -> Case:
    """Done to a row, which only the entity itself can have got hold of."""
    return lambda a: (found := _open(a)) and (act(a.session, found) or "done")


def _resumed(session: Session, found: Any) -> None:
    acts.suspend(session, found, DEED)
    acts.resume(session, found, DEED)


def _to_settle(asked: Asked) -> set[str]:
    if (found := _open(asked)) is not None:
        found.position.live = True
        asked.session.flush()
    return live.to_settle(*asked.whose, [asked.names.unpaid])


def _settled_elsewhere(asked: Asked) -> set[str]:
    if (found := _open(asked)) is not None:
        acts.settle_elsewhere(asked.session, found, ELSEWHERE, DEED)
    return positions.settled_elsewhere(*asked.whose, [asked.names.unpaid])


def _released(asked: Asked) -> Any:
    found = notices.released(*asked.whose, asked.names.unpaid)
    return found and releasing.notice_info(asked.session, found, [], NOW)


def _approved(asked: Asked) -> Any:
    return refunds.approve(*asked.supervisor, TWIN.refund_id, NOW)


def _put(asked: Asked) -> Any:
    kind = a_kind(kind_id=asked.names.kind_id, parts=("9,00",), name="Nuovo", rates=[])
    wanted = PutKind(kind=kind, made_from=1)
    return administration.put(*asked.administrator, wanted, NOW, dry_run=False)


def _completed(asked: Asked) -> Any:
    row = catalogue.kind_row(*asked.whose, TWIN.kind_id)
    kind = a_kind(kind_id=TWIN.kind_id, parts=("9,00",), name="Nuovo", rates=[])
    return kinds.completed(*asked.whose, kind, row)


def _used_iupds(asked: Asked) -> set[str]:
    found = positions.position_by_notice(*asked.whose, asked.names.paid)
    if found is not None:
        found.position.iupd = asked.names.paid
        asked.session.flush()
    return takeover.used_iupds(*asked.whose, [asked.names.paid])


FINDS: dict[str, Case] = {
    "catalogue.administration.history_of": lambda a: administration.history_of(
        *a.administrator, a.names.kind_id
    ),
    "catalogue.administration.put": _put,
    "desks.pads.make": lambda a: pads.make(*a.whose, a.names.kind_id, 2, "pad-new", NOW),
    "desks.pads.pad": lambda a: pads.pad(*a.whose, a.names.pad_id),
    "desks.pads.kind_of_waiting": lambda a: pads.kind_of_waiting(*a.whose, a.names.waiting),
    "desks.pads.waiting_number": lambda a: pads.waiting_number(*a.clerk, a.names.waiting),
    "desks.repository.count_notices": lambda a: blocks.count_notices(
        *a.whose, a.names.paid, a.names.paid
    ),
    "desks.repository.pad": lambda a: blocks.pad(*a.whose, a.names.pad_id),
    "desks.repository.pad_with": lambda a: blocks.pad_with(
        *a.whose, "01", int(a.names.waiting[3:16])
    ),
    "notices.acts.announce": _of_open(
        lambda session, found: notice_acts.announce(session, found, ChangeKind.NOTICE_CHANGED, NOW)
    ),
    "notices.acts.perform": lambda a: (
        notice_acts.perform(*a.supervisor, a.names.unpaid, SUSPEND, NOW) or "done"
    ),
    "notices.acts.withdraw": _of_open(
        lambda session, found: notice_acts.withdraw(session, found, DEED)
    ),
    "notices.cancel_decisions.approve": lambda a: cancels.approve(
        *a.supervisor, a.names.cancel_id, NOW
    ),
    "notices.cancel_decisions.outcome": lambda a: cancels.outcome(
        a.session, a.place.desk(a.names), a.names.cancel_id
    ),
    "notices.cancel_decisions.page": lambda a: (
        cancels.page(*a.supervisor, CancelStatus.REQUESTED, NOW, a.names.unpaid).requests
    ),
    "notices.cancel_decisions.reject": lambda a: cancels.reject(
        *a.supervisor, a.names.cancel_id, "prova", NOW
    ),
    "notices.cancel_repository.count_of": lambda a: cancel_rows.count_of(
        *a.whose, a.names.unpaid_position_id
    ),
    "notices.cancel_repository.decision": lambda a: cancel_rows.decision(
        *a.whose, a.names.rejected_cancel_id
    ),
    "notices.cancel_repository.in_status": lambda a: cancel_rows.in_status(
        *a.whose, CancelStatus.REQUESTED, 9, notice_number=a.names.unpaid
    ),
    "notices.cancel_repository.known": lambda a: cancel_rows.known(*a.whose, a.names.cancel_id),
    "notices.cancel_repository.of_position": lambda a: cancel_rows.of_position(
        *a.whose, a.names.unpaid_position_id
    ),
    "notices.cancel_repository.request": lambda a: cancel_rows.request(*a.whose, a.names.cancel_id),
    "notices.cancel_requests.ask_if_needed": _of_open(
        lambda session, found: cancel_requests.ask_if_needed(session, found, DEED, NOW)
    ),
    "notices.cancel_requests.tell": _of_open(
        lambda session, found: cancel_requests.tell(
            session, found.position, ChangeKind.CANCEL_REJECTED, NOW
        )
    ),
    "notices.cancel_requests.whole_debt": _of_open(
        lambda session, found: cancel_requests.whole_debt(session, found, CLOCK.now().date())
    ),
    "notices.service.notice_info": _released,
    "positions.acts.cancel": _of_open(lambda session, found: acts.cancel(session, found, DEED)),
    "positions.acts.change": _of_open(
        lambda session, found: acts.change(session, found, Change(date(2027, 1, 1)), DEED)
    ),
    "positions.acts.record": _of_open(
        lambda session, found: acts.record(session, found.position, PositionAct.CHANGED, DEED)
    ),
    "positions.acts.resume": _of_open(_resumed),
    "positions.acts.settle_elsewhere": _of_open(
        lambda session, found: acts.settle_elsewhere(session, found, ELSEWHERE, DEED)
    ),
    "positions.acts.suspend": _of_open(lambda session, found: acts.suspend(session, found, DEED)),
    "positions.live.installment_on": _of_open(
        lambda session, found: live.installment_on(session, found, CLOCK.now().date())
    ),
    "positions.live.settle": _of_open(
        lambda session, found: live.settle(session, found, 1, CLOCK.now().date())
    ),
    "positions.live.to_settle": _to_settle,
    "positions.repository.allocation_rows": _of_open(
        lambda session, found: positions.allocation_rows(session, found.installment)
    ),
    "positions.repository.events_of": lambda a: positions.events_of(
        *a.whose, a.names.unpaid_position_id
    ),
    "positions.repository.settled_elsewhere": _settled_elsewhere,
    "refunds.repository.asked_back_cents": lambda a: refund_rows.asked_back_cents(
        *a.whose, a.names.receipt_id
    ),
    "refunds.repository.own_cents": lambda a: refund_rows.own_cents(*a.whose, a.names.receipt_id),
    "refunds.repository.events_of": lambda a: refund_rows.events_of(
        *a.whose, a.names.told_refund_id
    ),
    "refunds.repository.exported": lambda a: refund_rows.exported(*a.whose, a.names.export_id),
    "refunds.repository.in_status": lambda a: refund_rows.in_status(
        *a.whose, RefundStatus.REQUESTED, 9, notice_number=a.names.paid
    ),
    "refunds.repository.known": lambda a: refund_rows.known(*a.whose, a.names.refund_id),
    "refunds.repository.lock_receipt": lambda a: refund_rows.lock_receipt(
        *a.whose, a.names.receipt_id
    ),
    "refunds.repository.refund": lambda a: refund_rows.refund(
        *a.whose, a.names.refund_id, lock=True
    ),
    "refunds.repository.steps_of_receipts": lambda a: refund_rows.steps_of_receipts(
        *a.whose, [a.names.receipt_id]
    ),
    "refunds.service.approve": lambda a: refunds.approve(*a.supervisor, a.names.refund_id, NOW),
    "refunds.service.close": lambda a: refunds.close(
        a.session, "anna", a.place.entity_id, a.names.told_refund_id, "2026/9", NOW
    ),
    "refunds.service.exported": lambda a: refunds.exported(*a.whose, a.names.export_id),
    "refunds.service.page": lambda a: (
        refunds.page(*a.supervisor, RefundStatus.REQUESTED, a.names.paid).refunds
    ),
    "refunds.service.reject": lambda a: refunds.reject(
        *a.supervisor, a.names.refund_id, "prova", NOW
    ),
    "refunds.service.request": lambda a: refunds.request(
        *a.clerk, refund_of(a.names, "refund-new"), NOW
    ),
    "takeover.repository.used_iupds": _used_iupds,
}

DOES: dict[str, Case] = {
    "catalogue.administration.catalogue_of": lambda a: administration.catalogue_of(
        *a.administrator
    ),
    "catalogue.service.completed": _completed,
    "desks.leases.take_block": lambda a: leases.take_block(*a.whose, 5, NOW),
    "desks.pads.pads": lambda a: pads.pads(*a.whose),
    "desks.health.states": lambda a: health.states(*a.whose, NOW),
    "desks.repository.contacts": lambda a: blocks.contacts(*a.whose),
    "desks.repository.leased": lambda a: blocks.leased(*a.whose),
    "desks.repository.pads": lambda a: blocks.pads(*a.whose),
    "desks.repository.released_since": lambda a: blocks.released_since(*a.whose, TEST_START),
    "identity.repository.desks": lambda a: identity.desks(*a.whose),
    "notices.cancel_decisions.of_entity": lambda a: cancels.of_entity(
        *a.whose, list(CancelStatus), NOW
    ),
    "positions.own_account.own_account": lambda a: own_account.own_account(
        *a.whose, a_kind(kind_id=TWIN.kind_id)
    ),
    "refunds.repository.lock_approved": lambda a: (
        _approved(a) and refund_rows.lock_approved(*a.whose, 9)
    ),
    "refunds.service.export": lambda a: (
        _approved(a) and refunds.export(a.session, "anna", a.place.entity_id, "export-new", NOW)
    ),
    "refunds.service.of_entity": lambda a: refunds.of_entity(*a.whose, list(RefundStatus)),
    "takeover.repository.pads": lambda a: takeover.pads(*a.whose),
}
