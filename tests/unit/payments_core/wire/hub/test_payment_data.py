import pytest

from payments_core.errors import LocalProtocolError
from payments_core.money import Cents
from payments_core.wire.hub.payment_data import postal_iban_of, require_sound_transfers
from tests.factories.hub_messages import BANK_IBAN, POSTAL_IBAN
from tests.factories.payment_data import installment, transfer


@pytest.mark.parametrize("count", [1, 5])
def test_one_to_five_transfers_that_make_up_the_amount_are_sound(count: int) -> None:
    require_sound_transfers(installment(*[transfer()] * count))


@pytest.mark.parametrize(
    ("unsound", "reason"),
    [
        (installment(*[transfer()] * 6), "count"),
        (installment(transfers=()), "count"),
        (installment(amount_cents=Cents(1)), "sum"),
    ],
)
def test_other_transfers_never_leave_the_station(unsound: object, reason: str) -> None:
    with pytest.raises(LocalProtocolError) as refusal:
        require_sound_transfers(unsound)  # type: ignore[arg-type]
    assert refusal.value.facts == {"field": "transferList", "reason": reason}


@pytest.mark.parametrize(
    ("iban", "postal_iban", "expected"),
    [
        (BANK_IBAN, None, None),
        (BANK_IBAN, POSTAL_IBAN, POSTAL_IBAN),
        (POSTAL_IBAN, None, POSTAL_IBAN),
    ],
)
def test_account_with_poste_is_found_where_it_is(
    iban: str, postal_iban: str | None, expected: str | None
) -> None:
    assert postal_iban_of(transfer(iban=iban, postal_iban=postal_iban)) == expected
