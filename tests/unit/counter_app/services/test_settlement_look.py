from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from counter_app.client.line_evidence import SERVER_OLDER
from counter_app.services.settlement_look import PAYMENTS_SHOWN, SettlementLook
from payments_core.errors import RuleBroken, WorldTrouble
from payments_core.wire.desk.settlement_messages import CreditReply, FlowPage
from tests.factories.screen_money import AS_OF, FLOW_ID, a_credit, a_flow

PAGE = a_flow(("301000000000004285",))
REPLY = CreditReply(credit=a_credit(), as_of=AS_OF)


class Server:
    def __init__(self) -> None:
        self.asked: list[tuple[object, ...]] = []
        self.trouble: Exception | None = None
        self.flows: dict[object, FlowPage] = {FLOW_ID: PAGE}

    def flow(self, *asked: object) -> FlowPage:
        self._answer(asked, PAGE)
        if asked[0] not in self.flows:
            raise RuleBroken("flow_unknown", flow_id=asked[0])
        return self.flows[asked[0]]

    def credit(self, *asked: object) -> CreditReply:
        return self._answer(asked, REPLY)

    def _answer(self, asked, answer):
        self.asked.append(asked)
        if self.trouble is not None:
            raise self.trouble
        return answer


class SignedIn:
    may = frozenset({"clerk", "supervisor"})

    def token(self) -> str:
        return "t"

    def roles(self) -> frozenset[str]:
        return self.may


class Line:
    offline_since: datetime | None = None


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def who() -> SignedIn:
    return SignedIn()


@pytest.fixture
def line() -> Line:
    return Line()


@pytest.fixture
def look(server, who, line) -> SettlementLook:
    return SettlementLook(lambda: server, who, line)


QUESTIONS: tuple[Callable[[SettlementLook], object], ...] = (
    lambda look: look.flow(FLOW_ID),
    lambda look: look.credit("2026/1420"),
)


def test_supervisor_is_answered_by_the_server(look, server) -> None:
    assert look.flow(FLOW_ID, 500) is PAGE
    assert look.credit("2026/1420") is REPLY
    assert server.asked == [(FLOW_ID, 500, PAYMENTS_SHOWN, "t"), (2026, 1420, "t")]


@pytest.mark.parametrize("question", QUESTIONS)
def test_clerk_is_told_whom_it_is_for_and_nothing_is_asked(look, server, who, question) -> None:
    who.may = frozenset({"clerk"})
    with pytest.raises(RuleBroken, match="settlement_not_yours"):
        question(look)
    assert server.asked == []


@pytest.mark.parametrize("question", QUESTIONS)
def test_without_the_line_nobody_knows(look, server, line, question) -> None:
    server.trouble = WorldTrouble("server_unreachable")
    with pytest.raises(RuleBroken, match="settlement_offline"):
        question(look)
    line.offline_since = datetime(2026, 11, 23, tzinfo=UTC)
    server.asked.clear()
    with pytest.raises(RuleBroken, match="settlement_offline"):
        question(look)
    assert server.asked == []


@pytest.mark.parametrize("question", QUESTIONS)
def test_server_that_tells_of_neither_is_said_to_be_older(look, server, question) -> None:
    server.trouble = WorldTrouble(SERVER_OLDER)
    with pytest.raises(WorldTrouble, match=SERVER_OLDER):
        question(look)


def test_what_the_server_does_not_know_is_said_as_it_says_it(look, server) -> None:
    server.trouble = RuleBroken("flow_unknown", flow_id=FLOW_ID)
    with pytest.raises(RuleBroken, match="flow_unknown"):
        look.flow(FLOW_ID)


@pytest.mark.parametrize("place", range(1, len(FLOW_ID)))
def test_break_in_a_text_leads_to_the_flow_that_the_server_knows(look, place) -> None:
    text = f"/PUR/LGPE-RIVERSAMENTO/TXT/0/URI/{FLOW_ID[:place]} {FLOW_ID[place:]}"
    assert look.flow(text) is PAGE


def test_text_that_names_two_flows_of_the_server_decides_for_neither(look, server) -> None:
    cut = PAGE.flow.model_copy(update={"flow_id": FLOW_ID[:-2]})
    server.flows[FLOW_ID[:-2]] = PAGE.model_copy(update={"flow": cut})
    with pytest.raises(RuleBroken) as refused:
        look.flow(f"/PUR/LGPE-RIVERSAMENTO/URI/{FLOW_ID[:-2]} {FLOW_ID[-2:]}")
    assert refused.value.code == "flow_undecided"
    assert refused.value.facts["flow_ids"] == f"{FLOW_ID[:-2]}, {FLOW_ID}"


def test_text_that_names_no_flow_of_the_server_is_unknown(look, server) -> None:
    server.flows.clear()
    with pytest.raises(RuleBroken, match="flow_unknown"):
        look.flow(f"/PUR/LGPE-RIVERSAMENTO/URI/{FLOW_ID[:-2]} {FLOW_ID[-2:]}")
    assert [asked[0] for asked in server.asked] == [FLOW_ID[:-2], FLOW_ID]
