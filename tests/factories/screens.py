"""A counter with believable people, to put behind the real window.

The services are stand-ins that answer from memory: what they decide is tested elsewhere.
"""

import itertools
import os
import struct
import threading
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter

from counter_app.client.line_evidence import LineTrouble
from counter_app.events import ChangeArrived, ConnectivityChanged, CounterEvents, PrintJobChanged
from counter_app.printer_settings import PAPER, ROLL
from counter_app.printing.device import JobState, Outcome, PrintTicket
from counter_app.printing.trial import Trial
from counter_app.services import debtors, drafting
from counter_app.services import pin as pin_rule
from counter_app.services.anomalies import Anomalies
from counter_app.services.appearance import Appearance
from counter_app.services.bulk_order import BulkOrder, BulkView
from counter_app.services.cancel_requests import CancelRequests
from counter_app.services.corrections import Correction, fault_of
from counter_app.services.customer_codes import ALWAYS, CustomerCode
from counter_app.services.desk_facts import DeskFacts
from counter_app.services.desk_setup import FormerDesk
from counter_app.services.free_plan import PlanDays, PlanLine, ReadPlan, read_plan
from counter_app.services.kind_drafts import BegunKind
from counter_app.services.list_choice import ListQuestion
from counter_app.services.new_persons import PersonMade, begun_from
from counter_app.services.notice_plans import PlanDraft
from counter_app.services.paper_files import MailDrafts
from counter_app.services.preferences import Preference
from counter_app.services.printer_address import address_of
from counter_app.services.printer_setup import PrinterChoices, PrinterPlan, TriedPrinter
from counter_app.services.receipt_check import proof_of
from counter_app.services.recognition import notice_number_of
from counter_app.services.refunds import Refunds
from counter_app.services.release_templates import TEMPLATES_LIMIT, FilledForm, lasting
from counter_app.services.scanner_memory import ScannerMemory
from counter_app.services.situation import situation_of
from counter_app.services.views import (
    ActOutcome,
    AnswerKind,
    BulkCount,
    CheckVerdict,
    CheckView,
    CitizenNoteView,
    CitizenView,
    DeskIdentity,
    DeskView,
    DraftView,
    NoticeView,
    OperatorView,
    PaperView,
    PersonForm,
    PrintDecision,
    PrinterState,
    ProofView,
    ReleaseAnswer,
    Released,
    ReleaseDraft,
    RowState,
    SearchResult,
    TaskView,
)
from counter_app.services.way_back import WayBack
from counter_app.store.bulk_prints import BulkState
from counter_app.ui.machine import NOWHERE, Machine
from payments_core.clock import rome_date
from payments_core.errors import BadValue, RuleBroken, WorldTrouble
from payments_core.identifiers import notice_number as numbers
from payments_core.identifiers import tax_code
from payments_core.identifiers.tax_code import ANONYMOUS
from payments_core.model.anomaly import AnomalyKind
from payments_core.model.creditor_entity import CreditorEntity
from payments_core.model.debt_kind import DebtKind, Offer, PlanRule
from payments_core.model.debt_position import Address, Party, PersonKind
from payments_core.model.receipt import Psp, Receipt
from payments_core.money import Cents
from payments_core.notice.codes import qr_payload
from payments_core.notice.content import (
    AnyNotice,
    Instalment,
    InstalmentsContent,
    NoticeContent,
    NoticeStanding,
    ReceiptContent,
)
from payments_core.notice.language import Language
from payments_core.notice.situation import SituationContent
from payments_core.rules import citizen_note
from payments_core.rules.instalment_plan import (
    PlannedInstalment,
    check_plan,
    equal_plan,
    installment_subject,
)
from payments_core.wire.desk.anomaly_messages import AnomalyInfo, AnomalyPage
from payments_core.wire.desk.cancel_messages import CancelInfo
from payments_core.wire.desk.catalogue_messages import (
    AccountInfo,
    CatalogueReply,
    Difference,
    KindHistory,
    KindRevision,
    ManagedKind,
    PutKindReply,
)
from payments_core.wire.desk.day_messages import ClosingInfo, DeskStateInfo
from payments_core.wire.desk.messages import CitizenInfo, KindInfo, VerificationKeyInfo
from payments_core.wire.desk.notice_messages import (
    ActKind,
    ChangeKind,
    Evidence,
    EvidenceKind,
    NoticeAct,
    PartyInfo,
    ReceiptInfo,
)
from payments_core.wire.desk.operation_messages import PadNumber
from payments_core.wire.desk.refund_messages import (
    RefundInfo,
    RefundPage,
    RefundRejection,
    RefundRequest,
    RefundStatus,
)
from payments_core.wire.desk.settlement_messages import CreditReply, FlowPage
from tests.factories.day_on_screen import FakeDay, FakeDayReports, FakeHandedTasks
from tests.factories.fake_server import profile as desk_profile
from tests.factories.screen_cancels import FakeCancelServer, ask_to_cancel, cancel_steps
from tests.factories.screen_lists import FakeExports, FakeListing
from tests.factories.screen_money import FakeSettlement
from tests.factories.screen_papers import FakeBulkPrints, FakePapers, FakeReadyPapers

T = TypeVar("T")
NOW = datetime(2026, 11, 23, 9, 41, tzinfo=UTC)
ENTITY = CreditorEntity("80999990106", "Comune di Esempio", "Servizi demografici")
DESK = DeskIdentity("Comune di Esempio", "Sportello 12", "Anagrafe centro", training=False)
OPERATOR = OperatorView("op-1", "laura.bianchi", "Laura Bianchi", ("clerk",))
PASSWORD = "parola d'ordine"


#: A desk whose names are as long as they get.
LONG_DESK = DeskIdentity(
    "Unione Montana dei Comuni delle Valli di Esempio e Prova",
    "Sportello 3",
    "Municipio Levante · Sportello polifunzionale",
    training=False,
)


@cache
def drawn_logo() -> bytes:
    """A crest with a transparent ground, as a PNG of 240 by 300."""
    wide, high = 240, 300
    rows = b"".join(
        b"\0" + b"".join(_crest_at(x, y, wide, high) for x in range(wide)) for y in range(high)
    )
    head = struct.pack(">IIBBBBB", wide, high, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def _crest_at(x: int, y: int, wide: int, high: int) -> bytes:
    """Colour of a point: a shield of two fields with a golden bend and a dark edge."""
    across, down = abs(2 * x / wide - 1), y / high
    bow = max(down - 0.5, 0) / 0.48
    reach = 0.96 * max(1 - bow * bow, 0) ** 0.5
    if across > reach or down < 0.02:
        return bytes((0, 0, 0, 0))
    if across > reach - 0.07 or down < 0.05:
        return bytes((20, 40, 80, 255))
    if abs(x / wide - y / high) < 0.08:
        return bytes((233, 180, 40, 255))
    return bytes((170, 30, 45, 255)) if x / wide > y / high else bytes((30, 90, 160, 255))


def notice_number(base: int) -> str:
    """A valid number of the desk's segregation code."""
    return numbers.build("01", base)


@dataclass
class StillClock:
    """Time that only moves when told."""

    instant: datetime = NOW

    def now(self) -> datetime:
        return self.instant


def person(
    citizen_id: str,
    names: tuple[str, str],
    tax_code: str | None,
    born_on: date | None,
    street: tuple[str, str],
    counts: tuple[int, int] = (0, 0),
    *,
    registry_number: str | None = None,
    died_on: date | None = None,
    moved_away_on: date | None = None,
) -> CitizenInfo:
    return CitizenInfo(
        registry_number=registry_number,
        died_on=died_on,
        moved_away_on=moved_away_on,
        citizen_id=citizen_id,
        kind="F" if born_on else "G",
        tax_code=tax_code,
        family_name=names[0],
        given_name=names[1],
        born_on=born_on,
        birth_place="Esempio" if born_on else None,
        street=street[0],
        street_number=street[1],
        postal_code="16124",
        city="Esempio",
        province="GE",
        email="maria.rossi@esempio.it" if citizen_id == "c1" else None,
        phone="010 555 0102" if citizen_id != "c1" else None,
        open_count=counts[0],
        overdue_count=counts[1],
    )


PEOPLE = (
    person(
        "c1",
        ("Rossi", "Maria"),
        "RSSMRA80A41Z999C",
        date(1980, 1, 1),
        ("Via Garibaldi", "12"),
        (4, 0),
    ),
    person(
        "c2",
        ("Rossi", "Maria Chiara"),
        "RSSMCH62P55Z999U",
        date(1962, 9, 15),
        ("Salita San Nicolò", "4/7"),
    ),
    person(
        "c3",
        ("De' Rossi", "Mariano"),
        "DRSMRN47L03Z999Q",
        date(1947, 7, 3),
        ("Corso Europa", "118"),
        (1, 1),
    ),
    person(
        "c4",
        ("Rossini", "Marilù"),
        "RSSMRL91D52Z999C",
        date(1991, 4, 12),
        ("Via dell'Acquedotto", "3"),
    ),
    person(
        "c5", ("Rossetti", "Marco"), "RSSMRC75T10Z999S", date(1975, 12, 10), ("Piazza Nuova", "1")
    ),
    person(
        "c6",
        ("Rossi", "Martín Ñahui"),
        "RSSMTN88E09Z999C",
        date(1988, 5, 9),
        ("Vico Chiuso", "9"),
        (1, 0),
    ),
    person("c7", ("Parodi", "Giovanni"), "PRDGNN59C12Z999T", date(1959, 3, 12), ("Via Prè", "44")),
    person("c8", ("Canepa", "Lucia"), "CNPLCU70M48Z999J", date(1970, 8, 8), ("Via al Mare", "21")),
    person("c9", ("Ferrando S.r.l.", ""), "80999990288", None, ("Calata Gadda", "2")),
    person(
        "c10",
        ("Bruzzone", "Ada"),
        "BRZDAA38C52Z999U",
        date(1938, 3, 12),
        ("Via del Molo", "5"),
        (2, 1),
        died_on=date(2026, 3, 12),
    ),
    person(
        "c11",
        ("Bruzzi", "Andrea"),
        "BRZNDR85E03Z999L",
        date(1985, 5, 3),
        ("Via dei Glicini", "18"),
        moved_away_on=date(2026, 2, 1),
    ),
    person(
        "c12",
        ("Brunelli", "Sofía"),
        None,
        date(2026, 10, 30),
        ("Via Roma", "2"),
        registry_number="104422",
    ),
    person(
        "c13",
        ("Conti Ferrari di San Martino", "Maria Antonietta"),
        "CNTMNT61T49Z999G",
        date(1961, 12, 9),
        ("Via Brigata Partigiana del Levante", "127/14"),
        (3, 1),
        died_on=date(2026, 9, 2),
    ),
)
DEAD, MOVED, WITHOUT_CODE, LONG_NAMED = PEOPLE[9:13]


def an_offer(
    kind_id: str,
    name: str,
    name_en: str,
    parts: Sequence[tuple[str, str | dict[str, object]]],
    *,
    days: int = 30,
    offline: bool = True,
    **changes: object,
) -> Offer:
    """A kind with its one rate; texts are fixed amounts."""
    names = {"name": name, "name_en": name_en}
    rate = {"rate_id": kind_id, "version": 1, **names, "parts": [
        {"label": label, "amount": amount} for label, amount in parts
    ]}  # fmt: skip
    document = {
        "kind_id": kind_id,
        **names,
        "category": "9/0101108TS/",
        "remittance": name[:90],
        "account_id": "tesoreria",
        "due": {"rule": "after_days", "days": days},
        "offline": offline,
        "rates": [rate],
    }
    kind = TypeAdapter(DebtKind).validate_python(document | changes)
    return Offer(kind, 1, kind.rates[0])


OFFERS = (
    an_offer(
        "carta-identita",
        "Carta d'identità elettronica",
        "Electronic identity card",
        [("Diritto fisso", "5,16"), ("Costo della carta", "16,79"),
         ("Diritto di segreteria", "0,55")],
    ),
    an_offer(
        "mensa", "Mensa scolastica", "School meals", [("Buoni del mese", "42,00")], offline=False
    ),
    an_offer(
        "suolo", "Occupazione di suolo pubblico", "Use of public ground",
        [("Canone giornaliero", "54,00")], days=10,
    ),
    an_offer(
        "certificato", "Certificato anagrafico", "Registry certificate",
        [("Diritto di segreteria", "0,52"), ("Stampati", "0,26")],
    ),
)  # fmt: skip

#: A kind that asks for something, works the amount out and may be paid in instalments.
MARKET = an_offer(
    "mercato",
    "Canone del mercato",
    "Market fee",
    [("Canone", {"rule": "tiers", "of": "metri", "steps": [
        {"up_to": 20, "each": "12,40"}, {"each": "9,90"}]})],
    days=60,
    remittance="Canone del mercato {year}, posto {posto}",
    fields=[
        {"field": "posto", "label": "Posto", "label_en": "Pitch", "type": "text", "mask": "A00"},
        {"field": "metri", "label": "Metri quadrati", "label_en": "Square metres",
         "type": "number", "minimum": 1, "maximum": 200},
        {"field": "merce", "label": "Merce", "label_en": "Goods", "type": "choice",
         "choices": ["Alimentari", "Abbigliamento", "Altro"], "required": False},
    ],
    plan={"counts": [2, 3, 4], "minimum": "100,00"},
)  # fmt: skip

#: The same, with instalments that may be typed.
FREE_MARKET = replace(
    MARKET,
    kind=replace(
        MARKET.kind,
        plan=PlanRule(counts=(2, 3, 4), minimum=Cents(10000), free=True),
    ),
)

ACCOUNTS = (
    AccountInfo(
        account_id="tesoreria", holder="Comune di Esempio", iban="IT60X0542811101000000123456"
    ),
    AccountInfo(account_id="posta", holder="Comune di Esempio", iban="IT59N0760114000000011050036"),
)


def managed(kind: DebtKind, **changes: object) -> ManagedKind:
    """A kind as the server keeps it, by default from the file."""
    made = {"revision": 1, "made_at": datetime(2026, 1, 7, 8, 30, tzinfo=UTC), "made_by": None}
    return ManagedKind(kind=kind, **(made | changes))  # type: ignore[arg-type]


def a_catalogue() -> list[ManagedKind]:
    """The kinds of a desk, some of them changed by people, one over and one to come."""
    by_anna = {"made_by": "Anna Neri", "made_at": NOW - timedelta(days=3)}
    return [
        managed(OFFERS[0].kind, revision=4, **by_anna),
        managed(replace(OFFERS[1].kind, valid_from=date(2027, 1, 1)), revision=2, **by_anna),
        managed(replace(OFFERS[2].kind, valid_to=date(2026, 12, 31))),
        managed(replace(OFFERS[3].kind, valid_to=date(2025, 12, 31))),
        managed(MARKET.kind, revision=3, **by_anna),
    ]


_LONG_KINDS = (
    "Diritti di segreteria per certificati di destinazione urbanistica",
    "Diritti di segreteria per permessi di costruire",
    "Carta d'identità elettronica",
    "Carta d'identità cartacea nei casi d'urgenza",
    "Mensa scolastica e pre-scuola, quota mensile",
    "Trasporto scolastico, quota trimestrale",
    "Retta dell'asilo nido comunale",
    "Occupazione temporanea di suolo pubblico, un giorno",
    "Canone unico patrimoniale, esposizione pubblicitaria",
    "Concessione di loculo cimiteriale, trent'anni",
    "Illuminazione votiva, canone annuale",
    "Celebrazione di matrimonio civile in villa",
    "Affitto di palestra comunale, un'ora",
    "Impianto sportivo di via Dante, stagione",
    "Sanzione amministrativa, regolamento di polizia urbana",
    "Accesso agli atti, copie e ricerche",
    "Certificato storico di residenza",
    "Passo carrabile, canone annuale",
    "Permesso per la zona a traffico limitato, residenti",
    "Permesso per la zona a traffico limitato, imprese",
    "Deposito di oggetti rinvenuti",
    "Numero civico, fornitura della targa",
    "Idoneità alloggiativa, rilascio del certificato",
    "Iscrizione al corso di lingua per adulti",
    "Biblioteca, prestito fra enti",
)


def many_offers() -> tuple[Offer, ...]:
    """The twenty-five kinds of a busy desk, most with long names."""
    return tuple(
        an_offer(f"kind-{place}", name, name, [("Importo", "54,00")], offline=place % 4 != 1)
        for place, name in enumerate(_LONG_KINDS)
    )


def a_notice(
    base: int,
    subject: str,
    cents: int,
    due_on: date,
    state: RowState,
    *,
    released_at: datetime = datetime(2026, 9, 4, 8, 58, tzinfo=UTC),
    paid_at: datetime | None = None,
    citizen: CitizenInfo = PEOPLE[0],
) -> NoticeView:
    return NoticeView(
        notice_number(base),
        citizen.citizen_id,
        f"{citizen.family_name} {citizen.given_name}".strip(),
        citizen.tax_code or ANONYMOUS,
        subject,
        Cents(cents),
        due_on,
        state,
        released_at,
        paid_at,
    )


PAID_AT = datetime(2026, 5, 12, 8, 31, tzinfo=UTC)
#: A payment begun again and again before it went through, then made once more.
LONG_STORY = 555012


def notices_of_others() -> list[NoticeView]:
    """Of people about whom the registry has something to say."""
    return [
        a_notice(
            660101,
            "Illuminazione votiva 2026",
            2800,
            date(2026, 4, 30),
            RowState.OVERDUE,
            citizen=DEAD,
        ),
        a_notice(
            660102,
            "Tassa rifiuti 2026 · saldo",
            11200,
            date(2026, 12, 16),
            RowState.TO_PAY,
            citizen=DEAD,
        ),
        a_notice(
            660103,
            "Celebrazione di matrimonio civile in villa, sala degli specchi",
            125000,
            date(2026, 12, 9),
            RowState.TO_PAY,
            citizen=LONG_NAMED,
        ),
        a_notice(
            LONG_STORY,
            "Retta dell'asilo nido comunale, ottobre 2026",
            31250,
            date(2026, 10, 31),
            RowState.TO_CHECK,
            citizen=LONG_NAMED,
        ),
    ]


def notices_of_maria() -> list[NoticeView]:
    return [
        a_notice(
            123456, "Mensa scolastica · settembre 2026", 4200, date(2026, 9, 30), RowState.OVERDUE
        ),
        a_notice(
            480115,
            "Carta d'identità elettronica",
            2250,
            date(2026, 12, 23),
            RowState.TO_REGISTER,
            released_at=NOW - timedelta(minutes=4),
        ),
        a_notice(
            191203,
            "Occupazione suolo pubblico, trasloco del 02/12/2026",
            5400,
            date(2026, 12, 2),
            RowState.TO_PAY,
        ),
        a_notice(992148, "Diritti di segreteria", 516, date(2026, 6, 10), RowState.TO_CHECK),
        a_notice(
            177881,
            "Tassa rifiuti 2026 · prima rata",
            9640,
            date(2026, 6, 16),
            RowState.PAID,
            paid_at=PAID_AT,
        ),
        a_notice(
            171203,
            "Tassa rifiuti 2025 · saldo",
            21080,
            date(2026, 1, 16),
            RowState.PAID,
            paid_at=datetime(2026, 1, 9, 16, 2, tzinfo=UTC),
        ),
        a_notice(
            88077,
            "Impianti sportivi, palestra di via Dante",
            3000,
            date(2026, 3, 31),
            RowState.CANCELLED,
        ),
    ]


TWO_PRINTERS = PrinterPlan("queue:Ufficio_A4", "tcp:10.4.2.31:9100", ROLL)
COME_OUT = Trial(Outcome.CONFIRMED, PrinterState.READY, by_queue=False)


def a_plan_of(citizen: CitizenInfo) -> list[NoticeView]:
    """A debt in three instalments, one paid and one overdue, and what else somebody owes."""
    due = (date(2026, 9, 30), date(2026, 10, 31), date(2026, 12, 31))
    states = (RowState.PAID, RowState.OVERDUE, RowState.TO_PAY)
    plan = [
        replace(
            a_notice(
                770100 + place, f"Canone del mercato 2026, posto B12 - rata {place} di 3", 13340,
                on, state, citizen=citizen, paid_at=PAID_AT if state is RowState.PAID else None,
            ),
            debt="plan-1", in_plan=True,
        )
        for place, (on, state) in enumerate(zip(due, states, strict=True), start=1)
    ]  # fmt: skip
    alone = a_notice(
        770110, "Passo carrabile 2026", 8000, date(2026, 12, 2), RowState.TO_PAY, citizen=citizen
    )
    return [*plan, alone]


def a_plannable_notice(citizen: CitizenInfo = PEOPLE[0]) -> NoticeView:
    """A debt paid at once so far, of a kind that offers plans."""
    notice = a_notice(
        660100, "Canone del mercato 2026, posto B12", 60000, date(2026, 12, 16), RowState.TO_PAY,
        citizen=citizen,
    )  # fmt: skip
    return replace(notice, plan_kind="mercato", debt="position-660100")


def a_plan_beside_its_whole(citizen: CitizenInfo) -> list[NoticeView]:
    """The same plan where everything may be paid at once, too, and a debt that was."""
    *plan, _alone = a_plan_of(citizen)
    whole = a_notice(
        770120, "Canone del mercato 2026, posto B12", 40020, date(2026, 9, 30),
        RowState.IN_INSTALMENTS, citizen=citizen,
    )  # fmt: skip
    paid = a_notice(
        770130, "Tassa rifiuti 2026", 24000, date(2026, 6, 16), RowState.PAID,
        citizen=citizen, paid_at=PAID_AT,
    )  # fmt: skip
    ended = [
        a_notice(
            770130 + place, f"Tassa rifiuti 2026 - rata {place} di 2", 12000,
            date(2026, 6 * place, 16), RowState.DEBT_PAID, citizen=citizen,
        )
        for place in (1, 2)
    ]  # fmt: skip
    return [
        replace(whole, debt="plan-1", in_plan=True, option_no=1),
        *(replace(one, option_no=2) for one in plan),
        replace(paid, debt="plan-2", in_plan=True, option_no=1),
        *(replace(one, debt="plan-2", in_plan=True, option_no=2) for one in ended),
    ]


@dataclass
class World:
    """What the stand-in services know; tests change it and publish events."""

    events: CounterEvents = field(default_factory=CounterEvents)
    clock: StillClock = field(default_factory=StillClock)
    enrolled: bool = True
    former: FormerDesk | None = None
    identity: DeskIdentity = DESK
    machine: Machine = NOWHERE
    #: Looks that were kept, and for whom.
    worn: list[tuple[str | None, Appearance]] = field(default_factory=list)
    #: Nothing is known of the scanner, and nowhere is it kept.
    scanner: ScannerMemory = field(default_factory=lambda: ScannerMemory(Path(os.devnull) / "s"))
    doubt: str | None = None
    printer_plan: PrinterPlan = TWO_PRINTERS
    trial: Trial = COME_OUT
    tried: list[str] = field(default_factory=list)
    online: bool = True
    #: The server does not know of days.
    server_older: bool = False
    line_trouble: LineTrouble | None = None
    #: Up to when the desk knows, and whether the server has ever listed a citizen's notices.
    known_at: datetime = NOW - timedelta(minutes=9)
    listed: bool = True
    slow: bool = False
    waiting: int = 0
    numbers_left: int = 480
    paper: PrinterState = PrinterState.READY
    roll: PrinterState = PrinterState.READY
    notices: list[NoticeView] = field(default_factory=notices_of_maria)
    tasks: list[TaskView] = field(default_factory=list)
    #: Forms of refused releases, by the ids of their tasks.
    corrections: dict[str, Correction] = field(default_factory=dict)
    lists_asked: list[ListQuestion] = field(default_factory=list)
    list_trouble: Exception | None = None
    #: Files, each with its titles and its lines.
    exported: list[tuple[Path, list[str], list[list[str]]]] = field(default_factory=list)
    put_off: list[str] = field(default_factory=list)
    #: What was noted about people, by their ids.
    notes: dict[str, list[CitizenNoteView]] = field(default_factory=dict)
    #: Citizens of whom the server keeps more notes than it tells.
    with_older_notes: set[str] = field(default_factory=set)
    answer: ReleaseAnswer = field(
        default_factory=lambda: ReleaseAnswer(AnswerKind.PAYABLE, NOW, may_print=True)
    )
    recent: list[CitizenInfo] = field(default_factory=lambda: list(PEOPLE[6:9]))
    made: list[CitizenInfo] = field(default_factory=list)
    #: Whose notices the server has never listed on this desk.
    offers: tuple[Offer, ...] = OFFERS
    sign_in_trouble: Exception | None = None
    hold_sign_in: threading.Event | None = None
    hold_see_off: threading.Event | None = None
    #: PINs of operators, by their user names, and how many wrong ones may still be typed.
    pins: dict[str, str] = field(default_factory=dict)
    pin_tries_left: int = 5
    lookup_trouble: Exception | None = None
    #: Searches whose people were kept for when the line goes.
    remembered: list[str] = field(default_factory=list)
    hold_check: threading.Event | None = None
    check_trouble: Exception | None = None
    printed: list[object] = field(default_factory=list)
    papers: list[PaperView] = field(default_factory=list)
    bulk: BulkView | None = None
    bulk_orders: list[BulkOrder] = field(default_factory=list)
    paper_decisions: list[tuple[str, PrintDecision]] = field(default_factory=list)
    verification_keys: list[VerificationKeyInfo] = field(default_factory=list)
    possible_acts: tuple[ActKind, ...] = ()
    decided: list[tuple[str, NoticeAct]] = field(default_factory=list)
    pages: list[ReceiptContent] = field(default_factory=list)
    drafts: dict[str, dict[str, DraftView]] = field(default_factory=dict)
    kind_drafts: dict[str, dict[str, BegunKind]] = field(default_factory=dict)
    preferences: dict[tuple[str, str], str] = field(default_factory=dict)
    released: list[ReleaseDraft] = field(default_factory=list)
    #: Plans made for notices that were out, and why none can be made.
    planned: list[PlanDraft] = field(default_factory=list)
    plan_refusal: Exception | None = None
    catalogue: list[ManagedKind] = field(default_factory=list)
    #: Numbers of forms that wait for their debt, and of which kind.
    pads: dict[str, str] = field(default_factory=dict)
    revisions: dict[str, list[KindRevision]] = field(default_factory=dict)
    catalogue_trouble: Exception | None = None
    save_trouble: Exception | None = None
    trouble: Exception | None = None
    hold: threading.Event | None = None
    hold_answer: threading.Event | None = None
    templates: dict[str, dict[str, FilledForm]] = field(default_factory=dict)
    second_language: Language | None = None
    without_paper: list[str] = field(default_factory=list)
    hold_release: threading.Event | None = None
    #: What operators may do, by their names; others are clerks.
    roles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    refunds: list[RefundInfo] = field(default_factory=list)
    refund_trouble: Exception | None = None
    #: Cancellations that somebody has asked for, over which amount, and what goes wrong next.
    cancels: list[CancelInfo] = field(default_factory=list)
    approval_over: Cents | None = None
    cancel_trouble: Exception | None = None
    anomalies: list[AnomalyInfo] = field(default_factory=list)
    handed: list[TaskView] = field(default_factory=list)
    #: What was done about them, by their ids.
    handed_done: dict[str, str] = field(default_factory=dict)
    closings: list[ClosingInfo] = field(default_factory=list)
    #: Which days were looked at, of which office.
    days_asked: list[tuple[date, date, str | None]] = field(default_factory=list)
    #: What the figures of a day say otherwise than those of a busy one, and the desks of it.
    figures: dict[str, Any] = field(default_factory=dict)
    desk_states: tuple[DeskStateInfo, ...] | None = None
    flows: dict[str, FlowPage] = field(default_factory=dict)
    credits: dict[str, CreditReply] = field(default_factory=dict)

    def bulk_count(self) -> BulkCount | None:
        bulk = self.bulk
        if bulk is None or bulk.is_over:
            return None
        return BulkCount(bulk.printed, bulk.count, held=bulk.state is BulkState.PAUSED)

    def notice(self, number: str) -> NoticeView:
        found = [one for one in self.notices if one.notice_number == number]
        if not found:
            raise RuleBroken("notice_unknown", notice_number=number)
        return found[0]

    def pay(self, number: str, at: datetime | None = None) -> None:
        """The hub tells that a notice was paid, on a thread that is not the window's."""
        self.notices = [
            replace(one, state=RowState.PAID, paid_at=at or self.clock.now())
            if one.notice_number == number
            else one
            for one in self.notices
        ]
        event = ChangeArrived(number, ChangeKind.NOTICE_PAID)
        thread = threading.Thread(target=self.events.publish, args=(event,))
        thread.start()
        thread.join()

    def end_print(self, job_id: str, state: JobState = JobState.CONFIRMED) -> None:
        """A printer tells how a job ended, on a thread that is not the window's."""
        event = PrintJobChanged(job_id, state)
        thread = threading.Thread(target=self.events.publish, args=(event,))
        thread.start()
        thread.join()

    def go_offline(self, trouble: LineTrouble = LineTrouble.NO_NETWORK) -> None:
        self.online, self.line_trouble = False, trouble
        self.waiting = 3
        self.numbers_left = 477
        self.events.publish(ConnectivityChanged(online=False))


class FakeSetup:
    def __init__(self, world: World) -> None:
        self._world = world

    @property
    def former(self) -> FormerDesk | None:
        return self._world.former

    def is_enrolled(self) -> bool:
        return self._world.enrolled

    def identity(self) -> DeskIdentity | None:
        return self._world.identity if self._world.enrolled else None

    def enrol(self, server_url: str, enrolment_code: str) -> DeskIdentity:
        if enrolment_code != "codice-buono":
            raise RuleBroken("enrolment_refused")
        self._world.enrolled = True
        return self._world.identity

    def enrol_with(self, path: Path) -> DeskIdentity:
        if path.name != "sportello-12.json":
            raise BadValue("enrolment_file_malformed", file=path.name)
        return self.enrol("https://server", "codice-buono")

    def waiting_operations(self) -> int:
        return self._world.waiting


class FakeSignIn:
    def __init__(self, world: World) -> None:
        self._world = world
        self._current: OperatorView | None = None

    def sign_in(self, username: str, password: str) -> OperatorView:
        if self._world.hold_sign_in is not None:
            self._world.hold_sign_in.wait(5)
        if self._world.sign_in_trouble is not None:
            raise self._world.sign_in_trouble
        if password != PASSWORD:
            raise RuleBroken("credentials_refused")
        roles = self._world.roles.get(username, OPERATOR.roles)
        self._current = replace(
            OPERATOR, username=username, operator_id=f"op-{username}", roles=roles
        )
        return self._current

    def leave(self) -> None:
        self._current = None

    def see_off(self) -> None:
        if self._world.hold_see_off is not None:
            self._world.hold_see_off.wait(5)

    def sign_out(self) -> None:
        self.leave()

    def come_back(self, operator: OperatorView) -> None:
        self._current = operator

    def current(self) -> OperatorView | None:
        return self._current

    def token(self) -> str:
        return self.operator_id()

    def operator_id(self) -> str:
        if self._current is None:
            raise RuleBroken("not_signed_in")
        return self._current.operator_id

    def roles(self) -> frozenset[str]:
        return frozenset(self._current.roles) if self._current is not None else frozenset()


class FakeLock:
    """Locks as the real one does; PINs stand in the world as they are."""

    def __init__(self, world: World, sign_in: FakeSignIn) -> None:
        self._world = world
        self._sign_in = sign_in
        self._locked: OperatorView | None = None

    def lock(self) -> WayBack:
        operator = self._sign_in.current()
        self._sign_in.leave()
        if operator is not None:
            self._locked = operator if operator.username in self._world.pins else None
        return self.way_back()

    def way_back(self) -> WayBack:
        return WayBack.PIN if self._locked is not None else WayBack.PASSWORD

    def unlock(self, pin: str) -> OperatorView:
        operator = self._locked
        if operator is None or operator.username not in self._world.pins:
            raise RuleBroken("pin_not_asked")
        if pin != self._world.pins[operator.username]:
            self._world.pin_tries_left -= 1
            left = self._world.pin_tries_left
            raise RuleBroken("pin_wrong", left=left) if left else RuleBroken("pin_used_up")
        self._locked = None
        self._sign_in.come_back(operator)
        return operator

    def has_pin(self) -> bool:
        operator = self._sign_in.current()
        return operator is not None and operator.username in self._world.pins

    def set_pin(self, password: str, pin: str) -> None:
        operator, chosen = self._sign_in.current(), pin_rule.validate(pin)
        if password != PASSWORD:
            raise RuleBroken("credentials_refused")
        assert operator is not None
        self._world.pins[operator.username] = chosen

    def remove_pin(self) -> None:
        operator = self._sign_in.current()
        assert operator is not None
        del self._world.pins[operator.username]


class FakeLookup:
    def __init__(self, world: World) -> None:
        self._world = world

    def search(self, text: str) -> SearchResult:
        if self._world.hold is not None:
            self._world.hold.wait(5)
        if self._world.lookup_trouble is not None:
            raise self._world.lookup_trouble
        wanted = text.lower().split()

        def fits(citizen: CitizenInfo) -> bool:
            code = citizen.tax_code or ""
            known = f"{citizen.family_name} {citizen.given_name} {code}".lower()
            return all(piece in known for piece in wanted)

        found = tuple(one for one in (*PEOPLE, *self._world.made) if fits(one))
        as_of = None if self._world.online else self._world.known_at
        return SearchResult(text, found, more=False, as_of=as_of)

    def remember(self, result: SearchResult) -> None:
        self._world.remembered.append(result.text)

    def citizen(self, citizen_id: str) -> CitizenView:
        people = (*PEOPLE, *self._world.made)
        citizen = next(one for one in people if one.citizen_id == citizen_id)
        rows = [one for one in self._world.notices if one.citizen_id == citizen_id]
        closed = (RowState.PAID, RowState.DEBT_PAID, RowState.CANCELLED)
        rows.sort(key=lambda one: one.state in closed and not one.in_plan)
        if citizen not in self._world.recent:
            self._world.recent.insert(0, citizen)

        def total(*states: RowState) -> Cents:
            return Cents(sum(one.amount_cents for one in rows if one.state in states))

        return CitizenView(
            citizen,
            total(RowState.TO_PAY, RowState.TO_REGISTER, RowState.OVERDUE),
            total(RowState.OVERDUE),
            total(RowState.PAID),
            tuple(rows),
            None if self._world.online else self._world.known_at,
            self._world.online or self._world.listed,
        )

    def recent(self) -> tuple[CitizenInfo, ...]:
        return tuple(self._world.recent)


class FakeNotes:
    """Notes in memory; `World.notes` are told newest first."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._begun: dict[str, str] = {}

    def of(self, citizen_id: str) -> tuple[CitizenNoteView, ...]:
        return tuple(self._world.notes.get(citizen_id, ()))

    def has_older(self, citizen_id: str) -> bool:
        return citizen_id in self._world.with_older_notes

    def write(self, citizen_id: str, text: str) -> None:
        clean = citizen_note.validate(text)
        waits = not self._world.online
        note = CitizenNoteView(
            f"note-{len(self._world.notes.get(citizen_id, ())) + 1}", clean, "Laura Bianchi", NOW,
            waits=waits, may_withdraw=True,
        )  # fmt: skip
        self._world.notes.setdefault(citizen_id, []).insert(0, note)
        self._begun.pop(citizen_id, None)

    def withdraw(self, note_id: str, reason: str) -> None:
        clean = citizen_note.validate(reason, citizen_note.REASON_LEAST)
        for citizen_id, notes in self._world.notes.items():
            self._world.notes[citizen_id] = [
                replace(
                    note, may_withdraw=False, withdrawn_at=NOW, withdrawn_by="Laura Bianchi",
                    reason=clean,
                )
                if note.note_id == note_id
                else note
                for note in notes
            ]  # fmt: skip

    def keep_begun(self, citizen_id: str, text: str) -> None:
        self._begun[citizen_id] = text

    def begun(self, citizen_id: str) -> str:
        return self._begun.get(citizen_id, "")


class FakePersons:
    """Makes people in memory; what it refuses is tested elsewhere."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._kept: tuple[str, PersonForm] | None = None

    def begin(self, searched: str) -> PersonForm:
        if self._kept is not None and searched in ("", self._kept[0]):
            return self._kept[1]
        return begun_from(searched)

    def keep(self, searched: str, form: PersonForm) -> None:
        self._kept = (searched, form)

    def drop(self) -> None:
        self._kept = None

    def with_tax_code(self, typed: str) -> CitizenInfo | None:
        people = (*PEOPLE, *self._world.made)
        return next((one for one in people if one.tax_code == typed), None)

    def make(self, form: PersonForm) -> PersonMade:
        if self._world.trouble is not None:
            raise self._world.trouble
        code = None if form.without_code else tax_code.validate(form.tax_code)
        if code is not None and (known := self.with_tax_code(code)) is not None:
            return PersonMade(known, existed=True)
        names = {"family_name": form.family_name, "given_name": form.given_name}
        made = PEOPLE[0].model_copy(
            update=names
            | {"citizen_id": f"made-{len(self._world.made) + 1}", "tax_code": code}
            | {"kind": "G" if form.is_body else "F", "born_on": None, "birth_place": None}
        )
        self._world.made.append(made)
        return PersonMade(made, existed=False)


class FakeRelease:
    def __init__(self, world: World) -> None:
        self._world = world

    def offers(self) -> tuple[Offer, ...]:
        return self._world.offers

    def draft(self, citizen: CitizenInfo, offer: Offer, typed: Mapping[str, str]) -> ReleaseDraft:
        return drafting.draft(citizen, offer, typed, rome_date(self._world.clock.now()))

    def with_plan(self, draft: ReleaseDraft, count: int) -> ReleaseDraft:
        return drafting.with_plan(draft, count)

    def with_pad_number(self, draft: ReleaseDraft, printed: PadNumber) -> ReleaseDraft:
        return drafting.with_pad_number(draft, printed)

    def read_plan(self, draft: ReleaseDraft, lines: Sequence[PlanLine]) -> ReadPlan:
        today = rome_date(self._world.clock.now())
        earliest = today if self._world.online else today + timedelta(days=3)
        days = PlanDays(today, earliest, today + timedelta(days=3 * 366))
        return read_plan(lines, draft.total_cents, days)

    def with_free_plan(
        self, draft: ReleaseDraft, plan: Sequence[PlannedInstalment]
    ) -> ReleaseDraft:
        return drafting.with_free_plan(draft, plan, rome_date(self._world.clock.now()))

    def preview(self, draft: ReleaseDraft) -> AnyNotice:
        return drafting.preview_of(draft, ENTITY, None, training=True)

    def release(self, draft: ReleaseDraft) -> Released:
        if self._world.hold_release is not None:
            self._world.hold_release.wait(5)
        if self._world.trouble is not None:
            raise self._world.trouble
        self._world.released.append(draft)
        base = int((draft.pad_number or "0" * 18)[3:16]) or 700000 + 20 * len(self._world.released)
        payments = drafting.payments_of(draft)
        views = [
            a_notice(
                base + place,
                payment.subject,
                payment.planned.amount_cents,
                payment.planned.due_on,
                RowState.TO_PAY if self._world.online else RowState.TO_REGISTER,
                released_at=self._world.clock.now(),
                citizen=draft.citizen,
            )
            for place, payment in enumerate(payments)
        ]
        debt = f"operation-{len(self._world.released)}"
        views = [
            replace(view, debt=debt, option_no=payment.option_no, in_plan=len(views) > 1)
            for view, payment in zip(views, payments, strict=True)
        ]
        self._world.notices[:0] = views
        return Released(
            f"operation-{len(self._world.released)}",
            _ways(views),
            draft.total_cents,
            views[0].debtor_name,
            draft.worked_out.subject,
        )

    def wait_for_answer(self, operation_id: str, timeout_seconds: float = 5.0) -> ReleaseAnswer:
        if self._world.hold_answer is not None:
            self._world.hold_answer.wait(5)
        return self._world.answer

    def without_paper(self, operation_id: str) -> None:
        """This release has no late paper."""
        self._world.without_paper.append(operation_id)


class FakeNoticePlans:
    """Divides what is on the screen as the program does, and keeps nothing."""

    def __init__(self, world: World) -> None:
        self._world = world

    def kinds(self) -> Mapping[str, DebtKind]:
        kinds = (offer.kind for offer in self._world.offers)
        return {one.kind_id: one for one in kinds if one.plan is not None}

    def draft(self, number: str) -> PlanDraft:
        if self._world.plan_refusal is not None:
            raise self._world.plan_refusal
        notice = self._world.notice(number)
        citizen = next(one for one in PEOPLE if one.citizen_id == notice.citizen_id)
        kind = KindInfo(revision=1, kind=self.kinds()[notice.plan_kind])
        party = debtors.party_of(citizen)
        return PlanDraft(notice, citizen, party, kind, notice.due_on)

    def with_first_due(self, draft: PlanDraft, due_on: date) -> PlanDraft:
        days = self._days()
        if due_on < days.earliest:
            earliest = days.earliest.isoformat()
            raise BadValue("due_date_too_near_offline", earliest_on=earliest)
        if due_on > days.latest:
            raise BadValue("due_date_too_far")
        return replace(draft, first_due_on=due_on)

    def with_plan(self, draft: PlanDraft, count: int) -> PlanDraft:
        plan = equal_plan(draft.rule, draft.total_cents, count, draft.first_due_on)
        return replace(draft, plan=plan)

    def read_plan(self, draft: PlanDraft, lines: Sequence[PlanLine]) -> ReadPlan:
        return read_plan(lines, draft.total_cents, self._days())

    def _days(self) -> PlanDays:
        today = rome_date(self._world.clock.now())
        earliest = today if self._world.online else today + timedelta(days=3)
        return PlanDays(today, earliest, today + timedelta(days=3 * 366))

    def with_free_plan(self, draft: PlanDraft, plan: Sequence[PlannedInstalment]) -> PlanDraft:
        check_plan(draft.rule, draft.total_cents, plan, rome_date(self._world.clock.now()))
        return replace(draft, plan=tuple(plan))

    def preview(self, draft: PlanDraft) -> AnyNotice:
        return InstalmentsContent(
            creditor=ENTITY, debtor=draft.debtor, subject=draft.subject,
            standing=NoticeStanding.PREVIEW, facsimile=True, whole=None,
            instalments=tuple(
                Instalment(None, one.amount_cents, one.due_on, ordinal)
                for ordinal, one in enumerate(draft.plan, start=1)
            ),
            plan_length=len(draft.plan),
        )  # fmt: skip

    def make(self, draft: PlanDraft) -> Released:
        if self._world.trouble is not None:
            raise self._world.trouble
        self._world.planned.append(draft)
        base = 800000 + 20 * len(self._world.planned)
        debt, count = f"plan-{len(self._world.planned)}", len(draft.plan)
        views = [
            replace(
                a_notice(
                    base + place, installment_subject(draft.subject, place, count),
                    one.amount_cents, one.due_on,
                    RowState.TO_PAY if self._world.online else RowState.TO_REGISTER,
                    released_at=self._world.clock.now(), citizen=draft.citizen,
                ),
                debt=debt, option_no=2, in_plan=True,
            )
            for place, one in enumerate(draft.plan, start=1)
        ]  # fmt: skip
        single = self._world.notice(draft.notice.notice_number)
        at = self._world.notices.index(single)
        # The paper that the citizen has stays as it is: the plan has one of its own.
        self._world.notices[at : at + 1] = [replace(single, in_plan=True), *views]
        return Released(debt, _ways(views), draft.total_cents, views[0].debtor_name, draft.subject)


class FakeTemplates:
    def __init__(self, world: World) -> None:
        self._world = world

    def of(self, operator_id: str) -> tuple[FilledForm, ...]:
        return tuple(self._world.templates.get(operator_id, {}).values())

    def keep(self, operator_id: str, form: FilledForm, kind: DebtKind) -> None:
        mine = self._world.templates.setdefault(operator_id, {})
        if len(mine) >= TEMPLATES_LIMIT and form.name not in mine:
            raise RuleBroken("templates_too_many", most=TEMPLATES_LIMIT)
        mine[form.name] = replace(form, typed=lasting(kind, form.typed))

    def drop(self, operator_id: str, name: str) -> None:
        self._world.templates.get(operator_id, {}).pop(name, None)

    def last(self, operator_id: str) -> FilledForm:
        if not self._world.released:
            raise RuleBroken("nothing_to_repeat")
        last = self._world.released[-1]
        rate = last.offer.rate
        return FilledForm(
            "", last.offer.kind.kind_id, rate.rate_id, last.typed, len(last.plan) or 1
        )


class FakeCorrections:
    """Forms of refused releases, as the world knows them."""

    def __init__(self, world: World) -> None:
        self._world = world

    def of(self, task: TaskView) -> Correction | None:
        return self._world.corrections.get(task.task_id)


class FakeCodes:
    def __init__(self, world: World, reprint: "FakeReprint") -> None:
        self._world = world
        self._reprint = reprint

    def of_notice(self, number: str) -> CustomerCode:
        if not self._world.online:
            raise RuleBroken("code_offline")
        content = self._reprint.content(number)
        if content.standing is not NoticeStanding.PAYABLE:
            raise RuleBroken("code_not_registered", notice_number=number)
        own = self._world.second_language
        debt = self._world.notice(number).debt
        names = {name for one in self._world.offers for name in (one.kind.name, one.rate.name)}
        return CustomerCode(
            number,
            content.subject if content.subject in names else None,
            content.amount_cents,
            qr_payload(number, content.creditor.tax_code, content.amount_cents),
            (*ALWAYS, own) if own is not None else ALWAYS,
            tuple(
                one.notice_number
                for one in self._world.notices
                if debt and one.debt == debt and one.notice_number != number
            ),
        )

    def of_release(self, number: str) -> CustomerCode:
        return self.of_notice(number)


class FakePads:
    def __init__(self, world: World) -> None:
        self._world = world

    def read(self, text: str) -> PadNumber:
        number = numbers.validate(text)
        if not self._world.online:
            raise RuleBroken("pad_number_offline")
        if number not in self._world.pads:
            raise RuleBroken("pad_number_unknown", notice_number=number)
        return PadNumber(notice_number=number, kind_id=self._world.pads[number])


class FakeNoticeActs:
    def __init__(self, world: World) -> None:
        self._world = world

    def possible(
        self, state: RowState, *, online: bool = True, cancel_waits: bool = False
    ) -> tuple[ActKind, ...]:
        acts = self._world.possible_acts if online else (ActKind.CANCEL,)
        if cancel_waits:
            acts = tuple(act for act in acts if act is not ActKind.CANCEL)
        over = (RowState.PAID, RowState.IN_INSTALMENTS, RowState.DEBT_PAID)
        return acts if state not in over else ()

    def approval_over(self, notice: NoticeView) -> Cents | None:
        over = self._world.approval_over
        return over if over is not None and notice.amount_cents > over else None

    def perform(self, notice_number: str, wanted: NoticeAct) -> ActOutcome:
        if self._world.trouble is not None:
            raise self._world.trouble
        self._world.decided.append((notice_number, wanted))
        if not self._world.online:
            return ActOutcome.QUEUED
        over = self.approval_over(self._world.notice(notice_number))
        if wanted.act is not ActKind.CANCEL or over is None:
            return ActOutcome.DONE
        ask_to_cancel(self._world, notice_number, reason=wanted.reason)
        return ActOutcome.ASKED


class FakeReprint:
    def __init__(self, world: World) -> None:
        self._world = world

    def content(self, number: str) -> NoticeContent:
        notice = self._world.notice(number)
        citizen = next(one for one in PEOPLE if one.citizen_id == notice.citizen_id)
        standing = NoticeStanding.PAYABLE
        if notice.state is RowState.TO_REGISTER:
            standing = NoticeStanding.TO_REGISTER
        return NoticeContent(
            creditor=ENTITY,
            debtor=_party(citizen),
            subject=notice.subject,
            amount_cents=notice.amount_cents,
            due_on=notice.due_on,
            notice_number=number,
            standing=standing,
            facsimile=True,
            copy=any(
                isinstance(one, NoticeContent) and one.notice_number == number
                for one in self._world.printed
            ),
        )

    def first_paper(self, number: str) -> NoticeContent:
        return self.content(number)

    def last_notice_number(self) -> str | None:
        return self._world.notices[0].notice_number if self._world.released else None


class FakePlans:
    """The papers of whole plans: the world's notices of one debt, without those that are paid."""

    def __init__(self, world: World, reprint: FakeReprint) -> None:
        self._world = world
        self._reprint = reprint

    def content(self, number: str) -> AnyNotice:
        debt = self._world.notice(number).debt
        one_debt = [one for one in self._world.notices if debt and one.debt == debt]
        if len(one_debt) < 2:
            return self._reprint.content(number)
        rows = [one for one in one_debt if "rata" in one.subject]
        whole = next((one for one in one_debt if one not in rows), None)
        left = [(at, one) for at, one in enumerate(rows, 1) if one.state is not RowState.PAID]
        head = self._reprint.content(one_debt[0].notice_number)
        content = InstalmentsContent(
            creditor=head.creditor,
            debtor=head.debtor,
            subject=head.subject.split(" - rata")[0],
            standing=head.standing,
            facsimile=True,
            whole=self._reprint.content(whole.notice_number).payment if whole else None,
            instalments=tuple(
                Instalment(one.notice_number, one.amount_cents, one.due_on, at) for at, one in left
            ),
            plan_length=len(rows),
        )
        return replace(content, copy=content in self._world.printed)

    def first_paper(self, number: str) -> AnyNotice:
        return self.content(number)


class FakeCheck:
    def __init__(self, world: World) -> None:
        self._world = world

    def check(self, text: str) -> CheckView:
        if self._world.hold_check is not None:
            self._world.hold_check.wait(5)
        if self._world.check_trouble is not None:
            raise self._world.check_trouble
        number = notice_number_of(text, ENTITY.tax_code, "301")
        notice = self._world.notice(number)
        return CheckView(
            notice,
            _verdict(notice),
            (
                *_timeline(notice),
                *_refund_steps(self._world.refunds, number),
                *cancel_steps(self._world.cancels, number),
            ),
            _receipts(notice),
            self._world.clock.now() - timedelta(minutes=0 if self._world.online else 43),
            self._world.online,
            tuple(one for one in self._world.papers if one.notice_number == number),
            others=frozenset(
                one.notice_number
                for one in self._world.notices
                if notice.debt and one.debt == notice.debt and one is not notice
            ),
        )

    def receipt_content(self, check: CheckView, receipt_id: str) -> ReceiptContent:
        receipt = replace(_receipt(check.notice), receipt_id=receipt_id)
        return ReceiptContent(ENTITY, receipt, self._world.clock.now())


class FakeProofs:
    """Checks codes with the keys of the world."""

    def __init__(self, world: World) -> None:
        self._world = world

    def prove(self, text: str) -> ProofView:
        keys = tuple(self._world.verification_keys)
        known = desk_profile().model_copy(
            update={
                "entity_id": ENTITY.tax_code, "entity_name": ENTITY.name,
                "verification_keys": keys, "as_of": NOW - timedelta(minutes=9),
            }
        )  # fmt: skip
        return proof_of(text, known, self._world.clock.now())


class FakeSituations:
    def __init__(self, world: World, check: FakeCheck) -> None:
        self._world = world
        self._check = check

    def content(self, notice_number: str) -> SituationContent:
        return situation_of(self._check.check(notice_number), ENTITY, facsimile=True)


class FakeRefundServer:
    """What the central server keeps of refunds; the token is the operator's id."""

    def __init__(self, world: World) -> None:
        self._world = world

    def request_refund(self, request: RefundRequest, token: str) -> RefundInfo:
        self._fail()
        notices = (one for one in self._world.notices if _receipts(one))
        notice, receipt = next(
            (notice, receipt)
            for notice in notices
            for receipt in _receipts(notice)
            if receipt.receipt_id == request.receipt_id
            and notice.notice_number == receipt.notice_number
            and notice.state is RowState.TO_CHECK
        )
        info = a_refund(
            notice,
            receipt,
            requested_by=token,
            **request.model_dump(exclude={"receipt_id"}),
        )
        self._world.refunds.append(info)
        return info

    def refunds(self, status: RefundStatus, notice_number: str | None, token: str) -> RefundPage:
        self._fail()
        found = tuple(
            one
            for one in self._world.refunds
            if one.status is status and notice_number in (None, one.notice_number)
        )
        return RefundPage(refunds=found, more=False)

    def approve_refund(self, refund_id: str, token: str) -> RefundInfo:
        return self._decide(refund_id, RefundStatus.APPROVED, None)

    def reject_refund(self, refund_id: str, rejection: RefundRejection, token: str) -> RefundInfo:
        return self._decide(refund_id, RefundStatus.REJECTED, rejection.reason)

    def _decide(self, refund_id: str, status: RefundStatus, note: str | None) -> RefundInfo:
        self._fail()
        place = [one.refund_id for one in self._world.refunds].index(refund_id)
        change = {"status": status, "note": note, "decided_at": self._world.clock.now()}
        decided = self._world.refunds[place].model_copy(update=change)
        self._world.refunds[place] = decided
        return decided

    def _fail(self) -> None:
        trouble, self._world.refund_trouble = self._world.refund_trouble, None
        if trouble is not None:
            raise trouble


class FakeAnomalyServer:
    """What the central server wants somebody to look at."""

    def __init__(self, world: World) -> None:
        self._world = world

    def anomalies(self, token: str) -> AnomalyPage:
        if not self._world.online:
            raise WorldTrouble("server_unreachable")
        return AnomalyPage(anomalies=tuple(self._world.anomalies), more=False)


def some_anomalies() -> list[AnomalyInfo]:
    """A payment too many, one of a notice that nobody knows, and what no desk can help."""
    return [
        AnomalyInfo(
            kind=AnomalyKind.UNKNOWN_NOTICE, since=NOW - timedelta(days=2),
            reference="7F21-0071", notice_number=notice_number(555555), amount_cents=4200,
        ),
        AnomalyInfo(
            kind=AnomalyKind.FLOW_ANOMALOUS, since=NOW - timedelta(days=1),
            reference="2026-11-22BANCA-1", amount_cents=99, detail="TOTAL_DIFFERS",
        ),
        AnomalyInfo(
            kind=AnomalyKind.DOUBLE_PAYMENT, since=NOW - timedelta(minutes=50),
            reference="7F21-0092", notice_number=notice_number(992148), amount_cents=516,
        ),
    ]  # fmt: skip


def notices_waiting() -> AnomalyInfo:
    """Notices that the archive does not take."""
    return AnomalyInfo(
        kind=AnomalyKind.NOTICES_WAITING, since=NOW - timedelta(minutes=70),
        reference="HUB_PUBLISH", detail="archive_trouble(status=503)", count=23,
    )  # fmt: skip


def a_refund(
    notice: NoticeView, receipt: ReceiptInfo, *, requested_by: str = "op-laura.bianchi", **changes
) -> RefundInfo:
    """A refund of the whole receipt that waits for a decision."""
    values: dict[str, object] = {
        "refund_id": "refund-1",
        "receipt_id": receipt.receipt_id,
        "notice_number": notice.notice_number,
        "subject": notice.subject,
        "amount_cents": receipt.amount_cents,
        "paid_cents": receipt.amount_cents,
        "beneficiary_name": notice.debtor_name,
        "beneficiary_tax_code": notice.debtor_identifier,
        "iban": "IT60X0542811101000000123456",
        "reason": "Pagato due volte, la seconda con il telefono",
        "requested_by": requested_by,
        "requested_by_name": "Laura Bianchi",
        "requested_at": NOW - timedelta(minutes=20),
        "status": RefundStatus.REQUESTED,
    }
    return RefundInfo.model_validate(values | changes)


def refund_of(world: World, base: int = 992148, **changes) -> RefundInfo:
    """Somebody has asked the last payment of a notice back."""
    notice = world.notice(notice_number(base))
    refund = a_refund(notice, _receipts(notice)[-1], **changes)
    world.refunds.append(refund)
    return refund


def _refund_steps(refunds: Sequence[RefundInfo], number: str) -> Iterator[Evidence]:
    reached = {
        RefundStatus.APPROVED: EvidenceKind.REFUND_APPROVED,
        RefundStatus.REJECTED: EvidenceKind.REFUND_REJECTED,
        RefundStatus.CLOSED: EvidenceKind.REFUNDED,
    }
    for one in refunds:
        if one.notice_number != number:
            continue
        common = {"amount_cents": one.amount_cents, "reference": one.receipt_id}
        yield Evidence(
            kind=EvidenceKind.REFUND_REQUESTED,
            at=one.requested_at,
            who=one.requested_by_name,
            note=one.reason,
            **common,
        )
        if one.status in reached:
            yield Evidence(
                kind=reached[one.status],
                at=one.decided_at or NOW,
                who="Sara Verdi",
                note=one.note,
                **common,
            )


class FakeLists:
    def __init__(self, world: World) -> None:
        self._world = world

    def today(self) -> tuple[NoticeView, ...]:
        return tuple(self._world.notices)

    def as_of(self) -> datetime | None:
        return self._world.known_at

    def waiting(self) -> tuple[NoticeView, ...]:
        return tuple(one for one in self._world.notices if one.state is RowState.TO_REGISTER)

    def tasks(self) -> tuple[TaskView, ...]:
        return tuple(self._world.tasks)

    def close_task(self, task_id: str) -> None:
        self._world.tasks = [one for one in self._world.tasks if one.task_id != task_id]


class FakeTasks:
    def __init__(self, world: World) -> None:
        self._world = world

    def all(self) -> tuple[TaskView, ...]:
        return tuple(self._world.tasks)

    def put_off(self) -> frozenset[str]:
        return frozenset(self._world.put_off)

    def snooze(self, task_id: str) -> None:
        self._world.put_off.append(task_id)


class FakeDrafts:
    def __init__(self, world: World) -> None:
        self._world = world

    def of(self, operator_id: str) -> tuple[DraftView, ...]:
        return tuple(reversed(self._world.drafts.get(operator_id, {}).values()))

    def keep(
        self, operator_id: str, begun: list[DraftView], dropped_citizen_ids: list[str]
    ) -> None:
        mine = self._world.drafts.setdefault(operator_id, {})
        for citizen_id in (*dropped_citizen_ids, *(one.citizen.citizen_id for one in begun)):
            mine.pop(citizen_id, None)
        mine.update({one.citizen.citizen_id: one for one in begun})


class FakeKindDrafts:
    def __init__(self, world: World) -> None:
        self._world = world

    def of(self, operator_id: str) -> dict[str, BegunKind]:
        return dict(self._world.kind_drafts.get(operator_id, {}))

    def keep(self, operator_id: str, changes: Mapping[str, BegunKind | None]) -> None:
        mine = self._world.kind_drafts.setdefault(operator_id, {})
        for kind_id, begun in changes.items():
            mine.pop(kind_id, None)
            if begun is not None:
                mine[kind_id] = begun


class FakePreferences:
    """Kept as JSON, as in the store."""

    def __init__(self, world: World) -> None:
        self._kept = world.preferences

    def get(self, operator_id: str, preference: Preference[T]) -> T:
        return preference.read(self._kept.get((operator_id, preference.name)))

    def put(self, operator_id: str, preference: Preference[T], value: T) -> None:
        self._kept[operator_id, preference.name] = preference.written(value)


class FakeAppearances:
    """Remembers looks without a file."""

    def __init__(self, world: World, preferences: FakePreferences) -> None:
        self._world = world
        self._preferences = preferences

    def of(self, operator_id: str, shown: Appearance) -> Appearance:
        return self._preferences.get(operator_id, Preference("appearance", Appearance, shown))

    def keep(self, operator_id: str | None, appearance: Appearance) -> None:
        self._world.worn.append((operator_id, appearance))
        if operator_id is not None:
            preference = Preference("appearance", Appearance, appearance)
            self._preferences.put(operator_id, preference, appearance)


class FakeFacts:
    """A desk as the store would tell of it."""

    def __init__(self, world: World) -> None:
        self._world = world

    def read(self) -> DeskFacts:
        who = self._world.identity
        return DeskFacts(
            ENTITY.tax_code, who.entity_name, who.desk_name, who.office, who.training,
            "https://pagamenti.comune.esempio.it", "1.0.0", NOW - timedelta(days=90), 480,
            self._world.waiting, self._world.doubt,
        )  # fmt: skip


class FakePrinters:
    """Printers in memory."""

    def __init__(self, world: World) -> None:
        self._world = world

    def plan(self) -> PrinterPlan:
        return self._world.printer_plan

    def choices(self) -> PrinterChoices:
        paper = (("queue:Ufficio_A4", "Ufficio_A4"), ("queue:Corridoio", "Corridoio"))
        roll = (*paper, ("usb:04b8:0e15", "usb:04b8:0e15"), ("tcp:10.4.2.31:9100", "TM-T20"))
        return PrinterChoices(paper, roll)

    def states(self) -> Mapping[str, PrinterState]:
        return {PAPER: self._world.paper, ROLL: self._world.roll}

    def keep(self, plan: PrinterPlan) -> None:
        if self._world.trouble is not None:
            raise self._world.trouble
        self._world.printer_plan = plan

    def trial(self, name: str, language: str) -> Trial:
        self._world.tried.append(name)
        return self._world.trial

    def try_address(self, typed: str, language: str) -> TriedPrinter:
        address = address_of(typed)
        self._world.tried.append(address)
        return TriedPrinter(address, self._world.trial)

    def remove_roll(self) -> PrinterPlan:
        plan = replace(self._world.printer_plan, roll=None, receipts=PAPER)
        self.keep(plan)
        return plan


class FakeCatalogue:
    """Kinds of debt in memory; what it calls a difference is a member of the kind."""

    def __init__(self, world: World) -> None:
        self._world = world

    def catalogue(self) -> CatalogueReply:
        if self._world.catalogue_trouble is not None:
            raise self._world.catalogue_trouble
        return CatalogueReply(kinds=tuple(self._world.catalogue), accounts=ACCOUNTS)

    def history(self, kind_id: str) -> KindHistory:
        return KindHistory(revisions=tuple(self._world.revisions.get(kind_id, ())))

    def differences(self, kind: DebtKind, made_from: int) -> PutKindReply:
        self._refuse(kind, made_from)
        return PutKindReply(revision=made_from, differences=self._differences(kind))

    def save(self, kind: DebtKind, made_from: int) -> PutKindReply:
        self._refuse(kind, made_from)
        differences = self._differences(kind)
        made = ManagedKind(
            revision=made_from + 1, kind=kind, made_at=self._world.clock.now(),
            made_by="Anna Neri",
        )  # fmt: skip
        others = [one for one in self._world.catalogue if one.kind.kind_id != kind.kind_id]
        self._world.catalogue = [*others, made]
        revision = KindRevision(
            revision=made.revision, made_at=made.made_at, made_by=made.made_by,
            differences=differences if made_from else (),
        )  # fmt: skip
        self._world.revisions.setdefault(kind.kind_id, []).insert(0, revision)
        return PutKindReply(revision=made.revision, differences=differences)

    def _refuse(self, kind: DebtKind, made_from: int) -> None:
        if self._world.save_trouble is not None:
            raise self._world.save_trouble
        if made_from != self._revision(kind.kind_id):
            raise RuleBroken("kind_changed_meanwhile", kind=kind.kind_id)

    def _revision(self, kind_id: str) -> int:
        known = [one.revision for one in self._world.catalogue if one.kind.kind_id == kind_id]
        return max(known, default=0)

    def _differences(self, kind: DebtKind) -> tuple[Difference, ...]:
        known = [one.kind for one in self._world.catalogue if one.kind.kind_id == kind.kind_id]
        before = dict(leaves(known[0])) if known else {}
        after = dict(leaves(kind))
        return tuple(
            Difference(place=place, before=before.get(place), after=after.get(place))
            for place in before | after
            if before.get(place) != after.get(place)
        )


def leaves(kind: DebtKind) -> Iterator[tuple[str, str]]:
    """The single values of a document by their places."""
    trees: list[tuple[str, object]] = [("", TypeAdapter(DebtKind).dump_python(kind, mode="json"))]
    while trees:
        place, tree = trees.pop(0)
        match tree:
            case dict():
                trees[:0] = [(f"{place}.{name}".lstrip("."), one) for name, one in tree.items()]
            case list():
                trees[:0] = [(f"{place}.{number}", one) for number, one in enumerate(tree)]
            case None:
                continue
            case _:
                yield place, str(tree)


class FakeStatus:
    def __init__(self, world: World) -> None:
        self._world = world

    def view(self) -> DeskView:
        world = self._world
        since = None if world.online else NOW - timedelta(minutes=9)
        return DeskView(
            world.online,
            since,
            world.waiting,
            world.numbers_left,
            world.paper,
            world.roll,
            len(world.tasks),
            world.line_trouble,
            world.slow,
            world.bulk_count(),
        )


class FakeSpool:
    def __init__(self, world: World) -> None:
        self._world = world

    def print_notice(self, content: AnyNotice) -> PrintTicket:
        return self._take(content)

    def print_roll_notice(self, content: NoticeContent) -> PrintTicket:
        return self._take(content)

    def print_receipt(self, content: ReceiptContent) -> PrintTicket:
        return self._take(content)

    def print_receipt_page(self, content: ReceiptContent) -> PrintTicket:
        self._world.pages.append(content)
        return self._take(content)

    def print_situation(self, content: SituationContent) -> PrintTicket:
        return self._take(content)

    def _take(self, content: object) -> PrintTicket:
        self._world.printed.append(content)
        return PrintTicket(f"job-{len(self._world.printed)}", JobState.QUEUED)


class FakeCounter:
    """The services of a counter over one `World`."""

    def __init__(self, world: World) -> None:
        self.setup = FakeSetup(world)
        self.sign_in = FakeSignIn(world)
        self.lock = FakeLock(world, self.sign_in)
        self.lookup = FakeLookup(world)
        self.pads = FakePads(world)
        self.notes = FakeNotes(world)
        self.persons = FakePersons(world)
        self.release = FakeRelease(world)
        self.reprint = FakeReprint(world)
        self.templates = FakeTemplates(world)
        self.corrections = FakeCorrections(world)
        self.codes = FakeCodes(world, self.reprint)
        self.plans = FakePlans(world, self.reprint)
        self.check = FakeCheck(world)
        self.proofs = FakeProofs(world)
        self.situations = FakeSituations(world, self.check)
        self.notice_acts = FakeNoticeActs(world)
        self.notice_plans = FakeNoticePlans(world)
        ids = itertools.count(1)
        self.refunds = Refunds(
            lambda: FakeRefundServer(world), self.sign_in, lambda: f"refund-{next(ids)}"
        )
        self.cancels = CancelRequests(lambda: FakeCancelServer(world), self.sign_in)
        self.anomalies = Anomalies(lambda: FakeAnomalyServer(world), self.sign_in)
        self.settlement = FakeSettlement(world)
        self.lists = FakeLists(world)
        self.handed_tasks = FakeHandedTasks(world, self.sign_in.roles, self.lists.close_task)
        self.day = FakeDay(world, self.sign_in.roles)
        self.day_reports = FakeDayReports()
        self.listing = FakeListing(world)
        self.exports = FakeExports(world)
        self.tasks = FakeTasks(world)
        self.drafts = FakeDrafts(world)
        self.catalogue = FakeCatalogue(world)
        self.kind_drafts = FakeKindDrafts(world)
        self.preferences = FakePreferences(world)
        self.appearances = FakeAppearances(world, self.preferences)
        self.facts = FakeFacts(world)
        self.printers = FakePrinters(world)
        self.scanner = world.scanner
        self.status = FakeStatus(world)
        self.spool = FakeSpool(world)
        self.papers = FakePapers(world)
        self.ready_papers = FakeReadyPapers(self.check, self.reprint)
        self.mail_drafts = MailDrafts(world.clock)
        self.bulk_prints = FakeBulkPrints(world)
        self.events = world.events
        self.clock = world.clock

    def start(self) -> None:
        """Nothing runs behind a stand-in."""

    def stop(self) -> None:
        """Nothing but drafts to take away."""
        self.mail_drafts.clear()


def _party(citizen: CitizenInfo) -> Party:
    return Party(
        PersonKind(citizen.kind),
        citizen.tax_code or ANONYMOUS,
        f"{citizen.family_name} {citizen.given_name}".strip(),
        Address(
            citizen.street,
            citizen.street_number,
            citizen.postal_code,
            citizen.city,
            citizen.province,
        ),
    )


def _ways(views: Sequence[NoticeView]) -> tuple[tuple[str, ...], ...]:
    """The numbers of each of the ways to pay."""
    ways = dict.fromkeys(view.option_no for view in views)
    return tuple(
        tuple(view.notice_number for view in views if view.option_no == way) for way in ways
    )


def _verdict(notice: NoticeView) -> CheckVerdict:
    return {
        RowState.PAID: CheckVerdict.PAID,
        RowState.TO_CHECK: CheckVerdict.PAID_TWICE,
        RowState.TO_REGISTER: CheckVerdict.NOT_REGISTERED,
        RowState.SUSPENDED: CheckVerdict.SUSPENDED,
        RowState.EXPIRED: CheckVerdict.EXPIRED,
        RowState.IN_INSTALMENTS: CheckVerdict.IN_INSTALMENTS,
        RowState.DEBT_PAID: CheckVerdict.DEBT_PAID,
        RowState.CANCELLED: CheckVerdict.CANCELLED,
    }.get(notice.state, CheckVerdict.NOT_PAID)


def _timeline(notice: NoticeView) -> Iterator[Evidence]:
    at = notice.released_at
    yield Evidence(kind=EvidenceKind.RELEASED, at=at, who="Laura Bianchi", where="Sportello 3")
    if notice.state is not RowState.TO_REGISTER:
        yield Evidence(kind=EvidenceKind.REGISTERED, at=at)
    if notice.notice_number == notice_number(LONG_STORY):
        yield from _many_questions()
    if notice.state is RowState.TO_CHECK:
        for receipt in _receipts(notice):
            yield Evidence(
                kind=EvidenceKind.PAID,
                at=receipt.received_at,
                who=receipt.psp_name,
                reference=receipt.receipt_id,
            )
    if notice.paid_at is not None:
        paid = notice.paid_at
        yield Evidence(
            kind=EvidenceKind.ASKED_BY_HUB,
            at=paid - timedelta(minutes=2),
            who="Banca di Prova S.p.A.",
        )
        yield Evidence(
            kind=EvidenceKind.PAID, at=paid, who="Banca di Prova S.p.A.", reference="7F21-0091"
        )
        if paid < NOW - timedelta(days=10):
            yield Evidence(
                kind=EvidenceKind.SETTLED,
                at=paid + timedelta(days=1),
                reference="2026-05-13BPPIITRRXXX-0812",
            )
            yield Evidence(
                kind=EvidenceKind.CREDITED, at=paid + timedelta(days=2), reference="1182"
            )


def _many_questions() -> Iterator[Evidence]:
    """Banks that asked on several days before the money came."""
    for place, bank in enumerate(("Banca di Prova S.p.A.", "Poste di Prova", "Istituto Esempio")):
        for reference in ("VERIFY", "ACTIVATE", "ACTIVATE"):
            yield Evidence(
                kind=EvidenceKind.ASKED_BY_HUB,
                at=datetime(2026, 6, 1 + place, 8, 12, tzinfo=UTC),
                who=bank,
                reference=reference,
            )


def _receipts(notice: NoticeView) -> tuple[ReceiptInfo, ...]:
    twice = notice.state is RowState.TO_CHECK
    if notice.paid_at is None and not twice:
        return ()
    days = (datetime(2026, 6, 3, 8, tzinfo=UTC), datetime(2026, 6, 10, 8, tzinfo=UTC))
    moments = days if twice else (notice.paid_at,)
    return tuple(
        ReceiptInfo(
            receipt_id=_receipt_id(notice, place),
            notice_number=notice.notice_number,
            creditor_reference=notice.notice_number[1:],
            amount_cents=notice.amount_cents,
            description=notice.subject,
            company_name=ENTITY.name,
            debtor=PartyInfo(
                kind="F", identifier=notice.debtor_identifier, full_name=notice.debtor_name
            ),
            payer=None,
            transfers=(),
            psp_id="PROVA",
            psp_name="Banca di Prova S.p.A.",
            channel="WISP",
            payment_method=None,
            fee_cents=None,
            paid_at=at,
            received_at=at or NOW,
        )
        for place, at in enumerate(moments)
    )


def _receipt_id(notice: NoticeView, place: int) -> str:
    """Short as some banks write it, or as long as others do."""
    if notice.notice_number in (notice_number(LONG_STORY), notice_number(171203)):
        return f"d82bca144df4e0bc1bb678d4ab2683c{place}"
    return f"7F21-009{place + 1}"


def _receipt(notice: NoticeView) -> Receipt:
    debtor = Party(PersonKind.NATURAL, notice.debtor_identifier, notice.debtor_name)
    psp = Psp("PROVA", "Banca di Prova S.p.A.", None, None, "WISP", "APP")
    return Receipt(
        "7F21-0091",
        notice.notice_number,
        ENTITY.tax_code,
        notice.notice_number[1:],
        notice.amount_cents,
        notice.subject,
        ENTITY.name,
        None,
        debtor,
        None,
        (),
        psp,
        None,
        None,
        notice.paid_at,
        None,
        None,
        stand_in=False,
    )


def store_task() -> TaskView:
    """What the desk tells after its store was rebuilt."""
    facts = (("file", "store.db.damaged-20261123-094100"), ("waiting", "3"))
    at = NOW - timedelta(minutes=2)
    return TaskView("s1", RowState.TO_CHECK, "", "store_rebuilt", facts, None, None, at)


def some_notes() -> list[CitizenNoteView]:
    """One of a colleague, one of one's own that waits, one that was withdrawn."""
    return [
        CitizenNoteView(
            "n3", "Non sente bene: parlare piano e farle leggere l'importo sullo schermo.",
            "Laura Bianchi", NOW - timedelta(minutes=3), waits=True, may_withdraw=True,
        ),
        CitizenNoteView(
            "n2", "Ha chiesto di non telefonare: preferisce la posta elettronica.",
            "Marco De Andreis", NOW - timedelta(days=40),
        ),
        CitizenNoteView(
            "n1", "Tutore: Anna Verdi, decreto del tribunale in fascicolo. " + "Da rivedere. " * 6,
            "Marco De Andreis", NOW - timedelta(days=90),
        ),
        CitizenNoteView(
            "n0", "Passa il figlio a ritirare i documenti.", "Laura Bianchi",
            NOW - timedelta(days=95), withdrawn_at=NOW - timedelta(days=91),
            withdrawn_by="Anna Neri", reason="era di un'altra persona",
        ),
    ]  # fmt: skip


def tasks_of_themselves() -> list[TaskView]:
    """What nobody opened: a draft of yesterday, a print that is held, few numbers, a note."""
    return [
        TaskView(
            "draft-op-1-c8", RowState.SUSPENDED, "Mensa scolastica, Canepa Lucia", "draft_waits",
            (), None, "c8", NOW - timedelta(days=1),
        ),
        TaskView(
            "bulk-1", RowState.SUSPENDED, "", "print_held", (("print_id", "print-1"),), None, None,
            NOW - timedelta(minutes=30),
        ),
        TaskView(
            "numbers_low", RowState.TO_CHECK, "", "numbers_low", (("number", "40"),), None, None,
            NOW,
        ),
        TaskView(
            "refused-n9", RowState.TO_CHECK, "Parodi Giovanni", "note_refused",
            (("text", "Chiamare la mattina"), ("reason", "citizen_unknown")), None, "c7",
            NOW - timedelta(hours=2),
        ),
    ]  # fmt: skip


def refused_task(code: str = "rate_unknown", **facts: str) -> TaskView:
    """A release to the market's stallholder that the server has refused."""
    return TaskView(
        "refused-op-9", RowState.TO_CHECK, "Canone del mercato 2026, posto B12, Canepa Lucia", code,
        tuple(facts.items()), notice_number(199001), "c8", NOW - timedelta(minutes=3),
    )  # fmt: skip


def a_correction(task: TaskView, **changes: Any) -> Correction:
    """Its form as it was released."""
    values: dict[str, Any] = {
        "citizen": PEOPLE[7], "offer": MARKET, "subject": "Canone del mercato 2026, posto B12",
        "due_on": date(2027, 1, 22), "typed": {"posto": "B12", "metri": "40"},
        "fault": fault_of(task),
    }  # fmt: skip
    return Correction(**values | changes)


def some_tasks() -> list[TaskView]:
    return [
        TaskView(
            "t1",
            RowState.TO_CHECK,
            "Carta d'identità elettronica, Parodi Giovanni",
            "tax_code_check",
            (),
            notice_number(123456),
            "c7",
            NOW - timedelta(minutes=5),
        ),
        TaskView(
            "t2",
            RowState.TO_PRINT,
            "Ricevuta 7F21-0091, Rossi Maria",
            "print_uncertain",
            (("printer", "roll"), ("document", "receipt/7F21-0091")),
            notice_number(177881),
            "c1",
            NOW - timedelta(minutes=10),
        ),
        TaskView(
            "t3",
            RowState.TO_CHECK,
            "Mensa scolastica, Canepa Lucia",
            "rate_unknown",
            (),
            notice_number(191203),
            "c8",
            NOW - timedelta(minutes=4),
        ),
    ]
