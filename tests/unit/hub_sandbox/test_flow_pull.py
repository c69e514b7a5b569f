import base64
from typing import Any

import pytest

from hub_sandbox.flow_pull import FlowPull
from hub_sandbox.flow_pull_messages import PullFault, PullOperation, PullRefusal
from hub_sandbox.ledger import Ledger
from hub_sandbox.numbering import Numbering
from hub_sandbox.treasurer import Correction, TreasurerBank
from payments_documents.texts import load_texts
from tests.factories.clock import FakeClock
from tests.factories.flow_pull import STATION, body_of, question
from tests.factories.sandbox import (
    ENTITY_ID,
    OTHER_ENTITY_ID,
    PSP_ID,
    SECOND_PSP_ID,
    STATION_PASSWORD,
    make_world,
    paid_notice,
)

LIST, FLOW = PullOperation.LIST, PullOperation.FLOW


class Town:
    """A flow that was settled for the municipality, and how its station asks for it."""

    def __init__(self, clock: FakeClock) -> None:
        world, ledger = make_world(), Ledger()
        self.clock = clock
        self.bank = TreasurerBank(
            world, ledger, Numbering(1), clock, load_texts("sandbox", "it"), lambda *_line: None
        )
        self.pull = FlowPull(world, self.bank)
        ledger.record_payment(paid_notice(world))
        [self.made] = self.bank.settle(ENTITY_ID)

    def ask(self, operation: PullOperation, **fields: str) -> Any:
        order = [*STATION, "identificativoDominio", "identificativoPSP", "identificativoFlusso"]
        given = STATION | {"password": STATION_PASSWORD} | fields
        known = {name: given[name] for name in order if name in given}
        return body_of(self.pull.answer(question(operation, **known), operation))

    def listed(self, **fields: str) -> list[str]:
        return [found.text for found in self.ask(LIST, **fields).iter("identificativoFlusso")]

    def document(self, **fields: str) -> str:
        asked = {"identificativoFlusso": self.made.flow.flow_id} | fields
        text = self.ask(FLOW, **asked).findtext("xmlRendicontazione")
        return base64.b64decode(text).decode("utf-8-sig")


@pytest.fixture
def town(clock: FakeClock) -> Town:
    return Town(clock)


def test_flow_is_listed_and_given_as_it_was_written(town: Town) -> None:
    flow_id = town.made.flow.flow_id
    assert town.listed() == town.listed(identificativoDominio=ENTITY_ID) == [flow_id]
    assert town.document() == town.made.document
    assert town.document(identificativoPSP=town.made.flow.psp_id) == town.made.document


def test_list_holds_every_issue_and_the_newest_is_given(town: Town) -> None:
    town.clock.advance(minutes=5)
    again = town.bank.reissue(ENTITY_ID, town.made.flow.flow_id, Correction())
    assert town.listed() == [town.made.flow.flow_id] * 2
    assert town.document() == again.document != town.made.document


def test_list_is_narrowed_to_a_psp(town: Town) -> None:
    psps = {PSP_ID, SECOND_PSP_ID}
    assert [len(town.listed(identificativoPSP=psp)) for psp in sorted(psps)] == [
        int(psp == town.made.flow.psp_id) for psp in sorted(psps)
    ]


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"identificativoIntermediarioPA": "99999999999"}, PullFault.BROKER_UNKNOWN),
        ({"identificativoStazioneIntermediarioPA": "nowhere"}, PullFault.STATION_UNKNOWN),
        ({"password": "another-one"}, PullFault.PASSWORD),
        ({"identificativoStazioneIntermediarioPA": f"{ENTITY_ID}_02"}, PullFault.PASSWORD),
        ({"identificativoDominio": "99999999999"}, PullFault.ENTITY_UNKNOWN),
        ({"identificativoDominio": OTHER_ENTITY_ID}, PullFault.ENTITY_OF_OTHERS),
        ({"identificativoPSP": "NOBODY"}, PullFault.PSP_UNKNOWN),
        ({"password": "short"}, PullFault.SYNTAX),
    ],
)
def test_question_of_a_stranger_is_refused(
    town: Town, fields: dict[str, str], fault: PullFault
) -> None:
    for operation in PullOperation:
        more = {"identificativoFlusso": "f"} if operation is FLOW else {}
        with pytest.raises(PullRefusal) as refusal:
            town.ask(operation, **more, **fields)
        assert refusal.value.fault is fault


def test_flow_that_nobody_made_is_unknown(town: Town) -> None:
    for fields in ({"identificativoFlusso": "another"}, {"identificativoPSP": PSP_ID}):
        with pytest.raises(PullRefusal) as refusal:
            town.document(**fields)
        assert refusal.value.fault is PullFault.FLOW_UNKNOWN
