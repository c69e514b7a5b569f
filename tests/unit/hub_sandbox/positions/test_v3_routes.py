from collections.abc import Iterator

import httpx
import pytest

from tests.factories.clock import FakeClock
from tests.factories.debts import (
    FIRST_RATE,
    SECOND_RATE,
    SINGLE,
    ContractClient,
    contract_of,
    position_v3,
)
from tests.factories.sandbox import (
    ARCHIVE_KEY,
    ENTITY_ID,
    archive_position,
    make_gpd_world,
    sandbox_client,
    willing_station,
)

GPD = "/gpd/debt-positions-service"
POSITIONS = "/debtpositions"
ONE = "/debtpositions/{iupd}"
PUBLISHED = {"toPublish": "true"}
KEY = {"Ocp-Apim-Subscription-Key": ARCHIVE_KEY}


@pytest.fixture
def client(clock: FakeClock) -> Iterator[httpx.Client]:
    with sandbox_client(willing_station(), clock, world=make_gpd_world()) as found:
        yield found


@pytest.fixture
def gpd(client: httpx.Client) -> ContractClient:
    base = f"{GPD}/v3/organizations/{ENTITY_ID}"
    return ContractClient(client, base, contract_of("gpd_v3.json"), headers=KEY)


@pytest.fixture
def gpd_v1(client: httpx.Client) -> ContractClient:
    base = f"{GPD}/v1/organizations/{ENTITY_ID}"
    return ContractClient(client, base, contract_of("gpd.json"), headers=KEY)


def publish(gpd: ContractClient) -> None:
    made = gpd("POST", POSITIONS, json=position_v3(), status=201, query=PUBLISHED)
    assert made["status"] == "VALID"


def pay(client: httpx.Client, number: str) -> str | None:
    order = {"entity_id": ENTITY_ID, "notice_number": number}
    stopped = client.post("/sandbox/v1/pay", json=order).json()["stopped_by"]
    return None if stopped is None else str(stopped["original_fault"])


def test_life_of_a_position(gpd: ContractClient, client: httpx.Client) -> None:
    assert gpd("POST", POSITIONS, json=position_v3(), status=201)["status"] == "DRAFT"
    assert gpd("POST", "/debtpositions/POS-1/publish", f"{ONE}/publish")["status"] == "VALID"
    assert gpd("PUT", "/debtpositions/POS-1", ONE, json=position_v3())["status"] == "DRAFT"
    again = gpd("PUT", "/debtpositions/POS-1", ONE, json=position_v3(), query=PUBLISHED)
    assert again["status"] == "VALID"
    withdraw = client.post(f"{gpd.base}/debtpositions/POS-1/invalidate", headers=KEY)
    assert withdraw.status_code == 404
    gpd("DELETE", "/debtpositions/POS-1", ONE)
    gpd("GET", "/debtpositions/POS-1", ONE, status=404)


def test_plan_is_paid_rate_by_rate(gpd: ContractClient, client: httpx.Client) -> None:
    publish(gpd)
    assert pay(client, FIRST_RATE) is None
    seen = gpd("GET", "/debtpositions/POS-1", ONE)
    assert seen["status"] == "PARTIALLY_PAID"
    [single], rates = (option["installments"] for option in seen["paymentOption"])
    assert [one["status"] for one in (single, *rates)] == ["UNPAYABLE", "PAID", "UNPAID"]
    assert pay(client, SINGLE) == "PAA_PAGAMENTO_SCONOSCIUTO"
    assert pay(client, SECOND_RATE) is None
    assert gpd("GET", "/debtpositions/POS-1", ONE)["status"] == "PAID"
    client.post("/sandbox/v1/settle", json={"entity_id": ENTITY_ID})
    seen = gpd("GET", "/debtpositions/POS-1", ONE)
    assert seen["status"] == "PAID"
    assert seen["paymentOption"][1]["installments"][0]["status"] == "REPORTED"


def test_both_versions_show_one_store(gpd: ContractClient, gpd_v1: ContractClient) -> None:
    publish(gpd)
    read = gpd_v1("GET", "/debtpositions/POS-1", ONE)
    assert [one["isPartialPayment"] for one in read["paymentOption"]] == [False, True, True]
    gone = gpd_v1("POST", "/debtpositions/POS-1/invalidate", f"{ONE}/invalidate")
    assert gone["status"] == "INVALID"
    assert gpd("GET", "/debtpositions/POS-1", ONE)["status"] == "UNPAYABLE"
    gpd_v1("POST", POSITIONS, json=archive_position(iuv=SINGLE[1:], iupd="B"), status=409)


def test_list_is_filtered_by_the_states_of_v3_and_paged(
    gpd: ContractClient, gpd_v1: ContractClient
) -> None:
    publish(gpd)
    position = archive_position(iupd="POS-2", iuv="01000000000009999")
    gpd_v1("POST", POSITIONS, json=position, status=201)

    def listed(**query: object) -> list[str]:
        found = gpd("GET", POSITIONS, query=query)["payment_position_list"]
        return [one["iupd"] for one in found]

    assert sorted(listed()) == ["POS-1", "POS-2"]
    assert listed(status="VALID") == ["POS-1"]
    assert listed(status="UNPAYABLE") == []
    gpd_v1("POST", "/debtpositions/POS-1/invalidate", f"{ONE}/invalidate")
    assert listed(status="UNPAYABLE") == ["POS-1"]
    assert listed(limit=1, page=1, orderby="IUPD", ordering="ASC") == ["POS-2"]
    gpd("GET", POSITIONS, query={"status": "INVALID"}, status=400)
    gpd("GET", POSITIONS, query={"limit": 51}, status=400)


def test_refusals_keep_to_the_contract(gpd: ContractClient) -> None:
    publish(gpd)
    gpd("POST", POSITIONS, json=position_v3(), status=409)
    gpd("POST", POSITIONS, json={**position_v3("B"), "paymentOption": []}, status=400)
    gpd("POST", POSITIONS, json=position_v3("B", validityDate="2020-01-01T00:00:00"), status=400)
    gpd("POST", "/debtpositions/POS-1/publish", f"{ONE}/publish", status=409)
    gpd.headers = {}
    gpd("GET", POSITIONS, status=401)
