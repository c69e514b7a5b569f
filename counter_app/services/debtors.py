"""A citizen of the registry as the debtor of a notice, and as the message that carries it.

Fields are cut to what notice and message hold; a value that would break the message's format (a
province that is no abbreviation) is left out rather than sent.
"""

import re

from payments_core.identifiers.tax_code import ANONYMOUS
from payments_core.model.debt_position import Address, Party, PersonKind
from payments_core.wire.desk.messages import CitizenInfo
from payments_core.wire.desk.operation_messages import DebtorInfo

_NAME = 70
_STREET = 70
_STREET_NUMBER = 16
_POSTAL_CODE = 16
_CITY = 35
_EMAIL = 256
_COUNTRY = "IT"
_PROVINCE = re.compile("[A-Z]{2}", re.ASCII)


def party_of(citizen: CitizenInfo) -> Party:
    """The citizen as a debtor; surname first, as the registry and the search write it."""
    province = citizen.province if _PROVINCE.fullmatch(citizen.province or "") else None
    return Party(
        kind=PersonKind(citizen.kind),
        identifier=citizen.tax_code or ANONYMOUS,
        full_name=f"{citizen.family_name} {citizen.given_name}".strip()[:_NAME],
        address=Address(
            street=_cut(citizen.street, _STREET),
            street_number=_cut(citizen.street_number, _STREET_NUMBER),
            postal_code=_cut(citizen.postal_code, _POSTAL_CODE),
            city=_cut(citizen.city, _CITY),
            province=province,
            country=_COUNTRY if province else None,
        ),
        email=_cut(citizen.email, _EMAIL),
    )


def message_of(party: Party) -> DebtorInfo:
    """The debtor as sent to the server."""
    address = party.address
    return DebtorInfo(
        kind=party.kind.value,
        identifier=party.identifier,
        full_name=party.full_name,
        street=address.street,
        street_number=address.street_number,
        postal_code=address.postal_code,
        city=address.city,
        province=address.province,
        country=address.country,
        email=party.email,
    )


def _cut(text: str | None, limit: int) -> str | None:
    return (text or "").strip()[:limit] or None
