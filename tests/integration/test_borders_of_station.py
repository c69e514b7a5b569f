"""The hub never gets into one entity through the address of another (hub protocol 3a.4).

Two entities have everything alike: notice numbers, receipt ids, and one station that serves both.
"""

from contextlib import ExitStack
from typing import NamedTuple

import pytest
from lxml import etree

from central_server.db.unit_of_work import UnitOfWork
from central_server.entities import programs
from central_server.hub_inbound.payment_options import PaymentOptions
from central_server.hub_inbound.station import Station
from central_server.positions import repository as positions
from payments_core.money import to_wire
from payments_core.wire.hub.faults import FaultCode
from payments_core.wire.hub.operations import Operation
from tests.factories import hub_messages as hub
from tests.factories.entity_audit import audited
from tests.factories.programs import asker, due, nobody_to_ask, peer
from tests.factories.released_debts import number_of
from tests.factories.twins import (
    PLACES,
    SHARED_BROKER,
    SHARED_STATION,
    TWIN,
    Place,
    other_than,
)

QUESTIONS = {
    Operation.VERIFY: hub.verify_request(),
    Operation.GET_PAYMENT: hub.get_payment_request(1, full=False),
    Operation.GET_PAYMENT_V2: hub.get_payment_request(2, full=False),
}
RECEIPTS = {
    Operation.SEND_RECEIPT: hub.send_receipt_request(1),
    Operation.SEND_RECEIPT_V2: hub.send_receipt_request(2),
}
#: Names no notice: the hub's catalogue has no service of either entity.
DEMANDS = {Operation.DEMAND_NOTICE: hub.demand_request()}


class Address(NamedTuple):
    """Whose broker and station a message names, beside the entity that it is for."""

    broker: str
    station: str
    fault: FaultCode


def addresses(place: Place) -> list[Address]:
    other = other_than(place)
    return [
        Address(place.entity_id, other.station_id, FaultCode.STATION_UNKNOWN),
        Address(other.entity_id, place.station_id, FaultCode.STATION_UNKNOWN),
        Address(other.entity_id, other.station_id, FaultCode.ENTITY_UNKNOWN),
        Address(SHARED_BROKER, other.station_id, FaultCode.STATION_UNKNOWN),
    ]


def message(tree: hub.Tree, place: Place, **fields: str) -> bytes:
    """A message for one entity; fields by name, `qrCode__noticeNumber` for one inside another."""
    own = {
        "idPA": place.entity_id, "idBrokerPA": place.entity_id, "idStation": place.station_id,
    }  # fmt: skip
    for name, value in (own | fields).items():
        path = name.replace("__", "/")
        tree = hub.with_field(tree, path, (path.rpartition("/")[2], value))
    return hub.request(tree)


def asking(operation: Operation, place: Place, number: str = TWIN.unpaid, **fields: str) -> bytes:
    about = {"qrCode__fiscalCode": place.entity_id, "qrCode__noticeNumber": number}
    return message(QUESTIONS[operation], place, **about | fields)


def paying(operation: Operation, place: Place, number: str = TWIN.unpaid, **fields: str) -> bytes:
    about = {
        "receipt__fiscalCode": place.entity_id, "receipt__noticeNumber": number,
        "receipt__creditorReferenceId": number[1:], "receipt__receiptId": "receipt-new",
    }  # fmt: skip
    return message(RECEIPTS[operation], place, **about | fields)


def demanding(operation: Operation, place: Place, **fields: str) -> bytes:
    return message(DEMANDS[operation], place, **fields)


def saying(operation: Operation):
    """What makes a message of the operation."""
    if operation in DEMANDS:
        return demanding
    return asking if operation in QUESTIONS else paying


@pytest.fixture
def tell(twins_engine, untouched, clock, new_id, place):
    """Tell the station something for one entity; returns outcome, fault and the answer's text."""
    station = Station(UnitOfWork(twins_engine), clock, new_id, nobody_to_ask(clock))

    def tell(body: bytes) -> tuple[str | None, str | None, str]:
        with untouched() as logs, audited(place.entity_id) as faults:
            reply = station.answer(body)
        assert faults == []
        answer = etree.fromstring(reply.body)[-1][0]
        fault = answer.findtext("fault/faultCode")
        told = [entry["fault"] for entry in logs if entry["event"] == "hub_refused"]
        assert told == ([fault] if fault else []), "a refusal is logged"
        return answer.findtext("outcome"), fault, reply.body.decode()

    return tell


def test_every_operation_of_the_station_has_a_border_case():
    assert set(QUESTIONS) | set(RECEIPTS) | set(DEMANDS) == set(Operation)


@pytest.mark.parametrize("operation", QUESTIONS)
@pytest.mark.parametrize("through", ["own", "shared"])
def test_answer_is_the_asked_entitys_own(tell, place, operation, through):
    shared = {"idBrokerPA": SHARED_BROKER, "idStation": SHARED_STATION}
    outcome, fault, text = tell(asking(operation, place, **shared if through == "shared" else {}))
    if through == "shared":  # whose numbers carry another segregation code
        assert fault == FaultCode.PAYMENT_UNKNOWN
        return
    assert (outcome, fault) == ("OK", None)
    assert to_wire(place.cents) in text
    other = other_than(place)
    assert [mark for mark in other.marks() if mark in text] == []


@pytest.mark.parametrize("operation", Operation)
@pytest.mark.parametrize("which", range(4))
def test_address_of_the_other_is_refused_with_the_official_fault(tell, place, operation, which):
    address = addresses(place)[which]
    said = saying(operation)(operation, place, idBrokerPA=address.broker, idStation=address.station)
    assert tell(said)[:2] == ("KO", address.fault)


@pytest.mark.parametrize("operation", DEMANDS)
def test_service_is_offered_by_neither(tell, place, operation):
    assert tell(demanding(operation, place))[:2] == ("KO", FaultCode.PAYMENT_UNKNOWN)


@pytest.mark.parametrize("operation", QUESTIONS)
def test_notice_of_the_other_is_not_known_here(tell, place, operation):
    other = other_than(place)
    unknown = asking(operation, place, other.alone.unpaid)
    assert tell(unknown)[:2] == ("KO", FaultCode.PAYMENT_UNKNOWN)
    elsewhere = asking(operation, place, qrCode__fiscalCode=other.entity_id)
    assert tell(elsewhere)[:2] == ("KO", FaultCode.ENTITY_UNKNOWN)


@pytest.mark.parametrize("operation", RECEIPTS)
def test_receipt_pays_only_the_notice_of_the_entity_that_it_is_sent_to(tell, place, operation):
    assert tell(paying(operation, place))[:2] == ("OK", None)
    assert tell(asking(Operation.VERIFY, place))[1] == FaultCode.PAYMENT_DUPLICATE


@pytest.mark.parametrize("operation", RECEIPTS)
def test_receipt_for_a_notice_of_the_other_pays_nothing_here(tell, place, operation):
    other = other_than(place)
    # A share of that payment is ours, so we get its receipt; the number happens to be one of ours.
    copy = paying(operation, place, receipt__fiscalCode=other.entity_id)
    assert tell(copy)[:2] == ("OK", None)
    assert tell(asking(Operation.VERIFY, place))[:2] == ("OK", None)
    unknown = paying(operation, place, other.alone.unpaid, receipt__receiptId="receipt-of-nothing")
    assert tell(unknown)[:2] == ("OK", None)
    assert number_of(other.alone.first_base + 1) == other.alone.unpaid


@pytest.mark.parametrize("operation", RECEIPTS)
def test_receipt_id_of_both_contradicts_only_the_entitys_own(tell, place, operation):
    # The other has stored another receipt under this id, and so has this entity.
    again = paying(operation, place, receipt__receiptId=TWIN.receipt_id)
    assert tell(again)[:2] == ("KO", FaultCode.RECEIPT_DUPLICATE)
    only_theirs = paying(operation, place, receipt__receiptId=other_than(place).alone.receipt_id)
    assert tell(only_theirs)[:2] == ("OK", None)


def test_payment_options_are_told_to_nobody_but_who_names_their_entity(
    twins_engine, untouched, clock, new_id, place
):
    options = PaymentOptions(UnitOfWork(twins_engine), clock, new_id, nobody_to_ask(clock))
    other = other_than(place)

    def ask(number):
        with untouched() as logs, audited(place.entity_id) as faults:
            reply = options.answer(place.entity_id, number)
        assert faults == []
        return reply.status, reply.body.decode(), [entry["event"] for entry in logs]

    status, text, _ = ask(TWIN.unpaid)
    assert (status, f'"amount": {place.cents}' in text) == (200, True)
    assert [mark for mark in other.marks() if mark in text] == []
    status, text, logged = ask(other.alone.unpaid)
    assert (status, "ODP-107" in text, "hub_refused" in logged) == (404, True, True)


@pytest.fixture
def owning(twins_engine):
    """The open notice of both is one of a program of theirs that is called alike; each answers
    with its entity's amount and a cent. Programs by entity."""
    with ExitStack() as stack:
        found = {}
        with UnitOfWork(twins_engine)() as session:
            for one in PLACES:
                peered = stack.enter_context(peer(due(one.cents + 1)))
                row = programs.program(session, one.entity_id, TWIN.program_id)
                row.amounts_url, row.amounts_timeout_ms = peered.url, 4000
                noticed = positions.position_by_notice(session, one.entity_id, TWIN.unpaid)
                noticed.position.live, noticed.position.program_id = True, TWIN.program_id
                found[one.entity_id] = peered
        yield found


@pytest.mark.parametrize("operation", [*QUESTIONS, None])
def test_only_the_program_of_the_entity_itself_is_asked(
    twins_engine, untouched, clock, new_id, place, owning, operation
):
    unit_of_work, other = UnitOfWork(twins_engine), other_than(place)
    with asker(clock) as asking_programs:
        station = Station(unit_of_work, clock, new_id, asking_programs)
        options = PaymentOptions(unit_of_work, clock, new_id, asking_programs)
        with untouched(), audited(place.entity_id) as faults:
            if operation is None:
                reply = options.answer(place.entity_id, TWIN.unpaid)
            else:
                reply = station.answer(asking(operation, place))
    assert faults == []
    text = reply.body.decode()
    assert to_wire(place.cents + 1) in text or str(place.cents + 1) in text
    assert [mark for mark in other.marks() if mark in text] == []
    assert owning[other.entity_id].questions == []
    [question], [head] = owning[place.entity_id].questions, owning[place.entity_id].heads
    assert (question["entity"], question["notice_number"]) == (place.entity_id, TWIN.unpaid)
    assert f"Bearer key-of-{TWIN.program_id}-of-{place.entity_id}" in head
