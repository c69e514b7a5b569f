import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from central_server.positions import acts, repository
from central_server.positions.acts import Change, Deed, PaidElsewhere
from payments_core.errors import BadValue, PaymentsError, RuleBroken
from payments_core.model.debt_position import PositionStatus
from payments_core.rules.position_lifecycle import TRANSITIONS
from tests.factories.catalogue import BASE64_HASH
from tests.factories.programs import add_program, owned
from tests.factories.released_debts import add_plan, add_position, add_stamped
from tests.factories.server import ENTITY, add_entity

DEED = Deed("anna", datetime(2026, 11, 24, 9, 0, tzinfo=UTC), "sbagliato", "sportello-12")
PROOF = PaidElsewhere(date(2026, 11, 20), "bonifico", "CRO 123")


@pytest.fixture(autouse=True)
def _entity(session) -> None:
    add_entity(session)


def found(session, number: str):
    return repository.position_by_notice(session, ENTITY, number, lock=True)


def history(session, number: str) -> list[str]:
    position = found(session, number).position
    return [row.act for row in repository.events_of(session, ENTITY, position.position_id)]


def test_every_act_is_written_down_with_who_when_where_and_why(session) -> None:
    number = add_position(session)
    acts.cancel(session, found(session, number), DEED)
    position = found(session, number).position
    (event,) = repository.events_of(session, ENTITY, position.position_id)
    assert (event.act, event.made_by, event.at) == ("CANCELLED", "anna", DEED.at)
    assert (event.reason, event.desk_id, position.status) == (
        "sbagliato",
        "sportello-12",
        "INVALID",
    )


def test_suspended_debt_is_a_draft_until_it_is_resumed(session) -> None:
    number = add_position(session)
    acts.suspend(session, found(session, number), DEED)
    assert found(session, number).position.status == "DRAFT"
    acts.resume(session, found(session, number), DEED)
    assert found(session, number).position.status == "VALID"
    assert history(session, number) == ["SUSPENDED", "RESUMED"]


def test_expired_debt_lives_again_with_another_due_date(session) -> None:
    number = add_position(session, status=PositionStatus.EXPIRED)
    acts.change(session, found(session, number), Change(due_on=date(2027, 3, 1)), DEED)
    after = found(session, number)
    assert (after.position.status, after.installment.due_on) == ("VALID", date(2027, 3, 1))
    (event,) = repository.events_of(session, ENTITY, after.position.position_id)
    assert json.loads(event.details) == {"due_on_before": "2026-12-23", "due_on": "2027-03-01"}


def test_suspended_debt_that_is_changed_stays_suspended(session) -> None:
    number = add_position(session)
    acts.suspend(session, found(session, number), DEED)
    acts.change(session, found(session, number), Change(amount_cents=5), DEED)
    after = found(session, number)
    assert (after.position.status, after.installment.amount_cents) == ("DRAFT", 5)
    assert [transfer.amount_cents for transfer in after.transfers] == [5]


def test_due_dates_of_a_plan_stay_in_order(session) -> None:
    plan = add_plan(session)
    second = found(session, plan.rates[1])
    for day in (date(2027, 1, 23), date(2027, 3, 23)):
        with pytest.raises(RuleBroken, match="due_dates_out_of_order"):
            acts.change(session, second, Change(due_on=day), DEED)
    acts.change(session, second, Change(due_on=date(2027, 3, 22)), DEED)


@pytest.mark.parametrize("wanted", [Change(), Change(date(2026, 12, 23), 2195)])
def test_change_of_nothing_is_none(session, wanted) -> None:
    number = add_position(session)
    with pytest.raises(BadValue, match="change_empty"):
        acts.change(session, found(session, number), wanted, DEED)


def test_amount_of_a_plan_is_not_changed(session) -> None:
    plan = add_plan(session)
    with pytest.raises(RuleBroken, match="amount_not_changeable"):
        acts.change(session, found(session, plan.rates[0]), Change(amount_cents=5), DEED)


def test_amount_of_a_stamp_is_not_changed(session) -> None:
    stamped, alone = add_stamped(session, 7), add_position(session, 8)
    (transfer,) = found(session, alone).transfers
    transfer.iban, transfer.stamp_document_hash, transfer.stamp_province = None, BASE64_HASH, "GE"
    for number in (stamped, alone):
        with pytest.raises(RuleBroken, match="amount_not_changeable"):
            acts.change(session, found(session, number), Change(amount_cents=5), DEED)


def test_amount_that_a_program_decides_is_not_changed(session) -> None:
    add_program(session, "https://gestionale.example/importi")
    number = owned(session, add_position(session))
    with pytest.raises(RuleBroken, match="amount_of_a_program"):
        acts.change(session, found(session, number), Change(amount_cents=5), DEED)
    acts.change(session, found(session, number), Change(due_on=date(2027, 1, 5)), DEED)


def test_payment_elsewhere_settles_its_instalment_and_once(session) -> None:
    plan = add_plan(session)
    acts.settle_elsewhere(session, found(session, plan.rates[0]), PROOF, DEED)
    assert found(session, plan.single).position.status == "PARTIALLY_PAID"
    with pytest.raises(RuleBroken, match="notice_already_paid"):
        acts.settle_elsewhere(session, found(session, plan.rates[0]), PROOF, DEED)
    for number in plan.rates[1:]:
        acts.settle_elsewhere(session, found(session, number), PROOF, DEED)
    assert found(session, plan.single).position.status == "PAID"
    assert repository.settled_elsewhere(session, ENTITY, [plan.single, *plan.rates]) == {
        *plan.rates
    }


ACTS = {
    "cancel": acts.cancel,
    "suspend": acts.suspend,
    "resume": acts.resume,
    "change": lambda s, f, d: acts.change(s, f, Change(due_on=date(2027, 6, 1)), d),
    "elsewhere": lambda s, f, d: acts.settle_elsewhere(s, f, PROOF, d),
}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=st.lists(st.sampled_from(sorted(ACTS)), max_size=8), base=st.integers(1, 10**9))
def test_no_sequence_of_acts_leads_outside_the_lifecycle(session, drawn, base) -> None:
    with session.begin_nested() as nested:
        number = add_position(session, base)
        for name in drawn:
            before = PositionStatus(found(session, number).position.status)
            try:
                with session.begin_nested():
                    ACTS[name](session, found(session, number), DEED)
            except PaymentsError:
                session.expire_all()
                assert found(session, number).position.status == before
                continue
            after = PositionStatus(found(session, number).position.status)
            steps = {before} | {to for (status, _), to in TRANSITIONS.items() if status is before}
            twice = {to for (status, _), to in TRANSITIONS.items() if status in steps}
            assert after in steps | twice
        nested.rollback()
