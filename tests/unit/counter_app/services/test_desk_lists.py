import pytest

from counter_app.services.audit_trail import AuditTrail
from counter_app.services.desk_lists import DeskLists
from counter_app.services.list_choice import Days, ListChoice, ListQuestion, ListScope, SortBy
from counter_app.services.open_list import STATE_ORDER
from counter_app.services.progress import Progress
from counter_app.services.views import Released, RowState
from counter_app.store import audit, citizens, notices
from counter_app.store.tables import ReleaseState
from payments_core.errors import RuleBroken
from payments_core.identifiers import notice_number
from payments_core.wire.desk.notice_messages import NoticeInfo, NoticeState
from tests.factories.counter import ids
from tests.factories.desk_services import Services
from tests.factories.fake_server import NOW, citizen


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


CANCELLED, REFUSED = ReleaseState.CANCELLED, ReleaseState.REFUSED


@pytest.mark.parametrize(
    ("states", "shown"),
    [
        ((PAYABLE, PAYABLE, PAYABLE), ("TO_PAY", "TO_PAY", "TO_PAY")),
        ((PAYABLE, PAID, PAYABLE), ("IN_INSTALMENTS", "PAID", "TO_PAY")),
        ((PAYABLE, PAID, PAID), ("DEBT_PAID", "PAID", "PAID")),
        ((PAID, PAYABLE, PAYABLE), ("PAID", "DEBT_PAID", "DEBT_PAID")),
        ((ReleaseState.SUSPENDED, PAID, PAYABLE), ("IN_INSTALMENTS", "PAID", "TO_PAY")),
        ((CANCELLED, PAYABLE, PAYABLE), ("CANCELLED", "TO_PAY", "TO_PAY")),
        ((PAID, REFUSED, REFUSED), ("PAID", "TO_CHECK", "TO_CHECK")),
    ],
)
def test_every_number_of_a_later_plan_is_found_in_the_state_that_its_row_shows(
    services: Services, lists, states, shown
) -> None:
    planned = with_later_plan(services)
    services.release_one()
    with services.database.write() as session:
        for number, state in zip(planned, states, strict=True):
            notices.by_number(session, number).state = state
    rows = lists.open(ListQuestion(), Progress()).rows([int(one) for one in planned])
    assert tuple(rows[int(one)].state for one in planned) == shown
    listed = {
        number: {state for state in RowState if number in numbers(lists, state=state)}
        for number in planned
    }
    assert listed == {number: {state} for number, state in zip(planned, shown, strict=True)}
    by_state = numbers(lists, sort=SortBy.STATE, descending=False)
    places = [STATE_ORDER.index(RowState(shown[planned.index(one)])) for one in by_state
              if one in planned]  # fmt: skip
    assert places == sorted(places)


def test_what_the_plan_of_an_earlier_notice_pays_is_in_no_sum_of_what_is_to_be_paid(
    services: Services, lists
) -> None:
    _, first, second = planned = with_later_plan(services)
    with services.database.write() as session:
        for number in planned:
            notices.by_number(session, number).state = PAID if number == first else PAYABLE
        left_cents = notices.by_number(session, second).amount_cents
    question = ListQuestion(ListChoice(state=RowState.TO_PAY))
    assert lists.open(question, Progress()).total_cents == left_cents


@pytest.mark.parametrize("later", [False, True])
def test_sums_count_one_way_of_a_debt_whichever_rows_are_chosen(
    services: Services, lists, later: bool
) -> None:
    if later:
        ways = with_later_plan(services)
    else:
        ways = services.release_one("suolo", plan=2, metri="21").notice_numbers
    alone = services.release_one()
    whole, first, second, other = (int(one) for one in (*ways, alone.notice_number))
    found = lists.open(ListQuestion(), Progress())
    cents = {number: view.amount_cents for number, view in found.rows(found.numbers).items()}
    assert cents[first] + cents[second] == cents[whole]
    assert found.total_cents == cents[whole] + cents[other]
    assert found.total_of([whole, first, other]) == cents[whole] + cents[other]
    assert found.total_of([first, second]) == cents[whole]
    assert found.total_of([second]) == cents[second]
    assert found.total_but([whole]) == cents[first] + cents[second] + cents[other]
    assert found.total_but([first, other]) == cents[whole]
    assert found.total_but([whole, first]) == cents[second] + cents[other]


def test_a_sum_goes_on_being_that_of_its_list(services: Services, lists) -> None:
    first = services.release_one()
    found = lists.open(ListQuestion(), Progress())
    services.release_one()
    assert found.total_but([]) == found.total_cents == first.amount_cents
    assert found.total_but([int(first.notice_number)]) == 0


@pytest.mark.parametrize("paid", [NoticeState.PAID, NoticeState.PAID_TWICE, NoticeState.OPEN])
def test_plan_of_another_desk_s_notice_is_listed_as_its_rows_show_it(
    services: Services, lists, paid: NoticeState
) -> None:
    info = told(services)
    made = make(services, info.notice_number, 2)
    with services.database.write() as session:
        for row in notices.by_operation(session, made.operation_id):
            row.state = PAYABLE
        settled = info.model_copy(update={"state": paid, "paid_at": NOW})
        citizens.keep_notices(session, [settled], NOW)
    shown = RowState.TO_PAY if paid is NoticeState.OPEN else RowState.DEBT_PAID
    assert {one for one in RowState if numbers(lists, state=one)} == {shown}
    assert set(numbers(lists, state=shown)) == set(made.notice_numbers)


def with_later_plan(services: Services) -> tuple[str, str, str]:
    """A notice, and the two instalments of the plan that was made for it when it was out."""
    single = services.release_one("suolo", metri="21").notice_number
    services.deliver()
    first, second = make(services, single, 2).notice_numbers
    return single, first, second


def make(services: Services, number: str, count: int) -> Released:
    plans = services.notice_plans
    return plans.make(plans.with_plan(plans.draft(number), count))


def told(services: Services) -> NoticeInfo:
    """A notice of another desk that this one has been told of."""
    info = NoticeInfo(
        notice_number=notice_number.build("01", 9000), citizen_id="c-1",
        debtor_name="Rossi Maria", debtor_identifier="RSSMRA80A41Z999C",
        subject="Suolo pubblico, metri 21", amount_cents=21021, due_on=NOW.date(),
        state=NoticeState.OPEN, released_at=NOW, payable_at=NOW, paid_at=None,
        position_id="p-1", plan_kind="suolo",
    )  # fmt: skip
    with services.database.write() as session:
        citizens.keep_citizens(session, (citizen(),), NOW)
        citizens.keep_notices(session, [info], NOW)
    return info


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
