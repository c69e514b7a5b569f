from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from counter_app.events import ConnectivityChanged, CounterEvent, LineReturned, OutboxChanged
from counter_app.store import outbox
from counter_app.store.database import Database
from counter_app.sync.line_return import MISSED_AFTER, LineReturn
from payments_core.wire.desk.messages import Problem
from tests.factories.clock import FakeClock
from tests.factories.counter import Heard
from tests.factories.desk_services import Services, desk_services
from tests.factories.fake_server import NOW, PASSWORD, FakeServer, serving

AWAY, BACK = ConnectivityChanged(online=False), ConnectivityChanged(online=True)


class Returns:
    """The line of a desk, cut and mended, and what was said of that."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self.heard = Heard(services.events)
        services.events.subscribe(
            LineReturn(services.database, services.clock, services.events.publish).hear
        )

    def go_away(self) -> None:
        self.services.events.publish(AWAY)

    def come_back(self) -> None:
        self.services.events.publish(BACK)

    def said(self) -> list[CounterEvent]:
        return [one for one in self.heard.events if isinstance(one, LineReturned)]


@pytest.fixture
def line(tmp_path: Path) -> Iterator[Returns]:
    with serving(FakeServer()) as fake:
        services = desk_services(tmp_path, fake)
        services.sign_in.sign_in("laura", PASSWORD)
        yield Returns(services)
        services.client.close()
        services.database.close()


def test_line_is_said_to_be_back_once_with_what_had_waited(line: Returns) -> None:
    line.go_away()
    for _ in range(2):
        line.services.release_one()
    line.services.release_one("suolo", plan=2, metri="20")
    line.come_back()
    assert line.said() == []
    line.services.deliver()
    line.services.release_one()
    line.services.deliver()
    assert line.said() == [LineReturned(registered=3, payable=3)]


def test_what_is_registered_and_not_yet_payable_is_told_apart(line: Returns) -> None:
    line.go_away()
    line.services.release_one()
    line.services.server.payable = False
    line.come_back()
    line.services.deliver()
    assert line.said() == [LineReturned(registered=1, payable=0)]


def test_what_the_server_refuses_is_not_registered(line: Returns) -> None:
    line.go_away()
    line.services.release_one()
    refused = line.services.release_one().notice_number
    line.services.server.refusals[refused] = Problem(code="rate_unknown")
    line.come_back()
    line.services.deliver()
    assert line.said() == [LineReturned(registered=1, payable=1)]


def test_line_that_goes_again_before_the_answers_is_back_once(line: Returns) -> None:
    line.go_away()
    line.services.release_one()
    line.come_back()
    line.go_away()
    line.services.release_one()
    line.come_back()
    line.services.deliver()
    assert line.said() == [LineReturned(registered=2, payable=2)]


def test_release_that_is_put_off_does_not_keep_the_others_from_being_told(line: Returns) -> None:
    line.go_away()
    put_off = line.services.release_one().operation_id
    line.services.release_one()
    with line.services.database.write() as session:
        outbox.postpone(session, put_off, NOW + timedelta(minutes=2))
    line.come_back()
    line.services.deliver()
    assert line.said() == [LineReturned(registered=1, payable=1)]


def test_line_that_nobody_missed_is_no_news(line: Returns) -> None:
    line.go_away()
    line.services.clock.advance(seconds=MISSED_AFTER.total_seconds() - 1)
    line.come_back()
    assert line.said() == []
    line.go_away()
    line.services.clock.advance(seconds=MISSED_AFTER.total_seconds())
    line.come_back()
    assert line.said() == [LineReturned(registered=0, payable=0)]


def test_first_contact_of_a_run_is_no_return(line: Returns) -> None:
    line.services.release_one()
    line.come_back()
    line.services.deliver()
    assert line.said() == []


def test_closed_store_is_not_looked_at(tmp_path: Path) -> None:
    said: list[CounterEvent] = []
    line = LineReturn(Database(tmp_path / "locked.db"), FakeClock(NOW), said.append)
    for event in (AWAY, BACK, OutboxChanged()):
        line.hear(event)
    assert said == []
