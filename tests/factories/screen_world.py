"""What the stand-in services of the screens know."""

import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from counter_app.asking_nobody import refuse_to_ask
from counter_app.client.line_evidence import LineTrouble
from counter_app.events import ChangeArrived, ConnectivityChanged, CounterEvents, PrintJobChanged
from counter_app.printer_settings import ROLL
from counter_app.printing.device import JobState, Outcome
from counter_app.printing.trial import Trial
from counter_app.services.appearance import Appearance
from counter_app.services.bulk_order import BulkOrder, BulkView
from counter_app.services.corrections import Correction
from counter_app.services.desk_setup import FormerDesk
from counter_app.services.kind_drafts import BegunKind
from counter_app.services.list_choice import ListQuestion
from counter_app.services.notice_plans import PlanDraft
from counter_app.services.printer_setup import PrinterPlan
from counter_app.services.release_templates import FilledForm
from counter_app.services.scanner_memory import ScannerMemory
from counter_app.services.views import (
    AnswerKind,
    BulkCount,
    CitizenNoteView,
    DeskIdentity,
    DraftView,
    NoticeView,
    PaperView,
    PrintDecision,
    PrinterState,
    ReleaseAnswer,
    ReleaseDraft,
    RowState,
    TaskView,
)
from counter_app.store.bulk_prints import BulkState
from counter_app.ui.machine import NOWHERE, Machine
from payments_core.errors import RuleBroken
from payments_core.model.debt_kind import Offer
from payments_core.money import Cents
from payments_core.notice.content import ReceiptContent
from payments_core.notice.language import Language
from payments_core.wire.desk.anomaly_messages import AnomalyInfo
from payments_core.wire.desk.cancel_messages import CancelInfo
from payments_core.wire.desk.catalogue_messages import KindRevision, ManagedKind
from payments_core.wire.desk.day_messages import ClosingInfo, DeskStateInfo
from payments_core.wire.desk.messages import CitizenInfo, VerificationKeyInfo
from payments_core.wire.desk.notice_messages import ActKind, ChangeKind, NoticeAct
from payments_core.wire.desk.refund_messages import RefundInfo
from payments_core.wire.desk.settlement_messages import CreditReply, FlowPage
from tests.factories.screen_notices import notices_of_maria
from tests.factories.screen_offers import OFFERS
from tests.factories.screen_people import DESK, NOW, PEOPLE, StillClock

TWO_PRINTERS = PrinterPlan("queue:Ufficio_A4", "tcp:10.4.2.31:9100", ROLL)
#: For how long whoever is held waits: longer than anybody has patience for what comes meanwhile.
HELD_SECONDS = 60.0
COME_OUT = Trial(Outcome.CONFIRMED, PrinterState.READY, by_queue=False)


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
    #: Numbers of a usual day of this desk.
    numbers_a_day: int = 80
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
    #: Who asked for each of them.
    printed_for: list[str] = field(default_factory=list)
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
    #: Other forms that were begun, by their operators and names.
    forms: dict[str, dict[str, Mapping[str, str]]] = field(default_factory=dict)
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
    #: Threads that are held, and the gates at which they stand.
    held: dict[int, threading.Event] = field(default_factory=dict)
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
    #: By whom the server was asked how many tasks there are.
    counts_asked: list[str] = field(default_factory=list)
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

    def answer_comes(self) -> None:
        """The server is asked, and says nothing for as long as it is held."""
        refuse_to_ask()
        self.wait_at(self.hold)

    def wait_at(self, gate: threading.Event | None) -> None:
        """Stand still in this thread for as long as somebody holds the gate, if there is one."""
        if gate is not None:
            with self.standing_at(gate):
                gate.wait(HELD_SECONDS)

    @contextmanager
    def standing_at(self, gate: threading.Event) -> Iterator[None]:
        """This thread is held as long as the gate is closed."""
        thread = threading.get_ident()
        self.held[thread] = gate
        yield
        del self.held[thread]

    def holds(self, thread: int) -> bool:
        """Whether a thread stands at a gate that nobody has opened yet."""
        gate = self.held.get(thread)
        return gate is not None and not gate.is_set()

    def let_go(self) -> None:
        """Whatever is held may come: the window goes."""
        own = (self.hold, self.hold_answer, self.hold_check, self.hold_release)
        entry = (self.hold_sign_in, self.hold_see_off)
        for gate in (*self.held.values(), *own, *entry):
            if gate is not None:
                gate.set()

    def go_offline(self, trouble: LineTrouble = LineTrouble.NO_NETWORK) -> None:
        self.online, self.line_trouble = False, trouble
        self.waiting = 3
        self.numbers_left = 477
        self.events.publish(ConnectivityChanged(online=False))
