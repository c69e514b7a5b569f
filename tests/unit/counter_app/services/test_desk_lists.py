import pytest

from counter_app.services.audit_trail import AuditTrail
from counter_app.services.desk_lists import DeskLists
from counter_app.services.list_choice import Days, ListChoice, ListQuestion, ListScope
from counter_app.services.progress import Progress
from counter_app.services.views import RowState
from counter_app.store import audit, notices
from counter_app.store.tables import ReleaseState
from payments_core.errors import RuleBroken
from tests.factories.counter import ids
from tests.factories.desk_services import Services


@pytest.fixture
def lists(services: Services) -> DeskLists:
    trail = AuditTrail(services.clock, ids("entry"))
    return DeskLists(services.database, services.sign_in, services.clock, trail)


def numbers(lists: DeskLists, text: str = "", **choice) -> list[str]:
    asked = ListQuestion(ListChoice(**choice), text=text)
    return [str(number) for number in lists.open(asked, Progress()).numbers]


def noted(services: Services) -> list[tuple[str, int | None]]:
    with services.database.read() as session:
        return [(one.act, one.hits) for one in audit.due(session, 10)]


def test_a_row_says_who_released_it_and_the_list_its_sum(services: Services, lists) -> None:
    number = int(services.release_one().notice_number)
    found = lists.open(ListQuestion(), Progress())
    view = found.rows([number])[number]
    assert (view.operator, view.state) == ("Laura", RowState.TO_REGISTER)
    assert found.total_cents == view.amount_cents == found.total_of([number])
    assert found.rows([1]) == {}
    assert found.complete


def test_today_is_romes_and_other_days_are_asked_for(services: Services, lists) -> None:
    number = services.release_one().notice_number
    services.clock.advance(hours=13, minutes=19)  # 00:00 in Rome
    assert numbers(lists) == []
    assert numbers(lists, days=Days.YESTERDAY) == [number]
    assert numbers(lists, days=Days.ALL) == [number]


def test_a_look_at_other_days_is_noted_and_one_at_today_is_not(services: Services, lists) -> None:
    services.release_one()
    numbers(lists)
    assert noted(services) == []
    numbers(lists, days=Days.ALL)
    assert noted(services) == [("LIST_READ", 1)]


def test_mine_are_those_of_who_is_signed_in(services: Services, lists) -> None:
    number = services.release_one().notice_number
    assert numbers(lists, scope=ListScope.MINE) == [number]
    with services.database.write() as session:
        notices.by_number(session, number).operator_id = "somebody"
    assert numbers(lists, scope=ListScope.MINE) == []
    assert numbers(lists, operator_id="somebody") == [number]


@pytest.mark.parametrize("state", list(ReleaseState))
def test_every_notice_is_found_in_the_state_that_its_row_shows(
    services: Services, lists, state: ReleaseState
) -> None:
    number = services.release_one().notice_number
    with services.database.write() as session:
        notices.by_number(session, number).state = state
    found = lists.open(ListQuestion(), Progress())
    shown = found.rows([int(number)])[int(number)].state
    listed = {one for one in RowState if numbers(lists, state=one)}
    assert listed == {shown}


PAYABLE, PAID = ReleaseState.PAYABLE, ReleaseState.PAID


@pytest.mark.parametrize(
    ("states", "shown"),
    [
        ((PAYABLE, PAYABLE, PAYABLE), ("TO_PAY", "TO_PAY", "TO_PAY")),
        ((PAYABLE, PAID, PAYABLE), ("IN_INSTALMENTS", "PAID", "TO_PAY")),
        ((PAYABLE, PAID, PAID), ("DEBT_PAID", "PAID", "PAID")),
        ((PAID, PAYABLE, PAYABLE), ("PAID", "DEBT_PAID", "DEBT_PAID")),
        ((PAID, PAID, PAYABLE), ("PAID", "PAID", "DEBT_PAID")),
        ((ReleaseState.SUSPENDED, PAID, PAYABLE), ("IN_INSTALMENTS", "PAID", "TO_PAY")),
        ((ReleaseState.PENDING, PAID, PAYABLE), ("IN_INSTALMENTS", "PAID", "TO_PAY")),
        ((ReleaseState.CANCELLED, PAYABLE, PAYABLE), ("CANCELLED", "TO_PAY", "TO_PAY")),
    ],
)
def test_every_number_of_a_plan_is_found_in_the_state_that_its_row_shows(
    services: Services, lists, states, shown
) -> None:
    released = services.release_one("suolo", plan=2, metri="20").notice_numbers
    services.release_one()
    with services.database.write() as session:
        for number, state in zip(released, states, strict=True):
            notices.by_number(session, number).state = state
    rows = lists.open(ListQuestion(), Progress()).rows([int(one) for one in released])
    assert tuple(rows[int(one)].state for one in released) == shown
    listed = {
        number: {state for state in RowState if number in numbers(lists, state=state)}
        for number in released
    }
    assert listed == {number: {state} for number, state in zip(released, shown, strict=True)}


def test_what_is_paid_otherwise_is_in_no_sum_of_what_is_to_be_paid(
    services: Services, lists
) -> None:
    whole, first, second = services.release_one("suolo", plan=2, metri="20").notice_numbers
    with services.database.write() as session:
        for number in (whole, first, second):
            notices.by_number(session, number).state = PAID if number == first else PAYABLE
        left_cents = notices.by_number(session, second).amount_cents
    question = ListQuestion(ListChoice(state=RowState.TO_PAY))
    assert lists.open(question, Progress()).total_cents == left_cents


def test_nobody_is_listed_to_nobody(services: Services, lists) -> None:
    services.sign_in.sign_out()
    with pytest.raises(RuleBroken, match="not_signed_in"):
        lists.open(ListQuestion(), Progress())


def test_a_list_called_off_is_not_the_whole(services: Services, lists) -> None:
    services.release_one()
    progress = Progress()
    progress.call_off()
    assert not lists.open(ListQuestion(ListChoice(days=Days.ALL)), progress).complete
    assert noted(services) == []


def test_names_to_choose_from(services: Services, lists) -> None:
    assert lists.operators() == {services.sign_in.operator_id(): "Laura"}
    assert "carta-identita" in lists.kinds()
