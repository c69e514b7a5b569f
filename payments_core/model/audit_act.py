"""What an audit log tells that somebody has done: seen whom, seen what, come in."""

from enum import StrEnum


class AuditAct(StrEnum):
    """Acts of operators at desks that no timeline tells of.

    SEARCHED tells how many people were shown, never what was typed; NOTICES_LISTED is the server's
    answer with the notices of one person, CITIZEN_OPENED that with the person.
    """

    SEARCHED = "SEARCHED"
    CITIZEN_OPENED = "CITIZEN_OPENED"
    NOTICES_LISTED = "NOTICES_LISTED"
    NOTICE_OPENED = "NOTICE_OPENED"
    SIGNED_IN = "SIGNED_IN"
    SIGN_IN_REFUSED = "SIGN_IN_REFUSED"
