"""People who owe a debt with its debtor (coobbligati in solido); the hub knows the debtor alone."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from central_server.positions.models import CoDebtorRow
from payments_core.model.debt_position import Address, Party, PersonKind


def values_of(
    key: dict[str, str], parties: Sequence[Party], citizen_ids: Sequence[str | None]
) -> Iterator[dict[str, Any]]:
    """The rows of a position's co-debtors; `citizen_ids` are theirs in the same order."""
    for place, (party, citizen_id) in enumerate(zip(parties, citizen_ids, strict=True), start=1):
        address = party.address
        yield {
            **key,
            "place": place,
            "citizen_id": citizen_id,
            "kind": party.kind.value,
            "identifier": party.identifier,
            "full_name": party.full_name,
            "street": address.street,
            "street_number": address.street_number,
            "postal_code": address.postal_code,
            "city": address.city,
            "province": address.province,
            "country": address.country,
            "email": party.email,
        }


def of_positions(
    session: Session, entity_id: str, position_ids: Sequence[str]
) -> dict[str, list[CoDebtorRow]]:
    """The co-debtors of each position that has any, in their order."""
    found: dict[str, list[CoDebtorRow]] = {}
    for row in session.scalars(
        select(CoDebtorRow)
        .where(CoDebtorRow.entity_id == entity_id, CoDebtorRow.position_id.in_(position_ids))
        .order_by(CoDebtorRow.position_id, CoDebtorRow.place)
    ):
        found.setdefault(row.position_id, []).append(row)
    return found


def positions_with(session: Session, entity_id: str, citizen_id: str) -> list[str]:
    """The positions that a person owes with somebody else's name on them."""
    return list(
        session.scalars(
            select(CoDebtorRow.position_id).where(
                CoDebtorRow.entity_id == entity_id, CoDebtorRow.citizen_id == citizen_id
            )
        )
    )


def party_of(row: CoDebtorRow) -> Party:
    """Who it is, as it was released."""
    return Party(
        kind=PersonKind(row.kind),
        identifier=row.identifier,
        full_name=row.full_name,
        address=Address(
            street=row.street,
            street_number=row.street_number,
            postal_code=row.postal_code,
            city=row.city,
            province=row.province,
            country=row.country,
        ),
        email=row.email,
    )
