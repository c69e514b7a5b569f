"""Citizens and notices seen lately: what the desk can still show when the line is down."""

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Select, case, delete, func, literal, select
from sqlalchemy.orm import Session

from counter_app.store import co_debtors
from counter_app.store.tables import CitizenRow, KnownNoticeRow
from payments_core.wire.desk.messages import CitizenInfo
from payments_core.wire.desk.notice_messages import NoticeInfo, PaymentCheck


def fold(text: str) -> str:
    """Upper case without accents and apostrophes, words apart: how names are compared.

    >>> fold("De’ Rossi  Nicolò")
    'DE ROSSI NICOLO'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return " ".join("".join(sign if sign.isalnum() else " " for sign in plain).upper().split())


def keep_citizens(session: Session, citizens: Iterable[CitizenInfo], at: datetime) -> None:
    """Remember citizens as the server has just described them."""
    for citizen in citizens:
        row = session.get(CitizenRow, citizen.citizen_id)
        if row is None:
            row = CitizenRow(citizen_id=citizen.citizen_id, opened_at=None, notices_read_at=None)
            session.add(row)
        names = f"{citizen.family_name} {citizen.given_name} {citizen.tax_code or ''}"
        row.words = f" {fold(names)}"
        row.info = citizen.model_dump_json()
        row.seen_at = at


def mark_opened(session: Session, citizen_id: str, at: datetime) -> None:
    """Remember that the citizen's page was opened."""
    if (row := session.get(CitizenRow, citizen_id)) is not None:
        row.opened_at = at


def mark_listed(session: Session, citizen_id: str, at: datetime) -> None:
    """Remember that the server has just listed all notices of the citizen."""
    if (row := session.get(CitizenRow, citizen_id)) is not None:
        row.notices_read_at = at


def find(session: Session, citizen_id: str) -> CitizenRow | None:
    """A citizen seen before."""
    return session.get(CitizenRow, citizen_id)


def search(
    session: Session, text: str, limit: int, among: Select[str] | None = None
) -> Sequence[CitizenRow]:
    """Citizens seen before, or only those with the ids `among`, of whom every typed word begins a
    word.

    Whoever bears the most of the words just as typed comes first, then who has the fewest besides:
    the order in which the server lists them.
    """
    words = fold(text).split()
    whole = CitizenRow.words + " "
    borne = sum(
        (case((func.instr(whole, f" {word} ") > 0, 1), else_=0) for word in words), literal(0)
    )
    query = select(CitizenRow).limit(limit)
    if among is not None:
        query = query.where(CitizenRow.citizen_id.in_(among))
    for word in words:
        query = query.where(CitizenRow.words.contains(f" {word}", autoescape=True))
    query = query.order_by(borne.desc(), func.length(CitizenRow.words), CitizenRow.words)
    return session.scalars(query).all()


def opened_lately(session: Session, limit: int) -> list[CitizenInfo]:
    """Citizens whose page was opened, last first."""
    rows = session.scalars(
        select(CitizenRow)
        .where(CitizenRow.opened_at.is_not(None))
        .order_by(CitizenRow.opened_at.desc())
        .limit(limit)
    )
    return [CitizenInfo.model_validate_json(row.info) for row in rows]


def keep_notices(session: Session, notices: Iterable[NoticeInfo], at: datetime) -> None:
    """Remember notices as the server has just listed them; an earlier check is kept."""
    for notice in notices:
        _keep(session, notice, at)


def keep_check(session: Session, check: PaymentCheck) -> None:
    """Remember an answer to "was it paid?"."""
    row = _keep(session, check.notice, check.as_of)
    row.payment_check = check.model_dump_json()


def known_notice(session: Session, notice_number: str) -> KnownNoticeRow | None:
    """What the server last said about a notice."""
    return session.get(KnownNoticeRow, notice_number)


def notices_of(session: Session, citizen_id: str) -> Sequence[KnownNoticeRow]:
    """What the server last said about the notices that a citizen owes, alone or with others."""
    shared = KnownNoticeRow.notice_number.in_(co_debtors.numbers_of(citizen_id))
    query = select(KnownNoticeRow).where((KnownNoticeRow.citizen_id == citizen_id) | shared)
    return session.scalars(query).all()


def forget_before(session: Session, horizon: datetime) -> None:
    """Drop what was last seen before `horizon`: a desk keeps recent people only."""
    session.execute(delete(CitizenRow).where(CitizenRow.seen_at < horizon))
    session.execute(delete(KnownNoticeRow).where(KnownNoticeRow.as_of < horizon))
    co_debtors.forget_unknown(session)


def _keep(session: Session, notice: NoticeInfo, at: datetime) -> KnownNoticeRow:
    row = session.get(KnownNoticeRow, notice.notice_number)
    if row is None:
        row = KnownNoticeRow(notice_number=notice.notice_number, payment_check=None)
        session.add(row)
    row.citizen_id = notice.citizen_id
    row.info = notice.model_dump_json()
    row.as_of = at
    co_debtors.keep(session, notice.notice_number, (one.citizen_id for one in notice.co_debtors))
    return row


def forget_all(session: Session) -> None:
    """Drop everything: the machine now belongs to another entity."""
    session.execute(delete(CitizenRow))
    session.execute(delete(KnownNoticeRow))
    co_debtors.forget_unknown(session)
