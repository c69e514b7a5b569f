"""The list of the day: filtered, opened, up to date."""

import pytest
from PySide6.QtCore import Qt

from counter_app.events import ConnectivityChanged
from counter_app.services.views import RowState
from counter_app.ui.choice import Choice
from tests.factories.desk_window import DeskWindow
from tests.factories.screens import notice_number


@pytest.fixture
def day(desk: DeskWindow) -> DeskWindow:
    desk.press(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: desk.has("day_table") and desk.table("day_table").current() is not None)
    return desk


def test_a_state_may_be_picked_out(day: DeskWindow) -> None:
    choice = day.part(Choice, "state_filter")
    choice.setCurrentIndex(choice.findData(RowState.PAID))

    def states() -> list[RowState]:
        return [one.state for one in day.table("day_table").rows_model.rows]

    day.wait(lambda: states() == [RowState.PAID, RowState.PAID])


def test_a_payment_turns_its_row(day: DeskWindow) -> None:
    day.world.pay(notice_number(191203))
    table = day.table("day_table")

    def states() -> dict[str, RowState]:
        return {one.notice_number: one.state for one in table.rows_model.rows}

    day.wait(lambda: states()[notice_number(191203)] is RowState.PAID)


def test_enter_opens_the_story_of_the_row(day: DeskWindow) -> None:
    latest = max(day.world.notices, key=lambda one: one.released_at)
    day.press(Qt.Key.Key_Return)
    day.wait(lambda: day.has("verify_answer"))
    assert day.field("search_field").text().replace(" ", "") == latest.notice_number


def test_list_has_its_hour_while_the_line_is_away(day: DeskWindow) -> None:
    assert "situazione" not in day.words("list_count")
    day.world.go_offline()
    day.wait(lambda: day.words("list_count").startswith("situazione delle 10:32 · "))
    day.world.online = True
    day.world.events.publish(ConnectivityChanged(online=True))
    day.wait(lambda: "situazione" not in day.words("list_count"))
