"""Whatever is typed in a form is on the disk after each field: no power cut takes it away."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from counter_app.ui.places import NotesPlace, NoticeActPlace
from counter_app.ui.style.theme import LIGHT, Theme
from payments_core.wire.desk.notice_messages import ActKind
from tests.factories import scenes_of_citizens, scenes_of_day, scenes_of_decisions, scenes_of_plans
from tests.factories.scene_worlds import plannable, supervising
from tests.factories.screen_people import PEOPLE, notice_number
from tests.factories.screen_pictures import SMALL
from tests.factories.screen_world import World
from tests.factories.sitting import Sitting, sign_in, sit_down

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

#: The operator who signs in.
LAURA = "op-laura.bianchi"


def the_note(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(NotesPlace(PEOPLE[0]))


def the_withdrawal(sitting: Sitting) -> None:
    scenes_of_citizens.notes_of_citizen(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    sitting.settle()


def the_cancellation(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(NoticeActPlace(sitting.world.notice(notice_number(191203)), ActKind.CANCEL))


def a_payment_elsewhere(sitting: Sitting) -> None:
    sign_in(sitting)
    notice = sitting.world.notice(notice_number(191203))
    sitting.go(NoticeActPlace(notice, ActKind.PAID_ELSEWHERE))


#: What leads to each form, and a field of it.
FORMS: dict[str, tuple[Callable[[Sitting], None], str, Callable[[World], None]]] = {
    "person": (scenes_of_citizens.new_person, "person_city", lambda _world: None),
    "note": (the_note, "note_field", lambda _world: None),
    "withdrawal": (the_withdrawal, "note_field", lambda _world: None),
    "cancellation": (the_cancellation, "reason_field", lambda _world: None),
    "paid elsewhere": (a_payment_elsewhere, "reference_field", lambda _world: None),
    "refund": (scenes_of_decisions.refund, "refund_reason", lambda _world: None),
    "decision": (scenes_of_decisions.refund_decision, "rejection_reason", supervising),
    "handed task": (scenes_of_day.handed_task, "task_reason", supervising),
    "plan": (scenes_of_plans.notice_plan, "first_due_field", plannable),
}


def at(open_form: Callable[[Sitting], None], world: World) -> Sitting:
    sitting = sit_down(world, "it", Theme(LIGHT), SMALL)
    open_form(sitting)
    sitting.settle()
    return sitting


def a_world(prepare: Callable[[World], None], **changes: object) -> World:
    world = replace(World(), **changes)  # type: ignore[arg-type]
    prepare(world)
    return world


@pytest.mark.parametrize("name", FORMS)
def test_what_was_typed_is_there_after_a_power_cut(qtbot, name: str) -> None:
    open_form, field, prepare = FORMS[name]
    typed = "30/04/2027" if field == "first_due_field" else "abc"
    sitting = at(open_form, a_world(prepare))
    sitting.field(field).setFocus()
    sitting.field(field).clear()
    QTest.keyClicks(sitting.field(field), typed)
    QTest.keyClick(sitting.field(field), Qt.Key.Key_Tab)
    sitting.settle(lambda: typed in str(sitting.world.forms))
    on_the_disk = deepcopy(sitting.world.forms)
    sitting.close()
    again = at(open_form, a_world(prepare, forms=on_the_disk))
    found = again.field(field).text()
    again.close()
    assert found == typed


def f9(sitting: Sitting, until: Callable[[], bool]) -> None:
    QTest.keyClick(sitting.window, Qt.Key.Key_F9)
    sitting.settle(until)


def test_a_note_that_is_written_is_no_longer_begun(qtbot) -> None:
    sitting = at(the_note, a_world(lambda _world: None))
    QTest.keyClicks(sitting.field("note_field"), "Ha chiesto di essere richiamata")
    sitting.settle(lambda: bool(sitting.world.forms.get(LAURA)))
    f9(sitting, lambda: not sitting.field("note_field").text())
    sitting.settle(lambda: not sitting.world.forms[LAURA])
    sitting.close()
    assert sitting.world.forms == {LAURA: {}}


def test_a_cancellation_that_is_done_is_no_longer_begun(qtbot) -> None:
    sitting = at(the_cancellation, a_world(lambda _world: None))
    QTest.keyClicks(sitting.field("reason_field"), "Emesso due volte")
    sitting.settle(lambda: bool(sitting.world.forms.get(LAURA)))
    f9(sitting, lambda: bool(sitting.world.decided))
    sitting.settle(lambda: not sitting.world.forms[LAURA])
    sitting.close()
    assert sitting.world.forms == {LAURA: {}}


def test_a_refund_that_is_asked_for_is_no_longer_begun(qtbot) -> None:
    sitting = at(scenes_of_decisions.refund, a_world(lambda _world: None))
    QTest.keyClicks(sitting.field("refund_iban"), "IT60X0542811101000000123456")
    QTest.keyClicks(sitting.field("refund_reason"), "Pagato due volte")
    QTest.keyClick(sitting.field("refund_reason"), Qt.Key.Key_Tab)
    sitting.settle(lambda: bool(sitting.world.forms.get(LAURA)))
    f9(sitting, lambda: bool(sitting.world.refunds))
    sitting.settle(lambda: not sitting.world.forms[LAURA])
    sitting.close()
    assert sitting.world.forms == {LAURA: {}}


def test_decided_and_handed_back_is_no_longer_begun(qtbot) -> None:
    world = a_world(supervising)
    sitting = at(scenes_of_decisions.refund_decision, world)
    QTest.keyClicks(sitting.field("rejection_reason"), "Gia rimborsato")
    sitting.settle(lambda: bool(world.forms.get(LAURA)))
    QTest.keyClick(sitting.window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    sitting.settle(lambda: not world.forms[LAURA])
    left = dict(world.forms[LAURA])
    sitting.close()
    assert left == {}
