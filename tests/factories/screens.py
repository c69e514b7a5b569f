"""A counter with believable people, to put behind the real window.

The services are stand-ins that answer from memory: what they decide is tested elsewhere.
"""

import itertools

from counter_app.services.anomalies import Anomalies
from counter_app.services.cancel_requests import CancelRequests
from counter_app.services.paper_files import MailDrafts
from counter_app.services.refunds import Refunds
from counter_app.services.task_figure import TaskFigure
from tests.factories.day_on_screen import FakeDay, FakeDayReports, FakeHandedTasks
from tests.factories.screen_cancels import FakeCancelServer
from tests.factories.screen_checks import (
    FakeCheck,
    FakeNoticeActs,
    FakeProofs,
    FakeReprint,
    FakeSituations,
)
from tests.factories.screen_citizens import FakeLookup, FakeNotes, FakePersons
from tests.factories.screen_desk import (
    FakeAppearances,
    FakeBegunForms,
    FakeCatalogue,
    FakeDrafts,
    FakeFacts,
    FakeKindDrafts,
    FakeLists,
    FakePreferences,
    FakePrinters,
    FakeSpool,
    FakeStatus,
)
from tests.factories.screen_entry import FakeLock, FakeSetup, FakeSignIn
from tests.factories.screen_lists import FakeExports, FakeListing
from tests.factories.screen_money import FakeSettlement
from tests.factories.screen_papers import FakeBulkPrints, FakePapers, FakeReadyPapers
from tests.factories.screen_refunds import FakeAnomalyServer, FakeRefundServer
from tests.factories.screen_release import (
    FakeCodes,
    FakeCorrections,
    FakeNoticePlans,
    FakePads,
    FakePlans,
    FakeRelease,
    FakeTemplates,
)
from tests.factories.screen_tasks import FakeTaskCounts, FakeTasks, LineOfWorld
from tests.factories.screen_world import World


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
        self.task_figure = TaskFigure(
            self.tasks, lambda: FakeTaskCounts(world), self.sign_in, LineOfWorld(world)
        )
        self.drafts = FakeDrafts(world)
        self.catalogue = FakeCatalogue(world)
        self.kind_drafts = FakeKindDrafts(world)
        self.forms = FakeBegunForms(world)
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
