from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.factories.clock import FakeClock
from tests.factories.sandbox import (
    ARCHIVE_KEY,
    ENTITY_ID,
    NOTICE,
    OTHER_ARCHIVE_KEY,
    archive_position,
    sandbox_client,
    willing_station,
)

BASE = f"/aca/debt-positions-service/v1/organizations/{ENTITY_ID}"
POSITIONS = f"{BASE}/debtpositions"


@pytest.fixture
def archive(clock: FakeClock) -> Iterator[httpx.Client]:
    with sandbox_client(willing_station(), clock) as client:
        client.headers["Ocp-Apim-Subscription-Key"] = ARCHIVE_KEY
        yield client


def problem(response: Any, status: int) -> str:
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["status"] == status
    return str(response.json()["detail"])


def test_position_is_created_published_and_read_back(archive: httpx.Client) -> None:
    created = archive.post(POSITIONS, params={"toPublish": "true"}, json=archive_position())
    assert created.status_code == 201
    assert created.json()["status"] == "VALID"
    assert created.json()["paymentOption"][0]["nav"] == NOTICE
    read = archive.get(f"{POSITIONS}/POS-1").json()
    assert read["organizationFiscalCode"] == ENTITY_ID
    assert read["publishDate"] == "2026-11-23T09:30:00.000"
    assert read["paymentOption"][0]["status"] == "PO_UNPAID"
    assert read["paymentOption"][0]["transfer"][0]["status"] == "T_UNREPORTED"


def test_put_without_to_publish_takes_it_back_to_draft(archive: httpx.Client) -> None:
    archive.post(POSITIONS, params={"toPublish": "true"}, json=archive_position())
    assert archive.put(f"{POSITIONS}/POS-1", json=archive_position()).json()["status"] == "DRAFT"
    published = archive.put(
        f"{POSITIONS}/POS-1", params={"toPublish": "true"}, json=archive_position()
    )
    assert published.status_code == 200
    assert published.json()["status"] == "VALID"


def test_life_of_a_position(archive: httpx.Client) -> None:
    archive.post(POSITIONS, json=archive_position())
    assert archive.post(f"{POSITIONS}/POS-1/publish").json()["status"] == "VALID"
    assert archive.post(f"{POSITIONS}/POS-1/invalidate").json()["status"] == "INVALID"
    assert archive.delete(f"{POSITIONS}/POS-1").status_code == 200
    assert "POS-1" in problem(archive.get(f"{POSITIONS}/POS-1"), 404)


def test_paid_elsewhere(archive: httpx.Client) -> None:
    archive.post(POSITIONS, params={"toPublish": "true"}, json=archive_position())
    paid = archive.post(
        f"{BASE}/paymentoptions/paids/{NOTICE}", json={"paymentDate": "2026-11-20T10:00:00"}
    )
    assert paid.json()["status"] == "PO_PAID"
    assert paid.json()["paymentDate"] == "2026-11-20T10:00:00.000"
    problem(archive.post(f"{BASE}/paymentoptions/paids/{NOTICE}"), 409)


@pytest.mark.parametrize("key", [None, "", "guess"])
def test_wrong_key_is_401(archive: httpx.Client, key: str | None) -> None:
    del archive.headers["Ocp-Apim-Subscription-Key"]
    headers = {} if key is None else {"Ocp-Apim-Subscription-Key": key}
    problem(archive.get(POSITIONS, headers=headers), 401)


def test_key_of_another_entity_is_403(archive: httpx.Client) -> None:
    headers = {"Ocp-Apim-Subscription-Key": OTHER_ARCHIVE_KEY}
    problem(archive.post(POSITIONS, json=archive_position(), headers=headers), 403)


def test_bad_bodies_are_400_with_the_field(archive: httpx.Client) -> None:
    assert "paymentOption.0.amount" in problem(
        archive.post(POSITIONS, json=archive_position(amount=0)), 400
    )
    problem(
        archive.post(POSITIONS, content=b"{", headers={"content-type": "application/json"}), 400
    )
    problem(archive.post(POSITIONS, json=[]), 400)
    problem(archive.post(POSITIONS, json=archive_position(), params={"toPublish": "perhaps"}), 400)


def test_second_use_of_a_number_is_409(archive: httpx.Client) -> None:
    archive.post(POSITIONS, json=archive_position())
    problem(archive.post(POSITIONS, json=archive_position()), 409)


def test_iupd_with_a_dot_can_be_written_but_not_read(archive: httpx.Client) -> None:
    assert archive.post(POSITIONS, json=archive_position(iupd="POS.1")).status_code == 201
    problem(archive.get(f"{POSITIONS}/POS.1"), 400)


def test_list_is_filtered_ordered_and_paged(archive: httpx.Client, clock: FakeClock) -> None:
    for number in range(3):
        clock.advance(minutes=1)
        iuv = f"0100000000000{number:04d}"
        archive.post(
            POSITIONS,
            params={"toPublish": str(number == 1).lower()},
            json=archive_position(iupd=f"POS-{number}", iuv=iuv),
        )
    newest = archive.get(POSITIONS, params={"limit": 2}).json()
    assert [one["iupd"] for one in newest["payment_position_list"]] == ["POS-2", "POS-1"]
    assert newest["page_info"] == {"page": 0, "limit": 2, "items_found": 2, "total_pages": 2}
    rest = archive.get(POSITIONS, params={"limit": 2, "page": 1}).json()
    assert [one["iupd"] for one in rest["payment_position_list"]] == ["POS-0"]
    by_name = archive.get(POSITIONS, params={"orderby": "IUPD", "ordering": "ASC"}).json()
    assert by_name["payment_position_list"][0]["iupd"] == "POS-0"
    valid = archive.get(POSITIONS, params={"status": "VALID"}).json()
    assert [one["iupd"] for one in valid["payment_position_list"]] == ["POS-1"]
    late = archive.get(POSITIONS, params={"due_date_from": "2027-01-01"}).json()
    assert late["payment_position_list"] == []
    soon = archive.get(POSITIONS, params={"due_date_to": "2026-12-31"}).json()
    assert soon["page_info"]["items_found"] == 3
    problem(archive.get(POSITIONS, params={"limit": 51}), 400)
