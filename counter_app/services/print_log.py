"""Keeps account of papers: who asked for which, for this desk and for the server's audit log."""

from sqlalchemy.orm import Session

from counter_app.printing.documents import NOTICE, RECEIPT, SITUATION
from counter_app.services.audit_trail import AuditTrail
from counter_app.services.sign_in import SignIn
from counter_app.store import citizens, notices
from payments_core.model.audit_act import AuditAct

_ACTS = {
    NOTICE: AuditAct.NOTICE_PRINTED,
    RECEIPT: AuditAct.RECEIPT_PRINTED,
    SITUATION: AuditAct.SITUATION_PRINTED,
}


class SpoolLog:
    """Notes each paper before it is in a printer's queue."""

    def __init__(self, sign_in: SignIn, trail: AuditTrail) -> None:
        self._sign_in = sign_in
        self._trail = trail

    def asked(
        self, session: Session, job_id: str, document: str, notice_number: str, by: str | None
    ) -> str | None:
        """Note who asks for a paper; `audit_trail_full` prints nothing."""
        current = self._sign_in.current()
        operator_id = by or (current.operator_id if current is not None else None)
        self._trail.note(
            session,
            operator_id,
            _ACTS[document.partition("/")[0]],
            citizen_id=_citizen_of(session, notice_number),
            notice_number=notice_number,
            entry_id=job_id,
        )
        return operator_id


def _citizen_of(session: Session, notice_number: str) -> str | None:
    ours = notices.by_number(session, notice_number)
    if ours is not None:
        return ours.citizen_id
    known = citizens.known_notice(session, notice_number)
    return known.citizen_id if known is not None else None
