"""Setting up kinds of debt from the desk: administrators only, and only while the line is there."""

from collections.abc import Callable

from counter_app.services.ports import CatalogueDoor
from counter_app.services.sign_in import SignIn
from payments_core.model.debt_kind import DebtKind
from payments_core.wire.desk.catalogue_messages import (
    CatalogueReply,
    KindHistory,
    PutKind,
    PutKindReply,
)


class CatalogueAdmin:
    """Asks the server; it decides who may, and whether a document is good."""

    def __init__(self, server: Callable[[], CatalogueDoor], sign_in: SignIn) -> None:
        self._server = server
        self._sign_in = sign_in

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
