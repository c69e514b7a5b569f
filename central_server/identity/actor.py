"""Who is asking: handed to every service that acts for somebody."""

from collections.abc import Iterable
from dataclasses import dataclass

from payments_core.errors import RuleBroken
from payments_core.model.role import Role


@dataclass(frozen=True, slots=True)
class EnrolledDesk:
    """The machine behind a request; `generation` is that of its enrolment."""

    entity_id: str
    desk_id: str
    generation: int


def source_of(desk_id: str) -> str:
    """How what a desk tells is signed in the inbox and in the audit log."""
    return f"desk:{desk_id}"


@dataclass(frozen=True, slots=True)
class Actor:
    """An operator of one entity at one desk; sees and does nothing in any other entity."""

    entity_id: str
    desk_id: str
    operator_id: str
    roles: frozenset[Role]

    def require(self, *roles: Role) -> None:
        """Refuse with `role_missing` unless the operator has one of the roles."""
        if self.roles.isdisjoint(roles):
            raise RuleBroken("role_missing", needed=", ".join(sorted(roles)))


#: Roles that may search citizens and release notices: a clerk's work, and whoever leads clerks.
COUNTER_ROLES = (Role.CLERK, Role.SUPERVISOR, Role.ADMINISTRATOR)


def works_at_counter(roles: Iterable[Role]) -> bool:
    """Whether one of the roles is enough for a clerk's work."""
    return not frozenset(roles).isdisjoint(COUNTER_ROLES)
