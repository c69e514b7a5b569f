"""Whether the next paper of a document has to say that it is a copy."""

from sqlalchemy.orm import Session

from counter_app.printing.device import JobState
from counter_app.printing.documents import NOTICE, PLAN, RECEIPT
from counter_app.store import prints

#: States in which a paper of the document may be in somebody's hand, or soon will be.
PRINTED = (JobState.QUEUED, JobState.SENDING, JobState.CONFIRMED, JobState.UNCERTAIN)


def notice_was_printed(session: Session, notice_number: str) -> bool:
    """Whether a paper of a notice may exist, alone or on the paper of its plan."""
    return any(
        paper.state in PRINTED and paper.document.partition("/")[0] in (NOTICE, PLAN)
        for paper in prints.of_notice(session, notice_number)
    )


def is_copy(session: Session, document: str, notice_numbers: tuple[str, ...]) -> bool:
    """Whether a paper of the document, with these numbers on it, would be a second one.

    To be asked in the transaction that records the paper: of two that are asked for at the same
    time only one can be the first. A situation is never a copy of the one before.
    """
    kind = document.partition("/")[0]
    if kind in (NOTICE, PLAN):
        return any(notice_was_printed(session, number) for number in notice_numbers)
    return kind == RECEIPT and prints.was_printed(session, document, PRINTED)
