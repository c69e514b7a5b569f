from counter_app.printer_settings import PAPER, ROLL
from counter_app.services.appearance import Appearance
from counter_app.services.printer_setup import PrinterChoices, PrinterPlan
from counter_app.ui.settings.settings_printers import PrinterCard
from counter_app.ui.style.system_look import look_of

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
