"""Scenes of the settings."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from counter_app.printer_settings import WhenSilent
from counter_app.printing.device import Outcome
from counter_app.printing.trial import Trial
from counter_app.services.views import PrinterState
from counter_app.ui.places import SettingsPlace
from tests.factories.screen_people import PASSWORD, notice_number
from tests.factories.sitting import Sitting, sign_in


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
    _try_an_address(sitting)


def settings_added(sitting: Sitting) -> None:
    """The same printer has printed its page; receipts may come out on A4."""
    plan = replace(sitting.world.printer_plan, when_silent=WhenSilent.PAPER)
    sitting.world.printer_plan = plan
    settings(sitting)
    _try_an_address(sitting)


def _try_an_address(sitting: Sitting) -> None:
    field = sitting.field("printer_address")
    field.setFocus()
    QTest.keyClicks(field, "10.4.2.77")
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(sitting.window, Qt.Key.Key_F7, keys)
    sitting.settle()


def settings_doubt(sitting: Sitting) -> None:
    sitting.world.doubt = "desk_in_doubt"
    settings(sitting)


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
