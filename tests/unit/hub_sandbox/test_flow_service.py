import json
from datetime import timedelta

import pytest

from hub_sandbox.flow_service import FlowQuery, FlowRefusal, FlowService
from hub_sandbox.ledger import Ledger
from hub_sandbox.numbering import Numbering
from hub_sandbox.treasurer import Correction, TreasurerBank
from payments_documents.texts import load_texts
from tests.factories.clock import FakeClock
from tests.factories.sandbox import (
    ARCHIVE_KEY,
    ENTITY_ID,
    OTHER_ARCHIVE_KEY,
    OTHER_ENTITY_ID,
    PSP_ID,
    SECOND_PSP_ID,
    make_world,
    paid_notice,
)

ALL = FlowQuery(1, 100)


class Town:
    """A flow of what was paid in July, settled when the clock says."""

    def __init__(self, clock: FakeClock) -> None:
        self.world, self.ledger, self.clock = make_world(), Ledger(), clock
        self.bank = TreasurerBank(
            self.world, self.ledger, Numbering(1), clock, load_texts("sandbox", "it"),
            lambda *_line: None,
        )  # fmt: skip
        self.service = FlowService(self.world, self.bank, clock)
        self.entity = self.world.entity(ENTITY_ID)
        self.ledger.record_payment(paid_notice(self.world))
        [made] = self.bank.settle(ENTITY_ID)
        self.flow = made.flow

    def listed(self, query: FlowQuery = ALL, entity_id: str = ENTITY_ID) -> list[str]:
        page = json.loads(self.service.list(self.world.entity(entity_id), query))
        return [one["fdr"] for one in page["data"]]


@pytest.fixture
def town(clock: FakeClock) -> Town:
    return Town(clock)


def test_only_the_entitys_own_flows_are_listed(town: Town) -> None:
    assert town.listed() == [town.flow.flow_id]
    assert town.listed(entity_id=OTHER_ENTITY_ID) == []


def test_list_is_narrowed_as_asked(town: Town, clock: FakeClock) -> None:
    moment = timedelta(microseconds=1)
    found = [
        town.listed(query) != []
        for query in (
            FlowQuery(1, 9, psp_id=SECOND_PSP_ID),
            FlowQuery(1, 9, psp_id=PSP_ID),
            FlowQuery(1, 9, published_after=clock.now()),
            FlowQuery(1, 9, published_after=clock.now() - moment),
            FlowQuery(1, 9, flow_date=clock.now()),
            FlowQuery(1, 9, flow_date=clock.now() + moment),
        )
    ]
    assert found == [True, False, False, True, True, False]


def test_without_a_date_the_list_begins_with_the_previous_month(
    town: Town, clock: FakeClock
) -> None:
    clock.set(clock.now().replace(month=12, day=31))
    assert town.listed() == [town.flow.flow_id]
    clock.advance(days=1)
    assert town.listed() == []


@pytest.mark.parametrize(
    ("entity_id", "key", "status", "code"),
    [
        (ENTITY_ID, None, 401, "FDR-1000"),
        (ENTITY_ID, "another", 401, "FDR-1000"),
        (ENTITY_ID, OTHER_ARCHIVE_KEY, 403, "FDR-1000"),
        ("11111111111", ARCHIVE_KEY, 404, "FDR-2008"),
    ],
)
def test_key_opens_its_own_entity_only(
    town: Town, entity_id: str, key: str | None, status: int, code: str
) -> None:
    with pytest.raises(FlowRefusal) as refusal:
        town.service.admit(entity_id, key)
    assert (refusal.value.status, refusal.value.code) == (status, code)
    assert town.service.admit(ENTITY_ID, ARCHIVE_KEY) == town.entity


@pytest.mark.parametrize(
    ("flow_id", "revision", "psp_id"), [("x", 1, "y"), (None, 2, None), (None, 1, PSP_ID)]
)
def test_what_nobody_published_is_not_found(
    town: Town, flow_id: str | None, revision: int, psp_id: str | None
) -> None:
    asked = (flow_id or town.flow.flow_id, revision, psp_id or town.flow.psp_id)
    for ask in (town.service.header, lambda *it: town.service.payments(*it, 1, 10)):
        with pytest.raises(FlowRefusal) as refusal:
            ask(town.entity, *asked)
        assert (refusal.value.status, refusal.value.code) == (404, "FDR-3001")


def test_flow_issued_again_is_listed_once_and_found_in_every_revision(town: Town) -> None:
    town.clock.advance(minutes=1)
    again = town.bank.reissue(ENTITY_ID, town.flow.flow_id, Correction()).flow
    [listed] = json.loads(town.service.list(town.entity, ALL))["data"]
    assert (listed["fdr"], listed["revision"]) == (town.flow.flow_id, 2)
    for flow in (town.flow, again):
        header = town.service.header(town.entity, flow.flow_id, flow.revision, flow.psp_id)
        assert json.loads(header)["revision"] == flow.revision
    narrowed = FlowQuery(1, 9, published_after=town.flow.flow_at)
    assert town.listed(narrowed) == [town.flow.flow_id]
