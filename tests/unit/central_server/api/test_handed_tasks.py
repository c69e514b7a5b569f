import pytest
from sqlalchemy import update

from central_server.audit import repository
from central_server.audit.repository import EventFilter
from central_server.identity.models import OperatorRow
from payments_core.model.audit_act import AuditAct
from payments_core.model.role import Role
from tests.factories.day_of_desks import SUPERVISOR
from tests.factories.server import ENTITY, PASSWORD, USERNAME, add_everything, add_operator

TASK = {
    "handed_id": "handed-1", "code": "tax_code_check", "title": "Parodi Giovanni",
    "facts": {}, "opened_at": "2026-11-23T08:00:00Z",
}  # fmt: skip


@pytest.fixture
def as_(server, unit_of_work, password_hash):
    """A client of somebody who has signed in, by their name."""
    with unit_of_work() as session:
        add_everything(session)
        add_operator(
            session, operator_id=SUPERVISOR.operator_id, username="sara.verdi",
            roles=(Role.SUPERVISOR,),
        )  # fmt: skip
        session.execute(update(OperatorRow).values(password_hash=password_hash))

    def as_(username):
        with server.client() as nobody:
            wanted = {"username": username, "password": PASSWORD}
            token = nobody.post("/sessions", json=wanted).json()["token"]
        return server.client(token=token)

    return as_


def test_whoever_reads_the_names_on_tasks_is_told(as_, unit_of_work) -> None:
    with as_(USERNAME) as clerk:
        assert clerk.post("/tasks", json=TASK).status_code == 204
        assert clerk.get("/tasks").status_code == 403
    with as_("sara.verdi") as supervisor:
        assert supervisor.get("/tasks").status_code == 200
    with unit_of_work() as session:
        log = repository.events(session, ENTITY, EventFilter(), 100)
        told = [(one.operator_id, one.hits) for one in log if one.act == AuditAct.TASKS_READ]
    assert told == [(SUPERVISOR.operator_id, 1)]


@pytest.mark.parametrize("page", ["/tasks", "/cancellations"])
def test_a_page_that_names_nobody_is_no_look(as_, unit_of_work, page) -> None:
    with as_("sara.verdi") as supervisor:
        assert supervisor.get(page).status_code == 200
    with unit_of_work() as session:
        log = repository.events(session, ENTITY, EventFilter(), 100)
        assert AuditAct.TASKS_READ not in {one.act for one in log}


def test_clerk_hands_over_and_supervisor_closes(as_) -> None:
    with as_(USERNAME) as clerk:
        assert clerk.post("/tasks", json=TASK).status_code == 204
        assert clerk.get("/tasks").status_code == 403
    with as_("sara.verdi") as supervisor:
        assert [one["title"] for one in supervisor.get("/tasks").json()["tasks"]] == [
            "Parodi Giovanni"
        ]
        assert supervisor.post("/tasks/handed-1/close", json={"reason": "x"}).status_code == 422
        done = supervisor.post("/tasks/handed-1/close", json={"reason": "Sistemato"})
        assert done.status_code == 204
        assert supervisor.get("/tasks").json() == {"tasks": [], "more": False}
        assert supervisor.post("/tasks/altra/close", json={"reason": "fatto"}).status_code == 404


def test_how_many_tasks_there_are_is_no_look_at_any(as_, unit_of_work) -> None:
    with as_(USERNAME) as clerk:
        assert clerk.post("/tasks", json=TASK).status_code == 204
        assert clerk.get("/tasks/counts").status_code == 403
    with as_("sara.verdi") as supervisor:
        assert supervisor.get("/tasks/counts").json() == {
            "refunds": 0, "cancellations": 0, "handed": 1, "anomalies": {},
        }  # fmt: skip
    with unit_of_work() as session:
        log = repository.events(session, ENTITY, EventFilter(), 100)
        assert AuditAct.TASKS_READ not in {one.act for one in log}
