"""A day between desks and server as they are: reported, looked at, closed, handed over."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from central_server.identity.models import OperatorRow
from central_server.identity.secrets import hash_password
from counter_app.client.central_client import CentralClient
from payments_core.clock import rome_date
from payments_core.errors import RuleBroken
from payments_core.model.role import Role
from payments_core.wire.desk.contact_messages import PaperHealth, PrinterHealth, TaskCount
from payments_core.wire.desk.day_messages import CloseDay
from payments_core.wire.desk.messages import SignInRequest
from payments_core.wire.desk.operation_messages import LeaseRequest, OperationBatch
from payments_core.wire.desk.task_messages import CloseTask, HandTask
from tests.factories.desk_contacts import health, report
from tests.factories.server import (
    CREDENTIAL,
    DESK,
    ENTITY,
    PASSWORD,
    RATE_CENTS,
    USERNAME,
    Lease,
    add_everything,
    add_operator,
    release_operation,
)

SUPERVISOR = "sara.verdi"
PAPERS = PaperHealth(
    printers=(PrinterHealth(name="paper", state="PAPER_OUT"),), queued=2, uncertain=1
)


@pytest.fixture
def client(server, unit_of_work):
    password_hash = hash_password(PASSWORD)
    with unit_of_work() as session:
        add_everything(session)
        add_operator(
            session, operator_id="operator-2", username=SUPERVISOR, roles=(Role.SUPERVISOR,)
        )
        session.execute(update(OperatorRow).values(password_hash=password_hash))
    header = f"{ENTITY}/{DESK}:{CREDENTIAL}"
    with CentralClient(server.url, header) as client:
        yield client


@pytest.fixture
def token(client):
    return lambda name: client.sign_in(SignInRequest(username=name, password=PASSWORD)).token


def test_supervisor_learns_from_the_server_what_a_desk_has_told_it(client, token, clock) -> None:
    told = health(
        clock_at=clock.now(), waiting=3, oldest_waiting_at=clock.now(), papers=PAPERS,
        task_kinds=(TaskCount(code="print_uncertain", count=1),), open_tasks=1,
    )  # fmt: skip
    client.contact(report(health=told, sent_at=clock.now()))
    [desk] = client.desk_states(token(SUPERVISOR)).desks
    assert (desk.name, desk.waiting, desk.papers) == ("Sportello 12", 3, PAPERS)
    assert desk.contact_at == clock.now()
    with pytest.raises(RuleBroken, match="role_missing"):
        client.desk_states(token(USERNAME))


def test_what_was_released_offline_is_in_the_next_closing_with_its_own_date(
    client, token, clock
) -> None:
    """The day is closed while the notice still waits at the desk."""
    released_at, day = clock.now(), rome_date(clock.now())
    lease = client.lease(LeaseRequest(count=10))
    supervisor = token(SUPERVISOR)
    closed = client.close_day(CloseDay(closing_id="closing-1", closed_on=day), supervisor)
    assert (closed.totals, closed.registered_late) == ((), ())
    clock.advance(days=1)
    operation = release_operation(
        Lease(lease.lease_id, lease.first_base, lease.generation), released_at=released_at
    )
    client.deliver(OperationBatch(operations=(operation,)))
    supervisor, tomorrow = token(SUPERVISOR), day + timedelta(days=1)
    after = client.close_day(CloseDay(closing_id="closing-2", closed_on=tomorrow), supervisor)
    [late] = after.registered_late
    assert (late.released_at, late.registered_at) == (released_at, clock.now())
    assert after.totals == ()
    # The day itself is told as it is known now, and keeps its closing.
    again = client.day(day, day, None, supervisor)
    assert [(one.count, one.amount_cents) for one in again.totals] == [(1, RATE_CENTS)]
    assert [one.closing_id for one in again.closings] == ["closing-1"]


def test_task_goes_from_the_clerk_to_the_supervisor_and_is_closed(client, token, clock) -> None:
    task = HandTask(
        handed_id="handed-1", code="tax_code_check", title="Parodi Giovanni", facts={"a": "b"},
        opened_at=clock.now(),
    )  # fmt: skip
    for _ in range(2):
        client.hand_task(task, token(USERNAME))
    supervisor = token(SUPERVISOR)
    [seen] = client.handed_tasks(supervisor).tasks
    assert (seen.title, seen.facts, seen.desk_name) == (
        "Parodi Giovanni", {"a": "b"}, "Sportello 12",
    )  # fmt: skip
    client.close_handed_task("handed-1", CloseTask(reason="Rilasciato di nuovo"), supervisor)
    assert client.handed_tasks(supervisor).tasks == ()
