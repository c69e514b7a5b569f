from datetime import UTC, date, datetime

import pytest

from central_server.papers.plans import is_payable, payable_plan
from central_server.positions.models import InstallmentRow
from payments_core.wire.desk.notice_messages import NoticeInfo, NoticeState

NOW = datetime(2026, 11, 26, 10, tzinfo=UTC)


def row(option_no, number, count):
    said = "TARI 2027" if count == 1 else f"TARI 2027 - rata {number} di {count}"
    return InstallmentRow(
        option_no=option_no, installment_no=number, notice_number=f"{option_no}-{number}",
        description=said, amount_cents=1000, due_on=date(2027, 1, number),
    )  # fmt: skip


def info(of, **changes):
    facts = {
        "notice_number": of.notice_number, "citizen_id": None, "debtor_name": "Rossi",
        "debtor_identifier": "X", "subject": of.description, "amount_cents": 1000,
        "due_on": of.due_on, "state": NoticeState.OPEN, "released_at": NOW, "payable_at": NOW,
        "paid_at": None, "position_id": "p", "option_no": of.option_no,
    }  # fmt: skip
    return NoticeInfo.model_construct(**(facts | changes))


ROWS = [row(1, 1, 1), *(row(2, number, 3) for number in (1, 2, 3))]
ALL = {one.notice_number: info(one) for one in ROWS}


def test_paper_offers_the_whole_and_every_instalment():
    plan = payable_plan(ROWS, ALL)
    assert plan.subject == "TARI 2027"
    assert plan.whole.notice_number == "1-1"
    assert [one.notice_number for one in plan.instalments] == ["2-1", "2-2", "2-3"]
    assert plan.length == 3


@pytest.mark.parametrize("gone", [{"state": NoticeState.PAID}, {"payable_at": None}, None])
def test_what_cannot_be_paid_now_is_not_offered(gone):
    infos = {**ALL, "2-1": info(ROWS[1], **gone)} if gone else {k: ALL[k] for k in list(ALL)[2:]}
    plan = payable_plan(ROWS, infos)
    assert [one.ordinal for one in plan.instalments] == [2, 3]
    assert not is_payable(infos, ROWS[1])


def test_one_instalment_alone_is_no_plan():
    assert payable_plan(ROWS, {"2-3": ALL["2-3"]}) is None
    assert payable_plan(ROWS[:1], ALL) is None
