"""What this desk has on record of its papers."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from counter_app.printing.device import JobState
from counter_app.services.views import PaperView
from counter_app.store import operators, print_decisions, prints
from counter_app.store.print_decisions import PrintDecision
from counter_app.store.tables import PrintJobRow
from payments_core.wire.desk.notice_messages import Evidence, EvidenceKind

#: Steps of the server's timeline that tell of papers, wherever they were asked for.
PAPERS = (EvidenceKind.NOTICE_PRINTED, EvidenceKind.RECEIPT_PRINTED)

#: Between the name of a job and the place of a number on its paper.
_PLACE = "."


def printed_elsewhere(
    timeline: Sequence[Evidence], kind: EvidenceKind, own: Sequence[PaperView]
) -> bool:
    """Whether the server has heard of such a paper from another desk than the one of these."""
    return any(one.kind is kind for one in papers_elsewhere(timeline, own))


def papers_elsewhere(timeline: Sequence[Evidence], own: Sequence[PaperView]) -> list[Evidence]:
    """The papers of other desks in the server's timeline, without this desk's own."""
    of_this_desk = {paper.job_id for paper in own}
    return [
        one
        for one in timeline
        if one.kind in PAPERS and (one.reference or "").partition(_PLACE)[0] not in of_this_desk
    ]


def entry_id(job_id: str, place: int) -> str:
    """How a paper is told to the audit log, once for each of its numbers, from 0."""
    return f"{job_id}{_PLACE}{place}" if place else job_id


def papers_of(session: Session, notice_number: str) -> tuple[PaperView, ...]:
    """The papers about a notice, oldest first."""
    return tuple(view_of(session, row) for row in prints.of_notice(session, notice_number))


def view_of(session: Session, row: PrintJobRow) -> PaperView:
    """One of them."""
    decided = print_decisions.find(session, row.job_id)
    return PaperView(
        job_id=row.job_id,
        document=row.document,
        notice_number=row.notice_number,
        printer=row.printer,
        copy=row.copy,
        asked_at=row.created_at,
        asked_by=_name_of(session, row.asked_by),
        state=JobState(row.state),
        decision=PrintDecision(decided.decision) if decided is not None else None,
        decided_at=decided.decided_at if decided is not None else None,
        decided_by=_name_of(session, decided.decided_by) if decided is not None else None,
    )


def _name_of(session: Session, operator_id: str | None) -> str | None:
    return operators.name_of(session, operator_id) if operator_id is not None else None
