"""Settings: how the window looks, the PIN, the printers, the scanner, this desk."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from counter_app.printer_settings import PAPER, ROLL
from counter_app.printing.device import Outcome
from counter_app.printing.trial import Trial
from counter_app.services.printer_setup import PrinterPlan, TriedPrinter
from counter_app.ui.page import Page, Surroundings
from counter_app.ui.places import Place, SettingsPlace
from counter_app.ui.settings.settings_desk import DeskCard
from counter_app.ui.settings.settings_look import LookCard
from counter_app.ui.settings.settings_pin import REMOVE_KEY, SET_KEY, PinCard
from counter_app.ui.settings.settings_printers import PrinterCard
from counter_app.ui.settings.settings_reader import ReaderCard
from counter_app.ui.style.theme import RAIL_WORDS_FROM, SIDE_PANEL_FROM
from counter_app.ui.widgets.acts import Act
from counter_app.ui.widgets.key_button import Strength
from counter_app.ui.widgets.parts import FORM_WIDTH, bring_into_view, label

FIRST_PART = "language_choice"


class SettingsView(Page):
    """Looks are worn at once; printers when F9 says so."""

    area = None

    def __init__(self, around: Surroundings, place: SettingsPlace) -> None:
        super().__init__(around)
        self._place = place
        self._busy = False
        self._printers = around.counter.printers
        self.column.addWidget(label(self.words.say("settings.title"), "title"))
        self._look = LookCard(self.look)
        self._look.chosen.connect(around.ways.choose_look)
        self._pin = PinCard(self.look)
        self._pin.show_standing(has_pin=around.counter.lock.has_pin())
        self._pin.chosen.connect(self._set_pin)
        self._pin.form_asked.connect(self._pin.open_form)
        self._pin.removal_asked.connect(self._remove_pin)
        self._printer = PrinterCard(self.look, self._printers.plan())
        if place.chosen is not None:
            self._printer.choose(place.chosen)
        self._printer.address.edit.setText(place.address)
        self._printer.changed.connect(self.acts_changed)
        self._scanner = around.counter.scanner
        clock = around.counter.clock
        self._reader = ReaderCard(self.look, clock, other_keys=self._scanner.other_keys)
        self._reader.keys_chosen.connect(self._choose_keys)
        self._desk = DeskCard(self.look, around.ways.lock_minutes)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(self.look.theme.px(12))
        for cards in ((self._look, self._pin, self._desk), (self._printer, self._reader)):
            self._columns.addLayout(self._stacked(*cards), 1)
        self._columns.addStretch(0)
        self.column.addLayout(self._columns)
        self.column.addStretch(1)
        self._ask_desk()
        self._seek_printers()

    def acts(self) -> tuple[Act, ...]:
        """Use the printers chosen, try them out, look for more; another enrolment; back."""
        say, plan = self.words.say, self._printers.plan()
        changed = self._printer.is_changed()
        strength = Strength.FILLED if changed else Strength.PLAIN
        trial = not (self._busy or changed)
        return (
            Act(
                "use_printers", say("act.use_printers"), "check", "F9", self._use_printers,
                strength, enabled=changed and not self._busy,
            ),
            Act(
                "try_paper", say("act.try_paper"), "print", "F7", lambda: self._try(PAPER),
                enabled=trial and plan.paper is not None,
            ),
            Act(
                "try_roll", say("act.try_roll"), "print", "Ctrl+F7", lambda: self._try(ROLL),
                enabled=trial and plan.roll is not None,
            ),
            Act(
                "add_printer", say("act.add_printer"), "plus", "Ctrl+Shift+F7", self._add_printer,
                enabled=not self._busy,
            ),
            Act(
                "drop_roll", say("act.drop_roll"), "delete", "Ctrl+D", self._drop_roll,
                enabled=trial and plan.roll is not None,
            ),
            Act("seek_printers", say("act.seek_printers"), "search", "F5", self._seek_printers),
            Act(
                "enrol_again", say("act.enrol_again"), "plug", "Ctrl+G",
                self.around.ways.enrol_again,
            ),
            *self._pin_acts(),
            Act("back", say("act.back"), "arrow-left", "Esc", self.around.ways.back, at_end=True),
        )  # fmt: skip

    def _pin_acts(self) -> tuple[Act, ...]:
        say, has_pin = self.words.say, self.around.counter.lock.has_pin()
        text = say("act.change_pin" if has_pin else "act.set_pin")
        acts = (Act("set_pin", text, "key", SET_KEY, self._pin.open_form),)
        if not has_pin:
            return acts
        return (
            *acts,
            Act("remove_pin", say("act.remove_pin"), "delete", REMOVE_KEY, self._remove_pin),
        )

    def arrive(self) -> None:
        """Back where the focus was before the window was built anew."""
        part = self.findChild(QWidget, self._place.part or FIRST_PART)
        if part is not None:
            part.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self, lambda: bring_into_view(part))

    def leave(self) -> Place:
        """The place, the part in hand, and what waits for F9; never a password or a PIN."""
        focus = QApplication.focusWidget()
        inside = focus is not None and self.isAncestorOf(focus)
        return SettingsPlace(
            focus.objectName() if focus is not None and inside else "",
            self._printer.plan() if self._printer.is_changed() else None,
            self._printer.address.text(),
        )

    def take_scan(self, text: str) -> bool:
        """All that is read is explained, not looked for."""
        self._reader.take(text)
        self._reader.show_keys(other_keys=self._scanner.other_keys)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where the window is narrow for its text."""
        super().resizeEvent(event)
        narrow = self.window().width() < self.look.theme.px(RAIL_WORDS_FROM)
        upright, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(upright if narrow else across)
        tight = self.window().width() < self.look.theme.px(SIDE_PANEL_FROM)
        self._look.arrange(narrow=tight)
        self._printer.arrange(narrow=tight)
        self._pin.arrange(narrow=tight)

    def _stacked(self, *cards: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self.look.theme.px(12))
        for one in cards:
            one.setMaximumWidth(self.look.theme.px(FORM_WIDTH))
            column.addWidget(one)
        column.addStretch(1)
        return column

    def _choose_keys(self, other_keys: bool) -> None:
        if self._scanner.choose(other_keys=other_keys):
            self.ask(self._scanner.keep, lambda _none: None)

    def _ask_desk(self) -> None:
        self.ask(self.around.counter.facts.read, self._desk.show_facts)

    def _seek_printers(self) -> None:
        self._printer.say_of(self.words.say("settings.looking"))
        self.ask(self._printers.states, self._printer.show_states)
        self.ask(self._printers.choices, self._printer.offer, self._printer_trouble)

    def _use_printers(self) -> None:
        plan = self._printer.plan()
        self._set_busy(True)

        def kept(_none: None) -> None:
            self._printer.keep(plan)
            self._printer.say_of(self.words.say("settings.printers_kept"))
            self._set_busy(False)
            self.ask(self._printers.states, self._printer.show_states)

        self.ask(lambda: self._printers.keep(plan), kept, self._printer_trouble)

    def _set_pin(self, password: str, pin: str) -> None:
        lock = self.around.counter.lock
        self.ask_here(lambda: lock.set_pin(password, pin), self._pin_changed, self._pin.refused)

    def _remove_pin(self) -> None:
        self.ask_here(self.around.counter.lock.remove_pin, self._pin_changed, self._pin.refused)

    def _pin_changed(self, _none: None) -> None:
        has_pin = self.around.counter.lock.has_pin()
        said = self.words.say("settings.pin_kept" if has_pin else "settings.pin_gone")
        self._pin.show_done(said, has_pin=has_pin)
        self.acts_changed.emit()

    def _try(self, name: str) -> None:
        self._set_busy(True)
        self._printer.say_of(self.words.say("settings.trying"))
        language = self.words.language

        def came(trial: Trial) -> None:
            self._printer.say_of(self._said_of(trial), in_sight=True)
            self._set_busy(False)

        self.ask(lambda: self._printers.trial(name, language), came, self._printer_trouble)

    def _add_printer(self) -> None:
        """Nothing that was written is chosen before its trial; nothing that is chosen holds before
        F9. Without an address the key leads to where it is written."""
        printers, field = self._printers, self._printer.address
        typed, language = field.text(), self.words.language
        if not typed:
            field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self._set_busy(True)
        self._printer.say_of(self.words.say("settings.trying"))

        def came(tried: TriedPrinter) -> None:
            self._set_busy(False)
            if not tried.may_be_used:
                self._printer.say_of("")
                self._not_added(self._said_of(tried.trial))
                return
            self._printer.add_roll(tried.address)
            said = self.words.say(f"settings.added_{tried.trial.outcome}")
            self._printer.say_of(said, in_sight=True)

        def refused(error: Exception) -> None:
            self._set_busy(False)
            self._printer.say_of("")
            self._not_added(self.words.problem(error))

        self.ask(lambda: printers.try_address(typed, language), came, refused)

    def _not_added(self, sentence: str) -> None:
        field = self._printer.address
        field.complain(sentence)
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop_roll(self) -> None:
        self._set_busy(True)

        def gone(plan: PrinterPlan) -> None:
            self._printer.without_roll(plan)
            key = "settings.roll_dropped" if plan.paper is not None else "settings.no_roll_left"
            self._printer.say_of(self.words.say(key), in_sight=True)
            self._set_busy(False)
            self.ask(self._printers.states, self._printer.show_states)

        self.ask(self._printers.remove_roll, gone, self._printer_trouble)

    def _said_of(self, trial: Trial) -> str:
        state = self.words.say(f"settings.state_{trial.state}")
        if trial.outcome is Outcome.NOT_SENT:
            return self.words.say("settings.trial_NOT_SENT", state=state)
        return self.words.say(f"settings.trial_{trial.word}")

    def _printer_trouble(self, error: Exception) -> None:
        self._printer.say_of(self.words.problem(error))
        self._set_busy(False)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.acts_changed.emit()
