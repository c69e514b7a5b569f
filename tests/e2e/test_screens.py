"""A clerk's day through the real window, with keys only.

The services behind it are stand-ins; what is proved here is the window: that journeys keep to
their count of keys, that Enter never releases, that nothing typed is lost, that a payment turns
the screen by itself.
"""

import os
import threading
from collections.abc import Callable, Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QTableView,
    QWidget,
)

from counter_app.events import ChangeArrived, PrinterChanged
from counter_app.printing.device import JobState, PrinterState
from counter_app.services.views import AnswerKind, ReleaseAnswer, RowState
from counter_app.ui.application import start
from counter_app.ui.parts import Chip
from counter_app.ui.theme import DARK, TEXT_SCALES, Theme, Tone
from payments_core.errors import RuleBroken, WorldTrouble
from payments_core.wire.desk.messages import ChangeKind
from tests.factories.desk_window import DeskWindow, open_window
from tests.factories.screens import PEOPLE, FakeCounter, World, notice_number, some_tasks

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
    desk.press(Qt.Key.Key_F7)
    desk.wait(lambda: desk.told().startswith("In stampa: copia"))


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
    assert [draft.rate.rate_id for draft in desk.world.released] == ["carta-identita"]


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
    desk.window.change_look(scale_percent=115)
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
    desk = open_desk()
    desk.sign_in()
    desk.press(Qt.Key.Key_4, CTRL)
    desk.wait(lambda: desk.has("task_detail"))
    assert "codice fiscale" in desk.answer("task_detail").detail()
    desk.press(Qt.Key.Key_D, CTRL)
    desk.wait(lambda: len(desk.world.tasks) == 2)


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
    desk.press(Qt.Key.Key_F1)
    desk.wait(lambda: desk.has("key_sheet"))
    desk.part(QWidget, "key_sheet").close()


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
