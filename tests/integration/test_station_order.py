"""Operation by operation, what is wrong with a message and how the debt stands, to the fault.

Each kind of wrong is sent with all that is looked at later wrong as well, so that the order of the
checks is seen: schema, broker, station, entity, notice, state (hub protocol 3a.4).
"""

import itertools
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import pytest

from central_server.db.unit_of_work import Session, UnitOfWork
from central_server.entities.models import StationRow
from central_server.payments.models import ReceiptRow
from central_server.positions import repository as positions
from payments_core.model.debt_position import InstallmentStatus, PositionStatus
from payments_core.wire.hub.operations import Operation
from tests.factories import hub_messages as hub
from tests.factories.released_debts import add_plan, add_position, add_stamped, number_of
from tests.factories.server import COMPANY, ENTITY, add_entity
from tests.factories.station_door import Door, furnished_door

NOBODY = "11111111115"
#: The entity's second station, and the numbers that it answers for.
SECOND_STATION, SECOND_CODE = f"{ENTITY}_03", "03"

QUESTIONS = {
    Operation.VERIFY: hub.verify_request(),
    Operation.GET_PAYMENT: hub.get_payment_request(1),
    Operation.GET_PAYMENT_V2: hub.get_payment_request(2),
}
RECEIPTS = {
    Operation.SEND_RECEIPT: hub.send_receipt_request(1),
    Operation.SEND_RECEIPT_V2: hub.send_receipt_request(2),
}
DEMAND = {Operation.DEMAND_NOTICE: hub.demand_request()}
MESSAGES = QUESTIONS | RECEIPTS | DEMAND

#: Bases of notices, one for each state of a debt.
PAYABLE, DRAFT, PUBLISHED, CANCELLED, EXPIRED, PAID, REPORTED, OVERDUE, STAMPED = range(1, 10)
PLAN_BEGUN = 10
#: In a plan that has begun: the other way to pay, what was paid of it, and what is still to pay.
OTHER_WAY, RATE_PAID, RATE_DUE = PLAN_BEGUN, PLAN_BEGUN + 1, PLAN_BEGUN + 2
OF_STATUS = {
    PAYABLE: PositionStatus.VALID,
    DRAFT: PositionStatus.DRAFT,
    PUBLISHED: PositionStatus.PUBLISHED,
    CANCELLED: PositionStatus.INVALID,
    EXPIRED: PositionStatus.EXPIRED,
    PAID: PositionStatus.PAID,
    REPORTED: PositionStatus.REPORTED,
    OVERDUE: PositionStatus.VALID,
}
UNKNOWN, DUPLICATE = "PAA_PAGAMENTO_SCONOSCIUTO", "PAA_PAGAMENTO_DUPLICATO"
OVER, CALLED_OFF = "PAA_PAGAMENTO_SCADUTO", "PAA_PAGAMENTO_ANNULLATO"
STATES = {
    PAYABLE: None,
    DRAFT: UNKNOWN,
    PUBLISHED: UNKNOWN,
    CANCELLED: CALLED_OFF,
    EXPIRED: OVER,
    PAID: DUPLICATE,
    REPORTED: DUPLICATE,
    OVERDUE: OVER,
    OTHER_WAY: UNKNOWN,
    RATE_PAID: DUPLICATE,
    RATE_DUE: None,
    STAMPED: None,
}
STATE_NAMES = {
    PAYABLE: "payable", DRAFT: "draft", PUBLISHED: "published", CANCELLED: "cancelled",
    EXPIRED: "expired", PAID: "paid", REPORTED: "reported", OVERDUE: "overdue",
    OTHER_WAY: "other way to pay a plan", RATE_PAID: "instalment paid",
    RATE_DUE: "instalment due", STAMPED: "stamp",
}  # fmt: skip

_receipts = itertools.count(1)


class Place(NamedTuple):
    door: Door
    unit_of_work: UnitOfWork


def furnish(session: Session) -> None:
    add_entity(session)
    add_entity(session, COMPANY, name="Azienda di Esempio", segregation_code="02")
    session.add(
        StationRow(
            entity_id=ENTITY, station_id=SECOND_STATION, broker_tax_code=ENTITY,
            segregation_code=SECOND_CODE, positions_url="http://127.0.0.1:9/aca",
            positions_key="archive-key",
        )
    )  # fmt: skip
    for base, status in OF_STATUS.items():
        add_position(session, base, status=status)
    overdue = positions.position_by_notice(session, ENTITY, number_of(OVERDUE))
    overdue.position.expires, overdue.installment.due_on = True, date(2026, 11, 22)
    add_stamped(session, STAMPED)
    plan = add_plan(session, PLAN_BEGUN)
    begun = positions.position_by_notice(session, ENTITY, plan.rates[0])
    begun.position.status = PositionStatus.PARTIALLY_PAID
    begun.installment.status = InstallmentStatus.PAID
    add_position(session, PAYABLE, segregation_code=SECOND_CODE)
    add_position(session, PAYABLE, entity_id=COMPANY, segregation_code="02")


@pytest.fixture(scope="module")
def place(template_url, tmp_path_factory) -> Iterator[Place]:
    with furnished_door(template_url, tmp_path_factory.mktemp("door"), furnish) as found:
        yield Place(*found)


def message(operation: Operation, number: str, **fields: str) -> bytes:
    """A message about a notice of the entity, with some fields of its address changed."""
    tree = MESSAGES[operation]
    own = dict(fields)
    if operation in QUESTIONS:
        own["qrCode/noticeNumber"] = number
    if operation in RECEIPTS:
        own |= {"receipt/noticeNumber": number, "receipt/receiptId": f"r{next(_receipts)}"}
    for path, value in own.items():
        tree = hub.with_field(tree, path, (path.rpartition("/")[2], value))
    return hub.request(tree)


#: What is wrong, with everything behind it; and the fault. All name a notice that is not there.
ADDRESSES = {
    "broker": (
        {"idBrokerPA": NOBODY, "idStation": "x", "idPA": NOBODY},
        "PAA_ID_INTERMEDIARIO_ERRATO",
    ),
    "station": ({"idStation": "x", "idPA": NOBODY}, "PAA_STAZIONE_INT_ERRATA"),
    "entity": ({"idPA": NOBODY}, "PAA_ID_DOMINIO_ERRATO"),
    "entity of another station": ({"idPA": COMPANY}, "PAA_ID_DOMINIO_ERRATO"),
    "station of another entity": ({"idStation": f"{COMPANY}_01"}, "PAA_ID_DOMINIO_ERRATO"),
}


@pytest.mark.parametrize("operation", Operation)
@pytest.mark.parametrize("wrong", ADDRESSES)
def test_address_is_looked_at_before_what_is_asked(
    place: Place, operation: Operation, wrong: str
) -> None:
    fields, fault = ADDRESSES[wrong]
    said = message(operation, number_of(4000), **fields)
    assert place.door.post(said) == (200, operation.response_element, fault)


@pytest.mark.parametrize("operation", Operation)
@pytest.mark.parametrize(
    ("path", "replacement"),
    [
        ("idPA", ()),
        ("idPA", (("idPA", ""),)),
        ("idStation", (("idStation", "x" * 36),)),
        ("idBrokerPA", (("idBrokerPA", NOBODY), ("idBrokerPA", NOBODY))),
        ("idBrokerPA", (("idBroker", NOBODY),)),
    ],
    ids=["missing", "empty", "too long", "repeated", "unknown"],
)
def test_schema_is_looked_at_before_the_address(
    place: Place, operation: Operation, path: str, replacement: tuple[hub.Tree, ...]
) -> None:
    tree = hub.with_field(MESSAGES[operation], "idBrokerPA", ("idBrokerPA", NOBODY))
    said = hub.request(hub.with_field(tree, path, *replacement))
    assert place.door.post(said) == (200, operation.response_element, "PAA_SINTASSI_XSD")


@pytest.mark.parametrize("operation", QUESTIONS)
@pytest.mark.parametrize("base", STATES, ids=STATE_NAMES.get)
def test_state_of_the_debt_decides_the_answer(
    place: Place, operation: Operation, base: int
) -> None:
    fault = STATES[base]
    if (operation, base) == (Operation.GET_PAYMENT, STAMPED):
        fault = "PAA_SEMANTICA"
    said = message(operation, number_of(base))
    assert place.door.post(said) == (200, operation.response_element, fault)


@pytest.mark.parametrize("operation", QUESTIONS)
def test_entity_of_the_notice_is_looked_at_before_the_notice(
    place: Place, operation: Operation
) -> None:
    elsewhere = message(operation, number_of(4000), **{"qrCode/fiscalCode": COMPANY})
    assert place.door.post(elsewhere).fault == "PAA_ID_DOMINIO_ERRATO"


@pytest.mark.parametrize("operation", QUESTIONS)
@pytest.mark.parametrize(
    "number",
    ["301000000000004286", "999999999999999999", number_of(4000), number_of(PAYABLE, "02")],
    ids=["check digits", "no such form", "not released", "code of another entity"],
)
def test_notice_that_is_not_there_is_unknown(
    place: Place, operation: Operation, number: str
) -> None:
    said = message(operation, number)
    assert place.door.post(said) == (200, operation.response_element, UNKNOWN)


def test_service_that_is_not_there_is_unknown(place: Place) -> None:
    said = message(Operation.DEMAND_NOTICE, "")
    assert place.door.post(said) == (200, "paDemandPaymentNoticeResponse", UNKNOWN)


@pytest.mark.parametrize("operation", RECEIPTS)
def test_receipt_is_taken_however_the_debt_stands(
    template_url, tmp_path, operation: Operation
) -> None:
    numbers = sorted(map(number_of, [*STATES, 4000]))
    with furnished_door(template_url, tmp_path, furnish) as (door, unit_of_work):
        for number in numbers:
            said = message(operation, number)
            assert door.post(said) == (200, operation.response_element, None), number
        with unit_of_work() as session:
            assert sorted(row.notice_number for row in session.query(ReceiptRow)) == numbers


@pytest.mark.parametrize("operation", QUESTIONS)
def test_each_station_answers_for_its_own_numbers(place: Place, operation: Operation) -> None:
    first, second = number_of(PAYABLE), number_of(PAYABLE, SECOND_CODE)
    through_second = {"idStation": SECOND_STATION}
    assert place.door.post(message(operation, first)).fault is None
    assert place.door.post(message(operation, second, **through_second)).fault is None
    assert place.door.post(message(operation, second)).fault == UNKNOWN
    assert place.door.post(message(operation, first, **through_second)).fault == UNKNOWN


@pytest.mark.parametrize("operation", QUESTIONS)
def test_each_entity_answers_for_its_own_numbers(place: Place, operation: Operation) -> None:
    company = {
        "idPA": COMPANY, "idStation": f"{COMPANY}_01", "qrCode/fiscalCode": COMPANY,
    }  # fmt: skip
    assert place.door.post(message(operation, number_of(PAYABLE, "02"), **company)).fault is None
    assert place.door.post(message(operation, number_of(PAYABLE), **company)).fault == UNKNOWN
