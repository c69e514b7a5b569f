"""One kind of debt: its form, a trial beside it, its history behind a key."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from counter_app.services.catalogue_admin import BegunKind
from counter_app.services.kind_documents import document_of, next_version, read_kind
from counter_app.services.views import DeskView
from counter_app.ui.acts import Act
from counter_app.ui.key_button import Strength
from counter_app.ui.kind_differences import DifferencesPanel
from counter_app.ui.kind_form import KindForm
from counter_app.ui.kind_side import KindSide
from counter_app.ui.kind_words import made_by_at
from counter_app.ui.page import Page, Surroundings
from counter_app.ui.parts import Chip, Elided, card, label, row
from counter_app.ui.places import Area, KindPlace
from counter_app.ui.theme import SIDE_PANEL_FROM, Tone
from payments_core.clock import rome_date
from payments_core.errors import DocumentRefused, PaymentsError
from payments_core.model.debt_kind import DebtKind
from payments_core.wire.desk.catalogue_messages import CatalogueReply, ManagedKind, PutKindReply

#: Least height of the form, in pixels at 100 %.
FORM_AT_LEAST = 220


class KindView(Page):
    """F9 says what would change, and saves when it is pressed again; Enter never does."""

    area = Area.KINDS

    def __init__(self, around: Surroundings, place: KindPlace) -> None:
        super().__init__(around)
        self._place = place
        self._made = place.made
        self._touched = False
        self._wants_all_faults = False
        self._asking = False
        self._may_discard = False
        self._confirming: DebtKind | None = None
        begun = around.counter.catalogue.begun(around.operator.operator_id, place.kind_id)
        self._made_from = 0 if place.made is None else place.made.revision
        if begun is not None:
            self._made_from, self._touched = begun.made_from, True
        self._build_head()
        self._left = QStackedWidget()
        self._differences = DifferencesPanel(self.look)
        self._left.addWidget(self._differences)
        self._form = self._build_form(begun)
        self._left_card, column = card(self.look, margin=0)
        column.addWidget(self._left)
        # Where the text is large for the window the page scrolls rather than show a single line.
        self._left_card.setMinimumHeight(self.look.theme.px(FORM_AT_LEAST))
        self._body = QHBoxLayout()
        self._body.setSpacing(self.look.theme.px(12))
        self._body.addWidget(self._left_card, 9)
        clock = around.counter.clock
        self._side = KindSide(self.look, lambda: rome_date(clock.now()))
        self._side_wanted = False
        self._body.addWidget(self._side, 4)
        self.column.addLayout(self._body, 1)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._save)
        self._document_changed()

    # --- what the shell asks ---------------------------------------------------------------

    def acts(self) -> tuple[Act, ...]:
        """Save; or, when the differences are in sight, save them or go back to the form."""
        say = self.words.say
        if self._confirming is not None:
            return (
                self._act("save_now", "save_now", "check", "F9", self._save, Strength.FILLED),
                Act("back_to_form", say("act.back_to_form"), "arrow-left", "Esc",
                    self._back_to_form, at_end=True),
            )  # fmt: skip
        acts = [self._act("save_kind", "save", "check", "F9", self._save, Strength.FILLED)]
        if self._form.section() == "rates" and self._form.document().get("rates"):
            acts.append(
                self._act("new_version", "new_version", "copy", "Ctrl+N", self._new_version,
                          Strength.OUTLINED)
            )  # fmt: skip
        acts.append(self._act("try_out", "try_out", "presentation", "F5", self._try_out))
        if self._made is not None:
            acts.append(
                self._act("kind_history", "kind_history", "clock", "Ctrl+I", self._tell_history)
            )
        if self._touched:
            acts.append(self._act("discard", "discard", "restore", "Ctrl+G", self._discard))
        back = self.around.ways.back
        acts.append(Act("back", say("act.back"), "arrow-left", "Esc", back, at_end=True))
        return tuple(acts)

    def arrive(self) -> None:
        """Work begins in the form."""
        self._form.open(self._form.section())

    def leave(self) -> KindPlace:
        """What is not saved is put aside, and is there again when the kind is opened."""
        if self._touched:
            begun = BegunKind(self._form.document(), self._made_from)
            self.around.counter.catalogue.keep(self._operator_id(), self._place.kind_id, begun)
        return KindPlace(self._place.kind_id, self._made, self._place.accounts, self._place.written)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The trial stands beside the form where there is room, in its place where there is not."""
        super().resizeEvent(event)
        self._place_side()

    def desk_changed(self, desk: DeskView) -> None:
        """Nothing here works without the server, and it says so itself."""

    # --- building -----------------------------------------------------------------------------

    def _build_head(self) -> None:
        self._title = Elided("", "name")
        self._title.setObjectName("kind_title")
        self._code = label("", "code")
        self._by = Elided("", "hint")
        self._state = Chip(self.look, Tone.TO_REGISTER, self.words.say("kinds.begun"), "pencil")
        self._state.setObjectName("kind_begun")
        line = row(self.look, self._title, self._code, self._state, spacing=16)
        line.addWidget(self._by, 1, Qt.AlignmentFlag.AlignRight)
        self._head = line
        self.column.addLayout(line)
        self._show_head()

    def _show_head(self) -> None:
        say, made = self.words.say, self._made
        if made is None:
            self._title.setText(say("kinds.new_title"))
        else:
            english = self.words.language == "en"
            self._title.setText(made.kind.name_en if english else made.kind.name)
        self._title.setToolTip(self._title.text())
        self._code.setText("" if made is None else made.kind.kind_id)
        revision = "" if made is None else say("kinds.revision", number=made.revision)
        self._by.setText("" if made is None else f"{revision} · {made_by_at(self.words, made)}")
        self._state.setVisible(self._touched)

    def _build_form(self, begun: BegunKind | None) -> KindForm:
        made = self._made
        written = self._place.written if made is None else document_of(made.kind)
        fixed = () if made is None else made.kind.rates
        form = KindForm(
            self.look,
            begun.written if begun is not None else written,
            self._place.accounts,
            frozenset((rate.rate_id, rate.version) for rate in fixed),
            is_new=made is None,
        )
        form.touched.connect(self._form_touched)
        form.changed.connect(self._document_changed)
        form.left.connect(self._form_left)
        form.tabs.opened.connect(self.acts_changed)
        self._left.addWidget(form)
        self._left.setCurrentWidget(form)
        return form

    def _act(
        self, name: str, text: str, icon: str, key: str, do: Callable[[], None],
        strength: Strength = Strength.PLAIN,
    ) -> Act:  # fmt: skip
        return Act(
            name, self.words.say(f"act.{text}"), icon, key, do, strength, enabled=not self._asking
        )

    def _place_side(self) -> None:
        beside = self.window().width() >= self.look.theme.px(SIDE_PANEL_FROM)
        self._side.setVisible(beside or self._side_wanted)
        self._left_card.setVisible(beside or not self._side_wanted)

    # --- the form --------------------------------------------------------------------------

    def _form_touched(self) -> None:
        self._may_discard = False
        if not self._touched:
            self._touched = True
            self._show_head()
            self.acts_changed.emit()

    def _document_changed(self) -> None:
        kind, faults = read_kind(self._form.document())
        self._side.trial.show_kind(kind if not faults else None)

    def _form_left(self) -> None:
        _, faults = read_kind(self._form.document())
        self._form.show_faults(faults, all_of_them=self._wants_all_faults)

    def _new_version(self) -> None:
        """The rate in hand again, from the first of next year on."""
        rates = self._form.document().get("rates", [])
        rate_id = self._form.rate_in_hand() or (rates[-1].get("rate_id", "") if rates else "")
        year = rome_date(self.around.counter.clock.now()).year + 1
        if rate_id:
            self._form.add_rate(next_version(rates, rate_id, date(year, 1, 1)))

    def _discard(self) -> None:
        """At the second time: what is thrown away cannot be had again."""
        if not self._may_discard:
            self._may_discard = True
            self.around.ways.tell(self.words.say("kinds.discard_again"))
            return
        self.around.counter.catalogue.drop(self._operator_id(), self._place.kind_id)
        self._touched = False
        if self._made is None:
            self.around.ways.back()
        else:
            self.ask(self.around.counter.catalogue.catalogue, self._take_catalogue)

    # --- saving ------------------------------------------------------------------------------

    def _save(self) -> None:
        if self._asking:
            return
        admin, made_from = self.around.counter.catalogue, self._made_from
        if (confirmed := self._confirming) is not None:
            self._ask_server(lambda: admin.save(confirmed, made_from), self._saved)
            return
        self._wants_all_faults = True
        kind, faults = read_kind(self._form.document())
        self._form.show_faults(faults, all_of_them=True)
        if kind is None or faults:
            self._form.go_to_first_fault()
            self.around.ways.tell(self.words.count("kinds.faults", len(faults)))
            return
        self._ask_server(
            lambda: admin.differences(kind, made_from), lambda reply: self._confirm(kind, reply)
        )

    def _ask_server(
        self, work: Callable[[], PutKindReply], then: Callable[[PutKindReply], None]
    ) -> None:
        self._asking = True
        self.acts_changed.emit()

        def answered(reply: PutKindReply) -> None:
            self._asking = False
            then(reply)
            self.acts_changed.emit()

        self.ask(work, answered, self._refused)

    def _confirm(self, kind: DebtKind, reply: PutKindReply) -> None:
        if not reply.differences:
            self.around.ways.tell(self.words.say("kinds.nothing_changed"))
            return
        self._confirming = kind
        english = self.words.language == "en"
        name = kind.name_en if english else kind.name
        is_new = self._made_from == 0
        self._differences.show_differences(name, reply.differences, is_new=is_new)
        self._left.setCurrentWidget(self._differences)
        self._side_wanted = False
        self._place_side()
        self._differences.begin()

    def _back_to_form(self) -> None:
        self._confirming = None
        self._left.setCurrentWidget(self._form)
        self._form.open(self._form.section())
        self.acts_changed.emit()

    def _saved(self, reply: PutKindReply) -> None:
        """The kind is what the server says it is from now on."""
        kind_id = self._confirming.kind_id if self._confirming is not None else ""
        self._confirming = None
        self._touched = self._wants_all_faults = False
        admin = self.around.counter.catalogue
        admin.drop(self._operator_id(), self._place.kind_id)
        self._place = KindPlace(kind_id, self._made, self._place.accounts)
        self.around.ways.tell(self.words.say("kinds.saved", number=reply.revision))
        self.ask(admin.catalogue, self._take_catalogue)

    def _refused(self, error: Exception) -> None:
        self._asking = False
        if self._confirming is not None:
            self._back_to_form()
        self.around.ways.tell(self.words.problem(error))
        if isinstance(error, DocumentRefused):
            self._form.show_faults(list(error.faults), all_of_them=True)
            self._form.go_to_first_fault()
        elif isinstance(error, PaymentsError) and error.code == "kind_changed_meanwhile":
            self.ask(self.around.counter.catalogue.catalogue, self._take_newer)
        self.acts_changed.emit()

    def _take_newer(self, catalogue: CatalogueReply) -> None:
        """Somebody else was quicker: what is typed stays, and is compared with theirs."""
        theirs = _find(catalogue, self._place.kind_id)
        if theirs is not None:
            self._made, self._made_from = theirs, theirs.revision
            self._show_head()
            who = theirs.made_by or self.words.say("kinds.by_file")
            said = self.words.say("kinds.theirs", who=who, number=theirs.revision)
            self.around.ways.tell(said)

    def _take_catalogue(self, catalogue: CatalogueReply) -> None:
        """The kind as it is in force, in a form that has not been touched."""
        made = _find(catalogue, self._place.kind_id)
        if made is None:
            self.around.ways.back()
            return
        self._made, self._made_from = made, made.revision
        section = self._form.section()
        old = self._form
        self._form = self._build_form(None)
        self._left.removeWidget(old)
        old.hide()
        old.deleteLater()
        self._form.open(section)
        self._show_head()
        self._document_changed()
        self._load_history()
        self.acts_changed.emit()

    # --- beside the form -------------------------------------------------------------------

    def _try_out(self) -> None:
        """To the trial and back to the form."""
        if self._side.has_focus_on(self._side.trial):
            self._to_form()
        else:
            self._show_side(self._side.trial)
            self._side.trial.begin()

    def _tell_history(self) -> None:
        """To the history and back to the form."""
        if self._side.has_focus_on(self._side.history):
            self._side.show_panel(self._side.trial)
            self._to_form()
        else:
            self._show_side(self._side.history)
            self._side.history.begin()
            self._load_history()

    def _load_history(self) -> None:
        if self._made is not None and self._side.shows(self._side.history):
            kind_id = self._made.kind.kind_id
            admin = self.around.counter.catalogue
            self.ask(lambda: admin.history(kind_id), self._side.show_history)

    def _show_side(self, panel: QWidget) -> None:
        self._side.show_panel(panel)
        self._side_wanted = True
        self._place_side()

    def _to_form(self) -> None:
        self._side_wanted = False
        self._place_side()
        self._form.open(self._form.section())

    def _operator_id(self) -> str:
        return self.around.operator.operator_id


def _find(catalogue: CatalogueReply, kind_id: str) -> ManagedKind | None:
    return next((one for one in catalogue.kinds if one.kind.kind_id == kind_id), None)
