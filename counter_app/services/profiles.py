"""Reads the downloaded profile as values of the domain."""

from datetime import date

from payments_core.model.creditor_entity import CreditorEntity, PostalAccount
from payments_core.model.debt_kind import Offer
from payments_core.rules.offers import offers
from payments_core.wire.desk.messages import DeskProfile, PostalAccountInfo


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


def offers_of(profile: DeskProfile, day: date) -> tuple[Offer, ...]:
    """What may be released on a day, in the server's order."""
    return offers(((info.kind, info.revision) for info in profile.kinds), day)


def _account_of(info: PostalAccountInfo | None) -> PostalAccount | None:
    if info is None:
        return None
    return PostalAccount(info.number, info.holder, info.authorisation)
