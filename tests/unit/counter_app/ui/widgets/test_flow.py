import pytest
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from counter_app.ui.widgets.flow import Flow


def part(width: int, *, grows: bool = False) -> QWidget:
    made = QLabel()
    made.setMinimumSize(width, 20)
    policy = QSizePolicy.Policy.Expanding if grows else QSizePolicy.Policy.Fixed
    made.setSizePolicy(policy, QSizePolicy.Policy.Fixed)
    return made


@pytest.fixture
def holder(qapp: object) -> QWidget:
    made = QWidget()
    line = Flow(10)
    made.setLayout(line)
    for width in (100, 100, 100):
        line.addWidget(part(width))
    line.addWidget(part(50, grows=True))
    return made


def places(holder: QWidget, width: int) -> list[tuple[int, int, int]]:
    holder.resize(width, 200)
    holder.show()
    items = (holder.layout().itemAt(at).geometry() for at in range(holder.layout().count()))
    return [(one.x(), one.y(), one.width()) for one in items]


def test_what_is_left_over_goes_to_who_grows(holder: QWidget) -> None:
    assert places(holder, 500) == [(0, 0, 100), (110, 0, 100), (220, 0, 100), (330, 0, 170)]
    holder.layout().itemAt(3).widget().setMaximumWidth(60)
    assert places(holder, 501)[3] == (330, 0, 60)


def test_what_does_not_fit_goes_into_the_next_line(holder: QWidget) -> None:
    assert places(holder, 220) == [(0, 0, 100), (110, 0, 100), (0, 30, 100), (110, 30, 110)]
    assert holder.layout().heightForWidth(220) == 50
    assert holder.layout().heightForWidth(110) == 110


def test_what_is_hidden_takes_no_room(holder: QWidget) -> None:
    holder.show()
    for at in (0, 1, 2):
        holder.layout().itemAt(at).widget().hide()
    assert holder.layout().heightForWidth(60) == 20
    assert holder.layout().takeAt(9) is None
