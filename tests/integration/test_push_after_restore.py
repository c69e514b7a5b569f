"""A server that was restored has a shorter feed than its desks have read: what happens from then on
reaches them at once all the same."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from central_server.composition import build_app
from central_server.identity.secrets import hash_password
from central_server.settings import Settings
from counter_app.client.central_client import CentralClient
from counter_app.composition import Counter
from counter_app.events import ChangesHeard
from counter_app.store import desk
from counter_app.sync import contact
from counter_app.sync.engine import SyncEngine
from tests.factories.counter import Heard
from tests.factories.real_installation import desk_at
from tests.factories.running_server import RunningServer, running
from tests.factories.server import PASSWORD, Lease, add_desk, add_everything, release_operation
from tests.factories.server_process import wait_until

if TYPE_CHECKING:
    from central_server.db.unit_of_work import UnitOfWork

CODE = "code-of-the-desk-that-is-ahead"
#: Far beyond what the feed of this test reaches.
AHEAD = 5000
#: Looks, a hundredth of a second apart, by which a desk that is told again and again has shown it.
#: While the machine stands still nobody looks.
QUIET_LOOKS = 100


@pytest.fixture
def at_server(database_url: str, unit_of_work: "UnitOfWork") -> Iterator[RunningServer]:
    with unit_of_work() as session:
        add_everything(session, password_hash=hash_password(PASSWORD))
        add_desk(session, desk_id="desk-2", enrolled=False, code=CODE)
    with running(build_app(Settings(database_url=database_url), work=False)) as server:
        yield server


def release(server: RunningServer, operation_id: str) -> None:
    """Another desk releases a notice, which every desk is told."""
    with server.client() as client:
        reply = client.post("/desks/leases", json={"count": 1}).json()
        operation = release_operation(
            Lease(reply["lease_id"], reply["first_base"]), operation_id=operation_id
        )
        batch = {"operations": [operation.model_dump(mode="json")]}
        client.post("/desks/operations", json=batch).raise_for_status()


class Turns:
    """How many turns an engine has begun, and how many of them are over."""

    def __init__(self, engine: SyncEngine, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun = self.over = 0
        turn = engine.turn

        def counted(client: CentralClient, *, woken: bool = False) -> float:
            self.begun += 1
            try:
                return turn(client, woken=woken)
            finally:
                self.over += 1

        monkeypatch.setattr(engine, "turn", counted)

    def have_settled(self) -> bool:
        """Whether there were some, and no more come."""
        return self.begun > 0 and self.stay_away()

    def stay_away(self) -> bool:
        """Whether none is under way, and none begins for as long as one looks."""
        begun = self.begun
        for _ in range(QUIET_LOOKS):
            if self.over < begun or self.begun > begun:
                return False
            threading.Event().wait(0.01)
        return self.begun == begun


def begin_ahead(counter: Counter) -> None:
    """The desk has read, and listens from, a feed that went further than the one its server has."""
    counter.pause()
    background = counter.background
    with background.database.write() as session:
        desk.get(session).change_cursor = AHEAD
    background.listener.start()
    wait_until(lambda: background.listener._stream is not None, "the stream was not opened")
    background.engine.start()


def test_news_of_a_restored_server_reach_a_desk_that_is_ahead_at_once(
    at_server: RunningServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contact, "REPORT_EVERY", timedelta(0))
    release(at_server, "operation-1")
    port = int(at_server.url.rsplit(":", 1)[1])
    with desk_at(port, tmp_path / "desk", CODE) as counter:
        turns = Turns(counter.background.engine, monkeypatch)
        begin_ahead(counter)
        wait_until(turns.have_settled, "the desk is told again and again")
        assert turns.stay_away()
        heard = Heard(counter.events)
        release(at_server, "operation-2")
        heard.wait_for(lambda event: isinstance(event, ChangesHeard))
