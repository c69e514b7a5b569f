"""The least that a station could do: the yardstick of `benchmarks/station.py`.

The same XML parser over the same bytes, the same rows read and written, the same durable commit,
a reply written with the same library. No checks of addresses, schema, states or repetitions, no
log, no object mapping: statements as plain text over the same driver and pool.
"""

import hashlib
import os
import uuid
from datetime import UTC, datetime

from fastapi import FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool
from lxml import etree
from sqlalchemy import Connection, Engine, text

from central_server.db.engine import make_engine

SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
PA = "http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd"

STATION = text("SELECT * FROM stations WHERE entity_id = :pa AND station_id = :station")
ENTITY = text("SELECT * FROM entities WHERE entity_id = :pa")
INSTALLMENT = text("SELECT * FROM installments WHERE entity_id = :pa AND notice_number = :number")
POSITION = text("SELECT * FROM positions WHERE entity_id = :pa AND position_id = :position")
LOCKED = text(f"{POSITION.text} FOR UPDATE")
INSTALLMENTS = text("SELECT * FROM installments WHERE entity_id = :pa AND position_id = :position")
TRANSFERS = text("SELECT * FROM transfers WHERE entity_id = :pa AND position_id = :position")
EVENT = text(
    "INSERT INTO hub_events (entity_id, event_id, notice_number, kind, at) "
    "VALUES (:pa, :id, :number, 'VERIFY', :now)"
)
OTHERS = text("SELECT receipt_id FROM receipts WHERE entity_id = :pa AND notice_number = :number")
RECEIPT = text(
    "INSERT INTO receipts (entity_id, receipt_id, notice_number, creditor_reference, amount_cents,"
    " description, company_name, debtor_kind, debtor_identifier, debtor_name, psp_id, psp_name,"
    " channel_id, channel, stand_in, version, digest, raw, position_id, received_at) VALUES (:pa,"
    " :id, :number, :reference, :cents, :description, :company, 'F', :debtor, :name, :psp,"
    " :psp_name, :channel_id, :channel, false, 2, :digest, :raw, :position, :now)"
)
TRANSFER = text(
    "INSERT INTO receipt_transfers (entity_id, receipt_id, transfer_no, amount_cents,"
    " beneficiary_tax_code, iban, remittance, category)"
    " VALUES (:pa, :id, 1, :cents, :pa, :iban, :remittance, :category)"
)
PAY = text("UPDATE positions SET status = 'PAID' WHERE entity_id = :pa AND position_id = :position")
MARK = text(
    "UPDATE installments SET status = 'PO_PAID' WHERE entity_id = :pa AND notice_number = :number"
)
#: What an amount that depends on the day needs besides: the rules read, the rows made to say it.
KIND = text("SELECT * FROM debt_kinds WHERE entity_id = :pa AND kind_id = :kind AND revision = 1")
ACCOUNT = text("SELECT * FROM accounts WHERE entity_id = :pa")
ALLOCATIONS = text("SELECT * FROM allocations WHERE entity_id = :pa AND position_id = :position")
AMOUNTS = tuple(
    text(
        f"UPDATE {table} SET amount_cents = :cents"  # noqa: S608  (our own tables)
        " WHERE entity_id = :pa AND position_id = :position"
    )
    for table in ("installments", "transfers", "allocations")
)
CURSOR = text(
    "UPDATE change_counters SET last_cursor = last_cursor + 1 WHERE entity_id = :pa"
    " RETURNING last_cursor"
)
CHANGE = text(
    "INSERT INTO changes (entity_id, cursor, kind, notice_number, at)"
    " VALUES (:pa, :cursor, 'NOTICE_PAID', :number, :now)"
)
NOTIFY = text("SELECT pg_notify('changes', :pa)")


def make_app() -> FastAPI:
    """The bare server, on the database that the environment names."""
    engine = make_engine(os.environ["CENTRAL_SERVER_DATABASE_URL"])
    app = FastAPI(openapi_url=None)

    @app.post("/hub/pa/v1")
    async def receive(request: Request) -> Response:
        body = await request.body()
        reply = await run_in_threadpool(_answer, engine, body)
        return Response(reply, media_type="text/xml")

    return app


def _answer(engine: Engine, body: bytes) -> bytes:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    message = etree.fromstring(body, parser)[-1][0]
    fields = {
        etree.QName(leaf).localname: leaf.text or "" for leaf in message.iter() if not len(leaf)
    }
    keys = {"pa": fields["idPA"], "number": fields["noticeNumber"], "now": datetime.now(UTC)}  # noqa: TID251  (a yardstick needs no clock of its own)
    with engine.begin() as connection:
        connection.execute(STATION, keys | {"station": fields["idStation"]}).one()
        connection.execute(ENTITY, keys).one()
        installment = connection.execute(INSTALLMENT, keys).one()
        keys["position"] = installment.position_id
        if "receiptId" in fields:
            _pay(connection, keys, fields, body)
            return _reply("paSendRTV2Response", {"outcome": "OK"})
        position = connection.execute(POSITION, keys).one()
        if position.live:
            _read_rules(connection, keys, position.kind_id)
        (transfer,) = connection.execute(TRANSFERS, keys).all()
        connection.execute(EVENT, keys | {"id": str(uuid.uuid4())})  # noqa: TID251  (as above)
    amount = f"{installment.amount_cents // 100}.{installment.amount_cents % 100:02d}"
    facts = {"outcome": "OK", "amount": amount, "dueDate": installment.due_on.isoformat()}
    if etree.QName(message).localname == "paVerifyPaymentNoticeReq":
        return _reply("paVerifyPaymentNoticeRes", facts)
    facts |= {"debtor": position.debtor_name, "IBAN": transfer.iban, "category": transfer.category}
    return _reply("paGetPaymentV2Response", facts)


def _pay(
    connection: Connection, keys: dict[str, object], fields: dict[str, str], body: bytes
) -> None:
    position = connection.execute(LOCKED, keys).one()
    connection.execute(TRANSFERS, keys).all()
    connection.execute(OTHERS, keys).all()
    receipt = keys | {
        "id": fields["receiptId"],
        "reference": fields["creditorReferenceId"],
        "cents": int(fields["paymentAmount"].replace(".", "")),
        "description": fields["description"],
        "company": fields["companyName"],
        "debtor": fields["entityUniqueIdentifierValue"],
        "name": fields["fullName"],
        "psp": fields["idPSP"],
        "psp_name": fields["PSPCompanyName"],
        "channel_id": fields["idChannel"],
        "channel": fields["channelDescription"],
        "digest": hashlib.sha256(body).hexdigest(),
        "raw": body,
        "iban": fields["IBAN"],
        "remittance": fields["remittanceInformation"],
        "category": fields["transferCategory"],
    }
    if position.live:
        _read_rules(connection, keys, position.kind_id)
        connection.execute(ALLOCATIONS, keys).all()
        for statement in AMOUNTS:
            connection.execute(statement, receipt)
    connection.execute(INSTALLMENTS, keys).all()
    for statement in (RECEIPT, TRANSFER, MARK, PAY):
        connection.execute(statement, receipt)
    cursor = connection.execute(CURSOR, keys).scalar_one()
    connection.execute(CHANGE, keys | {"cursor": cursor})
    connection.execute(NOTIFY, keys)


def _read_rules(connection: Connection, keys: dict[str, object], kind_id: str) -> None:
    connection.execute(KIND, keys | {"kind": kind_id}).one()
    connection.execute(ACCOUNT, keys).all()


def _reply(element: str, facts: dict[str, str]) -> bytes:
    envelope = etree.Element(f"{{{SOAP}}}Envelope")
    body = etree.SubElement(envelope, f"{{{SOAP}}}Body")
    message = etree.SubElement(body, f"{{{PA}}}{element}")
    for name, value in facts.items():
        etree.SubElement(message, name).text = value
    return etree.tostring(envelope, xml_declaration=True, encoding="UTF-8")
