"""Where the entity's own share of a debt goes."""

from sqlalchemy.orm import Session

from central_server.entities import repository as entities
from payments_core.errors import RuleBroken
from payments_core.model.debt_kind import DebtKind
from payments_core.rules.debt_composition import OwnAccount


def own_account(session: Session, entity_id: str, kind: DebtKind) -> OwnAccount:
    """Where the entity's own share of a kind goes; raises `account_unknown`."""
    entity = entities.entity(session, entity_id)
    accounts = {row.account_id: row for row in entities.accounts(session, entity_id)}
    account = accounts.get(kind.account_id)
    if entity is None or account is None:
        raise RuleBroken("account_unknown", account_id=kind.account_id)
    postal = entities.postal_among(accounts.values())
    return OwnAccount(entity_id, entity.name, account.iban, postal.iban if postal else None)
