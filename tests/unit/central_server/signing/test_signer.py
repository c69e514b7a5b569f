from dataclasses import replace
from datetime import date

from structlog.testing import capture_logs

from central_server.signing import repository
from central_server.signing.sealing import SECRET_NAME
from central_server.signing.signer import ReceiptSigner
from payments_core.money import Cents
from payments_core.notice.verification_code import ReceiptClaims, check
from tests.factories.server import COMPANY, ENTITY, add_entity
from tests.factories.signing import SIGNER, add_signing_key, key_id

CLAIMS = ReceiptClaims(ENTITY, "301000000000004285", "receipt-1", Cents(2195), date(2026, 11, 26))


def test_code_is_proved_by_the_public_half(session, clock):
    add_entity(session)
    add_signing_key(session, clock)
    (made,) = SIGNER.codes(session, ENTITY, [CLAIMS])
    keys = [key.public for key in repository.keys(session, ENTITY)]
    verdict = check(made.code, keys, clock.now())
    assert (verdict.fault, verdict.code.claims, made.key_id) == (None, CLAIMS, key_id())


def test_entity_without_a_key_has_no_codes(session, clock):
    add_entity(session)
    add_signing_key(session, clock)
    assert SIGNER.codes(session, COMPANY, [CLAIMS]) == [None]
    assert SIGNER.codes(session, ENTITY, []) == []


def test_key_that_does_not_open_is_logged_and_in_nobodys_way(session, clock):
    add_entity(session)
    add_signing_key(session, clock)
    secret = "another secret, as long as the first one was"
    for environment in ({}, {SECRET_NAME: secret}):
        with capture_logs() as logs:
            assert ReceiptSigner(environment).codes(session, ENTITY, [CLAIMS]) == [None]
        assert [entry["event"] for entry in logs] == ["receipts_not_signed"]
        assert secret not in str(logs)


def test_receipt_that_no_code_can_carry_holds_up_no_other(session, clock):
    add_entity(session)
    add_signing_key(session, clock)
    long = replace(CLAIMS, receipt_id="x" * 256)
    with capture_logs():
        made = SIGNER.codes(session, ENTITY, [long, CLAIMS])
    assert made[0] is None
    assert made[1] is not None
