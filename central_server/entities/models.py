"""Tables of creditor entities: who they are, through which station they speak, which accounts."""

from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKeyConstraint, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from central_server.db.base import Amount, Base, EntityId
from payments_core.model.registry_policy import RegistryPolicy


class EntityRow(Base):
    """A creditor entity. `training` marks all its paper as facsimile; `logo` is a PNG or SVG;
    `registry_on_desks` is a RegistryPolicy; over `cancel_approval_over`, in cents, a debt is
    cancelled by two people, None means none; `second_language` is that of its notices: `language`,
    `form` and, if it is known, its `sector` in it."""

    __tablename__ = "entities"

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    name: Mapped[str] = mapped_column(String(140))
    sector: Mapped[str | None] = mapped_column(String(140))
    contacts: Mapped[str | None] = mapped_column(String(300))
    cbill: Mapped[str | None] = mapped_column(String(5))
    training: Mapped[bool] = mapped_column(default=False)
    logo: Mapped[bytes | None] = mapped_column(LargeBinary)
    registry_on_desks: Mapped[str] = mapped_column(String(16), default=RegistryPolicy.RECENT)
    second_language: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    cancel_approval_over: Mapped[int | None] = mapped_column(Amount)


class HubModel(StrEnum):
    """How the hub learns what a notice costs (hub protocol 3b.5).

    STATION: it asks our station, and its notice archive (ACA) has a copy for when we are silent.
    GPD_V1, GPD_V3: we keep the debt at the hub (GPD, API v1 or v3), which answers by itself.
    """

    STATION = "station"
    GPD_V1 = "gpd_v1"
    GPD_V3 = "gpd_v3"


class StationRow(Base):
    """A station (stazione) of an entity at the hub, and the service that its positions go to.

    The segregation code is assigned by the hub for each (entity, station); so it is the number of
    a notice that says how the hub learns about it. `positions_key` is the subscription key or, as
    `env:NAME`, where to find it. New numbers are those of the station that is `new_numbers`, or of
    the first one.
    """

    __tablename__ = "stations"
    __table_args__ = (UniqueConstraint("entity_id", "segregation_code"),)

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    station_id: Mapped[str] = mapped_column(String(35), primary_key=True)
    broker_tax_code: Mapped[str] = mapped_column(String(11))
    segregation_code: Mapped[str] = mapped_column(String(2))
    hub_model: Mapped[str] = mapped_column(String(16), default=HubModel.STATION)
    positions_url: Mapped[str] = mapped_column(String(300))
    positions_key: Mapped[str] = mapped_column(String(300))
    new_numbers: Mapped[bool] = mapped_column(default=False)


class HubService(StrEnum):
    """Services of the hub that an entity calls besides the one its positions go to.

    FLOWS: settlement flows for organisations (hub protocol 5.1). FLOWS_SOAP: the same for
    stations, by nodeForPa (5.3). RECEIPTS: receipts for organisations (hub protocol 4.2).
    GPD_RECEIPTS: receipts of the asynchronous model, which come no other way (hub protocol 3b.4).
    GPD_UPLOAD: many positions at once to GPD (there, too).
    CHECKOUT: carts that are paid on the hub's own page (checkout_v2.json).
    """

    FLOWS = "flows"
    FLOWS_SOAP = "flows_soap"
    RECEIPTS = "receipts"
    GPD_UPLOAD = "gpd_upload"
    GPD_RECEIPTS = "gpd_receipts"
    CHECKOUT = "checkout"


class HubServiceRow(Base):
    """Where an entity reaches a service of the hub; the keys are like `positions_key`.

    `service_key` opens the service: of FLOWS_SOAP it is the station's password, and
    `subscription_key` opens the gateway before it, where that wants one.
    `pages_url` is where the pages of the checkout are: nobody is sent to any other.
    """

    __tablename__ = "hub_services"

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    service: Mapped[str] = mapped_column(String(16), primary_key=True)
    url: Mapped[str] = mapped_column(String(300))
    service_key: Mapped[str] = mapped_column(String(300))
    subscription_key: Mapped[str | None] = mapped_column(String(300))
    pages_url: Mapped[str | None] = mapped_column(String(300))


class ProgramRow(Base):
    """A management program (gestionale) that is asked how much is owed of its debts.

    `amounts_key` is like `positions_key`; `amounts_timeout_ms` is how long a payer may wait for it.
    A `retired` one is asked nothing more, and owns nothing that comes from now on.
    """

    __tablename__ = "programs"

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    program_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    name: Mapped[str] = mapped_column(String(70))
    amounts_url: Mapped[str] = mapped_column(String(300))
    amounts_key: Mapped[str] = mapped_column(String(300))
    amounts_timeout_ms: Mapped[int]
    retired: Mapped[bool] = mapped_column(default=False)


class ProgramKindRow(Base):
    """Of which program the debts of a kind are that come from a file; of one at most."""

    __tablename__ = "program_kinds"
    __table_args__ = (
        ForeignKeyConstraint(
            ["entity_id", "program_id"], ["programs.entity_id", "programs.program_id"]
        ),
    )

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    kind_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    program_id: Mapped[str] = mapped_column(String(36))


class AccountRow(Base):
    """An account of an entity. A postal one may appear on slips only with its `authorisation`."""

    __tablename__ = "accounts"
    __table_args__ = (UniqueConstraint("entity_id", "iban"),)

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    account_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    iban: Mapped[str] = mapped_column(String(35))
    holder: Mapped[str] = mapped_column(String(140))
    authorisation: Mapped[str | None] = mapped_column(String(300))
