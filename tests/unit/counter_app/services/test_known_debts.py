from datetime import timedelta

from counter_app.services.known_debts import (
    debt_of,
    others_of,
    way_told,
    ways_here,
    ways_told,
)
from counter_app.store import citizens, notices
from counter_app.store.tables import ReleaseState
from payments_core.identifiers import notice_number
from payments_core.rules.position_progress import OtherWay
from payments_core.wire.desk.notice_messages import NoticeInfo, NoticeState
from tests.factories.desk_services import Services
from tests.factories.fake_server import NOW


def told(at: int, *, option_no: int, position: str = "p-1", paid: bool = False) -> NoticeInfo:
    return NoticeInfo(
        notice_number=notice_number.build("01", 5000 + at),
        citizen_id="c-1",
        debtor_name="Rossi Maria",
        debtor_identifier="RSSMRA80A41Z999C",
        subject="Mensa",
        amount_cents=3000,
        due_on=NOW.date() + timedelta(days=at),
        state=NoticeState.PAID if paid else NoticeState.OPEN,
        released_at=NOW,
        payable_at=NOW,
        paid_at=NOW if paid else None,
        position_id=position,
        option_no=option_no,
    )


def test_debt_is_its_own_notices_in_the_order_of_paying(services: Services) -> None:
    second, first = told(2, option_no=2), told(1, option_no=2)
    whole, other = told(3, option_no=1), told(4, option_no=1, position="p-2")
    with services.database.write() as session:
        citizens.keep_notices(session, [second, first, whole, other], NOW)
        assert debt_of(session, second) == [whole, first, second]
        alone = told(9, option_no=1, position="")
        assert debt_of(session, alone) == [alone]
        assert others_of(session, alone) == frozenset()
        assert others_of(session, whole) == {first.notice_number, second.notice_number}


def test_others_of_a_debt_are_those_of_its_later_plan_too(services: Services) -> None:
    """Whoever has made the plan: this desk, or another one that has told the server."""
    number = services.release_one("suolo", metri="21").notice_number
    services.deliver()
    plans = services.notice_plans
    made = plans.make(plans.with_plan(plans.draft(number), 2)).notice_numbers
    elsewhere = told(1, option_no=2)
    single = told(2, option_no=1).model_copy(update={"notice_number": number})
    with services.database.write() as session:
        citizens.keep_notices(session, [elsewhere, single], NOW)
        assert others_of(session, single) == {*made, elsewhere.notice_number}


def states(services: Services, *infos: NoticeInfo) -> list[OtherWay | None]:
    with services.database.write() as session:
        citizens.keep_notices(session, list(infos), NOW)
        together = ways_told(session, infos)
        found = [way_told(session, info) for info in infos]
    assert found == [together.get(info.notice_number) for info in infos]
    return found


def test_whole_of_a_begun_plan_is_paid_in_instalments(services: Services) -> None:
    whole, paid, left = told(3, option_no=1), told(1, option_no=2, paid=True), told(2, option_no=2)
    assert states(services, whole, paid, left) == [OtherWay.IN_INSTALMENTS, None, None]
    done = left.model_copy(update={"state": NoticeState.PAID_TWICE})
    assert states(services, whole, paid, done) == [OtherWay.DEBT_PAID, None, None]


def test_whole_that_is_paid_ends_its_instalments(services: Services) -> None:
    whole, *plan = told(3, option_no=1, paid=True), told(1, option_no=2), told(2, option_no=2)
    other = told(9, option_no=2, position="p-2")
    ended = OtherWay.DEBT_PAID
    assert states(services, whole, *plan, other) == [None, ended, ended, None]


def test_an_instalment_that_nobody_has_told_of_is_not_known_to_be_paid(services: Services) -> None:
    whole, first = told(3, option_no=1), told(1, option_no=2, paid=True)
    first = first.model_copy(update={"subject": "Mensa - rata 1 di 2"})
    assert states(services, whole, first) == [OtherWay.IN_INSTALMENTS, None]


def test_what_the_server_said_of_the_debt_holds_until_more_is_known(services: Services) -> None:
    said = {"state": NoticeState.CANCELLED, "other_way": OtherWay.IN_INSTALMENTS}
    whole = told(3, option_no=1).model_copy(update=said)
    assert states(services, whole) == [OtherWay.IN_INSTALMENTS]
    plan = [told(at, option_no=2, paid=True) for at in (1, 2)]
    assert states(services, whole, *plan)[0] is OtherWay.DEBT_PAID
    paid = whole.model_copy(update={"state": NoticeState.PAID})
    assert states(services, paid, plan[0])[0] is None


def test_debts_of_this_desk_are_known_by_its_own_rows(services: Services) -> None:
    alone = services.release_one().notice_number
    whole, first, second = services.release_one("suolo", plan=2, metri="20").notice_numbers

    def ways(**states: ReleaseState) -> dict[str, OtherWay]:
        with services.database.write() as session:
            numbers = {"whole": whole, "first": first, "second": second}
            for name, number in numbers.items():
                found = notices.by_number(session, number)
                assert found is not None
                found.state = states.get(name, ReleaseState.PAYABLE)
            rows = [notices.by_number(session, one) for one in (alone, *numbers.values())]
            return dict(ways_here(session, [row for row in rows if row is not None]))

    paid = ReleaseState.PAID
    assert ways() == {}
    assert ways(first=paid) == {whole: OtherWay.IN_INSTALMENTS}
    assert ways(first=paid, second=paid) == {whole: OtherWay.DEBT_PAID}
    assert ways(whole=paid) == {first: OtherWay.DEBT_PAID, second: OtherWay.DEBT_PAID}
    assert ways(whole=paid, first=paid) == {second: OtherWay.DEBT_PAID}
