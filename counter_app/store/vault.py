"""Opens the store: the lock of the machine, the key from its slots, the database."""

from collections.abc import Callable
from pathlib import Path

import structlog
from sqlalchemy.orm import Session

from counter_app.store import audit, journal_rows
from counter_app.store.aside import STORE_COMPANIONS, beside
from counter_app.store.damage import StoreDamaged
from counter_app.store.database import Database
from counter_app.store.durable_file import move_durably
from counter_app.store.key_slots import Keys, KeySlots
from counter_app.store.machine import StoreLock
from counter_app.store.recovery import Recovery
from payments_core.clock import Clock
from payments_core.errors import RuleBroken, WorldTrouble

_log = structlog.get_logger(__name__)


class Vault:
    """The store's door. `on_open` is called each time the store has been opened.

    With a keyring the store opens when the program starts. Without one it opens with the first
    sign-in of a clerk who has a passphrase slot; a clerk gets the slot by signing in online while
    the store is open, at enrolment or after a colleague. Clerks have slots beside a keyring too:
    a keyring belongs to one system account, can be reset with that account's password and may
    fail to start, and behind it lie releases that nobody else has.
    """

    def __init__(
        self,
        database: Database,
        path: Path,
        slots: KeySlots,
        lock: StoreLock,
        recovery: Recovery,
        clock: Clock,
    ) -> None:
        self._database = database
        self._path = path
        self._copy = path.with_name(f"{path.name}.rekeyed")
        self._slots = slots
        self._lock = lock
        self._recovery = recovery
        self._clock = clock
        self._key: bytes | None = None
        self._account_settled = False
        self.on_open: Callable[[], None] = lambda: None

    @property
    def is_set_up(self) -> bool:
        """Whether there is a store that somebody can open, or one that is open."""
        return self._database.is_open or self._slots.exist()

    @property
    def is_open(self) -> bool:
        """Whether the store can be read."""
        return self._database.is_open

    def take(self) -> None:
        """Take the machine's lock and open with the keyring if that is possible. Keys of stores
        that were put aside and that somebody has taken away go from it.

        Raises `store_in_use`, `store_read_only` and what opening raises.
        """
        self._lock.take()
        try:
            if self._slots.exist() or not self._path.exists():
                # Not while a store stands here whose ways in were just put aside.
                self._slots.forget_former(self._recovery.holds_former)
            keys = self._slots.open_with_keyring()
            if keys is not None:
                self._account_settled = True
                self._open(keys, alone=True)
        except BaseException:
            # Whoever tries again is another program as far as the lock can tell.
            self.leave()
            raise

    def leave(self) -> None:
        """Close the store and let go of the lock."""
        self._database.close()
        self._key = None
        self._account_settled = False
        self._lock.release()

    def create(self) -> None:
        """Make a new store with a new key. A store that nobody can open is put aside with its
        journal, not lost, and whoever begins anew is told."""
        if self._slots.exist():
            raise RuleBroken("store_exists")
        former = self._recovery.put_aside_without_key()
        key = self._slots.new_key()
        self._database.open(key)
        if former is not None:
            self._recovery.tell_of_former(self._database, former)
        self._go_on([key])
        self._give_to_account(key)

    def open_for(self, username: str, passphrase: str) -> None:
        """Open with a clerk's passphrase unless the store is open already.

        Raises `desk_not_enrolled`, `store_locked_for_operator`, `store_passphrase_wrong`.
        """
        if self._database.is_open:
            return
        if not self._slots.exist():
            raise RuleBroken("desk_not_enrolled")
        keys = self._slots.open_with_passphrase(username, passphrase)
        self._slots.prove(keys.current)
        self._open(keys)

    def knows(self, username: str) -> bool:
        """Whether a clerk has a passphrase that opens the store."""
        return self._slots.knows(username)

    def forget(self, username: str) -> None:
        """Take the way in from a clerk whom the server does not know so any more."""
        if not self._slots.remove(username):
            _log.warning("last_way_into_the_store_kept", username=username)

    def remember(self, username: str, passphrase: str) -> None:
        """Give a clerk whom the server has just recognised a way in, and their system account."""
        if self._key is None:
            return
        self._slots.seal_with_passphrase(self._key, username, passphrase)
        if not self._account_settled:
            self._give_to_account(self._key)

    def _give_to_account(self, key: bytes) -> None:
        # Asked once a run: a keyring that waits for a person would hold up every sign-in.
        self._account_settled = True
        self._slots.seal_in_keyring(key)

    def mend(self) -> None:
        """Set the open store aside if it is damaged indeed, and go on with a new one.

        Nobody may be using it. Raises what opening raises.
        """
        key = self._key
        if key is None:
            return
        self._database.close()
        try:
            self._database.open(key, must_exist=True)
            damage = self._database.find_damage()
        except StoreDamaged as found:
            damage = found
        if damage is None:
            self._go_on([key])
            return
        self._database.close()
        self._rebuild([key])

    def change_key(self) -> list[str]:
        """Write the open store anew under a fresh key; the clerks who must sign in on line before
        they can open it again.

        Until the copy has taken the store's place the former key holds, after that the next one:
        each holder has both, so that whoever is interrupted finds the store as it was or changed.
        Raises `store_locked`, `store_without_holder` and `store_trouble`; the store is then as it
        was.
        """
        if (current := self._key) is None:
            raise RuleBroken("store_locked")
        following, left_out = self._slots.begin_change(current)
        try:
            self._database.copy_whole(self._copy, following)
        except WorldTrouble:
            self._slots.end_change(changed=False)
            raise
        self._database.close()
        move_durably(self._copy, self._path)
        # The registry is under the former key, and comes again from the server.
        self._database.registry.remove()
        self._open(Keys(current, following))
        return left_out

    def begin_anew(self) -> None:
        """Put the open store aside with its journal and the ways into it, and open a new one.

        Whoever is interrupted finds a machine that is no desk yet; nothing of the former store is
        lost. Raises `store_locked`, `outbox_not_empty` where something was queued meanwhile, and
        what `create` raises.
        """
        self._close_for_good()
        now = self._clock.now()
        self._slots.put_aside(now)
        self._recovery.put_aside_former(now)
        self._database.registry.remove()
        self._account_settled = False
        self.create()

    def left_over(self) -> int:
        """Operations and entries of the log that the server must still be told, and refusals that
        nobody has seen; `store_locked`."""
        with self._database.read() as session:
            return _left_in(session)

    def may_be_wiped(self) -> bool:
        """Whether the server has answered everything, somebody has seen what it refused, and it
        has been told who saw what."""
        return self.left_over() == 0

    def wipe(self) -> None:
        """Destroy the keys of the open store, then its files, its journal and every copy.

        What was put aside of a former entity stays, with its ways in, and so does the mark of the
        numbers. Raises `store_locked`, and `outbox_not_empty` where something has been queued
        meanwhile: the store is then open as it was.
        """
        self._close_for_good()
        self._slots.destroy()
        self._recovery.destroy()
        self._database.registry.remove()

    def _close_for_good(self) -> None:
        """Close the store, unless there is something in it that it must not be closed with."""
        if (key := self._key) is None:
            raise RuleBroken("store_locked")
        self._database.close()
        self._key = None
        if waiting := self._left_alone(key):
            self._open(Keys(key))
            raise RuleBroken("outbox_not_empty", waiting=waiting)

    def _left_alone(self, key: bytes) -> int:
        """What is still to be answered or seen, asked where nobody else can queue anything."""
        alone = Database(self._path)
        alone.open(key, must_exist=True)
        try:
            with alone.read() as session:
                return _left_in(session)
        finally:
            alone.close()

    def _open(self, keys: Keys, *, alone: bool = False) -> None:
        """`alone`: nobody is there to be told that a clerk has to open it."""
        if self._opens(keys.current):
            self._slots.prove(keys.current)
            self._go_on(keys.all(), changed=False)
        elif keys.next is not None and self._opens(keys.next):
            self._go_on([keys.next, keys.current], changed=True)
        elif keys.next_is_missing:
            if not alone:
                raise RuleBroken("store_locked_for_operator")
        elif not self._slots.is_key(keys.current):
            # A key that is not proved may be another store's: then the file is as it should be.
            raise StoreDamaged(self._path, "key not proved")
        else:
            self._rebuild(keys.all())

    def _opens(self, key: bytes) -> bool:
        try:
            self._database.open(key, must_exist=True)
        except StoreDamaged:
            return False
        return True

    def _rebuild(self, keys: list[bytes]) -> None:
        self._recovery.rebuild(keys)
        self._database.open(keys[0], must_exist=True)
        self._go_on(keys, rebuilt=True)

    def _go_on(self, keys: list[bytes], *, changed: bool = False, rebuilt: bool = False) -> None:
        """The store is open under the first of these keys."""
        self._key = keys[0]
        self._recovery.take_up(self._database, keys, rebuilt=rebuilt)
        if len(keys) > 1:
            self._slots.end_change(changed=changed)
            for suffix in ("", *STORE_COMPANIONS):
                beside(self._copy, suffix).unlink(missing_ok=True)
        self.on_open()


def _left_in(session: Session) -> int:
    """What the server must still be told, and refusals that nobody has seen."""
    return len(journal_rows.of_all(session)) + audit.count(session)
