"""Messages with which administrators set up kinds of debt."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from payments_core.model.debt_kind import DebtKind
from payments_core.wire.desk.message import Message, Revision
from payments_core.wire.desk.messages import KindInfo


class ManagedKind(KindInfo):
    """A kind as it is in force, who made this revision and when; nobody is the declarative file."""

    made_at: datetime
    made_by: str | None


class AccountInfo(Message):
    """An account into which a kind may be paid."""

    account_id: str
    holder: str
    iban: str


class CatalogueReply(Message):
    """Every kind of the entity, in the order in which desks offer them, and its accounts."""

    kinds: tuple[ManagedKind, ...]
    accounts: tuple[AccountInfo, ...]


class Difference(Message):
    """A value of a document that is not what it was; absent on the side that has none."""

    place: str
    before: str | None
    after: str | None


class KindRevision(Message):
    """One revision: by whom, when, and what became different by it."""

    revision: Revision
    made_at: datetime
    made_by: str | None
    differences: tuple[Difference, ...]


class KindHistory(Message):
    """All revisions of a kind, newest first."""

    revisions: tuple[KindRevision, ...]


class PutKind(Message):
    """A document, and the revision that it was made from; 0 for a kind that is to be new."""

    kind: DebtKind
    made_from: Annotated[int, Field(ge=0, le=2**31 - 1)]


class PutKindReply(Message):
    """The revision in force now, and what became different, or would."""

    revision: Annotated[int, Field(ge=0)]
    differences: tuple[Difference, ...]
