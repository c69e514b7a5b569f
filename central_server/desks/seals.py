"""The server's own mark on the leases that it gives to desks.

By it a server that was restored from an older copy knows leases again that it has forgotten.
"""

import hashlib
import hmac
from collections.abc import Callable

from sqlalchemy.orm import Session

from central_server.db.insertion import insert_new
from central_server.desks.models import InstallationRow
from payments_core.wire.desk.operation_messages import LeaseReply


def installation(session: Session, entity_id: str) -> InstallationRow | None:
    """The installation that keeps this entity's books, None before the first report of a desk."""
    return session.get(InstallationRow, entity_id)


def ensure_installation(
    session: Session, entity_id: str, new_secret: Callable[[], str]
) -> InstallationRow:
    """The same, begun now if it has to be; a copy of the database goes on being the same one."""
    found = installation(session, entity_id)
    if found is not None:
        return found
    values = {
        "entity_id": entity_id, "installation_id": new_secret()[:64], "seal_key": new_secret()[:64],
    }  # fmt: skip
    insert_new(session, InstallationRow, values)
    return session.get_one(InstallationRow, entity_id)


def seal(key: str, entity_id: str, desk_id: str, lease: LeaseReply) -> str:
    """The mark of a lease for one desk of an entity, in hexadecimal; `lease.seal` plays no part."""
    told = (
        entity_id, desk_id, lease.lease_id, lease.segregation_code,
        lease.first_base, lease.last_base, lease.generation,
    )  # fmt: skip
    return hmac.new(key.encode(), repr(told).encode(), hashlib.sha256).hexdigest()


def is_sealed(key: str, entity_id: str, desk_id: str, lease: LeaseReply) -> bool:
    """Whether this very lease was given to this desk by this installation."""
    return hmac.compare_digest(seal(key, entity_id, desk_id, lease), lease.seal)
