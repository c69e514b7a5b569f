import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from counter_app.client import central_client
from counter_app.client.central_client import CentralClient
from counter_app.events import (
    ChangeArrived,
    ConnectivityChanged,
    CounterEvents,
)
from counter_app.store import cancellations, tasks
from counter_app.store.tables import ReleaseState
from counter_app.sync import registry as syncing
from counter_app.sync.backoff import LONGEST_SECONDS
from counter_app.sync.engine import POLL_SECONDS, POLL_WITHOUT_PUSH_SECONDS, SyncEngine
from payments_core.errors import RuleBroken, WorldTrouble
from payments_core.model.registry_policy import RegistryPolicy
from payments_core.wire.desk.messages import Problem
from payments_core.wire.desk.notice_messages import ChangeKind
from payments_core.wire.desk.operation_messages import Cancellation
from tests.factories.clock import FakeClock
from tests.factories.counter import KEY, WAIT_SECONDS, Heard, enrolled_store, number_source
from tests.factories.desk_at_server import Desk
from tests.factories.fake_server import NOW, FakeServer, Fault, registry_person, serving
from tests.factories.releasing import release_into
from tests.factories.server_process import wait_until


@pytest.fixture
def engine(desk_at_server: Desk, no_chance: Callable[[], float]) -> Iterator[SyncEngine]:
    built = desk_at_server.engine(no_chance)
    yield built
    built.stop()


@pytest.fixture
def client(desk_at_server: Desk) -> Iterator[CentralClient]:
    with desk_at_server.open_client() as opened:
        yield opened


def test_quiet_desk_looks_again_after_a_minute(engine: SyncEngine, client: CentralClient) -> None:
    assert engine.turn(client) == POLL_SECONDS


def test_desk_without_push_looks_again_within_seconds(
    engine: SyncEngine, client: CentralClient, desk_at_server: Desk
) -> None:
    engine.hear_of_push(False)
    assert engine.turn(client) == POLL_WITHOUT_PUSH_SECONDS
    desk_at_server.release()
    desk_at_server.server.spoil("desks/operations", *[Fault.FAIL] * 4)
    for _ in range(4):
        engine.turn(client)
        desk_at_server.clock.advance(seconds=30)
    desk_at_server.clock.advance(seconds=-29)
    assert engine.turn(client) == POLL_WITHOUT_PUSH_SECONDS
    engine.hear_of_push(True)
    desk_at_server.clock.advance(minutes=1)
    assert engine.turn(client) == POLL_SECONDS


def test_news_of_push_is_acted_upon_at_once(engine: SyncEngine, desk_at_server: Desk) -> None:
    heard = Heard(desk_at_server.events)
    (known,) = desk_at_server.release()
    desk_at_server.server.append_change(ChangeKind.NOTICE_SETTLED, known)
    engine.start()
    heard.wait_for(lambda event: isinstance(event, ChangeArrived))
    desk_at_server.server.append_change(ChangeKind.NOTICE_PAID, known)
    engine.hear_of_push(False)
    heard.wait_for(lambda event: event == ChangeArrived(known, ChangeKind.NOTICE_PAID))


def test_registry_goes_on_without_a_pause_and_after_what_is_to_be_delivered(
    engine: SyncEngine,
    client: CentralClient,
    desk_at_server: Desk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(syncing, "PAGE_LIMIT", 1)
    monkeypatch.setattr(syncing, "PAGES_A_TURN", 2)
    server = desk_at_server.server
    server.profile = server.profile.model_copy(update={"registry": RegistryPolicy.ALL})
    server.registry.extend(registry_person(number, f"c-{number}") for number in range(1, 4))
    assert engine.turn(client) == 0
    desk_at_server.release()
    asked = len(server.requests)
    assert engine.turn(client) == POLL_SECONDS
    assert server.requests[asked] == "POST desks/operations"
    assert server.requests.count("GET registry") == 3


def test_failures_are_waited_for_longer_each_time_until_all_is_well(
    engine: SyncEngine, client: CentralClient, desk_at_server: Desk
) -> None:
    desk_at_server.server.spoil("desk", Fault.REFUSE, Fault.FAIL, Fault.PORTAL)
    assert [engine.turn(client) for _ in range(4)] == [2, 4, 8, POLL_SECONDS]
    desk_at_server.server.spoil("changes", Fault.REFUSE)
    assert engine.turn(client) == 2


def test_next_turn_comes_when_a_postponed_operation_is_due(
    engine: SyncEngine, client: CentralClient, desk_at_server: Desk
) -> None:
    desk_at_server.release()
    desk_at_server.server.spoil("desks/operations", Fault.FAIL)
    assert engine.turn(client) == 2
    desk_at_server.clock.advance(seconds=1)
    assert engine.turn(client) == 1


def test_what_waits_behind_a_postponed_operation_is_waited_for_with_it(
    engine: SyncEngine, client: CentralClient, desk_at_server: Desk
) -> None:
    (number,) = desk_at_server.release()
    desk_at_server.server.spoil("desks/operations", Fault.FAIL)
    assert engine.turn(client) == 2
    wanted = Cancellation(
        operation_id="op-cancel", operator_id="op-laura", generation=1, notice_number=number,
        reason="due volte", decided_at=desk_at_server.clock.now(),
    )  # fmt: skip
    with desk_at_server.database.write() as session:
        cancellations.queue(session, wanted, number)
    desk_at_server.clock.advance(seconds=1)
    assert engine.turn(client) == 1


def test_desk_that_the_server_refuses_becomes_one_task(
    engine: SyncEngine, client: CentralClient, desk_at_server: Desk
) -> None:
    desk_at_server.server.desk_refused = Problem(code="desk_retired")
    desk_at_server.release()
    told: list[bool] = []
    engine.on_retired = lambda: told.append(True)
    assert engine.turn(client) == LONGEST_SECONDS
    assert engine.turn(client) == LONGEST_SECONDS
    with desk_at_server.database.read() as session:
        assert [row.problem_code for row in tasks.open_tasks(session)] == ["desk_retired"]
    assert desk_at_server.waiting() == 1
    assert told == [True, True]
    desk_at_server.server.desk_refused = Problem(code="desk_credential_refused")
    engine.turn(client)
    assert told == [True, True]


def test_refusal_of_the_desk_is_told_again_on_another_day(
    engine: SyncEngine, client: CentralClient, desk_at_server: Desk
) -> None:
    server, clock = desk_at_server.server, desk_at_server.clock
    server.desk_refused = Problem(code="program_too_old", facts={"needed": "9.9"})
    for _ in range(3):
        engine.turn(client)
        with desk_at_server.database.write() as session:
            told = [(row.problem_code, tasks.facts_of(row)) for row in tasks.open_tasks(session)]
            for row in tasks.open_tasks(session):
                tasks.close_task(session, row.task_id, clock.now())
        assert told == [("program_too_old", (("needed", "9.9"),))]
        engine.turn(client)
        with desk_at_server.database.read() as session:
            assert tasks.count_open(session) == 0
        clock.advance(days=1)


def test_waking_delivers_at_once(engine: SyncEngine, desk_at_server: Desk) -> None:
    heard = Heard(desk_at_server.events)
    (known,) = desk_at_server.release()
    desk_at_server.server.append_change(ChangeKind.NOTICE_SETTLED, known)
    engine.start()
    heard.wait_for(lambda event: isinstance(event, ChangeArrived))
    desk_at_server.release()
    engine.wake()
    heard.wait_until(lambda: desk_at_server.waiting() == 0)


def test_line_that_comes_back_wakes_the_engine(engine: SyncEngine, desk_at_server: Desk) -> None:
    heard = Heard(desk_at_server.events)
    (known,) = desk_at_server.release()
    desk_at_server.server.append_change(ChangeKind.NOTICE_SETTLED, known)
    engine.start()
    heard.wait_for(lambda event: isinstance(event, ChangeArrived))
    desk_at_server.release()
    desk_at_server.events.publish(ConnectivityChanged(online=True))
    heard.wait_until(lambda: desk_at_server.waiting() == 0)


def test_engine_stops_while_the_server_says_nothing(
    engine: SyncEngine, desk_at_server: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counter_app.sync.engine.STOP_SECONDS", 0.5)
    # Nothing else ends the thread before the test gives up.
    monkeypatch.setattr(central_client, "READ_SECONDS", 60.0)
    server = desk_at_server.server
    server.spoil("desk", Fault.HANG)
    engine.start()
    wait_until(lambda: "GET desk" in server.requests, "the engine asks nothing")
    stopped = threading.Event()

    def stop() -> None:
        engine.stop()
        stopped.set()

    stopping = threading.Thread(target=stop)
    stopping.start()
    assert stopped.wait(WAIT_SECONDS)
    stopping.join()


def test_thread_that_was_abandoned_does_not_go_on_beside_its_successor(
    engine: SyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counter_app.sync.engine.STOP_SECONDS", 0.05)
    hanging, answered, goes_on = threading.Event(), threading.Event(), threading.Event()
    turns: list[threading.Thread] = []

    def turn(client: CentralClient, *, woken: bool = False) -> float:
        turns.append(threading.current_thread())
        if len(turns) == 1:
            hanging.set()
            answered.wait(WAIT_SECONDS)
            return 0.0
        goes_on.set()
        return POLL_SECONDS

    monkeypatch.setattr(engine, "turn", turn)
    engine.start()
    assert hanging.wait(WAIT_SECONDS)
    engine.stop()
    engine.start()
    assert goes_on.wait(WAIT_SECONDS)
    answered.set()
    abandoned, successor = turns
    abandoned.join(WAIT_SECONDS)
    assert not abandoned.is_alive()
    engine.wake()
    engine.stop()
    assert turns[0] is abandoned
    assert set(turns[1:]) == {successor}


def test_thread_that_was_abandoned_hears_nothing_for_the_desk_that_comes_after(
    engine: SyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counter_app.sync.engine.STOP_SECONDS", 0.05)
    hanging, stopped = threading.Event(), threading.Event()
    heard: list[object] = []
    turns: list[threading.Thread] = []

    def turn(client: CentralClient, *, woken: bool = False) -> float:
        turns.append(threading.current_thread())
        hanging.set()
        stopped.wait(WAIT_SECONDS)
        try:
            heard.append(client.profile())
        except WorldTrouble as trouble:
            heard.append(trouble.code)
        return 0.0

    monkeypatch.setattr(engine, "turn", turn)
    engine.start()
    assert hanging.wait(WAIT_SECONDS)
    engine.stop()
    stopped.set()
    turns[0].join(WAIT_SECONDS)
    assert heard == ["server_unreachable"]


def test_engine_survives_a_defect(
    engine: SyncEngine, desk_at_server: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = threading.Event()

    def break_once(client: CentralClient, *, woken: bool = False) -> float:
        monkeypatch.undo()
        broken.set()
        engine.wake()
        raise KeyError("defect")

    heard = Heard(desk_at_server.events)
    (known,) = desk_at_server.release()
    desk_at_server.server.append_change(ChangeKind.NOTICE_SETTLED, known)
    monkeypatch.setattr(engine, "turn", break_once)
    engine.start()
    assert broken.wait(5)
    heard.wait_for(lambda event: isinstance(event, ChangeArrived))


class LifeOfADesk(RuleBasedStateMachine):
    """Releases, payments, faults, power cuts between mark and store, restarts, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.folder = Path(self.stack.enter_context(tempfile.TemporaryDirectory()))
        self.server = self.stack.enter_context(serving(FakeServer()))
        self.database = enrolled_store(self.folder, self.server.url, count=20)
        self.clock = FakeClock(NOW)
        self.released: list[str] = []
        self._start()

    def _start(self) -> None:
        self.numbers = number_source(self.database, self.folder)
        self.desk = Desk(
            self.server, self.database, self.numbers, CounterEvents(), self.clock, self.folder
        )
        self.engine = self.desk.engine(lambda: 0.0)

    @rule(count=st.sampled_from([1, 4, 25]))
    def release(self, count: int) -> None:
        for _ in range(count):
            with suppress(RuleBroken):  # the numbers may be used up
                self.released.append(release_into(self.numbers))

    @rule(
        path=st.sampled_from(
            ["desks/contact", "desks/operations", "desks/leases", "changes", "desk"]
        ),
        fault=st.sampled_from(
            [Fault.REFUSE, Fault.LOSE_ANSWER, Fault.CUT_ANSWER, Fault.FAIL, Fault.PORTAL]
        ),
    )
    def spoil(self, path: str, fault: Fault) -> None:
        self.server.spoil(path, fault)

    @rule()
    def synchronise(self) -> None:
        self.clock.advance(minutes=6)
        with self.desk.open_client() as client:
            self.engine.turn(client)

    @rule()
    def pay(self) -> None:
        accepted = [each.release.notice_number for each in self.server.accepted()]
        for number in accepted[-1:]:
            self.server.pay(number)

    @rule()
    def restart(self) -> None:
        self.database.close()
        self.database.open(KEY)
        self._start()

    @rule()
    def cut_power_before_the_store_has_the_number(self) -> None:
        with suppress(KeyError, RuleBroken), self.numbers.next_numbers():
            raise KeyError
        self.restart()

    @invariant()
    def desk_is_never_in_doubt(self) -> None:
        assert not self.numbers.in_doubt

    @invariant()
    def no_number_is_used_twice(self) -> None:
        effects = [each.release.notice_number for each in self.server.operations]
        assert len(set(effects)) == len(effects)
        assert len(set(self.released)) == len(self.released)
        assert set(effects) <= set(self.released)

    def teardown(self) -> None:
        self.server.faults.clear()
        for _ in range(3):
            self.synchronise()
        effects = {each.release.notice_number for each in self.server.accepted()}
        assert effects == set(self.released)
        assert self.desk.waiting() == 0
        for number in self.released:
            row = self.desk.notice(number)
            paid = number in self.server.paid
            assert row.state == (ReleaseState.PAID if paid else ReleaseState.PAYABLE)
        self.database.close()
        self.stack.close()


TestLifeOfADesk = LifeOfADesk.TestCase
TestLifeOfADesk.settings = settings(max_examples=10, stateful_step_count=10, deadline=None)
