"""Questions about entities, stations and accounts."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from central_server.entities.models import AccountRow, EntityRow, HubModel, StationRow
from payments_core.identifiers import iban as ibans


def entity(session: Session, entity_id: str) -> EntityRow | None:
    """The entity with this tax code."""
    return session.get(EntityRow, entity_id)


def entities(session: Session) -> list[EntityRow]:
    """All entities, by tax code."""
    return list(session.scalars(select(EntityRow).order_by(EntityRow.entity_id)))


def station(session: Session, entity_id: str, station_id: str) -> StationRow | None:
    """One station of an entity."""
    return session.get(StationRow, (entity_id, station_id))


def stations(session: Session, entity_id: str) -> list[StationRow]:
    """The stations of an entity, by segregation code."""
    return list(
        session.scalars(
            select(StationRow)
            .where(StationRow.entity_id == entity_id)
            .order_by(StationRow.segregation_code)
        )
    )


def station_for_new_numbers(session: Session, entity_id: str) -> StationRow | None:
    """The station under whose segregation code new notices are numbered; None without any.

    An entity that changes the way in which the hub learns of its debts has two for a while: what
    was numbered under the other one stays as it is.
    """
    return session.scalars(
        select(StationRow)
        .where(StationRow.entity_id == entity_id)
        .order_by(StationRow.new_numbers.desc(), StationRow.segregation_code)
        .limit(1)
    ).first()


def station_of_segregation(
    session: Session, entity_id: str, segregation_code: str
) -> StationRow | None:
    """The station whose notices carry this segregation code."""
    return session.scalar(
        select(StationRow).where(
            StationRow.entity_id == entity_id, StationRow.segregation_code == segregation_code
        )
    )


def hub_model_of(session: Session, entity_id: str, segregation_code: str) -> HubModel:
    """How the hub learns of notices with this segregation code.

    By asking a station, where the code is nobody's: then somebody else's platform answers.
    """
    row = station_of_segregation(session, entity_id, segregation_code)
    return HubModel.STATION if row is None else HubModel(row.hub_model)


class BrokeredStation(NamedTuple):
    """A station reached through an intermediary, with the names of the entity behind it."""

    segregation_code: str
    entity_name: str
    sector: str | None


#: Built once: every message of the hub asks it.
_STATION_OF_BROKER = (
    select(StationRow.segregation_code, EntityRow.name, EntityRow.sector)
    .join(EntityRow, EntityRow.entity_id == StationRow.entity_id)
    .where(
        StationRow.entity_id == bindparam("entity_id"),
        StationRow.station_id == bindparam("station_id"),
        StationRow.broker_tax_code == bindparam("broker"),
    )
)


def station_of_broker(
    session: Session, entity_id: str, station_id: str, broker_tax_code: str
) -> BrokeredStation | None:
    """The station of this entity behind this intermediary, in one question to the database."""
    asked = {"entity_id": entity_id, "station_id": station_id, "broker": broker_tax_code}
    found = session.execute(_STATION_OF_BROKER, asked).one_or_none()
    return None if found is None else BrokeredStation(found[0], found[1], found[2])


def is_broker(session: Session, broker_tax_code: str) -> bool:
    """Whether some entity reaches the hub through this intermediary (idBrokerPA)."""
    return (
        session.scalar(
            select(StationRow.station_id)
            .where(StationRow.broker_tax_code == broker_tax_code)
            .limit(1)
        )
        is not None
    )


def is_station_of_broker(session: Session, broker_tax_code: str, station_id: str) -> bool:
    """Whether some entity uses this station of this intermediary."""
    return (
        session.scalar(
            select(StationRow.station_id)
            .where(
                StationRow.broker_tax_code == broker_tax_code, StationRow.station_id == station_id
            )
            .limit(1)
        )
        is not None
    )


def account(session: Session, entity_id: str, account_id: str) -> AccountRow | None:
    """One account of an entity."""
    return session.get(AccountRow, (entity_id, account_id))


def accounts(session: Session, entity_id: str) -> list[AccountRow]:
    """The accounts of an entity, by name."""
    return list(
        session.scalars(
            select(AccountRow)
            .where(AccountRow.entity_id == entity_id)
            .order_by(AccountRow.account_id)
        )
    )


def postal_account(session: Session, entity_id: str) -> AccountRow | None:
    """The entity's account at Poste, recognised by its IBAN; the first one when it has several."""
    return postal_among(accounts(session, entity_id))


def postal_among(rows: Iterable[AccountRow]) -> AccountRow | None:
    """The first account at Poste."""
    return next((row for row in rows if ibans.postal_account_of(row.iban) is not None), None)
