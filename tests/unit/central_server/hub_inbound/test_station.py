import base64
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from lxml import etree
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from central_server.desks import pads
from central_server.hub_inbound import station as station_module
from central_server.hub_inbound.station import Station
from central_server.payments import repository as payments
from central_server.payments import service as payment_service
from central_server.positions import repository as positions
from central_server.takeover.service import Takeover, import_positions
from payments_core.model.debt_position import PositionStatus
from payments_core.wire.hub.faults import FaultCode
from tests.factories import hub_messages as hub
from tests.factories.position_lines import position_line, write_lines
from tests.factories.programs import nobody_to_ask
from tests.factories.released_debts import (
    add_fine,
    add_plan,
    add_position,
    add_stamped,
    number_of,
)
from tests.factories.server import ENTITY, RATE, add_entity, add_everything

NUMBER = number_of(1)


@pytest.fixture
def ready(unit_of_work):
    with unit_of_work() as session:
        add_entity(session)
        add_position(session)
    return unit_of_work


@pytest.fixture
def station(ready, clock, new_id) -> Station:
    return Station(ready, clock, new_id, nobody_to_ask(clock))


def asking(tree: hub.Tree, number: str = NUMBER) -> bytes:
    return hub.request(hub.with_field(tree, "qrCode/noticeNumber", ("noticeNumber", number)))


def paying(number: str = NUMBER, **changes: str) -> bytes:
    tree = hub.with_field(
        hub.send_receipt_request(2), "receipt/noticeNumber", ("noticeNumber", number)
    )
    for name, value in changes.items():
        tree = hub.with_field(tree, f"receipt/{name}", (name, value))
    return hub.request(tree)


def outcome_of(reply) -> tuple[int, str | None, str | None]:
    body = etree.fromstring(reply.body)[-1][0]
    return reply.status, body.findtext("outcome"), body.findtext("fault/faultCode")


OK = (200, "OK", None)


def test_questions_leave_evidence_and_change_no_state(ready, station) -> None:
    assert outcome_of(station.answer(asking(hub.verify_request()))) == OK
    for version in (1, 2):
        assert outcome_of(station.answer(asking(hub.get_payment_request(version)))) == OK
    with ready() as session:
        events = payments.events_of_notice(session, ENTITY, NUMBER)
        assert sorted(event.kind for event in events) == ["ACTIVATE", "ACTIVATE", "VERIFY"]
        found = positions.position_by_notice(session, ENTITY, NUMBER)
        assert found.position.status == PositionStatus.VALID


def test_question_about_a_paid_notice_is_evidence_too(ready, station) -> None:
    station.answer(paying())
    reply = station.answer(asking(hub.verify_request()))
    assert outcome_of(reply) == (200, "KO", "PAA_PAGAMENTO_DUPLICATO")
    with ready() as session:
        assert len(payments.events_of_notice(session, ENTITY, NUMBER)) == 1


def test_service_of_the_catalogue_is_unknown_after_the_address_is_ours(station) -> None:
    demand = hub.demand_request()
    reply = station.answer(hub.request(demand))
    assert outcome_of(reply) == (200, "KO", "PAA_PAGAMENTO_SCONOSCIUTO")
    body = etree.fromstring(reply.body)[-1][0]
    assert etree.QName(body).localname == "paDemandPaymentNoticeResponse"
    elsewhere = hub.with_field(demand, "idStation", ("idStation", "elsewhere"))
    reply = station.answer(hub.request(elsewhere))
    assert outcome_of(reply) == (200, "KO", "PAA_STAZIONE_INT_ERRATA")


def test_amount_is_read_anew_for_every_question(ready, station) -> None:
    with ready() as session:
        found = positions.position_by_notice(session, ENTITY, NUMBER)
        found.installment.amount_cents = found.transfers[0].amount_cents = 100
    reply = station.answer(asking(hub.verify_request()))
    assert b"<amount>1.00</amount>" in reply.body


def test_debtors_address_for_mail_is_not_given_away(station) -> None:
    assert b"e-mail" not in station.answer(asking(hub.get_payment_request(2))).body


def test_plan_that_has_begun_goes_on_and_leaves_no_other_way(ready, station) -> None:
    with ready() as session:
        plan = add_plan(session, 10)
    first, second, third = plan.rates

    def asked(number: str) -> str | None:
        return outcome_of(station.answer(asking(hub.verify_request(), number)))[2]

    assert [asked(number) for number in (plan.single, *plan.rates)] == [None] * 4
    assert outcome_of(station.answer(paying(first, receiptId="r1"))) == OK
    assert asked(first) == "PAA_PAGAMENTO_DUPLICATO"
    assert (asked(second), asked(third)) == (None, None)
    assert asked(plan.single) == "PAA_PAGAMENTO_SCONOSCIUTO"
    for number, receipt_id in ((third, "r2"), (second, "r3")):
        assert outcome_of(station.answer(paying(number, receiptId=receipt_id))) == OK
    assert {asked(number) for number in (plan.single, *plan.rates)} == {"PAA_PAGAMENTO_DUPLICATO"}


def test_unreadable_message_names_the_entity_it_was_for(station) -> None:
    tree = hub.with_field(hub.verify_request(), "qrCode/noticeNumber", ("noticeNumber", "1"))
    reply = station.answer(hub.request(tree))
    assert outcome_of(reply) == (200, "KO", "PAA_SINTASSI_XSD")
    assert etree.fromstring(reply.body)[-1][0].findtext("fault/id") == ENTITY


def test_message_of_no_operation_is_a_bad_request(station) -> None:
    assert station.answer(b"<a/>").status == 400


@pytest.mark.parametrize("version", [1, 2])
def test_receipt_that_tells_only_what_it_must_is_stored(ready, station, version) -> None:
    tree = hub.send_receipt_request(version, hub.receipt(version, full=False))
    tree = hub.with_field(tree, "receipt/noticeNumber", ("noticeNumber", NUMBER))
    assert outcome_of(station.answer(hub.request(tree))) == OK
    with ready() as session:
        [stored] = payments.receipts_of_notice(session, ENTITY, NUMBER)
        row = stored.receipt
        assert (row.payer_name, row.paid_at, row.application_on, row.transfer_on) == (None,) * 4
        assert (row.psp_tax_code, row.psp_vat_number, row.fee_cents) == (None,) * 3
        assert (row.raw, row.stand_in) == (hub.request(tree), False)
        assert positions.position_by_notice(session, ENTITY, NUMBER).position.status == "PAID"


def test_stand_in_and_stamps_are_kept_as_they_came(ready, station) -> None:
    signed = b"\xef\xbb\xbf<marcaDaBollo>\r\n \x00\xff</marcaDaBollo>\n"
    stamp = hub.transfer(2, 2, stamp=base64.b64encode(signed).decode())
    tree = hub.send_receipt_request(2, hub.receipt(2, transfers=[hub.transfer(1, 2), stamp]))
    for name, value in (("noticeNumber", NUMBER), ("paymentAmount", "20.00")):
        tree = hub.with_field(tree, f"receipt/{name}", (name, value))
    assert outcome_of(station.answer(hub.request(tree))) == OK
    with ready() as session:
        [stored] = payments.receipts_of_notice(session, ENTITY, NUMBER)
        assert stored.receipt.stand_in is True
        assert [row.stamp for row in stored.transfers] == [None, signed]
        assert stored.receipt.anomaly == "AMOUNT_DIFFERS"


def test_receipt_whose_effects_fail_is_kept_and_acknowledged(ready, station, monkeypatch) -> None:
    def defect(*_: object) -> None:
        raise ValueError("a defect")

    monkeypatch.setattr(payment_service.feed, "append", defect)
    for _ in range(2):
        assert outcome_of(station.answer(paying())) == OK
    with ready() as session:
        (kept,) = payments.kept_messages(session, ENTITY)
        assert (kept.operation, kept.reason, kept.raw) == ("paSendRTV2", "ValueError", paying())
        assert payments.receipts_of_notice(session, ENTITY, NUMBER) == []
        found = positions.position_by_notice(session, ENTITY, NUMBER)
        assert found.position.status == PositionStatus.VALID


@contextmanager
def away():
    raise OperationalError("SELECT 1", {}, Exception("away"))
    yield


@pytest.mark.parametrize("content", [paying(), asking(hub.verify_request())])
def test_database_that_is_away_makes_the_hub_try_again(clock, new_id, content) -> None:
    reply = Station(away, clock, new_id, nobody_to_ask(clock)).answer(content)
    assert outcome_of(reply) == (200, "KO", FaultCode.SYSTEM_ERROR.value)


@contextmanager
def broken():
    raise KeyError("a defect")
    yield


@pytest.mark.parametrize("content", [paying(), asking(hub.get_payment_request(1))])
def test_defect_is_a_system_error_and_never_a_crash(clock, new_id, content) -> None:
    reply = Station(broken, clock, new_id, nobody_to_ask(clock)).answer(content)
    assert outcome_of(reply) == (200, "KO", FaultCode.SYSTEM_ERROR.value)


@pytest.mark.parametrize("content", [paying(), asking(hub.verify_request())])
def test_answer_that_comes_too_late_makes_the_hub_ask_again(station, content) -> None:
    assert outcome_of(station.too_late(content)) == (200, "KO", FaultCode.SYSTEM_ERROR.value)
    assert station.too_late(b"<a/>").status == 400


def test_message_that_defeats_the_reader_is_a_fault_of_the_servers(station, monkeypatch) -> None:
    def defect(_: bytes) -> None:
        raise RecursionError

    monkeypatch.setattr(station_module, "parse_request", defect)
    for reply in (station.answer(paying()), station.too_late(paying())):
        fault = etree.fromstring(reply.body)[-1][0]
        assert (reply.status, fault.findtext("faultcode")) == (500, "soapenv:Server")


def test_receipt_with_other_content_is_refused(station) -> None:
    assert outcome_of(station.answer(paying())) == OK
    reply = station.answer(paying(description="Altro"))
    assert outcome_of(reply) == (200, "KO", "PAA_RECEIPT_DUPLICATA")


def test_notice_that_expires_is_refused_from_the_day_after(ready, station, clock) -> None:
    with ready() as session:
        positions.position_by_notice(session, ENTITY, NUMBER).position.expires = True
    clock.set(datetime(2026, 12, 23, 22, 0, tzinfo=UTC))
    assert outcome_of(station.answer(asking(hub.verify_request()))) == OK
    clock.set(datetime(2026, 12, 23, 23, 0, tzinfo=UTC))
    reply = station.answer(asking(hub.verify_request()))
    assert outcome_of(reply) == (200, "KO", "PAA_PAGAMENTO_SCADUTO")
    assert outcome_of(station.answer(paying())) == OK


@pytest.mark.parametrize(
    ("today", "euro"),
    [
        (datetime(2026, 6, 25, 21, 59, tzinfo=UTC), b"43.60"),
        (datetime(2026, 6, 25, 22, 0, tzinfo=UTC), b"56.20"),
        (datetime(2026, 8, 18, 22, 0, tzinfo=UTC), b"100.70"),
    ],
)
def test_fine_costs_what_romes_day_says(ready, station, clock, today, euro) -> None:
    with ready() as session:
        number = add_fine(session, 2)
    clock.set(today)
    for question in (hub.verify_request(), hub.get_payment_request(2)):
        reply = station.answer(asking(question, number))
        assert b"mount>%s</" % euro in reply.body


def test_fine_is_paid_at_the_price_of_the_day_of_its_payment(ready, station, clock) -> None:
    with ready() as session:
        number = add_fine(session, 2)
    clock.set(datetime(2026, 9, 1, 9, 0, tzinfo=UTC))
    paid = paying(number, paymentAmount="56.20", paymentDateTime="2026-08-18T23:58:00")
    assert outcome_of(station.answer(paid)) == OK
    with ready() as session:
        found = positions.position_by_notice(session, ENTITY, number)
        assert (found.position.status, found.installment.amount_cents) == ("PAID", 5620)
        (stored,) = payments.receipts_of_notice(session, ENTITY, number)
        assert stored.receipt.anomaly is None


def test_stamp_is_told_in_the_second_version_alone(ready, station) -> None:
    with ready() as session:
        number = add_stamped(session, 5)
    assert outcome_of(station.answer(asking(hub.verify_request(), number))) == OK
    told = station.answer(asking(hub.get_payment_request(2), number))
    assert outcome_of(told) == OK
    assert b"<provinciaResidenza>GE</provinciaResidenza>" in told.body
    refused = station.answer(asking(hub.get_payment_request(1), number))
    assert outcome_of(refused) == (200, "KO", "PAA_SEMANTICA")
    with ready() as session:
        events = payments.events_of_notice(session, ENTITY, number)
        assert sorted(event.kind for event in events) == ["ACTIVATE", "ACTIVATE", "VERIFY"]


def test_number_printed_ahead_is_unknown_until_its_debt_is_told(
    unit_of_work, clock, new_id, tmp_path
) -> None:
    with unit_of_work() as session:
        add_everything(session)
        (number,) = pads.make(session, ENTITY, RATE, 1, "pad", clock.now()).numbers()
    station = Station(unit_of_work, clock, new_id, nobody_to_ask(clock))
    question = asking(hub.verify_request(), number)
    assert outcome_of(station.answer(question)) == (200, "KO", "PAA_PAGAMENTO_SCONOSCIUTO")
    with unit_of_work() as session:
        takeover = Takeover(ENTITY, clock.now(), new_id, in_archive=False)
        lines = write_lines(tmp_path / "told.jsonl", position_line(notice_number=number))
        import_positions(session, takeover, lines)
    assert outcome_of(station.answer(question)) == OK


def test_notice_of_no_program_costs_no_question_more(ready, engine, station) -> None:
    """Station, notice, trace of the question: nothing else is asked of the database."""
    statements: list[str] = []

    def note(_connection, _cursor, statement, *_) -> None:
        statements.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    for question in (hub.verify_request(), hub.get_payment_request(2)):
        statements.clear()
        assert outcome_of(station.answer(asking(question))) == OK
        asked = [text.split()[0] for text in statements if not text.startswith("BEGIN")]
        assert asked == ["SELECT", "SELECT", "INSERT"]
    event.remove(engine, "before_cursor_execute", note)
