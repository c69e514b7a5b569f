"""What the window needs from the program: the services, already built."""

from collections.abc import Callable
from typing import Protocol

from counter_app.events import CounterEvents
from counter_app.printing.spool import Spool
from counter_app.services.anomalies import Anomalies
from counter_app.services.appearances import Appearances
from counter_app.services.begun_forms import BegunForms
from counter_app.services.bulk_prints import BulkPrints
from counter_app.services.cancel_requests import CancelRequests
from counter_app.services.catalogue_admin import CatalogueAdmin
from counter_app.services.citizen_lookup import CitizenLookup
from counter_app.services.citizen_notes import CitizenNotes
from counter_app.services.corrections import Corrections
from counter_app.services.customer_codes import CustomerCodes
from counter_app.services.day import DeskDay
from counter_app.services.day_report import DayReports
from counter_app.services.desk_facts import DeskFactsReader
from counter_app.services.desk_lock import DeskLock
from counter_app.services.desk_papers import DeskPapers
from counter_app.services.desk_setup import DeskSetup
from counter_app.services.desk_status import DeskStatus
from counter_app.services.drafts import Drafts
from counter_app.services.handed_tasks import HandedTasks
from counter_app.services.kind_drafts import KindDrafts
from counter_app.services.list_export import ListExport
from counter_app.services.new_persons import NewPersons
from counter_app.services.notice_acts import NoticeActs
from counter_app.services.notice_listing import NoticeListing
from counter_app.services.notice_lists import NoticeLists
from counter_app.services.notice_plans import NoticePlans
from counter_app.services.notice_release import NoticeRelease
from counter_app.services.notice_reprint import NoticeReprint
from counter_app.services.open_tasks import OpenTasks
from counter_app.services.pad_numbers import PadNumbers
from counter_app.services.paper_files import MailDrafts
from counter_app.services.payment_check import PaymentCheck
from counter_app.services.plan_paper import PlanPaper
from counter_app.services.preferences import Preferences
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
from payments_core.clock import Clock


class Counter(Protocol):
    """The program behind the window; `counter_app.composition` builds the real one."""

    @property
    def setup(self) -> DeskSetup:
        """What desk this machine is."""
        ...

    @property
    def sign_in(self) -> SignIn:
        """Who is at the desk."""
        ...

    @property
    def lock(self) -> DeskLock:
        """Covers the work, and lets its operator back."""
        ...

    @property
    def lookup(self) -> CitizenLookup:
        """Finds people."""
        ...

    @property
    def notes(self) -> CitizenNotes:
        """What clerks have noted about people."""
        ...

    @property
    def persons(self) -> NewPersons:
        """Makes people whom the registry does not have."""
        ...

    @property
    def release(self) -> NoticeRelease:
        """Releases notices."""
        ...

    @property
    def templates(self) -> ReleaseTemplates:
        """Forms filled in before."""
        ...

    @property
    def corrections(self) -> Corrections:
        """Forms of releases that were refused."""
        ...

    @property
    def codes(self) -> CustomerCodes:
        """What the citizen's screen may show."""
        ...

    @property
    def pads(self) -> PadNumbers:
        """Numbers printed ahead."""
        ...

    @property
    def reprint(self) -> NoticeReprint:
        """Content of notices that exist."""
        ...

    @property
    def plans(self) -> PlanPaper:
        """Content of the papers of whole plans."""
        ...

    @property
    def check(self) -> PaymentCheck:
        """Tells whether they were paid."""
        ...

    @property
    def situations(self) -> PaymentSituation:
        """Says on paper how notices stand."""
        ...

    @property
    def proofs(self) -> ReceiptCheck:
        """Tells whether receipts are genuine."""
        ...

    @property
    def notice_acts(self) -> NoticeActs:
        """Decides about notices that exist."""
        ...

    @property
    def notice_plans(self) -> NoticePlans:
        """Makes plans for them."""
        ...

    @property
    def refunds(self) -> Refunds:
        """Asks payments back, and decides what others ask back."""
        ...

    @property
    def cancels(self) -> CancelRequests:
        """Decides which cancellations of others are approved."""
        ...

    @property
    def anomalies(self) -> Anomalies:
        """Tells supervisors what to look at."""
        ...

    @property
    def settlement(self) -> SettlementLook:
        """Tells what came in together."""
        ...

    @property
    def lists(self) -> NoticeLists:
        """Today's notices of this desk, and its tasks."""
        ...

    @property
    def listing(self) -> NoticeListing:
        """Lists of notices, of whatever days and desks."""
        ...

    @property
    def exports(self) -> ListExport:
        """Writes lists into files."""
        ...

    @property
    def handed_tasks(self) -> HandedTasks:
        """Tasks that clerks hand to their supervisors."""
        ...

    @property
    def day(self) -> DeskDay:
        """What was done on a day, and its closing."""
        ...

    @property
    def day_reports(self) -> DayReports:
        """A day as a paper or a file."""
        ...

    @property
    def task_figure(self) -> TaskFigure:
        """How many tasks there are."""
        ...

    @property
    def tasks(self) -> OpenTasks:
        """What needs a human."""
        ...

    @property
    def drafts(self) -> Drafts:
        """Notices that operators have begun."""
        ...

    @property
    def catalogue(self) -> CatalogueAdmin:
        """Sets up kinds of debt."""
        ...

    @property
    def forms(self) -> BegunForms:
        """Other forms that operators have begun."""
        ...

    @property
    def kind_drafts(self) -> KindDrafts:
        """Kinds of debt that administrators have begun to change."""
        ...

    @property
    def preferences(self) -> Preferences:
        """How operators like to work here."""
        ...

    @property
    def appearances(self) -> Appearances:
        """How operators like the window to look."""
        ...

    @property
    def facts(self) -> DeskFactsReader:
        """What this desk is and how it stands."""
        ...

    @property
    def printers(self) -> PrinterSetup:
        """Which printers this desk uses."""
        ...

    @property
    def scanner(self) -> ScannerMemory:
        """What is known of this desk's scanner."""
        ...

    @property
    def status(self) -> DeskStatus:
        """Facts of the status line."""
        ...

    @property
    def papers(self) -> DeskPapers:
        """What has become of papers."""
        ...

    @property
    def ready_papers(self) -> ReadyPapers:
        """Papers to look at before they are printed."""
        ...

    @property
    def mail_drafts(self) -> MailDrafts:
        """Drafts of e-mails with papers in them."""
        ...

    @property
    def bulk_prints(self) -> BulkPrints:
        """Prints of many notices."""
        ...

    @property
    def spool(self) -> Spool:
        """Prints."""
        ...

    @property
    def events(self) -> CounterEvents:
        """What happens meanwhile."""
        ...

    @property
    def clock(self) -> Clock:
        """Where the present comes from."""
        ...

    def start(self) -> None:
        """Start delivering and listening."""

    def stop(self) -> None:
        """Stop the threads and close the store; nothing durable is lost."""


#: Builds the program; runs on a worker thread after the first window has been painted.
CounterFactory = Callable[[], Counter]
