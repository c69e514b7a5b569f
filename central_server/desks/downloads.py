"""What a desk keeps in order to work alone."""

import base64
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from central_server.catalogue import repository as catalogue
from central_server.entities import repository as entities
from central_server.entities.models import AccountRow
from central_server.identity import repository as identity
from central_server.identity.actor import EnrolledDesk
from central_server.signing import repository as signing
from central_server.signing.repository import SigningKey
from payments_core.errors import RuleBroken
from payments_core.identifiers import iban as ibans
from payments_core.model.creditor_entity import NO_MARKS
from payments_core.model.registry_policy import RegistryPolicy
from payments_core.model.third_party_marks import ThirdPartyMarks
from payments_core.wire.desk.messages import (
    DeskProfile,
    KindInfo,
    MarksInfo,
    PostalAccountInfo,
    SecondLanguageInfo,
    VerificationKeyInfo,
)


def profile(
    session: Session, desk: EnrolledDesk, now: datetime, marks: ThirdPartyMarks = NO_MARKS
) -> DeskProfile:
    """The entity with its public keys, the desk itself and the kinds of debt; `marks` are those of
    the installation."""
    entity = entities.entity(session, desk.entity_id)
    row = identity.desk(session, desk.entity_id, desk.desk_id)
    station = entities.station_for_new_numbers(session, desk.entity_id)
    if entity is None or row is None or station is None:
        raise RuleBroken("entity_without_station", entity_id=desk.entity_id)
    return DeskProfile(
        entity_id=entity.entity_id,
        entity_name=entity.name,
        sector=entity.sector,
        contacts=entity.contacts,
        cbill=entity.cbill,
        postal_account=_postal_account(entities.postal_account(session, desk.entity_id)),
        training=entity.training,
        logo=entity.logo and base64.b64encode(entity.logo),
        marks=_marks(marks),
        second_language=_second_language(entity.second_language),
        desk_id=row.desk_id,
        desk_name=row.name,
        office=row.office,
        segregation_code=station.segregation_code,
        registry=RegistryPolicy(entity.registry_on_desks),
        kinds=tuple(
            KindInfo(revision=row.revision, kind=catalogue.kind_of(row))
            for row in catalogue.current_rows(session, desk.entity_id)
        ),
        verification_keys=tuple(map(_key, signing.keys(session, desk.entity_id))),
        cancel_approval_over_cents=entity.cancel_approval_over,
        as_of=now,
    )


def _second_language(kept: dict[str, Any] | None) -> SecondLanguageInfo | None:
    return SecondLanguageInfo.model_validate(kept) if kept else None


def _marks(marks: ThirdPartyMarks) -> MarksInfo:
    pictures = asdict(marks).items()
    return MarksInfo(**{name: base64.b64encode(one) for name, one in pictures if one})


def _key(key: SigningKey) -> VerificationKeyInfo:
    public = key.public
    return VerificationKeyInfo(
        key_id=public.key_id,
        public_key=base64.b64encode(public.public_key),
        retired_at=public.retired_at,
        revoked_at=public.revoked_at,
    )


def _postal_account(row: AccountRow | None) -> PostalAccountInfo | None:
    # Without Poste's authorisation there is no slip, hence nothing for the desk to know.
    if row is None or row.authorisation is None:
        return None
    number = ibans.postal_account_of(row.iban)
    if number is None:
        return None
    return PostalAccountInfo(number=number, holder=row.holder, authorisation=row.authorisation)
