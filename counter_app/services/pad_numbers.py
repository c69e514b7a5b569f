"""Numbers printed ahead on forms (pads), as a clerk reads them from the paper.

Whether such a number is free only the server knows, so there is nothing to be said of it offline.
"""

from collections.abc import Callable

from counter_app.services.ports import Reachability, Server
from counter_app.services.recognition import notice_number_of
from counter_app.services.sign_in import SignIn
from counter_app.store import desk
from counter_app.store.database import Database
from payments_core.errors import RuleBroken
from payments_core.wire.desk.operation_messages import PadNumber


class PadNumbers:
    """Asks the server about numbers of pads."""

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

    def read(self, text: str) -> PadNumber:
        """The number that was typed or scanned, with the kind of debt it was printed for.

        Raises what is wrong with the number, `pad_number_unknown`, `pad_number_used`,
        `pad_number_offline` and the troubles of the line.
        """
        with self._database.read() as session:
            number = notice_number_of(text, desk.get(session).entity_id)
        if self._line.offline_since is not None:
            raise RuleBroken("pad_number_offline")
        return self._server().pad_number(number, self._sign_in.token())
