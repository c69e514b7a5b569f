"""Prints of many notices at a desk whose services are built one by one."""

from dataclasses import dataclass
from pathlib import Path

from counter_app.services import notice_rows
from counter_app.services.audit_trail import AuditTrail
from counter_app.services.bulk_order import BulkOrder, BulkView, BulkWay
from counter_app.services.bulk_papers import BulkPapers
from counter_app.services.bulk_prints import BulkPrints
from counter_app.services.bulk_worker import BulkWorker
from counter_app.services.print_log import SpoolLog
from counter_app.services.views import NoticeView
from counter_app.store import notices, prints
from counter_app.store.tables import PrintJobRow
from payments_core.clock import rome_date
from tests.factories.counter import ids
from tests.factories.desk_services import Services


@dataclass
class Bulk:
    """What asks for prints and what makes them, without its thread."""

    services: Services
    prints: BulkPrints
    worker: BulkWorker
    papers: BulkPapers

    def released(self, count: int, kind_id: str = "carta-identita") -> tuple[NoticeView, ...]:
        """Notices of the first citizen, registered at the server."""
        numbers = [self.services.release_one(kind_id).notice_number for _ in range(count)]
        self.services.deliver()
        return tuple(self.row(number) for number in numbers)

    def plan(self, count: int = 2) -> tuple[NoticeView, ...]:
        """The numbers of a debt that is paid at once or in so many instalments."""
        released = self.services.release_one("suolo", plan=count, metri="10")
        self.services.deliver()
        return tuple(self.row(number) for number in released.notice_numbers)

    def row(self, number: str) -> NoticeView:
        """A notice as the lists of the desk show it."""
        with self.services.database.read() as session:
            found = notices.by_number(session, number)
            assert found is not None
            (view,) = notice_rows.of_desk(session, [found], rome_date(self.services.clock.now()))
        return view

    def begin(
        self,
        shown: tuple[NoticeView, ...],
        way: BulkWay = BulkWay.PRINTER,
        target: Path | None = None,
        *,
        by_postal_code: bool = False,
    ) -> BulkView:
        return self.prints.begin(BulkOrder(shown, way, target, by_postal_code))

    def view(self, begun: BulkView) -> BulkView:
        return self.prints.view(begun.print_id)

    def jobs(self, number: str) -> list[PrintJobRow]:
        """What is on record of a notice's papers."""
        with self.services.database.read() as session:
            return list(prints.of_notice(session, number))


def bulk_printing(services: Services) -> Bulk:
    """The prints of this desk; every call is the program after another start."""
    log = SpoolLog(services.sign_in, AuditTrail(services.clock, ids("entry")))
    papers = BulkPapers(services.database, services.plans, services.spool, log, services.clock)
    worker = BulkWorker(services.database, services.sign_in, papers, services.events)
    prints_ = BulkPrints(
        services.database, services.sign_in, services.spool, services.events, services.clock,
        ids("bulk"), worker.wake,
    )  # fmt: skip
    return Bulk(services, prints_, worker, papers)


def print_all(bulk: Bulk) -> None:
    """Let the printer print and the worker feed it until nothing moves."""
    spool = bulk.services.spool
    for _ in range(100):
        bulk.worker.turn()
        for worker in spool._workers.values():
            worker.turn()
        if bulk.prints.unfinished() is None:
            return
