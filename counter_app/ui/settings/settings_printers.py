"""The desk's printers: which, how they are, a page to try them out."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QBoxLayout

from counter_app.printer_settings import PAPER, ROLL, WhenSilent
from counter_app.printing.device import PrinterState
from counter_app.services.printer_setup import PrinterChoices, PrinterPlan
from counter_app.ui.settings.settings_parts import SettingsCard, captioned, choice_of, fill
from counter_app.ui.style.look import Look
from counter_app.ui.style.theme import Tone
from counter_app.ui.widgets.choice import Choice
from counter_app.ui.widgets.parts import Chip, Field, bring_into_view, label, row

#: Ways to a printer that have a word of their own.
_CALLED_BY_WORDS = ("tcp", "serial", "usb", "file")


class PrinterCard(SettingsCard):
    """Collects a plan; `changed` when another one is chosen than holds."""

    changed = Signal()

    def __init__(self, look: Look, plan: PrinterPlan) -> None:
        say = look.words.say
        super().__init__(look, say("settings.printers"))
        self._say = say
        self._plan = plan
        self._boxes: dict[str, Choice] = {}
        self._chips: dict[str, Chip] = {}
        self._added: list[str] = []
        self._found = PrinterChoices((), ())
        for name, address in ((PAPER, plan.paper), (ROLL, plan.roll)):
            self._add_printer(name, address)
        self.address = Field(
            look, say("settings.by_address"), name="printer_address",
            hint=say("settings.by_address_hint"),
        )  # fmt: skip
        self.inside.addWidget(self.address)
        self._line = row(look, spacing=16)
        self.inside.addLayout(self._line)
        caption = say("settings.receipts")
        items = [(name, say(f"settings.receipts_{name}")) for name in (PAPER, ROLL)]
        if plan.receipts not in (PAPER, ROLL):
            items.append((plan.receipts, plan.receipts))
        self._receipts = choice_of(look, caption, "receipts_choice", items, plan.receipts)
        self._receipts.activated.connect(lambda _place: self._tell())
        self._line.addLayout(captioned(look, caption, self._receipts), 1)
        caption = say("settings.when_silent")
        ways = [(one, say(f"settings.when_silent_{one}")) for one in WhenSilent]
        self._silent = choice_of(look, caption, "silent_choice", ways, plan.when_silent)
        self._silent.activated.connect(lambda _place: self._tell())
        self._line.addLayout(captioned(look, caption, self._silent), 1)
        self._show_silent()
        self._said = label(say("settings.looking"), "hint", wrap=True)
        self._said.setObjectName("printers_said")
        self.inside.addWidget(self._said)

    def arrange(self, *, narrow: bool) -> None:
        """One choice under the other where the window is narrow for its text."""
        upright, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._line.setDirection(upright if narrow else across)

    def add_roll(self, address: str) -> None:
        """Choose a receipt printer that was written by hand and tried out; F9 uses it."""
        if address not in self._added:
            self._added.append(address)
        self._put(ROLL, address)
        self._tell()
        self.address.edit.clear()
        self.address.accept()

    def choose(self, plan: PrinterPlan) -> None:
        """Choose what was chosen before the window was built anew; F9 uses it."""
        if plan.roll is not None and plan.roll not in self._added:
            self._added.append(plan.roll)
        self._put(PAPER, plan.paper)
        self._put(ROLL, plan.roll)
        if self._receipts.findData(plan.receipts) < 0:
            self._receipts.addItem(plan.receipts, plan.receipts)
        self._receipts.setCurrentIndex(self._receipts.findData(plan.receipts))
        self._silent.setCurrentIndex(self._silent.findData(plan.when_silent))
        self._tell()

    def without_roll(self, plan: PrinterPlan) -> None:
        """The receipt printer is gone, and this plan holds."""
        gone = self._plan.roll
        self._added = [one for one in self._added if one != gone]
        self._plan = plan
        self._put(ROLL, None)
        self._tell()
        self.keep(plan)

    def plan(self) -> PrinterPlan:
        """What is chosen."""
        paper, roll = (self._boxes[name].currentData() for name in (PAPER, ROLL))
        receipts = str(self._receipts.currentData())
        if {PAPER: paper, ROLL: roll}.get(receipts, "") is None:
            receipts = PAPER if receipts == ROLL else ROLL
        return PrinterPlan(paper, roll, receipts, WhenSilent(self._silent.currentData()))

    def is_changed(self) -> bool:
        """Whether it is another one than holds."""
        return self.plan() != self._plan

    def keep(self, plan: PrinterPlan) -> None:
        """This one holds now."""
        self._plan = plan
        receipts = self._receipts.findData(plan.receipts)
        self._receipts.setCurrentIndex(receipts)
        self._show_silent()
        self._show_chips()

    def say_of(self, sentence: str, *, in_sight: bool = False) -> None:
        """What has come of something; `in_sight` also where the window is too small for all."""
        self._said.setText(sentence)
        self._said.setAccessibleName(sentence)
        self._said.setVisible(bool(sentence))
        if in_sight:
            QTimer.singleShot(0, self, lambda: bring_into_view(self._said))

    def offer(self, found: PrinterChoices) -> None:
        """Printers to choose from; what is chosen stays."""
        self._found = found
        for name, box in self._boxes.items():
            self._put(name, box.currentData())
        count = len({address for address, _ in (*found.paper, *found.roll)})
        self.say_of(self.look.words.count("settings.found", count))

    def show_states(self, states: Mapping[str, PrinterState]) -> None:
        """How those that hold are."""
        for name, state in states.items():
            tone = {PrinterState.READY: Tone.PAID, PrinterState.NOT_SET: Tone.CANCELLED}
            word = self._say(f"settings.state_{state}")
            self._chips[name].show_state(tone.get(state, Tone.TO_CHECK), word)

    def _add_printer(self, name: str, address: str | None) -> None:
        caption = self._say(f"settings.{name}")
        items = self._items(address, ())
        box = choice_of(self.look, caption, f"{name}_choice", items, address)
        box.activated.connect(lambda _place: self._tell())
        chip = Chip(self.look, Tone.CANCELLED, self._say("settings.state_asking"), "print")
        chip.setObjectName(f"{name}_state")
        self._boxes[name], self._chips[name] = box, chip
        line = row(self.look, spacing=12)
        line.addWidget(box, 1)
        line.addWidget(chip)
        self.inside.addLayout(captioned(self.look, caption, box, line))

    def _put(self, name: str, address: str | None) -> None:
        fill(self._boxes[name], self._items(address, self._offered(name)), address)

    def _offered(self, name: str) -> tuple[tuple[str, str], ...]:
        """What was found, and besides what holds and what was written by hand."""
        if name == PAPER:
            found, besides = self._found.paper, [self._plan.paper]
        else:
            found, besides = self._found.roll, [self._plan.roll, *self._added]
        known = {address for address, _ in found}
        own = [one for one in dict.fromkeys(besides) if one is not None and one not in known]
        return (*found, *((one, self._called(one)) for one in own))

    def _tell(self) -> None:
        self._show_silent()
        self._show_chips()
        self.changed.emit()

    def _show_chips(self) -> None:
        """What is known of a printer is of the one that holds, and not of another one chosen."""
        for name, address in ((PAPER, self._plan.paper), (ROLL, self._plan.roll)):
            self._chips[name].setVisible(self._boxes[name].currentData() == address)

    def _show_silent(self) -> None:
        """There is a choice where receipts have a printer of their own, and A4 is beside it."""
        plan = self.plan()
        self._silent.setEnabled(plan.paper is not None and plan.receipts == ROLL)

    def _items(
        self, address: str | None, offered: Sequence[tuple[str, str]]
    ) -> list[tuple[str | None, str]]:
        items: list[tuple[str | None, str]] = [(None, self._say("settings.no_printer"))]
        known = [(told, about) for told, about in offered if told != address]
        if address is not None:
            found = next((about for told, about in offered if told == address), None)
            items.append((address, found or self._called(address)))
        return items + list(known)

    def _called(self, address: str) -> str:
        """A printer that nobody has found by its own name, in words for those who look for it."""
        kind, _, where = address.partition(":")
        if kind in ("qt", "queue"):
            return where
        if kind not in _CALLED_BY_WORDS:
            return address
        names = {"file": Path(where).name, "tcp": where.rpartition(":")[0]}
        return self._say(f"settings.printer_{kind}", name=names.get(kind) or where)
