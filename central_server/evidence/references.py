"""Tells what the reference of one payment is of, as a treasurer's text names it.

`/RFB/<IUV>` and `/RFS/<RF...>` quote the creditor reference of a payment (hub protocol 5.4). Where
it is of a notice here, the notice answers; where only a bank's flow reports it, the flow does.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from central_server.evidence import reference_repository
from central_server.evidence.flows import MAY_READ
from central_server.identity.actor import COUNTER_ROLES, Actor
from payments_core.identifiers import notice_number
from payments_core.wire.desk.settlement_messages import REFERENCE_NOTICES, ReferenceReply


def reply(session: Session, actor: Actor, reference: str, now: datetime) -> ReferenceReply:
    """The notices that it may be of, and the flow for who may see flows; `role_missing`."""
    actor.require(*COUNTER_ROLES)
    numbers = reference_repository.notices_paid_with(
        session, actor.entity_id, reference, notice_number.carrying(reference), REFERENCE_NOTICES
    )
    flow_id = None
    if not actor.roles.isdisjoint(MAY_READ):
        flow_id = reference_repository.flow_reporting(session, actor.entity_id, reference)
    return ReferenceReply(notice_numbers=tuple(numbers), flow_id=flow_id, as_of=now)
