"""An administrator sets kinds of debt up through the real window, with keys alone."""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
import yaml
from pydantic import TypeAdapter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QTableView,
    QWidget,
)

from central_server.db.unit_of_work import UnitOfWork
from central_server.identity.models import OperatorRoleRow
from central_server.identity.secrets import hash_password
from counter_app.client.central_client import CentralClient
from counter_app.services.kind_documents import document_of, read_kind
from counter_app.ui.kinds.kind_form import SECTIONS
from counter_app.ui.places import KindPlace, KindsPlace
from counter_app.ui.style.theme import DARK, Theme
from payments_core.errors import DocumentRefused, RuleBroken, WorldTrouble
from payments_core.model.debt_kind import DebtKind
from payments_core.wire.desk.catalogue_messages import PutKind
from payments_core.wire.desk.messages import SignInRequest
from tests.architecture.source import ROOT
from tests.factories.desk_window import DeskWindow, open_window
from tests.factories.running_server import RunningServer
from tests.factories.screen_offers import ACCOUNTS, MARKET, a_catalogue, managed
from tests.factories.screen_people import PASSWORD as SCREEN_PASSWORD
from tests.factories.screen_world import World
from tests.factories.server import (
    CREDENTIAL,
    DESK,
    ENTITY,
    OPERATOR,
    PASSWORD,
    USERNAME,
    add_everything,
)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
RETURN, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Down
PERCENT_AFTER_FIXED, TIERS_AFTER_FIXED = 3, 2


def kind_of_the_readme() -> DebtKind:
    """The kind that the README sets up with a file."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    (written,) = yaml.safe_load(block)["entities"][0]["kinds"]
    return TypeAdapter(DebtKind).validate_python(written)


@pytest.fixture
def world() -> World:
    return World(roles={"laura.bianchi": ("administrator",)}, catalogue=a_catalogue())


@pytest.fixture
def open_desk(qapp: object, world: World) -> Iterator[Callable[..., DeskWindow]]:
    opened: list[DeskWindow] = []

    def build(**choices: object) -> DeskWindow:
        desk = open_window(world, **choices)
        opened.append(desk)
        desk.window.resize(1366, 696)
        desk.sign_in()
        return desk

    yield build
    for desk in opened:
        desk.close()


@pytest.fixture
def desk(open_desk: Callable[..., DeskWindow]) -> DeskWindow:
    """On the list of kinds."""
    window = open_desk()
    window.press(Qt.Key.Key_6, CTRL)
    window.wait(lambda: window.focus() == "kinds_table")
    window.wait(lambda: window.table("kinds_table").current() is not None)
    return window


def lines(desk: DeskWindow, *texts: str) -> None:
    """What is typed from line to line; nothing leaves a line as it is."""
    for text in texts:
        desk.type(text)
        desk.press(RETURN)


def write_over(desk: DeskWindow, text: str) -> None:
    """Text in place of what stands in the line."""
    desk.press(Qt.Key.Key_A, CTRL)
    desk.type(text)


def down(desk: DeskWindow, times: int) -> None:
    for _ in range(times):
        desk.press(DOWN)


def add(desk: DeskWindow) -> None:
    desk.press(Qt.Key.Key_Insert, ALT)


def section(desk: DeskWindow, name: str) -> None:
    desk.press(Qt.Key(Qt.Key.Key_1 + list(SECTIONS).index(name)), ALT)


def open_kind(desk: DeskWindow, kind_id: str) -> None:
    """Down the list to a kind, and into it."""
    table = desk.table("kinds_table")
    desk.wait(lambda: table.current() is not None)
    while table.current().kind.kind_id != kind_id:
        desk.press(DOWN)
    desk.press(RETURN)
    desk.wait(lambda: desk.has("kind_title"))


def test_the_kind_of_the_readme_is_set_up_with_keys_alone(desk: DeskWindow) -> None:
    desk.press(Qt.Key.Key_N, CTRL)
    desk.wait(lambda: desk.focus() == "kind_id")
    lines(
        desk, "mercato-nuovo", "Canone del mercato", "Market fee",
        "Canone del mercato {year}, posto {posto}", "9/0101108TS/", "", "", "60", "", "",
    )  # fmt: skip
    assert desk.focus() == "offline"
    desk.press(Qt.Key.Key_Space)

    section(desk, "fields")
    add(desk)
    lines(desk, "posto", "Posto", "Pitch", "", "", "", "", "", "")
    desk.type("A00")
    add(desk)
    lines(desk, "metri", "Metri quadrati", "Square metres")
    down(desk, 1)
    lines(desk, "", "", "", "1")

    section(desk, "division")
    add(desk)
    lines(desk, "30100.03.0056", "2026/302", "10,00")
    desk.press(Qt.Key.Key_Insert, ALT)
    lines(desk, "30100.03.0057", "2026/303", "", "")
    assert desk.focus() == "add_beneficiaries"
    add(desk)
    lines(
        desk, "provincia", "80999990049", "Provincia di Esempio", "IT04P0999901400000000054321",
        "9/0201102IM/",
    )  # fmt: skip

    section(desk, "rates")
    assert desk.field("rate_id").text() == "mercato-nuovo"
    lines(desk, "mercato", "", "", "", "Canone")
    down(desk, TIERS_AFTER_FIXED)
    lines(desk, "", "metri", "20")
    desk.type("12,40")
    add(desk)
    lines(desk, "")
    lines(desk, "9,90", "", "")
    add(desk)
    lines(desk, "Addizionale provinciale")
    down(desk, PERCENT_AFTER_FIXED)
    lines(desk, "", "5")
    assert desk.focus() == "of_canone"
    desk.press(Qt.Key.Key_Space)
    lines(desk, "", "", "", "", "")
    desk.type("provincia")
    add(desk)
    lines(desk, "Diritti", "", "3,00", "", "", "30100.02.0043", "", "", "")
    assert desk.focus() == "valid_from"
    desk.type("01/01/2026")

    section(desk, "plan")
    desk.press(Qt.Key.Key_Space)
    lines(desk, "2, 3, 4", "100,00")

    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.has("differences"))
    assert len(desk.world.catalogue) == 5
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: "revisione 1" in desk.told())
    assert desk.world.catalogue[-1].kind == replace(kind_of_the_readme(), kind_id="mercato-nuovo")
    desk.wait(lambda: desk.words("kind_title") == "Canone del mercato")
    assert not desk.has("kind_begun")


def test_a_changed_kind_tells_its_differences_before_it_is_saved(desk: DeskWindow) -> None:
    open_kind(desk, "mercato")
    desk.wait(lambda: desk.focus() == "name")
    lines(desk, "", "", "Mercato {year}, posto {posto}")
    assert desk.has("kind_begun")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.has("differences"))
    said = [one.text() for one in texts_in(desk, "differences_panel")]
    assert said[:2] == ["Salvare 1 modifica a Canone del mercato?", said[1]]
    assert said[-3:] == [
        "Causale", "Canone del mercato {year}, posto {posto}", "Mercato {year}, posto {posto}",
    ]  # fmt: skip
    desk.press(Qt.Key.Key_Escape)
    desk.wait(lambda: not desk.has("differences"))
    assert desk.field("remittance").text() == "Mercato {year}, posto {posto}"
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.has("differences"))
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: "revisione 4" in desk.told())
    desk.press(Qt.Key.Key_I, CTRL)
    desk.wait(lambda: "revisione 4" in [one.text() for one in texts_in(desk, "history_panel")])
    desk.press(Qt.Key.Key_Escape)
    desk.wait(lambda: desk.focus() == "kinds_table")
    desk.wait(lambda: desk.table("kinds_table").current() is not None)
    assert desk.table("kinds_table").current().revision == 4


def texts_in(desk: DeskWindow, name: str) -> list:
    from PySide6.QtWidgets import QLabel

    return [one for one in desk.part(QWidget, name).findChildren(QLabel) if one.isVisible()]


def test_a_new_version_begins_with_the_next_year_and_the_old_one_stays(desk: DeskWindow) -> None:
    open_kind(desk, "mercato")
    section(desk, "rates")
    assert desk.focus() == "open_Rate"
    desk.press(Qt.Key.Key_N, CTRL)
    desk.wait(lambda: desk.focus() == "valid_from")
    assert desk.field("valid_from").text() == "01/01/2027"
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.has("differences"))
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: "revisione 4" in desk.told())
    first, second = desk.world.catalogue[-1].kind.rates
    assert first == MARKET.kind.rates[0]
    assert second == replace(first, version=2, valid_from=date(2027, 1, 1))


def test_a_copy_is_a_new_kind_without_a_name(desk: DeskWindow) -> None:
    desk.press(Qt.Key.Key_D, CTRL)
    desk.wait(lambda: desk.focus() == "kind_id")
    desk.type("carta-bis")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.has("differences"))
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: len(desk.world.catalogue) == 6)
    assert desk.world.catalogue[-1].kind == replace(
        desk.world.catalogue[0].kind, kind_id="carta-bis"
    )


def test_what_is_wrong_is_said_at_its_line_and_nothing_typed_is_touched(desk: DeskWindow) -> None:
    open_kind(desk, "mercato")
    desk.wait(lambda: desk.focus() == "name")
    lines(desk, "", "", "Mercato {pasto}")
    desk.wait(lambda: "non è un campo" in desk.field("remittance").accessibleDescription())
    assert desk.field("remittance").text() == "Mercato {pasto}"
    section(desk, "division")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.focus() == "remittance")
    assert "1" in desk.told() or "una cosa" in desk.told()
    assert desk.world.catalogue[-1].revision == 3


def test_what_the_server_refuses_is_said_at_its_line(desk: DeskWindow) -> None:
    desk.world.save_trouble = DocumentRefused(
        "kind_refused", [("account_id", "account_unknown")], kind="mercato"
    )
    open_kind(desk, "mercato")
    desk.wait(lambda: desk.focus() == "name")
    write_over(desk, "Mercato")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: "server non accetta" in desk.told())
    desk.wait(lambda: desk.focus() == "account_id")


def test_two_administrators_at_once_see_what_they_would_undo(desk: DeskWindow) -> None:
    open_kind(desk, "mercato")
    desk.wait(lambda: desk.focus() == "name")
    write_over(desk, "Mercato")
    theirs = replace(MARKET.kind, offline=False)
    others = desk.world.catalogue[:-1]
    desk.world.catalogue = [*others, managed(theirs, revision=4, made_by="Ugo Blu")]
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: "Ugo Blu" in desk.told())
    assert desk.field("name").text() == "Mercato"
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.has("differences"))
    said = [one.text() for one in texts_in(desk, "differences_panel")]
    assert "Si rilascia anche fuori linea" in said
    assert desk.world.catalogue[-1].kind == theirs


def test_what_is_begun_stays_until_it_is_saved_or_thrown_away(desk: DeskWindow) -> None:
    open_kind(desk, "mercato")
    desk.wait(lambda: desk.focus() == "name")
    write_over(desk, "Mercatino")
    desk.press(Qt.Key.Key_Escape)
    desk.wait(lambda: desk.focus() == "kinds_table")
    open_kind(desk, "mercato")
    desk.wait(lambda: desk.focus() == "name")
    assert desk.field("name").text() == "Mercatino"
    desk.press(Qt.Key.Key_G, CTRL)
    assert desk.field("name").text() == "Mercatino"
    desk.press(Qt.Key.Key_G, CTRL)
    desk.wait(lambda: desk.field("name").text() == "Canone del mercato")
    assert not desk.has("kind_begun")


def test_another_text_size_and_a_locked_desk_keep_what_is_typed(desk: DeskWindow) -> None:
    open_kind(desk, "mercato")
    desk.wait(lambda: desk.focus() == "name")
    write_over(desk, "Mercatino")
    desk.window.set_look(replace(desk.window.look, theme=Theme(DARK, 115)))
    desk.wait(lambda: desk.has("kind_begun"))
    assert desk.field("name").text() == "Mercatino"
    desk.press(Qt.Key.Key_L, CTRL)
    desk.wait(lambda: desk.focus() == "password")
    desk.window.set_look(replace(desk.window.look, theme=Theme(DARK)))
    desk.wait(lambda: desk.focus() in ("username", "password"))
    desk.world.roles = {}
    if desk.focus() == "username":
        write_over(desk, "marco.verdi")
        desk.press(RETURN)
    desk.type(SCREEN_PASSWORD)
    desk.press(RETURN)
    desk.wait(lambda: desk.focus() == "search_field")
    assert not desk.has("rail_kinds")
    assert not desk.has("kind_title")


def test_what_may_not_be_done_any_more_at_the_next_sign_in_is_not_there(desk: DeskWindow) -> None:
    open_kind(desk, "mercato")
    desk.press(Qt.Key.Key_L, CTRL)
    desk.wait(lambda: desk.focus() == "password")
    desk.world.roles = {}
    desk.type(SCREEN_PASSWORD)
    desk.press(RETURN)
    desk.wait(lambda: desk.focus() == "search_field")
    assert not desk.has("rail_kinds")
    assert not desk.has("kind_title")


def test_cards_are_moved_and_taken_away_with_keys(desk: DeskWindow) -> None:
    open_kind(desk, "mercato")
    section(desk, "fields")
    form = desk.window.shell.page._form
    names = lambda: [one["field"] for one in form.document()["fields"]]  # noqa: E731
    assert (desk.focus(), names()) == ("field", ["posto", "metri", "merce"])
    desk.press(DOWN, ALT)
    assert names() == ["metri", "posto", "merce"]
    desk.press(Qt.Key.Key_Up, ALT)
    assert names() == ["posto", "metri", "merce"]
    desk.press(Qt.Key.Key_Delete, ALT)
    assert names() == ["metri", "merce"]
    assert desk.field("field").text() in ("metri", "merce")


def test_enter_leads_through_the_whole_form(desk: DeskWindow) -> None:
    open_kind(desk, "mercato")
    desk.wait(lambda: desk.focus() == "name")
    here = lambda: desk.window.shell.page._form.section()  # noqa: E731
    seen = [here()]
    for _ in range(80):
        desk.press(RETURN)
        if here() != seen[-1]:
            seen.append(here())
        if here() == "division":
            break
    assert seen == list(SECTIONS)


def test_a_version_in_force_is_opened_at_its_beginning(desk: DeskWindow) -> None:
    open_kind(desk, "mercato")
    section(desk, "rates")
    desk.press(RETURN)
    assert desk.focus() == "rate_id"
    assert desk.field("rate_id").isReadOnly()


def test_many_cards_are_closed_and_enter_opens_one(desk: DeskWindow) -> None:
    (rate,) = MARKET.kind.rates
    two = replace(MARKET.kind, rates=(rate, replace(rate, rate_id="mercato-estivo")))
    desk.window.shell.go(KindPlace("", None, ACCOUNTS, document_of(two)))
    desk.wait(lambda: desk.focus() == "kind_id")
    section(desk, "rates")
    assert desk.focus() == "open_Rate"
    desk.press(Qt.Key.Key_Tab)
    desk.press(RETURN)
    assert (desk.focus(), desk.field("rate_id").text()) == ("rate_id", "mercato-estivo")
    desk.press(Qt.Key.Key_Delete, ALT)
    assert desk.focus() == "open_Rate"


def test_a_trial_follows_what_is_typed(desk: DeskWindow) -> None:
    open_kind(desk, "mercato")
    desk.press(Qt.Key.Key_F5)
    desk.wait(lambda: desk.focus() == "simulation_day")
    lines(desk, "")
    lines(desk, "b12")
    desk.type("25")
    desk.wait(lambda: desk.words("simulation_total") == "297,50 €")
    subject = "Canone del mercato 2026, posto B12"
    desk.wait(lambda: subject in [one.text() for one in texts_in(desk, "simulation_panel")])
    said = [one.text() for one in texts_in(desk, "simulation_panel")]
    assert "22/01/2027" in said
    assert "In 2 rate, fino al 22/02/2027" in said
    desk.field("simulation_day").setText("1/13/2026")
    desk.field("simulation_day").editingFinished.emit()
    assert desk.words("simulation_total") == ""


def test_the_parts_of_the_amount_are_in_sight_whatever_is_typed(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    world.catalogue = [managed(kind_of_the_readme())]
    desk = open_desk()
    desk.window.shell.go(KindPlace("mercato", world.catalogue[0], ACCOUNTS))
    desk.wait(lambda: desk.focus() == "name")
    desk.press(Qt.Key.Key_F5)
    desk.wait(lambda: desk.focus() == "simulation_day")
    lines(desk, "", "b12")
    desk.type("25")
    desk.wait(lambda: desk.words("simulation_total") == "315,38 €")
    said = texts_in(desk, "simulation_sum")
    assert {"Canone", "Addizionale provinciale", "Diritti", "297,50 €"} <= {
        one.text() for one in said
    }
    for one in said:
        assert one.visibleRegion().boundingRect().height() == one.height(), one.text()
    assert desk.focus() == "field_metri"


def test_without_the_server_the_list_says_so_and_can_be_asked_again(desk: DeskWindow) -> None:
    desk.world.catalogue_trouble = WorldTrouble("server_unreachable")
    desk.press(Qt.Key.Key_F5)
    desk.wait(lambda: desk.has("no_kinds"))
    assert desk.words("no_kinds_headline") == "Serve il server"
    desk.world.catalogue_trouble = RuleBroken("role_missing")
    desk.press(Qt.Key.Key_F5)
    desk.wait(lambda: desk.words("no_kinds_headline") == "Questa parte non è aperta al tuo accesso")
    desk.world.catalogue_trouble, desk.world.catalogue = None, []
    desk.press(Qt.Key.Key_F5)
    desk.wait(lambda: desk.words("no_kinds_headline") == "Ancora nessun tipo di avviso")


@pytest.mark.parametrize("roles", [("clerk",), ("supervisor",), ("clerk", "supervisor")])
def test_nobody_else_sees_the_area(
    world: World, open_desk: Callable[..., DeskWindow], roles: tuple[str, ...]
) -> None:
    world.roles = {"laura.bianchi": roles}
    desk = open_desk()
    assert not desk.has("rail_kinds")
    desk.press(Qt.Key.Key_6, CTRL)
    assert desk.focus() == "search_field"


def _scroll_area_around(widget: QWidget) -> QScrollArea:
    step = widget.parentWidget()
    while not isinstance(step, QScrollArea):
        step = step.parentWidget()
    return step


def _wait_until_it_fits(desk: DeskWindow, area: QScrollArea, where: str) -> None:
    """Lines that wrap find their width in a few turns, once all of the page is there."""
    desk.settle()
    desk.wait(lambda: area.widget().width() <= area.viewport().width(), where)


@pytest.mark.parametrize("scale", [100, 130, 200])
@pytest.mark.parametrize("language", ["it", "en"])
def test_no_page_of_kinds_is_wider_than_its_place_or_has_a_nameless_part(
    world: World, open_desk: Callable[..., DeskWindow], language: str, scale: int
) -> None:
    readme = managed(kind_of_the_readme(), revision=12, made_by="Anna Maria Neri di San Martino")
    world.catalogue = [readme, *world.catalogue]
    desk = open_desk(theme=Theme(DARK, scale), language=language)
    shell = desk.window.shell
    shell.go(KindsPlace())
    _wait_until_it_fits(desk, _scroll_area_around(shell.page), "kinds")
    shell.go(KindPlace("mercato", readme, ACCOUNTS))
    page = shell.page
    for name in SECTIONS:
        page._form.open(name)
        for button in page._form.findChildren(QAbstractButton, "open_Rate"):
            button.click()
        _wait_until_it_fits(desk, _scroll_area_around(page), name)
        _wait_until_it_fits(desk, page._form._pages[name], name)
        kinds = (QAbstractButton, QLineEdit, QComboBox, QTableView)
        parts = [one for kind in kinds for one in page.findChildren(kind) if one.isVisible()]
        assert [one for one in parts if not one.accessibleName()] == [], name
    for keys in ((Qt.Key.Key_F5,), (Qt.Key.Key_I, CTRL)):
        desk.press(*keys)
        _wait_until_it_fits(desk, _scroll_area_around(page), f"after {keys}")


def test_no_key_means_two_things(desk: DeskWindow) -> None:
    open_kind(desk, "mercato")
    section(desk, "rates")
    desk.press(Qt.Key.Key_N, CTRL)
    switched_on = (one for one in desk.window.findChildren(QShortcut) if one.isEnabled())
    keys = [one.key().toString() for one in switched_on]
    for act in desk.part(QWidget, "action_bar").actions():
        keys += [key.toString() for key in act.shortcuts()]
    assert len(keys) == len(set(keys))


def test_the_real_server_and_the_real_client_understand_each_other(
    server: RunningServer, unit_of_work: UnitOfWork
) -> None:
    with unit_of_work() as session:
        add_everything(session, password_hash=hash_password(PASSWORD))
        session.add(OperatorRoleRow(entity_id=ENTITY, operator_id=OPERATOR, role="administrator"))
    with CentralClient(server.url, f"{ENTITY}/{DESK}:{CREDENTIAL}") as client:
        token = client.sign_in(SignInRequest(username=USERNAME, password=PASSWORD)).token
        written = read_kind(document_of(kind_of_the_readme()))[0]
        assert written == kind_of_the_readme()
        wanted = PutKind(kind=written, made_from=0)
        assert client.put_kind(wanted, token, dry_run=True).revision == 0
        assert client.put_kind(wanted, token, dry_run=False).revision == 1
        assert client.catalogue(token).kinds[-1].kind == kind_of_the_readme()
        assert client.profile().kinds[-1].kind == kind_of_the_readme()
        (revision,) = client.kind_history("mercato", token).revisions
        assert (revision.revision, revision.made_by) == (1, "Laura Bianchi")
        with pytest.raises(DocumentRefused) as refused:
            client.put_kind(wanted, token, dry_run=False)
        assert refused.value.faults == (("kind_id", "kind_id_taken"),)
