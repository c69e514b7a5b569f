"""What the hub and the treasurer know beforehand, read from a YAML file.

Entities with the station that answers for them, PSPs, and the treasurer bank. Codes go in quotes
in the file: YAML would otherwise read `01` as a number. Anything unknown, missing or repeated is
refused with the place where it stands.
"""

from pathlib import Path
from typing import Annotated, Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from pydantic import model_validator as validate_model
from pydantic_core import PydanticCustomError

from payments_core.errors import BadValue, WorldTrouble
from payments_core.money import WIRE_MAX_CENTS

EntityTaxCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{11}$")]
Iban = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}$")]
RoutingCode = Annotated[str, StringConstraints(pattern=r"^A2A-[0-9]{8}$")]
StationPassword = Annotated[str, StringConstraints(min_length=8, max_length=15)]
Text35 = Annotated[str, StringConstraints(min_length=1, max_length=35)]

#: Bank code (ABI) of the postal accounts, at characters 6-10 of an Italian IBAN.
_POSTAL_BANK = "07601"


class _WorldValue(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Entity(_WorldValue):
    """A creditor entity as the hub's registry has it.

    With `hub_model` "station" the hub asks the entity's station at `station_url`; with "gpd" the
    hub answers payers by itself from what the entity wrote into GPD, and no address is needed.
    `office_code`, `istat_code`, `bank_entity_code` and `routing_code` are how the treasurer calls
    it in the head of the cash journal. A `station_version` of 1 speaks paGetPayment and paSendRT,
    2 speaks paGetPaymentV2 and paSendRTV2. Who has the `station_password` may ask nodeForPa for
    flows in the name of the station; without one nobody may.
    """

    tax_code: EntityTaxCode
    name: Annotated[str, StringConstraints(min_length=1, max_length=140)]
    broker_tax_code: EntityTaxCode
    station_id: Text35
    segregation_code: Annotated[str, StringConstraints(pattern=r"^[0-9]{2}$")]
    hub_model: Literal["station", "gpd"] = "station"
    station_url: Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$")] | None = None
    station_version: Literal[1, 2] = 2
    station_password: StationPassword | None = None
    archive_key: Annotated[str, StringConstraints(min_length=1)]
    ibans: Annotated[tuple[Iban, ...], Field(min_length=1)]
    office_code: Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]{6}$")] = "UFTEST"
    istat_code: Annotated[str, StringConstraints(pattern=r"^[0-9]{9,15}$")] = "000999999"
    bank_entity_code: Annotated[str, StringConstraints(pattern=r"^[0-9]{7}$")] | None = None
    routing_code: RoutingCode = "A2A-00000001"

    @validate_model(mode="after")
    def _station_has_an_address(self) -> Self:
        if self.hub_model == "station" and self.station_url is None:
            raise PydanticCustomError("station_without_url", "station without url")
        return self

    @property
    def code_at_bank(self) -> str:
        """`bank_entity_code`, or the end of the tax code where the file gives none."""
        return self.bank_entity_code or self.tax_code[-7:]


class Psp(_WorldValue):
    """A payment service provider. Its id is short enough for `<date><id>-<number>` in 35."""

    psp_id: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_]{1,14}$")]
    name: Annotated[str, StringConstraints(min_length=3, max_length=70)]
    broker: Text35
    channel: Text35
    channel_description: Text35 = "app"
    payment_method: Text35 = "creditCard"
    tax_code: Annotated[str, StringConstraints(min_length=1, max_length=70)] | None = None
    fee_cents: Annotated[int, Field(ge=0, le=WIRE_MAX_CENTS)] = 150


class Treasurer(_WorldValue):
    """The bank that keeps the entities' cash; every entity starts from the same balance."""

    abi: Annotated[str, StringConstraints(pattern=r"^[0-9]{5}$")] = "09999"
    name: Annotated[str, StringConstraints(min_length=1)] = "BANCA TESORIERA DI ESEMPIO"
    routing_code: RoutingCode = "A2A-00000002"
    opening_balance_cents: Annotated[int, Field(ge=0, le=WIRE_MAX_CENTS)] = 100_000_000


class World(_WorldValue):
    """Everybody outside the entity's own programs.

    `upload_seconds` is how long GPD works on an uploaded file.
    """

    entities: Annotated[tuple[Entity, ...], Field(min_length=1)]
    psps: Annotated[tuple[Psp, ...], Field(min_length=1)]
    treasurer: Treasurer = Treasurer()
    upload_seconds: Annotated[float, Field(ge=0, le=3600)] = 0

    @validate_model(mode="after")
    def _once_each(self) -> Self:
        for key in (
            [entity.tax_code for entity in self.entities],
            [psp.psp_id for psp in self.psps],
        ):
            if len(set(key)) != len(key):
                raise PydanticCustomError("repeated", "repeated")
        return self

    def entity(self, tax_code: str) -> Entity | None:
        """The entity with this tax code, if the hub knows it."""
        return next((known for known in self.entities if known.tax_code == tax_code), None)

    def psp(self, psp_id: str | None) -> Psp | None:
        """The PSP with this id; the first of the file when none is named."""
        if psp_id is None:
            return self.psps[0]
        return next((known for known in self.psps if known.psp_id == psp_id), None)


def is_postal(iban: str) -> bool:
    """Whether the account is a postal one, which the treasurer's journal does not show."""
    return iban.startswith("IT") and iban[5:10] == _POSTAL_BANK


def load_world(path: Path) -> World:
    """Read a world file; `world_unreadable`, `world_not_yaml` or `world_malformed` otherwise."""
    try:
        tree = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as trouble:
        raise WorldTrouble("world_unreadable", path=str(path)) from trouble
    except yaml.YAMLError as trouble:
        mark = getattr(trouble, "problem_mark", None)
        line = mark.line + 1 if mark else None
        raise BadValue("world_not_yaml", path=str(path), line=line) from trouble
    return read_world(tree)


def read_world(tree: object) -> World:
    """Read the tree of a world file; the first thing wrong is told with its place."""
    try:
        return World.model_validate(tree)
    except ValidationError as trouble:
        first = trouble.errors(include_url=False)[0]
        where = ".".join(str(step) for step in first["loc"]) or "-"
        raise BadValue("world_malformed", where=where, problem=first["type"]) from trouble
