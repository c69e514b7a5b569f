"""Makes this machine a desk, and says what desk it is."""

import base64
import platform
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from counter_app.services.desk_identity import DeskIdentity, read_identity
from counter_app.services.enrolment_file import read_enrolment_file
from counter_app.services.ports import OpenDeskDoor
from counter_app.store import desk, outbox, tasks
from counter_app.store.aside import FORMER, set_aside
from counter_app.store.database import Database
from counter_app.store.identity_card import IdentityCard, read_card, write_card
from counter_app.store.number_source import NumberSource
from counter_app.store.recovery import STORE_LOST
from counter_app.store.tables import DeskRow
from counter_app.store.vault import Vault
from payments_core.clock import Clock
from payments_core.errors import BadValue, RuleBroken, WorldTrouble
from payments_core.wire.desk.messages import DeskProfile, EnrolReply, EnrolRequest

_CODE_LENGTHS = range(8, 65)
_NAME_LIMIT = 120


class FormerDesk(StrEnum):
    """What ended a desk: neither its store nor its journal could be read, or it was retired."""

    LOST = "LOST"
    RETIRED = "RETIRED"


class DeskSetup:
    """Enrolment of the machine. `machine` is its mark, `card` the file with its public name;
    `on_enrolling` is called before the server is asked: nobody may speak for the desk that the
    machine was, because an answer to that one must not reach the next. Then either `on_enrolled`,
    when it has become a desk, or `on_failed` is. `on_leaving` is called before the store of another
    entity's desk is put aside: nobody may be working with it then. `training` says whether this
    store is for training alone, or never."""

    def __init__(
        self,
        database: Database,
        vault: Vault,
        numbers: NumberSource,
        connect: OpenDeskDoor,
        card: Path,
        machine: str,
        clock: Clock,
        training: bool | None = None,
    ) -> None:
        self._database = database
        self._vault = vault
        self._numbers = numbers
        self._connect = connect
        self._card = card
        self._machine = machine
        self._clock = clock
        self._training = training
        self._former: FormerDesk | None = None
        self.on_enrolling: Callable[[], None] = lambda: None
        self.on_enrolled: Callable[[], None] = lambda: None
        self.on_failed: Callable[[], None] = lambda: None
        self.on_leaving: Callable[[], None] = lambda: None

    @property
    def former(self) -> FormerDesk | None:
        """What ended the desk that this machine was; None where it was none, or is one."""
        return self._former

    def is_enrolled(self) -> bool:
        """Whether this machine is a desk whose store somebody can open."""
        return self._vault.is_set_up and read_card(self._card) is not None

    def identity(self) -> DeskIdentity | None:
        """Entity, desk and office for the header, known even while the store is locked.

        None before enrolment.
        """
        return read_identity(self._card) if self._vault.is_set_up else None

    def enrol(self, server_url: str, enrolment_code: str) -> DeskIdentity:
        """Make this machine a desk with the one-time code of its administrator.

        An enrolled machine may be enrolled again, which is also the way out of doubt: it gets new
        numbers and keeps what it has yet to deliver. Raises `enrolment_code_malformed`,
        `server_url_malformed`, `store_locked`, `former_entity_waits` (the code is another
        entity's, something is still to be delivered, and the code is not spent) and what the server
        refuses.
        """
        code = enrolment_code.strip()
        if len(code) not in _CODE_LENGTHS:
            raise BadValue("enrolment_code_malformed")
        url = _clean_url(server_url)
        if not self._vault.is_open:
            self._open_new_store()
        self.on_enrolling()
        try:
            row = self._become(self._ask(url, code), url)
            self._download_profile(row)
            self.refresh_card()
        except BaseException:
            self.on_failed()
            raise
        self.on_enrolled()
        identity = self.identity()
        assert identity is not None  # noqa: S101 - refresh_card has just written it
        return identity

    def enrol_with(self, path: Path) -> DeskIdentity:
        """The same with the file of an administrator; raises also what `read_enrolment_file` does,
        and has then spent no code."""
        found = read_enrolment_file(path, self._clock.now(), self._training)
        return self.enrol(found.server_url, found.enrolment_code)

    def waiting_operations(self) -> int:
        """Operations not yet answered by the server; `store_locked` when it cannot be known."""
        with self._database.read() as session:
            return outbox.count(session)

    def refresh_card(self) -> None:
        """Write the desk's public name as the open store knows it; a machine that has lost what it
        was is no desk, and its card goes aside."""
        with self._database.read() as session:
            row = desk.find(session)
            lost = any(task.problem_code == STORE_LOST for task in tasks.open_tasks(session))
        if row is None:
            self._put_card_aside()
            self._former = FormerDesk.LOST if lost else None
            return
        self._former = None
        card = _card_of(row)
        if card != read_card(self._card):
            write_card(self._card, card)

    def forget_desk(self) -> None:
        """The desk was retired and its store destroyed."""
        self._put_card_aside()
        self._former = FormerDesk.RETIRED

    def _put_card_aside(self) -> None:
        set_aside(self._card, self._clock.now(), word=FORMER)

    def _open_new_store(self) -> None:
        if self._vault.is_set_up:
            raise RuleBroken("store_locked")
        self._vault.create()

    def _must_stay_with(self) -> str | None:
        """The entity whose server must still be told something; None where there is nothing."""
        with self._database.read() as session:
            former = desk.find(session)
        return former.entity_id if former is not None and self._vault.left_over() else None

    def _ask(self, server_url: str, code: str) -> EnrolReply:
        request = EnrolRequest(
            enrolment_code=code,
            machine_name=(platform.node() or "counter")[:_NAME_LIMIT],
            training=self._training,
            only_entity_id=self._must_stay_with(),
        )
        try:
            with self._connect(server_url, None) as server:
                return server.enrol(request)
        except RuleBroken as refusal:
            if refusal.code != "enrolment_other_entity":
                raise
            waiting = self._vault.left_over()
            raise RuleBroken("former_entity_waits", waiting=waiting) from refusal

    def _become(self, reply: EnrolReply, server_url: str) -> DeskRow:
        with self._database.read() as session:
            former = desk.find(session)
        if former is not None and former.entity_id != reply.entity_id:
            self._leave_entity()
        with self._numbers.begin_anew() as session:
            row = desk.enrol(session, reply, server_url, self._machine, self._clock.now())
        self._numbers.examine()
        return row

    def _leave_entity(self) -> None:
        """Nothing of one entity is seen by another, nor told to its server: people, notices, tasks,
        operators, papers and the log stay in a store that is put aside.

        Asked again, because a server older than the question has not, and work may have been begun
        while it answered."""
        if waiting := self._vault.left_over():
            raise RuleBroken("former_entity_waits", waiting=waiting)
        self.on_leaving()
        self._vault.begin_anew()

    def _download_profile(self, row: DeskRow) -> None:
        """A profile that does not come now comes with the first synchronisation."""
        try:
            with self._connect(row.server_url, desk.header_of(row)) as server:
                profile = server.profile()
        except WorldTrouble:
            return
        with self._database.write() as session:
            desk.keep_profile(session, profile)


def _clean_url(text: str) -> str:
    url = text.strip().rstrip("/")
    if not url.startswith(("https://", "http://")) or len(url.split("://", 1)[1]) == 0:
        raise BadValue("server_url_malformed", url=url[:80])
    return url


def _card_of(row: DeskRow) -> IdentityCard:
    if row.profile is None:
        return IdentityCard(row.entity_id, row.desk_id, office="", training=False)
    known = DeskProfile.model_validate_json(row.profile)
    logo = base64.b64encode(known.logo).decode() if known.logo else None
    return IdentityCard(known.entity_name, known.desk_name, known.office, known.training, logo)
