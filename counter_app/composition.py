"""Builds every object of the counter, once. The real clock, ids and chance are made only here."""

import logging
from dataclasses import dataclass
from typing import TextIO

import structlog
from argon2 import PasswordHasher

from counter_app.client.line_evidence import LineEvidence
from counter_app.events import CounterEvents, DeskWiped, OutboxChanged, TaskAdded
from counter_app.printer_settings import PAPER, ROLL
from counter_app.printing.devices import named_printers, paper_device, roll_device, roll_profile
from counter_app.printing.spool import Spool
from counter_app.services.anomalies import Anomalies
from counter_app.services.appearances import Appearances
from counter_app.services.audit_trail import AuditTrail
from counter_app.services.begun_forms import BegunForms
from counter_app.services.bulk_papers import BulkPapers
from counter_app.services.bulk_prints import BulkPrints
from counter_app.services.bulk_worker import BulkWorker
from counter_app.services.cancel_requests import CancelRequests
from counter_app.services.catalogue_admin import CatalogueAdmin
from counter_app.services.citizen_lookup import CitizenLookup
from counter_app.services.citizen_notes import CitizenNotes
from counter_app.services.corrections import Corrections
from counter_app.services.customer_codes import CustomerCodes
from counter_app.services.day import DeskDay
from counter_app.services.day_report import DayReports
from counter_app.services.desk_facts import DeskFactsReader
from counter_app.services.desk_lists import DeskLists
from counter_app.services.desk_lock import DeskLock
from counter_app.services.desk_papers import DeskPapers
from counter_app.services.desk_sessions import DeskSessions
from counter_app.services.desk_setup import DeskSetup
from counter_app.services.desk_status import DeskStatus
from counter_app.services.drafts import Drafts
from counter_app.services.handed_tasks import HandedTasks
from counter_app.services.kind_drafts import KindDrafts
from counter_app.services.late_printing import LatePrinting
from counter_app.services.list_export import ListExport
from counter_app.services.new_persons import NewPersons
from counter_app.services.notice_acts import NoticeActs
from counter_app.services.notice_listing import NoticeListing
from counter_app.services.notice_lists import NoticeLists
from counter_app.services.notice_plans import NoticePlans
from counter_app.services.notice_release import NoticeRelease
from counter_app.services.notice_reprint import NoticeReprint
from counter_app.services.office_lists import OfficeLists
from counter_app.services.open_tasks import OpenTasks
from counter_app.services.pad_numbers import PadNumbers
from counter_app.services.paper_files import MailDrafts
from counter_app.services.payment_check import PaymentCheck
from counter_app.services.pins import Pins
from counter_app.services.plan_paper import PlanPaper
from counter_app.services.preferences import Preferences
from counter_app.services.print_log import SpoolLog
from counter_app.services.printer_setup import PrinterSetup
from counter_app.services.ready_papers import ReadyPapers
from counter_app.services.receipt_check import ReceiptCheck
from counter_app.services.refunds import Refunds
from counter_app.services.release_templates import ReleaseTemplates
from counter_app.services.scanner_memory import ScannerMemory
from counter_app.services.settlement_look import SettlementLook
from counter_app.services.sign_in import SignIn
from counter_app.services.situation import PaymentSituation
from counter_app.services.task_figure import TaskFigure
from counter_app.settings import CounterSettings
from counter_app.store import desk as desk_row
from counter_app.store import tasks
from counter_app.store.database import Database
from counter_app.store.desk_clock import DeskClock
from counter_app.store.holder_turn import HolderTurn
from counter_app.store.key_slots import KeySlots
from counter_app.store.machine import StoreLock
from counter_app.store.number_mark import NumberMark
from counter_app.store.number_source import NumberSource
from counter_app.store.outbox_journal import OutboxJournal
from counter_app.store.recovery import Recovery
from counter_app.store.sign_in_attempts import SignInAttempts
from counter_app.store.store_watch import StoreWatch
from counter_app.store.vault import Vault
from counter_app.sync.clock_watch import ClockWatch
from counter_app.sync.connectivity import Connectivity
from counter_app.sync.contact import Contact, Machine
from counter_app.sync.desk_connection import DeskConnection
from counter_app.sync.engine import SyncEngine
from counter_app.sync.line_return import LineReturn
from counter_app.sync.listener import ChangeListener
from counter_app.world import World, new_secret, program_version, this_world
from payments_core.clock import Clock
from payments_documents.pdf.fonts import require_printable

STORE_FILE = "store.db"
SLOTS_FILE = "key-slots.json"
LOCK_FILE = "store.lock"
JOURNAL_FILE = "outbox.journal"


@dataclass(frozen=True, slots=True)
class Background:
    """What runs while the store is open."""

    vault: Vault
    numbers: NumberSource
    database: Database
    connection: DeskConnection
    engine: SyncEngine
    listener: ChangeListener
    late_printing: LatePrinting
    bulk: BulkWorker
    watch: StoreWatch


@dataclass(frozen=True, slots=True)
class Counter:
    """The program without its window."""

    setup: DeskSetup
    sign_in: SignIn
    lock: DeskLock
    lookup: CitizenLookup
    notes: CitizenNotes
    persons: NewPersons
    release: NoticeRelease
    templates: ReleaseTemplates
    corrections: Corrections
    codes: CustomerCodes
    pads: PadNumbers
    reprint: NoticeReprint
    plans: PlanPaper
    check: PaymentCheck
    proofs: ReceiptCheck
    situations: PaymentSituation
    notice_acts: NoticeActs
    notice_plans: NoticePlans
    refunds: Refunds
    cancels: CancelRequests
    anomalies: Anomalies
    settlement: SettlementLook
    lists: NoticeLists
    handed_tasks: HandedTasks
    day: DeskDay
    day_reports: DayReports
    listing: NoticeListing
    exports: ListExport
    tasks: OpenTasks
    task_figure: TaskFigure
    drafts: Drafts
    catalogue: CatalogueAdmin
    kind_drafts: KindDrafts
    forms: BegunForms
    preferences: Preferences
    appearances: Appearances
    facts: DeskFactsReader
    printers: PrinterSetup
    scanner: ScannerMemory
    status: DeskStatus
    papers: DeskPapers
    ready_papers: ReadyPapers
    mail_drafts: MailDrafts
    bulk_prints: BulkPrints
    spool: Spool
    events: CounterEvents
    clock: Clock
    background: Background

    def start(self) -> None:
        """Take the machine's store and, as soon as it is open, start the threads.

        With a keyring that is now, otherwise at the first sign-in; on a machine that is no desk
        yet, after its enrolment. Raises `store_in_use`, `store_read_only`,
        `store_newer_than_program`, `store_unreadable`.
        """
        self.mail_drafts.forget_left_behind()
        self.background.vault.on_open = self.store_opened
        self.setup.on_enrolling = self.stop_synchronising
        self.setup.on_enrolled = self.store_opened
        self.setup.on_failed = self.go_on_synchronising
        self.setup.on_leaving = self.leave_entity
        self.background.watch.pause = self.pause
        self.background.watch.on_wiped = self.store_wiped
        self.background.engine.on_retired = self.background.watch.retire
        self.background.vault.take()

    def stop(self) -> None:
        """Stop within a few seconds, leaving nothing half written, and let go of the store."""
        self.background.watch.stop()
        self.pause()
        self.mail_drafts.clear()
        self.sign_in.sign_out()
        self.background.connection.close()
        self.background.vault.leave()

    def pause(self) -> None:
        """Stop whatever works with the store by itself; `store_opened` lets it go on."""
        self.stop_synchronising()
        self.background.bulk.stop()
        self.spool.stop()

    def stop_synchronising(self) -> None:
        """Speak for this desk no more; what is still answered to it is nobody's."""
        self.background.listener.stop()
        self.background.engine.stop()

    def go_on_synchronising(self) -> None:
        """Speak for the desk that this machine is, if it is one."""
        if not self.background.database.is_open:
            return
        with self.background.database.read() as session:
            enrolled = desk_row.find(session) is not None
        if enrolled:
            self.background.engine.start()
            self.background.listener.start()

    def leave_entity(self) -> None:
        """Whoever works with the store of one entity ends before the machine is another's."""
        self.sign_in.sign_out()
        self.pause()
        self.background.connection.close()
        self.mail_drafts.clear()

    def store_wiped(self) -> None:
        """The machine is no desk any more; whoever enrols it begins with a new store."""
        self.setup.forget_desk()
        self.background.connection.close()
        self.sign_in.sign_out()
        self.events.publish(DeskWiped())

    def store_opened(self) -> None:
        """Look at what the store says, then let everything run."""
        with self.background.database.read() as session:
            enrolled = desk_row.find(session) is not None
            open_tasks = [task.task_id for task in tasks.open_tasks(session)]
        self.setup.refresh_card()
        if not enrolled:
            return
        if not self.background.numbers.examine():
            self._tell_of_doubt()
        self.stop_synchronising()
        self.spool.start()
        self.background.engine.start()
        self.background.listener.start()
        self.background.watch.start()
        self.background.late_printing.print_due()
        self.background.bulk.start()
        self.events.publish(OutboxChanged())
        for task_id in open_tasks:
            self.events.publish(TaskAdded(task_id))

    def _tell_of_doubt(self) -> None:
        now = self.clock.now()
        task = tasks.of_desk_today(self.background.numbers.doubt or "desk_in_doubt", now)
        with self.background.database.write() as session:
            opened = tasks.open_task(session, task, now)
        if opened:
            self.events.publish(TaskAdded(task.task_id))


def configure_logs(stream: TextIO) -> None:
    """Structured logs, one JSON object a line.

    Never with the values of variables, which the library would show beside a traceback where it
    finds the means: they are citizens' names and codes.
    """
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(stream),
        cache_logger_on_first_use=False,
    )


@dataclass(frozen=True, slots=True)
class StoreParts:
    """The store of one profile and what belongs to it, closed."""

    lock: StoreLock
    slots: KeySlots
    journal: OutboxJournal
    mark: NumberMark
    database: Database
    vault: Vault


def store_parts(settings: CounterSettings, world: World) -> StoreParts:
    """The store for these settings; nothing is opened."""
    folder = settings.profile_folder
    path = folder / STORE_FILE
    lock, slots = StoreLock(folder / LOCK_FILE), KeySlots(folder / SLOTS_FILE, world.keyring)
    journal, mark = OutboxJournal(folder / JOURNAL_FILE), NumberMark(settings.mark_path)
    database = Database(path, journal)
    recovery = Recovery(path, journal, mark, world.clock)
    vault = Vault(database, path, slots, lock, recovery, world.clock)
    return StoreParts(lock, slots, journal, mark, database, vault)


def build(settings: CounterSettings, world: World | None = None) -> Counter:
    """The counter for these settings; nothing is opened before `start`.

    Raises `machine_without_identity`.
    """
    world = world or this_world(settings)
    events, chance, new_id = CounterEvents(), world.chance, world.new_id
    clock = DeskClock(world.clock, world.clock.ticks, settings.clock_path)
    parts = store_parts(settings, world)
    database, vault = parts.database, parts.vault
    numbers = NumberSource(database, parts.mark, world.machine, virtual=world.virtual)
    line, watch = Connectivity(clock, events), ClockWatch(database, clock, events)

    def observed(evidence: LineEvidence) -> None:
        # The hour first: whoever is told of the line stamps what it does then.
        clock.hear(evidence.server_at, evidence.seconds)
        line.observe(evidence)
        watch.observe()

    connection = DeskConnection(database, observed, world.clock.ticks, world.connect)
    turns = HolderTurn(settings.turn_path, new_secret)
    machine = Machine(program_version(), world.clock, vault.forget, lambda: spool.states())
    contact = Contact(database, numbers, turns, events, clock, machine)
    engine = SyncEngine(database, connection.open, events, clock, chance, contact, numbers)
    listener = ChangeListener(
        database, connection.open, engine.wake, engine.hear_of_push, clock, chance
    )
    setup = DeskSetup(
        database,
        vault,
        numbers,
        connection.connect,
        settings.card_path,
        world.machine,
        clock,
        settings.training,
    )
    attempts = SignInAttempts(settings.attempts_path, world.clock.ticks)
    trail = AuditTrail(clock, new_id)
    hasher = PasswordHasher()
    pins, sessions = Pins(database, hasher, clock, trail), DeskSessions()
    sign_in = SignIn(
        database, vault, connection.shared, line, clock, hasher, attempts, trail, pins, sessions
    )
    log = SpoolLog(sign_in, trail)
    spool = Spool(
        database,
        events,
        clock,
        new_id,
        log,
        paper=paper_device(settings.printers.printer(PAPER)),
        roll=roll_device(settings.printers.printer(ROLL)),
        roll_profile=roll_profile(settings.printers.printer(ROLL)),
        others=named_printers(settings.printers),
        routes=settings.printers.papers,
        when_silent=settings.printers.when_silent,
    )
    preferences = Preferences(database)
    status = DeskStatus(database, line, spool, events, clock)
    events.subscribe(LineReturn(database, clock, events.publish).hear)
    lookup = CitizenLookup(database, connection.shared, sign_in, line, engine.wake, clock, trail)
    watch.on_day = lookup.forget_old
    reprint = NoticeReprint(database, connection.shared, sign_in, line, spool, trail)
    check = PaymentCheck(
        database, connection.shared, sign_in, line, engine.wake, spool, clock, trail
    )
    plans = PlanPaper(database, connection.shared, sign_in, line, reprint, clock)
    release = NoticeRelease(database, numbers, sign_in, line, events, engine.wake, clock, new_id)
    bulk_papers = BulkPapers(database, plans, spool, log, clock)
    lists = NoticeLists(database, sign_in, events, clock, trail)
    open_tasks = OpenTasks(database, lists, sign_in, line, events, clock)
    bulk = BulkWorker(database, sign_in, bulk_papers, events)
    return Counter(
        setup=setup,
        sign_in=sign_in,
        lock=DeskLock(database, sessions, pins, attempts, hasher, clock),
        lookup=lookup,
        notes=CitizenNotes(
            database, connection.shared, sign_in, line, events, engine.wake, clock, new_id, trail
        ),
        persons=NewPersons(database, lookup, sign_in, clock, new_id, require_printable),
        release=release,
        templates=ReleaseTemplates(database, clock),
        corrections=Corrections(database, sign_in, release.offers, trail),
        codes=CustomerCodes(database, reprint, line),
        pads=PadNumbers(database, connection.shared, sign_in, line),
        reprint=reprint,
        plans=plans,
        check=check,
        proofs=ReceiptCheck(database, clock),
        situations=PaymentSituation(database, check),
        notice_acts=NoticeActs(
            database, connection.shared, sign_in, line, engine.wake, clock, new_id
        ),
        notice_plans=NoticePlans(database, numbers, sign_in, line, release, clock),
        refunds=Refunds(connection.shared, sign_in, new_id),
        cancels=CancelRequests(connection.shared, sign_in),
        anomalies=Anomalies(connection.shared, sign_in),
        settlement=SettlementLook(connection.shared, sign_in, line),
        lists=lists,
        handed_tasks=HandedTasks(database, connection.shared, sign_in, lists),
        day=DeskDay(database, connection.shared, sign_in, line, clock, new_id),
        day_reports=DayReports(database, sign_in, clock, trail),
        listing=NoticeListing(
            DeskLists(database, sign_in, clock, trail),
            OfficeLists(connection.shared, sign_in, line, clock),
        ),
        exports=ListExport(database, sign_in, trail),
        tasks=open_tasks,
        task_figure=TaskFigure(open_tasks, connection.shared, sign_in, line),
        drafts=Drafts(database, clock),
        catalogue=CatalogueAdmin(connection.shared, sign_in),
        kind_drafts=KindDrafts(database),
        forms=BegunForms(database, clock),
        preferences=preferences,
        appearances=Appearances(preferences, settings.appearance_path),
        facts=DeskFactsReader(database, program_version(), lambda: numbers.doubt),
        printers=PrinterSetup(settings.file_path, spool, settings.printers),
        scanner=ScannerMemory(settings.scanner_path),
        status=status,
        papers=DeskPapers(database, sign_in, log, trail, events, clock, new_id),
        ready_papers=ReadyPapers(database, check, reprint),
        mail_drafts=MailDrafts(clock),
        bulk_prints=BulkPrints(database, sign_in, spool, events, clock, new_id, bulk.wake),
        spool=spool,
        events=events,
        clock=clock,
        background=Background(
            vault,
            numbers,
            database,
            connection,
            engine,
            listener,
            LatePrinting(database, plans, spool, events, clock, release.attends),
            bulk,
            StoreWatch(database, vault),
        ),
    )
