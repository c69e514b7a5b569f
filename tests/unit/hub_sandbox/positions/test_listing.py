from datetime import date, timedelta

import pytest

from hub_sandbox.positions.known import KnownPosition, Payment, PositionStatus
from hub_sandbox.positions.listing import ListQuery, list_answer
from hub_sandbox.positions.refusals import PositionRefusal
from tests.factories.clock import TEST_START
from tests.factories.debts import debt
from tests.factories.sandbox import ENTITY_ID


def known(number: int) -> KnownPosition:
    """Position number n: inserted n days after the start, due in January n, paid in March n."""
    held = debt(
        iupd=f"POS-{number}",
        iuv=f"0100000000000{number:04d}",
        dueDate=f"2027-01-0{number}T10:00:00",
        companyName="BA"[number % 2],
    )
    paid_at = TEST_START.replace(year=2027, month=3, day=number)
    return KnownPosition(
        ENTITY_ID,
        held,
        PositionStatus.PAID,
        TEST_START + timedelta(days=number),
        TEST_START,
        payments={held.installments[0].notice_number: Payment(paid_at)},
    )


POSITIONS = [known(number) for number in (2, 1, 3)]


def listed(query: ListQuery) -> str:
    answer = list_answer(POSITIONS, query, lambda one: {"iupd": one.debt.iupd})
    return "".join(one["iupd"].removeprefix("POS-") for one in answer["payment_position_list"])


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (ListQuery(), "321"),
        (ListQuery(ordering="ASC"), "123"),
        (ListQuery(orderby="IUPD", ordering="ASC"), "123"),
        (ListQuery(orderby="COMPANY_NAME", ordering="ASC"), "132"),
        (ListQuery(limit=2), "32"),
        (ListQuery(limit=2, page=1), "1"),
        (ListQuery(limit=2, page=2), ""),
        (ListQuery(due_date_from=date(2027, 1, 2)), "32"),
        (ListQuery(due_date_to=date(2027, 1, 2)), "21"),
        (ListQuery(payment_date_from=date(2027, 3, 3)), "3"),
        (ListQuery(payment_date_from=date(2027, 3, 2), payment_date_to=date(2027, 3, 2)), "2"),
    ],
)
def test_filters_orders_and_pages(query: ListQuery, found: str) -> None:
    assert listed(query) == found


def test_page_tells_how_many_there_are() -> None:
    answer = list_answer(POSITIONS, ListQuery(limit=2, page=1), lambda one: {})
    assert answer["page_info"] == {"page": 1, "limit": 2, "items_found": 1, "total_pages": 2}


def test_due_and_payment_dates_exclude_each_other() -> None:
    both = ListQuery(due_date_from=date(2027, 1, 1), payment_date_to=date(2027, 1, 1))
    with pytest.raises(PositionRefusal) as caught:
        listed(both)
    assert caught.value.status == 400
