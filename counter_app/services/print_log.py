"""Keeps account of papers: who asked for which, for this desk and for the server's audit log."""

from sqlalchemy.orm import Session

from counter_app.printing.documents import NOTICE, PLAN, RECEIPT, SITUATION
from counter_app.services.audit_trail import AuditTrail
from counter_app.services.paper_record import entry_id
from counter_app.services.sign_in import SignIn
from counter_app.store import citizens, notices
from payments_core.model.audit_act import AuditAct

_ACTS = {
    NOTICE: AuditAct.NOTICE_PRINTED,
    PLAN: AuditAct.NOTICE_PRINTED,
    RECEIPT: AuditAct.RECEIPT_PRINTED,
    SITUATION: AuditAct.SITUATION_PRINTED,
}


class SpoolLog:
    """Notes each paper before it is in a printer's queue."""

    def __init__(self, sign_in: SignIn, trail: AuditTrail) -> None:
        self._sign_in = sign_in
        self._trail = trail

    def asked(
        self,
        session: Session,
        job_id: str,
        document: str,
        notice_numbers: tuple[str, ...],
        by: str | None,
    ) -> str | None:
        """Note who asks for a paper; `audit_trail_full` prints nothing.

        It is told of each number that stands on it, so that every desk knows the next paper of
        each to be a copy.
        """
        current = self._sign_in.current()
        operator_id = by or (current.operator_id if current is not None else None)
        for place, number in enumerate(notice_numbers):
            self._trail.note(
                session,
                operator_id,
                _ACTS[document.partition("/")[0]],
                citizen_id=_citizen_of(session, number),
                notice_number=number,
                entry_id=entry_id(job_id, place),
            )
        return operator_id


def _citizen_of(session: Session, notice_number: str) -> str | None:
    ours = notices.by_number(session, notice_number)
    if ours is not None:
        return ours.citizen_id
    known = citizens.known_notice(session, notice_number)
    return known.citizen_id if known is not None else None
