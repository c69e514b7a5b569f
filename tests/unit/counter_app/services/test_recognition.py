from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.services import scanner_keys
from counter_app.services.recognition import (
    TEXT_LIMIT,
    Typed,
    TypedKind,
    check_number,
    notice_number_of,
    recognise,
)
from payments_core.errors import BadValue
from payments_core.identifiers import notice_number, tax_code
from payments_core.notice.codes import datamatrix_payload, qr_payload
from payments_core.rules import remittance_text
from tests.factories.receipt_codes import receipt_code

NUMBER = "301000000000004285"
ENTITY = "80999990106"
FLOW = "2025-05-14TSTPITMM001-0000000001"
SLIP = datamatrix_payload(
    notice_number=NUMBER, postal_account="1234567", amount_cents=2195, entity_tax_code=ENTITY,
    debtor_tax_code="RSSMRA80A41Z999C", debtor_name="Rossi Maria", subject="Carta d'identità",
)  # fmt: skip
STRIPE = "%RSSMRA80A41Z999C ROSSI MARIA?;80380000123456789012?"
CARD = (
    "C<ITACA00000AA4<<<<<<<<<<<<<<<\n8001014F3001019ITA<<<<<<<<<<<8\nROSSI<<MARIA<<<<<<<<<<<<<<<<<<"
)


def as_another_keyboard_writes(text: str) -> str:
    """What an Italian layout makes of a scanner with the keys of the United States."""
    return text.translate(str.maketrans(scanner_keys._US, scanner_keys._ITALIAN))


@pytest.mark.parametrize(
    "scanned",
    [
        NUMBER,
        "3010 0000 0000 0042 85",
        "301-0000-0000-0004-285",
        "3010.0000.0000.0042.85",
        f"PAGOPA|002|{NUMBER}|{ENTITY}|2195",
        f"PAGOPA§002§{NUMBER}§{ENTITY}§2195",
        f"PAGOPA~002~{NUMBER}~{ENTITY}~2195",
        f"]Q1PAGOPA|002|{NUMBER}|{ENTITY}|2195",
        f"+Q1PAGOPA§002§{NUMBER}§{ENTITY}§2195",
        SLIP,
        as_another_keyboard_writes(SLIP),
        f"]d2{SLIP}",
        f"/RFB/{NUMBER[1:]}/21.95",
        f"\x1d{NUMBER}\x00",
    ],
)
def test_every_code_on_a_notice_gives_its_number(scanned: str) -> None:
    assert recognise(scanned).kind is TypedKind.NOTICE_NUMBER
    assert notice_number_of(scanned, ENTITY) == NUMBER


def test_scanner_with_other_keys_is_noticed() -> None:
    assert recognise(f"PAGOPA§002§{NUMBER}§{ENTITY}§2195").keys_differ
    assert not recognise(f"PAGOPA|002|{NUMBER}|{ENTITY}|2195").keys_differ


def test_slip_with_something_in_it_is_none() -> None:
    for place in range(13, 90, 7):
        assert recognise(f"{SLIP[:place]}1{SLIP[place:]}").kind is TypedKind.WORDS
        assert recognise(f"{SLIP[:place]}{SLIP[place + 1 :]}").kind is TypedKind.WORDS


def test_tax_code_is_told_from_a_name() -> None:
    assert recognise("rssmra80a41z999c") == Typed(TypedKind.TAX_CODE, "RSSMRA80A41Z999C")
    assert recognise("*RSSMRA80A41Z999C*") == Typed(TypedKind.TAX_CODE, "RSSMRA80A41Z999C")
    assert recognise("RSSMRA80A41Z999X").kind is TypedKind.WORDS
    assert recognise("De' Rossi").kind is TypedKind.WORDS


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("C.F. RSSMRA80A41Z999C", "RSSMRA80A41Z999C"),
        ("c.f.: rssmra80a41z999c", "RSSMRA80A41Z999C"),
        ("C.F.RSSMRA80A41Z999C", "RSSMRA80A41Z999C"),
        ("C. F. RSS MRA 80A41 Z999C", "RSSMRA80A41Z999C"),
        ("CF RSSMRA80A41Z999C", "RSSMRA80A41Z999C"),
        ("CF: RSSMRA80A41Z999C", "RSSMRA80A41Z999C"),
        (" RSSMRA80A41Z999C CF", "RSSMRA80A41Z999C"),
        ("Rossi Maria (C.F. RSSMRA80A41Z999C)", "RSSMRA80A41Z999C"),
        ("P.IVA 80999990288", "80999990288"),
        ("P. IVA: 80999990288", "80999990288"),
        ("p.iva80999990288", "80999990288"),
        ("P.I. 80999990288", "80999990288"),
        ("PI 80999990288", "80999990288"),
        ("C.F./P.IVA 80999990288", "80999990288"),
        ("C.F. 80999990288 P.IVA 80999990288", "80999990288"),
        ("C.F. RSSMRA80A41Z999C P.IVA 80999990288", None),
        ("C.F. RSSMRA80A41Z999X", None),
        ("CFRSSMRA80A41Z999C", None),
        ("Pi Rossi", None),
        ("Rossi Maria RSSMRA80A41Z999C", None),
    ],
)
def test_tax_code_is_found_beside_what_letters_call_it(typed: str, code: str | None) -> None:
    found = recognise(typed)
    assert (found.value if found.kind is TypedKind.TAX_CODE else None) == code


@pytest.mark.parametrize("typed", [STRIPE, as_another_keyboard_writes(STRIPE)])
def test_stripe_of_the_health_card_gives_its_tax_code(typed: str) -> None:
    found = recognise(typed)
    assert (found.kind, found.value) == (TypedKind.HEALTH_CARD, "RSSMRA80A41Z999C")


@pytest.mark.parametrize("typed", [CARD, as_another_keyboard_writes(CARD)])
def test_lines_of_the_identity_card_give_names_and_birth_date(typed: str) -> None:
    found = recognise(typed, date(2026, 11, 23))
    assert (found.kind, found.value) == (TypedKind.IDENTITY_CARD, "ROSSI MARIA 01/01/1980")


@pytest.mark.parametrize(
    ("typed", "kind", "value"),
    [
        (FLOW, TypedKind.FLOW, FLOW),
        (as_another_keyboard_writes(FLOW), TypedKind.FLOW, FLOW),
        (f"/PUR/LGPE-RIVERSAMENTO/TXT/0/URI/{FLOW}", TypedKind.FLOW, FLOW),
        (f"/PUR/LGPE-RIVERSAMENTO/URI/{FLOW}/ZZ4/P.IVA 80999990288", TypedKind.FLOW, FLOW),
        (as_another_keyboard_writes(f"/PUR/LGPE-RIVERSAMENTO/URI/{FLOW}"), TypedKind.FLOW, FLOW),
        ("2026/1420", TypedKind.PROVISIONAL, "2026/1420"),
        (" 2026 / 001420 ", TypedKind.PROVISIONAL, "2026/1420"),
        ("2026/00001420", TypedKind.PROVISIONAL, "2026/1420"),
        ("2026/12345678", TypedKind.PROVISIONAL, "2026/12345678"),
        (f"2026/{10**18 - 1}", TypedKind.PROVISIONAL, f"2026/{10**18 - 1}"),
        ("3010/0000/0000/0042/85", TypedKind.NOTICE_NUMBER, NUMBER),
        ("2026/00000000123456", TypedKind.NOTICE_NUMBER, "202600000000123456"),
        ("3010/00000000", TypedKind.NUMBER_UNFINISHED, "301000000000"),
        ("/RFS/RF18539007547034/10.00", TypedKind.REFERENCE, "RF18539007547034"),
        ("/RFS/RF18 5390 0754 7034/10.00/TXT/Mensa", TypedKind.REFERENCE, "RF18539007547034"),
        ("/RFS/RF23567483937849450550875", TypedKind.REFERENCE, "RF23567483937849450550875"),
        ("rf18 5390 0754 7034", TypedKind.REFERENCE, "RF18539007547034"),
        ("/RFB/721265093769322/12.34", TypedKind.REFERENCE, "721265093769322"),
        ("/RFB/9876096598656344/12.34/TXT/Certificato", TypedKind.REFERENCE, "9876096598656344"),
        ("/RFB/12000000000004259", TypedKind.NOTICE_NUMBER, "212000000000004259"),
        ("/RFB/00000000000000102", TypedKind.REFERENCE, "00000000000000102"),
        ("721265093769322", TypedKind.NUMBER_UNFINISHED, "721265093769322"),
        ("30100000000000428", TypedKind.NUMBER_UNFINISHED, "30100000000000428"),
    ],
)
def test_what_finance_writes_is_recognised(typed: str, kind: TypedKind, value: str) -> None:
    found = recognise(typed)
    assert (found.kind, found.value) == (kind, value)


@pytest.mark.parametrize("typed", ["RF18539007547035", "RF18", "rf 18 via roma"])
def test_what_only_begins_like_a_reference_is_words(typed: str) -> None:
    assert recognise(typed).kind is TypedKind.WORDS


def test_cut_text_of_the_treasurer_names_nothing() -> None:
    assert recognise("/PUR/LGPE-RIVERSAMENTO/URI/2025-").kind is TypedKind.REMITTANCE_CUT


@pytest.mark.parametrize("sign", [" ", "\n"])
@pytest.mark.parametrize("place", range(1, len(FLOW)))
def test_break_in_a_flow_names_no_other_flow(place: int, sign: str) -> None:
    broken = f"/PUR/LGPE-RIVERSAMENTO/TXT/0/URI/{FLOW[:place]}{sign}{FLOW[place:]}"
    found = recognise(broken)
    assert (found.kind, found.value) == (TypedKind.FLOW_BROKEN, " ".join(broken.split()))
    assert FLOW in remittance_text.whole_ids(found.value)


@pytest.mark.parametrize("place", range(1, 17))
def test_break_in_a_payments_number_names_no_other_payment(place: int) -> None:
    quoted = NUMBER[1:]
    found = recognise(f"/RFB/{quoted[:place]}\n{quoted[place:]}/12.34")
    assert found.kind is TypedKind.REMITTANCE_CUT


@pytest.mark.parametrize("typed", ["01/01/1980", "rossi 01/01/1980", "12/2026", "2026/", "1980"])
def test_dates_and_years_are_words(typed: str) -> None:
    assert recognise(typed).kind is TypedKind.WORDS


@given(st.integers(0, 10**10 - 1), st.integers(1, 18))
def test_provisional_receipt_is_the_same_with_any_zeros_before_it(number: int, width: int) -> None:
    written = f"{number:0{width}}"
    if len(written) != 14:
        assert recognise(f"2026/{written}") == Typed(TypedKind.PROVISIONAL, f"2026/{number}")


def test_notice_of_another_entity_is_told_from_a_slip_of_the_hand() -> None:
    with pytest.raises(BadValue, match="notice_of_other_entity"):
        notice_number_of(f"PAGOPA|002|{NUMBER}|00000000000|2195", ENTITY)
    with pytest.raises(BadValue, match="notice_number_check"):
        notice_number_of("301000000000004286", ENTITY, "301")
    with pytest.raises(BadValue, match="notice_number_malformed"):
        notice_number_of("rossi", ENTITY)


@pytest.mark.parametrize(
    ("typed", "code", "facts"),
    [
        ("30100", "notice_number_short", {"found": 5, "missing": 13}),
        (NUMBER[:-1], "notice_number_short", {"found": 17, "missing": 1}),
        (NUMBER + "7", "notice_number_long", {"found": 19, "surplus": 1}),
        ("310000000000004285", "notice_number_group", {"found": "310", "ours": "301"}),
        ("901000000000004285", "notice_number_group", {"found": "901", "ours": "301"}),
        (NUMBER[:-1] + "6", "notice_number_check", {"notice_number": NUMBER[:-1] + "6"}),
    ],
)
def test_what_is_wrong_with_a_number_is_told(typed: str, code: str, facts: dict) -> None:
    with pytest.raises(BadValue) as refused:
        check_number(typed, "301")
    assert (refused.value.code, dict(refused.value.facts)) == (code, facts)


def test_good_number_of_others_is_not_refused_for_its_beginning() -> None:
    assert check_number(notice_number.build("22", 7), "301") == notice_number.build("22", 7)


def test_code_of_a_receipt_is_known_however_it_was_typed() -> None:
    code = receipt_code(NUMBER)
    for typed in (code, code.lower(), f"{code[:9]} {code[9:]}"):
        assert recognise(typed) == Typed(TypedKind.VERIFICATION_CODE, code)
        assert notice_number_of(typed, ENTITY) == NUMBER
    with pytest.raises(BadValue, match="notice_of_other_entity"):
        notice_number_of(receipt_code(NUMBER, "80999990015"), ENTITY)
    with pytest.raises(BadValue, match="code_malformed"):
        notice_number_of(code[:-1], ENTITY)


@given(
    st.integers(0, 10**13 - 1),
    st.lists(st.tuples(st.integers(0, 18), st.sampled_from(" .-\t\u00a0")), max_size=12),
)
def test_number_is_the_same_in_any_grouping(base: int, gaps: list[tuple[int, str]]) -> None:
    number = notice_number.build("01", base)
    signs = list(number)
    for place, gap in gaps:
        signs.insert(place, gap)
    assert recognise("".join(signs)) == Typed(TypedKind.NOTICE_NUMBER, number)


@given(st.integers(0, 10**13 - 1), st.integers(1, 99_999_999))
def test_qr_is_the_same_with_any_keys_and_prefix(base: int, cents: int) -> None:
    number = notice_number.build("01", base)
    written = qr_payload(number, ENTITY, cents)
    for scanned in (written, f"]Q1{written}", as_another_keyboard_writes(f"]Q1{written}")):
        found = recognise(scanned)
        assert (found.kind, found.value, found.entity_id) == (
            TypedKind.NOTICE_NUMBER, number, ENTITY,
        )  # fmt: skip


@given(st.lists(st.integers(0, 16), max_size=6), st.booleans())
def test_tax_code_is_the_same_in_any_grouping_and_case(gaps: list[int], lower: bool) -> None:
    signs = list("rssmra80a41z999c" if lower else "RSSMRA80A41Z999C")
    for place in gaps:
        signs.insert(place, " ")
    assert recognise("".join(signs)) == Typed(TypedKind.TAX_CODE, "RSSMRA80A41Z999C")


@given(st.text(max_size=60))
def test_whatever_is_typed_is_something(text: str) -> None:
    typed = recognise(text)
    assert typed.kind is not TypedKind.NOTICE_NUMBER or len(typed.value) == 18


@pytest.mark.parametrize(
    "rubbish",
    ["9" * 100_000, "RSSMRA80A41Z999C " * 6_000, "%" * 100_000, "]Q1" * 30_000, "/RFB/" * 20_000,
     "\u202e" * 100_000, "👩‍👩‍👧‍👦" * 10_000, "\x00\x1b\x7f", "C<ITA" * 20_000, "LGPE-" * 20_000],
)  # fmt: skip
def test_rubbish_is_cut_and_never_more_than_words_or_digits(rubbish: str) -> None:
    typed = recognise(rubbish)
    assert len(typed.value) <= TEXT_LIMIT
    assert typed.kind in (
        TypedKind.WORDS, TypedKind.NUMBER_UNFINISHED, TypedKind.REMITTANCE_CUT,
    )  # fmt: skip


def test_marks_that_turn_writing_round_are_not_part_of_a_name() -> None:
    assert recognise("Rossi\u202e Maria\u200f").value == "Rossi Maria"


CODES = st.sampled_from([NUMBER, notice_number.build("01", 77), "RSSMRA80A41Z999C", ENTITY,
                         qr_payload(NUMBER, ENTITY, 2195), STRIPE, FLOW])  # fmt: skip


@given(CODES, CODES, st.data())
def test_two_codes_typed_into_each_other_are_never_one(one: str, other: str, data) -> None:
    """Both whole, with at least one sign of either on both sides of one of the other."""
    order = data.draw(st.permutations([0] * len(one) + [1] * len(other)))
    signs = (iter(one), iter(other))
    mixed = "".join(next(signs[which]) for which in order)
    if mixed in (one + other, other + one):
        return
    found = recognise(mixed)
    sound = {
        TypedKind.TAX_CODE: lambda: tax_code.is_valid(found.value),
        TypedKind.NOTICE_NUMBER: lambda: notice_number.is_valid(found.value),
    }
    assert found.kind in (
        TypedKind.WORDS, TypedKind.NUMBER_UNFINISHED, TypedKind.REMITTANCE_CUT, TypedKind.FLOW,
        TypedKind.HEALTH_CARD, TypedKind.IDENTITY_CARD,
    ) or not sound[found.kind]()  # fmt: skip
