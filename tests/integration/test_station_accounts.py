"""Which account a payer's side is told, and whether a post office can take all of a payment.

hub protocol 3a.2: whoever asks for accounts held with Poste gets them where they exist; anybody
else gets the bank's, with the other one beside it; a duty stamp has none.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import httpx
import pytest
from lxml import etree

from central_server.db.unit_of_work import Session
from payments_core.wire.hub.operations import Operation
from tests.factories import hub_messages as hub
from tests.factories.released_debts import add_shares, add_stamped, installment, number_of
from tests.factories.server import BANK_IBAN, COMPANY, POSTAL_IBAN, add_entity
from tests.factories.station_door import Door, furnished_door

OTHER_BANK = "IT98X0542811101000000123451"
OTHER_POSTAL = "IT23X0760101000000012345678"

BOTH, BANK_ONLY, SHARED, SHARED_POSTAL, SHARED_BOTH, STAMPED = range(1, 7)
ASKING = {
    Operation.GET_PAYMENT: hub.get_payment_request(1),
    Operation.GET_PAYMENT_V2: hub.get_payment_request(2),
}


class Told(NamedTuple):
    """Account of a transfer, and the one beside it."""

    iban: str | None
    beside: str | None = None


#: For each notice: what is told with POSTAL, without, and whether a post office can take it all.
CASES = {
    BOTH: ([Told(POSTAL_IBAN)], [Told(BANK_IBAN, POSTAL_IBAN)], True),
    BANK_ONLY: ([Told(BANK_IBAN)], [Told(BANK_IBAN)], False),
    SHARED: (
        [Told(POSTAL_IBAN), Told(OTHER_BANK)],
        [Told(BANK_IBAN, POSTAL_IBAN), Told(OTHER_BANK)],
        False,
    ),
    # The other has but one account, and it is held with Poste.
    SHARED_POSTAL: (
        [Told(POSTAL_IBAN), Told(OTHER_POSTAL)],
        [Told(BANK_IBAN, POSTAL_IBAN), Told(OTHER_POSTAL)],
        True,
    ),
    SHARED_BOTH: (
        [Told(POSTAL_IBAN), Told(OTHER_POSTAL)],
        [Told(BANK_IBAN, POSTAL_IBAN), Told(OTHER_BANK, OTHER_POSTAL)],
        True,
    ),
    STAMPED: (
        [Told(POSTAL_IBAN), Told(None)],
        [Told(BANK_IBAN, POSTAL_IBAN), Told(None)],
        False,
    ),
}
NAMES = {
    BOTH: "both", BANK_ONLY: "bank only", SHARED: "share to a bank",
    SHARED_POSTAL: "share to Poste", SHARED_BOTH: "share to both", STAMPED: "stamp",
}  # fmt: skip


def furnish(session: Session) -> None:
    add_entity(session)
    (bank,) = installment(number_of(1), 1000).transfers
    own = replace(bank, postal_iban=POSTAL_IBAN)
    other = replace(bank, transfer_no=2, beneficiary_tax_code=COMPANY, iban=OTHER_BANK)
    add_shares(session, BOTH, own)
    add_shares(session, BANK_ONLY, bank)
    add_shares(session, SHARED, own, other)
    add_shares(session, SHARED_POSTAL, own, replace(other, iban=OTHER_POSTAL))
    add_shares(session, SHARED_BOTH, own, replace(other, postal_iban=OTHER_POSTAL))
    add_stamped(session, STAMPED)


@pytest.fixture(scope="module")
def door(template_url, tmp_path_factory) -> Iterator[Door]:
    with furnished_door(template_url, tmp_path_factory.mktemp("door"), furnish) as (door, _):
        yield door


def ask(door: Door, tree: hub.Tree, base: int, transfer_type: str | None = None) -> etree._Element:
    """The body of an answer that is OK and keeps the schema."""
    tree = hub.with_field(tree, "qrCode/noticeNumber", ("noticeNumber", number_of(base)))
    if tree[0] != "paVerifyPaymentNoticeReq":
        wanted = [("transferType", transfer_type)] if transfer_type else []
        tree = hub.with_field(tree, "transferType", *wanted)
    response = httpx.post(door.address, content=hub.request(tree), timeout=15)
    assert door.read(response).fault is None
    return etree.fromstring(response.content)[0][0]


def told(transfer: etree._Element) -> Told:
    entries = {
        entry.findtext("key"): entry.findtext("value")
        for entry in transfer.iterfind("metadata/mapEntry")
    }
    assert set(entries) <= {"IBANAPPOGGIO"}
    return Told(transfer.findtext("IBAN"), entries.get("IBANAPPOGGIO"))


#: The first version has no words for a stamp.
TELLABLE = [
    pytest.param(operation, base, id=f"{operation}, {NAMES[base]}")
    for operation in ASKING
    for base in CASES
    if (operation, base) != (Operation.GET_PAYMENT, STAMPED)
]


@pytest.mark.parametrize(("operation", "base"), TELLABLE)
@pytest.mark.parametrize("transfer_type", ["POSTAL", "PAGOPA", None])
def test_account_is_the_one_that_is_asked_for(
    door: Door, operation: Operation, transfer_type: str | None, base: int
) -> None:
    postal, bank, _ = CASES[base]
    answer = ask(door, ASKING[operation], base, transfer_type)
    transfers = answer.findall("data/transferList/transfer")
    assert [told(one) for one in transfers] == (postal if transfer_type == "POSTAL" else bank)


@pytest.mark.parametrize("base", CASES, ids=NAMES.get)
def test_post_office_is_promised_only_what_it_can_take_whole(door: Door, base: int) -> None:
    answer = ask(door, hub.verify_request(), base)
    promised = answer.findtext("paymentList/paymentOptionDescription/allCCP")
    assert promised == ("true" if CASES[base][2] else "false")
