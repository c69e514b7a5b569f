from dataclasses import replace
from datetime import date

import pytest

from central_server.payments import bulk, receipt_codes, service
from central_server.payments.bulk import RecoveredReceipt
from central_server.payments.hub_access import HubCaller
from central_server.signing import repository as signing
from central_server.signing import service as keys
from payments_core.clock import rome_date
from payments_core.notice.verification_code import CodeFault, check, parse
from tests.factories.money_day import CALLER
from tests.factories.released_debts import add_position, number_of, receipt_for
from tests.factories.server import COMPANY, ENTITY, add_entity
from tests.factories.signing import SIGNER, add_signing_key, key_id

NUMBER = number_of(1)


@pytest.fixture
def pay(session, clock):
    """Record a receipt of the entity's notice, signed where the entity has a key."""
    add_entity(session)
    add_position(session)

    def pay(receipt_id="receipt-1", **changes):
        receipt = replace(receipt_for(NUMBER, receipt_id), **changes)
        service.record_receipt(session, CALLER, receipt, b"raw", 2, clock, SIGNER)
        return receipt

    return pay


def codes(session, *receipt_ids) -> dict[str, str]:
    return receipt_codes.codes_of(session, ENTITY, receipt_ids or ("receipt-1",))


def test_receipt_is_signed_as_it_is_stored(session, clock, pay):
    add_signing_key(session, clock)
    receipt = pay()
    claims = parse(codes(session)["receipt-1"]).claims
    assert (claims.entity_id, claims.notice_number) == (ENTITY, NUMBER)
    assert (claims.receipt_id, claims.amount_cents) == ("receipt-1", receipt.amount_cents)
    assert claims.paid_on == rome_date(receipt.paid_at)


def test_repetition_leaves_the_code_as_it_is(session, clock, pay):
    add_signing_key(session, clock)
    pay()
    before = codes(session)
    clock.advance(days=1)
    add_signing_key(session, clock, number=2)
    pay()
    assert codes(session) == before


def test_receipts_of_an_archive_are_signed_alike(session, clock, pay):
    add_signing_key(session, clock)
    receipt = replace(receipt_for(NUMBER, "receipt-1"))
    recovered = RecoveredReceipt(CALLER, receipt, b"raw", 2)
    bulk.record_receipts(session, ENTITY, [recovered], clock.now(), SIGNER)
    assert parse(codes(session)["receipt-1"]).claims.receipt_id == "receipt-1"


def test_day_is_the_one_that_papers_print(session, clock, pay):
    add_signing_key(session, clock)
    pay(paid_at=None, application_on=date(2026, 1, 2))
    pay("receipt-2", paid_at=None, application_on=None)
    found = codes(session, "receipt-1", "receipt-2")
    days = {name: parse(code).claims.paid_on for name, code in found.items()}
    assert days == {"receipt-1": date(2026, 1, 2), "receipt-2": rome_date(clock.now())}


def test_share_of_anothers_payment_is_not_ours_to_vouch_for(session, clock, pay):
    add_entity(session, COMPANY, segregation_code="02")
    add_signing_key(session, clock, entity_id=COMPANY)
    receipt = receipt_for(NUMBER, "receipt-1")
    caller = HubCaller(COMPANY, f"{COMPANY}_01")
    service.record_receipt(session, caller, receipt, b"raw", 2, clock, SIGNER)
    assert receipt_codes.codes_of(session, COMPANY, ["receipt-1"]) == {}
    assert receipt_codes.count_without(session, COMPANY) == 0


def test_receipt_for_an_unknown_notice_of_ours_is_signed(session, clock):
    add_entity(session)
    add_signing_key(session, clock)
    receipt = receipt_for(number_of(2), "receipt-1")
    service.record_receipt(session, CALLER, receipt, b"raw", 2, clock, SIGNER)
    assert codes(session).keys() == {"receipt-1"}


def test_what_was_stored_before_the_first_key_is_signed_later(session, clock, pay, monkeypatch):
    monkeypatch.setattr(receipt_codes, "BATCH", 2)
    names = [f"receipt-{number}" for number in range(5)]
    for name in names:
        pay(name)
    assert receipt_codes.count_without(session, ENTITY) == 5
    assert receipt_codes.sign_some(session, SIGNER, ENTITY, "", clock.now()) == (names[1], 0)
    add_signing_key(session, clock)
    after, blocks = "", []
    while after is not None:
        after, signed = receipt_codes.sign_some(session, SIGNER, ENTITY, after, clock.now())
        blocks.append(signed)
    assert blocks == [2, 2, 1, 0]
    assert receipt_codes.count_without(session, ENTITY) == 0
    assert codes(session, *names).keys() == set(names)


def test_receipt_of_a_revoked_key_gets_another_code_beside_the_first(session, clock, pay):
    first = add_signing_key(session, clock)
    pay()
    old = codes(session)["receipt-1"]
    clock.advance(days=1)
    keys.revoke(session, ENTITY, first, "anna", clock.now())
    assert receipt_codes.count_without(session, ENTITY) == 1
    assert codes(session) == {}
    add_signing_key(session, clock, number=2)
    receipt_codes.sign_some(session, SIGNER, ENTITY, "", clock.now())
    new = codes(session)["receipt-1"]
    known = [key.public for key in signing.keys(session, ENTITY)]
    assert check(old, known, clock.now()).fault is CodeFault.KEY_REVOKED
    assert check(new, known, clock.now()).fault is None
    assert parse(new).key_id == key_id(2)
