"""Amounts that a management program (gestionale) is asked for: what it answered, what was told.

A program that is away, slow or talks nonsense keeps nobody from paying: its last good answer about
the notice stands, and before the first one what it handed in. Nothing here changes a debt until a
receipt comes, which is compared with what was told when a payment began.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from central_server.entities import programs
from central_server.entities import repository as entities
from central_server.entities.models import HubModel
from central_server.positions import repository
from central_server.positions.models import AllocationRow, ProgramAnswerRow, ToldAmountRow
from central_server.positions.repository import NoticedPosition
from payments_core.identifiers.notice_number import segregation_code_of
from payments_core.model.asked_amount import (
    AmountSource,
    AskedFor,
    ProgramAnswer,
    ProgramState,
)
from payments_core.model.debt_position import AllocatedAmount, Installment, Transfer
from payments_core.money import Cents
from payments_core.rules.apportionment import apportion


@dataclass(frozen=True, slots=True)
class Enquiry:
    """Everything that it takes to ask about a notice, read before: nobody is asked inside of a
    transaction. `key` may be a reference; `handed_in` are the amounts of its transfers. What is
    known of a notice outlives its program: one that is `retired` gives no answer."""

    entity_id: str
    program_id: str
    notice_number: str
    url: str
    key: str
    timeout_ms: int
    handed_in: tuple[int, ...]
    retired: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of an enquiry: a good answer, or none."""

    enquiry: Enquiry
    answer: ProgramAnswer | None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a notice now: how it stands, its amount, and from where."""

    state: ProgramState
    installment: Installment
    source: AmountSource
    answer: ProgramAnswerRow | None = None

    @property
    def amount_cents(self) -> int | None:
        """What is to be paid, None where nothing is."""
        return self.installment.amount_cents if self.state is ProgramState.DUE else None


def enquiry_of(session: Session, found: NoticedPosition) -> Enquiry | None:
    """How its program is asked about a notice; None for a debt of no program."""
    position = found.position
    if position.program_id is None:
        return None
    row = programs.program(session, position.entity_id, position.program_id)
    assert row is not None  # noqa: S101  (programs are never removed)
    return Enquiry(
        position.entity_id, row.program_id, found.installment.notice_number, row.amounts_url,
        row.amounts_key, row.amounts_timeout_ms,
        tuple(transfer.amount_cents for transfer in found.transfers), row.retired,
    )  # fmt: skip


def keep_answer(
    session: Session, reply: Reply, new_id: Callable[[], str], now: datetime
) -> ProgramAnswerRow | None:
    """Append the answer, where it is a good one."""
    enquiry, answer = reply.enquiry, reply.answer
    if answer is None:
        return None
    row = ProgramAnswerRow(
        entity_id=enquiry.entity_id, answer_id=new_id(), program_id=enquiry.program_id,
        notice_number=enquiry.notice_number, at=now, state=answer.state,
        amount_cents=answer.amount_cents,
        transfers_cents=",".join(map(str, answer.transfers_cents)) or None, due_on=answer.due_on,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row


def known(
    session: Session, found: NoticedPosition, answered: ProgramAnswerRow | None = None
) -> Known:
    """What is known of a notice; `answered` is the answer to the question that is in hand.

    A program that does not know a debt which it handed in has a trouble of its own, and no payer
    has: what it said before stands, and somebody is to look (anomalies).
    """
    if answered is not None and answered.state != ProgramState.UNKNOWN:
        return _as_answered(found, answered, AmountSource.ASKED)
    last = _last_answer(session, found)
    if last is not None:
        return _as_answered(found, last, AmountSource.LAST_KNOWN)
    installment = repository.installment_of(found.installment, found.transfers)
    return Known(ProgramState.DUE, installment, AmountSource.HANDED_IN)


def note_told(
    session: Session, entity_id: str, event_id: str, told: Known, asked_for: AskedFor, now: datetime
) -> None:
    """Append what was told to a question of the hub."""
    session.add(
        ToldAmountRow(
            entity_id=entity_id, event_id=event_id,
            notice_number=told.installment.notice_number, at=now, asked_for=asked_for,
            source=told.source, amount_cents=told.amount_cents,
            answer_id=told.answer.answer_id if told.answer else None,
        )
    )  # fmt: skip
    session.flush()


def begun_with(session: Session, found: NoticedPosition, amount_cents: int) -> Installment | None:
    """The notice as it was told when the payment of this amount began, with the chapters of the
    entity's own shares.

    Where no payment began with it: as when the last one began, so that the amount is seen to
    differ. None where none began; a hub that answers from what it holds begins none with us, and
    has what was known last.
    """
    begun = (
        _told()
        .where(
            ToldAmountRow.entity_id == found.position.entity_id,
            ToldAmountRow.notice_number == found.installment.notice_number,
            ToldAmountRow.asked_for == AskedFor.ACTIVATE,
            ToldAmountRow.amount_cents.is_not(None),
        )
        .order_by(ToldAmountRow.at.desc(), ToldAmountRow.event_id.desc())
        .limit(1)
    )
    of_amount = begun.where(ToldAmountRow.amount_cents == amount_cents)
    row = session.execute(of_amount).one_or_none() or session.execute(begun).one_or_none()
    if row is None:
        return _held_by_hub(session, found)
    _, answer = row
    if answer is None:
        return repository.installment_of(found.installment, found.transfers)
    return _with_chapters(session, found, _installment(found, answer))


def _held_by_hub(session: Session, found: NoticedPosition) -> Installment | None:
    code = segregation_code_of(found.installment.notice_number) or ""
    if entities.hub_model_of(session, found.position.entity_id, code) is HubModel.STATION:
        return None
    last = known(session, found)
    return _with_chapters(session, found, last.installment) if last.amount_cents else None


def told_to(
    session: Session, entity_id: str, event_ids: Sequence[str]
) -> Mapping[str, tuple[ToldAmountRow, ProgramAnswerRow | None]]:
    """What was told to these questions of the hub, by question, each with the answer it is from."""
    asked = ToldAmountRow.entity_id == entity_id, ToldAmountRow.event_id.in_(event_ids)
    rows = session.execute(_told().where(*asked))
    return {told.event_id: (told, answer) for told, answer in rows}


def _told() -> Select[ToldAmountRow, ProgramAnswerRow | None]:
    return select(ToldAmountRow, ProgramAnswerRow).outerjoin(
        ProgramAnswerRow,
        (ProgramAnswerRow.entity_id == ToldAmountRow.entity_id)
        & (ProgramAnswerRow.answer_id == ToldAmountRow.answer_id),
    )


def _last_answer(session: Session, found: NoticedPosition) -> ProgramAnswerRow | None:
    return session.scalars(
        select(ProgramAnswerRow)
        .where(
            ProgramAnswerRow.entity_id == found.position.entity_id,
            ProgramAnswerRow.notice_number == found.installment.notice_number,
            ProgramAnswerRow.state != ProgramState.UNKNOWN,
        )
        .order_by(ProgramAnswerRow.at.desc(), ProgramAnswerRow.answer_id.desc())
        .limit(1)
    ).one_or_none()


def _as_answered(found: NoticedPosition, row: ProgramAnswerRow, source: AmountSource) -> Known:
    return Known(ProgramState(row.state), _installment(found, row), source, row)


def _installment(found: NoticedPosition, row: ProgramAnswerRow) -> Installment:
    """The notice with the amounts of an answer; as handed in where it says that none is owed."""
    handed_in = repository.installment_of(found.installment, found.transfers)
    if row.amount_cents is None or row.transfers_cents is None:
        return handed_in
    shares = map(Cents, map(int, row.transfers_cents.split(",")))
    return replace(
        handed_in,
        amount_cents=Cents(row.amount_cents),
        due_on=row.due_on or handed_in.due_on,
        # Not strictly: a row of a list comes without its transfers.
        transfers=tuple(
            replace(transfer, amount_cents=cents)
            for transfer, cents in zip(handed_in.transfers, shares, strict=False)
        ),
    )


def _with_chapters(
    session: Session, found: NoticedPosition, installment: Installment
) -> Installment:
    """Each transfer divided among its chapters in proportion to what was handed in."""
    rows = repository.allocation_rows(session, found.installment)
    return replace(
        installment,
        transfers=tuple(
            replace(
                transfer,
                allocations=_divided(
                    transfer, [row for row in rows if row.transfer_no == transfer.transfer_no]
                ),
            )
            for transfer in installment.transfers
        ),
    )


def _divided(transfer: Transfer, rows: Sequence[AllocationRow]) -> tuple[AllocatedAmount, ...]:
    if not rows:
        return ()
    shares = apportion(transfer.amount_cents, [row.amount_cents for row in rows])
    return tuple(
        AllocatedAmount(cents, row.chapter, row.assessment, row.revenue)
        for row, cents in zip(rows, shares, strict=True)
    )
