"""Reads the downloaded profile as values of the domain."""

from payments_core.model.creditor_entity import CreditorEntity, PostalAccount
from payments_core.model.rate import Rate, RatePart
from payments_core.money import Cents
from payments_core.wire.desk.messages import DeskProfile, PostalAccountInfo, RateInfo


def creditor_of(profile: DeskProfile) -> CreditorEntity:
    """The entity as notices name it."""
    return CreditorEntity(
        tax_code=profile.entity_id,
        name=profile.entity_name,
        sector=profile.sector,
        contacts=profile.contacts,
        cbill=profile.cbill,
        postal_account=_account_of(profile.postal_account),
        logo=profile.logo,
    )


def rate_of(info: RateInfo) -> Rate:
    """A rate with its parts."""
    return Rate(
        rate_id=info.rate_id,
        version=info.version,
        name=info.name,
        name_en=info.name_en,
        remittance=info.remittance,
        category=info.category,
        parts=tuple(RatePart(part.label, Cents(part.amount_cents)) for part in info.parts),
        due_days=info.due_days,
        offline=info.offline,
    )


def _account_of(info: PostalAccountInfo | None) -> PostalAccount | None:
    if info is None:
        return None
    return PostalAccount(info.number, info.holder, info.authorisation)
