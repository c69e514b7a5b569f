"""The story: one clerk, one citizen, one notice, from the counter to the accounts.

Each function is a scene, played by an outside pair of hands on the real window; the tour lets a
person play the same scenes, and takes over where it is asked to.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTableView

from counter_app.ui.style.messages import amount
from counter_app.ui.style.words import day
from demo.city import installation as city
from demo.hands import Hands
from demo.stage import OF_ENTITY, Stage
from payments_core.notice.verification_code import parse

#: Longest that a desk may take to see what another program has brought to the server.
PUSH_SECONDS = 90
#: What the receipt roll ends with: the cutter.
CUT = b"\x1dV"
#: Who has paid a notice twice, who has died, and a name that nobody bears.
PAID_TWICE, NOBODY = "parodi giovanni", "rosi mariia"
#: Whom the story looks for, by how little of her name; and by all of it.
FRAGMENTS, CITIZEN = "ross mar", "rossi maria"


def enrol(hands: Hands, stage: Stage) -> None:
    """The first start of a machine: it becomes a desk."""
    hands.see("server_url")
    hands.write("server_url", f"http://127.0.0.1:{stage.cable.port}")
    hands.write("enrolment_code", stage.secrets.enrolment_code)
    hands.picture("enrolment")
    hands.press(Qt.Key.Key_Return)
    hands.see("username")


def sign_in(hands: Hands, stage: Stage) -> None:
    """A clerk signs in; the desk has its numbers a moment later."""
    hands.write("username", city.USERNAME)
    hands.write("password", stage.secrets.password)
    hands.picture("sign-in")
    hands.press(Qt.Key.Key_Return)
    hands.see("search_field")
    hands.until(lambda: numbers_left(hands) > 0, "leased numbers")
    hands.picture("start")


def come_back(hands: Hands, stage: Stage) -> None:
    """A window that was left alone for minutes has locked itself: its clerk opens it again."""
    hands.write("username", city.USERNAME)
    hands.write("password", stage.secrets.password)
    hands.press(Qt.Key.Key_Return)
    hands.see("search_field")


def find(hands: Hands) -> None:
    """Fragments of the name find the citizen, Enter opens her page."""
    hands.write("search_field", FRAGMENTS)
    hands.until(lambda: rows(hands, "citizen_table") == 3, "three people")
    hands.picture("search")
    open_citizen(hands, CITIZEN)
    hands.picture("citizen")


def release(hands: Hands) -> str:
    """A notice from a predefined rate, released and printed; returns its number."""
    fill_in(hands)
    hands.picture("release")
    hands.press(Qt.Key.Key_F9)
    hands.see("released_number")
    hands.read(hands.words.say("release.payable"))
    hands.picture("released")
    return released_number(hands)


def fill_in(hands: Hands) -> None:
    """A new notice for whoever is on the screen, from the first favourite; not yet released."""
    hands.press(Qt.Key.Key_F4)
    hands.see("release_title")
    hands.see("favourite_1")
    hands.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    hands.read("22,50 €")
    hands.settle(1.0)


def pay(hands: Hands, stage: Stage, number: str) -> None:
    """A citizen pays at a bank; the clerk touches nothing and sees it."""
    stage.pay(number)
    hands.until(lambda: is_paid(hands), "Pagato by itself", PUSH_SECONDS)
    hands.picture("paid")


def print_receipt(hands: Hands, stage: Stage) -> None:
    """The receipt comes out of the thermal printer."""
    hands.press(Qt.Key.Key_F7)
    hands.until(lambda: CUT in stage.printer.received, "the receipt on the roll")
    hands.settle(1.0)


def settle_and_credit(stage: Stage) -> None:
    """The hub's settlement flows and the treasurer's journal arrive and are matched."""
    flows, journals = stage.folder / "flows", stage.folder / "journals"
    stage.sandbox("settle", *OF_ENTITY, "--output", str(flows))
    stage.sandbox("treasury-day", *OF_ENTITY, "--output", str(journals))
    stage.server("settlement", "import", *map(str, sorted(flows.glob("*.xml"))), *OF_ENTITY)
    stage.server("treasury", "import", *map(str, sorted(journals.glob("*.xml"))), *OF_ENTITY)
    stage.server("reconciliation", "run", *OF_ENTITY)


def verify(hands: Hands, number: str) -> None:
    """The notice is looked at again: paid, settled, credited; a receipt on A4."""
    hands.press(Qt.Key.Key_F3)
    hands.write("search_field", number)
    hands.press(Qt.Key.Key_Return)
    hands.see("verify_answer")
    hands.read(hands.words.say("step.CREDITED"))
    # The step is announced, in grey, before it has come.
    announced = hands.words.say("step.CREDITED_usual")
    hands.until(lambda: not hands.shows(announced), "that it is credited")
    hands.picture("verify")
    hands.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    hands.settle(1.0)


def check_receipt(hands: Hands, stage: Stage, number: str) -> None:
    """The paper comes back to a desk, where its code is read: it is genuine."""
    (receipt,) = stage.server("positions", "show", number, *OF_ENTITY)["receipts"]
    claims = parse(receipt["code"]).claims
    hands.press(Qt.Key.Key_F3)
    hands.write("search_field", receipt["code"])
    hands.press(Qt.Key.Key_Return)
    genuine = hands.words.say(
        "proof.GENUINE", amount=amount(claims.amount_cents), day=day(claims.paid_on)
    )
    hands.read(genuine)
    hands.see("story_steps")
    hands.picture("verify-genuine")


def look_around(hands: Hands) -> None:
    """What else a clerk meets: the day's list, open tasks, somebody who paid twice, nobody."""
    hands.press(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    hands.picture("notices")
    hands.press(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    hands.picture("tasks")
    open_citizen(hands, PAID_TWICE)
    hands.picture("paid-twice")
    hands.press(Qt.Key.Key_F3)
    hands.write("search_field", NOBODY)
    hands.read(NOBODY)
    hands.picture("nobody")
    open_citizen(hands, CITIZEN)
    hands.picture("citizen-paid")


def open_citizen(hands: Hands, name: str) -> None:
    """Search a name and open the first of those who bear it; a whole tax code opens by itself."""
    hands.press(Qt.Key.Key_F3)
    hands.write("search_field", name)
    hands.read(name)
    hands.until(
        lambda: rows(hands, "citizen_table") > 0 or hands.find("citizen_name") is not None, name
    )
    if hands.find("citizen_name") is None:
        hands.press(Qt.Key.Key_Return)
    hands.see("citizen_name")
    hands.settle(0.3)


def released_number(hands: Hands) -> str:
    """The number of the notice that was just released."""
    label = hands.find("released_number")
    if not isinstance(label, QLabel):
        raise TypeError("released_number is no label")
    return "".join(filter(str.isdigit, label.text()))


def numbers_left(hands: Hands) -> int:
    """How many notice numbers the desk still has."""
    counter = hands.window.counter
    return counter.status.view().numbers_left if counter else 0


def is_paid(hands: Hands) -> bool:
    """Whether the notice that was just released shows as paid."""
    state = hands.find("released_state")
    return state is not None and state.accessibleName() == hands.words.say("state.PAID")


def rows(hands: Hands, name: str) -> int:
    """How many rows a table on the screen has; 0 where there is none."""
    table = hands.find(name)
    return table.model().rowCount() if isinstance(table, QTableView) and table.model() else 0
