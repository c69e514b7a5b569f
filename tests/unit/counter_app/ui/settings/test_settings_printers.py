import pytest

from counter_app.printer_settings import PAPER, ROLL
from counter_app.services.appearance import Appearance
from counter_app.services.printer_setup import PrinterChoices, PrinterPlan
from counter_app.ui.settings.settings_printers import PrinterCard
from counter_app.ui.style.system_look import look_of
from counter_app.ui.widgets.choice import Choice

HELD = PrinterPlan("queue:A4", None, PAPER)


def test_what_holds_stays_chosen_when_others_are_found(qapp: object) -> None:
    card = PrinterCard(look_of(Appearance(), 1.0), HELD)
    assert card.plan() == HELD
    card.offer(PrinterChoices((("queue:B", "B"),), (("usb:04b8:0e15", "TM"),)))
    assert card.plan() == HELD
    assert not card.is_changed()


def test_receipts_never_come_out_on_a_printer_that_is_not_there(qapp: object) -> None:
    card = PrinterCard(look_of(Appearance(), 1.0), PrinterPlan("queue:A4", None, ROLL))
    assert card.plan() == HELD


@pytest.mark.parametrize(
    ("address", "called"),
    [
        ("qt:Ufficio_A4", "Ufficio_A4"),
        ("tcp:10.0.0.5:9100", "In rete, 10.0.0.5"),
        ("serial:COM3@19200", "Alla porta COM3@19200"),
        ("usb:04b8:0e15", "USB, 04b8:0e15"),
        ("file:/srv/papers", "Cartella «papers»"),
        ("other:what", "other:what"),
    ],
)
def test_a_printer_is_called_as_people_look_for_it(qapp: object, address: str, called: str) -> None:
    card = PrinterCard(look_of(Appearance(), 1.0), PrinterPlan(address, None, PAPER))
    box = card.findChild(Choice, "paper_choice")
    assert box is not None
    assert box.currentText() == called
