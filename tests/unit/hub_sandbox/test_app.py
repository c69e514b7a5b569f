from collections.abc import Iterator

import httpx
import pytest

from tests.factories.clock import FakeClock
from tests.factories.sandbox import (
    ENTITY_ID,
    NOTICE,
    CannedStation,
    assert_valid_flow,
    assert_valid_journal,
    refusal,
    sandbox_client,
    willing_station,
)

ORDER = {"entity_id": ENTITY_ID, "notice_number": NOTICE}
DAY = {"entity_id": ENTITY_ID}


@pytest.fixture
def station() -> CannedStation:
    return willing_station()


@pytest.fixture
def control(station: CannedStation, clock: FakeClock) -> Iterator[httpx.Client]:
    with sandbox_client(station, clock) as client:
        yield client


def test_notice_is_paid_settled_and_credited_on_one_day(control: httpx.Client) -> None:
    paid = control.post("/sandbox/v1/pay", json=ORDER).json()
    assert (paid["outcome"], paid["went_well"]) == ("PAID", True)
    (flow,) = control.post("/sandbox/v1/settle", json=DAY).json()["flows"]
    assert_valid_flow(flow["content"])
    assert (flow["payments"], flow["total_cents"]) == (1, 2200)
    journal = control.post("/sandbox/v1/treasury-day", json=DAY).json()
    assert_valid_journal(journal["content"])
    (credit,) = journal["credits"]
    assert (credit["flow_id"], credit["amount_cents"]) == (flow["flow_id"], 2200)
    assert journal["day"] == flow["regulation_on"] == "2026-11-23"
    state = control.get("/sandbox/v1/state").json()
    assert state["payments"][0]["token"] == paid["payments"][0]["token"]
    assert state["flow_ids"] == [flow["flow_id"]]
    assert state["journal_ids"] == [journal["journal_id"]]


def test_refused_payment_is_an_answer_not_an_error(
    control: httpx.Client, station: CannedStation
) -> None:
    station.answers["paVerifyPaymentNotice"] = [
        refusal("paVerifyPaymentNoticeRes", "PAA_PAGAMENTO_ANNULLATO")
    ]
    answer = control.post("/sandbox/v1/pay", json=ORDER)
    assert answer.status_code == 200
    assert answer.json()["stopped_by"] == {
        "step": "VERIFY",
        "fault": "PPT_ERRORE_EMESSO_DA_PAA",
        "original_fault": "PAA_PAGAMENTO_ANNULLATO",
        "detail": "no",
    }


def test_faults_are_passed_on(control: httpx.Client) -> None:
    faults = {"twice": True, "lost_answers": 1, "repeated_receipts": 1}
    payments = control.post("/sandbox/v1/pay", json={**ORDER, **faults}).json()["payments"]
    assert [len(payment["deliveries"]) for payment in payments] == [2, 2]
    assert [len(payment["repeats"]) for payment in payments] == [1, 1]


def test_refusals_carry_code_and_facts(control: httpx.Client) -> None:
    answer = control.post("/sandbox/v1/settle", json=DAY)
    assert answer.status_code == 409
    assert answer.json() == {
        "code": "nothing_to_settle",
        "facts": {"entity": ENTITY_ID, "date": "2026-11-23"},
    }


@pytest.mark.parametrize(
    ("path", "body", "where"),
    [
        ("pay", {"entity_id": "1", "notice_number": NOTICE}, "body.entity_id"),
        ("pay", {**ORDER, "lost_answers": 21}, "body.lost_answers"),
        ("pay", {**ORDER, "colour": "red"}, "body.colour"),
        ("settle", {**DAY, "on": "yesterday"}, "body.on"),
    ],
)
def test_malformed_requests_name_the_field(
    control: httpx.Client, path: str, body: dict[str, object], where: str
) -> None:
    answer = control.post(f"/sandbox/v1/{path}", json=body)
    assert answer.status_code == 422
    assert answer.json() == {"code": "request_malformed", "facts": {"where": where}}
