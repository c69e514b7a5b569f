from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QMenu

from counter_app.services.appearance import Appearance
from counter_app.ui.style.system_look import look_of
from counter_app.ui.widgets.action_bar import ActionBar
from counter_app.ui.widgets.acts import Act
from counter_app.ui.widgets.key_button import KeyButton, Strength

ACTS = (
    Act("main", "Vai al prossimo passo", "check", "F9", lambda: None, Strength.FILLED),
    Act("other", "Segna come chiusa", "check", "Ctrl+D", lambda: None),
    Act("back", "Indietro", "arrow-left", "Esc", lambda: None, at_end=True),
)


@pytest.mark.parametrize("scale_percent", [100, 150, 200])
@pytest.mark.parametrize("width", [640, 927, 1270])
def test_no_button_stands_on_another_however_small_the_window_is(
    qapp: object, scale_percent: int, width: int
) -> None:
    bar = ActionBar(look_of(Appearance("it", scale_percent), 1.0))
    bar.resize(width, bar.sizeHint().height())
    bar.show_acts(ACTS)
    shown = [one for one in bar.findChildren(KeyButton) if not one.isHidden()]
    shown.sort(key=lambda one: one.x())
    names = {one.objectName() for one in shown}
    # The way back goes into the menu before the words of the main act are cut.
    assert "main_button" in names
    assert names & {"back_button", "more_button"}
    if width >= 927:
        assert all(one.geometry().right() < other.x() for one, other in pairwise(shown))
    assert shown[-1].geometry().right() <= width + 16


def test_a_button_stays_from_row_to_row_and_does_what_its_row_wants(qapp: object) -> None:
    bar, done = ActionBar(look_of(Appearance(), 1.0)), list[str]()
    bar.resize(1270, bar.sizeHint().height())

    def acts_of(row: str, *, enabled: bool = True) -> tuple[Act, ...]:
        return (Act("open", "Apri", "check", "F9", lambda: done.append(row), enabled=enabled),)

    bar.show_acts(acts_of("first"))
    button = bar.findChild(KeyButton, "open_button")
    assert button is not None
    bar.show_acts(acts_of("second"))
    assert bar.findChild(KeyButton, "open_button") is button
    button.click()
    (key,) = bar.actions()
    key.trigger()
    assert done == ["second", "second"]
    bar.show_acts(acts_of("third", enabled=False))
    (key,) = bar.actions()
    assert not key.isEnabled()


def test_folded_act_does_what_the_row_at_hand_wants(qapp: object) -> None:
    bar, done = ActionBar(look_of(Appearance(), 1.0)), list[str]()
    bar.resize(420, bar.sizeHint().height())

    def acts_of(row: str) -> tuple[Act, ...]:
        return (ACTS[0], replace(ACTS[1], do=lambda: done.append(row)))

    bar.show_acts(acts_of("first"))
    bar.show_acts(acts_of("second"))
    more = bar.findChild(KeyButton, "more_button")
    assert more is not None
    more.click()
    menu = bar.findChild(QMenu)
    assert menu is not None
    (entry,) = menu.actions()
    entry.trigger()
    assert done == ["second"]
    menu.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert bar.findChild(QMenu) is None


def test_button_stays_beside_others_that_come_and_go(qapp: object) -> None:
    bar, done = ActionBar(look_of(Appearance(), 1.0)), list[str]()
    bar.resize(1270, bar.sizeHint().height())
    main, other, back = ACTS

    def go_back() -> None:
        done.append("back")

    def left_to_right() -> list[str]:
        shown = [one for one in bar.findChildren(KeyButton) if not one.isHidden()]
        return [one.objectName() for one in sorted(shown, key=lambda one: one.x())]

    bar.show_acts((main, back))
    button = bar.findChild(KeyButton, "back_button")
    bar.show_acts((other, main, replace(back, do=go_back)))
    assert left_to_right() == ["other_button", "main_button", "back_button"]
    assert bar.findChild(KeyButton, "back_button") is button
    assert button is not None
    button.click()
    next(key for key in bar.actions() if key.text() == back.text).trigger()
    assert done == ["back", "back"]
    bar.show_acts((replace(back, text="Torna"),))
    assert left_to_right() == ["back_button"]
    assert [key.text() for key in bar.actions()] == ["Torna"]


def test_main_act_of_a_form_is_done_by_both_enters_with_ctrl(qapp: object) -> None:
    bar = ActionBar(look_of(Appearance(), 1.0))
    bar.show_acts(ACTS)
    main, other, _back = bar.actions()
    assert [key.toString() for key in main.shortcuts()] == ["F9", "Ctrl+Return", "Ctrl+Enter"]
    assert [key.toString() for key in other.shortcuts()] == ["Ctrl+D"]
    # What is no form's main act may have F9 for itself.
    bar.show_acts((Act("came_out", "E uscito", "check", "F9", lambda: None, Strength.OUTLINED),))
    (only,) = bar.actions()
    assert [key.toString() for key in only.shortcuts()] == ["F9"]
