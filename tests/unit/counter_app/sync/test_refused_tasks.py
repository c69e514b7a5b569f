from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from counter_app.store import cancellations, citizens, notices, tasks
from counter_app.store.database import Database
from counter_app.sync import refused_tasks
from payments_core.wire.desk.messages import Problem
from payments_core.wire.desk.notice_messages import NoticeInfo, NoticeState
from payments_core.wire.desk.operation_messages import Cancellation
from tests.factories.counter import enrolled_store, number_source
from tests.factories.fake_server import NOW
from tests.factories.releasing import release_into

PROBLEM = Problem(code="rate_unknown", facts={"rate_id": "carta"})


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Database]:
    database = enrolled_store(tmp_path)
    yield database
    database.close()


def cancellation(store: Database, number: str) -> tasks.NewTask:
    wanted = Cancellation(
        operation_id="cancel-1", operator_id="laura", generation=1, notice_number=number,
        reason="errore", decided_at=NOW,
    )  # fmt: skip
    with store.write() as session:
        cancellations.queue(session, wanted, number)
        row = cancellations.find(session, "cancel-1")
        assert row is not None
        ours = notices.by_number(session, number)
        return refused_tasks.of_cancellation(session, row, ours, PROBLEM)


def test_refused_release_names_reason_and_whom_to_call(store: Database, tmp_path: Path) -> None:
    number = release_into(number_source(store, tmp_path), "op-1")
    with store.read() as session:
        row = notices.by_number(session, number)
    assert row is not None
    task = refused_tasks.of_release(row, PROBLEM)
    assert (task.task_id, task.problem_code) == (tasks.id_of_refused("op-1"), "rate_unknown")
    assert task.facts["notice_number"] == number
    assert task.facts["rate_id"] == "carta"
    assert task.facts["debtor"]


def test_refused_cancellation_of_our_own_notice_names_its_debtor(
    store: Database, tmp_path: Path
) -> None:
    number = release_into(number_source(store, tmp_path))
    task = cancellation(store, number)
    assert (task.problem_code, task.notice_number) == ("cancel_refused", number)
    assert task.facts["debtor"] == task.title


def test_refused_cancellation_of_a_known_notice_names_its_debtor(store: Database) -> None:
    info = NoticeInfo(
        notice_number="301000000000004285", citizen_id="c-1", debtor_name="Rossi Maria",
        debtor_identifier="RSSMRA80A41Z999C", subject="TARI", amount_cents=2000,
        due_on=date(2026, 12, 31), state=NoticeState.OPEN, released_at=NOW, payable_at=NOW,
        paid_at=None,
    )  # fmt: skip
    with store.write() as session:
        citizens.keep_notices(session, (info,), NOW)
    task = cancellation(store, info.notice_number)
    assert (task.title, task.citizen_id) == (info.debtor_name, info.citizen_id)
