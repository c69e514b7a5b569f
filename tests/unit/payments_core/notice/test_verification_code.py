import base64
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from payments_core.errors import BadValue
from payments_core.money import WIRE_MAX_CENTS, Cents
from payments_core.notice.verification_code import (
    APPLICATION_DELAY,
    CODE_LIMIT,
    RECEIPT_ID_LIMIT,
    CodeFault,
    ReceiptClaims,
    VerificationKey,
    check,
    compact,
    is_code,
    key_id_of,
    parse,
    public_bytes,
    sign,
)

DOCUMENT = Path(__file__).resolve().parents[4] / "docs" / "verification-code.md"
NOW = datetime(2026, 11, 26, 10, 41, tzinfo=UTC)
#: The private key of the example: the bytes 0 to 31.
PRIVATE = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
CLAIMS = ReceiptClaims(
    entity_id="80999990015",
    notice_number="301000000000004285",
    receipt_id="c110729d258c4ab1b765fe902aae41d6",
    amount_cents=Cents(2195),
    paid_on=date(2026, 11, 26),
)
CODE = sign(CLAIMS, PRIVATE)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

digits = st.text("0123456789", min_size=17, max_size=17)
claims = st.builds(
    ReceiptClaims,
    entity_id=st.text("0123456789", min_size=11, max_size=11),
    notice_number=st.builds(lambda aux, rest: aux + rest, st.sampled_from("0123"), digits),
    receipt_id=st.text(
        st.characters(exclude_categories=["Cs"]), min_size=1, max_size=RECEIPT_ID_LIMIT // 4
    ),
    amount_cents=st.integers(0, WIRE_MAX_CENTS).map(Cents),
    paid_on=st.dates(date(1000, 1, 1)),
)
private_keys = st.binary(min_size=32, max_size=32).map(Ed25519PrivateKey.from_private_bytes)


def key_of(private: Ed25519PrivateKey = PRIVATE, **changes: object) -> VerificationKey:
    public = public_bytes(private)
    return replace(VerificationKey(CLAIMS.entity_id, key_id_of(public), public), **changes)


@given(claims, private_keys)
def test_what_was_signed_is_proved_by_its_key(said, private):
    code = sign(said, private)
    key = key_of(private, entity_id=said.entity_id)
    verdict = check(code, [key_of(), key], NOW)
    assert (verdict.fault, verdict.key) == (None, key)
    assert verdict.code.claims == said == parse(code).claims
    assert code == sign(said, private)
    assert re.fullmatch(r"SPV1[A-Z2-7]+", code)
    assert len(code) <= CODE_LIMIT


@given(st.data())
def test_any_one_changed_letter_is_refused(data):
    at = data.draw(st.integers(0, len(CODE) - 1))
    letter = data.draw(st.sampled_from(LETTERS).filter(lambda letter: letter != CODE[at]))
    changed = CODE[:at] + letter + CODE[at + 1 :]
    verdict = check(changed, [key_of()], NOW)
    assert verdict.fault in {
        CodeFault.MALFORMED, CodeFault.KEY_UNKNOWN, CodeFault.SIGNATURE_WRONG
    }  # fmt: skip


@given(claims)
def test_claims_of_another_receipt_have_no_use_for_a_signature(other):
    forged = with_signature(other, parse(CODE).signature)
    if other != CLAIMS:
        key = key_of(entity_id=other.entity_id)
        assert check(forged, [key], NOW).fault is CodeFault.SIGNATURE_WRONG


def with_signature(said: ReceiptClaims, signature: bytes) -> str:
    """A code with a signature from elsewhere."""
    text = "|".join(
        (
            key_of().key_id, said.entity_id, said.notice_number, str(said.amount_cents),
            f"{said.paid_on:%Y%m%d}", said.receipt_id,
        )
    )  # fmt: skip
    return "SPV1" + base64.b32encode(text.encode() + signature).decode().rstrip("=")


@given(st.text())
def test_no_text_is_more_than_malformed(text):
    assert check(text, [key_of()], NOW).fault is CodeFault.MALFORMED


@given(st.binary(max_size=120), st.binary(min_size=64, max_size=64))
def test_no_bytes_are_more_than_malformed(written, signature):
    text = "SPV1" + base64.b32encode(written + signature).decode().rstrip("=")
    assert check(text, [key_of()], NOW).fault is CodeFault.MALFORMED


@pytest.mark.parametrize(
    "shortened", [CODE[:-1], CODE[:-8], CODE[:4], CODE + "A", CODE + "AAAAAAAA"]
)
def test_code_that_was_cut_or_lengthened_is_refused(shortened):
    assert check(shortened, [key_of()], NOW).fault is not None


def test_bits_that_stand_for_nothing_make_no_second_code():
    # A byte fewer, so that the last letter has bits to spare.
    code = sign(replace(CLAIMS, receipt_id="c1107"), PRIVATE)
    same = [
        code[:-1] + letter for letter in LETTERS if decoded(code[:-1] + letter) == decoded(code)
    ]
    assert len(same) > 1
    assert [one for one in same if check(one, [key_of()], NOW).fault is None] == [code]


def decoded(code: str) -> bytes | None:
    letters = code[4:]
    try:
        return base64.b32decode(letters + "=" * (-len(letters) % 8))
    except ValueError:
        return None


def test_typed_in_small_letters_and_groups_it_is_the_same_code():
    typed = " ".join(CODE[at : at + 4] for at in range(0, len(CODE), 4)).lower()
    assert compact(typed) == CODE
    assert check(typed, [key_of()], NOW).fault is None
    assert is_code(typed)
    assert not is_code("SPV")


def test_letter_that_only_grows_into_one_of_ours_is_refused():
    assert "ſ".upper() == "S"
    assert check(CODE.replace("S", "ſ"), [key_of()], NOW).fault is CodeFault.MALFORMED


def test_key_is_looked_for_by_entity_and_name():
    for key in (key_of(entity_id="80999990106"), key_of(key_id="AAAAAAAA")):
        verdict = check(CODE, [key], NOW)
        assert (verdict.fault, verdict.key) == (CodeFault.KEY_UNKNOWN, None)
        assert verdict.code.claims == CLAIMS
    assert check(CODE, [], NOW).fault is CodeFault.KEY_UNKNOWN


def test_another_key_of_the_same_name_proves_nothing():
    other = public_bytes(Ed25519PrivateKey.from_private_bytes(bytes(32)))
    for public_key in (other, b"no key"):
        verdict = check(CODE, [key_of(public_key=public_key)], NOW)
        assert verdict.fault is CodeFault.SIGNATURE_WRONG


def test_revoked_key_proves_nothing_from_its_instant_on():
    revoked = key_of(revoked_at=NOW)
    assert check(CODE, [revoked], NOW - timedelta(seconds=1)).fault is None
    assert check(CODE, [revoked], NOW).fault is CodeFault.KEY_REVOKED


def test_forgery_under_a_revoked_key_is_called_a_forgery():
    revoked = key_of(revoked_at=NOW)
    forged = with_signature(replace(CLAIMS, amount_cents=Cents(1)), parse(CODE).signature)
    assert check(forged, [revoked], NOW).fault is CodeFault.SIGNATURE_WRONG


def test_retired_key_proves_what_it_signed_and_nothing_later():
    retired = key_of(retired_at=NOW)
    last = NOW.date() + APPLICATION_DELAY
    assert check(sign(replace(CLAIMS, paid_on=last), PRIVATE), [retired], NOW).fault is None
    later = sign(replace(CLAIMS, paid_on=last + timedelta(days=1)), PRIVATE)
    assert check(later, [retired], NOW).fault is CodeFault.KEY_RETIRED


@pytest.mark.parametrize(
    "changes",
    [
        {"receipt_id": ""},
        {"receipt_id": "a" * (RECEIPT_ID_LIMIT + 1)},
        {"receipt_id": "€" * (RECEIPT_ID_LIMIT // 3 + 1)},
        {"receipt_id": "\ud800"},
        {"entity_id": "8099999001"},
        {"notice_number": "30100000000000428"},
        {"amount_cents": Cents(-1)},
        {"amount_cents": Cents(WIRE_MAX_CENTS + 1)},
    ],
)
def test_what_a_code_cannot_carry_is_not_signed(changes):
    with pytest.raises(BadValue) as refused:
        sign(replace(CLAIMS, **changes), PRIVATE)
    assert refused.value.code == "claims_not_signable"


def test_receipt_id_may_hold_what_separates_the_fields():
    odd = replace(CLAIMS, receipt_id="a|b\nc|20260101|")
    assert check(sign(odd, PRIVATE), [key_of()], NOW).code.claims == odd


def test_document_says_what_the_program_does():
    """Each figure of the example; and the code is verified with nothing but its description."""
    words = DOCUMENT.read_text(encoding="utf-8")
    for figure in (
        bytes(range(32)).hex(), public_bytes(PRIVATE).hex(), key_of().key_id,
        f"{key_of().key_id}|80999990015|301000000000004285|2195|20261126",
        parse(CODE).signature.hex(), CODE,
    ):  # fmt: skip
        assert figure in re.sub(r"\n(?=[A-Z2-7]{4,}|[0-9a-f]{8,})", "", words), figure
    data = base64.b32decode(CODE[4:] + "=" * (-len(CODE[4:]) % 8))
    text, signature = data[:-64], data[-64:]
    Ed25519PublicKey.from_public_bytes(public_bytes(PRIVATE)).verify(signature, b"SPV1" + text)
