from pathlib import Path

import pytest

from counter_app.asking_nobody import AskedAllTheSame, asking_nobody
from counter_app.client.central_client import CentralClient
from counter_app.client.line_evidence import LineEvidence
from counter_app.store import desk as desk_row
from counter_app.store.database import Database
from counter_app.sync.desk_connection import Connect, DeskConnection
from payments_core.errors import RuleBroken, WorldTrouble
from tests.factories.counter import enrolled_store, open_store
from tests.factories.fake_server import FakeServer, serving


def connection_of(database: Database, told: list[LineEvidence] | None = None) -> DeskConnection:
    return DeskConnection(
        database, (told if told is not None else []).append, lambda: 0.0, CentralClient
    )


def noting(opened: list[CentralClient]) -> Connect:
    """Makes real clients, and keeps them in sight."""

    def connect(server_url, desk, observed, *, ticks):
        opened.append(CentralClient(server_url, desk, observed, ticks=ticks))
        return opened[-1]

    return connect


def test_client_is_that_of_the_desk_and_tells_of_the_line(tmp_path: Path) -> None:
    told: list[LineEvidence] = []
    with serving(FakeServer()) as fake:
        database = enrolled_store(tmp_path, fake.url)
        with connection_of(database, told).open() as client:
            assert client.profile().desk_name == "Sportello 12"
        database.close()
    assert len(told) == 1


def test_shared_client_is_another_one_after_another_enrolment(tmp_path: Path) -> None:
    database = enrolled_store(tmp_path)
    connection = connection_of(database)
    first = connection.shared()
    assert connection.shared() is first
    with database.write() as session:
        desk_row.get(session).credential = "another"
    assert connection.shared() is not first
    with pytest.raises(WorldTrouble, match="server_unreachable"):
        first.profile()
    connection.close()
    database.close()


def test_the_former_desk_s_connection_is_closed_after_another_enrolment(tmp_path: Path) -> None:
    with serving(FakeServer()) as fake:
        database = enrolled_store(tmp_path, fake.url)
        opened = list[CentralClient]()
        connection = DeskConnection(database, lambda _: None, lambda: 0.0, noting(opened))
        connection.shared().profile()
        with database.write() as session:
            desk_row.get(session).credential = "another"
        connection.shared()
        assert [one._http.is_closed for one in opened] == [True, False]
        connection.close()
        assert opened[-1]._http.is_closed
        database.close()


def test_machine_that_is_no_desk_has_no_client(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    with pytest.raises(RuleBroken, match="desk_not_enrolled"):
        connection_of(database).open()
    database.close()


def test_work_that_asks_nobody_comes_to_no_client(tmp_path: Path) -> None:
    database = enrolled_store(tmp_path)
    connection = connection_of(database)
    connection.shared()
    with asking_nobody():
        for ask in (connection.shared, connection.open):
            with pytest.raises(AskedAllTheSame):
                ask()
    connection.close()
    database.close()
