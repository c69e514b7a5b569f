from datetime import date

import pytest

from hub_sandbox.answers import (
    read_payment,
    read_receipt_outcome,
    read_verify,
    require_postal,
)
from hub_sandbox.payment_data import PaymentData, StampOrder
from hub_sandbox.refusals import HubFault, HubRefusal
from tests.factories.sandbox import (
    ENTITY_ID,
    IBAN,
    NOTICE,
    OTHER_ENTITY_ID,
    OTHER_IBAN,
    POSTAL_IBAN,
    assert_valid_for_node,
    make_world,
    payment_answer,
    receipt_answer,
    refusal,
    transfer,
    verify_answer,
)

STAMP = (
    "<richiestaMarcaDaBollo><hashDocumento>YWJjZA==</hashDocumento><tipoBollo>01</tipoBollo>"
    "<provinciaResidenza>NA</provinciaResidenza></richiestaMarcaDaBollo>"
)


def detail_of(answer: bytes, version: int = 2) -> str:
    """What the hub has against a payment answer."""
    with pytest.raises(HubRefusal) as caught:
        read_payment(answer, version, make_world())
    assert caught.value.fault is HubFault.STATION_ANSWER
    return caught.value.detail or ""


def test_good_verify_answer_is_read() -> None:
    assert_valid_for_node(verify_answer())
    verified = read_verify(verify_answer("1234.05"), ENTITY_ID)
    assert verified.amount_cents == 123405
    assert verified.description == "Carta d'identità"
    assert verified.due_on == date(2026, 12, 31)


@pytest.mark.parametrize(
    "left_out", ["paymentDescription", "fiscalCodePA", "companyName", "paymentList"]
)
def test_good_verify_answer_needs_everything_but_the_office(left_out: str) -> None:
    whole = verify_answer().decode()
    start, end = whole.index(f"<{left_out}>"), whole.index(f"</{left_out}>")
    cut = whole[:start] + whole[end + len(f"</{left_out}>") :]
    with pytest.raises(HubRefusal, match="missing in a good answer"):
        read_verify(cut.encode(), ENTITY_ID)


def test_verify_answer_of_another_entity_is_refused() -> None:
    with pytest.raises(HubRefusal, match="not the entity"):
        read_verify(verify_answer(entity_id=OTHER_ENTITY_ID), ENTITY_ID)


@pytest.mark.parametrize("version", [1, 2])
def test_good_payment_answer_is_read(version: int) -> None:
    answer = payment_answer(version=version)
    assert_valid_for_node(answer)
    payment = read_payment(answer, version, make_world())
    assert payment.creditor_reference == NOTICE[1:]
    assert payment.amount_cents == 2200
    assert payment.debtor.full_name == "Anna Prova"
    assert payment.debtor.address.city == "Prova Marina"
    assert [one.iban for one in payment.transfers] == [IBAN]


def test_several_beneficiaries_with_their_own_accounts() -> None:
    listed = transfer(1, "12.00") + transfer(
        2, "10.00", OTHER_ENTITY_ID, f"<companyName>Servizi</companyName><IBAN>{OTHER_IBAN}</IBAN>"
    )
    answer = payment_answer(transfers=listed)
    assert_valid_for_node(answer)
    payment = read_payment(answer, 2, make_world())
    assert [one.beneficiary_tax_code for one in payment.transfers] == [ENTITY_ID, OTHER_ENTITY_ID]
    assert payment.transfers[1].beneficiary_name == "Servizi"


def test_digital_stamp_stands_in_place_of_an_account() -> None:
    answer = payment_answer("16.00", transfer(1, "16.00", account=STAMP))
    assert_valid_for_node(answer)
    (bought,) = read_payment(answer, 2, make_world()).transfers
    assert (bought.iban, bought.stamp) == (None, StampOrder("YWJjZA==", "NA"))
    assert "IBAN: missing" in detail_of(
        payment_answer("16.00", transfer(1, "16.00", account=STAMP), version=1), version=1
    )


@pytest.mark.parametrize("amount", ["0.00", "11,34", "11.342", "11.3", "1000000000.00"])
def test_amounts_outside_the_contract_are_refused(amount: str) -> None:
    assert "paymentAmount: value not allowed" in detail_of(payment_answer(amount))


@pytest.mark.parametrize("number", [0, 6, 11, "a"])
def test_transfer_numbers_outside_one_to_five_are_refused(number: int | str) -> None:
    answer = payment_answer(transfers=transfer(number))
    assert "idTransfer: value not allowed" in detail_of(answer)


def test_six_transfers_are_refused() -> None:
    listed = "".join(transfer(min(number, 5), "1.00") for number in range(1, 7))
    assert "transfer: not expected here" in detail_of(payment_answer("6.00", listed))


def test_repeated_transfer_number_is_refused() -> None:
    listed = transfer(1, "11.00") + transfer(1, "11.00")
    assert "idTransfer repeated" in detail_of(payment_answer(transfers=listed))


def test_transfers_that_do_not_add_up_are_refused() -> None:
    answer = payment_answer("22.00", transfer(1, "21.99"))
    assert_valid_for_node(answer)
    assert "do not add up" in detail_of(answer)


def test_description_over_140_characters_is_refused() -> None:
    assert "description: value not allowed" in detail_of(payment_answer(description="x" * 141))
    assert read_payment(payment_answer(description="x" * 140), 2, make_world())


@pytest.mark.parametrize("country", ["ITA", "it", "I"])
def test_country_is_two_capital_letters(country: str) -> None:
    answer = payment_answer(address=f"<country>{country}</country>")
    assert "country: value not allowed" in detail_of(answer)


def test_email_needs_its_sign() -> None:
    answer = payment_answer(email="<e-mail>anna.example.it</e-mail>")
    assert "e-mail: value not allowed" in detail_of(answer)


@pytest.mark.parametrize("element", ["streetName", "civicNumber", "city"])
def test_empty_optional_elements_are_refused(element: str) -> None:
    answer = payment_answer(address=f"<{element}></{element}>")
    assert f"{element}: value not allowed" in detail_of(answer)


def test_beneficiary_unknown_to_the_hub_is_refused() -> None:
    answer = payment_answer(transfers=transfer(entity_id="11111111115"))
    assert "fiscalCodePA: unknown entity" in detail_of(answer)


def test_account_must_be_registered_for_its_beneficiary() -> None:
    of_another = payment_answer(transfers=transfer(account=f"<IBAN>{OTHER_IBAN}</IBAN>"))
    assert_valid_for_node(of_another)
    assert "IBAN: not registered" in detail_of(of_another)


def test_company_name_is_required_in_version_two_only() -> None:
    assert "companyName: missing" in detail_of(payment_answer(company=""))
    assert read_payment(payment_answer(company="", version=1), 1, make_world())


def test_good_answer_without_data_is_refused() -> None:
    answer = payment_answer()
    start, end = answer.index(b"<data>"), answer.index(b"</data>") + len(b"</data>")
    assert "data: missing in a good answer" in detail_of(answer[:start] + answer[end:])


def test_ko_needs_a_fault() -> None:
    answer = receipt_answer().replace(b"OK", b"KO")
    with pytest.raises(HubRefusal, match="KO without a fault"):
        read_receipt_outcome(answer, 2)


def test_ok_may_not_have_a_fault() -> None:
    answer = refusal("paSendRTV2Response", "PAA_SYSTEM_ERROR").replace(b">KO<", b">OK<")
    with pytest.raises(HubRefusal, match="OK with a fault"):
        read_receipt_outcome(answer, 2)


def test_ko_of_the_station_keeps_its_code() -> None:
    answer = refusal("paVerifyPaymentNoticeRes", "PAA_PAGAMENTO_SCONOSCIUTO")
    assert_valid_for_node(answer)
    with pytest.raises(HubRefusal) as caught:
        read_verify(answer, ENTITY_ID)
    assert caught.value.fault is HubFault.STATION_REFUSED
    assert caught.value.original_fault == "PAA_PAGAMENTO_SCONOSCIUTO"


def test_answer_of_the_other_version_is_refused() -> None:
    with pytest.raises(HubRefusal, match="paSendRTRes instead of paSendRTV2Response"):
        read_receipt_outcome(receipt_answer(1), 2)


@pytest.mark.parametrize(("said", "all_postal"), [("true", True), ("1", True), ("false", False)])
def test_verify_says_whether_everything_can_go_to_postal_accounts(
    said: str, all_postal: bool
) -> None:
    assert read_verify(verify_answer(all_ccp=said), ENTITY_ID).all_postal is all_postal


def test_postal_payment_goes_to_postal_accounts_and_for_stamps_nowhere() -> None:
    def payment(account: str) -> PaymentData:
        answer = payment_answer(transfers=transfer(account=account))
        return read_payment(answer, 2, make_world())

    require_postal(payment(f"<IBAN>{POSTAL_IBAN}</IBAN>"))
    require_postal(payment(STAMP))
    with pytest.raises(HubRefusal) as refusal:
        require_postal(payment(f"<IBAN>{IBAN}</IBAN>"))
    assert refusal.value.fault is HubFault.STATION_ANSWER
