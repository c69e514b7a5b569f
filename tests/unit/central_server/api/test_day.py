import pytest
from sqlalchemy import update

from central_server.audit import repository
from central_server.audit.repository import EventFilter
from central_server.identity.models import OperatorRow
from payments_core.model.role import Role
from tests.factories.day_of_desks import DAY, SUPERVISOR, release
from tests.factories.server import ENTITY, PASSWORD, USERNAME, add_everything, add_operator

TODAY = {"first_on": DAY.isoformat(), "last_on": DAY.isoformat()}


@pytest.fixture
def as_(server, unit_of_work, password_hash):
    """A client of somebody who has signed in, by their name."""
    with unit_of_work() as session:
        add_everything(session)
        add_operator(
            session, operator_id=SUPERVISOR.operator_id, username="sara.verdi",
            roles=(Role.SUPERVISOR,),
        )  # fmt: skip
        release(session, 1)
        session.execute(update(OperatorRow).values(password_hash=password_hash))

    def as_(username):
        with server.client() as nobody:
            wanted = {"username": username, "password": PASSWORD}
            token = nobody.post("/sessions", json=wanted).json()["token"]
        return server.client(token=token)

    return as_


def test_supervisor_reads_the_day_and_how_the_desks_are(as_):
    with as_("sara.verdi") as client:
        figures = client.get("/day", params=TODAY).json()
        desks = client.get("/day/desks").json()
    assert [one["count"] for one in figures["totals"]] == [1]
    assert [one["name"] for one in desks["desks"]] == ["Sportello 12"]


def told(unit_of_work):
    """Of how many notices the log says that they were seen among those of a day."""
    with unit_of_work() as session:
        events = repository.events(session, ENTITY, EventFilter(acts=("DAY_READ",)), 10)
    return [(one.operator_id, one.hits) for one in events]


def test_sums_are_nobody_s_and_notices_told_one_by_one_are_looked_at(as_, unit_of_work):
    with as_("sara.verdi") as client:
        client.get("/day/desks")
        assert client.get("/day", params=TODAY).json()["not_payable"] == []
        assert told(unit_of_work) == []
        with unit_of_work() as session:
            release(session, 2, payable_at=None)
        assert len(client.get("/day", params=TODAY).json()["not_payable"]) == 1
    assert told(unit_of_work) == [(SUPERVISOR.operator_id, 1)]


def test_supervisor_closes_the_day(as_):
    with as_("sara.verdi") as client:
        wanted = {"closing_id": "closing-1", "closed_on": DAY.isoformat()}
        closed = client.post("/day/closings", json=wanted).json()
        read = client.get("/day", params=TODAY).json()
    assert closed["closings"] == read["closings"] != []


@pytest.mark.parametrize("path", ["/day", "/day/desks"])
def test_clerk_is_refused(as_, path):
    with as_(USERNAME) as client:
        assert client.get(path, params=TODAY).status_code == 403


def test_what_is_no_day_is_refused(as_):
    with as_("sara.verdi") as client:
        assert client.get("/day", params=TODAY | {"first_on": "ieri"}).status_code == 422
        assert client.get("/day", params=TODAY | {"office": "Altrove"}).status_code == 404


@pytest.mark.parametrize("day", ["0001-01-01", "1999-12-31", "2200-01-01", "9999-12-31"])
def test_days_at_the_ends_of_the_calendar_are_refused(as_, day):
    with as_("sara.verdi") as client:
        assert client.get("/day", params={"first_on": day, "last_on": day}).status_code == 422
        closing = {"closing_id": "closing-1", "closed_on": day}
        assert client.post("/day/closings", json=closing).status_code == 422
