"""A print of many notices: what it would be, and then how far it is."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt

from counter_app.services.bulk_order import BulkOrder, BulkPlan, BulkView, BulkWay, LeftOut
from counter_app.store.bulk_prints import BulkState
from counter_app.ui.page import Page, Surroundings
from counter_app.ui.papers.bulk_choice import BulkChoice
from counter_app.ui.papers.bulk_columns import left_out_columns
from counter_app.ui.papers.bulk_progress import BulkProgress
from counter_app.ui.places import Area, BulkPrintPlace, Place, VerifyPlace
from counter_app.ui.style.messages import amount
from counter_app.ui.widgets.acts import Act
from counter_app.ui.widgets.key_button import Strength
from counter_app.ui.widgets.parts import Elided, card, label, row
from counter_app.ui.widgets.rows_table import RowsTable
from counter_app.ui.widgets.save_dialog import ask_for_file, ask_for_folder
from payments_core.clock import rome_local

Choice = BulkPlan | BulkView


class BulkPrintView(Page):
    """F9 begins; whoever leaves finds it here again, and it goes on meanwhile."""

    area = Area.NOTICES

    def __init__(self, around: Surroundings, place: BulkPrintPlace) -> None:
        super().__init__(around)
        self._place = place
        self._print: BulkView | None = None
        self._plan: BulkPlan | None = None
        self._asking = False
        self._prints = around.counter.bulk_prints
        title = label(self.words.say("bulk.title"), "title")
        self._about = Elided("", "hint")
        self._about.setObjectName("bulk_about")
        self.column.addLayout(row(self.look, title, self._about, None, spacing=12))
        self._choice = BulkChoice(self.look)
        self._choice.changed.connect(self.acts_changed)
        self._form, column = card(self.look)
        column.addWidget(self._choice)
        self.column.addWidget(self._form)
        self._form.hide()
        self._progress = BulkProgress(self.look)
        self._progress.hide()
        self.column.addWidget(self._progress)
        self._build_left_out()
        self.column.addStretch(0)
        self._load()

    def acts(self) -> tuple[Act, ...]:
        """Begin, or hold, go on, give up; the notice of the row in hand."""
        say, acts = self.words.say, list[Act]()
        if self._print is not None:
            acts += self._acts_of(self._print)
        elif self._plan is not None and self._plan.count:
            key = "act.print" if self._choice.way is BulkWay.PRINTER else "act.save_where"
            icon = "print" if self._choice.way is BulkWay.PRINTER else "download"
            acts.append(
                Act(
                    "begin_bulk", say(key), icon, "F9", self._begin, Strength.FILLED,
                    enabled=not self._asking,
                )
            )  # fmt: skip
        if self._table.current() is not None:
            acts.append(Act("see_notice", say("act.see_notice"), "file", "F5", self._see_notice))
        acts.append(
            Act("back", say("act.back"), "arrow-left", "Esc", self.around.ways.back, at_end=True)
        )
        return tuple(acts)

    def leave(self) -> Place:
        """Come back to the print, or to what was chosen for one."""
        if self._print is not None:
            return BulkPrintPlace(print_id=self._print.print_id)
        return self._place

    def bulk_print_changed(self, print_id: str) -> None:
        """It has come further."""
        if self._print is not None and self._print.print_id == print_id:
            self._look_again(print_id)

    def _build_left_out(self) -> None:
        self._left_out, column = card(self.look, margin=0)
        px = self.look.theme.px
        column.setContentsMargins(1, px(10), 1, 1)
        self._left_out_title = label("", "strong", wrap=True)
        self._left_out_title.setObjectName("bulk_left_out_title")
        top = row(self.look, self._left_out_title)
        top.setContentsMargins(px(16), 0, px(16), 0)
        column.addLayout(top)
        self._table = RowsTable[LeftOut](
            self.look,
            left_out_columns(self.look),
            name="left_out_table",
            accessible_name=self.words.say("bulk.left_out_table"),
            row_height=36,
        )
        self._table.opened.connect(lambda _one: self._see_notice())
        self._table.moved.connect(lambda _one: self.acts_changed.emit())
        column.addWidget(self._table, 1)
        self._left_out.hide()
        self.column.addWidget(self._left_out, 1)

    def _load(self) -> None:
        place = self._place

        def work() -> Choice:
            if place.print_id:
                return self._prints.view(place.print_id)
            return self._prints.unfinished() or self._prints.plan(place.notices)

        self.ask_here(work, self._show_first)

    def _look_again(self, print_id: str) -> None:
        self.ask_here(lambda: self._prints.view(print_id), self._show_print)

    def _show_first(self, found: Choice) -> None:
        if isinstance(found, BulkPlan):
            self._show_plan(found)
        else:
            self._show_print(found)
            self._progress.take_focus()

    def _show_plan(self, plan: BulkPlan) -> None:
        self._plan = plan
        self._about.setText(
            self.words.count("notices.count", plan.count, total=amount(plan.total_cents))
        )
        self._form.show()
        self._show_left_out(plan.left_out, "bulk.will_be_left_out")
        self._choice.take_focus()
        self.acts_changed.emit()

    def _show_print(self, view: BulkView) -> None:
        former, self._print = self._print, view
        at = rome_local(view.asked_at).strftime("%H:%M")
        self._about.setText(self.words.say("bulk.asked", name=view.asked_by, hour=at))
        self._form.hide()
        self._progress.show()
        self._progress.show_print(view)
        if former is None or former.left_out != view.left_out:
            self._show_left_out(view.left_out, "bulk.left_out")
        self.acts_changed.emit()

    def _show_left_out(self, left_out: tuple[LeftOut, ...], key: str) -> None:
        current = self._table.current()
        if left_out:
            self._left_out_title.setText(self.words.count(key, len(left_out)))
        self._table.show_rows(left_out, keep=lambda one: one == current)
        self._left_out.setVisible(bool(left_out))

    def _acts_of(self, view: BulkView) -> list[Act]:
        say, print_id, acts = self.words.say, view.print_id, list[Act]()
        if view.is_over:
            return acts
        if view.waits_for is None and view.state is BulkState.RUNNING:
            hold = partial(self._decide, self._prints.pause, print_id)
            acts.append(
                Act("pause_bulk", say("act.pause_bulk"), "clock", "Ctrl+H", hold, Strength.OUTLINED)
            )
        elif view.waits_for is None:
            go_on = partial(self._decide, self._prints.go_on, print_id)
            acts.append(
                Act("go_on_bulk", say("act.go_on_bulk"), "print", "F9", go_on, Strength.FILLED)
            )
        give_up = partial(self._decide, self._prints.cancel, print_id)
        acts.append(Act("cancel_bulk", say("act.cancel_bulk"), "close", "Ctrl+D", give_up))
        return acts

    def _decide(self, act: Callable[[str], None], print_id: str) -> None:
        self.carry_through_here(lambda: act(print_id), lambda _none: None, self._refused)

    def _begin(self) -> None:
        if self._asking:
            return
        if self._choice.way is BulkWay.PRINTER:
            self._order(None)
        else:
            self._ask_where(self._choice.way)

    def _ask_where(self, way: BulkWay) -> None:
        """A file, or the folder in which a new one is made."""
        started = rome_local(self.around.counter.clock.now())
        name = self.words.say("bulk.file_name", moment=started.strftime("%Y-%m-%d-%H%M"))
        title = self.words.say(f"bulk.{way}_where")
        if way is BulkWay.ONE_FILE:
            kind = self.words.say("paper.pdf_files")
            ask_for_file(self, title, kind, f"{name}.pdf", self._order)
        else:
            ask_for_folder(self, title, lambda folder: self._order(folder / name))

    def _order(self, target: Path | None) -> None:
        choice = self._choice
        order = BulkOrder(self._place.notices, choice.way, target, choice.by_postal_code)
        self._asking = True
        self.acts_changed.emit()
        self.carry_through_here(lambda: self._prints.begin(order), self._begun, self._refused)

    def _begun(self, view: BulkView) -> None:
        if self.gone:
            return
        self._asking = False
        self._show_print(view)
        self._progress.take_focus()
        # It may have come further before anybody knew its name.
        self._look_again(view.print_id)

    def _refused(self, error: Exception) -> None:
        self.around.ways.tell(self.words.problem(error))
        if not self.gone:
            self._asking = False
            self.acts_changed.emit()

    def _see_notice(self) -> None:
        if (one := self._table.current()) is not None:
            self.around.ways.go(VerifyPlace(one.notice_number))

    def arrive(self) -> None:
        """Until it is known what there is, keys go to the page."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
