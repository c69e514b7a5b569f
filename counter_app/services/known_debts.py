"""What this desk knows of debts, its own and those told to it: the ways to pay one, what was paid,
and what that makes of the numbers that are not.

What came of a debt is worked out whenever somebody looks, by the rule that the server has, too:
news tell of the number that was paid alone.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy.orm import Session

from counter_app.store import debts, notices
from counter_app.store.tables import NoticeRow, ReleaseState
from payments_core.errors import RuleBroken
from payments_core.model.debt_position import InstallmentStatus
from payments_core.rules.instalment_plan import instalments_said
from payments_core.rules.position_progress import DuePart, OtherWay, other_way
from payments_core.wire.desk.notice_messages import NoticeInfo, NoticeState

_PAID = (NoticeState.PAID, NoticeState.PAID_TWICE)


def debt_of(session: Session, info: NoticeInfo) -> list[NoticeInfo]:
    """The notices of the debt that a notice is of, option by option and by due date."""
    return sorted(
        debts.told_of(session, info),
        key=lambda one: (one.option_no, one.due_on, one.notice_number),
    )


def others_of(session: Session, info: NoticeInfo) -> frozenset[str]:
    """The other numbers of the same debt, as far as this desk knows them: as they were released,
    and of a plan that was made later, here or elsewhere."""
    return debts.numbers_of(session, info.notice_number, info) - {info.notice_number}


def others_here(session: Session, notice_number: str) -> frozenset[str]:
    """The same of a notice of which only this desk may know."""
    info = debts.info_of(session, notice_number)
    return debts.numbers_of(session, notice_number, info) - {notice_number}


def ways_here(session: Session, rows: Sequence[NoticeRow]) -> Mapping[str, OtherWay]:
    """Of notices of this desk, by number: what became of those debts that are paid in another way
    than by this notice."""
    ways = notices.ways_of(session, rows)
    found = {}
    for row in rows:
        if row.option_no is None or row.state in (ReleaseState.PAID, ReleaseState.REFUSED):
            continue
        parts = [_part_here(one) for one in ways[row.operation_id]]
        parts += _single_told(session, ways[row.operation_id])
        if (way := other_way(parts, row.option_no)) is not None:
            found[row.notice_number] = way
    return found


def ways_told(session: Session, infos: Sequence[NoticeInfo]) -> Mapping[str, OtherWay]:
    """The same of notices as the server told them, and news since: what was told of their debts is
    among them. Of a notice of this desk its own rows may know more."""
    here = _known_here(session, infos)
    by_debt = defaultdict[str, list[NoticeInfo]](list)
    for info in infos:
        by_debt[info.position_id or info.notice_number].append(info)
    found = {}
    for debt in by_debt.values():
        parts = _parts_told(debt)
        for info in debt:
            number = info.notice_number
            ways = {info.other_way, other_way(parts, info.option_no), here.get(number)} - {None}
            if ways and info.state not in _PAID:
                whole = OtherWay.DEBT_PAID in ways
                found[number] = OtherWay.DEBT_PAID if whole else OtherWay.IN_INSTALMENTS
    return found


def way_told(session: Session, info: NoticeInfo) -> OtherWay | None:
    """The same of one notice, with what else is known here of its debt."""
    others = (one for one in debt_of(session, info) if one.notice_number != info.notice_number)
    return ways_told(session, [info, *others]).get(info.notice_number)


def refuse_begun(session: Session, notice_number: str) -> None:
    """A debt of which something is known to be paid stands as it is; `debt_partly_paid`."""
    rows = notices.by_numbers(session, [notice_number])
    if rows:
        states = [one.state for one in notices.of_debt(session, rows[0])]
        begun = len(states) > 1 and ReleaseState.PAID in states
    else:
        info = debts.info_of(session, notice_number)
        debt = debts.told_of(session, info) if info is not None else []
        begun = len(debt) > 1 and any(one.state in _PAID for one in debt)
    if begun:
        raise RuleBroken("debt_partly_paid", notice_number=notice_number)


def _known_here(session: Session, infos: Iterable[NoticeInfo]) -> Mapping[str, OtherWay]:
    rows = notices.by_numbers(session, [info.notice_number for info in infos])
    return ways_here(session, [row for row in rows if not notices.may_be_of_another(row)])


def _single_told(session: Session, debt: Sequence[NoticeRow]) -> list[DuePart]:
    """The notice of another desk for which a plan was made here, as the server has told of it."""
    plan_of = debt[0].plan_of
    info = debts.info_of(session, plan_of) if plan_of is not None else None
    if info is None:
        return []
    paid = info.state in _PAID
    status = InstallmentStatus.PAID if paid else InstallmentStatus.UNPAID
    return [DuePart(notices.SINGLE_OPTION, status)]


def _part_here(row: NoticeRow) -> DuePart:
    paid = row.state == ReleaseState.PAID
    return DuePart(row.option_no or 0, InstallmentStatus.PAID if paid else InstallmentStatus.UNPAID)


def _parts_told(debt: Sequence[NoticeInfo]) -> list[DuePart]:
    """All parts of a debt: an instalment that was never told here is not known to be paid."""
    parts = [
        DuePart(
            one.option_no,
            InstallmentStatus.PAID if one.state in _PAID else InstallmentStatus.UNPAID,
        )
        for one in debt
    ]
    known = Counter(one.option_no for one in debt)
    said = {one.option_no: instalments_said(one.subject) for one in debt}
    for option_no, count in said.items():
        missing = max(0, count - known[option_no])
        parts += [DuePart(option_no, InstallmentStatus.UNPAID)] * missing
    return parts
