"""Names of other things in the document: chosen from what is there, by the words people know.

A name that the document has and that is not on offer stays, and is marked.
"""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.services.document_references import References, Target
from counter_app.services.document_shape import Member
from counter_app.ui.kinds.form_documents import Flow
from counter_app.ui.kinds.form_editor import Complaint, Editor, FormAround
from counter_app.ui.kinds.form_leaves import Option, OptionsEditor
from counter_app.ui.style.tick import Tick
from counter_app.ui.widgets.parts import label


def marked(around: FormAround, code: str) -> str:
    """The words for a name that nothing on offer has."""
    return around.words.say("kind_form.unavailable", name=code)


class ReferenceEditor(OptionsEditor):
    """One of what is there; the first choice is none."""

    def __init__(self, around: FormAround, member: Member) -> None:
        super().__init__(around, member, ())
        self._around = around
        self._member = member
        self._targets: Sequence[Target] | None = None
        self._offer_targets()

    def show_value(self, value: object) -> None:
        """The one that is named, also where nothing has that name."""
        super().show_value(value)
        self._offer_targets()

    def value(self) -> object:
        """Its code; nothing where none is chosen."""
        return self.choice.currentData() or None

    def refer(self, references: References, place: tuple[str, ...]) -> None:
        """Offer what the document has by now."""
        targets = references.targets(self._member.key, place)
        if targets != self._targets:
            self._targets = targets
            self._offer_targets()

    def _offer_targets(self) -> None:
        words, key = self._around.words, f"kind_form.{self._member.key}"
        targets = self._targets or ()
        none = words.say(f"{key}.none" if self._member.optional else "kind_form.choose")
        hint = words.say(f"{key}.empty") if self._targets == () else self._around.hint(self._member)
        options = [Option("", none, hint)]
        options += [Option(one.code, one.words, one.detail) for one in targets]
        named = self.value()
        if named is not None and named not in {one.code for one in targets}:
            said = str(named) if self._targets is None else marked(self._around, str(named))
            warned = "" if self._targets is None else words.say("kind_form.unavailable_hint")
            options.append(Option(named, said, warned, wrong=self._targets is not None))
        self.offer(options)


class ReferencesEditor(Editor):
    """Any number of what is there, each with its box."""

    long = True

    def __init__(self, around: FormAround, member: Member) -> None:
        super().__init__()
        self._around = around
        self._member = member
        self._value: object = None
        self._targets: Sequence[Target] = ()
        self._ticks: dict[str, Tick] = {}
        self._locked = False
        self._empty = label(around.words.say(f"kind_form.{member.key}.empty"), "hint", wrap=True)
        self._flow = Flow(around.look)
        self._complaint = Complaint(around.look)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(around.look.theme.px(4))
        above = label(around.caption(member), "label")
        for widget in (above, self._flow, self._empty, self._complaint):
            self._column.addWidget(widget)
        self._offer(frozenset())

    def show_value(self, value: object) -> None:
        """Ticked where they are named."""
        self._value = value
        self._offer(frozenset(self._named()))

    def value(self) -> object:
        """The codes of those that are ticked; as they were where they are the same."""
        ticked = [code for code, tick in self._ticks.items() if tick.isChecked()]
        if set(ticked) == set(self._named()):
            return self._value
        return ticked or None

    def refer(self, references: References, place: tuple[str, ...]) -> None:
        """Offer what the document has by now; what is ticked stays ticked."""
        targets = references.targets(self._member.key, place)
        if targets != self._targets:
            self._targets = targets
            self._offer(frozenset(c for c, tick in self._ticks.items() if tick.isChecked()))

    def stops(self) -> list[QWidget]:
        """Each box."""
        return list(self._ticks.values())

    def complain(self, sentence: str) -> None:
        """Under the boxes."""
        self._complaint.say(sentence)

    def accept(self) -> None:
        """Nothing is wrong."""
        self._complaint.say("")

    def lock(self) -> None:
        """To read alone."""
        self._locked = True
        for tick in self._ticks.values():
            tick.setEnabled(False)

    def _offer(self, ticked: frozenset[str]) -> None:
        words = {one.code: one.words for one in self._targets}
        words |= {code: marked(self._around, code) for code in self._named() if code not in words}
        words |= {code: marked(self._around, code) for code in ticked if code not in words}
        old, self._ticks = self._ticks, {}
        # A box that stays is the same box: the focus may be on it.
        for code, said in words.items():
            tick = old.pop(code, None) or self._tick(code)
            tick.name(said)
            tick.setChecked(code in ticked)
            self._ticks[code] = tick
        self._flow.replace([(tick, False) for tick in self._ticks.values()])
        for tick in self._ticks.values():
            tick.show()  # at once, and not with the next turn of the loop: keys may come before
        self._empty.setVisible(not words)

    def _tick(self, code: str) -> Tick:
        tick = Tick(self._around.look, "", name=f"{self._member.name}_{code}")
        tick.setEnabled(not self._locked)
        tick.clicked.connect(lambda checked: self._chosen(code, checked=checked))
        return tick

    def _chosen(self, code: str, *, checked: bool) -> None:
        """What had no code has one from now on."""
        target = next((one for one in self._targets if one.code == code), None)
        if checked and target is not None and target.unnamed:
            self._around.give_code(target.unnamed, code)
        self._around.done()

    def _named(self) -> list[str]:
        named = self._value
        return [str(name) for name in named] if isinstance(named, (list, tuple)) else []
