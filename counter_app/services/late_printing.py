"""Prints by itself what could not be printed at once: kinds that wait for the server's answer."""

import threading

import structlog

from counter_app.events import ChangeArrived, CounterEvent, CounterEvents, OutboxChanged
from counter_app.printing.spool import Spool
from counter_app.services.notice_reprint import NoticeReprint
from counter_app.store import notices
from counter_app.store.database import Database
from payments_core.errors import RuleBroken

_log = structlog.get_logger(__name__)


class LatePrinting:
    """Watches for answers; a notice is printed once, whatever else is told about it."""

    def __init__(
        self, database: Database, reprint: NoticeReprint, spool: Spool, events: CounterEvents
    ) -> None:
        self._database = database
        self._reprint = reprint
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
                due = [
                    (row.notice_number, row.operator_id) for row in notices.to_print_late(session)
                ]
            for number, operator_id in due:
                self._print(number, operator_id)

    def _print(self, number: str, operator_id: str) -> None:
        try:
            self._spool.print_notice(self._reprint.first_paper(number), operator_id)
        except RuleBroken as trouble:
            if trouble.code == "printer_not_set":
                return
            _log.info("late_print_not_needed", code=trouble.code, notice_number=number)
        with self._database.write() as session:
            row = notices.by_number(session, number)
            if row is not None:
                row.late_print = False

    def _on_event(self, event: CounterEvent) -> None:
        match event:
            case OutboxChanged() | ChangeArrived():
                self.print_due()
            case _:
                return
