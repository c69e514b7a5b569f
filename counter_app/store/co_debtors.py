"""Who owes a notice with its debtor, so that it is found from their page, too."""

from collections.abc import Iterable

from sqlalchemy import Select, delete, select, update
from sqlalchemy.orm import Session

from counter_app.store.tables import KnownNoticeRow, NoticeCoDebtorRow, NoticeRow


def keep(session: Session, notice_number: str, citizen_ids: Iterable[str | None]) -> None:
    """These and no others owe the notice; whoever no registry has is on no page."""
    session.execute(
        delete(NoticeCoDebtorRow).where(NoticeCoDebtorRow.notice_number == notice_number)
    )
    session.add_all(
        NoticeCoDebtorRow(notice_number=notice_number, citizen_id=citizen_id)
        for citizen_id in sorted({one for one in citizen_ids if one is not None})
    )


def numbers_of(citizen_id: str) -> Select[str]:
    """The numbers of the notices that a person owes with somebody else's name on them."""
    return select(NoticeCoDebtorRow.notice_number).where(NoticeCoDebtorRow.citizen_id == citizen_id)


def move(session: Session, citizen_id: str, server_id: str) -> None:
    """The server has the person under another id."""
    moved = update(NoticeCoDebtorRow).where(NoticeCoDebtorRow.citizen_id == citizen_id)
    session.execute(moved.values(citizen_id=server_id).prefix_with("OR IGNORE"))
    session.execute(delete(NoticeCoDebtorRow).where(NoticeCoDebtorRow.citizen_id == citizen_id))


def forget_unknown(session: Session) -> None:
    """Drop what is said of notices that this desk no longer knows."""
    session.execute(
        delete(NoticeCoDebtorRow).where(
            NoticeCoDebtorRow.notice_number.not_in(select(KnownNoticeRow.notice_number)),
            NoticeCoDebtorRow.notice_number.not_in(select(NoticeRow.notice_number)),
        )
    )
