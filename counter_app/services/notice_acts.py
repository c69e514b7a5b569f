"""What an operator decides about a notice: cancel, suspend, resume, change, paid elsewhere.

Online only: whether the lifecycle allows it is known on the server alone, and nobody may pay what a
desk only believes to have withdrawn.
"""

from collections.abc import Callable

from counter_app.services.ports import Reachability, Server
from counter_app.services.sign_in import SignIn
from counter_app.services.views import RowState
from counter_app.store import citizens
from counter_app.store.database import Database
from payments_core.errors import RuleBroken
from payments_core.identifiers import notice_number as numbers
from payments_core.model.role import Role
from payments_core.wire.desk.notice_messages import ActKind, NoticeAct

#: Roles that decide about notices of others; a clerk may only cancel what is the clerk's own.
_DECIDING = frozenset({Role.SUPERVISOR.value, Role.ADMINISTRATOR.value})

_OPEN = (RowState.TO_PAY, RowState.OVERDUE)
#: What may be done in which state; the server has the last word.
_ACTS = {
    ActKind.CANCEL: (*_OPEN, RowState.SUSPENDED),
    ActKind.SUSPEND: _OPEN,
    ActKind.RESUME: (RowState.SUSPENDED,),
    ActKind.CHANGE: (*_OPEN, RowState.EXPIRED, RowState.SUSPENDED),
    ActKind.PAID_ELSEWHERE: (*_OPEN, RowState.EXPIRED),
}


class NoticeActs:
    """Asks the server; what it answers is kept as the newest thing known of the notice."""

    def __init__(
        self,
        database: Database,
        server: Callable[[], Server],
        sign_in: SignIn,
        line: Reachability,
    ) -> None:
        self._database = database
        self._server = server
        self._sign_in = sign_in
        self._line = line

    def possible(self, state: RowState) -> tuple[ActKind, ...]:
        """What this operator may try with a notice in this state; a clerk may try to cancel."""
        decides = not self._sign_in.roles().isdisjoint(_DECIDING)
        return tuple(
            act
            for act, states in _ACTS.items()
            if state in states and (decides or act is ActKind.CANCEL)
        )

    def perform(self, notice_number: str, wanted: NoticeAct) -> None:
        """Have it done; raises `act_needs_line`, `role_missing`, and what the server refuses."""
        if self._line.offline_since is not None:
            raise RuleBroken("act_needs_line")
        number = numbers.validate(notice_number)
        check = self._server().act(number, wanted, self._sign_in.token())
        with self._database.write() as session:
            citizens.keep_check(session, check)
