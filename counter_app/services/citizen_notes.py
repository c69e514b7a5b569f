"""What clerks note about a citizen: read, written and withdrawn, with or without the line.

A note is a row of the store with its outbox row before it is shown, and until the server has it the
window says that it waits. What was known of a citizen's notes stays as long as the citizen does
(product decision 9).
"""

from collections.abc import Callable, Sequence

from sqlalchemy.orm import Session

from counter_app.events import CounterEvents, OutboxChanged
from counter_app.services.audit_trail import AuditTrail
from counter_app.services.ports import DeskTime, Reachability, Server
from counter_app.services.sign_in import SignIn
from counter_app.services.views import CitizenNoteView
from counter_app.store import citizen_notes, new_persons, numbers
from counter_app.store.database import Database
from counter_app.store.tables import CitizenNoteRow
from payments_core.errors import RuleBroken, WorldTrouble
from payments_core.model.audit_act import AuditAct
from payments_core.model.role import LEADERS
from payments_core.rules import citizen_note
from payments_core.wire.desk.operation_messages import CitizenNote


class CitizenNotes:
    """Notes of the citizens of this desk's entity."""

    def __init__(
        self,
        database: Database,
        server: Callable[[], Server],
        sign_in: SignIn,
        line: Reachability,
        events: CounterEvents,
        wake: Callable[[], None],
        clock: DeskTime,
        new_id: Callable[[], str],
        trail: AuditTrail,
    ) -> None:
        self._database = database
        self._server = server
        self._sign_in = sign_in
        self._line = line
        self._events = events
        self._wake = wake
        self._clock = clock
        self._new_id = new_id
        self._trail = trail
        self._with_older: set[str] = set()

    def of(self, citizen_id: str) -> tuple[CitizenNoteView, ...]:
        """The notes about a citizen, those that are shown first, each group newest first.

        Raises `not_signed_in`, `audit_trail_full`, and what the server refuses.
        """
        operator_id = self._sign_in.operator_id()
        with self._database.read() as session:
            untold = new_persons.untold(session, citizen_id) is not None
            known_as = new_persons.known_as(session, citizen_id)
        if untold or not self._ask_server(known_as):
            self._note_look(operator_id, known_as)
        with self._database.read() as session:
            return self._views(citizen_notes.of_citizen(session, known_as))

    def has_older(self, citizen_id: str) -> bool:
        """Whether the server keeps older notes than it has told; false before it has told any."""
        with self._database.read() as session:
            return new_persons.known_as(session, citizen_id) in self._with_older

    def write(self, citizen_id: str, text: str) -> None:
        """Note something. Raises what `citizen_note.validate` raises, and `not_signed_in`."""
        clean = citizen_note.validate(text)
        with self._database.write() as session:
            self._queue(session, citizen_id, clean, withdraws=None)
        self._send()

    def withdraw(self, note_id: str, reason: str) -> None:
        """Have a note no longer shown; it stays on record with the reason.

        Raises `note_unknown`, `note_of_another`, `note_withdrawn`, and as `write`.
        """
        clean = citizen_note.validate(reason, citizen_note.REASON_LEAST)
        with self._database.write() as session:
            written = citizen_notes.find(session, note_id)
            if written is None or written.withdraws is not None:
                raise RuleBroken("note_unknown")
            if not self._may_withdraw(written):
                raise RuleBroken("note_of_another", author=written.author_name)
            if citizen_notes.is_withdrawn(session, note_id):
                raise RuleBroken("note_withdrawn")
            self._queue(session, written.citizen_id, clean, withdraws=note_id)
        self._send()

    def _send(self) -> None:
        self._events.publish(OutboxChanged())
        self._wake()

    def _ask_server(self, citizen_id: str) -> bool:
        """Whether the server has told, and so has logged who looked."""
        if self._line.offline_since is not None:
            return False
        try:
            page = self._server().notes_about(citizen_id, self._sign_in.token())
        except WorldTrouble:
            return False
        with self._database.write() as session:
            citizen_notes.keep(session, citizen_id, page.notes)
        if page.more:
            self._with_older.add(citizen_id)
        else:
            self._with_older.discard(citizen_id)
        return True

    def _note_look(self, operator_id: str, citizen_id: str) -> None:
        with self._database.write() as session:
            hits = len(citizen_notes.of_citizen(session, citizen_id))
            self._trail.note(
                session, operator_id, AuditAct.NOTES_READ, citizen_id=citizen_id, hits=hits
            )

    def _queue(
        self, session: Session, citizen_id: str, text: str, *, withdraws: str | None
    ) -> None:
        known_as = new_persons.known_as(session, citizen_id)
        operator = self._sign_in.current()
        note = CitizenNote(
            operation_id=self._new_id(),
            operator_id=self._sign_in.operator_id(),
            generation=numbers.desk_generation(session),
            citizen_id=known_as,
            new_person=new_persons.untold(session, known_as),
            text=text,
            withdraws=withdraws,
            written_at=self._clock.now(),
            clock=self._clock.mark(),
        )
        citizen_notes.queue(session, note, operator.display_name if operator else "")

    def _views(self, rows: Sequence[CitizenNoteRow]) -> tuple[CitizenNoteView, ...]:
        withdrawals = {row.withdraws: row for row in rows if row.withdraws is not None}
        views = [
            self._view(row, withdrawals.get(row.note_id)) for row in rows if row.withdraws is None
        ]
        return tuple(sorted(views, key=lambda view: view.withdrawn_at is not None))

    def _view(self, row: CitizenNoteRow, withdrawal: CitizenNoteRow | None) -> CitizenNoteView:
        return CitizenNoteView(
            note_id=row.note_id,
            text=row.text,
            author_name=row.author_name,
            written_at=row.written_at,
            waits=row.waits or (withdrawal is not None and withdrawal.waits),
            may_withdraw=withdrawal is None and self._may_withdraw(row),
            withdrawn_at=withdrawal.written_at if withdrawal else None,
            withdrawn_by=withdrawal.author_name if withdrawal else "",
            reason=withdrawal.text if withdrawal else "",
        )

    def _may_withdraw(self, row: CitizenNoteRow) -> bool:
        return row.written_by == self._sign_in.operator_id() or not LEADERS.isdisjoint(
            self._sign_in.roles()
        )
