"""How a citizen portal proves itself, and how often it may name a notice wrongly.

Whoever holds a portal's key, or types into its page, must not find debts by trying numbers: a cart
is counted before anything is looked at, so that guesses sent all at once count like guesses sent in
turn, and is forgiven once its notices were named rightly.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from central_server.db.insertion import insert_new
from central_server.identity import repository
from central_server.identity.models import PortalAttemptsRow
from central_server.identity.secrets import is_secret
from payments_core.errors import BadValue, RuleBroken
from payments_core.rules import web_address

#: Carts with a wrong notice that a portal may ask for in a while: citizens mistype, and no more.
MAX_ATTEMPTS = 60
#: That while.
WINDOW = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Portal:
    """The portal behind a request; sees and does nothing in any other entity."""

    entity_id: str
    portal_id: str
    return_urls: tuple[str, ...]

    def require_own(self, addresses: Iterable[str]) -> None:
        """Refuse with `return_address_not_allowed` unless citizens may be sent to all of these."""
        bases = [web_address.parse(base) for base in self.return_urls]
        for address in addresses:
            try:
                parsed = web_address.parse(address)
            except BadValue as trouble:
                raise RuleBroken("return_address_not_allowed", **trouble.facts) from trouble
            if not any(parsed.lies_below(base) for base in bases):
                raise RuleBroken("return_address_not_allowed", address=address)


def authenticate(session: Session, header: str | None) -> Portal:
    """The portal that `X-Portal: <entity_id>/<name>:<key>` proves to be.

    Refuses with `portal_key_refused`: a wrong key, nobody, and a portal that was retired alike.
    """
    place, _, key = (header or "").partition(":")
    entity_id, _, portal_id = place.partition("/")
    row = repository.portal(session, entity_id, portal_id) if key else None
    if row is None or row.retired_at is not None or not is_secret(row.key_hash, key):
        raise RuleBroken("portal_key_refused")
    return Portal(entity_id, portal_id, tuple(row.return_urls.splitlines()))


def also_at(session: Session, header: str | None, entity_id: str) -> Portal | None:
    """The portal of another entity that the same header proves: same name, same key."""
    _, _, name_and_key = (header or "").partition("/")
    try:
        return authenticate(session, f"{entity_id}/{name_and_key}")
    except RuleBroken:
        return None


def count_attempt(session: Session, portal: Portal, now: datetime) -> None:
    """Count a cart, or refuse it with `carts_blocked` and the seconds left to wait."""
    insert_new(
        session, PortalAttemptsRow,
        {"entity_id": portal.entity_id, "portal_id": portal.portal_id, "since": now, "attempts": 0},
    )  # fmt: skip
    row = repository.portal_attempts(session, portal.entity_id, portal.portal_id)
    assert row is not None  # noqa: S101  (inserted just above)
    if row.since + WINDOW <= now:
        row.since, row.attempts = now, 0
    if row.attempts >= MAX_ATTEMPTS:
        left = -((now - row.since - WINDOW) // timedelta(seconds=1))
        raise RuleBroken("carts_blocked", seconds=left)
    row.attempts += 1


def forgive_attempt(session: Session, portal: Portal) -> None:
    """The cart named its notices rightly: it does not count."""
    row = repository.portal_attempts(session, portal.entity_id, portal.portal_id)
    if row is not None and row.attempts > 0:
        row.attempts -= 1
