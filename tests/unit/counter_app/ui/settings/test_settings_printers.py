from dataclasses import replace

import pytest

from counter_app.printer_settings import PAPER, ROLL, WhenSilent
from counter_app.services.appearance import Appearance
from counter_app.services.printer_setup import PrinterChoices, PrinterPlan
from counter_app.ui.settings.settings_printers import PrinterCard
from counter_app.ui.style.system_look import look_of
from counter_app.ui.widgets.choice import Choice
from counter_app.ui.widgets.parts import Chip

HELD = PrinterPlan("queue:A4", None, PAPER)


def test_what_holds_stays_chosen_when_others_are_found(qapp: object) -> None:
    card = PrinterCard(look_of(Appearance(), 1.0), HELD)
    assert card.plan() == HELD
    card.offer(PrinterChoices((("queue:B", "B"),), (("usb:04b8:0e15", "TM"),)))
    assert card.plan() == HELD
    assert not card.is_changed()


def offered(card: PrinterCard, name: str) -> set[str | None]:
    box = card.findChild(Choice, f"{name}_choice")
    assert box is not None
    return {box.itemData(place) for place in range(box.count())}


def test_what_was_chosen_is_chosen_again_and_what_holds_is_on_offer(qapp: object) -> None:
    held = PrinterPlan("queue:A4", "tcp:10.0.0.5:9100", ROLL)
    card = PrinterCard(look_of(Appearance(), 1.0), held)
    wanted = PrinterPlan(None, "tcp:10.0.0.6:9100", ROLL, WhenSilent.PAPER)
    card.choose(wanted)
    assert (card.plan(), card.is_changed()) == (wanted, True)
    card.offer(PrinterChoices((("queue:B", "B"),), (("usb:04b8:0e15", "TM"),)))
    assert card.plan() == wanted
    assert offered(card, PAPER) == {None, "queue:A4", "queue:B"}
    assert offered(card, ROLL) == {
        None, "tcp:10.0.0.5:9100", "tcp:10.0.0.6:9100", "usb:04b8:0e15",
    }  # fmt: skip
    card.choose(replace(wanted, roll=None, receipts=PAPER))
    assert "tcp:10.0.0.6:9100" in offered(card, ROLL)
    # By now receipts hold on another printer than the one that has a name of its own.
    card.choose(replace(wanted, receipts="verbali"))
    assert card.plan().receipts == "verbali"


def test_a_printer_that_is_gone_is_not_on_offer(qapp: object) -> None:
    held = PrinterPlan("queue:A4", "tcp:10.0.0.5:9100", ROLL)
    card = PrinterCard(look_of(Appearance(), 1.0), held)
    card.without_roll(replace(held, roll=None, receipts=PAPER))
    assert offered(card, ROLL) == {None}
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


def silent_box(card: PrinterCard) -> Choice:
    box = card.findChild(Choice, "silent_choice")
    assert box is not None
    return box


def test_silence_is_a_question_only_where_receipts_have_a_printer_beside_the_a4(
    qapp: object,
) -> None:
    look = look_of(Appearance(), 1.0)
    both = PrinterPlan("queue:A4", "tcp:10.0.0.5:9100", ROLL)
    assert silent_box(PrinterCard(look, both)).isEnabled()
    for plan in (HELD, replace(both, paper=None), replace(both, receipts=PAPER)):
        assert not silent_box(PrinterCard(look, plan)).isEnabled()


def test_choice_for_a_silent_printer_is_part_of_the_plan(qapp: object) -> None:
    held = PrinterPlan("queue:A4", "tcp:10.0.0.5:9100", ROLL, WhenSilent.PAPER)
    card = PrinterCard(look_of(Appearance(), 1.0), held)
    assert card.plan() == held
    box = silent_box(card)
    box.setCurrentIndex(box.findData(WhenSilent.ASK))
    assert card.plan() == replace(held, when_silent=WhenSilent.ASK)
    assert card.is_changed()


def test_state_is_told_of_the_printer_that_holds_and_of_no_other(qapp: object) -> None:
    held = PrinterPlan("queue:A4", "tcp:10.0.0.5:9100", ROLL)
    card = PrinterCard(look_of(Appearance(), 1.0), held)
    chip = card.findChild(Chip, "roll_state")
    assert chip is not None
    card.add_roll("tcp:10.0.0.6:9100")
    assert chip.isHidden()
    card.keep(card.plan())
    assert not chip.isHidden()
