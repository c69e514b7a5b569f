"""Prints by itself what could not be printed at once: kinds that wait for the server's answer."""

import threading

import structlog

from counter_app.events import ChangeArrived, CounterEvent, CounterEvents, OutboxChanged
from counter_app.printing.spool import Spool
from counter_app.services.plan_paper import PlanPaper
from counter_app.store import notices
from counter_app.store.database import Database
from payments_core.errors import RuleBroken

_log = structlog.get_logger(__name__)


class LatePrinting:
    """Watches for answers; a notice is printed once, whatever else is told about it."""

    def __init__(
        self, database: Database, plans: PlanPaper, spool: Spool, events: CounterEvents
    ) -> None:
        self._database = database
        self._plans = plans
        self._spool = spool
        self._guard = threading.Lock()
        events.subscribe(self._on_event)

    def print_due(self) -> None:
        """Print the notices whose answer has come since the clerk turned to somebody else.

        While the store is locked nothing is known of them; the next answer asks again.
        """
        if not self._database.is_open:
            return
        with self._guard:
            with self._database.read() as session:
                releases = {
                    row.operation_id: (row.notice_number, row.operator_id)
                    for row in notices.to_print_late(session)
                }
            for operation_id, (number, operator_id) in releases.items():
                self._print(operation_id, number, operator_id)

    def _print(self, operation_id: str, number: str, operator_id: str) -> None:
        """One paper for a release, whichever of its numbers asked for it."""
        try:
            self._spool.print_notice(self._plans.first_paper(number), operator_id)
        except RuleBroken as trouble:
            if trouble.code == "printer_not_set":
                return
            _log.info("late_print_not_needed", code=trouble.code, notice_number=number)
        with self._database.write() as session:
            for row in notices.by_operation(session, operation_id):
                row.late_print = False

    def _on_event(self, event: CounterEvent) -> None:
        match event:
            case OutboxChanged() | ChangeArrived():
                self.print_due()
            case _:
                return
