import json
import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from central_server.db.engine import make_engine
from central_server.db.unit_of_work import UnitOfWork
from central_server.jobs import outbox
from central_server.notices.service import HUB_PUBLISH
from tests.factories import released_debts
from tests.factories.archive import running_archive
from tests.factories.server import ENTITY

ROOT = Path(__file__).resolve().parents[4]
WAIT_SECONDS = 30


@contextmanager
def program(*arguments):
    """A process of its own; yields its first log line with the given event, ends it politely."""
    process = subprocess.Popen(
        [sys.executable, "-m", "central_server", *arguments],
        cwd=ROOT, env=os.environ | {"ARCHIVE_KEY": "key"}, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        yield process, json.loads(process.stderr.readline())
        process.send_signal(signal.SIGTERM)
        assert process.wait(WAIT_SECONDS) == 0
    finally:
        process.kill()
        process.communicate()


def test_server_is_ready_and_ends_politely(applied):
    with program("serve", "--port", "0") as (_, first):
        assert first["event"] == "serving"
        assert httpx.get(first["address"] + "/health/ready").json() == {"status": "ready"}


def test_port_in_use_is_not_served(applied):
    with program("serve", "--port", "0") as (_, first):
        port = first["address"].rpartition(":")[2]
        second = subprocess.run(
            [sys.executable, "-m", "central_server", "serve", "--port", port],
            cwd=ROOT, timeout=WAIT_SECONDS, capture_output=True, check=False,
        )  # fmt: skip
    assert second.returncode != 0


@pytest.fixture
def archive():
    with running_archive() as archive:
        yield archive


def test_worker_of_its_own_delivers_what_is_waiting(
    run, entity_file, archive, empty_database_url, clock
):
    entity_file.write_text(entity_file.read_text().replace("http://127.0.0.1:9/aca", archive.url))
    run("migrate")
    run("apply", entity_file)
    engine = make_engine(empty_database_url)
    with UnitOfWork(engine)() as session:
        number = released_debts.add_position(session)
        outbox.enqueue(session, ENTITY, HUB_PUBLISH, number, {}, clock.now())
    engine.dispose()
    with program("worker") as (_, first):
        assert first["event"] == "working"
        _, path, body = archive.arrived.get(timeout=WAIT_SECONDS)
    assert path.startswith(f"/aca/organizations/{ENTITY}/")
    assert body["paymentOption"][0]["nav"] == number
