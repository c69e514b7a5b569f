from datetime import timedelta
from pathlib import Path

import pytest

from counter_app.store import citizens, co_debtors, new_persons, notices
from counter_app.store.database import Database
from payments_core.wire.desk.notice_messages import CoDebtorName, NoticeInfo
from payments_core.wire.desk.operation_messages import CoDebtor, DebtorInfo
from tests.factories.counter import enrolled_store, number_source
from tests.factories.fake_server import NOW, citizen
from tests.factories.releasing import operation_for


def a_notice(*owing: str | None) -> NoticeInfo:
    return NoticeInfo(
        notice_number="301000000000004285", citizen_id="c-1", debtor_name="Rossi Maria",
        debtor_identifier="RSSMRA80A41Z999C", subject="Canone", amount_cents=100,
        due_on=NOW.date(), state="OPEN", released_at=NOW, payable_at=NOW, paid_at=None,
        co_debtors=tuple(CoDebtorName(citizen_id=one, full_name="Verdi Anna") for one in owing),
    )  # fmt: skip


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return enrolled_store(tmp_path)


def test_known_notice_is_found_from_everybody_who_owes_it(database: Database) -> None:
    with database.write() as session:
        citizens.keep_notices(session, [a_notice("c-2", None, "c-3")], NOW)
    with database.read() as session:
        for citizen_id, found in (("c-1", 1), ("c-2", 1), ("c-3", 1), ("c-4", 0)):
            assert len(citizens.notices_of(session, citizen_id)) == found
    with database.write() as session:
        citizens.keep_notices(session, [a_notice("c-3")], NOW)
    with database.read() as session:
        assert citizens.notices_of(session, "c-2") == []


def test_notice_released_here_is_found_from_its_co_debtor(
    database: Database, tmp_path: Path
) -> None:
    with number_source(database, tmp_path).next_numbers() as (session, (number,)):
        operation = operation_for(number, "op-1")
        debtor = DebtorInfo(kind="F", identifier="ANONIMO", full_name="Verdi Anna")
        owing = (CoDebtor(citizen_id="made-2", debtor=debtor),)
        release = operation.release.model_copy(update={"co_debtors": owing})
        operation = operation.model_copy(update={"release": release})
        notices.add(session, operation, citizen(), offline_kind=True)
    with database.write() as session:
        assert len(notices.of_citizen(session, "made-2")) == 1
        new_persons.learn(session, "made-2", "c-9")
    with database.read() as session:
        assert notices.of_citizen(session, "made-2") == []
        assert len(notices.of_citizen(session, "c-9")) == 1
    with database.write() as session:
        co_debtors.forget_unknown(session)
        assert len(notices.of_citizen(session, "c-9")) == 1


def test_who_owes_what_is_forgotten_with_the_notice(database: Database) -> None:
    with database.write() as session:
        citizens.keep_notices(session, [a_notice("c-2")], NOW)
        citizens.forget_before(session, NOW + timedelta(days=1))
        assert session.scalars(co_debtors.numbers_of("c-2")).all() == []


def test_two_who_turn_out_to_be_one_owe_once(database: Database) -> None:
    with database.write() as session:
        co_debtors.keep(session, "301000000000004285", ["made-1", "c-9"])
        co_debtors.move(session, "made-1", "c-9")
        assert session.scalars(co_debtors.numbers_of("c-9")).all() == ["301000000000004285"]
        assert session.scalars(co_debtors.numbers_of("made-1")).all() == []
