from dataclasses import replace
from datetime import timedelta

import pytest

from counter_app.services import notice_rows
from counter_app.services.views import RowState
from counter_app.store import notices
from counter_app.store.tables import ReleaseState
from payments_core.money import Cents
from payments_core.rules.position_progress import OtherWay
from payments_core.wire.desk.notice_messages import Change, ChangeKind, NoticeInfo, NoticeState
from tests.factories.desk_services import Services
from tests.factories.fake_server import NOW

TODAY = NOW.date()


def info(state: NoticeState = NoticeState.OPEN, due: int = 5, payable: bool = True) -> NoticeInfo:
    return NoticeInfo(
        notice_number="301000000000004285",
        citizen_id="c-1",
        debtor_name="Rossi Maria",
        debtor_identifier="RSSMRA80A41Z999C",
        subject="Mensa",
        amount_cents=4200,
        due_on=TODAY + timedelta(days=due),
        state=state,
        released_at=NOW,
        payable_at=NOW if payable else None,
        paid_at=None,
    )


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (info(), RowState.TO_PAY),
        (info(due=0), RowState.TO_PAY),
        (info(due=-1), RowState.OVERDUE),
        (info(payable=False, due=-1), RowState.TO_REGISTER),
        (info(NoticeState.PAID, due=-1), RowState.PAID),
        (info(NoticeState.PAID_TWICE), RowState.TO_CHECK),
        (info(NoticeState.SUSPENDED), RowState.SUSPENDED),
        (info(NoticeState.EXPIRED, due=-1), RowState.EXPIRED),
        (info(NoticeState.CANCELLED), RowState.CANCELLED),
    ],
)
def test_server_state_and_due_date_make_the_row(given: NoticeInfo, expected: RowState) -> None:
    assert notice_rows.from_server(given, TODAY).state is expected


@pytest.mark.parametrize("way", list(OtherWay))
def test_debt_that_is_paid_otherwise_says_so_unless_the_notice_is_paid_itself(way) -> None:
    said = {"state": NoticeState.CANCELLED, "other_way": way}
    whole = info(due=-1).model_copy(update=said)
    assert notice_rows.from_server(whole, TODAY).state == way
    assert notice_rows.from_server(info(), TODAY, way).state == way
    assert notice_rows.from_server(info(NoticeState.PAID), TODAY, way).state is RowState.PAID
    assert not notice_rows.is_open(notice_rows.from_server(whole, TODAY))


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (ReleaseState.PENDING, RowState.TO_REGISTER),
        (ReleaseState.ACCEPTED, RowState.TO_REGISTER),
        (ReleaseState.PAYABLE, RowState.TO_PAY),
        (ReleaseState.PAID, RowState.PAID),
        (ReleaseState.CHANGED, RowState.TO_PAY),
        (ReleaseState.SUSPENDED, RowState.SUSPENDED),
        (ReleaseState.EXPIRED, RowState.EXPIRED),
        (ReleaseState.CANCELLED, RowState.CANCELLED),
        (ReleaseState.REFUSED, RowState.TO_CHECK),
    ],
)
def test_own_notice_shows_how_far_it_has_come(
    services: Services, state: ReleaseState, expected: RowState
) -> None:
    released = services.release_one()
    with services.database.write() as session:
        row = notices.by_number(session, released.notice_number)
        assert row is not None
        row.state = state
    view = notice_rows.from_desk(row, TODAY)
    assert view.state is expected
    assert view.debtor_name == "Rossi Maria"
    if state is ReleaseState.PAYABLE:
        assert notice_rows.from_desk(row, view.due_on + timedelta(days=1)).state is RowState.OVERDUE


def test_open_notices_come_before_closed_ones() -> None:
    views = [
        notice_rows.from_server(each, TODAY)
        for each in (info(NoticeState.PAID), info(due=9), info(due=-1), info(NoticeState.CANCELLED))
    ]
    ordered = [view.state for view in notice_rows.open_first(views)]
    assert ordered[:2] == [RowState.OVERDUE, RowState.TO_PAY]
    assert set(ordered[2:]) == {RowState.PAID, RowState.CANCELLED}


def test_rows_of_one_debt_are_marked_as_a_plan() -> None:
    alone, *plan = (
        notice_rows.from_server(info().model_copy(update={"position_id": debt}), TODAY)
        for debt in ("p-1", "p-2", "p-2")
    )
    unknown = notice_rows.from_server(info(), TODAY)
    marked = notice_rows.with_plans([alone, *plan, unknown, unknown])
    assert [view.in_plan for view in marked] == [False, True, True, False, False]


def test_sum_counts_one_way_to_pay_each_debt() -> None:
    whole = replace(notice_rows.from_server(info(), TODAY), debt="d-1", option_no=1)
    half = replace(whole, amount_cents=Cents(2100), option_no=2)
    alone = replace(whole, debt="", amount_cents=Cents(5))
    assert notice_rows.one_way_cents([whole, half, half, alone]) == 4205
    assert notice_rows.one_way_cents([half, alone, half, whole]) == 4205
    assert notice_rows.one_way_cents([half, alone, alone]) == 2110
    assert notice_rows.one_way_cents([]) == 0


def plan_row(place: int, due: int, state: NoticeState = NoticeState.OPEN, debt: str = "d-1"):
    told = info(state, due).model_copy(
        update={"notice_number": f"3010000000000{place:05d}", "position_id": debt, "option_no": 1}
    )
    return replace(notice_rows.from_server(told, TODAY), in_plan=True)


def test_payments_of_one_debt_stay_together_paid_ones_too() -> None:
    alone = notice_rows.from_server(info(due=3), TODAY)
    closed = replace(alone, notice_number="301000000000099999", state=RowState.PAID)
    rows = [closed, plan_row(3, 30), alone, plan_row(1, -30, NoticeState.PAID), plan_row(2, 1)]
    ordered = notice_rows.open_first(rows)
    assert [one.notice_number[-5:] for one in ordered] == [
        "00001", "00002", "00003", "04285", "99999",
    ]  # fmt: skip


def test_plan_that_is_over_is_among_what_is_closed() -> None:
    alone = notice_rows.from_server(info(due=3), TODAY)
    rows = [plan_row(1, -30, NoticeState.PAID), plan_row(2, -1, NoticeState.PAID), alone]
    assert notice_rows.open_first(rows)[0] == alone


@pytest.mark.parametrize(
    ("state", "kind", "expected"),
    [
        (RowState.TO_REGISTER, ChangeKind.NOTICE_REGISTERED, RowState.TO_PAY),
        (RowState.SUSPENDED, ChangeKind.NOTICE_REGISTERED, RowState.TO_PAY),
        (RowState.CANCELLED, ChangeKind.NOTICE_REGISTERED, RowState.CANCELLED),
        (RowState.OVERDUE, ChangeKind.NOTICE_PAID, RowState.PAID),
        (RowState.TO_CHECK, ChangeKind.NOTICE_PAID, RowState.TO_CHECK),
        (RowState.TO_PAY, ChangeKind.NOTICE_SUSPENDED, RowState.SUSPENDED),
        (RowState.TO_PAY, ChangeKind.NOTICE_EXPIRED, RowState.EXPIRED),
        (RowState.TO_PAY, ChangeKind.NOTICE_CANCELLED, RowState.CANCELLED),
        (RowState.TO_PAY, ChangeKind.NOTICE_CHANGED, RowState.TO_PAY),
        (RowState.PAID, ChangeKind.NOTICE_CREDITED, RowState.PAID),
    ],
)
def test_row_turns_with_what_is_told_of_its_notice(
    state: RowState, kind: ChangeKind, expected: RowState
) -> None:
    view = replace(notice_rows.from_server(info(), TODAY), state=state)
    change = Change(cursor=1, kind=kind, notice_number=view.notice_number, at=NOW)
    turned = notice_rows.after(view, change, TODAY)
    assert turned.state is expected
    assert turned.paid_at == (NOW if expected is RowState.PAID and state is not expected else None)
    assert (turned == view) is (state is expected)


def test_row_that_can_be_paid_again_may_be_overdue() -> None:
    view = replace(notice_rows.from_server(info(due=-1), TODAY), state=RowState.SUSPENDED)
    change = Change(
        cursor=1, kind=ChangeKind.NOTICE_REGISTERED, notice_number=view.notice_number, at=NOW
    )
    assert notice_rows.after(view, change, TODAY).state is RowState.OVERDUE
