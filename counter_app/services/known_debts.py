"""What this desk knows of debts that were told to it: the ways to pay one, and what was paid."""

from sqlalchemy.orm import Session

from counter_app.store import citizens
from payments_core.errors import RuleBroken
from payments_core.wire.desk.notice_messages import NoticeInfo, NoticeState

_PAID = (NoticeState.PAID, NoticeState.PAID_TWICE)


def debt_of(session: Session, info: NoticeInfo) -> list[NoticeInfo]:
    """The notices of the debt that a notice is of, option by option and by due date."""
    if not info.position_id or info.citizen_id is None:
        return [info]
    rows = citizens.notices_of(session, info.citizen_id)
    told = (NoticeInfo.model_validate_json(row.info) for row in rows)
    return sorted(
        (one for one in told if one.position_id == info.position_id),
        key=lambda one: (one.option_no, one.due_on, one.notice_number),
    )


def refuse_paid_otherwise(session: Session, info: NoticeInfo) -> None:
    """Whoever has begun to pay a debt in one of its ways does not pay it in another.

    Raises `plan_begun` where that was an instalment, `notice_already_paid` where it was the whole.
    """
    debt = debt_of(session, info)
    for paid in debt:
        if paid.state not in _PAID or paid.option_no == info.option_no:
            continue
        in_instalments = sum(one.option_no == paid.option_no for one in debt) > 1
        code = "plan_begun" if in_instalments else "notice_already_paid"
        raise RuleBroken(code, notice_number=info.notice_number)
