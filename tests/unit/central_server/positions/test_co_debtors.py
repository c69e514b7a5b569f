from dataclasses import replace

import pytest

from central_server.positions import co_debtors, repository, service
from central_server.positions.service import Origin
from payments_core.model.debt_position import Address, Party, PersonKind
from tests.factories.positions import NUMBER, make_debt
from tests.factories.server import CITIZEN, COMPANY, ENTITY, add_everything

ANNA = Party(
    PersonKind.NATURAL, "VRDNNA80A41Z999L", "Verdi Anna",
    Address("Via delle Prove", "3", "16100", "Esempio", "EE", "IT"), "anna@esempio.it",
)  # fmt: skip
BODY = Party(PersonKind.LEGAL, "80999990288", "Ferrando S.r.l.")


@pytest.fixture
def shared(session, clock):
    add_everything(session)
    debt = replace(make_debt(), co_debtors=(ANNA, BODY))
    return service.create(
        session, debt, Origin("carta-identita", 1), position_id="position-1", citizen_id=None,
        co_debtor_ids=(CITIZEN, None), now=clock.now(),
    )  # fmt: skip


def test_who_owes_it_too_is_kept_whole_and_in_order(session, shared):
    found = repository.position_by_notice(session, ENTITY, NUMBER)
    debt = repository.debt(session, "Comune di Esempio", found.position)
    assert debt.co_debtors == (ANNA, BODY)
    rows = co_debtors.of_positions(session, ENTITY, ["position-1", "unknown"])
    assert [(row.place, row.citizen_id) for row in rows["position-1"]] == [(1, CITIZEN), (2, None)]
    assert rows.keys() == {"position-1"}


def test_debts_of_a_person_that_others_are_named_on(session, shared):
    assert co_debtors.positions_with(session, ENTITY, CITIZEN) == ["position-1"]
    assert co_debtors.positions_with(session, ENTITY, "nobody") == []
    assert co_debtors.positions_with(session, COMPANY, CITIZEN) == []
