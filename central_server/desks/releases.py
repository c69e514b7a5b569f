"""A released notice, taken into the server's books.

A desk may have worked alone for days, so its word about the past is taken; what it could not know
is checked here. Every check is against what the server itself gave out: the lease, the rate, the
operator, the person.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import NamedTuple

import structlog
from sqlalchemy.orm import Session

from central_server.citizens import arrivals, revisions
from central_server.citizens import repository as citizens
from central_server.desks import pads, released_debt, repository
from central_server.desks.models import LeaseRow
from central_server.desks.release_time import released_at
from central_server.identity import repository as identity
from central_server.identity.actor import EnrolledDesk, works_at_counter
from central_server.identity.models import DeskRow
from central_server.notices import service as notices
from central_server.positions import repository as positions
from central_server.positions import service as position_service
from payments_core.errors import RuleBroken
from payments_core.identifiers import notice_number, tax_code
from payments_core.identifiers.tax_code import ANONYMOUS
from payments_core.model.debt_kind import DebtKind
from payments_core.wire.desk.operation_messages import (
    CoDebtor,
    Operation,
    ReleaseNotice,
)

_log = structlog.get_logger("desks")


class LeaseGone(RuleBroken):
    """The numbers are no longer this machine's to use: its lease is fenced or the desk retired."""


class Released(NamedTuple):
    """Since when a debt can be paid, as far as it is known, and whose it is."""

    payable_at: datetime | None
    citizen_id: str | None
    co_debtor_ids: tuple[str | None, ...] = ()


class LeasedNumber(NamedTuple):
    """A number that a desk has used, and the block it says it is of."""

    notice_number: str
    lease_id: str


def release(
    session: Session,
    desk: EnrolledDesk,
    operation: Operation,
    new_id: Callable[[], str],
    now: datetime,
) -> Released:
    """Make the debt that an operation has released, of a citizen who is known or comes with it.

    Raises `LeaseGone` where its number is nobody's any more, and what any of the checks refuses.
    """
    release = operation.release
    row = working_desk(session, desk)
    leased_at = []
    for payment in release.payments:
        if payment.lease_id is None:
            _check_pad_number(session, row, release, payment.notice_number)
        else:
            number = LeasedNumber(payment.notice_number, payment.lease_id)
            leased_at.append(
                check_leased(session, row, number, release.generation, release.released_at)
            )
    _check_one_way_to_the_hub(release)
    newcomers = _newcomers(session, desk, release, now)
    citizen_id = _citizen(session, desk, release, newcomers)
    co_debtor_ids = _co_debtors(session, desk, release, citizen_id, newcomers)
    debt, origin, kind = released_debt.debt_of(session, desk.entity_id, release)
    check_operator(session, desk, operation.operator_id, kind)
    position_service.create(
        session, debt, origin, position_id=new_id(), citizen_id=citizen_id,
        co_debtor_ids=co_debtor_ids, now=now,
    )  # fmt: skip
    recorded = notices.Release(
        desk.entity_id, tuple(payment.notice_number for payment in release.payments),
        desk.desk_id, operation.operator_id, released_at(desk, operation, leased_at, now),
    )  # fmt: skip
    payable_at = notices.record(session, recorded, now)
    session.flush()
    if newcomers:
        revisions.number(session, desk.entity_id)
    return Released(payable_at, citizen_id, co_debtor_ids)


def working_desk(session: Session, desk: EnrolledDesk) -> DeskRow:
    """The desk; `LeaseGone` where it has been retired."""
    row = identity.desk(session, desk.entity_id, desk.desk_id)
    if row is None or row.retired_at is not None:
        raise LeaseGone("desk_retired", desk_id=desk.desk_id)
    return row


def check_leased(
    session: Session, desk: DeskRow, number: LeasedNumber, generation: int, used_at: datetime
) -> datetime:
    """Whether a desk may have used a number at an instant; when its block was leased.

    Raises `lease_unknown`, `notice_number_outside_lease`, `notice_number_used`, and `LeaseGone`.
    """
    lease = _own_lease(session, desk, number.lease_id, generation)
    if lease.lapsed_at is not None and used_at > lease.lapsed_at:
        raise LeaseGone("lease_lapsed", lease_id=lease.lease_id)
    _check_number(session, lease, number.notice_number)
    return lease.leased_at


def _own_lease(session: Session, desk: DeskRow, lease_id: str, generation: int) -> LeaseRow:
    lease = repository.lease(session, desk.entity_id, lease_id)
    if lease is None or lease.desk_id != desk.desk_id or lease.generation != generation:
        raise RuleBroken("lease_unknown", lease_id=lease_id)
    if lease.generation != desk.generation:
        raise LeaseGone("lease_fenced", lease_id=lease_id)
    return lease


def _check_pad_number(
    session: Session, desk: DeskRow, release: ReleaseNotice, printed: str
) -> None:
    """A number that was printed ahead, for this kind of debt, and has no debt yet."""
    if release.generation != desk.generation:
        raise LeaseGone("desk_fenced", desk_id=desk.desk_id)
    kind_id = pads.kind_of_waiting(session, desk.entity_id, printed)
    if kind_id != release.kind_id:
        raise RuleBroken("pad_of_other_kind", notice_number=printed, kind=kind_id)


def _check_number(session: Session, lease: LeaseRow, printed: str) -> None:
    number = notice_number.validate(printed)
    base = int(number[3:16])
    inside = lease.first_base <= base <= lease.last_base
    if notice_number.segregation_code_of(number) != lease.segregation_code or not inside:
        raise RuleBroken("notice_number_outside_lease", notice_number=number)
    if positions.position_by_notice(session, lease.entity_id, number) is not None:
        raise RuleBroken("notice_number_used", notice_number=number)


def _check_one_way_to_the_hub(release: ReleaseNotice) -> None:
    """A debt is told to the hub as a whole, and each segregation code may have another way."""
    codes = {notice_number.segregation_code_of(one.notice_number) for one in release.payments}
    if len(codes) > 1:
        raise RuleBroken("segregation_codes_mixed", notice_number=release.notice_number)


def check_operator(session: Session, desk: EnrolledDesk, operator_id: str, kind: DebtKind) -> None:
    """Somebody who works at the counter, in a role that may release this kind, and not limited to
    other kinds.

    What somebody may see is not limited so (OperatorKindRow): a counter tells a citizen all that is
    open.
    """
    kinds = identity.kinds_of(session, desk.entity_id, operator_id)
    roles = identity.roles_of(session, desk.entity_id, operator_id)
    if not works_at_counter(roles):
        raise RuleBroken("operator_not_allowed", operator_id=operator_id)
    limited = kinds is not None and kind.kind_id not in kinds
    if limited or roles.isdisjoint(kind.released_by):
        raise RuleBroken("kind_not_allowed", kind=kind.kind_id)


def _newcomers(
    session: Session, desk: EnrolledDesk, release: ReleaseNotice, now: datetime
) -> dict[str, str]:
    """Whose ids the people have who come with the release that names them, by the desk's ids; they
    go with it where it is refused."""
    people = []
    everybody: tuple[ReleaseNotice | CoDebtor, ...] = (release, *release.co_debtors)
    for named in everybody:
        person = named.new_person
        if person is None:
            continue
        told = (named.citizen_id, named.debtor.kind, named.debtor.identifier)
        if told != (person.citizen_id, person.kind, person.tax_code or ANONYMOUS):
            raise RuleBroken("person_differs", citizen_id=person.citizen_id)
        people.append(person)
    ids = arrivals.take_in(session, desk.entity_id, people, now)
    for person_id, citizen_id in ids.items():
        _log.info(
            "person_came_with_release", entity=desk.entity_id, desk=desk.desk_id,
            person=person_id, citizen=citizen_id,
        )  # fmt: skip
    return ids


def _citizen(
    session: Session, desk: EnrolledDesk, named: ReleaseNotice | CoDebtor,
    newcomers: Mapping[str, str],
) -> str | None:  # fmt: skip
    """Who is named, in the registry."""
    if named.new_person is not None:
        return newcomers[named.new_person.citizen_id]
    if named.citizen_id is None:
        return None
    if citizens.citizen(session, desk.entity_id, named.citizen_id) is None:
        raise RuleBroken("citizen_unknown", citizen_id=named.citizen_id)
    return named.citizen_id


def _co_debtors(
    session: Session,
    desk: EnrolledDesk,
    release: ReleaseNotice,
    citizen_id: str | None,
    newcomers: Mapping[str, str],
) -> tuple[str | None, ...]:
    """Who the co-debtors are in the registry; nobody owes one debt twice."""
    ids: list[str | None] = []
    codes, people = {release.debtor.identifier}, {citizen_id}
    for one in release.co_debtors:
        code = one.debtor.identifier
        if code != ANONYMOUS:
            tax_code.validate(code)
        found = _citizen(session, desk, one, newcomers)
        if code in codes - {ANONYMOUS} or found in people - {None}:
            raise RuleBroken("co_debtor_repeated", name=one.debtor.full_name)
        ids.append(found)
        codes.add(code)
        people.add(found)
    return tuple(ids)
