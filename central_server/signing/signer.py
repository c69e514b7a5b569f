"""Signs what receipts say, with the key that an entity has at that moment."""

from collections.abc import Mapping
from typing import NamedTuple

import structlog
from sqlalchemy.orm import Session

from central_server.signing import repository
from central_server.signing.sealing import unseal
from payments_core.errors import BadValue, WorldTrouble
from payments_core.notice.verification_code import ReceiptClaims, sign

_log = structlog.get_logger("signing")


class SignedCode(NamedTuple):
    """A verification code, and the key that made it."""

    key_id: str
    code: str


class ReceiptSigner:
    """Makes codes; the secret that opens the keys is looked up in the environment each time.

    A receipt must be stored whatever becomes of its code: none is made where the entity has no key,
    and where the key cannot be opened that is logged, for `doctor` and `keys sign` to make good.
    """

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment

    def codes(
        self, session: Session, entity_id: str, claims: list[ReceiptClaims]
    ) -> list[SignedCode | None]:
        """A code for each of the claims, or None, in their order."""
        row = repository.signing_key(session, entity_id) if claims else None
        if row is None:
            return [None] * len(claims)
        try:
            sealed = row.sealed_private_key
            key = unseal(self._environment, entity_id, sealed, row.key_id)
        except WorldTrouble as trouble:
            _log.error("receipts_not_signed", entity=entity_id, key=row.key_id, code=trouble.code)
            return [None] * len(claims)
        codes: list[SignedCode | None] = []
        for said in claims:
            try:
                codes.append(SignedCode(row.key_id, sign(said, key)))
            except BadValue as trouble:
                receipt = said.receipt_id[:80]
                _log.warning(trouble.code, entity=entity_id, receipt=receipt)
                codes.append(None)
        return codes
