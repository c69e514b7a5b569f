"""A desk reports: is it the only holder of its numbers, how is it doing, what has it to be told."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

import structlog
from sqlalchemy.orm import Session

from central_server.changes import feed
from central_server.desks import bases, desk_board, repository, seals
from central_server.desks.models import DeskContactRow, InstallationRow, LeaseRow
from central_server.desks.turns import Turn, agree, judge
from central_server.identity import repository as identity
from central_server.identity.actor import EnrolledDesk, source_of
from central_server.identity.models import DeskRow
from central_server.jobs import inbox
from payments_core.errors import RuleBroken
from payments_core.wire.desk.contact_messages import (
    PROTOCOL,
    ContactReply,
    ContactRequest,
    DeskStanding,
    HeldLease,
)

#: How long a desk may release without reporting: a longer outage than any, and not for ever, for a
#: machine that was stolen.
NUMBERS_LAST = timedelta(days=30)
#: Nobody waits for the answer to a report any more after so long: half a minute, and what two
#: clocks may differ by. A desk that went on meanwhile has taken another turn, a minute later at the
#: earliest; its own report of before, held up by a gateway, must not look like a copy's.
LATE_AFTER = timedelta(seconds=45)

_log = structlog.get_logger("desks")


class _Gap(NamedTuple):
    """What a desk is asked to tell again, from when on, and from where to read the changes anew."""

    redeliver_since: datetime
    reread_after: int


def report(
    session: Session,
    desk: EnrolledDesk,
    request: ContactRequest,
    new_secret: Callable[[], str],
    now: datetime,
) -> ContactReply:
    """Take a desk's report. A copy is fenced here, so commit whatever the reply says.

    Raises `server_of_other_installation` and changes nothing when the desk belongs to another one.
    """
    row = identity.desk(session, desk.entity_id, desk.desk_id, lock=True)
    if row is None or (row.fenced_at is None and row.generation != desk.generation):
        # Another machine has been enrolled as this desk since the report was let in.
        raise RuleBroken("desk_credential_refused")
    books = seals.ensure_installation(session, desk.entity_id, new_secret)
    if request.installation_id not in (None, books.installation_id):
        raise RuleBroken("server_of_other_installation", desk_id=desk.desk_id)
    known = repository.contact(session, desk.entity_id, desk.desk_id)
    turn = judge(known, row.generation, request)
    if turn is Turn.OVER and row.fenced_at is None and now - request.sent_at > LATE_AFTER:
        _log.warning("report_late", entity=desk.entity_id, desk=desk.desk_id)
        return _reply(session, desk, request, books, DeskStanding.LATE, now)
    if row.fenced_at is not None or turn is Turn.OVER:
        _fence(row, now)
        return _reply(session, desk, request, books, DeskStanding.COPY, now)
    if known is not None and turn is not Turn.FIRST:
        _lapse(session, desk, known.contact_at, now)
    gap = _gap(session, desk, known, turn, request, now)
    _remember(session, desk, known, row.generation, gap, request, now)
    told = [lease.lease_id for lease in request.leases]
    known_leases = repository.leases_named(session, desk.entity_id, told)
    forgotten = [lease for lease in request.leases if lease.lease_id not in known_leases]
    _know_again(session, desk, books, forgotten, now)
    standing = DeskStanding.HOLDER if row.retired_at is None else DeskStanding.RETIRED
    reply = _reply(session, desk, request, books, standing, now)
    lapsed = {lease_id for lease_id, kept in known_leases.items() if kept.lapsed_at is not None}
    return reply.model_copy(
        update={
            "leases_lapsed": any(
                lease.usable and lease.lease_id in lapsed for lease in request.leases
            ),
            "redeliver_since": None if gap is None else gap.redeliver_since,
            "reread_after": None if gap is None else gap.reread_after,
        }
    )


def _gap(
    session: Session,
    desk: EnrolledDesk,
    known: DeskContactRow | None,
    turn: Turn,
    request: ContactRequest,
    now: datetime,
) -> _Gap | None:
    """What this server has forgotten of the machine's past; None where it remembers everything."""
    # A report is repeated because its answer was lost, and with it what was asked for.
    asked_for = _asked_for(known) if turn is Turn.REPEATED else None
    if turn is not Turn.BEHIND and not _has_forgotten(session, desk, request):
        return asked_for
    _log.warning("desk_ahead_of_server", entity=desk.entity_id, desk=desk.desk_id)
    if known is None or turn is Turn.FIRST:
        # Another machine's past, or one from before an enrolment that was forgotten, too.
        return _Gap(now - NUMBERS_LAST, 0)
    return asked_for or _Gap(known.contact_at, known.change_cursor)


def _asked_for(known: DeskContactRow | None) -> _Gap | None:
    if known is None or known.redeliver_since is None or known.reread_after is None:
        return None
    return _Gap(known.redeliver_since, known.reread_after)


def _has_forgotten(session: Session, desk: EnrolledDesk, request: ContactRequest) -> bool:
    """Whether the machine has read changes, or heard an answer, of which this server knows nothing:
    it was restored from a copy that is older. The turn may fit all the same, where the copy was
    made after the desk's last report, or where the machine was enrolled anew.
    """
    if request.change_cursor > feed.last_cursor(session, desk.entity_id):
        return True
    if request.last_change is not None:
        mark = feed.mark_at(session, desk.entity_id, request.change_cursor)
        if mark not in (None, request.last_change):
            return True
    if request.last_answered is None:
        return False
    source = source_of(desk.desk_id)
    return inbox.find(session, desk.entity_id, source, request.last_answered) is None


def _fence(row: DeskRow, now: datetime) -> None:
    """Nobody may use the numbers of this desk any more, the one machine no more than the other: who
    has printed which of those that are left, nobody can tell."""
    if row.fenced_at is None:
        row.fenced_at = now
        row.generation += 1
        _log.error("desk_exists_twice", entity=row.entity_id, desk=row.desk_id)


def _lapse(session: Session, desk: EnrolledDesk, reported_at: datetime, now: datetime) -> None:
    """Let the numbers of a desk lapse that was silent for too long."""
    ended_at = reported_at + NUMBERS_LAST
    if ended_at < now:
        repository.lapse(session, desk.entity_id, desk.desk_id, ended_at)


def _remember(
    session: Session,
    desk: EnrolledDesk,
    known: DeskContactRow | None,
    generation: int,
    gap: _Gap | None,
    request: ContactRequest,
    now: datetime,
) -> None:
    row = known or DeskContactRow(entity_id=desk.entity_id, desk_id=desk.desk_id)
    row.redeliver_since, row.reread_after = gap or (None, None)
    agree(row, generation, request)
    health = request.health
    row.contact_at, row.change_cursor = now, request.change_cursor
    row.protocol, row.program_version = request.protocol, health.program_version
    row.clock_ahead_seconds = round((health.clock_at - now).total_seconds())
    row.waiting, row.oldest_waiting_at = health.waiting, health.oldest_waiting_at
    row.numbers_left, row.open_tasks = health.numbers_left, health.open_tasks
    row.papers, row.task_kinds = desk_board.written(health)
    session.add(row)


def _know_again(
    session: Session,
    desk: EnrolledDesk,
    books: InstallationRow,
    forgotten: Iterable[HeldLease],
    now: datetime,
) -> None:
    """Leases that this server gave before it was restored from an older copy are its leases."""
    for lease in forgotten:
        if not seals.is_sealed(books.seal_key, desk.entity_id, desk.desk_id, lease):
            continue
        if repository.overlaps_lease(
            session, desk.entity_id, lease.segregation_code, lease.first_base, lease.last_base
        ):
            # The server's clock was wrong when it was restored: these numbers were given out again.
            _log.error("lease_given_twice", entity=desk.entity_id, lease=lease.lease_id)
            continue
        session.add(
            LeaseRow(
                entity_id=desk.entity_id, lease_id=lease.lease_id, desk_id=desk.desk_id,
                segregation_code=lease.segregation_code, first_base=lease.first_base,
                last_base=lease.last_base, generation=lease.generation, leased_at=now,
            )
        )  # fmt: skip
        bases.pass_by(session, desk.entity_id, lease.segregation_code, lease.last_base)
        _log.warning("lease_known_again", entity=desk.entity_id, lease=lease.lease_id)


def _reply(
    session: Session,
    desk: EnrolledDesk,
    request: ContactRequest,
    books: InstallationRow,
    standing: DeskStanding,
    now: datetime,
) -> ContactReply:
    known = identity.operators_known(session, desk.entity_id, request.operators)
    return ContactReply(
        installation_id=books.installation_id,
        standing=standing,
        server_at=now,
        numbers_until=now + NUMBERS_LAST,
        revoked=tuple(name for name in request.operators if name not in known),
        must_update=request.protocol < PROTOCOL,
    )
