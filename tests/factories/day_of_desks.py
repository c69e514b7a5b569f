"""A day at a server: what two desks released, what became of it, and who asks about it."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from central_server.identity.actor import Actor
from central_server.identity.models import DeskRow
from central_server.notices.models import NoticeRow
from central_server.positions import acts
from central_server.positions.acts import Deed
from central_server.positions.repository import position_by_notice
from payments_core.model.debt_position import InstallmentStatus
from payments_core.model.role import Role
from tests.factories.released_debts import add_position
from tests.factories.server import DESK, ENTITY, OPERATOR

DAY = date(2026, 11, 23)
SUPERVISOR = Actor(ENTITY, DESK, "operator-2", frozenset({Role.SUPERVISOR}))
OTHER_DESK, OTHER_OFFICE = "sportello-3", "Anagrafe nord"


def add_other_desk(session: Session) -> None:
    """A desk of another office, which nobody has enrolled yet."""
    session.add(
        DeskRow(
            entity_id=ENTITY, desk_id=OTHER_DESK, name="Sportello 3", office=OTHER_OFFICE,
            enrolment_hash="-",
        )
    )  # fmt: skip
    session.flush()


def release(session: Session, base: int, **changes: object) -> str:
    """A notice released on DAY at the first desk, unless its row is changed."""
    number = add_position(session, base)
    row = session.get_one(NoticeRow, (ENTITY, number))
    for name, value in changes.items():
        setattr(row, name, value)
    session.flush()
    return number


def pay(session: Session, number: str) -> None:
    """As after its receipt."""
    found = position_by_notice(session, ENTITY, number)
    assert found is not None
    found.installment.status = InstallmentStatus.PAID
    session.flush()


def cancel(
    session: Session, number: str, at: datetime, reason: str = "Doppio", desk: str = DESK
) -> None:
    """As a clerk of this desk does."""
    found = position_by_notice(session, ENTITY, number)
    assert found is not None
    acts.cancel(session, found, Deed(OPERATOR, at, reason, desk))
