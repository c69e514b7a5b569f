"""Which services of the hub an entity calls, and where."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from central_server.entities import secret_reference
from central_server.entities.models import HubService, HubServiceRow
from central_server.hub.address import ServiceAddress


def address_of(
    session: Session, entity_id: str, service: HubService, environment: Mapping[str, str]
) -> ServiceAddress | None:
    """Where the entity reaches a service, None where it does not use it; `secret_missing`."""
    row = session.get(HubServiceRow, (entity_id, service))
    if row is None:
        return None
    return ServiceAddress(row.url, secret_reference.resolve(row.service_key, environment))


def subscription_of(
    session: Session, entity_id: str, service: HubService, environment: Mapping[str, str]
) -> str | None:
    """The key of the gateway before a service, None where it wants none; `secret_missing`."""
    row = session.get(HubServiceRow, (entity_id, service))
    if row is None or row.subscription_key is None:
        return None
    return secret_reference.resolve(row.subscription_key, environment)


def pages_url_of(session: Session, entity_id: str) -> str | None:
    """Where the pages of the checkout are that the entity uses, None where it uses none."""
    row = session.get(HubServiceRow, (entity_id, HubService.CHECKOUT))
    return None if row is None else row.pages_url


def uses(session: Session, entity_id: str, service: HubService) -> bool:
    """Whether an entity uses a service."""
    return session.get(HubServiceRow, (entity_id, service)) is not None


def users_of(session: Session, service: HubService) -> list[str]:
    """The entities that use a service, by tax code."""
    return list(
        session.scalars(
            select(HubServiceRow.entity_id)
            .where(HubServiceRow.service == service)
            .order_by(HubServiceRow.entity_id)
        )
    )
