import base64
from datetime import timedelta

import pytest
from lxml import etree

from hub_sandbox.faults import NO_FAULTS, Faults
from hub_sandbox.gpd import Gpd
from hub_sandbox.gpd_notices import GpdNotices
from hub_sandbox.ledger import Ledger
from hub_sandbox.numbering import Numbering
from hub_sandbox.payer import Payer, PaymentOrder, PaymentOutcome, PaymentReport, Step
from hub_sandbox.refusals import HubFault
from hub_sandbox.station_client import StationClient
from tests.factories.clock import TEST_START, FakeClock
from tests.factories.sandbox import (
    ENTITY_ID,
    IBAN,
    NOTICE,
    POSTAL_IBAN,
    PSP_ID,
    SECOND_PSP_ID,
    CannedStation,
    assert_valid_for_node,
    body_of,
    make_world,
    payment_answer,
    receipt_answer,
    refusal,
    transfer,
    verify_answer,
    willing_station,
)


class Counter:
    """A payer with a station, everything around it standing still."""

    def __init__(self, station: CannedStation, version: int = 2, seed: int = 1) -> None:
        world = make_world(version=version)
        self.station, self.ledger, self.pauses = station, Ledger(), list[float]()
        self.payer = Payer(
            world,
            self.ledger,
            StationClient(station, world),
            GpdNotices(Gpd(world, FakeClock()), FakeClock()),
            Numbering(seed),
            FakeClock(),
            self.pauses.append,
            1.0,
        )

    def pay(
        self,
        notice: str = NOTICE,
        entity_id: str = ENTITY_ID,
        psp_id: str | None = None,
        faults: Faults = NO_FAULTS,
        *,
        postal: bool = False,
    ) -> PaymentReport:
        return self.payer.pay(PaymentOrder(entity_id, notice, psp_id, faults, postal))


def stopped(report: PaymentReport) -> tuple[Step, str]:
    assert report.stopped_by is not None
    assert report.outcome is PaymentOutcome.REFUSED
    assert not report.went_well
    return report.stopped_by.step, report.stopped_by.fault


@pytest.mark.parametrize("version", [1, 2])
def test_payment_goes_from_verify_to_receipt(version: int) -> None:
    counter = Counter(willing_station(version), version)
    report = counter.pay()
    suffix = {1: "", 2: "V2"}[version]
    assert [one.action for one in counter.station.sent] == [
        "paVerifyPaymentNotice",
        f"paGetPayment{suffix}",
        f"paSendRT{suffix}",
    ]
    assert report.outcome is PaymentOutcome.PAID
    assert report.went_well
    assert report.verify is not None
    assert report.verify.amount_cents == report.payments[0].amount_cents == 2200
    for one in counter.station.sent:
        assert_valid_for_node(one.message)


def test_activation_lasts_thirty_minutes() -> None:
    payment = Counter(willing_station()).pay().payments[0]
    assert payment.activated_at == TEST_START
    assert payment.expires_at - payment.activated_at == timedelta(minutes=30)


def test_same_seed_gives_the_same_token() -> None:
    assert Counter(willing_station(), seed=4).pay() == Counter(willing_station(), seed=4).pay()


def test_amount_that_the_payer_saw_is_sent_with_the_activation() -> None:
    station = willing_station()
    station.answers["paVerifyPaymentNotice"] = [verify_answer("8.00")]
    counter = Counter(station)
    report = counter.pay()
    request = body_of(station.messages("paGetPaymentV2")[0])
    assert request.findtext("amount") == "8.00"
    assert report.payments[0].amount_cents == 2200


def test_named_psp_takes_the_money() -> None:
    counter = Counter(willing_station())
    assert counter.pay(psp_id=SECOND_PSP_ID).payments[0].psp_id == SECOND_PSP_ID
    assert Counter(willing_station()).pay().payments[0].psp_id == PSP_ID


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ({"notice": "30100000000000428"}, HubFault.NOTICE_MALFORMED),
        ({"notice": "30100000000000428A"}, HubFault.NOTICE_MALFORMED),
        ({"notice": "٣" * 18}, HubFault.NOTICE_MALFORMED),
        ({"entity_id": "11111111115"}, HubFault.ENTITY_UNKNOWN),
        ({"notice": "302000000000004285"}, HubFault.STATION_UNKNOWN),
        ({"notice": "001000000000004285"}, HubFault.STATION_UNKNOWN),
        ({"psp_id": "NOBODY"}, HubFault.PSP_UNKNOWN),
    ],
)
def test_what_the_hub_knows_better_never_reaches_the_station(
    wrong: dict[str, str], fault: HubFault
) -> None:
    counter = Counter(willing_station())
    assert stopped(counter.pay(**wrong)) == (Step.VERIFY, fault)
    assert counter.station.sent == []


def test_bad_check_digits_do_reach_the_station() -> None:
    counter = Counter(willing_station())
    counter.pay(notice="301000000000004299")
    assert counter.station.messages("paVerifyPaymentNotice")


def test_refusal_of_the_station_ends_the_payment_with_its_code() -> None:
    station = willing_station()
    station.answers["paVerifyPaymentNotice"] = [
        refusal("paVerifyPaymentNoticeRes", "PAA_PAGAMENTO_SCADUTO")
    ]
    report = Counter(station).pay()
    assert stopped(report) == (Step.VERIFY, HubFault.STATION_REFUSED)
    assert report.stopped_by is not None
    assert report.stopped_by.original_fault == "PAA_PAGAMENTO_SCADUTO"


def test_bad_activation_answer_takes_no_money() -> None:
    station = willing_station()
    station.answers["paGetPaymentV2"] = [payment_answer("22.00", transfer(1, "1.00"))]
    counter = Counter(station)
    report = counter.pay()
    assert stopped(report) == (Step.ACTIVATE, HubFault.STATION_ANSWER)
    assert report.verify is not None
    assert counter.ledger.payments() == ()
    assert counter.station.messages("paSendRTV2") == []


def test_digital_stamp_is_sold_and_comes_with_the_receipt() -> None:
    stamp = (
        "<richiestaMarcaDaBollo><hashDocumento>YWJjZA==</hashDocumento><tipoBollo>01</tipoBollo>"
        "<provinciaResidenza>NA</provinciaResidenza></richiestaMarcaDaBollo>"
    )
    station = willing_station()
    station.answers["paGetPaymentV2"] = [payment_answer(transfers=transfer(account=stamp))]
    counter = Counter(station)
    assert counter.pay(faults=Faults(repeated_receipts=1)).went_well
    first, again = counter.station.messages("paSendRTV2")
    assert_valid_for_node(first)
    assert first == again
    (bought,) = body_of(first).iterfind("receipt/transferList/transfer")
    assert bought.find("IBAN") is None
    stamp = base64.b64decode(bought.findtext("MBDAttachment") or "")
    assert etree.fromstring(stamp).findtext("{*}ImprontaDocumento/{*}DigestValue") == "YWJjZA=="


def test_paid_notice_cannot_be_paid_again() -> None:
    counter = Counter(willing_station())
    counter.pay()
    assert stopped(counter.pay()) == (Step.VERIFY, HubFault.ALREADY_PAID)
    assert len(counter.station.messages("paVerifyPaymentNotice")) == 1


def test_notice_is_paid_by_one_person_at_a_time() -> None:
    station = willing_station()
    counter = Counter(station)
    second: list[PaymentReport] = []

    def somebody_else_comes(_message: bytes) -> bytes:
        second.append(counter.pay())
        return verify_answer()

    station.answers["paVerifyPaymentNotice"] = [somebody_else_comes]
    assert counter.pay().went_well
    assert stopped(second[0]) == (Step.VERIFY, HubFault.IN_PROGRESS)
    assert len(counter.ledger.payments()) == 1


def test_notice_that_was_refused_can_be_paid_later() -> None:
    station = willing_station()
    station.answers["paVerifyPaymentNotice"] = [HubFault.STATION_TIMEOUT, verify_answer()]
    counter = Counter(station)
    assert stopped(counter.pay()) == (Step.VERIFY, HubFault.STATION_TIMEOUT)
    assert counter.pay().went_well


def test_money_taken_with_an_undelivered_receipt_is_paid_but_not_well() -> None:
    station = willing_station()
    station.answers["paSendRTV2"] = [HubFault.STATION_UNREACHABLE]
    counter = Counter(station)
    report = counter.pay()
    assert report.outcome is PaymentOutcome.PAID
    assert not report.went_well
    assert len(report.payments[0].deliveries) == 5
    assert counter.pauses == [1.0, 3.0, 7.0, 15.0]
    assert len(counter.ledger.payments()) == 1


def test_lost_answer_brings_the_same_receipt_again() -> None:
    counter = Counter(willing_station())
    report = counter.pay(faults=Faults(lost_answers=1))
    first, second = counter.station.messages("paSendRTV2")
    assert first == second
    assert report.went_well
    outcomes = [delivery.outcome.value for delivery in report.payments[0].deliveries]
    assert outcomes == ["FAILED", "DELIVERED"]


def test_repeated_receipt_is_the_same_message() -> None:
    station = willing_station()
    station.answers["paSendRTV2"] = [
        receipt_answer(),
        receipt_answer(),
        refusal("paSendRTV2Response", "PAA_RECEIPT_DUPLICATA"),
    ]
    counter = Counter(station)
    report = counter.pay(faults=Faults(repeated_receipts=2))
    assert len(set(counter.station.messages("paSendRTV2"))) == 1
    outcomes = [delivery.outcome.value for delivery in report.payments[0].repeats]
    assert outcomes == ["DELIVERED", "DUPLICATE"]
    assert report.went_well
    token = report.payments[0].token
    assert len(counter.ledger.deliveries(token)) == 3


def test_paid_twice_is_two_tokens_and_two_receipts() -> None:
    counter = Counter(willing_station())
    report = counter.pay(faults=Faults(twice=True))
    tokens = [payment.token for payment in report.payments]
    sent = [
        body_of(message).findtext("receipt/receiptId")
        for message in counter.station.messages("paSendRTV2")
    ]
    assert len(set(tokens)) == 2
    assert sent == tokens
    assert len(counter.ledger.payments()) == 2
    actions = [one.action for one in counter.station.sent]
    assert actions.index("paSendRTV2") > max(
        place for place, action in enumerate(actions) if action == "paGetPaymentV2"
    )


def postal_station(account: str = POSTAL_IBAN, version: int = 2) -> CannedStation:
    """A station that promises postal accounts, and gives this one."""
    station = willing_station(version)
    station.answers["paVerifyPaymentNotice"] = [verify_answer(all_ccp="true")]
    paid_to = transfer(account=f"<IBAN>{account}</IBAN>")
    action = {1: "paGetPayment", 2: "paGetPaymentV2"}[version]
    station.answers[action] = [payment_answer(transfers=paid_to, version=version)]
    return station


@pytest.mark.parametrize("version", [1, 2])
def test_postal_payer_asks_for_postal_accounts_and_pays_there(version: int) -> None:
    counter = Counter(postal_station(version=version), version)
    report = counter.pay(postal=True)
    assert report.outcome is PaymentOutcome.PAID
    asked = body_of(counter.station.sent[1].message)
    assert asked.findtext("transferType") == "POSTAL"
    assert_valid_for_node(counter.station.sent[1].message)
    [paid] = counter.ledger.payments()
    assert [one.iban for one in paid.data.transfers] == [POSTAL_IBAN]


def test_other_payers_ask_for_the_accounts_of_the_bank() -> None:
    counter = Counter(willing_station())
    counter.pay()
    assert body_of(counter.station.sent[1].message).findtext("transferType") == "PAGOPA"


def test_postal_payer_goes_no_further_where_not_everything_is_postal() -> None:
    counter = Counter(willing_station())
    report = counter.pay(postal=True)
    assert stopped(report) == (Step.VERIFY, HubFault.NOT_ALL_POSTAL.value)
    assert report.verify is not None
    assert len(counter.station.sent) == 1


def test_station_that_breaks_its_promise_of_postal_accounts_is_refused() -> None:
    counter = Counter(postal_station(IBAN))
    report = counter.pay(postal=True)
    assert stopped(report) == (Step.ACTIVATE, HubFault.STATION_ANSWER.value)
    assert report.stopped_by is not None
    assert "transfer[1]/IBAN: no postal account" in (report.stopped_by.detail or "")
    assert counter.pay().outcome is PaymentOutcome.PAID


def receipts_sent(counter: Counter) -> list[str | None]:
    messages = counter.station.messages("paSendRTV2")
    return [body_of(message).findtext("receipt/receiptId") for message in messages]


def test_receipts_of_two_payers_arrive_in_the_opposite_order() -> None:
    counter = Counter(willing_station())
    report = counter.pay(faults=Faults(twice=True, held_receipt=True))
    first, second = (payment.token for payment in report.payments)
    assert receipts_sent(counter) == [second, first]
    assert [payment.held for payment in report.payments] == [True, False]
    assert report.went_well
    assert counter.ledger.deliveries(first)[0].arrived


def test_held_receipt_waits_for_that_of_the_next_payment() -> None:
    counter = Counter(willing_station())
    held = counter.pay(faults=Faults(held_receipt=True)).payments[0]
    assert receipts_sent(counter) == []
    assert counter.ledger.deliveries(held.token) == ()
    following = counter.pay(notice="301000000000009999").payments[0]
    assert receipts_sent(counter) == [following.token, held.token]
    counter.pay(notice="301000000000008888")
    assert receipts_sent(counter).count(held.token) == 1
