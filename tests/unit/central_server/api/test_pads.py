import pytest

from central_server.desks import pads
from tests.factories.released_debts import number_of
from tests.factories.server import ENTITY, RATE


@pytest.fixture
def number(unit_of_work, clerk_client, clock):
    with unit_of_work() as session:
        return pads.make(session, ENTITY, RATE, 1, "pad-1", clock.now()).first


def test_number_of_a_form_is_told_with_its_kind(clerk_client, number):
    answer = clerk_client.get(f"/pads/{number}")
    assert answer.json() == {"notice_number": number, "kind_id": RATE}


def test_number_of_no_pad_is_unknown(clerk_client, number):
    answer = clerk_client.get(f"/pads/{number_of(9999)}")
    assert (answer.status_code, answer.json()["code"]) == (404, "pad_number_unknown")


def test_desk_alone_may_not_ask(desk_client, number):
    assert desk_client.get(f"/pads/{number}").status_code == 401
