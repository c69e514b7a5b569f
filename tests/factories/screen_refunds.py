"""Refunds and what does not add up, answered from memory."""

from datetime import timedelta

from counter_app.services.views import NoticeView, RowState
from payments_core.errors import WorldTrouble
from payments_core.model.anomaly import AnomalyKind
from payments_core.wire.desk.anomaly_messages import AnomalyInfo, AnomalyPage
from payments_core.wire.desk.notice_messages import ReceiptInfo
from payments_core.wire.desk.refund_messages import (
    RefundInfo,
    RefundPage,
    RefundRejection,
    RefundRequest,
    RefundStatus,
)
from tests.factories.screen_evidence import receipts_of
from tests.factories.screen_people import NOW, notice_number
from tests.factories.screen_world import World


class FakeRefundServer:
    """What the central server keeps of refunds; the token is the operator's id."""

    def __init__(self, world: World) -> None:
        self._world = world

    def request_refund(self, request: RefundRequest, token: str) -> RefundInfo:
        self._fail()
        notices = (one for one in self._world.notices if receipts_of(one))
        notice, receipt = next(
            (notice, receipt)
            for notice in notices
            for receipt in receipts_of(notice)
            if receipt.receipt_id == request.receipt_id
            and notice.notice_number == receipt.notice_number
            and notice.state is RowState.TO_CHECK
        )
        info = a_refund(
            notice,
            receipt,
            requested_by=token,
            **request.model_dump(exclude={"receipt_id"}),
        )
        self._world.refunds.append(info)
        return info

    def refunds(self, status: RefundStatus, notice_number: str | None, token: str) -> RefundPage:
        self._fail()
        found = tuple(
            one
            for one in self._world.refunds
            if one.status is status and notice_number in (None, one.notice_number)
        )
        return RefundPage(refunds=found, more=False)

    def approve_refund(self, refund_id: str, token: str) -> RefundInfo:
        return self._decide(refund_id, RefundStatus.APPROVED, None)

    def reject_refund(self, refund_id: str, rejection: RefundRejection, token: str) -> RefundInfo:
        return self._decide(refund_id, RefundStatus.REJECTED, rejection.reason)

    def _decide(self, refund_id: str, status: RefundStatus, note: str | None) -> RefundInfo:
        self._fail()
        place = [one.refund_id for one in self._world.refunds].index(refund_id)
        change = {"status": status, "note": note, "decided_at": self._world.clock.now()}
        decided = self._world.refunds[place].model_copy(update=change)
        self._world.refunds[place] = decided
        return decided

    def _fail(self) -> None:
        trouble, self._world.refund_trouble = self._world.refund_trouble, None
        if trouble is not None:
            raise trouble


class FakeAnomalyServer:
    """What the central server wants somebody to look at."""

    def __init__(self, world: World) -> None:
        self._world = world

    def anomalies(self, token: str) -> AnomalyPage:
        self._world.answer_comes()
        if not self._world.online:
            raise WorldTrouble("server_unreachable")
        return AnomalyPage(anomalies=tuple(self._world.anomalies), more=False)


def some_anomalies() -> list[AnomalyInfo]:
    """A payment too many, one of a notice that nobody knows, and what no desk can help."""
    return [
        AnomalyInfo(
            kind=AnomalyKind.UNKNOWN_NOTICE, since=NOW - timedelta(days=2),
            reference="7F21-0071", notice_number=notice_number(555555), amount_cents=4200,
        ),
        AnomalyInfo(
            kind=AnomalyKind.FLOW_ANOMALOUS, since=NOW - timedelta(days=1),
            reference="2026-11-22BANCA-1", amount_cents=99, detail="TOTAL_DIFFERS",
        ),
        AnomalyInfo(
            kind=AnomalyKind.DOUBLE_PAYMENT, since=NOW - timedelta(minutes=50),
            reference="7F21-0092", notice_number=notice_number(992148), amount_cents=516,
        ),
    ]  # fmt: skip


def notices_waiting() -> AnomalyInfo:
    """Notices that the archive does not take."""
    return AnomalyInfo(
        kind=AnomalyKind.NOTICES_WAITING, since=NOW - timedelta(minutes=70),
        reference="HUB_PUBLISH", detail="archive_trouble(status=503)", count=23,
    )  # fmt: skip


def a_refund(
    notice: NoticeView, receipt: ReceiptInfo, *, requested_by: str = "op-laura.bianchi", **changes
) -> RefundInfo:
    """A refund of the whole receipt that waits for a decision."""
    values: dict[str, object] = {
        "refund_id": "refund-1",
        "receipt_id": receipt.receipt_id,
        "notice_number": notice.notice_number,
        "subject": notice.subject,
        "amount_cents": receipt.amount_cents,
        "paid_cents": receipt.amount_cents,
        "beneficiary_name": notice.debtor_name,
        "beneficiary_tax_code": notice.debtor_identifier,
        "iban": "IT60X0542811101000000123456",
        "reason": "Pagato due volte, la seconda con il telefono",
        "requested_by": requested_by,
        "requested_by_name": "Laura Bianchi",
        "requested_at": NOW - timedelta(minutes=20),
        "status": RefundStatus.REQUESTED,
    }
    return RefundInfo.model_validate(values | changes)


def refund_of(world: World, base: int = 992148, **changes) -> RefundInfo:
    """Somebody has asked the last payment of a notice back."""
    notice = world.notice(notice_number(base))
    refund = a_refund(notice, receipts_of(notice)[-1], **changes)
    world.refunds.append(refund)
    return refund
