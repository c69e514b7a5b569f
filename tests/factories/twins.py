"""Two entities on one server that have everything alike: numbers, ids, names, names of names.

Only the entity and the amounts tell their rows apart, and what must be secret: credentials,
tokens and enrolment codes. Beside what has its twin next door each has the same once more under
names of its own, so that tests can ask one for what only the other has.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from itertools import count

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from central_server.audit import service as audit
from central_server.changes import feed
from central_server.checkout import service as carts
from central_server.checkout.service import CartOrder
from central_server.citizens import notes
from central_server.citizens.models import CitizenRow
from central_server.desks import bases, contacts, handed_tasks, operations, pads
from central_server.desks.bases import floor_at
from central_server.desks.leases import lease_block
from central_server.entities import programs
from central_server.entities.models import (
    AccountRow,
    EntityRow,
    HubService,
    HubServiceRow,
    ProgramRow,
    StationRow,
)
from central_server.identity import portals, sign_in
from central_server.identity import repository as identity
from central_server.identity.actor import Actor, EnrolledDesk
from central_server.identity.models import DeskRow, PortalRow
from central_server.identity.portals import Portal
from central_server.identity.secrets import fingerprint
from central_server.notices import acts, cancel_decisions
from central_server.payments import listed_receipts
from central_server.payments import service as payments
from central_server.payments.hub_access import HubCaller
from central_server.payments.models import ListedReceiptRow, ReceiptSearchRow
from central_server.positions import asked
from central_server.positions import repository as positions
from central_server.positions.asked import Enquiry, Reply
from central_server.reconciliation import service as reconciliation
from central_server.refunds import service as refunds
from central_server.settlement import listing
from central_server.settlement import repository as flows
from central_server.settlement import service as settlement
from central_server.settlement.models import ListedFlowRow
from central_server.signing import service as keys
from central_server.statistics import service as statistics
from central_server.treasury import service as treasury
from payments_core.clock import rome_date
from payments_core.identifiers.tax_code import ANONYMOUS
from payments_core.model.asked_amount import AskedFor, ProgramAnswer, ProgramState
from payments_core.model.role import Role
from payments_core.money import Cents, to_wire
from payments_core.rules.cart import OrderedNotice
from payments_core.wire.desk.day_messages import CloseDay
from payments_core.wire.desk.new_person import NewPerson
from payments_core.wire.desk.notice_messages import ActKind, NoticeAct
from payments_core.wire.desk.operation_messages import (
    CitizenNote,
    CoDebtor,
    DebtorInfo,
    LeaseRequest,
    OperationOutcome,
)
from payments_core.wire.desk.refund_messages import RefundRequest
from payments_core.wire.desk.task_messages import CloseTask, HandTask
from payments_core.wire.hub import settlement_flow as codec
from payments_core.wire.hub.checkout import ReturnAddresses
from payments_core.wire.hub.flow_documents import FlowKey, ListedFlow
from tests.factories.audit import audit_event
from tests.factories.cash_journal import journal_document, movement_document
from tests.factories.clock import TEST_START
from tests.factories.desk_contacts import report
from tests.factories.released_debts import number_of, receipt_for
from tests.factories.server import (
    BANK_IBAN,
    COMPANY,
    ENTITY,
    NO_HASH,
    POSTAL_IBAN,
    Lease,
    add_citizen,
    add_desk,
    add_kind,
    add_operator,
    release_operation,
)
from tests.factories.settlement import settlement_flow, settlement_line
from tests.factories.signing import ENVIRONMENT, SIGNER, key_id, private_key

PSP = "TSTPITMM001"
#: The intermediary through whose one station both entities can be reached, and that station.
SHARED_BROKER = "99999990106"
SHARED_STATION = f"{SHARED_BROKER}_01"
#: Tax codes of nobody, one for each set of names.
TAX_CODES = ("RSSMRA80A01Z999Y", "RSSMRA80A02Z999D", "RSSMRA80A03Z999F")
#: Numbers of one lease, and of the pad that follows it.
BLOCK, PAD = 10, 2
#: When the receipts that the twins miss are to be asked for: far from every test's now.
SEARCHED_AT = datetime(2100, 1, 1, tzinfo=UTC)
#: A provisional receipt that pays no flow, and its amount: alike in both to the last digit.
STRAY_CENTS = 700
#: Where the checkout's pages and the portals' own are.
PAGES = "https://checkout.example.it"
PORTAL_PAGES = "https://portale.example.it"
REFUND_CENTS = 100


@dataclass(frozen=True)
class Names:
    """What the rows of one set are called; `place` tells its documents and numbers from others."""

    tag: str
    place: int

    citizen_id = property(lambda self: f"citizen-{self.tag}")
    co_debtor_id = property(lambda self: f"co-debtor-{self.tag}")
    tax_code = property(lambda self: TAX_CODES[self.place])
    registry_number = property(lambda self: f"registry-{self.tag}")
    desk_id = property(lambda self: f"desk-{self.tag}")
    operator_id = property(lambda self: f"operator-{self.tag}")
    username = property(lambda self: f"user.{self.tag}")
    account_id = property(lambda self: f"account-{self.tag}")
    kind_id = property(lambda self: f"kind-{self.tag}")
    lease_id = property(lambda self: f"lease-{self.tag}")
    operation_id = property(lambda self: f"operation-{self.tag}")
    position_id = property(lambda self: f"id-{self.tag}-1")
    unpaid_position_id = property(lambda self: f"id-{self.tag}-2")
    pad_id = property(lambda self: f"pad-{self.tag}")
    program_id = property(lambda self: f"program-{self.tag}")
    #: A question of the hub that was answered with what the program had said.
    event_id = property(lambda self: f"event-{self.tag}")
    #: Asked for; told to the accounts, and by which export.
    refund_id = property(lambda self: f"refund-{self.tag}")
    told_refund_id = property(lambda self: f"told-{self.tag}")
    export_id = property(lambda self: f"export-{self.tag}")
    #: A cancellation that waits for somebody, and one that was rejected.
    cancel_id = property(lambda self: f"{self.unpaid_position_id}-2")
    rejected_cancel_id = property(lambda self: f"{self.unpaid_position_id}-1")
    #: A note about the person that is shown, one that was withdrawn, and the withdrawal.
    note_id = property(lambda self: f"note-{self.tag}")
    withdrawn_note_id = property(lambda self: f"withdrawn-note-{self.tag}")
    withdrawal_id = property(lambda self: f"note-withdrawal-{self.tag}")
    #: Events of the audit log.
    look_id = property(lambda self: f"look-{self.tag}")
    first_look_id = property(lambda self: f"first-look-{self.tag}")
    #: Tasks that were handed over: one is closed.
    handed_id = property(lambda self: f"handed-{self.tag}")
    #: A day that was closed.
    closing_id = property(lambda self: f"closing-{self.tag}")
    portal_id = property(lambda self: f"portal-{self.tag}")
    cart_id = property(lambda self: f"cart-{self.tag}")
    receipt_id = property(lambda self: f"receipt-{self.tag}")
    #: A key that signs receipts.
    private_key = property(lambda self: private_key(self.place + 1))
    key_id = property(lambda self: key_id(self.place + 1))
    flow_id = property(lambda self: f"2025-05-14{PSP}-{self.place:010d}")
    journal_id = property(lambda self: f"GDC-2025051600043212025051500{self.place}")
    document_no = property(lambda self: 12001 + 10 * self.place)
    first_base = property(lambda self: floor_at(TEST_START) + (BLOCK + PAD) * self.place)
    #: Released and paid, and released only.
    paid = property(lambda self: number_of(self.first_base))
    unpaid = property(lambda self: number_of(self.first_base + 1))
    #: Printed on a form, without a debt.
    waiting = property(lambda self: number_of(self.first_base + BLOCK))


TWIN = Names("twin", 0)


@dataclass(frozen=True)
class Place:
    """One of the two entities: what it shares with its twin in name, and what it has alone."""

    entity_id: str
    name: str
    cents: int
    alone: Names
    twin: Names = TWIN

    station_id = property(lambda self: f"{self.entity_id}_01")
    caller = property(lambda self: HubCaller(self.entity_id, self.station_id))

    def desk(self, names: Names) -> EnrolledDesk:
        return EnrolledDesk(self.entity_id, names.desk_id, 1)

    def clerk(self, names: Names) -> Actor:
        roles = frozenset({Role.CLERK})
        return Actor(self.entity_id, names.desk_id, names.operator_id, roles)

    def supervisor(self, names: Names) -> Actor:
        return replace(self.clerk(names), roles=frozenset({Role.SUPERVISOR}))

    def administrator(self, names: Names) -> Actor:
        return replace(self.clerk(names), roles=frozenset({Role.ADMINISTRATOR}))

    def secret(self, names: Names, what: str) -> str:
        return f"{what}-of-{names.tag}-at-{self.entity_id}"

    def desk_header(self, names: Names) -> str:
        credential = self.secret(names, "credential")
        return f"{self.entity_id}/{names.desk_id}:{credential}"

    def operator_header(self, names: Names) -> str:
        return f"Bearer {self.secret(names, 'token')}"

    def portal(self, names: Names) -> Portal:
        return Portal(self.entity_id, names.portal_id, (PORTAL_PAGES,))

    def portal_header(self, names: Names) -> str:
        return f"{self.entity_id}/{names.portal_id}:{self.secret(names, 'key')}"

    def marks(self) -> tuple[str, ...]:
        """Texts that are in this entity's rows and in nobody else's."""
        return (self.entity_id, self.name, str(self.cents), to_wire(Cents(self.cents)))


CITY = Place(ENTITY, "Comune di Prova", 110011, Names("city", 1))
FIRM = Place(COMPANY, "Azienda di Prova", 930093, Names("firm", 2))
PLACES = (CITY, FIRM)


def other_than(place: Place) -> Place:
    return FIRM if place is CITY else CITY


def fill_both(session, clock, *, password_hash: str = NO_HASH) -> None:
    """Both entities with rows in every table of the server."""
    for place in PLACES:
        _add_entity(session, place)
        for names in (place.twin, place.alone):
            _Filling(session, clock, place, names).fill(password_hash)


def _logo(name: str) -> bytes:
    """A picture that says in its bytes whose it is."""
    says, file = PngInfo(), BytesIO()
    says.add_text("Title", name)
    Image.new("RGB", (30, 30), "white").save(file, "PNG", pnginfo=says)
    return file.getvalue()


def _add_entity(session, place: Place) -> None:
    entity_id = place.entity_id
    session.add(
        EntityRow(
            entity_id=entity_id, name=place.name, logo=_logo(place.name), registry_on_desks="all"
        )
    )
    for station_id, broker, code in (
        (place.station_id, entity_id, "01"), (SHARED_STATION, SHARED_BROKER, "02"),
    ):  # fmt: skip
        session.add(
            StationRow(
                entity_id=entity_id, station_id=station_id, broker_tax_code=broker,
                segregation_code=code, positions_url=f"http://127.0.0.1:9/{entity_id}",
                positions_key=f"key-of-{entity_id}",
            )
        )  # fmt: skip
    for service in HubService:
        session.add(
            HubServiceRow(
                entity_id=entity_id, service=service, url=f"http://127.0.0.1:9/{entity_id}",
                service_key=f"{service}-key-of-{entity_id}",
                subscription_key=f"subscription-of-{entity_id}",
                pages_url=PAGES if service is HubService.CHECKOUT else None,
            )
        )  # fmt: skip
    session.add(
        AccountRow(
            entity_id=entity_id, account_id="posta", iban=POSTAL_IBAN, holder=place.name,
            authorisation="Aut. n. 1",
        )
    )  # fmt: skip
    session.add(
        AccountRow(entity_id=entity_id, account_id="tesoreria", iban=BANK_IBAN, holder=place.name)
    )
    feed.open_feed(session, entity_id)
    session.flush()


class _Filling:
    """One set of rows of one entity, made by the services that make them in earnest."""

    def __init__(self, session, clock, place: Place, names: Names) -> None:
        self._session = session
        self._clock = clock
        self._place = place
        self._names = names
        self._numbers = count(1)

    def fill(self, password_hash: str) -> None:
        self._add_people(password_hash)
        self._release()
        self._pay()
        self._settle()
        self._miss()
        self._take_in()
        self._decide()
        self._note()
        self._open_cart()
        self._ask()
        self._look()
        reconciliation.run(
            self._session, "anna", self._place.entity_id, self._clock, self._new_id
        )  # fmt: skip
        self._session.flush()

    def _miss(self) -> None:
        """Receipts that are looked for and listed, but not due when commands are tried."""
        self._session.add(
            ReceiptSearchRow(
                entity_id=self._place.entity_id, receipt_id=f"missing-{self._names.receipt_id}",
                creditor_reference=self._names.unpaid[1:], started_at=SEARCHED_AT,
                until_at=SEARCHED_AT + timedelta(days=60), due_at=SEARCHED_AT,
            )
        )  # fmt: skip
        self._session.add(
            ListedReceiptRow(
                entity_id=self._place.entity_id, creditor_reference=self._names.unpaid[1:],
                paid_at=SEARCHED_AT, listed_at=SEARCHED_AT, due_at=SEARCHED_AT,
            )
        )  # fmt: skip
        listed_receipts.poll_of(self._session, self._place.entity_id).paid_to = self._clock.now()

    def _new_id(self) -> str:
        return f"id-{self._names.tag}-{next(self._numbers)}"

    def _add_people(self, password_hash: str) -> None:
        session, place, names = self._session, self._place, self._names
        entity_id = place.entity_id
        add_kind(
            session, entity_id, kind_id=names.kind_id,
            parts=(to_wire(place.cents).replace(".", ","),),
        )  # fmt: skip
        add_operator(
            session, entity_id, operator_id=names.operator_id, username=names.username,
            roles=tuple(Role), kinds=(names.kind_id,),
            password_hash=password_hash,
        )  # fmt: skip
        code = place.secret(names, "code")
        desk = add_desk(session, entity_id, desk_id=names.desk_id, code=code)
        row = session.get_one(DeskRow, (entity_id, names.desk_id))
        row.credential_hash = fingerprint(place.secret(names, "credential"))
        add_citizen(session, entity_id, citizen_id=names.citizen_id, tax_code=names.tax_code)
        citizen = session.get_one(CitizenRow, (entity_id, names.citizen_id))
        citizen.registry_number = names.registry_number
        session.flush()
        sign_in.begin(session, desk, names.username, self._clock.now())
        operator = identity.operator(session, entity_id, names.operator_id)
        token = place.secret(names, "token")
        sign_in.complete(session, desk, operator, lambda: token, self._clock.now())
        seal = place.secret(names, "installation")
        contacts.report(session, desk, report(), lambda: seal, self._clock.now())

    def _release(self) -> None:
        session, names, now = self._session, self._names, self._clock.now()
        desk = self._place.desk(names)
        bases.keep_clear(session, desk.entity_id, "01", names.first_base - 1, TEST_START)
        lease_block(session, desk, LeaseRequest(count=BLOCK), names.lease_id, TEST_START)
        for number in range(2):
            operation = release_of(self._place, names, number)
            answer = operations.perform(session, desk, operation, self._new_id, now)
            assert answer.outcome is OperationOutcome.ACCEPTED, answer

    def _pay(self) -> None:
        session, clock, caller = self._session, self._clock, self._place.caller
        number, kind = self._names.paid, payments.HubEventKind.VERIFY
        names, entity_id = self._names, self._place.entity_id
        keys.create(session, entity_id, names.private_key, ENVIRONMENT, "anna", clock.now())
        payments.note_question(session, caller, number, kind, clock, self._new_id)
        receipt = self._place_receipt(number)
        payments.record_receipt(session, caller, receipt, b"raw", 2, clock, SIGNER)
        keys.retire(session, entity_id, names.key_id, "anna", clock.now())
        kept = f"message of {self._names.tag}".encode()
        payments.keep_message(session, caller, "paSendRT", "ValueError", kept, clock)

    def _place_receipt(self, number: str):
        place = self._place
        return receipt_for(
            number, self._names.receipt_id, entity_id=place.entity_id, cents=place.cents
        )

    def _settle(self) -> None:
        data = flow_of(self._place, self._names)
        settlement.import_flow(
            self._session, "bank", self._place.entity_id, data, "flow.xml", self._clock
        )
        self._list()

    def _list(self) -> None:
        """The hub has listed the flow, too, and told nothing new."""
        session, entity_id, now = self._session, self._place.entity_id, self._clock.now()
        listing.poll_of(session, entity_id).listed_to = now
        key = FlowKey(PSP, self._names.flow_id, 1)
        listing.add_listed(session, entity_id, [ListedFlow(key, now, now)], now)
        row = session.get_one(ListedFlowRow, (entity_id, PSP, key.flow_id, key.revision))
        stored = flows.latest_revision(session, entity_id, PSP, key.flow_id)
        listing.close(session, row, stored, now)

    def _decide(self) -> None:
        """An act about the open notice, a refund that is told and one that waits, a pad, a day."""
        session, place, names, now = self._session, self._place, self._names, self._clock.now()
        supervisor, entity_id = place.supervisor(names), place.entity_id
        for act in (ActKind.SUSPEND, ActKind.RESUME):
            wanted = NoticeAct(act=act, reason="prova")
            acts.perform(session, supervisor, names.unpaid, wanted, now)
        asking = replace(place.clerk(names), operator_id="somebody-else")
        refunds.request(session, asking, refund_of(names, names.told_refund_id), now)
        refunds.approve(session, supervisor, names.told_refund_id, now)
        refunds.export(session, "anna", entity_id, names.export_id, now)
        refunds.request(session, asking, refund_of(names, names.refund_id), now)
        self._ask_to_cancel(replace(supervisor, operator_id="somebody-else"), supervisor)
        pads.make(session, entity_id, names.kind_id, PAD, names.pad_id, now)
        day = CloseDay(closing_id=names.closing_id, closed_on=rome_date(now))
        statistics.close(session, supervisor, day, now)
        for handed_id in (names.handed_id, f"closed-{names.handed_id}"):
            handed_tasks.hand(session, place.clerk(names), task_of(names, handed_id), now)
        done = CloseTask(reason="sistemato")
        handed_tasks.close(session, supervisor, f"closed-{names.handed_id}", done, now)

    def _ask_to_cancel(self, asking: Actor, supervisor: Actor) -> None:
        """The open notice is to be cancelled, for the second time."""
        session, names, now = self._session, self._names, self._clock.now()
        session.get_one(EntityRow, self._place.entity_id).cancel_approval_over = 0
        wanted = NoticeAct(act=ActKind.CANCEL, reason="prova")
        acts.perform(session, asking, names.unpaid, wanted, now)
        cancel_decisions.reject(session, supervisor, names.rejected_cancel_id, "prova", now)
        acts.perform(session, asking, names.unpaid, wanted, now)

    def _open_cart(self) -> None:
        """The open notice is in a cart of a portal, which the checkout has taken."""
        session, place, names, now = self._session, self._place, self._names, self._clock.now()
        session.add(
            PortalRow(
                entity_id=place.entity_id, portal_id=names.portal_id,
                key_hash=fingerprint(place.secret(names, "key")), return_urls=PORTAL_PAGES,
            )
        )  # fmt: skip
        session.flush()
        portals.count_attempt(session, place.portal(names), now)
        carts.prepare(session, cart_of(place, names), names.cart_id, now)
        location = f"{PAGES}/c/{place.entity_id}-{names.tag}"
        carts.note_opened(session, place.entity_id, names.cart_id, location, now)

    def _ask(self) -> None:
        """A program that owns the kind, what it said of the open notice, what the hub was told."""
        session, names, now = self._session, self._names, self._clock.now()
        entity_id = self._place.entity_id
        session.add(
            ProgramRow(
                entity_id=entity_id, program_id=names.program_id, name=self._place.name,
                amounts_url=f"http://127.0.0.1:9/{entity_id}", amounts_timeout_ms=1000,
                amounts_key=f"key-of-{names.program_id}-of-{entity_id}",
            )
        )  # fmt: skip
        session.flush()
        programs.set_kinds(session, entity_id, names.program_id, frozenset({names.kind_id}))
        found = positions.position_by_notice(session, entity_id, names.unpaid)
        cents = Cents(self._place.cents)
        answer = ProgramAnswer(ProgramState.DUE, cents, (cents,))
        enquiry = Enquiry(entity_id, names.program_id, names.unpaid, "", "", 1000, (cents,))
        row = asked.keep_answer(
            session, Reply(enquiry, answer), lambda: f"answer-{names.tag}", now
        )  # fmt: skip
        known = asked.known(session, found, row)
        asked.note_told(session, entity_id, names.event_id, known, AskedFor.ACTIVATE, now)

    def _look(self) -> None:
        """The audit log tells of two looks; the first of the twin's is sealed."""
        entity_id, names = self._place.entity_id, self._names
        for event_id in (names.first_look_id, names.look_id):
            event = audit_event(
                entity_id=entity_id, event_id=event_id, citizen_id=names.citizen_id,
                operator_id=names.operator_id, desk_id=names.desk_id, notice_number=names.paid,
            )  # fmt: skip
            audit.record(self._session, entity_id, [event])
            if event_id == TWIN.first_look_id:
                audit.seal_some(self._session, entity_id)

    def _note(self) -> None:
        """Two notes about the person, one of them withdrawn."""
        names, clerk = self._names, self._place.clerk(self._names)
        for told in (
            note_of(names, names.note_id),
            note_of(names, names.withdrawn_note_id),
            note_of(names, names.withdrawal_id, withdraws=names.withdrawn_note_id),
        ):
            notes.record(self._session, clerk, told, self._clock.now())

    def _take_in(self) -> None:
        data = journal_of(self._place, self._names)
        treasury.import_journal(
            self._session, "bank", self._place.entity_id, data, "journal.xml", self._clock
        )


def note_of(names: Names, note_id: str, **changes: str) -> CitizenNote:
    """Something noted about the person of a set."""
    values = {"text": "ha chiesto di non telefonare", "written_at": TEST_START} | changes
    return CitizenNote(
        operation_id=note_id, operator_id=names.operator_id, generation=1,
        citizen_id=names.citizen_id, **values,
    )  # fmt: skip


def refund_of(names: Names, refund_id: str) -> RefundRequest:
    """A request to pay a part of the paid notice of a set back."""
    return RefundRequest(
        refund_id=refund_id, receipt_id=names.receipt_id, amount_cents=REFUND_CENTS,
        beneficiary_name="Mario Bianchi", iban=BANK_IBAN, reason="Pagato due volte",
    )  # fmt: skip


def task_of(names: Names, handed_id: str) -> HandTask:
    """A task about the open notice of a set."""
    return HandTask(
        handed_id=handed_id, code="rate_unknown", title="Rossi Mario", facts={"rate": "x"},
        notice_number=names.unpaid, opened_at=TEST_START,
    )  # fmt: skip


def cart_of(place: Place, names: Names, **changes) -> CartOrder:
    """The open notice of a set, wanted by its portal."""
    order = CartOrder(
        place.entity_id, f"portal:{names.portal_id}", f"wish-{names.tag}",
        (OrderedNotice(place.entity_id, names.unpaid),),
        ReturnAddresses(*(f"{PORTAL_PAGES}/{way}" for way in ("ok", "no", "ko", "attesa"))),
    )  # fmt: skip
    return replace(order, **changes)


def release_of(place: Place, names: Names, number: int):
    """A release with one of the numbers of a set, as its desk sends it."""
    return release_operation(
        Lease(names.lease_id, names.first_base), base=names.first_base + number,
        operation_id=f"{names.operation_id}-{number}", operator_id=names.operator_id,
        citizen_id=names.citizen_id, kind_id=names.kind_id, rate_id=names.kind_id,
        amount_cents=place.cents, co_debtors=(co_debtor_of(names),),
    )  # fmt: skip


def co_debtor_of(names: Names) -> CoDebtor:
    """Somebody without a tax code, made by the desk of a set."""
    person = NewPerson(citizen_id=names.co_debtor_id, kind="F", tax_code=None,
                       family_name="Verdi", given_name="Anna")  # fmt: skip
    debtor = DebtorInfo(kind="F", identifier=ANONYMOUS, full_name="Verdi Anna")
    return CoDebtor(citizen_id=person.citizen_id, debtor=debtor, new_person=person)


def flow_of(place: Place, names: Names, **changes) -> bytes:
    """The flow that settles the paid notice of a set."""
    line = settlement_line(
        names.receipt_id, cents=place.cents, creditor_reference=names.paid[1:]
    )  # fmt: skip
    flow = settlement_flow([line], receiver_tax_code=place.entity_id, flow_id=names.flow_id)
    return codec.write(replace(flow, **{"sender_id": PSP, **changes}))


def journal_of(place: Place, names: Names) -> bytes:
    """A journal with the credit of that flow, a stray one, and a document that closes the stray."""
    stray = {"importo": to_wire(Cents(STRAY_CENTS)), "numero_documento": str(names.document_no + 1)}
    movements = (
        movement_document(
            numero_documento=str(names.document_no), importo=to_wire(Cents(place.cents)),
            causale=f"/PUR/LGPE-RIVERSAMENTO/URI/{names.flow_id}",
        ),
        movement_document(**stray, causale="BONIFICO"),
        movement_document(
            **stray, causale="REVERSALE", tipo_documento="REVERSALE",
            tipo_operazione="REGOLARIZZATO",
            after="<sospeso>"
            f"<numero_provvisorio>{names.document_no + 1}</numero_provvisorio>"
            f"<importo_provvisorio>{to_wire(Cents(STRAY_CENTS))}</importo_provvisorio>"
            "</sospeso>",
        ),
    )  # fmt: skip
    document = journal_document("".join(movements))
    for old, new in (
        (f"_ente>{ENTITY}<", f"_ente>{place.entity_id}<"),
        ("GDC-20250516000432120250515001", names.journal_id),
    ):
        assert old in document
        document = document.replace(old, new)
    return document.encode()
