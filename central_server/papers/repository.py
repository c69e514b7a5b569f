"""Questions about what can be put on paper."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from central_server.audit.models import AuditEventRow
from central_server.notices.models import NoticeRow
from central_server.notices.repository import with_debts
from central_server.positions.models import InstallmentRow, PositionRow
from payments_core.model.audit_act import AuditAct

#: Numbers in one question; SQLite has few places for them.
BLOCK = 500


def numbers_of_kind(
    session: Session, entity_id: str, kind_id: str, *, by_postal_code: bool
) -> list[str]:
    """The released notices of a kind: by number, or as letters are sorted."""
    question = _numbers(entity_id).where(PositionRow.kind_id == kind_id)
    order = _letter_order() if by_postal_code else ()
    return list(session.scalars(question.order_by(*order, NoticeRow.notice_number)))


def by_postal_code(session: Session, entity_id: str, numbers: Sequence[str]) -> list[str]:
    """These notices as letters are sorted; those that are unknown come last."""
    keyed: list[tuple[tuple[str, ...], str]] = []
    for start in range(0, len(numbers), BLOCK):
        question = (
            _numbers(entity_id)
            .add_columns(*_letter_order())
            .where(NoticeRow.notice_number.in_(numbers[start : start + BLOCK]))
        )
        keyed.extend((tuple(row[1:]), row[0]) for row in session.execute(question))
    ordered = [number for _, number in sorted(keyed)]
    known = set(ordered)
    return [*ordered, *(number for number in numbers if number not in known)]


def one_a_debt(session: Session, entity_id: str, numbers: Sequence[str]) -> list[str]:
    """The first of these numbers of each debt, in their order: a debt in instalments is one paper.
    Unknown numbers stay."""
    seen: set[str] = set()
    kept = []
    for start in range(0, len(numbers), BLOCK):
        block = numbers[start : start + BLOCK]
        rows = session.execute(
            select(InstallmentRow.notice_number, InstallmentRow.position_id).where(
                InstallmentRow.entity_id == entity_id, InstallmentRow.notice_number.in_(block)
            )
        )
        debts = {row.notice_number: row.position_id for row in rows}
        for number in block:
            debt = debts.get(number, number)
            if debt not in seen:
                seen.add(debt)
                kept.append(number)
    return kept


def payments_of_same_debts(
    session: Session, entity_id: str, numbers: Sequence[str]
) -> dict[str, list[InstallmentRow]]:
    """All payments of the debts that these notices belong to, option by option, by position."""
    debts = select(InstallmentRow.position_id).where(
        InstallmentRow.entity_id == entity_id, InstallmentRow.notice_number.in_(numbers)
    )
    rows = session.scalars(
        select(InstallmentRow)
        .where(InstallmentRow.entity_id == entity_id, InstallmentRow.position_id.in_(debts))
        .order_by(InstallmentRow.option_no, InstallmentRow.installment_no)
    )
    found: dict[str, list[InstallmentRow]] = {}
    for row in rows:
        found.setdefault(row.position_id, []).append(row)
    return found


def citizens_of(session: Session, entity_id: str, numbers: Sequence[str]) -> dict[str, str | None]:
    """To whom these notices were released; None for people whom the registry does not have."""
    rows = session.execute(
        select(InstallmentRow.notice_number, PositionRow.citizen_id)
        .join(
            PositionRow,
            (PositionRow.entity_id == InstallmentRow.entity_id)
            & (PositionRow.position_id == InstallmentRow.position_id),
        )
        .where(InstallmentRow.entity_id == entity_id, InstallmentRow.notice_number.in_(numbers))
    )
    return {row.notice_number: row.citizen_id for row in rows}


def recorded(session: Session, entity_id: str, numbers: Sequence[str], source: str) -> set[str]:
    """Which of these notices have been put on paper by `source`."""
    return _printed(session, entity_id, numbers, AuditEventRow.source == source)


def printed_before(
    session: Session, entity_id: str, numbers: Sequence[str], source: str
) -> set[str]:
    """Which of these notices have been put on paper by anybody but `source`."""
    return _printed(session, entity_id, numbers, AuditEventRow.source != source)


def _printed(
    session: Session, entity_id: str, numbers: Sequence[str], whose: ColumnElement[bool]
) -> set[str]:
    rows = session.scalars(
        select(AuditEventRow.notice_number).where(
            AuditEventRow.entity_id == entity_id,
            AuditEventRow.notice_number.in_(numbers),
            AuditEventRow.act == AuditAct.NOTICE_PRINTED,
            whose,
        )
    )
    return {number for number in rows if number is not None}


def _numbers(entity_id: str) -> Select[str]:
    return with_debts(select(NoticeRow.notice_number)).where(NoticeRow.entity_id == entity_id)


def _letter_order() -> tuple[ColumnElement[str], ...]:
    """As the post carries them: postal code, town, street, house."""
    return tuple(
        func.coalesce(column, "")
        for column in (
            PositionRow.debtor_postal_code,
            PositionRow.debtor_city,
            PositionRow.debtor_street,
            PositionRow.debtor_street_number,
        )
    )
