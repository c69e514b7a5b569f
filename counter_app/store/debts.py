"""Which numbers pay the same debt, as far as this desk knows: as they were released here, as the
server has told of them, and of a plan that was made later, here or elsewhere."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from counter_app.store import cancellations, citizens, notices
from payments_core.wire.desk.notice_messages import NoticeInfo


def info_of(session: Session, notice_number: str) -> NoticeInfo | None:
    """What the server last said of a notice."""
    known = citizens.known_notice(session, notice_number)
    return NoticeInfo.model_validate_json(known.info) if known is not None else None


def told_of(session: Session, info: NoticeInfo) -> Sequence[NoticeInfo]:
    """What the server last said of the notices of the debt that this one is of."""
    if not info.position_id or info.citizen_id is None:
        return [info]
    rows = citizens.notices_of(session, info.citizen_id)
    told = (NoticeInfo.model_validate_json(row.info) for row in rows)
    return [one for one in told if one.position_id == info.position_id]


def numbers_of(session: Session, notice_number: str, info: NoticeInfo | None) -> frozenset[str]:
    """All numbers of a debt, this one among them; `info` is what the server says of it."""
    ours = notices.by_number(session, notice_number)
    debt = {notice_number} | {one.notice_number for one in notices.plans_of(session, notice_number)}
    if info is not None:
        debt |= {one.notice_number for one in told_of(session, info)}
    if ours is not None and not notices.may_be_of_another(ours):
        debt |= {one.notice_number for one in notices.of_debt(session, ours)}
        debt |= {ours.plan_of} if ours.plan_of is not None else set()
    return frozenset(debt)


def cancel_waits(session: Session, notice_number: str) -> bool:
    """Whether the debt of a notice is withdrawn here and the server has not said anything to it:
    through whichever number that was, it cancels the debt with all of them."""
    debt = numbers_of(session, notice_number, info_of(session, notice_number))
    return cancellations.waits(session, *debt)
