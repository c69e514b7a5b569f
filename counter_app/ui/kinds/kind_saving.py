"""Saving a kind of debt in two steps: the differences, then the same document for good."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from counter_app.services.catalogue_admin import CatalogueAdmin
from counter_app.services.kind_documents import read_kind
from counter_app.services.kind_drafts import BegunKind
from counter_app.ui.begun_by_name import BegunByName
from counter_app.ui.page import Page
from payments_core.errors import PaymentsError
from payments_core.model.debt_kind import DebtKind
from payments_core.wire.desk.catalogue_messages import CatalogueReply, ManagedKind, PutKindReply


class KindSaving(QObject):
    """Asks the server, one thing at a time, and says what came of it.

    `moved` when it has begun or ended to ask. `compared` brings a kind and what saving it would
    change; `saved` its name and revision; `overtaken` somebody else's newer revision, from which
    the next comparison is made; `refused` any trouble.
    """

    moved = Signal()
    compared = Signal(object, object)
    saved = Signal(str, int)
    overtaken = Signal(object)
    refused = Signal(object)

    def __init__(
        self,
        page: Page,
        admin: CatalogueAdmin,
        drafts: BegunByName[BegunKind],
        kind_id: str,
        made_from: int,
    ) -> None:
        super().__init__(page)
        self._drafts = drafts
        self._page = page
        self._admin = admin
        self._kind_id = kind_id
        self.made_from = made_from
        self.is_asking = False
        self.confirming: DebtKind | None = None

    def compare(self, kind: DebtKind) -> None:
        """The first step: nothing is saved."""
        made_from = self.made_from

        def answered(reply: PutKindReply) -> None:
            if reply.differences:
                self.confirming = kind
            self.compared.emit(kind, reply)

        self._begin()
        self._page.ask(
            lambda: self._admin.differences(kind, made_from), self._then(answered), self._refused
        )

    def save(self) -> None:
        """The second step: what was compared, and nothing typed since. The draft goes with it,
        unless it says more than was saved; whoever has gone on hears of it all the same."""
        kind, made_from = self.confirming, self.made_from
        if kind is None:
            return

        def answered(reply: PutKindReply) -> None:
            self.confirming = None
            self._kind_id, self.made_from = kind.kind_id, reply.revision
            self.saved.emit(kind.kind_id, reply.revision)

        self._begin()
        then = self._then(answered)
        kind_id, drafts, page = self._kind_id, self._drafts, self._page

        def saved(reply: PutKindReply) -> None:
            begun = drafts.of(kind_id)
            if begun is not None and read_kind(begun.written)[0] == kind:
                drafts.drop(kind_id)
            if page.gone:
                page.around.ways.tell(page.words.say("kinds.saved", number=reply.revision))
            else:
                then(reply)

        def refused(error: Exception) -> None:
            if page.gone:
                page.around.ways.tell(page.words.problem(error))
            else:
                self._refused(error)

        page.carry_through(lambda: self._admin.save(kind, made_from), saved, refused)

    def step_back(self) -> None:
        """Not saved after all."""
        self.confirming = None

    def _begin(self) -> None:
        self.is_asking = True
        self.moved.emit()

    def _then(self, do: Callable[[PutKindReply], None]) -> Callable[[PutKindReply], None]:
        def answered(reply: PutKindReply) -> None:
            self.is_asking = False
            do(reply)
            self.moved.emit()

        return answered

    def _refused(self, error: Exception) -> None:
        self.is_asking = False
        self.confirming = None
        self.refused.emit(error)
        if isinstance(error, PaymentsError) and error.code == "kind_changed_meanwhile":
            self._page.ask(self._admin.catalogue, self._take_newer)
        self.moved.emit()

    def _take_newer(self, catalogue: CatalogueReply) -> None:
        """Somebody else was quicker: what is typed stays, and is compared with theirs."""
        if (theirs := kind_of(catalogue, self._kind_id)) is not None:
            self.made_from = theirs.revision
            self.overtaken.emit(theirs)


def kind_of(catalogue: CatalogueReply, kind_id: str) -> ManagedKind | None:
    """A kind by its name; None where there is none."""
    return next((one for one in catalogue.kinds if one.kind.kind_id == kind_id), None)
