from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter_app.client.central_client import CentralClient
from counter_app.events import CounterEvents, OutboxChanged, TaskAdded
from counter_app.store import numbers, outbox, tasks
from counter_app.store.tables import ReleaseState
from counter_app.sync.delivery import Delivery
from payments_core.errors import BadValue, WorldTrouble
from payments_core.wire.desk.messages import Problem
from payments_core.wire.desk.operation_messages import OperationAnswers, OperationBatch
from tests.factories.clock import FakeClock
from tests.factories.counter import Heard, enrolled_store, number_source
from tests.factories.desk_at_server import Desk
from tests.factories.fake_server import NOW, FakeServer, Fault, serving
from tests.factories.releasing import release_into

OPERATIONS = "desks/operations"


def delivery_of(desk: Desk) -> Delivery:
    return Delivery(desk.database, desk.events, desk.clock, lambda: 0.0)


def deliver(desk: Desk, delivery: Delivery | None = None) -> None:
    with desk.open_client() as client:
        (delivery or delivery_of(desk)).deliver(client)


def test_accepted_notice_becomes_payable_and_leaves_the_outbox(desk_at_server: Desk) -> None:
    desk = desk_at_server
    heard = Heard(desk.events)
    (number,) = desk.release()
    deliver(desk)
    row = desk.notice(number)
    assert (row.state, row.payable_at) == (ReleaseState.PAYABLE, NOW)
    assert desk.waiting() == 0
    assert heard.events == [OutboxChanged()]


def test_operations_are_delivered_in_order_twenty_at_a_time(desk_at_server: Desk) -> None:
    desk = desk_at_server
    released = desk.release(45)
    deliver(desk)
    assert [each.release.notice_number for each in desk.server.operations] == released
    assert desk.server.batches == [20, 20, 5]


def test_lost_answer_leads_to_one_effect(desk_at_server: Desk) -> None:
    desk = desk_at_server
    (number,) = desk.release()
    desk.server.spoil(OPERATIONS, Fault.LOSE_ANSWER)
    with pytest.raises(WorldTrouble):
        deliver(desk)
    assert desk.waiting() == 1
    assert desk.notice(number).state == ReleaseState.PENDING
    deliver(desk)
    assert desk.notice(number).state == ReleaseState.PAYABLE
    assert len(desk.server.operations) == 1


def test_batch_halves_after_each_failure_and_grows_again(desk_at_server: Desk) -> None:
    desk = desk_at_server
    desk.release(60)
    delivery = delivery_of(desk)
    desk.server.spoil(OPERATIONS, *[Fault.REFUSE] * 6)
    for _ in range(6):
        with pytest.raises(WorldTrouble):
            deliver(desk, delivery)
    deliver(desk, delivery)
    assert desk.server.batches == [1, 2, 4, 8, 16, 20, 9]
    assert desk.waiting() == 0


def test_batch_halves_while_answers_take_seconds(desk_at_server: Desk) -> None:
    desk = desk_at_server
    desk.release(60)
    with desk.open_client() as client:
        delivery_of(desk).deliver(SlowLine(client, desk.clock, [5.0, 9.0, 6.0]))
    assert desk.server.batches == [20, 10, 5, 2, 4, 8, 11]
    assert desk.waiting() == 0


class SlowLine:
    """Answers take so many seconds, then none."""

    def __init__(self, client: CentralClient, clock: FakeClock, waits: list[float]) -> None:
        self._client, self._clock, self._waits = client, clock, waits

    def deliver(self, batch: OperationBatch) -> OperationAnswers:
        self._clock.advance(seconds=self._waits.pop(0) if self._waits else 0.0)
        return self._client.deliver(batch)


@pytest.mark.parametrize("fault", [Fault.PORTAL, Fault.REFUSE])
def test_no_operation_is_to_blame_for_a_line_that_leads_elsewhere(
    desk_at_server: Desk, fault: Fault
) -> None:
    desk = desk_at_server
    desk.release(2)
    desk.server.spoil(OPERATIONS, fault)
    with pytest.raises(WorldTrouble):
        deliver(desk)
    assert desk.server.requests.count(f"POST {OPERATIONS}") == 1
    deliver(desk)
    assert desk.waiting() == 0


def test_answer_without_payable_counts_as_unanswered(desk_at_server: Desk) -> None:
    desk = desk_at_server
    desk.server.payable = False
    (number,) = desk.release()
    deliver(desk)
    row = desk.notice(number)
    assert (row.state, row.payable_at) == (ReleaseState.ACCEPTED, None)
    assert desk.waiting() == 0


def test_refused_notice_becomes_a_task_with_the_citizens_contact(desk_at_server: Desk) -> None:
    desk = desk_at_server
    heard = Heard(desk.events)
    (number,) = desk.release()
    desk.server.refusals[number] = Problem(code="tax_code_check", facts={"tax_code": "X"})
    deliver(desk)
    assert desk.notice(number).state == ReleaseState.REFUSED
    with desk.database.read() as session:
        (task,) = tasks.open_tasks(session)
    facts = dict(tasks.facts_of(task))
    assert task.problem_code == "tax_code_check"
    assert facts["phone"] == "010 555 0102"
    assert facts["debtor"] == "Rossi Maria"
    assert facts["tax_code"] == "X"
    assert TaskAdded(task.task_id) in heard.events
    assert desk.waiting() == 0


def test_fenced_lease_gives_no_more_numbers(desk_at_server: Desk) -> None:
    desk = desk_at_server
    desk.server.gone_leases.add("lease-a")
    (number,) = desk.release()
    deliver(desk)
    assert desk.notice(number).state == ReleaseState.REFUSED
    with desk.database.read() as session:
        assert numbers.numbers_left(session) == 0
        assert [row.problem_code for row in tasks.open_tasks(session)] == ["lease_fenced"]


def test_one_operation_that_the_server_cannot_digest_does_not_stop_the_others(
    desk_at_server: Desk,
) -> None:
    desk = desk_at_server
    released = desk.release(5)
    poison = released[2]
    delivery = delivery_of(desk)
    with Poisoned(desk, poison) as client:
        with pytest.raises(WorldTrouble):
            delivery.deliver(client)
        delivery.deliver(client)
    assert [each.release.notice_number for each in desk.server.operations] == [
        number for number in released if number != poison
    ]
    assert desk.waiting() == 1
    desk.clock.advance(minutes=10)
    deliver(desk, delivery)
    assert desk.waiting() == 0


class Poisoned:
    """A client whose server breaks on every batch that holds one notice."""

    def __init__(self, desk: Desk, number: str) -> None:
        self._client = desk.open_client()
        self._number = number
        self._honest = self._client.deliver

    def __enter__(self) -> CentralClient:
        self._client.deliver = self._deliver  # type: ignore[method-assign]
        return self._client

    def __exit__(self, *trouble: object) -> None:
        self._client.close()

    def _deliver(self, batch: OperationBatch) -> OperationAnswers:
        if any(each.release.notice_number == self._number for each in batch.operations):
            raise WorldTrouble("server_trouble", status=500)
        return self._honest(batch)


def test_operation_without_an_answer_is_sent_again_later(desk_at_server: Desk) -> None:
    desk = desk_at_server
    desk.release(2)
    with desk.open_client() as client:
        honest = client.deliver

        def forgetful(batch: OperationBatch) -> OperationAnswers:
            return OperationAnswers(answers=honest(batch).answers[:1])

        client.deliver = forgetful  # type: ignore[method-assign]
        delivery_of(desk).deliver(client)
    assert desk.waiting() == 1
    desk.clock.advance(seconds=2)
    deliver(desk)
    assert desk.waiting() == 0
    assert len(desk.server.operations) == 2


FAULTS = st.lists(
    st.sampled_from([None, Fault.REFUSE, Fault.LOSE_ANSWER, Fault.CUT_ANSWER, Fault.FAIL]),
    max_size=12,
)


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    faults=FAULTS,
    released=st.sampled_from([1, 3, 25]),
    refused=st.sets(st.integers(0, 29), max_size=3),
)
def test_whatever_fails_each_operation_takes_effect_once_and_none_is_lost(
    tmp_path_factory: pytest.TempPathFactory,
    faults: list[Fault | None],
    released: int,
    refused: set[int],
) -> None:
    folder: Path = tmp_path_factory.mktemp("desk")
    with serving(FakeServer()) as server:
        database = enrolled_store(folder, server.url)
        desk = Desk(
            server, database, number_source(database, folder), CounterEvents(), FakeClock(NOW),
            folder,
        )  # fmt: skip
        sent = [release_into(desk.numbers) for _ in range(released)]
        for step in refused & set(range(released)):
            server.refusals[sent[step]] = Problem(code="rate_unknown")
        delivery = delivery_of(desk)
        for fault in [*faults, None]:
            if fault is not None:
                server.spoil(OPERATIONS, fault)
        for _ in range(len(faults) + 1):
            desk.clock.advance(minutes=10)
            _try(desk, delivery)
        effects = [each.release.notice_number for each in server.operations]
        assert sorted(effects) == sorted(sent)
        with database.read() as session:
            assert outbox.count(session) == 0
            assert tasks.count_open(session) == len(server.refusals)
        database.close()


def _try(desk: Desk, delivery: Delivery) -> None:
    try:
        deliver(desk, delivery)
    except WorldTrouble:
        return


def test_refusal_of_a_whole_request_of_one_is_its_answer(
    desk_at_server: Desk, no_chance: Callable[[], float]
) -> None:
    desk = desk_at_server
    released = desk.release(3)
    with desk.open_client() as client:
        honest = client.deliver

        def strict(batch: OperationBatch) -> OperationAnswers:
            if any(each.release.notice_number == released[1] for each in batch.operations):
                raise BadValue("request_malformed", field="debtor")
            return honest(batch)

        client.deliver = strict  # type: ignore[method-assign]
        Delivery(desk.database, desk.events, desk.clock, no_chance).deliver(client)
    assert desk.waiting() == 0
    assert desk.notice(released[1]).state == ReleaseState.REFUSED
    assert desk.notice(released[2]).state == ReleaseState.PAYABLE
