"""What an operator may do for one entity."""

from enum import StrEnum


class Role(StrEnum):
    """A clerk serves citizens; a supervisor leads clerks; an administrator sets things up."""

    CLERK = "clerk"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"


#: Whoever leads others: sees what their desks do, and decides what they have asked for.
LEADERS = frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR})
