"""The server's payment options, as the sandbox reads them by its own reading of the contract."""

import pytest

from central_server.hub_inbound.payment_options import PaymentOptions as Service
from hub_sandbox.payment_options import PaymentOptions
from tests.factories.programs import nobody_to_ask
from tests.factories.released_debts import add_fine, add_plan, add_stamped, number_of
from tests.factories.sandbox import make_world
from tests.factories.server import ENTITY, add_entity


@pytest.fixture
def ask(unit_of_work, clock, new_id):
    """A payer asks; the question goes by its address alone."""
    service = Service(unit_of_work, clock, new_id, nobody_to_ask(clock))

    def question(url, _timeout_seconds):
        _, _, path = url.partition("/payment-options/organizations/")
        entity_id, _, number = path.partition("/notices/")
        reply = service.answer(entity_id, number)
        return reply.status, reply.body

    options = PaymentOptions(question, make_world())
    return lambda number: options.ask(ENTITY, number)


@pytest.fixture
def plan(unit_of_work):
    with unit_of_work() as session:
        add_entity(session)
        return add_plan(session, 10)


def test_payer_is_told_every_way_and_every_number(ask, plan) -> None:
    for number in (plan.single, *plan.rates):
        report = ask(number)
        assert report.options is not None, report
        single, rates = report.options.payment_options
        assert [one.nav for one in single.installments] == [plan.single]
        assert [one.nav for one in rates.installments] == list(plan.rates)
        assert single.amount == rates.amount == 3000


@pytest.mark.parametrize("add", [add_fine, add_stamped])
def test_what_depends_on_the_day_and_what_buys_a_stamp_are_told_too(
    ask, plan, unit_of_work, add
) -> None:
    with unit_of_work() as session:
        number = add(session, 40)
    report = ask(number)
    assert report.options is not None, report


def test_refusal_is_read_as_one_of_the_stations(ask, plan) -> None:
    report = ask(number_of(99))
    assert (report.fault, report.original_fault) == ("PPT_ERRORE_EMESSO_DA_PAA", "ODP-107")
