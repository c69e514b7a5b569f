"""What the sample city's installation consists of, as the files that the programs read.

The declaration of `central-server apply` with city and company, and the world file of the sandbox.
Passwords, enrolment codes and keys are made anew for each run.
"""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

import yaml

from demo.city import offices
from demo.city.banks import PSPS, TREASURER, sample_entities, sample_province
from demo.city.crest import company_logo, crest
from demo.city.offices import Clerk, Desk
from demo.city.rates import (
    ACCOUNTS,
    PROVINCE_ACCOUNT,
    SURCHARGE_CATEGORY,
    SamplePart,
    SampleRate,
    sample_rates,
)
from demo.city.worked_out_kinds import FINE, market_fee, with_fine_of_the_day
from hub_sandbox.world import Entity
from payments_core.money import format_euro

ENTITY_TAX_CODE = offices.CITY_TAX_CODE
COMPANY_TAX_CODE = offices.COMPANY_TAX_CODE
USERNAME = "laura.bianchi"
#: The desk at which the demonstration sits down.
DESK_ID = "sportello-12"
#: File name of the city's coat of arms beside the declaration.
CREST = "stemma.png"

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


class HubModel(StrEnum):
    """How the hub learns of the debts: it asks the stations, or keeps the positions itself."""

    STATION = "station"
    GPD = "gpd"


#: Which version of GPD each of the two speaks.
_GPD_VERSIONS = {ENTITY_TAX_CODE: "v3", COMPANY_TAX_CODE: "v1"}


@dataclass(frozen=True, slots=True)
class Secrets:
    """What a run makes up for itself; `enrolment_code` is that of DESK_ID."""

    password: str
    enrolment_code: str
    archive_key: str


def make_secrets(chance: random.Random) -> Secrets:
    """Secrets of one run; they guard nothing but this demonstration on this machine."""

    def word(length: int) -> str:
        return "".join(chance.choice(_LETTERS) for _ in range(length))

    return Secrets(f"prova-{word(4)}", word(12), word(32))


def enrolment_code(secrets: Secrets, desk_id: str) -> str:
    """What makes a machine this desk; other desks' codes are made of the story's own."""
    code = secrets.enrolment_code
    return code if desk_id == DESK_ID else f"{code}-{desk_id}"


def write_declaration(
    folder: Path,
    secrets: Secrets,
    sandbox_port: int,
    today: date,
    model: HubModel = HubModel.STATION,
) -> Path:
    """The declarative file with the pictures that it names; returns its path."""
    (folder / CREST).write_bytes(crest())
    (folder / "marchio.png").write_bytes(company_logo())
    rates = sample_rates(today)
    stations = [_station(entity, secrets, sandbox_port, model) for entity in sample_entities()]
    city = {
        "tax_code": ENTITY_TAX_CODE,
        "name": offices.CITY_NAME,
        "sector": "Servizi demografici",
        "contacts": "Via del Municipio 1, 00199 Esempio · 010 555 0100",
        "cbill": "EX4MP",
        "training": True,
        "logo": CREST,
        "stations": stations[:1],
        "hub_services": _hub_services(secrets, sandbox_port, model),
        **_money_of(ENTITY_TAX_CODE, rates, today),
        "operators": _operators(offices.CITY_CLERKS, secrets),
        "desks": _desks(offices.CITY_DESKS, secrets),
    }
    company = {
        "tax_code": COMPANY_TAX_CODE,
        "name": offices.COMPANY_NAME,
        "sector": "Sosta e trasporti",
        "contacts": "Piazza del Mercato 4, 00191 Esempio · 010 555 0200",
        "cbill": "EX5MB",
        "training": True,
        "logo": "marchio.png",
        "stations": stations[1:],
        "hub_services": _hub_services(secrets, sandbox_port, model),
        **_money_of(COMPANY_TAX_CODE, rates, today),
        "operators": _operators(offices.COMPANY_CLERKS, secrets),
        "desks": _desks(offices.COMPANY_DESKS, secrets),
    }
    path = folder / "entities.yaml"
    tree = {"entities": [city, company]}
    path.write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def write_world(
    path: Path, secrets: Secrets, server_port: int, model: HubModel = HubModel.STATION
) -> Path:
    """What the stand-in hub knows of both entities, and the banks that take payments there."""
    world = {
        "entities": [
            entity.model_dump(mode="json", exclude_none=True)
            | {
                "station_url": f"http://127.0.0.1:{server_port}/hub/pa/v1",
                "archive_key": secrets.archive_key,
                "hub_model": model.value,
            }
            for entity in (*sample_entities(), sample_province())
        ],
        "psps": [dict(psp) for psp in PSPS],
        "treasurer": TREASURER.model_dump(mode="json"),
    }
    path.write_text(yaml.safe_dump(world, allow_unicode=True), encoding="utf-8")
    return path


def _station(
    entity: Entity, secrets: Secrets, sandbox_port: int, model: HubModel
) -> dict[str, object]:
    version = _GPD_VERSIONS[entity.tax_code]
    keeps = model is HubModel.GPD
    service = f"gpd/debt-positions-service/{version}" if keeps else "aca/debt-positions-service/v1"
    return {
        "station_id": entity.station_id,
        "broker_tax_code": entity.broker_tax_code,
        "segregation_code": entity.segregation_code,
        "hub_model": f"gpd_{version}" if keeps else "station",
        "positions_url": f"http://127.0.0.1:{sandbox_port}/{service}",
        "positions_key": secrets.archive_key,
    }


def _hub_services(secrets: Secrets, sandbox_port: int, model: HubModel) -> list[dict[str, object]]:
    paths = {"receipts": "bizevents/service/v1"}
    if model is HubModel.GPD:
        paths["gpd_receipts"] = "gpd/payments-receipts-service/v1"
        paths["gpd_upload"] = "upload/gpd/debt-positions-service/v2"
    return [
        {
            "service": service,
            "url": f"http://127.0.0.1:{sandbox_port}/{path}",
            "service_key": secrets.archive_key,
        }
        for service, path in paths.items()
    ]


def _money_of(tax_code: str, rates: Iterable[SampleRate], today: date) -> dict[str, object]:
    kinds = [_kind(rate, today) for rate in rates if rate.entity == tax_code]
    if tax_code == ENTITY_TAX_CODE:
        kinds.append(market_fee(today))
    return {
        "accounts": [
            {"account_id": account.account_id, "iban": account.iban, "holder": account.holder}
            for account in ACCOUNTS
            if account.entity == tax_code
        ],
        "kinds": kinds,
    }


def _kind(rate: SampleRate, today: date) -> dict[str, object]:
    """A kind of debt with its one rate; a traffic fine has a second one."""
    names = {"name": rate.name, "name_en": rate.name_en}
    kind: dict[str, object] = {
        "kind_id": rate.rate_id,
        **names,
        "remittance": rate.remittance,
        "category": rate.category,
        "account_id": rate.account_id,
        "due": {"rule": "after_days", "days": rate.due_days},
        "offline": rate.offline,
        "beneficiaries": [_province()] if any(part.to_province for part in rate.parts) else [],
        "rates": [
            {
                "rate_id": rate.rate_id,
                "version": 1,
                **names,
                "parts": [_part(part) for part in rate.parts],
            }
        ],
    }
    return with_fine_of_the_day(kind, today) if rate.rate_id == FINE else kind


def _part(part: SamplePart) -> dict[str, object]:
    written = {"label": part.label, "amount": format_euro(part.amount_cents)}
    if part.to_province:
        return {**written, "to": PROVINCE_ACCOUNT.entity}
    return {
        **written,
        "chapter": part.chapter,
        "assessment": part.assessment,
        "revenue": not part.passed_on,
    }


def _province() -> dict[str, object]:
    return {
        "beneficiary_id": PROVINCE_ACCOUNT.entity,
        "tax_code": PROVINCE_ACCOUNT.entity,
        "name": PROVINCE_ACCOUNT.holder,
        "iban": PROVINCE_ACCOUNT.iban,
        "category": SURCHARGE_CATEGORY,
    }


def _operators(clerks: Sequence[Clerk], secrets: Secrets) -> list[dict[str, object]]:
    return [
        {
            "username": clerk.username,
            "display_name": clerk.display_name,
            "password": secrets.password,
            "roles": list(clerk.roles),
        }
        for clerk in clerks
    ]


def _desks(desks: Sequence[Desk], secrets: Secrets) -> list[dict[str, object]]:
    return [
        {
            "desk_id": desk.desk_id,
            "name": desk.name,
            "office": desk.office,
            "enrolment_code": enrolment_code(secrets, desk.desk_id),
        }
        for desk in desks
    ]
