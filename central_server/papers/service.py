"""What a notice's paper may say now, and that it was printed.

Only what can be paid goes on paper. A notice that was printed at a desk, or by an earlier run, is
printed as a copy. That a notice was printed is in the audit log, under the run that did it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from central_server.audit import service as audit
from central_server.audit.chain import AuditEvent
from central_server.desks.repository import payment_instants
from central_server.entities import repository as entities
from central_server.entities.models import EntityRow
from central_server.notices import repository as notices
from central_server.notices.repository import ReleasedNotice
from central_server.notices.service import notice_info
from central_server.papers import repository
from central_server.positions import repository as positions
from payments_core.errors import PaymentsError, RuleBroken
from payments_core.identifiers import iban as ibans
from payments_core.model.audit_act import AuditAct
from payments_core.model.creditor_entity import CreditorEntity, PostalAccount
from payments_core.money import Cents
from payments_core.notice.content import NoticeContent, NoticeStanding
from payments_core.wire.desk.notice_messages import NoticeState

#: Where it happened, in the audit log, which names a desk for everything else.
AT_SERVER = "server"

_REASONS: Mapping[NoticeState, str] = {
    NoticeState.PAID: "notice_already_paid",
    NoticeState.PAID_TWICE: "notice_already_paid",
    NoticeState.CANCELLED: "notice_cancelled",
    NoticeState.SUSPENDED: "notice_not_payable",
    NoticeState.EXPIRED: "notice_not_payable",
}


@dataclass(frozen=True, slots=True)
class Paper:
    """A notice that was asked for: what its paper says, or why there is none."""

    notice_number: str
    content: NoticeContent | None
    refusal: PaymentsError | None = None


def papers(
    session: Session, entity_id: str, numbers: Sequence[str], run_id: str, now: datetime
) -> list[Paper]:
    """What to print for these notices, in their order. At most `repository.BLOCK` numbers.

    `entity_unknown` when there is no such entity.
    """
    entity = entities.entity(session, entity_id)
    if entity is None:
        raise RuleBroken("entity_unknown", entity_id=entity_id)
    creditor = _creditor(session, entity)
    paid_at = payment_instants(session, entity_id, numbers)
    copies = repository.printed_before(session, entity_id, numbers, _source(run_id))
    found = {
        each.notice.notice_number: each
        for each in notices.all_released(session, entity_id, numbers)
    }
    asked = []
    for number in numbers:
        if number not in found:
            asked.append(Paper(number, None, RuleBroken("notice_unknown", notice_number=number)))
            continue
        try:
            content = _content(
                session, found[number], creditor, paid_at.get(number, ()), now,
                facsimile=entity.training, copy=number in copies,
            )  # fmt: skip
        except PaymentsError as refusal:
            asked.append(Paper(number, None, refusal))
        else:
            asked.append(Paper(number, content))
    return asked


def record_printed(
    session: Session, entity_id: str, numbers: Sequence[str], run_id: str, now: datetime
) -> int:
    """Note that a run has printed these notices; those that it had noted stay as they are. Says
    how many were new."""
    citizens = repository.citizens_of(session, entity_id, numbers)
    return audit.record(
        session,
        entity_id,
        [
            AuditEvent(
                entity_id=entity_id, source=_source(run_id), event_id=number,
                act=AuditAct.NOTICE_PRINTED, desk_id=AT_SERVER, operator_id=None,
                operator_known=False, citizen_id=citizens.get(number), notice_number=number,
                hits=None, happened_at=now, said_at=None, recorded_at=now, offline=False,
                clock_doubtful=False,
            )
            for number in numbers
        ],
    )  # fmt: skip


def _content(
    session: Session,
    released: ReleasedNotice,
    creditor: CreditorEntity,
    paid_at: Sequence[datetime],
    now: datetime,
    *,
    facsimile: bool,
    copy: bool,
) -> NoticeContent:
    info = notice_info(session, released, paid_at, now)
    if info.state is not NoticeState.OPEN:
        raise RuleBroken(_REASONS[info.state], notice_number=info.notice_number)
    if info.payable_at is None:
        raise RuleBroken("notice_not_registered_yet", notice_number=info.notice_number)
    return NoticeContent(
        creditor=creditor if info.by_post else replace(creditor, postal_account=None),
        debtor=positions.debtor_of(released.position),
        subject=info.subject,
        amount_cents=Cents(info.amount_cents),
        due_on=info.due_on,
        notice_number=info.notice_number,
        standing=NoticeStanding.PAYABLE,
        facsimile=facsimile,
        # Where a desk released it, its clerk has handed the paper out.
        copy=copy or released.notice.desk_id is not None,
    )


def _creditor(session: Session, entity: EntityRow) -> CreditorEntity:
    account = entities.postal_account(session, entity.entity_id)
    number = ibans.postal_account_of(account.iban) if account else None
    postal = None
    if account and account.authorisation and number:
        postal = PostalAccount(number, account.holder, account.authorisation)
    return CreditorEntity(
        tax_code=entity.entity_id,
        name=entity.name,
        sector=entity.sector,
        contacts=entity.contacts,
        cbill=entity.cbill,
        postal_account=postal,
        logo=entity.logo,
    )


def _source(run_id: str) -> str:
    return f"print:{run_id}"
