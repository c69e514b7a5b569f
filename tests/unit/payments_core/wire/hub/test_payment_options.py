from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments_core.errors import LocalProtocolError
from payments_core.model.debt_position import Installment, Transfer
from payments_core.money import Cents
from payments_core.rules.payment_ways import InstallmentState
from payments_core.wire.hub.faults import FaultCode
from payments_core.wire.hub.payment_options import (
    OfferedDebt,
    OfferedInstallment,
    options_answer,
    options_refusal,
)
from tests.factories.payment_options import STATUS_OF, checked

ENTITY = "80999990106"
NUMBER = "301000000000004285"
BANK = "IT60X0542811101000000123456"
POSTAL = "IT59N0760114000000011050036"
TRANSFER = Transfer(1, Cents(1000), ENTITY, None, BANK, None, "Canone", "9/0101100SP/")
DUE = Installment(NUMBER, Cents(1000), date(2026, 7, 1), "Canone", (TRANSFER,))


def offered(due: Installment = DUE, state=InstallmentState.UNPAID) -> OfferedInstallment:
    return OfferedInstallment(due, state)


def debt(*ways: tuple[OfferedInstallment, ...]) -> OfferedDebt:
    return OfferedDebt(
        ENTITY, "Comune di Esempio", None, datetime(2026, 1, 31, 23, 30, 5, 9, UTC), ways
    )


def test_answer_is_what_the_contract_wants() -> None:
    later = replace(DUE, due_on=date(2026, 8, 1))
    answer = checked(200, options_answer(debt((offered(),), (offered(), offered(later)))))
    assert "officeName" not in answer
    single, plan = answer["paymentOptions"]
    assert (single["description"], single["numberOfInstallments"]) == ("Soluzione unica", 1)
    assert (plan["description"], plan["amount"]) == ("Pagamento in 2 rate", 2000)
    assert (plan["dueDate"], plan["validFrom"]) == ("2026-08-01T23:59:59", "2026-02-01T00:30:05")
    assert plan["installments"][0] == {
        "nav": NUMBER, "iuv": NUMBER[1:], "amount": 1000, "description": "Canone",
        "dueDate": "2026-07-01T23:59:59", "validFrom": "2026-02-01T00:30:05",
        "status": "POI_UNPAID",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "all_postal"),
    [({}, False), ({"postal_iban": POSTAL}, True), ({"iban": POSTAL}, True)],
)
def test_way_is_postal_when_every_transfer_can_go_to_poste(changes, all_postal) -> None:
    postal = replace(DUE, transfers=(replace(TRANSFER, **changes),))
    answer = checked(200, options_answer(debt((offered(postal), offered(postal)))))
    assert answer["paymentOptions"][0]["allCCP"] is all_postal
    mixed = checked(200, options_answer(debt((offered(postal), offered()))))
    assert mixed["paymentOptions"][0]["allCCP"] is False


@given(st.lists(st.lists(st.sampled_from(InstallmentState), min_size=1, max_size=24), max_size=5))
def test_every_state_is_told_by_its_name(ways) -> None:
    told = debt(*(tuple(offered(state=state) for state in way) for way in ways))
    answer = checked(200, options_answer(told))
    for option, way in zip(answer["paymentOptions"], ways, strict=True):
        assert option["amount"] == sum(one["amount"] for one in option["installments"])
        assert [one["status"] for one in option["installments"]] == way


def test_transfers_that_do_not_make_the_amount_are_not_told() -> None:
    with pytest.raises(LocalProtocolError):
        options_answer(debt((offered(replace(DUE, amount_cents=Cents(999))),)))


NOW = datetime(2026, 8, 23, 14, 57, 15, 635528, tzinfo=UTC)


@pytest.mark.parametrize("code", FaultCode)
def test_every_refusal_has_a_code_of_the_contract(code) -> None:
    status, body = options_refusal(code, NOW)
    told = checked(status, body)
    assert told["errorMessage"] == code.value
    assert told["dateTime"] == "2026-08-23T14:57:15.635528"
    assert told["timestamp"] == 1787497035


def test_all_codes_of_the_contract_are_told_but_by_their_own_fault() -> None:
    told = {checked(*options_refusal(code, NOW))["appErrorCode"] for code in FaultCode}
    assert told == set(STATUS_OF)
