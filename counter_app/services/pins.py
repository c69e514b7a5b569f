"""The PIN of each operator: opens their own lock at this desk, never a first sign-in.

What is kept is a slow hash in the encrypted store, made as the one of the password is. A million
PINs are soon tried by whoever has that store open; but then there is nothing left to open for them.
Through this program there are PIN_TRIES, each a row before it is compared.
"""

import threading

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from counter_app.services.audit_trail import AuditTrail
from counter_app.store import pins
from counter_app.store.database import Database
from payments_core.clock import Clock
from payments_core.errors import RuleBroken
from payments_core.model.audit_act import AuditAct

#: Wrong PINs after which the password is asked.
PIN_TRIES = 5


class Pins:
    """Keeps PINs and compares them, one at a time. Whose lock it is decides `DeskLock`."""

    def __init__(
        self, database: Database, hasher: PasswordHasher, clock: Clock, trail: AuditTrail
    ) -> None:
        self._database = database
        self._hasher = hasher
        self._clock = clock
        self._trail = trail
        self._guard = threading.Lock()

    def is_kept(self, operator_id: str) -> bool:
        """Whether the operator has a PIN here."""
        with self._database.read() as session:
            return pins.find(session, operator_id) is not None

    def keep(self, operator_id: str, pin: str) -> None:
        """A PIN that was found good, in place of an earlier one."""
        verifier = self._hasher.hash(pin)
        with self._database.write() as session:
            pins.keep(session, operator_id, verifier, self._clock.now())

    def take_away(self, operator_id: str) -> None:
        """From now on the password is asked."""
        with self._database.write() as session:
            pins.forget(session, operator_id)

    def recognised(self, operator_id: str, *, changed: bool) -> bool:
        """The operator's password was right; whether a PIN opens their next lock.

        One that was chosen under another password goes with it. Tries that have used a PIN up are
        over; fewer stay counted, whatever was restarted between them.
        """
        with self._database.write() as session:
            if changed:
                pins.forget(session, operator_id)
            elif pins.count_tries(session, operator_id) >= PIN_TRIES:
                pins.forget_tries(session, operator_id)
            return pins.find(session, operator_id) is not None

    def compare(self, operator_id: str, pin: str) -> None:
        """Count a try, then compare; the right PIN ends the count.

        Raises `pin_wrong` with the tries that are `left`, `pin_used_up` when none is, and
        `pin_not_asked` where there is no PIN any more.
        """
        with self._guard:
            verifier, left = self._count_try(operator_id)
            right = is_secret(self._hasher, verifier, pin)
            act = AuditAct.SIGNED_IN if right else AuditAct.SIGN_IN_REFUSED
            with self._database.write() as session:
                self._trail.note(session, operator_id, act)
                if right:
                    pins.forget_tries(session, operator_id)
        if not right:
            raise RuleBroken("pin_wrong", left=left) if left else RuleBroken("pin_used_up")

    def _count_try(self, operator_id: str) -> tuple[str, int]:
        with self._database.write() as session:
            kept = pins.find(session, operator_id)
            if kept is None:
                raise RuleBroken("pin_not_asked")
            tries = pins.count_tries(session, operator_id)
            if tries >= PIN_TRIES:
                raise RuleBroken("pin_used_up")
            pins.add_try(session, operator_id, self._clock.now())
            return kept.verifier, PIN_TRIES - tries - 1


def is_secret(hasher: PasswordHasher, verifier: str, typed: str) -> bool:
    """Whether a slow hash was made of what was typed."""
    try:
        return hasher.verify(verifier, typed)
    except VerificationError:
        return False
