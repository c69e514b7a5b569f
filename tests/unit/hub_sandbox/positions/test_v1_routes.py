"""The same calls at GPD and at the archive, each held against its own contract."""

from collections.abc import Iterator

import pytest

from tests.factories.clock import FakeClock
from tests.factories.debts import ContractClient, contract_of
from tests.factories.sandbox import (
    ARCHIVE_KEY,
    ENTITY_ID,
    NOTICE,
    archive_position,
    sandbox_client,
    willing_station,
)

POSITIONS = "/debtpositions"
ONE = "/debtpositions/{iupd}"
PUBLISHED = {"toPublish": "true"}


@pytest.fixture(params=[("gpd", "gpd.json"), ("aca", "gpd-4-aca.json")], ids=["gpd", "aca"])
def hub(clock: FakeClock, request: pytest.FixtureRequest) -> Iterator[ContractClient]:
    service, contract = request.param
    base = f"/{service}/debt-positions-service/v1/organizations/{ENTITY_ID}"
    headers = {"Ocp-Apim-Subscription-Key": ARCHIVE_KEY}
    with sandbox_client(willing_station(), clock) as client:
        yield ContractClient(client, base, contract_of(contract), headers=headers)


def create(hub: ContractClient, **changes: object) -> object:
    return hub("POST", POSITIONS, json=archive_position(**changes), status=201, query=PUBLISHED)


def test_position_is_created_published_and_read_back(hub: ContractClient) -> None:
    created = hub("POST", POSITIONS, json=archive_position(), status=201, query=PUBLISHED)
    assert created["status"] == "VALID"
    assert created["paymentOption"][0]["nav"] == NOTICE
    read = hub("GET", "/debtpositions/POS-1", ONE)
    assert read["organizationFiscalCode"] == ENTITY_ID
    assert read["publishDate"] == "2026-11-23T09:30:00.000"
    assert read["paymentOption"][0]["status"] == "PO_UNPAID"
    assert read["paymentOption"][0]["transfer"][0]["status"] == "T_UNREPORTED"


def test_put_without_to_publish_takes_it_back_to_draft(hub: ContractClient) -> None:
    create(hub)
    drafted = hub("PUT", "/debtpositions/POS-1", ONE, json=archive_position())
    assert drafted["status"] == "DRAFT"
    again = hub("PUT", "/debtpositions/POS-1", ONE, json=archive_position(), query=PUBLISHED)
    assert again["status"] == "VALID"


def test_life_of_a_position(hub: ContractClient) -> None:
    hub("POST", POSITIONS, json=archive_position(), status=201)
    assert hub("POST", "/debtpositions/POS-1/publish", f"{ONE}/publish")["status"] == "VALID"
    gone = hub("POST", "/debtpositions/POS-1/invalidate", f"{ONE}/invalidate")
    assert gone["status"] == "INVALID"
    hub("DELETE", "/debtpositions/POS-1", ONE)
    assert "POS-1" in hub("GET", "/debtpositions/POS-1", ONE, status=404)["detail"]


def test_bad_bodies_are_400_with_the_field(hub: ContractClient) -> None:
    said = hub("POST", POSITIONS, json=archive_position(amount=0), status=400)["detail"]
    assert "paymentOption.0.amount" in said
    hub("POST", POSITIONS, json=[], status=400)
    perhaps = {"toPublish": "perhaps"}
    hub("POST", POSITIONS, json=archive_position(), query=perhaps, status=400)
    broken = hub.client.post(
        f"{hub.base}{POSITIONS}",
        content=b"{",
        headers={"content-type": "application/json", **hub.headers},
    )
    assert broken.status_code == 400
    assert broken.headers["content-type"] == "application/problem+json"


def test_second_use_of_a_number_is_409(hub: ContractClient) -> None:
    create(hub)
    hub("POST", POSITIONS, json=archive_position(), status=409)


def test_iupd_with_a_dot_can_be_written_but_not_read(hub: ContractClient) -> None:
    create(hub, iupd="POS.1")
    read = hub.client.get(f"{hub.base}{POSITIONS}/POS.1", headers=hub.headers)
    assert read.status_code == 400


def test_list_is_filtered_ordered_and_paged(hub: ContractClient, clock: FakeClock) -> None:
    for number in range(3):
        clock.advance(minutes=1)
        position = archive_position(iupd=f"POS-{number}", iuv=f"0100000000000{number:04d}")
        published = {"toPublish": str(number == 1).lower()}
        hub("POST", POSITIONS, json=position, status=201, query=published)

    def listed(**query: object) -> list[str]:
        found = hub("GET", POSITIONS, query=query)["payment_position_list"]
        return [one["iupd"] for one in found]

    assert listed(limit=2) == ["POS-2", "POS-1"]
    assert listed(limit=2, page=1) == ["POS-0"]
    assert listed(orderby="IUPD", ordering="ASC") == ["POS-0", "POS-1", "POS-2"]
    assert listed(status="VALID") == ["POS-1"]
    assert listed(due_date_from="2027-01-01") == []
    assert len(listed(due_date_to="2026-12-31")) == 3
    hub("GET", POSITIONS, query={"limit": 51}, status=400)
    both = {"due_date_from": "2027-01-01", "payment_date_to": "2027-01-01"}
    hub("GET", POSITIONS, query=both, status=400)
