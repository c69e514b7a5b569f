import pytest

from central_server import composition
from central_server.composition import Sources, build_app
from central_server.entities.models import StationRow
from central_server.settings import Settings
from tests.factories.archive import running_archive
from tests.factories.running_server import running
from tests.factories.server import ENTITY, STATION, Lease, add_everything, release_operation

WAIT_SECONDS = 20


@pytest.fixture
def archive():
    with running_archive() as archive:
        yield archive


def test_released_notice_reaches_the_archive_by_itself(unit_of_work, database_url, clock, archive):
    with unit_of_work() as session:
        add_everything(session)
        session.get_one(StationRow, (ENTITY, STATION)).positions_url = archive.url
    app = build_app(Settings(database_url=database_url), Sources(clock=clock))
    with running(app) as server, server.client() as desk:
        reply = desk.post("/desks/leases", json={"count": 1}).json()
        operation = release_operation(Lease(reply["lease_id"], reply["first_base"]))
        batch = {"operations": [operation.model_dump(mode="json")]}
        [answer] = desk.post("/desks/operations", json=batch).json()["answers"]
        method, path, body = archive.arrived.get(timeout=WAIT_SECONDS)
    assert answer["outcome"] == "ACCEPTED"
    assert (method, path) == (
        "POST",
        f"/aca/organizations/{ENTITY}/debtpositions?toPublish=true",
    )
    assert body["paymentOption"][0]["nav"] == operation.release.notice_number


def test_real_sources_are_aware_and_never_repeat():
    sources = Sources()
    assert sources.clock.now().utcoffset().total_seconds() == 0
    assert len({sources.new_id() for _ in range(100)}) == 100
    assert len({sources.new_secret() for _ in range(100)}) == 100
    assert len(sources.new_secret()) >= 40
    assert 0 <= sources.chance() < 1


def test_nobody_listens_on_sqlite(tmp_path):
    server = composition.build(Settings(database_url=f"sqlite:///{tmp_path}/server.db"))
    assert composition.listen(server, lambda *_: None) is None
    server.close()
