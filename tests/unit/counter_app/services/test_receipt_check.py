from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from counter_app.services.receipt_check import ReceiptCheck, proof_of
from counter_app.services.views import Proof
from counter_app.store import desk
from payments_core.wire.desk.messages import DeskProfile, VerificationKeyInfo
from tests.factories.fake_server import ENTITY, NOW, profile
from tests.factories.receipt_codes import KEY_ID, PAID_ON, public_key, receipt_code, with_amount

NUMBER = "301000000000004285"
CODE = receipt_code(NUMBER)
OTHER_KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))


def known(*keys: VerificationKeyInfo) -> DeskProfile:
    return profile().model_copy(update={"verification_keys": keys, "as_of": NOW})


def test_receipt_is_proved_without_a_line(services) -> None:
    with services.database.write() as session:
        desk.keep_profile(session, known(public_key()))
    services.cut_line()
    proof = ReceiptCheck(services.database, services.clock).prove(f" {CODE.lower()} ")
    assert (proof.proof, proof.key_id, proof.keys_as_of) == (Proof.GENUINE, KEY_ID, NOW)
    assert proof.claims is not None
    assert (proof.claims.notice_number, proof.claims.amount_cents) == (NUMBER, 2195)
    assert (proof.claims.entity_id, proof.claims.paid_on) == (ENTITY, PAID_ON)


def test_keys_outlive_the_program(services) -> None:
    told = known(public_key()).model_dump_json()
    assert proof_of(CODE, DeskProfile.model_validate_json(told), NOW).proof is Proof.GENUINE


@pytest.mark.parametrize(
    ("code", "proof"),
    [
        (CODE[:-1], Proof.UNREADABLE),
        (with_amount(CODE, 2196), Proof.FORGED),
        (receipt_code(NUMBER, key=OTHER_KEY), Proof.KEY_UNKNOWN),
        (receipt_code(NUMBER, "80999990015"), Proof.OF_OTHER_ENTITY),
    ],
)
def test_what_proves_nothing_is_told_apart(code: str, proof: Proof) -> None:
    assert proof_of(code, known(public_key()), NOW).proof is proof


def test_revoked_key_proves_nothing_and_a_retired_one_nothing_later() -> None:
    revoked = public_key().model_copy(update={"retired_at": NOW, "revoked_at": NOW})
    told = proof_of(CODE, known(revoked), NOW)
    assert (told.proof, told.ended_at) == (Proof.KEY_REVOKED, NOW)
    before = NOW.replace(year=2025)
    retired = public_key().model_copy(update={"retired_at": before})
    told = proof_of(CODE, known(retired), NOW)
    assert (told.proof, told.ended_at) == (Proof.KEY_RETIRED, before)
    retired = public_key().model_copy(update={"retired_at": NOW + timedelta(days=1)})
    assert proof_of(CODE, known(retired), NOW).proof is Proof.GENUINE


def test_revocation_that_was_told_counts_however_late_the_clock_is() -> None:
    told_at = NOW + timedelta(seconds=2)
    revoked = public_key().model_copy(update={"revoked_at": NOW + timedelta(seconds=1)})
    told = known(revoked).model_copy(update={"as_of": told_at})
    assert proof_of(CODE, told, NOW).proof is Proof.KEY_REVOKED


def test_desk_of_a_server_that_tells_of_no_keys_knows_none() -> None:
    assert proof_of(CODE, profile(), NOW).proof is Proof.KEY_UNKNOWN
