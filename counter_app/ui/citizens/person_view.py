"""Somebody whom the registry does not have: the form, or whoever turns out to be known."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent

from counter_app.services.new_persons import PERSON_FORM, PersonMade, put_aside
from counter_app.ui.citizens.person_form import PersonFields
from counter_app.ui.page import Page, Surroundings
from counter_app.ui.places import CitizenPlace, PersonPlace, Place
from counter_app.ui.said.people import address, birth, full_name
from counter_app.ui.style.theme import RAIL_WORDS_FROM, Tone
from counter_app.ui.widgets.acts import Act
from counter_app.ui.widgets.answer_band import AnswerBand
from counter_app.ui.widgets.key_button import Strength
from counter_app.ui.widgets.parts import Elided, bring_into_view, form_line, label, row
from payments_core.wire.desk.messages import CitizenInfo


class PersonView(Page):
    """F9 makes the person, or opens the one who has the tax code already; Enter never does."""

    held_words = "scan.held_form"

    def __init__(self, around: Surroundings, place: PersonPlace) -> None:
        super().__init__(around)
        self._place = place
        self._known: CitizenInfo | None = None
        self._sending = False
        self._over = False
        title = label(self.words.say("new_person.title"), "name")
        title.setObjectName("person_title")
        hint = Elided(self.words.say("new_person.hint"), "hint")
        self.column.addLayout(row(self.look, title, None, hint, spacing=16))
        self._band = AnswerBand(self.look, "person_known", small=True)
        self._band.hide()
        self.column.addWidget(self._band)
        self._fields = PersonFields(self.look, place.form)
        self._fields.code_left.connect(self._look_up)
        self._fields.code_changed.connect(self._forget_known)
        self._fields.left.connect(self._put_aside)
        self.column.addLayout(form_line(self.look, self._fields), 1)

    def acts(self) -> tuple[Act, ...]:
        """Make the person, or open the one who is known."""
        say = self.words.say
        if self._known is None:
            name, text, icon, do = "make_person", say("act.make_person"), "user", self._make
        else:
            name, text, icon, do = (
                "open_citizen", say("act.open_citizen"), "arrow-right", self._open_known,
            )  # fmt: skip
        return (
            Act(name, text, icon, "F9", do, Strength.FILLED, enabled=not self._sending),
            Act("back", say("act.back"), "arrow-left", "Esc", self.around.ways.back, at_end=True),
        )

    def arrive(self) -> None:
        """Work begins with what the search did not say."""
        self._fields.begin()
        if self._place.form.tax_code:
            self._look_up(self._place.form.tax_code)

    def leave(self) -> Place:
        """Come back to what is typed; also when Esc has led away from it."""
        self._put_aside()
        return PersonPlace(self._fields.typed(), self._place.searched)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where the window is narrow for its text."""
        super().resizeEvent(event)
        narrow = self.window().width() < self.look.theme.px(RAIL_WORDS_FROM)
        self._fields.arrange(narrow=narrow)

    def _put_aside(self) -> None:
        if not self._over and not self._sending:
            self.around.begun.forms.keep(PERSON_FORM, self._as_kept())

    def _as_kept(self) -> Mapping[str, str]:
        return put_aside(self._fields.typed(), self._place.searched)

    def _look_up(self, code: str) -> None:
        """Somebody who has the code already is shown before anybody is made."""
        persons = self.around.counter.persons

        def found(known: CitizenInfo | None) -> None:
            if known is not None and self._fields.typed().tax_code == known.tax_code:
                self._show_known(known)

        self.ask(lambda: persons.with_tax_code(code), found, lambda _error: None)

    def _show_known(self, known: CitizenInfo) -> None:
        self._known = known
        about = (known.tax_code or "", birth(self.words, known), address(known))
        headline = self.words.say("new_person.known", name=full_name(known))
        detail = " · ".join(part for part in about if part)
        self._band.show_answer(Tone.TO_REGISTER, headline, detail, icon="user")
        self._band.show()
        QTimer.singleShot(0, self, lambda: bring_into_view(self._band))
        self.acts_changed.emit()

    def _forget_known(self) -> None:
        if self._known is not None:
            self._known = None
            self._band.hide()
            self.acts_changed.emit()

    def _open_known(self) -> None:
        if self._known is not None:
            self._go_to(self._known)

    def _go_to(self, citizen: CitizenInfo) -> None:
        self._over = True
        self.around.begun.forms.drop(PERSON_FORM)
        self.around.ways.go(CitizenPlace(citizen.citizen_id))

    def _make(self) -> None:
        if self._sending or self._fields.complain_if_wrong():
            return
        form = self._fields.typed()
        # From here on it is kept as it was sent, until the answer says what has become of it.
        self._put_aside()
        made = partial(self._made, self._as_kept())
        self._sending = True
        self.acts_changed.emit()
        persons = self.around.counter.persons
        self.carry_through(lambda: persons.make(form), made, self._not_made)

    def _made(self, sent: Mapping[str, str], made: PersonMade) -> None:
        self._sending = False
        forms = self.around.begun.forms
        if not made.existed and forms.of(PERSON_FORM) == sent:
            forms.drop(PERSON_FORM)
        if self.gone:
            name = full_name(made.citizen)
            self.around.ways.tell(self.words.say("new_person.made_meanwhile", name=name))
        elif made.existed:
            self._show_known(made.citizen)
        else:
            self._go_to(made.citizen)

    def _not_made(self, error: Exception) -> None:
        """Everything typed stays."""
        self._sending = False
        self.around.ways.tell(self.words.problem(error))
        if not self.gone:
            self.acts_changed.emit()
