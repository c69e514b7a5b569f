from dataclasses import replace

import pytest

from hub_sandbox.control_messages import FaultPlan, SandboxState
from hub_sandbox.deliveries import Delivery, DeliveryOutcome
from hub_sandbox.payer import (
    PaymentOutcome,
    PaymentReport,
    PaymentStep,
    Step,
    StoppedBy,
    VerifyStep,
)
from hub_sandbox.refusals import HubFault
from hub_sandbox.rest_faults import RestFault, Service
from hub_sandbox.sentences import Sentences
from payments_core.errors import BadValue, RuleBroken
from payments_documents.texts import load_texts
from tests.factories.clock import TEST_START
from tests.factories.sandbox import ENTITY_ID, NOTICE

LANGUAGES = ("it", "en")
TAKEN = Delivery(1, 0.0, DeliveryOutcome.DELIVERED)
LOST = Delivery(5, 15.0, DeliveryOutcome.FAILED, HubFault.STATION_TIMEOUT.value)


@pytest.fixture(params=LANGUAGES)
def sentences(request: pytest.FixtureRequest) -> Sentences:
    return Sentences(load_texts("sandbox", request.param))


def report(*deliveries: Delivery) -> PaymentReport:
    payment = PaymentStep(
        token="t" * 32,
        creditor_reference=NOTICE[1:],
        psp_id="BANCA",
        amount_cents=2200,
        fee_cents=150,
        activated_at=TEST_START,
        expires_at=TEST_START,
        paid_at=TEST_START,
        deliveries=deliveries,
        repeats=(),
    )
    verify = VerifyStep(2200, "Carta", "Comune", None)
    return PaymentReport(
        ENTITY_ID, NOTICE, PaymentOutcome.PAID, payment.receipt_arrived, verify, (payment,)
    )


def test_payment_says_amount_and_receipt(sentences: Sentences) -> None:
    verified, paid = sentences.payment(report(TAKEN)).splitlines()
    assert NOTICE in verified
    assert "22,00" in verified
    assert "t" * 32 in paid


def test_undelivered_receipt_says_why(sentences: Sentences) -> None:
    said = sentences.payment(report(LOST))
    assert HubFault.STATION_TIMEOUT in said


def test_payment_without_a_station_says_where_it_is_found(sentences: Sentences) -> None:
    _, paid = sentences.payment(report()).splitlines()
    assert "GPD" in paid
    assert "t" * 32 in paid


def test_held_receipt_is_told(sentences: Sentences) -> None:
    paid = report()
    held = replace(paid, payments=(replace(paid.payments[0], held=True),))
    assert sentences.payment(held) != sentences.payment(paid)
    assert "t" * 32 in sentences.payment(held)


@pytest.mark.parametrize("fault", list(HubFault))
def test_every_fault_of_the_hub_has_its_sentence(sentences: Sentences, fault: HubFault) -> None:
    stopped = StoppedBy(Step.VERIFY, fault.value, "PAA_PAGAMENTO_SCADUTO", "detail")
    refused = PaymentReport(
        ENTITY_ID, NOTICE, PaymentOutcome.REFUSED, went_well=False, stopped_by=stopped
    )
    said = sentences.payment(refused)
    assert fault.value in said
    assert "PAA_PAGAMENTO_SCADUTO" in said
    assert said.endswith("(detail)")
    assert load_texts("sandbox", "it").has(f"stopped.{fault.value}")


def test_problem_of_a_world_file_is_said_in_words(sentences: Sentences) -> None:
    error = BadValue("world_malformed", where="psps.0.name", problem="missing")
    said = sentences.error(error)
    assert "psps.0.name" in said
    assert "missing:" not in said
    odd = sentences.error(BadValue("world_malformed", where="psps", problem="odd_type"))
    assert "odd_type" in odd


def test_error_without_a_sentence_is_still_told(sentences: Sentences) -> None:
    assert "never_heard" in sentences.error(RuleBroken("never_heard"))


@pytest.mark.parametrize("fault", list(RestFault))
def test_every_fault_of_an_answer_has_its_words(sentences: Sentences, fault: RestFault) -> None:
    plan = FaultPlan(service=Service.FLOWS, fault=fault, count=4, seconds=3)
    said = sentences.fault(plan)
    assert "flows" in said
    assert "4" in said


def test_state_counts_receipts_that_arrived(sentences: Sentences) -> None:
    empty = SandboxState(payments=(), archive=(), positions=(), flow_ids=("a", "b"), journal_ids=())
    assert "2" in sentences.state(empty)


def test_both_languages_know_the_same_keys() -> None:
    italian, english = (set(load_texts("sandbox", one).sentences) for one in LANGUAGES)
    assert italian == english


def test_listening_says_address_and_seed(sentences: Sentences) -> None:
    said = sentences.listening("http://127.0.0.1:8090", 7)
    assert "http://127.0.0.1:8090" in said
    assert "7" in said
