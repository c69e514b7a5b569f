"""Whose turn it is at the desk: who is signed in, whose work is locked, who has left.

It changes hands in one step that waits for nobody, neither disk nor server: the window locks from
its own thread, and whoever comes in afterwards is not sent away by the leave of the one before.
"""

import threading
from dataclasses import dataclass
from datetime import datetime, timedelta

from counter_app.services.views import OperatorView
from payments_core.errors import RuleBroken

#: How long after the password a PIN leads back to the work.
WORKING_DAY = timedelta(hours=12)


@dataclass(eq=False, slots=True)
class DeskSession:
    """One stay at the desk. Without the server there is a password in place of a token: it is kept
    in memory to sign in quietly when the line is back, and only until then.

    `began_at` is when the password was right, `has_pin` whether a PIN leads back after a lock.
    """

    operator: OperatorView
    token: str | None
    expires_at: datetime | None
    password: str | None
    began_at: datetime
    has_pin: bool = False

    def opens_with_pin(self, now: datetime) -> bool:
        """Whether it still lives, and may be gone back to with a PIN: within the working day, by a
        clock that was not turned back behind its beginning."""
        if self.expires_at is not None and self.expires_at <= now:
            return False
        return self.has_pin and timedelta(0) <= now - self.began_at <= WORKING_DAY


class DeskSessions:
    """At most one stay is present, or locked; those that are over wait to be seen off."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._present: DeskSession | None = None
        self._locked: DeskSession | None = None
        self._gone: list[DeskSession] = []

    @property
    def present(self) -> DeskSession | None:
        """Who is signed in."""
        return self._present

    @property
    def locked(self) -> DeskSession | None:
        """Whose work a PIN uncovers."""
        return self._locked

    def stay(self) -> DeskSession:
        """Who is signed in; `not_signed_in`."""
        session = self._present
        if session is None:
            raise RuleBroken("not_signed_in")
        return session

    def begin(self, session: DeskSession) -> None:
        """Somebody comes; whoever was here, or had locked, is gone."""
        with self._guard:
            self._let_go()
            self._present = session

    def lock(self, now: datetime) -> DeskSession | None:
        """Nobody is signed in any more; the session that a PIN leads back to, None for none."""
        with self._guard:
            session, self._present = self._present, None
            if session is not None:
                if session.opens_with_pin(now):
                    self._locked = session
                else:
                    self._gone.append(session)
            return self._locked

    def unlock(self, session: DeskSession) -> bool:
        """Go on with it; whether it was still locked, and nobody had come meanwhile."""
        with self._guard:
            if self._locked is not session:
                return False
            self._present, self._locked = session, None
            return True

    def leave(self) -> None:
        """Nobody is here and nothing locked."""
        with self._guard:
            self._let_go()

    def drop(self, session: DeskSession) -> None:
        """Its PIN leads nowhere any more."""
        with self._guard:
            if self._locked is session:
                self._locked = None
                self._gone.append(session)

    def follows_somebody(self) -> bool:
        """Whether whoever comes now comes after somebody who was not seen off yet."""
        return self._present is not None or self._locked is not None or bool(self._gone)

    def holds(self, session: DeskSession) -> bool:
        """Whether it is not over."""
        return session in (self._present, self._locked)

    def take_gone(self) -> list[DeskSession]:
        """Those that are over, once."""
        with self._guard:
            gone, self._gone = self._gone, []
            return gone

    def _let_go(self) -> None:
        self._gone += [one for one in (self._present, self._locked) if one is not None]
        self._present = self._locked = None
