from collections.abc import Iterator

import httpx
import pytest

from tests.factories.clock import FakeClock
from tests.factories.debts import ContractClient, contract_of
from tests.factories.sandbox import (
    ARCHIVE_KEY,
    ENTITY_ID,
    IBAN,
    NOTICE,
    OTHER_IBAN,
    archive_position,
    make_gpd_world,
    sandbox_client,
    willing_station,
)

BASE = f"/gpd/debt-positions-service/v1/organizations/{ENTITY_ID}"
POSITIONS = "/debtpositions"
ONE = "/debtpositions/{iupd}"
PUBLISHED = {"toPublish": "true"}
KEY = {"Ocp-Apim-Subscription-Key": ARCHIVE_KEY}
ORDER = {"entity_id": ENTITY_ID, "notice_number": NOTICE}


@pytest.fixture
def client(clock: FakeClock) -> Iterator[httpx.Client]:
    with sandbox_client(willing_station(), clock, world=make_gpd_world()) as found:
        yield found


@pytest.fixture
def gpd(client: httpx.Client) -> ContractClient:
    return ContractClient(client, BASE, contract_of("gpd.json"), headers={**KEY})


def publish(gpd: ContractClient) -> None:
    made = gpd("POST", POSITIONS, json=archive_position(), status=201, query=PUBLISHED)
    assert made["status"] == "VALID"


def test_life_of_a_position(gpd: ContractClient) -> None:
    made = gpd("POST", POSITIONS, json=archive_position(), status=201)
    assert made["status"] == "DRAFT"
    assert gpd("POST", "/debtpositions/POS-1/publish", f"{ONE}/publish")["status"] == "VALID"
    changed = archive_position(fullName="Anna Maria Prova")
    assert gpd("PUT", "/debtpositions/POS-1", ONE, json=changed)["status"] == "DRAFT"
    again = gpd("PUT", "/debtpositions/POS-1", ONE, json=changed, query=PUBLISHED)
    assert (again["status"], again["fullName"]) == ("VALID", "Anna Maria Prova")
    gone = gpd("POST", "/debtpositions/POS-1/invalidate", f"{ONE}/invalidate")
    assert gone["status"] == "INVALID"
    gpd("DELETE", "/debtpositions/POS-1", ONE)
    gpd("GET", "/debtpositions/POS-1", ONE, status=404)


def test_refusals_keep_to_the_contract(gpd: ContractClient) -> None:
    publish(gpd)
    gpd("POST", POSITIONS, json=archive_position(), status=409)
    gpd("POST", POSITIONS, json=archive_position(amount=1), status=400)
    foreign = archive_position(iupd="POS-2", iuv="02000000000004285")
    gpd("POST", POSITIONS, json=foreign, status=403)
    gpd("POST", "/debtpositions/POS-1/publish", f"{ONE}/publish", status=409)
    gpd("POST", "/debtpositions/POS-9/publish", f"{ONE}/publish", status=404)
    gpd("GET", POSITIONS, query={"limit": 51}, status=400)
    gpd.headers = {}
    gpd("GET", POSITIONS, status=401)


def test_citizen_pays_out_of_gpd_and_settlement_reports(
    gpd: ContractClient, client: httpx.Client
) -> None:
    publish(gpd)
    paid = client.post("/sandbox/v1/pay", json=ORDER).json()
    assert (paid["outcome"], paid["went_well"]) == ("PAID", True)
    [payment] = paid["payments"]
    assert payment["deliveries"] == []
    seen = gpd("GET", "/debtpositions/POS-1", ONE)
    assert (seen["status"], seen["paymentOption"][0]["idReceipt"]) == ("PAID", payment["token"])
    again = client.post("/sandbox/v1/pay", json=ORDER).json()
    assert again["stopped_by"]["fault"] == "PPT_PAGAMENTO_DUPLICATO"
    place = f"/bizevents/service/v1/organizations/{ENTITY_ID}/receipts/{payment['token']}"
    assert client.get(place, headers=KEY).json()["noticeNumber"] == NOTICE
    [flow] = client.post("/sandbox/v1/settle", json={"entity_id": ENTITY_ID}).json()["flows"]
    seen = gpd("GET", "/debtpositions/POS-1", ONE)
    assert seen["status"] == "REPORTED"
    [option] = seen["paymentOption"]
    assert (option["status"], option["idFlowReporting"]) == ("PO_REPORTED", flow["flow_id"])
    assert option["transfer"][0]["status"] == "T_REPORTED"
    found = gpd("GET", POSITIONS, query={"payment_date_from": "2026-11-23", "status": "REPORTED"})
    assert found["page_info"]["items_found"] == 1
    state = client.get("/sandbox/v1/state").json()
    assert state["archive"] == []
    assert state["positions"][0]["status"] == "REPORTED"


def test_two_payers_at_once_leave_two_receipts_and_one_paid_position(
    gpd: ContractClient, client: httpx.Client
) -> None:
    publish(gpd)
    paid = client.post("/sandbox/v1/pay", json={**ORDER, "twice": True}).json()
    first, second = (one["token"] for one in paid["payments"])
    assert gpd("GET", "/debtpositions/POS-1", ONE)["paymentOption"][0]["idReceipt"] == first
    receipts = f"/bizevents/service/v1/organizations/{ENTITY_ID}/receipts"
    assert client.get(f"{receipts}/{second}", headers=KEY).is_success


def test_account_is_changed_everywhere(gpd: ContractClient) -> None:
    publish(gpd)
    place, query = "/debtpositions/transfers", {"oldIban": IBAN, "limit": 10}
    answer = gpd("PATCH", place, json={"newIban": OTHER_IBAN}, query=query)
    assert answer["updatedTransfers"] == 1
    seen = gpd("GET", "/debtpositions/POS-1", ONE)
    assert seen["paymentOption"][0]["transfer"][0]["iban"] == OTHER_IBAN
    gpd("PATCH", place, json={}, query=query, status=400)


def test_archive_and_gpd_do_not_share_positions(gpd: ContractClient, client: httpx.Client) -> None:
    publish(gpd)
    place = f"/aca/debt-positions-service/v1/organizations/{ENTITY_ID}/debtpositions/POS-1"
    assert client.get(place, headers=KEY).status_code == 404
    paids = f"{BASE}/paymentoptions/paids/{NOTICE}"
    assert client.post(paids, headers=KEY).status_code == 404


def test_options_are_not_asked_of_a_station_that_is_not_there(client: httpx.Client) -> None:
    answer = client.post("/sandbox/v1/options", json=ORDER).json()
    assert answer["fault"] == "PPT_STAZIONE_INT_PA_SCONOSCIUTA"
