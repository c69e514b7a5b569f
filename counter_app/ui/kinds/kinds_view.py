"""The kinds of debt of the entity, for administrators."""

from PySide6.QtCore import Qt

from counter_app.services.document_shape import document_of
from counter_app.services.kind_documents import copy_of, new_kind
from counter_app.services.kind_drafts import NEW
from counter_app.ui.kinds.kinds_columns import kinds_columns
from counter_app.ui.page import Page, Surroundings
from counter_app.ui.places import Area, KindPlace, KindsPlace
from counter_app.ui.widgets.acts import Act
from counter_app.ui.widgets.empty_state import EmptyState
from counter_app.ui.widgets.key_button import Strength
from counter_app.ui.widgets.parts import card, label, row
from counter_app.ui.widgets.rows_table import RowsTable
from payments_core.clock import rome_date
from payments_core.errors import WorldTrouble
from payments_core.model.debt_kind import DebtKind
from payments_core.wire.desk.catalogue_messages import CatalogueReply, ManagedKind


class KindsView(Page):
    """Enter opens a kind, Ctrl+N begins a new one, Ctrl+D one like the one in hand."""

    area = Area.KINDS

    def __init__(self, around: Surroundings, place: KindsPlace) -> None:
        super().__init__(around)
        self._place = place
        self._catalogue: CatalogueReply | None = None
        around.begun.kinds.loaded.connect(self._drafts_loaded)
        px = self.look.theme.px
        frame, column = card(self.look, margin=0)
        column.setContentsMargins(1, px(10), 1, 1)
        self._count = label("", "hint")
        title = label(self.words.say("kinds.title"), "title")
        top = row(self.look, title, self._count, None, spacing=12)
        top.setContentsMargins(px(16), 0, px(16), 0)
        column.addLayout(top)
        self._table = RowsTable[ManagedKind](
            self.look,
            kinds_columns(
                self.words,
                lambda: rome_date(around.counter.clock.now()),
                self._is_begun,
            ),
            name="kinds_table",
            accessible_name=self.words.say("kinds.title"),
            row_height=52,
        )
        self._table.opened.connect(lambda _kind: self._open())
        self._table.moved.connect(lambda _kind: self.acts_changed.emit())
        column.addWidget(self._table, 1)
        self._nothing = EmptyState(self.look, "no_kinds")
        self._nothing.hide()
        column.addWidget(self._nothing, 1)
        self.column.addWidget(frame)
        self._load()

    def acts(self) -> tuple[Act, ...]:
        """Open the row in hand, begin another."""
        say, acts = self.words.say, []
        if self._table.current() is not None:
            acts.append(
                Act(
                    "open_kind", say("act.open_notice"), "arrow-right", "", self._open,
                    Strength.FILLED, cap=say("key.enter"),
                )
            )  # fmt: skip
        if self._catalogue is not None:
            new = say("act.resume_kind" if self._is_begun(NEW) else "act.new_kind")
            acts.append(Act("new_kind", new, "plus-circle", "Ctrl+N", self._new, Strength.OUTLINED))
        if self._table.current() is not None:
            acts.append(Act("copy_kind", say("act.copy_kind"), "copy", "Ctrl+D", self._copy))
        acts.append(Act("load_again", say("act.load_again"), "refresh", "F5", self._load))
        back = self.around.ways.back
        acts.append(Act("back", say("act.back"), "arrow-left", "Esc", back, at_end=True))
        return tuple(acts)

    def arrive(self) -> None:
        """Work begins in the list."""
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> KindsPlace:
        """Come back to the same row."""
        kind = self._table.current()
        return KindsPlace(kind.kind.kind_id if kind is not None else self._place.kind_id)

    def _is_begun(self, kind_id: str) -> bool:
        return self.around.begun.kinds.of(kind_id) is not None

    def _drafts_loaded(self) -> None:
        self._table.viewport().update()
        self.acts_changed.emit()

    def _load(self) -> None:
        admin = self.around.counter.catalogue

        def work() -> CatalogueReply:
            # What a form of a kind consists of, for whoever opens the first one: that takes 30 ms.
            document_of(DebtKind)
            return admin.catalogue()

        self.ask(work, self._show, self._not_loaded)

    def _show(self, catalogue: CatalogueReply) -> None:
        self._catalogue = catalogue
        kinds = catalogue.kinds
        current = self._table.current()
        wanted = current.kind.kind_id if current else self._place.kind_id
        self._table.show_rows(kinds, keep=lambda one: one.kind.kind_id == wanted)
        self._count.setText(self.words.count("kinds.count", len(kinds)))
        self._table.setVisible(bool(kinds))
        self._nothing.setVisible(not kinds)
        if not kinds:
            say = self.words.say
            keys = (("Ctrl+N", say("kinds.begin_one")),)
            self._nothing.say("list", say("kinds.none"), say("kinds.none_detail"), keys)
        elif not self._table.hasFocus() and self.focusWidget() is None:
            self.arrive()
        self.acts_changed.emit()

    def _not_loaded(self, error: Exception) -> None:
        say = self.words.say
        self._table.hide()
        self._nothing.show()
        away = isinstance(error, WorldTrouble)
        headline = say("kinds.away" if away else "kinds.refused")
        self._nothing.say(
            "plug" if away else "lock", headline, self.words.problem(error),
            (("F5", say("kinds.try_again")),),
        )  # fmt: skip
        self.acts_changed.emit()

    def _open(self) -> None:
        if (one := self._table.current()) is not None and self._catalogue is not None:
            self.around.ways.go(KindPlace(one.kind.kind_id, one, self._catalogue.accounts))

    def _new(self) -> None:
        if self._catalogue is None:
            return
        accounts = self._catalogue.accounts
        first = accounts[0].account_id if accounts else ""
        self.around.ways.go(KindPlace(NEW, None, accounts, new_kind(first)))

    def _copy(self) -> None:
        if self._is_begun(NEW):  # what is typed there is not thrown away for a copy
            self.around.ways.tell(self.words.say("kinds.new_begun"))
            return
        if (one := self._table.current()) is not None and self._catalogue is not None:
            copied = copy_of(one.kind)
            self.around.ways.go(KindPlace(NEW, None, self._catalogue.accounts, copied))
