"""Which notice the reference of a payment is of, as a treasurer's text quotes it.

An IUV of 17 digits is all of its notice number but the first digit; one of 15 lacks the
application code as well, and an RF reference (ISO 11649) has nothing of a number in it: only who
keeps the notices, their receipts and the banks' flows can tell.
"""

from collections.abc import Callable

from counter_app.client.line_evidence import SERVER_OLDER
from counter_app.services.ports import Reachability, Server
from counter_app.services.sign_in import SignIn
from counter_app.store import citizens, notices
from counter_app.store.database import Database
from payments_core.errors import RuleBroken, WorldTrouble
from payments_core.identifiers import notice_number


class CreditorReferences:
    """Looks among the notices that this desk knows, then asks the server."""

    def __init__(
        self, database: Database, server: Callable[[], Server], sign_in: SignIn, line: Reachability
    ) -> None:
        self._database = database
        self._server = server
        self._sign_in = sign_in
        self._line = line

    def notice_of(self, reference: str) -> str:
        """The number of the notice. Raises `reference_of_several` with their `numbers`,
        `reference_in_flow` with the `flow_id` of a payment without a notice here,
        `reference_unknown`, and `reference_unknown_offline` where nobody can be asked."""
        numbers = self._known_here(reference)
        flow_id = None
        if not numbers:
            numbers, flow_id = self._told(reference)
        match numbers:
            case (number,):
                return number
            case ():
                pass
            case _:
                said = ", ".join(map(notice_number.format, numbers))
                raise RuleBroken("reference_of_several", reference=reference, numbers=said)
        if flow_id is not None:
            raise RuleBroken("reference_in_flow", reference=reference, flow_id=flow_id)
        raise RuleBroken("reference_unknown", reference=reference)

    def _known_here(self, reference: str) -> tuple[str, ...]:
        with self._database.read() as session:
            return tuple(
                number
                for number in notice_number.carrying(reference)
                if citizens.known_notice(session, number) is not None
                or notices.by_number(session, number) is not None
            )

    def _told(self, reference: str) -> tuple[tuple[str, ...], str | None]:
        if self._line.offline_since is not None:
            raise RuleBroken("reference_unknown_offline", reference=reference)
        try:
            reply = self._server().reference(reference, self._sign_in.token())
        except WorldTrouble as trouble:
            if trouble.code == SERVER_OLDER:
                return (), None
            raise RuleBroken("reference_unknown_offline", reference=reference) from trouble
        return reply.notice_numbers, reply.flow_id
