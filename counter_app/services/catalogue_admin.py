"""Setting up kinds of debt from the desk: administrators only, and only while the line is there.

What was begun and not saved is kept in memory, for each operator and kind, until the program ends.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from counter_app.services.ports import CatalogueDoor
from counter_app.services.sign_in import SignIn
from payments_core.model.debt_kind import DebtKind
from payments_core.wire.desk.catalogue_messages import (
    CatalogueReply,
    KindHistory,
    PutKind,
    PutKindReply,
)


@dataclass(frozen=True, slots=True)
class BegunKind:
    """A document that somebody works at, as typed, and the revision it was made from."""

    written: Mapping[str, Any]
    made_from: int


class CatalogueAdmin:
    """Asks the server; it decides who may, and whether a document is good."""

    def __init__(self, server: Callable[[], CatalogueDoor], sign_in: SignIn) -> None:
        self._server = server
        self._sign_in = sign_in
        self._begun: dict[tuple[str, str], BegunKind] = {}

    def catalogue(self) -> CatalogueReply:
        """Every kind, and the accounts; raises what the server answers."""
        return self._server().catalogue(self._sign_in.token())

    def history(self, kind_id: str) -> KindHistory:
        """Who changed a kind when, newest first."""
        return self._server().kind_history(kind_id, self._sign_in.token())

    def differences(self, kind: DebtKind, made_from: int) -> PutKindReply:
        """What saving would change; raises DocumentRefused and `kind_changed_meanwhile`."""
        wanted = PutKind(kind=kind, made_from=made_from)
        return self._server().put_kind(wanted, self._sign_in.token(), dry_run=True)

    def save(self, kind: DebtKind, made_from: int) -> PutKindReply:
        """Save a kind that was made from a revision, 0 for a new one; raises as `differences`."""
        wanted = PutKind(kind=kind, made_from=made_from)
        return self._server().put_kind(wanted, self._sign_in.token(), dry_run=False)

    def keep(self, operator_id: str, kind_id: str, begun: BegunKind) -> None:
        """Put aside what is not saved; a new kind has no name yet and is kept under none."""
        self._begun[operator_id, kind_id] = begun

    def begun(self, operator_id: str, kind_id: str) -> BegunKind | None:
        """What an operator has begun with a kind."""
        return self._begun.get((operator_id, kind_id))

    def all_begun(self, operator_id: str) -> frozenset[str]:
        """Kinds that an operator has begun to change."""
        return frozenset(kind_id for author, kind_id in self._begun if author == operator_id)

    def drop(self, operator_id: str, kind_id: str) -> None:
        """It is saved, or not wanted any more."""
        self._begun.pop((operator_id, kind_id), None)
