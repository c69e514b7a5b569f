"""Signs operators in: with the server when it can be asked, by a secret of this desk otherwise."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta

import structlog
from argon2 import PasswordHasher

from counter_app.services.audit_trail import AuditTrail
from counter_app.services.desk_sessions import DeskSession, DeskSessions
from counter_app.services.full_disk import disk_may_refuse
from counter_app.services.pins import Pins, is_secret
from counter_app.services.ports import Reachability, Server
from counter_app.services.views import OperatorView
from counter_app.store import citizens, desk, operators
from counter_app.store.database import Database
from counter_app.store.sign_in_attempts import SignInAttempts
from counter_app.store.tables import OperatorRow
from counter_app.store.vault import Vault
from payments_core.clock import Clock
from payments_core.errors import BadValue, RuleBroken, WorldTrouble
from payments_core.model.audit_act import AuditAct
from payments_core.model.debt_kind import DebtKind
from payments_core.wire.desk.messages import SignInReply, SignInRequest

#: How long an operator may sign in without the server having said that they still may.
OFFLINE_SIGN_IN = timedelta(days=30)
#: How far before the last word of the server a clock may stand without having been turned back.
CLOCK_TOLERANCE = timedelta(days=1)

_NAME_LIMIT = 64
_PASSWORD_LIMIT = 256

_log = structlog.get_logger(__name__)


class SignIn:
    """Who is at the desk. Offline an operator is known by a hash that `hasher` (argon2id) made
    here: never a copy of what the server holds (product decision 9)."""

    def __init__(
        self,
        database: Database,
        vault: Vault,
        server: Callable[[], Server],
        line: Reachability,
        clock: Clock,
        hasher: PasswordHasher,
        attempts: SignInAttempts,
        trail: AuditTrail,
        pins: Pins,
        sessions: DeskSessions,
    ) -> None:
        self._database = database
        self._vault = vault
        self._server = server
        self._line = line
        self._clock = clock
        self._hasher = hasher
        self._attempts = attempts
        self._trail = trail
        self._pins = pins
        self._catching_up = threading.Lock()
        self._sessions = sessions

    def current(self) -> OperatorView | None:
        """Who is signed in."""
        session = self._sessions.present
        return session.operator if session is not None else None

    def sign_in(self, username: str, password: str) -> OperatorView:
        """Sign an operator in, opening the store with their passphrase where no keyring does.

        Raises `sign_in_incomplete`, `store_locked_for_operator`, `store_passphrase_wrong`,
        `desk_not_enrolled`, the server's refusals, and without the server `sign_in_needs_server`
        (never signed in here, too long ago, or revoked) and `credentials_refused`. Where the desk
        itself compares, `sign_in_blocked` after a few wrong passwords, as the server says it.
        """
        name = username.strip()
        if not name or len(name) > _NAME_LIMIT or not 0 < len(password) <= _PASSWORD_LIMIT:
            raise BadValue("sign_in_incomplete")
        self._open_store(name, password)
        try:
            reply = self._ask_server(name, password)
        except WorldTrouble:
            session = self._recognise(name, password)
        else:
            has_pin = self._keep(reply, name, password)
            session = DeskSession(
                _operator_of(reply), reply.token, reply.expires_at, None, self._clock.now(), has_pin
            )
        if self._sessions.follows_somebody():
            self._let_go_of_people()
        self._sessions.begin(session)
        return session.operator

    def sign_out(self) -> None:
        """Nobody is signed in; the server is told when it can be reached."""
        self.leave()
        self.see_off()

    def leave(self) -> None:
        """Nobody is signed in from now on, and nothing locked. Waits for nobody."""
        self._sessions.leave()

    def see_off(self) -> None:
        """What is left to do for those who are gone: forget the last person where the desk keeps
        nobody, and tell the server where it can be reached."""
        gone = self._sessions.take_gone()
        if gone and self._sessions.present is None:
            self._let_go_of_people()
        for session in gone:
            self._end_at_server(session)

    def _end_at_server(self, session: DeskSession) -> None:
        if session.token is not None and self._line.online:
            try:
                self._server().sign_out(session.token)
            except (WorldTrouble, RuleBroken):
                return  # the session ends by itself

    def _let_go_of_people(self) -> None:
        """Whoever leaves has left all the same: a store that was destroyed keeps nobody, and on a
        disk that refuses the last person is forgotten with the next one."""
        if not self._database.is_open:
            return
        try:
            with self._database.write() as session:
                if desk.keeps_nobody(session):
                    citizens.forget_seen(session)
        except (WorldTrouble, RuleBroken) as trouble:
            _log.warning("people_not_let_go", code=trouble.code, **trouble.facts)

    def token(self) -> str:
        """What the server wants to see of the operator.

        Raises `not_signed_in`; `sign_in_again` when the session is over or the server no longer
        takes the password; `WorldTrouble` when the server is needed and cannot be asked.
        """
        session = self._sessions.stay()
        if session.token is None:
            with self._catching_up:
                if session.token is None:
                    self._catch_up(session)
        if session.token is None or session.expires_at is None:
            raise RuleBroken("not_signed_in")
        if session.expires_at <= self._clock.now():
            raise RuleBroken("sign_in_again")
        return session.token

    def operator_id(self) -> str:
        """Who answers for what is being done; `not_signed_in`."""
        operator = self.current()
        if operator is None:
            raise RuleBroken("not_signed_in")
        return operator.operator_id

    def roles(self) -> frozenset[str]:
        """What the operator may do here; nothing while nobody is signed in."""
        operator = self.current()
        return frozenset(operator.roles) if operator is not None else frozenset()

    def may_release(self, kind: DebtKind) -> bool:
        """Whether the role and the limit of who is signed in allow a kind; never for nobody.

        A limited operator still sees all notices of a citizen, of whatever kind.
        """
        operator = self.current()
        if operator is None or self.roles().isdisjoint(kind.released_by):
            return False
        return operator.kinds is None or kind.kind_id in operator.kinds

    def _open_store(self, username: str, password: str) -> None:
        if self._vault.is_open or not self._vault.knows(username):
            self._vault.open_for(username, password)  # nothing is compared
            return
        with self._attempts.attempt(username):
            self._vault.open_for(username, password)

    def _ask_server(self, username: str, password: str) -> SignInReply:
        """What the server says. `WorldTrouble` means that it has said nothing: whatever becomes of
        its word on the disk, it was said."""
        try:
            return self._server().sign_in(SignInRequest(username=username, password=password))
        except RuleBroken as trouble:
            if trouble.code == "credentials_refused":
                with disk_may_refuse("operator_not_kept", username=username):
                    self._forget_former(username, password)
            raise

    def _keep(self, reply: SignInReply, username: str, password: str) -> bool:
        """The server has recognised an operator, whom this desk will know again if it can; whether
        a PIN opens their next lock. One that was chosen under another password does not."""
        self._attempts.clear(username)
        verifier, has_pin = self._hasher.hash(password), False
        with disk_may_refuse("operator_not_kept", username=username):
            changed = self._pins.is_kept(reply.operator_id) and self._is_other(username, password)
            with self._database.write() as session:
                operators.keep(session, reply, verifier, self._clock.now())
            has_pin = self._pins.recognised(reply.operator_id, changed=changed)
            self._vault.remember(username, password)
        return has_pin

    def _is_other(self, username: str, password: str) -> bool:
        """Whether this desk knows the operator by another password than this."""
        with self._database.read() as session:
            known = operators.find(session, username)
        return known is None or not self._matches(known, password)

    def _recognise(self, username: str, password: str) -> DeskSession:
        with self._database.read() as session:
            known = operators.find(session, username)
        if known is None or not self._is_recent(known.verified_at):
            raise RuleBroken("sign_in_needs_server", username=username)
        with self._attempts.attempt(username):
            right = self._matches(known, password)
            act = AuditAct.SIGNED_IN if right else AuditAct.SIGN_IN_REFUSED
            with self._database.write() as session:
                self._trail.note(session, known.operator_id, act)
            if not right:
                raise RuleBroken("credentials_refused")
        operator = OperatorView(
            known.operator_id, known.username, known.display_name,
            operators.roles_of(known), operators.kinds_of(known),
        )  # fmt: skip
        has_pin = False
        with disk_may_refuse("operator_not_kept", username=username):
            has_pin = self._pins.recognised(known.operator_id, changed=False)
        return DeskSession(operator, None, None, password, self._clock.now(), has_pin)

    def _is_recent(self, verified_at: datetime) -> bool:
        """Whether the server has said it not too long ago. A clock that stands before that day was
        turned back, and nobody knows by how much."""
        since = self._clock.now() - verified_at
        return -CLOCK_TOLERANCE <= since <= OFFLINE_SIGN_IN

    def _matches(self, known: OperatorRow, password: str) -> bool:
        return is_secret(self._hasher, known.verifier, password)

    def _forget_former(self, username: str, password: str) -> None:
        """The server has refused a password. One that this desk knows was good until now: it was
        changed, or the account closed, and opens nothing here any more. Any other is mistyped."""
        with self._database.read() as session:
            known = operators.find(session, username)
        if known is None or not self._matches(known, password):
            return
        with self._database.write() as session:
            operators.forget(session, username)
        self._vault.forget(username)

    def _catch_up(self, session: DeskSession) -> None:
        """Sign in with the server whom this desk has recognised. Who has left meanwhile is seen
        off there; who has locked finds the token on coming back."""
        if session.password is None:
            raise RuleBroken("sign_in_again")
        username, password = session.operator.username, session.password
        try:
            reply = self._ask_server(username, password)
            session.has_pin = self._keep(reply, username, password)
        except RuleBroken as trouble:
            raise RuleBroken("sign_in_again") from trouble
        session.operator, session.password = _operator_of(reply), None
        session.expires_at, session.token = reply.expires_at, reply.token
        if not self._sessions.holds(session):
            self._end_at_server(session)
            raise RuleBroken("not_signed_in")


def _operator_of(reply: SignInReply) -> OperatorView:
    return OperatorView(
        operator_id=reply.operator_id,
        username=reply.username,
        display_name=reply.display_name,
        roles=tuple(role.value for role in reply.roles),
        kinds=reply.kinds,
    )
