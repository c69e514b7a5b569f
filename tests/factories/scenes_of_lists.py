"""Scenes of the lists and of printing in bulk."""

import threading
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QTableView

from counter_app.services.bulk_order import BulkWay
from counter_app.services.list_choice import Days, ListChoice, ListQuestion, ListScope, SortBy
from counter_app.store.bulk_prints import BulkState
from counter_app.ui.places import NoticesPlace
from tests.factories.screen_papers import left_out
from tests.factories.screen_people import notice_number
from tests.factories.sitting import Sitting, sign_in


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


def notices_none(sitting: Sitting) -> None:
    sitting.world.notices = []
    notices(sitting)


def notices_of_office(sitting: Sitting) -> None:
    _list_of(sitting, ListQuestion(ListChoice(ListScope.OFFICE)))
