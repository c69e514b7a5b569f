"""What is typed and not saved is a draft: it outlives the view, the window, and other people. What
nobody begins with is built after what they begin with, and found where it always is."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from counter_app.services.kind_drafts import NEW
from counter_app.ui.places import KindPlace, KindsPlace
from payments_core.errors import DocumentRefused, WorldTrouble
from tests.factories.desk_window import PATIENCE_SECONDS, DeskWindow
from tests.factories.screen_desk import FakeCatalogue
from tests.factories.screen_offers import ACCOUNTS, MARKET, a_catalogue, managed
from tests.factories.screen_world import World

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
Open = Callable[..., DeskWindow]
Slow = Callable[[str], threading.Event]


@pytest.fixture
def world(world: World) -> World:
    world.roles = {"laura.bianchi": ("administrator",)}
    world.catalogue = a_catalogue()
    return world


def at_kind(open_desk: Open, world: World) -> DeskWindow:
    """A window of its own, with the newest revision of the market's fee."""
    desk = open_desk()
    desk.sign_in()
    desk.window.shell.go(KindPlace("mercato", world.catalogue[-1], ACCOUNTS))
    desk.wait(lambda: desk.focus() == "name")
    return desk


def drafts(world: World) -> dict[str, object]:
    return {
        kind_id: one.written.get("name")
        for kind_id, one in world.kind_drafts.get("op-laura.bianchi", {}).items()
    }


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[Slow]:
    """Makes the server answer this question no sooner than its event is set."""
    gates: list[threading.Event] = []

    def made(question: str) -> threading.Event:
        gate, real = threading.Event(), getattr(FakeCatalogue, question)

        def answer(self: FakeCatalogue, *asked: object) -> object:
            gate.wait(PATIENCE_SECONDS)
            return real(self, *asked)

        monkeypatch.setattr(FakeCatalogue, question, answer)
        gates.append(gate)
        return gate

    yield made
    for gate in gates:
        gate.set()


def saving_slowly(desk: DeskWindow, slow: Slow) -> threading.Event:
    """Change the kind, see the differences and save them: answered when the event is set."""
    desk.type("Mercato A")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.has("differences"))
    answer = slow("save")
    desk.press(Qt.Key.Key_F9)
    return answer


@pytest.mark.parametrize("trouble", [None, WorldTrouble("server_unreachable")])
def test_who_has_gone_on_hears_what_became_of_saving(
    world: World, open_desk: Open, slow: Slow, trouble: WorldTrouble | None
) -> None:
    desk = at_kind(open_desk, world)
    answer = saving_slowly(desk, slow)
    world.save_trouble = trouble
    desk.press(Qt.Key.Key_F3)
    desk.wait(lambda: desk.focus() == "search_field")
    assert desk.told() == ""
    answer.set()
    desk.wait(lambda: desk.told() != "")
    words = desk.window.shell.page.words
    saved = words.say("kinds.saved", number=4)
    assert desk.told() == (saved if trouble is None else words.problem(trouble))


def test_what_is_typed_is_on_the_disk_after_a_pause(world: World, open_desk: Open) -> None:
    desk = at_kind(open_desk, world)
    desk.type("Mercatino")
    desk.wait(lambda: drafts(world) == {"mercato": "Mercatino"})
    assert world.kind_drafts["op-laura.bianchi"]["mercato"].made_from == 3


def test_another_window_goes_on_from_the_draft_and_says_so(world: World, open_desk: Open) -> None:
    desk = at_kind(open_desk, world)
    assert not desk.has("kind_draft")
    desk.type("Mercatino")
    desk.wait(lambda: drafts(world) == {"mercato": "Mercatino"})
    again = at_kind(open_desk, world)
    again.wait(lambda: again.has("kind_draft"))
    assert again.field("name").text() == "Mercatino"
    said = again.words("kind_draft")
    assert "cominciata dalla revisione 3" in said
    assert "Ctrl+G" in said
    again.press(Qt.Key.Key_G, CTRL)
    assert "Premi ancora Ctrl+G" in again.told()
    again.press(Qt.Key.Key_G, CTRL)
    assert again.told() == "Modifiche scartate."
    again.wait(lambda: again.field("name").text() == "Canone del mercato")
    again.wait(lambda: drafts(world) == {})
    assert not again.has("kind_draft")


def test_a_newer_revision_is_told_and_compared_with(world: World, open_desk: Open) -> None:
    desk = at_kind(open_desk, world)
    desk.type("Mercatino")
    desk.wait(lambda: drafts(world) == {"mercato": "Mercatino"})
    theirs = managed(replace(MARKET.kind, offline=False), revision=4, made_by="Ugo Blu")
    world.catalogue = [*world.catalogue[:-1], theirs]
    again = at_kind(open_desk, world)
    again.wait(lambda: again.has("kind_draft"))
    assert "Ugo Blu ha salvato intanto la revisione 4" in again.words("kind_draft")
    again.press(Qt.Key.Key_F9)
    again.wait(lambda: "Ugo Blu" in again.told())
    again.press(Qt.Key.Key_F9)
    again.wait(lambda: again.has("differences"))
    again.press(Qt.Key.Key_F9)
    again.wait(lambda: "revisione 5" in again.told())
    again.wait(lambda: drafts(world) == {})
    assert not again.has("kind_draft")


def test_a_new_kind_is_kept_without_a_name_and_gone_when_it_is_saved(
    world: World, open_desk: Open
) -> None:
    desk = open_desk()
    desk.sign_in()
    desk.window.shell.go(KindsPlace())
    desk.wait(lambda: desk.has("copy_kind_button"))
    desk.press(Qt.Key.Key_D, CTRL)
    desk.wait(lambda: desk.focus() == "kind_id")
    desk.type("copia")
    desk.wait(lambda: list(drafts(world)) == [NEW])
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.has("differences"))
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: drafts(world) == {})
    desk.wait(lambda: desk.words("kind_title") != "Nuovo tipo di avviso")
    assert desk.field("kind_id").isReadOnly()


def test_what_was_only_looked_at_leaves_no_draft(world: World, open_desk: Open) -> None:
    desk = at_kind(open_desk, world)
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: "niente da salvare" in desk.told())
    desk.window.shell.go(KindsPlace())
    assert drafts(world) == {}


def cards(desk: DeskWindow) -> list[str]:
    """The lines of the fields' codes and the buttons of cards that are closed, in their order."""
    seen = [one for one in desk.window.findChildren(QWidget) if one.isVisible()]
    seen = [one for one in seen if one.objectName() in ("field", "open_KindField")]
    seen.sort(key=lambda one: one.mapToGlobal(one.rect().topLeft()).y())
    return [one.objectName() for one in seen]


def way_of_tab(desk: DeskWindow, first: str, last: str) -> list[str]:
    """What Tab comes to from one part of the window to another."""
    one, names = desk.part(QWidget, first), [first]
    while names[-1] != last:
        one = one.nextInFocusChain()
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus:
            names.append(one.objectName())
    return names


def test_one_types_in_the_first_card_before_the_others_are_open(
    world: World, open_desk: Open
) -> None:
    desk = at_kind(open_desk, world)
    desk.press(Qt.Key.Key_2, ALT)
    assert desk.focus() == "field"
    assert cards(desk) == ["field", "open_KindField", "open_KindField"]
    desk.wait(lambda: cards(desk) == ["field"] * 3)
    assert desk.focus() == "field"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_a_key_that_goes_through_the_form_finds_it_whole(
    world: World, open_desk: Open, key: Qt.Key
) -> None:
    desk = at_kind(open_desk, world)
    desk.press(Qt.Key.Key_2, ALT)
    desk.press(key)
    assert cards(desk) == ["field"] * 3
    assert desk.focus() == "label"


def test_whoever_is_at_a_card_that_is_opened_goes_on_inside_it(
    world: World, open_desk: Open
) -> None:
    desk = at_kind(open_desk, world)
    desk.press(Qt.Key.Key_2, ALT)
    desk.part(QWidget, "open_KindField").setFocus()
    desk.wait(lambda: cards(desk) == ["field"] * 3)
    assert desk.focus() == "field"


def test_a_trial_that_is_wanted_at_once_is_there(world: World, open_desk: Open) -> None:
    desk = open_desk()
    desk.sign_in()
    desk.window.shell.go(KindPlace("mercato", world.catalogue[-1], ACCOUNTS))
    assert not desk.has("simulation_panel")
    desk.press(Qt.Key.Key_F5)
    assert desk.focus() == "simulation_day"
    desk.settle()
    assert len(desk.window.findChildren(QWidget, "simulation_panel")) == 1


def test_tab_comes_from_the_form_to_the_trial_and_then_to_the_acts(
    world: World, open_desk: Open
) -> None:
    desk = at_kind(open_desk, world)
    desk.window.resize(1366, 696)
    desk.wait(lambda: desk.has("field_metri"))
    way = way_of_tab(desk, "released_by_administrator", "back_button")
    assert way[:4] == [
        "released_by_administrator", "simulation_rate", "simulation_day", "field_posto",
    ]  # fmt: skip
    assert way.index("save_kind_button") > way.index("field_merce")
    desk.press(Qt.Key.Key_I, CTRL)
    desk.press(Qt.Key.Key_3, ALT)
    desk.wait(lambda: desk.has("add_rates"))
    assert way_of_tab(desk, "add_rates", "back_button")[1:3] == ["", "save_kind_button"]


def test_what_is_typed_while_it_is_compared_is_compared_before_it_is_saved(
    world: World, open_desk: Open, slow: Slow
) -> None:
    desk = at_kind(open_desk, world)
    answered = slow("differences")
    desk.type("Mercato A")
    desk.press(Qt.Key.Key_F9)
    desk.type(" B")
    answered.set()
    desk.wait(lambda: "hai scritto altro" in desk.told())
    assert (desk.has("differences"), desk.focus()) == (False, "name")
    desk.type(" C")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.has("differences"))
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: "revisione 4" in desk.told())
    assert world.catalogue[-1].kind.name == "Mercato A B C"


def test_what_is_being_saved_is_not_left_for_the_form(
    world: World, open_desk: Open, slow: Slow
) -> None:
    desk = at_kind(open_desk, world)
    saved, read_again = slow("save"), slow("catalogue")
    desk.type("Mercato A")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.has("differences"))
    desk.press(Qt.Key.Key_F9)
    assert not desk.offers("back_to_form")
    desk.press(Qt.Key.Key_Escape)
    assert desk.has("differences")
    saved.set()
    desk.wait(lambda: "revisione 4" in desk.told())
    # Nor does one write in the earlier form, which the one that is read now will replace.
    assert not desk.offers("save_kind")
    desk.press(Qt.Key.Key_F5)
    desk.press(Qt.Key.Key_F5)
    assert desk.has("name")
    assert not desk.field("name").isEnabled()
    read_again.set()
    desk.wait(lambda: desk.offers("save_kind"))
    assert desk.field("name").isEnabled()
    assert desk.field("name").text() == "Mercato A"


def test_a_kind_that_is_saved_and_cannot_be_read_again_can_be_worked_at(
    world: World, open_desk: Open
) -> None:
    desk = at_kind(open_desk, world)
    desk.type("Mercato A")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.has("differences"))
    world.catalogue_trouble = WorldTrouble("server_unreachable")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.focus() == "name")
    desk.type("Mercato B")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.has("differences"))
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: world.catalogue[-1].kind.name == "Mercato B")
    desk.wait(lambda: world.catalogue[-1].revision == 5)


def test_answers_leave_whoever_searches_meanwhile_in_the_search(
    world: World, open_desk: Open, slow: Slow
) -> None:
    desk = at_kind(open_desk, world)
    compared, saved, read_again = slow("differences"), slow("save"), slow("catalogue")
    desk.type("Mercato A")
    desk.press(Qt.Key.Key_F9)
    desk.press(Qt.Key.Key_F2)
    compared.set()
    desk.wait(lambda: desk.has("differences"))
    assert desk.focus() == "search_field"
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.focus() == "differences")
    desk.press(Qt.Key.Key_F2)
    desk.type("302")
    saved.set()
    desk.wait(lambda: "revisione 4" in desk.told())
    read_again.set()
    desk.wait(lambda: desk.offers("save_kind"))
    desk.type("1234")
    assert desk.field("search_field").text() == "3021234"
    assert desk.field("name").text() == "Mercato A"


@pytest.mark.parametrize(
    "trouble",
    [WorldTrouble("server_unreachable"), DocumentRefused("kind_invalid", (("name", "missing"),))],
)
def test_a_late_refusal_leaves_the_focus_where_somebody_has_gone(
    world: World, open_desk: Open, slow: Slow, trouble: Exception
) -> None:
    desk = at_kind(open_desk, world)
    saved = saving_slowly(desk, slow)
    world.save_trouble = trouble
    desk.press(Qt.Key.Key_F2)
    saved.set()
    desk.wait(lambda: desk.has("name"))
    assert desk.focus() == "search_field"


def test_a_form_that_is_read_again_leaves_whoever_tries_the_kind_out_there(
    world: World, open_desk: Open, slow: Slow
) -> None:
    desk = at_kind(open_desk, world)
    desk.window.resize(1366, 696)
    desk.type("Mercato A")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.has("differences"))
    saved, read_again = slow("save"), slow("catalogue")
    desk.press(Qt.Key.Key_F9)
    desk.part(QWidget, "field_metri").setFocus()
    saved.set()
    desk.wait(lambda: "revisione 4" in desk.told())
    read_again.set()
    desk.wait(lambda: desk.offers("save_kind"))
    assert desk.focus() == "field_metri"


def test_acts_lead_to_what_comes_of_them_from_their_buttons_too(
    world: World, open_desk: Open
) -> None:
    desk = at_kind(open_desk, world)
    desk.type("Mercato A")
    for button, focus in (
        ("save_kind", "differences"), ("back_to_form", "name"), ("save_kind", "differences"),
        ("save_now", "name"),
    ):  # fmt: skip
        desk.wait(lambda button=button: desk.offers(button))
        part = desk.part(QWidget, f"{button}_button")
        part.setFocus()
        QTest.mouseClick(part, Qt.MouseButton.LeftButton)
        desk.wait(lambda focus=focus: desk.focus() == focus)
    assert world.catalogue[-1].kind.name == "Mercato A"
    desk.wait(lambda: desk.offers("save_kind"))
    desk.type("Mercato B")
    discard = desk.part(QWidget, "discard_button")
    discard.setFocus()
    for _ in range(2):
        QTest.mouseClick(discard, Qt.MouseButton.LeftButton)
    desk.wait(lambda: desk.field("name").text() == "Mercato A")
    assert desk.focus() == "name"


def test_whoever_types_on_after_throwing_away_goes_on_in_that(
    world: World, open_desk: Open, slow: Slow
) -> None:
    desk = at_kind(open_desk, world)
    desk.type("Mercato A")
    read_again = slow("catalogue")
    desk.press(Qt.Key.Key_G, CTRL)
    desk.press(Qt.Key.Key_G, CTRL)
    desk.type(" B")
    read_again.set()
    desk.settle()
    assert desk.field("name").text() == "Mercato A B"
    desk.wait(lambda: drafts(world) == {"mercato": "Mercato A B"})
    desk.wait(lambda: desk.offers("discard"))
