"""How a notice stands, to give away on paper: only what the server says at that moment."""

from collections.abc import Iterator

from counter_app.services.payment_check import PaymentCheck
from counter_app.services.profiles import creditor_of
from counter_app.services.views import CheckView
from counter_app.store import desk
from counter_app.store.database import Database
from payments_core.errors import RuleBroken
from payments_core.identifiers import tax_code
from payments_core.model.creditor_entity import CreditorEntity
from payments_core.model.debt_position import Party, PersonKind
from payments_core.money import Cents
from payments_core.notice.situation import (
    SituationContent,
    SituationSource,
    SituationStanding,
    SituationStep,
)
from payments_core.wire.desk.notice_messages import Evidence, EvidenceKind

#: Steps of which only the day is known.
_WHOLE_DAYS = (EvidenceKind.SETTLED, EvidenceKind.CREDITED)
#: Steps whose reference proves money; those of others are the office's own notes.
_PROVING = (EvidenceKind.PAID, *_WHOLE_DAYS)
#: Questions and pages that were opened say nothing about money, and are not for others to read.
UNTOLD = (
    EvidenceKind.STARTED_ONLINE,
    EvidenceKind.ASKED_BY_HUB,
    EvidenceKind.NOTICE_PRINTED,
    EvidenceKind.RECEIPT_PRINTED,
)


class PaymentSituation:
    """Makes the paper; it is asked for anew each time."""

    def __init__(self, database: Database, check: PaymentCheck) -> None:
        self._database = database
        self._check = check

    def content(self, notice_number: str) -> SituationContent:
        """The situation as the server tells it now.

        Raises `situation_offline` without an answer of the server, and what
        `PaymentCheck.check` raises.
        """
        view = self._check.check(notice_number)
        with self._database.read() as session:
            profile = desk.profile(session)
        return situation_of(view, creditor_of(profile), facsimile=profile.training)


def situation_of(view: CheckView, creditor: CreditorEntity, *, facsimile: bool) -> SituationContent:
    """What the paper says of a check; `situation_offline` for one without the server's answer."""
    if not view.online:
        raise RuleBroken("situation_offline", notice_number=view.notice.notice_number)
    return SituationContent(
        creditor=creditor,
        debtor=_debtor(view),
        subject=view.notice.subject,
        amount_cents=view.notice.amount_cents,
        due_on=view.notice.due_on,
        notice_number=view.notice.notice_number,
        standing=SituationStanding(view.verdict.value),
        steps=tuple(_steps(view)),
        sources=tuple(SituationSource(one.kind, one.until) for one in view.horizon),
        as_of=view.as_of,
        facsimile=facsimile,
    )


def _debtor(view: CheckView) -> Party:
    identifier = view.notice.debtor_identifier
    is_body = identifier.isdigit() and tax_code.is_valid(identifier)
    kind = PersonKind.LEGAL if is_body else PersonKind.NATURAL
    return Party(kind, identifier, view.notice.debtor_name)


def _steps(view: CheckView) -> Iterator[SituationStep]:
    for step in view.timeline:
        if step.kind not in UNTOLD:
            yield _step(step)


def _step(step: Evidence) -> SituationStep:
    cents = step.amount_cents
    return SituationStep(
        kind=step.kind,
        at=step.at,
        amount_cents=None if cents is None else Cents(cents),
        reference=step.reference if step.kind in _PROVING else None,
        whole_day=step.kind in _WHOLE_DAYS,
    )
