"""Kinds of debt as administrators see and change them; nobody else may, not even look.

Somebody who changes a kind says from which revision; when another one has come meanwhile nothing
is changed, so that of two administrators at once none undoes unknowingly what the other did.
"""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from central_server.catalogue import repository, service
from central_server.catalogue.models import DebtKindRow
from central_server.catalogue.service import KindRefused
from central_server.entities import repository as entities
from central_server.identity import repository as identity
from central_server.identity.actor import Actor
from payments_core.errors import RuleBroken
from payments_core.model.role import Role
from payments_core.wire.desk.catalogue_messages import (
    AccountInfo,
    CatalogueReply,
    KindHistory,
    KindRevision,
    ManagedKind,
    PutKind,
    PutKindReply,
)

#: Revisions of a kind that one answer tells, the newest.
REVISIONS_LIMIT = 200


def catalogue_of(session: Session, actor: Actor) -> CatalogueReply:
    """Every kind of the actor's entity as it is in force, and the accounts it may be paid into."""
    actor.require(Role.ADMINISTRATOR)
    rows = repository.current_rows(session, actor.entity_id)
    authors = _names(session, actor.entity_id, rows)
    return CatalogueReply(
        kinds=tuple(
            ManagedKind(
                revision=row.revision,
                kind=repository.kind_of(row),
                made_at=row.made_at,
                made_by=authors[row.made_by],
            )
            for row in rows
        ),
        accounts=tuple(
            AccountInfo(account_id=one.account_id, holder=one.holder, iban=one.iban)
            for one in entities.accounts(session, actor.entity_id)
        ),
    )


def history_of(session: Session, actor: Actor, kind_id: str) -> KindHistory:
    """Who changed what when, newest first; raises `kind_unknown_here`."""
    actor.require(Role.ADMINISTRATOR)
    # One more than are told, to know what the oldest of them changed.
    rows = repository.revisions(session, actor.entity_id, kind_id, REVISIONS_LIMIT + 1)
    if not rows:
        raise RuleBroken("kind_unknown_here", kind=kind_id)
    authors = _names(session, actor.entity_id, rows)
    kinds = [repository.kind_of(row) for row in rows]
    before = [*kinds[1:], None]
    return KindHistory(
        revisions=tuple(
            KindRevision(
                revision=row.revision,
                made_at=row.made_at,
                made_by=authors[row.made_by],
                differences=service.differences(earlier, kind) if earlier is not None else (),
            )
            for row, kind, earlier in list(zip(rows, kinds, before, strict=True))[:REVISIONS_LIMIT]
        )
    )


def put(
    session: Session, actor: Actor, wanted: PutKind, now: datetime, *, dry_run: bool
) -> PutKindReply:
    """Bring a kind to what the document says, or with `dry_run` say what that would change.

    Raises KindRefused with all faults, and `kind_changed_meanwhile` when the document was not made
    from the revision in force.
    """
    actor.require(Role.ADMINISTRATOR)
    kind_id = wanted.kind.kind_id
    row = repository.kind_row(session, actor.entity_id, kind_id)
    _require_newest(wanted, row)
    whole = service.completed(session, actor.entity_id, wanted.kind, row)
    before = None if row is None else repository.kind_of(row)
    differences = service.differences(before, whole)
    if dry_run or not differences:
        return PutKindReply(revision=wanted.made_from, differences=differences)
    try:
        with session.begin_nested():
            service.put_kind(
                session, actor.entity_id, wanted.kind, author=actor.operator_id, now=now
            )
    except IntegrityError as trouble:  # the other one was quicker by less than this call takes
        raise RuleBroken("kind_changed_meanwhile", kind=kind_id) from trouble
    return PutKindReply(revision=wanted.made_from + 1, differences=differences)


def _require_newest(wanted: PutKind, row: DebtKindRow | None) -> None:
    newest = 0 if row is None else row.revision
    if newest == wanted.made_from:
        return
    if wanted.made_from == 0:
        raise KindRefused(wanted.kind, [("kind_id", "kind_id_taken")])
    raise RuleBroken("kind_changed_meanwhile", kind=wanted.kind.kind_id)


def _names(session: Session, entity_id: str, rows: Iterable[DebtKindRow]) -> dict[str, str | None]:
    """Authors by what they are called; nobody for the declarative file."""
    names: dict[str, str | None] = {}
    for author in {row.made_by for row in rows}:
        person = identity.operator(session, entity_id, author)
        names[author] = None if person is None else person.display_name
    return names
