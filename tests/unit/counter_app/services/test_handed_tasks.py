import pytest

from counter_app.client.line_evidence import SERVER_OLDER
from counter_app.services.handed_tasks import HandedTasks
from counter_app.services.notice_lists import NoticeLists
from payments_core.errors import BadValue, PaymentsError, RuleBroken, WorldTrouble
from payments_core.wire.desk import task_messages as messages
from payments_core.wire.desk.messages import Problem
from tests.factories.day_server import Leader
from tests.factories.desk_services import Services
from tests.factories.fake_server import NOW


class TaskServer:
    """Keeps what is handed over by its id; `lose` answers are lost after that."""

    def __init__(self) -> None:
        self.handed: dict[str, messages.HandTask] = {}
        self.closed: dict[str, str] = {}
        self.lose = 0
        self.away = False
        self.trouble: PaymentsError | None = None

    def hand_task(self, wanted: messages.HandTask, token: str) -> None:
        self.handed.setdefault(wanted.handed_id, wanted)
        if self.lose:
            self.lose -= 1
            raise WorldTrouble("server_unreachable")

    def handed_tasks(self, token: str) -> messages.HandedTasks:
        if self.away:
            raise WorldTrouble("server_unreachable")
        if self.trouble is not None:
            raise self.trouble
        tasks = tuple(
            messages.HandedTask(
                **one.model_dump(), handed_by_name="Laura", desk_name="Sportello 12", handed_at=NOW
            )
            for one in self.handed.values()
        )
        return messages.HandedTasks(tasks=tasks, more=False)

    def close_handed_task(self, handed_id: str, wanted: messages.CloseTask, token: str) -> None:
        self.closed[handed_id] = wanted.reason


@pytest.fixture
def server() -> TaskServer:
    return TaskServer()


@pytest.fixture
def who(services: Services) -> Leader:
    return Leader(services.sign_in)


@pytest.fixture
def lists(services: Services) -> NoticeLists:
    return services.lists


@pytest.fixture
def handed(services: Services, server: TaskServer, who: Leader, lists: NoticeLists) -> HandedTasks:
    return HandedTasks(services.database, lambda: server, who, lists)


@pytest.fixture
def task(services: Services, lists: NoticeLists):
    """A refused notice."""
    number = services.release_one().notice_number
    services.server.refusals[number] = Problem(code="tax_code_check")
    services.deliver()
    (task,) = lists.tasks()
    return task


def test_task_goes_to_the_supervisor_and_leaves_the_desk(handed, server, lists, task) -> None:
    handed.hand(task)
    assert lists.tasks() == ()
    [sent] = server.handed.values()
    assert (sent.code, sent.title, sent.notice_number) == (
        "tax_code_check", task.title, task.notice_number,
    )  # fmt: skip
    [seen] = handed.tasks()
    assert (seen.problem_code, dict(seen.facts), seen.at) == (
        task.problem_code, dict(task.facts), task.at,
    )  # fmt: skip
    assert seen.handing is not None
    assert (seen.handing.person, seen.handing.desk_name) == ("Laura", "Sportello 12")


def test_task_whose_answer_was_lost_stays_and_is_handed_over_once(
    handed, server, lists, task
) -> None:
    server.lose = 1
    with pytest.raises(WorldTrouble):
        handed.hand(task)
    assert lists.tasks() == (task,)
    handed.hand(task)
    assert (len(server.handed), lists.tasks()) == (1, ())


def test_only_who_leads_reads_them_and_without_the_line_there_are_none(
    handed, server, who, task
) -> None:
    handed.hand(task)
    server.away = True
    assert handed.tasks() == ()
    server.away = False
    who.may = frozenset({"clerk"})
    assert not handed.leads()
    assert handed.tasks() == ()


def test_server_that_knows_no_handed_tasks_has_none(handed, server, task) -> None:
    handed.hand(task)
    server.trouble = WorldTrouble(SERVER_OLDER)
    assert handed.tasks() == ()
    server.trouble = RuleBroken("session_expired")
    with pytest.raises(RuleBroken, match="session_expired"):
        handed.tasks()


def test_closing_says_what_was_done(handed, server) -> None:
    handed.close("handed-1", "Rilasciato di nuovo")
    assert server.closed == {"handed-1": "Rilasciato di nuovo"}
    for reason in ("", "ok", "x" * 141, "a\nb c"):
        with pytest.raises(BadValue, match="task_reason_missing"):
            handed.close("handed-2", reason)
    assert list(server.closed) == ["handed-1"]
