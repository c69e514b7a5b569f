"""A kind of debt as a form: one section in sight at a time, faults beside what they are about."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from counter_app.services.document_references import References
from counter_app.services.document_shape import Document, document_of
from counter_app.services.kind_documents import with_named_rate
from counter_app.ui.kinds.form_cards import ItemsEditor
from counter_app.ui.kinds.form_documents import DocumentEditor
from counter_app.ui.kinds.form_editor import Editor, FormAround
from counter_app.ui.kinds.form_maker import make_editor
from counter_app.ui.kinds.form_queue import BuildQueue
from counter_app.ui.style.look import Look
from counter_app.ui.widgets.parts import bring_into_view, focus_after, label, scrolled
from counter_app.ui.widgets.section_tabs import SectionTabs
from payments_core.model.debt_kind import DebtKind
from payments_core.rules.catalogue_checks import Fault
from payments_core.wire.desk.catalogue_messages import AccountInfo

#: Sections of the form and the members of a kind in each.
SECTIONS: Mapping[str, tuple[str, ...]] = {
    "notice": (
        "kind_id", "name", "name_en", "remittance", "category", "account_id", "due", "valid_from",
        "valid_to", "offline", "expires", "released_by",
    ),
    "fields": ("fields",),
    "rates": ("rates",),
    "plan": ("plan",),
    "division": ("allocation", "beneficiaries"),
}  # fmt: skip
#: Reasons that wait until somebody wants to save: what is still empty is not wrong yet.
CAN_WAIT = frozenset({"missing", "too_short", "string_too_short", "union_tag_not_found"})
#: The reason with which the server refuses another content of a version that is there.
VERSION_FIXED = "rate_version_fixed"
#: After what pause the document is read again, milliseconds.
PAUSE_MS = 150


class KindForm(QWidget):
    """Holds a document as it is being worked at. A section has no widgets before it is opened.

    Says `touched` at each key, `changed` and `left` when there is a pause.
    """

    touched = Signal()
    changed = Signal()
    left = Signal()

    def __init__(
        self,
        look: Look,
        written: Mapping[str, Any],
        accounts: tuple[AccountInfo, ...],
        fixed: frozenset[tuple[str, int]],
        *,
        is_new: bool,
        section: str = "notice",
    ) -> None:
        """`section` is the one in sight; the others are built when somebody goes to them."""
        super().__init__()
        self._look = look
        self._written = dict(written)
        self._is_new = is_new
        self._stack = QStackedWidget()
        self._later = BuildQueue(self._stack, self._is_whole)
        self._around = FormAround(
            look,
            make_editor,
            self._changed_at_all,
            self._line_left,
            self._learn_the_way,
            self._give_code,
            self._later.add,
            accounts,
            fixed,
        )
        self._sections: dict[str, DocumentEditor] = {}
        self._building = self._turning = False
        self._complaining: list[Editor] = []
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(PAUSE_MS)
        self._settled.timeout.connect(self.changed)
        self._left_alone = QTimer(self)
        self._left_alone.setSingleShot(True)
        self._left_alone.setInterval(PAUSE_MS)
        self._left_alone.timeout.connect(self.left)
        say = look.words.say
        self.tabs = SectionTabs(
            look, tuple((name, say(f"kind_form.section_{name}")) for name in SECTIONS)
        )
        self.tabs.chosen.connect(self._tab_clicked)
        self._pages: dict[str, QScrollArea] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        for place, name in enumerate(SECTIONS, start=1):
            key = QShortcut(QKeySequence(f"Alt+{place}"), self)
            key.activated.connect(lambda name=name: self.open(name))
        self.show_section(section)

    def open(self, name: str) -> None:
        """Go to a section, and into it."""
        self.show_section(name)
        page = self._pages[name]
        # Before what `begin` brings into view, so that the heads over the first line are seen.
        QTimer.singleShot(0, page, lambda: page.verticalScrollBar().setValue(0))
        self._sections[name].begin()

    def show_section(self, name: str) -> None:
        """Put a section in sight; the focus stays where it is."""
        if name not in self._sections:
            self._build(name)
        self.tabs.show_here(name)
        self._turning = True
        self._stack.setCurrentWidget(self._pages[name])
        self._turning = False
        self._learn_the_way()

    def section(self) -> str:
        """The section in sight."""
        return self.tabs.here

    def document(self) -> dict[str, Any]:
        """The document as it stands."""
        document = dict(self._written)
        for name, editor in self._sections.items():
            for member in SECTIONS[name]:
                document.pop(member, None)
            document |= editor.value()
        return document

    def add_rate(self, rate: Mapping[str, Any]) -> None:
        """One more version of a rate, opened."""
        self.show_section("rates")
        rates = self._sections["rates"].inner("rates")
        if isinstance(rates, ItemsEditor):
            rates.append(rate)
            begins = rates.inner(str(len(rates) - 1))
            if begins is not None and (day := begins.inner("valid_from")) is not None:
                day.begin()

    def rate_in_hand(self) -> str:
        """The name of the rate in whose card the focus is; empty where there is none."""
        rates = self._sections["rates"].inner("rates") if "rates" in self._sections else None
        here = rates.in_hand() if isinstance(rates, ItemsEditor) else None
        return "" if here is None else str(here.value().get("rate_id", ""))

    def show_faults(self, faults: Sequence[Fault], *, all_of_them: bool) -> None:
        """Each beside what it is about; what is only missing waits unless `all_of_them`."""
        self._later.finish()
        told = [
            (self._by_number(place) if reason == VERSION_FIXED else place, reason)
            for place, reason in faults
            if all_of_them or reason not in CAN_WAIT
        ]
        for editor in self._complaining:
            editor.accept()
        self._complaining = []
        for name in SECTIONS:
            self.tabs.mark(name, sum(self._section_of(place) == name for place, _ in told))
        for place, reason in told:
            # A section that nobody has opened says so on its tab, and the rest when it is opened.
            if (all_of_them or self._section_of(place) in self._sections) and (
                (editor := self._editor_at(place)) not in self._complaining
            ):
                editor.complain(self._sentence(reason))
                self._complaining.append(editor)
        self._learn_the_way()  # a card may have been opened for what is wrong in it

    def go_to_first_fault(self) -> None:
        """Put the focus where the first complaint is."""
        if not self._complaining:
            return
        first = self._complaining[0]
        for name, section in self._sections.items():
            if section is first or section.isAncestorOf(first):
                self.show_section(name)
        first.begin()
        bring_into_view(first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A bare Enter goes to the next line, from the last one to the next section, and never
        saves."""
        self._later.finish()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            self._go_on()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002
        """Tab goes where it would go in a form that is whole. Qt asks, too, when it hides what has
        the focus."""
        if not self._turning:
            self._later.finish()
        return super().focusNextPrevChild(next)

    def _go_on(self) -> None:
        names = list(SECTIONS)
        here = names.index(self.tabs.here)
        stops = [one for one in self._sections[self.tabs.here].stops() if one.isVisible()]
        if stops and stops[-1].hasFocus() and here + 1 < len(names):
            self.open(names[here + 1])
        else:
            self.focusNextChild()

    def _tab_clicked(self, name: str) -> None:
        self.open(name)

    def _build(self, name: str) -> None:
        self._building = True
        px = self._look.theme.px
        wanted = SECTIONS[name]
        whole = document_of(DebtKind)
        members = {member.name: member for member in whole.members}
        editor = DocumentEditor(
            self._around, Document(whole.name, tuple(members[one] for one in wanted))
        )
        if name == "rates" and self._is_new:
            self._written = with_named_rate(self.document())
        editor.show_value(self._written)
        only = editor.inner(wanted[0]) if len(wanted) == 1 else None
        if isinstance(only, ItemsEditor):
            only.hide_title()
        # The name of a kind that is there is how everything refers to it.
        if not self._is_new and (named := editor.inner("kind_id")) is not None:
            named.lock()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(16), px(12), px(16), px(16))
        column.setSpacing(px(12))
        intro = label(self._look.words.say(f"kind_form.section_{name}_hint"), "quiet", wrap=True)
        column.addWidget(intro)
        column.addWidget(editor)
        column.addStretch(1)
        self._sections[name] = editor
        self._pages[name] = scrolled(inside)
        self._stack.addWidget(self._pages[name])
        self._building = False

    def _editor_at(self, place: str) -> Editor:
        """The innermost part under a place; steps that no part has, such as the name of a rule,
        are passed by."""
        name = self._section_of(place)
        if name not in self._sections:
            self._build(name)
        editor: Editor = self._sections[name]
        for step in place.split("."):
            editor = editor.inner(step) or editor
        return editor

    def _by_number(self, place: str) -> str:
        """The server names a version, `rates.mercato.2`; a card has a number."""
        rates = self.document().get("rates", [])
        named = [f"rates.{rate.get('rate_id')}.{rate.get('version')}" for rate in rates]
        return f"rates.{named.index(place)}.version" if place in named else "rates"

    def _section_of(self, place: str) -> str:
        top = place.split(".")[0]
        return next((name for name, members in SECTIONS.items() if top in members), "notice")

    def _sentence(self, reason: str) -> str:
        words = self._look.words
        key = f"kind_fault.{reason}"
        return words.say(key) if words.has(key) else words.say("kind_fault.unknown", code=reason)

    def _learn_the_way(self) -> None:
        """Tab goes through the section as one reads it, whatever was made when; and lists offer
        what the document has by now."""
        section = self._sections.get(self.tabs.here)
        if section is not None and not self._building:
            language = self._look.words.language
            section.refer(References(self.document(), self._around.accounts, language), ())
            # Where the form lies has its place there; a form that is made anew is last of all.
            focus_after(self.parentWidget() or self, *section.stops())

    def _is_whole(self) -> None:
        """What was built last may have pushed the line in hand out of sight."""
        self._learn_the_way()
        here = self.focusWidget()
        if here is not None:
            QTimer.singleShot(0, here, partial(bring_into_view, here))

    def _give_code(self, place: tuple[str, ...], code: str) -> None:
        self._editor_at(".".join((*place, "part"))).show_value(code)

    def _changed_at_all(self) -> None:
        self.touched.emit()
        self._settled.start()

    def _line_left(self) -> None:
        self._left_alone.start()
        self._learn_the_way()
        for card_list in self.findChildren(ItemsEditor):
            card_list.say_titles()
