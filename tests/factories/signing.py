"""Signing keys of tests, and the secret that seals them."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from central_server.signing import service
from central_server.signing.sealing import SECRET_NAME
from central_server.signing.signer import ReceiptSigner
from payments_core.notice.verification_code import key_id_of, public_bytes
from tests.factories.server import ENTITY

ENVIRONMENT = {SECRET_NAME: "secret of the tests, long enough to seal with"}
SIGNER = ReceiptSigner(ENVIRONMENT)


def private_key(number: int = 1) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes([number] * 32))


def key_id(number: int = 1) -> str:
    return key_id_of(public_bytes(private_key(number)))


def add_signing_key(session, clock, *, number: int = 1, entity_id: str = ENTITY) -> str:
    """The entity's key; one that it has already is retired."""
    make = service.rotate if number > 1 else service.create
    return make(session, entity_id, private_key(number), ENVIRONMENT, "anna", clock.now())
