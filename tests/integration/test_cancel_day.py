"""A notice over the threshold is cancelled by two people: a desk's client, the real server."""

import pytest
from sqlalchemy import update

from central_server.identity.models import OperatorRow
from central_server.identity.secrets import hash_password
from counter_app.client.central_client import CentralClient
from counter_app.services.cancel_requests import CancelRequests, request_of
from counter_app.services.views import OperatorView
from payments_core.errors import RuleBroken
from payments_core.model.role import Role
from payments_core.wire.desk.cancel_messages import AWAITS_APPROVAL, CancelStatus
from payments_core.wire.desk.messages import SignInRequest
from payments_core.wire.desk.notice_messages import ActKind, ChangeKind, NoticeAct, NoticeState
from tests.factories.cancellations import SUPERVISOR_ID, set_threshold
from tests.factories.released_debts import add_position
from tests.factories.server import (
    CREDENTIAL,
    DESK,
    ENTITY,
    PASSWORD,
    USERNAME,
    add_everything,
    add_operator,
)

CANCEL = NoticeAct(act=ActKind.CANCEL, reason="rilasciato per errore")


class AtDesk:
    """An operator signed in at the desk, over HTTP."""

    def __init__(self, client: CentralClient, username: str) -> None:
        self._reply = client.sign_in(SignInRequest(username=username, password=PASSWORD))
        self.cancels = CancelRequests(lambda: client, self)

    def token(self) -> str:
        return self._reply.token

    def roles(self) -> frozenset[str]:
        return frozenset(self._reply.roles)

    def current(self) -> OperatorView:
        reply = self._reply
        return OperatorView(
            reply.operator_id, reply.username, reply.display_name, tuple(reply.roles)
        )


@pytest.fixture
def number(server, unit_of_work) -> str:
    with unit_of_work() as session:
        add_everything(session)
        add_operator(
            session, operator_id=SUPERVISOR_ID, username="sara.verdi", roles=(Role.SUPERVISOR,)
        )
        set_threshold(session)
        session.execute(update(OperatorRow).values(password_hash=hash_password(PASSWORD)))
        return add_position(session)


@pytest.fixture
def client(server, number):
    with CentralClient(server.url, f"{ENTITY}/{DESK}:{CREDENTIAL}") as client:
        yield client


def ask(client: CentralClient, number: str, clerk: AtDesk) -> str:
    with pytest.raises(RuleBroken) as refusal:
        client.act(number, CANCEL, clerk.token())
    assert refusal.value.code == AWAITS_APPROVAL
    return str(refusal.value.facts["request_id"])


def test_one_asks_and_another_approves(client, number):
    clerk, supervisor = AtDesk(client, USERNAME), AtDesk(client, "sara.verdi")
    asked = ask(client, number, clerk)
    assert ask(client, number, supervisor) == asked
    assert client.check(number, clerk.token()).notice.cancel_waits
    with pytest.raises(RuleBroken, match="role_missing"):
        clerk.cancels.approve(asked)
    (task,) = supervisor.cancels.tasks()
    assert (request_of(task), task.notice_number) == (asked, number)
    (waiting,) = supervisor.cancels.waiting(number)
    assert not supervisor.cancels.is_own(waiting)
    supervisor.cancels.approve(asked)
    assert supervisor.cancels.tasks() == ()
    assert client.check(number, clerk.token()).notice.state is NoticeState.CANCELLED
    kinds = [one.kind for one in client.changes(0, 9).changes]
    assert kinds == [ChangeKind.CANCEL_REQUESTED, ChangeKind.NOTICE_CANCELLED]


def test_desk_that_asked_hears_why_it_was_rejected(client, number):
    clerk, supervisor = AtDesk(client, USERNAME), AtDesk(client, "sara.verdi")
    asked = ask(client, number, clerk)
    assert client.cancel_outcome(asked).status is CancelStatus.REQUESTED
    supervisor.cancels.reject(asked, "È dovuto")
    told = client.cancel_outcome(asked)
    assert (told.status, told.reason) == (CancelStatus.REJECTED, "È dovuto")
    assert client.changes(0, 9).changes[-1].kind is ChangeKind.CANCEL_REJECTED
    assert client.check(number, clerk.token()).notice.state is NoticeState.OPEN
