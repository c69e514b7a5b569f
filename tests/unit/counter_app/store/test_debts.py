from pathlib import Path

from counter_app.store import citizens, debts
from payments_core.identifiers import notice_number
from payments_core.wire.desk.notice_messages import NoticeInfo, NoticeState
from tests.factories.counter import open_store
from tests.factories.fake_server import NOW


def told(at: int, position_id: str) -> NoticeInfo:
    return NoticeInfo(
        notice_number=notice_number.build("01", 5000 + at),
        citizen_id="c-1",
        debtor_name="Rossi Maria",
        debtor_identifier="RSSMRA80A41Z999C",
        subject="Mensa",
        amount_cents=3000,
        due_on=NOW.date(),
        state=NoticeState.OPEN,
        released_at=NOW,
        payable_at=NOW,
        paid_at=None,
        position_id=position_id,
        option_no=1,
    )


def test_a_debt_has_the_numbers_that_were_told_of_it_and_no_others(tmp_path: Path) -> None:
    first, second, other = told(1, "p-1"), told(2, "p-1"), told(3, "p-2")
    database = open_store(tmp_path)
    with database.write() as session:
        citizens.keep_notices(session, [first, second, other], NOW)
        assert debts.info_of(session, second.notice_number) == second
        found = debts.numbers_of(session, first.notice_number, first)
    database.close()
    assert found == {first.notice_number, second.notice_number}


def test_a_number_of_which_nothing_is_known_is_a_debt_of_its_own(tmp_path: Path) -> None:
    number = notice_number.build("01", 4711)
    database = open_store(tmp_path)
    with database.read() as session:
        assert debts.info_of(session, number) is None
        assert debts.numbers_of(session, number, None) == {number}
    database.close()
