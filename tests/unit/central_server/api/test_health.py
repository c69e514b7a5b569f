import httpx
import pytest
from sqlalchemy import text

from central_server.migrations import schema


@pytest.fixture
def health(server):
    with httpx.Client(base_url=f"{server.url}/health") as client:
        yield client


def test_process_lives_whatever_the_database(health):
    assert health.get("/live").json() == {"status": "live"}


def test_ready_means_that_the_schema_is_this_programs(health, engine):
    answer = health.get("/ready")
    assert (answer.status_code, answer.json()["code"]) == (503, "database_not_at_head")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32))"))
        connection.execute(
            text("INSERT INTO alembic_version VALUES (:head)"), {"head": schema.head()}
        )
    assert health.get("/ready").json() == {"status": "ready"}
