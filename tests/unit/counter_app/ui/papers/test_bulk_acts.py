from PySide6.QtCore import Qt

from counter_app.services.views import RowState
from tests.factories.desk_window import DeskWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def test_what_a_citizen_still_owes_is_printed_together(desk: DeskWindow) -> None:
    desk.open_citizen("ross mar")
    desk.wait(lambda: desk.offers("print_these"))
    desk.press(Qt.Key.Key_P, CTRL)
    desk.wait(lambda: desk.focus() == "bulk_way")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: bool(desk.world.bulk_orders))
    (order,) = desk.world.bulk_orders
    assert {one.citizen_id for one in order.notices} == {"c1"}
    assert {one.state for one in order.notices}.isdisjoint({RowState.PAID, RowState.CANCELLED})
    assert len(order.notices) > 1
    desk.press(Qt.Key.Key_Escape)
    desk.wait(lambda: desk.offers("print_these"))
    desk.press(Qt.Key.Key_P, CTRL)
    desk.wait(lambda: desk.has("bulk_answer"))
