from dataclasses import replace

import pytest

from counter_app.asking_nobody import asking_nobody
from counter_app.client.line_evidence import SERVER_OLDER
from counter_app.services.anomalies import MOST_TASKS
from counter_app.services.open_tasks import OpenTasks
from counter_app.services.task_figure import TaskFigure
from counter_app.store import tasks
from payments_core.errors import PaymentsError, RuleBroken, WorldTrouble
from payments_core.wire.desk.task_messages import TaskCounts
from tests.factories.day_server import Leader
from tests.factories.desk_services import Services

FEW = TaskCounts(
    refunds=1, cancellations=2, handed=3, anomalies={"DOUBLE_PAYMENT": 4, "FLOW_ANOMALOUS": 9}
)


class CountServer:
    def __init__(self) -> None:
        self.told = FEW
        self.asked = 0
        self.trouble: PaymentsError | None = None

    def task_counts(self, token: str) -> TaskCounts:
        self.asked += 1
        if self.trouble is not None:
            raise self.trouble
        return self.told


class Desk:
    """A desk and its server, and who sits there."""

    def __init__(self, services: Services) -> None:
        self.services, self.server, self.who = services, CountServer(), Leader(services.sign_in)
        lists = services.lists
        self.tasks = OpenTasks(
            services.database, lists, self.who, services.line, services.events, services.clock
        )
        self.figure = TaskFigure(self.tasks, lambda: self.server, self.who, services.line)

    def open(self, name: str) -> None:
        with self.services.database.write() as session:
            one = tasks.of_desk(name, "desk_outdated")
            tasks.open_task(session, one, self.services.clock.now())


@pytest.fixture
def desk(services: Services) -> Desk:
    return Desk(services)


def test_own_tasks_are_counted_at_once_and_those_put_off_are_not(desk: Desk) -> None:
    desk.open("a")
    desk.open("b")
    with asking_nobody():
        assert desk.figure.count() == 2
        desk.tasks.snooze("a")
        assert desk.figure.count() == 1
        desk.services.clock.advance(days=1)
        assert desk.figure.count() == 2


def test_what_nobody_opened_is_counted_as_it_is_listed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counter_app.services.open_tasks.NUMBERS_LOW", 51)
    desk.services.cut_line()
    assert len(desk.tasks.all()) == desk.figure.count() == 1


def test_who_leads_has_those_of_the_server_too_as_they_were_told_last(desk: Desk) -> None:
    desk.open("a")
    desk.figure.ask()
    assert desk.figure.count() == 1 + 10
    desk.server.trouble = WorldTrouble("server_unreachable")
    desk.figure.ask()
    assert desk.figure.count() == 1 + 10
    desk.tasks.snooze("cancel-request-1")
    assert desk.figure.count() == 1 + 9


def test_without_the_line_there_are_none_of_the_server(desk: Desk) -> None:
    desk.figure.ask()
    desk.services.cut_line()
    desk.figure.ask()
    assert (desk.figure.count(), desk.server.asked) == (0, 1)
    desk.services.line.mend()
    assert desk.figure.count() == 10


def test_of_what_went_wrong_no_more_are_counted_than_are_listed(desk: Desk) -> None:
    desk.server.told = TaskCounts(
        refunds=0, cancellations=0, handed=0, anomalies={"DOUBLE_PAYMENT": 40, "UNKNOWN_NOTICE": 40}
    )
    desk.figure.ask()
    assert desk.figure.count() == MOST_TASKS


def test_server_of_before_the_question_is_no_trouble(desk: Desk) -> None:
    desk.server.trouble = WorldTrouble(SERVER_OLDER)
    desk.figure.ask()
    assert desk.figure.count() == 0


def test_clerk_asks_for_none_and_nobody_has_any(services: Services) -> None:
    desk = Desk(services)
    clerk = TaskFigure(desk.tasks, lambda: desk.server, services.sign_in, services.line)
    clerk.ask()
    assert (clerk.count(), desk.server.asked) == (0, 0)
    desk.open("a")
    services.sign_in.sign_out()
    assert clerk.count() == 0
    with pytest.raises(RuleBroken, match="not_signed_in"):
        clerk.ask()


def test_whoever_comes_next_is_not_told_of_the_tasks_of_others(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.figure.ask()
    other = replace(desk.services.sign_in.current(), operator_id="somebody-else")
    monkeypatch.setattr(desk.services.sign_in, "current", lambda: other)
    assert desk.figure.count() == 0


def test_what_is_put_off_of_this_desk_takes_nothing_from_the_servers(desk: Desk) -> None:
    """Somebody else's draft among them, what has been closed since, a print that went on."""
    desk.open("a")
    desk.figure.ask()
    names = ("a", "draft-anna-c-1", "bulk-p1", "numbers_low")
    for name in names:
        desk.tasks.snooze(name)
    assert desk.figure.count() == 10
    with desk.services.database.write() as session:
        tasks.close_task(session, "a", desk.services.clock.now())
    assert desk.figure.count() == 10
