"""What came in together: a bank's flow, a treasurer's credit, and the payments in them.

Only the server knows, and it tells those who lead an office or administer.
"""

from collections.abc import Callable
from typing import TypeVar

from counter_app.client.line_evidence import SERVER_OLDER
from counter_app.services.ports import Reachability, Server
from counter_app.services.sign_in import SignIn
from payments_core.errors import RuleBroken, WorldTrouble
from payments_core.model.role import LEADERS
from payments_core.rules import remittance_text
from payments_core.wire.desk.settlement_messages import CreditReply, FlowPage

#: Payments of a flow that are shown together.
PAYMENTS_SHOWN = 500
#: Ids asked for, of those that a text leaves possible: a break in each of two copies leaves four.
IDS_ASKED = 6

T = TypeVar("T")


class SettlementLook:
    """Asks the server. Both questions raise `settlement_not_yours` for who only serves citizens,
    `settlement_offline` without the line, `server_older` from a server that tells of neither."""

    def __init__(self, server: Callable[[], Server], sign_in: SignIn, line: Reachability) -> None:
        self._server = server
        self._sign_in = sign_in
        self._line = line

    def flow(self, named: str, after: int = 0) -> FlowPage:
        """A flow with the payments after a line. `named` is its id, or a treasurer's text with a
        break in or behind it: then the flow is whichever of the possible ids the server knows.
        `flow_unknown`, and `flow_undecided` with the `flow_ids` that a text may mean alike."""
        ids = remittance_text.whole_ids(named)[:IDS_ASKED] or (named,)
        return self._ask(lambda server, token: _only_known(server, ids, after, token))

    def credit(self, number: str) -> CreditReply:
        """A provisional receipt by its number, `2026/1420`; `credit_unknown`."""
        year, _, document_no = number.partition("/")
        return self._ask(lambda server, token: server.credit(int(year), int(document_no), token))

    def _ask(self, question: Callable[[Server, str], T]) -> T:
        if LEADERS.isdisjoint(self._sign_in.roles()):
            raise RuleBroken("settlement_not_yours")
        if self._line.offline_since is not None:
            raise RuleBroken("settlement_offline")
        try:
            return question(self._server(), self._sign_in.token())
        except WorldTrouble as trouble:
            if trouble.code == SERVER_OLDER:
                raise
            raise RuleBroken("settlement_offline") from trouble


def _only_known(server: Server, ids: tuple[str, ...], after: int, token: str) -> FlowPage:
    found: dict[str, FlowPage] = {}
    for flow_id in ids:
        try:
            page = server.flow(flow_id, after, PAYMENTS_SHOWN, token)
        except RuleBroken as trouble:
            if trouble.code != "flow_unknown":
                raise
        else:
            found[page.flow.flow_id] = page
    if len(found) > 1:
        raise RuleBroken("flow_undecided", flow_ids=", ".join(found))
    if not found:
        raise RuleBroken("flow_unknown", flow_id=ids[0])
    return found.popitem()[1]
