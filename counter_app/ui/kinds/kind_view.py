"""One kind of debt: its form, a trial beside it, its history behind a key.

Here is what its keys do. What stands over the form is `kind_head`, form and side are `kind_panes`,
saving in two steps is `kind_saving`.
"""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QTimer

from counter_app.services.kind_documents import document_of, next_version, read_kind
from counter_app.services.kind_drafts import BegunKind
from counter_app.services.views import DeskView
from counter_app.ui.kinds.kind_form import KindForm
from counter_app.ui.kinds.kind_head import KindHead
from counter_app.ui.kinds.kind_panes import KindPanes
from counter_app.ui.kinds.kind_saving import KindSaving, kind_of
from counter_app.ui.kinds.kind_words import author_of
from counter_app.ui.page import Page, Surroundings
from counter_app.ui.places import Area, KindPlace
from counter_app.ui.widgets.acts import Act
from counter_app.ui.widgets.key_button import Strength
from payments_core.clock import rome_date
from payments_core.errors import DocumentRefused
from payments_core.model.debt_kind import DebtKind
from payments_core.wire.desk.catalogue_messages import CatalogueReply, ManagedKind, PutKindReply


class KindView(Page):
    """F9 says what would change, and saves when it is pressed again; Enter never does."""

    area = Area.KINDS
    held_words = "scan.held_form"

    def __init__(self, around: Surroundings, place: KindPlace) -> None:
        super().__init__(around)
        self._place = place
        self._made = place.made
        self._drafts = around.begun.kinds
        self._wants_all_faults = False
        self._may_discard = False
        #: Whether the form in sight is about to be replaced by the kind as it is in force.
        self._is_replaced = False
        begun = self._drafts.of(place.kind_id)
        self._touched = begun is not None
        made_from = 0 if place.made is None else place.made.revision
        self._saving = self._build_saving(made_from if begun is None else begun.made_from)
        self._head = KindHead(self.look)
        self._head.show_kind(self._made, touched=self._touched)
        self._head.show_draft(begun, self._made)
        self.column.addWidget(self._head)
        self._form = self._build_form(begun)
        self._panes = KindPanes(self.look, self._today(), self._form)
        self._panes.history_wanted.connect(self._load_history)
        self.column.addWidget(self._panes, 1)
        self._drafts.loaded.connect(self._draft_loaded)
        self._document_changed()

    # --- what the shell asks ---------------------------------------------------------------

    def acts(self) -> tuple[Act, ...]:
        """Save; or, when the differences are in sight, save them or go back to the form."""
        say = self.words.say
        if self._saving.confirming is not None:
            return (
                self._act("save_now", "save_now", "check", "F9", self._save, Strength.FILLED),
                self._act("back_to_form", "back_to_form", "arrow-left", "Esc", self._back_to_form,
                          at_end=True),
            )  # fmt: skip
        acts = [self._act("save_kind", "save", "check", "F9", self._save, Strength.FILLED)]
        if self._form.section() == "rates" and self._form.document().get("rates"):
            acts.append(
                self._act("new_version", "new_version", "copy", "Ctrl+N", self._new_version,
                          Strength.OUTLINED)
            )  # fmt: skip
        acts.append(self._act("try_out", "try_out", "presentation", "F5", self._panes.try_out,
                              beside_form=True))  # fmt: skip
        if self._made is not None:
            acts.append(
                self._act("kind_history", "kind_history", "clock", "Ctrl+I",
                          self._panes.tell_history, beside_form=True)
            )  # fmt: skip
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
        self._keep_draft()
        return KindPlace(self._place.kind_id, self._made, self._place.accounts, self._place.written)

    def desk_changed(self, desk: DeskView) -> None:
        """Nothing here works without the server, and it says so itself."""

    # --- building -----------------------------------------------------------------------------

    def _build_saving(self, made_from: int) -> KindSaving:
        admin = self.around.counter.catalogue
        saving = KindSaving(self, admin, self._drafts, self._place.kind_id, made_from)
        saving.moved.connect(self.acts_changed)
        saving.compared.connect(self._confirm)
        saving.saved.connect(self._saved)
        saving.overtaken.connect(self._overtaken)
        saving.refused.connect(self._refused)
        return saving

    def _build_form(self, begun: BegunKind | None, section: str = "notice") -> KindForm:
        made = self._made
        written = self._place.written if made is None else document_of(made.kind)
        fixed = () if made is None else made.kind.rates
        form = KindForm(
            self.look,
            begun.written if begun is not None else written,
            self._place.accounts,
            frozenset((rate.rate_id, rate.version) for rate in fixed),
            is_new=made is None,
            section=section,
        )
        form.touched.connect(self._form_touched)
        form.changed.connect(self._document_changed)
        form.left.connect(self._form_left)
        form.tabs.opened.connect(self.acts_changed)
        return form

    def _act(
        self, name: str, text: str, icon: str, key: str, do: Callable[[], None],
        strength: Strength = Strength.PLAIN, *, at_end: bool = False, beside_form: bool = False,
    ) -> Act:  # fmt: skip
        usable = not self._saving.is_asking and (beside_form or not self._is_replaced)
        said = self.words.say(f"act.{text}")
        return Act(name, said, icon, key, do, strength, at_end=at_end, enabled=usable)

    # --- the form and its draft ------------------------------------------------------------

    def _form_touched(self) -> None:
        self._may_discard = False
        if not self._touched:
            self._touched = True
            self._head.show_kind(self._made, touched=True)
            self.acts_changed.emit()

    def _document_changed(self) -> None:
        self._keep_draft()
        kind, faults = read_kind(self._form.document())
        self._panes.try_kind(kind if not faults else None)

    def _form_left(self) -> None:
        _, faults = read_kind(self._form.document())
        self._form.show_faults(faults, all_of_them=self._wants_all_faults)

    def _draft_loaded(self) -> None:
        """The disk was slower than whoever opened the kind."""
        begun = self._drafts.of(self._place.kind_id)
        if begun is None or self._touched:
            return
        self._touched = True
        self._saving.made_from = begun.made_from
        self._form = self._build_form(begun, self._form.section())
        self._panes.put_form(self._form)
        self._head.show_kind(self._made, touched=True)
        self._head.show_draft(begun, self._made)
        self._document_changed()
        self.acts_changed.emit()

    def _keep_draft(self) -> None:
        if self._touched:
            now = self.around.counter.clock.now()
            begun = BegunKind(self._form.document(), self._saving.made_from, now)
            self._drafts.keep(self._place.kind_id, begun)

    def _draft_gone(self) -> None:
        self._touched = self._wants_all_faults = False
        self._head.show_draft(None, self._made)

    def _new_version(self) -> None:
        """The rate in hand again, from the first of next year on."""
        rates = self._form.document().get("rates", [])
        rate_id = self._form.rate_in_hand() or (rates[-1].get("rate_id", "") if rates else "")
        if rate_id:
            begins_on = date(self._today().year + 1, 1, 1)
            self._form.add_rate(next_version(rates, rate_id, begins_on))

    def _discard(self) -> None:
        """At the second time: what is thrown away cannot be had again."""
        if not self._may_discard:
            self._may_discard = True
            self.around.ways.tell(self.words.say("kinds.discard_again"))
            return
        self._panes.take_focus()
        self._drafts.drop(self._place.kind_id)
        self._draft_gone()
        self.around.ways.tell(self.words.say("kinds.discarded"))
        if self._made is None:
            self.around.ways.back()
        else:
            self._load_again()

    # --- saving ------------------------------------------------------------------------------

    def _save(self) -> None:
        if self._saving.is_asking:
            return
        self._panes.take_focus()
        if self._saving.confirming is not None:
            self._saving.save()
            return
        self._wants_all_faults = True
        kind, faults = read_kind(self._form.document())
        self._form.show_faults(faults, all_of_them=True)
        if kind is None or faults:
            self._form.go_to_first_fault()
            self.around.ways.tell(self.words.count("kinds.faults", len(faults)))
            return
        self._saving.compare(kind)

    def _confirm(self, kind: DebtKind, reply: PutKindReply) -> None:
        if read_kind(self._form.document())[0] != kind:
            # Nobody says yes to what they have not seen; and who types is not interrupted.
            self._saving.step_back()
            self.around.ways.tell(self.words.say("kinds.typed_meanwhile"))
            return
        if not reply.differences:
            self.around.ways.tell(self.words.say("kinds.nothing_changed"))
            return
        name = kind.name_en if self.words.language == "en" else kind.name
        is_new = self._saving.made_from == 0
        self._panes.show_differences(name, reply.differences, is_new=is_new)

    def _back_to_form(self) -> None:
        self._saving.step_back()
        self._panes.to_form()
        self.acts_changed.emit()

    def _saved(self, kind_id: str, revision: int) -> None:
        """The kind is what the server says it is from now on."""
        self._draft_gone()
        # It lies behind the differences; whoever comes to it types nothing that would be lost.
        self._form.setEnabled(False)
        self._place = KindPlace(kind_id, self._made, self._place.accounts)
        self.around.ways.tell(self.words.say("kinds.saved", number=revision))
        self._load_again()

    def _refused(self, error: Exception) -> None:
        if not self._panes.shows_form():
            self._panes.show_form()
        self.around.ways.tell(self.words.problem(error))
        if isinstance(error, DocumentRefused):
            self._form.show_faults(list(error.faults), all_of_them=True)
            if self._panes.has_focus():
                self._form.go_to_first_fault()

    def _overtaken(self, theirs: ManagedKind) -> None:
        """Somebody else was quicker: what is typed stays, and is compared with theirs."""
        self._made = theirs
        self._head.show_kind(theirs, touched=self._touched)
        self._head.show_draft(None, theirs)
        who = author_of(self.words, theirs)
        self.around.ways.tell(self.words.say("kinds.theirs", who=who, number=theirs.revision))

    def _load_again(self) -> None:
        self._set_replaced(True)
        read = self.around.counter.catalogue.catalogue
        self.ask(read, self._take_catalogue, self._not_loaded)

    def _not_loaded(self, error: Exception) -> None:
        """One goes on in the form that there is."""
        self._form.setEnabled(True)
        if not self._panes.shows_form():
            self._panes.show_form()
        self._set_replaced(False)
        self.around.ways.tell(self.words.problem(error))

    def _set_replaced(self, replaced: bool) -> None:
        self._is_replaced = replaced
        self.acts_changed.emit()

    def _take_catalogue(self, catalogue: CatalogueReply) -> None:
        """The kind as it is in force, in a form that has not been touched."""
        made = kind_of(catalogue, self._place.kind_id)
        if made is None:
            self.around.ways.back()
            return
        self._made = made
        self._saving = self._build_saving(made.revision)
        if self._touched:
            # Whoever has begun anew meanwhile goes on in what they have typed.
            self._head.show_kind(made, touched=True)
            self._load_history()
            self._set_replaced(False)
            return
        self._form = self._build_form(None, self._form.section())
        self._panes.put_form(self._form)
        self._head.show_kind(made, touched=False)
        # In a turn of its own: the form and the trial beside it together would stop the window.
        QTimer.singleShot(0, self, self._document_changed)
        self._load_history()
        self._set_replaced(False)

    def _load_history(self) -> None:
        if self._made is not None and self._panes.shows_history():
            kind_id = self._made.kind.kind_id
            admin = self.around.counter.catalogue
            self.ask(lambda: admin.history(kind_id), self._panes.show_history)

    def _today(self) -> date:
        return rome_date(self.around.counter.clock.now())
