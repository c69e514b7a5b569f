from collections.abc import Callable, Iterator

import pytest

from counter_app.client.central_client import CentralClient
from counter_app.store import audit, outbox
from counter_app.sync import audit_delivery
from counter_app.sync.audit_delivery import PUT_OFF, AuditDelivery
from counter_app.sync.engine import POLL_SECONDS
from payments_core.errors import WorldTrouble
from payments_core.wire.desk.audit_messages import AuditEntry, AuditReply
from payments_core.wire.desk.messages import Problem
from tests.factories.desk_at_server import Desk
from tests.factories.fake_server import NOW, Fault

TOLD = "POST desks/audit"
DELIVERED = "POST desks/operations"


@pytest.fixture
def client(desk_at_server: Desk) -> Iterator[CentralClient]:
    with desk_at_server.open_client() as opened:
        yield opened


@pytest.fixture
def delivery(desk_at_server: Desk) -> AuditDelivery:
    return AuditDelivery(desk_at_server.database, desk_at_server.clock)


@pytest.fixture
def see(desk_at_server: Desk) -> Callable[[int], None]:
    """Somebody has seen so many people."""
    seen = iter(range(10_000))

    def see(count: int) -> None:
        with desk_at_server.database.write() as session:
            for number in (next(seen) for _ in range(count)):
                entry = AuditEntry(
                    entry_id=f"entry-{number}", act="CITIZEN_OPENED", operator_id="laura",
                    citizen_id="c-1", happened_at=NOW,
                )  # fmt: skip
                audit.add(session, entry)
                session.flush()

    return see


def untold(desk: Desk) -> int:
    with desk.database.read() as session:
        return audit.count(session)


def test_entries_are_told_in_their_order_and_leave_with_the_answer(
    desk_at_server: Desk, client: CentralClient, delivery: AuditDelivery, see: Callable[[int], None]
) -> None:
    see(450)
    assert delivery.deliver(client) is False
    assert list(desk_at_server.server.audit) == [f"entry-{number}" for number in range(450)]
    assert desk_at_server.server.requests == [TOLD] * 3
    assert untold(desk_at_server) == 0
    assert delivery.deliver(client) is False
    assert desk_at_server.server.requests == [TOLD] * 3


def test_long_log_is_told_a_part_a_turn(
    desk_at_server: Desk,
    client: CentralClient,
    delivery: AuditDelivery,
    see: Callable[[int], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(audit_delivery, "ENTRIES_LIMIT", 2)
    monkeypatch.setattr(audit_delivery, "BATCHES_A_TURN", 2)
    see(5)
    assert delivery.deliver(client) is True
    assert untold(desk_at_server) == 1
    assert delivery.deliver(client) is False
    assert untold(desk_at_server) == 0


def test_nothing_is_told_while_a_release_waits(
    desk_at_server: Desk, client: CentralClient, delivery: AuditDelivery, see: Callable[[int], None]
) -> None:
    see(1)
    desk_at_server.release()
    assert delivery.deliver(client) is False
    assert desk_at_server.server.requests == []
    assert untold(desk_at_server) == 1


def test_release_that_is_made_between_two_batches_goes_first(
    desk_at_server: Desk,
    client: CentralClient,
    delivery: AuditDelivery,
    see: Callable[[int], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(audit_delivery, "ENTRIES_LIMIT", 1)
    see(3)
    tell = CentralClient.tell_of

    def tell_and_release(self, batch):  # type: ignore[no-untyped-def]
        desk_at_server.release()
        return tell(self, batch)

    monkeypatch.setattr(CentralClient, "tell_of", tell_and_release)
    assert delivery.deliver(client) is False
    assert untold(desk_at_server) == 2


@pytest.mark.parametrize("fault", [Fault.LOSE_ANSWER, Fault.CUT_ANSWER, Fault.REFUSE])
def test_what_is_not_answered_stays_and_is_told_again_under_its_id(
    desk_at_server: Desk,
    client: CentralClient,
    delivery: AuditDelivery,
    see: Callable[[int], None],
    fault: Fault,
) -> None:
    see(2)
    desk_at_server.server.spoil("desks/audit", fault)
    with pytest.raises(WorldTrouble):
        delivery.deliver(client)
    assert untold(desk_at_server) == 2
    delivery.deliver(client)
    assert list(desk_at_server.server.audit) == ["entry-0", "entry-1"]
    assert untold(desk_at_server) == 0


def test_server_that_cannot_take_the_log_is_let_alone_for_a_while(
    desk_at_server: Desk, client: CentralClient, delivery: AuditDelivery, see: Callable[[int], None]
) -> None:
    see(1)
    desk_at_server.server.spoil("desks/audit", Fault.FAIL)
    assert delivery.deliver(client) is False
    desk_at_server.clock.advance(seconds=PUT_OFF.total_seconds() - 1)
    assert delivery.deliver(client) is False
    assert desk_at_server.server.requests == [TOLD]
    desk_at_server.clock.advance(seconds=1)
    delivery.deliver(client)
    assert untold(desk_at_server) == 0


def test_clock_that_is_set_back_puts_off_nothing(
    desk_at_server: Desk, client: CentralClient, delivery: AuditDelivery, see: Callable[[int], None]
) -> None:
    see(1)
    desk_at_server.server.spoil("desks/audit", Fault.FAIL)
    delivery.deliver(client)
    desk_at_server.clock.advance(hours=-5)
    delivery.deliver(client)
    assert untold(desk_at_server) == 0


def test_entries_that_the_answer_does_not_name_stay(
    desk_at_server: Desk,
    client: CentralClient,
    delivery: AuditDelivery,
    see: Callable[[int], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    see(2)
    monkeypatch.setattr(
        type(desk_at_server.server), "_take_audit",
        lambda self, body: AuditReply(recorded=("of somebody else",)),
    )  # fmt: skip
    assert delivery.deliver(client) is False
    assert untold(desk_at_server) == 2
    assert desk_at_server.server.requests == [TOLD]


# --- in a turn of the engine ---------------------------------------------------------------------


def test_releases_go_first_and_the_log_follows_in_the_same_turn(
    desk_at_server: Desk, client: CentralClient, see: Callable[[int], None]
) -> None:
    see(1)
    desk_at_server.release(25)
    engine = desk_at_server.engine(lambda: 0.0)
    assert engine.turn(client) == POLL_SECONDS
    asked = desk_at_server.server.requests
    assert asked.index(TOLD) > max(
        place for place, request in enumerate(asked) if request == DELIVERED
    )
    assert untold(desk_at_server) == 0


def test_release_that_cannot_be_delivered_holds_the_log_back(
    desk_at_server: Desk, client: CentralClient, see: Callable[[int], None]
) -> None:
    see(1)
    desk_at_server.release()
    desk_at_server.server.spoil("desks/operations", Fault.FAIL)
    engine = desk_at_server.engine(lambda: 0.0)
    engine.turn(client)
    engine.turn(client)
    assert TOLD not in desk_at_server.server.requests
    desk_at_server.clock.advance(minutes=1)
    engine.turn(client)
    with desk_at_server.database.read() as session:
        assert outbox.count(session) == 0
    assert list(desk_at_server.server.audit) == ["entry-0"]


@pytest.mark.parametrize("fault", [Fault.FAIL, Fault.CUT_ANSWER])
def test_log_that_cannot_be_told_holds_nothing_back(
    desk_at_server: Desk, client: CentralClient, see: Callable[[int], None], fault: Fault
) -> None:
    see(1)
    engine = desk_at_server.engine(lambda: 0.0)
    desk_at_server.server.spoil("desks/audit", fault)
    engine.turn(client)
    desk_at_server.release()
    engine.turn(client)
    assert desk_at_server.waiting() == 0
    assert "GET changes" in desk_at_server.server.requests


def test_log_of_a_desk_that_is_refused_stays(
    desk_at_server: Desk, client: CentralClient, see: Callable[[int], None]
) -> None:
    see(1)
    desk_at_server.server.desk_refused = Problem(code="desk_credential_refused")
    desk_at_server.engine(lambda: 0.0).turn(client)
    assert untold(desk_at_server) == 1
