from dataclasses import replace
from datetime import date

import pytest

from central_server.changes import feed
from central_server.citizens import repository as citizens
from central_server.citizens import revisions
from central_server.desks import citizen_notices, pads
from central_server.desks.leases import lease_block
from central_server.desks.models import LeaseRow
from central_server.entities.models import HubModel, StationRow
from central_server.evidence import service as evidence
from central_server.identity.actor import Actor
from central_server.identity.models import DeskRow
from central_server.positions import repository as positions
from payments_core.identifiers import notice_number
from payments_core.identifiers.tax_code import ANONYMOUS
from payments_core.model.role import Role
from payments_core.wire.desk.new_person import NewPerson
from payments_core.wire.desk.operation_messages import (
    CoDebtor,
    DebtorInfo,
    LeaseRequest,
    OperationOutcome,
)
from tests.factories.delivered_operations import code_of, count_notices
from tests.factories.server import (
    CITIZEN,
    COMPANY,
    DESK,
    ENTITY,
    OPERATOR,
    RATE,
    RATE_CENTS,
    STATION,
    TAX_CODE,
    Lease,
    add_citizen,
    add_desk,
    add_entity,
    add_kind,
    add_operator,
    release_operation,
)
from tests.factories.statements import tables_written


def test_release_to_a_hub_that_holds_the_positions_is_accepted_and_not_called_payable(
    perform, lease, unit_of_work
):
    with unit_of_work() as session:
        session.get_one(StationRow, (ENTITY, STATION)).hub_model = HubModel.GPD_V1
    answer = perform(release_operation(lease))
    assert (answer.outcome, answer.payable_at) == (OperationOutcome.ACCEPTED, None)
    with unit_of_work() as session:
        assert feed.read(session, ENTITY, 0, 10) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"amount_cents": RATE_CENTS - 1}, "amount_differs_from_rate"),
        ({"kind_id": "unknown"}, "kind_unknown"),
        ({"kind_revision": 2}, "kind_unknown"),
        ({"rate_id": "unknown"}, "rate_unknown"),
        ({"fields": {"x": "1"}}, "field_unknown"),
        ({"rate_version": 2}, "rate_unknown"),
        ({"due_on": date(2026, 11, 22)}, "due_date_past"),
        ({"citizen_id": "nobody"}, "citizen_unknown"),
        ({"lease_id": "not-ours"}, "lease_unknown"),
        ({"generation": 2}, "lease_unknown"),
        ({"operator_id": "nobody"}, "operator_not_allowed"),
    ],
)
def test_release_that_the_server_cannot_vouch_for_is_refused(perform, lease, changes, code):
    answer = perform(release_operation(lease, **changes))
    assert code_of(answer) == (OperationOutcome.REFUSED, code)


def test_due_today_is_not_past(perform, lease):
    answer = perform(release_operation(lease, due_on=date(2026, 11, 23)))
    assert answer.outcome is OperationOutcome.ACCEPTED


def test_notice_without_a_citizen_of_the_registry_is_accepted(perform, lease):
    assert perform(release_operation(lease, citizen_id=None)).outcome is OperationOutcome.ACCEPTED


@pytest.mark.parametrize("offset", [-1, 100])
def test_number_outside_the_block_is_refused(perform, lease, offset):
    operation = release_operation(
        lease, number=notice_number.build("01", lease.first_base + offset)
    )
    assert code_of(perform(operation))[1] == "notice_number_outside_lease"


def test_number_of_another_segregation_code_is_refused(perform, lease):
    operation = release_operation(lease, number=notice_number.build("02", lease.first_base))
    assert code_of(perform(operation))[1] == "notice_number_outside_lease"


def test_number_with_a_wrong_check_is_refused(perform, lease):
    good = notice_number.build("01", lease.first_base)
    wrong = good[:16] + f"{(int(good[16:]) + 1) % 93:02d}"
    assert code_of(perform(release_operation(lease, number=wrong)))[1] == "notice_number_check"


def test_block_of_another_desk_is_refused(perform, lease, unit_of_work):
    with unit_of_work() as session:
        other = add_desk(session, desk_id="sportello-13", code="another-code")
    answer = perform(release_operation(lease), by=other)
    assert code_of(answer) == (OperationOutcome.REFUSED, "lease_unknown")


def test_operator_without_a_counter_role_is_refused(perform, lease, unit_of_work):
    with unit_of_work() as session:
        add_operator(session, operator_id="operator-2", username="nobody", roles=())
    answer = perform(release_operation(lease, operator_id="operator-2"))
    assert code_of(answer)[1] == "operator_not_allowed"


def test_supervisor_may_release(perform, lease, unit_of_work):
    with unit_of_work() as session:
        add_operator(session, operator_id="boss", username="boss", roles=(Role.SUPERVISOR,))
    answer = perform(release_operation(lease, operator_id="boss"))
    assert answer.outcome is OperationOutcome.ACCEPTED


def test_people_of_another_entity_do_not_count(perform, lease, unit_of_work):
    with unit_of_work() as session:
        add_entity(session, COMPANY, name="Azienda di Esempio")
        add_citizen(session, COMPANY, citizen_id="theirs")
        add_operator(session, COMPANY, operator_id="their-operator")
    assert code_of(perform(release_operation(lease, citizen_id="theirs")))[1] == "citizen_unknown"
    other = release_operation(lease, operation_id="operation-2", operator_id="their-operator")
    assert code_of(perform(other))[1] == "operator_not_allowed"


def test_fenced_lease_is_gone(perform, lease, unit_of_work, desk):
    with unit_of_work() as session:
        session.get_one(DeskRow, (ENTITY, DESK)).generation = 2
    answer = perform(release_operation(lease), by=replace(desk, generation=2))
    assert code_of(answer) == (OperationOutcome.GONE, "lease_fenced")


def test_retired_desk_is_gone(perform, lease, unit_of_work, clock):
    with unit_of_work() as session:
        session.get_one(DeskRow, (ENTITY, DESK)).retired_at = clock.now()
    assert code_of(perform(release_operation(lease))) == (OperationOutcome.GONE, "desk_retired")


def test_lease_of_a_second_station_is_not_mixed_up(perform, lease, unit_of_work, desk, clock):
    with unit_of_work() as session:
        session.add(
            StationRow(
                entity_id=ENTITY, station_id=f"{ENTITY}_02", broker_tax_code=ENTITY,
                segregation_code="02", positions_url="http://127.0.0.1:9/", positions_key="k",
            )
        )  # fmt: skip
        reply = lease_block(session, desk, LeaseRequest(count=1), "second-lease", clock.now())
    assert reply.segregation_code == "01"


def test_plan_with_numbers_of_two_segregation_codes_is_refused(
    perform, lease, unit_of_work, desk, clock
):
    """Its hub may keep the one and ask us for the other: nobody could say what is payable."""
    with unit_of_work() as session:
        reply = lease_block(session, desk, LeaseRequest(count=1), "second-lease", clock.now())
        session.get_one(LeaseRow, (ENTITY, "second-lease")).segregation_code = "02"
    second = Lease("second-lease", reply.first_base, segregation_code="02")
    [whole] = release_operation(lease).release.payments
    [payment] = release_operation(second).release.payments
    payments = (whole, payment.model_copy(update={"option_no": 2}))
    answer = perform(release_operation(lease, payments=payments))
    assert code_of(answer) == (OperationOutcome.REFUSED, "segregation_codes_mixed")
    assert count_notices(unit_of_work) == 0


def test_operator_limited_to_kinds_releases_those_and_no_others(perform, lease, unit_of_work):
    with unit_of_work() as session:
        add_operator(session, operator_id="op-own", username="own", kinds=(RATE, "tari"))
        add_operator(session, operator_id="op-other", username="other", kinds=("tari",))
    other = release_operation(lease, operation_id="other", operator_id="op-other")
    assert code_of(perform(other)) == (OperationOutcome.REFUSED, "kind_not_allowed")
    assert count_notices(unit_of_work) == 0
    own = release_operation(lease, operation_id="own", operator_id="op-own")
    assert perform(own).outcome is OperationOutcome.ACCEPTED


@pytest.fixture
def pad(unit_of_work, lease, clock):
    with unit_of_work() as session:
        return pads.make(session, ENTITY, RATE, 2, "pad-1", clock.now()).numbers()


def of_a_pad(lease, number, **changes):
    return release_operation(lease, number=number, **({"lease_id": None} | changes))


def test_number_of_a_pad_is_payable_once_its_debt_is_told(perform, lease, pad, unit_of_work):
    answer = perform(of_a_pad(lease, pad[1]))
    assert answer.outcome is OperationOutcome.ACCEPTED
    with unit_of_work() as session:
        found = positions.position_by_notice(session, ENTITY, pad[1])
    assert (found.position.status, found.installment.amount_cents) == ("VALID", RATE_CENTS)


def test_number_of_a_pad_is_used_once(perform, lease, pad):
    perform(of_a_pad(lease, pad[0]))
    again = of_a_pad(lease, pad[0], operation_id="operation-2")
    assert code_of(perform(again)) == (OperationOutcome.REFUSED, "pad_number_used")


def test_number_of_a_pad_is_for_debts_of_its_kind(perform, lease, pad, unit_of_work):
    with unit_of_work() as session:
        add_kind(session, kind_id="mensa")
    wanted = of_a_pad(lease, pad[0], kind_id="mensa", rate_id="mensa")
    assert code_of(perform(wanted))[1] == "pad_of_other_kind"


def test_leased_number_is_no_number_of_a_pad(perform, lease, pad):
    assert code_of(perform(of_a_pad(lease, None)))[1] == "pad_number_unknown"


def test_number_of_a_pad_is_no_leased_one(perform, lease, pad):
    assert code_of(perform(of_a_pad(lease, pad[0], lease_id=lease.lease_id)))[1] == (
        "notice_number_outside_lease"
    )


def test_earlier_machine_of_a_desk_tells_no_debt_of_a_pad(perform, lease, pad, unit_of_work):
    with unit_of_work() as session:
        session.get(DeskRow, (ENTITY, DESK)).generation += 1
    assert code_of(perform(of_a_pad(lease, pad[0]))) == (OperationOutcome.GONE, "desk_fenced")


def a_person(**changes):
    values = {
        "citizen_id": "made-1", "kind": "F", "tax_code": "RSSMRA80A41Z999C",
        "family_name": "Rossi", "given_name": "Maria",
    }  # fmt: skip
    return NewPerson(**values | changes)


def release_to(lease, person, **changes):
    debtor = DebtorInfo(
        kind=person.kind, identifier=person.tax_code or ANONYMOUS, full_name="Rossi Maria"
    )
    named = {"citizen_id": person.citizen_id, "debtor": debtor, "new_person": person}
    return release_operation(lease, **named | changes)


def debtor_of(unit_of_work, operation):
    with unit_of_work() as session:
        found = positions.position_by_notice(session, ENTITY, operation.release.notice_number)
        return found.position.citizen_id


def test_somebody_new_comes_with_the_release_that_names_them(perform, lease, unit_of_work):
    operation = release_to(lease, a_person())
    assert perform(operation).citizen_id == "made-1"
    assert debtor_of(unit_of_work, operation) == "made-1"
    # Another release of the same desk, made before it heard of the first.
    second = release_to(lease, a_person(), operation_id="operation-2", base=lease.first_base + 1)
    assert perform(second).citizen_id == "made-1"
    assert perform(operation).citizen_id == "made-1"


def test_newcomers_are_numbered_as_the_last_thing(perform, lease, unit_of_work):
    """An import that holds one of them needs the registry's counter to end, and is waited for."""
    anna = a_person(citizen_id="made-2", tax_code=ANNA_CODE, family_name="Verdi")
    owing = (a_co_debtor("made-2", new_person=anna),)
    with unit_of_work() as session, tables_written(session) as written:
        answer = perform(release_to(lease, a_person(), co_debtors=owing))
    assert (answer.citizen_id, answer.co_debtor_ids) == ("made-1", ("made-2",))
    assert written.count("registry_counters") == 1
    assert written[written.index("registry_counters") :] == [
        "registry_counters", "citizens", "inbox",
    ]  # fmt: skip
    with unit_of_work() as session:
        told = revisions.read(session, ENTITY, 1, 10)  # the first is the citizen of all tests
        assert [(row.revision, row.citizen_id) for row in told] == [(2, "made-1"), (3, "made-2")]


def test_debt_of_somebody_who_is_here_goes_to_who_is_here(perform, lease, unit_of_work):
    operation = release_to(lease, a_person(tax_code=TAX_CODE))
    assert perform(operation).citizen_id == CITIZEN
    assert debtor_of(unit_of_work, operation) == CITIZEN


def test_refused_release_leaves_nobody_behind(perform, lease, unit_of_work):
    answer = perform(release_to(lease, a_person(), amount_cents=1))
    assert code_of(answer)[1] == "amount_differs_from_rate"
    with unit_of_work() as session:
        assert citizens.citizen(session, ENTITY, "made-1") is None


@pytest.mark.parametrize(
    ("person", "changes", "code"),
    [
        (a_person(), {"citizen_id": CITIZEN}, "person_differs"),
        (a_person(), {"debtor": DebtorInfo(kind="F", identifier=TAX_CODE, full_name="M. R.")},
         "person_differs"),
        (a_person(tax_code="RSSMRA80A41Z999D"), {}, "tax_code_check"),
    ],
)  # fmt: skip
def test_new_person_that_the_server_cannot_vouch_for_is_refused(
    perform, lease, person, changes, code
):
    assert code_of(perform(release_to(lease, person, **changes)))[1] == code


ANNA_CODE = "VRDNNA80A41Z999L"


def a_co_debtor(citizen_id=None, code=ANNA_CODE, **changes):
    debtor = DebtorInfo(kind="F", identifier=code, full_name="Verdi Anna")
    return CoDebtor(**{"citizen_id": citizen_id, "debtor": debtor} | changes)


def test_co_debtors_are_recorded_and_seen_on_their_pages(perform, lease, unit_of_work, clock):
    with unit_of_work() as session:
        add_citizen(session, citizen_id="anna", tax_code=ANNA_CODE, family_name="Verdi")
    jane = a_person(citizen_id="made-2", tax_code=None, family_name="Doe", given_name="Jane")
    owing = (
        a_co_debtor("anna"),
        a_co_debtor("made-2", ANONYMOUS, new_person=jane),
        a_co_debtor("made-1", "RSSMRA80A41Z999C", new_person=a_person(tax_code="RSSMRA80A41Z999C")),
    )
    operation = release_operation(lease, co_debtors=owing)
    assert perform(operation).co_debtor_ids == ("anna", "made-2", "made-1")
    clerk = Actor(ENTITY, DESK, OPERATOR, frozenset({Role.CLERK}))
    with unit_of_work() as session:
        for citizen_id in ("anna", "made-2", CITIZEN):
            page = citizen_notices.notices_of(session, clerk, citizen_id, clock.now())
            [notice] = page.notices
            assert (notice.citizen_id, notice.debtor_name) == (CITIZEN, "Mario Rossi")
            assert [one.citizen_id for one in notice.co_debtors] == ["anna", "made-2", "made-1"]
        check = evidence.check(session, clerk, operation.release.notice_number, clock.now())
        assert [one.full_name for one in check.notice.co_debtors] == ["Verdi Anna"] * 3
        counts = citizen_notices.citizen(session, clerk, "anna", clock.now())
        assert counts.open_count == 0  # the hub asks the debtor


@pytest.mark.parametrize(
    ("owing", "code"),
    [
        ((a_co_debtor(CITIZEN),), "co_debtor_repeated"),
        ((a_co_debtor(code=TAX_CODE),), "co_debtor_repeated"),
        ((a_co_debtor(), a_co_debtor()), "co_debtor_repeated"),
        ((a_co_debtor("nobody"),), "citizen_unknown"),
        ((a_co_debtor(code="VRDNNA80A41Z999X"),), "tax_code_check"),
        ((a_co_debtor("x", new_person=a_person()),), "person_differs"),
    ],
)
def test_co_debtors_that_the_server_cannot_vouch_for_are_refused(perform, lease, owing, code):
    assert code_of(perform(release_operation(lease, co_debtors=owing)))[1] == code


def test_people_of_another_entity_are_no_co_debtors(perform, lease, unit_of_work):
    with unit_of_work() as session:
        add_entity(session, COMPANY, name="Azienda di Esempio")
        add_citizen(session, COMPANY, citizen_id="theirs")
    answer = perform(release_operation(lease, co_debtors=(a_co_debtor("theirs"),)))
    assert code_of(answer)[1] == "citizen_unknown"
