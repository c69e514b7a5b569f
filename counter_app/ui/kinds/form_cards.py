"""A list of documents in a form: a card for each, to add, remove and move."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from counter_app.services.document_references import References
from counter_app.services.document_shape import Document, Items, Member
from counter_app.ui.kinds.form_documents import DocumentEditor
from counter_app.ui.kinds.form_editor import Complaint, Editor, FormAround
from counter_app.ui.style.tick import IconButton
from counter_app.ui.widgets.key_button import KeyButton, Strength
from counter_app.ui.widgets.parts import Elided, label, row

ADD, REMOVE = "Alt+Ins", "Alt+Del"
#: What a new document of a list says already.
FRESH: Mapping[str, Mapping[str, Any]] = {"Rate": {"version": 1}}
#: So many cards of a list are open from the start; of more, each is opened when it is wanted. The
#: window would stand still while it makes them all, and nobody could survey them.
OPEN_AT_ONCE: Mapping[str, int] = {"Rate": 1, "RatePart": 3, "KindField": 3}
#: Documents whose cards lie inside those of others. Nobody begins to type there.
WHITE = frozenset({"RatePart"})
#: The member by which a card is told from the others, for each kind of document.
TITLES = {
    "KindField": ("label", "field"),
    "Beneficiary": ("name", "beneficiary_id"),
    "Allocation": ("chapter", "amount"),
    "Rate": ("name", "rate_id"),
    "RatePart": ("label", "part"),
}


class Card(QFrame):
    """One document; a closed one says only what it is, and costs no widgets until it is opened."""

    asked_up = Signal(object)
    asked_down = Signal(object)
    asked_away = Signal(object)

    def __init__(
        self, around: FormAround, shape: Document, value: Mapping[str, Any], *, is_open: bool
    ) -> None:
        super().__init__()
        self._around = around
        self._shape = shape
        self._value = value
        self.is_fixed = around.is_fixed(shape.name, value)
        self._inside: DocumentEditor | None = None
        # A card inside a card has the other ground.
        self.setProperty("part", "card" if shape.name in WHITE else "sum")
        px = around.look.theme.px
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(12), px(6), px(12), px(10))
        self._column.setSpacing(px(4))
        self._column.addLayout(self._header())
        if is_open and not self.is_fixed:
            self.open()
        self.say_title(0)

    def _header(self) -> QHBoxLayout:
        look, say = self._around.look, self._around.words.say
        self._title = Elided("", "strong")
        self._up = IconButton(look, "arrow-up", say("kind_form.move_up"))
        self._down = IconButton(look, "arrow-down", say("kind_form.move_down"))
        self._away = IconButton(look, "delete", say("kind_form.take_away"))
        self._up.clicked.connect(lambda: self.asked_up.emit(self))
        self._down.clicked.connect(lambda: self.asked_down.emit(self))
        self._away.clicked.connect(lambda: self.asked_away.emit(self))
        self._open = KeyButton(look, say("kind_form.look_inside"), icon="expand", height=34)
        self._open.setObjectName(f"open_{self._shape.name}")
        self._open.clicked.connect(self._open_by_hand)
        # Hidden, never shown by hand: nothing here has a window yet.
        for button in (self._up, self._down, self._away):
            if self.is_fixed:
                button.hide()
        line = row(look, spacing=4)
        line.addWidget(self._title, 1)
        for widget in (self._open, self._up, self._down, self._away):
            line.addWidget(widget)
        return line

    def open(self) -> DocumentEditor:
        """Show all of it; a version that never changes is to be read alone."""
        if self._inside is None:
            inside = DocumentEditor(self._around, self._shape)
            inside.show_value(self._value)
            if self.is_fixed:
                inside.lock()
            self._column.addWidget(inside)
            inside.show()
            # Only now: what is in no window yet has no place in the way of Tab. But before the
            # button goes, at which Qt may ask for what else is to be built.
            self._inside = inside
            self._open.hide()
        return self._inside

    def open_in_its_turn(self) -> None:
        """As it would have been from the start; who has come to its button goes on inside."""
        was_here = self._open.hasFocus()
        inside = self.open()
        if was_here:
            inside.begin()

    def lock(self) -> None:
        """To read alone, when it is opened."""
        self.is_fixed = True
        for button in (self._up, self._down, self._away):
            button.hide()
        if self._inside is not None:
            self._inside.lock()

    def value(self) -> Mapping[str, Any]:
        """The document."""
        return self._value if self._inside is None else self._inside.value()

    def refer(self, references: References, place: tuple[str, ...]) -> None:
        """Its members, where it is open."""
        if self._inside is not None:
            self._inside.refer(references, place)

    def stops(self) -> list[QWidget]:
        """Those of the document, or the button that opens it."""
        return [self._open] if self._inside is None else self._inside.stops()

    def begin(self) -> None:
        """Put the focus where typing begins, or on the button that opens it."""
        if self._inside is None:
            self._open.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._inside.begin()

    def say_title(self, place: int) -> None:
        """The card's number and by what it is known."""
        say, value = self._around.words.say, self.value()
        names = TITLES.get(self._shape.name, ())
        if self._around.words.language == "en":
            names = (*(f"{name}_en" for name in names), *names)
        known = next((str(value[name]) for name in names if value.get(name)), "")
        text = say("kind_form.card", what=say(f"kind_form.{self._shape.name}"), number=place + 1)
        if known:
            text = f"{text} · {known}"
        if self._shape.name == "Rate":
            text = f"{text} · {say('kind_form.version', number=value.get('version', ''))}"
            if self.is_fixed:
                text = f"{text} · {say('kind_form.fixed')}"
        self._title.setText(text)
        self._title.setToolTip(text)
        self._open.setAccessibleDescription(text)

    def may_move(self, *, up: bool, down: bool) -> None:
        """Whether there is a place before and after it."""
        self._up.setEnabled(up)
        self._down.setEnabled(down)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens what is closed; in an open card it goes on to the next line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._open.hasFocus():
            self._open_by_hand()
        else:
            super().keyPressEvent(event)

    def _open_by_hand(self) -> None:
        inside = self.open()
        self._around.rebuilt()
        if self.is_fixed:
            # It is read from its beginning; the only line to type in is its last one.
            inside.stops()[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            inside.begin()


class ItemsEditor(Editor):
    """The cards in their order. Alt+Ins adds after the one in hand, Alt+Del takes it away, Alt
    with an arrow moves it."""

    long = True

    def __init__(self, around: FormAround, member: Member, shape: Items) -> None:
        super().__init__()
        self._around = around
        self._shape = shape.of
        # A list that a document must have is never shown empty.
        self._least = 1 if member.default is None else 0
        self._said: object = None
        self._cards: list[Card] = []
        look, say = around.look, around.words.say
        self._complaint = Complaint(look)
        self._title = label(around.words.say(f"kind_form.{member.key}"), "strong")
        self._hint = label(around.hint(member), "hint", wrap=True)
        if not self._hint.text():
            self._hint.hide()
        self._add = KeyButton(
            look, say(f"kind_form.{shape.of.name}.add"), icon="plus", key=say("kind_form.add_key"),
            strength=Strength.OUTLINED, height=34,
        )  # fmt: skip
        self._add.setObjectName(f"add_{member.name}")
        self._add.clicked.connect(lambda _checked=False: self._insert(len(self._cards)))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.theme.px(8))
        for widget in (self._title, self._hint, self._complaint):
            self._column.addWidget(widget)
        self._column.addLayout(row(look, self._add, None))

    def show_value(self, value: object) -> None:
        """A card for each document."""
        self._said = value
        for card in self._cards:
            self._let_go(card)
        said = value if isinstance(value, Sequence) else [{}] * self._least
        few = len(said) <= OPEN_AT_ONCE.get(self._shape.name, len(said))
        begin_here = few and self._shape.name not in WHITE
        self._cards = []
        for place, one in enumerate(said):
            at_once = begin_here and not place
            self._put(place, one if isinstance(one, Mapping) else {}, is_open=at_once)
            card = self._cards[place]
            if few and not at_once and not card.is_fixed:
                self._around.later(card, card.open_in_its_turn)
        self._renumber()

    def value(self) -> object:
        """The documents; nothing where there were none to begin with and are none."""
        if not self._cards and self._said is None:
            return None
        return [dict(card.value()) for card in self._cards]

    def inner(self, step: str) -> Editor | None:
        """A document by its number from 0; it is opened."""
        if not step.isdecimal() or int(step) >= len(self._cards):
            return None
        return self._cards[int(step)].open()

    def refer(self, references: References, place: tuple[str, ...]) -> None:
        """Card by card."""
        for number, card in enumerate(self._cards):
            card.refer(references, (*place, str(number)))

    def stops(self) -> list[QWidget]:
        """Card by card, then the button that adds one."""
        return [*(stop for card in self._cards for stop in card.stops()), self._add]

    def complain(self, sentence: str) -> None:
        """Above the cards."""
        self._complaint.say(sentence)

    def accept(self) -> None:
        """Nothing is wrong."""
        self._complaint.say("")

    def lock(self) -> None:
        """To read alone."""
        self._add.hide()
        for card in self._cards:
            card.lock()

    def __len__(self) -> int:
        return len(self._cards)

    def __bool__(self) -> bool:
        return True

    def append(self, value: Mapping[str, Any]) -> None:
        """One more at the end, and the focus in it."""
        self._put(len(self._cards), value)
        self._renumber()
        self._cards[-1].open().begin()
        self._around.changed()

    def hide_title(self) -> None:
        """Where the list is all there is its name stands over it already."""
        self._title.hide()

    def say_titles(self) -> None:
        """What cards are known by has perhaps been typed."""
        for place, card in enumerate(self._cards):
            card.say_title(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the list around the focus; those of a list inside come first."""
        here = self.in_hand()
        if event.modifiers() != Qt.KeyboardModifier.AltModifier or not self._add.isVisible():
            super().keyPressEvent(event)
            return
        match event.key():
            case Qt.Key.Key_Insert:
                self._insert(len(self._cards) if here is None else self._cards.index(here) + 1)
            case Qt.Key.Key_Delete if here is not None:
                self._remove(here)
            case Qt.Key.Key_Up if here is not None:
                self._move(here, -1)
            case Qt.Key.Key_Down if here is not None:
                self._move(here, 1)
            case _:
                super().keyPressEvent(event)

    def in_hand(self) -> Card | None:
        """The card in which the focus is."""
        focus = self.window().focusWidget()
        return next((card for card in self._cards if focus and card.isAncestorOf(focus)), None)

    def _insert(self, place: int) -> None:
        self._put(place, FRESH.get(self._shape.name, {}))
        self._renumber()
        self._cards[place].open().begin()
        self._around.changed()

    def _remove(self, card: Card) -> None:
        if card.is_fixed or len(self._cards) <= self._least:
            return
        place = self._cards.index(card)
        self._cards.remove(card)
        self._let_go(card)
        self._renumber()
        if self._cards:
            self._cards[min(place, len(self._cards) - 1)].begin()
        else:
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self._around.changed()
        self._around.left()

    def _move(self, card: Card, by: int) -> None:
        place = self._cards.index(card)
        if not 0 <= place + by < len(self._cards):
            return
        focus: QWidget | None = self.window().focusWidget()
        self._cards.insert(place + by, self._cards.pop(place))
        self._column.removeWidget(card)
        self._column.insertWidget(self._first() + place + by, card)
        self._renumber()
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._around.changed()
        self._around.left()

    def _put(self, place: int, value: Mapping[str, Any], *, is_open: bool = True) -> None:
        card = Card(self._around, self._shape, value, is_open=is_open)
        card.asked_up.connect(lambda card: self._move(card, -1))
        card.asked_down.connect(lambda card: self._move(card, 1))
        card.asked_away.connect(self._remove)
        self._cards.insert(place, card)
        self._column.insertWidget(self._first() + place, card)
        card.show()  # at once, and not with the next turn of the loop: keys may come before

    def _first(self) -> int:
        """Where cards begin in the column: after title, hint and complaint."""
        return 3

    def _renumber(self) -> None:
        last = len(self._cards) - 1
        for place, card in enumerate(self._cards):
            card.say_title(place)
            card.may_move(up=place > 0, down=place < last)
        self._around.rebuilt()

    def _let_go(self, card: Card) -> None:
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()
