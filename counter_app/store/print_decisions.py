"""What people decide about papers that may be missing: added beside the job, never edited."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from counter_app.store import tasks
from counter_app.store.tables import PrintDecisionRow, PrintJobRow, TaskRow

#: States of a job, values of `printing.device.JobState`, after which somebody has to decide.
IN_DOUBT = ("UNCERTAIN", "FAILED")


class PrintDecision(StrEnum):
    """CAME_OUT: the paper was found; REPRINTED: another one was printed in its place; NOT_NEEDED:
    nobody wants it any more."""

    CAME_OUT = "CAME_OUT"
    REPRINTED = "REPRINTED"
    NOT_NEEDED = "NOT_NEEDED"


def decide(
    session: Session,
    job_id: str,
    decision: PrintDecision,
    decided_by: str | None,
    at: datetime,
    next_job_id: str | None = None,
) -> TaskRow | None:
    """Keep a decision and close the task that asked for it, which is returned; None when there was
    a decision before, which stands, or no task."""
    closed = tasks.close_task(session, tasks.id_of_print(job_id), at)
    if session.get(PrintDecisionRow, job_id) is not None:
        return None
    session.add(
        PrintDecisionRow(
            job_id=job_id,
            decision=decision,
            decided_by=decided_by,
            decided_at=at,
            next_job_id=next_job_id,
        )
    )
    return closed


def replace_by(
    session: Session, document: str, next_job_id: str, decided_by: str | None, at: datetime
) -> list[str]:
    """A new paper of a document takes the place of those that may be missing; their jobs."""
    jobs = undecided(session, document)
    for job in jobs:
        decide(session, job.job_id, PrintDecision.REPRINTED, decided_by, at, next_job_id)
    return [job.job_id for job in jobs]


def undecided(session: Session, document: str) -> Sequence[PrintJobRow]:
    """Papers of a document that may be missing, and of which nobody has said anything."""
    decided = select(PrintDecisionRow.job_id)
    query = select(PrintJobRow).where(
        PrintJobRow.document == document,
        PrintJobRow.state.in_(IN_DOUBT),
        PrintJobRow.job_id.not_in(decided),
    )
    return session.scalars(query.order_by(PrintJobRow.seq)).all()


def count_in_doubt(session: Session) -> int:
    """How many papers of this desk may be missing, and nobody has said anything of them."""
    decided = select(PrintDecisionRow.job_id)
    query = select(func.count()).select_from(PrintJobRow)
    doubtful = query.where(PrintJobRow.state.in_(IN_DOUBT), PrintJobRow.job_id.not_in(decided))
    return session.scalar(doubtful) or 0


def find(session: Session, job_id: str) -> PrintDecisionRow | None:
    """What was decided about a job; None as long as nothing was."""
    return session.get(PrintDecisionRow, job_id)


def of_task(session: Session, task_id: str) -> PrintJobRow | None:
    """The job that a task tells of; None for a task about something else."""
    prefix = tasks.id_of_print("")
    if not task_id.startswith(prefix):
        return None
    begun = task_id.removeprefix(prefix)
    query = select(PrintJobRow).where(PrintJobRow.job_id.startswith(begun, autoescape=True))
    return session.scalars(query.limit(1)).first()
