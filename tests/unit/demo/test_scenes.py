"""What the scenes see of a real window that a person works at; the services are stand-ins."""

import os
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt

from demo.hands import Hands
from demo.scenes import Scenes, Step, play
from payments_documents.texts import load_texts
from tests.factories.desk_window import DeskWindow, open_window
from tests.factories.screen_people import PASSWORD
from tests.factories.screen_world import World

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
CODE = "codice-buono"
CUT = b"\x1dV"


class Outside:
    """The stage as far as the scenes need it: commands are noted, the world pays."""

    def __init__(self, folder: Path, world: World) -> None:
        self.folder = folder
        self.secrets = SimpleNamespace(password=PASSWORD, enrolment_code=CODE)
        self.cable = SimpleNamespace(port=8000)
        self.printer = SimpleNamespace(received=bytearray())
        self.asked: list[tuple[str, ...]] = []
        self._world = world

    def sandbox(self, *arguments: str) -> None:
        self.asked.append(arguments[:2])
        if arguments[0] == "pay":
            self._world.pay(arguments[1])

    def pay(self, number: str) -> None:
        self.sandbox("pay", number)

    def server(self, *arguments: str) -> object:
        self.asked.append(arguments[:2])
        return {"timeline": [{"kind": "PAID"}, {"kind": "CREDITED"}]}


class Visitor:
    """Somebody at the window of a new machine, and the steps that are to be seen there."""

    def __init__(self, folder: Path, world: World) -> None:
        self.world = world
        self.desk: DeskWindow = open_window(world)
        self.stage = Outside(folder, world)
        hands = Hands(self.desk.window, folder, load_texts("counter", "it"))
        self.scenes = Scenes(hands, self.stage)
        self.steps = {step.name: step for step in self.scenes.steps()}

    def sees(self, name: str) -> None:
        """The step comes true while the window goes on living."""
        self.desk.wait(self.steps[name].done)

    def enter(self) -> None:
        self.steps["enrol"].prepare()
        self.desk.press(Qt.Key.Key_Return)
        self.sees("enrol")
        self.desk.sign_in()
        self.sees("sign_in")

    def release(self, search: str = "ross mar", favourite: Qt.Key = Qt.Key.Key_1) -> None:
        self.desk.open_citizen(search)
        self.sees("find")
        self.desk.press(Qt.Key.Key_F4)
        self.desk.wait(lambda: self.desk.has("favourite_1"))
        self.desk.press(favourite, ALT)
        self.desk.wait(self.scenes.sights.is_chosen)
        self.desk.press(Qt.Key.Key_F9)
        self.sees("release")
        # The server knows of it a moment before the window offers what follows.
        self.desk.wait(self.scenes.sights.shows_released)


@pytest.fixture
def visitor(qapp: object, tmp_path: Path) -> Iterator[Visitor]:
    visitor = Visitor(tmp_path, World(enrolled=False, notices=[]))
    yield visitor
    visitor.desk.close()


def open_moves(step: Step) -> list[str]:
    moves = step.moves if step.here() else step.way
    return [move.name for move in moves if not move.done()]


def test_the_scenes_stand_in_the_order_of_the_money(visitor: Visitor) -> None:
    assert list(visitor.steps) == [
        "enrol", "sign_in", "find", "release", "pay", "receipt", "credit", "verify",
    ]  # fmt: skip


def test_playing_acts_every_scene_once_and_in_order() -> None:
    acted: list[str] = []
    names = ("one", "two")
    play(Step(name, lambda: False, lambda name=name: acted.append(name)) for name in names)
    assert acted == ["one", "two"]


def test_address_and_code_are_filled_in_once_and_left_alone_when_somebody_types(
    visitor: Visitor,
) -> None:
    fill_in = visitor.steps["enrol"].prepare
    fill_in()
    assert visitor.desk.field("server_url").text() == "http://127.0.0.1:8000"
    assert visitor.desk.field("enrolment_code").text() == CODE
    visitor.desk.field("enrolment_code").clear()
    fill_in()
    assert visitor.desk.field("enrolment_code").text() == ""


def test_nothing_is_done_before_it_is_seen(visitor: Visitor) -> None:
    assert [name for name, step in visitor.steps.items() if step.done()] == []
    visitor.enter()
    done = [name for name, step in visitor.steps.items() if step.done()]
    assert done == ["enrol", "sign_in"]


def test_a_person_does_it_all_by_hand(visitor: Visitor) -> None:
    visitor.enter()
    visitor.release()
    number = visitor.world.notices[0].notice_number
    assert visitor.scenes.sights.number == number
    assert not visitor.steps["pay"].done()
    visitor.steps["pay"].cue()
    visitor.sees("pay")
    visitor.desk.wait(visitor.steps["receipt"].here)
    assert open_moves(visitor.steps["receipt"]) == ["receipt_print"]
    visitor.stage.printer.received += CUT
    assert visitor.steps["receipt"].done()
    (visitor.stage.folder / "flows").mkdir()
    (visitor.stage.folder / "flows" / "one.xml").touch()
    assert open_moves(visitor.steps["credit"]) == ["credit_journal", "credit_match"]


def test_a_receipt_that_was_printed_before_is_not_the_one(visitor: Visitor) -> None:
    visitor.enter()
    visitor.stage.printer.received += CUT
    visitor.release()
    assert not visitor.steps["receipt"].done()
    visitor.stage.printer.received += CUT
    assert visitor.steps["receipt"].done()


def test_another_citizen_and_another_kind_are_followed(visitor: Visitor) -> None:
    visitor.enter()
    visitor.release("canepa", Qt.Key.Key_2)
    assert visitor.scenes.facts()["citizen"] == "Canepa Lucia"
    visitor.steps["pay"].cue()
    assert visitor.stage.asked == [("pay", visitor.world.notices[0].notice_number)]


def test_who_goes_away_is_shown_the_way_back(visitor: Visitor) -> None:
    visitor.enter()
    assert open_moves(visitor.steps["release"]) == ["find_type", "find_open"]
    visitor.release()
    visitor.desk.press(Qt.Key.Key_F3)
    visitor.steps["pay"].cue()
    visitor.sees("pay")
    receipt = visitor.steps["receipt"]
    assert open_moves(receipt) == ["verify_type", "verify_open"]
    visitor.desk.type(visitor.scenes.sights.number)
    assert open_moves(receipt) == ["verify_open"]
    visitor.desk.press(Qt.Key.Key_Return)
    visitor.desk.wait(receipt.here)


def test_a_locked_window_is_no_work_and_its_store_is_left_alone(visitor: Visitor) -> None:
    visitor.enter()
    come_back = visitor.scenes.come_back()
    assert come_back.done()
    visitor.desk.press(Qt.Key.Key_L, CTRL)
    visitor.desk.wait(lambda: visitor.desk.has("password"))
    assert not come_back.done()
    assert not visitor.steps["pay"].done()
    come_back.act()
    assert come_back.done()


def test_an_announced_step_is_not_taken_for_one_that_has_come(visitor: Visitor) -> None:
    visitor.enter()
    visitor.release()
    visitor.desk.press(Qt.Key.Key_F5)
    visitor.desk.wait(visitor.scenes.sights.is_looked_up)
    verify = visitor.steps["verify"]
    assert not verify.done()
    assert open_moves(verify) == ["verify_again"]
    assert not visitor.scenes.sights.shows_paid()


def test_the_night_asks_the_server_whether_the_money_has_come(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("demo.story.settle_and_credit", lambda stage: stage.sandbox("settle", ""))
    credit = visitor.steps["credit"]
    assert not credit.done()
    credit.cue()
    assert visitor.stage.asked == [("settle", ""), ("positions", "show")]
    assert credit.done()


def test_the_sheet_is_printed_only_where_there_is_none(visitor: Visitor, tmp_path: Path) -> None:
    visitor.enter()
    visitor.release()
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "000003-receipt-1.pdf").touch()
    visitor.scenes.print_page()
    assert visitor.world.pages == []
    (tmp_path / "papers" / "000003-receipt-1.pdf").unlink()
    visitor.steps["pay"].act()
    visitor.scenes.print_page()
    visitor.desk.wait(lambda: len(visitor.world.pages) == 1)
