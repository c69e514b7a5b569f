from dataclasses import replace
from datetime import date

import pytest

from central_server.entities.models import HubModel, StationRow
from central_server.notices import hub_copy
from central_server.positions import acts, asked, repository, service
from central_server.positions.acts import Deed, PaidElsewhere
from payments_core.errors import RuleBroken
from payments_core.identifiers import notice_number
from payments_core.model.asked_amount import ProgramAnswer, ProgramState
from payments_core.model.debt_position import PaymentOption
from payments_core.rules.position_lifecycle import PositionEvent
from tests.factories.positions import NUMBER, ORIGIN, make_debt
from tests.factories.programs import add_program, owned
from tests.factories.server import ENTITY, STATION, add_entity

TODAY = date(2026, 11, 23)
FIRST, SECOND = (notice_number.build("01", base) for base in (2, 3))
PROOF = PaidElsewhere(TODAY, "bonifico", "CRO 1")


@pytest.fixture
def plan(unit_of_work, clock):
    """The whole at once, or in two; which way the hub learns of it is to be said."""

    def plan(model):
        debt = make_debt(due_on=date(2026, 12, 1))
        [whole] = debt.options[0].installments
        rates = tuple(
            make_debt(number=number, cents=1000, due_on=date(2026, 12, day)).options[0]
            .installments[0] for number, day in ((FIRST, 1), (SECOND, 20))
        )  # fmt: skip
        options = (PaymentOption((whole,)), PaymentOption(rates))
        with unit_of_work() as session:
            add_entity(session)
            session.get_one(StationRow, (ENTITY, STATION)).hub_model = model
            position = service.create(
                session, replace(debt, options=options), ORIGIN, position_id="position-1",
                citizen_id=None, now=clock.now(),
            )  # fmt: skip
            service.apply_event(position, PositionEvent.PUBLISH)

    return plan


@pytest.fixture
def read(unit_of_work):
    def read(number=NUMBER, today=TODAY):
        with unit_of_work() as session:
            return hub_copy.read(session, ENTITY, number, {}, today)

    return read


@pytest.fixture
def paid_elsewhere(unit_of_work, clock):
    def paid_elsewhere(number):
        with unit_of_work() as session:
            found = repository.position_by_notice(session, ENTITY, number)
            acts.settle_elsewhere(session, found, PROOF, Deed("anna", clock.now(), "prova"))

    return paid_elsewhere


def numbers_and_days(wanted):
    return [[(due.notice_number, due.due_on.day) for due in left] for _, left in wanted.copy.offers]


def test_archive_gets_nothing_paid_overdue_or_out_of_the_question(plan, read, paid_elsewhere):
    plan(HubModel.STATION)
    paid_elsewhere(FIRST)
    wanted = read(today=date(2026, 12, 10))
    assert (wanted.model, wanted.elsewhere) == (HubModel.STATION, (FIRST,))
    assert numbers_and_days(wanted) == [[(SECOND, 20)]]


@pytest.mark.parametrize("model", [HubModel.GPD_V1, HubModel.GPD_V3])
def test_hub_that_decides_gets_what_is_still_open(plan, read, paid_elsewhere, model):
    plan(model)
    assert numbers_and_days(read()) == [[(NUMBER, 1)], [(FIRST, 1), (SECOND, 20)]]
    paid_elsewhere(FIRST)
    # The plan was begun, so the whole at once can be paid no more.
    assert numbers_and_days(read(SECOND)) == [[(SECOND, 20)]]
    paid_elsewhere(SECOND)
    assert (numbers_and_days(read()), read().elsewhere) == ([], (FIRST, SECOND))


def test_overdue_payment_is_due_today_where_the_hub_decides(plan, read):
    plan(HubModel.GPD_V1)
    assert numbers_and_days(read(today=date(2026, 12, 10))) == [
        [(NUMBER, 10)], [(FIRST, 10), (SECOND, 20)],
    ]  # fmt: skip


@pytest.fixture
def said(unit_of_work, clock, new_id):
    """What the program that owns the debt once answered about a notice of it."""

    def said(number, answer):
        with unit_of_work() as session:
            found = repository.position_by_notice(session, ENTITY, number)
            reply = asked.Reply(asked.enquiry_of(session, found), answer)
            asked.keep_answer(session, reply, new_id, clock.now())

    return said


@pytest.fixture
def of_a_program(plan, unit_of_work):
    """The plan, as a debt of a program that nobody can reach."""
    plan(HubModel.GPD_V1)
    with unit_of_work() as session:
        add_program(session, "http://127.0.0.1:9/importi")
        owned(session, NUMBER)


@pytest.mark.usefixtures("of_a_program")
def test_hub_that_decides_gets_what_a_program_said_last(read, said):
    def amounts():
        return {
            due.notice_number: (due.amount_cents, [one.amount_cents for one in due.transfers])
            for _, left in read().copy.offers
            for due in left
        }

    handed_in = {NUMBER: (2195, [2195]), FIRST: (1000, [1000]), SECOND: (1000, [1000])}
    assert amounts() == handed_in
    said(SECOND, ProgramAnswer(ProgramState.DUE, 1300, (1300,), date(2027, 1, 31)))
    said(SECOND, ProgramAnswer(ProgramState.UNKNOWN))
    assert amounts() == handed_in | {SECOND: (1300, [1300])}
    assert numbers_and_days(read()) == [[(NUMBER, 1)], [(FIRST, 1), (SECOND, 31)]]


@pytest.mark.usefixtures("of_a_program")
@pytest.mark.parametrize("state", [ProgramState.PAID, ProgramState.CANCELLED])
def test_what_a_program_said_is_not_owed_is_not_offered(read, said, state):
    said(FIRST, ProgramAnswer(state))
    assert numbers_and_days(read()) == [[(NUMBER, 1)], [(SECOND, 20)]]


def test_overdue_payment_that_expires_goes_nowhere(plan, read, unit_of_work):
    plan(HubModel.GPD_V1)
    with unit_of_work() as session:
        repository.position_by_notice(session, ENTITY, NUMBER).position.expires = True
    assert numbers_and_days(read(today=date(2026, 12, 10))) == [[(SECOND, 20)]]
    assert numbers_and_days(read(today=date(2026, 12, 30))) == []


def test_unknown_notice_is_for_somebody_to_look_at(plan, read):
    plan(HubModel.GPD_V1)
    with pytest.raises(RuleBroken, match="notice_unknown"):
        read(notice_number.build("01", 77))
