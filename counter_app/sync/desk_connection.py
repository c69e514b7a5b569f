"""How this desk comes to clients of the server, as the desk that its store says it is."""

import threading
from collections.abc import Callable
from typing import Protocol

from counter_app.asking_nobody import refuse_to_ask
from counter_app.client.central_client import CentralClient
from counter_app.client.line_evidence import LineEvidence
from counter_app.store import desk as desk_row
from counter_app.store.database import Database


class Connect(Protocol):
    """Makes a client for a server's address, as a desk (`X-Desk`) or as nobody yet; `observed` is
    told what each call shows of the line."""

    def __call__(
        self,
        server_url: str,
        desk: str | None,
        observed: Callable[[LineEvidence], None],
        *,
        ticks: Callable[[], float],
    ) -> CentralClient:
        """The client, to be closed by who asks for it."""
        ...


class DeskConnection:
    """The clients of this desk: one shared by the services, others for threads of their own."""

    def __init__(
        self,
        database: Database,
        observed: Callable[[LineEvidence], None],
        ticks: Callable[[], float],
        connect: Connect,
    ) -> None:
        self._database = database
        self._observed = observed
        self._ticks = ticks
        self._connect = connect
        self._guard = threading.Lock()
        self._shared: CentralClient | None = None
        self._shared_for: tuple[str, str] | None = None

    def connect(self, server_url: str, desk: str | None) -> CentralClient:
        """A client for any server, as a desk or as nobody yet; not from work that asks nobody."""
        refuse_to_ask()
        return self._connect(server_url, desk, self._observed, ticks=self._ticks)

    def open(self) -> CentralClient:
        """A client of one's own, to be closed by who opens it."""
        return self.connect(*self._identity())

    def shared(self) -> CentralClient:
        """The client of the services. After the desk was enrolled again it is another one, and the
        former one is closed: what is still asked as the former desk is nobody's any more. Not from
        work that asks nobody."""
        refuse_to_ask()
        identity = self._identity()
        with self._guard:
            if self._shared is None or self._shared_for != identity:
                former, self._shared = self._shared, self.connect(*identity)
                self._shared_for = identity
                if former is not None:
                    former.close()
            return self._shared

    def close(self) -> None:
        """Close the shared client."""
        with self._guard:
            if self._shared is not None:
                self._shared.close()
            self._shared = self._shared_for = None

    def _identity(self) -> tuple[str, str]:
        with self._database.read() as session:
            row = desk_row.get(session)
        return row.server_url, desk_row.header_of(row)
