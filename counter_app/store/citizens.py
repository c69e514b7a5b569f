"""Citizens and notices seen lately: what the desk can still show when the line is down."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, delete, func, select
from sqlalchemy.orm import Session

from counter_app.store import citizen_notes, co_debtors
from counter_app.store.tables import CitizenRow, KnownNoticeRow, NewPersonRow
from payments_core.rules.person_search import indexed_words, nearness
from payments_core.wire.desk.messages import CitizenInfo
from payments_core.wire.desk.notice_messages import NoticeInfo, PaymentCheck

#: Most people seen among whom the nearest to what was typed are looked for.
_LOOKED_THROUGH = 1000


class Seen(NamedTuple):
    """A citizen seen here, as the server described them at `seen_at`."""

    info: CitizenInfo
    seen_at: datetime


def keep_citizens(session: Session, citizens: Iterable[CitizenInfo], at: datetime) -> None:
    """Remember citizens as the server has just described them."""
    told = {citizen.citizen_id: citizen for citizen in citizens}
    seen = session.scalars(select(CitizenRow).where(CitizenRow.citizen_id.in_(told)))
    rows = {row.citizen_id: row for row in seen}
    for citizen in told.values():
        row = rows.get(citizen.citizen_id)
        if row is None:
            row = CitizenRow(citizen_id=citizen.citizen_id, opened_at=None, notices_read_at=None)
            session.add(row)
        words = indexed_words(citizen.family_name, citizen.given_name, citizen.tax_code)
        row.words = "".join(f" {word}" for word in words)
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
    session: Session,
    asked: Sequence[str],
    born_on: date | None,
    limit: int,
    among: Select[str] | None = None,
) -> list[Seen]:
    """Citizens seen before, or only those with the ids `among`, who have words beginning with every
    one asked and were born on that day, in the order in which the server lists them."""
    if not asked and born_on is None:
        return []
    query = select(CitizenRow).limit(_LOOKED_THROUGH)
    if among is not None:
        query = query.where(CitizenRow.citizen_id.in_(among))
    for word in asked:
        query = query.where(func.instr(CitizenRow.words, f" {word}") > 0)
    if born_on is not None:
        query = query.where(func.json_extract(CitizenRow.info, "$.born_on") == born_on.isoformat())
    found = [
        Seen(CitizenInfo.model_validate_json(row.info), row.seen_at)
        for row in session.scalars(query)
    ]
    return sorted(found, key=lambda seen: order_of(seen.info, asked))[:limit]


def order_of(citizen: CitizenInfo, asked: Collection[str]) -> tuple[Any, str]:
    """Where a citizen stands in the list of those found."""
    return nearness(citizen.family_name, citizen.given_name, asked), citizen.citizen_id


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
    """Remember notices as the server lists them when it is asked `at` this hour; what has been
    learnt of one since then stays. An earlier check is kept as long as it says the same of the
    notice; its timeline is too old otherwise."""
    for notice in notices:
        before = session.get(KnownNoticeRow, notice.notice_number)
        if before is not None and before.as_of > at:
            continue
        row = _keep(session, notice, at)
        if row.payment_check is None:
            continue
        if PaymentCheck.model_validate_json(row.payment_check).notice != notice:
            row.payment_check = None


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
    citizen_notes.forget_unseen(session)


def forget_seen(session: Session, but: str | None = None) -> None:
    """Drop everybody and their notices, but for this one, and for people made here whom the server
    does not know yet."""
    kept = select(NewPersonRow.citizen_id).where(NewPersonRow.known_as.is_(None))
    this_one = but or ""
    people = delete(CitizenRow).where(CitizenRow.citizen_id.not_in(kept))
    session.execute(people.where(CitizenRow.citizen_id != this_one))
    session.execute(
        delete(KnownNoticeRow).where(KnownNoticeRow.citizen_id.is_distinct_from(this_one))
    )
    co_debtors.forget_unknown(session)
    citizen_notes.forget_unseen(session)


def _keep(session: Session, notice: NoticeInfo, at: datetime) -> KnownNoticeRow:
    row = session.get(KnownNoticeRow, notice.notice_number)
    if row is None:
        row = KnownNoticeRow(notice_number=notice.notice_number, payment_check=None)
        session.add(row)
    row.citizen_id = notice.citizen_id
    row.info = notice.model_dump_json()
    row.as_of = at
    row.outdated = False
    co_debtors.keep(session, notice.notice_number, (one.citizen_id for one in notice.co_debtors))
    return row
