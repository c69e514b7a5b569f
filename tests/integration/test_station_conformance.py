"""The station against the official service description, over real HTTP.

Requests are made by a client generated from `paForNode.wsdl`, or by hand where the client would
not let a wrong one pass; every reply is held against the official schema as raw bytes.
"""

import threading
from base64 import b64decode
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import httpx
import pytest
import zeep
from lxml import etree
from zeep.transports import Transport

from central_server.composition import Sources, build_app
from central_server.payments import repository as payments
from central_server.payments.models import ReceiptRow
from central_server.positions import repository as positions
from central_server.settings import Settings
from payments_core.model.debt_position import PositionStatus
from tests.factories import hub_messages as hub
from tests.factories.catalogue import BASE64_HASH
from tests.factories.programs import KEY, add_program, owned, peer, saying
from tests.factories.released_debts import add_position, add_stamped, number_of
from tests.factories.running_server import running
from tests.factories.server import BANK_IBAN, COMPANY, ENTITY, RATE_CENTS, add_entity
from tests.shared_spec import spec

PATH = "/hub/pa/v1"
BASES = {
    "payable": 1,
    "draft": 2,
    "published": 3,
    "cancelled": 4,
    "expired": 5,
    "paid": 6,
    "reported": 7,
}
#: A notice that buys a duty stamp.
STAMPED = 8
STATUSES = {
    "payable": PositionStatus.VALID,
    "draft": PositionStatus.DRAFT,
    "published": PositionStatus.PUBLISHED,
    "cancelled": PositionStatus.INVALID,
    "expired": PositionStatus.EXPIRED,
    "paid": PositionStatus.PAID,
    "reported": PositionStatus.REPORTED,
}


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(spec("pagopa-api", "wsdl", "xsd", "paForNode.xsd")))


@pytest.fixture
def address(database_url, unit_of_work, clock, new_id, monkeypatch) -> Iterator[str]:
    monkeypatch.setenv("TRIBUTI_KEY", KEY)
    with unit_of_work() as session:
        add_entity(session)
        add_entity(session, COMPANY, name="Azienda di Esempio", segregation_code="02")
        for name, base in BASES.items():
            add_position(session, base, status=STATUSES[name])
        add_stamped(session, STAMPED)
        add_position(session, 1, entity_id=COMPANY, segregation_code="02")
    app = build_app(Settings(database_url=database_url), Sources(clock, new_id), work=False)
    with running(app) as server:
        yield server.url + PATH


class Recording(Transport):
    """Keeps the raw replies of the generated client."""

    def __init__(self) -> None:
        super().__init__(timeout=15, operation_timeout=15)
        self.replies: list[bytes] = []

    def post(self, address: str, message: str, headers: Any) -> Any:
        response = super().post(address, message, headers)
        self.replies.append(response.content)
        return response


class Hub:
    """The generated client, whose every reply must be valid."""

    def __init__(self, address: str, schema: etree.XMLSchema) -> None:
        self._transport = Recording()
        self._schema = schema
        client = zeep.Client(
            str(spec("pagopa-api", "wsdl", "paForNode.wsdl")), transport=self._transport
        )
        self._service = client.create_service(client_binding(client), address)

    def call(self, operation: str, **fields: Any) -> Any:
        answer = self._service[operation](**station(), **fields)
        self._schema.assertValid(body_of(self._transport.replies[-1]))
        return answer

    def close(self) -> None:
        self._transport.session.close()


def client_binding(client: zeep.Client) -> str:
    return next(name for name in client.wsdl.bindings if name.endswith("paForNodeBinding"))


@pytest.fixture
def generated(address: str, schema: etree.XMLSchema) -> Iterator[Hub]:
    client = Hub(address, schema)
    yield client
    client.close()


def station() -> dict[str, str]:
    return {"idPA": ENTITY, "idBrokerPA": ENTITY, "idStation": f"{ENTITY}_01"}


def qr_code(base: int = 1) -> dict[str, str]:
    return {"fiscalCode": ENTITY, "noticeNumber": number_of(base)}


def body_of(reply: bytes) -> etree._Element:
    body = etree.fromstring(reply)[-1]
    return etree.fromstring(etree.tostring(body[0], with_tail=False))


def receipt_fields(receipt_id: str = "receipt-1", base: int = 1, **changes: Any) -> dict[str, Any]:
    amount = Decimal(RATE_CENTS) / 100
    return {
        "receiptId": receipt_id,
        "noticeNumber": number_of(base),
        "fiscalCode": ENTITY,
        "outcome": "OK",
        "creditorReferenceId": number_of(base)[1:],
        "paymentAmount": amount,
        "description": "Carta d'identità elettronica",
        "companyName": "Comune di Esempio",
        "debtor": {
            "uniqueIdentifier": {
                "entityUniqueIdentifierType": "F",
                "entityUniqueIdentifierValue": "RSSMRA80A01Z999Y",
            },
            "fullName": "Mario Rossi",
        },
        "transferList": {
            "transfer": [
                {
                    "idTransfer": 1,
                    "transferAmount": amount,
                    "fiscalCodePA": ENTITY,
                    "IBAN": BANK_IBAN,
                    "remittanceInformation": "Carta d'identità elettronica",
                    "transferCategory": "9/0101100SP/",
                }
            ]
        },
        "idPSP": "TSTPITMM001",
        "PSPCompanyName": "Banca di Esempio",
        "idChannel": "99999999990_01",
        "channelDescription": "APP",
        "paymentDateTime": "2026-11-23T10:20:00",
    } | changes


# --- the generated client ---------------------------------------------------------------------


def test_verify_tells_amount_and_due_date(generated: Hub) -> None:
    answer = generated.call("paVerifyPaymentNotice", qrCode=qr_code())
    option = answer.paymentList.paymentOptionDescription
    assert (answer.outcome, answer.fiscalCodePA) == ("OK", ENTITY)
    assert (option.amount, option.options) == (Decimal("21.95"), "EQ")
    assert str(option.dueDate) == "2026-12-23"


@pytest.mark.parametrize("operation", ["paGetPayment", "paGetPaymentV2"])
def test_activation_gives_debtor_and_account(generated: Hub, operation: str) -> None:
    data = generated.call(operation, qrCode=qr_code(), amount=Decimal("21.95")).data
    assert (data.creditorReferenceId, data.paymentAmount) == (number_of(1)[1:], Decimal("21.95"))
    assert data.debtor.fullName == "Mario Rossi"
    assert [part.IBAN for part in data.transferList.transfer] == [BANK_IBAN]


def test_stamp_is_asked_for_and_its_receipt_kept(generated: Hub, unit_of_work) -> None:
    asked = qr_code(STAMPED)
    assert generated.call("paVerifyPaymentNotice", qrCode=asked).outcome == "OK"
    money, bought = generated.call("paGetPaymentV2", qrCode=asked).data.transferList.transfer
    stamp = bought.richiestaMarcaDaBollo
    assert (money.richiestaMarcaDaBollo, bought.IBAN) == (None, None)
    assert (stamp.tipoBollo, stamp.provinciaResidenza) == ("01", "GE")
    assert stamp.hashDocumento == b64decode(BASE64_HASH)
    refused = generated.call("paGetPayment", qrCode=asked)
    assert (refused.outcome, refused.fault.faultCode) == ("KO", "PAA_SEMANTICA")

    shares = [
        {
            "idTransfer": one.idTransfer,
            "transferAmount": one.transferAmount,
            "fiscalCodePA": one.fiscalCodePA,
            **({"MBDAttachment": b"<stamp/>"} if one is bought else {"IBAN": one.IBAN}),
            "remittanceInformation": one.remittanceInformation,
            "transferCategory": one.transferCategory,
        }
        for one in (money, bought)
    ]
    paid = receipt_fields(
        base=STAMPED, paymentAmount=Decimal("21.00"), transferList={"transfer": shares}
    )
    assert generated.call("paSendRTV2", receipt=paid).outcome == "OK"
    with unit_of_work() as session:
        (stored,) = payments.receipts_of_notice(session, ENTITY, number_of(STAMPED))
        assert [row.stamp for row in stored.transfers] == [None, b"<stamp/>"]
        assert stored.receipt.anomaly is None


@pytest.mark.parametrize("operation", ["paSendRT", "paSendRTV2"])
def test_receipt_makes_the_notice_paid(generated: Hub, unit_of_work, operation: str) -> None:
    assert generated.call(operation, receipt=receipt_fields()).outcome == "OK"
    with unit_of_work() as session:
        found = positions.position_by_notice(session, ENTITY, number_of(1))
        assert found.position.status == PositionStatus.PAID
        assert len(payments.receipts_of_notice(session, ENTITY, number_of(1))) == 1
    answer = generated.call("paVerifyPaymentNotice", qrCode=qr_code())
    assert answer.fault.faultCode == "PAA_PAGAMENTO_DUPLICATO"


def test_same_receipt_in_both_versions_is_one(generated: Hub, unit_of_work) -> None:
    for operation in ("paSendRT", "paSendRTV2", "paSendRTV2"):
        assert generated.call(operation, receipt=receipt_fields()).outcome == "OK"
    with unit_of_work() as session:
        assert len(payments.receipts_of_notice(session, ENTITY, number_of(1))) == 1


def test_same_receipt_id_with_other_content_is_a_duplicate(generated: Hub) -> None:
    generated.call("paSendRTV2", receipt=receipt_fields())
    other = receipt_fields(description="Altro")
    answer = generated.call("paSendRTV2", receipt=other)
    assert (answer.outcome, answer.fault.faultCode) == ("KO", "PAA_RECEIPT_DUPLICATA")
    assert answer.fault.id == ENTITY


def test_second_payment_of_a_notice_is_stored_and_acknowledged(
    generated: Hub, unit_of_work
) -> None:
    for receipt_id in ("receipt-1", "receipt-2"):
        answer = generated.call("paSendRTV2", receipt=receipt_fields(receipt_id))
        assert answer.outcome == "OK"
    with unit_of_work() as session:
        stored = payments.receipts_of_notice(session, ENTITY, number_of(1))
        assert [row.receipt.anomaly for row in stored] == [None, "DOUBLE_PAYMENT"]


@pytest.mark.parametrize(
    ("state", "fault"),
    [
        ("draft", "PAA_PAGAMENTO_SCONOSCIUTO"),
        ("published", "PAA_PAGAMENTO_SCONOSCIUTO"),
        ("cancelled", "PAA_PAGAMENTO_ANNULLATO"),
        ("expired", "PAA_PAGAMENTO_SCADUTO"),
        ("paid", "PAA_PAGAMENTO_DUPLICATO"),
        ("reported", "PAA_PAGAMENTO_DUPLICATO"),
    ],
)
def test_state_of_the_position_decides_the_fault(generated: Hub, state: str, fault: str) -> None:
    for operation in ("paVerifyPaymentNotice", "paGetPayment", "paGetPaymentV2"):
        answer = generated.call(operation, qrCode=qr_code(BASES[state]))
        assert (answer.outcome, answer.fault.faultCode, answer.fault.id) == ("KO", fault, ENTITY)


@pytest.mark.parametrize(
    ("says", "outcome", "fault"),
    [
        ({"state": "due", "amount_cents": 2300, "due_on": "2027-01-31"}, "23.00", None),
        ({"state": "unknown"}, "21.95", None),
        ({"state": "due", "amount_cents": 0}, "21.95", None),
        ({"state": "paid"}, None, "PAA_PAGAMENTO_DUPLICATO"),
        ({"state": "cancelled"}, None, "PAA_PAGAMENTO_ANNULLATO"),
    ],
)
def test_program_that_owns_the_debt_decides_the_answer(
    generated: Hub, unit_of_work, says: dict[str, Any], outcome: str | None, fault: str | None
) -> None:
    with peer(saying(says)) as program:
        with unit_of_work() as session:
            add_program(session, program.url, timeout_ms=4000)
            owned(session, number_of(1))
        verified = generated.call("paVerifyPaymentNotice", qrCode=qr_code())
        activated = generated.call("paGetPaymentV2", qrCode=qr_code())
    if fault is not None:
        assert {verified.fault.faultCode, activated.fault.faultCode} == {fault}
        return
    option = verified.paymentList.paymentOptionDescription
    assert (str(option.amount), str(activated.data.paymentAmount)) == (outcome, outcome)
    assert [str(one.transferAmount) for one in activated.data.transferList.transfer] == [outcome]
    assert option.dueDate == activated.data.dueDate


def test_service_of_the_catalogue_is_unknown(generated: Hub) -> None:
    answer = generated.call(
        "paDemandPaymentNotice",
        idServizio="00001",
        idSoggettoServizio="00099",
        datiSpecificiServizioRequest=b"<service/>",
    )
    assert (answer.outcome, answer.fault.faultCode) == ("KO", "PAA_PAGAMENTO_SCONOSCIUTO")
    assert (answer.fault.id, answer.qrCode, answer.paymentList) == (ENTITY, None, None)


# --- by hand ----------------------------------------------------------------------------------


def post(address: str, content: bytes) -> httpx.Response:
    return httpx.post(address, content=content, headers={"Content-Type": "text/xml"}, timeout=15)


def fault_of(response: httpx.Response, schema: etree.XMLSchema) -> str | None:
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/xml; charset=utf-8"
    body = body_of(response.content)
    schema.assertValid(body)
    return body.findtext("fault/faultCode")


def ask(**changes: str) -> bytes:
    tree = hub.with_field(
        hub.verify_request(), "qrCode/noticeNumber", ("noticeNumber", number_of(1))
    )
    for path, value in changes.items():
        tree = hub.with_field(tree, path, (path, value))
    return hub.request(tree)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"idBrokerPA": "11111111115"}, "PAA_ID_INTERMEDIARIO_ERRATO"),
        ({"idStation": f"{ENTITY}_99"}, "PAA_STAZIONE_INT_ERRATA"),
        ({"idPA": "11111111115"}, "PAA_ID_DOMINIO_ERRATO"),
        ({"idPA": COMPANY}, "PAA_ID_DOMINIO_ERRATO"),
        (
            {"idBrokerPA": "11111111115", "idStation": "x", "idPA": "11111111115"},
            "PAA_ID_INTERMEDIARIO_ERRATO",
        ),
    ],
)
def test_address_is_checked_broker_first_then_station_then_entity(
    address: str, schema: etree.XMLSchema, changes: dict[str, str], fault: str
) -> None:
    assert fault_of(post(address, ask(**changes)), schema) == fault


@pytest.mark.parametrize(
    "number",
    ["301000000000004286", "999999999999999999", number_of(4000), number_of(1, "02")],
    ids=["check digits", "no such form", "not released", "station of somebody else"],
)
def test_notice_that_is_not_ours_is_unknown(
    address: str, schema: etree.XMLSchema, number: str
) -> None:
    tree = hub.with_field(hub.verify_request(), "qrCode/noticeNumber", ("noticeNumber", number))
    assert fault_of(post(address, hub.request(tree)), schema) == "PAA_PAGAMENTO_SCONOSCIUTO"


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"", 400),
        (b"not xml", 400),
        (b"<a>", 400),
        (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 400),
        ('<?xml version="1.0" encoding="UTF-16"?><a/>'.encode("utf-16"), 400),
        ('<?xml version="1.0" encoding="UTF-8"?><a>è</a>'.encode("latin-1"), 400),
        (b"\x00" * 64, 400),
        (hub.soap("<other xmlns='http://example.org'/>"), 400),
        (b"<a>" + b"x" * (3 * 1024 * 1024) + b"</a>", 413),
    ],
    ids=[
        "empty", "text", "cut", "doctype", "utf-16", "latin-1", "zeros", "other", "too long",
    ],
)  # fmt: skip
def test_what_is_no_message_gets_a_soap_fault_and_never_a_crash(
    address: str, content: bytes, status: int
) -> None:
    response = post(address, content)
    assert response.status_code == status
    fault = body_of(response.content)
    assert etree.QName(fault).localname == "Fault"
    assert fault.findtext("faultstring") == "PAA_SINTASSI_EXTRAXSD"


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        ("receipt/paymentAmount", "999999999999.99", "PAA_SINTASSI_XSD"),
        ("receipt/paymentAmount", "10", "PAA_SINTASSI_XSD"),
        ("receipt/paymentAmount", "-1.00", "PAA_SINTASSI_XSD"),
        ("receipt/noticeNumber", "12", "PAA_SINTASSI_XSD"),
        ("receipt/outcome", "KO", "PAA_SEMANTICA"),
        ("receipt/receiptId", "", "PAA_SEMANTICA"),
    ],
)
def test_receipt_that_is_none_is_refused_and_nothing_is_stored(
    address: str, schema: etree.XMLSchema, unit_of_work, path: str, value: str, fault: str
) -> None:
    name = path.rpartition("/")[2]
    tree = hub.with_field(hub.send_receipt_request(2), path, (name, value))
    assert fault_of(post(address, hub.request(tree)), schema) == fault
    with unit_of_work() as session:
        assert session.query(ReceiptRow).count() == 0


def test_receipt_of_zero_or_of_an_unknown_notice_is_stored(
    address: str, schema: etree.XMLSchema, unit_of_work
) -> None:
    tree = hub.with_field(
        hub.send_receipt_request(2), "receipt/paymentAmount", ("paymentAmount", "0.00")
    )
    assert fault_of(post(address, hub.request(tree)), schema) is None
    with unit_of_work() as session:
        stored = session.query(ReceiptRow).one()
        assert (stored.amount_cents, stored.anomaly) == (0, "UNKNOWN_NOTICE")


def test_many_deliveries_at_once_have_one_effect(
    address: str, schema: etree.XMLSchema, unit_of_work
) -> None:
    tree = hub.with_field(
        hub.send_receipt_request(2), "receipt/noticeNumber", ("noticeNumber", number_of(1))
    )
    start = threading.Barrier(8)

    def deliver(_: int) -> str | None:
        start.wait()
        return fault_of(post(address, hub.request(tree)), schema)

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(deliver, range(8))) == {None}
    with unit_of_work() as session:
        assert len(payments.receipts_of_notice(session, ENTITY, number_of(1))) == 1
