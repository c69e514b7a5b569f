"""The form of a notice: what is paid, by when, how much and why that much."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from counter_app.services.corrections import FormFault, FormPart
from counter_app.services.release_templates import FilledForm, offer_of
from counter_app.ui.release.co_debtors import CO_DEBTORS, CoDebtors
from counter_app.ui.release.due_field import DueField
from counter_app.ui.release.favourites import FAVOURITES, Favourites
from counter_app.ui.release.kind_fields import KindFields
from counter_app.ui.release.plan_choice import PlanChoice
from counter_app.ui.release.template_row import TemplateRow
from counter_app.ui.style.look import Look
from counter_app.ui.style.messages import amount
from counter_app.ui.style.words import Words
from counter_app.ui.widgets.key_button import KeyButton, Strength
from counter_app.ui.widgets.pad_field import PAD_NUMBER, PadField
from counter_app.ui.widgets.parts import Field, card, label, row
from payments_core.model.debt_kind import Offer
from payments_core.money import format_euro
from payments_core.rules.person_search import fold
from payments_core.rules.rate_calculation import Calculation, PartAmount


class ReleaseForm(QWidget):
    """Collects kind, its fields, due date and plan; says `changed` when any of them changes.

    `template` is the name of the template that it was filled from, empty for none.
    """

    changed = Signal()

    def __init__(self, look: Look, today: Callable[[], date]) -> None:
        super().__init__()
        self._look = look
        self._words = look.words
        self._offers: tuple[Offer, ...] = ()
        self._entered_early = False
        self._led_on = False
        self._shown: tuple[Offer, ...] = ()
        self._templates: tuple[FilledForm, ...] = ()
        self.template = ""
        self._fit: tuple[Offer, ...] = ()
        self._online = True
        self.offer: Offer | None = None
        #: What was typed for a kind that cannot be had now, with how that was called, and whether
        #: the due date in its field is of that kind, too.
        self._unplaced: Mapping[str, str] = {}
        self._unplaced_for = ""
        self._due_is_unplaced = False
        frame, self._column = card(look)
        self._column.setSpacing(look.theme.px(12))
        self.setLayout(row(look, frame))
        self.template_row = TemplateRow(look)
        self.pad = PadField(look)
        self.kind = Field(look, self._words.say("release.kind"), name="kind_field")
        self.kind.edit.setPlaceholderText(self._words.say("release.kind_hint"))
        self.due = DueField(look, self._words.say("release.due_on"), today, name="due_field")
        self.fields = KindFields(look, self.kind.edit)
        self.plan = PlanChoice(look)
        self.co_debtors = CoDebtors(look)
        self._favourites = Favourites(look, self.kind.edit)
        self._more = label("", "hint")
        self._more.setObjectName("more_kinds")
        self._column.addWidget(self.template_row)
        self._column.addWidget(self.pad)
        self._column.addWidget(self.kind)
        self._column.addWidget(self._favourites)
        self._column.addWidget(self._more)
        self._column.addWidget(self.fields)
        self._column.addLayout(self._due_line())
        self._column.addWidget(self.plan.lines)
        self._column.addWidget(self.co_debtors)
        self._column.addWidget(self._build_total())
        self._column.addStretch(1)
        self._favourites.rearranged.connect(self._say_more)
        self.kind.edit.textEdited.connect(self._kind_typed)
        self.kind.edit.returnPressed.connect(self._kind_returned)
        self.kind.edit.editingFinished.connect(self._kind_left)
        self.due.edit.editingFinished.connect(self._due_left)
        self.fields.changed.connect(self.changed)
        self.plan.changed.connect(self.changed)
        self.pad.changed.connect(self._pad_changed)
        self.co_debtors.changed.connect(self.changed)

    def begin_with(self, kind_text: str) -> None:
        """What was paid for in a form that was put aside, before the kinds are there: whoever wants
        another kind types over it."""
        self.kind.edit.setText(kind_text)
        self.kind.edit.selectAll()

    def show_offers(self, offers: Sequence[Offer], *, online: bool) -> None:
        """The kinds of this desk; offline those that may not go offline are greyed, with why."""
        self._offers = tuple(offers)
        self._online = online
        fitting = () if self.offer is not None else self._fitting()
        self._show_kinds(fitting or self._offers)
        if self._entered_early and self._offers:
            self._entered_early = False
            self._kind_typed(self.kind.text())
            self._kind_entered()

    def show_templates(self, templates: Sequence[FilledForm]) -> None:
        """The operator's templates, among the favourites with the last of their keys."""
        self._templates = tuple(templates)
        self._show_kinds(self._fit)

    def fill(self, filled: FilledForm) -> None:
        """Put in what was filled in before; what is missing is asked for first."""
        offer = offer_of(filled, self._offers)
        if offer is None:
            self.kind.complain(self._words.say("template.not_offered"))
            return
        self._choose(offer)
        if self.offer is not offer:
            return
        self.template = filled.name
        self.fields.take_up(filled.typed)
        self.plan.choose(filled.instalments)
        self.fields.begin()
        self.changed.emit()

    def filled(self, name: str) -> FilledForm | None:
        """The form as it could fill another one; None while it is not known what is paid."""
        if self.offer is None:
            return None
        count = 1 if self.plan.is_free else self.plan.count()
        kind_id, rate_id = self.offer.kind.kind_id, self.offer.rate.rate_id
        return FilledForm(name, kind_id, rate_id, self.fields.typed(), count)

    def take_up(self, kind_text: str, due_text: str, typed: Mapping[str, str]) -> None:
        """Put back what was typed before, in whatever language of the window. Whoever has typed
        over its kind meanwhile, quicker than the kinds were there, wants another notice."""
        if self.kind.text() != kind_text:
            return
        if kind_text:
            named = [one for one in self._offers if kind_text in (one.rate.name, one.rate.name_en)]
            self._kind_typed(self._name(named[0]) if len(named) == 1 else kind_text)
        if self.offer is None:
            placed = (PAD_NUMBER, CO_DEBTORS)
            self._unplaced = {name: text for name, text in typed.items() if name not in placed}
            self._unplaced_for, self._due_is_unplaced = kind_text, True
        if due_text:
            self.due.edit.setText(due_text)
        self.fields.take_up(typed)
        self.pad.put(typed.get(PAD_NUMBER, ""))
        self._offer_plan()
        self.plan.take_up(typed)
        self.co_debtors.take_up(typed)
        if typed:
            self.changed.emit()

    def mark(self, fault: FormFault) -> None:
        """Say beside a part what the server has refused in it, and go there. It holds nobody up:
        what is good by now is released."""
        # The focus goes first: the field that it leaves is read again, and with it all others.
        said = refusal_of(self._words, fault)
        match fault.part:
            case FormPart.FIELD if self.fields.mark(fault.field, said):
                return
            case FormPart.PLAN if self.plan.is_offered:
                self.plan.mark(said)
            case FormPart.CO_DEBTORS:
                self.co_debtors.mark(said)
            case FormPart.DUE | FormPart.PAD:
                wrong = self.due if fault.part is FormPart.DUE else self.pad
                wrong.edit.setFocus(Qt.FocusReason.OtherFocusReason)
                wrong.complain(said)
            case _:
                self.kind.edit.setFocus(Qt.FocusReason.OtherFocusReason)
                self.kind.complain(said)

    def typed(self) -> Mapping[str, str]:
        """What was typed besides kind and date, to be taken up later."""
        waits = self.offer is None and self.kind.text() == self._unplaced_for
        unplaced = self._unplaced if waits else {}
        kept = {name: text for name, text in self.fields.typed().items() if text}
        pad = {PAD_NUMBER: self.pad.text()} if self.pad.text() else {}
        return {**unplaced, **kept, **pad, **self.plan.typed(), **self.co_debtors.typed()}

    def choose(self, place: int) -> None:
        """One of the kinds shown, by its place from 0; the last places are templates."""
        if place >= FAVOURITES - len(self._templates):
            self.fill(self._templates[FAVOURITES - 1 - place])
        elif place < len(self._shown):
            self._choose(self._shown[place])

    def due_on(self) -> date | None:
        """The due date when it can be read, else None."""
        return self.due.due_on()

    def complain_if_wrong(self) -> bool:
        """Mark what is missing or wrong and put the focus there; whether there was anything."""
        if self.pad.complain_if_wrong():
            return True
        if self.offer is None:
            self.kind.complain(self._words.say("release.kind_wrong"))
            self.kind.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if self.fields.complain_if_wrong():
            return True
        self._due_left()
        if self.due.is_wrong():
            self.due.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return self.plan.complain_if_wrong() or self.co_debtors.complain_if_wrong()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A bare Enter goes to the next field and never releases."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self._led_on:
                self._next_field()
            self._led_on = False
        else:
            super().keyPressEvent(event)

    def _next_field(self) -> None:
        """Past the kinds at hand: whoever has come this far knows what is paid."""
        self.focusNextChild()
        for _ in range(FAVOURITES):
            if not isinstance(self.focusWidget(), KeyButton):
                break
            self.focusNextChild()

    def _due_line(self) -> QGridLayout:
        line = QGridLayout()
        line.setSpacing(self._look.theme.px(16))
        line.addWidget(self.due, 0, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.plan, 0, 1, Qt.AlignmentFlag.AlignTop)
        line.setColumnStretch(0, 1)
        line.setColumnStretch(1, 1)
        return line

    def _build_total(self) -> QWidget:
        frame, column = card(self._look, part="sum", margin=12)
        self._parts = label("", "hint", wrap=True)
        self._total = label("", "answer")
        self._total.setObjectName("total")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(self._words.say("release.total"), "strong"))
        words.addWidget(self._parts)
        line = QHBoxLayout()
        line.addLayout(words, 1)
        line.addWidget(self._total)
        column.addLayout(line)
        self._sum = frame
        frame.hide()
        return frame

    def _show_kinds(self, offers: Sequence[Offer]) -> None:
        """The kinds that fit what is typed, each with its key; all of them fit an empty field."""
        self._shown = tuple(offers[: FAVOURITES - len(self._templates)])
        self._fit = tuple(offers)
        kinds = [self._favourite(place, offer) for place, offer in enumerate(self._shown)]
        own = [self._template(place, one) for place, one in enumerate(self._templates)]
        self._favourites.replace([*kinds, *reversed(own)])

    def _say_more(self) -> None:
        """Those without a place of their own are reached by typing, as long as it is not known what
        is paid."""
        shown = min(self._favourites.shown(), len(self._shown))
        more = max(len(self._fit) - shown, 0)
        self._more.setText(self._words.count("release.more", more))
        self._more.setHidden(not more or self._favourites.isHidden())

    def _favourite(self, place: int, offer: Offer) -> KeyButton:
        button = KeyButton(
            self._look,
            self._name(offer),
            key=f"Alt+{place + 1}",
            strength=Strength.OUTLINED,
            height=34,
            spread=True,
        )
        button.setToolTip(self._name(offer))
        button.setObjectName(f"favourite_{place + 1}")
        button.clicked.connect(lambda _checked=False: self._choose(offer))
        if not self._may_release(offer):
            button.setEnabled(False)
            reason = self._words.say("release.not_offline")
            button.setToolTip(f"{self._name(offer)}\n{reason}")
        return button

    def _template(self, place: int, filled: FilledForm) -> KeyButton:
        key = template_key(place)
        button = KeyButton(
            self._look, filled.name, icon="star-outline", key=key,
            strength=Strength.OUTLINED, height=34, spread=True,
        )  # fmt: skip
        button.setToolTip(filled.name)
        button.setObjectName(f"template_{place + 1}")
        button.clicked.connect(lambda _checked=False: self.fill(filled))
        return button

    def _may_release(self, offer: Offer) -> bool:
        return self._online or offer.kind.offline

    def _name(self, offer: Offer) -> str:
        return offer_name(self._words, offer)

    def _kind_typed(self, text: str) -> None:
        wanted = fold(text.strip())
        exact = [offer for offer in self._offers if fold(self._name(offer)) == wanted]
        if exact:
            self._choose(exact[0])
            return
        if self.offer is not None:
            self._set_offer(None)
        self.kind.accept()
        self._show_kinds(self._fitting() or self._offers)

    def _kind_returned(self) -> None:
        """The same Enter comes to the form as well: where it has led to the first field of a kind
        already, it is not to pass it."""
        self._kind_entered()
        self._led_on = not self.kind.edit.hasFocus()

    def _kind_entered(self) -> None:
        """Enter takes the first kind that fits and can be released, and goes on; it never releases.
        Whoever is quicker than the kinds has entered for when they are there."""
        self._entered_early = not self._offers
        if self.offer is None and self.kind.text() and (fitting := self._fitting()):
            self._choose(next(filter(self._may_release, fitting), fitting[0]))

    def _kind_left(self) -> None:
        """Leaving the field with a beginning that fits one kind alone is choosing it."""
        if self.offer is not None or not self.kind.text():
            return
        fitting = self._fitting()
        if len(fitting) == 1:
            self._choose(fitting[0])
        elif not self.kind.is_wrong():
            self.kind.complain(self._words.say("release.kind_wrong"))

    def _fitting(self) -> tuple[Offer, ...]:
        """Accents aside: whoever types in a hurry leaves them out."""
        pieces = fold(self.kind.text()).split()
        return tuple(
            offer
            for offer in self._offers
            if all(piece in fold(self._name(offer)) for piece in pieces)
        )

    def _choose(self, offer: Offer) -> None:
        if not self._may_release(offer):
            self.kind.complain(self._words.say("release.not_offline"))
            return
        waited_for = self._unplaced_for in (offer.rate.name, offer.rate.name_en)
        due_text = self.due.text() if waited_for and self._due_is_unplaced else ""
        self._due_is_unplaced = False
        self.kind.edit.setText(self._name(offer))
        self.due.edit.clear()
        self._set_offer(offer)
        if waited_for:
            self._place(due_text)
        self.fields.begin()

    def _place(self, due_text: str) -> None:
        """What was typed for the kind that could not be had before."""
        self.due.edit.setText(due_text)
        self.fields.take_up(self._unplaced)
        self.plan.take_up(self._unplaced)
        self._unplaced, self._unplaced_for = {}, ""
        self.changed.emit()

    def _set_offer(self, offer: Offer | None) -> None:
        self.offer = offer
        self.template = ""
        self.kind.accept()
        self.show_sum(None)
        self.fields.ask_for(offer.kind if offer is not None else None)
        # Their place goes to the fields; the keys work on.
        asks = offer is not None and bool(offer.kind.fields)
        self._favourites.setHidden(asks)
        self._more.setHidden(asks or not self._more.text())
        self._offer_plan()
        self.changed.emit()

    def _offer_plan(self) -> None:
        """A form has one number, so what it is for is paid at once."""
        divisible = self.offer is not None and not self.pad.is_open
        self.plan.offer(self.offer.kind.plan if divisible and self.offer is not None else None)

    def toggle_pad(self) -> None:
        """Give the notice the number of a form, or not."""
        self.pad.toggle()
        self._offer_plan()
        self.changed.emit()

    def _pad_changed(self) -> None:
        """A number tells the kind that it was printed for."""
        printed = self.pad.printed
        if printed is not None and (
            self.offer is None or self.offer.kind.kind_id != printed.kind_id
        ):
            fitting = [one for one in self._offers if one.kind.kind_id == printed.kind_id]
            if fitting:
                self._choose(fitting[0])
        self.changed.emit()

    def kind_name(self, kind_id: str) -> str:
        """What a kind is called here; its identifier where this operator does not release it."""
        kinds = [one.kind for one in self._offers if one.kind.kind_id == kind_id]
        if not kinds:
            return kind_id
        return kinds[0].name_en if self._words.language == "en" else kinds[0].name

    def show_sum(self, calculation: Calculation | None) -> None:
        """The total and how it comes about; nothing while something is missing."""
        self._sum.setVisible(calculation is not None)
        if calculation is not None:
            self._total.setText(amount(calculation.total_cents))
            self._parts.setText(" + ".join(_term(part) for part in calculation.parts))

    def show_due(self, due_on: date) -> None:
        """The due date that the kind proposes, unless one was typed."""
        self.due.propose(due_on)
        self._check_due()

    def _due_left(self) -> None:
        if self._check_due():
            self.changed.emit()

    def _check_due(self) -> bool:
        """Whether the date is good; without a kind nobody has asked for one yet."""
        return self.due.check(wanted=self.offer is not None)


def offer_name(words: Words, offer: Offer) -> str:
    """What is typed and shown for something that may be released."""
    return offer.rate.name_en if words.language == "en" else offer.rate.name


def refusal_of(words: Words, fault: FormFault) -> str:
    """What is said of it: of a field, what would be right there."""
    facts = dict(fault.facts)
    key = f"field.{facts.get('reason', '')}"
    if fault.part is FormPart.FIELD and words.has(key):
        return words.say(key, right=facts.get("right", ""))
    return words.problem_of(fault.code, dict(facts))


def template_key(place: int) -> str:
    """The key of a template by its place: they count from the end, so that another one leaves the
    keys of the kinds and of the earlier templates where they are."""
    return f"Alt+{FAVOURITES - place}"


def _term(part: PartAmount) -> str:
    """`Pasti 57,60 (12 × 4,80)`."""
    said = f"{part.part.label} {format_euro(part.amount_cents)}"
    return f"{said} ({part.working})" if part.working else said
