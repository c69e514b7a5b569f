import json
import os
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
import structlog

from counter_app.client import central_client
from counter_app.composition import Counter, configure_logs
from counter_app.events import ChangeArrived, ConnectivityChanged, OutboxChanged, PrintJobChanged
from counter_app.services.citizen_lookup import CitizenLookup
from counter_app.services.paper_files import FOLDER_PREFIX
from counter_app.services.views import AnswerKind, CheckVerdict, RowState
from counter_app.store import prints
from counter_app.sync import backoff, contact, engine
from payments_core.clock import rome_date
from payments_core.errors import RuleBroken, WorldTrouble
from payments_core.wire.desk.contact_messages import DeskStanding
from payments_core.wire.desk.message import Message
from payments_core.wire.desk.notice_messages import ChangeKind
from tests.factories.clock import FakeClock
from tests.factories.counter import WAIT_SECONDS, Heard, MemoryKeyring, built_counter
from tests.factories.fake_server import ENROLMENT_CODE, NOW, PASSWORD, FakeServer, Fault, serving
from tests.factories.server_process import wait_until
from tests.factories.stream_proxy import Manner, stream_proxy

Build = Callable[..., Counter]


@pytest.fixture
def server() -> Iterator[FakeServer]:
    with serving(FakeServer()) as fake:
        yield fake


@pytest.fixture
def build(tmp_path: Path) -> Iterator[Build]:
    """Builds counters in one home; those that were started are stopped at the end."""
    started: list[Counter] = []

    def built(keyring: MemoryKeyring | None = None, machine: str = "machine-1") -> Counter:
        counter = built_counter(tmp_path, keyring, machine=machine)
        started.append(counter)
        return counter

    yield built
    for counter in started:
        counter.stop()


def ready(counter: Counter, server: FakeServer) -> Heard:
    """Start, enrol, sign in, and wait for numbers."""
    heard = Heard(counter.events)
    counter.start()
    counter.setup.enrol(server.url, ENROLMENT_CODE)
    counter.sign_in.sign_in("laura", PASSWORD)
    heard.wait_until(lambda: counter.status.view().numbers_left > 0)
    return heard


def release(counter: Counter) -> str:
    """Release one notice; its number."""
    found = counter.lookup.search("rossi").citizens[0]
    released = counter.release.release(
        counter.release.draft(found, counter.release.offers()[0], {})
    )
    assert counter.release.wait_for_answer(released.operation_id).kind is AnswerKind.PAYABLE
    return released.notice_number


def test_traceback_in_the_log_shows_no_values_of_variables() -> None:
    stream = StringIO()
    configure_logs(stream)
    try:
        citizen = "Rossi Maria"
        raise KeyError(len(citizen))
    except KeyError:
        structlog.get_logger("test").exception("something_broke")
    finally:
        structlog.reset_defaults()
    written = json.loads(stream.getvalue())
    assert written["event"] == "something_broke"
    assert "KeyError: 11" in written["exception"]
    assert "Rossi Maria" not in written["exception"]


def test_notice_is_released_printed_paid_and_checked(build: Build, server: FakeServer) -> None:
    counter = build()
    heard = ready(counter, server)
    number = release(counter)
    ticket = counter.spool.print_notice(counter.reprint.content(number))
    heard.wait_for(lambda event: event == PrintJobChanged(ticket.job_id, "CONFIRMED"))
    server.pay(number)
    heard.wait_for(lambda event: event == ChangeArrived(number, ChangeKind.NOTICE_PAID))
    assert counter.check.check(number).verdict is CheckVerdict.PAID
    assert counter.lists.today()[0].state is RowState.PAID


def test_notice_released_while_the_server_is_away_is_delivered_when_it_is_back(
    build: Build,
) -> None:
    fake = FakeServer()
    counter = build()
    with serving(fake):
        port = int(fake.url.rsplit(":", 1)[1])
        heard = ready(counter, fake)
        citizen = counter.lookup.search("rossi").citizens[0]
        draft = counter.release.draft(citizen, counter.release.offers()[0], {})
    heard.wait_for(lambda event: event == ConnectivityChanged(online=False))
    released = counter.release.release(draft)
    answer = counter.release.wait_for_answer(released.operation_id, timeout_seconds=0.01)
    assert (answer.kind, answer.may_print) == (AnswerKind.UNANSWERED, True)
    assert [view.notice_number for view in counter.lists.waiting()] == [released.notice_number]
    with serving(fake, port):
        counter.background.engine.wake()
        heard.wait_until(lambda: counter.status.view().waiting_operations == 0)
        assert [each.release.notice_number for each in fake.accepted()] == [released.notice_number]


def test_payment_shows_although_a_proxy_holds_the_stream_back(
    build: Build, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(central_client, "HEARTBEAT_SECONDS", 0.2)
    monkeypatch.setattr(engine, "POLL_WITHOUT_PUSH_SECONDS", 0.05)
    monkeypatch.setattr(backoff, "FIRST_SECONDS", 300.0)  # one stream is tried, then none
    counter = build()
    with stream_proxy(server.url) as proxy:
        proxy.manner = Manner.HOLD
        server.url = proxy.url
        heard = ready(counter, server)
        # The end of the one stream brings the first at the latest; the others are asked for.
        for number in [release(counter) for _ in range(3)]:
            server.pay(number)
            heard.wait_for(
                lambda event, it=number: event == ChangeArrived(it, ChangeKind.NOTICE_PAID)
            )
        assert server.requests.count("GET changes/stream") == 1
        assert counter.status.view().online
        counter.stop()


def test_stamps_go_by_the_server_s_hour_and_tell_of_a_clock_that_is_wrong(
    build: Build, server: FakeServer
) -> None:
    server.said_at = NOW + timedelta(days=1)
    counter = build()
    ready(counter, server)
    release(counter)
    said = server.accepted()[0].release
    assert abs(said.released_at - server.said_at) <= timedelta(seconds=1)
    assert said.due_on == rome_date(server.said_at) + timedelta(days=30)
    assert said.clock is not None
    assert abs(said.clock.corrected_seconds - 86_400) <= 1
    assert not said.clock.doubtful
    assert [task.problem_code for task in counter.lists.tasks()] == ["clock_slow"]


def test_clock_that_is_a_year_fast_empties_no_desk_that_works_alone(
    tmp_path: Path, server: FakeServer
) -> None:
    keyring, clock = MemoryKeyring(), FakeClock(NOW)
    first = built_counter(tmp_path, keyring, clock)
    ready(first, server)
    first.lookup.citizen(first.lookup.search("rossi").citizens[0].citizen_id)
    first.stop()
    clock.advance(days=365)
    server.spoil("desk", *[Fault.REFUSE] * 50)
    server.spoil("changes/stream", *[Fault.REFUSE] * 50)
    again = built_counter(tmp_path, keyring, clock)
    heard = Heard(again.events)
    again.start()
    heard.wait_for(lambda event: event == ConnectivityChanged(online=False))
    assert len(again.lookup.recent()) == 1
    server.said_at = NOW + timedelta(minutes=5)
    server.faults.clear()
    again.background.engine.wake()
    heard.wait_for(lambda event: event == ConnectivityChanged(online=True))
    heard.wait_until(lambda: len(again.lists.tasks()) == 1)
    assert len(again.lookup.recent()) == 1
    again.stop()


def test_people_are_forgotten_with_time_although_the_program_runs_on(
    tmp_path: Path, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    days, forget_old = threading.Semaphore(0), CitizenLookup.forget_old

    def forget_and_tell(lookup: CitizenLookup) -> None:
        forget_old(lookup)
        days.release()

    monkeypatch.setattr(CitizenLookup, "forget_old", forget_and_tell)
    clock, server.said_at = FakeClock(NOW), NOW
    counter = built_counter(tmp_path, MemoryKeyring(), clock)
    ready(counter, server)
    assert days.acquire(timeout=WAIT_SECONDS)
    counter.lookup.citizen(counter.lookup.search("rossi").citizens[0].citizen_id)
    assert len(counter.lookup.recent()) == 1
    clock.advance(days=60)
    server.said_at = clock.now()
    counter.background.engine.wake()
    assert days.acquire(timeout=WAIT_SECONDS)
    assert counter.lookup.recent() == ()
    counter.stop()


def test_notice_released_just_before_the_end_has_its_paper_at_the_next_start(
    build: Build, server: FakeServer
) -> None:
    keyring = MemoryKeyring()
    first = build(keyring)
    ready(first, server)
    number = release(first)
    first.stop()
    second = build(keyring)
    heard = Heard(second.events)
    second.start()
    heard.wait_for(lambda event: isinstance(event, PrintJobChanged) and event.state == "CONFIRMED")
    with second.background.database.read() as session:
        (paper,) = prints.of_notice(session, number)
    assert not paper.copy


def test_second_program_on_the_store_is_refused(build: Build) -> None:
    build().start()
    with pytest.raises(WorldTrouble, match="store_in_use"):
        build().start()


def test_store_that_is_closed_already_is_let_go_of(build: Build, server: FakeServer) -> None:
    keyring = MemoryKeyring()
    first = build(keyring)
    ready(first, server)
    first.background.database.close()
    first.stop()
    second = build(keyring)
    second.start()
    assert second.setup.is_enrolled()


def test_desk_goes_on_after_a_restart(build: Build, server: FakeServer) -> None:
    keyring = MemoryKeyring()
    first = build(keyring)
    ready(first, server)
    number = release(first)
    first.stop()
    second = build(keyring)
    second.start()
    assert second.setup.is_enrolled()
    assert second.sign_in.current() is None
    assert second.reprint.last_notice_number() == number
    second.sign_in.sign_in("laura", PASSWORD)
    assert release(second) != number


def test_desk_without_a_keyring_is_opened_by_a_clerk_who_was_here(
    build: Build, server: FakeServer
) -> None:
    keyring = MemoryKeyring(works=False)
    first = build(keyring)
    ready(first, server)
    number = release(first)
    first.stop()
    second = build(keyring)
    heard = Heard(second.events)
    second.start()
    assert second.setup.is_enrolled()
    with pytest.raises(RuleBroken, match="store_locked_for_operator"):
        second.sign_in.sign_in("paolo", PASSWORD)
    second.sign_in.sign_in("laura", PASSWORD)
    heard.wait_for(lambda event: event == OutboxChanged())
    assert second.reprint.last_notice_number() == number


def test_copied_store_releases_nothing_and_says_so(
    build: Build, server: FakeServer, tmp_path: Path
) -> None:
    keyring = MemoryKeyring()
    first = build(keyring)
    ready(first, server)
    first.stop()
    clone = build(keyring, "another machine")
    clone.start()
    clone.sign_in.sign_in("laura", PASSWORD)
    assert [task.problem_code for task in clone.lists.tasks()] == ["desk_in_doubt"]
    with pytest.raises(RuleBroken, match="desk_in_doubt"):
        release(clone)
    clone.setup.enrol(server.url, ENROLMENT_CODE)
    clone.sign_in.sign_in("laura", PASSWORD)
    Heard(clone.events).wait_until(lambda: clone.status.view().numbers_left > 0)
    assert release(clone)


def test_restored_profile_folder_releases_nothing(
    build: Build, server: FakeServer, tmp_path: Path
) -> None:
    keyring = MemoryKeyring()
    first = build(keyring)
    ready(first, server)
    first.stop()
    shutil.copytree(tmp_path / "test", tmp_path / "backup")
    second = build(keyring)
    second.start()
    second.sign_in.sign_in("laura", PASSWORD)
    release(second)
    second.stop()
    shutil.rmtree(tmp_path / "test")
    shutil.copytree(tmp_path / "backup", tmp_path / "test")
    restored = build(keyring)
    restored.start()
    restored.sign_in.sign_in("laura", PASSWORD)
    with pytest.raises(RuleBroken, match="desk_in_doubt"):
        release(restored)


def test_drafts_that_a_killed_program_has_left_go_at_the_next_start(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    left = tmp_path / f"{FOLDER_PREFIX}killed"
    left.mkdir()
    (left / "avviso.eml").write_text("draft")
    os.utime(left, (0, 0))
    build().start()
    assert not left.exists()


def test_machine_that_goes_to_another_entity_shows_and_tells_nothing_of_the_former_one(
    build: Build, server: FakeServer, tmp_path: Path
) -> None:
    counter = build()
    ready(counter, server)
    number = release(counter)
    assert [one.notice_number for one in counter.lists.today()] == [number]
    with serving(FakeServer()) as other:
        names = {"entity_id": "80999990015", "entity_name": "Altro Comune"}
        other.profile = other.profile.model_copy(update=names)
        told = Heard(counter.events)
        wait_until(lambda: looked_through(counter), "the former server was not told all")
        identity = counter.setup.enrol(other.url, ENROLMENT_CODE)
        assert identity.entity_name == "Altro Comune"
        assert counter.lists.today() == ()
        assert counter.sign_in.current() is None
        counter.sign_in.sign_in("laura", PASSWORD)
        told.wait_until(lambda: counter.status.view().numbers_left > 0)
        assert counter.lookup.recent() == ()
        assert counter.facts.read().entity_id == "80999990015"
        release(counter)
        assert len(counter.lists.today()) == 1
        assert len(other.operations) == 1
    assert list((tmp_path / "test").glob("store.db.former-*"))


def looked_through(counter: Counter) -> bool:
    """Whether the former server knows all; asked, because nobody tells when the log has gone."""
    counter.background.engine.wake()
    return counter.background.vault.may_be_wiped()


def test_answer_to_the_former_desk_does_not_reach_the_one_enrolled_after_it(
    build: Build, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "STOP_SECONDS", 0.05)
    monkeypatch.setattr(contact, "REPORT_EVERY", timedelta(0))
    counter = build()
    ready(counter, server)
    asked, let_go, answer = threading.Event(), threading.Event(), server.answer
    numbers = counter.background.numbers

    def late(method: str, path: str, query: dict[str, str], body: bytes) -> Message:
        reply = answer(method, path, query, body)
        if path == "desks/contact" and not asked.is_set():
            asked.set()
            assert let_go.wait(WAIT_SECONDS)
            return reply.model_copy(update={"standing": DeskStanding.COPY})
        if path == "desk" and not let_go.is_set():
            # The machine is the next desk already: what comes now is about the former one.
            let_go.set()
            threading.Event().wait(0.5)
        return reply

    monkeypatch.setattr(server, "answer", late)
    counter.background.engine.wake()
    assert asked.wait(WAIT_SECONDS)
    counter.setup.enrol(server.url, ENROLMENT_CODE)
    assert numbers.doubt is None
    told = Heard(counter.events)
    told.wait_until(lambda: counter.status.view().numbers_left > 0)
    release(counter)


def test_desk_that_is_not_enrolled_again_goes_on(build: Build, server: FakeServer) -> None:
    counter = build()
    ready(counter, server)
    with pytest.raises(RuleBroken, match="enrolment_refused"):
        counter.setup.enrol(server.url, "WRONG-CODE-1")
    heard, number = Heard(counter.events), release(counter)
    server.pay(number)
    heard.wait_for(lambda event: isinstance(event, ChangeArrived))
