"""Scenes of the release form."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from counter_app.services.views import PrinterState
from counter_app.ui.places import ReleasePlace
from counter_app.ui.tasks.task_steps import form_of
from payments_core.errors import RuleBroken
from payments_core.model.debt_kind import Offer
from payments_core.wire.desk.messages import CitizenInfo
from tests.factories.catalogue import FINE_TYPED, a_fine_kind
from tests.factories.screen_extremes import LONGEST_NAMED
from tests.factories.screen_offers import MARKET, many_offers
from tests.factories.screen_people import DEAD, LONG_NAMED, PEOPLE, notice_number
from tests.factories.screen_tasks import a_correction, refused_task
from tests.factories.sitting import Sitting, sign_in


def _form_for(sitting: Sitting, citizen: CitizenInfo) -> None:
    """The form, with the kinds that can be chosen by a key."""
    sign_in(sitting)
    sitting.go(ReleasePlace(citizen))
    sitting.settle(lambda: sitting.child("favourite_1") is not None)


def _choose_first(sitting: Sitting) -> None:
    QTest.keyClick(sitting.window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)


def release_empty(sitting: Sitting) -> None:
    _form_for(sitting, PEOPLE[0])


def release(sitting: Sitting) -> None:
    release_empty(sitting)
    _choose_first(sitting)
    sitting.settle(sitting.preview_drawn)


def _release_offer(sitting: Sitting, offer: Offer, typed: Mapping[str, str]) -> None:
    """A kind with fields, the only one there is."""
    sitting.world.offers = (offer,)
    release_empty(sitting)
    _choose_first(sitting)
    for name, text in typed.items():
        field = _field_to_come(sitting, f"field_{name}")
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
    sitting.settle(sitting.preview_drawn)


def _field_to_come(sitting: Sitting, name: str) -> QLineEdit:
    """A field of the kind that was chosen."""
    sitting.settle(lambda: sitting.child(name) is not None)
    return sitting.field(name)


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
    QTest.keyClick(sitting.window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(sitting.field("pad_field"), number)
    QTest.keyClick(sitting.field("pad_field"), Qt.Key.Key_Tab)
    sitting.settle(sitting.preview_drawn)


def release_free(sitting: Sitting) -> None:
    """A free plan that begins from three equal instalments, half changed."""
    release_empty(sitting)
    _choose_first(sitting)
    for name, text in (("field_posto", "B12"), ("field_metri", "25")):
        field = _field_to_come(sitting, name)
        field.setText(text)
        field.textEdited.emit(text)
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


def release_corrected(sitting: Sitting) -> None:
    """A refused release is put right where it is wrong."""
    task = refused_task("field_wrong", field="metri", reason="too_large", right="20")
    sitting.world.offers = (*sitting.world.offers, MARKET)
    sign_in(sitting)
    sitting.go(form_of(sitting.window.look.words, a_correction(task), task.task_id))


def release_dead(sitting: Sitting) -> None:
    _form_for(sitting, DEAD)
    _choose_first(sitting)
    sitting.settle(sitting.preview_drawn)


def release_many(sitting: Sitting) -> None:
    """Twenty-five kinds, most with long names."""
    sitting.world.offers = many_offers()
    _form_for(sitting, LONG_NAMED)


def release_refused(sitting: Sitting) -> None:
    """Nothing was released: the numbers have run out."""
    sitting.world.trouble = RuleBroken("numbers_exhausted")
    release(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_F9)


def release_longest(sitting: Sitting) -> None:
    _form_for(sitting, LONGEST_NAMED)
    _choose_first(sitting)
    sitting.settle(sitting.preview_drawn)
