"""A clerk's day through the real window, with keys only.

The services behind it are stand-ins; what is proved here is the window: that journeys keep to
their count of keys, that Enter never releases, that nothing typed is lost, that a payment turns
the screen by itself.
"""

import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTableView,
    QWidget,
)

from counter_app.events import ChangeArrived, PrinterChanged
from counter_app.printing.device import JobState, PrinterState
from counter_app.services.views import AnswerKind, PrintDecision, ReleaseAnswer, RowState
from counter_app.ui.application import start
from counter_app.ui.citizens.search_side import PersonButton
from counter_app.ui.places import (
    CitizenPlace,
    DecisionPlace,
    NoticesPlace,
    RefundPlace,
    ReleasePlace,
    SearchPlace,
    TasksPlace,
    VerifyPlace,
)
from counter_app.ui.style.theme import DARK, TEXT_SCALES, Theme, Tone
from counter_app.ui.widgets.focus_ring import FocusRing
from counter_app.ui.widgets.parts import Chip
from payments_core.errors import RuleBroken, WorldTrouble
from payments_core.wire.desk.notice_messages import ChangeKind
from tests.factories.desk_window import DeskWindow, open_window
from tests.factories.screen_notices import LONG_STORY, notices_of_others
from tests.factories.screen_offers import many_offers
from tests.factories.screen_people import LONG_DESK, PEOPLE, drawn_logo, notice_number
from tests.factories.screen_refunds import refund_of
from tests.factories.screen_tasks import some_tasks
from tests.factories.screen_world import World
from tests.factories.screens import FakeCounter

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
#: Most keys for a release by name (counter-ux, what we promise the clerk).
RELEASE_KEYS = 15
#: Keys to verify by typing: 18 digits and Enter.
VERIFY_KEYS = 19


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def open_desk(qapp: object, world: World) -> Iterator[Callable[..., DeskWindow]]:
    opened: list[DeskWindow] = []

    def build(**choices: object) -> DeskWindow:
        desk = open_window(world, **choices)
        opened.append(desk)
        return desk

    yield build
    for desk in opened:
        desk.close()


@pytest.fixture
def desk(open_desk: Callable[..., DeskWindow]) -> DeskWindow:
    window = open_desk()
    window.sign_in()
    window.keys = 0
    return window


def _fill_identity_card(desk: DeskWindow) -> None:
    """From the search field to a form that is ready."""
    desk.search("ross mar")
    desk.press(Qt.Key.Key_Return)
    desk.wait(
        lambda: desk.has("notices_table") and desk.table("notices_table").current() is not None
    )
    desk.press(Qt.Key.Key_F4)
    desk.wait(lambda: desk.has("favourite_1"))
    desk.press(Qt.Key.Key_1, ALT)
    desk.wait(lambda: desk.field("due_field").text() != "")


def _release_identity_card(desk: DeskWindow) -> None:
    """From the search field to the answer."""
    _fill_identity_card(desk)
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.has("answer_panel") and bool(desk.world.printed))


def test_a_day_from_sign_in_to_a_payment_that_arrives_by_itself(desk: DeskWindow) -> None:
    _release_identity_card(desk)
    desk.wait(lambda: desk.answer("answer_panel").headline().startswith("Avviso rilasciato"))
    assert desk.focus() == "search_field"
    number = desk.world.notices[0].notice_number
    assert desk.words("released_number").replace(" ", "") == number
    desk.world.pay(number)
    desk.wait(lambda: desk.answer("answer_panel").tone is Tone.PAID)
    assert desk.answer("answer_panel").headline() == "Pagato il 23/11/2026 alle 10:41"
    desk.press(Qt.Key.Key_F5)
    desk.wait(lambda: desk.has("receipt_button") and desk.has("receipt_page_button"))
    desk.press(Qt.Key.Key_F7)
    desk.wait(lambda: len(desk.world.printed) == 2)
    desk.wait(lambda: "ricevuta" in desk.told())


def test_the_paper_line_follows_the_printer(desk: DeskWindow) -> None:
    _release_identity_card(desk)
    desk.wait(lambda: desk.words("paper_line").startswith("In stampa: avviso 3010"))
    assert not desk.part(QAbstractButton, "reprint_button").isEnabled()
    desk.world.paper = PrinterState.PAPER_OUT
    desk.world.events.publish(PrinterChanged())
    desk.wait(lambda: desk.words("paper_line").startswith("In attesa della carta"))
    desk.world.paper = PrinterState.READY
    desk.world.end_print("job-1")
    desk.wait(lambda: desk.words("paper_line").startswith("Stampa finita"))
    assert desk.part(QAbstractButton, "reprint_button").isEnabled()


def test_an_uncertain_paper_says_to_look_and_offers_another(desk: DeskWindow) -> None:
    _release_identity_card(desk)
    desk.world.end_print("job-1", JobState.UNCERTAIN)
    desk.wait(lambda: desk.words("paper_line").startswith("Stampa incerta"))
    desk.wait(lambda: desk.has("came_out_button"))
    desk.press(Qt.Key.Key_F7)
    desk.wait(lambda: desk.told().startswith("In stampa: copia"))
    assert not desk.has("came_out_button")


def test_an_uncertain_paper_that_is_there_is_said_to_be_with_one_key(desk: DeskWindow) -> None:
    _release_identity_card(desk)
    desk.world.end_print("job-1", JobState.UNCERTAIN)
    desk.wait(lambda: desk.has("came_out_button"))
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.words("paper_line").startswith("Stampa finita"))
    desk.wait(lambda: not desk.has("came_out_button"))
    assert desk.world.paper_decisions == [("job-1", PrintDecision.CAME_OUT)]


def test_a_notice_gets_its_paper_though_the_clerk_has_turned_to_the_next(desk: DeskWindow) -> None:
    desk.world.hold_answer = threading.Event()
    _fill_identity_card(desk)
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.has("answer_panel"))
    desk.press(Qt.Key.Key_F3)
    desk.wait(lambda: desk.has("search_message"))
    assert desk.world.printed == []
    desk.world.hold_answer.set()
    desk.wait(lambda: len(desk.world.printed) == 1)


def test_release_by_name_keeps_to_its_keys(desk: DeskWindow) -> None:
    _release_identity_card(desk)
    assert desk.keys <= RELEASE_KEYS
    assert [draft.offer.kind.kind_id for draft in desk.world.released] == ["carta-identita"]


def test_verify_by_number_keeps_to_its_keys(desk: DeskWindow) -> None:
    desk.type(notice_number(177881))
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("verify_answer") and desk.answer("verify_answer").tone is Tone.PAID)
    assert desk.keys == VERIFY_KEYS
    assert desk.has("receipt_button")


def test_the_paper_s_code_opens_the_answer(desk: DeskWindow) -> None:
    desk.type(f"PAGOPA|002|{notice_number(191203)}|80999990106|5400")
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: "Non risulta pagato" in desk.answer("verify_answer").headline())


def test_a_health_card_opens_its_person_by_itself(desk: DeskWindow) -> None:
    desk.type(PEOPLE[0].tax_code)
    desk.wait(lambda: desk.has("citizen_name"))
    assert desk.words("citizen_name") == "Rossi Maria"


def test_last_citizen_and_next_citizen_are_one_key_each(desk: DeskWindow) -> None:
    desk.press(Qt.Key.Key_F8)
    desk.wait(lambda: desk.has("person_card") and desk.has("next_citizen_button"))
    desk.press(Qt.Key.Key_F3)
    desk.wait(lambda: desk.focus() == "search_field")
    assert desk.keys == 2
    assert desk.field("search_field").text() == ""


def test_enter_never_releases(desk: DeskWindow) -> None:
    desk.open_citizen("rossi maria")
    desk.wait(lambda: desk.has("new_notice_button"))
    desk.press(Qt.Key.Key_F4)
    desk.wait(lambda: desk.has("favourite_1"))
    desk.press(Qt.Key.Key_1, ALT)
    desk.wait(lambda: desk.field("due_field").text() != "")
    for _ in range(8):
        desk.press(Qt.Key.Key_Return)
        if desk.focus() == "release_button":
            break
        assert desk.world.released == []
    assert desk.world.released == []


def test_a_refused_release_keeps_the_form_and_says_why(desk: DeskWindow) -> None:
    desk.world.trouble = RuleBroken("numbers_exhausted")
    desk.open_citizen("rossi maria")
    desk.wait(lambda: desk.has("new_notice_button"))
    desk.press(Qt.Key.Key_F4)
    desk.wait(lambda: desk.has("favourite_1"))
    desk.press(Qt.Key.Key_4, ALT)
    desk.wait(lambda: desk.field("due_field").text() != "")
    desk.press(Qt.Key.Key_F9)
    field = desk.field("kind_field")
    desk.wait(lambda: "numeri sono finiti" in field.accessibleDescription())
    assert field.text() == "Certificato anagrafico"
    assert not desk.has("answer_panel")


def test_esc_leaves_the_draft_on_hold_and_resume_brings_it_back(desk: DeskWindow) -> None:
    desk.open_citizen("rossi maria")
    desk.wait(lambda: desk.has("new_notice_button"))
    desk.press(Qt.Key.Key_F4)
    desk.wait(lambda: desk.has("favourite_1"))
    desk.press(Qt.Key.Key_3, ALT)
    desk.wait(lambda: desk.field("due_field").text() != "")
    desk.field("due_field").setText("30/11/2026")
    desk.press(Qt.Key.Key_Escape)
    desk.wait(lambda: desk.has("notices_table"))
    desk.press(Qt.Key.Key_F3)
    desk.wait(lambda: desk.has("resume_button"))
    desk.press(Qt.Key.Key_R, CTRL)
    desk.wait(lambda: desk.has("due_field") and desk.field("due_field").text() == "30/11/2026")
    assert desk.field("kind_field").text() == "Occupazione di suolo pubblico"


def test_a_power_cut_leaves_the_form_on_hold(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    before = open_desk()
    before.sign_in()
    _fill_identity_card(before)
    before.field("due_field").setText("30/11/2026")
    before.field("due_field").editingFinished.emit()
    before.wait(lambda: _kept(world, "laura.bianchi") == [("c1", "30/11/2026")])
    after = open_desk()
    after.sign_in()
    after.wait(lambda: after.has("resume_button"))
    after.press(Qt.Key.Key_R, CTRL)
    after.wait(lambda: after.has("due_field") and after.field("due_field").text() == "30/11/2026")
    assert after.field("kind_field").text() == "Carta d'identità elettronica"
    assert _kept(world, "laura.bianchi") == [("c1", "30/11/2026")]


def test_a_closed_window_leaves_half_a_field_on_hold(desk: DeskWindow) -> None:
    desk.open_citizen("rossi maria")
    desk.wait(lambda: desk.has("new_notice_button"))
    desk.press(Qt.Key.Key_F4)
    desk.wait(lambda: desk.has("favourite_1"))
    desk.type("mens")
    desk.window.close()
    assert [one.kind_text for one in desk.world.drafts["op-laura.bianchi"].values()] == ["mens"]


def test_a_released_notice_leaves_no_draft(desk: DeskWindow) -> None:
    _release_identity_card(desk)
    desk.wait(lambda: _kept(desk.world, "laura.bianchi") == [])
    desk.press(Qt.Key.Key_F3)
    desk.wait(lambda: desk.has("search_message"))
    assert not desk.has("resume_button")


def test_a_draft_stays_its_author_s(desk: DeskWindow) -> None:
    _fill_identity_card(desk)
    desk.press(Qt.Key.Key_L, CTRL)
    desk.wait(lambda: desk.focus() == "password")
    desk.field("username").setText("marco.verdi")
    desk.type("parola d'ordine")
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.focus() == "search_field")
    assert not desk.has("resume_button")
    desk.press(Qt.Key.Key_L, CTRL)
    desk.wait(lambda: desk.focus() == "password")
    desk.field("username").setText("laura.bianchi")
    desk.type("parola d'ordine")
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("resume_button"))


def _kept(world: World, username: str) -> list[tuple[str, str]]:
    """Citizens and due dates of the drafts on the disk."""
    return [(who, one.due_text) for who, one in world.drafts.get(f"op-{username}", {}).items()]


def test_a_payment_turns_the_row_the_sums_and_the_panel(desk: DeskWindow) -> None:
    desk.open_citizen("rossi maria")
    table = desk.table("notices_table")
    desk.wait(lambda: table.current() is not None)
    number = table.current().notice_number
    assert table.current().state is RowState.OVERDUE
    desk.world.pay(number)
    desk.wait(lambda: table.current() is not None and table.current().state is RowState.PAID)
    assert table.current().notice_number == number
    desk.wait(lambda: desk.part(Chip, "panel_state").accessibleName() == "Pagato")


def test_a_payment_turns_the_answer_of_verify(desk: DeskWindow) -> None:
    desk.type(notice_number(191203))
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: "Non risulta pagato" in desk.answer("verify_answer").headline())
    desk.world.pay(notice_number(191203))
    desk.wait(lambda: desk.answer("verify_answer").headline().startswith("Pagato"))


def test_offline_the_release_says_when_it_can_be_paid(desk: DeskWindow) -> None:
    desk.world.go_offline()
    desk.world.answer = ReleaseAnswer(AnswerKind.UNANSWERED, None, may_print=True)
    desk.wait(lambda: "Fuori linea dalle 10:32" in desk.status())
    _release_identity_card(desk)
    desk.wait(lambda: "dopo la registrazione" in desk.answer("answer_panel").headline())
    assert desk.answer("answer_panel").tone is Tone.TO_REGISTER


def test_a_notice_registered_later_says_so_by_itself(desk: DeskWindow) -> None:
    desk.world.answer = ReleaseAnswer(AnswerKind.UNANSWERED, None, may_print=True)
    _release_identity_card(desk)
    desk.wait(lambda: "non ha ancora risposto" in desk.answer("answer_panel").headline())
    number = desk.world.notices[0].notice_number
    desk.world.events.publish(ChangeArrived(number, ChangeKind.NOTICE_REGISTERED))
    desk.wait(lambda: "da adesso" in desk.answer("answer_panel").headline())
    assert desk.part(Chip, "released_state").accessibleName() == "Da pagare"


def test_a_notice_that_may_not_go_offline_waits_and_prints_nothing(desk: DeskWindow) -> None:
    desk.world.answer = ReleaseAnswer(AnswerKind.UNANSWERED, None, may_print=False)
    desk.open_citizen("rossi maria")
    desk.wait(lambda: desk.has("new_notice_button"))
    desk.press(Qt.Key.Key_F4)
    desk.wait(lambda: desk.has("favourite_2"))
    desk.press(Qt.Key.Key_2, ALT)
    desk.wait(lambda: desk.field("due_field").text() != "")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.has("answer_panel"))
    desk.wait(lambda: "aspetta" in desk.answer("answer_panel").headline())
    assert desk.world.printed == []


def test_letters_typed_in_a_table_go_to_the_search_field(desk: DeskWindow) -> None:
    desk.open_citizen("rossi maria")
    desk.wait(lambda: desk.focus() == "notices_table")
    desk.type("ca")
    assert desk.focus() == "search_field"
    assert desk.field("search_field").text() == "ca"
    desk.wait(lambda: desk.has("citizen_table"))
    assert desk.field("search_field").text() == "ca"


def test_a_mistyped_number_says_what_to_compare(desk: DeskWindow) -> None:
    desk.type("301000000012345680")
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: "non torna" in desk.answer("verify_answer").headline())


def test_a_wrong_password_keeps_what_was_typed(open_desk: Callable[..., DeskWindow]) -> None:
    desk = open_desk()
    desk.type("laura.bianchi")
    desk.press(Qt.Key.Key_Return)
    desk.type("sbagliata")
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: "non tornano" in desk.field("password").accessibleDescription())
    assert desk.field("username").text() == "laura.bianchi"
    assert desk.field("password").text() == "sbagliata"


def test_the_first_start_leads_to_sign_in(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    world.enrolled = False
    desk = open_desk()
    desk.type("https://pagamenti.comune.esempio.it")
    desk.press(Qt.Key.Key_Return)
    desk.type("codice-sbagliato")
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: "non accetta" in desk.field("enrolment_code").accessibleDescription())
    assert desk.field("enrolment_code").text() == "codice-sbagliato"
    desk.field("enrolment_code").setText("codice-buono")
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("username"))


def test_locked_work_is_there_again_for_the_same_person(desk: DeskWindow) -> None:
    desk.open_citizen("rossi maria")
    desk.press(Qt.Key.Key_L, CTRL)
    desk.wait(lambda: desk.focus() == "password")
    assert desk.field("username").text() == "laura.bianchi"
    assert not desk.has("notices_table")
    desk.type("parola d'ordine")
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("notices_table"))


def test_another_text_size_does_not_uncover_locked_work(desk: DeskWindow) -> None:
    desk.open_citizen("rossi maria")
    desk.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: desk.focus() == "password")
    desk.window.wardrobe.change(scale_percent=115)
    desk.wait(lambda: desk.has("password"))
    assert not desk.has("citizen_name")
    assert not desk.has("search_field")


def test_another_person_does_not_see_the_work_that_was_locked(desk: DeskWindow) -> None:
    desk.open_citizen("rossi maria")
    desk.press(Qt.Key.Key_L, CTRL)
    desk.wait(lambda: desk.focus() == "password")
    desk.field("username").setText("marco.verdi")
    desk.type("parola d'ordine")
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.focus() == "search_field")
    assert not desk.has("notices_table")


def test_the_language_changes_before_sign_in(open_desk: Callable[..., DeskWindow]) -> None:
    desk = open_desk()
    desk.part(QAbstractButton, "language_button").click()
    desk.wait(lambda: desk.field("username").accessibleName() == "User name")
    assert desk.status().startswith("Online")


def test_a_larger_text_keeps_the_place_and_what_is_typed(desk: DeskWindow) -> None:
    desk.open_citizen("rossi maria")
    desk.wait(lambda: desk.has("new_notice_button"))
    desk.press(Qt.Key.Key_F4)
    desk.wait(lambda: desk.has("favourite_1"))
    desk.press(Qt.Key.Key_1, ALT)
    desk.wait(lambda: desk.field("due_field").text() != "")
    desk.press(Qt.Key.Key_Plus, CTRL)
    desk.wait(lambda: desk.window.look.theme.scale_percent == TEXT_SCALES[1])
    desk.wait(lambda: desk.has("kind_field") and desk.field("kind_field").text() != "")
    assert desk.field("kind_field").text() == "Carta d'identità elettronica"


@pytest.mark.parametrize("scale", [100, 200])
def test_the_window_fits_a_small_screen_at_every_text_size(
    open_desk: Callable[..., DeskWindow], scale: int
) -> None:
    desk = open_desk(theme=Theme(DARK, scale), language="en")
    desk.window.resize(1366, 696)
    desk.sign_in()
    for open_place in (Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_1):
        desk.press(open_place, CTRL)
    desk.search("rossi maria")
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("person_card"))
    assert (desk.window.width(), desk.window.height()) == (1366, 696)


def test_an_answer_that_fits_has_no_scroll_bar(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    world.identity = type(world.identity)("Comune di Esempio", "Sportello 12", "Anagrafe", True)
    desk = open_desk()
    desk.window.resize(1366, 696)
    desk.sign_in()
    desk.type(notice_number(177881))
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("receipt_button"))
    desk.wait(lambda: desk.part(QWidget, "verify_answer").width() > 1000)
    view = _scroll_area_around(desk.part(QWidget, "verify_answer"))
    desk.wait(lambda: view.widget().height() == view.viewport().height())
    assert not view.verticalScrollBar().isVisible()
    desk.window.resize(1366, 500)
    desk.wait(view.verticalScrollBar().isVisible)


def _scroll_area_around(widget: QWidget) -> QScrollArea:
    step = widget.parentWidget()
    while not isinstance(step, QScrollArea):
        assert step is not None
        step = step.parentWidget()
    return step


def test_the_row_in_hand_is_seen_where_table_and_window_are_too_small(
    open_desk: Callable[..., DeskWindow],
) -> None:
    desk = open_desk(theme=Theme(DARK, 150))
    desk.window.resize(1366, 696)
    desk.sign_in()
    desk.open_citizen("rossi maria")
    table = desk.table("notices_table")
    desk.wait(lambda: table.current() is not None)
    for _ in range(4):
        desk.press(Qt.Key.Key_Down)
    view = _scroll_area_around(table.parentWidget()).viewport()

    def seen() -> bool:
        row = table.visualRect(table.currentIndex())
        inside = table.viewport().rect().contains(row.center())
        return inside and view.rect().contains(table.viewport().mapTo(view, row.center()))

    desk.wait(seen)


def test_training_is_in_sight_everywhere(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    world.identity = type(world.identity)("Comune di Esempio", "Sportello 12", "Anagrafe", True)
    desk = open_desk()
    assert desk.has("training_band")
    desk.sign_in()
    for place in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4):
        desk.press(place, CTRL)
        assert desk.has("training_band")


def test_a_task_shows_its_whole_sentence_and_can_be_closed(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    world.tasks = some_tasks()
    desk = open_desk(theme=Theme(DARK, 150))
    desk.sign_in()
    desk.press(Qt.Key.Key_4, CTRL)
    desk.wait(lambda: desk.has("task_detail"))
    assert "codice fiscale" in desk.answer("task_detail").detail()
    assert desk.answer("task_detail").detail().endswith("e rilascia di nuovo.")
    desk.press(Qt.Key.Key_D, CTRL)
    desk.wait(lambda: len(desk.world.tasks) == 2)


def test_a_sentence_that_stands_whole_in_its_row_is_not_said_twice(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    world.tasks = some_tasks()
    desk = open_desk()
    desk.window.resize(1920, 1010)
    desk.sign_in()
    desk.press(Qt.Key.Key_4, CTRL)
    desk.wait(lambda: desk.has("close_task_button"))
    desk.wait(lambda: not desk.has("task_detail"))


def test_notices_that_wait_for_the_line_are_told_where_tasks_stand(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    desk = open_desk()
    desk.sign_in()
    desk.press(Qt.Key.Key_4, CTRL)
    desk.wait(lambda: desk.has("no_tasks"))
    assert desk.words("no_tasks_headline") == "1 avviso da registrare, parte da solo"
    world.notices = []
    desk.press(Qt.Key.Key_1, CTRL)
    desk.press(Qt.Key.Key_4, CTRL)
    desk.wait(lambda: desk.words("no_tasks_headline") == "Niente da chiudere")


def test_nothing_to_list_is_said_with_what_to_do(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    world.notices = []
    desk = open_desk()
    desk.sign_in()
    assert not desk.has("day_figures")
    desk.press(Qt.Key.Key_4, CTRL)
    desk.wait(lambda: desk.has("no_tasks"))
    assert desk.words("no_tasks_headline") == "Niente da chiudere"
    desk.wait(lambda: desk.focus() == "search_field")
    desk.press(Qt.Key.Key_3, CTRL)
    desk.wait(lambda: desk.has("no_notices"))
    assert desk.words("no_notices_headline") == "Oggi non è ancora uscito nessun avviso"
    desk.press(Qt.Key.Key_2, CTRL)
    desk.wait(lambda: desk.has("verify_message"))
    assert not desk.has("verify_answer")
    desk.search("rossini")
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("no_notices"))
    assert desk.words("no_notices_headline") == "Nessun avviso per questa persona"
    assert not desk.has("state_filter")


def test_a_filter_that_leaves_nothing_says_so(desk: DeskWindow) -> None:
    desk.press(Qt.Key.Key_3, CTRL)
    desk.wait(lambda: desk.has("day_table") and desk.table("day_table").current() is not None)
    choice = desk.part(QComboBox, "state_filter")
    choice.setCurrentIndex(choice.findText("Sospeso"))
    desk.wait(lambda: desk.has("no_notices"))
    assert desk.words("no_notices_headline") == "Nessun avviso in questo stato"
    assert desk.has("state_filter")


def test_the_start_tells_how_the_day_goes(desk: DeskWindow) -> None:
    desk.wait(lambda: desk.has("day_figures"))
    figures = [one.text() for one in desk.part(QWidget, "day_figures").findChildren(QLabel)]
    assert [text for text in figures if text] == [
        *("Oggi da questa postazione", "7", "rilasciati"),
        *("2", "già pagati", "1", "da registrare"),
    ]


def test_who_was_served_lately_opens_with_a_click(desk: DeskWindow) -> None:
    desk.wait(lambda: desk.has("last_citizen_button"))
    entries = desk.window.findChildren(PersonButton)
    next(one for one in entries if "Canepa" in one.accessibleName()).click()
    desk.wait(lambda: desk.has("citizen_name"))
    assert desk.words("citizen_name") == "Canepa Lucia"


def test_a_search_that_takes_long_says_so(desk: DeskWindow) -> None:
    desk.world.hold = threading.Event()
    desk.type("ross")
    desk.wait(lambda: desk.has("nobody_message"))
    assert desk.words("nobody_message_headline") == "Ricerca di «ross» in corso…"
    desk.world.hold.set()
    desk.wait(lambda: desk.has("citizen_table"))
    assert not desk.has("nobody_message")


def test_a_search_that_cannot_be_answered_says_why(desk: DeskWindow) -> None:
    desk.world.lookup_trouble = RuleBroken("session_expired")
    desk.type("ross")
    desk.wait(lambda: desk.has("nobody_message"))
    assert desk.words("nobody_message_headline") == "Il tuo accesso è scaduto"
    desk.world.lookup_trouble = None
    desk.type("i")
    desk.wait(lambda: desk.has("citizen_table"))


def test_who_died_is_told_before_a_notice_is_released_and_may_have_one(desk: DeskWindow) -> None:
    desk.search("bruzzone ada")
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("person_standing"))
    chip = desk.part(Chip, "person_standing")
    assert chip.accessibleName() == "deceduta il 12/03/2026"
    desk.press(Qt.Key.Key_F4)
    desk.wait(lambda: desk.has("person_note"))
    assert desk.answer("person_note").headline() == "Deceduta il 12/03/2026"
    assert "eredi" in desk.answer("person_note").detail()
    desk.wait(lambda: desk.has("favourite_1"))
    desk.press(Qt.Key.Key_1, ALT)
    desk.wait(lambda: desk.field("due_field").text() != "")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.has("answer_panel"))
    assert not desk.has("person_note")


def test_who_has_no_tax_code_is_not_written_like_a_code(desk: DeskWindow) -> None:
    desk.search("brunelli")
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("person_code"))
    code = desk.part(QLabel, "person_code")
    assert code.text().startswith("senza codice fiscale")
    assert code.property("role") == "hint"


@pytest.mark.parametrize(("width", "lines"), [(1366, 3), (1920, 3)])
def test_many_kinds_take_few_lines_and_the_rest_is_typed(
    world: World, open_desk: Callable[..., DeskWindow], width: int, lines: int
) -> None:
    world.offers = many_offers()
    desk = open_desk()
    desk.window.resize(width, 696)
    desk.sign_in()
    desk.open_citizen("rossi maria")
    desk.wait(lambda: desk.has("new_notice_button"))
    desk.press(Qt.Key.Key_F4)
    desk.wait(lambda: desk.has("favourite_9"))
    chips = [desk.part(QAbstractButton, f"favourite_{place}") for place in range(1, 10)]
    assert len({chip.y() for chip in chips}) == lines
    assert chips[0].toolTip() == world.offers[0].rate.name
    assert "altri 16 tipi" in desk.words("more_kinds")
    desk.type("biblio")
    desk.wait(lambda: not desk.has("favourite_2"))
    assert not desk.has("more_kinds")
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.field("kind_field").text() == "Biblioteca, prestito fra enti")


def test_a_notice_refused_by_the_server_cannot_be_reprinted(desk: DeskWindow) -> None:
    desk.world.answer = ReleaseAnswer(
        AnswerKind.REFUSED, None, may_print=False, problem_code="citizen_unknown"
    )
    _fill_identity_card(desk)
    desk.press(Qt.Key.Key_F9)
    desk.wait(
        lambda: desk.has("answer_panel") and desk.answer("answer_panel").tone is Tone.TO_CHECK
    )
    assert desk.part(Chip, "released_state").accessibleName() == "Da controllare"
    desk.wait(lambda: not desk.has("reprint_button"))


def test_a_long_story_scrolls_under_its_answer(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    world.notices += notices_of_others()
    desk = open_desk()
    desk.window.resize(1366, 696)
    desk.sign_in()
    desk.type(notice_number(LONG_STORY))
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("story_steps"))
    steps = desk.part(QScrollArea, "story_steps").verticalScrollBar()
    desk.wait(lambda: steps.maximum() > 0)
    page = _scroll_area_around(desk.part(QWidget, "verify_answer"))
    assert not page.verticalScrollBar().isVisible()
    for _ in range(3):
        desk.press(Qt.Key.Key_Down)
    assert steps.value() > 0


def test_the_usual_story_beside_the_table_needs_no_scroll_bar(
    open_desk: Callable[..., DeskWindow],
) -> None:
    desk = open_desk()
    desk.window.resize(1366, 696)
    desk.sign_in()
    desk.open_citizen("rossi maria")
    table = desk.table("notices_table")
    desk.wait(lambda: bool(table.rows_model.rows))
    table.step(4)
    panel = desk.part(QWidget, "notice_panel").findChild(QScrollArea)
    desk.wait(lambda: any("7F21" in one.text() for one in panel.findChildren(QLabel)))
    desk.wait(lambda: panel.verticalScrollBar().maximum() == 0)


def test_a_check_that_takes_long_says_so_and_one_that_fails_offers_another(
    desk: DeskWindow,
) -> None:
    desk.world.hold_check = threading.Event()
    desk.world.check_trouble = WorldTrouble("notice_unknown_offline")
    desk.type(notice_number(177881))
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("verify_answer"))
    assert desk.answer("verify_answer").headline() == "Controllo in corso…"
    assert desk.answer("verify_answer").height() < desk.window.height() // 4
    desk.world.hold_check.set()
    desk.wait(lambda: desk.has("verify_message"))
    assert desk.words("verify_message_headline") == "3010 0000 0017 7881 15"
    desk.world.check_trouble = None
    desk.press(Qt.Key.Key_F5)
    desk.wait(lambda: desk.answer("verify_answer").tone is Tone.PAID)
    assert not desk.has("verify_message")


def test_large_text_cuts_nothing_of_what_is_always_in_sight(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    world.go_offline()
    desk = open_desk(theme=Theme(DARK, 200))
    desk.window.resize(1366, 696)
    desk.sign_in()
    assert desk.field("search_field").placeholderText() == "Cerca"
    line = desk.part(QWidget, "status_line")
    shown = [one for one in line.findChildren(QLabel) if one.isVisible() and one.text()]
    assert "10:41" in [one.text() for one in shown]
    for one in shown:
        assert one.width() >= one.fontMetrics().horizontalAdvance(one.text()), one.text()
    for _ in range(2):
        desk.press(Qt.Key.Key_F1)
    desk.wait(lambda: desk.has("key_sheet"))
    sheet = desk.part(QWidget, "key_sheet")
    assert sheet.height() <= desk.window.height()
    assert sheet.width() <= desk.window.width()
    sheet.close()


def test_the_ring_is_around_the_field_that_has_the_focus(desk: DeskWindow) -> None:
    ring = desk.window.findChild(FocusRing)

    def around_search() -> bool:
        field = desk.field("search_field")
        corner = field.mapTo(desk.window, field.rect().topLeft())
        return ring.isVisible() and ring.geometry().contains(corner)

    desk.wait(around_search)
    _release_identity_card(desk)
    desk.wait(around_search)


def test_the_entity_s_mark_is_on_the_card_and_in_the_header(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    world.identity = replace(world.identity, logo=drawn_logo())
    desk = open_desk()
    assert desk.has("entity_logo")
    desk.sign_in()
    assert desk.has("entity_logo")


def test_a_mark_that_cannot_be_drawn_is_left_out(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    world.identity = replace(world.identity, logo=drawn_logo()[:60])
    desk = open_desk()
    desk.wait(lambda: not desk.has("entity_logo"))
    desk.sign_in()
    desk.wait(lambda: not desk.has("entity_logo"))


@pytest.mark.parametrize("scale", [100, 130, 200])
@pytest.mark.parametrize("language", ["it", "en"])
def test_no_window_is_wider_than_its_place(
    world: World, open_desk: Callable[..., DeskWindow], language: str, scale: int
) -> None:
    world.notices += notices_of_others()
    world.offers = many_offers()
    world.identity = replace(LONG_DESK, logo=drawn_logo())
    world.roles["laura.bianchi"] = ("supervisor",)
    long_words = "Pagato due volte, la seconda con il telefono di un parente che non lo sapeva " * 2
    refund_of(world, requested_by="op-x", reason=long_words[:140], beneficiary_name=long_words[:70])
    desk = open_desk(theme=Theme(DARK, scale), language=language)
    desk.window.resize(1366, 696)
    desk.sign_in()
    dead = next(one for one in PEOPLE if one.citizen_id == "c13")
    for place in (
        SearchPlace(),
        SearchPlace("bru"),
        CitizenPlace("c13"),
        CitizenPlace("c12"),
        ReleasePlace(dead),
        VerifyPlace(notice_number(LONG_STORY)),
        VerifyPlace(),
        RefundPlace(desk.window.counter.check.check(notice_number(LONG_STORY))),
        DecisionPlace(notice_number(992148)),
        NoticesPlace(),
        TasksPlace(),
    ):
        desk.window.shell.go(place)
        page = desk.window.shell.page
        view = _scroll_area_around(page).viewport()
        desk.settle()
        desk.wait(lambda page=page, view=view: page.width() <= view.width(), place)


def _interactive(window: QWidget) -> list[QWidget]:
    kinds = (QAbstractButton, QLineEdit, QComboBox, QTableView)
    return [one for kind in kinds for one in window.findChildren(kind) if one.isVisible()]


@pytest.mark.parametrize("language", ["it", "en"])
def test_everything_that_can_be_used_has_a_name(
    world: World, open_desk: Callable[..., DeskWindow], language: str
) -> None:
    world.tasks = some_tasks()
    desk = open_desk(language=language)
    nameless = {type(one).__name__ for one in _interactive(desk.window) if not one.accessibleName()}
    desk.sign_in()
    desk.open_citizen("rossi maria")
    for key in (Qt.Key.Key_F4, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4):
        nameless |= {
            type(one).__name__ for one in _interactive(desk.window) if not one.accessibleName()
        }
        desk.press(key, CTRL if key != Qt.Key.Key_F4 else Qt.KeyboardModifier.NoModifier)
    assert nameless == set()


def test_no_key_means_two_things_in_one_window(desk: DeskWindow) -> None:
    desk.open_citizen("rossi maria")
    desk.wait(lambda: desk.has("reprint_button"))
    desk.press(Qt.Key.Key_F4)
    desk.wait(lambda: desk.has("favourite_1"))
    keys = [one.key().toString() for one in desk.window.findChildren(QShortcut)]
    bar = desk.part(QWidget, "action_bar")
    keys += [one.shortcut().toString() for one in bar.actions()]
    assert len(keys) == len(set(keys))
    assert QKeySequence("F10").toString() not in keys


def test_the_sheet_of_keys_opens_with_f1(desk: DeskWindow) -> None:
    for _ in range(2):
        desk.press(Qt.Key.Key_F1)
    desk.wait(lambda: desk.has("key_sheet"))
    QTest.keyClick(desk.part(QWidget, "key_sheet"), Qt.Key.Key_F1)
    desk.wait(lambda: not desk.has("key_sheet"))


def test_f7_with_shift_reprints_the_last_notice_from_anywhere(desk: DeskWindow) -> None:
    _release_identity_card(desk)
    desk.press(Qt.Key.Key_F3)
    desk.wait(lambda: desk.has("search_message"))
    desk.press(Qt.Key.Key_F7, SHIFT)
    desk.wait(lambda: len(desk.world.printed) == 2)
    desk.wait(lambda: "copia" in desk.told())


def test_a_store_that_cannot_be_opened_is_told_and_tried_again(qapp: object, world: World) -> None:
    attempts: list[int] = []

    def build() -> FakeCounter:
        attempts.append(1)
        if len(attempts) == 1:
            raise WorldTrouble("store_in_use", path="counter.db")
        return FakeCounter(world)

    window = start(build, "it", Theme(DARK))
    window.activateWindow()
    desk = DeskWindow(window, world)
    desk.wait(lambda: desk.has("opening_error"))
    assert "già aperto" in desk.words("opening_error")
    desk.part(QAbstractButton, "try_again_button").click()
    desk.wait(lambda: desk.has("username"))
    desk.close()
