"""The life of an entity's signing keys: made, followed by another, ended. Each step says whose
decision it was, and none is taken back."""

from collections.abc import Mapping
from datetime import datetime

import structlog
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy.orm import Session

from central_server.db.insertion import insert_new
from central_server.signing import repository
from central_server.signing.models import SigningKeyEndRow, SigningKeyRow
from central_server.signing.repository import KeyEnd, SigningKey
from central_server.signing.sealing import seal
from payments_core.errors import RuleBroken
from payments_core.notice.verification_code import key_id_of, public_bytes

_log = structlog.get_logger("signing")


def create(
    session: Session, entity_id: str, private_key: Ed25519PrivateKey,
    environment: Mapping[str, str], author: str, now: datetime,
) -> str:  # fmt: skip
    """The entity's first key, or the first after all were ended; returns its id.

    Raises `signing_key_exists` where one signs already, and what `seal` raises.
    """
    if (known := repository.signing_key(session, entity_id)) is not None:
        raise RuleBroken("signing_key_exists", key_id=known.key_id)
    public_key = public_bytes(private_key)
    key_id = key_id_of(public_key)
    values = {
        "entity_id": entity_id, "key_id": key_id, "public_key": public_key,
        "sealed_private_key": seal(environment, entity_id, private_key, key_id),
        "created_at": now, "author": author,
    }  # fmt: skip
    if not insert_new(session, SigningKeyRow, values):
        raise RuleBroken("signing_key_known", key_id=key_id)
    _log.info("signing_key_created", entity=entity_id, key=key_id, author=author)
    return key_id


def rotate(
    session: Session, entity_id: str, private_key: Ed25519PrivateKey,
    environment: Mapping[str, str], author: str, now: datetime,
) -> str:  # fmt: skip
    """Another key signs from now on, and the one that did is retired; returns the new one's id."""
    present = repository.signing_key(session, entity_id)
    if present is not None:
        retire(session, entity_id, present.key_id, author, now)
    return create(session, entity_id, private_key, environment, author, now)


def retire(session: Session, entity_id: str, key_id: str, author: str, now: datetime) -> bool:
    """The key signs nothing more; what it has signed counts. False where it was so before,
    `signing_key_unknown`."""
    key = _key(session, entity_id, key_id)
    return key.signs and _end(session, key, KeyEnd.RETIRED, author, now)


def revoke(session: Session, entity_id: str, key_id: str, author: str, now: datetime) -> bool:
    """Nothing that the key has signed proves anything from now on, because somebody else may hold
    it. False where it was so before, `signing_key_unknown`."""
    key = _key(session, entity_id, key_id)
    return key.revoked is None and _end(session, key, KeyEnd.REVOKED, author, now)


def _key(session: Session, entity_id: str, key_id: str) -> SigningKey:
    found = (key for key in repository.keys(session, entity_id) if key.row.key_id == key_id)
    if (key := next(found, None)) is None:
        raise RuleBroken("signing_key_unknown", key_id=key_id[:16])
    return key


def _end(session: Session, key: SigningKey, end: KeyEnd, author: str, now: datetime) -> bool:
    entity_id, key_id = key.row.entity_id, key.row.key_id
    values = {"entity_id": entity_id, "key_id": key_id, "end": end, "at": now, "author": author}
    ended = insert_new(session, SigningKeyEndRow, values)
    if ended:
        _log.info("signing_key_ended", entity=entity_id, key=key_id, end=end, author=author)
    return ended
