"""A plan made at one desk for a notice of another, with the real server between them."""

import pytest

from central_server.db.unit_of_work import UnitOfWork
from central_server.positions import repository as positions
from central_server.positions import service as position_service
from counter_app.composition import Counter
from counter_app.services.notice_plans import may_be_planned
from counter_app.services.views import NoticeView, Released, RowState
from counter_app.store import tasks
from payments_core.errors import RuleBroken
from payments_core.notice.content import InstalmentsContent
from payments_core.wire.desk.notice_messages import EvidenceKind
from tests.factories import server as factory
from tests.factories.fault_proxy import Fault, FaultProxy, Line
from tests.factories.notice_plans import RULE
from tests.factories.server import ENTITY
from tests.factories.server_process import wait_until

pytestmark = pytest.mark.timeout(180)


@pytest.fixture
def books(books: UnitOfWork) -> UnitOfWork:
    """The kind offers plans."""
    with books() as session:
        factory.add_kind(session, plan=RULE)
    return books


def citizen_of(counter: Counter) -> str:
    [person] = counter.lookup.search("rossi").citizens
    return person.citizen_id


def rows_at(counter: Counter) -> dict[str, NoticeView]:
    view = counter.lookup.citizen(citizen_of(counter))
    return {one.notice_number: one for one in view.notices}


def release_at(counter: Counter) -> str:
    [person] = counter.lookup.search("rossi").citizens
    (offer,) = counter.release.offers()
    released = counter.release.release(counter.release.draft(person, offer, {}))
    counter.release.wait_for_answer(released.operation_id)
    return released.notice_number


def divide_at(counter: Counter, number: str) -> Released:
    plans = counter.notice_plans
    return plans.make(plans.with_plan(plans.draft(number), 3))


def test_desk_divides_what_another_has_released_and_both_show_it(
    here: Counter, elsewhere: Counter
) -> None:
    number = release_at(elsewhere)
    row = rows_at(here)[number]
    assert may_be_planned(row, here.notice_plans.kinds(), online=True)
    made = divide_at(here, number)
    assert here.release.wait_for_answer(made.operation_id).may_print
    paper = here.plans.first_paper(made.notice_number)
    assert isinstance(paper, InstalmentsContent)
    assert [one.notice_number for one in paper.instalments] == list(made.notice_numbers)

    for counter in (here, elsewhere):
        rows = rows_at(counter)
        together = [rows[one] for one in (number, *made.notice_numbers)]
        assert len({one.debt for one in together}) == 1
        assert all(one.in_plan and one.state is RowState.TO_PAY for one in together)
        assert not may_be_planned(rows[number], counter.notice_plans.kinds(), online=True)
        with pytest.raises(RuleBroken, match="plan_exists"):
            counter.notice_plans.draft(number)
    told = elsewhere.check.check(number).timeline
    assert [one.who for one in told if one.kind is EvidenceKind.PLANNED] == ["Laura Bianchi"]


def test_plan_made_without_the_line_is_there_when_it_is_back(
    here: Counter, elsewhere: Counter, line: FaultProxy
) -> None:
    number = release_at(elsewhere)
    assert number in rows_at(here)
    line.become(Line(Fault.REFUSE))
    here.background.engine.wake()
    wait_until(lambda: not here.status.view().online, "the line was never missed")
    made = divide_at(here, number)
    assert here.release.wait_for_answer(made.operation_id).may_print
    assert number in rows_at(elsewhere)
    line.become(Line())
    here.background.engine.wake()
    wait_until(
        lambda: set(made.notice_numbers) <= rows_at(elsewhere).keys(), "the plan never arrived"
    )


def test_notice_paid_before_its_plan_arrives_leaves_a_task(
    here: Counter, elsewhere: Counter, line: FaultProxy, books: UnitOfWork
) -> None:
    number = release_at(elsewhere)
    assert number in rows_at(here)
    line.become(Line(Fault.REFUSE))
    here.background.engine.wake()
    wait_until(lambda: not here.status.view().online, "the line was never missed")
    divide_at(here, number)
    with books() as session:
        found = positions.position_by_notice(session, ENTITY, number, lock=True)
        assert found is not None
        position_service.pay(session, found)
    line.become(Line())
    here.background.engine.wake()

    def refused() -> list[str]:
        with here.background.database.read() as session:
            return [one.problem_code for one in tasks.open_tasks(session)]

    wait_until(lambda: "plan_refused" in refused(), "nobody was told of the refusal")
