"""How the functions about signing keys and codes are asked for one entity: see border_functions."""

from typing import Any

from central_server.payments import receipt_codes
from central_server.payments import repository as receipts
from central_server.payments.models import ReceiptRow
from central_server.signing import repository, service
from tests.factories.border_asked import NOW, Asked, Case
from tests.factories.signing import ENVIRONMENT, SIGNER, private_key

#: A key that no entity has yet.
NEW = private_key(9)


def _created(asked: Asked) -> str:
    return service.create(*asked.whose, NEW, ENVIRONMENT, "anna", NOW)


def _signed(asked: Asked) -> Any:
    """The receipt once more, with a key that has not signed it."""
    _created(asked)
    found = receipts.stored_receipt(*asked.whose, asked.names.receipt_id)
    assert found is not None
    columns = {one.key: getattr(found.receipt, one.key) for one in ReceiptRow.__table__.columns}
    return receipt_codes.sign_stored(asked.session, SIGNER, asked.place.entity_id, [columns], NOW)


def _signed_again(asked: Asked) -> Any:
    service.revoke(*asked.whose, asked.names.key_id, "anna", NOW)
    _created(asked)
    return receipt_codes.sign_some(asked.session, SIGNER, asked.place.entity_id, "", NOW)


FINDS: dict[str, Case] = {
    "payments.receipt_codes.codes_of": lambda a: receipt_codes.codes_of(
        *a.whose, [a.names.receipt_id]
    ),
    "signing.service.retire": lambda a: (
        service.retire(*a.whose, a.names.key_id, "anna", NOW) is not None
    ),
    "signing.service.revoke": lambda a: service.revoke(*a.whose, a.names.key_id, "anna", NOW),
}

DOES: dict[str, Case] = {
    "payments.receipt_codes.count_without": lambda a: receipt_codes.count_without(*a.whose),
    "payments.receipt_codes.sign_some": _signed_again,
    "payments.receipt_codes.sign_stored": _signed,
    "signing.repository.keys": lambda a: repository.keys(*a.whose),
    "signing.repository.signing_key": lambda a: _created(a) and repository.signing_key(*a.whose),
    "signing.service.create": _created,
    "signing.service.rotate": lambda a: service.rotate(*a.whose, NEW, ENVIRONMENT, "anna", NOW),
}
