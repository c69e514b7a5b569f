"""A payment is asked back: what was paid, the form, and what happens after it."""

from PySide6.QtGui import QResizeEvent

from counter_app.services.refunds import put_aside, taken_up
from counter_app.services.views import DeskView
from counter_app.ui.page import Page, Surroundings
from counter_app.ui.places import Area, Place, RefundPlace
from counter_app.ui.said.answers import answer
from counter_app.ui.style.messages import amount, fours
from counter_app.ui.style.theme import Tone
from counter_app.ui.verify.refund_form import RefundFields, is_narrow
from counter_app.ui.widgets.acts import Act
from counter_app.ui.widgets.answer_band import AnswerBand
from counter_app.ui.widgets.key_button import Strength
from counter_app.ui.widgets.parts import Elided, form_line, label, row
from payments_core.errors import PaymentsError
from payments_core.wire.desk.refund_messages import RefundInfo


class RefundView(Page):
    """F9 asks for the refund; Enter never does. Who asks does not decide."""

    area = Area.VERIFY
    held_words = "scan.held_form"

    def __init__(self, around: Surroundings, place: RefundPlace) -> None:
        super().__init__(around)
        self._place = place
        self._sending = self._arrived = False
        self._online = around.counter.status.view().online
        notice = place.check.notice
        title = label(self.words.say("refund.title", number=fours(notice.notice_number)), "title")
        title.setObjectName("refund_title")
        about = Elided(f"{notice.subject} · {notice.debtor_name}", "hint")
        self.column.addLayout(row(self.look, title, None, about, spacing=16))
        self._band = AnswerBand(self.look, "refund_answer")
        self.column.addWidget(self._band)
        self._form = f"refund:{notice.notice_number}"
        form = place.form or taken_up(
            around.counter.refunds.begin(place.check), around.begun.forms.of(self._form)
        )
        self._fields = RefundFields(self.look, form)
        self._fields.left.connect(self._put_aside)
        self.column.addLayout(form_line(self.look, self._fields), 1)
        self._say_standing()

    def acts(self) -> tuple[Act, ...]:
        """Ask for it, or go back."""
        say = self.words.say
        ready = self._online and not self._sending
        return (
            Act(
                "send_refund",
                say("act.ask_refund"),
                "restore",
                "F9",
                self._send,
                Strength.FILLED,
                enabled=ready,
            ),
            Act("back", say("act.back"), "arrow-left", "Esc", self.around.ways.back, at_end=True),
        )

    def arrive(self) -> None:
        """Work begins with what is not known yet: the account."""
        self._fields.begin()

    def leave(self) -> Place:
        """Come back to what is typed."""
        self._put_aside()
        return RefundPlace(self._place.check, self._fields.typed())

    def desk_changed(self, desk: DeskView) -> None:
        """Without the line there is nobody to ask; what is typed stays."""
        if desk.online != self._online:
            self._online = desk.online
            self._say_standing()
            self.acts_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where the window is narrow for its text."""
        super().resizeEvent(event)
        self._fields.arrange(narrow=is_narrow(self.look, self.window()))

    def _say_standing(self) -> None:
        say = self.words.say
        if not self._online:
            headline, detail = say("refund.offline"), say("refund.offline_detail")
            self._band.show_answer(Tone.TO_REGISTER, headline, detail, icon="plug")
            return
        said = answer(self.words, self._place.check, self.around.counter.clock.now())
        self._band.show_answer(said.tone, said.headline, say("refund.what_happens"))

    def _put_aside(self) -> None:
        if not self.gone and not self._sending and not self._arrived:
            self.around.begun.forms.keep(self._form, put_aside(self._fields.typed()))

    def _send(self) -> None:
        if self._sending or not self._online or self._fields.complain_if_wrong():
            return
        form = self._fields.typed()
        self._put_aside()
        self._sending = True
        self.acts_changed.emit()
        refunds = self.around.counter.refunds
        self.carry_through(lambda: refunds.request(form), self._sent, self._not_sent)

    def _sent(self, refund: RefundInfo) -> None:
        """Back to the answer, which tells of it from now on."""
        self.around.begun.forms.drop(self._form)
        if not self.gone:
            self.around.ways.back()
        facts = {"amount": amount(refund.amount_cents), "name": refund.beneficiary_name}
        self.around.ways.tell(self.words.say("refund.requested", **facts))

    def _not_sent(self, error: Exception) -> None:
        """Everything typed stays; the reason stands under its field, or in the line below."""
        self._sending = False
        if isinstance(error, PaymentsError) and error.code == "refund_id_reused":
            # It has arrived, with other content: whoever asks once more begins anew.
            self._arrived = True
            self.around.begun.forms.drop(self._form)
        if self.gone:
            self._tell(error)
            return
        if not self._fields.complain(error):
            self._tell(error)
        self.acts_changed.emit()
