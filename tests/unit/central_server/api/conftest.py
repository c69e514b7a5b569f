import pytest

from central_server.identity.secrets import hash_password
from tests.factories.server import PASSWORD, USERNAME, add_everything


@pytest.fixture(scope="session")
def password_hash():
    return hash_password(PASSWORD)


@pytest.fixture
def ready(server, unit_of_work, password_hash):
    """The server with an entity whose operator can sign in."""
    with unit_of_work() as session:
        add_everything(session, password_hash=password_hash)
    return server


@pytest.fixture
def desk_client(ready):
    with ready.client() as client:
        yield client


@pytest.fixture
def clerk_client(ready, desk_client):
    answer = desk_client.post("/sessions", json={"username": USERNAME, "password": PASSWORD})
    with ready.client(token=answer.json()["token"]) as client:
        yield client
