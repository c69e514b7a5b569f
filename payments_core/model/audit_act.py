"""What an audit log tells that somebody has done: seen whom, seen what, come in."""

from enum import StrEnum


class AuditAct(StrEnum):
    """Acts of operators at desks that no timeline tells of.

    SEARCHED tells how many people were shown, never what was typed; NOTICES_LISTED is the server's
    answer with the notices of one person, CITIZEN_OPENED that with the person, NOTES_READ that with
    what clerks have noted about them; NOTE_WRITTEN and NOTE_WITHDRAWN never tell what. LIST_READ
    tells how many notices of a desk or an office were listed, whoever they are of, LIST_EXPORTED
    how many were written into a file, which leaves the desk. TASKS_READ tells how many tasks that
    clerks have handed over, or cancellations to approve, were shown, with the names that they bear.
    REFUNDS_READ tells how many refunds were, with names and accounts; ANOMALIES_READ how many
    notices were among what did not go as it should, DAY_READ how many the figures of a day name one
    by one, DAY_EXPORTED how many such were written into its report or table. Figures that name no
    notice are nobody's, and of a page without any there is no entry. FLOW_OPENED tells how many
    payments of a settlement flow were shown, REFERENCE_ASKED how many notices a payment's reference
    was found to be of. NOTICE_PRINTED, RECEIPT_PRINTED and SITUATION_PRINTED tell that somebody has
    asked for a paper; whether it came out, the desk knows. TASK_CLOSED tells that somebody has
    closed a task of the desk by hand, such as that of a notice which the server refused.
    """

    SEARCHED = "SEARCHED"
    CITIZEN_OPENED = "CITIZEN_OPENED"
    NOTICES_LISTED = "NOTICES_LISTED"
    LIST_READ = "LIST_READ"
    LIST_EXPORTED = "LIST_EXPORTED"
    TASKS_READ = "TASKS_READ"
    REFUNDS_READ = "REFUNDS_READ"
    ANOMALIES_READ = "ANOMALIES_READ"
    DAY_READ = "DAY_READ"
    DAY_EXPORTED = "DAY_EXPORTED"
    NOTES_READ = "NOTES_READ"
    NOTE_WRITTEN = "NOTE_WRITTEN"
    NOTE_WITHDRAWN = "NOTE_WITHDRAWN"
    NOTICE_OPENED = "NOTICE_OPENED"
    NOTICE_PRINTED = "NOTICE_PRINTED"
    RECEIPT_PRINTED = "RECEIPT_PRINTED"
    SITUATION_PRINTED = "SITUATION_PRINTED"
    FLOW_OPENED = "FLOW_OPENED"
    CREDIT_OPENED = "CREDIT_OPENED"
    REFERENCE_ASKED = "REFERENCE_ASKED"
    TASK_CLOSED = "TASK_CLOSED"
    SIGNED_IN = "SIGNED_IN"
    SIGN_IN_REFUSED = "SIGN_IN_REFUSED"
