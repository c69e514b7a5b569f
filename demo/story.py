"""The story: one clerk, one citizen, one notice, from the counter to the accounts."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from demo.city import installation as city
from demo.hands import Hands
from demo.stage import OF_ENTITY, Stage

#: What the receipt roll ends with: the cutter.
CUT = b"\x1dV"


def enrol_and_sign_in(hands: Hands, stage: Stage) -> None:
    """The first start of a machine: it becomes a desk, then a clerk signs in."""
    hands.see("server_url")
    hands.write("server_url", f"http://127.0.0.1:{stage.server_port}")
    hands.write("enrolment_code", stage.secrets.enrolment_code)
    hands.picture("enrolment", "First start: the machine becomes a desk")
    hands.press(Qt.Key.Key_Return)
    hands.see("username")
    hands.write("username", city.USERNAME)
    hands.write("password", stage.secrets.password)
    hands.picture("sign-in", "Sign-in")
    hands.press(Qt.Key.Key_Return)
    hands.see("search_field")
    hands.until(lambda: _numbers_left(hands) > 0, "leased numbers")
    hands.picture("start", "The start window")


def release(hands: Hands, stage: Stage) -> str:
    """Find the citizen by fragments of the name, choose a rate, release and print."""
    hands.write("search_field", "ross mar")
    hands.until(lambda: _rows(hands, "citizen_table") == 3, "three people")
    hands.picture("search", "Search by fragments of the name")
    hands.write("search_field", "rossi maria")
    hands.read("«rossi maria»")
    hands.press(Qt.Key.Key_Return)
    hands.see("citizen_name")
    hands.picture("citizen", "The citizen's page, before any notice")
    hands.press(Qt.Key.Key_F4)
    hands.see("release_title")
    hands.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    hands.read("22,50 €")
    hands.settle(1.0)
    hands.picture("release", "A notice from a predefined rate; its number does not exist yet")
    hands.press(Qt.Key.Key_F9)
    hands.see("released_number")
    hands.read("Si può pagare da adesso")
    hands.picture("released", "Released, payable, printed")
    label = hands.find("released_number")
    if not isinstance(label, QLabel):
        raise TypeError("released_number is no label")
    return "".join(filter(str.isdigit, label.text()))


def pay_and_see(hands: Hands, stage: Stage, number: str) -> None:
    """A citizen pays at a bank; the clerk touches nothing and sees it; the receipt is printed."""
    stage.sandbox("pay", number, *OF_ENTITY)
    hands.until(lambda: _state_is_paid(hands), "Pagato by itself")
    hands.picture("paid", "A moment after the payment the screen says so by itself")
    hands.press(Qt.Key.Key_F7)
    hands.until(lambda: CUT in stage.printer.received, "the receipt on the roll")
    hands.settle(1.0)


def settle_and_credit(stage: Stage) -> None:
    """The hub's settlement flow and the treasurer's journal arrive and are matched."""
    flows, journals = stage.folder / "flows", stage.folder / "journals"
    stage.sandbox("settle", *OF_ENTITY, "--output", str(flows))
    stage.sandbox("treasury-day", *OF_ENTITY, "--output", str(journals))
    stage.server("settlement", "import", *map(str, sorted(flows.glob("*.xml"))), *OF_ENTITY)
    stage.server("treasury", "import", *map(str, sorted(journals.glob("*.xml"))), *OF_ENTITY)
    stage.server("reconciliation", "run", *OF_ENTITY)


def check_afterwards(hands: Hands, number: str) -> None:
    """The same notice looked at again, and the other screens."""
    hands.press(Qt.Key.Key_F3)
    hands.write("search_field", number)
    hands.press(Qt.Key.Key_Return)
    hands.see("verify_answer")
    hands.read("Accreditato")
    hands.picture("verify", "Paid, settled and credited, each with its evidence")
    hands.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    hands.settle(1.0)
    hands.press(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    hands.picture("notices", "The notices of the day")
    hands.press(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    hands.picture("tasks", "What is left open")
    hands.press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    hands.press(Qt.Key.Key_F8)
    hands.see("notices_table")
    hands.picture("citizen-paid", "The citizen's page afterwards")


def _rows(hands: Hands, name: str) -> int:
    table = hands.find(name)
    model = getattr(table, "model", None)
    return model().rowCount() if model else 0


def _numbers_left(hands: Hands) -> int:
    counter = hands.window.counter
    return counter.status.view().numbers_left if counter else 0


def _state_is_paid(hands: Hands) -> bool:
    return hands.find("released_state") is not None and hands.shows("Pagato")
