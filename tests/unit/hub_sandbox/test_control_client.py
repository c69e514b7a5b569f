from collections.abc import Iterator

import httpx
import pytest
from fastapi import FastAPI

from hub_sandbox.control_client import ControlClient
from hub_sandbox.control_messages import (
    DayRequest,
    FaultPlan,
    OptionsRequest,
    PayRequest,
    ReissueRequest,
)
from hub_sandbox.rest_faults import RestFault, Service
from payments_core.errors import RemoteProtocolError, RuleBroken, WorldTrouble
from tests.factories.clock import FakeClock
from tests.factories.sandbox import (
    ENTITY_ID,
    NOTICE,
    running,
    sandbox_client,
    willing_station,
)

PAY = PayRequest(entity_id=ENTITY_ID, notice_number=NOTICE)
DAY = DayRequest(entity_id=ENTITY_ID)


@pytest.fixture
def control(clock: FakeClock) -> Iterator[ControlClient]:
    with sandbox_client(willing_station(), clock) as client:
        yield ControlClient(client, str(client.base_url))


def test_answers_come_back_as_values(control: ControlClient) -> None:
    report = control.pay(PAY)
    assert report.went_well
    assert report.payments[0].receipt_arrived
    (flow,) = control.settle(DAY).flows
    assert control.treasury_day(DAY).credits[0].flow_id == flow.flow_id
    asked = control.options(OptionsRequest(entity_id=ENTITY_ID, notice_number=NOTICE))
    assert asked.options is not None
    assert asked.options.payment_options[0].installments[0].nav == NOTICE
    assert control.state().payments[0].token == report.payments[0].token


def test_faults_are_planned(control: ControlClient) -> None:
    plan = FaultPlan(service=Service.GPD, fault=RestFault.SLOW, count=2, seconds=3)
    assert control.plan_fault(plan) == plan


def test_refusals_rise_with_their_code(control: ControlClient) -> None:
    with pytest.raises(RuleBroken) as caught:
        control.settle(DAY)
    assert caught.value.code == "nothing_to_settle"
    assert caught.value.facts["entity"] == ENTITY_ID


@pytest.mark.parametrize("address", ["http://127.0.0.1:9", "not an address", "http://[", ""])
def test_nobody_there(address: str) -> None:
    with (
        httpx.Client(trust_env=False) as client,
        pytest.raises(WorldTrouble, match="sandbox_unreachable"),
    ):
        ControlClient(client, address).state()


def test_another_program_is_told_from_a_sandbox() -> None:
    with (
        running(FastAPI()) as address,
        httpx.Client(trust_env=False) as client,
        pytest.raises(RemoteProtocolError, match="not_a_sandbox"),
    ):
        ControlClient(client, address).state()


def test_flow_is_issued_again(control: ControlClient) -> None:
    control.pay(PAY)
    (flow,) = control.settle(DAY).flows
    again = control.reissue(ReissueRequest(entity_id=ENTITY_ID, flow_id=flow.flow_id))
    assert (again.revision, again.total_cents) == (2, flow.total_cents)
    assert control.state().flow_ids == (flow.flow_id,)
