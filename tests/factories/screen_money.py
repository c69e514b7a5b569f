"""Flows and credits for whoever shows a counter that has some."""

from __future__ import annotations

from datetime import UTC, date, datetime

from payments_core.errors import RuleBroken
from payments_core.identifiers import notice_number
from payments_core.rules import remittance_text
from payments_core.wire.desk.settlement_messages import (
    CreditInfo,
    CreditReply,
    CreditStanding,
    FlowInfo,
    FlowPage,
    FlowPayment,
    FlowStanding,
)
from tests.factories.screen_world import World

FLOW_ID = "2026-05-13PROVAITMM01-0000000014"
AS_OF = datetime(2026, 11, 23, 9, 41, tzinfo=UTC)
CREDIT = "2026/1420"
REMITTANCE = f"/PUR/LGPE-RIVERSAMENTO/TXT/0/URI/{FLOW_ID}"


class FakeSettlement:
    """Answers from the world, as the service does."""

    def __init__(self, world: World) -> None:
        self._world = world

    def flow(self, named: str, after: int = 0) -> FlowPage:
        self._may()
        ids = remittance_text.whole_ids(named) or (named,)
        flow_id = next((one for one in ids if one in self._world.flows), None)
        if flow_id is None:
            raise RuleBroken("flow_unknown", flow_id=ids[0])
        page = self._world.flows[flow_id]
        left = [one for one in page.payments if one.line_no > after]
        return page.model_copy(update={"payments": tuple(left[:500]), "more": len(left) > 500})

    def credit(self, number: str) -> CreditReply:
        self._may()
        if number not in self._world.credits:
            year, _, document_no = number.partition("/")
            raise RuleBroken("credit_unknown", year=int(year), document_no=int(document_no))
        return self._world.credits[number]

    def _may(self) -> None:
        if "supervisor" not in self._world.roles.get("laura.bianchi", ("clerk",)):
            raise RuleBroken("settlement_not_yours")
        if not self._world.online:
            raise RuleBroken("settlement_offline")


def a_credit(**changes: object) -> CreditInfo:
    values: dict[str, object] = {
        "year": 2026, "document_no": 1420, "moved_on": date(2026, 5, 14), "amount_cents": 214_310,
        "counterparty": "BANCA DI PROVA S.P.A.", "remittance": REMITTANCE,
        "standing": CreditStanding.MATCHED, "flow_id": FLOW_ID,
    }  # fmt: skip
    return CreditInfo.model_validate(values | changes)


def a_flow(
    numbers: tuple[str | None, ...],
    standing: FlowStanding = FlowStanding.CREDITED,
    paid_by: tuple[CreditInfo, ...] = (),
) -> FlowPage:
    """A flow with a payment for each number."""
    payments = tuple(
        FlowPayment(
            line_no=place,
            iuv=(number or notice_number.build("02", 400 + place))[1:],
            notice_number=number,
            amount_cents=2250 + 10 * place,
            paid_on=date(2026, 5, 12),
            outcome="PAID",
        )
        for place, number in enumerate(numbers, start=1)
    )
    flow = FlowInfo(
        flow_id=FLOW_ID,
        psp_id="PROVAITMM01",
        psp_name="Banca di Prova S.p.A.",
        flow_at=datetime(2026, 5, 13, 20, 15, tzinfo=UTC),
        regulation_on=date(2026, 5, 14),
        payments=len(payments),
        total_cents=sum(payment.amount_cents for payment in payments),
        standing=standing,
    )
    return FlowPage(flow=flow, credits=paid_by, payments=payments, more=False, as_of=AS_OF)


def bring_money(world: World, numbers: tuple[str | None, ...]) -> None:
    """A flow and the credit that pays it, for a supervisor to ask for."""
    world.roles["laura.bianchi"] = ("clerk", "supervisor")
    credit = a_credit(amount_cents=a_flow(numbers).flow.total_cents)
    world.flows[FLOW_ID] = a_flow(numbers, paid_by=(credit,))
    world.credits[CREDIT] = CreditReply(credit=credit, as_of=AS_OF)
