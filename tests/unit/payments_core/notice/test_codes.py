import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payments_core.errors import BadValue
from payments_core.notice.codes import DATAMATRIX_LENGTH, datamatrix_payload, fold, qr_payload

NOTICE = "300715700000000032"
ENTITY = "80999990106"


def slip(**changes: object) -> str:
    fields: dict[str, object] = {
        "notice_number": NOTICE,
        "postal_account": "16302093",
        "amount_cents": 1,
        "entity_tax_code": "00085240950",
        "debtor_tax_code": "BSCMTT83A12L719R",
        "debtor_name": "Name Surname",
        "subject": "test",
    }
    return datamatrix_payload(**(fields | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("notice_number", "entity", "cents", "expected"),
    [
        ("302032002700000251", "03334231200", 11, "PAGOPA|002|302032002700000251|03334231200|11"),
        (
            "001721265093769322",
            "00087640256",
            9_999_999_999,
            "PAGOPA|002|001721265093769322|00087640256|9999999999",
        ),
        (NOTICE, ENTITY, 1, f"PAGOPA|002|{NOTICE}|{ENTITY}|01"),
        (NOTICE, ENTITY, 1999, f"PAGOPA|002|{NOTICE}|{ENTITY}|1999"),
        (NOTICE, ENTITY, 829, f"PAGOPA|002|{NOTICE}|{ENTITY}|829"),
    ],
)
def test_qr_writes_cents_with_two_digits_and_no_other_padding(
    notice_number: str, entity: str, cents: int, expected: str
) -> None:
    assert qr_payload(notice_number, entity, cents) == expected


@pytest.mark.parametrize("cents", [10_000_000_000, 0, -5])
def test_amount_that_paper_cannot_carry_is_refused(cents: int) -> None:
    with pytest.raises(BadValue) as refused:
        qr_payload(NOTICE, ENTITY, cents)
    assert refused.value.code in {"amount_too_large_for_notice", "amount_not_positive"}
    with pytest.raises(BadValue):
        slip(amount_cents=cents)


@pytest.mark.parametrize(
    ("notice_number", "entity", "code"),
    [
        ("30071570000000003", ENTITY, "notice_number_malformed"),
        ("30071570000000003A", ENTITY, "notice_number_malformed"),
        ("400715700000000032", ENTITY, "notice_number_malformed"),
        ("٣00715700000000032", ENTITY, "notice_number_malformed"),
        (NOTICE, "8099999010", "entity_tax_code_malformed"),
        (NOTICE, "8099999010X", "entity_tax_code_malformed"),
    ],
)
def test_malformed_identifiers_never_reach_a_code(
    notice_number: str, entity: str, code: str
) -> None:
    with pytest.raises(BadValue) as refused:
        qr_payload(notice_number, entity, 100)
    assert refused.value.code == code


def test_slip_record_follows_the_published_vector_in_capitals() -> None:
    record = slip()
    assert record.startswith(
        "codfase=NBPA;18300715700000000032120000163020931000000000013"
        "8961P100085240950BSCMTT83A12L719RNAME SURNAME"
    )
    assert record[133:243] == "TEST".ljust(110)
    assert record[243:] == " " * 12 + "A"


def test_slip_record_keeps_its_offsets_with_a_name_of_seventy_letters() -> None:
    record = slip(debtor_name="Maria " * 11 + "Rosa", subject="x" * 140)
    assert len(record) == DATAMATRIX_LENGTH
    assert record[93:133] == ("MARIA " * 11 + "ROSA")[:40]
    assert record[133:243] == "X" * 110


def test_unknown_debtor_tax_code_is_sixteen_blanks() -> None:
    assert slip(debtor_tax_code=None)[77:93] == " " * 16


def test_debtor_tax_code_is_refused_rather_than_cut() -> None:
    with pytest.raises(BadValue, match="debtor_tax_code_too_long"):
        slip(debtor_tax_code="A" * 17)


@pytest.mark.parametrize("account", ["", "1234567890123", "16302A93"])
def test_malformed_postal_account_is_refused(account: str) -> None:
    with pytest.raises(BadValue, match="postal_account_malformed"):
        slip(postal_account=account)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("D’Angelo", "D'ANGELO"),
        ("D‘Angelo", "D'ANGELO"),
        ("Šipež Čuk", "SIPEZ CUK"),
        ("Großmüller", "GROSSMULLER"),
        ("Østergård Łódź Đorđe", "OSTERGARD LODZ DORDE"),
        ("Encyclopædia Œuvre", "ENCYCLOPAEDIA OEUVRE"),
        ("Kılıç", "KILIC"),
        ("Иван", "    "),
        ("Rossi & C. S.r.l.", "ROSSI & C. S.R.L."),
        ("TARI 2026 – 1ª rata", "TARI 2026 - 1A RATA"),
        ("50% (metà)/€", "50   META   "),
        ("a|b;c", "A B C"),
    ],
)
def test_letters_are_folded_to_what_the_slip_permits(text: str, expected: str) -> None:
    assert fold(text) == expected


@settings(max_examples=100)
@given(
    name=st.text(max_size=120),
    subject=st.text(max_size=200),
    cents=st.integers(min_value=1, max_value=9_999_999_999),
    account=st.from_regex(r"[0-9]{1,12}", fullmatch=True),
)
def test_any_text_gives_256_characters_with_fields_in_place(
    name: str, subject: str, cents: int, account: str
) -> None:
    record = slip(debtor_name=name, subject=subject, amount_cents=cents, postal_account=account)
    assert len(record) == DATAMATRIX_LENGTH
    assert record[15:33] == NOTICE
    assert int(record[35:47]) == int(account)
    assert int(record[49:59]) == cents
    assert record[66:77] == "00085240950"
    assert re.fullmatch(r"[A-Z0-9 &',\-.:_]*", record[13:], re.ASCII)
