"""Lets positions expire whose kind does not allow payment after the due date.

The station refuses them from the day after by itself; the status follows here, so that lists, desks
and the archive know it, too.
"""

from sqlalchemy.orm import Session

from central_server.notices import acts
from central_server.positions import repository as positions
from central_server.positions.acts import Deed, PositionAct, record
from central_server.positions.service import apply_event
from payments_core.clock import Clock, rome_date
from payments_core.rules.position_lifecycle import PositionEvent
from payments_core.wire.desk.notice_messages import ChangeKind

#: Positions of one transaction.
BATCH = 100
#: Who is written down as having done it.
BY_TIME = "expiry"


def expire_some(session: Session, clock: Clock) -> int:
    """Expire at most BATCH positions of all entities; how many there were."""
    now = clock.now()
    overdue = positions.expired_positions(session, rome_date(now), BATCH)
    for found in overdue:
        apply_event(found.position, PositionEvent.EXPIRE)
        record(session, found.position, PositionAct.EXPIRED, Deed(BY_TIME, now))
        acts.announce(session, found, ChangeKind.NOTICE_EXPIRED, now)
    return len(overdue)
