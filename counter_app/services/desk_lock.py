"""Locks the desk, and lets the same operator back with a PIN: today, while their session lives.

A PIN stands in for the password of somebody who has just given it at this desk. So it leads back to
locked work only, of the one who locked it, and never makes a session: after a sign-out, a restart,
a working day or PIN_TRIES wrong PINs the password is asked.
"""

from argon2 import PasswordHasher

from counter_app.services import pin as pin_rule
from counter_app.services.desk_sessions import DeskSession, DeskSessions
from counter_app.services.pins import Pins, is_secret
from counter_app.services.views import OperatorView
from counter_app.services.way_back import WayBack
from counter_app.store import operators
from counter_app.store.database import Database
from counter_app.store.sign_in_attempts import SignInAttempts
from payments_core.clock import Clock
from payments_core.errors import RuleBroken


class DeskLock:
    """Covers the work of whoever is signed in, and takes care of their PIN."""

    def __init__(
        self,
        database: Database,
        sessions: DeskSessions,
        pins: Pins,
        attempts: SignInAttempts,
        hasher: PasswordHasher,
        clock: Clock,
    ) -> None:
        self._database = database
        self._sessions = sessions
        self._pins = pins
        self._attempts = attempts
        self._hasher = hasher
        self._clock = clock

    def lock(self) -> WayBack:
        """Nobody is signed in while the work is covered; what leads back to it. Waits for nobody,
        so that the window may do it before it shows who may come in."""
        self._sessions.lock(self._clock.now())
        return self.way_back()

    def way_back(self) -> WayBack:
        """What leads back to locked work now."""
        return WayBack.PIN if self._sessions.locked is not None else WayBack.PASSWORD

    def unlock(self, pin: str) -> OperatorView:
        """Back to the locked work, for whoever locked it: nobody else's PIN is compared.

        Raises `pin_wrong` with the tries `left`; `pin_used_up` after too many, and `pin_not_asked`
        when the session is over or the PIN gone: from then on only the password leads back.
        """
        session = self._sessions.locked
        if session is None or not session.opens_with_pin(self._clock.now()):
            self._give_up(session)
            raise RuleBroken("pin_not_asked")
        try:
            self._pins.compare(session.operator.operator_id, pin)
        except RuleBroken as trouble:
            if trouble.code in ("pin_used_up", "pin_not_asked"):
                self._give_up(session)
            raise
        if not self._sessions.unlock(session):
            raise RuleBroken("pin_not_asked")
        return session.operator

    def has_pin(self) -> bool:
        """Whether a PIN will lead whoever is signed in back after a lock."""
        session = self._sessions.present
        return session is not None and session.has_pin

    def set_pin(self, password: str, pin: str) -> None:
        """From now on this PIN opens the operator's lock, at this desk alone.

        Raises `not_signed_in`, the refusals of `services.pin`, `credentials_refused` for a wrong
        password and `sign_in_blocked` after a few, and `pin_needs_sign_in` where this desk could
        not keep what it compares the password with.
        """
        session = self._sessions.stay()
        chosen = pin_rule.validate(pin)
        operator = session.operator
        with self._database.read() as reading:
            known = operators.find(reading, operator.username)
        if known is None:
            raise RuleBroken("pin_needs_sign_in")
        with self._attempts.attempt(operator.username):
            if not is_secret(self._hasher, known.verifier, password):
                raise RuleBroken("credentials_refused")
        self._pins.keep(operator.operator_id, chosen)
        session.has_pin = True

    def remove_pin(self) -> None:
        """From now on the password opens the operator's lock; `not_signed_in`."""
        session = self._sessions.stay()
        self._pins.take_away(session.operator.operator_id)
        session.has_pin = False

    def _give_up(self, session: DeskSession | None) -> None:
        if session is not None:
            session.has_pin = False
            self._sessions.drop(session)
