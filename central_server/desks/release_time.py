"""When a notice was released, as far as the desk's clock can be believed.

The paper is out, so no hour is a reason to refuse a release. But it cannot have been later than
now, nor before the desk had the number. What the desk said stays in the stored operation, with
what it knew of its own clock.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

import structlog

from central_server.identity.actor import EnrolledDesk
from payments_core.wire.desk.operation_messages import NoticePlan, Operation

#: How far the clocks of a desk and of the server may be apart.
CLOCK_TOLERANCE = timedelta(minutes=5)

_log = structlog.get_logger("desks")


def released_at(
    desk: EnrolledDesk,
    operation: Operation | NoticePlan,
    leased_at: Sequence[datetime],
    now: datetime,
) -> datetime:
    """The instant to record: the desk's own where it can be, else the nearest that can.

    `leased_at` is when the desk was given its numbers; nothing for those of a pad.
    """
    if isinstance(operation, NoticePlan):
        said, mark = operation.planned_at, operation.clock
    else:
        said, mark = operation.release.released_at, operation.release.clock
    earliest = max(leased_at, default=said)
    if said > now + CLOCK_TOLERANCE:
        taken = now
    elif said < earliest - CLOCK_TOLERANCE:
        taken = earliest
    else:
        return said
    _log.warning(
        "release_time_corrected", entity=desk.entity_id, desk=desk.desk_id,
        operation=operation.operation_id, said=said.isoformat(), taken=taken.isoformat(),
        clock_corrected_seconds=mark.corrected_seconds if mark else None,
        clock_doubtful=mark.doubtful if mark else None,
    )  # fmt: skip
    return taken
