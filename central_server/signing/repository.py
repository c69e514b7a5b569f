"""Questions about an entity's signing keys."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from central_server.signing.models import SigningKeyEndRow, SigningKeyRow
from payments_core.notice.verification_code import VerificationKey


class KeyEnd(StrEnum):
    """How a key ends: it signs nothing more, or proves nothing more."""

    RETIRED = "RETIRED"
    REVOKED = "REVOKED"


class SigningKey(NamedTuple):
    """A key with what has become of it."""

    row: SigningKeyRow
    retired: SigningKeyEndRow | None
    revoked: SigningKeyEndRow | None

    @property
    def signs(self) -> bool:
        """Whether it is for signing what comes."""
        return self.retired is None and self.revoked is None

    @property
    def public(self) -> VerificationKey:
        """What others may know of it."""
        return VerificationKey(
            self.row.entity_id, self.row.key_id, self.row.public_key,
            _at(self.retired), _at(self.revoked),
        )  # fmt: skip


def keys(session: Session, entity_id: str) -> list[SigningKey]:
    """All keys of an entity, newest first."""
    ends = {
        (row.key_id, row.end): row
        for row in session.scalars(
            select(SigningKeyEndRow).where(SigningKeyEndRow.entity_id == entity_id)
        )
    }
    rows = session.scalars(
        select(SigningKeyRow)
        .where(SigningKeyRow.entity_id == entity_id)
        .order_by(SigningKeyRow.created_at.desc(), SigningKeyRow.key_id)
    )
    return [
        SigningKey(
            row, ends.get((row.key_id, KeyEnd.RETIRED)), ends.get((row.key_id, KeyEnd.REVOKED))
        )
        for row in rows
    ]


def signing_key(session: Session, entity_id: str) -> SigningKeyRow | None:
    """The key that signs what comes, None where an entity has none."""
    ended = select(SigningKeyEndRow.key_id).where(
        SigningKeyEndRow.entity_id == entity_id, SigningKeyEndRow.key_id == SigningKeyRow.key_id
    )
    return session.scalar(
        select(SigningKeyRow)
        .where(SigningKeyRow.entity_id == entity_id, ~ended.exists())
        .order_by(SigningKeyRow.created_at.desc())
        .limit(1)
    )


def _at(end: SigningKeyEndRow | None) -> datetime | None:
    return None if end is None else end.at
