"""A double payment goes back: two desks' services, the real server, its command line."""

import csv
import io
from dataclasses import replace

import pytest
from sqlalchemy import update

from central_server.cli.main import main as central_server
from central_server.identity.models import OperatorRow
from central_server.identity.secrets import hash_password
from counter_app.client.central_client import CentralClient
from counter_app.services.refunds import Refunds, is_waiting, to_ask_back
from counter_app.services.views import CheckVerdict, CheckView, OperatorView, RefundForm
from counter_app.ui.said.answers import answer
from counter_app.ui.style.words import Words
from payments_core.errors import RuleBroken
from payments_core.wire.desk.messages import SignInRequest
from payments_core.wire.desk.notice_messages import EvidenceKind
from tests.factories.refunds import pay_twice
from tests.factories.screen_notices import a_notice
from tests.factories.screen_people import NOW
from tests.factories.server import CREDENTIAL, DESK, ENTITY, PASSWORD, USERNAME


class AtDesk:
    """An operator signed in at the desk, over HTTP."""

    def __init__(self, client: CentralClient, username: str, new_id) -> None:
        reply = client.sign_in(SignInRequest(username=username, password=PASSWORD))
        self._client, self._reply = client, reply
        self.refunds = Refunds(lambda: client, self, new_id)

    def token(self) -> str:
        return self._reply.token

    def roles(self) -> frozenset[str]:
        return frozenset(self._reply.roles)

    def current(self) -> OperatorView:
        reply = self._reply
        return OperatorView(
            reply.operator_id, reply.username, reply.display_name, tuple(reply.roles)
        )

    def check(self, number: str) -> CheckView:
        reply = self._client.check(number, self.token())
        notice = a_notice(1, reply.notice.subject, 2195, reply.notice.due_on, "TO_CHECK")
        return CheckView(
            notice, CheckVerdict.PAID_TWICE, reply.timeline, reply.receipts, reply.as_of, True
        )


@pytest.fixture
def number(unit_of_work, clock, new_id) -> str:
    with unit_of_work() as session:
        number = pay_twice(session, clock, new_id)
        session.execute(update(OperatorRow).values(password_hash=hash_password(PASSWORD)))
    return number


@pytest.fixture
def client(server, number):
    with CentralClient(server.url, f"{ENTITY}/{DESK}:{CREDENTIAL}") as client:
        yield client


def typed(desk: AtDesk, check: CheckView, **changes: str) -> RefundForm:
    return replace(
        desk.refunds.begin(check),
        iban="IT60 X054 2811 1010 0000 0123 456",
        reason="Pagato due volte",
        **changes,
    )


def test_a_double_payment_goes_back(client, number, new_id, tmp_path, database_url, monkeypatch):
    clerk = AtDesk(client, USERNAME, new_id)
    check = clerk.check(number)
    assert len(to_ask_back(check)) == 2
    form = typed(clerk, check)
    asked = clerk.refunds.request(form)
    assert clerk.refunds.request(form) == asked
    assert is_waiting(clerk.check(number))
    with pytest.raises(RuleBroken, match="role_missing"):
        clerk.refunds.approve(asked.refund_id)
    with pytest.raises(RuleBroken) as refusal:
        clerk.refunds.request(typed(clerk, check))
    assert (refusal.value.code, refusal.value.facts) == ("refund_exceeds_receipt", {"left": "0,00"})

    supervisor = AtDesk(client, "sara.verdi", new_id)
    (task,) = supervisor.refunds.tasks()
    assert supervisor.refunds.waiting(task.notice_number) == (asked,)
    supervisor.refunds.approve(task.task_id)
    assert supervisor.refunds.tasks() == ()

    monkeypatch.setenv("CENTRAL_SERVER_DATABASE_URL", database_url)
    export = ("refunds", "export", "--entity", ENTITY, "--output", str(tmp_path / "rimborsi"))
    assert central_server(export) == 0
    text = (tmp_path / "rimborsi.csv").read_text(encoding="utf-8")
    (line,) = csv.DictReader(io.StringIO(text), delimiter=";")
    assert (line["refund_id"], line["amount_cents"]) == (asked.refund_id, "2195")
    close = ("refunds", "close", asked.refund_id, "--order", "2026/118", "--entity", ENTITY)
    assert central_server(close) == 0

    check = clerk.check(number)
    assert check.timeline[-1].kind is EvidenceKind.REFUNDED
    said = answer(Words("it"), check, NOW).detail
    assert said.startswith("Rimborsati 21,95 € il ")
    assert said.endswith(", mandato 2026/118")
