"""What came in together: a bank's flow or a treasurer's credit, and the payments in it."""

from PySide6.QtWidgets import QWidget

from counter_app.ui.page import Page, Surroundings
from counter_app.ui.places import Area, CreditPlace, FlowPlace, Place, VerifyPlace
from counter_app.ui.said.money_words import credit_said, flow_said
from counter_app.ui.style.messages import amount
from counter_app.ui.style.theme import Tone
from counter_app.ui.verify.money_columns import payment_columns
from counter_app.ui.widgets.acts import Act
from counter_app.ui.widgets.answer_band import AnswerBand
from counter_app.ui.widgets.empty_state import EmptyState
from counter_app.ui.widgets.key_button import Strength
from counter_app.ui.widgets.parts import Elided, card, label, row
from counter_app.ui.widgets.rows_table import RowsTable
from payments_core.wire.desk.settlement_messages import (
    CreditInfo,
    CreditReply,
    FlowPage,
    FlowPayment,
)


class MoneyView(Page):
    """One answer in large type, then the payments; Enter leads to the notice of one."""

    area = Area.VERIFY

    def __init__(self, around: Surroundings, place: FlowPlace | CreditPlace) -> None:
        super().__init__(around)
        self._place = place
        self._after = place.after if isinstance(place, FlowPlace) else 0
        self._page: FlowPage | None = None
        self._credit: CreditInfo | None = None
        self._band = AnswerBand(self.look, "money_answer")
        self.column.addWidget(self._band)
        self.column.addWidget(self._build_payments(), 1)
        self._blank, column = card(self.look)
        self._message = EmptyState(self.look, "money_message")
        column.addWidget(self._message)
        self.column.addWidget(self._blank, 1)
        self._blank.hide()
        self._ask()

    def acts(self) -> tuple[Act, ...]:
        """The notice of the row in hand, other payments, ask again, back."""
        say, acts = self.words.say, list[Act]()
        current = self._table.current()
        if current is not None and current.notice_number is not None:
            acts.append(
                Act(
                    "open_notice", say("act.open_notice"), "arrow-right", "", self._open,
                    Strength.FILLED, cap=say("key.enter"),
                )
            )  # fmt: skip
        if self._page is not None and self._page.more:
            acts.append(
                Act(
                    "more_payments", say("act.more_payments"), "list", "Ctrl+J", self._go_on,
                    Strength.OUTLINED,
                )
            )  # fmt: skip
        acts.append(Act("ask_now", say("act.ask_now"), "refresh", "F5", self._ask))
        acts.append(
            Act("back", say("act.back"), "arrow-left", "Esc", self.around.ways.back, at_end=True)
        )
        return tuple(acts)

    def arrive(self) -> None:
        """The next text can be pasted at once."""
        self.around.ways.focus_search()

    def leave(self) -> Place:
        """Come back to the same payments."""
        if isinstance(self._place, FlowPlace):
            return FlowPlace(self._place.named, self._after)
        return self._place

    def search_key(self, rows: int) -> bool:
        """Arrows choose a payment without leaving the field."""
        self._table.step(rows)
        return True

    def search_entered(self, text: str) -> bool:
        """Enter without another text opens the payment in hand."""
        if text.strip() in ("", self._name()):
            self._open()
            return True
        return False

    def _name(self) -> str:
        match self._place:
            case FlowPlace(named=named):
                return named
            case CreditPlace(number=number):
                return number

    def _build_payments(self) -> QWidget:
        self._frame, column = card(self.look, margin=0)
        px = self.look.theme.px
        column.setSpacing(0)
        column.setContentsMargins(1, px(12), 1, 1)
        self._count = Elided("", "hint")
        self._count.setObjectName("payments_count")
        top = row(
            self.look, label(self.words.say("money.payments"), "title"), self._count, None,
            spacing=12,
        )  # fmt: skip
        top.setContentsMargins(px(16), 0, px(16), px(8))
        column.addLayout(top)
        self._table = RowsTable[FlowPayment](
            self.look,
            payment_columns(self.look),
            name="payments_table",
            accessible_name=self.words.say("money.payments"),
            row_height=36,
        )
        self._table.follow(self.around.ways.search_field)
        self._table.opened.connect(lambda _payment: self._open())
        self._table.moved.connect(lambda _payment: self.acts_changed.emit())
        column.addWidget(self._table, 1)
        self._frame.hide()
        return self._frame

    def _ask(self) -> None:
        settlement = self.around.counter.settlement
        if self._page is None and self._credit is None:
            asking = self.words.say("money.asking")
            self._band.show_answer(Tone.TO_PAY, asking, self._name(), icon="search")
        match self._place:
            case FlowPlace(named=named):
                self.ask(lambda: settlement.flow(named, self._after), self._show, self._refused)
            case CreditPlace(number=number):
                self.ask(lambda: settlement.credit(number), self._show_credit, self._refused)

    def _show(self, page: FlowPage) -> None:
        self._page = page
        if self._credit is None:
            self._say(*flow_said(self.words, page))
        self._table.show_rows(page.payments)
        flow = page.flow
        self._count.setText(
            self.words.count(
                "money.count", flow.payments, total=amount(flow.total_cents), flow=flow.flow_id,
                first=self._after + 1, last=self._after + len(page.payments),
            )
        )  # fmt: skip
        self._blank.hide()
        self._frame.show()
        self.acts_changed.emit()

    def _show_credit(self, reply: CreditReply) -> None:
        """The credit speaks; the payments are those of the flow that it pays or names."""
        self._credit = credit = reply.credit
        self._say(*credit_said(self.words, reply))
        settlement, flow_id = self.around.counter.settlement, credit.flow_id
        if flow_id is None:
            self._without_payments()
        else:
            self.ask(
                lambda: settlement.flow(flow_id, self._after),
                self._show,
                lambda _error: self._without_payments(),
            )

    def _say(self, tone: Tone, headline: str, detail: str) -> None:
        self._band.show_answer(tone, headline, detail)

    def _without_payments(self) -> None:
        """What the treasurer wrote, to be read by a person."""
        credit, say = self._credit, self.words.say
        if credit is not None:
            self._message.say("file", say("money.wrote"), credit.remittance or "—", ())
        self._frame.hide()
        self._blank.show()
        self.acts_changed.emit()

    def _refused(self, error: Exception) -> None:
        problem, _, what_now = self.words.problem(error).partition(". ")
        self._say(Tone.TO_CHECK, problem, what_now)
        self._page = self._credit = None
        keys = (("F2", self.words.say("verify.write_again")),)
        self._message.say("file", self._name(), "", keys)
        self._frame.hide()
        self._blank.show()
        self.acts_changed.emit()

    def _go_on(self) -> None:
        if self._page is not None and self._page.payments:
            self._after = self._page.payments[-1].line_no
            self._ask()

    def _open(self) -> None:
        payment = self._table.current()
        if payment is None:
            return
        if payment.notice_number is None:
            self.around.ways.tell(self.words.say("money.no_notice", iuv=payment.iuv))
        else:
            self.around.ways.go(VerifyPlace(payment.notice_number))
