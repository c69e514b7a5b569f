"""Pictures of every window: `python -m tests.factories.screen_pictures FOLDER [NAME]`.

Both languages, three themes, two sizes, three text sizes; made by one script so that whoever
changes the window looks at all of it. NAME is the beginning of the names wanted; a third word
names one look. `SCENES` and `LOOKS` are for whoever shows the pictures elsewhere: `draw` makes
one of any scene in any language, theme and size.
"""

import os
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QTableView

from counter_app.crash_reports import CrashReports
from counter_app.printer_settings import WhenSilent
from counter_app.printing.device import JobState, Outcome
from counter_app.printing.trial import Trial
from counter_app.services.bulk_order import BulkWay
from counter_app.services.desk_setup import FormerDesk
from counter_app.services.list_choice import (
    Days,
    ListChoice,
    ListQuestion,
    ListScope,
    SortBy,
)
from counter_app.services.release_templates import FilledForm
from counter_app.services.views import (
    AnswerKind,
    PersonForm,
    PrinterState,
    ReleaseAnswer,
    RowState,
)
from counter_app.settings import DEFAULT_PROFILE, TRAINING_PROFILE
from counter_app.store.bulk_prints import BulkState
from counter_app.ui.machine import Machine
from counter_app.ui.papers.paper_sheet import PaperSheet
from counter_app.ui.places import (
    CancelDecisionPlace,
    CitizenPlace,
    CreditPlace,
    DayPlace,
    DecisionPlace,
    FlowPlace,
    HandedTaskPlace,
    KindPlace,
    KindsPlace,
    NotesPlace,
    NoticeActPlace,
    NoticesPlace,
    PaperPlace,
    PersonPlace,
    ReleasePlace,
    SearchPlace,
    SettingsPlace,
    TasksPlace,
    VerifyPlace,
)
from counter_app.ui.style.theme import DARK, HIGH_CONTRAST, LIGHT, Theme
from counter_app.ui.tasks.task_steps import form_of
from payments_core.errors import RuleBroken, WorldTrouble
from payments_core.model.debt_kind import Offer
from payments_core.money import Cents
from payments_core.notice.language import Language
from payments_core.wire.desk.notice_messages import ActKind
from payments_core.wire.desk.settlement_messages import CreditReply, CreditStanding
from tests.factories.catalogue import FINE_TYPED, a_fine_kind
from tests.factories.day_on_screen import handed
from tests.factories.receipt_codes import public_key, receipt_code, with_amount
from tests.factories.scanner import scan
from tests.factories.screen_cancels import ask_to_cancel
from tests.factories.screen_extremes import (
    LONGEST_NAMED,
    a_lost_paper,
    crowded,
    empty_office,
    everything,
    longest,
    longest_list,
    quiet_day,
    year_end,
)
from tests.factories.screen_money import CREDIT, FLOW_ID, REMITTANCE, a_credit, bring_money
from tests.factories.screen_notices import (
    LONG_STORY,
    a_plan_beside_its_whole,
    a_plan_of,
    a_plannable_notice,
    notices_of_others,
)
from tests.factories.screen_offers import ACCOUNTS, FREE_MARKET, MARKET, a_catalogue, many_offers
from tests.factories.screen_papers import left_out, some_papers
from tests.factories.screen_people import (
    DEAD,
    LONG_DESK,
    LONG_NAMED,
    NOW,
    PASSWORD,
    PEOPLE,
    drawn_logo,
    notice_number,
    some_notes,
)
from tests.factories.screen_refunds import refund_of
from tests.factories.screen_tasks import (
    a_correction,
    refused_task,
    some_tasks,
    store_task,
    tasks_of_themselves,
)
from tests.factories.screen_world import World
from tests.factories.sitting import QUIET_SECONDS, Sitting, sign_in, sit_down

SMALL, LARGE = (1366, 696), (1920, 1010)


def enrolment(sitting: Sitting) -> None:
    """First start; the world is not enrolled."""


def sign_in_filled(sitting: Sitting) -> None:
    QTest.keyClicks(sitting.field("username"), "laura.bianchi")
    QTest.keyClick(sitting.field("username"), Qt.Key.Key_Return)
    QTest.keyClicks(sitting.field("password"), "sbagliata")


def sign_in_refused(sitting: Sitting) -> None:
    sign_in_filled(sitting)
    QTest.keyClick(sitting.field("password"), Qt.Key.Key_Return)


def search(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(ReleasePlace(PEOPLE[7], "Mensa scolastica"))
    sitting.go(SearchPlace())
    QTest.keyClicks(sitting.field("search_field"), "ross mar")


def nobody(sitting: Sitting) -> None:
    sign_in(sitting)
    QTest.keyClicks(sitting.field("search_field"), "rosi maria")


def new_person(sitting: Sitting) -> None:
    nobody(sitting)
    sitting.settle()
    QTest.keyClick(sitting.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    sitting.settle(lambda: sitting.child("person_tax_code") is not None)


def new_person_wrong(sitting: Sitting) -> None:
    new_person(sitting)
    QTest.keyClicks(sitting.field("person_tax_code"), "RSIMRA8OA41Z999C")
    QTest.keyClicks(sitting.field("person_province"), "Genova")
    QTest.keyClick(sitting.window, Qt.Key.Key_F9)


def new_person_known(sitting: Sitting) -> None:
    new_person(sitting)
    QTest.keyClicks(sitting.field("person_tax_code"), PEOPLE[0].tax_code or "")
    QTest.keyClick(sitting.field("person_tax_code"), Qt.Key.Key_Return)


def new_body(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(PersonPlace(PersonForm("Azienda di Esempio", tax_code="80999990106", is_body=True)))


def citizen(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(CitizenPlace("c1"))


def citizen_none(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(CitizenPlace("c4"))


def release_empty(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(ReleasePlace(PEOPLE[0]))


def release(sitting: Sitting) -> None:
    release_empty(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    sitting.settle(sitting.preview_drawn)


def _release_offer(sitting: Sitting, offer: Offer, typed: Mapping[str, str]) -> None:
    """A kind with fields, the only one there is."""
    sitting.world.offers = (offer,)
    release_empty(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    for name, text in typed.items():
        QTest.keyClicks(sitting.field(f"field_{name}"), text)
        QTest.keyClick(sitting.field(f"field_{name}"), Qt.Key.Key_Return)
    sitting.settle(sitting.preview_drawn)


def release_plan(sitting: Sitting) -> None:
    """A market fee in three instalments."""
    _release_offer(sitting, MARKET, {"posto": "B12", "metri": "25"})
    for _ in range(2):
        QTest.keyClick(sitting.window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)


def release_fine(sitting: Sitting) -> None:
    """A traffic fine three days after it was handed over."""
    kind = a_fine_kind()
    typed = FINE_TYPED | {"notifica": "20/11/2026"}
    _release_offer(sitting, Offer(kind, 1, kind.rates[0]), typed)


def release_co_debtors(sitting: Sitting) -> None:
    release(sitting)
    for text in ("parodi", "canepa"):
        seek_co_debtor(sitting, text)
        QTest.keyClick(sitting.field("co_debtor_field"), Qt.Key.Key_Return)
        sitting.settle()
    seek_co_debtor(sitting, "ross")


def seek_co_debtor(sitting: Sitting, text: str) -> None:
    QTest.keyClick(sitting.window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(sitting.field("co_debtor_field"), text)
    sitting.settle()


def release_wrong(sitting: Sitting) -> None:
    release(sitting)
    sitting.field("due_field").setText("31/02/2027")
    QTest.keyClick(sitting.window, Qt.Key.Key_F9)


def release_form_number(sitting: Sitting) -> None:
    number = notice_number(77)
    sitting.world.pads[number] = sitting.world.offers[0].kind.kind_id
    release_empty(sitting)
    sitting.settle(lambda: sitting.child("favourite_1") is not None)
    QTest.keyClick(sitting.window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(sitting.field("pad_field"), number)
    QTest.keyClick(sitting.field("pad_field"), Qt.Key.Key_Tab)
    sitting.settle(sitting.preview_drawn)


def release_free(sitting: Sitting) -> None:
    """A free plan that begins from three equal instalments, half changed."""
    release_empty(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    for name, text in (("field_posto", "B12"), ("field_metri", "25")):
        sitting.field(name).setText(text)
        sitting.field(name).textEdited.emit(text)
    for _ in range(2):
        QTest.keyClick(sitting.window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(sitting.window, Qt.Key.Key_T, both)
    _type_amount(sitting, 1, "100")
    sitting.settle(sitting.preview_drawn)


def release_free_wrong(sitting: Sitting) -> None:
    """As many lines as there can be, and some that are wrong."""
    release_free(sitting)
    for place in range(3, 12):
        cell = sitting.field(f"plan_amount_{place}")
        QTest.keyClick(cell, Qt.Key.Key_Insert, Qt.KeyboardModifier.AltModifier)
        _type_amount(sitting, place + 1, "10")
    sitting.field("plan_due_2").setText("1/12/2026")
    _type_amount(sitting, 5, "0")
    QTest.keyClick(sitting.window, Qt.Key.Key_F9)


def _type_amount(sitting: Sitting, number: int, text: str) -> None:
    cell = sitting.field(f"plan_amount_{number}")
    cell.setFocus()
    cell.selectAll()
    QTest.keyClicks(cell, text)


def release_offline(sitting: Sitting) -> None:
    sitting.world.go_offline()
    sitting.world.roll = PrinterState.PAPER_OUT
    release(sitting)


def released(sitting: Sitting) -> None:
    release(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_F9)
    sitting.settle(lambda: bool(sitting.world.printed))


def released_code(sitting: Sitting) -> None:
    """Without paper: the code in the small window of a desk with one screen."""
    release(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_F12)
    sitting.settle(lambda: sitting.child("customer_display") is not None)


def citizen_code(sitting: Sitting) -> None:
    citizen(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_F12)
    sitting.settle(lambda: sitting.child("customer_display") is not None)


def released_code_late(sitting: Sitting) -> None:
    sitting.world.answer = ReleaseAnswer(AnswerKind.UNANSWERED, None, may_print=True)
    release(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_F12)
    sitting.settle(lambda: bool(sitting.world.printed))


def customer(sitting: Sitting) -> None:
    """What the citizen sees on a second screen."""
    verify_code(sitting)


def customer_paid(sitting: Sitting) -> None:
    verify_code(sitting)
    sitting.world.pay(_code_on_screen(sitting))


def customer_idle(sitting: Sitting) -> None:
    sign_in(sitting)


def verify_code(sitting: Sitting) -> None:
    """The code of a notice that is not paid yet."""
    sign_in(sitting)
    unpaid = next(one for one in sitting.world.notices if one.state is RowState.TO_PAY)
    sitting.go(VerifyPlace(unpaid.notice_number))
    QTest.keyClick(sitting.window, Qt.Key.Key_F12)
    sitting.settle()


def _code_on_screen(sitting: Sitting) -> str:
    shell = sitting.window.shell
    drawn = shell.around.customer.view.drawn if shell is not None else None
    assert drawn is not None
    return drawn.code.notice_number


def release_templates(sitting: Sitting) -> None:
    """Two templates among the favourites, and the name of a third asked for."""
    release_empty(sitting)
    sitting.settle(lambda: sitting.child("template_1") is not None)
    QTest.keyClick(sitting.window, Qt.Key.Key_9, Qt.KeyboardModifier.AltModifier)
    sitting.settle(sitting.preview_drawn)
    QTest.keyClick(sitting.window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


def release_favourites(sitting: Sitting) -> None:
    release_empty(sitting)
    sitting.settle(lambda: sitting.child("template_1") is not None)


def _templates(world: World) -> None:
    kind = world.offers[0]
    mine = {
        name: FilledForm(name, kind.kind.kind_id, kind.rate.rate_id)
        for name in ("Carta, sportello mobile", "Rinnovo del sabato")
    }
    world.templates["op-laura.bianchi"] = mine


def released_offline(sitting: Sitting) -> None:
    sitting.world.go_offline()
    sitting.world.answer = ReleaseAnswer(AnswerKind.UNANSWERED, None, may_print=True)
    released(sitting)


def released_paid(sitting: Sitting) -> None:
    released(sitting)
    sitting.world.pay(sitting.world.notices[0].notice_number)


def released_part_paid(sitting: Sitting) -> None:
    """A plan of which the last instalment came first."""
    release_plan(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_F9)
    sitting.settle(lambda: bool(sitting.world.printed))
    numbers = [one.notice_number for one in sitting.world.notices if one.debt == "operation-1"]
    sitting.world.pay(numbers[-1])


def released_printed(sitting: Sitting) -> None:
    released(sitting)
    sitting.world.end_print("job-1")


def released_uncertain(sitting: Sitting) -> None:
    released(sitting)
    sitting.world.end_print("job-1", JobState.UNCERTAIN)


def released_without_paper(sitting: Sitting) -> None:
    sitting.world.paper = PrinterState.PAPER_OUT
    released(sitting)


def verify_paid(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(VerifyPlace(notice_number(177881)))


def verify_genuine(sitting: Sitting) -> None:
    """The code of a receipt is read."""
    sign_in(sitting)
    sitting.world.verification_keys = [public_key()]
    sitting.go(VerifyPlace(receipt_code(notice_number(177881))))


def verify_forged(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.world.verification_keys = [public_key()]
    genuine = receipt_code(notice_number(177881))
    sitting.go(VerifyPlace(with_amount(genuine, 220)))


def verify_revoked(sitting: Sitting) -> None:
    """What the code no longer proves, the story does."""
    sign_in(sitting)
    revoked = {"retired_at": NOW, "revoked_at": NOW}
    sitting.world.verification_keys = [public_key().model_copy(update=revoked)]
    sitting.go(VerifyPlace(receipt_code(notice_number(177881))))


def verify_elsewhere(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(VerifyPlace(receipt_code(notice_number(177881), "80999990015")))


def verify_printed(sitting: Sitting) -> None:
    verify_paid(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)


def citizen_paid(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(CitizenPlace("c1", notice_number(177881)))


def verify_unpaid(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(VerifyPlace(notice_number(123456)))


def verify_offline(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.world.go_offline()
    sitting.go(VerifyPlace(notice_number(191203)))


def verify_twice(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(VerifyPlace(notice_number(992148)))


def refund(sitting: Sitting) -> None:
    """The payment that came twice is asked back."""
    verify_twice(sitting)
    sitting.settle(lambda: sitting.child("ask_refund_button") is not None)
    QTest.keyClick(sitting.window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    sitting.settle(lambda: sitting.child("refund_iban") is not None)


def refund_wrong(sitting: Sitting) -> None:
    refund(sitting)
    QTest.keyClicks(sitting.field("refund_iban"), "IT61X0542811101000000123456")
    QTest.keyClick(sitting.window, Qt.Key.Key_F9)


def refund_asked(sitting: Sitting) -> None:
    """What the clerk sees while nobody has decided yet."""
    refund_of(sitting.world)
    verify_twice(sitting)


def refund_decision(sitting: Sitting) -> None:
    """What the supervisor sees."""
    refund_of(sitting.world, requested_by="op-of-a-colleague")
    sign_in(sitting)
    sitting.go(DecisionPlace(notice_number(992148)))


def cancel_over_threshold(sitting: Sitting) -> None:
    """Cancelling what somebody else has to approve."""
    sitting.world.approval_over = Cents(1000)
    sitting.world.possible_acts = (ActKind.CANCEL,)
    sign_in(sitting)
    sitting.go(NoticeActPlace(sitting.world.notice(notice_number(191203)), ActKind.CANCEL))
    sitting.settle()


def cancel_asked(sitting: Sitting) -> None:
    """What the clerk sees while nobody has decided yet."""
    ask_to_cancel(sitting.world, notice_number(191203))
    sign_in(sitting)
    sitting.go(VerifyPlace(notice_number(191203)))


def citizen_cancel_asked(sitting: Sitting) -> None:
    ask_to_cancel(sitting.world, notice_number(191203))
    sign_in(sitting)
    sitting.go(CitizenPlace("c1", notice_number(191203)))


def cancel_decision(sitting: Sitting) -> None:
    """What the supervisor sees."""
    ask_to_cancel(
        sitting.world, notice_number(191203), amount_cents=123450, amount_now_cents=120000,
        notices=4,
    )  # fmt: skip
    sign_in(sitting)
    sitting.go(CancelDecisionPlace(notice_number(191203)))


def tasks_cancels(sitting: Sitting) -> None:
    """What somebody else asked for, among the tasks of a supervisor."""
    ask_to_cancel(sitting.world, notice_number(191203), amount_cents=123450)
    sign_in(sitting)
    sitting.go(TasksPlace())


def day_cancels(sitting: Sitting) -> None:
    for base in (191203, 123456):
        ask_to_cancel(sitting.world, notice_number(base), amount_cents=123450)
    sign_in(sitting)
    sitting.go(DayPlace(told="cancels"))


def decisions(sitting: Sitting) -> None:
    """What a supervisor may decide about a notice."""
    sitting.world.possible_acts = tuple(act for act in ActKind if act is not ActKind.RESUME)
    verify_unpaid(sitting)


def decision_change(sitting: Sitting) -> None:
    decisions(sitting)
    sitting.settle(lambda: sitting.child("decide_change_button") is not None)
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(sitting.window, Qt.Key.Key_E, keys)


def _supervising(world: World) -> None:
    world.roles["laura.bianchi"] = ("supervisor",)


def verify_mistyped(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(VerifyPlace("310000000001234567"))


def verify_reference(sitting: Sitting) -> None:
    """A payment that a bank's flow reports, of no notice here."""
    sitting.world.check_trouble = RuleBroken(
        "reference_in_flow", reference="RF18539007547034", flow_id=FLOW_ID
    )
    sign_in(sitting)
    sitting.go(VerifyPlace("/RFB/RF18539007547034"))


def verify_reference_unknown(sitting: Sitting) -> None:
    sitting.world.check_trouble = RuleBroken("reference_unknown", reference="RF18539007547034")
    sign_in(sitting)
    sitting.go(VerifyPlace("/RFB/RF18539007547034"))


def flow(sitting: Sitting) -> None:
    """What a bank paid over, and with which credit."""
    sign_in(sitting)
    sitting.go(FlowPlace(FLOW_ID))


def credit(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(CreditPlace(CREDIT))


def credit_unclear(sitting: Sitting) -> None:
    """A text that was cut on its way through the banks."""
    cut = a_credit(
        standing=CreditStanding.UNCLEAR, flow_id=None, remittance="/PUR/LGPE-RIVERSAMENTO/URI/2026-"
    )
    sitting.world.credits[CREDIT] = CreditReply(credit=cut, as_of=NOW)
    credit(sitting)


def flow_refused(sitting: Sitting) -> None:
    """What a clerk is told."""
    sitting.world.roles.clear()
    flow(sitting)


def half_a_number(sitting: Sitting) -> None:
    sign_in(sitting)
    QTest.keyClicks(sitting.field("search_field"), notice_number(123456)[:14])


def wrong_tax_code(sitting: Sitting) -> None:
    sign_in(sitting)
    QTest.keyClicks(sitting.field("search_field"), "CNPLCU07M48Z999J")


def nobody_by_code(sitting: Sitting) -> None:
    wrong_tax_code(sitting)
    QTest.keyClick(sitting.field("search_field"), Qt.Key.Key_Return)


def remittance_typed(sitting: Sitting) -> None:
    sign_in(sitting)
    QTest.keyClicks(sitting.field("search_field"), REMITTANCE)


def commands(sitting: Sitting) -> None:
    citizen(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)


def commands_chosen(sitting: Sitting) -> None:
    commands(sitting)
    QTest.keyClicks(sitting.field("search_field"), "rist")


def commands_none(sitting: Sitting) -> None:
    commands(sitting)
    QTest.keyClicks(sitting.field("search_field"), "xyz")


def scan_held(sitting: Sitting) -> None:
    """A code that was read over a form."""
    release(sitting)
    scan(sitting.window, f"PAGOPA§002§{notice_number(177881)}§80999990106§2195")
    sitting.settle(lambda: sitting.child("story_steps") is not None)


def scan_missed(sitting: Sitting) -> None:
    release(sitting)
    scan(sitting.window, notice_number(177881)[:-2])


def _money(world: World) -> None:
    numbers = (notice_number(177881), notice_number(123456), notice_number(191203), None)
    bring_money(world, (*numbers, *(notice_number(7000 + place) for place in range(12))))


def verify_begin(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(VerifyPlace())


def notices(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(NoticesPlace())


def _listed(sitting: Sitting) -> None:
    """A list whose rows are there, so that its keys are taken."""
    notices(sitting)
    table = sitting.window.findChild(QTableView, "day_table")
    assert table is not None
    sitting.settle(lambda: table.model().rowCount() > 0)


def _list_of(sitting: Sitting, question: ListQuestion) -> None:
    sign_in(sitting)
    sitting.go(NoticesPlace(question))


def notices_office(sitting: Sitting) -> None:
    """All desks, a month, sorted by name, three chosen."""
    choice = ListChoice(ListScope.OFFICE, Days.THIS_MONTH, sort=SortBy.DEBTOR, descending=False)
    _list_of(sitting, ListQuestion(choice))
    table = sitting.child("day_table")
    assert table is not None
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Down):
        QTest.keyClick(table, key)
    QTest.keyClick(table, Qt.Key.Key_Space)


def notices_filtered(sitting: Sitting) -> None:
    """Nothing is left of days of one's own."""
    choice = ListChoice(days=Days.CHOSEN)
    days = date(2026, 11, 2), date(2026, 11, 20)
    _list_of(sitting, ListQuestion(choice, *days, text="bianchi"))


def notices_away(sitting: Sitting) -> None:
    """The office's list is the server's alone."""
    sitting.world.online = False
    _list_of(sitting, ListQuestion(ListChoice(ListScope.OFFICE)))


def notices_columns(sitting: Sitting) -> None:
    notices(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    sitting.settle(lambda: sitting.child("column_chooser") is not None)


def notices_exporting(sitting: Sitting) -> None:
    """An export lasts."""
    sitting.world.hold = threading.Event()
    _listed(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    sitting.settle(lambda: sitting.child("save_dialog") is not None)
    dialog = sitting.window.findChild(QFileDialog, "save_dialog")
    assert dialog is not None
    dialog.fileSelected.emit("elenco.csv")
    dialog.close()
    sitting.settle(lambda: sitting.child("stop_work_button") is not None)


def bulk_plan(sitting: Sitting) -> None:
    _listed(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    sitting.settle(lambda: sitting.child("begin_bulk_button") is not None)


def bulk_runs(sitting: Sitting) -> None:
    bulk_plan(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_F9)
    sitting.settle(lambda: sitting.world.bulk is not None)
    prints = sitting.window.counter.bulk_prints
    out = left_out(notice_number(123456), "Rossi Maria", "notice_already_paid")
    prints.come_to(count=214, printed=86, under_way=3, left_out=(out,))
    sitting.settle()


def bulk_paused(sitting: Sitting) -> None:
    bulk_runs(sitting)
    target = "/home/laura/Documenti/avvisi-2026-11-23-1041.pdf"
    sitting.window.counter.bulk_prints.come_to(
        state=BulkState.PAUSED, way=BulkWay.ONE_FILE, target=target, under_way=0,
        problem="bulk_disk_full", facts={"target": target},
    )  # fmt: skip
    sitting.settle()


def bulk_done(sitting: Sitting) -> None:
    bulk_runs(sitting)
    sitting.window.counter.bulk_prints.come_to(state=BulkState.DONE, printed=213, under_way=0)
    sitting.settle()


def tasks(sitting: Sitting) -> None:
    sitting.world.tasks = some_tasks()
    sign_in(sitting)
    sitting.world.go_offline()
    sitting.go(TasksPlace())


def day_own(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(DayPlace())


def day_desks(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(DayPlace())


def day_cancelled(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(DayPlace(told="cancelled"))


def day_closed(sitting: Sitting) -> None:
    day_desks(sitting)
    for _ in range(2):
        QTest.keyClick(sitting.window, Qt.Key.Key_F9)
        sitting.settle()


def day_offline(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.world.go_offline()
    sitting.go(DayPlace())


def day_server_older(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.world.server_older = True
    sitting.go(DayPlace())


def handed_task(sitting: Sitting) -> None:
    sitting.world.handed = [handed(some_tasks()[0])]
    sign_in(sitting)
    sitting.go(HandedTaskPlace(sitting.world.handed[0]))


def tasks_of_all_kinds(sitting: Sitting) -> None:
    sitting.world.tasks = [*some_tasks(), *tasks_of_themselves()]
    sitting.world.put_off = ["t3"]
    sign_in(sitting)
    sitting.go(TasksPlace())


def tasks_paper(sitting: Sitting) -> None:
    sitting.world.tasks = some_tasks()[1:2]
    sign_in(sitting)
    sitting.go(TasksPlace())


def verify_papers(sitting: Sitting) -> None:
    number = notice_number(191203)
    sitting.world.papers = some_papers(number, sitting.world.notice(number).released_at)
    sign_in(sitting)
    sitting.go(VerifyPlace(number))


def paper_notice(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(PaperPlace(notice_number(191203)))
    _paper_drawn(sitting)


def paper_larger(sitting: Sitting) -> None:
    paper_notice(sitting)
    sheet = sitting.window.findChild(PaperSheet)
    assert sheet is not None
    sheet.magnify(3)
    sitting.settle()


def paper_receipt(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(PaperPlace(notice_number(177881)))
    _paper_drawn(sitting)


def paper_refused(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(PaperPlace("301000000000004285"))


def _paper_drawn(sitting: Sitting) -> None:
    def drawn() -> bool:
        sheet = sitting.window.findChild(PaperSheet)
        return sheet is not None and sheet.pages > 0

    sitting.settle(drawn)


def tasks_rebuilt(sitting: Sitting) -> None:
    """The store was damaged and has been made again from its journal."""
    sitting.world.tasks = [store_task(), *some_tasks()]
    sign_in(sitting)
    sitting.go(TasksPlace())


def keys(sitting: Sitting) -> None:
    sign_in(sitting)
    for _ in range(2):
        QTest.keyClick(sitting.window, Qt.Key.Key_F1)


def help_citizen(sitting: Sitting) -> None:
    citizen(sitting)
    sitting.settle()
    QTest.keyClick(sitting.window, Qt.Key.Key_F1)


def help_release(sitting: Sitting) -> None:
    release(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_F1)


def help_settings(sitting: Sitting) -> None:
    settings(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_F1)


def _with_training(world: World) -> None:
    world.machine = Machine(profile=DEFAULT_PROFILE)


def _failed_before(world: World) -> None:
    folder = Path(tempfile.mkdtemp())
    reports = CrashReports(folder, lambda: "1.0.0", lambda: NOW.timestamp())
    reports.write(ValueError())
    world.machine = Machine(profile=DEFAULT_PROFILE, reports=reports)


def _training_first(world: World) -> None:
    world.enrolled = False
    world.machine = Machine(profile=TRAINING_PROFILE)


def settings(sitting: Sitting) -> None:
    sitting.world.roll = PrinterState.PAPER_OUT
    sign_in(sitting)
    sitting.go(SettingsPlace())


def settings_reader(sitting: Sitting) -> None:
    """A scanner set to US keys has read the QR of a notice; a printer was tried out."""
    settings(sitting)
    assert sitting.window.shell is not None
    number = notice_number(191203)
    sitting.window.shell.scanned(f"PAGOPA§002§{number}§80999990106§5400")
    QTest.keyClick(sitting.window, Qt.Key.Key_F7)
    sitting.settle(lambda: bool(sitting.world.tried))


def settings_address(sitting: Sitting) -> None:
    """A receipt printer that no search finds was written by its address, and does not answer."""
    settings(sitting)
    sitting.world.trial = Trial(Outcome.NOT_SENT, PrinterState.UNREACHABLE, by_queue=False)
    field = sitting.field("printer_address")
    field.setFocus()
    QTest.keyClicks(field, "10.4.2.77")
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(sitting.window, Qt.Key.Key_F7, keys)
    sitting.settle()


def settings_added(sitting: Sitting) -> None:
    """The same printer has printed its page; receipts may come out on A4."""
    plan = replace(sitting.world.printer_plan, when_silent=WhenSilent.PAPER)
    sitting.world.printer_plan = plan
    settings(sitting)
    field = sitting.field("printer_address")
    field.setFocus()
    QTest.keyClicks(field, "10.4.2.77")
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(sitting.window, Qt.Key.Key_F7, keys)
    sitting.settle()


def release_corrected(sitting: Sitting) -> None:
    """A refused release is put right where it is wrong."""
    task = refused_task("field_wrong", field="metri", reason="too_large", right="20")
    sitting.world.offers = (*sitting.world.offers, MARKET)
    sign_in(sitting)
    sitting.go(form_of(sitting.window.look.words, a_correction(task), task.task_id))


def settings_doubt(sitting: Sitting) -> None:
    sitting.world.doubt = "desk_in_doubt"
    settings(sitting)


def enrolment_again(sitting: Sitting) -> None:
    settings(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    sitting.settle(lambda: sitting.child("server_url") is not None)


def sign_in_asking(sitting: Sitting) -> None:
    """The server has not answered yet."""
    sitting.world.hold_sign_in = threading.Event()
    sign_in_refused(sitting)
    sitting.settle()


def sign_in_away(sitting: Sitting) -> None:
    """The server does not answer and nobody has ever signed in here."""
    sitting.world.go_offline()
    sitting.world.sign_in_trouble = RuleBroken("sign_in_needs_server")
    sign_in_refused(sitting)


def lock_password(sitting: Sitting) -> None:
    """A clerk without a PIN has locked over a form."""
    release(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    sitting.settle(
        lambda: sitting.child("pin") is not None or sitting.child("password") is not None
    )


def lock_pin(sitting: Sitting) -> None:
    sitting.world.pins["laura.bianchi"] = "490271"
    lock_password(sitting)
    QTest.keyClicks(sitting.field("pin"), "4902")


def lock_pin_wrong(sitting: Sitting) -> None:
    lock_pin(sitting)
    QTest.keyClick(sitting.field("pin"), Qt.Key.Key_Return)


def lock_used_up(sitting: Sitting) -> None:
    """The last wrong PIN: the password is asked."""
    sitting.world.pin_tries_left = 1
    lock_pin_wrong(sitting)


def lock_other(sitting: Sitting) -> None:
    """Another operator comes in over the lock."""
    lock_pin(sitting)
    sitting.field("username").setText("ugo.neri")


def help_sign_in(sitting: Sitting) -> None:
    QTest.keyClick(sitting.window, Qt.Key.Key_F1)


def help_lock(sitting: Sitting) -> None:
    lock_pin(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_F1)


def settings_pin(sitting: Sitting) -> None:
    """The form for a PIN, and one that is refused."""
    settings(sitting)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(sitting.window, Qt.Key.Key_L, both)
    for name, text in (("pin_password", PASSWORD), ("pin_new", "123456"), ("pin_again", "123456")):
        QTest.keyClicks(sitting.field(name), text)
    QTest.keyClick(sitting.field("pin_again"), Qt.Key.Key_Return)


def settings_pin_there(sitting: Sitting) -> None:
    sitting.world.pins["laura.bianchi"] = "490271"
    settings(sitting)


def opening_trouble(sitting: Sitting) -> None:
    """The store cannot be opened."""
    sitting.window._cannot_go_on(WorldTrouble("store_in_use", path="counter.db"))


def search_people(sitting: Sitting) -> None:
    """Somebody who died, somebody who moved, somebody without a tax code."""
    sign_in(sitting)
    QTest.keyClicks(sitting.field("search_field"), "bru")


def search_slow(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.world.hold = threading.Event()
    QTest.keyClicks(sitting.field("search_field"), "ross")
    sitting.settle(seconds=1.5, until=lambda: False)


def search_refused(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.world.lookup_trouble = RuleBroken("session_expired")
    QTest.keyClicks(sitting.field("search_field"), "ross")


def citizen_dead(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(CitizenPlace("c10"))


def citizen_notes(sitting: Sitting) -> None:
    sitting.world.notes["c1"] = some_notes()
    sign_in(sitting)
    sitting.go(CitizenPlace("c1"))


def notes_of_citizen(sitting: Sitting) -> None:
    sitting.world.notes["c1"] = some_notes()
    sitting.world.with_older_notes.add("c1")
    sign_in(sitting)
    sitting.go(NotesPlace(PEOPLE[0]))


def notes_none(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(NotesPlace(PEOPLE[0]))
    QTest.keyClicks(sitting.field("note_field"), "Chiamare la mattina")


def note_withdrawn(sitting: Sitting) -> None:
    notes_of_citizen(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    sitting.settle()


def citizen_plan(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(CitizenPlace("c4"))


def _with_plan(world: World) -> None:
    world.notices += a_plan_of(PEOPLE[3])


def citizen_plannable(sitting: Sitting) -> None:
    """A notice that is out and may be paid in instalments, too."""
    sign_in(sitting)
    sitting.go(CitizenPlace(PEOPLE[0].citizen_id, notice_number(660100)))


def notice_plan(sitting: Sitting) -> None:
    citizen_plannable(sitting)
    for _ in range(2):
        QTest.keyClick(sitting.window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
        sitting.settle(lambda: sitting.child("plan_details") is not None)


def notice_plan_free(sitting: Sitting) -> None:
    notice_plan(sitting)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(sitting.window, Qt.Key.Key_T, both)


def notice_plan_wrong(sitting: Sitting) -> None:
    """A first due date that has gone by."""
    notice_plan(sitting)
    sitting.field("first_due_field").setText("1/11/2026")
    QTest.keyClick(sitting.window, Qt.Key.Key_F9)


def notice_plan_offline(sitting: Sitting) -> None:
    notice_plan(sitting)
    sitting.world.go_offline()


def notice_plan_refused(sitting: Sitting) -> None:
    number = notice_number(660100)
    sitting.world.plan_refusal = RuleBroken("plan_of_withdrawn", notice_number=number)
    notice_plan(sitting)


def notice_planned(sitting: Sitting) -> None:
    notice_plan(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_F9)
    sitting.settle(lambda: bool(sitting.world.printed))


def _plannable(world: World) -> None:
    world.offers = (FREE_MARKET, *world.offers)
    world.notices.insert(0, a_plannable_notice())


def citizen_plan_begun(sitting: Sitting) -> None:
    """The whole of a plan that has begun, and instalments of a debt that was paid at once."""
    sign_in(sitting)
    sitting.go(CitizenPlace("c4", notice_number(770120)))


def verify_in_instalments(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(VerifyPlace(notice_number(770120)))


def verify_debt_paid(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(VerifyPlace(notice_number(770131)))


def _with_plan_begun(world: World) -> None:
    world.notices += a_plan_beside_its_whole(PEOPLE[3])


def citizen_scripts(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(CitizenPlace("c20"))


def _scripts(world: World) -> None:
    """Somebody whose names are in letters that the program's own type does not have."""
    names = {
        "family_name": "\u674e\u5c0f\u9f99 \u0645\u062d\u0645\u062f",
        "given_name": "Zoë \U0001f600 \u05e9\u05dc\u05d5\u05dd",
    }
    world.made.append(PEOPLE[3].model_copy(update={"citizen_id": "c20", **names}))
    world.notices += a_plan_of(world.made[-1])


def citizen_moved(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(CitizenPlace("c11"))


def citizen_without_code(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(CitizenPlace("c12"))


def citizen_long(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(CitizenPlace("c13"))


def citizen_filtered(sitting: Sitting) -> None:
    """No notice is in the state that was chosen."""
    citizen_dead(sitting)
    choice = sitting.window.findChild(QComboBox, "state_filter")
    assert choice is not None
    choice.setCurrentIndex(choice.findText(choice.itemText(4)))


def release_dead(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(ReleasePlace(DEAD))
    QTest.keyClick(sitting.window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    sitting.settle(sitting.preview_drawn)


def release_many(sitting: Sitting) -> None:
    """Twenty-five kinds, most with long names."""
    sitting.world.offers = many_offers()
    sign_in(sitting)
    sitting.go(ReleasePlace(LONG_NAMED))


def release_refused(sitting: Sitting) -> None:
    """Nothing was released: the numbers have run out."""
    sitting.world.trouble = RuleBroken("numbers_exhausted")
    release(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_F9)


def released_waiting(sitting: Sitting) -> None:
    """The server has not answered yet."""
    sitting.world.hold_answer = threading.Event()
    release(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_F9)


def released_refused(sitting: Sitting) -> None:
    """Released here, then refused by the server."""
    sitting.world.answer = ReleaseAnswer(
        AnswerKind.REFUSED, None, may_print=False, problem_code="citizen_unknown"
    )
    release(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_F9)


def verify_asking(sitting: Sitting) -> None:
    """The server has not answered yet."""
    sitting.world.hold_check = threading.Event()
    verify_paid(sitting)


def verify_away(sitting: Sitting) -> None:
    """Nothing is known here of a notice, and the server cannot be asked."""
    sitting.world.go_offline()
    sitting.world.check_trouble = WorldTrouble("notice_unknown_offline")
    verify_paid(sitting)


def verify_long(sitting: Sitting) -> None:
    """Asked for many times, then paid twice."""
    sign_in(sitting)
    sitting.go(VerifyPlace(notice_number(LONG_STORY)))


def notices_none(sitting: Sitting) -> None:
    sitting.world.notices = []
    notices(sitting)


def tasks_none(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(TasksPlace())


def start_first_day(sitting: Sitting) -> None:
    """Nobody was served yet and nothing is on hold."""
    sitting.world.recent, sitting.world.notices = [], []
    sign_in(sitting)


def kinds(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(KindsPlace())


def kind(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(KindPlace("mercato", sitting.world.catalogue[-1], ACCOUNTS))


def kind_rates(sitting: Sitting) -> None:
    """A version in force, closed, and a new one beneath, with a trial beside them."""
    kind(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(sitting.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    for name, text in (("field_posto", "B12"), ("field_metri", "25")):
        sitting.field(name).setText(text)
        sitting.field(name).textEdited.emit(text)


def kind_differences(sitting: Sitting) -> None:
    kind_rates(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_F9)
    sitting.settle(lambda: sitting.child("differences") is not None)


def kind_history(sitting: Sitting) -> None:
    kind_differences(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_F9)
    sitting.settle()
    QTest.keyClick(sitting.window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)


def kind_wrong(sitting: Sitting) -> None:
    kinds(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    sitting.settle(lambda: sitting.child("kind_id") is not None)
    QTest.keyClick(sitting.window, Qt.Key.Key_F9)


def _administrator(world: World) -> None:
    world.roles = {"laura.bianchi": ("administrator",)}
    world.catalogue = a_catalogue()


def _free_plans(world: World) -> None:
    world.offers = (FREE_MARKET, *world.offers)


def _not_enrolled(world: World) -> None:
    world.enrolled = False


def _lost(world: World) -> None:
    world.enrolled, world.former = False, FormerDesk.LOST


def _retired(world: World) -> None:
    world.enrolled, world.former = False, FormerDesk.RETIRED


def _bilingual(world: World) -> None:
    world.second_language = Language.DE


def _training(world: World) -> None:
    world.identity = replace(world.identity, training=True)


def _shared(world: World) -> None:
    """Maria owes the notice that is shown with somebody else's name on it."""
    place = [one.notice_number for one in world.notices].index(notice_number(177881))
    world.notices[place] = replace(
        world.notices[place], debtor_name="Parodi Giovanni", as_co_debtor=True,
        co_debtors=("Rossi Maria", "Canepa Lucia"),
    )  # fmt: skip


def _long_names(world: World) -> None:
    world.identity = replace(LONG_DESK, logo=world.identity.logo)


def citizen_crowded(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(CitizenPlace(PEOPLE[8].citizen_id))


def citizen_longest(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(CitizenPlace(LONGEST_NAMED.citizen_id))


def release_longest(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(ReleasePlace(LONGEST_NAMED))
    QTest.keyClick(sitting.window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    sitting.settle(sitting.preview_drawn)


def verify_longest(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(VerifyPlace(notice_number(810002)))


def search_longest(sitting: Sitting) -> None:
    sign_in(sitting)
    QTest.keyClicks(sitting.field("search_field"), "della rov")


def tasks_lost(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(TasksPlace())


def notices_of_office(sitting: Sitting) -> None:
    _list_of(sitting, ListQuestion(ListChoice(ListScope.OFFICE)))


def _supervised(prepare: Callable[[World], None]) -> Callable[[World], None]:
    def prepared(world: World) -> None:
        _supervising(world)
        prepare(world)

    return prepared


@dataclass(frozen=True)
class Scene:
    """What happens before a picture is taken; `caption` is the key of its words where pictures
    are shown, `prepare` changes the world before there is a window."""

    play: Callable[[Sitting], None]
    caption: str
    prepare: Callable[[World], None] = lambda _world: None


#: What the search field takes besides people and notices, and what it tells while one types.
SEARCH_SCENES: dict[str, Scene] = {
    "flow": Scene(flow, "screens.flow", _money),
    "flow_refused": Scene(flow_refused, "screens.flow_refused", _money),
    "credit": Scene(credit, "screens.credit", _money),
    "credit_unclear": Scene(credit_unclear, "screens.credit", _money),
    "half_a_number": Scene(half_a_number, "screens.half_a_number"),
    "wrong_tax_code": Scene(wrong_tax_code, "screens.wrong_tax_code"),
    "nobody_by_code": Scene(nobody_by_code, "screens.wrong_tax_code"),
    "remittance_typed": Scene(remittance_typed, "screens.remittance_typed"),
    "commands": Scene(commands, "screens.commands"),
    "commands_chosen": Scene(commands_chosen, "screens.commands"),
    "commands_none": Scene(commands_none, "screens.commands"),
    "scan_held": Scene(scan_held, "screens.scan_held"),
    "scan_missed": Scene(scan_missed, "screens.scan_missed"),
}
#: Too much, too long, too large, or nothing at all.
EXTREME_SCENES: dict[str, Scene] = {
    "citizen_crowded": Scene(citizen_crowded, "screens.citizen", crowded),
    "citizen_everything": Scene(citizen, "screens.citizen", everything),
    "citizen_longest": Scene(citizen_longest, "screens.citizen_long", longest),
    "release_longest": Scene(release_longest, "screens.release", longest),
    "verify_longest": Scene(verify_longest, "screens.verify_long", longest),
    "search_longest": Scene(search_longest, "screens.search", longest),
    "notices_longest": Scene(notices, "screens.notices", longest_list),
    "notices_empty_office": Scene(notices_of_office, "screens.notices_none", empty_office),
    "tasks_lost": Scene(tasks_lost, "screens.tasks_paper", a_lost_paper),
    "day_quiet": Scene(day_desks, "screens.day_desks", _supervised(quiet_day)),
    "day_empty_office": Scene(day_desks, "screens.day_desks", _supervised(empty_office)),
    "day_year_end": Scene(day_desks, "screens.day_desks", _supervised(year_end)),
}
#: Every picture by its name, in the order of a clerk's day.
SCENES: dict[str, Scene] = {
    **SEARCH_SCENES,
    **EXTREME_SCENES,
    "enrolment": Scene(enrolment, "screens.enrolment", _not_enrolled),
    "enrolment_lost": Scene(enrolment, "screens.enrolment_lost", _lost),
    "enrolment_again": Scene(enrolment_again, "screens.enrolment_again"),
    "sign_in_training": Scene(sign_in_filled, "screens.sign_in_training", _with_training),
    "sign_in_report": Scene(sign_in_filled, "screens.sign_in_report", _failed_before),
    "enrolment_training": Scene(enrolment, "screens.enrolment_training", _training_first),
    "keys_training": Scene(keys, "screens.keys_training", _training),
    "settings": Scene(settings, "screens.settings"),
    "settings_reader": Scene(settings_reader, "screens.settings_reader"),
    "settings_address": Scene(settings_address, "screens.settings_address"),
    "settings_added": Scene(settings_added, "screens.settings_added"),
    "release_corrected": Scene(release_corrected, "screens.release_corrected"),
    "settings_doubt": Scene(settings_doubt, "screens.settings_doubt"),
    "enrolment_retired": Scene(enrolment, "screens.enrolment_retired", _retired),
    "opening_trouble": Scene(opening_trouble, "screens.opening_trouble"),
    "sign_in_filled": Scene(sign_in_filled, "screens.sign_in"),
    "sign_in_asking": Scene(sign_in_asking, "screens.sign_in_asking"),
    "sign_in_refused": Scene(sign_in_refused, "screens.sign_in_refused"),
    "sign_in_away": Scene(sign_in_away, "screens.sign_in_away"),
    "lock_password": Scene(lock_password, "screens.lock"),
    "lock_pin": Scene(lock_pin, "screens.lock"),
    "lock_training": Scene(lock_pin, "screens.lock", _with_training),
    "lock_pin_wrong": Scene(lock_pin_wrong, "screens.lock"),
    "lock_used_up": Scene(lock_used_up, "screens.lock"),
    "lock_other": Scene(lock_other, "screens.lock"),
    "settings_pin": Scene(settings_pin, "screens.settings"),
    "settings_pin_there": Scene(settings_pin_there, "screens.settings"),
    "sign_in_long": Scene(sign_in_filled, "screens.sign_in", _long_names),
    "start": Scene(sign_in, "screens.start"),
    "start_first_day": Scene(start_first_day, "screens.start_first_day"),
    "search": Scene(search, "screens.search"),
    "search_people": Scene(search_people, "screens.search_people"),
    "search_slow": Scene(search_slow, "screens.search_slow"),
    "search_refused": Scene(search_refused, "screens.search_refused"),
    "search_nobody": Scene(nobody, "screens.search_nobody"),
    "new_person": Scene(new_person, "screens.new_person"),
    "new_person_wrong": Scene(new_person_wrong, "screens.new_person_wrong"),
    "new_person_known": Scene(new_person_known, "screens.new_person_known"),
    "new_body": Scene(new_body, "screens.new_body"),
    "citizen": Scene(citizen, "screens.citizen"),
    "citizen_none": Scene(citizen_none, "screens.citizen_none"),
    "citizen_filtered": Scene(citizen_filtered, "screens.citizen_filtered"),
    "citizen_paid": Scene(citizen_paid, "screens.citizen_paid"),
    "citizen_dead": Scene(citizen_dead, "screens.citizen_dead"),
    "citizen_plan": Scene(citizen_plan, "screens.citizen_plan", _with_plan),
    "citizen_plannable": Scene(citizen_plannable, "screens.citizen_plannable", _plannable),
    "notice_plan": Scene(notice_plan, "screens.notice_plan", _plannable),
    "notice_plan_free": Scene(notice_plan_free, "screens.notice_plan_free", _plannable),
    "notice_plan_wrong": Scene(notice_plan_wrong, "screens.notice_plan_wrong", _plannable),
    "notice_plan_offline": Scene(notice_plan_offline, "screens.notice_plan_offline", _plannable),
    "notice_plan_refused": Scene(notice_plan_refused, "screens.notice_plan_refused", _plannable),
    "notice_planned": Scene(notice_planned, "screens.notice_planned", _plannable),
    "citizen_plan_begun": Scene(citizen_plan_begun, "screens.citizen_plan_begun", _with_plan_begun),
    "verify_in_instalments": Scene(
        verify_in_instalments, "screens.verify_in_instalments", _with_plan_begun
    ),
    "verify_debt_paid": Scene(verify_debt_paid, "screens.verify_debt_paid", _with_plan_begun),
    "citizen_scripts": Scene(citizen_scripts, "screens.citizen_scripts", _scripts),
    "citizen_notes": Scene(citizen_notes, "screens.citizen_notes"),
    "notes": Scene(notes_of_citizen, "screens.notes"),
    "notes_none": Scene(notes_none, "screens.notes_none"),
    "notes_withdraw": Scene(note_withdrawn, "screens.notes_withdraw"),
    "citizen_moved": Scene(citizen_moved, "screens.citizen_moved"),
    "citizen_without_code": Scene(citizen_without_code, "screens.citizen_without_code"),
    "citizen_long": Scene(citizen_long, "screens.citizen_long", _long_names),
    "release_empty": Scene(release_empty, "screens.release_empty"),
    "release": Scene(release, "screens.release"),
    "release_many": Scene(release_many, "screens.release_many", _long_names),
    "release_dead": Scene(release_dead, "screens.release_dead"),
    "release_plan": Scene(release_plan, "screens.release_plan"),
    "release_fine": Scene(release_fine, "screens.release_fine"),
    "release_co_debtors": Scene(release_co_debtors, "screens.release_co_debtors"),
    "citizen_co_debtor": Scene(citizen_paid, "screens.citizen_co_debtor", _shared),
    "release_wrong": Scene(release_wrong, "screens.release_wrong"),
    "release_free": Scene(release_free, "screens.release_free", _free_plans),
    "release_free_wrong": Scene(release_free_wrong, "screens.release_free_wrong", _free_plans),
    "release_refused": Scene(release_refused, "screens.release_refused"),
    "release_form_number": Scene(release_form_number, "screens.release_form_number"),
    "release_offline": Scene(release_offline, "screens.release_offline"),
    "released_waiting": Scene(released_waiting, "screens.released_waiting"),
    "released": Scene(released, "screens.released"),
    "released_code": Scene(released_code, "screens.released_code"),
    "released_code_late": Scene(released_code_late, "screens.released_code_late"),
    "citizen_code": Scene(citizen_code, "screens.citizen_code"),
    "customer": Scene(customer, "screens.customer", _bilingual),
    "customer_paid": Scene(customer_paid, "screens.customer_paid", _bilingual),
    "customer_idle": Scene(customer_idle, "screens.customer_idle"),
    "customer_training": Scene(customer, "screens.customer_training", _training),
    "release_favourites": Scene(release_favourites, "screens.release_favourites", _templates),
    "release_templates": Scene(release_templates, "screens.release_templates", _templates),
    "released_offline": Scene(released_offline, "screens.released_offline"),
    "released_refused": Scene(released_refused, "screens.released_refused"),
    "released_paid": Scene(released_paid, "screens.released_paid"),
    "released_part_paid": Scene(released_part_paid, "screens.released_part_paid"),
    "released_printed": Scene(released_printed, "screens.released_printed"),
    "released_uncertain": Scene(released_uncertain, "screens.released_uncertain"),
    "released_without_paper": Scene(released_without_paper, "screens.released_without_paper"),
    "verify_begin": Scene(verify_begin, "screens.verify_begin"),
    "verify_paid": Scene(verify_paid, "screens.verify_paid"),
    "verify_genuine": Scene(verify_genuine, "screens.verify_genuine"),
    "verify_forged": Scene(verify_forged, "screens.verify_forged"),
    "verify_revoked": Scene(verify_revoked, "screens.verify_revoked"),
    "verify_elsewhere": Scene(verify_elsewhere, "screens.verify_elsewhere"),
    "verify_printed": Scene(verify_printed, "screens.verify_printed"),
    "verify_unpaid": Scene(verify_unpaid, "screens.verify_unpaid"),
    "verify_offline": Scene(verify_offline, "screens.verify_offline"),
    "verify_twice": Scene(verify_twice, "screens.verify_twice"),
    "decisions": Scene(decisions, "screens.decisions", _supervising),
    "decision_change": Scene(decision_change, "screens.decision_change", _supervising),
    "refund": Scene(refund, "screens.refund"),
    "refund_wrong": Scene(refund_wrong, "screens.refund_wrong"),
    "refund_asked": Scene(refund_asked, "screens.refund_asked"),
    "refund_decision": Scene(refund_decision, "screens.refund_decision", _supervising),
    "cancel_over_threshold": Scene(cancel_over_threshold, "screens.cancel_over_threshold"),
    "cancel_asked": Scene(cancel_asked, "screens.cancel_asked"),
    "citizen_cancel_asked": Scene(citizen_cancel_asked, "screens.cancel_asked"),
    "cancel_decision": Scene(cancel_decision, "screens.cancel_decision", _supervising),
    "tasks_cancels": Scene(tasks_cancels, "screens.tasks", _supervising),
    "day_cancels": Scene(day_cancels, "screens.day_desks", _supervising),
    "verify_long": Scene(verify_long, "screens.verify_long"),
    "verify_asking": Scene(verify_asking, "screens.verify_asking"),
    "verify_away": Scene(verify_away, "screens.verify_away"),
    "verify_mistyped": Scene(verify_mistyped, "screens.verify_mistyped"),
    "verify_reference": Scene(verify_reference, "screens.verify_reference"),
    "verify_reference_unknown": Scene(verify_reference_unknown, "screens.verify_reference_unknown"),
    "notices": Scene(notices, "screens.notices"),
    "notices_office": Scene(notices_office, "screens.notices_office"),
    "notices_filtered": Scene(notices_filtered, "screens.notices_filtered"),
    "notices_away": Scene(notices_away, "screens.notices_away"),
    "notices_columns": Scene(notices_columns, "screens.notices_columns"),
    "notices_exporting": Scene(notices_exporting, "screens.notices_exporting"),
    "notices_none": Scene(notices_none, "screens.notices_none"),
    "bulk_plan": Scene(bulk_plan, "screens.bulk_plan"),
    "bulk_runs": Scene(bulk_runs, "screens.bulk_runs"),
    "bulk_paused": Scene(bulk_paused, "screens.bulk_paused"),
    "bulk_done": Scene(bulk_done, "screens.bulk_done"),
    "tasks": Scene(tasks, "screens.tasks"),
    "day_own": Scene(day_own, "screens.day_own"),
    "day_desks": Scene(day_desks, "screens.day_desks", _supervising),
    "day_cancelled": Scene(day_cancelled, "screens.day_cancelled", _supervising),
    "day_closed": Scene(day_closed, "screens.day_closed", _supervising),
    "day_offline": Scene(day_offline, "screens.day_offline", _supervising),
    "day_server_older": Scene(day_server_older, "screens.day_server_older", _supervising),
    "handed_task": Scene(handed_task, "screens.handed_task", _supervising),
    "tasks_all": Scene(tasks_of_all_kinds, "screens.tasks_all"),
    "tasks_paper": Scene(tasks_paper, "screens.tasks_paper"),
    "verify_papers": Scene(verify_papers, "screens.verify_papers"),
    "paper_notice": Scene(paper_notice, "screens.paper_notice"),
    "paper_larger": Scene(paper_larger, "screens.paper_larger"),
    "paper_receipt": Scene(paper_receipt, "screens.paper_receipt"),
    "paper_refused": Scene(paper_refused, "screens.paper_refused"),
    "tasks_rebuilt": Scene(tasks_rebuilt, "screens.tasks_rebuilt"),
    "tasks_none": Scene(tasks_none, "screens.tasks_none"),
    "kinds": Scene(kinds, "screens.kinds", _administrator),
    "kind": Scene(kind, "screens.kind", _administrator),
    "kind_rates": Scene(kind_rates, "screens.kind_rates", _administrator),
    "kind_differences": Scene(kind_differences, "screens.kind_differences", _administrator),
    "kind_history": Scene(kind_history, "screens.kind_history", _administrator),
    "kind_wrong": Scene(kind_wrong, "screens.kind_wrong", _administrator),
    "keys_of_administrators": Scene(keys, "screens.keys", _administrator),
    "keys": Scene(keys, "screens.keys"),
    "help_sign_in": Scene(help_sign_in, "screens.help"),
    "help_sign_in_training": Scene(help_sign_in, "screens.help", _with_training),
    "help_lock": Scene(help_lock, "screens.help"),
    "help_enrolment": Scene(help_sign_in, "screens.help", _not_enrolled),
    "help_citizen": Scene(help_citizen, "screens.help"),
    "help_release": Scene(help_release, "screens.help"),
    "help_settings": Scene(help_settings, "screens.help"),
    "training": Scene(citizen, "screens.training", _training),
}
LOOKS: dict[str, tuple[str, Theme, tuple[int, int]]] = {
    "light-it": ("it", Theme(LIGHT), SMALL),
    "light-en": ("en", Theme(LIGHT), SMALL),
    "light-it-1920": ("it", Theme(LIGHT), LARGE),
    "light-en-1920": ("en", Theme(LIGHT), LARGE),
    "dark-it": ("it", Theme(DARK), SMALL),
    "contrast-it": ("it", Theme(HIGH_CONTRAST), SMALL),
    "light-it-150": ("it", Theme(LIGHT, 150), SMALL),
    "light-it-200": ("it", Theme(LIGHT, 200), SMALL),
    "contrast-en-200": ("en", Theme(HIGH_CONTRAST, 200), SMALL),
}


def played(
    scene: Scene,
    language: str,
    theme: Theme,
    size: tuple[int, int],
    quiet_seconds: float = QUIET_SECONDS,
) -> Sitting:
    """A scene that has been played to its end; whoever looks at it closes the sitting."""
    world = World()
    world.notices += notices_of_others()
    world.identity = replace(world.identity, logo=drawn_logo())
    scene.prepare(world)
    sitting = sit_down(world, language, theme, size, quiet_seconds)
    scene.play(sitting)
    sitting.settle()
    return sitting


def draw(scene: Scene, language: str, theme: Theme, size: tuple[int, int], path: Path) -> None:
    """One picture."""
    sitting = played(scene, language, theme, size)
    sheet = sitting.child("key_sheet") or sitting.child("column_chooser")
    (sheet if sheet is not None else sitting.window).grab().save(str(path))
    _draw_customer(sitting, path)
    sitting.close()


def _draw_customer(sitting: Sitting, path: Path) -> None:
    """What the citizen sees at that moment, beside the clerk's picture, as on a screen of its own
    and as in the small window of a desk with one screen."""
    shell = sitting.window.shell
    display = shell.around.customer.display if shell is not None else None
    if display is None:
        return
    display.grab().save(str(path.with_name(f"{path.stem}-small.png")))
    display.resize(1280, 800)
    display.grab().save(str(path.with_name(f"{path.stem}-second.png")))


def draw_all(folder: Path, wanted: str = "", look: str = "") -> None:
    """Every scene in every look, or those whose names begin so."""
    folder.mkdir(parents=True, exist_ok=True)
    for look_name, (language, theme, size) in LOOKS.items():
        for name, scene in SCENES.items():
            if name.startswith(wanted) and look in ("", look_name):
                draw(scene, language, theme, size, folder / f"{name}-{look_name}.png")


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    draw_all(Path(sys.argv[1]), *sys.argv[2:4])
