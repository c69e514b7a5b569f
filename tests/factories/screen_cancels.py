"""Cancellations that wait for somebody, in the world behind the window's stand-ins."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from counter_app.services.views import RowState
from payments_core.errors import WorldTrouble
from payments_core.wire.desk.cancel_messages import (
    CancelInfo,
    CancelPage,
    CancelRejection,
    CancelStatus,
)
from payments_core.wire.desk.notice_messages import Evidence, EvidenceKind
from tests.factories.screen_world import World


class FakeCancelServer:
    """What the central server keeps of cancellations; the token is the operator's id."""

    def __init__(self, world: World) -> None:
        self._world = world

    def cancel_requests(
        self, status: CancelStatus, notice_number: str | None, token: str
    ) -> CancelPage:
        self._fail()
        found = tuple(
            one
            for one in self._world.cancels
            if one.status is status and notice_number in (None, one.notice_number)
        )
        return CancelPage(requests=found, more=False)

    def approve_cancel(self, request_id: str, token: str) -> CancelInfo:
        decided = self._decide(request_id, CancelStatus.APPROVED, None)
        self._change(decided.notice_number, state=RowState.CANCELLED, cancel_waits=False)
        return decided

    def reject_cancel(self, request_id: str, rejection: CancelRejection, token: str) -> CancelInfo:
        decided = self._decide(request_id, CancelStatus.REJECTED, rejection.reason)
        self._change(decided.notice_number, cancel_waits=False)
        return decided

    def _decide(self, request_id: str, status: CancelStatus, reason: str | None) -> CancelInfo:
        self._fail()
        place = [one.request_id for one in self._world.cancels].index(request_id)
        change = {
            "status": status, "decision_reason": reason, "decided_by_name": "Sara Verdi",
            "decided_at": self._world.clock.now(),
        }  # fmt: skip
        decided = self._world.cancels[place].model_copy(update=change)
        self._world.cancels[place] = decided
        return decided

    def _change(self, number: str, **changes: object) -> None:
        self._world.notices = [
            replace(one, **changes) if one.notice_number == number else one
            for one in self._world.notices
        ]

    def _fail(self) -> None:
        if not self._world.online:
            raise WorldTrouble("server_unreachable")
        trouble, self._world.cancel_trouble = self._world.cancel_trouble, None
        if trouble is not None:
            raise trouble


def ask_to_cancel(world: World, number: str, **changes: object) -> CancelInfo:
    """Somebody has asked to cancel a notice of the world, which can still be paid."""
    world.notices = [
        replace(one, cancel_waits=True) if one.notice_number == number else one
        for one in world.notices
    ]
    notice = world.notice(number)
    values: dict[str, object] = {
        "request_id": f"request-{len(world.cancels) + 1}",
        "notice_number": number,
        "subject": notice.subject,
        "debtor_name": notice.debtor_name,
        "amount_cents": notice.amount_cents,
        "amount_now_cents": notice.amount_cents,
        "notices": 1,
        "reason": "Rilasciato alla persona sbagliata",
        "requested_by": "op-of-a-colleague",
        "requested_by_name": "Marco Neri",
        "desk_name": "Sportello 3",
        "requested_at": world.clock.now() - timedelta(minutes=20),
        "status": CancelStatus.REQUESTED,
    }
    asked = CancelInfo.model_validate(values | changes)
    world.cancels.append(asked)
    return asked


def cancel_steps(cancels: Sequence[CancelInfo], number: str) -> Iterator[Evidence]:
    """What the story of a notice tells of them."""
    for one in cancels:
        if one.notice_number != number:
            continue
        yield Evidence(
            kind=EvidenceKind.CANCEL_REQUESTED,
            at=one.requested_at,
            who=one.requested_by_name,
            where=one.desk_name,
            note=one.reason,
        )
        if one.status is CancelStatus.REJECTED and one.decided_at is not None:
            yield Evidence(
                kind=EvidenceKind.CANCEL_REJECTED,
                at=one.decided_at,
                who=one.decided_by_name,
                note=one.decision_reason,
            )
