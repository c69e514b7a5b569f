"""Print jobs: their state is on the disk before the first byte reaches a printer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from counter_app.store.tables import PrintJobNumberRow, PrintJobRow

#: States of a job, values of `printing.device.JobState`, that a printer still has to do with.
UNDER_WAY = ("QUEUED", "SENDING")
#: Where papers go that no printer has to do with, values of `printing.device.PaperWay`.
WITHOUT_PRINTER = ("file", "mail")


@dataclass(frozen=True, slots=True)
class NewJob:
    """A document for a printer. `document` names what is printed, so that copies are known.

    `further_numbers` are those that stand on the paper beside the notice number; `spare` is the
    paper as the A4 printer would print it, where that may take the job.
    """

    job_id: str
    printer: str
    document: str
    title: str
    notice_number: str | None
    payload: bytes
    asked_by: str | None = None
    copy: bool = False
    further_numbers: tuple[str, ...] = ()
    spare: bytes | None = None


def add(session: Session, job: NewJob, state: str, at: datetime) -> None:
    """Queue a job."""
    session.add(
        PrintJobRow(
            job_id=job.job_id,
            printer=job.printer,
            document=job.document,
            title=job.title,
            notice_number=job.notice_number,
            state=state,
            payload=job.payload,
            created_at=at,
            changed_at=at,
            asked_by=job.asked_by,
            copy=job.copy,
            spare=job.spare,
        )
    )
    session.add_all(
        PrintJobNumberRow(job_id=job.job_id, notice_number=number) for number in job.further_numbers
    )


def find(session: Session, job_id: str) -> PrintJobRow | None:
    """A job by its id."""
    return session.scalars(select(PrintJobRow).where(PrintJobRow.job_id == job_id)).one_or_none()


def first_in_state(session: Session, printer: str, state: str) -> PrintJobRow | None:
    """The oldest job of a printer in a state."""
    return session.scalars(
        select(PrintJobRow)
        .where(PrintJobRow.printer == printer, PrintJobRow.state == state)
        .order_by(PrintJobRow.seq)
        .limit(1)
    ).one_or_none()


def in_state(session: Session, state: str) -> Sequence[PrintJobRow]:
    """All jobs in a state, oldest first."""
    query = select(PrintJobRow).where(PrintJobRow.state == state).order_by(PrintJobRow.seq)
    return session.scalars(query).all()


def count_under_way(session: Session) -> int:
    """How many papers wait for a printer or are being sent to one."""
    query = select(func.count()).where(
        PrintJobRow.state.in_(UNDER_WAY), PrintJobRow.printer.not_in(WITHOUT_PRINTER)
    )
    return session.scalar(query) or 0


def was_printed(session: Session, document: str, states: Sequence[str]) -> bool:
    """Whether a job for this document is in one of the states."""
    query = select(PrintJobRow.seq).where(
        PrintJobRow.document == document, PrintJobRow.state.in_(states)
    )
    return session.scalars(query.limit(1)).first() is not None


def of_notice(session: Session, notice_number: str) -> Sequence[PrintJobRow]:
    """Every paper about a notice that was asked for here, oldest first; also one on which its
    number stands among others."""
    beside = select(PrintJobNumberRow.job_id).where(
        PrintJobNumberRow.notice_number == notice_number
    )
    query = select(PrintJobRow).where(
        or_(PrintJobRow.notice_number == notice_number, PrintJobRow.job_id.in_(beside))
    )
    return session.scalars(query.order_by(PrintJobRow.seq)).all()
